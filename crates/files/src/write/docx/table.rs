//! Tables: those of the text, and the ledger.

use super::block::words;
use super::{mm, twips};
use crate::write::{Job, Options};
use gangmu::export::format::PAPER_MM;
use gangmu::export::{LedgerPage, ledger};
use gangmu::text::both;
use std::fmt::Write;

/// A table of the text: as many columns as its longest row has, as wide as their words are.
pub fn of_text(rows: Vec<Vec<String>>, options: &Options, out: &mut String) {
    let n = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        let half = |c: char| if c.is_ascii() { 1 } else { 2 };
        let widths = cells
            .flat_map(|c| c.lines())
            .map(|l| l.chars().map(half).sum::<usize>());
        widths.max().unwrap_or(0).clamp(4, 40)
    };
    let shares: Vec<usize> = (0..n).map(widest).collect();
    let heads = usize::from(rows.len() > 2);
    write(
        &rows,
        &shares,
        heads,
        twips(options.format.type_width_pt()),
        out,
    );
}

/// The ledger below what it is called, on pages across or not, and on a page of its own if it `breaks`.
pub fn of_ledger(job: &Job<'_>, across: bool, breaks: bool, out: &mut String) {
    let page = LedgerPage {
        rows: job.rows,
        columns: job.columns,
        language: job.language,
    };
    let columns = page.columns();
    let lines = ledger::lines(&page.all(), &columns, job.language);
    let shares: Vec<usize> = columns.shown().iter().map(|c| ledger::share(*c)).collect();
    let m = job.options.format.margins_mm;
    let width = match across {
        true => mm(PAPER_MM.1 - m.top - m.bottom),
        false => twips(job.options.format.type_width_pt()),
    };
    let title = match job.title {
        "" => both("问题整改台账", "Ledger").of(job.language),
        title => title,
    };
    let breaks = if breaks { "<w:pageBreakBefore/>" } else { "" };
    let _ = write!(
        out,
        "<w:p><w:pPr><w:pStyle w:val=\"Title\"/>{breaks}</w:pPr><w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>"
    );
    words(title, "t", out);
    out.push_str("</w:r></w:p>");
    write(&lines, &shares, 1, width, out);
}

/// A table of that width, whose columns share it; its first `heads` rows stand on every page.
fn write(rows: &[Vec<String>], shares: &[usize], heads: usize, width: i32, out: &mut String) {
    let all: usize = shares.iter().sum();
    let widths: Vec<usize> = shares
        .iter()
        .map(|s| s * width as usize / all.max(1))
        .collect();
    let _ = write!(
        out,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
        widths.iter().sum::<usize>()
    );
    for width in &widths {
        let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    out.push_str("</w:tblGrid>");
    for (at, row) in rows.iter().enumerate() {
        let is_head = at < heads;
        out.push_str("<w:tr><w:trPr><w:cantSplit/>");
        if is_head {
            out.push_str("<w:tblHeader/>");
        }
        out.push_str("</w:trPr>");
        let style = if is_head { "TableHead" } else { "TableText" };
        for (column, width) in widths.iter().enumerate() {
            let _ = write!(
                out,
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>"
            );
            let cell = row.get(column).map_or("", String::as_str);
            // A cell has a paragraph, even where it has no words.
            for line in cell.split('\n') {
                let _ = write!(out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>");
                let line = line.trim_end_matches('\r');
                if !line.is_empty() {
                    out.push_str("<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>");
                    words(line, "t", out);
                    out.push_str("</w:r>");
                }
                out.push_str("</w:p>");
            }
            out.push_str("</w:tc>");
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

/// What stands behind a table that nothing else does: Word wants a paragraph there.
pub fn close(out: &mut String) {
    if out.ends_with("</w:tbl>") {
        out.push_str("<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>");
    }
}
