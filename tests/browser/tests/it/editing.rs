//! Writing in a row, and changing the structure while writing.

use browser_tests::{Page, Result, json, with_page};

use super::desk::{self, SHORT};

/// Where the boundary before character `at` of a row's words is on the screen.
fn boundary(page: &Page, row: &str, at: usize) -> Result<(i64, i64)> {
    let body = "const r = document.createRange(); const text = e.firstChild; \
        r.setStart(text, arguments[1]); r.setEnd(text, arguments[1] + 1); \
        const box = r.getBoundingClientRect(); \
        return [Math.round(box.left + 2), Math.round(box.top + box.height / 2)]";
    let at = page.one(&format!("{row} .text"), body, json!(at))?;
    Ok((
        at[0].as_i64().unwrap_or_default(),
        at[1].as_i64().unwrap_or_default(),
    ))
}

#[test]
pub fn a_click_puts_the_caret_where_it_went() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        let row = desk::row(page, "（一）提高认识")?;
        let (x, y) = boundary(page, &row, 2)?;
        page.click_at(x, y)?;
        desk::wait_caret(page, "提高", "认识")?;
        page.type_text("思想")?;
        desk::wait_caret(page, "提高思想", "认识")?;
        // The same in another row while this one is edited.
        let row = desk::row(page, "制定清单一份。")?;
        let (x, y) = boundary(page, &row, 4)?;
        page.click_at(x, y)?;
        desk::wait_caret(page, "制定清单", "一份。")?;
        page.type_text("\u{1F600}𠮷")?;
        desk::wait_caret(page, "制定清单\u{1F600}𠮷", "一份。")?;
        page.press("Backspace")?;
        desk::wait_caret(page, "制定清单\u{1F600}", "一份。")?;
        let expected = SHORT
            .replace("提高认识", "提高思想认识")
            .replace("清单一份", "清单\u{1F600}一份");
        assert_eq!(desk::copy_by_key(page)?.0, expected);
        Ok(())
    })
}

#[test]
pub fn a_click_on_the_marker_or_beside_the_words_edits_too() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        let row = desk::row(page, "（二）压实责任")?;
        page.click(&format!("{row} .marker"))?;
        desk::wait_caret(page, "", "压实责任")?;
        let row = desk::row(page, "二、存在问题")?;
        let beside = page.rect(&format!("{row} .meta"))?;
        page.click_at(beside.x as i64 - 60, beside.center().1)?;
        desk::wait_caret(page, "存在问题", "")
    })
}

#[test]
pub fn enter_splits_and_backspace_joins() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        desk::edit(page, "（一）提高认识")?;
        page.press("ArrowLeft")?;
        page.press("ArrowLeft")?;
        page.press("Enter")?;
        desk::wait_caret(page, "", "认识")?;
        let split = SHORT
            .replace("（二）压实", "（三）压实")
            .replace("提高认识", "提高\n（二）认识");
        assert_eq!(desk::copy_by_key(page)?.0, split);
        page.press("Backspace")?;
        desk::wait_caret(page, "提高", "认识")?;
        assert_eq!(desk::copy_by_key(page)?.0, SHORT);
        page.press("Ctrl+z")?;
        desk::wait_caret(page, "", "认识")?;
        page.press("Ctrl+z")?;
        desk::wait_caret(page, "提高", "认识")?;
        assert_eq!(desk::copy_by_key(page)?.0, SHORT);
        Ok(())
    })
}

#[test]
pub fn enter_at_the_end_begins_a_sibling() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        desk::edit(page, "（二）压实责任")?;
        page.press("Enter")?;
        desk::wait_caret(page, "", "")?;
        page.type_text("加强督查")?;
        desk::wait_caret(page, "加强督查", "")?;
        desk::row(page, "（三）加强督查")?;
        let expected = SHORT.replace("清单一份。\n", "清单一份。\n（三）加强督查\n");
        assert_eq!(desk::copy_by_key(page)?.0, expected);
        // An inline item: 二是 becomes 三是.
        desk::edit(page, "一是补齐台账；")?;
        page.press("Enter")?;
        desk::wait_caret(page, "", "")?;
        page.type_text("及时更新；")?;
        desk::row(page, "三是专人管理。")?;
        let expected = expected.replace("二是专人", "二是及时更新；三是专人");
        assert_eq!(desk::copy_by_key(page)?.0, expected);
        Ok(())
    })
}

#[test]
pub fn an_emptied_row_goes_with_backspace() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        desk::edit(page, "集中学习三次。")?;
        page.press("Ctrl+a")?;
        page.press("Backspace")?;
        desk::wait_caret(page, "", "")?;
        page.press("Backspace")?;
        page.wait_text(".toast", "已删除")?;
        assert_eq!(
            desk::copy_by_key(page)?.0,
            SHORT.replace("集中学习三次。\n", "")
        );
        Ok(())
    })
}

#[test]
pub fn tab_changes_level_and_marker_and_keeps_the_caret() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        let row = desk::edit(page, "（二）压实责任")?;
        page.press("ArrowLeft")?;
        page.press("ArrowLeft")?;
        desk::wait_caret(page, "压实", "责任")?;
        for (deeper, shallower) in [
            ("Tab", "Shift+Tab"),
            ("Alt+Shift+ArrowRight", "Alt+Shift+ArrowLeft"),
        ] {
            page.press(deeper)?;
            page.wait_for(&format!("{row}.l3[aria-level=\"3\"]"))?;
            desk::wait_text_of(page, &format!("{row} .marker"), "1.")?;
            desk::wait_caret(page, "压实", "责任")?;
            page.press(shallower)?;
            page.wait_for(&format!("{row}.l2[aria-level=\"2\"]"))?;
            desk::wait_text_of(page, &format!("{row} .marker"), "（二）")?;
            desk::wait_caret(page, "压实", "责任")?;
        }
        assert_eq!(desk::copy_by_key(page)?.0, SHORT);
        Ok(())
    })
}

#[test]
pub fn alt_arrows_move_and_keep_the_caret() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        let row = desk::edit(page, "1.台账不全")?;
        page.press("ArrowLeft")?;
        page.press("Alt+ArrowDown")?;
        desk::wait_text_of(page, &format!("{row} .marker"), "2.")?;
        desk::wait_caret(page, "台账不", "全")?;
        let moved = SHORT.replace(
            "1.台账不全\n整改情况：一是补齐台账；二是专人管理。\n2.公开不够\n整改情况：一是限时公开。\n",
            "1.公开不够\n整改情况：一是限时公开。\n2.台账不全\n整改情况：一是补齐台账；二是专人管理。\n",
        );
        assert_eq!(desk::copy_by_key(page)?.0, moved);
        page.press("Alt+ArrowUp")?;
        desk::wait_text_of(page, &format!("{row} .marker"), "1.")?;
        desk::wait_caret(page, "台账不", "全")?;
        assert_eq!(desk::copy_by_key(page)?.0, SHORT);
        // Nowhere to go: nothing is lost, the caret stays.
        let row = desk::edit(page, "一、总体情况")?;
        page.press("Alt+ArrowUp")?;
        desk::wait_caret(page, "总体情况", "")?;
        desk::wait_text_of(page, &format!("{row} .marker"), "一、")?;
        assert_eq!(desk::copy_by_key(page)?.0, SHORT);
        Ok(())
    })
}

#[test]
pub fn moving_works_on_a_row_that_is_not_edited() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        let row = desk::stand(page, "二是专人管理。")?;
        page.press("Alt+ArrowUp")?;
        desk::wait_text_of(page, &format!("{row} .marker"), "一是")?;
        page.wait_for(&format!("{row}:focus"))?;
        desk::row(page, "二是补齐台账")?;
        page.press("Ctrl+z")?;
        desk::wait_text_of(page, &format!("{row} .marker"), "二是")?;
        assert_eq!(desk::copy_by_key(page)?.0, SHORT);
        Ok(())
    })
}

#[test]
pub fn undo_goes_back_to_the_paste_and_redo_to_the_end() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        desk::edit(page, "三、下一步打算")?;
        page.type_text("和建议")?;
        desk::wait_value(page, "下一步打算和建议")?;
        desk::edit(page, "继续推进。")?;
        page.press("Tab")?;
        page.press("Enter")?;
        page.type_text("逐项落实。")?;
        let (end, _) = desk::copy_by_key(page)?;
        assert_ne!(end, SHORT);
        for _ in 0..12 {
            page.press("Ctrl+z")?;
        }
        page.wait_for(".empty .sheet")?;
        for _ in 0..12 {
            page.press("Ctrl+y")?;
        }
        page.wait_for(".row")?;
        assert_eq!(desk::copy_by_key(page)?.0, end);
        for _ in 0..12 {
            page.press("Ctrl+z")?;
        }
        page.wait_for(".empty .sheet")?;
        for _ in 0..12 {
            page.press("Ctrl+Shift+z")?;
        }
        page.wait_for(".row")?;
        assert_eq!(desk::copy_by_key(page)?.0, end);
        Ok(())
    })
}

#[test]
pub fn one_line_goes_into_the_row_at_the_caret() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        desk::edit(page, "集中学习三次。")?;
        page.press("ArrowLeft")?;
        page.paste("，开展研讨")?;
        desk::wait_caret(page, "集中学习三次，开展研讨", "。")?;
        page.paste("两轮\n")?;
        desk::wait_caret(page, "集中学习三次，开展研讨两轮", "。")?;
        assert_eq!(page.count(".dialog")?, 0);
        assert_eq!(
            desk::copy_by_key(page)?.0,
            SHORT.replace("三次。", "三次，开展研讨两轮。")
        );
        Ok(())
    })
}

#[test]
pub fn several_lines_into_a_row_go_there_and_may_be_a_report() -> Result {
    let lines = "另一份报告\n一、另一部分\n甲。\n";
    with_page(|page| {
        desk::open(page, SHORT)?;
        desk::edit(page, "集中学习三次。")?;
        page.press("ArrowLeft")?;
        page.paste(lines)?;
        page.wait_text(".toast .act", "作为新报告打开")?;
        assert_eq!(page.count(".dialog")?, 0);
        desk::row(page, "集中学习三次另一份报告。")?;
        desk::row(page, "1.另一部分")?;
        desk::wait_caret(page, "甲。", "")?;
        page.click(".toast .act")?;
        page.wait_text(".top .title", "另一份报告")?;
        page.wait_until("return document.querySelectorAll('.side .entry .ordinal').length === 2")?;
        let (all, _) = desk::copy_all(page)?;
        assert_eq!(all, format!("{SHORT}\n{lines}"));
        Ok(())
    })
}

#[test]
pub fn the_dialog_keeps_the_focus() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        desk::edit(page, "集中学习三次。")?;
        page.press("Ctrl+k")?;
        page.type_text("清除本机")?;
        page.wait_text(".commands .chosen", "清除本机")?;
        page.press("Enter")?;
        page.wait_for(".dialog :focus")?;
        for key in ["Tab", "Tab", "Tab", "Tab", "Shift+Tab", "Shift+Tab"] {
            page.press(key)?;
            page.wait_for(".dialog :focus")?;
        }
        Ok(())
    })
}

#[test]
pub fn counts_follow_every_keystroke() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        let words = |page: &Page| -> Result<i64> {
            Ok(page
                .text(".big strong")?
                .replace(',', "")
                .parse()
                .unwrap_or(-1))
        };
        let before = words(page)?;
        assert_eq!(before, 104);
        desk::edit(page, "继续推进。")?;
        page.type_text("抓好落实")?;
        page.wait_until_with(
            "return document.querySelector('.big strong').innerText === arguments[0]",
            "108",
        )?;
        page.press("Ctrl+z")?;
        page.wait_until_with(
            "return document.querySelector('.big strong').innerText === arguments[0]",
            "104",
        )?;
        desk::stand(page, "1.台账不全")?;
        page.wait_text(".status", "本节")?;
        page.press("Delete")?;
        page.wait_text(".toast", "已删除 4 行")?;
        page.wait_until("return [...document.querySelectorAll('.figures div')].some(d => d.innerText.replace(/\\s+/g, '') === '问题1')")
    })
}

#[test]
pub fn keystrokes_without_a_pause_arrive_once_and_in_order() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        desk::edit(page, "继续推进。")?;
        // Input events so close to each other that the page draws only after the last one: key
        // repeat on a slow machine.
        page.eval(
            "for (const c of '逐项抓好落实') document.execCommand('insertText', false, c)",
            (),
        )?;
        desk::wait_caret(page, "继续推进。逐项抓好落实", "")?;
        page.eval(
            "for (let i = 0; i < 2; i++) document.execCommand('delete'); \
             document.execCommand('insertText', false, '整改'); \
             document.dispatchEvent(new KeyboardEvent('keydown', {key: 'z', ctrlKey: true, bubbles: true}))",
            (),
        )?;
        page.wait_frame()?;
        // The undo came behind the typing and takes back the typing alone.
        desk::wait_value(page, "继续推进。逐项抓好")?;
        page.press("Ctrl+y")?;
        desk::wait_value(page, "继续推进。逐项抓好整改")?;
        let expected = SHORT.replace("继续推进。", "继续推进。逐项抓好整改");
        assert_eq!(desk::copy_by_key(page)?.0, expected);
        Ok(())
    })
}
