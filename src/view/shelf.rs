//! The reports on this machine: those on the desk, those that are put away, those in the bin. The page
//! holds those rows of the list that can be on screen.

use super::modal::Modal;
use crate::host;
use crate::platform::{dom, this_day};
use gangmu::outline::{Node, NodeId};
use gangmu::report;
use session::{
    Card, Event, KeepEvent, PlaceEvent, Shared, ShelfEvent, ShelfSheet, Shelved, StoreError,
    Wording, group,
};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// As high as a row is, in CSS pixels; the sheet of styles says the same.
const ROW: f64 = 60.0;
/// Rows kept in the page above and below those on screen.
const OVERSCAN: usize = 6;
/// As high as a list is taken to be until it is measured.
const TALL: f64 = 900.0;
/// So many are shown where nothing is open.
const RECENT: usize = 5;

/// What there is, and where it is shown.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// Those that there are, or why that is not known.
    pub all: Option<Rc<Result<Shelved, StoreError>>>,
    /// Those of them that are on the desk by now.
    pub hidden: Vec<u32>,
    /// What is chosen of them.
    #[prop_or_default]
    pub sheet: ShelfSheet,
    /// The session, for what is on the desk.
    pub session: Shared,
    /// The text that this is of.
    pub revision: u64,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

impl Props {
    fn on(&self, event: impl Into<Event>) -> Callback<MouseEvent> {
        let event = event.into();
        self.send.reform(move |_| event.clone())
    }

    fn cards(&self) -> impl Iterator<Item = &Card> {
        let all = self.all.as_deref().and_then(|all| all.as_ref().ok());
        let cards = all.into_iter().flat_map(|all| &all.cards);
        cards.filter(|card| !self.hidden.contains(&card.id))
    }

    /// What is to be opened of those that are chosen, in order of the list.
    fn picked(&self) -> Vec<&Card> {
        let picked = &self.sheet.picked;
        self.cards().filter(|c| picked.contains(&c.id)).collect()
    }
}

/// A row of the list.
enum Row<'a> {
    Desk(Rc<Node>),
    Kept(&'a Card),
}

/// The sheet.
#[component]
pub fn ShelfList(props: &Props) -> Html {
    let (w, sheet) = (props.wording, &props.sheet);
    let scroll = use_state(|| (0.0, TALL));
    let bin = sheet.bin;
    let (n_gone, n_kept) = props
        .cards()
        .fold((0, 0), |(gone, kept), card| match card.gone {
            Some(_) => (gone + 1, kept),
            None => (gone, kept + 1),
        });
    let n_open = props.session.borrow().parts().len();
    let tab = |of: bool, name: &str, n: usize| {
        html! {
            <button aria-pressed={(bin == of).to_string()} onclick={props.on(ShelfEvent::Bin(of))}>{ name.to_owned() }<span class="count">{ group(n as u32) }</span></button>
        }
    };
    let oninput = props.send.reform(|event: InputEvent| {
        let field: HtmlInputElement = event.target_unchecked_into();
        ShelfEvent::Look(field.value()).into()
    });
    html! {
        <Modal kind="for-shelf" title={w.of("本机文稿", "Reports on this computer")} close={w.of("关闭", "Close")} onclose={props.send.reform(|()| ShelfEvent::Close.into())} foot={foot(props, n_gone)}>
            <div class="shelf">
                <div class="tools">
                    <input type="search" value={sheet.words.clone()} {oninput} aria-label={w.of("在本机全部文稿里查找", "Find in all reports here")} placeholder={w.of("查找标题和正文", "Find in titles and texts")} />
                    <div class="segments" role="group" aria-label={w.of("显示", "Show")}>
                        { tab(false, w.of("文稿", "Reports"), n_open + n_kept) }
                        { tab(true, w.of("回收站", "Bin"), n_gone) }
                    </div>
                </div>
                { searched(props) }
                { listed(props, &scroll) }
            </div>
        </Modal>
    }
}

/// How far the search is.
fn searched(props: &Props) -> Html {
    let (w, hits) = (props.wording, &props.sheet.hits);
    let (looked, all) = hits.looked;
    html! {
        if looked < all {
            <p class="said" role="status">{ format!("{} {} / {}", w.of("正在查找正文", "Looking through"), group(looked as u32), group(all as u32)) }</p>
        }
    }
}

fn listed(props: &Props, scroll: &UseStateHandle<(f64, f64)>) -> Html {
    let w = props.wording;
    match props.all.as_deref() {
        Some(Err(StoreError::Forbidden)) => {
            html! { <p class="wrong" role="alert">{ w.of("浏览器不允许本页在这台电脑上保存内容。", "The browser lets this page keep nothing.") }</p> }
        }
        Some(Err(_)) => {
            html! { <p class="wrong" role="alert">{ w.of("本机文稿没有读出来，请关闭后再试。", "The reports cannot be read; close this and try again.") }</p> }
        }
        None => html! { <p class="said" role="status">{ w.of("正在读取…", "Reading …") }</p> },
        Some(Ok(_)) => windowed(props, scroll),
    }
}

/// The rows that are to be shown.
fn rows(props: &Props) -> Vec<Row<'_>> {
    let sheet = &props.sheet;
    let words: Vec<&str> = sheet.words.split_whitespace().collect();
    let named = |title: &str| words.iter().all(|word| title.contains(word));
    let mut rows: Vec<Row<'_>> = Vec::new();
    if !sheet.bin {
        let session = props.session.borrow();
        let parts = session.parts().iter().filter(|part| holds(part, &words));
        rows.extend(parts.cloned().map(Row::Desk));
    }
    let cards = props
        .cards()
        .filter(|card| card.gone.is_some() == sheet.bin);
    let shown = cards.filter(|c| named(&c.told.title) || sheet.hits.found.contains_key(&c.id));
    rows.extend(shown.map(Row::Kept));
    rows
}

/// Whether each of the words stands in a row of the part.
fn holds(part: &Rc<Node>, words: &[&str]) -> bool {
    words.iter().all(|word| {
        let mut found = false;
        part.walk(&mut |node| found = found || node.text.contains(*word));
        found
    })
}

/// The list, with the rows that can be seen where it is scrolled to.
fn windowed(props: &Props, scroll: &UseStateHandle<(f64, f64)>) -> Html {
    let w = props.wording;
    let onscroll = {
        let scroll = scroll.clone();
        Callback::from(move |event: yew::Event| {
            let list: HtmlElement = event.target_unchecked_into();
            let (top, height) = (list.scroll_top(), list.client_height());
            scroll.set((f64::from(top), f64::from(height)));
        })
    };
    let rows = rows(props);
    let seen = seen(**scroll, rows.len());
    let height = format!("height:{}px", rows.len() as f64 * ROW);
    let at = |at: usize| format!("top:{}px", at as f64 * ROW);
    html! {
        if rows.is_empty() {
            <p class="said" role="status">{ nothing(props) }</p>
        } else {
            <div class="papers" {onscroll} tabindex="0">
                <div class="space" role="list" aria-label={w.of("文稿", "Reports")} ~style={height}>
                    { for seen.map(|n| match &rows[n] {
                        Row::Desk(part) => on_desk(props, part, at(n)),
                        Row::Kept(card) => kept(props, card, at(n)),
                    }) }
                </div>
            </div>
        }
    }
}

fn seen((scroll, height): (f64, f64), n: usize) -> Range<usize> {
    let first = ((scroll / ROW) as usize).saturating_sub(OVERSCAN).min(n);
    let last = ((scroll + height) / ROW) as usize + OVERSCAN + 1;
    first..last.min(n)
}

fn nothing(props: &Props) -> &'static str {
    let w = props.wording;
    match (props.sheet.words.trim().is_empty(), props.sheet.bin) {
        (false, _) => w.of(
            "没有找到含有这些词的文稿",
            "No report has these words",
        ),
        (true, true) => w.of("回收站是空的", "The bin is empty"),
        (true, false) => w.of(
            "还没有文稿。粘贴或打开的报告会列在这里；暂时不用的可以“收起”，随时再打开。",
            "There are no reports yet. What is pasted or opened is listed here; put away what is not needed now, and open it again whenever you want.",
        ),
    }
}

fn titled(title: &str, w: Wording) -> String {
    match title.is_empty() {
        true => w.of("（无标题）", "(untitled)").to_owned(),
        false => title.to_owned(),
    }
}

/// A report of the desk.
fn on_desk(props: &Props, part: &Rc<Node>, style: String) -> Html {
    let (w, id) = (props.wording, part.id);
    let session = props.session.borrow();
    let unkept = session.is_unkept(id);
    let state = match unkept {
        true => w.of("正在编辑 · 不存本机", "Open · not kept"),
        false => w.of("正在编辑", "Open"),
    };
    let kind = w.name(report::kind(part).name());
    let change = session
        .edited(id)
        .and_then(|e| e.by)
        .map(|by| w.name(by.name()));
    let change = said_change(change, &session.edited_row(id), w);
    let words = [&group(part.totals().figures().words), w.of(" 字", " words")].concat();
    let away = props.on(ShelfEvent::PutAway(vec![id]));
    html! {
        <div key={format!("d{}", id.0)} class="paper open" role="listitem" ~style={style}>
            <span class="dot" aria-hidden="true" />
            <button class="what" onclick={show(props, id)}>
                <b>{ titled(&report::title(part), w) }</b>
                <span class="meta"><em>{ state }</em>{ joined(&[kind, &words, &change]) }</span>
            </button>
            <span class="when">{ session.edited(id).map(|e| w.moment(dom::clock(e.at as f64), this_day())) }</span>
            if !unkept && !host::is_locked() {
                <button class="button small" onclick={away}>{ w.of("收起", "Put away") }</button>
            }
        </div>
    }
}

fn show(props: &Props, id: NodeId) -> Callback<MouseEvent> {
    let send = props.send.clone();
    Callback::from(move |_| {
        send.emit(ShelfEvent::Close.into());
        send.emit(PlaceEvent::Show(id).into());
    })
}

fn said_change(step: Option<&str>, row: &str, w: Wording) -> String {
    match (step, row.is_empty()) {
        (Some(step), false) => [step, &w.quoted(row)].concat(),
        (Some(step), true) => step.to_owned(),
        (None, _) => String::new(),
    }
}

fn joined(words: &[&str]) -> Html {
    let words = words.iter().filter(|w| !w.is_empty());
    words
        .map(|words| html! { <span>{ *words }</span> })
        .collect()
}

/// A report that is put away, or in the bin.
fn kept(props: &Props, card: &Card, style: String) -> Html {
    let (w, id) = (props.wording, card.id);
    let title = titled(&card.told.title, w);
    let picked = props.sheet.picked.contains(&id);
    let pick = props
        .send
        .reform(move |_: yew::Event| ShelfEvent::Pick(id).into());
    let (main, name) = match card.gone {
        Some(_) => (
            ShelfEvent::Discard(vec![id], false),
            w.of("放回", "Put back"),
        ),
        None => (ShelfEvent::Take(vec![id]), w.of("打开", "Open")),
    };
    let opens = props.on(main);
    html! {
        <div key={format!("k{id}")} class="paper" role="listitem" ~style={style}>
            <input type="checkbox" checked={picked} onchange={pick} aria-label={[w.of("选择：", "Select: "), &title].concat()} />
            <button class="what" onclick={opens.clone()}>
                <b>{ title }</b>
                <span class="meta">{ meta(props, card) }</span>
            </button>
            <span class="when">{ when(card, w) }</span>
            <button class="button small" onclick={opens}>{ name }</button>
        </div>
    }
}

fn when(card: &Card, w: Wording) -> String {
    match card.edited.at > 0 {
        true => w.moment(card.clock, this_day()),
        false => String::new(),
    }
}

/// Where the words that are looked for stand, or what kind of report it is and what was done last.
fn meta(props: &Props, card: &Card) -> Html {
    let w = props.wording;
    if let Some(around) = props.sheet.hits.found.get(&card.id) {
        let word = props.sheet.words.split_whitespace().next();
        let parts = word.and_then(|word| Some((around.split_once(word)?, word)));
        return match parts {
            Some(((before, behind), word)) => {
                html! { <span>{ "…" }{ before }<mark>{ word }</mark>{ behind }{ "…" }</span> }
            }
            None => html! { <span>{ around }</span> },
        };
    }
    let words = [&group(card.told.words), w.of(" 字", " words")].concat();
    let problems = card.told.problems.map_or(String::new(), |[n, n_done]| {
        format!(
            "{} {n} {} {n_done}",
            w.of("问题", "problems"),
            w.of("完成", "done")
        )
    });
    let change = card.edited.by.map(|by| w.name(by.name()));
    let change = said_change(change, &card.row, w);
    joined(&[w.name(card.kind.name()), &words, &problems, &change])
}

fn foot(props: &Props, n_gone: usize) -> Html {
    let w = props.wording;
    let picked = props.picked();
    let ids: Vec<u32> = picked.iter().map(|card| card.id).collect();
    let act = |name: &'static str, event: ShelfEvent, class: &'static str| {
        html! { <button class={classes!("button", "small", class)} onclick={props.on(event)}>{ name }</button> }
    };
    if ids.is_empty() {
        return html! {
            <>
                <span class="hint">{ room(props) }</span>
                <span class="spring" />
                if props.sheet.bin && n_gone > 0 {
                    { act(w.of("清空回收站…", "Empty the bin…"), ShelfEvent::Empty(false), "") }
                }
                <button class="button small" onclick={asks_to_clear(props)}>{ w.of("清除本机上的全部内容…", "Delete everything here…") }</button>
            </>
        };
    }
    let n = [w.of("已选 ", "Selected: "), &group(ids.len() as u32)].concat();
    html! {
        <>
            <span class="hint">{ n }</span>
            <span class="spring" />
            if props.sheet.bin {
                { act(w.of("放回", "Put back"), ShelfEvent::Discard(ids, false), "primary") }
            } else {
                if let [card] = picked.as_slice() {
                    { title_form(props, card) }
                }
                { act(w.of("复制一份", "Duplicate"), ShelfEvent::Duplicate(ids.clone()), "") }
                { act(w.of("移入回收站", "To the bin"), ShelfEvent::Discard(ids.clone(), true), "") }
                { act(w.of("打开", "Open"), ShelfEvent::Take(ids), "primary") }
            }
        </>
    }
}

/// The question stands over the sheet, which keeps the focus.
fn asks_to_clear(props: &Props) -> Callback<MouseEvent> {
    props.send.reform(move |_| {
        dom::focus(".dialog.modal");
        KeepEvent::AskClear.into()
    })
}

/// How much room is taken, and who shares it.
fn room(props: &Props) -> String {
    let w = props.wording;
    let all = props.all.as_deref().and_then(|all| all.as_ref().ok());
    let room = all.and_then(|all| all.room);
    let said = room.map_or(String::new(), |(used, quota)| {
        let of = |bytes: f64| match bytes {
            b if b < 1e9 => format!("{:.1} MB", b / 1e6),
            b => format!("{:.1} GB", b / 1e9),
        };
        let left = of((quota - used).max(0.0));
        [
            w.of("已用 ", "Used "),
            &of(used),
            w.of("，还可用 ", ", left "),
            &left,
            w.of("。", "."),
        ]
        .concat()
    });
    let is_file = dom::window()
        .location()
        .protocol()
        .is_ok_and(|p| p == "file:");
    let shared = match is_file {
        true => w.of(
            "这台电脑上用同一浏览器打开的各份纲目页面共用这些文稿。",
            " Every copy of this page that the same browser opens on this computer shares them.",
        ),
        false => "",
    };
    [said.as_str(), shared].concat()
}

/// Gives a report another title.
fn title_form(props: &Props, card: &Card) -> Html {
    let (w, id) = (props.wording, card.id);
    let send = props.send.clone();
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let form: HtmlElement = event.target_unchecked_into();
        let field = form.query_selector("input").ok().flatten();
        if let Some(field) = field.and_then(|f| f.dyn_into::<HtmlInputElement>().ok()) {
            send.emit(ShelfEvent::Rename(id, field.value()).into());
        }
    });
    html! {
        <form key={id} class="retitle" {onsubmit}>
            <input type="text" value={card.told.title.clone()} aria-label={w.of("标题", "Title")} />
            <button class="button small">{ w.of("改名", "Rename") }</button>
        </form>
    }
}

/// The last of them, where nothing is open.
pub fn recent(props: &Props) -> Html {
    let w = props.wording;
    let kept: Vec<&Card> = props.cards().filter(|c| c.gone.is_none()).collect();
    let row = |card: &&Card| {
        let id = card.id;
        html! {
            <li key={id}><button onclick={props.on(ShelfEvent::Take(vec![id]))}>
                <b>{ titled(&card.told.title, w) }</b>
                <span class="when">{ when(card, w) }</span>
            </button></li>
        }
    };
    html! {
        if !kept.is_empty() {
            <section class="recent" aria-label={w.of("本机文稿", "Reports on this computer")}>
                <h2>{ w.of("本机文稿", "On this computer") }</h2>
                <ul>{ for kept.iter().take(RECENT).map(row) }</ul>
                <button class="link" onclick={props.on(ShelfEvent::Open)}>{ w.n_reports(w.of("查看全部", "See all"), kept.len() as u32) }</button>
            </section>
        }
    }
}
