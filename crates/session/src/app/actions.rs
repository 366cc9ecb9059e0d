//! Every command that has a name: one table for the palette, the menus, the keyboard, the host and
//! the readme.

use super::{
    BriefEvent, ChecksEvent, Chord, CompareEvent, CopyScope, EditEvent, Event, FilesEvent,
    FindEvent, Host, KeepEvent, LedgerEvent, MergeEvent, OverviewEvent, PageEvent, Place,
    PlaceEvent, ReportsEvent, Scope, SelectEvent, ShelfEvent, State, Tab, TextsEvent,
    VersionsEvent, View, Wording, WordsEvent, references,
};
use crate::{Command, OnNodes, Session};
use gangmu::edit::commands::{
    self, Cell, Direction, GatherBy, Regroup, SortBy, StyleChoice, Target,
};
use gangmu::export::Form;
use gangmu::outline::{Kind, Level, Node, NodeId, Role, Status};
use gangmu::report;
use gangmu::text::{Bilingual, both};
use std::rc::Rc;

/// Where a command is asked for.
pub struct Here<'a> {
    /// The session.
    pub session: &'a Session,
    /// The current row.
    pub place: Place,
    /// The selected nodes; empty for none.
    pub selected: &'a [NodeId],
    /// Whether anything was set aside on this machine.
    pub aside: bool,
    /// Whether reports are chosen in the list.
    pub chosen: bool,
}

impl<'a> Here<'a> {
    /// Where the writer stands now; `session` is the state's own.
    pub fn of(state: &'a State, session: &'a Session) -> Self {
        Self {
            session,
            place: state.place,
            selected: &state.selected,
            aside: state.keep.aside,
            chosen: !state.reports.chosen.is_empty(),
        }
    }

    fn node(&self) -> Option<NodeId> {
        self.place.node
    }

    /// What a command is about: the selection, or the current row.
    fn targets(&self) -> Option<Vec<NodeId>> {
        if let Some(span) = self.place.span {
            Some(span.rows(self.session))
        } else if self.selected.is_empty() {
            self.place.node.map(|id| vec![id])
        } else {
            Some(self.selected.to_vec())
        }
    }

    /// Whether the current row is such a one, or the first selected row.
    fn is(&self, fits: fn(&Node) -> bool) -> bool {
        let id = self.selected.first().copied().or(self.place.node);
        id.and_then(|id| self.session.outline().get(id))
            .is_some_and(|n| fits(n))
    }

    /// The current row if it is a section, else the shown part.
    fn section(&self) -> Option<NodeId> {
        let current = self
            .place
            .node
            .and_then(|id| self.session.outline().get(id));
        current
            .filter(|n| n.kind.level().is_some())
            .map(|n| n.id)
            .or_else(|| self.part())
    }

    /// Something where there are several parts.
    fn several(&self) -> Option<()> {
        (self.session.parts().len() > 1).then_some(())
    }

    /// Whether the shown part's numbers are left alone.
    fn hands_off(&self) -> bool {
        let note = self.session.current().and_then(|p| p.note.as_ref());
        note.and_then(|n| n.numbering.as_ref())
            .is_some_and(|n| n.hands_off)
    }

    fn part(&self) -> Option<NodeId> {
        self.session.current().map(|p| p.id)
    }
}

/// What a command is about; the palette lists them so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Changing the structure.
    Edit,
    /// What is shown.
    View,
    /// Numbers.
    Numbers,
    /// Putting sections in another order or structure.
    Regroup,
    /// Copying out, taking in.
    Text,
    /// The page itself.
    Page,
    /// What the host adds.
    Host,
}

/// Where a key means a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// In a row, edited or not.
    Row,
    /// In a row that is not being edited.
    Current,
    /// Everywhere but in fields of one line.
    Page,
    /// There, too.
    Field,
}

/// A command with a name.
pub struct Action {
    /// Its lasting name.
    pub id: &'static str,
    /// What it is about.
    pub group: Group,
    /// Its name in Chinese and English.
    pub names: Bilingual,
    /// Other words that find it: initials of its pinyin.
    pub alias: &'static str,
    /// Its keys, the first of which is shown.
    pub keys: &'static [&'static str],
    /// Where they mean it.
    pub reach: Reach,
    /// What it asks for, or `None` where it means nothing.
    pub make: fn(&Here<'_>) -> Option<Event>,
}

impl Action {
    /// Its name.
    pub fn name(&self, w: Wording) -> &'static str {
        w.name(self.names)
    }

    /// Its first key as a person writes it; empty for a command without keys.
    pub fn shortcut(&self, is_mac: bool) -> String {
        let first = self.keys.first();
        first
            .map(|keys| super::spelled(keys, is_mac))
            .unwrap_or_default()
    }

    /// Whether the host lets there be such a command.
    pub fn is_offered(&self, host: &Host) -> bool {
        match self.id {
            "ledger" => host.may_view("ledger") && host.may_view_text(),
            "overview" | "copy-overview" => host.may_view("overview"),
            "checks" | "flaw-next" | "flaw-previous" | "rules" => Tab::Checks.is_offered(host),
            "words" => Tab::Checks.is_offered(host) && !host.is_fixed("words"),
            "counts" | "vocabulary" | "terms" => Tab::Counts.is_offered(host),
            "export" => host.may_export_any(),
            "save" | "save-as" => host.may_export(Form::Json),
            "versions" => host.may_keep(),
            "shelf" | "put-away" => host.may_keep() && !host.is_hosted(),
            "theme" => !host.is_fixed("theme"),
            "language" => !host.is_fixed("lang"),
            _ => true,
        }
    }

    /// Whether the keys mean it, where they reach it.
    fn is_meant(&self, chord: &Chord, host: &Host) -> bool {
        self.keys.iter().any(|keys| chord.is(keys)) && self.is_offered(host)
    }

    /// Whether `words` name it.
    pub fn is_named(&self, words: &str) -> bool {
        is_named(words, self.names.zh, self.names.en, self.alias)
    }
}

/// Whether `words` name a command: are of one of its names, or begin its alias.
pub fn is_named(words: &str, zh: &str, en: &str, alias: &str) -> bool {
    let words = words.trim().to_lowercase();
    zh.contains(&words) || en.to_lowercase().contains(&words) || alias.starts_with(&words)
}

/// The command of that name.
pub fn by_id(id: &str, host: &Host) -> Option<&'static Action> {
    let action = ACTIONS.iter().find(|a| a.id == id)?;
    action.is_offered(host).then_some(action)
}

/// The command that the key means in a row, or everywhere.
pub fn by_key(chord: &Chord, editing: bool, host: &Host) -> Option<&'static Action> {
    let reaches = |a: &&Action| a.reach != Reach::Current || !editing;
    ACTIONS
        .iter()
        .filter(reaches)
        .find(|a| a.is_meant(chord, host))
}

/// What the key means wherever the focus is, or in a field of one line: a command, or one of the
/// host's.
pub fn by_page_key(chord: &Chord, in_field: bool, host: &Host) -> Option<Event> {
    let reaches = |a: &&Action| a.reach == Reach::Field || a.reach == Reach::Page && !in_field;
    let mut actions = ACTIONS.iter().filter(reaches);
    if let Some(action) = actions.find(|a| a.is_meant(chord, host)) {
        return Some(Event::Run(action.id));
    }
    let mut commands = host.options().filter(|_| !in_field)?.commands.iter();
    let command = commands.find(|c| !c.keys.is_empty() && chord.is(&c.keys))?;
    Some(PageEvent::RunHosts(command.id.clone()).into())
}

fn node(here: &Here<'_>, make: fn(NodeId) -> Command) -> Option<Event> {
    here.node().map(|id| Event::Edit(EditEvent::Do(make(id))))
}

fn nodes(here: &Here<'_>, make: fn(Vec<NodeId>) -> Command) -> Option<Event> {
    here.targets()
        .map(|ids| Event::Edit(EditEvent::Do(make(ids))))
}

fn on_nodes(here: &Here<'_>, change: OnNodes) -> Option<Event> {
    let ids = here.targets()?;
    Some(EditEvent::Do(Command::OnNodes(ids, change)).into())
}

/// Decides what the rows count as, if they can be counted and are not decided on so already.
fn role(here: &Here<'_>, role: Option<Role>) -> Option<Event> {
    let fits = |id: &NodeId| {
        let node = here.session.outline().get(*id)?;
        let kind = node.kind;
        let fits = kind.is_heading()
            || matches!(kind, Kind::LeadIn | Kind::Item | Kind::Body | Kind::Label);
        Some(fits && node.note.as_ref().and_then(|n| n.role) != role)
    };
    let nodes = here.targets()?;
    let any = nodes.iter().any(|id| fits(id) == Some(true));
    any.then_some(Event::Edit(EditEvent::Do(Command::SetRoles(nodes, role))))
}

/// Notes the status of those of the rows that are problems and are not noted so already.
fn state(here: &Here<'_>, status: Option<Status>) -> Option<Event> {
    let reading = here.session.readings().of(here.session.current()?);
    let targets = here.targets()?;
    let noted = |n: &Node| n.note.as_ref().and_then(|n| n.status);
    let meant = |n: &&Rc<Node>| targets.contains(&n.id) && noted(n) != status;
    let nodes = reading.problems().iter().filter(meant);
    let cells: Vec<_> = nodes.map(|n| (n.id, Cell::Status(status))).collect();
    (!cells.is_empty()).then(|| EditEvent::Do(Command::SetCells(cells)).into())
}

fn sort(here: &Here<'_>, by: SortBy, descending: bool) -> Option<Event> {
    let of = here.section()?;
    Some(Event::Edit(EditEvent::AskRegroup(Regroup::Sort {
        of,
        by,
        descending,
    })))
}

fn gather(here: &Here<'_>, by: GatherBy) -> Option<Event> {
    let part = here.part()?;
    Some(Event::Edit(EditEvent::AskRegroup(Regroup::Gather {
        part,
        by,
    })))
}

fn promote(here: &Here<'_>, level: u8) -> Option<Event> {
    let used = here.session.current()?.totals().by_level;
    let part = here.part().filter(|_| used[usize::from(level) - 1] > 0)?;
    Some(Event::Edit(EditEvent::AskRegroup(Regroup::Promote {
        part,
        level: Level::new(level),
    })))
}

fn merge(here: &Here<'_>) -> Option<Event> {
    let parts = here.session.parts().iter();
    let reports = parts.filter(|p| p.kind == Kind::Report && !report::is_copy(p));
    (reports.count() > 1).then_some(MergeEvent::Open.into())
}

/// Something done to the shown report, if it is made of others.
fn update(here: &Here<'_>) -> Option<Event> {
    let part = here.session.current()?;
    let merged = part.note.as_ref()?.merged.is_some();
    merged.then(|| MergeEvent::Update(part.id).into())
}

/// About what everything is, where there are several reports.
fn scope(here: &Here<'_>, scope: Scope) -> Option<Event> {
    let able = scope != Scope::Chosen || here.chosen;
    here.several().filter(|_| able)?;
    Some(ReportsEvent::Scope(scope).into())
}

/// Something about the shown report alone.
fn this_report(here: &Here<'_>, make: fn(NodeId) -> Event) -> Option<Event> {
    let part = here.session.current()?;
    (part.kind == Kind::Report).then(|| make(part.id))
}

/// Something done to the shown report.
fn report(here: &Here<'_>, make: fn(Vec<NodeId>) -> ReportsEvent) -> Option<Event> {
    let part = here.session.current()?;
    (part.kind == Kind::Report).then(|| make(vec![part.id]).into())
}

fn copy_as(here: &Here<'_>, form: Form) -> Option<Event> {
    here.part().map(|_| TextsEvent::CopyAs(form).into())
}

macro_rules! action {
    ($id:literal, $group:ident, $zh:literal, $en:literal, $alias:literal, [$($keys:literal),*], $reach:ident, $make:expr) => {
        Action {
            id: $id,
            group: Group::$group,
            names: both($zh, $en),
            alias: $alias,
            keys: &[$($keys),*],
            reach: Reach::$reach,
            make: $make,
        }
    };
}

/// All of them, in the order in which they are listed.
#[rustfmt::skip]
pub static ACTIONS: &[Action] = &[
    action!("up", Edit, "上移", "Move up", "sy", ["Alt+ArrowUp", "Alt+Shift+ArrowUp"], Row, |h| nodes(h, |ids| Command::Shift(ids, Direction::Up))),
    action!("down", Edit, "下移", "Move down", "xy", ["Alt+ArrowDown", "Alt+Shift+ArrowDown"], Row, |h| nodes(h, |ids| Command::Shift(ids, Direction::Down))),
    action!("outdent", Edit, "升级", "Promote", "sj", ["Alt+Shift+ArrowLeft"], Row, |h| nodes(h, Command::Outdent)),
    action!("indent", Edit, "降级", "Demote", "jj", ["Alt+Shift+ArrowRight"], Row, |h| nodes(h, Command::Indent)),
    action!("level-set-1", Edit, "设为一级标题", "Make level 1", "yjbt", ["Alt+Shift+1"], Row, |h| nodes(h, |ids| Command::SetLevel(ids, Level::new(1)))),
    action!("level-set-2", Edit, "设为二级标题", "Make level 2", "ejbt", ["Alt+Shift+2"], Row, |h| nodes(h, |ids| Command::SetLevel(ids, Level::new(2)))),
    action!("level-set-3", Edit, "设为三级标题", "Make level 3", "sjbt", ["Alt+Shift+3"], Row, |h| nodes(h, |ids| Command::SetLevel(ids, Level::new(3)))),
    action!("level-set-4", Edit, "设为四级标题", "Make level 4", "sjbt", ["Alt+Shift+4"], Row, |h| nodes(h, |ids| Command::SetLevel(ids, Level::new(4)))),
    action!("level-set-5", Edit, "设为五级标题", "Make level 5", "wjbt", ["Alt+Shift+5"], Row, |h| nodes(h, |ids| Command::SetLevel(ids, Level::new(5)))),
    action!("duplicate", Edit, "复制一份在后", "Duplicate", "fzyf", ["Mod+d"], Row, |h| on_nodes(h, OnNodes(commands::duplicate))),
    action!("to-body", Edit, "改为正文", "Make a paragraph", "gwzw", ["Alt+Shift+0"], Row, |h| nodes(h, |ids| Command::Convert(ids, Target::Body))),
    action!("to-item", Edit, "改为措施（一是…）", "Make a measure", "gwcs", [], Row, |h| nodes(h, |ids| Command::Convert(ids, Target::Item))),
    action!("to-lead", Edit, "改为段首小标题（第一，…）", "Make a lead-in", "gwdsxbt", [], Row, |h| nodes(h, |ids| Command::Convert(ids, Target::LeadIn))),
    action!("to-junk", Edit, "标为无关内容", "Mark as not part of the report", "bwwg", [], Row, |h| nodes(h, |ids| Command::Convert(ids, Target::Junk))),
    action!("role-problem", Edit, "作为问题统计", "Count as a problem", "zwwt", [], Row, |h| role(h, Some(Role::Problem))),
    action!("role-measure", Edit, "作为措施统计", "Count as a measure", "zwcs", [], Row, |h| role(h, Some(Role::Measure))),
    action!("role-neither", Edit, "问题、措施都不是", "Count as neither", "wtcsdbs", [], Row, |h| role(h, Some(Role::Neither))),
    action!("role-text", Edit, "问题、措施按文中写法统计", "Count by its words", "awzxf", [], Row, |h| role(h, None)),
    action!("state-done", Edit, "标为已完成", "Mark as done", "bwywc", [], Row, |h| state(h, Some(Status::Done))),
    action!("state-mostly", Edit, "标为基本完成", "Mark as mostly done", "bwjbwc", [], Row, |h| state(h, Some(Status::Mostly))),
    action!("state-ongoing", Edit, "标为持续推进", "Mark as in progress", "bwcxtj", [], Row, |h| state(h, Some(Status::Ongoing))),
    action!("state-standing", Edit, "标为长期坚持", "Mark as ongoing", "bwcqjc", [], Row, |h| state(h, Some(Status::Standing))),
    action!("state-open", Edit, "标为未开始", "Mark as not started", "bwwks", [], Row, |h| state(h, Some(Status::Open))),
    action!("state-text", Edit, "状态按文中写法", "Status as the text says it", "ztawz", [], Row, |h| state(h, None)),
    action!("split-run-on", Edit, "标题与正文分行", "Title on its own line", "btfh", [], Row, |h| node(h, Command::SplitRunOn).filter(|_| h.is(|n| n.kind.is_heading()))),
    action!("join-run-on", Edit, "正文接在标题后", "Run the body on behind the title", "zwjbt", [], Row, |h| node(h, Command::JoinRunOn).filter(|_| h.is(|n| n.kind.is_heading()))),
    action!("to-line", Edit, "措施另起一行", "Measure on its own line", "cslqyh", [], Row, |h| on_nodes(h, OnNodes(commands::to_line)).filter(|_| h.is(|n| n.kind == Kind::Item))),
    action!("to-sentence", Edit, "措施接在上文后", "Measure into the sentence", "csjsw", [], Row, |h| on_nodes(h, OnNodes(commands::to_sentence)).filter(|_| h.is(|n| n.kind == Kind::Item))),
    action!("itemize", Edit, "段落拆成措施", "Split a paragraph into measures", "dlccs", [], Row, |h| node(h, Command::Itemize).filter(|_| h.is(|n| n.kind == Kind::Body && n.children.is_empty()))),
    action!("deitemize", Edit, "措施并成段落", "Merge measures into a paragraph", "csbdl", [], Row, |h| node(h, Command::Deitemize).filter(|_| h.is(|n| n.kind == Kind::Item || n.children.iter().any(|c| c.kind == Kind::Item)))),
    action!("select", Edit, "选择多行", "Select several rows", "xzdh", [], Row, |h| h.node().map(|_| Event::Select(SelectEvent::Pick))),
    action!("remove", Edit, "删除", "Delete", "sc", ["Delete", "Backspace"], Current, |h| match h.place.span {
        Some(_) => Some(SelectEvent::Type(String::new()).into()),
        None => h.targets().map(|of| Event::Edit(EditEvent::Remove(of))),
    }),
    action!("join-lines", Edit, "接回断行，删去页码", "Join broken lines, drop page numbers", "jhdh", [], Page, |h| h.part().map(|id| Event::Edit(EditEvent::Do(Command::JoinLines(id))))),
    action!("paste-here", Edit, "粘贴", "Paste", "zt", [], Row, |h| h.node().map(|_| TextsEvent::PasteHere.into())),
    action!("cut", Edit, "剪切", "Cut", "jq", ["Mod+x"], Current, |h| h.targets().map(|_| TextsEvent::Cut.into())),
    action!("undo", Edit, "撤销", "Undo", "cx", ["Mod+z"], Page, |h| h
        .session
        .can_undo()
        .map(|_| Event::Edit(EditEvent::Undo))),
    action!("redo", Edit, "重做", "Redo", "cz", ["Mod+y", "Mod+Shift+z"], Page, |h| h.session.can_redo().map(|_| Event::Edit(EditEvent::Redo))),
    action!("palette", View, "查找命令", "Find a command", "czml", ["Mod+k"], Field, |_| Some(Event::Page(PageEvent::OpenPalette))),
    action!("find", View, "查找和替换", "Find and replace", "cz", ["Mod+f", "Mod+h"], Page, |h| h.part().map(|_| Event::Find(FindEvent::Open))),
    action!("find-next", View, "下一处", "Next match", "xyc", ["F3"], Page, |h| h.part().map(|_| Event::Find(FindEvent::Step(Direction::Down)))),
    action!("find-previous", View, "上一处", "Previous match", "syc", ["Shift+F3"], Page, |h| h.part().map(|_| Event::Find(FindEvent::Step(Direction::Up)))),
    action!("counts", View, "统计", "Counts", "tj", [], Page, |h| h.part().map(|_| Event::Page(PageEvent::ShowTab(Tab::Counts)))),
    action!("ledger", View, "台账（与提纲切换）", "Ledger (or back to the outline)", "tz", ["F9"], Page, |h| h.part().map(|_| Event::Ledger(LedgerEvent::Slot))),
    action!("overview", View, "总览各篇", "Overview of all reports", "zlgp", ["Shift+F9"], Page, |h| h.part().map(|_| Event::Ledger(LedgerEvent::Show(View::Overview)))),
    action!("checks", View, "校核", "Checks", "jh", ["F7"], Page, |h| h.part().map(|_| Event::Page(PageEvent::ShowTab(Tab::Checks)))),
    action!("vocabulary", View, "词语", "Words", "cy", [], Page, |h| h.part().map(|_| Event::Page(PageEvent::ShowTab(Tab::Words)))),
    action!("terms", View, "专用词语", "Custom terms", "zycy", [], Page, |_| Some(Event::Words(WordsEvent::OpenTerms))),
    action!("flaw-next", View, "下一处校核意见", "Next finding", "xycjhyj", ["F8"], Page, |h| h.part().map(|_| Event::Checks(ChecksEvent::Step(Direction::Down)))),
    action!("flaw-previous", View, "上一处校核意见", "Previous finding", "sycjhyj", ["Shift+F8"], Page, |h| h.part().map(|_| Event::Checks(ChecksEvent::Step(Direction::Up)))),
    action!("rules", View, "校核规则", "Rules of the checks", "jhgz", [], Page, |_| Some(Event::Checks(ChecksEvent::OpenRules))),
    action!("words", View, "用词规范表", "Usage list", "ycgfb", [], Page, |_| Some(Event::Checks(ChecksEvent::OpenWords))),
    action!("scope-part", View, "范围：本篇", "Scope: this report", "fwbp", [], Page, |h| scope(h, Scope::Part)),
    action!("scope-all", View, "范围：全部各篇", "Scope: all reports", "fwqb", [], Page, |h| scope(h, Scope::All)),
    action!("scope-chosen", View, "范围：所选各篇", "Scope: selected reports", "fwsx", [], Page, |h| scope(h, Scope::Chosen)),
    action!("fold", View, "折叠或展开", "Fold or unfold", "zd", ["Mod+.", "Mod+ArrowUp", "Mod+ArrowDown"], Row, |h| node(h, Command::ToggleFold).filter(|_| h.is(|n| !n.children.is_empty()))),
    action!("fold-siblings", View, "折叠或展开同级各节", "Fold or unfold siblings", "zdtj", ["Mod+Shift+."], Row, |h| node(h, Command::FoldSiblings)),
    action!("zoom-in", View, "只看这一节", "Show this section only", "zkzj", ["Mod+]"], Row, |h| node(h, |id| Command::Zoom(Some(id))).filter(|_| h.is(|n| !n.children.is_empty()))),
    action!("zoom-out", View, "回到全篇", "Show the whole report", "hdqp", ["Mod+["], Row, |h| h.session.zoom().map(|_| Event::Edit(EditEvent::Do(Command::Zoom(None))))),
    action!("level-1", View, "只显示一级标题", "Show level 1", "yj", [], Row, |h| h.part().map(|_| Event::Place(PlaceEvent::FoldTo(Some(Level::new(1)))))),
    action!("level-2", View, "显示到二级标题", "Show to level 2", "ej", [], Row, |h| h.part().map(|_| Event::Place(PlaceEvent::FoldTo(Some(Level::new(2)))))),
    action!("level-3", View, "显示到三级标题", "Show to level 3", "sj", [], Row, |h| h.part().map(|_| Event::Place(PlaceEvent::FoldTo(Some(Level::new(3)))))),
    action!("level-all", View, "全部展开", "Unfold everything", "qbzk", [], Row, |h| h.part().map(|_| Event::Place(PlaceEvent::FoldTo(None)))),
    action!("follow", View, "转到所指", "Go to what is referred to", "zdsz", ["Alt+Enter"], Row, references::follow),
    action!("back", View, "回到转来处", "Back to the reference", "hdzlc", ["Alt+ArrowLeft"], Current, |h| h.session.way_back().map(|of| Event::Place(PlaceEvent::Back(of)))),
    action!("numbers", Numbers, "序号的写法和编排…", "How headings are numbered…", "xhxf", [], Page, |h| h.part().map(|of| Event::Edit(EditEvent::AskNumbers(of)))),
    action!("renumber", Numbers, "重排全篇序号", "Put all numbers in order", "cpxh", [], Page, |h| h.part().map(|id| Event::Edit(EditEvent::AskRenumber(Command::Renumber(id))))),
    action!("style-official", Numbers, "序号改用公文格式（一、（一）1.（1））", "Number by GB/T 9704", "xhgw", [], Page, |h| h.part().map(|part| Event::Edit(EditEvent::AskRenumber(Command::SetScheme { part, style: StyleChoice::Official })))),
    action!("style-pasted", Numbers, "序号恢复原稿写法", "Number as pasted", "xhyg", [], Page, |h| h.part().map(|part| Event::Edit(EditEvent::AskRenumber(Command::SetScheme { part, style: StyleChoice::AsPasted })))),
    action!("hands-off", Numbers, "序号不自动重排（开关）", "Leave numbers alone (switch)", "xhbd", [], Page, |h| h .part() .map(|id| Event::Edit(EditEvent::Do(Command::SetHandsOff(id, !h.hands_off()))))),
    action!("sort-number", Regroup, "下级按序号排序", "Sort by number", "axhpx", [], Page, |h| sort(h, SortBy::Number, false)),
    action!("sort-title", Regroup, "下级按标题排序", "Sort by title", "abtpx", [], Page, |h| sort(h, SortBy::Title, false)),
    action!("sort-status", Regroup, "下级按状态排序", "Sort by status", "aztpx", [], Page, |h| sort(h, SortBy::Status, false)),
    action!("sort-length", Regroup, "下级按篇幅排序，长的在前", "Sort by length, longest first", "apfpx", [], Page, |h| sort(h, SortBy::Length, true)),
    action!("gather-status", Regroup, "问题按状态归并", "Group problems by status", "aztgb", [], Page, |h| gather(h, GatherBy::Status)),
    action!("gather-unit", Regroup, "问题按责任单位归并", "Group problems by unit", "adwgb", [], Page, |h| gather(h, GatherBy::Unit)),
    action!("gather-section", Regroup, "问题按部分归并", "Group problems by section", "abfgb", [], Page, |h| gather(h, GatherBy::Section)),
    action!("write-status", Regroup, "把各项状态写入正文", "Write the status of each problem into the text", "ztxr", [], Page, |h| h.part().map(|_| Event::Ledger(LedgerEvent::Write(None)))),
    action!("promote-2", Regroup, "二级标题全部升一级", "Promote all of level 2", "ejqs", [], Page, |h| promote(h, 2)),
    action!("promote-3", Regroup, "三级标题全部升一级", "Promote all of level 3", "sjqs", [], Page, |h| promote(h, 3)),
    action!("flatten", Regroup, "展平下级各节", "Flatten the sections below", "zp", [], Page, |h| h .section() .map(|section| Event::Edit(EditEvent::AskRegroup(Regroup::Flatten { section })))),
    action!("report-up", Regroup, "本篇上移", "Move this report up", "bpsy", [], Page, |h| report(h, |ids| ReportsEvent::Move(ids, Direction::Up))),
    action!("report-down", Regroup, "本篇下移", "Move this report down", "bpxy", [], Page, |h| report(h, |ids| ReportsEvent::Move(ids, Direction::Down))),
    action!("report-duplicate", Regroup, "本篇复制一份在后", "Duplicate this report", "bpfz", [], Page, |h| report(h, ReportsEvent::Duplicate)),
    action!("report-remove", Regroup, "移除本篇", "Remove this report", "ycbp", [], Page, |h| h.several().map(|_| EditEvent::Remove(h.part().into_iter().collect()).into())),
    action!("merge", Regroup, "各篇问题合成一篇…", "Merge the problems of the reports…", "hb", [], Page, merge),
    action!("update", Regroup, "更新合成篇…", "Bring the merged report up to date…", "gxhcp", [], Page, update),
    action!("brief", Regroup, "写入概述", "Write the brief", "xrgs", [], Page, |h| this_report(h, |part| BriefEvent::Write(part).into())),
    action!("brief-patterns", Regroup, "概述句式…", "Patterns of the brief…", "gsjs", [], Page, |h| h.part().map(|_| BriefEvent::Patterns.into())),
    action!("compare", Text, "比较…", "Compare…", "bj", ["Alt+Shift+d"], Page, |h| h.part().map(|part| CompareEvent::Open(part, false).into())),
    action!("versions", Text, "版本…", "Versions…", "bb", ["Alt+Shift+v"], Page, |h| h.part().map(|_| VersionsEvent::Open.into())),
    action!("shelf", Text, "本机文稿…", "Reports on this computer…", "bjwg", ["Alt+Shift+o"], Page, |_| Some(ShelfEvent::Open.into())),
    action!("put-away", Text, "收起本篇", "Put this report away", "sqbp", [], Page, |h| this_report(h, |part| ShelfEvent::PutAway(vec![part]).into())),
    action!("compare-ledger", Text, "上月台账对照…", "Last month's ledger…", "sytzdz", [], Page, |h| h.part().map(|part| CompareEvent::Open(part, true).into())),
    action!("copy", Text, "复制全文", "Copy the text", "fzqw", ["Mod+Shift+c"], Field, |h| h.part().map(|_| Event::Texts(TextsEvent::Copy(CopyScope::Reports)))),
    action!("copy-node", Text, "复制所在一节", "Copy current section", "fzyj", ["Mod+c"], Current, |h| h.node().map(|_| Event::Texts(TextsEvent::Copy(CopyScope::Node)))),
    action!("copy-ledger", Text, "复制台账", "Copy ledger", "fztz", [], Page, |h| h.part().map(|_| Event::Ledger(LedgerEvent::Copy))),
    action!("copy-brief", Text, "复制概述", "Copy the brief", "fzgs", [], Page, |h| h.part().map(|_| BriefEvent::Copy.into())),
    action!("copy-overview", Text, "复制总览", "Copy the overview", "fzzl", [], Page, |h| h.part().map(|_| Event::Overview(OverviewEvent::Copy))),
    action!("copy-plain", Text, "只复制纯文本", "Copy as plain text", "cwb", [], Page, |h| h.part().map(|_| Event::Texts(TextsEvent::Copy(CopyScope::Plain)))),
    action!("copy-outline", Text, "只复制各级标题", "Copy the headings alone", "fztg", [], Page, |h| copy_as(h, Form::Outline)),
    action!("copy-markdown", Text, "复制为 Markdown", "Copy as Markdown", "fzmd", [], Page, |h| copy_as(h, Form::Markdown)),
    action!("copy-json", Text, "复制为 JSON 数据", "Copy as JSON", "fzjson", [], Page, |h| copy_as(h, Form::Json)),
    action!("print", Text, "打印", "Print", "dy", ["Mod+p"], Field, |h| h.part().map(|_| Event::Texts(TextsEvent::Print))),
    action!("save", Text, "存为文件", "Save in a file", "cwwj", ["Mod+s"], Field, |h| h.part().map(|_| Event::Files(FilesEvent::Save(false)))),
    action!("save-as", Text, "另存为文件…", "Save in another file…", "lcwwj", [], Page, |h| h.part().map(|_| Event::Files(FilesEvent::Save(true)))),
    action!("export", Text, "导出文件", "Export a file", "dcwj", ["Mod+Shift+s"], Field, |h| h.part().map(|_| Event::Files(FilesEvent::OpenExport))),
    action!("open", Text, "打开文件", "Open a file", "dkwj", ["Mod+o"], Field, |_| Some(Event::Files(FilesEvent::Pick))),
    action!("paste", Text, "粘贴为新的一篇", "Paste as a new report", "zt", [], Page, |_| Some(Event::Texts(TextsEvent::Paste))),
    action!("sample", Text, "打开示例", "Open the sample", "sl", [], Page, |_| Some(Event::Texts(TextsEvent::Sample))),
    action!("keys", Page, "快捷键一览", "Keyboard shortcuts", "kjjyl", ["F1"], Field, |_| Some(Event::Page(PageEvent::OpenKeys))),
    action!("theme", Page, "切换浅色、深色", "Switch colours", "ss", [], Page, |_| Some(Event::Page(PageEvent::NextTheme))),
    action!("language", Page, "切换为英文界面", "Switch to Chinese", "yw", [], Page, |_| Some(Event::Page(PageEvent::ToggleLanguage))),
    action!("salvage", Page, "取回另行留存的文字", "Get back words that were set aside", "qhlc", [], Page, |h| h.aside.then_some(Event::Keep(KeepEvent::Salvage))),
    action!("clear", Page, "清除本机上的全部内容", "Delete everything here", "qc", [], Page, |h| (h.part().is_some() || h.aside).then_some(Event::Keep(KeepEvent::AskClear))),
];
