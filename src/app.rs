//! The application: one session, and everything that is on the page beside it.

mod act;
mod checks;
mod find;
mod hosted;
mod kept;
pub mod ledger;
mod listen;
mod msg;
mod select;
mod texts;
mod views;
mod words;

pub use kept::has_aside;
pub use msg::Msg;

use super::components::context::ContextMenu;
use super::components::dialog::{Dialog, Question};
use super::components::documents::Documents;
use super::components::empty::Empty;
use super::components::finder::Finder;
use super::components::ledger::Ledger;
use super::components::outline::Outline;
use super::components::panel::{Panel, Tab};
use super::components::rules::Rules;
use super::components::scheme::SchemeDialog;
use super::components::status::Status;
use super::components::toast::{Toast, Toasts};
use super::components::top::{CopyMenu, Top};
use super::components::vocabulary::Terms;
use super::components::words::WordList;
use super::keeper::{Keeper, Saved};
use super::reader::Reader;
use super::records::Records;
use super::settings::Settings;
use super::wording::{Wording, group};
use super::words::Words;
use super::{components::icon::Icon, host};
use gangmu::edit::Caret;
use gangmu::outline::{Level, NodeId};
use gangmu::report;
use gloo::timers::callback::Timeout;
use session::Session;
use std::cell::{Ref, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// The session as components hold it: to read.
#[derive(Clone, Default)]
pub struct Shared(Rc<RefCell<Session>>);

impl Shared {
    /// Reads the session. Not to be held over an event.
    pub fn borrow(&self) -> Ref<'_, Session> {
        self.0.borrow()
    }

    /// The whole text, even while the session is being changed: for the page that is shown when
    /// the program has failed, and for nothing else.
    pub fn rescue(&self) -> String {
        // SAFETY: called from the panic hook alone. Panics abort, so whoever holds the session
        // never goes on; there is one thread; and safe code leaves every node whole between two
        // of its own steps.
        #[allow(
            unsafe_code,
            reason = "the text must be saved from a failure inside a command"
        )]
        let session = unsafe { &*self.0.as_ptr() };
        session.outline().write()
    }
}

impl PartialEq for Shared {
    /// Components follow the revision beside it.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The current row.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// The node.
    pub node: Option<NodeId>,
    /// Whether its words are being edited.
    pub editing: bool,
    /// Where the caret belongs, if it was put there by a command.
    pub caret: Option<Caret>,
    /// Grows whenever the page's focus and caret are to be put there.
    pub serial: u64,
    /// Whether the page's focus stays where it is: the row is only shown.
    pub quiet: bool,
}

/// What to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All parts.
    Whole,
    /// The shown part.
    Part,
    /// The current node with all below it.
    Node,
    /// The shown part without formatting.
    Plain,
}

/// Something small that opens at its button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// What to copy.
    Copy,
    /// Why the page cannot reach a network.
    Offline,
    /// What is kept on this machine.
    Storage,
}

/// What is decided on checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deciding {
    /// The rules and their levels.
    Rules,
    /// The list of words.
    Words,
    /// The user's own terms.
    Terms,
}

/// The application.
pub struct App {
    session: Shared,
    settings: Settings,
    place: Place,
    moved: Option<NodeId>,
    /// The selected rows in order, without those below other selected ones; empty for none.
    selected: Rc<Vec<NodeId>>,
    /// Where the selection began.
    anchor: Option<NodeId>,
    /// Whether a touch of a row selects it.
    picking: bool,
    shown_to: Option<Option<Level>>,
    saved: Saved,
    /// The table of problems, and whether it is shown.
    ledger: ledger::State,
    keeper: Keeper,
    reader: Reader,
    checking: checks::Checking,
    lexicon: words::Lexicon,
    /// The sheet of the panel that is shown.
    tab: Tab,
    /// What is decided on checks, in a sheet over the page.
    deciding: Option<Deciding>,
    toast: Option<Toast>,
    toast_timer: Option<Timeout>,
    question: Option<Question>,
    /// The part whose numbering is being chosen.
    numbers: Option<NodeId>,
    menu: Option<Menu>,
    side: bool,
    panel: bool,
    dragging: bool,
    /// Where the menu of the current row is open.
    context: Option<(i32, i32)>,
    /// What is looked for.
    finding_words: find::Finding,
    /// Grows whenever the field for commands is to be opened.
    finding: u64,
    /// What was asked before it was known what is kept here: done once it is. `None` from then on.
    waiting: Option<Vec<Msg>>,
    /// What the host had decided when it was last followed.
    followed: Option<Rc<host::Options>>,
    /// The view that the host knows to be shown.
    told_view: &'static str,
    /// Grows when all is drawn from the ground up: when the host puts another text in the place of
    /// what was open, or decides what can be done.
    epoch: u32,
    send: Callback<Msg>,
    _listeners: Vec<gloo::events::EventListener>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let send = ctx.link().callback(|msg: Msg| msg);
        let settings = Settings::load();
        let checking = checks::Checking::load();
        let records = Records::new();
        let lexer = Words::new(records.clone(), send.clone());
        let keeper = Keeper::start(settings.keeping, records.clone(), send.clone());
        let app = Self {
            session: Shared::default(),
            settings,
            place: Place::default(),
            moved: None,
            selected: Rc::default(),
            anchor: None,
            picking: false,
            shown_to: None,
            saved: if settings.keeping || host::is_hosted() {
                Saved::Fresh
            } else {
                Saved::Off
            },
            ledger: ledger::State::load(),
            keeper,
            reader: Reader::new((*checking.settings).clone(), records, send.clone()),
            checking,
            lexicon: words::Lexicon::new(lexer),
            tab: Tab::default(),
            deciding: None,
            toast: None,
            toast_timer: None,
            question: None,
            numbers: None,
            menu: None,
            side: false,
            panel: false,
            dragging: false,
            context: None,
            finding_words: find::Finding::load(),
            finding: 0,
            waiting: settings.keeping.then(Vec::new),
            followed: None,
            told_view: "outline",
            epoch: 0,
            send: send.clone(),
            _listeners: listen::listeners(&send),
        };
        crate::rescue::watch(&app.session);
        app.dress();
        app
    }

    fn update(&mut self, _ctx: &Context<Self>, msg: Msg) -> bool {
        let drawn = self.act(msg);
        if host::is_hosted() {
            self.keep_to_views();
        }
        self.follow_words();
        drawn
    }

    fn rendered(&mut self, _ctx: &Context<Self>, first: bool) {
        if first {
            host::tell("ready", "null");
        }
    }

    fn destroy(&mut self, _ctx: &Context<Self>) {
        self.reader.end();
        self.lexicon.words.end();
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let w = self.wording();
        let session = self.session.borrow();
        let open = !session.is_empty();
        let send = self.send.clone();
        html! {
            <div class={classes!("app", open.then_some("open"), self.has_selection_bar().then_some("selecting"))}>
                { self.top() }
                { self.banner() }
                if open {
                    <div key={self.epoch} class={classes!("main", (session.parts().len() == 1 && !self.side).then_some("solo"), self.in_ledger().then_some("tabular"))}>
                        if session.parts().len() > 1 || self.side {
                            <Documents session={self.session.clone()} revision={session.revision()}
                                current={session.current().map(|p| p.id)} found={self.checking.found.clone()} open={self.side} wording={w} send={send.clone()} />
                        }
                        if self.in_ledger() {
                            { self.ledger() }
                        } else {
                        <Outline session={self.session.clone()} revision={session.revision()} rows={session.rows().clone()}
                            place={self.place} selected={self.selected.clone()} picking={self.picking} moved={self.moved} bar={self.find_bar()} marked={self.marked()} flaws={self.flaws()} found={self.checking.found.clone()} picked={self.marked_place()} shown_to={self.shown_to} wording={w} send={send.clone()} />
                        }
                        <Panel session={self.session.clone()} revision={session.revision()}
                            current={session.current().map(|p| p.id)} tab={self.tab} found={self.checking.found.clone()}
                            pick={self.checking.pick.clone()} open={self.panel} wording={w} send={send.clone()} vocabulary={self.lexicon.shown.clone()} filter={session.filter().map(|q| AttrValue::from(q.words.clone()))} />
                    </div>
                } else if self.waiting.is_none() || !Keeper::expects_text() {
                    <Empty wording={w} send={send.clone()} />
                } else {
                    <main class="empty" role={host::role()} aria-busy="true" />
                }
                <div key={self.epoch}>
                    { self.selection_bar() }
                    { self.small_bar() }
                    <Status counted={self.counted()} {open} ledger={self.in_ledger()} keeping={self.settings.keeping} theme={self.settings.theme}
                        menu={self.menu} wording={w} send={send.clone()} />
                </div>
                <div class={classes!("scrim", (self.side || self.panel).then_some("open"))}
                    onclick={send.reform(|_| Msg::CloseMenus)} />
                <Toasts toast={self.toast.clone()} wording={w} send={send.clone()} />
                if let Some(question) = &self.question {
                    <Dialog question={question.clone()} send={send.clone()} />
                }
                if self.deciding == Some(Deciding::Rules) {
                    <Rules rules={self.checking.found.rules.clone()} settings={self.checking.settings.clone()} wording={w} send={send.clone()} />
                }
                if self.deciding == Some(Deciding::Terms) {
                    <Terms terms={self.lexicon.words.terms().join("\n")} wording={w} send={send.clone()} />
                }
                if self.deciding == Some(Deciding::Words) {
                    <WordList settings={self.checking.settings.clone()} wording={w} send={send.clone()} />
                }
                if let Some(part) = self.numbers {
                    <SchemeDialog session={self.session.clone()} {part} wording={w} send={send.clone()} />
                }
                if let Some(at) = self.context {
                    <ContextMenu session={self.session.clone()} place={self.place} selected={self.selected.clone()} {at} wording={w} send={send.clone()} />
                }
                if self.dragging {
                    <div class="dropping">{ w.of("松开鼠标，打开文件", "Drop to open") }</div>
                }
            </div>
        }
    }
}

impl App {
    pub(crate) fn wording(&self) -> Wording {
        Wording(self.settings.language)
    }

    /// Puts language and colours on the page itself.
    fn dress(&self) {
        let face = host::face();
        let _ = face.set_attribute("lang", self.wording().tag());
        let _ = match host::is_locked() {
            true => face.set_attribute("data-readonly", ""),
            false => face.remove_attribute("data-readonly"),
        };
        let _ = match self.settings.theme.attribute() {
            Some(theme) => face.set_attribute("data-theme", theme),
            None => face.remove_attribute("data-theme"),
        };
    }

    fn in_ledger(&self) -> bool {
        self.ledger.view == ledger::View::Ledger && !self.session.borrow().is_empty()
    }

    fn ledger(&self) -> Html {
        let session = self.session.borrow();
        html! {
            <Ledger session={self.session.clone()} revision={session.revision()} current={session.current().map(|p| p.id)}
                n_parts={session.parts().len()} whole={self.ledger.whole} day={self.ledger.day} desk={self.ledger.desk.clone()}
                wording={self.wording()} send={self.send.clone()} />
        }
    }

    fn top(&self) -> Html {
        let session = self.session.borrow();
        let w = self.wording();
        let part = session.current();
        let title = part.map(|p| report::title(p)).unwrap_or_default();
        let kind = part
            .map(|p| w.report_kind(report::kind(p)))
            .unwrap_or_default();
        html! {
            <Top finder={self.finder()} {title} {kind} open={!session.is_empty()} n_parts={session.parts().len()}
                has_focus={self.place.node.is_some()} undo={session.can_undo()} redo={session.can_redo()}
                saved={self.saved.clone()} menu={self.menu == Some(Menu::Copy)} wording={w} send={self.send.clone()} />
        }
    }

    fn finder(&self) -> Html {
        html! {
            <Finder session={self.session.clone()} place={self.place} selected={self.selected.clone()} opened={self.finding}
                wording={self.wording()} send={self.send.clone()} />
        }
    }

    /// A standing line when something is wrong with keeping.
    fn banner(&self) -> Html {
        let Saved::Failed(why) = &self.saved else {
            return html! { <div /> };
        };
        let w = self.wording();
        let (words, action) = super::keeper::sentence(why, w);
        let send = self.send.clone();
        html! {
            <div class="banner" role="alert">
                <span>{ words }</span>
                if let Some((name, msg)) = action {
                    <button class="act" onclick={send.reform(move |_| msg.clone())}>{ name }</button>
                }
            </div>
        }
    }

    /// What is said at the bottom of the current row, or of the report.
    fn counted(&self) -> String {
        let session = self.session.borrow();
        let w = self.wording();
        let Some(part) = session.current() else {
            return String::new();
        };
        match self.place.node.and_then(|id| session.outline().get(id)) {
            Some(node) => {
                let words = group(node.totals().figures().words);
                let name = if node.children.is_empty() {
                    w.of("本行", "This row")
                } else {
                    w.of("本节", "This section")
                };
                format!("{name} {words} {}", w.of("字", "words"))
            }
            None => format!(
                "{} {} {}",
                w.of("本篇", "This report"),
                group(part.totals().figures().words),
                w.of("字", "words")
            ),
        }
    }

    /// The bar of a small screen: 撤销 · 级别 · 移动 · 复制 · 更多.
    fn small_bar(&self) -> Html {
        let session = self.session.borrow();
        if session.is_empty() {
            return html! {};
        }
        let w = self.wording();
        let here = self.place.node.is_some() && !self.in_ledger();
        let none = !here || host::is_locked();
        let button = |icon: Icon, name: &'static str, off: bool, msg: Msg| {
            // The row being edited keeps its caret.
            let hold = Callback::from(|e: PointerEvent| e.prevent_default());
            html! {
                <button disabled={off} onpointerdown={hold} onclick={self.send.reform(move |_| msg.clone())}>
                    { icon.draw() }{ name }
                </button>
            }
        };
        html! {
            <div class="mobile-bar" role="toolbar">
                { button(Icon::Undo, w.of("撤销", "Undo"), session.can_undo().is_none(), Msg::Undo) }
                { button(Icon::Shallower, w.of("升级", "Promote"), none, Msg::Run("outdent")) }
                { button(Icon::Deeper, w.of("降级", "Demote"), none, Msg::Run("indent")) }
                { button(Icon::Up, w.of("上移", "Up"), none, Msg::Run("up")) }
                { button(Icon::Lower, w.of("下移", "Down"), none, Msg::Run("down")) }
                { button(Icon::Copy, w.of("复制", "Copy"), false, Msg::ToggleMenu) }
                { button(Icon::More, w.of("更多", "More"), false, Msg::More) }
                if self.menu == Some(Menu::Copy) {
                    <CopyMenu n_parts={session.parts().len()} has_focus={here} up=true wording={w} send={self.send.clone()} />
                }
            </div>
        }
    }
}
