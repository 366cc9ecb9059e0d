//! What files are taken in, and which are known and refused: one row each, with how it is
//! recognised and what reads it, or what its owner can do instead.
//!
//! What is told of a source is apart from what reads it: who only names sources links no reader.

use super::{ImportError, Imported, encodings};
use crate::text::{Bilingual, both};
use Sign::{Begins, Holds, Riff, Tag};
use memchr::memmem;

/// By which bytes a file is recognised.
enum Sign {
    /// It begins with them.
    Begins(&'static [u8]),
    /// It begins with the first, and somewhere holds the second.
    Holds(&'static [u8], &'static [u8]),
    /// It is a RIFF file of that type.
    Riff(&'static [u8; 4]),
    /// It begins with them, in letters of any case, after white space and a byte order mark; or does
    /// so in UTF-16.
    Tag(&'static [u8]),
}

impl Sign {
    fn is_of(&self, bytes: &[u8]) -> bool {
        match *self {
            Begins(first) => bytes.starts_with(first),
            Holds(first, part) => bytes.starts_with(first) && memmem::find(bytes, part).is_some(),
            Riff(kind) => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(kind),
            Tag(tag) => {
                let is_blank =
                    |c: &u8| c.is_ascii_whitespace() || b"\0\xEF\xBB\xBF\xFE\xFF".contains(c);
                let is_wide = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
                let sample = &bytes[..bytes.len().min(1024)];
                let from = sample.iter().position(|c| !is_blank(c)).unwrap_or_default();
                let step = if is_wide { 2 } else { 1 };
                let mut there = sample[from..].iter().step_by(step);
                tag.iter()
                    .all(|c| there.next().is_some_and(|t| t.eq_ignore_ascii_case(c)))
            }
        }
    }
}

/// Old Office documents are containers of this sort; names in their directory are UTF-16.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const ZIP: &[u8] = b"PK\x03\x04";

/// The sentences of a row that is not read here.
macro_rules! refusal {
    (refused, $zh:literal, $en:literal $(,)?) => {
        Some(both($zh, $en))
    };
    (document, $zh:literal, $en:literal $(,)?) => {
        Some(both($zh, $en))
    };
    (read, $read:path) => {
        None
    };
}

/// What a row makes of a file's bytes.
macro_rules! reading {
    ($source:expr, $bytes:expr, refused, $($said:tt)*) => {
        Err(ImportError::Foreign($source))
    };
    ($source:expr, $bytes:expr, document, $($said:tt)*) => {
        Err(ImportError::Foreign($source))
    };
    ($source:expr, $bytes:expr, read, $read:path) => {
        $read($bytes)
    };
}

/// Whether a row is a document.
macro_rules! document {
    (document) => {
        true
    };
    ($how:ident) => {
        false
    };
}

/// Makes the enum and its tables of the rows.
macro_rules! sources {
    ($($(#[$doc:meta])* $source:ident $id:literal, $names:expr, $endings:expr, $signs:expr
        => $how:ident($($with:tt)*);)+) => {
        /// A sort of file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Source {
            $($(#[$doc])* $source,)+
        }

        impl Source {
            /// All of them, in the order in which they are recognised.
            pub const ALL: &[Self] = &[$(Self::$source),+];

            /// The name for good.
            pub fn id(self) -> &'static str {
                match self { $(Self::$source => $id,)+ }
            }

            /// The name in Chinese and English.
            pub fn names(self) -> Bilingual {
                match self { $(Self::$source => both($names.0, $names.1),)+ }
            }

            /// How the names of such files end, without the point.
            pub fn endings(self) -> &'static [&'static str] {
                match self { $(Self::$source => &$endings,)+ }
            }

            /// Whether it is a document that the crate `files` reads, and this one does not.
            pub fn is_document(self) -> bool {
                match self { $(Self::$source => document!($how),)+ }
            }

            /// If such files are not taken in here: what happened and what to do, in Chinese and in
            /// English.
            pub fn refusal(self) -> Option<Bilingual> {
                match self { $(Self::$source => refusal!($how, $($with)*),)+ }
            }

            /// Reads such a file.
            ///
            /// # Errors
            /// [`ImportError::Foreign`] for a source that is refused, else what the reader finds.
            pub fn read(self, bytes: &[u8]) -> Result<Imported, ImportError> {
                match self { $(Self::$source => reading!(self, bytes, $how, $($with)*),)+ }
            }

            fn signs(self) -> &'static [Sign] {
                match self { $(Self::$source => &$signs,)+ }
            }
        }
    };
}

sources! {
    /// An Office document under a password.
    Encrypted "encrypted", ("加密的 Office 文档", "Encrypted Office document"), [], [Holds(OLE, b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0")] => refused(
        "这份 Office 文档已加密，无法读取。请在 Word 或 WPS 中凭密码打开，复制全文后粘贴。",
        "This Office document is encrypted and cannot be read. Open it with its password in Word or WPS, copy its whole text and paste it.",
    );
    /// Word 97–2003 or WPS.
    OldWord "doc", ("旧版 Word 文档", "Old Word document"), ["doc", "wps"], [Holds(OLE, b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0")] => document(
        "这是旧版 Word 文档（.doc），不能直接打开。请在 Word 或 WPS 中另存为 .txt 再打开，或复制全文后粘贴。",
        "This is an old Word document (.doc), which cannot be opened directly. Save it as .txt in Word or WPS and open that, or copy its whole text and paste it.",
    );
    /// Excel 97–2003 or WPS.
    OldSpreadsheet "xls", ("旧版电子表格", "Old spreadsheet"), ["xls", "et"], [
            Holds(OLE, b"W\0o\0r\0k\0b\0o\0o\0k\0"), Holds(OLE, b"B\0o\0o\0k\0\0\0"),
        ] => document(
        "这是旧版电子表格（.xls、.et），不能直接打开。请在表格程序中复制所需单元格后粘贴。",
        "This is an old spreadsheet (.xls, .et), which cannot be opened directly. Copy the cells in the spreadsheet program and paste them.",
    );
    /// Another OLE container: `.ppt`, `.msg`.
    OldOffice "ole", ("旧版 Office 文档", "Old Office document"), ["ppt", "msg"], [Begins(OLE)] => refused(
        "这是旧版 Office 文档（.ppt 等），不能直接打开。请在原程序中打开，复制所需文字后粘贴。",
        "This is an old Office document (.ppt or the like), which cannot be opened directly. Open it in its own program, copy the text and paste it.",
    );
    /// `.docx`
    Docx "docx", ("Word 文档", "Word document"), ["docx", "docm"], [Holds(ZIP, b"word/document")] => document(
        "暂不能直接打开 .docx。请在 Word 或 WPS 中打开，复制全文后粘贴。",
        "A .docx cannot be opened directly yet. Open it in Word or WPS, copy its whole text and paste it.",
    );
    /// `.xlsx`
    Spreadsheet "xlsx", ("电子表格", "Spreadsheet"), ["xlsx", "xlsm"], [Holds(ZIP, b"xl/workbook")] => document(
        "这是电子表格（.xlsx），不能直接打开。请在表格程序中复制所需单元格后粘贴。",
        "This is a spreadsheet (.xlsx), which cannot be opened directly. Copy the cells in the spreadsheet program and paste them.",
    );
    /// `.pptx`
    Presentation "pptx", ("演示文稿", "Presentation"), ["pptx"], [Holds(ZIP, b"ppt/presentation.xml")] => refused(
        "这是演示文稿（.pptx），不能直接打开。请在演示程序中复制所需文字后粘贴。",
        "This is a presentation (.pptx), which cannot be opened directly. Copy the text in the presentation program and paste it.",
    );
    /// `.odt`
    OpenText "odt", ("OpenDocument 文字文档", "OpenDocument text"), ["odt", "ott"], [Holds(ZIP, b"mimetypeapplication/vnd.oasis.opendocument.text")] => document(
        "这是 OpenDocument 文字文档（.odt），不能直接打开。请在 WPS 或 LibreOffice 中复制全文后粘贴。",
        "This is an OpenDocument text (.odt), which cannot be opened directly. Copy its whole text in WPS or LibreOffice and paste it.",
    );
    /// `.ods`
    OpenSpreadsheet "ods", ("OpenDocument 电子表格", "OpenDocument spreadsheet"), ["ods", "ots"], [Holds(ZIP, b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet")] => document(
        "这是 OpenDocument 电子表格（.ods），不能直接打开。请在表格程序中复制所需单元格后粘贴。",
        "This is an OpenDocument spreadsheet (.ods), which cannot be opened directly. Copy the cells in the spreadsheet program and paste them.",
    );
    /// `.odp` and its kin.
    OpenDocument "odf", ("OpenDocument 文档", "OpenDocument file"), ["odp", "odg"], [Holds(ZIP, b"mimetypeapplication/vnd.oasis.opendocument")] => refused(
        "这是 OpenDocument 文档（.odp 等），不能直接打开。请在 WPS 或 LibreOffice 中复制全文后粘贴。",
        "This is an OpenDocument file (.odp or the like), which cannot be opened directly. Copy its whole text in WPS or LibreOffice and paste it.",
    );
    /// `.ofd`, GB/T 33190.
    Ofd "ofd", ("OFD 版式文档", "OFD document"), ["ofd"], [Holds(ZIP, b"OFD.xml")] => document(
        "这是 OFD 版式文档，不能直接打开。请在 OFD 阅读器中复制全文后粘贴。",
        "This is an OFD document, which cannot be opened directly. Copy its whole text in an OFD reader and paste it.",
    );
    /// `.pdf`
    Pdf "pdf", ("PDF 文档", "PDF"), ["pdf"], [Begins(b"%PDF")] => document(
        "这是 PDF 文档，不能直接打开。请在阅读器中复制全文后粘贴；扫描件须先作文字识别。",
        "This is a PDF, which cannot be opened directly. Copy its whole text in a reader and paste it; a scan needs text recognition first.",
    );
    /// `.rtf`
    Rtf "rtf", ("RTF 文档", "RTF document"), ["rtf"], [Begins(b"{\\rtf")] => document(
        "这是 RTF 文档，不能直接打开。请在 Word 或 WPS 中另存为 .txt 再打开，或复制全文后粘贴。",
        "This is an RTF document, which cannot be opened directly. Save it as .txt in Word or WPS and open that, or copy its whole text and paste it.",
    );
    /// PNG, JPEG, GIF, TIFF or WebP.
    Image "image", ("图片", "Picture"), ["png", "jpg", "jpeg", "gif", "tif", "tiff", "webp"], [
            Begins(b"\x89PNG\r\n"), Begins(b"\xFF\xD8\xFF"), Begins(b"GIF87a"), Begins(b"GIF89a"),
            Begins(b"II*\0"), Begins(b"MM\0*"), Riff(b"WEBP"),
        ] => refused(
        "这是图片，其中没有可以读取的文字。请先作文字识别，再粘贴所得文字。",
        "This is a picture and holds no readable text. Run text recognition on it and paste the result.",
    );
    /// Zip, RAR, 7z or gzip.
    Archive "archive", ("压缩文件", "Archive"), ["zip", "rar", "7z", "gz"], [
            Begins(ZIP), Begins(b"Rar!\x1A\x07"), Begins(b"7z\xBC\xAF\x27\x1C"), Begins(b"\x1F\x8B\x08"),
        ] => refused(
        "这是压缩文件，不能直接打开。请先解压，再打开其中的文本文件。",
        "This is a compressed archive, which cannot be opened directly. Unpack it and open the text file inside.",
    );
    /// A page of the web, or what a program saves as one.
    Html "html", ("网页", "Web page"), ["html", "htm"], [Tag(b"<!doctype html"), Tag(b"<html"), Tag(b"Version:0.9\r\nStartHTML:")] => document(
        "这是网页文件，不能直接打开。请在浏览器中打开，复制全文后粘贴。",
        "This is a web page, which cannot be opened directly. Open it in a browser, copy its whole text and paste it.",
    );
    /// Text in UTF-8, UTF-16, GB18030 (GBK and GB2312 too) or Big5: what bears no other sign.
    Text "text", ("文本", "Text"), ["txt", "text", "md"], [] => read(text);
}

fn text(bytes: &[u8]) -> Result<Imported, ImportError> {
    encodings::decode(bytes).map(Imported::Text)
}

impl Source {
    /// What a file is by its bytes; its name is not asked.
    pub fn of(bytes: &[u8]) -> Self {
        let signed = |source: &Self| source.signs().iter().any(|sign| sign.is_of(bytes));
        Self::ALL.iter().copied().find(signed).unwrap_or(Self::Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn containers_are_told_apart_by_their_parts() {
        let ole = |name: &str| {
            let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0".to_vec();
            bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
            Source::of(&bytes)
        };
        assert_eq!(ole("WordDocument"), Source::OldWord);
        assert_eq!(ole("Workbook"), Source::OldSpreadsheet);
        assert_eq!(ole("Book\0"), Source::OldSpreadsheet);
        assert_eq!(ole("PowerPoint Document"), Source::OldOffice);
        assert_eq!(ole("EncryptedPackage"), Source::Encrypted);
        let zip = |name: &str| Source::of(format!("PK\x03\x04..{name}..").as_bytes());
        assert_eq!(zip("word/document.xml"), Source::Docx);
        assert_eq!(zip("xl/workbook.xml"), Source::Spreadsheet);
        assert_eq!(zip("ppt/presentation.xml"), Source::Presentation);
        assert_eq!(zip("Doc_0/OFD.xml"), Source::Ofd);
        assert_eq!(zip("notes.txt"), Source::Archive);
        let odf = |kind: &str| {
            zip(&format!(
                "mimetypeapplication/vnd.oasis.opendocument.{kind}"
            ))
        };
        assert_eq!(odf("text"), Source::OpenText);
        assert_eq!(odf("spreadsheet"), Source::OpenSpreadsheet);
        assert_eq!(odf("presentation"), Source::OpenDocument);
    }

    #[test]
    fn signatures_count_only_at_the_beginning() {
        assert_eq!(Source::of(b"%PDF-1.7"), Source::Pdf);
        assert_eq!(Source::of(b"{\\rtf1\\ansi"), Source::Rtf);
        assert_eq!(Source::of(b"\x89PNG\r\n\x1A\n"), Source::Image);
        assert_eq!(Source::of(b"RIFF\0\0\0\0WEBPVP8 "), Source::Image);
        assert_eq!(Source::of("请见 %PDF PK\x03\x04".as_bytes()), Source::Text);
        assert_eq!(Source::of(b""), Source::Text);
    }

    #[test]
    fn pages_are_told_by_their_first_tag() {
        let utf16: Vec<u8> = "\u{feff}<HTML>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let marked = "\u{feff}\n<!DOCTYPE HTML PUBLIC".as_bytes();
        for page in [
            b"<html lang=zh>".as_slice(),
            b" \r\n<!doctype html>",
            marked,
            &utf16,
        ] {
            assert_eq!(Source::of(page), Source::Html, "{page:?}");
        }
        assert_eq!(Source::of("一、<html> 标签".as_bytes()), Source::Text);
    }

    #[test]
    fn every_sentence_is_whole_and_calm() {
        for source in Source::ALL {
            let Some(Bilingual { zh, en }) = source.refusal() else {
                continue;
            };
            assert!(zh.ends_with('。') && en.ends_with('.'), "{source:?}");
            assert!(!zh.contains(['！', '!']) && !en.contains('!'), "{source:?}");
            assert!(zh.contains('请'), "{source:?} says what to do");
        }
    }

    #[test]
    fn what_is_refused_says_so_and_what_is_text_is_read() {
        for &source in Source::ALL {
            let read = source.read("一、总体".as_bytes());
            match source.refusal() {
                Some(_) => assert_eq!(read.err(), Some(ImportError::Foreign(source))),
                None => assert!(read.is_ok(), "{source:?}"),
            }
        }
    }
}
