//! Selections: how they are made, how they widen, and commands on them.

use browser_tests::{Page, Result, with_page};

use super::desk::{self, SECTIONS};

/// The rows that show as selected.
fn selected(page: &Page) -> Result<Vec<String>> {
    let body = "return [...document.querySelectorAll('.row.selected')]\
        .map(r => r.querySelector('.text, textarea')).map(e => e.value ?? e.textContent)";
    Ok(desk::strings(&page.eval(body, ())?))
}

fn wait_selected(page: &Page, n: usize) -> Result {
    page.wait_until_with(
        "return document.querySelectorAll('.row.selected').length === arguments[0]",
        n,
    )
}

#[test]
pub fn clicks_with_keys_select() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        desk::stand(page, "（一）成立专班")?;
        let third = desk::row(page, "（三）督促检查")?;
        page.holding("Ctrl", || page.click(&format!("{third} .text")))?;
        page.wait_text(".selection", "已选 2 项")?;
        // With all below them, though that is not counted.
        assert_eq!(
            selected(page)?,
            ["成立专班", "专班已成立。", "督促检查", "已检查三轮。"]
        );
        page.holding("Ctrl", || page.click(&format!("{third} .text")))?;
        page.wait_gone(".selection")?;
        desk::stand(page, "（一）成立专班")?;
        page.holding("Shift", || page.click(&format!("{third} .text")))?;
        page.wait_text(".selection", "已选 3 项")?;
        page.press("Escape")?;
        wait_selected(page, 0)
    })
}

#[test]
pub fn select_all_widens_step_by_step() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        desk::edit(page, "专班已成立。")?;
        page.press("Ctrl+a")?;
        assert_eq!(
            page.eval("return getSelection().toString()", ())?,
            "专班已成立。"
        );
        // The row (it has no siblings), those of its section, everything.
        for n in [1, 6, 10] {
            page.press("Ctrl+a")?;
            if let Err(error) = wait_selected(page, n) {
                return Err(format!("{error}: {:?}", selected(page)?).into());
            }
        }
        Ok(())
    })
}

#[test]
pub fn commands_take_the_whole_selection_in_order() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        let pick = || {
            desk::stand(page, "（一）成立专班")?;
            let third = desk::row(page, "（三）督促检查")?;
            page.holding("Ctrl", || page.click(&format!("{third} .text")))?;
            page.wait_text(".selection", "已选 2 项")
        };
        let head = "某某镇关于整改情况的报告\n一、组织情况\n";
        let tail = "二、整改情况\n整改已完成。\n";
        let cases = [
            (
                "Alt+Shift+ArrowLeft",
                "某某镇关于整改情况的报告\n一、组织情况\n二、成立专班\n专班已成立。\n（一）压实责任\n责任已压实。\n三、督促检查\n已检查三轮。\n四、整改情况\n整改已完成。\n".to_owned(),
            ),
            (
                "Alt+Shift+0",
                format!("{head}成立专班\n专班已成立。\n（一）压实责任\n责任已压实。\n督促检查\n已检查三轮。\n{tail}"),
            ),
            (
                "Delete",
                format!("{head}（一）压实责任\n责任已压实。\n{tail}"),
            ),
            (
                "Ctrl+d",
                format!("{head}（一）成立专班\n专班已成立。\n（二）压实责任\n责任已压实。\n（三）督促检查\n已检查三轮。\n（四）成立专班\n专班已成立。\n（五）督促检查\n已检查三轮。\n{tail}"),
            ),
        ];
        for (key, expected) in cases {
            pick()?;
            page.press(key)?;
            assert_eq!(desk::written(page)?, expected, "{key}");
            page.press("Ctrl+z")?;
            assert_eq!(desk::written(page)?, SECTIONS, "{key} undone");
            page.press("Escape")?;
        }
        // Copying takes them in order, too.
        pick()?;
        let (plain, _) = desk::copied(page, || page.press("Ctrl+c"))?;
        assert_eq!(
            plain.trim_end(),
            "（一）成立专班\n专班已成立。\n（三）督促检查\n已检查三轮。"
        );
        Ok(())
    })
}

#[test]
pub fn shift_and_arrows_grow_and_shrink_it() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        desk::stand(page, "（一）成立专班")?;
        page.press("Shift+ArrowDown")?;
        wait_selected(page, 2)?;
        page.press("Shift+ArrowDown")?;
        page.wait_text(".selection", "已选 2 项")?;
        page.press("Shift+ArrowUp")?;
        page.wait_gone(".selection")?;
        page.press("Shift+ArrowUp")?;
        page.press("Shift+ArrowUp")?;
        // Upwards the section takes its own row in.
        page.wait_until(
            "return document.querySelector('.row.selected .text').textContent === '组织情况'",
        )
    })
}

/// Waits until these words are shown as selected, row by row.
fn wait_words(page: &Page, words: &[&str]) -> Result {
    let body = "return [...document.querySelectorAll('.row.spanned mark')].map(m => m.textContent)";
    let wait =
        format!("const words = (() => {{ {body} }})(); return words.join('|') === arguments[0]");
    page.wait_until_with(&wait, words.join("|")).map_err(|_| {
        let shown = page.eval(body, ()).map(|v| desk::strings(&v));
        browser_tests::Error(format!("{words:?} are to be selected: {shown:?}"))
    })
}

/// Where the character of that number is in the row that begins so.
fn place(page: &Page, start: &str, at: usize) -> Result<(i64, i64)> {
    let row = desk::row(page, start)?;
    let body = "const row = document.querySelector(arguments[0]); \
        const text = row.querySelector('.text, .mirror').firstChild; \
        const range = document.createRange(); \
        range.setStart(text, arguments[1]); range.setEnd(text, arguments[1] + 1); \
        const r = range.getBoundingClientRect(); \
        return [Math.round(r.x) + 1, Math.round(r.y + r.height / 2)]";
    let found = page.eval(body, browser_tests::json!([row, at]))?;
    let number = |at: usize| found[at].as_i64().unwrap_or_default();
    Ok((number(0), number(1)))
}

fn drag(page: &Page, from: (&str, usize), to: (&str, usize)) -> Result {
    page.drag_at(place(page, from.0, from.1)?, place(page, to.0, to.1)?)
}

const WITHOUT: &str = "某某镇关于整改情况的报告\n一、组织情况\n（一）成立责任\n责任已压实。\n（二）督促检查\n已检查三轮。\n二、整改情况\n整改已完成。\n";

#[test]
pub fn words_dragged_over_go_before_the_current_row() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        desk::stand(page, "二、整改情况")?;
        // In one row: what is seen selected is copied, cut, deleted and typed over.
        drag(page, ("责任已压实。", 0), ("责任已压实。", 2))?;
        page.wait_until("return getSelection().toString() === '责任'")?;
        assert_eq!(page.copy()?.0, "责任");
        page.press("Delete")?;
        desk::wait_caret(page, "", "已压实。")?;
        page.press("Ctrl+z")?;
        desk::wait_value(page, "责任已压实。")?;
        page.press("Escape")?;
        drag(page, ("二、整改情况", 0), ("二、整改情况", 2))?;
        page.wait_until("return getSelection().toString() === '整改'")?;
        page.type_text("落实")?;
        desk::wait_caret(page, "落实", "情况")?;
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, SECTIONS);
        Ok(())
    })
}

#[test]
pub fn words_of_several_rows_are_selected_and_deleted_as_one() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        desk::stand(page, "二、整改情况")?;
        let select = || {
            drag(page, ("（一）成立专班", 2), ("（二）压实责任", 2))?;
            wait_words(page, &["专班", "专班已成立。", "压实"])?;
            page.wait_for(".catcher:focus")
        };
        select()?;
        let (plain, _) = desk::copied(page, || page.press("Ctrl+c"))?;
        assert_eq!(plain, "专班\n专班已成立。\n（二）压实");
        wait_words(page, &["专班", "专班已成立。", "压实"])?;
        page.press("Delete")?;
        desk::wait_caret(page, "成立", "责任")?;
        assert_eq!(desk::written(page)?, WITHOUT);
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, SECTIONS);
        select()?;
        page.press("Ctrl+x")?;
        desk::wait_caret(page, "成立", "责任")?;
        page.press("Ctrl+z")?;
        select()?;
        page.type_text("专门")?;
        desk::wait_caret(page, "成立专门", "责任")?;
        page.press("Ctrl+z")?;
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, SECTIONS);
        select()?;
        page.paste("甲\n乙")?;
        desk::wait_caret(page, "乙", "责任")?;
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, SECTIONS);
        Ok(())
    })
}

#[test]
pub fn a_composition_over_selected_words_replaces_them_once() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        drag(page, ("（一）成立专班", 2), ("（二）压实责任", 2))?;
        page.wait_for(".catcher:focus")?;
        for typed in ["j", "jian", "健全"] {
            page.compose(typed)?;
            wait_words(page, &["专班", "专班已成立。", "压实"])?;
        }
        for key in ["Enter", "Backspace", "ArrowDown"] {
            page.press_composing(key)?;
            wait_words(page, &["专班", "专班已成立。", "压实"])?;
        }
        page.commit("健全")?;
        desk::wait_caret(page, "成立健全", "责任")?;
        assert_eq!(
            desk::written(page)?,
            WITHOUT.replace("成立责任", "成立健全责任")
        );
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, SECTIONS, "one step");
        // One that is given up leaves all as it was.
        drag(page, ("（一）成立专班", 2), ("（二）压实责任", 2))?;
        page.wait_for(".catcher:focus")?;
        page.compose("jian")?;
        page.cancel_composition()?;
        assert_eq!(desk::written(page)?, SECTIONS);
        Ok(())
    })
}

#[test]
pub fn keys_and_clicks_with_shift_select_words_beyond_the_row() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        desk::edit(page, "（一）成立专班")?;
        page.press("ArrowLeft")?;
        page.press("Shift+ArrowRight")?;
        page.press("Shift+ArrowRight")?;
        wait_words(page, &["班"])?;
        page.press("Shift+ArrowRight")?;
        wait_words(page, &["班", "专"])?;
        page.press("Shift+ArrowDown")?;
        wait_words(page, &["班", "专班已成立。", "压"])?;
        page.press("Shift+ArrowUp")?;
        page.press("Shift+ArrowUp")?;
        page.wait_until("return getSelection().toString() === '立专'")?;
        // A click with Shift, from the row that is edited.
        desk::edit(page, "（一）成立专班")?;
        let (x, y) = place(page, "（二）压实责任", 2)?;
        page.holding("Shift", || page.click_at(x, y))?;
        wait_words(page, &["专班已成立。", "压实"])?;
        page.press("ArrowRight")?;
        desk::wait_caret(page, "压实", "责任")?;
        page.press("Ctrl+f")?;
        page.wait_for(".find input")?;
        page.press("Escape")
    })
}

/// A slow machine, whose drawing takes longer than the time between two keys, loses none of them.
#[test]
pub fn keys_pressed_while_a_row_is_drawn_wait_for_it() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        page.cdp(
            "Emulation.setCPUThrottlingRate",
            browser_tests::json!({"rate": 8}),
        )?;
        for _ in 0..3 {
            drag(page, ("（一）成立专班", 2), ("（二）压实责任", 2))?;
            page.wait_for(".catcher:focus")?;
            page.type_text("专门整改")?;
            desk::wait_caret(page, "成立专门整改", "责任")?;
            while desk::written(page)? != SECTIONS {
                page.press("Ctrl+z")?;
                page.wait_frame()?;
            }
        }
        desk::edit(page, "整改已完成。")?;
        page.press("End")?;
        page.type_text("甲乙\n丙丁\n戊己\n庚辛\n壬癸\n子丑")?;
        desk::wait_caret(page, "子丑", "")?;
        let typed = "整改已完成。甲乙\n丙丁\n戊己\n庚辛\n壬癸\n子丑\n";
        assert_eq!(
            desk::written(page)?,
            SECTIONS.replace("整改已完成。\n", typed)
        );
        Ok(())
    })
}
