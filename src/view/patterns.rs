//! 概述句式: the sentences that briefs are written from, each with what it gives now.

use super::modal::Modal;
use gangmu::export::brief::{Facts, NAMES, PATTERNS};
use session::{BriefEvent, Event, PageEvent, Patterns, Wording};
use std::rc::Rc;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The patterns.
    pub patterns: Rc<Patterns>,
    /// What there is to tell.
    pub facts: Facts,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The sheet. A change counts when the field is left.
#[component]
pub fn PatternSheet(props: &Props) -> Html {
    let w = props.wording;
    let reset = props.send.reform(|_: MouseEvent| BriefEvent::Reset.into());
    let close = props.send.reform(|()| PageEvent::Answered.into());
    let foot = html! {
        <>
            <button class="button small" onclick={reset} disabled={!props.patterns.is_own()}>{ w.of("恢复默认句式", "Restore the given ones") }</button>
            <span class="spring" />
            <button class="button small primary" onclick={close.reform(|_: MouseEvent| ())}>{ w.of("完成", "Done") }</button>
        </>
    };
    let names = NAMES.map(|name| ["{", name, "}"].concat()).join(" ");
    let one = |(id, words): (&'static str, &str)| {
        let name = PATTERNS.iter().find(|p| p.id == id).map(|p| w.name(p.name));
        let name = name.unwrap_or_default();
        let set = props.send.reform(move |event: web_sys::Event| {
            let words = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            BriefEvent::Set(id.to_owned(), words).into()
        });
        let said = props.facts.paragraph(words);
        let rows = if words.chars().count() > 50 { "2" } else { "1" };
        html! {
            <div class="pattern" key={id}>
                <label>{ name }<textarea {rows} spellcheck="false" value={words.to_owned()} onchange={set} /></label>
                <p class={classes!(said.is_none().then_some("none"))}>
                    { said.unwrap_or_else(|| w.of("现在没有可写的，这一段不写", "Nothing to say now: no paragraph").to_owned()) }
                </p>
            </div>
        }
    };
    html! {
        <Modal kind="for-patterns" title={w.of("概述句式", "Patterns of the brief")} close={w.of("关闭", "Close")} onclose={close} {foot}>
            <div class="patterns">
                <p class="about">{ w.of(
                    "花括号里的名称换成台账里的数或名单；方括号里的话，数为零时略去；方括号外的数为零时，整段不写。留空则不写这一段。",
                    "What stands in braces is taken from the ledger; what stands in brackets is left out where its number is zero; without brackets the paragraph is. An empty pattern writes none.",
                ) }</p>
                <p class="names">{ names }</p>
                { for props.patterns.all().map(one) }
            </div>
        </Modal>
    }
}
