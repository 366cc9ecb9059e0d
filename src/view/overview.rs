//! Middle: the overview of a compilation, a row a report, their sums, and what each unit answers for.
//! Only the rows on screen are in the page.

use super::ledger::{bar, switch};
use crate::host;
use gangmu::report::{LedgerSums, OverviewColumn, OverviewRow, Rate, ledger_summary};
use gangmu::text::Language;
use session::{BriefEvent, Event, Overview, OverviewEvent, View, Wording, group};
use std::ops::Range;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// What the overview shows.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// All that is drawn.
    pub drawn: Rc<Overview>,
    /// The day by which it is judged what is overdue, as a person writes it; empty for none.
    pub day: String,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The height of a row, in CSS pixels; the sheet has it, too.
const ROW: f64 = 36.0;
/// Rows kept in the page above and below those on screen.
const OVERSCAN: usize = 8;
/// How many units are drawn.
const MOST_UNITS: usize = 100;
/// The columns here, in order: the bar of [`OverviewColumn::Rate`] shows the states.
const COLUMNS: [OverviewColumn; 11] = {
    use OverviewColumn::*;
    [
        Number,
        Title,
        Words,
        Problems,
        Measures,
        Status(Some(gangmu::Status::Done)),
        Rate,
        Overdue,
        Contradictions,
        Findings,
        Missing,
    ]
};

/// The overview.
#[component]
pub fn OverviewSheet(props: &Props) -> Html {
    let shown = use_state_eq(|| 0..40);
    let w = props.wording;
    let drawn = &props.drawn;
    let n = drawn.rows.len();
    let onscroll = {
        let set = shown.setter();
        Callback::from(move |e: web_sys::Event| {
            let sheet = e.target_unchecked_into::<HtmlElement>();
            let (top, height) = (
                f64::from(sheet.scroll_top()),
                f64::from(sheet.client_height()),
            );
            let first = (top / ROW) as usize;
            let last = ((top + height) / ROW) as usize + 1;
            // In steps, so that most scrolling draws nothing.
            let step = |at: usize| at / OVERSCAN * OVERSCAN;
            set.set(step(first.saturating_sub(OVERSCAN))..step(last + 2 * OVERSCAN));
        })
    };
    let rows = shown.start.min(n)..shown.end.min(n);
    let space = |n: usize| html! { <tr class="space" aria-hidden="true"><td colspan="11" ~style={format!("height:{}px", n as f64 * ROW)} /></tr> };
    html! {
        <main class="overview" role={host::role()} aria-label={w.of("各篇总览", "Overview")}>
            <div class="levels" role="toolbar" aria-label={w.of("总览", "Overview")}>
                { switch(View::Overview, w, &props.send) }
                <span class="crumb" />
                if !props.day.is_empty() {
                    <span class="hint">{ w.of("逾期按 ", "Overdue as of ") }{ props.day.clone() }{ w.of(" 计", "") }</span>
                }
            </div>
            <div class="body" {onscroll} tabindex="0">
                { head(drawn, w) }
                <table class="by-report" aria-rowcount={(n + 2).to_string()}>
                    <thead><tr>{ for COLUMNS.into_iter().map(|c| heading(c, props)) }</tr></thead>
                    <tbody>
                        { space(rows.start) }
                        { for drawn.rows[rows.clone()].iter().map(|row| line(row, props)) }
                        { space(n - rows.end) }
                    </tbody>
                    <tfoot>{ line(&drawn.all, props) }</tfoot>
                </table>
                { brief(drawn, props) }
                { units(&drawn.units, w) }
            </div>
        </main>
    }
}

/// What all of them come to.
fn head(drawn: &Overview, w: Wording) -> Html {
    let sums = &drawn.all.sums;
    let n = drawn.rows.len() as u32;
    let reports = w.count(n, "篇报告", "report");
    let told = match (w.0, sums.problems) {
        (Language::Chinese, 0) => format!("共 {reports}，没有识别出问题。"),
        (Language::Chinese, _) => format!("共 {reports}。{}", ledger_summary(sums)),
        (Language::English, _) => format!("{reports}, {}", w.count(sums.problems, "", "problem")),
    };
    html! {
        <section class="whole-bar">
            <p class="rate"><strong>{ w.share(sums.rate()) }</strong><span>{ w.name(Rate::NAME) }</span></p>
            <div class="told">{ bar(sums, sums.problems, w) }<p class="sentence">{ told }</p></div>
        </section>
    }
}

fn heading(column: OverviewColumn, props: &Props) -> Html {
    let w = props.wording;
    let (sort, sign) = match props.drawn.order {
        Some((by, down)) if by == column => match down {
            true => ("descending", " ↓"),
            false => ("ascending", " ↑"),
        },
        _ => ("none", ""),
    };
    let onclick = props
        .send
        .reform(move |_: MouseEvent| OverviewEvent::Sort(column).into());
    html! {
        <th scope="col" class={class(column)} aria-sort={sort}>
            <button {onclick} title={w.of("按这一列排序", "Sort by this column")}>{ w.name(column.name()) }<i>{ sign }</i></button>
        </th>
    }
}

fn class(column: OverviewColumn) -> &'static str {
    match column {
        OverviewColumn::Number => "number",
        OverviewColumn::Title => "name",
        OverviewColumn::Missing => "lacks",
        OverviewColumn::Rate => "share",
        _ => "figure",
    }
}

fn line(row: &OverviewRow, props: &Props) -> Html {
    html! { <tr key={row.number}>{ for COLUMNS.into_iter().map(|c| cell(c, row, props)) }</tr> }
}

fn cell(column: OverviewColumn, row: &OverviewRow, props: &Props) -> Html {
    let w = props.wording;
    use OverviewColumn::{Contradictions, Findings, Overdue, Rate, Title};
    let unknown = matches!(column, Contradictions | Findings) && column.figure(row).is_none();
    let (words, hint) = match (column, column.figure(row)) {
        _ if unknown => ("…".to_owned(), w.of("正在校核", "Being checked")),
        (_, Some(n)) => (group(n), ""),
        (Rate, _) => (w.share(row.sums.rate()), ""),
        (Title, _) if row.part.is_some() && row.title.is_empty() => {
            (w.of("（无标题）", "(no title)").to_owned(), "")
        }
        _ => (column.cell(row, w.0), ""),
    };
    let tone = match (column.figure(row), column) {
        (Some(0), _) => "zero",
        (Some(_), Overdue | Contradictions) => "error",
        _ => "",
    };
    let inner = match row.part.filter(|_| tone != "zero" && !unknown) {
        Some(part) if column != OverviewColumn::Number && !words.is_empty() => {
            let onclick = props
                .send
                .reform(move |_: MouseEvent| OverviewEvent::Go(part, column).into());
            html! { <button class={tone} {onclick} title={words.clone()}>{ words }</button> }
        }
        _ => html! { <span class={tone} title={hint}>{ words }</span> },
    };
    let share = (column == OverviewColumn::Rate).then(|| bar(&row.sums, row.sums.problems, w));
    match column {
        OverviewColumn::Title => html! { <th scope="row" class={class(column)}>{ inner }</th> },
        _ => html! { <td class={class(column)}>{ share.unwrap_or_default() }{ inner }</td> },
    }
}

/// What all of them say of themselves.
fn brief(drawn: &Overview, props: &Props) -> Html {
    let w = props.wording;
    if drawn.brief.is_empty() {
        return html! {};
    }
    let on = |event: BriefEvent| props.send.reform(move |_: MouseEvent| event.clone().into());
    html! {
        <section class="brief">
            <h2>{ w.of("概述", "Brief") }
                <button class="button small" onclick={on(BriefEvent::Copy)}>{ w.of("复制概述", "Copy") }</button>
                <button class="button small" onclick={on(BriefEvent::Patterns)}>{ w.of("句式…", "Patterns…") }</button>
            </h2>
            { for drawn.brief.iter().map(|words| html! { <p>{ words }</p> }) }
        </section>
    }
}

/// What each unit answers for: bars for who sees them, the figures beside them for all.
fn units(units: &[(String, LedgerSums)], w: Wording) -> Html {
    let named = units.iter().any(|(unit, _)| !unit.is_empty());
    if !named {
        return html! {};
    }
    let shown: Range<usize> = 0..units.len().min(MOST_UNITS);
    let most = units.iter().map(|(_, s)| s.problems).max().unwrap_or(0);
    let unit = |(name, sums): &(String, LedgerSums)| {
        let name = match name.as_str() {
            "" => w.of("未写明", "Not told").to_owned(),
            name => name.to_owned(),
        };
        let overdue = if sums.overdue > 0 { "error" } else { "zero" };
        html! {
            <tr>
                <th scope="row" class="name" title={name.clone()}>{ name }</th>
                <td class="chart">{ bar(sums, most, w) }</td>
                <td class="figure">{ group(sums.problems) }</td>
                <td class="figure">{ group(sums.done) }</td>
                <td class="figure"><span class={overdue}>{ group(sums.overdue) }</span></td>
                <td class="figure">{ w.share(sums.rate()) }</td>
            </tr>
        }
    };
    let more = units.len().saturating_sub(MOST_UNITS);
    html! {
        <section class="units">
            <h2>{ w.of("按责任单位", "By unit") }</h2>
            <p class="hint">{ w.of("一个问题由几个单位负责的，各单位都计入。", "A problem of several units counts for each.") }</p>
            <table>
                <thead><tr>
                    <th scope="col">{ w.of("责任单位", "Unit") }</th>
                    <th scope="col">{ w.of("进度", "Progress") }</th>
                    <th scope="col" class="figure">{ w.of("问题", "Problems") }</th>
                    <th scope="col" class="figure">{ w.of("已完成", "Done") }</th>
                    <th scope="col" class="figure">{ w.of("逾期", "Overdue") }</th>
                    <th scope="col" class="figure">{ w.name(Rate::NAME) }</th>
                </tr></thead>
                <tbody>{ for units[shown].iter().map(unit) }</tbody>
            </table>
            if more > 0 {
                <p class="hint">{ w.of("另有 ", "And ") }{ w.count(more as u32, "个单位", "unit") }</p>
            }
        </section>
    }
}
