//! Keys by the names the DOM gives them, to the code points WebDriver gives them.

use crate::{Error, Result};

const NAMED: [(&str, char); 39] = [
    ("Backspace", '\u{e003}'),
    ("Tab", '\u{e004}'),
    ("Enter", '\u{e007}'),
    ("Shift", '\u{e008}'),
    ("Control", '\u{e009}'),
    ("Ctrl", '\u{e009}'),
    ("Alt", '\u{e00a}'),
    ("Pause", '\u{e00b}'),
    ("Escape", '\u{e00c}'),
    ("Space", ' '),
    ("PageUp", '\u{e00e}'),
    ("PageDown", '\u{e00f}'),
    ("End", '\u{e010}'),
    ("Home", '\u{e011}'),
    ("ArrowLeft", '\u{e012}'),
    ("ArrowUp", '\u{e013}'),
    ("ArrowRight", '\u{e014}'),
    ("ArrowDown", '\u{e015}'),
    ("Left", '\u{e012}'),
    ("Up", '\u{e013}'),
    ("Right", '\u{e014}'),
    ("Down", '\u{e015}'),
    ("Insert", '\u{e016}'),
    ("Delete", '\u{e017}'),
    ("F1", '\u{e031}'),
    ("F2", '\u{e032}'),
    ("F3", '\u{e033}'),
    ("F4", '\u{e034}'),
    ("F5", '\u{e035}'),
    ("F6", '\u{e036}'),
    ("F7", '\u{e037}'),
    ("F8", '\u{e038}'),
    ("F9", '\u{e039}'),
    ("F10", '\u{e03a}'),
    ("F11", '\u{e03b}'),
    ("F12", '\u{e03c}'),
    ("Meta", '\u{e03d}'),
    ("Plus", '+'),
    ("NumpadEnter", '\u{e006}'),
];

/// `Ctrl+Shift+z` to the keys pressed one after the other and released in the opposite order. The
/// last one may be a single character.
pub fn chord(chord: &str) -> Result<Vec<char>> {
    chord.split('+').map(key).collect()
}

fn key(name: &str) -> Result<char> {
    if let Some((_, code)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Ok(*code);
    }
    let mut characters = name.chars();
    match (characters.next(), characters.next()) {
        (Some(single), None) => Ok(single),
        _ => Err(Error(format!(
            "`{name}` is not a key; names are as in KeyboardEvent.key."
        ))),
    }
}

/// A key as the DevTools protocol has it.
pub struct Event {
    pub key: String,
    pub code: String,
    /// The code that Windows gives it.
    pub number: u32,
    /// What it writes.
    pub text: String,
    /// Its bit, if it is held to change what others do.
    pub modifier: u32,
}

/// The key that WebDriver names so.
pub fn event(code: char) -> Event {
    let name = NAMED.iter().find(|(_, known)| *known == code);
    let name = name.map_or("", |(name, _)| *name);
    let (key, number, text, modifier) = match name {
        "Backspace" => (name, 8, "", 0),
        "Tab" => (name, 9, "", 0),
        "Enter" | "NumpadEnter" => ("Enter", 13, "\r", 0),
        "Shift" => (name, 16, "", 8),
        "Control" => (name, 17, "", 2),
        "Alt" => (name, 18, "", 1),
        "Meta" => (name, 91, "", 4),
        "Escape" => (name, 27, "", 0),
        "Space" => (" ", 32, " ", 0),
        "PageUp" => (name, 33, "", 0),
        "PageDown" => (name, 34, "", 0),
        "End" => (name, 35, "", 0),
        "Home" => (name, 36, "", 0),
        "ArrowLeft" => (name, 37, "", 0),
        "ArrowUp" => (name, 38, "", 0),
        "ArrowRight" => (name, 39, "", 0),
        "ArrowDown" => (name, 40, "", 0),
        "Insert" => (name, 45, "", 0),
        "Delete" => (name, 46, "", 0),
        _ => match name.strip_prefix('F').and_then(|n| n.parse::<u32>().ok()) {
            Some(n) => (name, 111 + n, "", 0),
            None => return character(code),
        },
    };
    Event {
        key: key.into(),
        code: name.into(),
        number,
        text: text.into(),
        modifier,
    }
}

fn character(c: char) -> Event {
    let upper = c.to_ascii_uppercase();
    let (code, number) = match upper {
        'A'..='Z' => (format!("Key{upper}"), upper.into()),
        '0'..='9' => (format!("Digit{upper}"), upper.into()),
        _ => (String::new(), 0),
    };
    Event {
        key: c.into(),
        code,
        number,
        text: c.into(),
        modifier: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{chord, event};

    #[test]
    fn events() {
        let told = |c| {
            let key = event(c);
            (key.key, key.code, key.number, key.text)
        };
        let of = |key: &str, code: &str, number, text: &str| {
            (key.into(), code.into(), number, text.into())
        };
        assert_eq!(told('\u{e013}'), of("ArrowUp", "ArrowUp", 38, ""));
        assert_eq!(told('\u{e039}'), of("F9", "F9", 120, ""));
        assert_eq!(told('v'), of("v", "KeyV", 86, "v"));
        assert_eq!(told('。'), of("。", "", 0, "。"));
        assert_eq!(event('\u{e009}').modifier, 2);
    }

    #[test]
    fn chords() {
        assert_eq!(chord("Alt+ArrowUp"), Ok(vec!['\u{e00a}', '\u{e013}']));
        assert_eq!(chord("Ctrl+Shift+z"), Ok(vec!['\u{e009}', '\u{e008}', 'z']));
        assert_eq!(chord("。"), Ok(vec!['。']));
        assert!(chord("Hyper+x").is_err());
    }
}
