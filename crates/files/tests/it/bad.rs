//! Files that are not what they should be: each is refused with a sentence, or read; none panics.

use crate::package::{docx, odt, ofd, package, word};
use crate::read;
use files::{FileError, Limit};
use gangmu::text::Bilingual;
use std::fmt::Write;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

/// Whatever it is, it is told or read.
#[track_caller]
fn told(bytes: &[u8], name: &str) {
    if let Err(error) = read(bytes) {
        let Bilingual { zh, en } = error.sentence();
        assert!(zh.ends_with('。') && en.ends_with('.'), "{name}: {error:?}");
    }
}

/// Numbers that look random, from a seed.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

/// Our own files.
fn files() -> Vec<(String, Vec<u8>)> {
    let whole = |path: &Path| path.extension().is_some_and(|ending| ending != "txt");
    let files = files_in("crates/files/tests/data", whole);
    assert!(files.len() >= 3, "only {} files are there", files.len());
    files
}

/// Those of a folder, if it is there.
fn files_in(folder: &str, are: fn(&Path) -> bool) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(test_texts::root().join(folder));
    let mut files: Vec<(String, Vec<u8>)> = entries
        .into_iter()
        .flatten()
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| are(path))
        .map(|path| {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            (name, fs::read(path).expect("a file"))
        })
        .collect();
    files.sort();
    files
}

/// What `cargo xtask fuzz` saved.
#[test]
fn found_by_the_fuzzer() {
    for (name, bytes) in files_in("crates/files/tests/data/fuzz", |_| true) {
        told(&bytes, &name);
    }
}

#[test]
fn cut_off_at_every_kilobyte() {
    for (name, bytes) in files() {
        for len in (0..bytes.len())
            .step_by(1024)
            .chain(bytes.len().saturating_sub(64)..bytes.len())
        {
            told(&bytes[..len], &format!("{name} cut at {len}"));
        }
    }
}

#[test]
fn bits_flipped() {
    for (name, bytes) in files() {
        for seed in 0..200 {
            let mut random = Random(seed);
            let mut bad = bytes.clone();
            for _ in 0..=random.below(4) {
                let at = random.below(bad.len());
                bad[at] ^= 1 << random.below(8);
            }
            told(&bad, &format!("{name}, seed {seed}"));
        }
    }
}

/// The XML within is damaged, and packed anew: what a checksum would have caught is passed on.
#[test]
fn xml_damaged_within() {
    let text = word(
        "document",
        "<w:body><w:tbl><w:tr><w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t><w:fldChar w:fldCharType='begin'/><w:txbxContent><w:p/></w:txbxContent></w:r></w:p></w:tc></w:tr></w:tbl></w:body>",
    );
    let numbering = word(
        "numbering",
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、%9'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
    );
    let pieces = |text: &str| {
        text.split_inclusive('>')
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    for seed in 0..400 {
        let mut random = Random(seed);
        let mut damage = |text: &str| {
            let mut pieces = pieces(text);
            for _ in 0..=random.below(3) {
                let (from, to) = (random.below(pieces.len()), random.below(pieces.len()));
                match random.below(4) {
                    0 => drop(pieces.remove(from)),
                    1 => pieces.swap(from, to),
                    2 => pieces.insert(to, pieces[from].clone()),
                    _ => pieces[from] = pieces[from].replace(['0', '1'], "99999999999"),
                }
                if pieces.is_empty() {
                    break;
                }
            }
            pieces.concat()
        };
        let (text, numbering) = (damage(&text), damage(&numbering));
        told(
            &package(&[
                ("word/document.xml", text),
                ("word/numbering.xml", numbering),
            ]),
            &format!("seed {seed}"),
        );
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    // Of zeros, a thousandth is left when they are packed.
    let bomb = package(&[("word/document.xml", vec![0; 201 << 20])]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(read(&bomb).err(), Some(FileError::Exceeds(Limit::Bytes)));
}

#[test]
fn nesting_is_bounded() {
    let deep = |name: &str| {
        ["<".to_owned() + name + ">", "</".to_owned() + name + ">"].map(|tag| tag.repeat(100_000))
    };
    let [open, close] = deep("w:sdt");
    let error = read(&docx(&[open, close].concat(), &[])).err();
    assert_eq!(error, Some(FileError::Exceeds(Limit::Nesting)));
    let [open, close] = deep("text:section");
    let error = read(&odt("", &[open, close].concat())).err();
    assert_eq!(error, Some(FileError::Exceeds(Limit::Nesting)));
    let [open, close] = deep("ofd:PageBlock");
    let error = read(&ofd(&[&[open, close].concat()])).err();
    assert_eq!(error, Some(FileError::Exceeds(Limit::Nesting)));
}

#[test]
fn tables_and_boxes_within_each_other() {
    let table = "<w:tbl><w:tr><w:tc>".repeat(2_000)
        + "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"
        + &"</w:tc></w:tr></w:tbl>".repeat(2_000);
    assert_eq!(read(&docx(&table, &[])).unwrap().text(), "甲\n");
    let boxes = "<w:p><w:r><w:txbxContent>".repeat(2_000)
        + "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"
        + &"</w:txbxContent></w:r></w:p>".repeat(2_000);
    assert_eq!(read(&docx(&boxes, &[])).unwrap().text().trim(), "甲");
}

#[test]
fn entities_are_refused() {
    let mut laughs = String::from("<?xml version='1.0'?><!DOCTYPE w [<!ENTITY l0 'ha'>");
    for n in 1..30 {
        let _ = write!(laughs, "<!ENTITY l{n} '&l{0};&l{0};&l{0};&l{0};'>", n - 1);
    }
    laughs += "]><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>&l29;</w:t></w:r></w:p></w:body></w:document>";
    for part in [
        laughs.clone(),
        laughs.replace("<!DOCTYPE", "<!--").replace("]>", "-->"),
    ] {
        let error = read(&package(&[("word/document.xml", part)])).err();
        assert!(
            matches!(error, Some(FileError::Damaged { .. })),
            "{error:?}"
        );
    }
}

#[test]
fn too_many_parts_and_cells() {
    let names: Vec<String> = (0..10_001)
        .map(|n| format!("word/document{n}.xml"))
        .collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(
        read(&package(&parts)).err(),
        Some(FileError::Exceeds(Limit::Parts))
    );
    let cells = [
        "<w:tbl><w:tr>",
        &"<w:tc/>".repeat(1_000_001),
        "</w:tr></w:tbl>",
    ]
    .concat();
    assert_eq!(
        read(&docx(&cells, &[])).err(),
        Some(FileError::Exceeds(Limit::Cells))
    );
}

#[test]
fn a_wrong_checksum_is_damage() {
    let mut bytes = docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>", &[]);
    // That of the text, in its header and in the directory.
    let name = b"word/document.xml";
    let at: Vec<usize> = (0..bytes.len() - name.len())
        .filter(|at| bytes[*at..].starts_with(name))
        .collect();
    bytes[at[0] - 16] ^= 1;
    bytes[at[1] - 30] ^= 1;
    assert!(matches!(
        read(&bytes).err(),
        Some(FileError::Damaged { .. })
    ));
}

#[test]
fn locked_files() {
    let mut bytes = docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>", &[]);
    // The flag of a locked part, in the headers and in the directory.
    for at in 0..bytes.len() - 10 {
        if bytes[at..].starts_with(b"PK\x03\x04") {
            bytes[at + 6] |= 1;
        } else if bytes[at..].starts_with(b"PK\x01\x02") {
            bytes[at + 8] |= 1;
        }
    }
    assert_eq!(read(&bytes).err(), Some(FileError::Encrypted));
    let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    assert_eq!(read(ole).err(), Some(FileError::Encrypted));
}

#[test]
fn nothing_in_it() {
    assert_eq!(read(b"").err(), Some(FileError::Empty));
    assert_eq!(read(b"   \n\n").err(), Some(FileError::Empty));
    assert_eq!(read(&docx("<w:p/>", &[])).err(), Some(FileError::Empty));
    let picture = "<w:p><w:r><w:drawing><pic:pic xmlns:pic='x'/></w:drawing></w:r></w:p>";
    assert_eq!(read(&docx(picture, &[])).err(), Some(FileError::Scan));
    assert_eq!(read(&odt("", "<text:p/>")).err(), Some(FileError::Empty));
}

#[test]
fn reading_may_be_stopped() {
    let bytes = docx(&"<w:p><w:r><w:t>甲</w:t></w:r></w:p>".repeat(10_000), &[]);
    let mut n = 0;
    let mut last = 0.0;
    let all = files::read(&bytes, &mut |share| {
        assert!((last..=1.0).contains(&share), "{share} after {last}");
        (n, last) = (n + 1, share);
        ControlFlow::Continue(())
    });
    assert_eq!(all.unwrap().lines.len(), 10_000);
    assert!(n > 3);
    let stopped = files::read(&bytes, &mut |share| match share > 0.3 {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    });
    assert_eq!(stopped.err(), Some(FileError::Stopped));
}
