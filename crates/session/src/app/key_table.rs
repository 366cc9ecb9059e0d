//! Every key that means something, by where it does: what the readme and the sheet of keys list.

use super::{ACTIONS, InLedger, LEDGER_KEYS, LIST_KEYS, ROW_KEYS, Reach, SPAN_KEYS, When};
use gangmu::text::{Bilingual, both};

/// Keys that mean one thing, and what that is.
pub type Line = (&'static [&'static str], Bilingual);

/// The keys, place by place.
pub fn key_table() -> Vec<(Bilingual, Vec<Line>)> {
    let in_row = |when: When| {
        let rows = ROW_KEYS.iter().filter(move |key| key.when == when);
        rows.map(|key| (key.keys, key.names))
    };
    let in_ledger = |when: InLedger| {
        let rows = LEDGER_KEYS.iter().filter(move |key| key.when == when);
        rows.map(|key| (key.keys, key.names))
    };
    let commands = |is: fn(Reach) -> bool| {
        let rows = ACTIONS
            .iter()
            .filter(move |a| is(a.reach) && !a.keys.is_empty());
        rows.map(|a| (a.keys, a.names))
    };
    let current = in_row(When::Current).chain(commands(|reach| reach == Reach::Current));
    vec![
        (
            both("编辑一行文字时", "in the words of a row"),
            in_row(When::Edited).collect(),
        ),
        (
            both("选中一行、不编辑时", "in a row that is not edited"),
            current.collect(),
        ),
        (
            both(
                "选中几行的文字时",
                "while words of several rows are selected",
            ),
            SPAN_KEYS.iter().map(|key| (key.keys, key.names)).collect(),
        ),
        (
            both("任一行中", "in any row"),
            commands(|reach| reach == Reach::Row).collect(),
        ),
        (
            both("篇目中", "in the list of reports"),
            LIST_KEYS.iter().map(|key| (key.keys, key.names)).collect(),
        ),
        (
            both("台账的一格", "in a cell of the ledger"),
            in_ledger(InLedger::Cell).collect(),
        ),
        (
            both("填写台账的一格时", "while a cell is filled in"),
            in_ledger(InLedger::Typed).collect(),
        ),
        (
            both("任何地方", "everywhere"),
            commands(|reach| matches!(reach, Reach::Page | Reach::Field)).collect(),
        ),
    ]
}
