//! What may lag behind the writer: long lists beside the text are drawn anew once a pause is made.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How long a pause is, in milliseconds.
const PAUSE_MS: u32 = 150;

/// The last revision after which there was a pause. Whoever draws by it alone costs a keystroke
/// nothing.
#[hook]
pub fn use_settled(revision: u64) -> u64 {
    let settled = use_state_eq(|| revision);
    let set = settled.setter();
    use_effect_with(revision, move |revision| {
        let revision = *revision;
        let timer = Timeout::new(PAUSE_MS, move || set.set(revision));
        // Dropped by the next revision, or with who draws.
        move || drop(timer)
    });
    *settled
}
