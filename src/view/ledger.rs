//! Middle: the ledger, a row a problem. Only the rows on screen are in the page; what happens to
//! them is the session's.

mod absent;
mod chart;
mod columns;
mod field;
mod filters;
mod head;
mod keys;
mod lines;
mod mouse;
mod picked;
mod row;
mod states;
mod switch;

pub(crate) use chart::bar;
pub use switch::switch;

use crate::host;
use crate::platform::dom;
use gangmu::outline::NodeId;
use gangmu::report::{Column, Date};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use lines::Lines;
use session::{Desk, Event, Found, GridEvent, LedgerEvent, Shared, Wording};
pub(crate) use states::status_class;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlSelectElement};
use yew::prelude::*;

/// Rows kept in the page above and below those on screen.
const OVERSCAN: usize = 6;
/// How long after the last leap the eye rests on what it finds, in milliseconds.
const REST_MS: u32 = 120;

/// What the ledger shows.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The session.
    pub session: Shared,
    /// Its revision.
    pub revision: u64,
    /// The part shown.
    pub current: Option<NodeId>,
    /// All that is drawn.
    pub desk: Rc<Desk>,
    /// Whether a row is one line.
    pub dense: bool,
    /// The day that the writer set.
    pub day: Option<Date>,
    /// What was found.
    pub found: Found,
    /// Whether the writer chose columns.
    pub chosen: bool,
    /// Whether the menu of columns is open.
    pub menu: bool,
    /// Whether a question has the focus.
    pub dialog: bool,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

impl Props {
    fn tell(&self, event: LedgerEvent) {
        self.send.emit(Event::Ledger(event));
    }

    fn grid(&self, event: GridEvent) {
        self.tell(LedgerEvent::Grid(event));
    }

    /// What a press of a button asks for.
    fn asks(&self, event: LedgerEvent) -> Callback<MouseEvent> {
        self.send.reform(move |_| Event::Ledger(event.clone()))
    }
}

/// What happens in the ledger.
pub enum GridMsg {
    /// It was scrolled, or its room changed.
    Scrolled,
    /// It is not scrolled by leaps any more.
    Rested,
    /// Rows were measured and belong elsewhere.
    Measured,
    /// A key went down.
    Key(KeyboardEvent),
    /// The mouse was pressed, moved, let go, pressed twice.
    Mouse(mouse::Mouse, MouseEvent, Option<Element>),
    /// Something in it got the focus. In a shadow root an event forgets where it went once it is
    /// over, so that this is taken along.
    FocusIn(Option<Element>),
    /// Something in it lost the focus.
    FocusOut(Option<Element>),
    /// The page goes: what is being typed stays.
    Goes,
    /// An input method began to compose, or ended.
    Composing(bool),
    /// Something was typed into the field of the current cell.
    Typed(Option<Element>),
    /// Words are looked for.
    Find(String),
    /// The status of a problem was chosen: what a status is drawn as.
    Chosen(NodeId, String),
    /// The measures of a problem are listed, or no more.
    Open(NodeId),
    /// The columns are ordered otherwise, by what has the focus.
    Arrange(columns::Act, Column),
    /// Something is to be done once that is drawn: the filters shown are those that are meant.
    ShowWords,
}

/// The ledger.
pub struct Ledger {
    grid: NodeRef,
    lines: Lines,
    composing: bool,
    /// Whether the page's focus is to be put on the current cell.
    wants_focus: bool,
    /// What in the menu of columns is to have it.
    wants_menu: Option<String>,
    /// The row whose measures are listed.
    open: Option<NodeId>,
    scroll: f64,
    height: f64,
    /// Whether leaps follow one another, in which nobody reads more than the problems.
    leaps: bool,
    /// Whether it has just come: rows that are not on screen are drawn a moment later.
    young: bool,
    /// Until when a leap follows another, or it is young.
    rest: Option<Timeout>,
    drag: mouse::Drag,
    listeners: Vec<EventListener>,
}

impl Component for Ledger {
    type Message = GridMsg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let mut ledger = Self {
            grid: NodeRef::default(),
            lines: Lines::default(),
            composing: false,
            wants_focus: true,
            wants_menu: None,
            open: None,
            scroll: 0.0,
            height: 600.0,
            leaps: false,
            young: true,
            rest: None,
            drag: mouse::Drag::None,
            listeners: Vec::new(),
        };
        ledger.place(&ctx.props().desk);
        ledger
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let new = ctx.props();
        if new.menu && !old.menu {
            self.wants_menu = Some("input".to_owned());
        }
        self.wants_focus |= new.desk.grid.serial != old.desk.grid.serial;
        if new.desk.grid.writing.is_none() && old.desk.grid.writing.is_some() {
            self.composing = false;
        }
        if new.dense != old.dense {
            self.lines.forget();
            self.wants_focus = true;
        }
        self.place(&new.desk);
        true
    }

    fn update(&mut self, ctx: &Context<Self>, event: GridMsg) -> bool {
        let props = ctx.props();
        match event {
            GridMsg::Scrolled => return self.scrolled(ctx),
            GridMsg::Rested => {
                self.rest = None;
                return std::mem::take(&mut self.leaps) | std::mem::take(&mut self.young);
            }
            GridMsg::Measured => self.place(&props.desk),
            GridMsg::Key(event) => {
                // The keys of an input method belong to it; Safari sends its Enter late, as 229.
                if event.is_composing() || event.key_code() == 229 || self.composing {
                    return false;
                }
                return self.pressed(ctx, &event);
            }
            GridMsg::Mouse(did, event, on) => return self.by_mouse(ctx, did, &event, on),
            GridMsg::FocusIn(on) => {
                self.focused(props, on.as_ref());
                return false;
            }
            GridMsg::FocusOut(left) => {
                // A field that goes from the page says so, too, when another is open already.
                let left = left.filter(|e| e.class_list().contains("cell-field"));
                let cell = left.as_ref().and_then(field::cell_of);
                if props.desk.grid.writing.is_some() && cell == Some(props.desk.grid.cell) {
                    self.composing = false;
                    props.grid(GridEvent::Leave(field::words()));
                }
                return false;
            }
            GridMsg::Goes => {
                if props.desk.grid.writing.is_some() {
                    props.grid(GridEvent::Leave(field::words()));
                }
                return false;
            }
            GridMsg::Composing(on) => {
                self.composing = on;
                if on {
                    self.typed(props);
                }
                return false;
            }
            GridMsg::Typed(on) => {
                if on.is_some_and(|e| e.class_list().contains("cell-field")) {
                    self.typed(props);
                }
                return false;
            }
            GridMsg::Find(words) => {
                let filter = props.desk.filter.clone();
                props.tell(LedgerEvent::Filter(session::Filter { words, ..filter }));
                return false;
            }
            GridMsg::Chosen(node, value) => {
                props.grid(GridEvent::Choose(node, states::named(&value)));
                // A choice that changes nothing is taken back.
            }
            GridMsg::Open(node) => {
                props.grid(GridEvent::Stand(node, Column::Measures));
                self.turn_open(&props.desk, node);
            }
            GridMsg::Arrange(act, column) => {
                self.arrange(props, act, column);
                return false;
            }
            GridMsg::ShowWords => {
                field::show_words("");
                return false;
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (props, link) = (ctx.props(), ctx.link());
        let (w, desk) = (props.wording, &*props.desk);
        let mouse = |did: mouse::Mouse| {
            link.callback(move |e: MouseEvent| {
                let on = dom::element(e.target());
                GridMsg::Mouse(did, e, on)
            })
        };
        let class = classes!(
            "ledger",
            desk.whole.then_some("whole"),
            props.dense.then_some("dense")
        );
        html! {
            <main part="ledger" role={host::role()} {class}>
                { self.bar(ctx) }
                if props.menu {
                    { self.menu(ctx) }
                }
                { self.head(props) }
                { self.filters(ctx) }
                <div class="grid" ref={self.grid.clone()} role="grid" tabindex="-1" aria-label={w.of("台账", "Ledger")} aria-multiselectable="true" ~style={columns::tracks(&desk.shown)}
                    aria-colcount={desk.shown.len().to_string()}
                    aria-rowcount={(desk.table.len() + 1).to_string()}
                    onscroll={link.callback(|_| GridMsg::Scrolled)}
                    onkeydown={link.callback(GridMsg::Key)}
                    onmousedown={mouse(mouse::Mouse::Down)} onmousemove={mouse(mouse::Mouse::Move)} ondblclick={mouse(mouse::Mouse::Twice)}
                    oninput={link.callback(|e: InputEvent| GridMsg::Typed(dom::element(e.target())))}
                    onfocusin={link.callback(|e: FocusEvent| GridMsg::FocusIn(dom::element(e.target())))}
                    onfocusout={link.callback(|e: FocusEvent| GridMsg::FocusOut(dom::element(e.target())))}>
                    { self.headings(props) }
                    if desk.table.is_empty() {
                        { self.nothing(props) }
                    } else {
                        { self.rows(ctx) }
                        { self.totals(props) }
                    }
                </div>
            </main>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let Some(grid) = self.grid.cast::<HtmlElement>() else {
            return;
        };
        let desk = ctx.props().desk.clone();
        if first {
            self.listen(ctx, &grid);
            self.rest_soon(ctx);
            field::show_words(&desk.filter.words);
        }
        dom::each(".ledger select[data-value]", |select| {
            let value = select.get_attribute("data-value").unwrap_or_default();
            if let Some(select) = select.dyn_ref::<HtmlSelectElement>() {
                select.set_value(&value);
            }
        });
        let again = self.measure(&grid, &desk);
        if !self.composing {
            field::fill(&desk);
        }
        self.bring_menu(&desk);
        if self.wants_focus && !again && !ctx.props().dialog {
            self.wants_focus = false;
            self.bring(&grid, &desk);
        }
        if again {
            ctx.link().send_message(GridMsg::Measured);
        }
    }
}

impl Ledger {
    /// Puts the rows below each other.
    fn place(&mut self, desk: &Desk) {
        let is_there = |node: &NodeId| desk.table.find(*node).is_some();
        self.open = self.open.filter(is_there);
        self.lines.place(desk, self.open);
    }

    /// Something was typed on the current cell: words begin in the place of what it says.
    fn typed(&self, props: &Props) {
        if props.desk.grid.writing.is_none() {
            props.grid(GridEvent::Write { keeps: false });
        }
    }

    /// Lists the measures of the row, or no more.
    fn turn_open(&mut self, desk: &Desk, node: NodeId) {
        self.open = (self.open != Some(node)).then_some(node);
        self.lines.open_height = 0.0;
        self.wants_focus = true;
        self.place(desk);
    }

    /// A screen reader goes from cell to cell by their focus.
    fn focused(&self, props: &Props, on: Option<&Element>) {
        let desk = &props.desk;
        // Nothing moves below a button before it is let go.
        let on = on.filter(|e| e.tag_name() != "BUTTON");
        let cell = on.and_then(field::cell_of);
        let Some(cell) = cell.filter(|c| *c != desk.grid.cell && desk.grid.writing.is_none())
        else {
            return;
        };
        let of_many = desk.has_selection() && desk.picked_rows().any(|row| row.node == cell.0);
        if !of_many {
            props.grid(GridEvent::Stand(cell.0, cell.1));
        }
    }

    /// Takes the scroll position. Returns whether other rows are on screen.
    fn scrolled(&mut self, ctx: &Context<Self>) -> bool {
        let (before, stood) = (self.range(), self.scroll);
        if let Some(grid) = self.grid.cast::<HtmlElement>() {
            self.scroll = f64::from(grid.scroll_top());
            self.height = f64::from(grid.client_height());
        }
        let leapt = (self.scroll - stood).abs() > self.height;
        let leaps = leapt && self.rest.is_some();
        if leapt {
            self.rest_soon(ctx);
        }
        std::mem::replace(&mut self.leaps, leaps) != leaps || self.range() != before
    }

    fn rest_soon(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        let rested = move || link.send_message(GridMsg::Rested);
        self.rest = Some(Timeout::new(REST_MS, rested));
    }

    /// The rows in the page; the current one is, too, wherever it stands.
    fn range(&self) -> Range<usize> {
        let n = self.lines.len();
        let beyond = if self.young { 0 } else { OVERSCAN };
        let first = self.lines.at(self.scroll).saturating_sub(beyond);
        let last = self.lines.at(self.scroll + self.height);
        first.min(n)..(last + beyond + 1).min(n)
    }

    /// Measures rows, and keeps the first on screen where it is. Returns whether they are to be drawn
    /// anew.
    fn measure(&mut self, grid: &HtmlElement, desk: &Desk) -> bool {
        let room = (
            f64::from(grid.client_width()),
            f64::from(grid.client_height()),
        );
        let first = self.lines.at(self.scroll);
        let before = self.lines.top(first);
        let mut again = (room.1 - self.height).abs() > 0.5;
        self.height = room.1;
        if !self.leaps && self.lines.measure(grid, room.0) {
            again = true;
            self.place(desk);
            let shift = self.lines.top(first) - before;
            if shift.abs() > 0.5 && first > 0 {
                self.scroll += shift;
                // The room for the rows must be there before it can be scrolled to.
                let space = grid.query_selector(".lspace").ok().flatten();
                if let Some(space) = space.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
                    let height = format!("{:.0}px", self.lines.total());
                    let _ = space.style().set_property("height", &height);
                }
                grid.set_scroll_top(self.scroll.round() as i32);
            }
        }
        again
    }

    /// Brings the current cell on screen, or the end of what is selected, and gives the cell the
    /// focus.
    fn bring(&mut self, grid: &HtmlElement, desk: &Desk) {
        let height = |css: &str| {
            let found = grid.query_selector(css).ok().flatten();
            found.map_or(0.0, |e| e.get_bounding_client_rect().height())
        };
        let (head, foot) = (height(".lrow.head"), height(".lrow.totals"));
        let at = desk.table.find(desk.grid.to.0).unwrap_or(desk.at());
        // With everything selected the eye stays where it is.
        let all = desk.grid.rows && desk.picked().0.len() == desk.table.len();
        let (top, bottom) = (self.lines.top(at), self.lines.bottom(at));
        let room = self.height - head - foot;
        let scroll = f64::from(grid.scroll_top());
        let wanted = scroll.max(bottom - room).min(top);
        if (wanted - scroll).abs() > 0.5 && !all {
            grid.set_scroll_top(wanted.max(0.0).round() as i32);
        }
        let (node, column) = desk.grid.to;
        let css = field::css_of(node, column);
        let cell = grid.query_selector(&css).ok().flatten();
        if let Some(cell) = cell.and_then(|e| e.dyn_into::<HtmlElement>().ok())
            && !all
        {
            field::bring_across(grid, &cell, column);
        }
        field::focus(desk);
    }

    fn listen(&mut self, ctx: &Context<Self>, grid: &Element) {
        let window = dom::window();
        let on = |target: &web_sys::EventTarget, name: &'static str, make: fn() -> GridMsg| {
            let link = ctx.link().clone();
            EventListener::new(target, name, move |_| link.send_message(make()))
        };
        let link = ctx.link().clone();
        let let_go = EventListener::new(&dom::document(), "mouseup", move |event| {
            if let Some(event) = event.dyn_ref::<MouseEvent>() {
                link.send_message(GridMsg::Mouse(mouse::Mouse::Up, event.clone(), None));
            }
        });
        self.listeners = vec![
            on(grid, "compositionstart", || GridMsg::Composing(true)),
            on(grid, "compositionend", || GridMsg::Composing(false)),
            on(&window, "resize", || GridMsg::Measured),
            on(&window, "beforeunload", || GridMsg::Goes),
            let_go,
            field::pastes(grid, ctx.props().send.clone()),
        ];
    }
}
