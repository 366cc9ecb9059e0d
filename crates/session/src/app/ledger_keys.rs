//! Keys of the ledger: rows of one table, as the keys of the outline's rows are.

use super::Chord;
use gangmu::text::{Bilingual, both};

/// Where in the ledger a key has its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InLedger {
    /// On a cell.
    Cell,
    /// While words are typed into it.
    Typed,
}

/// What a key does in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridMove {
    /// So many rows down, or up.
    Rows(i8),
    /// So many pages.
    Pages(i8),
    /// To the first row or to the last.
    FirstRow,
    /// To the last row.
    LastRow,
    /// So many cells to the right, or to the left.
    Cells(i8),
    /// To the first cell of the row.
    FirstCell,
    /// To its last cell.
    LastCell,
    /// Fill the cell in, open what it has, or choose its state.
    Fill,
    /// The same, but where the cell has nothing to fill in go to the text.
    FillOrGo,
    /// Empty the cell.
    Empty,
    /// Close the problem, or open it again.
    Tick,
    /// Copy the cell.
    Copy,
    /// Go to the problem in the text.
    Go,
    /// What is open is closed; words typed are dropped.
    Close,
    /// Keep what is typed, and go so many rows down.
    KeepRows(i8),
    /// Keep what is typed, and go so many cells for words on.
    KeepCells(i8),
    /// Keep what is typed, and go to the text.
    KeepAndGo,
}

/// A key of the ledger.
pub struct LedgerKey {
    /// The keys.
    pub keys: &'static [&'static str],
    /// Where they mean it.
    pub when: InLedger,
    /// What it does.
    pub means: GridMove,
    /// What that is, in Chinese and English.
    pub names: Bilingual,
    /// The same in a word, for the keys that the bar at the bottom tells of.
    pub hint: Option<Bilingual>,
}

/// What the keys mean there.
pub fn by_ledger_key(chord: &Chord, when: InLedger) -> Option<GridMove> {
    let mut rows = LEDGER_KEYS.iter().filter(|row| row.when == when);
    let row = rows.find(|row| row.keys.iter().any(|keys| chord.is(keys)))?;
    Some(row.means)
}

macro_rules! key {
    ([$($keys:literal),*], $when:ident, $means:expr, $zh:literal, $en:literal) => {
        LedgerKey { keys: &[$($keys),*], when: InLedger::$when, means: $means, names: both($zh, $en), hint: None }
    };
}

use GridMove::*;

/// All of them.
#[rustfmt::skip]
pub static LEDGER_KEYS: &[LedgerKey] = &[
    LedgerKey { hint: Some(both("填写", "fill in")), ..key!(["Enter"], Cell, FillOrGo, "填写；看措施；不能填写的一格，到原文", "fill in, see the measures, or go to the text where nothing is to be filled in") },
    key!(["F2"], Cell, Fill, "填写", "fill in"),
    LedgerKey { hint: Some(both("销号", "close")), ..key!([" "], Cell, Tick, "销号，或取消销号", "close the problem, or open it again") },
    LedgerKey { hint: Some(both("看原文", "to the text")), ..key!(["Mod+Enter"], Cell, Go, "到原文", "to the problem in the text") },
    key!(["Delete", "Backspace"], Cell, Empty, "清空", "empty the cell"),
    key!(["Mod+c"], Cell, Copy, "复制这一格", "copy the cell"),
    key!(["ArrowUp"], Cell, Rows(-1), "上一行；首行则到表头", "the row above; from the first row to the headings"),
    key!(["ArrowDown"], Cell, Rows(1), "下一行", "the row below"),
    key!(["ArrowLeft"], Cell, Cells(-1), "左边一格", "the cell to the left"),
    key!(["ArrowRight"], Cell, Cells(1), "右边一格", "the cell to the right"),
    key!(["PageUp", "Mod+PageUp"], Cell, Pages(-1), "上翻一页", "a page up"),
    key!(["PageDown", "Mod+PageDown"], Cell, Pages(1), "下翻一页", "a page down"),
    key!(["Home"], Cell, FirstCell, "本行第一格", "the first cell of the row"),
    key!(["End"], Cell, LastCell, "本行最后一格", "the last cell of the row"),
    key!(["Mod+Home"], Cell, FirstRow, "第一行", "the first row"),
    key!(["Mod+End"], Cell, LastRow, "最后一行", "the last row"),
    key!(["Escape"], Cell, Close, "收起措施", "fold the measures away"),
    key!(["Enter"], Typed, KeepRows(1), "填好，到下一行", "keep it, and to the row below"),
    key!(["Shift+Enter"], Typed, KeepRows(-1), "填好，到上一行", "keep it, and to the row above"),
    key!(["Tab"], Typed, KeepCells(1), "填好，到下一格", "keep it, and to the next cell"),
    key!(["Shift+Tab"], Typed, KeepCells(-1), "填好，到上一格", "keep it, and to the cell before"),
    key!(["Mod+Enter"], Typed, KeepAndGo, "填好，到原文", "keep it, and to the problem in the text"),
    key!(["Escape"], Typed, Close, "不改了", "leave the cell as it was"),
];
