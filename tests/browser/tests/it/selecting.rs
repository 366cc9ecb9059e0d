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
        desk::edit(page, "（一）成立专班")?;
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
