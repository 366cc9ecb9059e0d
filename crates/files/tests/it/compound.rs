//! Compound files by hand.

const SECTOR: usize = 512;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
/// Streams of this length and more stand in whole sectors.
const WHOLE: usize = 4096;

/// A compound file of the streams, each filled up to [`WHOLE`] with zeros.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    // The table of sectors, the directory, then the streams one behind the other.
    let mut next = vec![0xFFFF_FFFD, END];
    let mut directory = entry("Root Entry", 5, 1, END, 0);
    let mut content = Vec::new();
    for (nth, (name, stream)) in streams.iter().enumerate() {
        let mut stream = stream.to_vec();
        stream.resize(stream.len().max(WHOLE).next_multiple_of(SECTOR), 0);
        let start = next.len() as u32;
        let n = (stream.len() / SECTOR) as u32;
        next.extend((start + 1..start + n).chain([END]));
        let sibling = if nth + 1 < streams.len() {
            nth as u32 + 2
        } else {
            FREE
        };
        let mut entry = entry(name, 2, FREE, start, stream.len() as u32);
        entry[72..76].copy_from_slice(&sibling.to_le_bytes());
        directory.extend(entry);
        content.extend(stream);
    }
    assert!(
        next.len() <= SECTOR / 4 && directory.len() <= SECTOR,
        "one sector each"
    );
    next.resize(SECTOR / 4, FREE);
    directory.resize(SECTOR, 0);
    let mut head = vec![0; SECTOR];
    head[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    head[24..32].copy_from_slice(&[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0]);
    for (at, number) in [
        (44, 1),
        (48, 1),
        (56, WHOLE as u32),
        (60, END),
        (68, END),
        (76, 0),
    ] {
        head[at..at + 4].copy_from_slice(&u32::to_le_bytes(number));
    }
    head[80..].fill(0xFF);
    let next: Vec<u8> = next.iter().flat_map(|n| n.to_le_bytes()).collect();
    [head, next, directory, content].concat()
}

fn entry(name: &str, kind: u8, child: u32, start: u32, len: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let name_len = entry.len() as u16 + 2;
    entry.resize(128, 0);
    entry[64..66].copy_from_slice(&name_len.to_le_bytes());
    entry[66] = kind;
    for (at, number) in [
        (68, FREE),
        (72, FREE),
        (76, child),
        (116, start),
        (120, len),
    ] {
        entry[at..at + 4].copy_from_slice(&number.to_le_bytes());
    }
    entry
}

/// A workbook of these records, the kind of each and its body.
pub fn workbook(records: &[(u16, &[u8])]) -> Vec<u8> {
    let mut stream = Vec::new();
    for (kind, body) in records {
        stream.extend(kind.to_le_bytes());
        stream.extend((body.len() as u16).to_le_bytes());
        stream.extend(*body);
    }
    compound(&[("Workbook", &stream)])
}
