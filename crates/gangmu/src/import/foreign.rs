//! Files that are no text: which format they are of, and what their owner can do instead.
//!
//! This module tells formats apart by a few bytes; it opens none of them.

use crate::text::{Bilingual, both};
use memchr::memmem;

/// A format known by its first bytes, or by the names inside its container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignFormat {
    /// Word 97–2003 or WPS.
    OldWord,
    /// Another OLE container: `.xls`, `.ppt`, `.msg`.
    OldOffice,
    /// An Office document under a password.
    Encrypted,
    /// `.docx`
    Docx,
    /// `.xlsx`
    Spreadsheet,
    /// `.pptx`
    Presentation,
    /// `.odt` and its kin.
    OpenDocument,
    /// `.ofd`, GB/T 33190.
    Ofd,
    /// `.pdf`
    Pdf,
    /// `.rtf`
    Rtf,
    /// PNG, JPEG, GIF, TIFF or WebP.
    Image,
    /// Zip, RAR, 7z or gzip.
    Archive,
}

const SIGNATURES: &[(&[u8], ForeignFormat)] = &[
    (b"%PDF", ForeignFormat::Pdf),
    (b"{\\rtf", ForeignFormat::Rtf),
    (b"\x89PNG\r\n", ForeignFormat::Image),
    (b"\xFF\xD8\xFF", ForeignFormat::Image),
    (b"GIF87a", ForeignFormat::Image),
    (b"GIF89a", ForeignFormat::Image),
    (b"II*\0", ForeignFormat::Image),
    (b"MM\0*", ForeignFormat::Image),
    (b"Rar!\x1A\x07", ForeignFormat::Archive),
    (b"7z\xBC\xAF\x27\x1C", ForeignFormat::Archive),
    (b"\x1F\x8B\x08", ForeignFormat::Archive),
];

impl ForeignFormat {
    /// Every format, in the order of the enum.
    pub(super) const ALL: [Self; 12] = [
        Self::OldWord,
        Self::OldOffice,
        Self::Encrypted,
        Self::Docx,
        Self::Spreadsheet,
        Self::Presentation,
        Self::OpenDocument,
        Self::Ofd,
        Self::Pdf,
        Self::Rtf,
        Self::Image,
        Self::Archive,
    ];

    /// The format whose signature stands at the beginning, or whose parts the container names.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let holds = |name: &[u8]| memmem::find(bytes, name).is_some();
        let named = |parts: &[(&[u8], Self)]| {
            parts
                .iter()
                .find(|(name, _)| holds(name))
                .map(|&(_, format)| format)
        };
        if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            // Names in an OLE directory are UTF-16.
            return named(&[
                (
                    b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
                    Self::Encrypted,
                ),
                (b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", Self::OldWord),
            ])
            .or(Some(Self::OldOffice));
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return named(&[
                (b"word/document.xml", Self::Docx),
                (b"xl/workbook", Self::Spreadsheet),
                (b"ppt/presentation.xml", Self::Presentation),
                (
                    b"mimetypeapplication/vnd.oasis.opendocument",
                    Self::OpenDocument,
                ),
                (b"OFD.xml", Self::Ofd),
            ])
            .or(Some(Self::Archive));
        }
        if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            return Some(Self::Image);
        }
        SIGNATURES
            .iter()
            .find(|(bytes_of, _)| bytes.starts_with(bytes_of))
            .map(|&(_, format)| format)
    }

    /// What happened and what to do.
    pub(super) fn sentence(self) -> Bilingual {
        match self {
            Self::OldWord => both(
                "这是旧版 Word 文档（.doc），不能直接打开。请在 Word 或 WPS 中另存为 .txt 再打开，或复制全文后粘贴。",
                "This is an old Word document (.doc), which cannot be opened directly. Save it as .txt in Word or WPS and open that, or copy its whole text and paste it.",
            ),
            Self::OldOffice => both(
                "这是旧版 Office 文档（.xls、.ppt 等），不能直接打开。请在原程序中打开，复制所需文字后粘贴。",
                "This is an old Office document (.xls, .ppt or the like), which cannot be opened directly. Open it in its own program, copy the text and paste it.",
            ),
            Self::Encrypted => both(
                "这份 Office 文档已加密，无法读取。请在 Word 或 WPS 中凭密码打开，复制全文后粘贴。",
                "This Office document is encrypted and cannot be read. Open it with its password in Word or WPS, copy its whole text and paste it.",
            ),
            Self::Docx => both(
                "暂不能直接打开 .docx。请在 Word 或 WPS 中打开，复制全文后粘贴。",
                "A .docx cannot be opened directly yet. Open it in Word or WPS, copy its whole text and paste it.",
            ),
            Self::Spreadsheet => both(
                "这是电子表格（.xlsx），不能直接打开。请在表格程序中复制所需单元格后粘贴。",
                "This is a spreadsheet (.xlsx), which cannot be opened directly. Copy the cells in the spreadsheet program and paste them.",
            ),
            Self::Presentation => both(
                "这是演示文稿（.pptx），不能直接打开。请在演示程序中复制所需文字后粘贴。",
                "This is a presentation (.pptx), which cannot be opened directly. Copy the text in the presentation program and paste it.",
            ),
            Self::OpenDocument => both(
                "这是 OpenDocument 文档（.odt 等），不能直接打开。请在 WPS 或 LibreOffice 中复制全文后粘贴。",
                "This is an OpenDocument file (.odt or the like), which cannot be opened directly. Copy its whole text in WPS or LibreOffice and paste it.",
            ),
            Self::Ofd => both(
                "这是 OFD 版式文档，不能直接打开。请在 OFD 阅读器中复制全文后粘贴。",
                "This is an OFD document, which cannot be opened directly. Copy its whole text in an OFD reader and paste it.",
            ),
            Self::Pdf => both(
                "这是 PDF 文档，不能直接打开。请在阅读器中复制全文后粘贴；扫描件须先作文字识别。",
                "This is a PDF, which cannot be opened directly. Copy its whole text in a reader and paste it; a scan needs text recognition first.",
            ),
            Self::Rtf => both(
                "这是 RTF 文档，不能直接打开。请在 Word 或 WPS 中另存为 .txt 再打开，或复制全文后粘贴。",
                "This is an RTF document, which cannot be opened directly. Save it as .txt in Word or WPS and open that, or copy its whole text and paste it.",
            ),
            Self::Image => both(
                "这是图片，其中没有可以读取的文字。请先作文字识别，再粘贴所得文字。",
                "This is a picture and holds no readable text. Run text recognition on it and paste the result.",
            ),
            Self::Archive => both(
                "这是压缩文件，不能直接打开。请先解压，再打开其中的文本文件。",
                "This is a compressed archive, which cannot be opened directly. Unpack it and open the text file inside.",
            ),
        }
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
            ForeignFormat::of(&bytes)
        };
        assert_eq!(ole("WordDocument"), Some(ForeignFormat::OldWord));
        assert_eq!(ole("Workbook"), Some(ForeignFormat::OldOffice));
        assert_eq!(ole("EncryptedPackage"), Some(ForeignFormat::Encrypted));
        let zip = |name: &str| ForeignFormat::of(format!("PK\x03\x04..{name}..").as_bytes());
        assert_eq!(zip("word/document.xml"), Some(ForeignFormat::Docx));
        assert_eq!(zip("xl/workbook.xml"), Some(ForeignFormat::Spreadsheet));
        assert_eq!(
            zip("ppt/presentation.xml"),
            Some(ForeignFormat::Presentation)
        );
        assert_eq!(zip("Doc_0/OFD.xml"), Some(ForeignFormat::Ofd));
        assert_eq!(zip("notes.txt"), Some(ForeignFormat::Archive));
        let odt = zip("mimetypeapplication/vnd.oasis.opendocument.text");
        assert_eq!(odt, Some(ForeignFormat::OpenDocument));
    }

    #[test]
    fn signatures_count_only_at_the_beginning() {
        assert_eq!(ForeignFormat::of(b"%PDF-1.7"), Some(ForeignFormat::Pdf));
        assert_eq!(
            ForeignFormat::of(b"{\\rtf1\\ansi"),
            Some(ForeignFormat::Rtf)
        );
        assert_eq!(
            ForeignFormat::of(b"\x89PNG\r\n\x1A\n"),
            Some(ForeignFormat::Image)
        );
        assert_eq!(
            ForeignFormat::of(b"RIFF\0\0\0\0WEBPVP8 "),
            Some(ForeignFormat::Image)
        );
        assert_eq!(ForeignFormat::of("请见 %PDF PK\x03\x04".as_bytes()), None);
        assert_eq!(ForeignFormat::of(b""), None);
    }

    #[test]
    fn every_sentence_is_whole_and_calm() {
        for format in ForeignFormat::ALL {
            let Bilingual { zh, en } = format.sentence();
            assert!(zh.ends_with('。') && en.ends_with('.'), "{format:?}");
            assert!(!zh.contains(['！', '!']) && !en.contains('!'), "{format:?}");
            assert!(zh.contains('请'), "{format:?} says what to do");
        }
    }
}
