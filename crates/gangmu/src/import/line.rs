//! Errors as a line of text, `invalid 4710 2 GB18030`: how the page's decoder, a WebAssembly module
//! of its own, tells the page.

use super::{ImportError, Source};

impl ImportError {
    /// The error as a line for [`ImportError::from_line`].
    pub fn to_line(&self) -> String {
        match self {
            Self::Empty => "empty".to_owned(),
            Self::TooLarge { n_bytes } => format!("too-large {n_bytes}"),
            Self::Foreign(source) => format!("foreign {}", source.id()),
            Self::Binary { offset } => format!("binary {offset}"),
            Self::Invalid {
                encoding,
                offset,
                n_bytes,
            } => format!("invalid {offset} {n_bytes} {encoding}"),
            Self::UnknownEncoding { guess } => format!("unknown {guess}"),
            Self::NoDecoder => "no-decoder".to_owned(),
        }
    }

    /// The error of which the line was made; `None` if it was made of none.
    pub fn from_line(line: &str) -> Option<Self> {
        let source = |id: &str| Source::ALL.iter().copied().find(|s| s.id() == id);
        let mut words = line.split(' ');
        let name = words.next()?;
        let rest = || line.rsplit(' ').next().unwrap_or_default();
        let mut number = || words.next()?.parse().ok();
        Some(match name {
            "empty" => Self::Empty,
            "too-large" => Self::TooLarge { n_bytes: number()? },
            "foreign" => Self::Foreign(source(rest())?),
            "binary" => Self::Binary { offset: number()? },
            "invalid" => Self::Invalid {
                offset: number()?,
                n_bytes: number()?,
                encoding: rest().to_owned().into(),
            },
            "unknown" => Self::UnknownEncoding {
                guess: rest().to_owned().into(),
            },
            "no-decoder" => Self::NoDecoder,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_there_and_back() {
        let errors = [
            ImportError::Empty,
            ImportError::TooLarge { n_bytes: 1 << 30 },
            ImportError::Binary { offset: 17 },
            ImportError::Invalid {
                encoding: "UTF-16LE".into(),
                offset: 4710,
                n_bytes: 2,
            },
            ImportError::UnknownEncoding {
                guess: "windows-1251".into(),
            },
            ImportError::NoDecoder,
        ];
        let foreign = Source::ALL.iter().copied().map(ImportError::Foreign);
        for error in errors.into_iter().chain(foreign) {
            assert_eq!(ImportError::from_line(&error.to_line()), Some(error));
        }
    }

    #[test]
    fn other_lines_are_no_errors() {
        for line in ["", "invalid", "invalid 1 x GB18030", "foreign elf", "一、"] {
            assert_eq!(ImportError::from_line(line), None, "{line}");
        }
    }
}
