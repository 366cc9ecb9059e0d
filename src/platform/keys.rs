//! Keys as the browser tells of them.

use crate::platform::dom;
use session::Chord;
use web_sys::KeyboardEvent;

/// The key that went down.
pub fn chord(event: &KeyboardEvent) -> Chord {
    Chord {
        key: event.key(),
        code: event.code(),
        control: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
        shift: event.shift_key(),
    }
}

/// Whether an input method has the key.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// Whether keys are spelled as on a Mac.
pub fn is_mac() -> bool {
    let platform = dom::window().navigator().platform().unwrap_or_default();
    platform.starts_with("Mac") || platform.starts_with("iP")
}

/// Keys as a person on this machine writes them.
pub fn spelled(keys: &str) -> String {
    session::spelled(keys, is_mac())
}

/// The keys of the command of that name, so written; empty for one without keys.
pub fn of(id: &str) -> String {
    let action = session::by_id(id, &crate::host::decided());
    action
        .map(|action| action.shortcut(is_mac()))
        .unwrap_or_default()
}
