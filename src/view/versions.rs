//! What stood at other times, the newest first: when and why it was kept, how it differs in figures,
//! and what can be done with it.

use super::modal::Modal;
use crate::platform::{dom, this_day};
use gangmu::outline::NodeId;
use session::{
    Entry, Event, Found, PartTold, Shared, StoreError, Timeline, Version, VersionsEvent, Wording,
    group,
};
use std::collections::HashSet;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// What the sheet knows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The versions, and what is chosen of them.
    pub timeline: Timeline,
    /// The session, for what stands now.
    pub session: Shared,
    /// The text that this is of.
    pub revision: u64,
    /// What is found in it.
    pub found: Found,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

impl Props {
    fn on(&self, event: VersionsEvent) -> Callback<MouseEvent> {
        self.send.reform(move |_| event.clone().into())
    }
}

/// What stands now of what is listed: the report's id, or none for all; 字 and problems of it.
struct Now {
    part: Option<NodeId>,
    words: u32,
    problems: Option<[u32; 2]>,
}

/// The sheet.
#[component]
pub fn VersionSheet(props: &Props) -> Html {
    let (w, timeline) = (props.wording, &props.timeline);
    let several = props.session.borrow().parts().len() > 1;
    let foot = html! {
        <>
            <span class="hint">{ w.of("相同的内容只存一份；自动留存的满 200 个后，先去掉最早的", "What is equal is kept once; of 200 kept by themselves the oldest goes") }</span>
            <span class="spring" />
            <button class="button small" disabled={timeline.picked.len() != 2} onclick={props.on(VersionsEvent::Compare(None))}>{ w.of("比较所选两版", "Compare the two chosen") }</button>
        </>
    };
    let inside = match timeline.all.as_deref() {
        None => html! { <p class="said" role="status">{ w.of("正在读取…", "Reading …") }</p> },
        Some(Err(why)) => {
            html! { <p class="wrong" role="alert">{ failure(why, w) }</p> }
        }
        Some(Ok(all)) => listed(props, all, several && timeline.whole),
    };
    html! {
        <Modal kind="for-versions" title={w.of("版本", "Versions")} close={w.of("关闭", "Close")} onclose={props.send.reform(|()| VersionsEvent::Close.into())} {foot}>
            <div class="versions">
                { name_it(props) }
                if several {
                    <div class="segments" role="group" aria-label={w.of("版本的范围", "Of what")}>
                        { for [(false, w.of("本篇", "This report")), (true, w.of("全部各篇", "All reports"))].map(|(whole, name)| html! {
                            <button aria-pressed={(timeline.whole == whole).to_string()} onclick={props.on(VersionsEvent::Whole(whole))}>{ name }</button>
                        }) }
                    </div>
                }
                { inside }
            </div>
        </Modal>
    }
}

fn failure(why: &StoreError, w: Wording) -> &'static str {
    match why {
        StoreError::Forbidden => w.of(
            "浏览器不允许本页在这台电脑上保存内容，也就没有版本。",
            "The browser lets this page keep nothing, and so no versions.",
        ),
        _ => w.of(
            "版本没有读出来，请关闭后再试。",
            "The versions cannot be read; close this and try again.",
        ),
    }
}

/// Keeps what stands now under a name.
fn name_it(props: &Props) -> Html {
    let (w, send) = (props.wording, props.send.clone());
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let form: HtmlElement = event.target_unchecked_into();
        let field = form.query_selector("input").ok().flatten();
        if let Some(field) = field.and_then(|f| f.dyn_into::<HtmlInputElement>().ok()) {
            send.emit(VersionsEvent::Name(field.value()).into());
            field.set_value("");
        }
    });
    html! {
        <form class="name" {onsubmit}>
            <input type="text" maxlength="60" aria-label={w.of("版本名称", "Name of the version")} placeholder={w.of("给现在的文稿取个版本名，如：送审稿", "Name what stands now: sent for approval")} />
            <button class="button small primary" disabled={props.timeline.busy}>{ w.of("存为版本", "Keep") }</button>
        </form>
    }
}

fn listed(props: &Props, all: &[Version], whole: bool) -> Html {
    let w = props.wording;
    let session = props.session.borrow();
    let now = match session.current().filter(|_| !whole) {
        None => Now {
            part: None,
            words: session.outline().root().totals().figures().words,
            problems: None,
        },
        Some(part) => {
            let told = PartTold::of(part, &props.found);
            Now {
                part: Some(part.id),
                words: told.words,
                problems: told.problems,
            }
        }
    };
    let shown = shown(all, &now);
    let gone = match whole {
        true => Vec::new(),
        false => {
            let parts: Vec<NodeId> = session.parts().iter().map(|p| p.id).collect();
            gone(all, &parts)
        }
    };
    html! {
        <>
            if shown.is_empty() {
                <p class="said" role="status">{ w.of(
                    "还没有版本。第一次修改时、大批改动之前和写作中会自动留存，也可以随时取名存一版。",
                    "There are no versions yet. They are kept with the first change, before large ones and while you write; or by a name, whenever you want.",
                ) }</p>
            } else {
                <ol class="times">
                    <li class="now"><span /><span class="when">{ w.of("现在", "Now") }</span><span />{ figures(now.words, now.problems, 0, w) }</li>
                    { for shown.iter().map(|version| row(props, version, &now)) }
                </ol>
            }
            if !gone.is_empty() {
                <h3>{ w.of("已移除的报告", "Reports that were removed") }</h3>
                <ol class="times gone">
                    { for gone.into_iter().map(|(version, entry)| html! {
                        <li key={entry.id.0}>
                            <span /><span class="why">{ title(entry, w) }</span>
                            { figures(entry.told.words, entry.told.problems, 0, w) }
                            <span class="acts"><button class="button small" onclick={props.on(VersionsEvent::Restore(version.id, Some(entry.id)))}>{ w.of("取回", "Get it back") }</button></span>
                        </li>
                    }) }
                </ol>
            }
        </>
    }
}

/// The versions in which what is listed was another than in the next one, and those with a name; the
/// newest first.
fn shown<'a>(all: &'a [Version], now: &Now) -> Vec<&'a Version> {
    let Some(part) = now.part else {
        return all.iter().rev().collect();
    };
    let mut next = None;
    let mut shown: Vec<&Version> = Vec::new();
    for version in all.iter().rev() {
        let Some(entry) = version.part(part) else {
            continue;
        };
        if next.replace(entry.piece) != Some(entry.piece) || version.why.is_named() {
            shown.push(version);
        } else if let Some(last) = shown.last_mut().filter(|last| !last.why.is_named()) {
            // Of equal ones the oldest says how long it has stood so.
            *last = version;
        }
    }
    shown
}

/// The reports that are not there any more, each in the last version that has it.
fn gone<'a>(all: &'a [Version], parts: &[NodeId]) -> Vec<(&'a Version, &'a Entry)> {
    let mut seen: HashSet<NodeId> = parts.iter().copied().collect();
    let entries = all
        .iter()
        .rev()
        .flat_map(|v| v.parts.iter().map(move |p| (v, p)));
    entries.filter(|(_, p)| seen.insert(p.id)).collect()
}

fn title(entry: &Entry, w: Wording) -> String {
    match entry.told.title.is_empty() {
        true => w.of("（无标题）", "(untitled)").to_owned(),
        false => entry.told.title.clone(),
    }
}

fn row(props: &Props, version: &Version, now: &Now) -> Html {
    let (w, id) = (props.wording, version.id);
    let when = w.moment(version.clock, this_day());
    let (words, problems) = match now.part.and_then(|part| version.part(part)) {
        Some(entry) => (entry.told.words, entry.told.problems),
        None => (version.parts.iter().map(|p| p.told.words).sum(), None),
    };
    let picked = props.timeline.picked.contains(&id);
    let restore = match now.part {
        Some(_) => w.of("恢复本篇", "Restore"),
        None => w.of("全部恢复", "Restore all"),
    };
    let pick = props
        .send
        .reform(move |_: web_sys::Event| VersionsEvent::Pick(id).into());
    let differs = i64::from(now.words) - i64::from(words);
    html! {
        <li key={id} class={classes!(version.why.is_named().then_some("named"))}>
            if now.part.is_some() {
                <input type="checkbox" checked={picked} onchange={pick} aria-label={[w.of("选来比较：", "To compare: "), &when].concat()} />
            } else {
                <span class="parts">{ version.parts.len() }{ w.of("篇", " reports") }</span>
            }
            <span class="when">{ when }</span>
            <span class="why">{ w.say(&version.why.sentence()) }</span>
            { figures(words, problems, differs, w) }
            <span class="acts">
                if now.part.is_some() {
                    <button class="button small" onclick={props.on(VersionsEvent::Compare(Some(id)))}>{ w.of("与现在比较", "Compare with now") }</button>
                }
                <button class="button small" onclick={props.on(VersionsEvent::Restore(id, now.part))}>{ restore }</button>
                <button class="button small" onclick={remove(props, id)}>{ w.of("删除", "Delete") }</button>
            </span>
        </li>
    }
}

/// The question stands over the sheet, which keeps the focus.
fn remove(props: &Props, id: u32) -> Callback<MouseEvent> {
    props.send.reform(move |_| {
        dom::focus(".dialog.modal");
        VersionsEvent::Remove(id, false).into()
    })
}

/// 字 and problems, and how many 字 have been added since.
fn figures(words: u32, problems: Option<[u32; 2]>, differs: i64, w: Wording) -> Html {
    let since = match differs {
        0 => String::new(),
        n if n > 0 => format!("{} {}", w.of("此后增", "since then +"), group(n as u32)),
        n => format!("{} {}", w.of("此后减", "since then −"), group((-n) as u32)),
    };
    html! {
        <span class="amounts">
            <span>{ group(words) }{ w.of(" 字", " words") }</span>
            if let Some([n, n_done]) = problems {
                <span>{ w.of("问题 ", "problems ") }{ n }</span>
                <span>{ w.of("完成 ", "done ") }{ n_done }</span>
            }
            <span class="since">{ since }</span>
        </span>
    }
}
