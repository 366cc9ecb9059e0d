//! Above the ledger: what it is of, what can be done with it, its sentence and its chart.

use super::switch::switch;
use super::{Ledger, Props, absent, chart};
use crate::platform::this_day;
use crate::view::icon::Icon;
use gangmu::report::{LedgerSums, Rate, ledger_summary};
use session::{Digest, Event, LedgerEvent, Menu, PageEvent, View, Wording, parse_day, spell_day};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

impl Ledger {
    /// The bar at the top: outline or ledger, one report or all, the height of rows; then the day,
    /// writing back and the columns, or what can be done to the rows that are selected.
    pub(super) fn bar(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let w = props.wording;
        let pair = |name: &'static str,
                    title: &'static str,
                    of: [(&'static str, bool, LedgerEvent); 2]| {
            let one = |(name, on, event): (&'static str, bool, LedgerEvent)| {
                html! { <button aria-pressed={on.to_string()} onclick={props.asks(event)}>{ name }</button> }
            };
            html! { <span class="switch" role="group" aria-label={name} {title}>{ for of.into_iter().map(one) }</span> }
        };
        let height = [
            (
                w.of("全文", "Full"),
                !props.dense,
                LedgerEvent::Dense(false),
            ),
            (
                w.of("单行", "One line"),
                props.dense,
                LedgerEvent::Dense(true),
            ),
        ];
        html! {
            <div class="levels" role="toolbar" aria-label={w.of("台账", "Ledger")}>
                { switch(View::Ledger, w, &props.send) }
                { pair(w.of("行高", "Row height"), w.of("全文：各栏文字全部显示；单行：一个问题一行", "All words of a row, or one line a row"), height) }
                <span class="crumb" />
                { self.picked(props).unwrap_or_else(|| tools(props)) }
            </div>
        }
    }

    /// The sentence with its figures, and a bar for each section or report.
    pub(super) fn head(&self, props: &Props) -> Html {
        let (w, whole, digest) = (props.wording, props.desk.whole, &props.desk.digest);
        let sums = &digest.sums;
        if sums.problems == 0 {
            return html! { <div>{ absent::of_all(props) }</div> };
        }
        html! {
            <section class="ledger-head" aria-label={w.of("整改进度", "Progress")}>
                <div class="whole-bar">
                    <p class="rate"><strong>{ w.share(sums.rate()) }</strong><span>{ w.name(Rate::NAME) }</span>
                        if sums.unknown > 0 && sums.told() > 0 {
                            <small>{ w.of_told(sums.told()) }</small>
                        }
                    </p>
                    <div class="told">
                        { chart::bar(sums, sums.problems, w) }
                        <p class="sentence">
                            <span>{ ledger_summary(sums) }</span>
                            <button class="button small" onclick={props.asks(LedgerEvent::CopySentence)} aria-label={w.of("复制这句话", "Copy the sentence")}>
                                { Icon::Copy.draw() }{ w.of("复制", "Copy") }</button>
                        </p>
                    </div>
                </div>
                <Groups digest={digest.clone()} {whole} wording={w} />
                { absent::of_all(props) }
            </section>
        }
    }
}

/// What can be done to the ledger.
fn tools(props: &Props) -> Html {
    let w = props.wording;
    let button = |name: &'static str, title: &'static str, event: Event| {
        let onclick = props.send.reform(move |_: MouseEvent| event.clone());
        html! { <button class="words" {title} {onclick}>{ name }</button> }
    };
    let gather = w.of(
        "按各项状态重新归并提纲，先看预览",
        "Group the outline by status; shown before it is done",
    );
    let write = w.of(
        "把表中各项的状态写入正文，可以撤销",
        "Write the status of the rows shown into the text; can be undone",
    );
    let send = props.send.clone();
    let set_day = Callback::from(move |e: web_sys::Event| {
        let field = e
            .target()
            .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        let day = field.and_then(|f| parse_day(&f.value()));
        send.emit(LedgerEvent::Day(day).into());
    });
    let desk = props.desk.clone();
    let write_all = props.send.reform(move |_: MouseEvent| {
        let nodes = desk.table.shown().map(|row| row.node).collect();
        LedgerEvent::Write(Some(nodes)).into()
    });
    let other = props.day.is_some() && props.day != this_day();
    html! {
        <>
            <label class="day" title={w.of("以这一天核对是否逾期", "What is overdue is judged by this day")}>
                <span>{ w.of("核对日期", "As of") }</span>
                <input type="date" value={spell_day(props.desk.today())} onchange={set_day} aria-label={w.of("核对日期", "As of")} />
            </label>
            if other {
                { button(w.of("今天", "Today"), "", LedgerEvent::Day(None).into()) }
            }
            { button(w.of("按状态归并…", "Group by status…"), gather, Event::Run("gather-status")) }
            <button class="words" title={write} onclick={write_all}>{ w.of("写入正文", "Write to text") }</button>
            <span class="anchor">
                <button class="words" aria-haspopup="dialog" aria-expanded={props.menu.to_string()} onclick={props.send.reform(|_| PageEvent::Toggle(Menu::Columns).into())}
                    title={w.of("选择列，调整列的顺序", "Choose and order the columns")}>{ w.of("列…", "Columns…") }</button>
            </span>
        </>
    }
}

/// So many bars are drawn before more are asked for.
const MOST_GROUPS: usize = 60;

/// What the bars know.
#[derive(Properties)]
struct GroupsProps {
    digest: Rc<Digest>,
    whole: bool,
    wording: Wording,
}

impl PartialEq for GroupsProps {
    /// Each digest that differs is another.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.digest, &other.digest)
            && (self.whole, self.wording) == (other.whole, other.wording)
    }
}

/// A bar for each section or report; drawn anew only when there are others.
#[component]
fn Groups(props: &GroupsProps) -> Html {
    let (w, whole) = (props.wording, props.whole);
    let all = use_state(|| false);
    let groups = &props.digest.groups;
    let most = if *all { groups.len() } else { MOST_GROUPS };
    let more = groups.len() > most;
    let show = Callback::from(move |_: MouseEvent| all.set(true));
    html! {
        <ul class="groups" tabindex="0" aria-label={if whole { w.of("各篇", "By report") } else { w.of("各部分", "By section") }}>
            { for groups.iter().take(most).map(|(name, sums)| group(name, sums, whole, w)) }
            if more {
                <li><button class="words" onclick={show}>{ w.of("显示全部 ", "Show all ") }{ groups.len() }</button></li>
            }
        </ul>
    }
}

fn group(name: &str, sums: &LedgerSums, whole: bool, w: Wording) -> Html {
    let short = match whole {
        true => name,
        false => name.rsplit(" / ").next().unwrap_or(name),
    };
    let short = if short.is_empty() {
        w.of("（未分部分）", "(no section)")
    } else {
        short
    };
    let more = whole.then(|| {
        let measures = w.count(sums.measures, "条措施", "measure");
        let overdue = (sums.overdue > 0).then(|| format!("{} {}", w.of("逾期", "overdue"), sums.overdue));
        html! { <span class="more">{ measures }if let Some(overdue) = overdue { <b>{ " · " }{ overdue }</b> }</span> }
    });
    html! {
        <li title={name.to_owned()}>
            <span class="name">{ short.to_owned() }</span>
            { chart::bar(sums, sums.problems, w) }
            <span class="figure">{ format!("{}/{}", sums.done, sums.problems) }</span>
            <span class="figure">{ w.share(sums.rate()) }</span>
            { more.unwrap_or_default() }
        </li>
    }
}
