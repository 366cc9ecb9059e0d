//! Files that programs wrote of texts of our own, against what they say: `UPDATE_EXPECT=1` writes
//! that anew, to be looked at.

use crate::read;
use expect_test::expect_file;
use std::fs;

#[test]
fn files_of_other_programs() {
    let folder = test_texts::root().join("crates/files/tests/data");
    for name in [
        "python-docx.docx",
        "libreoffice.docx",
        "libreoffice.odt",
        "libreoffice.doc",
        "libreoffice.rtf",
        "libreoffice.pdf",
        "openpyxl.xlsx",
        "libreoffice.xls",
        "libreoffice.ods",
        "hand.ofd",
        "word.html",
    ] {
        let path = folder.join(name);
        let import = read(&fs::read(&path).expect("a file")).expect("a document");
        let said = format!("{}\n\n{}", import.told().zh, import.marked_text());
        expect_file![folder.join(format!("{name}.txt"))].assert_eq(&said);
    }
}
