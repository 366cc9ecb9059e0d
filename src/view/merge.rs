//! Several reports made one: how, and what it comes to, before and after side by side.

use super::ledger::status_class;
use super::modal::Modal;
use crate::platform::dom;
use gangmu::edit::commands::{Preview, PreviewLine, Regroup, Sums};
use gangmu::outline::{MergeBy, NodeId};
use session::{Event, MergeEvent, Merging, Wording};
use std::collections::HashSet;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// At most so many lines stand on one side.
const MOST: usize = 2000;

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The merge.
    pub merging: Merging,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The sheet.
#[component]
pub fn MergeSheet(props: &Props) -> Html {
    let (w, merging) = (props.wording, &props.merging);
    let is_update = matches!(merging.how, Regroup::Update { .. });
    let title = match is_update {
        true => w.of("更新合成篇", "Bring the merged report up to date"),
        false => w.of("各篇问题合成一篇", "Merge the problems of the reports"),
    };
    let preview = merging.preview.as_ref().ok();
    let idle = |p: &Preview| p.updated.is_some_and(|u| u.is_none());
    let able = preview.is_some_and(|p| !idle(p));
    let name = match is_update {
        true => w.of("更新", "Update"),
        false => w.of("合成一篇", "Merge"),
    };
    let on = |event: MergeEvent| props.send.reform(move |_: MouseEvent| event.clone().into());
    let foot = html! {
        <>
            <span class="spring" />
            <button class="button small" onclick={on(MergeEvent::Close)}>{ w.of("取消", "Cancel") }</button>
            <button class="button small primary" disabled={!able} onclick={on(MergeEvent::Do)}>{ name }</button>
        </>
    };
    html! {
        <Modal kind="for-merge" {title} close={w.of("关闭", "Close")} onclose={props.send.reform(|()| MergeEvent::Close.into())} {foot}>
            <div class="merge">
                { ways(props) }
                { match &merging.preview {
                    Ok(preview) => sides(preview, is_update, w),
                    Err(why) => html! { <p class="wrong" role="alert">{ w.say(why) }</p> },
                } }
            </div>
        </Modal>
    }
}

/// How it is divided, what it is called, how it begins.
fn ways(props: &Props) -> Html {
    let (w, merging) = (props.wording, &props.merging);
    let (of, title) = match &merging.how {
        Regroup::Merge { of, title, .. } => (of, title),
        _ => return told(merging, w),
    };
    let by = |by: MergeBy| {
        let onclick = props
            .send
            .reform(move |_: MouseEvent| MergeEvent::By(by).into());
        html! { <button aria-pressed={(of.by == by).to_string()} {onclick}>{ w.name(by.name()) }</button> }
    };
    let call = props.send.reform(|event: web_sys::Event| {
        MergeEvent::Title(event.target_unchecked_into::<HtmlInputElement>().value()).into()
    });
    let begin = props.send.reform(|event: web_sys::Event| {
        MergeEvent::Brief(event.target_unchecked_into::<HtmlInputElement>().checked()).into()
    });
    html! {
        <div class="ways">
            <div class="segments" role="group" aria-label={w.of("怎样分组", "Divided")}>
                { for MergeBy::ALL.into_iter().map(by) }
            </div>
            <label class="title">{ w.of("标题", "Title") }<input type="text" value={title.clone()} onchange={call} /></label>
            <label><input type="checkbox" checked={merging.brief} onchange={begin} />{ w.of("开头写概述", "Begin with a brief") }</label>
        </div>
    }
}

/// What an update comes to.
fn told(merging: &Merging, w: Wording) -> Html {
    let updated = merging.preview.as_ref().ok().and_then(|p| p.updated);
    let Some(updated) = updated else {
        return html! {};
    };
    let said = match updated.is_none() {
        true => w
            .of(
                "各原报告的问题没有变动。",
                "Nothing has changed in the reports.",
            )
            .to_owned(),
        false => [
            w.of("各原报告有变动：", "The reports have changed: "),
            &w.updated(&updated),
            w.of("。", "."),
        ]
        .concat(),
    };
    let kept = (updated.kept > 0).then(|| w.kept_by_hand(updated.kept));
    html! { <p class="said" role="status">{ said }{ kept.unwrap_or_default() }</p> }
}

fn sides(preview: &Preview, is_update: bool, w: Wording) -> Html {
    let known: HashSet<NodeId> = preview.was.iter().filter_map(|l| l.problem).collect();
    let now: HashSet<NodeId> = preview.lines.iter().filter_map(|l| l.problem).collect();
    let before = |line: &PreviewLine| match line.problem {
        Some(problem) if is_update && !now.contains(&problem) => {
            Some(("gone", w.of("删去", "gone")))
        }
        _ => None,
    };
    let after = |line: &PreviewLine| match line.problem {
        Some(problem) if is_update && line.node.is_none() => Some(match known.contains(&problem) {
            true => ("changed", w.of("改动", "changed")),
            false => ("new", w.of("新增", "new")),
        }),
        _ => None,
    };
    // What is below a problem says nothing of where it goes.
    let shown =
        |lines: &[PreviewLine],
         mark: &dyn Fn(&PreviewLine) -> Option<(&'static str, &'static str)>| {
            let mut inside: Option<usize> = None;
            let lines = lines.iter().filter(|line| {
                let below = inside.is_some_and(|depth| line.depth > depth);
                if !below {
                    inside = line.problem.map(|_| line.depth);
                }
                !below
            });
            let lines: Vec<Html> = lines.map(|line| one(line, mark(line), w)).collect();
            let more = lines.len().saturating_sub(MOST);
            html! {
                <ol tabindex="0">
                    { for lines.into_iter().take(MOST) }
                    if more > 0 { <li class="more">{ w.rest(more as u32) }</li> }
                </ol>
            }
        };
    let side = |name: &'static str, sums: Sums, lines: Html| {
        html! {
            <section aria-label={name}>
                <h3>{ name }<span>{ w.sums(sums.problems, sums.measures, sums.words) }</span></h3>
                { lines }
            </section>
        }
    };
    let (was, is) = match is_update {
        true => (w.of("现在", "Now"), w.of("更新后", "After")),
        false => (
            w.of("各篇（合成前）", "The reports, before"),
            w.of("合成后", "After"),
        ),
    };
    html! {
        <div class="sides" onpointerover={Callback::from(|e: PointerEvent| point(dom::element(e.target())))}>
            { side(was, preview.before, shown(&preview.was, &before)) }
            { side(is, preview.after, shown(&preview.lines, &after)) }
        </div>
    }
}

fn one(line: &PreviewLine, mark: Option<(&'static str, &'static str)>, w: Wording) -> Html {
    let depth = format!("--depth:{}", line.depth);
    let Some(problem) = line.problem else {
        let figures = match line.problems {
            0 => String::new(),
            n => w.count(n as u32, "个问题", "problem"),
        };
        return html! { <li class="group" ~style={depth}><b>{ &line.title }</b><span>{ figures }</span></li> };
    };
    html! {
        <li data-pair={problem.0.to_string()} class={mark.map(|(class, _)| class)} ~style={depth}>
            <i class={classes!("dot", status_class(line.status))} title={w.status(line.status)} />
            <span class="name">{ &line.title }</span>
            if let Some((_, name)) = mark { <em>{ name }</em> }
        </li>
    }
}

/// Sets off what the pointer is on, on both sides, and brings its other side into sight.
fn point(on: Option<Element>) {
    let Some(line) = on.and_then(|e| e.closest("li").ok().flatten()) else {
        return;
    };
    let Some(sides) = line.closest(".sides").ok().flatten() else {
        return;
    };
    let all = |css: &str| -> Vec<Element> {
        let found = sides.query_selector_all(css).ok();
        let at = |list: &web_sys::NodeList, at| list.item(at).and_then(|n| n.dyn_into().ok());
        found.map_or(Vec::new(), |list| {
            (0..list.length()).filter_map(|n| at(&list, n)).collect()
        })
    };
    for old in all("li.pointed") {
        let _ = old.class_list().remove_1("pointed");
    }
    let Some(pair) = line.get_attribute("data-pair") else {
        return;
    };
    for one in all(&["li[data-pair=\"", &pair, "\"]"].concat()) {
        let _ = one.class_list().add_1("pointed");
        if !one.is_same_node(Some(&line)) {
            dom::bring_into_view(&one);
        }
    }
}
