//! The readme's table of keys is what the tables of commands and of keys in a row say.

use crate::{ACTIONS, Action, InLedger, LEDGER_KEYS, ROW_KEYS, Reach, RowKey, When, spelled};
use expect_test::expect_file;
use gangmu::text::Bilingual;

const BEGIN: &str = "UPDATE_EXPECT=1 cargo test -p gangmu-session readme -->\n";
const END: &str = "<!-- /keys -->";

fn row(keys: &[&str], names: Bilingual) -> String {
    let keys: Vec<String> = keys.iter().map(|keys| spelled(keys, false)).collect();
    format!("| {} | {} | {} |\n", keys.join("<br>"), names.zh, names.en)
}

fn table(name: &str, rows: impl Iterator<Item = String>) -> String {
    let rows: String = rows.collect();
    format!("\n| {name} | | |\n|---|---|---|\n{rows}")
}

fn keys() -> String {
    let in_row = |when: When| {
        let rows = ROW_KEYS.iter().filter(move |key| key.when == when);
        rows.map(|RowKey { keys, names, .. }| row(keys, *names))
    };
    let in_ledger = |when: InLedger| {
        let rows = LEDGER_KEYS.iter().filter(move |key| key.when == when);
        rows.map(|key| row(key.keys, key.names))
    };
    let commands = |is: fn(Reach) -> bool| {
        let rows = ACTIONS
            .iter()
            .filter(move |a| is(a.reach) && !a.keys.is_empty());
        rows.map(|Action { keys, names, .. }| row(keys, *names))
    };
    [
        table(
            "编辑一行文字时 · in the words of a row",
            in_row(When::Edited),
        ),
        table(
            "选中一行、不编辑时 · in a row that is not edited",
            in_row(When::Current).chain(commands(|reach| reach == Reach::Current)),
        ),
        table(
            "任一行中 · in any row",
            commands(|reach| reach == Reach::Row),
        ),
        table(
            "台账的一格 · in a cell of the ledger",
            in_ledger(InLedger::Cell),
        ),
        table(
            "填写台账的一格时 · while a cell is filled in",
            in_ledger(InLedger::Typed),
        ),
        table(
            "任何地方 · everywhere",
            commands(|reach| matches!(reach, Reach::Page | Reach::Field)),
        ),
    ]
    .concat()
}

#[test]
fn the_readme_has_the_keys() {
    let path = test_texts::root().join("README.md");
    let readme = std::fs::read_to_string(&path).expect("the readme");
    let begin = readme.find(BEGIN).expect("the place of the keys") + BEGIN.len();
    let end = readme.find(END).expect("the end of the keys");
    let fresh = [&readme[..begin], &keys(), "\n", &readme[end..]].concat();
    expect_file![path].assert_eq(&fresh);
}
