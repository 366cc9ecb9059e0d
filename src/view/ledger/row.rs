//! The rows of the ledger: headings, problems, what is open below one, sums.

use super::{GridMsg, Ledger, Props, absent, field, status_class};
use crate::host;
use crate::platform::keys::spelled;
use crate::view::icon::Icon;
use gangmu::outline::Status;
use gangmu::report::{Column, Columns, LedgerCell, LedgerRow, Rate, Source};
use session::{Desk, Event, GridEvent, GridMove, LedgerEvent, STATES, group, spell_day};
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What of the rows is selected, by places.
struct Marks {
    rows: Range<usize>,
    cols: Range<usize>,
    /// Whether that is more than the current cell.
    many: bool,
    /// The rows to which the handle is dragged.
    fills: Range<usize>,
    /// Where the handle is, if there is anything to fill.
    handle: Option<(usize, usize)>,
}

impl Marks {
    fn of(desk: &Desk, fills_to: Option<usize>) -> Self {
        let (rows, cols) = desk.picked();
        let takes = desk.shown[cols.clone()].iter().any(|c| Desk::takes(*c));
        let fills = takes && desk.grid.writing.is_none() && !host::is_locked();
        Self {
            many: desk.has_selection(),
            fills: rows.end..fills_to.map_or(rows.end, |at| at + 1),
            handle: fills.then(|| (rows.end.wrapping_sub(1), cols.end - 1)),
            rows,
            cols,
        }
    }
}

impl Ledger {
    /// The headings, which sort.
    pub(super) fn headings(&self, props: &Props) -> Html {
        let (w, desk) = (props.wording, &props.desk);
        let heading = |(at, column): (usize, Column)| {
            let sort = match desk.order {
                Some((by, true)) if by == column => "descending",
                Some((by, false)) if by == column => "ascending",
                _ => "none",
            };
            html! {
                <div role="columnheader" class={classes!("cell", class_of(column))} aria-sort={sort} aria-colindex={(at + 1).to_string()} data-col={column.index().to_string()}>
                    <button tabindex="-1" onclick={props.asks(LedgerEvent::Sort(column))} title={w.of("按此列排序", "Sort by this column")}>{ desk.columns.name(column, w.0).to_owned() }<i /></button>
                </div>
            }
        };
        let columns = desk.shown.iter().copied().enumerate();
        html! { <div class="lrow head" role="row" aria-rowindex="1">{ for columns.map(heading) }</div> }
    }

    /// The rows on screen, and the current one.
    pub(super) fn rows(&self, ctx: &Context<Self>) -> Html {
        let desk = &ctx.props().desk;
        let range = self.range();
        let extra = (!range.contains(&desk.at())).then_some(desk.at());
        let marks = Marks::of(desk, self.fills_to(desk));
        let mut rows = Vec::new();
        for at in range.chain(extra) {
            let Some(row) = desk.table.numbered(at..at + 1).pop() else {
                continue;
            };
            let row = &row;
            if self.leaps && desk.grid.cell.0 != row.node && self.open != Some(row.node) {
                rows.push(self.glimpse(desk, row, at));
                continue;
            }
            rows.push(self.row(ctx, row, at, &marks));
            if self.open == Some(row.node) {
                let top = self.lines.bottom(at) - self.lines.open_height;
                rows.push(self.detail(row, top, ctx.props()));
            }
        }
        let space = self.lines.total();
        html! {
            <div class="lspace" role="rowgroup" ~style={format!("height:{space:.0}px")}>{ for rows }</div>
        }
    }

    fn row(&self, ctx: &Context<Self>, row: &LedgerRow, at: usize, marks: &Marks) -> Html {
        let desk = &ctx.props().desk;
        let top = self.lines.top(at);
        let current = desk.grid.cell.0 == row.node;
        let open = self.open == Some(row.node);
        let cells = (0..desk.shown.len()).map(|col| self.cell(ctx, row, (at, col), marks));
        html! {
            <div key={row.node.0} class={classes!("lrow", current.then_some("current"), open.then_some("open"))} role="row" data-id={row.node.0.to_string()}
                aria-rowindex={(at + 2).to_string()} ~style={format!("top:{top:.1}px")}>{ for cells }</div>
        }
    }

    /// What is seen of a row that flies by, in the room that it has.
    fn glimpse(&self, desk: &Desk, row: &LedgerRow, at: usize) -> Html {
        let (top, bottom) = (self.lines.top(at), self.lines.bottom(at));
        let cell = |column: &Column| {
            let seen = matches!(column, Column::Number | Column::Problem);
            let words = seen.then(|| words(row, &desk.columns, *column));
            html! { <div role="gridcell" class={classes!("cell", class_of(*column))}>{ words }</div> }
        };
        html! {
            <div key={row.node.0} class="lrow" role="row" data-id={row.node.0.to_string()} aria-rowindex={(at + 2).to_string()}
                ~style={format!("top:{top:.1}px;height:{:.1}px", bottom - top)}>{ for desk.shown.iter().map(cell) }</div>
        }
    }

    fn cell(
        &self,
        ctx: &Context<Self>,
        row: &LedgerRow,
        (at, col): (usize, usize),
        marks: &Marks,
    ) -> Html {
        let props = ctx.props();
        let (w, desk) = (props.wording, &props.desk);
        let column = desk.shown[col];
        let current = desk.grid.cell == (row.node, column);
        let words = words(row, &desk.columns, column);
        let source = match column {
            Column::Status => row.status_source.as_ref(),
            column => desk.columns.cell(row, column).map(|c| &c.source),
        };
        let typed = source == Some(&Source::Typed);
        let reads = column == Column::Problem || matches!(source, Some(Source::Read { .. }));
        let late = column == Column::Deadline && row.is_overdue(desk.today());
        let title = match (typed, late) {
            (true, _) => format!(
                "{words}\n{}",
                w.of(
                    "手工填写；清空即恢复原文",
                    "Typed by hand; empty it for what the text says"
                )
            ),
            (_, true) => format!(
                "{words}\n{}{}",
                w.of("已逾期，期限到 ", "Overdue since "),
                row.due.map(spell_day).unwrap_or_default()
            ),
            _ => words.clone(),
        };
        let picked = marks.rows.contains(&at) && marks.cols.contains(&col);
        let class = classes!(
            "cell",
            class_of(column),
            typed.then_some("typed"),
            late.then_some("late"),
            current.then_some("here"),
            (picked && marks.many).then_some("picked"),
            (marks.fills.contains(&at) && marks.cols.contains(&col)).then_some("fills"),
            (column.takes_words() && words.is_empty()).then_some("void"),
        );
        let (id, index) = (column.index().to_string(), (col + 1).to_string());
        let go = {
            let (send, cell) = (props.send.clone(), (row.node, column));
            Callback::from(move |_: MouseEvent| {
                for event in [
                    GridEvent::Stand(cell.0, cell.1),
                    GridEvent::Press(GridMove::Go),
                ] {
                    send.emit(Event::Ledger(LedgerEvent::Grid(event)));
                }
            })
        };
        html! {
            <div role="gridcell" {class} tabindex="-1" data-col={id} aria-colindex={index} {title}
                aria-selected={picked.to_string()} aria-readonly={(!Desk::takes(column)).to_string()} data-name={desk.columns.name(column, w.0).to_owned()}>
                if current {
                    { field::draw(props, column, &words) }
                }
                { self.inner(ctx, row, column, words) }
                if reads {
                    <button class="go" tabindex="-1" onclick={go} aria-label={w.of("看原文", "To the text")}
                        title={format!("{}（{}）", w.of("看原文", "To the text"), spelled("Mod+Enter"))}>{ Icon::Out.draw() }</button>
                }
                if marks.handle == Some((at, col)) {
                    <i class="handle" title={w.of("向下拖动，填充下面各行", "Drag down to fill")} />
                }
            </div>
        }
    }

    /// The sums of the rows that are shown.
    pub(super) fn totals(&self, props: &Props) -> Html {
        let w = props.wording;
        let sums = &props.desk.digest.chosen;
        let all = props.desk.digest.sums.problems;
        let problems = match sums.problems == all {
            true if sums.duties > 0 => w.count(all, "项", "row"),
            true => w.count(all, "个问题", "problem"),
            false => format!(
                "{} / {} {}",
                group(sums.problems),
                group(all),
                w.of("个问题（已筛选）", "problems (filtered)")
            ),
        };
        let cell = |(at, column): (usize, Column)| {
            let words = match column {
                Column::Number => w.of("合计", "Total").to_owned(),
                Column::Problem => problems.clone(),
                Column::Measures => format!("{} {}", group(sums.measures), w.of("条", "")),
                Column::Status => format!("{} {}", w.status(Some(Status::Done)), group(sums.done)),
                Column::Unit => format!("{} {}", w.name(Rate::NAME), w.share(sums.rate())),
                Column::Deadline => format!("{} {}", w.of("逾期", "Overdue"), group(sums.overdue)),
                _ => String::new(),
            };
            html! { <div role="gridcell" class={classes!("cell", class_of(column))} aria-colindex={(at + 1).to_string()}>{ words }</div> }
        };
        let columns = props.desk.shown.iter().copied().enumerate();
        html! { <div class="lrow totals" role="row">{ for columns.map(cell) }</div> }
    }

    fn inner(&self, ctx: &Context<Self>, row: &LedgerRow, column: Column, words: String) -> Html {
        let (w, link) = (ctx.props().wording, ctx.link());
        match column {
            Column::Measures => {
                let (n, node) = (row.measures.len(), row.node);
                let open = self.open == Some(node);
                let (name, title) = match n {
                    0 => (
                        w.of("详情", "More").to_owned(),
                        w.of("列出各栏全文", "List its cells"),
                    ),
                    _ => (
                        format!("{n} {}", w.of("条", "")),
                        w.of("列出措施", "List the measures"),
                    ),
                };
                let turn = link.callback(move |_: MouseEvent| GridMsg::Open(node));
                let text =
                    |m: &gangmu::report::LedgerMeasure| html! { <span>{ m.numbered() }</span> };
                html! {
                    if n > 0 || others(ctx.props(), row).next().is_some() {
                        <button class="n" tabindex="-1" onclick={turn} aria-expanded={open.to_string()} {title}>{ name }{ Icon::Chevron.draw() }</button>
                        <div class="said measures">{ for row.measures.iter().map(text) }</div>
                    } else {
                        <span class="none">{ w.of("无", "none") }</span>
                        <button class="words only-small" tabindex="-1" onclick={turn} aria-expanded={open.to_string()}>{ w.of("填写", "Fill in") }</button>
                    }
                }
            }
            Column::Status => status(ctx, row),
            Column::Section => {
                let last = row.sections.last().cloned().unwrap_or_default();
                html! { <span class="said">{ last }</span> }
            }
            _ => html! { <span class="said">{ words }</span> },
        }
    }

    /// The measures of a problem, each leading to its place; the words of its other columns, which
    /// cards have no room for.
    fn detail(&self, row: &LedgerRow, top: f64, props: &Props) -> Html {
        let w = props.wording;
        let measure = |m: &gangmu::report::LedgerMeasure| {
            let (node, range) = (m.node, 0..0);
            let go = props.asks(LedgerEvent::Source(node, Source::Read { node, range }));
            html! {
                <li><button onclick={go} title={w.of("看原文", "To the text")}>{ m.text.clone() }</button></li>
            }
        };
        let other = |(column, cell): (Column, &LedgerCell)| {
            let name = props.desk.columns.name(column, w.0).to_owned();
            html! { <p class="other">{ name }{ w.of("：", ": ") }<span>{ cell.text.clone() }</span></p> }
        };
        html! {
            <div key={format!("d{}", row.node.0)} class="detail" role="row" ~style={format!("top:{top:.1}px")}>
                <div role="gridcell">
                    <p>{ row.sections.join(" / ") }</p>
                    <p class="whole-problem">{ row.problem.clone() }</p>
                    <ol>{ for row.measures.iter().map(measure) }</ol>
                    { for others(props, row).map(other) }
                </div>
            </div>
        }
    }

    /// What is said where there is no row.
    pub(super) fn nothing(&self, props: &Props) -> Html {
        let w = props.wording;
        let filtered = props.desk.table.rows().next().is_some();
        html! {
            <div class="nothing">
                <p>{ if filtered { w.of("没有符合条件的问题", "No problem is like that") } else { w.of("没有识别出问题，台账为空", "No problems were found; the ledger is empty") } }</p>
                if !filtered && !props.desk.whole {
                    { absent::of_part(props) }
                }
            </div>
        }
    }
}

/// What the cells of a column are drawn as; see the style sheet.
fn class_of(column: Column) -> String {
    ["c-", column.id()].concat()
}

fn words(row: &LedgerRow, columns: &Columns, column: Column) -> String {
    match column {
        Column::Number => row.number.to_string(),
        Column::Report => row.report.clone(),
        Column::Section => row.sections.join(" / "),
        Column::Problem => row.problem.clone(),
        Column::Measures => {
            let measures = row.measures.iter().map(|m| m.numbered());
            measures.collect::<Vec<_>>().join("\n")
        }
        column => {
            let cell = columns.cell(row, column);
            cell.map(|c| c.text.clone()).unwrap_or_default()
        }
    }
}

/// The cells that not every ledger has.
fn others<'a>(
    props: &'a Props,
    row: &'a LedgerRow,
) -> impl Iterator<Item = (Column, &'a LedgerCell)> {
    let shown = props.desk.shown.iter();
    let rare = shown.filter(|c| c.index() > Column::Remark.index());
    rare.filter_map(|c| Some((*c, props.desk.columns.cell(row, *c)?)))
}

/// The tick, and the choice of a status.
fn status(ctx: &Context<Ledger>, row: &LedgerRow) -> Html {
    let (props, link, node) = (ctx.props(), ctx.link(), row.node);
    let w = props.wording;
    let done = row.status == Some(Status::Done);
    let typed = row.status_source == Some(Source::Typed);
    let option = |status: Option<Status>| html! { <option value={status_class(status)}>{ w.status(status) }</option> };
    let back = match (typed, row.status) {
        (true, _) => Some((String::new(), w.of("恢复原文", "As in the text"))),
        (false, None) => Some((status_class(None).to_owned(), w.status(None))),
        _ => None,
    };
    let tick = {
        let (desk, send) = (props.desk.clone(), props.send.clone());
        Callback::from(move |_: MouseEvent| {
            let mut events = vec![GridEvent::Press(GridMove::Tick)];
            let is_picked = || desk.picked_rows().any(|picked| picked.node == node);
            if !desk.has_selection() || !is_picked() {
                events.insert(0, GridEvent::Stand(node, Column::Status));
            }
            for event in events {
                send.emit(Event::Ledger(LedgerEvent::Grid(event)));
            }
        })
    };
    let onchange = link.callback(move |e: web_sys::Event| {
        let select = e
            .target()
            .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
        GridMsg::Chosen(node, select.map(|s| s.value()).unwrap_or_default())
    });
    html! {
        <>
            <button class={classes!("tick", status_class(row.status))} role="checkbox" aria-checked={done.to_string()} tabindex="-1" onclick={tick}
                aria-label={w.of("销号", "Closed")} title={w.of("销号（空格）", "Closed (Space)")}><i /></button>
            <select tabindex="-1" data-value={status_class(row.status)} {onchange} aria-label={w.of("状态", "Status")}>
                { for STATES.into_iter().filter(Option::is_some).map(option) }
                { for back.map(|(value, name)| html! { <option {value}>{ name }</option> }) }
            </select>
        </>
    }
}
