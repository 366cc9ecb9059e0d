//! Small settings that outlive the page: language, theme, widths. Where the browser forbids local
//! storage or it is full, settings are forgotten with the page, and nothing else happens.

use crate::host;
use web_sys::Storage;

/// Before every key, so that other pages of the same origin (all of `file://`) are left alone.
const PREFIX: &str = "gangmu.";

/// The value last set under the key.
pub fn get(key: &str) -> Option<String> {
    area()?.get_item(&full(key)).ok()?
}

/// Sets the value.
pub fn set(key: &str, value: &str) {
    // Full or forbidden: see above.
    try_set(key, value);
}

/// Sets the value, if it can be: whether it is.
pub fn try_set(key: &str, value: &str) -> bool {
    area().is_some_and(|area| area.set_item(&full(key), value).is_ok())
}

/// Deletes the value.
pub fn remove(key: &str) {
    if let Some(area) = area() {
        // Whoever may set it may delete it.
        let _ = area.remove_item(&full(key));
    }
}

/// The keys that begin so.
pub fn keys(start: &str) -> Vec<String> {
    let Some(area) = area() else {
        return Vec::new();
    };
    let keys = 0..area.length().unwrap_or(0);
    let keys = keys.filter_map(|at| area.key(at).ok()?);
    let keys = keys.filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned));
    keys.filter(|key| key.starts_with(start)).collect()
}

/// Deletes all settings.
pub fn clear() {
    keys("").iter().for_each(|key| remove(key));
}

/// Whether the browser forbids local storage.
pub fn forbidden() -> bool {
    area().is_none()
}

/// Asking alone throws where storage is forbidden.
fn area() -> Option<Storage> {
    if !host::may_keep() {
        return None;
    }
    web_sys::window()?.local_storage().ok()?
}

fn full(key: &str) -> String {
    format!("{PREFIX}{key}")
}
