//! The ledger and what is around it: several reports, the outline, small screens, many rows.

use browser_tests::{Error, Options, Page, Result, with_page};

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
        desk::scope(page, "全部各篇")?;
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
        // A report of the list leads to its rows; of it alone they are two.
        page.click(".side ul:first-of-type li:nth-child(2) .entry")?;
        page.wait_text(".lrow.current", "关于考勤不严")?;
        assert_eq!(rows(page)?.len(), 10);
        desk::scope(page, "本篇")?;
        wait_numbers(page, &[1, 2])
    })
}

/// The heads of the columns, in order.
fn heads(page: &Page) -> Result<Vec<String>> {
    page.texts(".lrow.head button")
}

#[test]
pub fn columns_are_chosen_ordered_and_kept() -> Result {
    const ROLES: &str = "关于督察反馈问题整改情况的报告\n一、整改情况\n1.关于管网不全的问题\n问题表现：缺管网4公里。\n责任领导：副镇长周某\n责任单位：镇建设办\n验收单位：县住建局\n整改时限：2025年12月底前，并长期坚持\n整改情况：正在推进。一是按月调度。\n2.关于焚烧反弹的问题\n责任单位：镇农业办\n整改情况：已完成整改。\n";
    with_page(|page| {
        open(page, ROLES)?;
        let usual = [
            "序号",
            "所属部分",
            "问题",
            "整改措施",
            "状态",
            "责任领导",
            "责任单位/责任人",
            "整改时限",
            "验收单位",
            "备注",
        ];
        assert_eq!(heads(page)?, usual);
        // The menu has the focus, a line a column.
        desk::push(page, "列…")?;
        page.wait_for(".menu.columns input:focus")?;
        let line = |name: &str, act: &str| {
            let body = "return [...document.querySelectorAll('.menu.columns li')]\
                .find(l => l.textContent.trim() === arguments[0]).querySelector('input').dataset.col";
            let column = page.eval(body, name)?;
            let column = column.as_str().unwrap_or_default().to_owned();
            Ok::<_, Error>(format!(".menu.columns .{act}[data-col='{column}']"))
        };
        page.click(&line("问题表现", "show")?)?;
        page.wait_until("return document.querySelectorAll('.lrow.head button').length === 11")?;
        page.click(&line("备注", "show")?)?;
        page.wait_until("return document.querySelectorAll('.lrow.head button').length === 10")?;
        // An arrow keeps the focus while its line moves.
        let earlier = line("问题表现", "earlier")?;
        page.click(&earlier)?;
        page.wait_for(&format!("{earlier}:focus"))?;
        page.press("Enter")?;
        let wanted = "return [...document.querySelectorAll('.lrow.head button')].at(-3).textContent === '问题表现'";
        page.wait_until(wanted)?;
        page.press("Escape")?;
        page.wait_gone(".menu.columns")?;
        page.wait_for(".levels .anchor [aria-expanded=false]:focus")?;
        // Its cells are typed, found, and copied like others.
        let own = cell(page, "关于焚烧", "c-own")?;
        page.click(&own)?;
        page.wait_for(&format!("{own} .cell-field:focus"))?;
        page.type_text("火点3处")?;
        page.press("Enter")?;
        page.wait_text(&format!("{own}.typed"), "火点3处")?;
        desk::push(page, "复制台账")?;
        page.wait_for(".toast")?;
        desk::wait_kept(page)?;
        page.reload()?;
        page.wait_for(".row")?;
        page.press("F9")?;
        page.wait_for(".ledger .lrow[data-id]")?;
        let mut kept = usual.map(str::to_owned).to_vec();
        kept.pop();
        kept.insert(7, "问题表现".to_owned());
        assert_eq!(heads(page)?, kept);
        desk::push(page, "列…")?;
        desk::push(page, "恢复默认")?;
        page.wait_until(
            "return document.querySelectorAll('.lrow.head button').length === 10 \
            && !document.querySelector('.lrow.head .c-own')",
        )?;
        Ok(())
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
        assert_eq!(desk::copy_by_key(page)?.0, TEXT);
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
        page.wait_for(".dialog")?;
        page.click(".dialog .primary")?;
        page.wait_for(&format!("{status}:not(.typed)"))?;
        let (text, _) = desk::copy_by_key(page)?;
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
        assert_eq!(desk::copy_by_key(page)?.0, TEXT);
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
        page.wait_text(".rate strong", "25%")?;
        // The menu of columns fits the screen; what a card has no room for stands in its detail.
        desk::push(page, "列…")?;
        page.wait_for(".menu.columns input:focus")?;
        let menu = page.rect(".menu.columns")?;
        assert!(menu.x >= 0.0 && menu.x + menu.width <= 360.0, "{menu:?}");
        page.click(".menu.columns .show[data-col='14']")?;
        page.press("Escape")?;
        page.wait_gone(".menu.columns")?;
        let measures = cell(page, "关于会议偏多", "c-measures")?;
        page.click(&format!("{measures} .n"))?;
        page.wait_text(".detail .other", "整改进展：已完成整改")?;
        page.wait_until("return document.documentElement.scrollWidth <= innerWidth")
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
        page.wait_for(".lrow.current .cell :focus")?;
        let (row, sums) = (page.rect(".lrow.current")?, page.rect(".lrow.totals")?);
        assert!(row.y + row.height <= sums.y + 1.0, "{row:?} {sums:?}");
        // The current row stays though it is far from what is shown.
        page.eval("document.querySelector('.ledger .grid').scrollTop = 0", ())?;
        page.wait_text(".ledger .grid", "关于第1类")?;
        page.press("ArrowUp")?;
        page.wait_text(".lrow.current", "关于第899类")?;
        page.wait_for(".lrow.current .cell :focus")
    })
}
