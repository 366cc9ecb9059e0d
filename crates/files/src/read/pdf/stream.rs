//! Unpacking that is bounded: what a PDF packs can be a thousand times as long.

use crate::error::{FileError, Limit};
use crate::read::limits;
use flate2::read::ZlibDecoder;
use hayro_syntax::object::{Array, Name, Stream};
use memchr::memmem;
use std::borrow::Cow;
use std::io::{self, Read};

/// The content of a stream that holds text, of at most `most` bytes; empty where it is damaged.
///
/// # Errors
/// Where it is longer.
pub fn content<'a>(stream: &Stream<'a>, most: usize) -> Result<Cow<'a, [u8]>, FileError> {
    let raw = stream.raw_data();
    let dict = stream.dict();
    let filter = dict.get::<Name<'_>>("Filter").or_else(|| {
        let filters = dict.get::<Array<'_>>("Filter")?;
        let mut filters = filters.iter::<Name<'_>>();
        filters.next().filter(|_| filters.next().is_none())
    });
    let content = match filter.as_deref() {
        None if stream.filters().is_empty() => raw,
        Some(b"FlateDecode") if !dict.contains_key("DecodeParms") => {
            let mut content = Vec::new();
            // What a damaged stream has before the damage is read, as viewers do.
            let _ = ZlibDecoder::new(&*raw)
                .take(most as u64 + 1)
                .read_to_end(&mut content);
            Cow::Owned(content)
        }
        // The others are old and rare, and unpack to what their reader takes for them.
        _ if raw.len() > most / 1000 => return Err(FileError::Exceeds(Limit::Bytes)),
        _ => stream.decoded_data().unwrap_or_default(),
    };
    match content.len() > most {
        true => Err(FileError::Exceeds(Limit::Bytes)),
        false => Ok(content),
    }
}

/// Looks through the packed objects, which their reader unpacks whole.
///
/// # Errors
/// Where they are longer than a document may be.
pub fn check_packed_objects(bytes: &[u8]) -> Result<(), FileError> {
    /// Where the stream begins, from where its dictionary names its type.
    const NEAR: usize = 1024;
    let mut n_left = limits::BYTES as u64;
    for name in [&b"/ObjStm"[..], b"/XRef"] {
        for at in memmem::find_iter(bytes, name) {
            let near = &bytes[at..bytes.len().min(at + NEAR)];
            let Some(start) = memmem::find(near, b"stream") else {
                continue;
            };
            let packed = &bytes[at + start + b"stream".len()..];
            let n_breaks = packed.iter().take_while(|b| matches!(b, b'\r' | b'\n'));
            let packed = &packed[n_breaks.count().min(2)..];
            let mut unpacked = ZlibDecoder::new(packed).take(n_left);
            let n = io::copy(&mut unpacked, &mut io::sink()).unwrap_or(0);
            n_left -= n;
            if n_left == 0 {
                return Err(FileError::Exceeds(Limit::Bytes));
            }
        }
    }
    Ok(())
}
