//! The list of reports: what tells them apart, what was found in each, their order in the text. The
//! page holds those rows of it that can be on screen.

mod acts;
mod drag;
mod draw;
mod menu;

use super::icon::Icon;
use crate::platform::{by_pinyin, dom, keys};
use drag::Drag;
use gangmu::outline::{Kind, Node, NodeId};
use gangmu::report;
use gangmu::text::sort_indices;
use session::{
    Command, EditEvent, Event, FilesEvent, Found, InList, Scope, Session, Shared, Wording, apart,
    by_list_key, holds,
};
use std::cmp::Ordering;
use std::ops::Range;
use std::rc::Rc;
use web_sys::{Element, EventTarget, HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// From how many on they can be filtered.
const MANY: usize = 9;
/// Rows kept in the page above and below those on screen.
const OVERSCAN: usize = 8;
/// As high as a list is taken to be, in CSS pixels.
const TALL: f64 = 1600.0;

/// What the list shows.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The session.
    pub session: Shared,
    /// Its revision, so that the list follows it.
    pub revision: u64,
    /// The part shown.
    pub current: Option<NodeId>,
    /// What was found.
    pub found: Found,
    /// Those that are chosen.
    pub chosen: Rc<Vec<NodeId>>,
    /// What everything is about.
    pub scope: Scope,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// A report by its name.
pub struct Named {
    /// The part.
    pub id: NodeId,
    /// Which report it is, from 1; 0 for what stands in front of them.
    pub ordinal: usize,
    /// Its title.
    pub title: String,
    /// What of that tells it from others.
    pub own: Range<usize>,
}

impl Named {
    /// What tells it from others.
    pub fn short(&self) -> &str {
        &self.title[self.own.clone()]
    }
}

/// The parts by name. O(parts + their titles).
pub fn named(session: &Session, w: Wording) -> Vec<Named> {
    let title = |part: &Rc<Node>| match part.kind {
        Kind::Report => report::title(part),
        _ => String::new(),
    };
    let titles: Vec<String> = session.parts().iter().map(title).collect();
    let mut n = 0;
    let each = session.parts().iter().zip(apart(&titles)).zip(titles);
    let each = each.map(|((part, own), title)| {
        let is_report = part.kind == Kind::Report;
        n += usize::from(is_report);
        let (title, own) = match title.is_empty() {
            false => (title, own),
            true => {
                let name = match is_report {
                    true => w.of("（无标题）", "(untitled)"),
                    false => w.of("封面与目录", "Cover and contents"),
                };
                (name.to_owned(), 0..name.len())
            }
        };
        Named {
            id: part.id,
            ordinal: if is_report { n } else { 0 },
            title,
            own,
        }
    });
    each.collect()
}

/// How the list is sorted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// As in the text.
    Text,
    /// By name.
    Name,
    /// Most findings first.
    Findings,
    /// Most numbers that differ first.
    Differing,
    /// Least done first.
    Progress,
}

/// The list.
pub struct Reports {
    all: Vec<Named>,
    /// Those listed, in order.
    listed: Vec<u32>,
    sort: Sort,
    down: bool,
    filter: String,
    /// Where the keyboard is.
    active: Option<NodeId>,
    /// Where a selection began.
    anchor: Option<NodeId>,
    renaming: Option<NodeId>,
    /// Whether a touch selects.
    picking: bool,
    drag: Option<Drag>,
    /// Whether a click is the end of a drag.
    dragged: bool,
    /// The menu of a report, where it is open.
    menu: Option<menu::Menu>,
    top: f64,
    pitch: f64,
    /// Whether the active row is to be brought on screen.
    wanted: bool,
    list: NodeRef,
    field: NodeRef,
    menu_at: NodeRef,
    /// Where the menu is drawn: the list is cut off at its edge.
    over: Element,
}

/// What happens to the list.
pub enum Msg {
    /// It was scrolled.
    Scrolled,
    /// Sort it so; again for the other way round.
    Sort(Sort),
    /// List those whose titles hold these words.
    Filter(String),
    /// A report was clicked.
    Clicked(NodeId, MouseEvent),
    /// A key went down.
    Key(KeyboardEvent),
    /// Do what a key would.
    Do(InList),
    /// From now on a touch selects, or no more.
    Pick,
    /// The title that was typed, or none.
    Named(Option<String>),
    /// The reports come in this order in the text, too.
    Apply,
    /// A report was pressed.
    Pressed(NodeId, PointerEvent),
    /// The pointer moved.
    Moved(PointerEvent),
    /// It was let go.
    Up,
    /// The menu of a report was asked for.
    Menu(MouseEvent),
    /// Close it; the list has the focus again, or what was chosen meanwhile.
    CloseMenu(bool),
    /// Ask for that, and close it.
    Ask(Event),
}

impl Component for Reports {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let mut list = Self {
            all: named(&props.session.borrow(), props.wording),
            listed: Vec::new(),
            sort: Sort::Text,
            down: false,
            filter: String::new(),
            active: props.current,
            anchor: None,
            renaming: None,
            picking: false,
            drag: None,
            dragged: false,
            menu: None,
            top: 0.0,
            pitch: 32.0,
            wanted: true,
            list: NodeRef::default(),
            field: NodeRef::default(),
            menu_at: NodeRef::default(),
            over: menu::place(),
        };
        list.choose(props);
        list
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let props = ctx.props();
        if (props.revision, props.wording) != (old.revision, old.wording) {
            self.all = named(&props.session.borrow(), props.wording);
        }
        if props.current != old.current {
            (self.active, self.wanted) = (props.current, true);
        }
        self.choose(props);
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let props = ctx.props();
        match msg {
            Msg::Scrolled => {
                let before = self.range();
                let list = self.list.cast::<Element>();
                self.top = list.map_or(0.0, |list| f64::from(list.scroll_top()));
                return self.range() != before;
            }
            Msg::Sort(sort) => {
                self.down = self.sort == sort && !self.down && sort != Sort::Text;
                (self.sort, self.wanted) = (sort, true);
                self.choose(props);
            }
            Msg::Filter(words) => {
                self.filter = words;
                self.choose(props);
            }
            Msg::Clicked(id, event) => self.clicked(props, id, &event),
            Msg::Key(event) => {
                let meant = by_list_key(&keys::chord(&event));
                let Some(meant) = meant.filter(|_| !keys::is_composing(&event)) else {
                    return false;
                };
                event.prevent_default();
                event.stop_propagation();
                self.act(props, meant);
            }
            Msg::Do(what) => self.act(props, what),
            Msg::Pick => {
                self.picking = !self.picking;
                if !self.picking {
                    self.act(props, InList::Nothing);
                }
            }
            Msg::Named(title) => {
                let renamed = self.renaming.take().zip(title);
                if let Some((id, title)) = renamed {
                    let command = Command::Rename(id, title);
                    props.send.emit(EditEvent::Do(command).into());
                }
                dom::focus(".reports [role=listbox]");
            }
            Msg::Apply => {
                let order: Vec<NodeId> = self.ids().collect();
                let ordinal = |id: &NodeId| self.find(*id).map_or(0, |named| named.ordinal);
                let order = order.into_iter().filter(|id| ordinal(id) > 0).collect();
                self.sort = Sort::Text;
                props
                    .send
                    .emit(EditEvent::Do(Command::Arrange(order, None)).into());
            }
            Msg::Pressed(id, event) => return self.pressed(ctx, id, &event),
            Msg::Moved(event) => return self.moved(&event),
            Msg::Up => return self.dropped(props),
            Msg::Menu(event) => self.open_menu(props, Some(&event)),
            Msg::CloseMenu(refocus) => self.close_menu(refocus),
            Msg::Ask(event) => {
                self.close_menu(true);
                props.send.emit(event);
            }
        }
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if let Some(field) = self.field.cast::<HtmlInputElement>()
            && !field.has_attribute("data-filled")
        {
            let _ = field.set_attribute("data-filled", "");
            let _ = field.focus();
            field.select();
        }
        self.settle_menu();
        let Some(list) = self.list.cast::<HtmlElement>() else {
            return;
        };
        let row = list.first_element_child();
        let pitch = row.map_or(0.0, |row| row.get_bounding_client_rect().height());
        if pitch > 0.0 && (pitch - self.pitch).abs() > 0.4 {
            self.pitch = pitch;
            ctx.link().send_message(Msg::Scrolled);
        }
        let at = self.ids().position(|id| Some(id) == self.active);
        if let Some(at) = at.filter(|_| std::mem::take(&mut self.wanted)) {
            let (top, room) = (at as f64 * self.pitch, f64::from(list.client_height()));
            let scroll = f64::from(list.scroll_top());
            if top < scroll {
                list.set_scroll_top(top as i32);
            } else if top + self.pitch > scroll + room {
                list.set_scroll_top((top + self.pitch - room).ceil() as i32);
            }
        }
    }

    fn destroy(&mut self, _ctx: &Context<Self>) {
        self.over.remove();
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let (w, link) = (props.wording, ctx.link());
        let n = self.all.iter().filter(|named| named.ordinal > 0).count();
        let filter = link.callback(|e: InputEvent| {
            Msg::Filter(e.target_unchecked_into::<HtmlInputElement>().value())
        });
        let range = self.range();
        let room = format!(
            "--above:{:.0}px;--below:{:.0}px",
            range.start as f64 * self.pitch,
            (self.listed.len() - range.end) as f64 * self.pitch
        );
        let seen = |id: &NodeId| {
            self.ids()
                .skip(range.start)
                .take(range.len())
                .any(|i| i == *id)
        };
        let active = self.active.filter(seen).map(dom_id);
        html! {
            <div class="reports">
                <h2>
                    <span>{ w.of("篇目", "Reports") }{ format!(" · {n}") }</span>
                    <button class="add" title={format!("{} {}", w.of("打开文件；也可以直接粘贴：", "Open a file, or paste:"), keys::spelled("Mod+v"))}
                        aria-label={w.of("加入文稿", "Add a text")}
                        onclick={props.send.reform(|_| Event::Files(FilesEvent::Pick))}>{ Icon::Plus.draw() }</button>
                </h2>
                if n >= MANY {
                    <input type="search" class="filter" value={self.filter.clone()} oninput={filter} spellcheck="false" autocomplete="off"
                        aria-label={w.of("筛选篇目", "Filter reports")} placeholder={w.of("筛选：单位名称或拼音首字母", "Filter by name or pinyin initials")} />
                }
                { self.sorts(ctx) }
                <ul class="list" ref={&self.list} role="listbox" tabindex="0" aria-multiselectable="true" aria-label={w.of("篇目", "Reports")}
                    aria-activedescendant={active} onscroll={link.callback(|_| Msg::Scrolled)} onkeydown={link.callback(Msg::Key)} oncontextmenu={link.callback(Msg::Menu)}
                    onclick={link.batch_callback(|e: MouseEvent| Some(Msg::Clicked(part_of(e.target())?, e)))}
                    onpointerdown={link.batch_callback(|e: PointerEvent| Some(Msg::Pressed(part_of(e.target())?, e)))} ~style={room}>
                    { for range.map(|at| self.row(props, at)) }
                </ul>
                if self.listed.is_empty() {
                    <p class="more" role="status">{ w.of("没有符合的篇目", "No report fits") }</p>
                }
                { self.tools(ctx) }
                if let Some(menu) = self.menu { { create_portal(self.menu(ctx, menu), self.over.clone()) } }
            </div>
        }
    }
}

/// The report whose row an event went to.
fn part_of(target: Option<EventTarget>) -> Option<NodeId> {
    let row = dom::element(target)?.closest("[data-part]").ok()??;
    row.get_attribute("data-part")?.parse().ok().map(NodeId)
}

fn dom_id(id: NodeId) -> String {
    format!("gangmu-report-{}", id.0)
}

impl Reports {
    fn find(&self, id: NodeId) -> Option<&Named> {
        self.all.iter().find(|named| named.id == id)
    }

    /// Those listed, in order.
    fn ids(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.listed.iter().map(|at| self.all[*at as usize].id)
    }

    /// The rows in the page.
    fn range(&self) -> Range<usize> {
        let n = self.listed.len();
        let first = (self.top / self.pitch) as usize;
        let last = first + (TALL / self.pitch) as usize;
        first.saturating_sub(OVERSCAN).min(n)..(last + OVERSCAN).min(n)
    }

    /// Chooses and sorts what is listed.
    fn choose(&mut self, props: &Props) {
        let words = self.filter.trim();
        let all = &self.all;
        let passes = |at: &u32| words.is_empty() || holds(&all[*at as usize].title, words);
        let mut listed: Vec<u32> = (0..all.len() as u32).filter(passes).collect();
        let found = &props.found;
        let key = |named: &Named| -> i64 {
            match self.sort {
                Sort::Findings => -(found.of(Some(named.id)).len() as i64),
                Sort::Differing => -(found.differing(named.id) as i64),
                // What is not told comes last.
                Sort::Progress => {
                    let rate = found.facts(Some(named.id)).rate();
                    rate.map_or(i64::MAX, |rate| i64::from(rate.0))
                }
                _ => 0,
            }
        };
        let keys: Vec<i64> = all.iter().map(key).collect();
        if self.sort != Sort::Text {
            sort_indices(&mut listed, &|a, b| {
                let (a, b) = (a as usize, b as usize);
                let order = match self.sort {
                    Sort::Name => by_pinyin(all[a].short(), all[b].short()),
                    _ => keys[a].cmp(&keys[b]),
                };
                let order = if self.down { order.reverse() } else { order };
                order.then(if a < b {
                    Ordering::Less
                } else {
                    Ordering::Greater
                })
            });
        }
        self.listed = listed;
    }
}
