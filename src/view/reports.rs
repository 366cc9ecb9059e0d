//! The list of reports: what tells them apart, what was found in each, their order in the text. The
//! page holds those rows of it that can be on screen.

use super::icon::Icon;
use super::severity_class;
use crate::host;
use crate::platform::{by_pinyin, dom, keys};
use gangmu::edit::commands::Direction;
use gangmu::outline::{Kind, Node, NodeId};
use gangmu::report;
use gangmu::text::sort_indices;
use gloo::events::EventListener;
use session::{
    Command, EditEvent, Event, FilesEvent, Found, InList, PlaceEvent, ReportsEvent, Scope, Session,
    Shared, Step, Wording, apart, by_list_key, holds,
};
use std::cmp::Ordering;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// From how many on they can be filtered.
const MANY: usize = 9;
/// Rows kept in the page above and below those on screen.
const OVERSCAN: usize = 8;
/// As high as a list is taken to be, in CSS pixels.
const TALL: f64 = 1600.0;
/// How far the pointer goes before a press becomes a drag, in CSS pixels.
const SLOP: i32 = 5;

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

/// A drag under way.
struct Drag {
    id: NodeId,
    from: (i32, i32),
    /// Before which of the listed rows it would put them down, once it is one.
    to: Option<usize>,
    _listeners: [EventListener; 2],
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
    top: f64,
    pitch: f64,
    /// Whether the active row is to be brought on screen.
    wanted: bool,
    list: NodeRef,
    field: NodeRef,
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
            top: 0.0,
            pitch: 32.0,
            wanted: true,
            list: NodeRef::default(),
            field: NodeRef::default(),
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
                props.send.emit(EditEvent::Do(Command::Arrange(order, None)).into());
            }
            Msg::Pressed(id, event) => return self.pressed(ctx, id, &event),
            Msg::Moved(event) => return self.moved(&event),
            Msg::Up => return self.dropped(props),
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

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let (w, link) = (props.wording, ctx.link());
        let n = self.all.iter().filter(|named| named.ordinal > 0).count();
        let filter = link.callback(|e: InputEvent| {
            Msg::Filter(e.target_unchecked_into::<HtmlInputElement>().value())
        });
        let range = self.range();
        let room = format!(
            "padding-top:{:.0}px;padding-bottom:{:.0}px",
            range.start as f64 * self.pitch,
            (self.listed.len() - range.end) as f64 * self.pitch
        );
        let seen = |id: &NodeId| self.ids().skip(range.start).take(range.len()).any(|i| i == *id);
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
                    aria-activedescendant={active} onscroll={link.callback(|_| Msg::Scrolled)} onkeydown={link.callback(Msg::Key)} ~style={room}>
                    { for range.map(|at| self.row(ctx, at)) }
                </ul>
                if self.listed.is_empty() {
                    <p class="more" role="status">{ w.of("没有符合的篇目", "No report fits") }</p>
                }
                { self.tools(ctx) }
            </div>
        }
    }
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
                order.then(if a < b { Ordering::Less } else { Ordering::Greater })
            });
        }
        self.listed = listed;
    }

    /// What a command is about: those chosen, or the active one.
    fn targets(&self, props: &Props, id: Option<NodeId>) -> Vec<NodeId> {
        let chosen = &props.chosen;
        if !chosen.is_empty() && id.is_none_or(|id| chosen.contains(&id)) {
            let all = self.all.iter().map(|named| named.id);
            return all.filter(|id| chosen.contains(id)).collect();
        }
        let one = id.or(self.active).or(props.current);
        one.filter(|id| self.find(*id).is_some()).into_iter().collect()
    }

    fn send_choice(&mut self, props: &Props, ids: Vec<NodeId>) {
        if !(ids.is_empty() && props.chosen.is_empty()) {
            props.send.emit(ReportsEvent::Choose(ids).into());
        }
    }

    /// Shows a report. What was chosen is chosen no more, unless everything is about it.
    fn show(&mut self, props: &Props, id: NodeId) {
        (self.active, self.anchor, self.wanted) = (Some(id), Some(id), true);
        if props.scope != Scope::Chosen {
            self.send_choice(props, Vec::new());
        }
        if props.current != Some(id) {
            props.send.emit(PlaceEvent::Show(id).into());
        }
    }

    fn toggle(&mut self, props: &Props, id: NodeId) {
        let mut ids = props.chosen.to_vec();
        if ids.is_empty() && !self.picking {
            ids.extend(props.current.filter(|shown| *shown != id));
        }
        match ids.iter().position(|i| *i == id) {
            Some(at) => drop(ids.remove(at)),
            None => ids.push(id),
        }
        (self.active, self.anchor) = (Some(id), Some(id));
        self.send_choice(props, ids);
    }

    /// Chooses from where the selection began to that report.
    fn extend(&mut self, props: &Props, id: NodeId) {
        let from = self.anchor.or(self.active).or(props.current).unwrap_or(id);
        let seat = |id: NodeId| self.ids().position(|i| i == id);
        if let (Some(a), Some(b)) = (seat(from), seat(id)) {
            let ids = self.ids().skip(a.min(b)).take(a.abs_diff(b) + 1).collect();
            (self.anchor, self.active, self.wanted) = (Some(from), Some(id), true);
            self.send_choice(props, ids);
        }
    }

    fn clicked(&mut self, props: &Props, id: NodeId, event: &MouseEvent) {
        if std::mem::take(&mut self.dragged) {
            return;
        }
        if event.shift_key() {
            self.extend(props, id);
        } else if event.ctrl_key() || event.meta_key() || self.picking {
            self.toggle(props, id);
        } else {
            self.show(props, id);
            dom::focus(".reports [role=listbox]");
        }
    }

    /// The report that a step leads to.
    fn to(&self, step: Step) -> Option<NodeId> {
        let last = self.listed.len().checked_sub(1)?;
        let at = self.ids().position(|id| Some(id) == self.active).unwrap_or(0);
        let room = self.list.cast::<Element>().map_or(0.0, |l| f64::from(l.client_height()));
        let by = match step {
            Step::Rows(n) => n,
            Step::Pages(n) => n * ((room / self.pitch) as i32 - 1).max(1),
            Step::End(Direction::Up) => i32::MIN,
            Step::End(Direction::Down) => i32::MAX,
        };
        let to = (at as i32).saturating_add(by).clamp(0, last as i32);
        self.ids().nth(to as usize)
    }

    fn act(&mut self, props: &Props, what: InList) {
        let targets = || self.targets(props, None);
        let event: Event = match what {
            InList::Go(step) => return self.to(step).into_iter().for_each(|id| self.show(props, id)),
            InList::Extend(step) => {
                return self.to(step).into_iter().for_each(|id| self.extend(props, id));
            }
            InList::Toggle => {
                return self.active.into_iter().for_each(|id| self.toggle(props, id));
            }
            InList::All => {
                let ids = self.ids().collect();
                return self.send_choice(props, ids);
            }
            InList::Nothing => {
                (self.drag, self.picking) = (None, false);
                return self.send_choice(props, Vec::new());
            }
            InList::Open => {
                let session = props.session.borrow();
                let part = self.active.and_then(|id| session.outline().get(id));
                let Some(first) = part.and_then(|p| p.children.first()).map(|n| n.id) else {
                    return;
                };
                PlaceEvent::Jump(first).into()
            }
            InList::Rename => {
                let one = targets().first().copied();
                self.renaming = one.filter(|id| self.find(*id).is_some_and(|n| n.ordinal > 0));
                return;
            }
            InList::Duplicate => ReportsEvent::Duplicate(targets()).into(),
            InList::Remove => EditEvent::Remove(targets()).into(),
            InList::Move(direction) => {
                let ids = targets();
                (self.sort, self.wanted) = (Sort::Text, true);
                ReportsEvent::Move(ids, direction).into()
            }
        };
        props.send.emit(event);
    }

    fn pressed(&mut self, ctx: &Context<Self>, id: NodeId, event: &PointerEvent) -> bool {
        self.dragged = false;
        let named = self.find(id).is_some_and(|named| named.ordinal > 0);
        let can = named && self.sort == Sort::Text && self.filter.is_empty() && !host::is_locked();
        if !can || event.button() != 0 || event.pointer_type() == "touch" {
            return false;
        }
        let listen = |name: &'static str, tell: fn(PointerEvent) -> Msg| {
            let link = ctx.link().clone();
            EventListener::new(&dom::document(), name, move |event| {
                if let Some(event) = event.dyn_ref::<PointerEvent>() {
                    link.send_message(tell(event.clone()));
                }
            })
        };
        self.drag = Some(Drag {
            id,
            from: (event.client_x(), event.client_y()),
            to: None,
            _listeners: [
                listen("pointermove", Msg::Moved),
                listen("pointerup", |_| Msg::Up),
            ],
        });
        false
    }

    fn moved(&mut self, event: &PointerEvent) -> bool {
        let (Some(drag), Some(list)) = (&mut self.drag, self.list.cast::<HtmlElement>()) else {
            return false;
        };
        let (x, y) = (event.client_x(), event.client_y());
        let is_near = (x - drag.from.0).abs().max((y - drag.from.1).abs()) < SLOP;
        if drag.to.is_none() && is_near {
            return false;
        }
        let rect = list.get_bounding_client_rect();
        let y = f64::from(y) - rect.top();
        let edge = self.pitch;
        if y < edge || y > rect.height() - edge {
            let by = if y < edge { -edge } else { edge } / 2.0;
            list.set_scroll_top(list.scroll_top() + by as i32);
        }
        let gap = ((y + f64::from(list.scroll_top())) / self.pitch).round().max(0.0) as usize;
        let front = self.all.iter().take_while(|named| named.ordinal == 0).count();
        let to = Some(gap.clamp(front, self.listed.len()));
        std::mem::replace(&mut drag.to, to) != to
    }

    fn dropped(&mut self, props: &Props) -> bool {
        let Some(Drag { id, to: Some(to), .. }) = self.drag.take() else {
            return false;
        };
        self.dragged = true;
        let before = self.ids().nth(to);
        let ids = self.targets(props, Some(id));
        props.send.emit(EditEvent::Do(Command::Arrange(ids, before)).into());
        true
    }

    /// The heads of the columns, by which the list is sorted.
    fn sorts(&self, ctx: &Context<Self>) -> Html {
        let w = ctx.props().wording;
        let head = |sort: Sort, name: &'static str, title: &'static str| {
            let on = self.sort == sort;
            let arrow = match (on && sort != Sort::Text, self.down) {
                (false, _) => "",
                (true, false) => "↓",
                (true, true) => "↑",
            };
            html! {
                <button aria-pressed={on.to_string()} {title} aria-label={title} onclick={ctx.link().callback(move |_| Msg::Sort(sort))}>{ name }{ arrow }</button>
            }
        };
        html! {
            <div class="sorts" role="group" aria-label={w.of("排序", "Sort")}>
                { head(Sort::Text, w.of("序", "#"), w.of("按正文中的先后", "In the order of the text")) }
                { head(Sort::Name, w.of("单位", "Name"), w.of("按名称排序", "Sort by name")) }
                { head(Sort::Findings, w.of("校核", "Found"), w.of("按校核意见多少排序", "Sort by findings")) }
                { head(Sort::Differing, w.of("不符", "≠"), w.of("按不符的数字多少排序", "Sort by numbers that differ")) }
                { head(Sort::Progress, w.of("进度", "Done"), w.of("按整改进度排序", "Sort by progress")) }
            </div>
        }
    }

    fn row(&self, ctx: &Context<Self>, at: usize) -> Html {
        let (props, link) = (ctx.props(), ctx.link());
        let w = props.wording;
        let named = &self.all[self.listed[at] as usize];
        let id = named.id;
        let found = &props.found;
        let (n, worst) = found.sum(&[id]);
        let differing = found.differing(id) as u32;
        let facts = found.facts(Some(id));
        let rate = facts.rate();
        let session = props.session.borrow();
        let problems = session.outline().get(id).map_or(0, |p| p.summary().problems);
        let done: u32 = facts.stages.iter().map(|s| s.done).sum();
        let progress = match (problems, rate) {
            (0, _) => String::new(),
            (all, None) => all.to_string(),
            (all, Some(_)) => format!("{done}/{all}"),
        };
        let of = w.count(problems, "个问题", "problem");
        let progress_told = match (problems, rate) {
            (0, _) => String::new(),
            (_, None) => of,
            (_, Some(rate)) => [&of, w.of("，", ", "), &w.rate(rate)].concat(),
        };
        let order = if named.ordinal > 0 { named.ordinal.to_string() } else { String::new() };
        let told = w.report_told(&[&order, " ", &named.title].concat(), n as u32, differing);
        let told = [&told, w.of("，", ", "), &progress_told].concat();
        let to = self.drag.as_ref().and_then(|drag| drag.to);
        let last = at + 1 == self.listed.len();
        let shown = props.current == Some(id);
        let chosen = props.chosen.contains(&id);
        let Range { start, end } = named.own;
        let class = classes!(
            "part",
            chosen.then_some("chosen"),
            (self.active == Some(id)).then_some("active"),
            (to == Some(at)).then_some("before"),
            (last && to == Some(at + 1)).then_some("behind"),
        );
        html! {
            <li key={id.0} {class} id={dom_id(id)} role="option" aria-selected={chosen.to_string()} aria-current={shown.then_some("true")}
                aria-setsize={self.listed.len().to_string()} aria-posinset={(at + 1).to_string()} aria-label={told} title={named.title.clone()} data-part={id.0.to_string()}
                onclick={link.callback(move |e| Msg::Clicked(id, e))} onpointerdown={link.callback(move |e| Msg::Pressed(id, e))}>
                <span class={classes!("entry", shown.then_some("shown"))}>
                    <span class="ordinal">{ order }</span>
                    <span class="name"><span class="dim start">{ &named.title[..start] }</span>{ &named.title[start..end] }<span class="dim">{ &named.title[end..] }</span></span>
                    <span class={classes!("figure", worst.map(severity_class))}>{ some(n as u32) }</span>
                    <span class="figure error">{ some(differing) }</span>
                    <span class="number">{ progress }</span>
                    if let Some(rate) = rate {
                        <span class="bar"><i ~style={format!("width:{}%", rate.0 / 10)} /></span>
                    }
                </span>
            </li>
        }
    }

    /// What can be done to those that are chosen, or to the shown one; or the field for its title.
    fn tools(&self, ctx: &Context<Self>) -> Html {
        let (props, link) = (ctx.props(), ctx.link());
        let w = props.wording;
        if let Some(named) = self.renaming.and_then(|id| self.find(id)) {
            return self.rename(ctx, named);
        }
        let chosen = !props.chosen.is_empty();
        let button = |icon: Icon, name: &'static str, what: InList| {
            html! { <button title={name} aria-label={name} onclick={link.callback(move |_| Msg::Do(what))}>{ icon.draw() }</button> }
        };
        let send = |name: &'static str, event: fn(Vec<NodeId>) -> Event| {
            let event = event(self.targets(props, None));
            html! { <button onclick={props.send.reform(move |_: MouseEvent| event.clone())}>{ name }</button> }
        };
        let locked = host::is_locked();
        html! {
            <div class="tools" role="toolbar" aria-label={if chosen { w.of("所选各篇", "Selected reports") } else { w.of("本篇", "This report") }}>
                <button aria-pressed={(self.picking || chosen).to_string()} onclick={link.callback(move |_| if chosen { Msg::Do(InList::Nothing) } else { Msg::Pick })}
                    title={w.of("选择多篇；也可以按住 Ctrl 或 Shift 单击", "Select several; or click with Ctrl or Shift")}>
                    { if chosen { w.n_reports(w.of("已选", "Selected"), props.chosen.len() as u32) } else { w.of("多选", "Select").to_owned() } }</button>
                if chosen {
                    { send(w.of("复制", "Copy"), |ids| ReportsEvent::Copy(ids).into()) }
                    { send(w.of("导出", "Export"), |ids| ReportsEvent::Export(ids).into()) }
                    if props.scope != Scope::Chosen {
                        { send(w.of("作为范围", "As scope"), |_| ReportsEvent::Scope(Scope::Chosen).into()) }
                    }
                }
                <span class="spring" />
                if !locked {
                    if self.sort != Sort::Text && self.filter.is_empty() {
                        <button onclick={link.callback(|_| Msg::Apply)} title={w.of("各篇在正文中的先后，改为现在列出的次序", "The reports come in this order in the text, too")}>{ w.of("照此重排", "Apply order") }</button>
                    } else {
                        { button(Icon::Up, w.of("上移（Alt+↑）", "Move up (Alt+↑)"), InList::Move(Direction::Up)) }
                        { button(Icon::Lower, w.of("下移（Alt+↓）", "Move down (Alt+↓)"), InList::Move(Direction::Down)) }
                    }
                    if !chosen {
                        { button(Icon::Pen, w.of("重命名（F2）", "Rename (F2)"), InList::Rename) }
                    }
                    { button(Icon::Copy, w.of("复制一份在后（Ctrl+D）", "Duplicate (Ctrl+D)"), InList::Duplicate) }
                    { button(Icon::Bin, w.of("移除（Delete）", "Remove (Delete)"), InList::Remove) }
                }
            </div>
        }
    }

    fn rename(&self, ctx: &Context<Self>, named: &Named) -> Html {
        let (w, link) = (ctx.props().wording, ctx.link());
        let session = ctx.props().session.borrow();
        let part = session.outline().get(named.id);
        let title = part.map(|part| report::title(part)).unwrap_or_default();
        let value = |field: HtmlInputElement| Msg::Named(Some(field.value()));
        let onkeydown = link.batch_callback(move |event: KeyboardEvent| {
            event.stop_propagation();
            match event.key().as_str() {
                _ if keys::is_composing(&event) => None,
                "Enter" => Some(value(event.target_unchecked_into())),
                "Escape" => Some(Msg::Named(None)),
                _ => None,
            }
        });
        html! {
            <div class="tools">
                <input type="text" ref={&self.field} class="rename" value={title} {onkeydown} aria-label={w.of("新标题（Enter 确定，Esc 取消）", "New title (Enter; Esc cancels)")}
                    onblur={link.callback(move |e: FocusEvent| value(e.target_unchecked_into()))} />
            </div>
        }
    }
}

/// The number, or nothing for none.
fn some(n: u32) -> String {
    if n > 0 { n.to_string() } else { String::new() }
}
