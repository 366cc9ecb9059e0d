//! A tar archive, the same bytes for the same files: no time, no owner.

/// Bytes of a block.
const BLOCK: usize = 512;

/// The archive of files by name; names of up to 100 bytes.
pub fn archive(files: &[(String, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, bytes) in files {
        out.extend(header(name, bytes.len()));
        out.extend_from_slice(bytes);
        out.resize(out.len().next_multiple_of(BLOCK), 0);
    }
    // Two empty blocks end it.
    out.resize(out.len() + 2 * BLOCK, 0);
    out
}

/// A POSIX ustar header.
fn header(name: &str, n_bytes: usize) -> [u8; BLOCK] {
    let mut block = [0; BLOCK];
    let mut put = |at: usize, text: &str| {
        block[at..at + text.len()].copy_from_slice(text.as_bytes());
    };
    put(0, name);
    put(100, "0000644\0");
    put(108, "0000000\0");
    put(116, "0000000\0");
    put(124, &format!("{n_bytes:011o}\0"));
    // 1985-10-26, the time npm gives all files.
    put(136, "03761106070\0");
    put(148, "        ");
    put(156, "0");
    put(257, "ustar\x0000");
    let sum: u32 = block.iter().map(|b| u32::from(*b)).sum();
    let sum = format!("{sum:06o}\0 ");
    block[148..156].copy_from_slice(sum.as_bytes());
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_stands_in_whole_blocks() {
        let out = archive(&[("package/a".into(), b"abc")]);
        assert_eq!(out.len(), 4 * BLOCK);
        assert_eq!(&out[..9], b"package/a");
        assert_eq!(&out[BLOCK..BLOCK + 4], b"abc\0");
        let sum: u32 = out[..BLOCK]
            .iter()
            .enumerate()
            .map(|(at, b)| {
                if (148..156).contains(&at) {
                    32
                } else {
                    u32::from(*b)
                }
            })
            .sum();
        assert_eq!(&out[148..156], format!("{sum:06o}\0 ").as_bytes());
    }
}
