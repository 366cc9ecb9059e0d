//! What a report says of its own numbers, how far its problems have come, what it is asked.

use super::desk;
use browser_tests::{Page, Result, json, with_page};

/// How the problems stand: six below （一）, five below （二）.
const STATES: [&str; 11] = [
    "已完成整改",
    "已完成整改",
    "已完成整改",
    "基本完成",
    "已完成整改",
    "正在推进",
    "已完成整改",
    "已完成整改",
    "已完成整改",
    "基本完成",
    "正在推进",
];

/// A report of eleven problems that states so many.
fn report(stated: u32) -> String {
    let mut text = format!(
        "白石镇关于巡察整改情况的通报\n反馈{stated}个问题。已完成整改7个，基本完成2个，召开会议3次。\n一、巡察反馈问题整改情况\n（一）党的建设方面\n"
    );
    for (at, state) in STATES.iter().enumerate() {
        if at == 6 {
            text += "（二）服务群众方面\n";
        }
        let n = at + 1;
        text += &format!("{n}.关于{n}号台账记录不全的问题\n整改情况：{state}。\n");
    }
    text + "二、下一步打算\n继续推进整改。\n"
}

/// A report that does not say what its problems are.
const UNTOLD: &str = "北关街道关于巡察整改情况的报告\n一、主要做法\n（一）台账记录不全。已经补录。\n（二）会议数量偏多。已经合并。\n（三）公开更新不快。已经限时。\n二、下一步打算\n继续推进。\n";

/// The claims on the card: words with the verdict.
fn claims(page: &Page) -> Result<Vec<String>> {
    let body = "return [...document.querySelectorAll('.claims .claim')].map(e => \
        e.querySelector('.quote').textContent + ' ' + e.querySelector('.chip').textContent)";
    Ok(desk::strings(&page.eval(body, ())?))
}

/// The value beside a name among the figures.
fn wait_figure(page: &Page, name: &str, n: u32) -> Result {
    let body = "const of = [...document.querySelectorAll('.figures div')]\
        .find(e => e.querySelector('dt').textContent === arguments[0]); \
        return of?.querySelector('dd').textContent === arguments[1]";
    page.wait_until_with(body, json!([name, n.to_string()]))
}

#[test]
pub fn a_stated_number_is_compared_and_gone_to_and_mended() -> Result {
    with_page(|page| {
        desk::open(page, &report(12))?;
        page.wait_text(".claims h2", "1 处不符")?;
        let told = [
            "“12个问题” 实列 11",
            "“已完成整改7个” 相符",
            "“基本完成2个” 相符",
            "“召开会议3次” 无法核对",
        ];
        assert_eq!(claims(page)?, told);
        assert_eq!(page.text(".claims .claim small")?, "文中没有逐项列出");
        page.wait_text(".toast", "处校核意见")?;
        page.click(".claims .claim")?;
        page.wait_text(".row.focus .text", "反馈12个问题")?;
        assert_eq!(page.text(".row.focus mark")?, "12个问题");
        page.wait_for(".claims .picked")?;
        // The same among what is found.
        page.press("F7")?;
        page.wait_text(".checks .picked", "文中称“12个问题”，实列11个。")?;
        page.wait_text(".row.focus .text", "反馈12个问题")?;
        desk::edit(page, "反馈12个问题")?;
        page.press("Home")?;
        for _ in "反馈1".chars() {
            page.press("ArrowRight")?;
        }
        page.press("Delete")?;
        page.type_text("1")?;
        page.wait_gone(".checks .picked")?;
        page.eval("document.querySelector('.tabs button').click()", ())?;
        page.wait_text(".claims .claim .chip", "相符")?;
        assert_eq!(claims(page)?[0], "“11个问题” 相符");
        assert_eq!(page.text(".claims h2")?.trim(), "文中数字");
        Ok(())
    })
}

#[test]
pub fn sums_are_shown() -> Result {
    with_page(|page| {
        let text = report(12).replace("12个问题。", "12个问题，");
        let text = text.replace("2个，召开", "2个，正在推进2个，完成率58.3%。召开");
        desk::open(page, &text)?;
        page.wait_for(".claims")?;
        let sums = page.texts(".claims small")?;
        assert_eq!(sums[0], "7 + 2 + 2 = 11 不符");
        assert!(sums.contains(&"7 ÷ 12 = 58.3% 相符".to_owned()), "{sums:?}");
        assert_eq!(claims(page)?[0], "“12个问题” 实列 11");
        Ok(())
    })
}

#[test]
pub fn progress_by_section_and_by_report() -> Result {
    let second = "\n青山乡关于巡察整改情况的通报\n一、巡察反馈问题整改情况\n1.关于台账不全的问题\n整改情况：已完成整改。\n二、下一步打算\n继续推进整改。\n青山乡\n2024年6月1日\n";
    with_page(|page| {
        let both = format!("{}白石镇\n2024年6月1日\n{second}", report(11));
        desk::open(page, &both)?;
        page.wait_text(".progress .rate", "63.6%")?;
        let numbers = page.texts(".stages .number")?;
        assert_eq!(numbers, ["4 / 6", "3 / 5"]);
        let widths = "return [...document.querySelectorAll('.stages li:first-child i')].map(e => e.style.flexGrow)";
        assert_eq!(page.eval(widths, ())?, json!(["4", "2", "0"]));
        // Each report has its own bar.
        let bars =
            "return [...document.querySelectorAll('.side .entry .bar i')].map(e => e.style.width)";
        assert_eq!(page.eval(bars, ())?, json!(["63%", "100%"]));
        // Each problem has its own dot.
        let row = desk::row(page, "1.关于1号")?;
        let title = page.attribute(&format!("{row} .state"), "title")?;
        assert_eq!(title.as_deref(), Some("整改状态：已完成"));
        // Words change, and all of it follows.
        desk::edit(page, "已完成整改。")?;
        for _ in "已完成整改。".chars() {
            page.press("Backspace")?;
        }
        page.type_text("正在推进。")?;
        page.wait_text(".progress .rate", "54.5%")?;
        page.wait_text(".stages .number", "3 / 6")?;
        page.click(".stages li:nth-child(2) button")?;
        page.wait_text(".row.focus .text", "服务群众方面")
    })
}

#[test]
pub fn what_the_problems_are_is_asked_once() -> Result {
    with_page(|page| {
        desk::open(page, UNTOLD)?;
        page.wait_text(".asking", "二级标题（3个）是问题吗？")?;
        wait_figure(page, "问题", 0)?;
        desk::push(page, "是问题")?;
        wait_figure(page, "问题", 3)?;
        page.wait_gone(".asking")?;
        page.press("Ctrl+z")?;
        wait_figure(page, "问题", 0)?;
        page.wait_for(".asking")?;
        page.press("Ctrl+y")?;
        wait_figure(page, "问题", 3)?;
        page.wait_gone(".asking")?;
        desk::wait_kept(page)?;
        page.reload()?;
        page.wait_for(".row")?;
        wait_figure(page, "问题", 3)?;
        // One row is none after all.
        let row = desk::stand(page, "（二）会议")?;
        page.context_click(&row)?;
        page.wait_for(".menu.at-row")?;
        desk::choose(page, "问题、措施都不是", |css| page.click(css))?;
        wait_figure(page, "问题", 2)?;
        assert_eq!(desk::written(page)?, UNTOLD);
        Ok(())
    })
}

#[test]
pub fn a_reference_that_has_lost_its_target_is_found() -> Result {
    let text = "某某镇关于整改情况的报告\n一、组织情况\n（一）成立专班\n专班已成立。\n（二）压实责任\n按第（一）项分工落实责任。\n二、整改情况\n整改已完成。\n";
    with_page(|page| {
        desk::open(page, text)?;
        desk::stand(page, "（一）成立专班")?;
        page.press("Delete")?;
        page.press("F7")?;
        page.wait_text(".checks", "“第（一）项”所指的内容已不在文中。")?;
        page.eval(
            "[...document.querySelectorAll('.checks .finding')]\
               .find(e => e.textContent.includes('第（一）项')).click()",
            (),
        )?;
        page.wait_text(".row.focus mark", "第（一）项")?;
        page.press("Ctrl+z")?;
        page.wait_until(
            "return !document.querySelector('.checks').textContent.includes('所指的内容')",
        )
    })
}
