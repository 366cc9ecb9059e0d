//! The user's list of words: wrong, doubtful, worth a look, and what is to stand there instead.

use super::icon::Icon;
use super::modal::Modal;
use gangmu::check::{Grade, Settings, UserWord};
use session::{ChecksEvent, Event, PageEvent, Wording};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What the writer decided.
    pub settings: Rc<Settings>,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The list. Every change counts at once.
#[component]
pub fn WordList(props: &Props) -> Html {
    let w = props.wording;
    let words = &props.settings.words;
    let send = |msg: Event| props.send.reform(move |_: MouseEvent| msg.clone());
    let mut more = words.clone();
    more.push(UserWord {
        word: String::new(),
        grade: Grade::Doubtful,
        instead: None,
        remark: String::new(),
    });
    let foot = html! {
        <>
            <button class="button small" onclick={send(decide(props, more))}>{ Icon::Plus.draw() }{ w.of("添加", "Add") }</button>
            <span class="spring" />
            <button class="button small" onclick={send(Event::Checks(ChecksEvent::PickWords))}>{ w.of("导入…", "Import…") }</button>
            <button class="button small" onclick={send(Event::Checks(ChecksEvent::GiveWords))} disabled={words.is_empty()}>{ w.of("导出", "Export") }</button>
        </>
    };
    html! {
        <Modal title={w.of("用词规范表", "Usage list")} close={w.of("关闭", "Close")} onclose={props.send.reform(|()| Event::Page(PageEvent::Answered))} {foot}>
            <p class="about">{ w.of(
                "文中出现表里的词就提示；填了“改为”的，可以一键改正。导入的文件每行一个词：词、级别、改为、说明，用制表符隔开。",
                "Words of this list are found in the text; those with “instead” can be fixed. A file has one word a line: word, grade, instead, remark, with tabs between.",
            ) }</p>
            if words.is_empty() {
                <p class="none">{ w.of("还没有词", "No words yet") }</p>
            } else {
                <table class="word-list">
                    <thead><tr>
                        <th>{ w.of("词", "Word") }</th><th>{ w.of("级别", "Grade") }</th>
                        <th>{ w.of("改为", "Instead") }</th><th>{ w.of("说明", "Remark") }</th><th />
                    </tr></thead>
                    <tbody>{ for (0..words.len()).map(|at| line(at, props)) }</tbody>
                </table>
            }
        </Modal>
    }
}

fn decide(props: &Props, words: Vec<UserWord>) -> Event {
    Event::Checks(ChecksEvent::Decide(Rc::new(Settings {
        words,
        ..(*props.settings).clone()
    })))
}

fn line(at: usize, props: &Props) -> Html {
    let w = props.wording;
    let words = &props.settings.words;
    let word = &words[at];
    let field = |name: &'static str, value: String, set: fn(&mut UserWord, String)| {
        let settings = props.settings.clone();
        let onchange = props.send.reform(move |event: web_sys::Event| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            let mut settings = (*settings).clone();
            set(&mut settings.words[at], value.trim().to_owned());
            Event::Checks(ChecksEvent::Decide(Rc::new(settings)))
        });
        html! { <td><input type="text" aria-label={name} {value} {onchange} /></td> }
    };
    let grade = {
        let settings = props.settings.clone();
        props.send.reform(move |event: web_sys::Event| {
            let field = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
            let chosen = field.map_or(0, |f| f.selected_index().max(0)) as usize;
            let mut settings = (*settings).clone();
            settings.words[at].grade = Grade::ALL[chosen.min(2)];
            Event::Checks(ChecksEvent::Decide(Rc::new(settings)))
        })
    };
    let mut fewer = words.clone();
    fewer.remove(at);
    let remove = decide(props, fewer);
    html! {
        <tr key={at}>
            { field(w.of("词", "Word"), word.word.clone(), |word, v| word.word = v) }
            <td><select aria-label={w.of("级别", "Grade")} onchange={grade}>
                { for Grade::ALL.map(|g| html! { <option selected={g == word.grade}>{ w.name(g.name()) }</option> }) }
            </select></td>
            { field(w.of("改为", "Instead"), word.instead.clone().unwrap_or_default(), |word, v| word.instead = Some(v).filter(|v| !v.is_empty())) }
            { field(w.of("说明", "Remark"), word.remark.clone(), |word, v| word.remark = v) }
            <td><button class="ghost" aria-label={w.of("删除", "Delete")} onclick={props.send.reform(move |_| remove.clone())}>{ Icon::Bin.draw() }</button></td>
        </tr>
    }
}
