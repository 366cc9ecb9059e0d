//! What is checked: each rule with its switch and its level.

use super::modal::Modal;
use gangmu::check::{Group, RuleInfo, Settings, Severity};
use session::{ChecksEvent, Event, PageEvent, Wording};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The rules.
    pub rules: Rc<Vec<RuleInfo>>,
    /// What the writer decided.
    pub settings: Rc<Settings>,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The rules, group by group.
#[component]
pub fn Rules(props: &Props) -> Html {
    let w = props.wording;
    let reset = props
        .send
        .reform(|_| Event::Checks(ChecksEvent::Decide(Rc::new(Settings::default()))));
    let similarity = {
        let settings = props.settings.clone();
        props.send.reform(move |event: web_sys::Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            let percent = field.value().parse().unwrap_or(80);
            Event::Checks(ChecksEvent::Decide(Rc::new(Settings {
                similarity: percent,
                ..(*settings).clone()
            })))
        })
    };
    let words = props.settings.words.clone();
    let is_default = *props.settings
        == (Settings {
            words,
            ..Settings::default()
        });
    let foot = html! {
        <button class="button small" onclick={reset} disabled={is_default}>{ w.of("恢复默认", "Defaults") }</button>
    };
    html! {
        <Modal title={w.of("校核规则", "Rules")} close={w.of("关闭", "Close")} onclose={props.send.reform(|()| Event::Page(PageEvent::Answered))} {foot}>
            { for Group::ALL.map(|group| html! {
                <fieldset class="rules">
                    <legend>{ w.name(group.name()) }</legend>
                    { for props.rules.iter().filter(|r| r.group == group).map(|r| line(r, props)) }
                </fieldset>
            }) }
            <label class="similar">
                { w.of("措施雷同的界限", "Measures are alike from") }
                <input type="range" min="50" max="100" step="5" value={props.settings.similarity.to_string()} onchange={similarity} />
                <output>{ format!("{}%", props.settings.similarity) }</output>
            </label>
        </Modal>
    }
}

fn line(rule: &RuleInfo, props: &Props) -> Html {
    let w = props.wording;
    let on = !props.settings.is_off(rule.id.as_str());
    let chosen = props.settings.severity.get(rule.id.as_str()).copied();
    let shown = chosen.unwrap_or(rule.severity);
    let id = rule.id.clone();
    let switch = props
        .send
        .reform(move |_| Event::Checks(ChecksEvent::SwitchRule(id.clone(), !on)));
    let grade = {
        let (settings, id, usual) = (props.settings.clone(), rule.id.clone(), rule.severity);
        props.send.reform(move |event: web_sys::Event| {
            let field = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
            let at = field.map_or(0, |f| f.selected_index().max(0)) as usize;
            let mut settings = (*settings).clone();
            if Severity::ALL[at.min(2)] == usual {
                settings.severity.remove(&id);
            } else {
                settings
                    .severity
                    .insert(id.clone(), Severity::ALL[at.min(2)]);
            }
            Event::Checks(ChecksEvent::Decide(Rc::new(settings)))
        })
    };
    html! {
        <div class="rule-line">
            <label>
                <input type="checkbox" checked={on} onchange={switch} />
                <span><b>{ w.say(&rule.name).to_owned() }</b>{ " " }<small>{ w.say(&rule.about).to_owned() }</small></span>
            </label>
            <select aria-label={w.of("级别", "Level")} disabled={!on} onchange={grade}>
                { for Severity::ALL.map(|l| html! { <option selected={l == shown}>{ w.name(l.name()) }</option> }) }
            </select>
        </div>
    }
}
