//! The overview of a compilation in the page.

use browser_tests::{Options, Page, Result, with_page};

use super::desk::{self, open};

const TEXT: &str = "乙镇关于巡察整改情况的通报\n巡察反馈3个问题。\n一、整改情况\n1.关于学习不深的问题\n责任单位：党建办\n整改情况：已完成整改。一是补课。\n2.关于台账不全的问题\n责任单位：党建办、财政所\n整改时限：2025年3月底前\n整改情况：正在推进。\n乙镇党委\n2025年2月10日\n甲镇关于巡察整改情况的报告\n一、整改情况\n1.关于会议偏多的问题\n整改情况：已完成整改。\n";

fn show(page: &Page) -> Result {
    open(page, TEXT)?;
    desk::push(page, "总览")?;
    page.wait_for(".overview tbody tr:not(.space)")
}

fn cells(page: &Page, row: usize) -> Result<Vec<String>> {
    let row = format!(
        ".overview .by-report tr:not(.space):nth-of-type({}) > *",
        row + 1
    );
    page.texts(&row)
}

#[test]
pub fn reports_are_told_apart_and_summed_up() -> Result {
    with_page(|page| {
        show(page)?;
        // What the reader finds comes behind.
        page.wait_until("return !document.querySelector('.by-report').textContent.includes('…')")?;
        let first = cells(page, 1)?;
        assert_eq!(&first[..2], ["1", "乙镇关于巡察整改情况的通报"]);
        assert_eq!(&first[3..6], ["2", "1", "1"], "{first:?}");
        assert_eq!(first[8], "1", "3 are announced: {first:?}");
        let second = cells(page, 2)?;
        assert_eq!(second[10], "署名、日期", "{second:?}");
        let all = page.texts(".overview tfoot td")?;
        assert!(all.iter().any(|t| t == "3"), "{all:?}");
        assert!(page.text(".overview .units")?.contains("财政所"));
        // By words, then back.
        page.click(".overview thead .name button")?;
        page.wait_text(".overview tbody tr:not(.space) .name", "甲镇")?;
        page.click(".overview thead .name button")?;
        page.wait_text(".overview tbody tr:not(.space) .name", "乙镇")
    })
}

#[test]
pub fn a_figure_leads_to_what_it_is_of() -> Result {
    with_page(|page| {
        show(page)?;
        page.click(".overview tbody tr:not(.space) td:nth-child(4) button")?;
        page.wait_for(".ledger .lrow")?;
        desk::push(page, "总览")?;
        page.wait_for(".overview tbody tr:not(.space)")?;
        page.click(".overview tbody tr:not(.space) .name button")?;
        page.wait_text(".top .title", "乙镇关于巡察整改情况的通报")
    })
}

#[test]
pub fn it_is_copied_as_a_table() -> Result {
    with_page(|page| {
        show(page)?;
        desk::push(page, "复制总览")?;
        page.wait_text(".toast", "已复制总览 2 篇")
    })
}

#[test]
pub fn a_thousand_reports_are_a_window_of_rows() -> Result {
    let one = "关于巡察整改情况的报告\n一、整改情况\n1.关于学习不深的问题\n整改情况：已完成整改。\n某镇党委\n2025年2月10日\n";
    let text: String = (1..=1000).map(|n| format!("第{n}镇{one}\n")).collect();
    let page = Options::new().open()?;
    open(&page, &text)?;
    desk::push(&page, "总览")?;
    page.wait_for(".overview tbody tr:not(.space)")?;
    let n = page.count(".overview tbody tr")?;
    assert!(n < 100, "{n} rows");
    page.eval(
        "document.querySelector('.overview .body').scrollTop = 1e6; return 0",
        (),
    )?;
    page.wait_until(
        "return [...document.querySelectorAll('.overview tbody .number')].some(e => e.textContent === '1000')",
    )?;
    assert!(page.count(".overview tbody tr")? < 100);
    page.close()
}
