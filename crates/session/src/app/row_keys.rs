//! Keys of a row: writing in its words and walking about. Rows of one table, as the commands with
//! names are; what a row does depends on where the caret stands.

use super::span::{Span, Way, gone};
use super::{Chord, CopyScope, EditEvent, Event, Here, PlaceEvent, SelectEvent, TextsEvent};
use crate::{Command, Row};
use gangmu::edit::Caret;
use gangmu::edit::commands::Target;
use gangmu::outline::NodeId;
use gangmu::text::{Bilingual, both};

/// How many rows a page is.
const PAGE: usize = 15;

/// The words of a row that is being edited, as the field has them.
pub struct InField<'a> {
    /// Where the caret stands.
    pub caret: Caret,
    /// How many bytes the field holds.
    pub n_bytes: usize,
    /// Whether the caret stands in the first line of the field, and in the last.
    pub lines: &'a dyn Fn() -> (bool, bool),
}

impl InField<'_> {
    /// Whether nothing is selected.
    fn is_bare(&self) -> bool {
        self.caret.anchor == self.caret.head
    }

    fn is_at_start(&self) -> bool {
        self.is_bare() && self.caret.head == 0
    }

    fn is_at_end(&self) -> bool {
        self.is_bare() && self.caret.head == self.n_bytes
    }
}

/// The row that has the keyboard.
pub struct AtRow<'a> {
    /// Where the writer stands.
    pub here: Here<'a>,
    /// The row's node.
    pub node: NodeId,
    /// Its words, if they are being edited.
    pub field: Option<InField<'a>>,
    /// Whether something lies over the rows, which closes first.
    pub overlay: bool,
}

impl AtRow<'_> {
    fn row(&self, by: isize) -> Option<Row> {
        let session = self.here.session;
        let at = session.row_of(self.node)?.checked_add_signed(by)?;
        session.rows().get(at).copied()
    }

    /// The row `by` rows away, or the first or last one before that.
    fn row_within(&self, by: isize) -> Option<NodeId> {
        let rows = self.here.session.rows();
        let at = self.here.session.row_of(self.node)?;
        let at = at.saturating_add_signed(by).min(rows.len().checked_sub(1)?);
        rows.get(at).map(|row| row.id)
    }

    fn focus(&self, by: isize) -> Option<Event> {
        Some(PlaceEvent::Focus(self.row(by)?.id).into())
    }

    fn extend(&self, by: isize) -> Option<Event> {
        Some(SelectEvent::Extend(self.row(by)?.id).into())
    }

    /// Selects words beyond the row, from where the selection in it began.
    fn select(&self, way: Way) -> Option<Event> {
        let caret = self.field.as_ref()?.caret;
        let head = gone(self.here.session, (self.node, caret.head), way)?;
        let anchor = (self.node, caret.anchor);
        Some(SelectEvent::Words(Span { anchor, head }).into())
    }

    /// Edits the row `by` rows away from its start, or from its end.
    fn edit(&self, by: isize, from_end: bool) -> Option<Event> {
        self.edit_row(self.row(by)?.id, from_end)
    }

    fn edit_row(&self, node: NodeId, from_end: bool) -> Option<Event> {
        let end = self.here.session.outline().get(node)?.text.len();
        let at = if from_end { end } else { 0 };
        Some(PlaceEvent::Edit(Caret::at(node, at)).into())
    }

    /// Whether the caret is in the first line of the field.
    fn is_first_line(&self) -> bool {
        self.field.as_ref().is_some_and(|f| (f.lines)().0)
    }

    /// Whether it is in the last.
    fn is_last_line(&self) -> bool {
        self.field.as_ref().is_some_and(|f| (f.lines)().1)
    }
}

/// When a key has its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// While the words of the row are edited.
    Edited,
    /// While they are not.
    Current,
}

/// What a key does in a row.
pub struct RowKey {
    /// The keys.
    pub keys: &'static [&'static str],
    /// When they mean it.
    pub when: When,
    /// What that is, in Chinese and English.
    pub names: Bilingual,
    /// The same in a word, for the keys that the bar at the bottom tells of.
    pub hint: Option<Bilingual>,
    make: fn(&AtRow<'_>) -> Option<Event>,
}

/// What the key does in the row, or `None`: then it may mean a command, or be the browser's.
pub fn by_row_key(chord: &Chord, at: &AtRow<'_>) -> Option<Event> {
    let when = match at.field {
        Some(_) => When::Edited,
        None => When::Current,
    };
    let mut rows = ROW_KEYS.iter().filter(|row| row.when == when);
    let row = rows.find(|row| row.keys.iter().any(|keys| chord.is(keys)))?;
    (row.make)(at)
}

fn command(command: Command) -> Option<Event> {
    Some(EditEvent::Do(command).into())
}

macro_rules! key {
    ([$($keys:literal),*], $when:ident, $zh:literal, $en:literal, $make:expr) => {
        RowKey { keys: &[$($keys),*], when: When::$when, names: both($zh, $en), hint: None, make: $make }
    };
}

/// All of them.
#[rustfmt::skip]
pub static ROW_KEYS: &[RowKey] = &[
    RowKey { hint: Some(both("拆分", "split")), ..key!(["Enter"], Edited, "在光标处拆成两行，标题拆出标题，一是拆出二是；空的升一级，直到成为正文", "split the row at the caret: a heading makes a heading, 一是 makes 二是; an empty one goes a level up, at last to a paragraph", split) },
    key!(["Backspace"], Edited, "在行首：并入上一行", "at the start: join to the row before", erase_backwards),
    key!(["Delete"], Edited, "在行末：并入下一行", "at the end: join the row behind", erase_forwards),
    RowKey { hint: Some(both("降级", "demote")), ..key!(["Tab"], Edited, "降一级", "one level deeper", |at| command(Command::Indent(vec![at.node]))) },
    key!(["Shift+Tab"], Edited, "升一级", "one level shallower", |at| command(Command::Outdent(vec![at.node]))),
    key!(["Escape"], Edited, "不再编辑文字，只选中本行", "leave the words, stay in the row", |at| (!at.overlay).then_some(PlaceEvent::Focus(at.node).into())),
    RowKey { hint: Some(both("编辑", "edit")), ..key!(["Enter", "F2"], Current, "编辑本行文字", "edit the words of the row", |at| at.edit_row(at.node, true)) },
    key!(["Mod+a"], Edited, "先选全行文字，再选本行、同级、全节、全篇", "select the words, then the row, its siblings, its section, everything", |at| {
        let field = at.field.as_ref()?;
        let all = field.caret.anchor.abs_diff(field.caret.head) == field.n_bytes;
        all.then_some(SelectEvent::Widen.into())
    }),
    key!(["Mod+a"], Current, "选本行，再按选同级、全节、全篇", "select the row, then its siblings, its section, everything", |_| Some(SelectEvent::Widen.into())),
    key!(["Mod+c"], Edited, "没有选中文字时：复制本行及下级", "with no words selected: copy the row and all below it", |at| at.field.as_ref()?.is_bare().then_some(TextsEvent::Copy(CopyScope::Node).into())),
    key!(["Escape"], Current, "取消选择", "select nothing", |at| (!at.here.selected.is_empty()).then_some(SelectEvent::Nothing.into())),
    key!(["Shift+ArrowUp"], Edited, "在首行：文字选到上一行", "in the first line: select words into the row above", |at| at.is_first_line().then(|| at.select(Way::Up))?),
    key!(["Shift+ArrowLeft"], Edited, "在行首：选到上一行末尾", "at the start: select into the row above", |at| (at.field.as_ref()?.caret.head == 0).then(|| at.select(Way::Left))?),
    key!(["Shift+ArrowRight"], Edited, "在行末：选到下一行开头", "at the end: select into the row below", |at| { let field = at.field.as_ref()?; (field.caret.head == field.n_bytes).then(|| at.select(Way::Right))? }),
    key!(["Shift+ArrowDown"], Edited, "在末行：文字选到下一行", "in the last line: select words into the row below", |at| at.is_last_line().then(|| at.select(Way::Down))?),
    key!(["Shift+ArrowUp"], Current, "向上多选一行", "select one row more upwards", |at| at.extend(-1)),
    key!(["Shift+ArrowDown"], Current, "向下多选一行", "select one row more downwards", |at| at.extend(1)),
    key!(["ArrowUp"], Edited, "在首行：到上一行", "in the first line: to the row above", |at| (at.field.as_ref()?.is_bare() && at.is_first_line()).then(|| at.edit(-1, true))?),
    key!(["ArrowDown"], Edited, "在末行：到下一行", "in the last line: to the row below", |at| (at.field.as_ref()?.is_bare() && at.is_last_line()).then(|| at.edit(1, false))?),
    key!(["ArrowLeft"], Edited, "在行首：到上一行末尾", "at the start: to the end of the row above", |at| at.field.as_ref()?.is_at_start().then(|| at.edit(-1, true))?),
    key!(["ArrowRight"], Edited, "在行末：到下一行开头", "at the end: to the start of the row below", |at| at.field.as_ref()?.is_at_end().then(|| at.edit(1, false))?),
    key!(["ArrowUp"], Current, "上一行", "the row above", |at| at.focus(-1)),
    key!(["ArrowDown"], Current, "下一行", "the row below", |at| at.focus(1)),
    key!(["ArrowRight"], Current, "展开；已展开则到第一个下级", "unfold, then to the first row below it", unfold),
    key!(["ArrowLeft"], Current, "折叠；已折叠则到上级", "fold, then to the section above it", fold),
    key!(["Home"], Current, "第一行", "the first row", |at| Some(PlaceEvent::Focus(at.here.session.rows().first()?.id).into())),
    key!(["End"], Current, "最后一行", "the last row", |at| Some(PlaceEvent::Focus(at.here.session.rows().last()?.id).into())),
    key!(["PageUp"], Current, "上翻一页", "a page up", |at| Some(PlaceEvent::Focus(at.row_within(-(PAGE as isize))?).into())),
    key!(["PageDown"], Current, "下翻一页", "a page down", |at| Some(PlaceEvent::Focus(at.row_within(PAGE as isize)?).into())),
];

/// Enter: an empty numbered row goes a level up instead, and out of the last becomes a paragraph.
fn split(at: &AtRow<'_>) -> Option<Event> {
    let outline = at.here.session.outline();
    let node = outline.get(at.node)?;
    if !node.text.is_empty() || node.marker.is_empty() {
        return command(Command::Split(at.node, at.field.as_ref()?.caret.head));
    }
    let above = outline.get(outline.parent(at.node)?)?.kind.level();
    command(match above.filter(|_| node.kind.level().is_some()) {
        Some(level) => Command::SetLevel(vec![at.node], level),
        None => Command::Convert(vec![at.node], Target::Body),
    })
}

/// Delete at the end of the words: what is right behind them comes into the row.
fn erase_forwards(at: &AtRow<'_>) -> Option<Event> {
    if !at.field.as_ref()?.is_at_end() {
        return None;
    }
    let below = at.here.session.outline().get(at.node)?.children.first();
    let below = below.filter(|_| at.row(0).is_some_and(|row| row.folded.is_some()));
    let next = below.map(|n| n.id).or_else(|| Some(at.row(1)?.id))?;
    command(Command::Join(next))
}

fn erase_backwards(at: &AtRow<'_>) -> Option<Event> {
    let node = at.here.session.outline().get(at.node)?;
    match at.field.as_ref()?.is_at_start() {
        true if node.text.is_empty() && node.children.is_empty() => {
            Some(EditEvent::Remove(vec![at.node]).into())
        }
        true => command(Command::Join(at.node)),
        false => None,
    }
}

fn unfold(at: &AtRow<'_>) -> Option<Event> {
    match at.row(0)?.folded? {
        true => command(Command::ToggleFold(at.node)),
        false => at.focus(1),
    }
}

fn fold(at: &AtRow<'_>) -> Option<Event> {
    if at.row(0)?.folded == Some(false) {
        return command(Command::ToggleFold(at.node));
    }
    let outline = at.here.session.outline();
    let parent = outline.parent(at.node)?;
    let is_part = outline.get(parent)?.kind.is_part();
    (!is_part).then_some(PlaceEvent::Focus(parent).into())
}
