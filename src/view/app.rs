//! The application as a component: the state, drawn.

use super::empty::empty;
use super::icon::Icon;
use super::later::Draw;
use super::outline::Outline;
use super::status::Status;
use super::toast::Toasts;
use super::top::{CopyMenu, Top};
use crate::host;
use crate::later::{self, Parts};
use crate::platform::hold::Keys;
use crate::platform::{Browser, listen, rescue};
use gangmu::report;
use gloo::timers::callback::Timeout;
use session::{
    Application, EditEvent, Effect, Event, LedgerEvent, Menu, MergeEvent, OverviewEvent, PageEvent,
    Platform, Saved, SelectEvent, State, View, When, store_sentence,
};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The application in the browser.
pub struct App {
    app: Application<Browser>,
    send: Callback<Event>,
    later: Option<&'static Parts>,
    /// Whether the host was told that all is there.
    told: bool,
    /// Keys for what is still to come.
    keys: Option<Keys>,
    _listeners: Vec<gloo::events::EventListener>,
}

/// What it hears.
pub enum Message {
    /// Something happened.
    Event(Event),
    /// What comes later is there, or cannot be had.
    Later(Result<&'static Parts, JsValue>),
    /// It is drawn, so that what waited for it finds its place.
    Drawn,
}

impl From<Event> for Message {
    fn from(event: Event) -> Self {
        Self::Event(event)
    }
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let send = ctx.link().callback(|event: Event| event);
        let mut app = Application::new(Browser::new(send.clone()));
        app.platform.begin(&app.state);
        rescue::watch(&app.state.session);
        let listeners = listen::listeners(&app.state.session, &send);
        let link = ctx.link().clone();
        spawn_local(async move { link.send_message(Message::Later(later::load().await)) });
        Self {
            app,
            send,
            later: None,
            told: false,
            keys: None,
            _listeners: listeners,
        }
    }

    fn update(&mut self, _ctx: &Context<Self>, message: Message) -> bool {
        let drawn = match message {
            Message::Event(event) => self.app.dispatch(event),
            Message::Later(Ok(parts)) => {
                self.later = Some(parts);
                true
            }
            Message::Drawn => {
                self.complete();
                true
            }
            Message::Later(Err(why)) => {
                web_sys::console::error_1(&why);
                self.app.complete(None);
                true
            }
        };
        // The keys of a host's page are its own, and nothing of ours is open yet.
        match self.app.state.is_holding() && !host::is_hosted() {
            true => {
                self.keys.get_or_insert_with(Keys::hold);
            }
            // Once what has the focus then is drawn.
            false => {
                if let Some(keys) = self.keys.take() {
                    Timeout::new(0, || keys.release()).forget();
                }
            }
        }
        drawn
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let state = &self.app.state;
        if self.later.is_some() && !state.is_complete() {
            ctx.link().send_message(Message::Drawn);
        }
        // A host may ask for everything.
        let settled = state.is_complete() || state.is_incomplete();
        if settled && !std::mem::replace(&mut self.told, true) {
            host::tell("ready", "null");
        }
    }

    fn destroy(&mut self, _ctx: &Context<Self>) {
        self.app.platform.end();
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let state = &self.app.state;
        let page = &state.page;
        let w = state.wording();
        let session = state.session.borrow();
        let open = !session.is_empty();
        let send = self.send.clone();
        html! {
            <div class={classes!("app", open.then_some("open"), state.has_selection_bar().then_some("selecting"))}>
                { self.top() }
                { self.banner() }
                if open {
                    <div key={page.epoch} class={classes!("main", (session.parts().len() == 1 && !page.side).then_some("solo"), (state.ledger.view != View::Outline).then_some("tabular"))}>
                        if session.parts().len() > 1 || page.side {
                            { self.late(|p| p.documents, || html! { <nav class="side" aria-busy="true" /> }) }
                        }
                        if let Some((n, of)) = state.slices.left {
                            <main class="reading" role={host::role()} aria-busy="true"><p role="status">{ w.reading(n, of) }</p></main>
                        } else if state.in_ledger() {
                            { self.late(|p| p.ledger, waiting) }
                        } else if state.in_overview() {
                            { self.late(|p| p.overview, waiting) }
                        } else {
                            <Outline session={state.session.clone()} revision={session.revision()} rows={session.rows().clone()}
                                place={state.place} selected={state.selected.clone()} picking={state.picking} moved={state.moved} bar={self.bars()} marked={state.marked()} flaws={state.flaws()} found={state.checks.found.clone()} picked={state.marked_place()} overlay={page.has_overlay()} dialog={state.has_dialog()} aside={state.keep.aside} shown_to={state.shown_to} wording={w} send={send.clone()} />
                        }
                        { self.late(|p| p.panel, || html! { <aside class="panel" aria-busy="true" /> }) }
                    </div>
                } else if !state.keep.is_waiting() || !state.keep.expects_text {
                    { empty(w, &send, self.late(|p| p.start, || html! {})) }
                } else {
                    <main class="empty" role={host::role()} aria-busy="true" />
                }
                <div key={page.epoch}>
                    { self.selection_bar() }
                    { self.small_bar() }
                    <Status counted={self.counted()} {open} keys={if state.place.editing { When::Edited } else { When::Current }} view={state.ledger.view} keeping={state.settings.keeping} aside={state.keep.aside} theme={state.settings.theme}
                        menu={page.menu} wording={w} send={send.clone()} />
                </div>
                <div class={classes!("scrim", (page.side || page.panel).then_some("open"))}
                    onclick={send.reform(|_| Event::Page(PageEvent::CloseMenus))} />
                <Toasts toast={page.toast.clone()} wording={w} send={send.clone()} />
                { self.late(|p| p.sheets, || html! {}) }
                if page.dragging {
                    <div class="dropping">{ w.of("松开鼠标，打开 Word、WPS、Excel、PDF、网页、文本文件", "Drop to open: Word, WPS, Excel, PDF, web pages, text") }</div>
                }
            </div>
        }
    }
}

impl App {
    /// What is open, to read.
    pub fn state(&self) -> &State {
        &self.app.state
    }

    /// Puts a text in the place of what is open, at once; [`session::HostEvent::Replaced`] is to
    /// follow.
    pub fn replace(&self, text: &str) {
        let state = &self.app.state;
        for effect in state.replace(text, &host::decided(), self.app.platform.now_ms()) {
            if let Effect::Tell { what, detail } = effect {
                host::tell(what, &detail);
            }
        }
    }

    /// Has what waited for what comes later done.
    fn complete(&mut self) {
        if let Some(parts) = self.later.filter(|_| !self.app.state.is_complete()) {
            self.app.platform.complete(parts.beside, &self.app.state);
            self.app.complete(Some(parts.rest));
        }
    }

    /// What comes later, or what stands in its place until then.
    fn late(&self, part: fn(&Parts) -> Draw, before: fn() -> Html) -> Html {
        let draw = self.later.map(part);
        draw.map_or_else(before, |draw| draw(&self.app.state, &self.send))
    }

    fn top(&self) -> Html {
        let (state, page) = (&self.app.state, &self.app.state.page);
        let session = state.session.borrow();
        let w = state.wording();
        let part = session.current();
        let title = part.map(|p| report::title(p)).unwrap_or_default();
        let kind = part.map(|p| match report::is_copy(p) {
            true => w.of("合成篇", "Merged"),
            false => w.name(report::kind(p).name()),
        });
        let kind = kind.unwrap_or_default();
        let finder = self.late(
            |p| p.finder,
            || html! { <div class="finder" aria-busy="true"><input disabled={true} /></div> },
        );
        html! {
            <Top scope={state.scope()} scope_name={state.scope_name()} n_chosen={state.chosen_reports().len()} {finder} {title} {kind} open={!session.is_empty()} n_parts={session.parts().len()}
                has_focus={state.place.node.is_some()} undo={session.can_undo()} redo={session.can_redo()}
                view={state.ledger.view} saved={state.keep.saved.clone()} menu={page.menu == Some(Menu::Copy)} host={state.host.clone()} wording={w} send={self.send.clone()} />
        }
    }

    /// What stands above the rows: that they are behind their sources, what is looked for.
    fn bars(&self) -> Html {
        let state = &self.app.state;
        let w = state.wording();
        let part = state.session.borrow().current().map(|p| p.id);
        let part = part.filter(|_| !state.stale.words.is_empty() && !host::is_locked());
        html! {
            <>
                if let Some(part) = part {
                    <div class="stale" role="status">
                        <span>{ w.of("各原报告有变动：", "The reports it is made of have changed: ") }{ &state.stale.words }</span>
                        <button class="button small" onclick={self.send.reform(move |_| MergeEvent::Update(part).into())}>{ w.of("更新…", "Update…") }</button>
                    </div>
                }
                { self.late(|p| p.find_bar, || html! {}) }
            </>
        }
    }

    /// A standing line when something is wrong with keeping.
    fn banner(&self) -> Html {
        let Saved::Failed(why) = &self.app.state.keep.saved else {
            return html! { <div /> };
        };
        let (words, action) = store_sentence(why, self.app.state.wording());
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
        let state = &self.app.state;
        let session = state.session.borrow();
        let w = state.wording();
        let Some(part) = session.current() else {
            return String::new();
        };
        if state.in_overview() {
            let parts = session.parts().iter().filter(|p| !report::is_copy(p));
            let words = parts.map(|p| p.totals().figures().words).sum();
            let all = w.of("全部各篇", "All reports");
            return format!("{all} {}", w.count(words, "字", "word"));
        }
        match state.place.node.and_then(|id| session.outline().get(id)) {
            Some(node) => {
                let words = w.count(node.totals().figures().words, "字", "word");
                let name = if node.children.is_empty() {
                    w.of("本行", "This row")
                } else {
                    w.of("本节", "This section")
                };
                format!("{name} {words}")
            }
            None => format!(
                "{} {}",
                w.of("本篇", "This report"),
                w.count(part.totals().figures().words, "字", "word")
            ),
        }
    }

    /// The bar of a small screen: 撤销 · 级别 · 移动 · 复制 · 更多.
    fn small_bar(&self) -> Html {
        let (state, page) = (&self.app.state, &self.app.state.page);
        let session = state.session.borrow();
        if session.is_empty() {
            return html! {};
        }
        let w = state.wording();
        let here = state.place.node.is_some();
        let none = !here || host::is_locked();
        let button = |icon: Icon, name: &'static str, off: bool, msg: Event| {
            // The row being edited keeps its caret.
            let hold = Callback::from(|e: PointerEvent| e.prevent_default());
            html! {
                <button disabled={off} onpointerdown={hold} onclick={self.send.reform(move |_| msg.clone())}>
                    { icon.draw() }{ name }
                </button>
            }
        };
        if state.ledger.view != View::Outline {
            let (copy, event) = match state.ledger.view {
                View::Overview => (
                    w.of("复制总览", "Copy overview"),
                    OverviewEvent::Copy.into(),
                ),
                _ => (w.of("复制台账", "Copy ledger"), LedgerEvent::Copy.into()),
            };
            return html! {
                <div class="mobile-bar" role="toolbar">
                    { button(Icon::Undo, w.of("撤销", "Undo"), session.can_undo().is_none(), Event::Edit(EditEvent::Undo)) }
                    { button(Icon::Redo, w.of("重做", "Redo"), session.can_redo().is_none(), Event::Edit(EditEvent::Redo)) }
                    { button(Icon::Copy, copy, false, event) }
                    { button(Icon::More, w.of("更多", "More"), false, Event::Page(PageEvent::More)) }
                </div>
            };
        }
        html! {
            <div class="mobile-bar" role="toolbar">
                { button(Icon::Undo, w.of("撤销", "Undo"), session.can_undo().is_none(), Event::Edit(EditEvent::Undo)) }
                { button(Icon::Shallower, w.of("升级", "Promote"), none, Event::Run("outdent")) }
                { button(Icon::Deeper, w.of("降级", "Demote"), none, Event::Run("indent")) }
                { button(Icon::Up, w.of("上移", "Up"), none, Event::Run("up")) }
                { button(Icon::Lower, w.of("下移", "Down"), none, Event::Run("down")) }
                { button(Icon::Copy, w.of("复制", "Copy"), false, Event::Page(PageEvent::Toggle(Menu::Copy))) }
                { button(Icon::More, w.of("更多", "More"), false, Event::Page(PageEvent::More)) }
                if page.menu == Some(Menu::Copy) {
                    <CopyMenu n_parts={session.parts().len()} has_focus={here} up=true wording={w} send={self.send.clone()} />
                }
            </div>
        }
    }

    /// The bar that shows while several rows are selected, or are being selected.
    fn selection_bar(&self) -> Html {
        let state = &self.app.state;
        if !state.has_selection_bar() {
            return html! {};
        }
        let w = state.wording();
        let button = |icon: Icon, name: &'static str, id: &'static str, class: &'static str| {
            html! {
                <button {class} title={name} aria-label={name} disabled={state.selected.is_empty()} onclick={self.send.reform(move |_| Event::Run(id))}>{ icon.draw() }</button>
            }
        };
        let n = state.selected.len();
        html! {
            <div class="selection" role="toolbar" aria-label={w.of("所选各行", "Selected rows")}>
                <span>{ format!("{} {n} {}", w.of("已选", "Selected:"), w.of("项", "")) }</span>
                { button(Icon::Shallower, w.of("升级", "Promote"), "outdent", "not-small") }
                { button(Icon::Deeper, w.of("降级", "Demote"), "indent", "not-small") }
                { button(Icon::Up, w.of("上移", "Move up"), "up", "not-small") }
                { button(Icon::Lower, w.of("下移", "Move down"), "down", "not-small") }
                { button(Icon::Copy, w.of("复制", "Copy"), "copy-node", "") }
                { button(Icon::Bin, w.of("删除", "Delete"), "remove", "") }
                <button title={w.of("更多", "More")} aria-label={w.of("更多", "More")}
                    onclick={self.send.reform(|_| Event::Page(PageEvent::More))}>{ Icon::More.draw() }</button>
                <button title={w.of("取消选择", "Select nothing")} aria-label={w.of("取消选择", "Select nothing")}
                    onclick={self.send.reform(|_| Event::Select(SelectEvent::Nothing))}>{ Icon::Close.draw() }</button>
            </div>
        }
    }
}

/// What stands in the place of a table that is still to come.
fn waiting() -> Html {
    html! { <main class="reading" role={host::role()} aria-busy="true" /> }
}
