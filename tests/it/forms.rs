//! One report in every form that it can be copied out in: goldens in `tests/data/forms`, which
//! `UPDATE_EXPECT=1` writes anew.

use expect_test::expect_file;
use gangmu::check::Settings;
use gangmu::export::format::Format;
use gangmu::export::{html, json, ledger, markdown, plain};
use gangmu::report::{self, LedgerRow};
use gangmu::syntax::parse;

const REPORT: &str = include_str!("../data/forms/report.txt");

#[test]
fn a_report_in_every_form() {
    let outline = parse(REPORT);
    let root = [outline.root()];
    assert_eq!(plain::text(root), REPORT.trim_end());
    let headings = plain::outline(root, None, true);
    expect_file!["../data/forms/report.outline.txt"].assert_eq(&headings);
    expect_file!["../data/forms/report.md"].assert_eq(&markdown::markdown(root));
    let rich = html::document(root, &Format::default());
    expect_file!["../data/forms/report.html"].assert_eq(&rich);
    let file = json::checked_file([(None, &outline)], Some(&Settings::default()));
    let mut file = serde_json::to_string_pretty(&file).expect("a file is JSON");
    file.push('\n');
    expect_file!["../data/forms/report.json"].assert_eq(&file);
}

#[test]
fn a_ledger_in_every_form() {
    let outline = parse(REPORT);
    let rows = report::ledger(&outline, outline.root().id);
    let rows: Vec<&LedgerRow> = rows.iter().collect();
    // Lines end as Windows has them; a file of the checkout need not.
    let columns = report::Columns::usual(rows.iter().copied());
    let cells = ledger::tsv(&rows, &columns, gangmu::text::Language::Chinese).replace("\r\n", "\n");
    expect_file!["../data/forms/ledger.tsv"].assert_eq(&cells);
    expect_file!["../data/forms/ledger.html"].assert_eq(&ledger::html(
        &rows,
        &columns,
        gangmu::text::Language::Chinese,
    ));
}
