//! The cases beside the project, where they are there, against what Word shows.

use crate::read;
use files::Import;
use std::fs;
use std::path::PathBuf;

/// The folder of cases.
#[track_caller]
fn cases() -> Option<PathBuf> {
    test_texts::corpus_folder().map(|folder| folder.join("files"))
}

/// A case as it is read, and what is wanted.
fn case(path: PathBuf) -> (Import, String) {
    let want = fs::read_to_string(path.with_extension("want.txt")).expect("a want");
    let import =
        read(&fs::read(&path).expect("a case")).unwrap_or_else(|e| panic!("{path:?}: {e}"));
    (import, want)
}

#[track_caller]
fn assert_lines(got: &str, want: &str, name: &str) {
    for (nth, (got, want)) in got.lines().zip(want.lines()).enumerate() {
        assert_eq!(got, want, "{name}, line {}", nth + 1);
    }
    assert_eq!(got.lines().count(), want.lines().count(), "{name}");
}

#[test]
fn docx_says_what_word_shows() {
    let Some(folder) = cases() else { return };
    for name in [
        "01-style-linked",
        "02-formats",
        "03-restarts",
        "04-revisions-fields",
    ] {
        let (import, want) = case(folder.join(name).with_extension("docx"));
        assert_lines(&import.text(), &want, name);
    }
}

#[test]
fn pages_of_the_clipboard() {
    let Some(folder) = cases() else { return };
    for (name, want) in [
        ("word-list", "txt"),
        ("wps-list", "txt"),
        ("web-article", "txt"),
        ("excel-table", "tsv"),
    ] {
        let path = folder.join("clipboard").join(name);
        let page = fs::read(path.with_extension("html")).expect("a case");
        let page = [b"<html>".as_slice(), &page].concat();
        let want = fs::read_to_string(path.with_extension(format!("want.{want}")));
        let got = read(&page).expect("a page").text();
        assert_lines(&got, &want.expect("a want"), name);
    }
}

/// What LibreOffice has lost by writing its own form: lines of the want, from 1, that it shows so.
const LOST_IN_ODT: [(&str, &[(usize, &str)]); 3] = [
    ("01-style-linked", &[(75, "派生样式的标题")]),
    (
        "03-restarts",
        &[(16, "第一条 条号全文连续"), (17, "二.一.1\t细则")],
    ),
    ("04-revisions-fields", &[(8, "外0层链接文字")]),
];

#[test]
fn odt_says_what_libreoffice_shows() {
    let Some(folder) = cases() else { return };
    for (name, lost) in LOST_IN_ODT {
        let want =
            fs::read_to_string(folder.join(name).with_extension("want.txt")).expect("a want");
        let mut want: Vec<&str> = want.lines().collect();
        for (line, shown) in lost {
            want[line - 1] = shown;
        }
        let odt = fs::read(folder.join("lo").join(name).with_extension("odt")).expect("a case");
        assert_lines(
            &read(&odt).expect("a document").text(),
            &want.join("\n"),
            name,
        );
    }
}

#[test]
fn ofd_is_put_together_by_place() {
    let Some(folder) = cases() else { return };
    let (import, want) = case(folder.join("05-fixed-layout.ofd"));
    assert_lines(&import.text(), &want, "05-fixed-layout");
}

/// What LibreOffice has lost by writing old forms: lines as it shows them itself.
type Lost = &'static [(usize, &'static str)];

const LOST_IN_DOC: Lost = &[
    (3, "一、同表另一编号继续"),
    (6, "1．三级"),
    (8, "一、重新开始之后继续"),
    (11, "一、八"),
    (16, "第一条 条号全文连续"),
    (17, "二.一.1\t细则"),
    (21, "（一）列表样式继续"),
    (24, "1 三位数"),
    (25, "2 三位数"),
];
const LOST_IN_RTF: Lost = &[
    (16, "第一条 条号全文连续"),
    (17, "二.一.1 细则"),
    (23, "附件\t无编号只有字"),
];
const LOST_IN_PDF: Lost = &[
    (16, "第一条 条号全文连续"),
    (17, "二.一.1细则"),
    (22, "●圆点"),
];

#[test]
fn old_forms_say_what_libreoffice_shows() {
    let Some(folder) = cases() else { return };
    let none: Lost = &[];
    for (name, lost, ending) in [
        ("01-style-linked", none, "doc"),
        ("01-style-linked", none, "rtf"),
        ("01-style-linked", none, "pdf"),
        ("03-restarts", LOST_IN_DOC, "doc"),
        ("03-restarts", LOST_IN_RTF, "rtf"),
        ("03-restarts", LOST_IN_PDF, "pdf"),
    ] {
        let want = fs::read_to_string(folder.join(name).with_extension("want.txt"));
        let want = want.expect("a want");
        let mut want: Vec<&str> = want.lines().collect();
        for (line, shown) in lost {
            want[line - 1] = shown;
        }
        let path = folder.join("lo").join(name).with_extension(ending);
        let got = read(&fs::read(path).expect("a case")).expect("a document");
        let name = format!("{name}.{ending}");
        assert_lines(&got.text(), &want.join("\n"), &name);
    }
}
