//! What is open on the page beside the text: menus, sheets, questions, notices, the panel.

use super::{Effect, Host, Language, Question, State, Toast};
use gangmu::outline::NodeId;

/// What happens to them.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum PageEvent {
    /// Switch the language.
    ToggleLanguage,
    /// The next colour scheme.
    NextTheme,
    /// Open or close a note or menu.
    Toggle(Menu),
    /// Close whatever small thing is open.
    CloseMenus,
    /// Open or close the list of documents.
    ToggleSide,
    /// Open or close the panel.
    TogglePanel,
    /// Show a sheet of the panel.
    ShowTab(Tab),
    /// Open the field for commands; from the menu of a row, which closes.
    OpenPalette,
    /// Show what keys do.
    OpenKeys,
    /// Open the menu of a row, here on the page.
    OpenContext(NodeId, (i32, i32)),
    /// The same with the statuses alone.
    OpenStates(NodeId, (i32, i32)),
    /// Open the menu of the current row, or the field for commands.
    More,
    /// Run the host's command of this name.
    RunHosts(String),
    /// Close the notice.
    CloseToast,
    /// The time of the notice of that number is over.
    ToastEnds(u64),
    /// Take back the question.
    Answered,
    /// Files are being dragged over the page, or no more.
    Dragging(bool),
    /// The part of the application that comes later cannot be had.
    Incomplete,
}

/// Something small that opens at its button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// What to copy.
    Copy,
    /// The columns of the ledger.
    Columns,
    /// Why the page cannot reach a network.
    Offline,
    /// What is kept on this machine.
    Storage,
}

/// What is decided on checks and words, in a sheet over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deciding {
    /// How briefs are written.
    Patterns,
    /// The rules and their levels.
    Rules,
    /// The list of words.
    Words,
    /// The user's own terms.
    Terms,
    /// What keys do: nothing is decided there.
    Keys,
}

/// The sheets of the panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Counts.
    #[default]
    Counts,
    /// What is wrong, or may be.
    Checks,
    /// Words.
    Words,
}

impl Tab {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Counts, Self::Checks, Self::Words];

    /// Whether the host offers it.
    pub fn is_offered(self, host: &Host) -> bool {
        match self {
            Self::Checks => host.may_view("check"),
            _ => host.may_view("outline") || host.may_view("ledger"),
        }
    }
}

/// What is open.
#[derive(Debug, Default)]
pub struct Page {
    /// The sheet of the panel that is shown.
    pub tab: Tab,
    /// What is decided on in a sheet over the page.
    pub deciding: Option<Deciding>,
    /// The notice.
    pub toast: Option<Toast>,
    /// How many notices there have been.
    pub(super) toasts: u64,
    /// What is being copied, as it is to be named; empty where nothing is.
    pub(super) copying: String,
    /// The question.
    pub question: Option<Question>,
    /// The part whose numbering is being chosen.
    pub numbers: Option<NodeId>,
    /// The note or menu.
    pub menu: Option<Menu>,
    /// Whether the list of documents is a sheet over the page.
    pub side: bool,
    /// Whether the panel is one.
    pub panel: bool,
    /// Whether files are being dragged over the page.
    pub dragging: bool,
    /// Where the menu of the current row is open.
    pub context: Option<(i32, i32)>,
    /// Whether it offers the statuses alone.
    pub states: bool,
    /// Grows whenever the field for commands is to be opened.
    pub palette: u64,
    /// Grows when all is drawn from the ground up: when the host puts another text in the place of
    /// what was open, or decides what can be done.
    pub epoch: u32,
}

impl Page {
    /// Whether a sheet, menu or note lies over the rows.
    pub fn has_overlay(&self) -> bool {
        self.side || self.panel || self.menu.is_some() || self.context.is_some()
    }

    /// Whether something must be answered first.
    pub fn has_dialog(&self) -> bool {
        self.question.is_some() || self.numbers.is_some() || self.deciding.is_some()
    }

    /// Closes everything that lies over the page.
    pub(super) fn clear(&mut self) {
        (self.question, self.numbers, self.menu) = (None, None, None);
        (self.context, self.deciding, self.toast) = (None, None, None);
    }

    fn toggle(&mut self, menu: Menu) {
        self.menu = (self.menu != Some(menu)).then_some(menu);
    }
}

impl State {
    pub(super) fn turn_page(&mut self, event: PageEvent) -> bool {
        let page = &mut self.page;
        match event {
            PageEvent::ToggleLanguage => {
                self.settings.language = match self.settings.language {
                    Language::Chinese => Language::English,
                    Language::English => Language::Chinese,
                };
                self.store_settings();
                self.effect(Effect::Dress);
            }
            PageEvent::NextTheme => {
                self.settings.theme = self.settings.theme.next();
                self.store_settings();
                self.effect(Effect::Dress);
            }
            PageEvent::Toggle(menu) => page.toggle(menu),
            PageEvent::CloseMenus => return self.close_menus(),
            PageEvent::ToggleSide => (page.side, page.panel) = (!page.side, false),
            PageEvent::TogglePanel => (page.panel, page.side) = (!page.panel, false),
            PageEvent::ShowTab(tab) => self.show_tab(tab),
            PageEvent::OpenPalette => {
                page.context = None;
                page.palette += 1;
            }
            PageEvent::OpenKeys => (page.context, page.deciding) = (None, Some(Deciding::Keys)),
            PageEvent::OpenContext(node, at) => self.open_context(node, at),
            PageEvent::OpenStates(node, at) => {
                self.open_context(node, at);
                self.page.states = true;
            }
            PageEvent::More => match self.place.node {
                Some(node) => self.open_context(node, (8, 8)),
                None => page.palette += 1,
            },
            PageEvent::RunHosts(id) => {
                page.context = None;
                self.tell("command", quoted(&id));
            }
            PageEvent::CloseToast => page.toast = None,
            PageEvent::ToastEnds(serial) if serial == page.toasts => page.toast = None,
            PageEvent::ToastEnds(_) => return false,
            PageEvent::Answered => {
                (page.question, page.numbers) = (None, None);
                (page.context, page.deciding) = (None, None);
                self.place.serial += 1;
            }
            PageEvent::Incomplete => self.say_incomplete(),
            PageEvent::Dragging(on) => return std::mem::replace(&mut page.dragging, on) != on,
        }
        true
    }

    pub(super) fn say_incomplete(&mut self) {
        let words = self.wording().of(
            "本文件有一部分已损坏，只能编辑和保存文字；请换一份完好的文件再打开，已存内容仍在",
            "Part of this file is damaged: text can be edited and kept, no more. Open an undamaged copy; what is kept stays",
        );
        self.say(Toast::error(words));
    }

    fn close_menus(&mut self) -> bool {
        let page = &mut self.page;
        if page.context.is_some() {
            self.place.serial += 1;
        }
        let any = page.has_overlay() || page.deciding.is_some();
        (page.menu, page.side, page.panel) = (None, false, false);
        (page.context, page.deciding) = (None, None);
        any
    }

    fn open_context(&mut self, node: NodeId, at: (i32, i32)) {
        if self.place.node != Some(node) && !self.selected.contains(&node) {
            self.stand(node, false, None);
        }
        self.page.context = Some(at);
        self.page.states = false;
    }

    /// Shows a sheet of the panel.
    pub(super) fn show_tab(&mut self, tab: Tab) {
        (self.page.tab, self.page.side, self.page.context) = (tab, false, None);
        self.page.panel = true;
    }
}

/// A string as JSON.
pub(super) fn quoted(words: &str) -> String {
    serde_json::to_string(words).expect("a string serialises")
}
