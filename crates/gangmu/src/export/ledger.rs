//! The ledger as a table: HTML for Word, Excel and WPS, words parted by tabs or commas, Markdown.
//! Each has the rows in the order given and the columns chosen, behind a line of headings, before
//! their sums.
//!
//! What begins as a formula does stays text: spreadsheets take a cell of the HTML as text by its
//! format, and one of the plain words by the apostrophe before it.

use super::html::runs::Runs;
use super::markdown::escape;
use crate::outline::Status;
use crate::report::{Column, Columns, LedgerRow, LedgerSums, Rate};
use crate::text::{Bilingual, Language, both, count};

/// Runs parted by tabs, a line a row.
pub fn tsv(rows: &[&LedgerRow], columns: &Columns, language: Language) -> String {
    parted(rows, columns, language, '\t', |cell, out| {
        let cell = cell.replace(['\t', '\n', '\r'], " ");
        match cell.starts_with('"') {
            // Else all to the next quote would be one cell.
            true => out.extend(["\"", &cell.replace('"', "\"\""), "\""]),
            false => out.push_str(&cell),
        }
    })
}

/// Runs parted by commas, as RFC 4180 has it: a cell of several lines stands in quotes.
pub fn csv(rows: &[&LedgerRow], columns: &Columns, language: Language) -> String {
    parted(rows, columns, language, ',', |cell, out| {
        if cell.contains([',', '"', '\n', '\r']) {
            *out += &format!("\"{}\"", cell.replace('"', "\"\""));
        } else {
            out.push_str(cell);
        }
    })
}

fn parted(
    rows: &[&LedgerRow],
    columns: &Columns,
    language: Language,
    by: char,
    write: fn(&str, &mut String),
) -> String {
    let mut out = String::new();
    for cells in lines(rows, columns, language) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                out.push(by);
            }
            if cell.starts_with(['=', '+', '-', '@']) {
                write(&format!("'{cell}"), &mut out);
            } else {
                write(cell, &mut out);
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// A table of Markdown, as GitHub has them, with the measures of a problem below each other.
pub fn markdown(rows: &[&LedgerRow], columns: &Columns, language: Language) -> String {
    let mut out = String::new();
    for (line, cells) in lines(rows, columns, language).into_iter().enumerate() {
        for cell in &cells {
            out.push_str("| ");
            for (at, line) in cell.lines().enumerate() {
                if at > 0 {
                    out.push_str("<br>");
                }
                for (at, words) in line.split('|').enumerate() {
                    if at > 0 {
                        out.push_str("\\|");
                    }
                    escape(words, &mut out);
                }
            }
            out.push(' ');
        }
        out.push_str("|\n");
        if line == 0 {
            out.push_str(&"| --- ".repeat(cells.len()));
            out.push_str("|\n");
        }
    }
    out
}

/// A table of HTML, with the measures of a problem below each other.
pub fn html(rows: &[&LedgerRow], columns: &Columns, language: Language) -> String {
    const FRAME: &str = "border:.5pt solid windowtext;padding:2pt 4pt;vertical-align:middle";
    let mut out = String::from(
        "<html><head><meta charset=\"utf-8\"></head><body>\n<table style=\"border-collapse:collapse;font-family:仿宋_GB2312,仿宋,FangSong;font-size:10.5pt\">\n",
    );
    for (line, cells) in lines(rows, columns, language).into_iter().enumerate() {
        let cell = if line == 0 { "th" } else { "td" };
        out.push_str("<tr>");
        for words in cells {
            out.push('<');
            out.push_str(cell);
            out.push_str(" style=\"");
            out.push_str(FRAME);
            // Text, not a formula nor a date: Excel and WPS read this.
            if words.parse::<u32>().is_err() {
                out.push_str(";mso-number-format:'\\@'");
            }
            out.push_str("\">");
            let mut cell_words = Runs::new(&mut out);
            cell_words.push(&words);
            cell_words.end();
            out.push_str("</");
            out.push_str(cell);
            out.push('>');
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n</body></html>\n");
    out
}

fn lines(rows: &[&LedgerRow], columns: &Columns, language: Language) -> Vec<Vec<String>> {
    let sums = LedgerSums::of(rows.iter().copied(), None);
    let line = |cell: &dyn Fn(Column) -> String| columns.shown().iter().map(|c| cell(*c)).collect();
    let mut lines = vec![line(&|column| columns.name(column, language).to_owned())];
    lines.extend(
        rows.iter()
            .map(|row| line(&|column| cell(row, columns, column, language))),
    );
    lines.push(line(&|column| sum(&sums, column).of(language)));
    lines
}

fn cell(row: &LedgerRow, columns: &Columns, column: Column, language: Language) -> String {
    match column {
        Column::Number => row.number.to_string(),
        Column::Report => row.report.clone(),
        Column::Section => row.sections.join("/"),
        Column::Problem => row.problem.clone(),
        Column::Measures => {
            let measures: Vec<String> = row.measures.iter().map(|m| m.numbered()).collect();
            measures.join("\n")
        }
        Column::Status => row.status.map_or("", |s| s.name().of(language)).to_owned(),
        column => {
            let cell = columns.cell(row, column);
            cell.map_or("", |c| &c.text).to_owned()
        }
    }
}

fn sum(sums: &LedgerSums, column: Column) -> Bilingual<String> {
    match column {
        Column::Number => both("合计", "Total").into(),
        Column::Problem => {
            let n = sums.problems;
            both(format!("{n}个问题"), count(n, "problem"))
        }
        Column::Measures => {
            let n = sums.measures;
            both(format!("{n}条"), count(n, "measure"))
        }
        Column::Status => {
            let Bilingual { zh, en } = Status::Done.name();
            both(
                format!("{zh}{}个", sums.done),
                format!("{en}: {}", sums.done),
            )
        }
        Column::Unit => {
            let Some(rate) = sums.rate() else {
                return Bilingual::default();
            };
            let Bilingual { zh, en } = Rate::NAME;
            both(format!("{zh}{rate}"), format!("{en}: {rate}"))
        }
        _ => Bilingual::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::ledger;
    use crate::syntax::parse;

    const TEXT: &str = "关于整改情况的报告\n一、整改情况\n1.关于<学习>不深的问题\n责任单位：=镇党建办\n整改情况：已完成整改。一是补课。二是测试。\n2.关于会议偏多的问题\n整改情况：正在推进。一是合并会议。\n";

    fn usual(rows: &[&LedgerRow]) -> Columns {
        Columns::usual(rows.iter().copied())
    }

    fn one(rows: &[&LedgerRow]) -> Columns {
        usual(rows).of_one_report()
    }

    #[test]
    fn words_parted_by_tabs() {
        let outline = parse(TEXT);
        let rows = ledger(&outline, outline.root().id);
        let rows: Vec<&LedgerRow> = rows.iter().collect();
        let text = tsv(&rows, &one(&rows), Language::Chinese);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 4);
        assert!(lines[0].starts_with("序号\t所属部分\t问题\t"), "{text}");
        assert!(lines[1].contains("\t已完成\t'=镇党建办\t"), "{text}");
        assert!(
            lines[3].contains("\t2个问题\t3条\t已完成1个\t完成率50%\t"),
            "{text}"
        );
        let n_cells = |line: &&str| line.split('\t').count();
        assert!(lines.iter().map(n_cells).all(|n| n == 8), "{text}");
        assert!(tsv(&rows, &usual(&rows), Language::Chinese).starts_with("序号\t篇名\t"));
        let english = tsv(&rows, &usual(&rows), Language::English);
        let lines: Vec<&str> = english.lines().collect();
        assert!(lines[0].starts_with("No.\tReport\tSection\tProblem\tMeasures\tStatus\t"));
        assert!(lines[2].contains("\tIn progress\t"), "{english}");
        assert!(
            lines[3].contains("\t2 problems\t3 measures\tDone: 1\tDone: 50%\t"),
            "{english}"
        );
    }

    /// A spreadsheet reads the cells that were written.
    #[test]
    fn cells_are_read_as_written() {
        let text = "一、整改情况\n1.\"两张皮\"问题\n责任单位：\"甲\n整改情况：一是说\"好\"。\n2.乙\n责任单位：丙\"丁\n";
        let outline = parse(text);
        let rows = ledger(&outline, outline.root().id);
        let rows: Vec<&LedgerRow> = rows.iter().collect();
        let written = tsv(&rows, &usual(&rows), Language::Chinese);
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.has_headers(false).delimiter(b'\t');
        let records = reader.from_reader(written.as_bytes()).into_records();
        let read = records.map(|r| r.expect("a line").iter().map(str::to_owned).collect());
        let read: Vec<Vec<String>> = read.collect();
        assert_eq!(read, lines(&rows, &usual(&rows), Language::Chinese));
        assert!(written.contains("\t\"\"\"甲\"\t"), "{written}");
    }

    #[test]
    fn words_parted_by_commas() {
        let outline = parse(&TEXT.replace("会议", "\"会,议\""));
        let rows = ledger(&outline, outline.root().id);
        let rows: Vec<&LedgerRow> = rows.iter().collect();
        let text = csv(&rows, &one(&rows), Language::Chinese);
        assert!(text.starts_with("序号,所属部分,问题,"), "{text}");
        assert!(
            text.contains(",\"一是补课。\n二是测试。\",已完成,'=镇党建办,"),
            "{text}"
        );
        assert!(text.contains(",\"关于\"\"会,议\"\"偏多的问题\","), "{text}");
    }

    #[test]
    fn a_table_of_markdown() {
        let outline = parse(&TEXT.replace("会议", "会|议*"));
        let rows = ledger(&outline, outline.root().id);
        let rows: Vec<&LedgerRow> = rows.iter().collect();
        let text = markdown(&rows, &one(&rows), Language::Chinese);
        let n_cells = |line: &str| line.replace("\\|", "").matches('|').count();
        assert!(text.lines().all(|line| n_cells(line) == 9), "{text}");
        assert!(
            text.contains("| 一是补课。<br>二是测试。 | 已完成 |"),
            "{text}"
        );
        assert!(text.contains("会\\|议\\*偏多"), "{text}");
    }

    #[test]
    fn a_table_of_text() {
        let outline = parse(TEXT);
        let rows = ledger(&outline, outline.root().id);
        let rows: Vec<&LedgerRow> = rows.iter().rev().collect();
        let text = html(&rows, &usual(&rows), Language::Chinese);
        assert!(text.contains("关于&lt;学习&gt;不深的问题"), "{text}");
        assert!(text.contains("'\\@'\">=镇党建办</td>"), "{text}");
        assert_eq!(text.matches("<tr>").count(), 4);
        let (first, second) = (text.find("会议偏多"), text.find("不深"));
        assert!(first < second, "in the order given");
    }
}
