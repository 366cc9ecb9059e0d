//! What can be said of a file without the tables of other encodings: the text of plain UTF-8, and
//! the errors that do not depend on an encoding.

use memchr::memchr;

use super::{Decoded, ImportError, MAX_BYTES, Source};

/// How much of a file is looked at to tell its encoding.
pub(super) const SAMPLE_LEN: usize = 64 << 10;

const BOM: &[u8] = "\u{feff}".as_bytes();

/// The text of a file that is plainly UTF-8, or why a file in any encoding is refused; `None`
/// where only [`decode`](crate::import::encodings::decode) can tell.
pub fn decode_utf8(bytes: &[u8]) -> Option<Result<Decoded, ImportError>> {
    if bytes.len() > MAX_BYTES {
        return Some(Err(ImportError::TooLarge {
            n_bytes: bytes.len(),
        }));
    }
    let marked = bytes.strip_prefix(BOM);
    let body = marked.unwrap_or(bytes);
    if body.is_empty() {
        return Some(Err(ImportError::Empty));
    }
    if marked.is_none()
        && let source = Source::of(bytes)
        && !matches!(source, Source::Text | Source::Html)
    {
        return Some(Err(ImportError::Foreign(source)));
    }
    let sample = &body[..body.len().min(SAMPLE_LEN)];
    if memchr(0, body).is_some() || marked.is_none() && sample.iter().any(is_odd_control) {
        return None;
    }
    let text = std::str::from_utf8(body).ok()?;
    Some(Ok(Decoded {
        text: text.to_owned(),
        encoding: "UTF-8",
        had_bom: marked.is_some(),
    }))
}

/// Controls that no text holds, but that are halves of Han characters in UTF-16.
fn is_odd_control(byte: &u8) -> bool {
    matches!(byte, 0x00..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Option<String> {
        decode_utf8(bytes).map(|settled| settled.expect("no error").text)
    }

    #[test]
    fn plain_utf8_is_settled_here() {
        assert_eq!(text("一、总体\r\n".as_bytes()).unwrap(), "一、总体\r\n");
        let marked = decode_utf8("\u{feff}一、总体".as_bytes()).unwrap().unwrap();
        assert_eq!((marked.text.as_str(), marked.had_bom), ("一、总体", true));
    }

    #[test]
    fn what_may_be_another_encoding_is_left() {
        for bytes in [
            b"\xD2\xBB\xA1\xA2".as_slice(),
            b"\xFF\xFE\x00\x4E",
            b"\xFE\xFF\x4E\x00",
            b"\x84\x31\x95\x33a",
            b"\xEF\xBB\xBF\xFF",
            b"a\0b",
            b"\x15\x4E",
        ] {
            assert_eq!(text(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn errors_of_every_encoding_are_settled_here() {
        assert_eq!(decode_utf8(b""), Some(Err(ImportError::Empty)));
        assert_eq!(decode_utf8(b"\xEF\xBB\xBF"), Some(Err(ImportError::Empty)));
        assert_eq!(
            decode_utf8(b"%PDF-1.7\n%\xE2\xE3"),
            Some(Err(ImportError::Foreign(Source::Pdf)))
        );
    }
}
