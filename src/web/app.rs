//! The application: one session, and everything that is on the page beside it.

mod act;
mod find;
mod kept;
mod listen;
mod select;
mod texts;

use super::components::context::ContextMenu;
use super::components::dialog::{Dialog, Question};
use super::components::documents::Documents;
use super::components::empty::Empty;
use super::components::finder::Finder;
use super::components::outline::Outline;
use super::components::panel::Panel;
use super::components::scheme::SchemeDialog;
use super::components::status::Status;
use super::components::toast::{Toast, Toasts};
use super::components::top::{CopyMenu, Top};
use super::keeper::{Keeper, Saved};
use super::settings::Settings;
use super::storage::Kept;
use super::wording::{Wording, group};
use super::{components::icon::Icon, dom};
use crate::edit::commands::{Direction, Regroup};
use crate::edit::{Caret, Intent};
use crate::import::ImportError;
use crate::outline::{Level, NodeId};
use crate::report;
use crate::session::{Command, Session};
use gloo::timers::callback::Timeout;
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

/// Everything that can be asked of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// Change the session.
    Do(Command),
    /// These words stand in the text field of a row now.
    Typed {
        /// The row's node.
        node: NodeId,
        /// All its words.
        words: String,
        /// How they came about.
        intent: Intent,
    },
    /// Take the last step back.
    Undo,
    /// Make the last undone step again.
    Redo,
    /// Edit a row from this caret on.
    Edit(Caret),
    /// Make a row current without editing it.
    Focus(NodeId),
    /// Select from where the selection began to this row.
    Extend(NodeId),
    /// Select this row too, or no more.
    Toggle(NodeId),
    /// Select more: the row, its siblings, those of its section, everything.
    Widen,
    /// Select nothing.
    Deselect,
    /// The caret stands here now.
    Stand(Caret),
    /// Remove nodes, saying so.
    Remove(Vec<NodeId>),
    /// Show a part.
    Show(NodeId),
    /// Go to a section.
    Jump(NodeId),
    /// Show headings down to a level.
    FoldTo(Option<Level>),
    /// Set a length to reach.
    SetTarget(NodeId, Option<u32>),
    /// Show what a regrouping would make of the report, and ask.
    AskRegroup(Regroup),
    /// Choose how the headings of a part are numbered.
    AskNumbers(NodeId),
    /// Go from a reference to what it names.
    Follow(Caret, NodeId),
    /// Go back to the reference.
    Back(Caret),
    /// Open the bar that finds words.
    SearchOpen,
    /// Look for these words.
    Search(String),
    /// Go to the next match, or the one before.
    SearchStep(Direction),
    /// Show only matching rows, or all.
    SearchFilter,
    /// Close the bar.
    SearchClose,
    /// These words are to replace those found.
    ReplaceBy(String),
    /// Replace the match gone to.
    ReplaceOne,
    /// Show what replacing all would change, and ask.
    AskReplaceAll,
    /// Copy.
    Copy(Scope),
    /// The copying is done, or could not be.
    Copied(bool),
    /// Text was pasted while no row was edited.
    Pasted(String),
    /// Several lines were pasted into a row.
    PastedLines(String),
    /// The paste button: what a page may read of the clipboard, or how to paste by hand.
    PasteButton,
    /// The page may not read the clipboard: say how to paste by hand.
    PasteByHand,
    /// Ask for a file.
    PickFile,
    /// A file's bytes are there.
    FileRead(Rc<Result<String, ImportError>>),
    /// A file could not be read at all.
    FileFailed(String),
    /// Open our own sample.
    Sample,
    /// Files are being dragged over the page, or no more.
    Dragging(bool),
    /// Switch the language.
    ToggleLanguage,
    /// The next colour scheme.
    NextTheme,
    /// Open or close the copy menu.
    ToggleMenu,
    /// Open or close a note or menu.
    ToggleNote(Menu),
    /// Run the command of this name.
    Run(&'static str),
    /// Open the field for commands.
    Find,
    /// Open the menu of a row, here on the page.
    Context(NodeId, (i32, i32)),
    /// Close whatever small thing is open.
    CloseMenus,
    /// Open or close the list of documents.
    ToggleSide,
    /// Open or close the panel.
    TogglePanel,
    /// Close the notice.
    CloseToast,
    /// Take back the question.
    Answered,
    /// Ask whether to delete everything here.
    AskClear,
    /// Delete everything here.
    Clear,
    /// Everything here was deleted, or could not be.
    Cleared(Option<String>),
    /// Keep on this machine, or no more.
    ToggleKeeping,
    /// What was kept from before is here.
    Restored(Rc<Option<Kept>>),
    /// Whether all is kept has changed.
    Saved(Saved),
    /// Keep this window's text although another window kept another.
    TakeOver,
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
    shown_to: Option<Option<Level>>,
    saved: Saved,
    keeper: Keeper,
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
    /// Whether what was kept before has been looked for.
    ready: bool,
    send: Callback<Msg>,
    _listeners: Vec<gloo::events::EventListener>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let send = ctx.link().callback(|msg: Msg| msg);
        let settings = Settings::load();
        let keeper = Keeper::start(settings.keeping, send.clone());
        let app = Self {
            session: Shared::default(),
            settings,
            place: Place::default(),
            moved: None,
            selected: Rc::default(),
            anchor: None,
            shown_to: None,
            saved: if settings.keeping {
                Saved::Fresh
            } else {
                Saved::Off
            },
            keeper,
            toast: None,
            toast_timer: None,
            question: None,
            numbers: None,
            menu: None,
            side: false,
            panel: false,
            dragging: false,
            context: None,
            finding_words: find::Finding::default(),
            finding: 0,
            ready: !settings.keeping,
            send: send.clone(),
            _listeners: listen::listeners(&send),
        };
        crate::web::rescue::watch(&app.session);
        app.dress();
        app
    }

    fn update(&mut self, _ctx: &Context<Self>, msg: Msg) -> bool {
        self.act(msg)
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let w = self.wording();
        let session = self.session.borrow();
        let open = !session.is_empty();
        let send = self.send.clone();
        html! {
            <div class={classes!("app", open.then_some("open"), (self.selected.len() > 1).then_some("selecting"))}>
                { self.top() }
                { self.banner() }
                if open {
                    <div class={classes!("main", (session.parts().len() == 1 && !self.side).then_some("solo"))}>
                        if session.parts().len() > 1 || self.side {
                            <Documents session={self.session.clone()} revision={session.revision()}
                                current={session.current().map(|p| p.id)} open={self.side} wording={w} send={send.clone()} />
                        }
                        <Outline session={self.session.clone()} revision={session.revision()} rows={session.rows().clone()}
                            place={self.place} selected={self.selected.clone()} moved={self.moved} bar={self.find_bar()} marked={self.marked()} shown_to={self.shown_to} wording={w} send={send.clone()} />
                        <Panel session={self.session.clone()} revision={session.revision()}
                            current={session.current().map(|p| p.id)} open={self.panel} wording={w} send={send.clone()} />
                    </div>
                } else if self.ready {
                    <Empty wording={w} send={send.clone()} />
                } else {
                    <main class="empty" aria-busy="true" />
                }
                <div>
                    { self.selection_bar() }
                    { self.small_bar() }
                    <Status counted={self.counted()} {open} keeping={self.settings.keeping} theme={self.settings.theme}
                        menu={self.menu} wording={w} send={send.clone()} />
                </div>
                <div class={classes!("scrim", (self.side || self.panel).then_some("open"))}
                    onclick={send.reform(|_| Msg::CloseMenus)} />
                <Toasts toast={self.toast.clone()} wording={w} send={send.clone()} />
                if let Some(question) = &self.question {
                    <Dialog question={question.clone()} send={send.clone()} />
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
    fn wording(&self) -> Wording {
        Wording(self.settings.language)
    }

    /// Puts language and colours on the page itself.
    fn dress(&self) {
        if let Some(root) = dom::document().document_element() {
            let _ = root.set_attribute("lang", self.wording().tag());
            let _ = match self.settings.theme.attribute() {
                Some(theme) => root.set_attribute("data-theme", theme),
                None => root.remove_attribute("data-theme"),
            };
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

    /// The bar of a small screen: 撤销 · 级别 · 移动 · 复制.
    fn small_bar(&self) -> Html {
        let session = self.session.borrow();
        if session.is_empty() {
            return html! {};
        }
        let w = self.wording();
        let none = self.place.node.is_none();
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
                if self.menu == Some(Menu::Copy) {
                    <CopyMenu n_parts={session.parts().len()} has_focus={!none} up=true wording={w} send={self.send.clone()} />
                }
            </div>
        }
    }
}
