//! What is found wrong: marks in the margin, the list, fixing, ignoring, the user's words.

use browser_tests::{Options, Page, Result, with_page};

use super::desk;

const TEXT: &str = "关于北关街道整改情况的报告\n\
    区委巡察办：\n\
    现将有关情况报告如下,请审阅。\n\
    一、总体情况\n\
    街道高度重视,成立专班，定期研究;逐项落实。\n\
    二、整改情况\n\
    1.关于学习不够的问题。\n\
    整改情况：已完成整改。一是制定计划。二是组织学习。\n\
    3.关于台账不全的问题。\n\
    整改情况：正在推进。一是补齐台账。二是定期检查。\n\
    三、下一步打算\n\
    继续推进整改。\n";

fn card(rule: &str) -> String {
    format!(
        "const card = [...document.querySelectorAll('.checks .card.rule')]\
           .find(c => c.querySelector('h2').textContent.includes('{rule}'));"
    )
}

/// Opens the text and its findings.
fn opened(page: &Page) -> Result {
    desk::open(page, TEXT)?;
    page.wait_for(".row .flaw")?;
    page.press("F7")?;
    page.wait_for(".checks .card.rule")
}

fn push(page: &Page, rule: &str, css: &str) -> Result {
    let find = card(rule);
    page.wait_until(&format!(
        "{find} return card?.querySelector('{css}') != null"
    ))?;
    page.eval(&format!("{find} card.querySelector('{css}').click()"), ())?;
    Ok(())
}

fn wait_no(page: &Page, rule: &str) -> Result {
    page.wait_until(&format!("{} return !card", card(rule)))
}

fn wait_some(page: &Page, rule: &str, n: usize) -> Result {
    let find = card(rule);
    page.wait_until_with(
        &format!("{find} return card?.querySelectorAll('li').length === arguments[0]"),
        n,
    )
}

fn answer(page: &Page, name: &str) -> Result {
    page.wait_for(".picked .answers")?;
    desk::push(page, name)
}

#[test]
pub fn a_finding_is_gone_to_and_mended_and_undone() -> Result {
    with_page(|page| {
        opened(page)?;
        wait_some(page, "半角标点", 3)?;
        push(page, "半角标点", ".finding")?;
        // The place in the text is current and marked.
        page.wait_text(".row.focus .text", "现将有关情况")?;
        assert_eq!(page.text(".row.focus mark")?, ",");
        answer(page, "改正")?;
        wait_some(page, "半角标点", 2)?;
        page.wait_text(".row.focus .text", "报告如下，请审阅")?;
        page.press("Ctrl+z")?;
        wait_some(page, "半角标点", 3)
    })
}

#[test]
pub fn all_of_a_kind_are_mended_in_one_step() -> Result {
    with_page(|page| {
        opened(page)?;
        push(page, "半角标点", ".act")?;
        // What it changes is shown first.
        page.wait_text(".dialog p", "将改动 ")?;
        desk::push(page, "取消")?;
        wait_some(page, "半角标点", 3)?;
        push(page, "半角标点", ".act")?;
        page.wait_text(".dialog .preview", "→ ")?;
        page.click(".dialog .primary")?;
        wait_no(page, "半角标点")?;
        let fixed = desk::copy(page)?.0;
        assert!(
            fixed.contains("高度重视，成立专班，定期研究；逐项"),
            "{fixed}"
        );
        page.press("Ctrl+z")?;
        wait_some(page, "半角标点", 3)?;
        assert_eq!(desk::copy(page)?.0, TEXT);
        Ok(())
    })
}

#[test]
pub fn what_is_ignored_stays_away() -> Result {
    with_page(|page| {
        opened(page)?;
        push(page, "半角标点", ".finding")?;
        answer(page, "忽略这一处")?;
        wait_some(page, "半角标点", 2)?;
        // The like of it in the whole report.
        push(page, "半角标点", ".finding")?;
        answer(page, "本篇都忽略")?;
        wait_some(page, "半角标点", 1)?;
        desk::wait_kept(page)?;
        page.reload()?;
        page.wait_for(".row .flaw")?;
        page.press("F7")?;
        wait_some(page, "半角标点", 1)?;
        // The text itself knows nothing of it.
        assert_eq!(desk::copy(page)?.0, TEXT);
        Ok(())
    })
}

#[test]
pub fn a_rule_is_switched_off_for_good_and_on_again() -> Result {
    with_page(|page| {
        opened(page)?;
        push(page, "序号跳号", ".finding")?;
        answer(page, "不查此项")?;
        wait_no(page, "序号跳号")?;
        page.reload()?;
        page.wait_for(".row .flaw")?;
        page.press("F7")?;
        wait_some(page, "半角标点", 3)?;
        wait_no(page, "序号跳号")?;
        page.eval(
            "document.querySelector('.checks-settings button').click()",
            (),
        )?;
        page.wait_for(".modal .rule-line")?;
        desk::push(page, "恢复默认")?;
        page.press("Escape")?;
        page.wait_gone(".modal")?;
        wait_some(page, "序号跳号", 1)
    })
}

#[test]
pub fn the_users_words_are_found_and_replaced() -> Result {
    with_page(|page| {
        opened(page)?;
        page.eval(
            "document.querySelector('.checks-settings button:nth-child(2)').click()",
            (),
        )?;
        page.wait_for(".modal")?;
        desk::push(page, "添加")?;
        for (at, words) in [(1, "专班"), (3, "工作专班")] {
            let cell = format!(".word-list td:nth-child({at}) input");
            page.wait_for(&cell)?;
            page.focus(&cell)?;
            page.type_text(words)?;
            page.press("Tab")?;
        }
        page.press("Escape")?;
        page.wait_gone(".modal")?;
        push(page, "用词规范表", ".finding")?;
        page.wait_text(".row.focus mark", "专班")?;
        answer(page, "改正")?;
        page.wait_text(".row.focus .text", "成立工作专班")
    })
}

#[test]
pub fn the_margin_leads_to_the_finding() -> Result {
    with_page(|page| {
        desk::open(page, TEXT)?;
        page.wait_for(".row .flaw.error")?;
        page.click(".row .flaw.error")?;
        page.wait_text(".checks .picked", "跳到")?;
        page.press("F8")?;
        page.wait_for(".checks .picked")
    })
}

#[test]
pub fn typing_brings_the_findings_up_to_date() -> Result {
    with_page(|page| {
        opened(page)?;
        // The notice stands before the last row.
        page.click(".toast .close")?;
        page.wait_gone(".toast")?;
        desk::edit(page, "继续推进整改。")?;
        page.type_text("狠抓落实,")?;
        wait_some(page, "半角标点", 4)
    })
}

#[test]
pub fn the_word_list_is_taken_in_and_given_out() -> Result {
    with_page(|page| {
        opened(page)?;
        page.eval(
            "document.querySelector('.checks-settings button:nth-child(2)').click()",
            (),
        )?;
        page.wait_for(".modal footer")?;
        let list = "专班\t必错\t工作专班\t口语\n定期\t提示\n";
        page.pick_files(
            ".modal footer .spring + .button",
            &[("用词.txt", list.as_bytes())],
        )?;
        page.wait_until("return document.querySelectorAll('.word-list tbody tr').length === 2")?;
        // What a click on the download link would give.
        page.eval(
            "HTMLAnchorElement.prototype.click = function () { window.given = this; }",
            (),
        )?;
        page.eval(
            "document.querySelector('.modal footer .button:last-child').click()",
            (),
        )?;
        page.wait_until("return window.given != null")?;
        assert_eq!(
            page.eval("return given.download", ())?,
            "纲目用词规范表.txt"
        );
        assert!(
            page.eval("return given.href", ())?
                .as_str()
                .is_some_and(|href| href.starts_with("blob:"))
        );
        page.press("Escape")?;
        page.wait_gone(".modal")?;
        wait_some(page, "用词规范表", 3)
    })
}

#[test]
pub fn a_browser_without_threads_is_told_of_and_nothing_else_is_lost() -> Result {
    let page = Options::new()
        .before("window.Worker = class { constructor() { throw new Error('no threads here') } }")
        .open()?;
    is_told_of(&page)
}

/// That the checks do not run, and that one writes all the same.
fn is_told_of(page: &Page) -> Result {
    desk::open(page, TEXT)?;
    page.press("F7")?;
    page.wait_text(".checks .none", "校核没有运行")?;
    page.click(".row .text")?;
    page.press("End")?;
    page.type_text("稿")?;
    page.wait_text(".row.focus textarea", "报告稿")
}

#[test]
fn modules_that_do_not_unpack_are_told_of_and_nothing_else_is_lost() -> Result {
    // What the page itself has of them comes first: `later` has that damaged, too.
    let damage = "document.addEventListener('readystatechange', () => { \
        const packed = document.querySelector('#gangmu-modules'); \
        if (packed) packed.textContent = packed.textContent.slice(0, 5e5); })";
    is_told_of(&Options::new().before(damage).open()?)
}
