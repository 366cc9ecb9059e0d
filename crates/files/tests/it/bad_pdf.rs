//! PDFs by hand, and those that are not what they should be.

use crate::read;
use encoding_rs::GB18030;
use files::{FileError, LeftOut, Limit};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::fs;
use std::io::Write;

/// An object of a PDF.
fn object(number: usize, body: &str) -> Vec<u8> {
    format!("{number} 0 obj\n{body}\nendobj\n").into_bytes()
}

fn stream(number: usize, entries: &str, content: &[u8]) -> Vec<u8> {
    let head = format!(
        "{number} 0 obj\n<<{entries}/Length {}>>stream\n",
        content.len()
    );
    [head.as_bytes(), content, b"\nendstream\nendobj\n"].concat()
}

/// A PDF of those objects, of which the first is the catalogue.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    [
        b"%PDF-1.4\n",
        &*objects.concat(),
        b"trailer<</Root 1 0 R>>\n",
    ]
    .concat()
}

/// A PDF of one page with that content and those resources, and more objects from 5 on.
fn page(content: &[u8], entries: &str, resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        object(1, "<</Type/Catalog/Pages 2 0 R>>"),
        object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        object(
            3,
            &format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<{resources}>>>>"
            ),
        ),
        stream(4, entries, content),
    ];
    objects.extend_from_slice(more);
    pdf(&objects)
}

const LATIN: &str = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>";

fn text(bytes: &[u8]) -> Result<String, FileError> {
    read(bytes).map(|import| import.text())
}

fn deflated(content: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(content).unwrap();
    packed.finish().unwrap()
}

#[test]
fn words_by_place() {
    let content =
        b"BT /F 10 Tf 50 700 Td (second) Tj 0 20 Td (first) Tj 100 0 Td [(c)-50(ell)] TJ ET";
    let bytes = page(content, "", LATIN, &[]);
    assert_eq!(text(&bytes).unwrap(), "first\tcell\nsecond\n");
    let packed = page(&deflated(content), "/Filter/FlateDecode", LATIN, &[]);
    assert_eq!(text(&packed).unwrap(), "first\tcell\nsecond\n");
    // The same turned on its side, and aslant.
    let turned = b"BT /F 10 Tf 0 1 -1 0 50 700 Tm (up) Tj 1 1 -1 1 50 300 Tm (aslant) Tj 1 0 0 1 9 9 Tm (level) Tj ET";
    assert_eq!(text(&page(turned, "", LATIN, &[])).unwrap(), "level\n");
}

#[test]
fn fonts_that_say_their_characters_by_an_encoding() {
    let font = |encoding: &str| {
        format!(
            "/Font<</F<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/{encoding}/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>>>"
        )
    };
    let content = |bytes: &[u8]| {
        let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
        format!("BT /F 10 Tf 50 700 Td <{hex}> Tj ET").into_bytes()
    };
    let words = "一、总体情况 A";
    let (gbk, _, _) = GB18030.encode(words);
    let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (encoding, bytes) in [
        ("GBK-EUC-H", &*gbk),
        ("UniGB-UCS2-H", &*utf16),
        ("UniGB-UTF16-H", &*utf16),
    ] {
        let bytes = page(&content(bytes), "", &font(encoding), &[]);
        assert_eq!(text(&bytes).unwrap(), format!("{words}\n"), "{encoding}");
    }
    // Nobody knows what these are.
    let bytes = page(&content(b"\x01\x02\x03\x04"), "", &font("Identity-H"), &[]);
    assert!(matches!(text(&bytes), Err(FileError::Damaged { .. })));
}

#[test]
fn margins_that_are_marked() {
    let content = b"/Artifact <</Type/Pagination/Subtype/Footer>> BDC BT /F 10 Tf 50 9 Td (- 1 -) Tj ET EMC BT /F 10 Tf 50 700 Td (text) Tj ET";
    let import = read(&page(content, "", LATIN, &[])).unwrap();
    assert_eq!(import.text(), "text\n");
    assert_eq!(import.left_out, [(LeftOut::Margins, 1)]);
}

#[test]
fn a_scan_says_so() {
    let picture = stream(
        5,
        "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
        b"\0",
    );
    let bytes = page(
        b"q 600 0 0 800 0 0 cm /I Do Q",
        "",
        "/XObject<</I 5 0 R>>",
        &[picture],
    );
    assert_eq!(text(&bytes), Err(FileError::Scan));
    assert_eq!(text(&page(b"", "", LATIN, &[])), Err(FileError::Empty));
}

#[test]
fn a_locked_pdf_says_so() {
    let path = test_texts::root().join("crates/files/tests/data/locked.pdf");
    assert_eq!(text(&fs::read(path).unwrap()), Err(FileError::Encrypted));
}

#[test]
fn pages_in_a_circle() {
    let circle = pdf(&[
        object(1, "<</Type/Catalog/Pages 2 0 R>>"),
        object(
            2,
            "<</Type/Pages/Kids[2 0 R 3 0 R 3 0 R]/Count 9999999/Parent 3 0 R>>",
        ),
        object(
            3,
            "<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 9999999/Parent 2 0 R>>",
        ),
    ]);
    assert!(text(&circle).is_err());
    let deep = "[".repeat(100_000);
    assert!(
        text(&pdf(&[object(
            1,
            &format!("<</Type/Catalog/Pages {deep}>>")
        )]))
        .is_err()
    );
    assert!(text(&page(deep.as_bytes(), "", LATIN, &[])).is_err());
}

#[test]
fn forms_within_themselves() {
    let again = b"/X Do ".repeat(50);
    let form = |number: usize, to: usize| {
        let entries = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {to} 0 R>>>>"
        );
        stream(number, &entries, &again)
    };
    let resources = "/XObject<</X 5 0 R>>";
    for circle in [vec![form(5, 5)], vec![form(5, 6), form(6, 5)]] {
        assert!(text(&page(b"/X Do", "", resources, &circle)).is_err());
    }
    let chain: Vec<Vec<u8>> = (5..16).map(|number| form(number, number + 1)).collect();
    let read = text(&page(b"/X Do", "", resources, &chain));
    assert_eq!(read, Err(FileError::Exceeds(Limit::Nesting)));
}

#[test]
fn what_unpacks_to_too_much() {
    let zeros = deflated(&vec![b' '; 201 << 20]);
    let bytes = page(&zeros, "/Filter/FlateDecode", LATIN, &[]);
    assert_eq!(text(&bytes), Err(FileError::Exceeds(Limit::Bytes)));
    let packed = stream(5, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &zeros);
    let bytes = page(b"", "", LATIN, &[packed]);
    assert_eq!(text(&bytes), Err(FileError::Exceeds(Limit::Bytes)));
    // Packed twice: a kilobyte.
    let twice = deflated(&zeros);
    let bytes = page(&twice, "/Filter[/FlateDecode/FlateDecode]", LATIN, &[]);
    assert!(text(&bytes).is_err());
}
