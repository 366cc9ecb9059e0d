//! The rows as a tree: folding, levels, the keyboard, and what a screen reader is told.

use browser_tests::{Page, Result, json, with_page};

use super::desk::{self, SHORT};

/// Every row on the page as `level position/size expanded text`, `-` for what has no children.
fn spoken(page: &Page) -> Result<Vec<String>> {
    let body = "return [...document.querySelectorAll('[role=tree] [role=treeitem]')].map(r => \
        [r.ariaLevel, r.ariaPosInSet + '/' + r.ariaSetSize, r.getAttribute('aria-expanded') ?? '-', \
         (r.querySelector('.marker')?.textContent ?? '') + r.querySelector('.text').textContent].join(' '))";
    Ok(desk::strings(&page.eval(body, ())?))
}

fn expanded(page: &Page, row: &str, state: &str) -> Result {
    page.wait_for(&format!("{row}[aria-expanded={state}]"))
}

/// The current row, by its focus.
fn focus(page: &Page, start: &str) -> Result {
    let row = desk::row(page, start)?;
    page.wait_for(&format!("{row}:focus[tabindex=\"0\"][aria-selected=true]"))?;
    assert_eq!(page.count(".rows [tabindex=\"0\"]")?, 1);
    assert_eq!(page.count(".row[aria-selected=true]")?, 1);
    Ok(())
}

#[test]
pub fn every_row_says_where_it_stands() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        let expected = [
            "1 1/4 - 某局关于整改情况的报告",
            "1 2/4 true 一、总体情况",
            "2 1/2 true （一）提高认识",
            "3 1/1 - 集中学习三次。",
            "2 2/2 true （二）压实责任",
            "3 1/1 - 制定清单一份。",
            "1 3/4 true 二、存在问题",
            "2 1/2 true 1.台账不全",
            "3 1/1 true 整改情况：",
            "4 1/2 - 一是补齐台账；",
            "4 2/2 - 二是专人管理。",
            "2 2/2 true 2.公开不够",
            "3 1/1 true 整改情况：",
            "4 1/1 - 一是限时公开。",
            "1 4/4 true 三、下一步打算",
            "2 1/1 - 继续推进。",
        ];
        assert_eq!(spoken(page)?, expected);
        assert_eq!(page.count(".rows [tabindex=\"0\"]")?, 1, "one tab stop");
        assert_eq!(
            page.attribute("[role=tree]", "aria-label")?,
            Some("提纲".into())
        );
        Ok(())
    })
}

#[test]
pub fn a_section_folds_and_unfolds() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        let all = desk::lines(page)?;
        let section = desk::row(page, "二、存在问题")?;
        page.click(&format!("{section} .fold"))?;
        expanded(page, &section, "false")?;
        let shown = desk::lines(page)?;
        assert_eq!(shown.len(), all.len() - 7);
        assert!(!shown.iter().any(|line| line.contains("台账")));
        assert_eq!(page.count("textarea")?, 0, "folding is not editing");
        page.click(&format!("{section} .fold"))?;
        expanded(page, &section, "true")?;
        assert_eq!(desk::lines(page)?, all);
        // What is folded away is copied all the same.
        page.click(&format!("{section} .fold"))?;
        expanded(page, &section, "false")?;
        assert_eq!(desk::copy(page)?.0, SHORT);
        Ok(())
    })
}

#[test]
pub fn level_buttons_show_headings_down_to_a_level() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        let all = desk::lines(page)?;
        desk::push(page, "一")?;
        let tops = [
            "某局关于整改情况的报告",
            "一、总体情况",
            "二、存在问题",
            "三、下一步打算",
        ];
        desk::wait_lines(page, &tops)?;
        page.wait_for(".levels > button[aria-pressed=true]")?;
        assert_eq!(page.texts(".levels > button[aria-pressed=true]")?, ["一"]);
        desk::push(page, "（一）")?;
        // 二、 and 三、 have nothing at that level: they stay folded.
        let second = [
            "某局关于整改情况的报告",
            "一、总体情况",
            "（一）提高认识",
            "（二）压实责任",
            "二、存在问题",
            "三、下一步打算",
        ];
        desk::wait_lines(page, &second)?;
        desk::push(page, "全部")?;
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        desk::wait_lines(page, &all)
    })
}

#[test]
pub fn the_keyboard_walks_the_tree() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        // The tab key reaches the tree's one row.
        for _ in 0..30 {
            page.press("Tab")?;
            if page.count(".row:focus")? == 1 {
                break;
            }
        }
        page.wait_for(".row.title:focus")?;
        page.press("ArrowDown")?;
        focus(page, "一、总体情况")?;
        page.press("ArrowLeft")?;
        let row = desk::row(page, "一、总体情况")?;
        expanded(page, &row, "false")?;
        page.press("ArrowRight")?;
        expanded(page, &row, "true")?;
        focus(page, "一、总体情况")?;
        page.press("ArrowRight")?;
        focus(page, "（一）提高认识")?;
        page.press("ArrowRight")?;
        focus(page, "集中学习三次。")?;
        page.press("ArrowLeft")?;
        focus(page, "（一）提高认识")?;
        page.press("End")?;
        focus(page, "继续推进。")?;
        page.press("ArrowUp")?;
        focus(page, "三、下一步打算")?;
        page.press("Home")?;
        focus(page, "某局关于整改情况的报告")?;
        page.press("ArrowUp")?;
        focus(page, "某局关于整改情况的报告")?;
        page.press("Enter")?;
        desk::wait_caret(page, "某局关于整改情况的报告", "")?;
        assert_eq!(
            page.count(".rows [tabindex=\"0\"]")?,
            0,
            "the field has the focus"
        );
        page.press("Escape")?;
        focus(page, "某局关于整改情况的报告")?;
        page.press("ArrowDown")?;
        page.press("F2")?;
        desk::wait_caret(page, "总体情况", "")?;
        page.press("Ctrl+.")?;
        expanded(page, &row, "false")?;
        desk::wait_caret(page, "总体情况", "")
    })
}

#[test]
pub fn arrows_walk_from_row_to_row_while_editing() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        desk::edit(page, "（一）提高认识")?;
        page.press("ArrowRight")?;
        desk::wait_caret(page, "", "集中学习三次。")?;
        page.press("ArrowLeft")?;
        desk::wait_caret(page, "提高认识", "")?;
        page.press("ArrowUp")?;
        desk::wait_caret(page, "总体情况", "")?;
        page.press("ArrowDown")?;
        page.press("ArrowDown")?;
        desk::wait_caret(page, "", "集中学习三次。")
    })
}

#[test]
pub fn a_section_in_the_list_or_the_bars_is_gone_to() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        let section = desk::row(page, "二、存在问题")?;
        page.click(&format!("{section} .fold"))?;
        page.click(".bars li:nth-child(3) button")?;
        focus(page, "三、下一步打算")?;
        page.click(".bars li:nth-child(2) button")?;
        focus(page, "二、存在问题")?;
        expanded(page, &section, "false")?;
        page.press("Delete")?;
        page.wait_text(".toast", "已删除 8 行")?;
        page.wait_gone(&section)?;
        focus(page, "二、下一步打算")?;
        desk::push(page, "撤销")?;
        page.wait_for(&section)?;
        assert_eq!(desk::copy(page)?.0, SHORT);
        let pressed = page.eval("return document.querySelectorAll('.toast').length", ())?;
        assert!(pressed == json!(1) || pressed == json!(0));
        Ok(())
    })
}
