//! Workbooks: the ledger with what a spreadsheet does for it, and the overview of many reports.

mod book;

pub use book::{Sheet, column};

use super::{Job, WriteError};
use book::{Look, Value, serial, workbook};
use gangmu::LedgerRow;
use gangmu::export::{LedgerPage, ledger as table};
use gangmu::outline::Status;
use gangmu::report::{Column, Columns, Date, LedgerSums, OverviewColumn, OverviewRow, Rate};
use gangmu::text::{Language, both};

/// The ledger, in one sheet or in one for each report, and behind it the overview where there are
/// several.
pub fn ledger(job: &Job<'_>) -> Result<Vec<u8>, WriteError> {
    let (mut sheets, title) = ledger_sheets(job);
    if job.reports.len() > 1 {
        sheets.push(overview_sheet(job));
    }
    workbook(&sheets, title)
}

/// What a ledger that has rows begins with.
pub fn first_sheet(job: &Job<'_>) -> Sheet {
    ledger_sheets(job).0.swap_remove(0)
}

fn ledger_sheets<'a>(job: &Job<'a>) -> (Vec<Sheet>, &'a str) {
    let page = LedgerPage {
        rows: job.rows,
        columns: job.columns,
        language: job.language,
    };
    let columns = page.columns();
    let parts: Vec<&[LedgerRow]> = job.rows.chunk_by(|a, b| a.part == b.part).collect();
    let name = both("台账", "Ledger").of(job.language);
    let title = if job.title.is_empty() {
        name
    } else {
        job.title
    };
    let sheets = if job.options.sheets && parts.len() > 1 {
        let columns = columns.of_one_report();
        let sheets = parts.iter().map(|rows| {
            let title = rows[0].report.as_str();
            sheet(title, title, rows, &columns, job)
        });
        sheets.collect()
    } else {
        vec![sheet(name, title, job.rows, &columns, job)]
    };
    (sheets, title)
}

/// Words without looks.
pub fn plain(lines: Vec<Vec<String>>) -> Vec<Vec<(Value, Look)>> {
    let cells = |line: Vec<String>| line.into_iter().map(|w| (words(w), Look::Words)).collect();
    lines.into_iter().map(cells).collect()
}

/// What is seen of a cell, and what it looks like: `head`, `words`, `middle`, `sum`.
pub fn seen((value, look): &(Value, Look)) -> (String, &'static str) {
    let number = match value {
        Value::Blank => None,
        Value::Words(words) => return (words.clone(), name(look)),
        Value::Number(n) => Some(*n),
        Value::Formula(_, now) => *now,
    };
    let words = number.map(|n| match look {
        Look::Day => day_of(n),
        Look::Rate => format!("{:.1}%", n * 100.0),
        Look::Sum(format) => {
            let share = format!("{:.1}%", n * 100.0);
            let format = format.replace("0.0%", &share).replace('"', "");
            match format.contains(&share) {
                true => format,
                false => format.replacen('0', &n.to_string(), 1),
            }
        }
        _ => n.to_string(),
    });
    (words.unwrap_or_default(), name(look))
}

fn name(look: &Look) -> &'static str {
    match look {
        Look::Head => "head",
        Look::Words => "words",
        Look::Sum(_) => "sum",
        Look::Middle | Look::Day | Look::Rate => "middle",
    }
}

/// The day of that [`serial`] as it is shown.
fn day_of(serial: f64) -> String {
    // Days of the civil calendar since 0000-03-01, by eras of 400 years.
    let days = serial as i64 + 693_899;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let (year, month) = match month {
        ..=9 => (era * 400 + year, month + 3),
        _ => (era * 400 + year + 1, month - 9),
    };
    format!("{year}-{month}-{date}")
}

/// A row a report.
pub fn overview(job: &Job<'_>) -> Result<Vec<u8>, WriteError> {
    let sheet = overview_sheet(job);
    let title = sheet.title.clone();
    workbook(&[sheet], &title)
}

/// The day that a cell names and nothing else: 2024年12月31日, 2024-12-31, 2024.12.31, 2024/12/31.
fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let text = text.strip_suffix('日').unwrap_or(text);
    let mut parts = text.split(['年', '月', '-', '.', '/']);
    let [year, month, day] = [parts.next()?, parts.next()?, parts.next()?];
    let fits = parts.next().is_none() && year.len() == 4;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).filter(|_| fits)
}

fn serial_of(date: Date) -> f64 {
    serial(date.year, date.month, date.day)
}

fn sheet(name: &str, title: &str, rows: &[LedgerRow], columns: &Columns, job: &Job<'_>) -> Sheet {
    let language = job.language;
    let shown = columns.shown();
    let place = |wanted| shown.iter().position(|c| *c == wanted);
    let n_rows = rows.len();
    let cells = |at: usize| {
        let name = column(at);
        format!("{name}2:{name}{}", n_rows + 1)
    };
    let head = |words: &str| (Value::Words(words.to_owned()), Look::Head);
    let mut sheet = Sheet {
        name: name.to_owned(),
        title: title.to_owned(),
        widths: shown
            .iter()
            .map(|c| table::share(*c) as f64 + 2.0)
            .collect(),
        filtered: n_rows + 1,
        n_columns: shown.len(),
        ..Sheet::default()
    };
    sheet.rows.push(
        shown
            .iter()
            .map(|c| head(columns.name(*c, language)))
            .collect(),
    );
    sheet.rows.extend(rows.iter().map(|row| {
        let cell = |column: &Column| cell(row, columns, *column, language);
        shown.iter().map(cell).collect::<Vec<_>>()
    }));
    if let Some(status) = place(Column::Status) {
        let names = Status::ALL.iter().map(|s| s.name().of(language).to_owned());
        sheet.choice = Some((cells(status), names.collect()));
    }
    // The day that a term ends on, which its words may not say, in a column of its own.
    if let (Some(today), Some(status), Some(deadline)) =
        (job.today, place(Column::Status), place(Column::Deadline))
        && rows.iter().any(|row| row.due.is_some())
    {
        let (status, deadline, due) = (column(status), column(deadline), column(shown.len()));
        sheet.widths.push(0.0);
        sheet.rows[0].push(head(both("到期日", "Due").of(language)));
        for (at, row) in rows.iter().enumerate() {
            let now = row.due.map(serial_of);
            let other = now.map_or("\"\"".to_owned(), |n| n.to_string());
            let cell = format!("{deadline}{}", at + 2);
            let formula = format!("IF(ISNUMBER({cell}),{cell},{other})");
            sheet.rows[at + 1].push((Value::Formula(formula, now), Look::Day));
        }
        let settled = [Status::Done, Status::Mostly, Status::Standing];
        let settled = settled.map(|s| format!("${status}2<>\"{}\"", s.name().of(language)));
        let Date { year, month, day } = today;
        let formula = format!(
            "AND(ISNUMBER(${due}2),${due}2<DATE({year},{month},{day}),{})",
            settled.join(",")
        );
        let all = format!("A2:{}{}", column(shown.len() - 1), n_rows + 1);
        sheet.coloured = Some((all, formula));
    }
    let sums = LedgerSums::of(rows, job.today);
    let total = |column: &Column| total(*column, &sums, &cells, &place, language);
    sheet.rows.push(shown.iter().map(total).collect());
    sheet
}

fn cell(row: &LedgerRow, columns: &Columns, column: Column, language: Language) -> (Value, Look) {
    let text = table::cell(row, columns, column, language);
    match column {
        Column::Number => (Value::Number(row.number as f64), Look::Middle),
        Column::Deadline | Column::Closed => match day(&text) {
            Some(day) => (Value::Number(serial_of(day)), Look::Day),
            None => (words(text), Look::Middle),
        },
        Column::Status | Column::Person | Column::Leader => (words(text), Look::Middle),
        _ => (words(text), Look::Words),
    }
}

fn words(text: String) -> Value {
    match text.is_empty() {
        true => Value::Blank,
        false => Value::Words(text),
    }
}

/// The sum below a column: a formula over what the filter shows, with its value now.
fn total(
    column: Column,
    sums: &LedgerSums,
    cells: &dyn Fn(usize) -> String,
    place: &dyn Fn(Column) -> Option<usize>,
    language: Language,
) -> (Value, Look) {
    let sum = |formula: String, now: u32, format: &str| {
        let value = Value::Formula(formula, Some(f64::from(now)));
        (value, Look::Sum(format.to_owned()))
    };
    let own = place(column).map(cells).unwrap_or_default();
    let done = Status::Done.name().of(language);
    match column {
        Column::Number => {
            let name = both("合计", "Total").of(language).to_owned();
            (Value::Words(name), Look::Head)
        }
        Column::Problem => {
            let format = match sums.duties {
                0 => both("0\"个问题\"", "0\" problems\""),
                _ => both("0\"项\"", "0\" rows\""),
            };
            sum(
                format!("SUBTOTAL(103,{own})"),
                sums.problems,
                format.of(language),
            )
        }
        Column::Measures => {
            // A line of its cell is a measure.
            let lines = format!(
                "SUMPRODUCT(LEN({own})-LEN(SUBSTITUTE({own},CHAR(10),\"\"))+({own}<>\"\"))"
            );
            sum(
                lines,
                sums.measures,
                both("0\"条\"", "0\" measures\"").of(language),
            )
        }
        Column::Status => {
            let format = both(format!("\"{done}\"0\"个\""), format!("\"{done}: \"0"));
            sum(
                format!("COUNTIF({own},\"{done}\")"),
                sums.done,
                &format.of(language),
            )
        }
        Column::Unit => {
            let Some((rate, status)) = sums.rate().zip(place(Column::Status).map(cells)) else {
                return (Value::Blank, Look::Head);
            };
            let formula = format!("COUNTIF({status},\"{done}\")/COUNTA({status})");
            let format = format!("\"{} \"0.0%", Rate::NAME.of(language));
            let value = Value::Formula(formula, Some(f64::from(rate.0) / 1000.0));
            (value, Look::Sum(format))
        }
        _ => (Value::Blank, Look::Head),
    }
}

/// The columns of the overview: those that a ledger tells.
fn overview_columns() -> impl Iterator<Item = OverviewColumn> {
    use OverviewColumn::{Contradictions, Findings};
    let all = OverviewColumn::ALL.into_iter();
    all.filter(|column| !matches!(column, Contradictions | Findings))
}

/// The sheet of the overview.
pub fn overview_sheet(job: &Job<'_>) -> Sheet {
    use OverviewColumn::{Missing, Number, Problems, Rate as Share, Status as Of, Title};
    let language = job.language;
    let columns: Vec<OverviewColumn> = overview_columns().collect();
    let letters = |of: OverviewColumn| {
        let at = columns.iter().position(|c| *c == of);
        column(at.expect("the overview has it"))
    };
    let [all, done, untold] = [Problems, Of(Some(Status::Done)), Of(None)].map(letters);
    let rate = |row: usize, sums: &LedgerSums| {
        let now = sums.rate().map(|rate| f64::from(rate.0) / 1000.0);
        let formula =
            format!("IF({all}{row}>{untold}{row},{done}{row}/({all}{row}-{untold}{row}),\"\")");
        Value::Formula(formula, now)
    };
    let words =
        |column: OverviewColumn, row: &OverviewRow| Value::Words(column.cell(row, language));
    let head = |column: &OverviewColumn| {
        let name = column.name().of(language);
        (Value::Words(name.to_owned()), Look::Head)
    };
    let mut rows = vec![columns.iter().map(head).collect::<Vec<_>>()];
    for report in job.reports {
        let at = rows.len();
        let number = |n: u32| (Value::Number(f64::from(n)), Look::Middle);
        let cell = |column: &OverviewColumn| match *column {
            Number => number(at as u32),
            Share => (rate(at + 1, &report.sums), Look::Rate),
            of @ (Title | Missing) => (words(of, report), Look::Words),
            of => number(of.figure(report).unwrap_or(0)),
        };
        rows.push(columns.iter().map(cell).collect());
    }
    let n_rows = rows.len();
    let sums = OverviewRow::all(job.reports);
    let sum = |of: &OverviewColumn| match *of {
        Number => (words(Number, &sums), Look::Head),
        Share => (rate(n_rows + 1, &sums.sums), Look::Sum("0.0%".to_owned())),
        Title | Missing => (Value::Blank, Look::Head),
        of => {
            let name = letters(of);
            let formula = format!("SUM({name}2:{name}{n_rows})");
            let now = of.figure(&sums).map(f64::from);
            (Value::Formula(formula, now), Look::Sum("0".to_owned()))
        }
    };
    rows.push(columns.iter().map(sum).collect());
    let width = |column: &OverviewColumn| match column {
        Number => 6.0,
        Title => 44.0,
        Missing => 16.0,
        _ => 10.0,
    };
    let name = both("汇总", "Overview").of(language);
    Sheet {
        name: name.to_owned(),
        title: if job.title.is_empty() {
            name
        } else {
            job.title
        }
        .to_owned(),
        widths: columns.iter().map(width).collect(),
        filtered: n_rows,
        n_columns: columns.len(),
        rows,
        ..Sheet::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_shown_as_they_were_counted() {
        for (y, m, d) in [
            (1900, 3, 1),
            (2000, 2, 29),
            (2024, 12, 31),
            (2024, 1, 1),
            (2100, 3, 1),
        ] {
            assert_eq!(day_of(serial(y, m, d)), format!("{y}-{m}-{d}"));
        }
    }

    #[test]
    fn days_that_cells_name() {
        let check = |text, want: Option<(u16, u8, u8)>| {
            let got = day(text).map(|d| (d.year, d.month, d.day));
            assert_eq!(got, want, "{text}");
        };
        check("2024年12月31日", Some((2024, 12, 31)));
        check("2024-2-29", Some((2024, 2, 29)));
        check(" 2024.12.31 ", Some((2024, 12, 31)));
        check("2023-2-29", None);
        check("2024年12月", None);
        check("2024年12月底", None);
        check("12月31日前", None);
        check("24-12-31", None);
        check("2024-12-31-1", None);
    }
}
