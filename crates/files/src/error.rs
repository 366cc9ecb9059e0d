//! Why a file was not read, each with what happened and what to do.

use crate::read::limits;
use gangmu::import::{ImportError, Source};
use gangmu::text::{Bilingual, both};
use std::fmt;

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// Whoever asked had it stopped.
    Stopped,
    /// No bytes, or a document without a word.
    Empty,
    /// It is locked by a password.
    Encrypted,
    /// It is cut off, or its bytes are not what they were.
    Damaged {
        /// Which part of it, as a noun.
        what: Bilingual,
    },
    /// More than a document may have.
    Exceeds(Limit),
    /// Pictures of pages, without the text.
    Scan,
    /// A text file that is none: its encoding.
    Text(ImportError),
    /// No format that is read here.
    Foreign(Source),
}

/// What a document has too much of; how much it may have stands in [`limits`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Bytes, unpacked.
    Bytes,
    /// Elements within each other.
    Nesting,
    /// Parts of a container.
    Parts,
    /// Cells of a table.
    Cells,
    /// Paragraphs and rows.
    Lines,
}

impl FileError {
    /// A file of which the part that `zh` and `en` name is damaged.
    pub const fn damaged(zh: &'static str, en: &'static str) -> Self {
        Self::Damaged { what: both(zh, en) }
    }

    /// What happened and what to do.
    pub fn sentence(&self) -> Bilingual<String> {
        match self {
            Self::Stopped => both(
                "已停止读取，原来的内容没有变。请在需要时重新打开这个文件。",
                "Reading was stopped; nothing has changed. Open the file again when you want it.",
            ),
            Self::Empty => both(
                "这个文件里没有文字。请核对是否选错了文件。",
                "There are no words in this file. Check whether it is the one that you meant.",
            ),
            Self::Encrypted => both(
                "这个文件已加密，无法读取。请在原程序中凭密码打开，去掉密码后另存，或复制全文后粘贴。",
                "This file is encrypted and cannot be read. Open it with its password in its own program and save it without one, or copy its whole text and paste it.",
            ),
            Self::Damaged { what } => {
                let (zh, en) = (what.zh, what.en);
                return both(
                    format!(
                        "这个文件已损坏或不完整：{zh}读不出来。请在 Word 或 WPS 中打开并另存后再试；打不开的，请向来文一方重新要一份。"
                    ),
                    format!(
                        "This file is damaged or incomplete: {en} cannot be read. Open it in Word or WPS, save it anew and try again; if that fails, ask its sender for another copy."
                    ),
                );
            }
            Self::Exceeds(limit) => {
                let both_of = |zh, en| both(zh, en);
                let what = match limit {
                    Limit::Bytes => both_of("解开后超过 200 MB", "unpacks to more than 200 MB"),
                    Limit::Nesting => both_of("嵌套太深", "is nested too deep"),
                    Limit::Parts => both_of("部件超过 10,000 个", "has more than 10,000 parts"),
                    Limit::Cells => both_of("单元格超过 1,000,000 个", "has more than 1,000,000 cells"),
                    Limit::Lines => both_of("段落超过 1,000,000 个", "has more than 1,000,000 paragraphs"),
                };
                return both(
                    format!(
                        "这个文件{}，不像是普通文档，已停止读取。请核对来源；如确需使用，请在原程序中分成几份或复制所需文字后粘贴。",
                        what.zh
                    ),
                    format!(
                        "This file {}, which no ordinary document does, so reading it was given up. Check where it is from; if you need it, split it in its own program or copy the text and paste it.",
                        what.en
                    ),
                );
            }
            Self::Scan => both(
                "这是扫描图片，没有文字。请先作文字识别，再打开或粘贴所得文字。",
                "This is a scan: pictures without text. Run text recognition on it, then open or paste the result.",
            ),
            Self::Text(error) => return error.sentence(),
            Self::Foreign(source) => return source.refusal().unwrap_or_default().into(),
        }
        .into()
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence().en)
    }
}

impl std::error::Error for FileError {}

impl From<ImportError> for FileError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Empty => Self::Empty,
            ImportError::TooLarge { .. } => Self::Exceeds(Limit::Bytes),
            error => Self::Text(error),
        }
    }
}

// What the sentences say.
const _: () = assert!(limits::BYTES == 200 << 20 && limits::PARTS == 10_000);
const _: () = assert!(limits::CELLS == 1_000_000 && limits::LINES == 1_000_000);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_is_whole_and_calm() {
        let limits = [
            Limit::Bytes,
            Limit::Nesting,
            Limit::Parts,
            Limit::Cells,
            Limit::Lines,
        ];
        let errors = [
            FileError::Stopped,
            FileError::Empty,
            FileError::Encrypted,
            FileError::damaged("压缩包", "the container"),
            FileError::Scan,
            FileError::Text(ImportError::NoDecoder),
            FileError::Foreign(Source::Archive),
        ];
        for error in limits.map(FileError::Exceeds).into_iter().chain(errors) {
            let Bilingual { zh, en } = error.sentence();
            assert!(zh.ends_with('。') && en.ends_with('.'), "{error:?}");
            assert!(zh.contains('请') && !zh.contains(['！', '!']), "{zh}");
        }
    }
}
