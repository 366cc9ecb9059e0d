//! Several reports made one, and the briefs that write themselves, in the page.

use browser_tests::{Page, Result, with_page};

use super::desk::{self, open};

const TEXT: &str = "甲镇关于巡察整改情况的报告\n一、政治建设方面\n1.关于学习不深的问题\n责任单位：党建办\n整改情况：已完成整改。一是补课。\n二、组织建设方面\n1.关于台账不全的问题\n责任单位：财政所\n整改情况：正在推进。一是补登。\n乙镇关于巡察整改情况的报告\n一、组织建设方面\n1.关于会议偏多的问题\n责任单位：财政所\n整改情况：已完成整改。一是合并会议。\n二、政治建设方面\n1.关于宣传不足的问题\n整改情况：正在推进。一是宣讲。\n";

fn report(page: &Page, nth: u8) -> Result {
    let entry = format!(".side ul:first-of-type li:nth-child({nth}) .entry");
    page.wait_for(&entry)?;
    page.click(&entry)
}

#[test]
pub fn reports_become_one_and_it_follows_them() -> Result {
    with_page(|page| {
        open(page, TEXT)?;
        desk::command(page, "各篇问题合成一篇")?;
        page.wait_for(".merge .sides")?;
        desk::push(page, "按状态")?;
        page.wait_text(".merge section:nth-child(2) .group", "已完成的整改事项")?;
        let before = page.texts(".merge section:first-child li .name")?;
        assert_eq!(before.len(), 4, "{before:?}");
        let sums = page.texts(".merge h3 span")?;
        assert!(
            sums[0].starts_with("4 个问题 · 4 条措施 · 正文 "),
            "{sums:?}"
        );
        assert_eq!(sums[0], sums[1], "nothing is lost");
        // What the pointer is on is set off on both sides.
        page.hover(".merge section:first-child li[data-pair]")?;
        page.wait_until("return document.querySelectorAll('.merge li.pointed').length === 2")?;
        desk::push(page, "合成一篇")?;
        page.wait_text(".toast", "已将 2 篇的 4 个问题合成一篇")?;
        page.wait_text(".top .title", "各单位整改问题汇编")?;
        page.wait_text(".row.body .text", "2篇报告共有问题4个")?;
        assert_eq!(page.count(".stale")?, 0);
        // A copy leads to its problem.
        page.wait_text(".row .origin", "甲镇")?;
        page.click(".row .origin")?;
        page.wait_text(".top .title", "甲镇关于巡察整改情况的报告")?;
        desk::edit(page, "1.关于台账不全的问题")?;
        page.press("End")?;
        page.type_text("（新）")?;
        page.press("Escape")?;
        report(page, 3)?;
        page.wait_text(".stale", "改动 1 个")?;
        desk::push(page, "更新…")?;
        page.wait_text(".merge .said", "改动 1 个")?;
        assert_eq!(page.texts(".merge em")?, ["改动"]);
        desk::push(page, "更新")?;
        page.wait_gone(".stale")?;
        page.wait_until("return document.querySelector('.rows').textContent.includes('关于台账不全的问题（新）')")?;
        page.press("Ctrl+z")?;
        page.wait_for(".stale")
    })
}

#[test]
pub fn a_brief_writes_itself_by_ones_own_patterns() -> Result {
    with_page(|page| {
        open(page, TEXT)?;
        desk::push(page, "总览")?;
        page.wait_text(".brief p", "2篇报告共有问题4个")?;
        desk::push(page, "句式…")?;
        page.wait_for(".patterns textarea")?;
        page.click(".patterns textarea")?;
        page.press("Ctrl+a")?;
        page.type_text("{篇数}个镇的{问题}个问题，办结{已完成}个[，未开始{未开始}个]。")?;
        page.press("Tab")?;
        page.wait_text(".pattern p", "2个镇的4个问题，办结2个。")?;
        desk::push(page, "完成")?;
        page.wait_gone(".patterns")?;
        page.wait_text(".brief p", "2个镇的4个问题，办结2个。")?;
        desk::push(page, "复制概述")?;
        page.wait_text(".toast", "已复制概述")?;
        let (plain, html) = page.clipboard()?;
        assert!(
            plain.starts_with("　　2个镇的4个问题，办结2个。\n"),
            "{plain}"
        );
        assert!(html.contains("办结2个"), "{html}");
        desk::push(page, "提纲")?;
        report(page, 1)?;
        desk::command(page, "写入概述")?;
        page.wait_text(".toast", "已写入概述")?;
        // One report alone has no number of reports to tell.
        let text = desk::written(page)?;
        assert!(
            text.contains(
                "\n　　按问题类别分，政治建设方面问题1个，已完成整改1个；组织建设方面问题1个。\n"
            ),
            "{text}"
        );
        page.press("Ctrl+z")?;
        page.wait_until(
            "return !document.querySelector('.rows').textContent.includes('按问题类别分')",
        )
    })
}
