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
use crate::text::{Bilingual, Language, both, count, parted};

/// Runs parted by tabs, a line a row, as spreadsheets copy them: a cell of several lines stands in
/// quotes.
pub fn tsv(rows: &[&LedgerRow], columns: &Columns, language: Language) -> String {
    parted(&lines(rows, columns, language), '\t')
}

/// The same of the cells alone, without headings and sums; a single cell is its words.
pub fn cells_tsv(rows: &[&LedgerRow], columns: &Columns, language: Language) -> String {
    let mut cells = cells(rows, columns, language);
    match cells.as_mut_slice() {
        [one] if one.len() == 1 => one.remove(0),
        _ => parted(&cells, '\t'),
    }
}

/// Runs parted by commas, as RFC 4180 has it: a cell of several lines stands in quotes.
pub fn csv(rows: &[&LedgerRow], columns: &Columns, language: Language) -> String {
    parted(&lines(rows, columns, language), ',')
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

/// What Excel and Word read of the page that a table stands on: A4 across, the first row on every
/// page. A line end stays inside its cell.
const HEAD: &str = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=\"utf-8\"><style>@page S{size:841.9pt 595.3pt;mso-page-orientation:landscape;margin:42.5pt}div.S{page:S}@page{size:841.9pt 595.3pt;mso-page-orientation:landscape;margin:42.5pt}thead{display:table-header-group}tr{page-break-inside:avoid}br{mso-data-placement:same-cell}</style><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>Sheet1</x:Name><x:WorksheetOptions><x:Print><x:ValidPrinterInfo/><x:PaperSizeIndex>9</x:PaperSizeIndex></x:Print></x:WorksheetOptions></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook><x:ExcelName><x:Name>Print_Titles</x:Name><x:SheetIndex>1</x:SheetIndex><x:Formula>=Sheet1!$1:$1</x:Formula></x:ExcelName></xml><![endif]--></head><body><div class=S>\n";
/// The room between the margins of such a page, in points.
const ROOM: usize = 756;

/// A table of HTML, as Excel, WPS and Word take it in: with its heading on every page, as wide as a
/// page of A4 across, the measures of a problem below each other in their cell.
pub fn html(rows: &[&LedgerRow], columns: &Columns, language: Language) -> String {
    table(&lines(rows, columns, language), &shares(columns), 1)
}

/// The same of the cells alone, without headings and sums.
pub fn cells_html(rows: &[&LedgerRow], columns: &Columns, language: Language) -> String {
    table(&cells(rows, columns, language), &shares(columns), 0)
}

/// The share of the page's width that a column has.
pub fn share(column: Column) -> usize {
    match column {
        Column::Number => 4,
        Column::Status | Column::Leader | Column::Person | Column::Closed => 7,
        Column::Report | Column::Section | Column::Deadline | Column::Remark => 9,
        Column::Problem => 18,
        Column::Measures => 30,
        Column::Goal | Column::Progress | Column::Proof | Column::Own(_) => 16,
        Column::Unit | Column::Lead | Column::Joint | Column::Checker => 10,
    }
}

fn shares(columns: &Columns) -> Vec<usize> {
    columns.shown().iter().map(|c| share(*c)).collect()
}

/// A table of HTML of these cells, with the share of the page's width that each column has; the first
/// `n_heads` lines stand on every page.
pub(super) fn table(lines: &[Vec<String>], shares: &[usize], n_heads: usize) -> String {
    const FRAME: &str = "border:.5pt solid windowtext;padding:2pt 4pt;vertical-align:middle";
    let mut out = String::from(HEAD);
    out.push_str("<table style=\"");
    if n_heads > 0 {
        out.push_str("width:100%;");
    }
    out.push_str(
        "border-collapse:collapse;font-family:仿宋_GB2312,仿宋,FangSong;font-size:10.5pt\">\n",
    );
    let all: usize = shares.iter().sum();
    for share in shares {
        let points = share * ROOM / all.max(40);
        let pixels = points * 4 / 3;
        out.push_str(&format!(
            "<col width={pixels} style=\"mso-width-source:userset;width:{points}pt\">"
        ));
    }
    for (line, cells) in lines.iter().enumerate() {
        let (cell, group) = match line < n_heads {
            true => ("th", "thead"),
            false => ("td", "tbody"),
        };
        if line == 0 || line == n_heads {
            out.extend(["<", group, ">\n"]);
        }
        out.push_str("<tr>");
        for words in cells {
            out.extend(["<", cell, " style=\"", FRAME]);
            // Text, not a formula nor a date: Excel and WPS read this.
            if words.parse::<u32>().is_err() {
                out.push_str(";mso-number-format:'\\@'");
            }
            out.push_str("\">");
            let mut inner = String::new();
            let mut cell_words = Runs::new(&mut inner);
            cell_words.push(words);
            cell_words.end();
            // What is pasted has no style sheet.
            out.push_str(&inner.replace("<br>", "<br style=\"mso-data-placement:same-cell\">"));
            out.extend(["</", cell, ">"]);
        }
        out.push_str("</tr>\n");
        if line + 1 == n_heads || line + 1 == lines.len() {
            out.extend(["</", group, ">\n"]);
        }
    }
    out.push_str("</table>\n</div></body></html>\n");
    out
}

/// The cells that are written: the headings, a line a row, the sums.
pub fn lines(rows: &[&LedgerRow], columns: &Columns, language: Language) -> Vec<Vec<String>> {
    let sums = LedgerSums::of(rows.iter().copied(), None);
    let shown = || columns.shown().iter();
    let heads = shown().map(|c| columns.name(*c, language).to_owned());
    let mut lines = vec![heads.collect()];
    lines.extend(cells(rows, columns, language));
    lines.push(shown().map(|c| sum(&sums, *c).of(language)).collect());
    lines
}

fn cells(rows: &[&LedgerRow], columns: &Columns, language: Language) -> Vec<Vec<String>> {
    let shown = || columns.shown().iter();
    let line = |row: &&LedgerRow| shown().map(|c| cell(row, columns, *c, language)).collect();
    rows.iter().map(line).collect()
}

/// What a cell says.
pub fn cell(row: &LedgerRow, columns: &Columns, column: Column, language: Language) -> String {
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
            match sums.duties {
                0 => both(format!("{n}个问题"), count(n, "problem")),
                _ => both(format!("{n}项"), count(n, "row")),
            }
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
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines.len(), 5);
        assert!(lines[0].starts_with("序号\t所属部分\t问题\t"), "{text}");
        assert!(
            lines[1].contains("\t\"一是补课。\n二是测试。\"\t已完成\t'=镇党建办\t"),
            "{text}"
        );
        assert!(
            lines[3].contains("\t2个问题\t3条\t已完成1个\t完成率50%\t"),
            "{text}"
        );
        let n_cells = |line: &&str| line.split('\t').count();
        assert!(lines[..4].iter().map(n_cells).all(|n| n == 8), "{text}");
        assert!(tsv(&rows, &usual(&rows), Language::Chinese).starts_with("序号\t篇名\t"));
        let english = tsv(&rows, &usual(&rows), Language::English);
        let lines: Vec<&str> = english.split("\r\n").collect();
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
    fn cells_alone() {
        let outline = parse(TEXT);
        let rows = ledger(&outline, outline.root().id);
        let rows: Vec<&LedgerRow> = rows.iter().collect();
        let some = |shown: &[Column]| usual(&rows).only(shown);
        let two = some(&[Column::Status, Column::Unit]);
        let text = cells_tsv(&rows, &two, Language::Chinese);
        assert_eq!(text, "已完成\t'=镇党建办\r\n持续推进\t\r\n");
        let html = cells_html(&rows, &two, Language::Chinese);
        assert!(!html.contains("<thead>") && html.matches("<td ").count() == 4);
        let one = cells_tsv(&rows[..1], &some(&[Column::Measures]), Language::Chinese);
        assert_eq!(one, "一是补课。\n二是测试。");
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
        assert_eq!(text.matches("<thead>").count(), 1);
        assert_eq!(text.matches("<col ").count(), 9);
        assert!(
            text.contains("一是补课。<br style=\"mso-data-placement:same-cell\">二是测试。"),
            "{text}"
        );
        let (first, second) = (text.find("会议偏多"), text.find("不深"));
        assert!(first < second, "in the order given");
    }
}
