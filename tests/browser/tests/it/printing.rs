//! What comes out on paper by the browser's own command, read from the PDF.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{Error, Page, Result, json, with_page};

use unicode_normalization::UnicodeNormalization;

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

/// A PDF may give 一 as the radical that looks like it.
fn dense(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
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

#[test]
fn the_ledger_is_printed_across_with_its_heads_on_every_sheet() -> Result {
    with_page(|page| {
        let problems: String = (1..=60)
            .map(|n| format!("{n}.关于第{n}件事不实的问题\n责任单位：甲局。已完成整改。\n"))
            .collect();
        desk::open(
            page,
            &format!("某局关于整改情况的报告\n一、整改情况\n{problems}"),
        )?;
        desk::push(page, "台账")?;
        page.wait_for(".ledger .lrow[data-id]")?;
        let (paper, n_sheets) = printed(page)?;
        for n in 1..=60 {
            let row = format!("关于第{n}件事不实");
            assert!(paper.contains(&row), "{row}: {paper}");
        }
        assert!(n_sheets > 1);
        assert_eq!(paper.matches("责任单位").count(), n_sheets, "{paper}");
        Ok(())
    })
}
