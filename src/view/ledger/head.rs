//! Above the ledger: what it is of, what can be done with it, its sentence and its chart.

use super::switch::switch;
use super::{Ledger, Props, absent, chart};
use crate::platform::this_day;
use crate::view::icon::Icon;
use gangmu::report::{LedgerSums, Rate, ledger_summary};
use session::{View, Wording, spell_day};
use yew::prelude::*;

impl Ledger {
    /// The bar at the top: outline or ledger, one report or all, the day, copying, writing back.
    pub(super) fn bar(&self, props: &Props) -> Html {
        let w = props.wording;
        let button = |id: &'static str, name: &'static str, title: &'static str| {
            html! { <button class="words" data-do={id} {title}>{ name }</button> }
        };
        let scope = |whole: bool, name: &'static str| {
            let id = if whole { "whole" } else { "part" };
            html! { <button data-do={id} aria-pressed={(props.is_whole() == whole).to_string()}>{ name }</button> }
        };
        let gather = w.of(
            "按各项状态重新归并提纲，先看预览",
            "Group the outline by status; shown before it is done",
        );
        let write = w.of(
            "把表中各项的状态写入正文，可以撤销",
            "Write the status of the rows shown into the text; can be undone",
        );
        let copy = w.of(
            "复制表中各行，可粘贴到 Word、Excel 或 WPS",
            "Copy the rows shown, for Word, Excel or WPS",
        );
        let other = props.day.is_some() && props.day != this_day();
        html! {
            <div class="levels" role="toolbar" aria-label={w.of("台账", "Ledger")}>
                { switch(View::Ledger, w, &props.send) }
                if props.n_parts > 1 {
                    <span class="switch" role="group" aria-label={w.of("范围", "Scope")}>
                        { scope(false, w.of("本篇", "This report")) }
                        { scope(true, w.of("全部各篇", "All reports")) }
                    </span>
                }
                <span class="crumb" />
                <label class="day" title={w.of("以这一天核对是否逾期", "What is overdue is judged by this day")}>
                    <span>{ w.of("核对日期", "As of") }</span>
                    <input type="date" data-do="day" value={spell_day(props.today())} aria-label={w.of("核对日期", "As of")} />
                </label>
                if other {
                    { button("today", w.of("今天", "Today"), "") }
                }
                { button("gather", w.of("按状态归并…", "Group by status…"), gather) }
                { button("write", w.of("写入正文", "Write to text"), write) }
                <span class="anchor">
                    <button class="words" data-do="columns" aria-haspopup="dialog" aria-expanded={props.menu.to_string()}
                        title={w.of("选择列，调整列的顺序", "Choose and order the columns")}>{ w.of("列…", "Columns…") }</button>
                </span>
                { button("copy", w.of("复制台账", "Copy ledger"), copy) }
            </div>
        }
    }

    /// The sentence with its figures, and a bar for each section or report.
    pub(super) fn head(&self, props: &Props) -> Html {
        let (w, whole) = (props.wording, props.is_whole());
        let sums = &self.digest.sums;
        if sums.problems == 0 {
            return html! { <div>{ absent::of_all(props) }</div> };
        }
        let groups = self.digest.groups.iter();
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
                            <button class="button small" data-do="sentence" aria-label={w.of("复制这句话", "Copy the sentence")}>
                                { Icon::Copy.draw() }{ w.of("复制", "Copy") }</button>
                        </p>
                    </div>
                </div>
                <ul class="groups" tabindex="0" aria-label={if whole { w.of("各篇", "By report") } else { w.of("各部分", "By section") }}>
                    { for groups.map(|(name, sums)| group(name, sums, whole, w)) }
                </ul>
                { absent::of_all(props) }
            </section>
        }
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
