//! A ledger in a workbook is a ledger.

use crate::read;
use gangmu::{Status, ledger};
use std::fs;

#[test]
fn rows_columns_and_states() {
    let folder = test_texts::root().join("crates/files/tests/data");
    for name in ["openpyxl.xlsx", "libreoffice.xls", "libreoffice.ods"] {
        let import = read(&fs::read(folder.join(name)).expect("a file")).expect("a workbook");
        let outline = import.into_outline();
        let rows = ledger(&outline, outline.root().id);
        let problems: Vec<&str> = rows.iter().map(|row| row.problem.as_str()).collect();
        assert_eq!(
            problems,
            ["台账制度不健全", "巡查记录不完整", "物资账实不符"],
            "{name}"
        );
        let states: Vec<Status> = rows.iter().filter_map(|row| row.status).collect();
        assert_eq!(
            states,
            [Status::Done, Status::Ongoing, Status::Open],
            "{name}"
        );
    }
}
