//! Middle: the rows. Only those on screen are in the page.

mod click;
mod drag;
mod dragging;
mod field;
mod hold;
mod keys;
mod levels;
mod sweep;
mod viewport;

use super::row::RowView;
use crate::host;
use crate::platform::dom;
use crate::platform::dom::caret_in;
use drag::Drag;
use gangmu::check::Severity;
use gangmu::edit::Caret;
use gangmu::outline::{Level, NodeId};
use gloo::events::EventListener;
use hold::Hold;
use session::{
    Event, Found, Mark, Matches, PageEvent, Place, Row, Rows, Shared, Wording, links, origin_of,
};
use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;
use sweep::Sweep;
use viewport::Viewport;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What the outline shows.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The session.
    pub session: Shared,
    /// Its revision.
    pub revision: u64,
    /// The rows of the shown part.
    pub rows: Rows,
    /// Where the writer stands.
    pub place: Place,
    /// The selected nodes, in order.
    pub selected: Rc<Vec<NodeId>>,
    /// Whether a touch of a row selects it.
    pub picking: bool,
    /// What stands between the level buttons and the rows.
    pub bar: Html,
    /// What is found, to be marked in the rows.
    pub marked: Option<Rc<Matches>>,
    /// What is wrong, or may be, by node: the worst.
    pub flaws: Rc<HashMap<NodeId, Severity>>,
    /// What was found: the statuses of problems.
    pub found: Found,
    /// What is wrong and was gone to, to be marked in its row.
    pub picked: Option<Mark>,
    /// Whether a sheet, menu or note lies over the rows.
    pub overlay: bool,
    /// Whether a question has the focus.
    pub dialog: bool,
    /// Whether anything was set aside on this machine.
    pub aside: bool,
    /// The node that was just moved, if any.
    pub moved: Option<NodeId>,
    /// Down to which level everything is shown, if by the level buttons.
    pub shown_to: Option<Option<Level>>,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// What happens inside the outline.
pub enum RowsMsg {
    /// The rows were scrolled.
    Scrolled,
    /// The room for the rows changed.
    Resized,
    /// Rows were measured and others belong on screen.
    Measured,
    /// A row was clicked twice.
    Twice(MouseEvent),
    /// A row was clicked: on this element, which in a shadow root the event itself soon forgets.
    Clicked(MouseEvent, Option<Element>),
    /// A pointer went down on it.
    Down(PointerEvent, Option<Element>),
    /// A pointer moved.
    Moved(PointerEvent),
    /// A pointer went up, or was taken away.
    Up(PointerEvent),
    /// A drag stands at an edge.
    Pull,
    /// A drag is given up.
    GiveUp,
    /// A finger stayed on a row for a while.
    Held,
    /// The menu of a row was asked for.
    Context(MouseEvent),
    /// A key went down.
    Key(KeyboardEvent),
    /// The text field's words changed.
    Reflect,
    /// An input method began to compose.
    ComposeStart,
    /// An input method ended its composition.
    ComposeEnd,
    /// The selection in the text field may have moved.
    Selected,
}

/// The outline.
pub struct Outline {
    scroller: NodeRef,
    window: NodeRef,
    viewport: Viewport,
    /// Whether an input method is composing: nothing is written to the text field then.
    composing: bool,
    /// Where the caret was before what is being typed or composed.
    before: Rc<Cell<Option<Caret>>>,
    /// The last place that was given to the page.
    placed: u64,
    observer: Option<viewport::Observer>,
    drag: Option<Drag>,
    /// A mouse that is down on words.
    sweep: Option<Sweep>,
    /// Whether it has selected some: the click that follows means nothing.
    swept: bool,
    /// A finger that stays on a row.
    hold: Option<Hold>,
    /// The scroller that is listened to.
    attached: Option<web_sys::Node>,
    /// What is listened to in the text field.
    inputs: Vec<EventListener>,
}

impl Props {
    /// What a command on `node` is about.
    fn targets(&self, node: NodeId) -> Vec<NodeId> {
        if self.selected.contains(&node) {
            self.selected.to_vec()
        } else {
            vec![node]
        }
    }
}

impl Component for Outline {
    type Message = RowsMsg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let mut viewport = Viewport::default();
        viewport.take_rows(&ctx.props().rows);
        // Whoever comes back from another view stands where they are sent.
        let place = ctx.props().place.node;
        if let Some(row) = place.and_then(|node| ctx.props().session.borrow().row_of(node)) {
            viewport.want(row);
        }
        Self {
            scroller: NodeRef::default(),
            window: NodeRef::default(),
            viewport,
            composing: false,
            before: Rc::default(),
            placed: 0,
            observer: None,
            drag: None,
            sweep: None,
            swept: false,
            hold: None,
            attached: None,
            inputs: Vec::new(),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let props = ctx.props();
        if !props.rows.is(&old.rows) {
            self.viewport.take_rows(&props.rows);
        }
        if props.place.serial != old.place.serial
            && let Some(node) = props.place.node
            && let Some(row) = props.session.borrow().row_of(node)
        {
            self.viewport.want(row);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, event: RowsMsg) -> bool {
        match event {
            RowsMsg::Scrolled => {
                let Some(scroller) = self.scroller.cast::<HtmlElement>() else {
                    return false;
                };
                self.viewport.scrolled_to(f64::from(scroller.scroll_top()))
            }
            RowsMsg::Measured => true,
            RowsMsg::Resized => {
                let Some(scroller) = self.scroller.cast::<HtmlElement>() else {
                    return false;
                };
                self.viewport.resized_to(
                    f64::from(scroller.client_width()),
                    f64::from(scroller.client_height()),
                )
            }
            RowsMsg::Twice(event) => {
                self.twice(ctx, &event);
                false
            }
            RowsMsg::Clicked(event, target) => {
                // The finger that asked for a menu has asked for nothing else.
                let swept = std::mem::take(&mut self.swept);
                if !swept && self.hold.take().is_none_or(|hold| !hold.is_over()) {
                    self.clicked(ctx, &event, target);
                }
                false
            }
            RowsMsg::Down(event, target) => {
                self.pressed(ctx, &event, target);
                false
            }
            RowsMsg::Moved(event) => self.dragged(ctx, &event),
            RowsMsg::Up(event) => self.dropped(ctx, &event),
            RowsMsg::Pull => self.pull(ctx),
            RowsMsg::GiveUp => {
                self.hold = None;
                self.drag.take().is_some()
            }
            RowsMsg::Held => {
                if let Some(hold) = &mut self.hold {
                    ctx.props().send.emit(hold.end());
                }
                false
            }
            RowsMsg::Context(event) => {
                let node = dom::element(event.target()).and_then(|e| dom::row_node(&e));
                // Within words being edited, the browser's own menu is of more use.
                let field =
                    dom::element(event.target()).is_some_and(|e| e.tag_name() == "TEXTAREA");
                if let Some(node) = node.filter(|_| !field) {
                    event.prevent_default();
                    ctx.props().send.emit(Event::Page(PageEvent::OpenContext(
                        node,
                        dom::in_place((event.client_x(), event.client_y())),
                    )));
                }
                false
            }
            RowsMsg::Key(event) => {
                // The keys of an input method belong to it; Safari sends its Enter late, as 229.
                if !event.is_composing() && event.key_code() != 229 && !self.composing {
                    keys::pressed(ctx.props(), &event);
                }
                false
            }
            RowsMsg::Reflect => {
                self.reflect();
                false
            }
            RowsMsg::ComposeStart => {
                self.composing = true;
                false
            }
            RowsMsg::ComposeEnd => {
                self.composing = false;
                false
            }
            RowsMsg::Selected => {
                self.selected(ctx);
                false
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let link = ctx.link();
        let w = props.wording;
        let range = self.viewport.range();
        let session = props.session.borrow();
        let part = session.current().map_or(0, |p| p.id.0);
        let facts = props.found.facts(session.current().map(|p| p.id));
        let spans = props.place.span.map(|span| span.ranges(&session));
        let spans: HashMap<NodeId, _> = spans.into_iter().flatten().collect();
        let hits = |id: NodeId| match &props.marked {
            _ if spans.contains_key(&id) => Vec::from_iter(spans.get(&id).cloned()),
            Some(matches) => matches.of(id).iter().map(|hit| hit.range.clone()).collect(),
            None => Vec::from_iter(
                props
                    .picked
                    .iter()
                    .filter(|m| m.node == id)
                    .map(|m| m.range.clone()),
            ),
        };
        let is_selected = |id: NodeId| {
            let lineage = || session.outline().lineage(id);
            !props.selected.is_empty() && lineage().iter().any(|a| props.selected.contains(a))
        };
        let shown: Vec<Row> = props.rows.range(range).copied().collect();
        let mut references = links(&session, &shown, props.place, w).into_iter();
        let rows = shown.iter().filter_map(|row| {
            let node = Rc::downgrade(session.outline().get(row.id)?);
            let seat = session.set_position(row.id)?;
            let references = references.next().unwrap_or_default();
            let focused = props.place.node == Some(row.id);
            let tab_stop = focused || props.place.node.is_none() && row.id == props.rows[0].id;
            let origin = node.upgrade().filter(|n| n.note.is_some());
            let origin = origin.and_then(|n| origin_of(&session, n.id)).map(|(_, name)| name);
            Some(html! {
                <RowView key={row.id.0} {node} row={*row} {seat} {focused} {tab_stop}
                    editing={focused && props.place.editing} selected={is_selected(row.id)} hits={hits(row.id)}
                    {references} flaw={props.flaws.get(&row.id).copied()} status={facts.status(row.id)}
                    spanned={spans.contains_key(&row.id)} moved={props.moved == Some(row.id)} {origin} wording={w} />
            })
        });
        html! {
            <main class="outline" part="outline" role={host::role()}>
                { levels::levels(props) }
                { props.bar.clone() }
                <div class={classes!("rows", self.sweep.as_ref().is_some_and(Sweep::is_over).then_some("sweeping"))} key={part} ref={self.scroller.clone()} role="tree" tabindex="-1" translate="no"
                    aria-label={w.of("提纲", "Outline")}
                    onscroll={link.callback(|_| RowsMsg::Scrolled)}
                    onclick={link.callback(|e: MouseEvent| { let on = dom::element(e.target()); RowsMsg::Clicked(e, on) })}
                    ondblclick={link.callback(RowsMsg::Twice)}
                    oncontextmenu={link.callback(RowsMsg::Context)}
                    onkeydown={link.callback(RowsMsg::Key)}
                    oninput={self.typing(ctx)}
                    onkeyup={link.callback(|_| RowsMsg::Selected)}
                    onpointerdown={link.callback(|e: PointerEvent| { let on = dom::element(e.target()); RowsMsg::Down(e, on) })}
                    onpointermove={link.callback(RowsMsg::Moved)}
                    onpointercancel={link.callback(|_| RowsMsg::GiveUp)}
                    onpointerup={link.callback(RowsMsg::Up)}>
                    <div class="space" role="presentation" ~style={format!("height:{:.0}px", self.viewport.total() + 120.0)}>
                        <div class="window" role="presentation" ref={self.window.clone()}
                            ~style={format!("transform:translateY({:.1}px)", self.viewport.top())}>
                            { for rows }
                        </div>
                        { self.guide() }
                        { self.catcher(props) }
                    </div>
                </div>
            </main>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let Some(scroller) = self.scroller.cast::<HtmlElement>() else {
            return;
        };
        // Every part has a scroller of its own: what is left of a swing of the wheel dies with it.
        let fresh = !scroller.is_same_node(self.attached.as_ref());
        if fresh {
            self.attached = Some(scroller.clone().into());
            self.composing = false;
            let link = ctx.link().clone();
            self.observer =
                viewport::Observer::watch(&scroller, move || link.send_message(RowsMsg::Resized));
            self.viewport.resized_to(
                f64::from(scroller.client_width()),
                f64::from(scroller.client_height()),
            );
            self.inputs = field::listen(&scroller, ctx, &self.before);
        }
        self.place(ctx);
        self.reflect();
        let again = match self.window.cast::<Element>() {
            Some(window) => self.viewport.measure(&window, &scroller),
            None => false,
        };
        if again || fresh {
            ctx.link().send_message(RowsMsg::Measured);
        }
    }
}

impl Outline {
    /// Puts the page's focus and caret where the session has them, once for every new place, and
    /// brings the text field up to date with its node.
    fn place(&mut self, ctx: &Context<Self>) {
        let place = ctx.props().place;
        let new = self.placed != place.serial;
        let Some(node) = place.node else {
            self.placed = place.serial;
            // What had the focus may be gone: keys are meant for the rows.
            if new && !ctx.props().dialog && dom::is_focus_lost() {
                dom::focus(".rows");
            }
            return;
        };
        // A dialog keeps the focus; when it closes there is a new place.
        if new && ctx.props().dialog {
            return;
        }
        let Some(row) = dom::row_element(node) else {
            return;
        };
        if !place.editing {
            if new && place.span.is_some() {
                self.placed = place.serial;
                dom::focus(".catcher");
            } else if new {
                self.placed = place.serial;
                if !place.quiet {
                    let _ = row.focus();
                }
            }
            return;
        }
        let Some(field) = dom::text_field() else {
            return;
        };
        if self.composing && !new {
            return;
        }
        let session = ctx.props().session.borrow();
        let Some(node) = session.outline().get(node) else {
            return;
        };
        let text = node.text.as_str();
        // What was typed meanwhile is on its way: only a new place, or a field that has just come
        // into the page, is written to.
        if new || !dom::is_filled(&field) {
            dom::set_filled(&field);
            if field.value() != text {
                field.set_value(text);
            }
            self.placed = place.serial;
            self.composing = false;
            let _ = field.focus();
            let (anchor, head) = place
                .caret
                .map_or((text.len(), text.len()), |c| (c.anchor, c.head));
            let (from, to) = (
                anchor.min(head).min(text.len()),
                anchor.max(head).min(text.len()),
            );
            if text.is_char_boundary(from) && text.is_char_boundary(to) {
                let (from, to) = (
                    dom::utf16_from_byte(text, from),
                    dom::utf16_from_byte(text, to),
                );
                let way = if anchor > head { "backward" } else { "forward" };
                let _ = field.set_selection_range_with_direction(from, to, way);
            }
        }
    }

    /// The field that has the keyboard while words of several rows are selected: what is typed or
    /// composed in it goes in their place.
    fn catcher(&self, props: &Props) -> Html {
        let session = props.session.borrow();
        let begins = props.place.span.and_then(|span| span.ends(&session));
        let row = begins.and_then(|(from, _)| session.row_of(from.0));
        let Some(row) = row else { return html! {} };
        let label = props.wording.of("所选文字", "Selected words");
        html! {
            <textarea class="catcher" rows="1" spellcheck="false" autocomplete="off" placeholder=" " readonly={host::is_locked()}
                aria-label={label} ~style={format!("top:{:.0}px", self.viewport.top_of(row))} />
        }
    }

    /// Lets the invisible copy below the text field show what stands in it, for its height.
    fn reflect(&self) {
        if let Some(field) = dom::text_field()
            && let Some(mirror) = field.previous_element_sibling()
        {
            let words = field.value();
            let words = if words.is_empty() {
                "\u{200b}".to_owned()
            } else {
                words
            };
            if mirror.text_content().as_deref() != Some(words.as_str()) {
                mirror.set_text_content(Some(&words));
            }
        }
    }
}
