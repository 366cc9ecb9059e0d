//! What is said to a person, in both languages: names, sentences. Which language is read is the
//! reader's choice, not the core's.

use serde::{Deserialize, Serialize};

/// A language of the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// Chinese.
    #[default]
    #[serde(rename = "zh")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];
}

/// The same in both languages: a name that is always there, or with `S = String` a sentence that
/// was built.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bilingual<S = &'static str> {
    /// In Chinese.
    pub zh: S,
    /// In English.
    pub en: S,
}

/// `zh` in Chinese, `en` in English.
pub const fn both<S>(zh: S, en: S) -> Bilingual<S> {
    Bilingual { zh, en }
}

impl<S> Bilingual<S> {
    /// What `make` gives in each language.
    pub fn by(make: impl Fn(Language) -> S) -> Self {
        both(make(Language::Chinese), make(Language::English))
    }

    /// That of the language.
    pub fn of(self, language: Language) -> S {
        match language {
            Language::Chinese => self.zh,
            Language::English => self.en,
        }
    }
}

impl<S: AsRef<str>> Bilingual<S> {
    /// The words of the language.
    pub fn say(&self, language: Language) -> &str {
        both(self.zh.as_ref(), self.en.as_ref()).of(language)
    }
}

impl From<Bilingual> for Bilingual<String> {
    fn from(words: Bilingual) -> Self {
        both(words.zh.to_owned(), words.en.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_words() {
        let name = both("提纲", "Outline");
        assert_eq!(name.of(Language::default()), "提纲");
        assert_eq!(name.say(Language::English), "Outline");
        assert_eq!(Bilingual::by(|language| name.of(language)), name);
        let json = serde_json::to_string(&name).unwrap();
        assert_eq!(json, r#"{"zh":"提纲","en":"Outline"}"#);
        let built: Bilingual<String> = serde_json::from_str(&json).unwrap();
        assert_eq!(built, name.into());
    }
}
