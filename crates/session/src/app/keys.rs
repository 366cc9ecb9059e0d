//! Keys: as they go down, as commands name them, as a person writes them.

/// A key that went down, with those that are held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chord {
    /// What it writes: `a`, `Enter`, `ArrowUp`.
    pub key: String,
    /// Where it is: `KeyA`, `Digit1`.
    pub code: String,
    /// Whether Ctrl is held, or ⌘.
    pub control: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Shift is held.
    pub shift: bool,
}

impl Chord {
    /// Whether it is these keys: `Mod` is Ctrl, or ⌘ on a Mac.
    pub fn is(&self, keys: &str) -> bool {
        let mut wanted = (false, false, false);
        let mut key = "";
        for part in keys.split('+') {
            match part {
                "Mod" => wanted.0 = true,
                "Alt" => wanted.1 = true,
                "Shift" => wanted.2 = true,
                other => key = other,
            }
        }
        // Shift changes what a digit key writes: the key itself is asked for.
        let same =
            self.key.eq_ignore_ascii_case(key) || self.code.strip_prefix("Digit") == Some(key);
        same && (self.control, self.alt, self.shift) == wanted
    }
}

/// Keys as a person writes them; on a Mac by its signs.
pub fn spelled(keys: &str, is_mac: bool) -> String {
    let name = |key: &str| match (key, is_mac) {
        ("Mod", false) => "Ctrl".to_owned(),
        ("Mod", true) => "⌘".to_owned(),
        ("Alt", true) => "⌥".to_owned(),
        ("Shift", true) => "⇧".to_owned(),
        (" ", _) => "Space".to_owned(),
        ("ArrowUp", _) => "↑".to_owned(),
        ("ArrowDown", _) => "↓".to_owned(),
        ("ArrowLeft", _) => "←".to_owned(),
        ("ArrowRight", _) => "→".to_owned(),
        (key, _) if key.len() == 1 => key.to_uppercase(),
        (key, _) => key.to_owned(),
    };
    let names: Vec<String> = keys.split('+').map(name).collect();
    names.join(if is_mac { "" } else { "+" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_known_by_what_they_write_and_digits_by_where_they_are() {
        let chord = |key: &str, code: &str, control, alt, shift| Chord {
            key: key.to_owned(),
            code: code.to_owned(),
            control,
            alt,
            shift,
        };
        assert!(chord("z", "KeyZ", true, false, false).is("Mod+z"));
        assert!(chord("Z", "KeyZ", true, false, true).is("Mod+Shift+z"));
        assert!(!chord("z", "KeyZ", true, false, false).is("Mod+Shift+z"));
        assert!(chord("!", "Digit1", false, true, true).is("Alt+Shift+1"));
        // Caps Lock is on.
        assert!(chord("C", "KeyC", true, false, false).is("Mod+c"));
        assert!(chord("z", "KeyZ", true, false, true).is("Mod+Shift+z"));
        assert!(chord("F7", "F7", false, false, false).is("F7"));
    }

    #[test]
    fn keys_are_spelled_for_the_machine() {
        assert_eq!(spelled("Mod+Shift+c", false), "Ctrl+Shift+C");
        assert_eq!(spelled("Mod+Shift+c", true), "⌘⇧C");
        assert_eq!(spelled("Alt+ArrowUp", false), "Alt+↑");
        assert_eq!(spelled("Alt+ArrowUp", true), "⌥↑");
    }
}
