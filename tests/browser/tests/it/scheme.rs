//! Choosing how headings are numbered.

use super::desk;
use browser_tests::{Page, Result, json, with_page};

const REPORT: &str = "某某镇关于整改情况的报告\n一、组织情况\n（一）成立专班\n专班已成立。\n（二）压实责任\n责任已压实。\n二、整改情况\n（一）台账不全\n已补齐。\n（二）公开不够\n已公开，见第（一）项。\n三、下一步打算\n继续推进。\n";

/// Chooses a value in the field of that name.
fn choose(page: &Page, label: &str, value: &str) -> Result {
    let field = format!(".scheme select[aria-label='{label}']");
    page.wait_for(&field)?;
    page.one(
        &field,
        "e.focus(); e.value = arguments[1]; e.dispatchEvent(new Event('change', {bubbles: true}))",
        json!(value),
    )?;
    // Drawn anew, the field still has it.
    let stays = "return document.querySelector(arguments[0])?.dataset.value === arguments[1] && \
                 document.querySelector(arguments[0]).value === arguments[1]";
    page.wait_until_with(stays, json!([field, value]))
}

fn ask(page: &Page) -> Result {
    page.click(".levels .numbers")?;
    page.wait_for(".scheme select:focus")
}

#[test]
pub fn one_choice_changes_every_marker_and_one_undo_takes_it_back() -> Result {
    with_page(|page| {
        desk::open(page, REPORT)?;
        page.press("Ctrl+k")?;
        page.type_text("序号的写法")?;
        page.wait_for(".commands .chosen")?;
        page.press("Enter")?;
        page.wait_for(".scheme select:focus")?;
        page.wait_text(".scheme .tally", "序号不变")?;
        choose(page, "二级全角半角", "")?;
        page.wait_text(".scheme .tally", "将改动 4 处序号")?;
        page.wait_text(".sample li:nth-child(2) b", "(一)")?;
        page.wait_text(".sample li:nth-child(2) del", "（一）")?;
        page.press("Enter")?;
        page.wait_gone(".scheme")?;
        desk::row(page, "(一)成立专班")?;
        let after = REPORT
            .replace("（一）成", "(一)成")
            .replace("（二）压", "(二)压")
            .replace("（一）台", "(一)台")
            .replace("（二）公", "(二)公");
        assert_eq!(desk::copy_by_key(page)?.0, after);
        page.press("Ctrl+z")?;
        desk::row(page, "（一）成立专班")?;
        assert_eq!(desk::copy_by_key(page)?.0, REPORT);
        Ok(())
    })
}

#[test]
pub fn numbers_run_on_and_what_refers_to_them_follows() -> Result {
    with_page(|page| {
        desk::open(page, REPORT)?;
        ask(page)?;
        choose(page, "二级编号方式", "1")?;
        page.wait_text(".scheme .tally", "将改动 2 处序号")?;
        desk::push(page, "确定")?;
        page.wait_gone(".scheme")?;
        desk::row(page, "（四）公开不够")?;
        let after = REPORT
            .replace("（一）台", "（三）台")
            .replace("（二）公", "（四）公")
            .replace("见第（一）项", "见第（三）项");
        assert_eq!(desk::copy_by_key(page)?.0, after);
        // It is the report's own way from then on.
        desk::stand(page, "（二）压实责任")?;
        page.press("Delete")?;
        desk::row(page, "（三）公开不够")?;
        page.wait_text(".ref", "第（二）项")
    })
}

#[test]
pub fn presets_and_ways_out() -> Result {
    let dirty = "某某镇关于整改情况的报告\n一．组织情况\n(一)成立专班\n1、定人\n(二)压实责任\n二．整改情况\n已完成。\n";
    with_page(|page| {
        desk::open(page, dirty)?;
        ask(page)?;
        desk::push(page, "公文格式（GB/T 9704）")?;
        page.wait_for(".presets .button:first-child[aria-pressed=true]")?;
        page.wait_text(".scheme .tally", "将改动 5 处序号")?;
        page.press("Escape")?;
        page.wait_gone(".scheme")?;
        assert_eq!(desk::copy_by_key(page)?.0, dirty);
        ask(page)?;
        desk::push(page, "公文格式（GB/T 9704）")?;
        desk::push(page, "确定")?;
        page.wait_gone(".scheme")?;
        desk::row(page, "（二）压实责任")?;
        let clean = "某某镇关于整改情况的报告\n一、组织情况\n（一）成立专班\n1.定人\n（二）压实责任\n二、整改情况\n已完成。\n";
        assert_eq!(desk::copy_by_key(page)?.0, clean);
        ask(page)?;
        desk::push(page, "原稿写法")?;
        desk::push(page, "确定")?;
        desk::row(page, "(二)压实责任")?;
        assert_eq!(desk::copy_by_key(page)?.0, dirty);
        // Two levels alike cannot be told apart, and are not taken.
        ask(page)?;
        choose(page, "三级写法", "（一）")?;
        page.wait_text(".scheme .tally", "分不清级别")?;
        page.wait_for(".scheme .primary:disabled")?;
        page.press("Enter")?;
        page.wait_for(".scheme")?;
        desk::push(page, "取消")?;
        page.wait_gone(".scheme")
    })
}

#[test]
pub fn hands_off_leaves_numbers_as_they_are() -> Result {
    with_page(|page| {
        desk::open(page, REPORT)?;
        ask(page)?;
        page.click(".scheme .switch")?;
        page.wait_for(".scheme input:checked")?;
        desk::push(page, "确定")?;
        page.wait_for(".levels .numbers.off")?;
        desk::stand(page, "（一）成立专班")?;
        page.press("Alt+ArrowDown")?;
        page.wait_until(
            "return document.querySelector('.row.l2')?.innerText.startsWith('（二）')",
        )?;
        let moved = REPORT.replace(
            "（一）成立专班\n专班已成立。\n（二）压实责任\n责任已压实。\n",
            "（二）压实责任\n责任已压实。\n（一）成立专班\n专班已成立。\n",
        );
        assert_eq!(desk::copy_by_key(page)?.0, moved);
        page.press("Ctrl+z")?;
        page.press("Ctrl+z")?;
        page.wait_gone(".levels .numbers.off")?;
        assert_eq!(desk::copy_by_key(page)?.0, REPORT);
        Ok(())
    })
}

#[test]
pub fn the_focus_stays_within_and_comes_back() -> Result {
    with_page(|page| {
        desk::open(page, REPORT)?;
        let row = desk::stand(page, "（二）压实责任")?;
        page.press("Ctrl+k")?;
        page.type_text("xhxf")?;
        page.wait_for(".commands .chosen")?;
        page.press("Enter")?;
        page.wait_for(".scheme select:focus")?;
        // Round once, and one back.
        let stops = page.count(".scheme select:enabled, .scheme input, .scheme button:enabled")?;
        for _ in 0..stops {
            page.press("Tab")?;
            page.wait_for(".scheme :focus")?;
        }
        page.wait_for("[aria-label='一级写法']:focus")?;
        page.press("Shift+Tab")?;
        page.wait_for(".presets .button:last-child:focus")?;
        page.press("Tab")?;
        // A field is turned by the keyboard alone.
        page.press("ArrowDown")?;
        page.wait_for("[aria-label='一级写法'][data-value='一.']")?;
        page.press("Escape")?;
        page.wait_for(&format!("{row}:focus"))?;
        let names = page.eval(
            "return [...document.querySelectorAll('.row .marker')].map(e => e.textContent).join('')",
            (),
        )?;
        assert_eq!(names, "一、（一）（二）二、（一）（二）三、");
        Ok(())
    })
}
