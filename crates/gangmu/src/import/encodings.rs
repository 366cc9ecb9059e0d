//! From bytes to text: which encoding a text file is in, and its text, every character of it.
//!
//! Looked for, in this order: a byte order mark; the signature of a format that is no text;
//! UTF-8; UTF-16 without a mark; GB18030, which includes GBK and GB2312; Big5. No character is
//! ever replaced: what does not decode is an error that names the place.
//!
//! This module knows bytes and encodings, not what the text says.

use std::borrow::Cow;
use std::collections::HashSet;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memchr;

use super::utf8::{SAMPLE_LEN, decode_utf8};
use super::{Decoded, ImportError};

/// The text of a text file.
///
/// # Errors
/// An [`ImportError`] where the file holds no text, is too large, of another format or damaged.
/// Text is never taken in part, nor with replacement characters that the file does not hold.
///
/// ```
/// let decoded = gangmu::import::decode(b"\xD2\xBB\xA1\xA2\xD7\xDC\xCC\xE5")?;
/// assert_eq!((decoded.text.as_str(), decoded.encoding), ("一、总体", "GB18030"));
/// # Ok::<(), gangmu::ImportError>(())
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded, ImportError> {
    if let Some(settled) = decode_utf8(bytes) {
        return settled;
    }
    let (encoding, bom_len) = match Encoding::for_bom(bytes) {
        Some(marked) => marked,
        None if bytes.starts_with(GB18030_BOM) => (GB18030, GB18030_BOM.len()),
        None => (recognise(bytes)?, 0),
    };
    let body = &bytes[bom_len..];
    if body.is_empty() {
        return Err(ImportError::Empty);
    }
    let text = decode_as(encoding, body, bom_len)?;
    let nul = if is_utf16(encoding) {
        let mut units = text.encode_utf16();
        units.position(|unit| unit == 0).map(|n_units| n_units * 2)
    } else {
        memchr(0, body)
    };
    if let Some(offset) = nul {
        let offset = bom_len + offset;
        return Err(ImportError::Binary { offset });
    }
    Ok(Decoded {
        text: text.into_owned(),
        encoding: name(encoding),
        had_bom: bom_len > 0,
    })
}

/// U+FEFF in GB18030, which `Encoding::for_bom` does not know.
const GB18030_BOM: &[u8] = b"\x84\x31\x95\x33";

/// The encoding of a file that bears no byte order mark and is not plainly UTF-8.
fn recognise(bytes: &[u8]) -> Result<&'static Encoding, ImportError> {
    let sample = &bytes[..bytes.len().min(SAMPLE_LEN)];
    if let Some(utf16) = utf16_without_mark(sample) {
        return Ok(utf16);
    }
    if let Some(offset) = memchr(0, bytes) {
        return Err(ImportError::Binary { offset });
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(UTF_8);
    }
    if is_mostly_gb2312(sample) {
        return Ok(GB18030);
    }
    if was_utf8(bytes) {
        return Ok(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, false);
    match detector.guess(None, Utf8Detection::Deny) {
        guess if guess == BIG5 => Ok(BIG5),
        guess if guess == GBK => Ok(GB18030),
        guess => Err(ImportError::UnknownEncoding {
            guess: guess.name().into(),
        }),
    }
}

/// Whether bytes that are not UTF-8 were so before some damage: there are at least as many
/// intact characters of three or more bytes as broken places.
fn was_utf8(bytes: &[u8]) -> bool {
    let (mut n_intact, mut n_broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        n_intact += chunk.valid().bytes().filter(|&byte| byte >= 0xE0).count();
        n_broken += usize::from(!chunk.invalid().is_empty());
    }
    n_intact >= n_broken
}

/// Whether the characters beyond ASCII, read as GBK, are nearly all punctuation or of the 3,755
/// common ones of GB 2312. UTF-8, UTF-16 and Big5 text, so read, is scattered over rare ones.
fn is_mostly_gb2312(sample: &[u8]) -> bool {
    let (mut n_common, mut n_all, mut i) = (0, 0, 0);
    while i + 1 < sample.len() {
        let (lead, trail) = (sample[i], sample[i + 1]);
        if lead < 0x80 {
            i += 1;
            continue;
        }
        let is_common = matches!(lead, 0xA1..=0xA3 | 0xB0..=0xD7) && trail >= 0xA1;
        n_common += usize::from(is_common);
        n_all += 1;
        i += 2;
    }
    n_all > 0 && n_common * 4 >= n_all * 3
}

/// UTF-16, if the text makes sense in it: nine units of ten are Han, ASCII or Chinese
/// punctuation, and of the Han at least half are common ones of GB 2312. Other bytes read in
/// pairs give Han, too, but rare ones.
fn utf16_without_mark(sample: &[u8]) -> Option<&'static Encoding> {
    let common = common_han();
    let n_sensible = |read: fn([u8; 2]) -> u16| {
        let (mut n, mut n_han, mut n_common, mut n_marks) = (0, 0, 0, 0);
        for pair in sample.chunks_exact(2) {
            n += 1;
            match read([pair[0], pair[1]]) {
                han @ 0x4E00..=0x9FFF => {
                    n_han += 1;
                    n_common += usize::from(common.contains(&han));
                }
                0x09..=0x0D | 0x20..=0x7E | 0xB7 => n_marks += 1,
                0x2010..=0x2026 | 0x2460..=0x2473 => n_marks += 1,
                0x3000..=0x301F | 0xFF01..=0xFF5E => n_marks += 1,
                _ => {}
            }
        }
        let is_sensible = (n_han + n_marks) * 10 >= n * 9 && n_common * 2 >= n_han;
        (n > 1 && is_sensible).then_some(n_common + n_marks)
    };
    let little = n_sensible(u16::from_le_bytes);
    let big = n_sensible(u16::from_be_bytes);
    match little.max(big) {
        None => None,
        best if best == little => Some(UTF_16LE),
        _ => Some(UTF_16BE),
    }
}

/// The 3,755 common characters of GB 2312, its rows 16 to 55.
fn common_han() -> HashSet<u16> {
    let rows = (0xB0..=0xD7).flat_map(|lead| (0xA1..=0xFE).map(move |trail| [lead, trail]));
    let rows: Vec<u8> = rows.flatten().collect();
    let (text, _) = GB18030.decode_without_bom_handling(&rows);
    text.encode_utf16().collect()
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// The encoding's name in the spelling of its standard.
fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == GB18030 {
        "GB18030"
    } else {
        encoding.name()
    }
}

/// The text of `body`, which begins `start` bytes into the file.
fn decode_as<'a>(
    encoding: &'static Encoding,
    body: &'a [u8],
    start: usize,
) -> Result<Cow<'a, str>, ImportError> {
    encoding
        .decode_without_bom_handling_and_without_replacement(body)
        .ok_or_else(|| {
            let (offset, n_bytes) = if is_utf16(encoding) {
                first_broken_unit(encoding, body)
            } else {
                first_malformed(encoding, body)
            };
            ImportError::Invalid {
                encoding: name(encoding).into(),
                offset: start + offset,
                n_bytes,
            }
        })
}

/// Offset and length of the first bytes that do not decode.
fn first_malformed(encoding: &'static Encoding, body: &[u8]) -> (usize, usize) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = [0; 4096];
    let mut n_read = 0;
    loop {
        let (result, n, _) =
            decoder.decode_to_utf8_without_replacement(&body[n_read..], &mut text, true);
        n_read += n;
        match result {
            DecoderResult::Malformed(n_bytes, n_after) => {
                let (n_bytes, n_after) = (usize::from(n_bytes), usize::from(n_after));
                return (n_read - n_after - n_bytes, n_bytes);
            }
            DecoderResult::OutputFull => {}
            DecoderResult::InputEmpty => return (n_read, 0),
        }
    }
}

/// Offset and length of the first lone surrogate, or of the odd last byte.
fn first_broken_unit(encoding: &'static Encoding, body: &[u8]) -> (usize, usize) {
    let read = if encoding == UTF_16LE {
        u16::from_le_bytes
    } else {
        u16::from_be_bytes
    };
    let units = body.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
    let mut n_units = 0;
    for character in char::decode_utf16(units) {
        match character {
            Ok(character) => n_units += character.len_utf16(),
            Err(_) => return (n_units * 2, 2),
        }
    }
    (n_units * 2, 1)
}

#[cfg(test)]
mod tests;
