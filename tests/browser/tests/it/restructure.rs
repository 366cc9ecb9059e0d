//! Selecting, dragging, finding, and the palette.

use super::desk;
use browser_tests::{Page, Result, json, with_page};

const REPORT: &str = "某某镇关于整改情况的报告\n一、组织情况\n（一）成立专班\n专班已成立。\n（二）压实责任\n责任已压实。\n（三）督促检查\n已检查三轮。\n二、整改情况\n整改已完成。\n";

/// The middle of what `css` finds in the row of these words.
fn center(page: &Page, words: &str, css: &str) -> Result<(i64, i64)> {
    let body = "const row = [...document.querySelectorAll('.row')].find(r => r.textContent.includes(arguments[0])); \
                const box = row.querySelector(arguments[1]).getBoundingClientRect(); \
                return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]";
    let value = page.eval(body, json!([words, css]))?;
    let number = |at: usize| value[at].as_i64().unwrap_or_default();
    Ok((number(0), number(1)))
}

#[test]
pub fn a_selection_moves_and_goes_as_one() -> Result {
    with_page(|page| {
        desk::open(page, REPORT)?;
        page.click(".row.l2 .text")?;
        page.press("Escape")?;
        page.press("Shift+ArrowDown")?;
        page.press("Shift+ArrowDown")?;
        page.wait_text(".selection", "已选 2 项")?;
        page.press("Alt+ArrowDown")?;
        page.wait_text(".row.l2", "督促检查")?;
        let after = "某某镇关于整改情况的报告\n一、组织情况\n（一）督促检查\n已检查三轮。\n（二）成立专班\n专班已成立。\n（三）压实责任\n责任已压实。\n二、整改情况\n整改已完成。\n";
        desk::push(page, "复制")?;
        page.wait_text(".toast", "已复制")?;
        assert_eq!(page.clipboard()?.0, after);
        page.press("Ctrl+z")?;
        page.wait_text(".row.l2", "成立专班")?;
        page.press("Escape")?;
        page.wait_gone(".selection")
    })
}

#[test]
pub fn a_section_is_dragged_to_another_depth() -> Result {
    with_page(|page| {
        desk::open(page, REPORT)?;
        let (x, y) = center(page, "督促检查", ".grip")?;
        let (to_x, to_y) = center(page, "成立专班", ".grip")?;
        page.drag_at((x, y), (to_x, to_y - 12))?;
        page.wait_text(".row.l2", "督促检查")?;
        page.wait_text(".row.l2 .marker", "（一）")
    })
}

#[test]
pub fn words_are_found_and_replaced_in_one_step() -> Result {
    with_page(|page| {
        desk::open(page, REPORT)?;
        page.press("Ctrl+f")?;
        page.wait_for(".find input")?;
        page.type_text("专班")?;
        page.wait_text(".find .count", "/ 2")?;
        page.wait_until("return document.querySelectorAll('.row mark').length === 2")?;
        page.click(".find input:nth-of-type(2)")?;
        page.type_text("小组")?;
        desk::push(page, "全部替换")?;
        page.wait_text(".dialog .preview", "成立小组")?;
        page.click(".dialog .primary")?;
        page.wait_gone(".dialog")?;
        page.wait_text(".row.l2", "成立小组")?;
        desk::push(page, "关闭查找")?;
        page.press("Ctrl+z")?;
        page.wait_text(".row.l2", "成立专班")
    })
}

#[test]
pub fn the_palette_runs_a_command_on_the_row() -> Result {
    with_page(|page| {
        desk::open(page, REPORT)?;
        desk::edit(page, "责任已压实。")?;
        page.press("Ctrl+k")?;
        page.type_text("改为措施")?;
        page.wait_for(".commands .chosen")?;
        page.press("Enter")?;
        page.wait_text(".row.item .marker", "一是")
    })
}
