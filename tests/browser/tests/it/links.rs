//! References in the rows: shown, followed, kept right, told when they lose what they name.

use super::desk;
use browser_tests::{Page, Result, json, with_page};

const REPORT: &str = "某某镇关于整改情况的报告\n一、组织情况\n（一）成立专班\n专班已成立。\n（二）压实责任\n责任已压实。\n（三）督促检查\n按第（一）项分工检查，结果见第二部分，不涉及第九部分。\n二、整改情况\n整改已完成。\n";

/// Waits until the links in the rows are these, in order; `!` before one that dangles.
fn wait_links(page: &Page, expected: &[&str]) -> Result {
    let body = "return [...document.querySelectorAll('.row .ref')].map(e => \
        (e.matches('.lost') ? '!' : '') + e.textContent).join('|') === arguments[0]";
    page.wait_until_with(body, json!([expected.join("|")]))
}

#[test]
pub fn a_click_goes_there_and_a_key_comes_back() -> Result {
    with_page(|page| {
        desk::open(page, REPORT)?;
        wait_links(page, &["第（一）项", "第二部分", "!第九部分"])?;
        let title = page.eval("return document.querySelector('.row .ref').title", ())?;
        assert_eq!(title, "单击转到：（一）成立专班");
        let from = desk::row(page, "按第（一）项")?;
        // What it leads to is folded away.
        let folded = desk::row(page, "二、整改情况")?;
        page.click(&format!("{from} .ref:nth-of-type(2)"))?;
        page.wait_for(&format!("{folded}.focus.moved:focus"))?;
        assert_eq!(page.count(".row textarea")?, 0);
        page.press("Alt+ArrowLeft")?;
        page.wait_for(&format!("{from}.focus:focus"))?;
        // Beside the link the row is edited, at the place that was clicked.
        let at = page.eval(
            "const words = [...document.querySelectorAll('.row .ref')][0].nextSibling; \
             const r = document.createRange(); r.setStart(words, 2); r.setEnd(words, 3); \
             const box = r.getBoundingClientRect(); \
             return [Math.round(box.left + 2), Math.round(box.top + box.height / 2)]",
            (),
        )?;
        let number = |i: usize| at[i].as_i64().unwrap_or_default();
        page.click_at(number(0), number(1))?;
        desk::wait_caret(
            page,
            "按第（一）项分工",
            "检查，结果见第二部分，不涉及第九部分。",
        )?;
        // While it is edited there are no links; a command goes where the caret is.
        wait_links(page, &[])?;
        page.press("Home")?;
        for _ in 0..4 {
            page.press("ArrowRight")?;
        }
        page.press("Alt+Enter")?;
        let first = desk::row(page, "（一）成立专班")?;
        page.wait_for(&format!("{first}.focus:focus"))
    })
}

#[test]
pub fn what_is_folded_is_shown() -> Result {
    let deep = "某某镇关于整改情况的报告\n一、组织情况\n（一）成立专班\n专班已成立。\n二、整改情况\n见第一部分第（一）项。\n";
    with_page(|page| {
        desk::open(page, deep)?;
        let first = desk::row(page, "一、组织情况")?;
        page.hover(&first)?;
        page.click(&format!("{first} .fold"))?;
        page.wait_for(&format!("{first}[aria-expanded=false]"))?;
        page.click(".row .ref")?;
        let there = desk::row(page, "（一）成立专班")?;
        page.wait_for(&format!("{there}.focus:focus"))
    })
}

#[test]
pub fn they_follow_dangle_and_heal() -> Result {
    with_page(|page| {
        desk::open(page, REPORT)?;
        wait_links(page, &["第（一）项", "第二部分", "!第九部分"])?;
        let row = desk::stand(page, "（一）成立专班")?;
        page.press("Alt+ArrowDown")?;
        wait_links(page, &["第（二）项", "第二部分", "!第九部分"])?;
        page.press("Delete")?;
        wait_links(page, &["!第（二）项", "第二部分", "!第九部分"])?;
        let titles = page.eval(
            "return [...document.querySelectorAll('.row .lost')].map(e => e.title)",
            (),
        )?;
        assert_eq!(titles, json!(["所指的内容已不在文中", "文中没有这个序号"]));
        page.press("Ctrl+z")?;
        page.wait_for(&row)?;
        wait_links(page, &["第（二）项", "第二部分", "!第九部分"])?;
        page.press("Ctrl+z")?;
        wait_links(page, &["第（一）项", "第二部分", "!第九部分"])?;
        // Typing makes one and unmakes it.
        desk::edit(page, "整改已完成。")?;
        page.type_text("见第一部分。")?;
        page.press("Escape")?;
        wait_links(page, &["第（一）项", "第二部分", "!第九部分", "第一部分"])
    })
}
