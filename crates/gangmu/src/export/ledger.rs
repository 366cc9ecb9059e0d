//! The ledger as a table: HTML for Word, Excel and WPS, words parted by tabs or commas, Markdown.
//! Each has the rows in the order given, behind a line of headings, before their sums; with
//! `reports` the name of each row's report is a column.
//!
//! What begins as a formula does stays text: spreadsheets take a cell of the HTML as text by its
//! format, and one of the plain words by the apostrophe before it.

use super::html::words::Words;
use super::markdown::escape;
use crate::outline::Status;
use crate::report::{LedgerCell, LedgerRow, LedgerSums};

/// What a status is called in the ledger.
pub fn status_name(status: Option<Status>) -> &'static str {
    match status {
        Some(Status::Done) => "已完成",
        Some(Status::Mostly) => "基本完成",
        Some(Status::Ongoing) => "正在推进",
        Some(Status::Standing) => "长期坚持",
        Some(Status::Open) => "未开始",
        None => "",
    }
}

/// Whether the rows are of more than one report.
pub fn has_several_reports(rows: &[LedgerRow]) -> bool {
    rows.windows(2).any(|two| two[0].part != two[1].part)
}

/// Words parted by tabs, a line a row.
pub fn tsv(rows: &[&LedgerRow], reports: bool) -> String {
    parted(rows, reports, '\t', |cell, out| {
        let cell = cell.replace(['\t', '\n', '\r'], " ");
        match cell.starts_with('"') {
            // Else all to the next quote would be one cell.
            true => out.extend(["\"", &cell.replace('"', "\"\""), "\""]),
            false => out.push_str(&cell),
        }
    })
}

/// Words parted by commas, as RFC 4180 has it: a cell of several lines stands in quotes.
pub fn csv(rows: &[&LedgerRow], reports: bool) -> String {
    parted(rows, reports, ',', |cell, out| {
        if cell.contains([',', '"', '\n', '\r']) {
            *out += &format!("\"{}\"", cell.replace('"', "\"\""));
        } else {
            out.push_str(cell);
        }
    })
}

fn parted(rows: &[&LedgerRow], reports: bool, by: char, write: fn(&str, &mut String)) -> String {
    let mut out = String::new();
    for cells in lines(rows, reports) {
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
pub fn markdown(rows: &[&LedgerRow], reports: bool) -> String {
    let mut out = String::new();
    for (line, cells) in lines(rows, reports).into_iter().enumerate() {
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
pub fn html(rows: &[&LedgerRow], reports: bool) -> String {
    const FRAME: &str = "border:.5pt solid windowtext;padding:2pt 4pt;vertical-align:middle";
    let mut out = String::from(
        "<html><head><meta charset=\"utf-8\"></head><body>\n<table style=\"border-collapse:collapse;font-family:仿宋_GB2312,仿宋,FangSong;font-size:10.5pt\">\n",
    );
    for (line, cells) in lines(rows, reports).into_iter().enumerate() {
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
            let mut cell_words = Words::new(&mut out);
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

fn lines(rows: &[&LedgerRow], reports: bool) -> Vec<Vec<String>> {
    const NAMES: [&str; 9] = [
        "序号",
        "篇名",
        "所属部分",
        "问题",
        "整改措施",
        "状态",
        "责任单位/责任人",
        "整改时限",
        "备注",
    ];
    let names = NAMES.map(str::to_owned).to_vec();
    let mut lines = vec![names];
    lines.extend(rows.iter().map(|row| cells(row)));
    lines.push(sums(&LedgerSums::of(rows.iter().copied(), None)));
    if !reports {
        for line in &mut lines {
            line.remove(1);
        }
    }
    lines
}

fn cells(row: &LedgerRow) -> Vec<String> {
    let words = |cell: &Option<LedgerCell>| cell.as_ref().map_or(String::new(), |c| c.text.clone());
    let measures: Vec<&str> = row.measures.iter().map(|m| m.text.as_str()).collect();
    vec![
        row.number.to_string(),
        row.report.clone(),
        row.sections.join("/"),
        row.problem.clone(),
        measures.join("\n"),
        status_name(row.status).to_owned(),
        words(&row.responsible),
        words(&row.deadline),
        words(&row.remark),
    ]
}

fn sums(sums: &LedgerSums) -> Vec<String> {
    let rate = sums.rate().unwrap_or(0);
    let rate = match rate % 10 {
        0 => format!("{}%", rate / 10),
        tenth => format!("{}.{tenth}%", rate / 10),
    };
    vec![
        "合计".to_owned(),
        String::new(),
        String::new(),
        format!("{}个问题", sums.problems),
        format!("{}条", sums.measures),
        format!("已完成{}个", sums.done),
        format!("完成率{rate}"),
        String::new(),
        String::new(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::ledger;
    use crate::syntax::parse;

    const TEXT: &str = "关于整改情况的报告\n一、整改情况\n1.关于<学习>不深的问题\n责任单位：=镇党建办\n整改情况：已完成整改。一是补课。二是测试。\n2.关于会议偏多的问题\n整改情况：正在推进。一是合并会议。\n";

    #[test]
    fn words_parted_by_tabs() {
        let outline = parse(TEXT);
        let rows = ledger(&outline, outline.root().id);
        let rows: Vec<&LedgerRow> = rows.iter().collect();
        let text = tsv(&rows, false);
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
        assert!(tsv(&rows, true).starts_with("序号\t篇名\t"));
    }

    /// A spreadsheet reads the cells that were written.
    #[test]
    fn cells_are_read_as_written() {
        let text = "一、整改情况\n1.\"两张皮\"问题\n责任单位：\"甲\n整改情况：一是说\"好\"。\n2.乙\n责任单位：丙\"丁\n";
        let outline = parse(text);
        let rows = ledger(&outline, outline.root().id);
        let rows: Vec<&LedgerRow> = rows.iter().collect();
        let written = tsv(&rows, true);
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.has_headers(false).delimiter(b'\t');
        let records = reader.from_reader(written.as_bytes()).into_records();
        let read = records.map(|r| r.expect("a line").iter().map(str::to_owned).collect());
        let read: Vec<Vec<String>> = read.collect();
        assert_eq!(read, lines(&rows, true));
        assert!(written.contains("\t\"\"\"甲\"\t"), "{written}");
    }

    #[test]
    fn words_parted_by_commas() {
        let outline = parse(&TEXT.replace("会议", "\"会,议\""));
        let rows = ledger(&outline, outline.root().id);
        let rows: Vec<&LedgerRow> = rows.iter().collect();
        let text = csv(&rows, false);
        assert!(text.starts_with("序号,所属部分,问题,"), "{text}");
        assert!(
            text.contains(",\"补课。\n测试。\",已完成,'=镇党建办,"),
            "{text}"
        );
        assert!(text.contains(",\"关于\"\"会,议\"\"偏多的问题\","), "{text}");
    }

    #[test]
    fn a_table_of_markdown() {
        let outline = parse(&TEXT.replace("会议", "会|议*"));
        let rows = ledger(&outline, outline.root().id);
        let rows: Vec<&LedgerRow> = rows.iter().collect();
        let text = markdown(&rows, false);
        let n_cells = |line: &str| line.replace("\\|", "").matches('|').count();
        assert!(text.lines().all(|line| n_cells(line) == 9), "{text}");
        assert!(text.contains("| 补课。<br>测试。 | 已完成 |"), "{text}");
        assert!(text.contains("会\\|议\\*偏多"), "{text}");
    }

    #[test]
    fn a_table_of_text() {
        let outline = parse(TEXT);
        let rows = ledger(&outline, outline.root().id);
        let rows: Vec<&LedgerRow> = rows.iter().rev().collect();
        let text = html(&rows, true);
        assert!(text.contains("关于&lt;学习&gt;不深的问题"), "{text}");
        assert!(text.contains("'\\@'\">=镇党建办</td>"), "{text}");
        assert_eq!(text.matches("<tr>").count(), 4);
        let (first, second) = (text.find("会议偏多"), text.find("不深"));
        assert!(first < second, "in the order given");
    }
}
