//! Middle: the ledger, a row a problem. Only the rows on screen are in the page.

mod absent;
mod chart;
mod columns;
mod filters;
mod head;
mod keys;
mod row;
mod states;
mod switch;
mod table;
mod touch;

pub use switch::switch;

use crate::host;
use crate::platform::dom;
use crate::platform::this_day;
use gangmu::edit::commands::Cell;
use gangmu::outline::NodeId;
use gangmu::report::{
    Column, Columns, Date, LedgerCell, LedgerRow, LedgerSums, Source, sums_by_report,
    sums_by_section,
};
use gloo::events::EventListener;
use session::{Command, EditEvent, Event, Found, LedgerEvent, Shared, Wording};
pub(crate) use states::status_class;
use std::cell::{RefCell, RefMut};
use std::rc::Rc;
use table::{Filter, Order, Table};
use web_sys::{Element, HtmlElement, HtmlSelectElement};
use yew::prelude::*;

/// Rows kept in the page above and below those on screen.
const OVERSCAN: usize = 6;
/// How many sections or reports the chart shows.
const MOST_GROUPS: usize = 120;

/// How the writer left the ledger.
#[derive(Default)]
pub struct Desk {
    filter: Filter,
    order: Order,
    cell: Option<(NodeId, Column)>,
    /// Where the writer came from when the ledger was opened last.
    near: Rc<Vec<NodeId>>,
}

/// The desk, kept while the ledger is not shown.
#[derive(Clone, Default)]
pub struct Kept(Rc<RefCell<Desk>>);

impl Kept {
    /// To change it, unless it is being changed.
    pub fn borrow_mut(&self) -> Option<RefMut<'_, Desk>> {
        self.0.try_borrow_mut().ok()
    }
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the ledger shows.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The session.
    pub session: Shared,
    /// Its revision.
    pub revision: u64,
    /// The part shown.
    pub current: Option<NodeId>,
    /// How many parts there are.
    pub n_parts: usize,
    /// Whether rows are of all parts.
    pub whole: bool,
    /// The day by which it is judged what is overdue; `None` for today.
    pub day: Option<Date>,
    /// What was found.
    pub found: Found,
    /// The ids of the columns that the writer chose; empty for the usual ones.
    pub columns: Rc<str>,
    /// Whether the menu of columns is open.
    pub menu: bool,
    /// How the writer left it.
    pub desk: Kept,
    /// Where the writer comes from, the node and what it stands in: the problem among them
    /// becomes current.
    pub near: Rc<Vec<NodeId>>,
    /// Whether a question has the focus.
    pub dialog: bool,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

impl Props {
    fn today(&self) -> Date {
        const NEVER: Date = Date {
            year: 0,
            month: 1,
            day: 1,
        };
        self.day.or_else(this_day).unwrap_or(NEVER)
    }

    fn is_whole(&self) -> bool {
        self.whole && self.n_parts > 1
    }
}

/// What is told of the rows above and below them.
#[derive(Default)]
struct Digest {
    /// Of all rows.
    sums: LedgerSums,
    /// Of those that are shown.
    chosen: LedgerSums,
    /// By section, or by report: what it is called, and its sums.
    groups: Vec<(String, LedgerSums)>,
    /// Units and persons.
    units: Vec<(String, u32)>,
}

/// What happens in the ledger.
pub enum GridMsg {
    /// It was scrolled, or its room changed.
    Scrolled,
    /// Rows were measured and belong elsewhere.
    Measured,
    /// Something was clicked.
    Clicked(Option<Element>),
    /// A key went down.
    Key(KeyboardEvent),
    /// Something in it got the focus. In a shadow root an event forgets where it went once it is
    /// over, so that this is taken along.
    FocusIn(Option<Element>),
    /// Something in it lost the focus.
    FocusOut(Option<Element>),
    /// Another status was chosen.
    Chosen(Option<Element>),
    /// An input method began to compose, or ended.
    Composing(bool),
    /// Words were pasted on a cell.
    Pasted(String),
    /// The page is about to be printed, or was.
    Printing(bool),
    /// Something was typed.
    Typed(Option<Element>),
}

/// The ledger.
pub struct Ledger {
    grid: NodeRef,
    table: Table,
    digest: Digest,
    columns: Columns,
    /// Those of them that are shown here, in order.
    shown: Vec<Column>,
    filter: Filter,
    order: Order,
    /// The current cell.
    cell: (NodeId, Column),
    /// Where its row was last shown.
    at: usize,
    /// Whether words are being typed into the current cell.
    editing: bool,
    composing: bool,
    /// Whether the page's focus is to be put on the current cell.
    wants_focus: bool,
    /// What in the menu of columns is to have it.
    wants_menu: Option<String>,
    /// The row whose measures are listed.
    open: Option<NodeId>,
    open_height: f64,
    row_height: f64,
    scroll: f64,
    height: f64,
    printing: bool,
    listeners: Vec<EventListener>,
}

impl Component for Ledger {
    type Message = GridMsg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let mut ledger = Self {
            grid: NodeRef::default(),
            table: Table::default(),
            digest: Digest::default(),
            columns: Columns::default(),
            shown: Vec::new(),
            filter: Filter::default(),
            order: None,
            cell: (NodeId(0), Column::default()),
            at: 0,
            editing: false,
            composing: false,
            wants_focus: true,
            wants_menu: None,
            open: None,
            open_height: 0.0,
            row_height: 53.0,
            scroll: 0.0,
            height: 600.0,
            printing: false,
            listeners: Vec::new(),
        };
        let near = ctx.props().near.clone();
        let mut comes = true;
        if let Some(mut desk) = ctx.props().desk.borrow_mut() {
            ledger.filter = std::mem::take(&mut desk.filter);
            (ledger.order, ledger.cell) = (desk.order, desk.cell.unwrap_or(ledger.cell));
            comes = !Rc::ptr_eq(&desk.near, &near);
            desk.near = near.clone();
        }
        ledger.read(ctx.props());
        let is_near = |row: &&LedgerRow| comes && near.contains(&row.node);
        if let Some(row) = ledger.table.shown().find(is_near) {
            ledger.cell.0 = row.node;
        }
        ledger.keep_cell();
        ledger
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let new = ctx.props();
        let same = new.revision == old.revision
            && new.columns == old.columns
            && (new.current, new.whole, new.day) == (old.current, old.whole, old.day);
        if new.menu && !old.menu {
            self.wants_menu = Some("input".to_owned());
        }
        if !same {
            self.read(new);
            // The field loses its row to other reports; what stood in it is given up.
            self.editing &= self.table.find(self.cell.0).is_some();
            self.keep_cell();
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, event: GridMsg) -> bool {
        match event {
            GridMsg::Scrolled => return self.scrolled(),
            GridMsg::Measured => {}
            GridMsg::Clicked(on) => return self.clicked(ctx, on),
            GridMsg::Key(event) => {
                // The keys of an input method belong to it; Safari sends its Enter late, as 229.
                if event.is_composing() || event.key_code() == 229 || self.composing {
                    return false;
                }
                return self.pressed(ctx, &event);
            }
            GridMsg::FocusIn(on) => return self.focused(on.as_ref()),
            GridMsg::FocusOut(left) => {
                // A field that goes from the page says so, too, when another is open already.
                let left = left.filter(|e| e.class_name() == "cell-field");
                let cell = left.as_ref().and_then(touch::cell_of);
                return cell == Some(self.cell) && self.commit(ctx);
            }
            GridMsg::Chosen(field) => return self.chosen(ctx, field),
            GridMsg::Composing(on) => {
                self.composing = on;
                return false;
            }
            GridMsg::Pasted(words) => {
                self.type_in(ctx, &words);
                return false;
            }
            GridMsg::Printing(on) => self.printing = on,
            GridMsg::Typed(field) => return self.look_for(ctx, field),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (props, link) = (ctx.props(), ctx.link());
        let w = props.wording;
        html! {
            <main part="ledger" role={host::role()} class={classes!("ledger", props.is_whole().then_some("whole"))} onclick={link.callback(|e: MouseEvent| GridMsg::Clicked(dom::element(e.target())))}
                onchange={link.callback(|e: web_sys::Event| GridMsg::Chosen(dom::element(e.target())))}
                oninput={link.callback(|e: InputEvent| GridMsg::Typed(dom::element(e.target())))}>
                { self.bar(props) }
                if props.menu {
                    { self.menu(props) }
                }
                { self.head(props) }
                { self.filters(w) }
                <div class="grid" ref={self.grid.clone()} role="grid" tabindex="-1" aria-label={w.of("台账", "Ledger")} ~style={columns::tracks(&self.shown)}
                    aria-colcount={self.shown.len().to_string()}
                    aria-rowcount={(self.table.len() + 1).to_string()}
                    onscroll={link.callback(|_| GridMsg::Scrolled)}
                    onkeydown={link.callback(GridMsg::Key)}
                    onfocusin={link.callback(|e: FocusEvent| GridMsg::FocusIn(dom::element(e.target())))}
                    onfocusout={link.callback(|e: FocusEvent| GridMsg::FocusOut(dom::element(e.target())))}>
                    { self.headings(w) }
                    if self.table.len() == 0 {
                        { self.nothing(props) }
                    } else {
                        { self.rows(props) }
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
        if first {
            self.listen(ctx, &grid);
            self.show_words();
        }
        dom::each(".ledger select[data-value]", |select| {
            let value = select.get_attribute("data-value").unwrap_or_default();
            if let Some(select) = wasm_bindgen::JsCast::dyn_ref::<HtmlSelectElement>(select) {
                select.set_value(&value);
            }
        });
        let again = self.measure(&grid);
        self.fill();
        self.bring_menu();
        if self.wants_focus && !again {
            self.wants_focus = false;
            self.bring(&grid);
        }
        if again {
            ctx.link().send_message(GridMsg::Measured);
        }
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        if let Some(mut desk) = ctx.props().desk.borrow_mut() {
            desk.filter = std::mem::take(&mut self.filter);
            (desk.order, desk.cell) = (self.order, Some(self.cell));
        }
    }
}

impl Ledger {
    /// Reads the rows from the session.
    fn read(&mut self, props: &Props) {
        let session = props.session.borrow();
        let outline = session.outline();
        match (props.is_whole(), props.current) {
            (false, Some(part)) => self.table.read(outline, part),
            _ => self.table.read(outline, outline.root().id),
        }
        drop(session);
        self.columns = Columns::usual(self.table.rows());
        self.columns.choose(&props.columns);
        let shown = match props.is_whole() {
            true => self.columns.clone(),
            false => self.columns.clone().of_one_report(),
        };
        self.shown = shown.shown().to_vec();
        self.order = self.order.filter(|(by, _)| self.shown.contains(by));
        self.choose(props);
    }

    /// Chooses and sorts the rows.
    fn choose(&mut self, props: &Props) {
        let today = props.today();
        let collator =
            js_sys::Intl::Collator::new(&js_sys::Array::of1(&"zh".into()), &js_sys::Object::new());
        let by_name = collator.compare();
        let by_words = |a: &str, b: &str| {
            let order = by_name.call2(&wasm_bindgen::JsValue::NULL, &a.into(), &b.into());
            let order = order.ok().and_then(|n| n.as_f64()).unwrap_or(0.0);
            order.total_cmp(&0.0)
        };
        self.table
            .choose(&self.filter, self.order, today, &self.columns, &by_words);
        let rows = self.table.rows();
        let sums = LedgerSums::of(rows, Some(today));
        let groups = match props.is_whole() {
            true => {
                let of = |part: NodeId| rows.iter().find(|row| row.part == part);
                let sums = sums_by_report(rows, Some(today)).into_iter();
                let named =
                    sums.map(|(part, sums)| (of(part).map_or("", |r| &r.report).to_owned(), sums));
                named.take(MOST_GROUPS).collect()
            }
            false => {
                let sums = sums_by_section(rows, Some(today)).into_iter();
                let named = sums.map(|(titles, sums)| (titles.join(" / "), sums));
                named.take(MOST_GROUPS).collect()
            }
        };
        self.digest = Digest {
            sums,
            chosen: self.table.sums(today),
            groups,
            units: self.table.units(),
        };
    }

    /// The current cell stays at its problem, or in its place where the problem is gone.
    fn keep_cell(&mut self) {
        let found = self.table.find(self.cell.0);
        self.at = found.unwrap_or_else(|| self.at.min(self.table.len().saturating_sub(1)));
        if let Some(row) = self.table.get(self.at) {
            self.cell.0 = row.node;
        }
        if !self.shown.contains(&self.cell.1) {
            let problem = self.shown.iter().find(|c| **c == Column::Problem);
            self.cell.1 = *problem.or(self.shown.first()).unwrap_or(&Column::Problem);
        }
        if self
            .open
            .is_some_and(|open| self.table.find(open).is_none())
        {
            self.open = None;
        }
    }

    /// The words of the current cell.
    fn words_cell(&self) -> Option<&LedgerCell> {
        self.columns.cell(self.current()?, self.cell.1)
    }

    fn current(&self) -> Option<&LedgerRow> {
        self.table.get(self.table.find(self.cell.0)?)
    }

    /// Types words into the current cell, if it takes any.
    fn type_in(&self, ctx: &Context<Self>, words: &str) {
        let words = words.trim().to_owned();
        let cell = match self.cell.1 {
            Column::Unit => Cell::Responsible(words),
            Column::Deadline => Cell::Deadline(words),
            Column::Remark => Cell::Remark(words),
            column if column.takes_words() => Cell::Words(self.columns.id(column), words),
            _ => return,
        };
        let node = self.cell.0;
        let command = Command::SetCells(vec![(node, cell)]);
        ctx.props().send.emit(Event::Edit(EditEvent::Do(command)));
    }

    /// Takes over what stands in the field. Returns whether there was one.
    fn commit(&mut self, ctx: &Context<Self>) -> bool {
        if !std::mem::take(&mut self.editing) {
            return false;
        }
        self.composing = false;
        let words = touch::field().map(|f| f.value()).unwrap_or_default();
        let old = self.words_cell();
        if old.map_or("", |c| c.text.as_str()) != words.trim() {
            self.type_in(ctx, &words);
        }
        true
    }

    /// Where the current cell was read.
    fn source(&self) -> Option<Source> {
        let row = self.current()?;
        let source = match self.cell.1 {
            Column::Status => row.status_source.clone(),
            Column::Measures => row.measures.first().map(|m| Source::Read {
                node: m.node,
                range: 0..0,
            }),
            column => self.columns.cell(row, column).map(|c| c.source.clone()),
        };
        let own = Source::Read {
            node: row.node,
            range: 0..0,
        };
        Some(source.filter(|s| *s != Source::Typed).unwrap_or(own))
    }

    fn go(&self, ctx: &Context<Self>) {
        if let Some(source) = self.source() {
            let ask = LedgerEvent::Source(self.cell.0, source);
            ctx.props().send.emit(Event::Ledger(ask));
        }
    }

    fn tick(&self, ctx: &Context<Self>) {
        if let Some(row) = self.current() {
            let ask = LedgerEvent::Tick(row.node, row.status);
            ctx.props().send.emit(Event::Ledger(ask));
        }
    }
}
