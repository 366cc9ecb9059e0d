//! One sentence about what went wrong.

use std::fmt;

/// What went wrong, for a person. Prints the same with `{}` and `{:?}`, so that a test that returns
/// it reads well.
#[derive(Clone, PartialEq, Eq)]
pub struct Error(pub String);

/// The result of everything here.
pub type Result<T = ()> = std::result::Result<T, Error>;

impl Error {
    pub fn new(sentence: impl Into<String>) -> Error {
        Error(sentence.into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Error {
        Error(error.to_string())
    }
}

impl From<String> for Error {
    fn from(sentence: String) -> Error {
        Error(sentence)
    }
}

impl From<&str> for Error {
    fn from(sentence: &str) -> Error {
        Error(sentence.into())
    }
}
