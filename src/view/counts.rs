//! Live counts of the report shown.

mod across;
mod asking;
mod claims;
mod progress;
pub mod ways;

pub use super::checks::Props;
use super::checks::use_names;
use super::sections::{Sections, Shape};
use super::settled::use_settled;
use crate::host;
use gangmu::outline::Node;
use session::{Command, EditEvent, Event, Language, SelectEvent, Wording, group};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The counts.
#[component]
pub fn Counts(props: &Props) -> Html {
    let w = props.wording;
    let all_claims = use_state(|| false);
    let settled = use_settled(props.revision);
    let session = props.session.borrow();
    let Some(part) = session.current() else {
        return html! {};
    };
    let outline = session.outline();
    let names = use_names(props);
    if props.is_across() {
        return across::counts(&all_claims, &names, props);
    }
    let facts = props.found.facts(props.current);
    let asked = asking::questions(&facts.questions, part, outline, props);
    html! {
        <>
            { length(part, props) }
            { structure(part, html! { <>{ asked }{ ways::card(&facts.ways, part.id, w, &props.send) }</> }, props) }
            { progress::card(&facts, part, outline, props) }
            { claims::card(&[(None, &facts.claims)], &all_claims, props) }
            <Sections session={props.session.clone()} revision={settled} current={props.current}
                shape={Shape::Bars} wording={w} send={props.send.clone()} />
            if session.parts().len() > 1 {
                { across::card(w.of("全部各篇", "All reports"), session.parts().iter().collect(), props) }
            }
        </>
    }
}

fn figure(name: &str, n: u32) -> Html {
    html! { <div><dt>{ name.to_owned() }</dt><dd>{ group(n) }</dd></div> }
}

/// The length against its target, and Word's figures.
fn length(part: &Node, props: &Props) -> Html {
    let w = props.wording;
    let figures = part.totals().figures();
    let target = part.note.as_ref().and_then(|n| n.target_words);
    let id = part.id;
    let set = props.send.reform(move |event: web_sys::Event| {
        let field = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        let words = field
            .and_then(|f| f.value().trim().parse().ok())
            .filter(|n| *n > 0);
        Event::Edit(EditEvent::Do(Command::SetTarget(id, words)))
    });
    html! {
        <section class="card">
            <div class="big">
                <strong>{ group(figures.words) }</strong>
                <span class="unit">{ w.of("字", "words") }</span>
                <label class="target">
                    { w.of("目标", "Target") }
                    <Target {target} onchange={set} placeholder={w.of("不限", "none")} />
                </label>
            </div>
            if let Some(target) = target {
                { meter(part, figures.words, target, w) }
            }
            <dl class="figures">
                <div class="wide"><dt>{ w.of("字符数（不计空格）", "Characters, no spaces") }</dt><dd>{ group(figures.characters_no_spaces) }</dd></div>
                <div class="wide"><dt>{ w.of("字符数（计空格）", "Characters, with spaces") }</dt><dd>{ group(figures.characters_with_spaces) }</dd></div>
                <div class="wide"><dt>{ w.of("中文字符和朝鲜语单词", "Asian characters") }</dt><dd>{ group(figures.asian_characters) }</dd></div>
                { figure(w.of("非中文单词", "Other words"), figures.non_asian_words) }
                { figure(w.of("段落数", "Paragraphs"), figures.paragraphs) }
            </dl>
        </section>
    }
}

/// What the field of the target shows.
#[derive(Properties, PartialEq)]
struct TargetProps {
    target: Option<u32>,
    onchange: Callback<web_sys::Event>,
    placeholder: &'static str,
}

/// The field of the target: what is being typed stays, whatever is drawn meanwhile.
#[component]
fn Target(props: &TargetProps) -> Html {
    let typed = use_state(|| None::<String>);
    let set = typed.setter();
    let oninput = Callback::from(move |event: InputEvent| {
        set.set(Some(
            event.target_unchecked_into::<HtmlInputElement>().value(),
        ));
    });
    let onchange = {
        let (send, set) = (props.onchange.clone(), typed.setter());
        Callback::from(move |event: web_sys::Event| {
            send.emit(event);
            set.set(None);
        })
    };
    let kept = props.target.map(|t| t.to_string()).unwrap_or_default();
    html! {
        <input type="text" inputmode="numeric" maxlength="7" disabled={host::is_locked() || host::is_fixed("target")} {oninput} {onchange}
            value={(*typed).clone().unwrap_or(kept)} placeholder={props.placeholder} />
    }
}

fn meter(part: &Node, words: u32, target: u32, w: Wording) -> Html {
    let over = words > target;
    let share = (f64::from(words) / f64::from(target)).min(1.0) * 100.0;
    let longest = part
        .children
        .iter()
        .filter(|c| c.kind.level().is_some())
        .max_by_key(|c| c.totals().figures().words)
        .map(|c| section_name(c));
    html! {
        <>
            <div class={classes!("meter", over.then_some("over"))}><i ~style={format!("width:{share:.1}%")} /></div>
            <p class={classes!("hint", over.then_some("over"))}>{ w.to_target(words, target, longest.as_deref()) }</p>
        </>
    }
}

/// Problems, measures, headings per level, and what is asked of them.
fn structure(part: &Rc<Node>, asked: Html, props: &Props) -> Html {
    const NAMES: [&str; 5] = ["一级标题", "二级标题", "三级标题", "四级标题", "五级标题"];
    let w = props.wording;
    let (totals, found) = (part.totals(), part.summary());
    let reading = props.session.borrow().readings().of(part);
    let aside: Vec<_> = reading.aside().iter().map(|m| m.id).collect();
    let show = {
        let aside = aside.clone();
        props
            .send
            .reform(move |_: MouseEvent| SelectEvent::Only(aside.clone()).into())
    };
    let levels = totals
        .by_level
        .iter()
        .enumerate()
        .filter(|(_, n)| **n > 0)
        .map(
            |(at, n)| match NAMES.get(at).filter(|_| w.0 == Language::Chinese) {
                Some(name) => figure(name, *n),
                None => figure(&format!("{} {}", w.of("标题", "Headings"), at + 1), *n),
            },
        );
    html! {
        <section class="card">
            <h2><span>{ w.of("问题与措施", "Problems and measures") }</span></h2>
            <dl class="figures">
                { figure(w.of("问题", "Problems"), found.problems) }
                { figure(w.of("措施", "Measures"), reading.n_listed()) }
                { for levels }
                if totals.lead_ins > 0 {
                    { figure(w.of("段首小标题", "Lead-ins"), totals.lead_ins) }
                }
            </dl>
            if !aside.is_empty() {
                <button class="aside" onclick={show}>{ w.measures_aside(aside.len() as u32) }</button>
            }
            { asked }
        </section>
    }
}

/// 第二部分 for a section marked 二、; else the marker as it is spelled.
fn section_name(section: &Node) -> String {
    let marker = section.marker_spelling();
    match marker.strip_suffix('、') {
        Some(number) => format!("第{number}部分"),
        None => marker.to_owned(),
    }
}
