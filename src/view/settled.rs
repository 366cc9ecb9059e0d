//! What may lag behind the writer: the sheet beside the text by a frame, long lists until a pause is made.

use gloo::render::{AnimationFrame, request_animation_frame};
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

/// What is drawn behind the text.
struct Behind<T> {
    shown: Option<T>,
    /// A frame has passed since it was put off.
    due: bool,
    frame: Option<AnimationFrame>,
    task: Option<Timeout>,
}

/// `now`, or what it was before, until the next frame is on screen; at first nothing. Drawn by it, what
/// is beside the text costs the frame of a key nothing. `in_step` says of what is shown that it need not
/// wait.
#[hook]
pub fn use_behind<T: Clone + 'static>(now: &T, in_step: impl FnOnce(&T) -> bool) -> Option<T> {
    let behind = use_mut_ref(|| Behind {
        shown: None::<T>,
        due: false,
        frame: None,
        task: None,
    });
    let update = use_force_update();
    let mut held = behind.borrow_mut();
    if held.due || held.shown.as_ref().is_some_and(in_step) {
        held.shown = Some(now.clone());
        held.due = false;
    } else if held.frame.is_none() {
        let behind = behind.clone();
        held.frame = Some(request_animation_frame(move |_| {
            // The frame is painted when this task runs.
            let it = behind.clone();
            let task = Timeout::new(0, move || {
                let mut held = it.borrow_mut();
                (held.due, held.frame, held.task) = (true, None, None);
                drop(held);
                update.force_update();
            });
            behind.borrow_mut().task = Some(task);
        }));
    }
    held.shown.clone()
}
