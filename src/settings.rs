//! What the writer chose for this machine: language, colours, whether to keep anything.

use super::host;
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
    /// Black and white.
    Contrast,
}

impl Theme {
    /// The one of that name; any other follows the system.
    fn named(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            "contrast" => Self::Contrast,
            _ => Self::Auto,
        }
    }

    /// The next one in turn.
    pub fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Contrast,
            Self::Contrast => Self::Auto,
        }
    }

    /// The `data-theme` attribute; `None` follows the system.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
            Self::Contrast => Some("contrast"),
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
        let mut chosen = Self {
            language: if get("language").as_deref() == Some("en") {
                Language::English
            } else {
                Language::Chinese
            },
            theme: Theme::named(&get("theme").unwrap_or_default()),
            keeping: get("keeping").as_deref() != Some("off"),
        };
        chosen.follow_host();
        chosen
    }

    /// What the host has decided goes before what was chosen here.
    pub fn follow_host(&mut self) {
        let Some(decided) = host::options() else {
            return;
        };
        self.keeping &= decided.storage;
        match decided.lang.as_deref() {
            Some("en") => self.language = Language::English,
            Some(_) => self.language = Language::Chinese,
            None => {}
        }
        if let Some(theme) = &decided.theme {
            self.theme = Theme::named(theme);
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
