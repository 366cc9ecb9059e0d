//! What the writer chose for this machine: language, colours, whether to keep anything.

use super::storage::settings;
use super::wording::Language;

/// The colour scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The next one in turn.
    pub fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }

    /// The `data-theme` attribute; `None` follows the system.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// The choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The interface's language.
    pub language: Language,
    /// The colour scheme.
    pub theme: Theme,
    /// Whether what is open is kept on this machine.
    pub keeping: bool,
}

impl Settings {
    /// The choices made before on this machine; Chinese, the system's colours and keeping where
    /// none were.
    pub fn load() -> Self {
        let get = |key: &str| settings::get(key);
        Self {
            language: if get("language").as_deref() == Some("en") {
                Language::English
            } else {
                Language::Chinese
            },
            theme: match get("theme").as_deref() {
                Some("light") => Theme::Light,
                Some("dark") => Theme::Dark,
                _ => Theme::Auto,
            },
            keeping: get("keeping").as_deref() != Some("off"),
        }
    }

    /// Keeps the choices, where the browser lets a page keep anything.
    pub fn store(&self) {
        let language = if self.language == Language::English {
            "en"
        } else {
            "zh"
        };
        settings::set("language", language);
        settings::set("theme", self.theme.attribute().unwrap_or("auto"));
        settings::set("keeping", if self.keeping { "on" } else { "off" });
    }
}
