//! The ledger and what is around it: several reports, the outline, small screens, many rows.

use browser_tests::{Options, Result, with_page};

use super::desk;
use super::ledger::{TEXT, cell, open, rows, totals, wait_numbers};

const SECOND: &str = "
石桥镇关于整改情况的报告
一、整改情况
1.关于考勤不严的问题
责任单位：石桥镇党政办
整改情况：正在推进。一是每日通报。
2.关于公开不够的问题
整改情况：已完成整改。一是限时公开。
";

#[test]
pub fn one_ledger_for_a_compilation() -> Result {
    with_page(|page| {
        open(page, &format!("{TEXT}{SECOND}"))?;
        assert_eq!(rows(page)?.len(), 8);
        desk::push(page, "全部各篇")?;
        wait_numbers(page, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10])?;
        assert_eq!(
            page.text(".lrow[aria-rowindex='10'] .c-report .said")?,
            "石桥镇关于整改情况的报告"
        );
        let groups = page.texts(".groups li")?;
        assert_eq!(groups.len(), 2, "{groups:?}");
        assert!(
            groups[0].contains("3/8") && groups[0].contains("13 条措施"),
            "{groups:?}"
        );
        assert!(
            groups[1].contains("1/2") && groups[1].contains("50%"),
            "{groups:?}"
        );
        assert!(totals(page)?.contains("10 个问题"));
        // A report of the list is shown alone.
        page.click(".side ul:first-of-type li:nth-child(2) .entry")?;
        wait_numbers(page, &[1, 2])?;
        page.wait_text(".lrow.current", "关于考勤不严")
    })
}

#[test]
pub fn the_outline_is_gathered_by_status() -> Result {
    with_page(|page| {
        open(page, TEXT)?;
        let status = cell(page, "关于资料归档", "c-status")?;
        page.click(&format!("{status} .tick"))?;
        page.wait_text(".rate strong", "50%")?;
        desk::push(page, "按状态归并…")?;
        page.wait_for(".dialog .lines")?;
        desk::push(page, "归并")?;
        page.wait_gone(".dialog")?;
        page.wait_until(
            "return [...document.querySelectorAll('.lrow[data-id]')].find(r => r.textContent.includes('关于资料归档'))\
               .querySelector('.c-section').textContent.includes('已完成')",
        )?;
        assert!(page.text(".sentence span")?.contains("反馈的8个问题"));
        page.press("Ctrl+z")?;
        page.wait_until(
            "return [...document.querySelectorAll('.lrow[data-id]')].find(r => r.textContent.includes('关于资料归档'))\
               .querySelector('.c-section').textContent.includes('持续推进')",
        )?;
        assert_eq!(desk::copy(page)?.0, TEXT);
        Ok(())
    })
}

#[test]
pub fn a_status_is_written_into_the_text() -> Result {
    with_page(|page| {
        open(page, TEXT)?;
        let status = cell(page, "关于资产台账", "c-status")?;
        page.click(&format!("{status} .tick"))?;
        page.wait_for(&format!("{status}.typed"))?;
        desk::push(page, "写入正文")?;
        page.wait_for(&format!("{status}:not(.typed)"))?;
        let (text, _) = desk::copy(page)?;
        assert!(
            text.contains("整改情况：已完成整改。一是逐村清查资产。"),
            "{text}"
        );
        assert!(
            text.contains("整改情况：持续推进。一是入户宣讲。"),
            "{text}"
        );
        page.press("Ctrl+z")?;
        page.wait_for(&format!("{status}.typed"))?;
        assert_eq!(desk::copy(page)?.0, TEXT);
        Ok(())
    })
}

#[test]
pub fn a_card_a_problem_on_a_small_screen() -> Result {
    Options::new().size(360, 740).with_page(|page| {
        open(page, TEXT)?;
        page.wait_until("return document.documentElement.scrollWidth <= innerWidth")?;
        let card = page.rect(".lrow[data-id]")?;
        assert!(card.width <= 360.0 && card.height > 100.0, "{card:?}");
        let status = cell(page, "关于理论学习", "c-status")?;
        page.click(&format!("{status} .tick"))?;
        page.wait_text(".rate strong", "25%")
    })
}

#[test]
pub fn a_long_ledger_is_a_window_of_rows() -> Result {
    let problem = |n: usize| {
        format!(
            "{n}.关于第{n}类事项办理不及时的问题\n责任单位：第{}办公室\n整改情况：正在推进。一是逐项核对。\n",
            n % 20
        )
    };
    let problems: String = (1..=900).map(problem).collect();
    let text = format!("某局关于整改情况的报告\n一、整改情况\n{problems}");
    with_page(|page| {
        open(page, &text)?;
        assert!(page.count(".lrow[data-id]")? < 80);
        page.press("Ctrl+End")?;
        page.wait_text(".lrow.current", "关于第900类")?;
        page.wait_for(".lrow.current .cell:focus")?;
        let (row, sums) = (page.rect(".lrow.current")?, page.rect(".lrow.totals")?);
        assert!(row.y + row.height <= sums.y + 1.0, "{row:?} {sums:?}");
        // The current row stays though it is far from what is shown.
        page.eval("document.querySelector('.ledger .grid').scrollTop = 0", ())?;
        page.wait_text(".ledger .grid", "关于第1类")?;
        page.press("ArrowUp")?;
        page.wait_text(".lrow.current", "关于第899类")?;
        page.wait_for(".lrow.current .cell:focus")
    })
}
