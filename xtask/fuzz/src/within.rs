//! Damage within containers: a part of a zip, a stream of a PDF, packed again so that it is read.

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use libfuzzer_sys::fuzzer_mutate;
use std::borrow::Cow;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A container that unpacks to more is left to be damaged as it stands.
const MOST: usize = 1 << 20;

/// Numbers that look random, from a seed.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

/// The file with something damaged within; `None` where that is none of those containers.
pub fn damaged(file: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    if file.starts_with(b"PK") {
        archive(file, random)
    } else if file.starts_with(b"%PDF") {
        stream(file, random)
    } else if file.first().is_some_and(|first| b"<{ \n".contains(first)) {
        Some(pieces(file, random))
    } else {
        None
    }
}

fn archive(file: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(file)).ok()?;
    let mut parts = Vec::new();
    let mut n_bytes = 0;
    for nth in 0..zip.len().min(100) {
        let part = zip.by_index(nth).ok()?;
        let (name, mut bytes) = (part.name().ok()?.into_owned(), Vec::new());
        part.take(MOST as u64).read_to_end(&mut bytes).ok()?;
        n_bytes += bytes.len();
        // Pictures and previews are not read.
        if [".xml", ".rels", "mimetype"]
            .iter()
            .any(|end| name.ends_with(end))
        {
            parts.push((name, bytes));
        }
    }
    if n_bytes > MOST || parts.is_empty() {
        return None;
    }
    let nth = random.below(parts.len());
    parts[nth].1 = match random.below(3) {
        0 => mutated(&parts[nth].1),
        _ => pieces(&parts[nth].1, random),
    };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(name, options).ok()?;
        zip.write_all(&bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

/// One of the streams; of the same length where it can be, so that all stays at its place.
fn stream(file: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    let begins = positions(file, b"stream\n").chain(positions(file, b"stream\r\n"));
    let begins = begins.filter(|at| !file[..*at].ends_with(b"end"));
    let begins: Vec<usize> = begins.collect();
    let at = *begins.get(random.below(begins.len()))?;
    let from = at + positions(&file[at..], b"\n").next()? + 1;
    let to = from + positions(&file[from..], b"endstream").next()?;
    let mut bytes = Vec::new();
    let packed = ZlibDecoder::new(&file[from..to]).take(MOST as u64);
    let is_packed = { packed }.read_to_end(&mut bytes).is_ok() && !bytes.is_empty();
    let mut put = match is_packed {
        false => mutated(&file[from..to]),
        true => {
            let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
            zlib.write_all(&mutated(&bytes)).ok()?;
            zlib.finish().ok()?
        }
    };
    put.resize(put.len().max(to - from), b'\n');
    Some([&file[..from], &put, &file[to..]].concat())
}

fn positions<'a>(bytes: &'a [u8], sought: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let windows = bytes.windows(sought.len()).enumerate();
    windows
        .filter(move |(_, window)| *window == sought)
        .map(|(at, _)| at)
}

fn mutated(bytes: &[u8]) -> Vec<u8> {
    let mut room = bytes.to_vec();
    room.resize(bytes.len() * 2 + 64, 0);
    let (len, most) = (bytes.len(), room.len());
    let len = fuzzer_mutate(&mut room, len, most);
    room.truncate(len);
    room
}

/// Tags or groups moved, doubled, left out; numbers that are large.
fn pieces(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    const LARGE: [&str; 6] = [
        "-1",
        "65536",
        "2147483647",
        "4294967295",
        "99999999999",
        "1e308",
    ];
    let pieces = bytes.split_inclusive(|byte| b">} ".contains(byte));
    let mut pieces: Vec<Cow<'_, [u8]>> = pieces.map(Cow::Borrowed).collect();
    for _ in 0..=random.below(3) {
        if pieces.is_empty() {
            break;
        }
        let (from, to) = (random.below(pieces.len()), random.below(pieces.len()));
        match random.below(5) {
            0 => drop(pieces.remove(from)),
            1 => pieces.swap(from, to),
            2 => pieces.insert(to, pieces[from].clone()),
            3 => {
                let end = (from + 1 + random.below(30)).min(pieces.len());
                let stretch = pieces[from..end].to_vec();
                pieces.splice(to..to, stretch);
            }
            _ => {
                let piece = pieces[from].to_mut();
                if let Some(first) = piece.iter().position(u8::is_ascii_digit) {
                    let digits = piece[first..]
                        .iter()
                        .take_while(|byte| byte.is_ascii_digit());
                    let end = first + digits.count();
                    piece.splice(first..end, LARGE[random.below(LARGE.len())].bytes());
                }
            }
        }
    }
    pieces.concat()
}
