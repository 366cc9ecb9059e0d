//! By fingers on a small screen: every command can be reached, rows are selected and dragged.

use browser_tests::{Hand, Options, Page, Result, Value};

use super::desk::{self, SECTIONS};

const FINGER: Hand = Hand::Finger;

fn phone(test: impl FnOnce(&Page) -> Result) -> Result {
    Options::new().size(360, 780).touch().with_page(|page| {
        desk::open(page, SECTIONS)?;
        page.wait_until("return matchMedia('(pointer: coarse)').matches")?;
        test(page)
    })
}

/// Touches the visible control of that name.
fn tap_named(page: &Page, name: &str) -> Result {
    page.tap_at(desk::named(page, name)?)
}

/// Holds a finger on a row until its menu opens.
fn hold(page: &Page, start: &str) -> Result {
    page.hand_down(FINGER, desk::within(page, start, ".text")?)?;
    page.wait_for(".menu.at-row")?;
    page.hand_up(FINGER)
}

/// Makes a row current without editing it: by its menu.
fn stand(page: &Page, start: &str) -> Result {
    hold(page, start)?;
    page.press("Escape")?;
    page.wait_gone(".menu.at-row")?;
    let row = desk::row(page, start)?;
    page.wait_for(&format!("{row}.focus"))
}

#[test]
fn a_held_finger_opens_the_menu_of_the_row() -> Result {
    phone(|page| {
        hold(page, "（二）压实责任")?;
        page.wait_frame()?;
        assert_eq!(page.count(".menu.at-row")?, 1, "it stays");
        assert_eq!(page.count("textarea")?, 0, "the row is not edited");
        desk::choose(page, "设为一级标题", |css| page.tap(css))?;
        page.wait_gone(".menu.at-row")?;
        desk::row(page, "二、压实责任")?;
        desk::row(page, "三、整改情况")?;
        tap_named(page, "撤销")?;
        desk::row(page, "（二）压实责任")?;
        assert_eq!(desk::written(page)?, SECTIONS);
        Ok(())
    })
}

#[test]
fn a_touch_edits_and_the_bar_works_on_the_row() -> Result {
    phone(|page| {
        let row = desk::row(page, "（二）压实责任")?;
        page.tap(&format!("{row} .text"))?;
        page.wait_for(&format!("{row} textarea:focus"))?;
        tap_named(page, "上移")?;
        desk::wait_text_of(page, &format!("{row} .marker"), "（一）")?;
        page.wait_for(&format!("{row} textarea:focus"))?;
        tap_named(page, "更多")?;
        page.wait_for(".menu.at-row")?;
        desk::choose(page, "复制一份在后", |css| page.tap(css))?;
        page.wait_until("return document.querySelectorAll('.row.l2').length === 4")?;
        tap_named(page, "撤销")?;
        page.wait_until("return document.querySelectorAll('.row.l2').length === 3")?;
        tap_named(page, "撤销")?;
        desk::row(page, "（二）压实责任")?;
        assert_eq!(desk::written(page)?, SECTIONS);
        Ok(())
    })
}

#[test]
fn the_glass_opens_all_commands() -> Result {
    phone(|page| {
        tap_named(page, "命令")?;
        page.wait_for(".finder.open input:focus")?;
        page.type_text("只显示一级")?;
        page.wait_until(
            "return document.querySelectorAll('.commands [role=option]').length === 1",
        )?;
        page.tap(".commands .chosen")?;
        desk::wait_lines(
            page,
            &["某某镇关于整改情况的报告", "一、组织情况", "二、整改情况"],
        )?;
        page.wait_gone(".finder.open")?;
        tap_named(page, "命令")?;
        page.wait_for(".finder.open")?;
        page.tap(".finder .shut")?;
        page.wait_gone(".finder.open")?;
        // The same from the menu of a row.
        hold(page, "二、整改情况")?;
        let last = ".menu.at-row > button:last-child";
        page.one(last, "e.scrollIntoView()", Value::Null)?;
        page.wait_text(last, "全部命令…")?;
        page.tap(last)?;
        page.wait_for(".finder.open input:focus")?;
        page.wait_gone(".menu.at-row")
    })
}

#[test]
fn rows_are_selected_by_touches() -> Result {
    phone(|page| {
        hold(page, "（一）成立专班")?;
        desk::choose(page, "选择多行", |css| page.tap(css))?;
        page.wait_text(".selection", "已选 1 项")?;
        let third = desk::row(page, "（三）督促检查")?;
        page.tap(&format!("{third} .text"))?;
        page.wait_text(".selection", "已选 2 项")?;
        assert_eq!(page.count("textarea")?, 0, "a touch selects");
        page.tap(&format!("{third} .text"))?;
        page.wait_text(".selection", "已选 1 项")?;
        page.tap(&format!("{third} .text"))?;
        page.wait_text(".selection", "已选 2 项")?;
        let bar = page.rect(".selection")?;
        assert!(bar.x >= 0.0 && bar.x + bar.width <= 360.0, "{bar:?}");
        tap_named(page, "降级")?;
        // Nothing stands above the first: refused as a whole, and said so.
        page.wait_text(".toast", "没有变动")?;
        assert_eq!(desk::written(page)?, SECTIONS);
        tap_named(page, "升级")?;
        desk::row(page, "二、成立专班")?;
        desk::row(page, "三、督促检查")?;
        tap_named(page, "取消选择")?;
        page.wait_gone(".selection")?;
        let row = desk::row(page, "二、成立专班")?;
        page.tap(&format!("{row} .text"))?;
        page.wait_for(&format!("{row} textarea:focus"))
    })
}

#[test]
fn a_finger_drags_by_the_grip() -> Result {
    phone(|page| {
        stand(page, "（一）成立专班")?;
        let from = desk::within(page, "（一）成立专班", ".grip")?;
        let last = page.rect(&desk::row(page, "已检查三轮。")?)?;
        let to = (from.0, (last.y + last.height - 4.0) as i64);
        page.hand_down(FINGER, from)?;
        page.hand_to(FINGER, from, to)?;
        page.wait_for(".guide")?;
        page.hand_up(FINGER)?;
        page.wait_gone(".guide")?;
        desk::row(page, "（三）成立专班")?;
        desk::row(page, "（一）压实责任")?;
        assert_eq!(page.count(".menu.at-row")?, 0, "a drag is not a hold");
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, SECTIONS);
        Ok(())
    })
}

#[test]
fn a_swipe_scrolls_and_does_nothing_else() -> Result {
    phone(|page| {
        page.resize(360, 420, 1.0)?;
        page.wait_frame()?;
        let from = desk::within(page, "（二）压实责任", ".text")?;
        page.hand_down(FINGER, from)?;
        page.hand_to(FINGER, from, (from.0, from.1 - 120))?;
        page.hand_up(FINGER)?;
        page.wait_until("return document.querySelector('.rows').scrollTop > 40")?;
        assert_eq!(page.count(".menu.at-row")? + page.count("textarea")?, 0);
        assert_eq!(desk::written(page)?, SECTIONS);
        Ok(())
    })
}

#[test]
fn sections_are_folded_and_zoomed_by_touch() -> Result {
    phone(|page| {
        let row = desk::row(page, "一、组织情况")?;
        page.tap(&format!("{row} .fold"))?;
        page.wait_for(&format!("{row}[aria-expanded=false]"))?;
        page.tap(&format!("{row} .fold"))?;
        page.wait_for(&format!("{row}[aria-expanded=true]"))?;
        hold(page, "（二）压实责任")?;
        desk::choose(page, "只看这一节", |css| page.tap(css))?;
        desk::wait_lines(page, &["（二）压实责任", "责任已压实。"])?;
        // The way back is on the screen.
        page.tap(".levels .crumb button")?;
        page.wait_until("return document.querySelectorAll('.row').length === 10")
    })
}
