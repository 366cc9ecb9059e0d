//! The forms that are text: encodings, line ends, marks, OPML.

use crate::write_docx::{job, options};
use files::write::{Form, Job, Options, write};
use gangmu::{LedgerForm, ledger, parse};

const TEXT: &str =
    "关于整改的报告\r\n一、甲𠮷①\r\n（一）乙。丙&丁。\n\u{3000}\u{3000}正文。\n二、戊\n";

fn written(form: Form, json: &str) -> Vec<u8> {
    let outline = parse(TEXT);
    write(form, &job(&[("报告", &outline)], &options(json))).expect("a text")
}

#[test]
fn plain_text_in_the_chosen_encoding_with_the_chosen_line_ends() {
    const PLAIN: Form = Form::Text(gangmu::Form::Text);
    assert_eq!(written(PLAIN, "{}"), TEXT.as_bytes());
    let lf = TEXT.replace('\r', "");
    assert_eq!(written(PLAIN, r#"{"lineEnds":"lf"}"#), lf.as_bytes());
    let crlf = written(PLAIN, r#"{"lineEnds":"crlf"}"#);
    assert_eq!(crlf, lf.replace('\n', "\r\n").as_bytes());
    let bytes = written(PLAIN, r#"{"encoding":"gb18030","lineEnds":"lf"}"#);
    assert!(std::str::from_utf8(&bytes).is_err());
    let again = gangmu::read(&bytes).expect("GB18030").into_outline();
    assert_eq!(again.write(), lf);
}

#[test]
fn a_csv_has_its_mark_or_not() {
    let outline = parse("1.关于=学习不深的问题\n整改情况：已完成整改。\n");
    let rows = ledger(&outline, outline.root().id);
    for (json, mark) in [("{}", "\u{feff}"), (r#"{"mark":false}"#, "")] {
        let options = options(json);
        let job = Job {
            rows: &rows,
            ..job(&[], &options)
        };
        let csv = write(Form::Rows(LedgerForm::Csv), &job).expect("rows");
        assert!(csv.starts_with(format!("{mark}序号,").as_bytes()));
    }
}

#[test]
fn all_forms_are_written_of_one_job() {
    let outline = parse(TEXT);
    let rows = ledger(&parse("1.甲问题\n"), parse("1.甲问题\n").root().id);
    let options = Options::default();
    let texts = [("报告", &outline)];
    let reports = gangmu::report::overview(&outline, &gangmu::Readings::default(), None);
    let job = Job {
        rows: &rows,
        reports: &reports,
        ..job(&texts, &options)
    };
    for form in Form::ALL {
        let fails =
            form == Form::Changes || rows.is_empty() && matches!(form, Form::Xlsx | Form::Table);
        assert_eq!(write(form, &job).is_err(), fails, "{form:?}");
    }
}

#[test]
fn opml_has_the_headings_within_each_other() {
    let text = String::from_utf8(written(Form::Opml, "{}")).expect("UTF-8");
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut depth, mut deepest) = (0, 0);
    loop {
        use quick_xml::events::Event;
        match reader.read_event().expect("well-formed") {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    // opml, body, the report, 一、, （一）.
    assert_eq!(deepest, 5);
    assert!(
        text.contains("<outline text=\"关于整改的报告\">\n<outline text=\"一、甲𠮷①\">"),
        "{text}"
    );
    assert!(
        text.contains("<outline text=\"（一）乙\" _note=\"丙&amp;丁。&#10;正文。\">"),
        "{text}"
    );
}

#[test]
fn the_readme_has_all_settings() {
    let path = test_texts::root().join("crates/files/README.md");
    let readme = std::fs::read_to_string(path).expect("a page");
    let of =
        |s: &files::write::Setting| format!("| `{}` | {} | {} |", s.path, s.names.zh, s.names.en);
    for row in files::write::SETTINGS.iter().map(of) {
        assert!(readme.contains(&row), "{row}");
    }
}
