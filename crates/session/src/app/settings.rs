//! What the writer chose for this machine: language, colours, whether to keep anything.

use super::{Host, Language, Platform, State};

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
    pub(super) fn load(platform: &impl Platform, host: &Host) -> Self {
        let get = |key: &str| platform.setting(key);
        let mut chosen = Self {
            language: if get("language").as_deref() == Some("en") {
                Language::English
            } else {
                Language::Chinese
            },
            theme: Theme::named(&get("theme").unwrap_or_default()),
            keeping: get("keeping").as_deref() != Some("off"),
        };
        chosen.follow(host);
        chosen
    }

    /// What the host has decided goes before what was chosen here.
    pub(super) fn follow(&mut self, host: &Host) {
        let Some(decided) = host.options() else {
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
}

impl State {
    /// Keeps the choices, where the machine lets one keep anything.
    pub(super) fn store_settings(&mut self) {
        let Settings {
            language,
            theme,
            keeping,
        } = self.settings;
        let is_english = language == Language::English;
        self.set("language", if is_english { "en" } else { "zh" });
        self.set("theme", theme.attribute().unwrap_or("auto"));
        self.set("keeping", if keeping { "on" } else { "off" });
    }
}
