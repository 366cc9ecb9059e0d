//! Old documents that are not what they should be.

use crate::compound::compound;
use crate::read;
use files::FileError;
use std::fs;

/// LibreOffice's, of our own text.
fn document() -> Vec<u8> {
    fs::read(test_texts::root().join("crates/files/tests/data/libreoffice.doc")).expect("a file")
}

/// Where the head of the document stands in the file.
fn head(bytes: &[u8]) -> usize {
    let begins = |at: &usize| bytes[*at..].starts_with(&[0xEC, 0xA5]);
    (512..bytes.len())
        .step_by(512)
        .find(begins)
        .expect("a head")
}

#[track_caller]
fn assert_damaged(bytes: &[u8]) {
    let read = read(bytes);
    assert!(matches!(read, Err(FileError::Damaged { .. })), "{read:?}");
}

#[test]
fn a_locked_document_says_so() {
    let mut bytes = document();
    let at = head(&bytes);
    bytes[at + 11] |= 1;
    assert_eq!(read(&bytes).err(), Some(FileError::Encrypted));
}

#[test]
fn a_document_of_word_95_says_so() {
    let mut bytes = document();
    let at = head(&bytes);
    bytes[at + 2] = 0x68;
    bytes[at + 3] = 0;
    assert_damaged(&bytes);
}

#[test]
fn sectors_in_a_circle() {
    let good = compound(&[("WordDocument", &[0; 8192])]);
    // Its sectors: the table, the directory, and sixteen of the stream.
    for (sector, next) in [(17, 2), (17, 17), (1, 1), (5, 1_000_000), (5, 0x7FFF_FFFF)] {
        let mut bytes = good.clone();
        let at = 512 + 4 * sector;
        bytes[at..at + 4].copy_from_slice(&u32::to_le_bytes(next));
        assert_damaged(&bytes);
    }
    // The list of the tables goes on at itself, and says that it is endless.
    let mut bytes = good.clone();
    bytes[68..72].copy_from_slice(&0_u32.to_le_bytes());
    bytes[72..76].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_damaged(&bytes);
}

#[test]
fn a_directory_in_a_circle() {
    let mut bytes = compound(&[("WordDocumentX", &[]), ("Other", &[])]);
    let second = 1024 + 2 * 128;
    // The sibling of the second entry is the first.
    bytes[second + 68..second + 72].copy_from_slice(&1_u32.to_le_bytes());
    assert_damaged(&bytes);
}

#[test]
fn pieces_that_say_the_same_text_without_end() {
    let mut main = vec![0_u8; 1024];
    main[..4].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0]);
    let mut set = |at: usize, number: u32| main[at..at + 4].copy_from_slice(&number.to_le_bytes());
    set(0x4C, 0x7000_0000);
    set(0x9A + 8 * 33, 0);
    set(0x9E + 8 * 33, 21);
    let mut tables = vec![2, 16, 0, 0, 0];
    for number in [0_u32, 0x7000_0000] {
        tables.extend(number.to_le_bytes());
    }
    tables.extend([0, 0, 0, 0, 0, 0x40, 0, 0]);
    assert_damaged(&compound(&[("WordDocument", &main), ("0Table", &tables)]));
}

#[test]
fn numbers_that_are_too_large() {
    let good = document();
    let at = head(&good);
    // Each of the lengths and places in the head.
    for field in (0x4C..0x6C).chain(0x9A..0x2F0).step_by(4) {
        for number in [u32::MAX, 0x7FFF_FFFF, 0x1000_0000, good.len() as u32, 1] {
            let mut bytes = good.clone();
            bytes[at + field..at + field + 4].copy_from_slice(&number.to_le_bytes());
            if let Err(error) = read(&bytes) {
                assert!(error.sentence().zh.ends_with('。'));
            }
        }
    }
}
