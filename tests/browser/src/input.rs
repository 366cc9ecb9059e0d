//! Hands: real key presses, a real mouse, and an input method.

use serde_json::{Value, json};

use crate::{Page, Result, keys};

/// Steps between the two ends of a drag.
const STEPS: i64 = 8;

impl Page {
    /// Presses and releases keys by their DOM names: `Enter`, `Alt+ArrowUp`, `Ctrl+Shift+z`.
    pub fn press(&self, chord: &str) -> Result {
        let keys = keys::chord(chord)?;
        let down = keys
            .iter()
            .map(|key| json!({"type": "keyDown", "value": key}));
        let up = keys
            .iter()
            .rev()
            .map(|key| json!({"type": "keyUp", "value": key}));
        self.actions(
            json!({"type": "key", "id": "keys", "actions": down.chain(up).collect::<Value>()}),
        )
    }

    /// Holds keys while `then` runs, as for a click with Shift.
    pub fn holding(&self, chord: &str, then: impl FnOnce() -> Result) -> Result {
        let keys = keys::chord(chord)?;
        let act = |kind: &str, keys: Vec<char>| {
            let actions: Value = keys
                .iter()
                .map(|key| json!({"type": kind, "value": key}))
                .collect();
            self.actions(json!({"type": "key", "id": "keys", "actions": actions}))
        };
        act("keyDown", keys.clone())?;
        let done = then();
        act("keyUp", keys.into_iter().rev().collect())?;
        done
    }

    /// Types character by character, each a key press with its events.
    pub fn type_text(&self, text: &str) -> Result {
        let key = |c: char| if c == '\n' { '\u{e007}' } else { c };
        let actions: Value = text
            .chars()
            .map(key)
            .flat_map(|c| ["keyDown", "keyUp"].map(|kind| json!({"type": kind, "value": c})))
            .collect();
        self.actions(json!({"type": "key", "id": "keys", "actions": actions}))
    }

    /// Inserts text at once, as an input method or an emoji panel does: input events, no keys.
    pub fn insert_text(&self, text: &str) -> Result {
        self.cdp("Input.insertText", json!({"text": text}))
            .map(drop)
    }

    /// What an input method shows before it is chosen; the caret at its end. Call it again for
    /// every change: `n`, `ni`, `你`.
    pub fn compose(&self, text: &str) -> Result {
        let end = text.encode_utf16().count();
        let params = json!({"text": text, "selectionStart": end, "selectionEnd": end});
        self.cdp("Input.imeSetComposition", params).map(drop)
    }

    /// Ends the composition with the chosen text.
    pub fn commit(&self, text: &str) -> Result {
        self.insert_text(text)
    }

    /// Ends the composition with nothing, as Escape does in an input method.
    pub fn cancel_composition(&self) -> Result {
        self.compose("")
    }

    /// A key that the input method takes while it composes: the page hears of it with key code 229
    /// and it does nothing by itself.
    pub fn press_composing(&self, key: &str) -> Result {
        for kind in ["rawKeyDown", "keyUp"] {
            let params =
                json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": 229});
            self.cdp("Input.dispatchKeyEvent", params)?;
        }
        Ok(())
    }

    /// A real click in the middle of the first match.
    pub fn click(&self, css: &str) -> Result {
        let (x, y) = self.rect(css)?.center();
        self.click_at(x, y)
    }

    /// Two clicks, as for selecting a word.
    pub fn double_click(&self, css: &str) -> Result {
        let (x, y) = self.rect(css)?.center();
        self.double_click_at(x, y)
    }

    /// The right button.
    pub fn context_click(&self, css: &str) -> Result {
        let (x, y) = self.rect(css)?.center();
        self.mouse(vec![
            to(x, y),
            button("pointerDown", 2),
            button("pointerUp", 2),
        ])
    }

    /// A click at a place in the viewport.
    pub fn click_at(&self, x: i64, y: i64) -> Result {
        self.mouse(vec![
            to(x, y),
            button("pointerDown", 0),
            button("pointerUp", 0),
        ])
    }

    /// A double click there, and one however slow the machine is, which WebDriver's own actions
    /// would not promise.
    pub fn double_click_at(&self, x: i64, y: i64) -> Result {
        let (x, y) = self.in_viewport((x, y));
        for nth in 1..=2 {
            for event in ["mousePressed", "mouseReleased"] {
                self.cdp(
                    "Input.dispatchMouseEvent",
                    json!({"type": event, "x": x, "y": y, "button": "left", "clickCount": nth}),
                )?;
            }
        }
        Ok(())
    }

    /// Moves the mouse over the first match and leaves it there.
    pub fn hover(&self, css: &str) -> Result {
        let (x, y) = self.rect(css)?.center();
        self.mouse(vec![to(x, y)])
    }

    /// Presses on the middle of one element, moves in steps, releases on the middle of another.
    pub fn drag(&self, from: &str, onto: &str) -> Result {
        let end = self.rect(onto)?.center();
        self.drag_at(self.rect(from)?.center(), end)
    }

    /// The same between two places in the viewport, for the upper half of a row and the like.
    pub fn drag_at(&self, from: (i64, i64), end: (i64, i64)) -> Result {
        let mut steps = vec![to(from.0, from.1), button("pointerDown", 0)];
        for step in 1..=STEPS {
            let x = from.0 + (end.0 - from.0) * step / STEPS;
            let y = from.1 + (end.1 - from.1) * step / STEPS;
            steps.push(to(x, y));
        }
        // Twice at the end: a drag is over a place only once it has moved there.
        steps.extend([to(end.0, end.1), button("pointerUp", 0)]);
        self.mouse(steps)
    }

    /// Turns the wheel over the first match.
    pub fn wheel(&self, css: &str, down: i64) -> Result {
        let (x, y) = self.in_viewport(self.rect(css)?.center());
        let scroll = json!({"type": "scroll", "x": x, "y": y, "deltaX": 0, "deltaY": down});
        self.actions(json!({"type": "wheel", "id": "wheel", "actions": [scroll]}))
    }

    /// Gives the focus by script, without a click.
    pub fn focus(&self, css: &str) -> Result {
        self.one(css, "e.focus()", Value::Null).map(drop)
    }

    pub(crate) fn mouse(&self, mut steps: Vec<Value>) -> Result {
        // The driver takes places as the whole page has them, in a frame, too.
        for step in steps.iter_mut().filter(|step| step["x"].is_i64()) {
            let place = |axis: &str| step[axis].as_i64().unwrap_or_default();
            let (x, y) = self.in_viewport((place("x"), place("y")));
            (step["x"], step["y"]) = (x.into(), y.into());
        }
        let parameters = json!({"pointerType": "mouse"});
        self.actions(
            json!({"type": "pointer", "id": "mouse", "parameters": parameters, "actions": steps}),
        )
    }

    fn actions(&self, source: Value) -> Result {
        self.wire
            .post("/actions", json!({"actions": [source]}))
            .map(drop)
    }
}

fn to(x: i64, y: i64) -> Value {
    json!({"type": "pointerMove", "x": x, "y": y, "duration": 0, "origin": "viewport"})
}

fn button(kind: &str, button: u8) -> Value {
    json!({"type": kind, "button": button})
}
