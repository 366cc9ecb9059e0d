//! What is said to a person, in both languages: names, sentences. Which language is read is the
//! reader's choice, not the core's.

use serde::{Deserialize, Serialize};

/// A language of the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    #[default]
    Chinese,
    /// English.
    English,
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

/// A number with an English noun: `1 problem`, `2,000 problems`.
pub fn count(n: u32, noun: &str) -> String {
    format!("{} {noun}{}", group(n), if n == 1 { "" } else { "s" })
}

/// A number with its thousands set apart: 12,345.
pub fn group(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + 3);
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_words() {
        let name = both("提纲", "Outline");
        assert_eq!(name.of(Language::default()), "提纲");
        assert_eq!(name.say(Language::English), "Outline");
        let json = serde_json::to_string(&name).unwrap();
        assert_eq!(json, r#"{"zh":"提纲","en":"Outline"}"#);
        let built: Bilingual<String> = serde_json::from_str(&json).unwrap();
        assert_eq!(built, name.into());
    }

    #[test]
    fn numbers_of_things() {
        assert_eq!(count(1, "problem"), "1 problem");
        assert_eq!(count(0, "problem"), "0 problems");
        assert_eq!(count(12_345, "row"), "12,345 rows");
        assert_eq!([group(999), group(1_000_000)], ["999", "1,000,000"]);
    }
}
