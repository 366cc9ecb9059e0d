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
    if let Some(area) = area() {
        // Full or forbidden: see above.
        let _ = area.set_item(&full(key), value);
    }
}

/// Deletes all settings.
pub fn clear() {
    let Some(area) = area() else { return };
    let keys = 0..area.length().unwrap_or(0);
    let keys: Vec<String> = keys.filter_map(|at| area.key(at).ok()?).collect();
    for key in keys.iter().filter(|key| key.starts_with(PREFIX)) {
        // Whoever may list the keys may delete them.
        let _ = area.remove_item(key);
    }
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
