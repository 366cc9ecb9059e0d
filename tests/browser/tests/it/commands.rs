//! Every family of commands by each of the ways to it: the key, the menu of the row, the palette.
//! Each is one step.

use browser_tests::{Page, Result, with_page};
use std::cell::RefCell;

use super::desk;

const TEXT: &str = "\
某某局关于整改情况的报告
一、总体情况
（一）提高认识。集中学习三次。
（二）压实责任
制定清单。明确责任人；
二、存在问题
（一）台账不全
整改情况：一是补齐台账；二是专人管理。
三、下一步打算
一是继续推进；
二是巩固成效。
";

/// A command: where, its name, its key if it has one, and the text it gives.
struct Case {
    row: &'static str,
    name: &'static str,
    key: Option<&'static str>,
    from: &'static str,
    to: &'static str,
}

const fn case(
    row: &'static str,
    name: &'static str,
    key: Option<&'static str>,
    from: &'static str,
    to: &'static str,
) -> Case {
    Case {
        row,
        name,
        key,
        from,
        to,
    }
}

#[rustfmt::skip]
const MOVES: &[Case] = &[
    case("（二）压实责任", "上移", Some("Alt+ArrowUp"),
        "（一）提高认识。集中学习三次。\n（二）压实责任\n制定清单。明确责任人；\n", "（一）压实责任\n制定清单。明确责任人；\n（二）提高认识。集中学习三次。\n"),
    case("二、存在问题", "下移", Some("Alt+ArrowDown"),
        "二、存在问题\n（一）台账不全\n整改情况：一是补齐台账；二是专人管理。\n三、下一步打算\n一是继续推进；\n二是巩固成效。\n", "二、下一步打算\n一是继续推进；\n二是巩固成效。\n三、存在问题\n（一）台账不全\n整改情况：一是补齐台账；二是专人管理。\n"),
    case("（二）压实责任", "升级", Some("Alt+Shift+ArrowLeft"),
        "（二）压实责任\n制定清单。明确责任人；\n二、存在问题\n（一）台账不全\n整改情况：一是补齐台账；二是专人管理。\n三、", "二、压实责任\n制定清单。明确责任人；\n三、存在问题\n（一）台账不全\n整改情况：一是补齐台账；二是专人管理。\n四、"),
    case("（二）压实责任", "降级", Some("Alt+Shift+ArrowRight"), "（二）压实责任", "1.压实责任"),
    case("（二）压实责任", "设为三级标题", Some("Alt+Shift+3"), "（二）压实责任", "1.压实责任"),
    case("（二）压实责任", "复制一份在后", Some("Ctrl+d"),
        "（二）压实责任\n制定清单。明确责任人；\n", "（二）压实责任\n制定清单。明确责任人；\n（三）压实责任\n制定清单。明确责任人；\n"),
    case("（二）压实责任", "删除", Some("Delete"), "（二）压实责任\n制定清单。明确责任人；\n", ""),
];

#[rustfmt::skip]
const KINDS: &[Case] = &[
    case("（二）压实责任", "改为正文", Some("Alt+Shift+0"), "（二）压实责任", "压实责任"),
    case("制定清单。", "标为无关内容", None, "", ""),
    case("（一）提高认识", "标题与正文分行", None, "提高认识。集中学习三次。", "提高认识\n集中学习三次。"),
    case("（二）压实责任", "正文接在标题后", None, "压实责任\n制定清单", "压实责任。制定清单"),
    case("制定清单。", "段落拆成措施", None, "制定清单。明确责任人；", "一是制定清单。二是明确责任人；"),
    case("一是补齐台账", "措施并成段落", None, "一是补齐台账；二是专人管理。", "补齐台账；专人管理。"),
    case("二是专人管理", "措施另起一行", None, "；二是专人", "；\n二是专人"),
    case("二是巩固成效", "措施接在上文后", None, "；\n二是巩固", "；二是巩固"),
];

fn run(cases: &[Case], way: impl Fn(&Page, &Case) -> Result<bool>) -> Result {
    with_page(|page| {
        desk::open(page, TEXT)?;
        for case in cases {
            desk::stand(page, case.row)?;
            if !way(page, case)? {
                continue;
            }
            if case.from != case.to {
                let expected = TEXT.replacen(case.from, case.to, 1);
                assert_eq!(desk::written(page)?, expected, "{}", case.name);
            } else {
                page.wait_for(".row.junk")?;
            }
            page.press("Ctrl+z")?;
            assert_eq!(desk::written(page)?, TEXT, "{} undone", case.name);
        }
        Ok(())
    })
}

fn by_key(page: &Page, case: &Case) -> Result<bool> {
    case.key
        .map_or(Ok(false), |key| page.press(key).map(|()| true))
}

fn by_menu(page: &Page, case: &Case) -> Result<bool> {
    let row = desk::row(page, case.row)?;
    page.context_click(&format!("{row} .text"))?;
    page.wait_for(".menu.at-row")?;
    let written = RefCell::new(String::new());
    desk::choose(page, case.name, |css| {
        *written.borrow_mut() = page.text(css)?;
        page.click(css)
    })?;
    // The key is written beside the name.
    if let Some(key) = case.key {
        let shown = key
            .replace("Arrow", "")
            .replace("Up", "↑")
            .replace("Down", "↓")
            .replace("Left", "←")
            .replace("Right", "→")
            .replace("+d", "+D");
        assert_eq!(written.into_inner(), format!("{}\n{shown}", case.name));
    }
    page.wait_gone(".menu.at-row")?;
    Ok(true)
}

fn by_palette(page: &Page, case: &Case) -> Result<bool> {
    page.press("Ctrl+k")?;
    page.wait_for(".finder input:focus")?;
    page.type_text(case.name)?;
    page.wait_text(".commands .chosen", case.name)?;
    page.press("Enter")?;
    page.wait_gone(".commands")?;
    Ok(true)
}

#[test]
pub fn moves_by_key() -> Result {
    run(MOVES, by_key)
}

#[test]
pub fn moves_by_the_menu_of_the_row() -> Result {
    run(MOVES, by_menu)
}

#[test]
pub fn moves_by_the_palette() -> Result {
    run(MOVES, by_palette)
}

#[test]
pub fn kinds_by_key() -> Result {
    run(KINDS, by_key)
}

#[test]
pub fn kinds_by_the_menu_of_the_row() -> Result {
    run(KINDS, by_menu)
}

#[test]
pub fn kinds_by_the_palette() -> Result {
    run(KINDS, by_palette)
}

#[test]
pub fn folding_and_zooming_by_every_way() -> Result {
    let only = ["（二）压实责任", "制定清单。明确责任人；"];
    with_page(|page| {
        desk::open(page, TEXT)?;
        let all = desk::lines(page)?;
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let zoom = case(only[0], "只看这一节", None, "", "");
        let back = case(only[0], "回到全篇", None, "", "");
        let row = desk::stand(page, only[0])?;
        for way in [by_menu, by_palette] {
            way(page, &zoom)?;
            desk::wait_lines(page, &only)?;
            way(page, &back)?;
            desk::wait_lines(page, &all)?;
            for state in ["false", "true"] {
                way(page, &case(only[0], "折叠或展开", None, "", ""))?;
                page.wait_for(&format!("{row}[aria-expanded={state}]"))?;
            }
        }
        page.press("Ctrl+]")?;
        desk::wait_lines(page, &only)?;
        page.press("Ctrl+[")?;
        desk::wait_lines(page, &all)
    })
}

#[test]
pub fn what_cannot_be_done_says_so() -> Result {
    with_page(|page| {
        desk::open(page, TEXT)?;
        desk::stand(page, "一、总体情况")?;
        page.press("Alt+ArrowUp")?;
        page.wait_text(".toast", "没有变动")?;
        // What means nothing for the row is not in its menu, and is greyed out in the palette.
        let row = desk::row(page, "一、总体情况")?;
        page.context_click(&format!("{row} .text"))?;
        page.wait_for(".menu.at-row")?;
        let has = |name: &str| desk::choose(page, name, |css| page.hover(css)).is_ok();
        assert!(has("改为正文") && !has("段落拆成措施"));
        page.press("Escape")?;
        page.press("Ctrl+k")?;
        page.type_text("段落拆成")?;
        page.wait_for(".commands .off")?;
        page.press("Enter")?;
        page.press("Escape")?;
        assert_eq!(desk::written(page)?, TEXT);
        Ok(())
    })
}
