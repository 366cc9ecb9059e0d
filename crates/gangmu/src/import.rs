//! Taking in files of other programs: bytes become text or an outline, or a sentence that says why
//! not. [`Source`] is the list of what is known.
//!
//! Nothing is taken in by halves: where a byte cannot be read, the whole file is refused, and
//! the place is named. This module reads no files; it is given their bytes.
//!
//! [`decode`] knows every encoding of text that is taken in; [`decode_utf8`] settles most files
//! without their tables.

pub mod encodings;
mod line;
pub mod rich;
mod source;
mod utf8;

pub use encodings::decode;
pub use source::Source;
pub use utf8::decode_utf8;

use crate::outline::Outline;
use crate::report::Readings;
use crate::text::{Bilingual, both};
use std::borrow::Cow;
use std::fmt;

/// The longest file that is taken in, in bytes: 200 MB.
pub const MAX_BYTES: usize = 200 << 20;

/// Takes in a file of any [`Source`], told by its bytes.
///
/// ```
/// let gb18030 = b"\xD2\xBB\xA1\xA2\xD7\xDC\xCC\xE5\xC7\xE9\xBF\xF6\n";
/// let outline = gangmu::import::read(gb18030)?.into_outline();
/// assert_eq!(outline.write(), "一、总体情况\n");
///
/// let error = gangmu::import::read(b"%PDF-1.7").expect_err("is no text");
/// assert!(error.sentence().zh.starts_with("这是 PDF 文档"));
/// # Ok::<(), gangmu::import::ImportError>(())
/// ```
///
/// # Errors
/// An [`ImportError`] where the file is empty, too large, refused or damaged.
pub fn read(bytes: &[u8]) -> Result<Imported, ImportError> {
    match bytes.len() {
        n_bytes if n_bytes > MAX_BYTES => Err(ImportError::TooLarge { n_bytes }),
        _ => Source::of(bytes).read(bytes),
    }
}

/// What a file holds.
#[derive(Debug)]
pub enum Imported {
    /// Text, which is still to be parsed.
    Text(Decoded),
    /// An outline, of a file that tells more than text can: automatic numbers, tables.
    Outline(Outline),
}

impl Imported {
    /// The outline. What is UTF-8 keeps its byte order mark: it can be written as it was.
    pub fn into_outline(self) -> Outline {
        self.into_outline_read(&Readings::default())
    }

    /// As [`Imported::into_outline`]; `readings` keeps what its parts were read for.
    pub fn into_outline_read(self, readings: &Readings) -> Outline {
        match self {
            Self::Text(decoded) => match (decoded.encoding, decoded.had_bom) {
                ("UTF-8", true) => {
                    crate::parse_read(&format!("\u{feff}{}", decoded.text), readings)
                }
                _ => crate::parse_read(&decoded.text, readings),
            },
            Self::Outline(outline) => outline,
        }
    }
}

/// A file's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// All of the text, line ends as they were, without the byte order mark.
    pub text: String,
    /// `UTF-8` (plain ASCII too), `UTF-16LE`, `UTF-16BE`, `GB18030` (GBK and GB2312 too) or `Big5`.
    pub encoding: &'static str,
    /// Whether a byte order mark stood before the text.
    pub had_bom: bool,
}

/// Why a file was not taken in. Offsets are in bytes from 0; the sentences count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// No bytes, or a byte order mark alone.
    Empty,
    /// More than [`MAX_BYTES`].
    TooLarge {
        /// Length of the file.
        n_bytes: usize,
    },
    /// The file is of a known format that holds no plain text.
    Foreign(Source),
    /// A NUL where text has none: no text file.
    Binary {
        /// Where the first NUL stands.
        offset: usize,
    },
    /// Bytes that are no text in the file's encoding.
    Invalid {
        /// Name of the encoding, as in [`Decoded::encoding`].
        encoding: Cow<'static, str>,
        /// Where the first of them stands.
        offset: usize,
        /// How many they are.
        n_bytes: usize,
    },
    /// Text, by the look of it, in an encoding that is not taken in.
    UnknownEncoding {
        /// The encoding's WHATWG name, a guess.
        guess: Cow<'static, str>,
    },
    /// The part of the program that knows other encodings than UTF-8 is damaged or found no memory.
    NoDecoder,
}

impl ImportError {
    /// What happened and what to do.
    pub fn sentence(&self) -> Bilingual<String> {
        match self {
            Self::Empty => both(
                "这个文件是空的，没有可以打开的文字。请核对是否选错了文件。".to_owned(),
                "This file is empty. Check whether it is the one that you meant.".to_owned(),
            ),
            Self::TooLarge { n_bytes } => {
                let (n, most) = (megabytes(*n_bytes), megabytes(MAX_BYTES));
                both(
                    format!("这个文件有 {n} MB，超过 {most} MB 的上限。请分成几个文件，逐个打开。"),
                    format!(
                        "This file has {n} MB, more than the limit of {most} MB. Split it and open the parts one by one."
                    ),
                )
            }
            Self::Foreign(source) => source.refusal().unwrap_or_default().into(),
            Self::Binary { offset } => {
                let nth = offset + 1;
                both(
                    format!(
                        "第 {nth} 字节是空字节，这不是文本文件。请核对是否选错了文件；如确有文字，请在原程序中复制全文后粘贴。"
                    ),
                    format!(
                        "Byte {nth} is NUL, so this is no text file. Check whether it is the one that you meant; if it holds text, copy that in its own program and paste it."
                    ),
                )
            }
            Self::Invalid {
                encoding,
                offset,
                n_bytes,
            } => {
                let nth = offset + 1;
                let (noun, verb) = match n_bytes {
                    1 => ("byte", "is"),
                    _ => ("bytes", "are"),
                };
                both(
                    format!(
                        "第 {nth} 字节起的 {n_bytes} 个字节不是有效的 {encoding} 文字，文件可能已损坏或不完整。请在原程序中另存为 UTF-8 文本再打开，或复制全文后粘贴。"
                    ),
                    format!(
                        "The file may be damaged or incomplete: {n_bytes} {noun} from byte {nth} on {verb} not valid {encoding}. Save it as UTF-8 text in its own program and open that, or copy its whole text and paste it."
                    ),
                )
            }
            Self::UnknownEncoding { guess } => both(
                format!(
                    "无法确认文字编码，看上去是 {guess}；可以打开的是 UTF-8、UTF-16、GB18030（含 GBK、GB2312）和 Big5。请在原程序中另存为 UTF-8 文本再打开，或复制全文后粘贴。"
                ),
                format!(
                    "The encoding is not certain, it looks like {guess}; what can be opened is UTF-8, UTF-16, GB18030 (with GBK and GB2312) and Big5. Save it as UTF-8 text in its own program and open that, or copy its whole text and paste it."
                ),
            ),
            Self::NoDecoder => both(
                "这个文件不是 UTF-8 编码，而识别其他编码的部分没能运行，可能是内存不足。请刷新页面后重试，或在原程序中另存为 UTF-8 文本再打开，也可以复制全文后粘贴。".to_owned(),
                "This file is not UTF-8, and what reads other encodings could not run, perhaps for lack of memory. Reload the page and try again, save the file as UTF-8 text in its own program and open that, or copy its whole text and paste it.".to_owned(),
            ),
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence().en)
    }
}

impl std::error::Error for ImportError {}

/// Whole megabytes of 2²⁰ bytes, rounded up.
fn megabytes(n_bytes: usize) -> usize {
    n_bytes.div_ceil(1 << 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_name_place_and_remedy() {
        let invalid = ImportError::Invalid {
            encoding: "GB18030".into(),
            offset: 4710,
            n_bytes: 2,
        };
        assert_eq!(
            invalid.sentence().zh,
            "第 4711 字节起的 2 个字节不是有效的 GB18030 文字，文件可能已损坏或不完整。请在原程序中另存为 UTF-8 文本再打开，或复制全文后粘贴。"
        );
        assert!(
            invalid
                .to_string()
                .contains("2 bytes from byte 4711 on are not valid GB18030")
        );
        let large = ImportError::TooLarge {
            n_bytes: MAX_BYTES + 1,
        };
        assert!(
            large
                .sentence()
                .zh
                .starts_with("这个文件有 201 MB，超过 200 MB 的上限。")
        );
    }
}
