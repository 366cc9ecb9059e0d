//! Bytes made small. What was packed before is kept below `target`, since a megabyte takes half a
//! minute; and the same bytes give the same bytes.

use std::num::NonZeroU64;

use lzma_rust2::{DICT_SIZE_MAX, DICT_SIZE_MIN, LzmaOptions, LzmaReader, LzmaWriter, Read, Write};
use sha2::{Digest, Sha256};

use crate::{Result, paths};

/// What crates/modules/src/bin/unpack.rs expects: `lc` 3, `lp` 0, `pb` 1.
const PROPERTIES: u8 = 5 * 9 + 3;

/// As small as gzip can be, which every browser unpacks: no time, no file name.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    kept("", &[bytes], || {
        let mut out = Vec::new();
        let mut options = zopfli::Options::default();
        if paths::trial() {
            options.iteration_count = NonZeroU64::MIN;
        }
        zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut out)
            .map_err(|e| format!("gzip failed: {e}."))?;
        Ok(out)
    })
}

/// Does `meanwhile` while other cores make these small: who asks [`gzip`] for them then has not to wait.
pub fn ahead<T>(all: &[&[u8]], meanwhile: impl FnOnce() -> T) -> T {
    std::thread::scope(|scope| {
        for bytes in all {
            // What fails is told to who asks.
            scope.spawn(|| gzip(bytes));
        }
        meanwhile()
    })
}

/// A stream of LZMA without header and end, for somebody who has `known` already: a fifth smaller than
/// gzip by itself, and a third with a known module that holds much of the same. The page unpacks it by
/// crates/modules/src/bin/unpack.rs. Held to what it was made of.
pub fn lzma(known: &[u8], bytes: &[u8]) -> Result<Vec<u8>> {
    let failed = |e| format!("LZMA failed: {e:?}.");
    kept("-lzma", &[known, bytes], || {
        let mut options = LzmaOptions::with_preset(if paths::trial() { 1 } else { 6 });
        options.nice_len = LzmaOptions::NICE_LEN_MAX;
        // Of three settings tried what goes best with WebAssembly.
        options.pb = 1;
        // All of it can be referred to.
        let window = (known.len() + bytes.len()).next_power_of_two();
        options.dict_size = (window as u32).max(DICT_SIZE_MIN);
        options.preset_dict = Some(known.to_vec());
        let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false).map_err(failed)?;
        writer.write_all(bytes).map_err(failed)?;
        let packed = writer.finish().map_err(failed)?;

        let size = bytes.len() as u64;
        let reader =
            LzmaReader::new_with_props(&packed[..], size, PROPERTIES, DICT_SIZE_MAX, Some(known));
        let mut back = vec![0; bytes.len()];
        reader
            .and_then(|mut reader| reader.read_exact(&mut back))
            .map_err(failed)?;
        match back == bytes {
            true => Ok(packed),
            false => Err("What LZMA packed does not come back as it was.".into()),
        }
    })
}

/// What `make` makes of these bytes, or made before.
fn kept(ending: &str, bytes: &[&[u8]], make: impl FnOnce() -> Result<Vec<u8>>) -> Result<Vec<u8>> {
    let mut sum = Sha256::new();
    bytes.iter().for_each(|bytes| sum.update(bytes));
    let sum: String = sum.finalize().iter().map(|b| format!("{b:02x}")).collect();
    let grade = if paths::trial() { "quick" } else { "packed" };
    let kept = paths::target().join(grade).join(sum + ending);
    if let Ok(packed) = std::fs::read(&kept) {
        return Ok(packed);
    }
    let out = make()?;
    // Whole or not at all, though another build may write the same.
    let fresh = kept.with_extension(std::process::id().to_string());
    std::fs::create_dir_all(kept.with_file_name(""))
        .and_then(|()| std::fs::write(&fresh, &out))
        .and_then(|()| std::fs::rename(fresh, &kept))
        .map_err(|e| format!("{} cannot be written: {e}.", kept.display()))?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_has_no_time_in_it() {
        let bytes = gzip(b"abc").unwrap();
        assert_eq!(&bytes[..8], &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
        assert_eq!(bytes, gzip(b"abc").unwrap());
    }

    #[test]
    fn what_is_known_costs_next_to_nothing() {
        let bytes: Vec<u8> = (0..9000u32).map(|n| (n * n % 251 + n / 7) as u8).collect();
        let alone = lzma(b"", &bytes).unwrap();
        let known = lzma(&bytes, &bytes).unwrap();
        assert!(known.len() < 200 && known.len() < alone.len());
    }
}
