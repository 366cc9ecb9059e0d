//! The rows of the ledger: headings, problems, what is open below one, sums.

use super::table::STATES;
use super::{Ledger, Props, absent, status_class};
use crate::platform::keys::spelled;
use crate::view::icon::Icon;
use gangmu::outline::Status;
use gangmu::report::{Column, Columns, LedgerCell, LedgerRow, Rate, Source};
use session::{Wording, group, spell_day};
use yew::prelude::*;

impl Ledger {
    /// The headings, which sort.
    pub(super) fn headings(&self, w: Wording) -> Html {
        let heading = |(at, column): (usize, Column)| {
            let sort = match self.order {
                Some((by, down)) if by == column => {
                    if down {
                        "descending"
                    } else {
                        "ascending"
                    }
                }
                _ => "none",
            };
            html! {
                <div role="columnheader" class={classes!("cell", class_of(column))} aria-sort={sort} aria-colindex={(at + 1).to_string()} data-col={column.index().to_string()}>
                    <button tabindex="-1" data-do="sort" title={w.of("按此列排序", "Sort by this column")}>{ self.columns.name(column, w.0).to_owned() }<i /></button>
                </div>
            }
        };
        let columns = self.shown.iter().copied().enumerate();
        html! { <div class="lrow head" role="row" aria-rowindex="1">{ for columns.map(heading) }</div> }
    }

    /// The rows on screen, and the current one.
    pub(super) fn rows(&self, props: &Props) -> Html {
        let range = self.range();
        let extra = (!range.contains(&self.at)).then_some(self.at);
        let n = self.table.len() as f64;
        let space = n * self.row_height
            + if self.open.is_some() {
                self.open_height
            } else {
                0.0
            };
        let mut rows = Vec::new();
        for at in range.chain(extra) {
            let Some(row) = self.table.get(at) else {
                continue;
            };
            rows.push(self.row(row, at, props));
            if self.open == Some(row.node) {
                let top = self.top_of(at) + self.row_height;
                rows.push(self.detail(row, top, props.wording));
            }
        }
        html! {
            <div class="lspace" role="rowgroup" ~style={format!("height:{space:.0}px")}>{ for rows }</div>
        }
    }

    fn row(&self, row: &LedgerRow, at: usize, props: &Props) -> Html {
        let top = self.top_of(at);
        let current = self.cell.0 == row.node;
        let cells = self.shown.iter().copied().enumerate();
        let cells = cells.map(|(col, column)| self.cell(row, col, column, props));
        html! {
            <div key={row.node.0} class={classes!("lrow", current.then_some("current"))} role="row" data-id={row.node.0.to_string()}
                aria-rowindex={(at + 2).to_string()} ~style={format!("top:{top:.1}px")}>{ for cells }</div>
        }
    }

    fn cell(&self, row: &LedgerRow, col: usize, column: Column, props: &Props) -> Html {
        let w = props.wording;
        let current = self.cell == (row.node, column);
        let words = words(row, &self.columns, column);
        let source = match column {
            Column::Status => row.status_source.as_ref(),
            column => self.columns.cell(row, column).map(|c| &c.source),
        };
        let typed = source == Some(&Source::Typed);
        let reads = column == Column::Problem || matches!(source, Some(Source::Read { .. }));
        let late = column == Column::Deadline && row.is_overdue(props.today());
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
        let class = classes!(
            "cell",
            class_of(column),
            typed.then_some("typed"),
            late.then_some("late")
        );
        let (id, index) = (column.index().to_string(), (col + 1).to_string());
        let tab = if current { "0" } else { "-1" };
        html! {
            <div role="gridcell" {class} tabindex={tab} data-col={id} aria-colindex={index} {title}>
                if current && self.editing && column.takes_words() {
                    <input class="cell-field" key="field" aria-label={self.columns.name(column, w.0).to_owned()} autocomplete="off" />
                } else {
                    { self.inner(row, column, words, w) }
                    if reads {
                        <button class="go" tabindex="-1" data-act="go" aria-label={w.of("看原文", "To the text")}
                            title={format!("{}（{}）", w.of("看原文", "To the text"), spelled("Mod+Enter"))}>{ Icon::Out.draw() }</button>
                    }
                }
            </div>
        }
    }

    /// The sums of the rows that are shown.
    pub(super) fn totals(&self, props: &Props) -> Html {
        let w = props.wording;
        let sums = &self.digest.chosen;
        let all = self.digest.sums.problems;
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
        let columns = self.shown.iter().copied().enumerate();
        html! { <div class="lrow totals" role="row">{ for columns.map(cell) }</div> }
    }

    fn inner(&self, row: &LedgerRow, column: Column, words: String, w: Wording) -> Html {
        match column {
            Column::Measures => {
                let n = row.measures.len();
                let open = self.open == Some(row.node);
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
                html! {
                    if n > 0 || self.others(row).next().is_some() {
                        <button class="n" tabindex="-1" data-act="open" aria-expanded={open.to_string()} {title}>{ name }{ Icon::Chevron.draw() }</button>
                    } else {
                        <span class="none">{ w.of("无", "none") }</span>
                    }
                }
            }
            Column::Status => status(row, w),
            Column::Section => {
                let last = row.sections.last().cloned().unwrap_or_default();
                html! { <span class="said">{ last }</span> }
            }
            _ => html! { <span class="said">{ words }</span> },
        }
    }

    /// The cells that not every ledger has.
    fn others<'a>(&'a self, row: &'a LedgerRow) -> impl Iterator<Item = (Column, &'a LedgerCell)> {
        let rare = self
            .shown
            .iter()
            .filter(|c| c.index() > Column::Remark.index());
        rare.filter_map(|c| Some((*c, self.columns.cell(row, *c)?)))
    }

    /// The measures of a problem, each leading to its place; the words of its other columns, which
    /// cards have no room for.
    fn detail(&self, row: &LedgerRow, top: f64, w: Wording) -> Html {
        let measure = |m: &gangmu::report::LedgerMeasure| {
            html! {
                <li><button data-node={m.node.0.to_string()} title={w.of("看原文", "To the text")}>{ m.text.clone() }</button></li>
            }
        };
        let other = |(column, cell): (Column, &LedgerCell)| {
            let name = self.columns.name(column, w.0).to_owned();
            html! { <p class="other">{ name }{ w.of("：", ": ") }<span>{ cell.text.clone() }</span></p> }
        };
        html! {
            <div key={format!("d{}", row.node.0)} class="detail" role="row" ~style={format!("top:{top:.1}px")}>
                <div role="gridcell">
                    <p>{ row.sections.join(" / ") }</p>
                    <p class="whole-problem">{ row.problem.clone() }</p>
                    <ol>{ for row.measures.iter().map(measure) }</ol>
                    { for self.others(row).map(other) }
                </div>
            </div>
        }
    }

    /// What is said where there is no row.
    pub(super) fn nothing(&self, props: &Props) -> Html {
        let w = props.wording;
        let filtered = !self.table.rows().is_empty();
        html! {
            <div class="nothing">
                <p>{ if filtered { w.of("没有符合条件的问题", "No problem is like that") } else { w.of("没有识别出问题，台账为空", "No problems were found; the ledger is empty") } }</p>
                if !filtered && !props.is_whole() {
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
        column => {
            let cell = columns.cell(row, column);
            cell.map(|c| c.text.clone()).unwrap_or_default()
        }
    }
}

/// The tick, and the choice of a status.
fn status(row: &LedgerRow, w: Wording) -> Html {
    let done = row.status == Some(Status::Done);
    let typed = row.status_source == Some(Source::Typed);
    let option = |status: Option<Status>| html! { <option value={status_class(status)}>{ w.status(status) }</option> };
    let back = match (typed, row.status) {
        (true, _) => Some((String::new(), w.of("恢复原文", "As in the text"))),
        (false, None) => Some((status_class(None).to_owned(), w.status(None))),
        _ => None,
    };
    html! {
        <>
            <button class={classes!("tick", status_class(row.status))} role="checkbox" aria-checked={done.to_string()} tabindex="-1" data-act="tick"
                aria-label={w.of("销号", "Closed")} title={w.of("销号（空格）", "Closed (Space)")}><i /></button>
            <select tabindex="-1" data-value={status_class(row.status)} aria-label={w.of("状态", "Status")}>
                { for STATES.into_iter().filter(Option::is_some).map(option) }
                { for back.map(|(value, name)| html! { <option {value}>{ name }</option> }) }
            </select>
        </>
    }
}
