//! What comes out on paper by the browser's own command, read from the PDF.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{Error, Page, Result, json, with_page};

use super::desk;

/// The words on paper, without the space between them, and how many sheets there are.
fn printed(page: &Page) -> Result<(String, usize)> {
    let made = page.cdp("Page.printToPDF", json!({"preferCSSPageSize": true}))?;
    let bytes = STANDARD.decode(made["data"].as_str().unwrap_or_default());
    let bytes = bytes.map_err(|e| Error(format!("no PDF: {e}")))?;
    let pages = pdf_extract::extract_text_from_mem_by_pages(&bytes);
    let pages = pages.map_err(|e| Error(format!("no text: {e}")))?;
    Ok((dense(&pages.concat()), pages.len()))
}

fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_row_of_the_report_is_printed_as_it_is_copied() -> Result {
    with_page(|page| {
        let (text, _) = desk::compilations().swap_remove(0);
        desk::open(page, &text)?;
        let (copied, _) = desk::copy(page)?;
        let (paper, n_sheets) = printed(page)?;
        let mut from = 0;
        for line in copied.lines().map(dense).filter(|line| !line.is_empty()) {
            // The number of a page may stand in a paragraph that goes on behind it.
            let whole = paper[from..].find(&line).map(|at| from + at + line.len());
            let end: String = line
                .chars()
                .rev()
                .take(8)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            let behind = || Some(from + paper[from..].find(&end)? + end.len());
            from = whole
                .or_else(behind)
                .ok_or_else(|| Error(format!("not printed: {line}")))?;
        }
        assert!(
            n_sheets > 1 && !paper.contains("本机保存"),
            "{n_sheets} {paper}"
        );
        // The page is as it was.
        page.wait_gone("#gangmu-paper")?;
        page.wait_for(".row .text")
    })
}
