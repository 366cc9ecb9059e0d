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

#[cfg(test)]
mod tests {
    use super::chord;

    #[test]
    fn chords() {
        assert_eq!(chord("Alt+ArrowUp"), Ok(vec!['\u{e00a}', '\u{e013}']));
        assert_eq!(chord("Ctrl+Shift+z"), Ok(vec!['\u{e009}', '\u{e008}', 'z']));
        assert_eq!(chord("。"), Ok(vec!['。']));
        assert!(chord("Hyper+x").is_err());
    }
}
