//! A hand that stays down: pressing, moving, letting go in steps of their own, so that a test can
//! look in between. By the mouse, or by a finger on a page opened with [`crate::Options::touch`].

use serde_json::{Value, json};

use crate::{Page, Result};

/// Steps of one movement.
const STEPS: i64 = 8;

/// What touches the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// The left button of the mouse.
    Mouse,
    /// A finger.
    Finger,
}

impl Page {
    /// Goes down at a place in the viewport and stays there.
    pub fn hand_down(&self, hand: Hand, at: (i64, i64)) -> Result {
        match hand {
            Hand::Mouse => self.mouse(vec![to(at), json!({"type": "pointerDown", "button": 0})]),
            Hand::Finger => self.finger("touchStart", Some(at)),
        }
    }

    /// Moves in steps, from where it was put down or moved to last.
    pub fn hand_to(&self, hand: Hand, from: (i64, i64), at: (i64, i64)) -> Result {
        let step = |n: i64| {
            (
                from.0 + (at.0 - from.0) * n / STEPS,
                from.1 + (at.1 - from.1) * n / STEPS,
            )
        };
        // Twice at the end: a drag is over a place only once it has moved there.
        let mut steps = (1..=STEPS).chain([STEPS]).map(step);
        match hand {
            Hand::Mouse => self.mouse(steps.map(to).collect()),
            Hand::Finger => steps.try_for_each(|at| self.finger("touchMove", Some(at))),
        }
    }

    /// Lets go.
    pub fn hand_up(&self, hand: Hand) -> Result {
        match hand {
            Hand::Mouse => self.mouse(vec![json!({"type": "pointerUp", "button": 0})]),
            Hand::Finger => self.finger("touchEnd", None),
        }
    }

    /// A touch at a place in the viewport. Its click comes a moment later.
    pub fn tap_at(&self, at: (i64, i64)) -> Result {
        self.hand_down(Hand::Finger, at)?;
        self.hand_up(Hand::Finger)
    }

    /// A touch in the middle of the first match.
    pub fn tap(&self, css: &str) -> Result {
        self.tap_at(self.rect(css)?.center())
    }

    /// Touch events as the screen gives them: taps, holds and scrolling come of them.
    fn finger(&self, kind: &str, at: Option<(i64, i64)>) -> Result {
        let at = at.map(|at| self.in_viewport(at));
        let points: Vec<Value> = at.iter().map(|at| json!({"x": at.0, "y": at.1})).collect();
        let params = json!({"type": kind, "touchPoints": points});
        self.cdp("Input.dispatchTouchEvent", params).map(drop)
    }
}

fn to(at: (i64, i64)) -> Value {
    json!({"type": "pointerMove", "x": at.0, "y": at.1, "duration": 0, "origin": "viewport"})
}
