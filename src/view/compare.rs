//! Two versions, or two ledgers, compared: what with, and what differs.

use super::modal::Modal;
use crate::platform::{compare, dom, print};
use gangmu::outline::{Kind, NodeId};
use gangmu::report;
use gloo::timers::callback::Timeout;
use session::{CompareEvent, Compared, Comparing, Event, PIECE, Shared, Taken, Wording};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

/// What the sheet knows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The comparison.
    pub comparing: Comparing,
    /// The session, for the reports that there are.
    pub session: Shared,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

impl Props {
    fn on(&self, event: CompareEvent) -> Callback<MouseEvent> {
        // What is pressed may not be there behind it: the sheet keeps the focus.
        self.send.reform(move |_| {
            dom::focus(".dialog.modal");
            event.clone().into()
        })
    }

    fn button(&self, name: &'static str, off: bool, event: CompareEvent) -> Html {
        html! { <button class="button small" disabled={off} onclick={self.on(event)}>{ name }</button> }
    }
}

/// The sheet.
#[component]
pub fn CompareSheet(props: &Props) -> Html {
    let (w, c) = (props.wording, &props.comparing);
    let only = use_state(String::new);
    use_effect_with((), |()| {
        compare::warm();
        compare::end
    });
    let onclose = props.send.reform(|()| CompareEvent::Close.into());
    let title = match c.order.ledger {
        true => w.of("上月台账对照", "Last month's ledger"),
        false => w.of("比较", "Compare"),
    };
    let inside = match &c.answer {
        None => {
            html! { <Choice comparing={c.clone()} session={props.session.clone()} wording={w} send={props.send.clone()} /> }
        }
        Some(answer) => shown(props, answer, &only),
    };
    let kind = match &c.answer {
        None => "for-choose",
        Some(_) => "for-changes",
    };
    let foot = match &c.answer {
        None => html! {},
        Some(answer) => foot(props, answer),
    };
    html! {
        <Modal {kind} {title} close={w.of("关闭", "Close")} {onclose} {foot}>
            <div class="compare" aria-busy={c.busy.to_string()}>
                if let Some(why) = &c.error {
                    <p class="wrong" role="alert">{ w.say(why) }</p>
                }
                { inside }
            </div>
        </Modal>
    }
}

/// With what to compare: another report, or a text.
#[component]
fn Choice(props: &Props) -> Html {
    let (w, order) = (props.wording, &props.comparing.order);
    let field = use_node_ref();
    let session = props.session.borrow();
    let current = session.current().map(|p| p.id);
    let reports = session.parts().iter().filter(|p| p.kind == Kind::Report);
    let others: Vec<(NodeId, String)> = reports
        .filter(|p| Some(p.id) != order.part.or(current))
        .map(|p| (p.id, report::title(p)))
        .collect();
    let paste = {
        let (field, send) = (field.clone(), props.send.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                let text: Rc<str> = field.value().into();
                send.emit(CompareEvent::WithText(String::new(), text).into());
            }
        })
    };
    let hint = match order.ledger {
        true => w.of(
            "把上月的台账（从表格里复制即可）或上月的报告粘贴在这里",
            "Paste last month's ledger, as copied from a table, or last month's report",
        ),
        false => w.of("把另一稿的全文粘贴在这里", "Paste the other version here"),
    };
    let whole = |whole: bool, name: &'static str| {
        html! { <button aria-pressed={(order.part.is_none() == whole).to_string()} onclick={props.on(CompareEvent::Whole(whole))}>{ name }</button> }
    };
    html! {
        <div class="choose">
            if order.ledger && !others.is_empty() {
                <div class="segments" role="group" aria-label={w.of("本月的范围", "This month's scope")}>
                    { whole(false, w.of("本篇", "This report")) }
                    { whole(true, w.of("全部各篇", "All reports")) }
                </div>
            }
            if !others.is_empty() && order.part.is_some() {
                <fieldset>
                    <legend>{ if order.ledger { w.of("上月的报告是", "Last month's report is") } else { w.of("与哪一篇比较", "Compare with") } }</legend>
                    { for others.iter().map(|(id, title)| {
                        let name = if title.is_empty() { w.of("（无标题）", "(untitled)") } else { title };
                        html! { <button class="other" disabled={props.comparing.busy} onclick={props.on(CompareEvent::With(*id))}>{ name }</button> }
                    }) }
                </fieldset>
            }
            <textarea ref={field} aria-label={hint} placeholder={hint} />
            <p class="ways">
                <button class="button primary" disabled={props.comparing.busy} onclick={paste}>
                    { if props.comparing.busy { w.of("正在比较…", "Comparing …") } else { w.of("与粘贴的文字比较", "Compare with this text") } }
                </button>
                { props.button(w.of("打开文件…", "Open a file…"), props.comparing.busy, CompareEvent::Pick) }
            </p>
        </div>
    }
}

fn shown(props: &Props, answer: &Rc<Compared>, only: &UseStateHandle<String>) -> Html {
    let w = props.wording;
    let [old, new] = &answer.names;
    let filter = |id: &str, name: String| {
        let (only, id) = (only.clone(), id.to_owned());
        let pressed = (*only == id).to_string();
        let onclick = Callback::from(move |_: MouseEvent| only.set(id.clone()));
        html! { <button aria-pressed={pressed} {onclick}>{ name }</button> }
    };
    let all: usize = answer.kinds.iter().map(|(_, _, n)| n).sum();
    let counted = |name: &str, n: usize| [name, " ", &n.to_string()].concat();
    let figure = |[name, old, new]: &[String; 3]| {
        html! {
            <span class={classes!((old != new).then_some("differs"))}>
                { name }{ " " }
                if old != new { <del>{ old }</del>{ " → " } }
                <b>{ new }</b>
            </span>
        }
    };
    html! {
        <>
            <p class="said" role="status">{ &answer.sentence }</p>
            <p class="names">
                <span>{ if props.comparing.order.ledger { w.of("上月：", "Last month: ") } else { w.of("原文：", "Before: ") } }{ old }</span>
                <span>{ if props.comparing.order.ledger { w.of("本月：", "This month: ") } else { w.of("现文：", "After: ") } }{ new }</span>
            </p>
            if !answer.figures.is_empty() {
                <p class="figures">{ for answer.figures.iter().map(figure) }</p>
            }
            if answer.kinds.len() > 1 {
                <div class="segments" role="group" aria-label={w.of("只看", "Show only")}>
                    { filter("", counted(w.of("全部", "All"), all)) }
                    { for answer.kinds.iter().map(|(id, name, n)| filter(id, counted(name, *n))) }
                </div>
            }
            <Changes answer={answer.clone()} only={(**only).clone()} busy={props.comparing.busy} send={props.send.clone()} />
        </>
    }
}

fn foot(props: &Props, answer: &Rc<Compared>) -> Html {
    let (w, order) = (props.wording, &props.comparing.order);
    let busy = props.comparing.busy;
    let none = answer.nodes.is_empty() || props.comparing.table.is_none();
    let take = match (order.ledger, order.turned) {
        (true, _) => w.of("全部沿用", "Carry on all"),
        (_, true) => w.of("全部恢复原文", "Restore all"),
        _ => w.of("全部采用", "Take over all"),
    };
    let nothing = answer.nodes.is_empty() || order.ledger && answer.carried.is_empty();
    html! {
        <>
            { props.button(w.of("另选…", "Another…"), busy, CompareEvent::Again) }
            if !order.ledger && order.version.is_none() {
                { props.button(w.of("对调", "Swap"), busy, CompareEvent::Turn) }
            }
            <span class="spring" />
            { props.button(w.of("复制", "Copy"), none, CompareEvent::Copy) }
            { props.button(w.of("打印", "Print"), none, CompareEvent::Print) }
            if order.own.is_none() {
                <button class="button small primary" disabled={busy || nothing} onclick={props.on(CompareEvent::Take(Taken::All))}>{ take }</button>
            }
        </>
    }
}

/// Puts the pieces from that one on behind those that are seen, one at a time.
fn fill_on(list: Element, answer: Rc<Compared>, at: usize, rest: &Rc<RefCell<Option<Timeout>>>) {
    let again = rest.clone();
    *rest.borrow_mut() = (at < answer.html.len()).then(|| {
        Timeout::new(0, move || {
            print::fill(&list, &answer.html[at]);
            fill_on(list, answer, at + 1, &again);
        })
    });
}

#[derive(Properties, PartialEq)]
struct ChangesProps {
    answer: Rc<Compared>,
    only: String,
    busy: bool,
    send: Callback<Event>,
}

/// The changes, as they were written elsewhere. ↓ and ↑, or F8 and Shift F8, walk them; Enter leads
/// to the place.
#[component]
fn Changes(props: &ChangesProps) -> Html {
    let list = use_node_ref();
    // The change that comes behind the one that was taken over.
    let next = use_mut_ref(|| 0);
    {
        let (list, next) = (list.clone(), next.clone());
        use_effect_with(props.answer.clone(), move |answer| {
            let rest = Rc::default();
            if let Some(list) = list.cast::<Element>() {
                list.set_text_content(None);
                let at = next.replace(0);
                let n = (at / PIECE + 1).min(answer.html.len());
                print::fill(&list, &answer.html[..n].concat());
                fill_on(list.clone(), answer.clone(), n, &rest);
                // Behind the sheet, which takes the focus when it opens.
                Timeout::new(0, move || compare::stand(&list, at)).forget();
            }
            move || drop(rest.take())
        });
    }
    let at = |element: &Element, name: &str| -> Option<usize> {
        let found = element.closest(&["[", name, "]"].concat()).ok()??;
        found.get_attribute(name)?.parse().ok()
    };
    let onclick = {
        let (send, busy) = (props.send.clone(), props.busy);
        Callback::from(move |event: MouseEvent| {
            let Some(element) = dom::element(event.target()) else {
                return;
            };
            if let Some(at) = at(&element, "data-go") {
                send.emit(CompareEvent::Go(at).into());
            } else if let Some(at) = at(&element, "data-take").filter(|_| !busy) {
                next.replace(at);
                send.emit(CompareEvent::Take(Taken::One(at)).into());
            }
        })
    };
    let onkeydown = {
        let (send, list) = (props.send.clone(), list.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(list) = list.cast::<Element>() else {
                return;
            };
            match (event.key().as_str(), event.shift_key()) {
                ("ArrowDown", _) | ("F8", false) => compare::step(&list, 1),
                ("ArrowUp", _) | ("F8", true) => compare::step(&list, -1),
                ("z", false) if event.ctrl_key() || event.meta_key() => {
                    send.emit(Event::Run("undo"));
                }
                ("Enter", _) => {
                    let on = dom::element(event.target());
                    let on = on.filter(|e| e.class_list().contains("change"));
                    let go = on.and_then(|e| e.query_selector("[data-go]").ok()?);
                    match go.and_then(|go| at(&go, "data-go")) {
                        Some(at) => send.emit(CompareEvent::Go(at).into()),
                        None => return,
                    }
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    html! { <div class="changes" data-only={props.only.clone()} ref={list} {onclick} {onkeydown} /> }
}
