//! Regrouping: what it would give is shown with its figures, and is one step.

use browser_tests::{Page, Result, with_page};

use super::desk;

const TEXT: &str = "\
某局关于整改情况的通报
一、组织情况
成立专班。
二、整改情况
（一）党建方面
1.关于学习不深的问题
整改情况：正在推进。一是补课；二是考试。
2.关于台账不全的问题
整改情况：已完成整改。
（二）作风方面
1.关于下沉不够的问题
整改情况：已完成整改。一是每月下沉。
三、下一步打算
继续整改。
";

fn ask(page: &Page, name: &str) -> Result {
    page.press("Ctrl+k")?;
    page.type_text(name)?;
    page.wait_text(".commands .chosen", name)?;
    page.press("Enter")?;
    page.wait_for(".dialog .lines")
}

/// Words and figures of the lines, set in by their depth.
fn lines(page: &Page) -> Result<Vec<String>> {
    let body = "return [...document.querySelectorAll('.dialog .line')].map(l => \
        '>'.repeat(+l.style.getPropertyValue('--depth')) + [...l.children].map(c => c.textContent).join('|'))";
    Ok(desk::strings(&page.eval(body, ())?))
}

#[test]
pub fn the_preview_shows_that_nothing_is_lost() -> Result {
    with_page(|page| {
        desk::open(page, TEXT)?;
        ask(page, "问题按状态归并")?;
        let shown = lines(page)?;
        assert_eq!(shown[0], "一、组织情况|11 字");
        assert!(
            shown[1].starts_with("二、整改情况|3 个问题 · 3 条措施 · "),
            "{shown:?}"
        );
        assert!(
            shown[2].starts_with(">（一）已完成的整改事项|2 个问题 · 1 条措施 · "),
            "{shown:?}"
        );
        let (before, after) = (&shown[shown.len() - 2], &shown[shown.len() - 1]);
        assert!(
            before.starts_with("归并前|3 个问题 · 3 条措施 · 正文 "),
            "{before}"
        );
        assert_eq!(before.replace("归并前", "归并后"), *after);
        assert_eq!(page.count(".dialog .line.warn")?, 0);
        page.press("Escape")?;
        page.wait_gone(".dialog")?;
        assert_eq!(desk::written(page)?, TEXT);
        ask(page, "问题按状态归并")?;
        desk::push(page, "归并")?;
        desk::row(page, "（一）已完成的整改事项")?;
        desk::row(page, "3.关于学习不深的问题")
            .or_else(|_| desk::row(page, "1.关于学习不深的问题"))?;
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, TEXT, "one step");
        Ok(())
    })
}
