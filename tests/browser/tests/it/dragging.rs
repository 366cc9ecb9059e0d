//! Dragging by the grip: depth, selections, folded sections, other reports, the edges, giving up.

use browser_tests::{Hand, Page, Result, with_page};

use super::desk::{self, PAIR, SECTIONS};

const MOUSE: Hand = Hand::Mouse;

/// Presses on the grip of a row and moves to a place; the hand stays down.
fn take(page: &Page, start: &str, to: (i64, i64)) -> Result {
    // The grip is there while the mouse is over its row.
    let row = desk::row(page, start)?;
    page.hover(&row)?;
    let from = desk::within(page, start, ".grip")?;
    page.hand_down(MOUSE, from)?;
    page.hand_to(MOUSE, from, to)
}

/// A place in the lower half of a row, right below the grip of another.
fn under(page: &Page, grip: &str, row: &str) -> Result<(i64, i64)> {
    let (x, _) = desk::within(page, grip, ".grip")?;
    let row = desk::row(page, row)?;
    let rect = page.rect(&row)?;
    Ok((x, (rect.y + rect.height - 4.0) as i64))
}

#[test]
pub fn a_row_dragged_straight_keeps_its_depth() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        take(
            page,
            "（一）成立专班",
            under(page, "（一）成立专班", "已检查三轮。")?,
        )?;
        page.wait_for(".guide")?;
        page.hand_up(MOUSE)?;
        page.wait_gone(".guide")?;
        desk::row(page, "（三）成立专班")?;
        assert_eq!(
            desk::written(page)?,
            "某某镇关于整改情况的报告\n一、组织情况\n（一）压实责任\n责任已压实。\n（二）督促检查\n已检查三轮。\n（三）成立专班\n专班已成立。\n二、整改情况\n整改已完成。\n"
        );
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, SECTIONS);
        // One depth to the left is one level up.
        let (x, y) = under(page, "（一）成立专班", "已检查三轮。")?;
        take(page, "（一）成立专班", (x - 26, y))?;
        page.hand_up(MOUSE)?;
        desk::row(page, "二、成立专班")?;
        desk::row(page, "三、整改情况").map(drop)
    })
}

#[test]
pub fn a_selection_is_dragged_as_one() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        desk::stand(page, "（一）成立专班")?;
        page.press("Shift+ArrowDown")?;
        page.press("Shift+ArrowDown")?;
        page.wait_text(".selection", "已选 2 项")?;
        let to = under(page, "（二）压实责任", "整改已完成。")?;
        take(page, "（二）压实责任", to)?;
        page.hand_up(MOUSE)?;
        desk::row(page, "（一）督促检查")?;
        assert_eq!(
            desk::written(page)?,
            "某某镇关于整改情况的报告\n一、组织情况\n（一）督促检查\n已检查三轮。\n二、整改情况\n整改已完成。\n（一）成立专班\n专班已成立。\n（二）压实责任\n责任已压实。\n"
        );
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, SECTIONS);
        Ok(())
    })
}

#[test]
pub fn onto_a_folded_section_is_into_it() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        let folded = desk::row(page, "二、整改情况")?;
        page.click(&format!("{folded} .fold"))?;
        page.wait_for(&format!("{folded}[aria-expanded=false]"))?;
        let (_, y) = desk::within(page, "二、整改情况", ".words")?;
        let (x, _) = desk::within(page, "（三）督促检查", ".grip")?;
        take(page, "（三）督促检查", (x, y))?;
        page.hand_up(MOUSE)?;
        page.wait_until("return document.querySelectorAll('.row.l2').length >= 2")?;
        assert_eq!(
            desk::written(page)?,
            "某某镇关于整改情况的报告\n一、组织情况\n（一）成立专班\n专班已成立。\n（二）压实责任\n责任已压实。\n二、整改情况\n整改已完成。\n（一）督促检查\n已检查三轮。\n"
        );
        Ok(())
    })
}

#[test]
pub fn nothing_goes_into_itself() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        let (x, y) = under(page, "一、组织情况", "（二）压实责任")?;
        take(page, "一、组织情况", (x + 60, y))?;
        page.hand_up(MOUSE)?;
        assert_eq!(desk::written(page)?, SECTIONS);
        Ok(())
    })
}

#[test]
pub fn a_section_goes_to_another_report() -> Result {
    with_page(|page| {
        desk::open(page, PAIR)?;
        page.wait_text(".top .title", "某局")?;
        let to = page.rect(".side .part:nth-child(2)")?.center();
        take(page, "（一）提高认识", to)?;
        page.hand_up(MOUSE)?;
        page.wait_text(".top .title", "某县")?;
        // It takes the level of the sections there.
        desk::row(page, "三、提高认识")?;
        let (all, _) = desk::copy_all(page)?;
        assert_eq!(all.matches("提高认识").count(), 1, "{all}");
        assert!(
            all.find("提高认识") > all.find("某县关于整改情况的报告"),
            "{all}"
        );
        page.press("Ctrl+z")?;
        let (all, _) = desk::copy_all(page)?;
        assert_eq!(all, PAIR);
        Ok(())
    })
}

#[test]
pub fn escape_gives_the_drag_up() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        take(
            page,
            "（一）成立专班",
            under(page, "（一）成立专班", "已检查三轮。")?,
        )?;
        page.wait_for(".guide")?;
        page.press("Escape")?;
        page.wait_gone(".guide")?;
        page.hand_up(MOUSE)?;
        assert_eq!(desk::written(page)?, SECTIONS);
        assert_eq!(page.count("textarea")?, 0, "no row is edited");
        Ok(())
    })
}

#[test]
pub fn the_rows_scroll_under_a_drag_at_the_edge() -> Result {
    let mut text = String::from("某局关于整改情况的报告\n一、甲\n");
    for n in 0..80 {
        text.push_str(&format!("这里是第{n}段文字。\n"));
    }
    with_page(|page| {
        desk::open(page, &text)?;
        let rows = page.rect(".rows")?;
        let bottom = (rows.y + rows.height - 6.0) as i64;
        let (x, _) = desk::within(page, "这里是第3段", ".grip")?;
        take(page, "这里是第3段", (x, bottom))?;
        page.wait_until(
            "const r = document.querySelector('.rows'); \
             return r.scrollTop + r.clientHeight >= r.scrollHeight - 2",
        )?;
        page.hand_up(MOUSE)?;
        page.wait_gone(".guide")?;
        let line = "这里是第3段文字。\n";
        assert_eq!(desk::written(page)?, text.replacen(line, "", 1) + line);
        Ok(())
    })
}
