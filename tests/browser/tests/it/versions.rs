//! Versions: kept by themselves and by name, over a reload, compared and put back; gone with all else.

use browser_tests::{Page, Result, json, with_page};

use super::desk;

const FIRST: &str =
    "甲镇关于整改情况的报告\n一、总体情况\n正在推进。\n二、下一步打算\n抓好落实。\n";
const SECOND: &str = "乙镇关于整改情况的报告\n一、总体情况\n已经办结。\n";

/// What is listed: why and the figures.
fn listed(page: &Page) -> Result<Vec<String>> {
    let body = "return [...document.querySelectorAll('.times li:not(.now)')].map(li => \
        ['.why', '.amounts'].map(css => li.querySelector(css)?.innerText.replace(/\\s+/g, ' ').trim()).join('|'))";
    let all = page.eval(body, ())?;
    let all = all.as_array().into_iter().flatten();
    Ok(all
        .filter_map(|row| row.as_str().map(String::from))
        .collect())
}

fn open(page: &Page, n: usize) -> Result {
    page.press("Alt+Shift+v")?;
    let body = "return document.querySelectorAll('.times li:not(.now)').length === arguments[0]";
    page.wait_until_with(body, json!([n]))
}

/// Writes words at the end of a row and leaves it, kept.
fn write(page: &Page, row: &str, words: &str) -> Result {
    desk::edit(page, row)?;
    page.press("End")?;
    page.type_text(words)?;
    page.press("Escape")?;
    desk::wait_kept(page)
}

#[test]
fn they_outlive_the_page_and_bring_one_report_back() -> Result {
    with_page(|page| {
        desk::open(page, FIRST)?;
        page.paste(SECOND)?;
        page.wait_text(".top .title", "乙镇")?;
        page.click(".side ul:first-of-type li:nth-child(1) .entry")?;
        page.wait_text(".top .title", "甲镇")?;
        write(page, "抓好落实", "责任到人。")?;
        open(page, 1)?;
        let rows = listed(page)?;
        assert!(
            rows[0].starts_with("开始修改前|") && rows[0].ends_with("此后增 5"),
            "{rows:?}"
        );
        page.click(".versions .name input")?;
        page.type_text("送审稿")?;
        page.press("Enter")?;
        page.wait_for(".times .named")?;
        page.press("Escape")?;
        page.wait_gone(".for-versions")?;
        write(page, "抓好落实", "按月通报。")?;
        page.reload()?;
        page.wait_text(".top .title", "甲镇")?;
        open(page, 2)?;
        let rows = listed(page)?;
        assert!(
            rows[0].starts_with("送审稿|") && rows[0].ends_with("此后增 5"),
            "{rows:?}"
        );
        // Compared with what stands now.
        page.click(".times .named .acts button:nth-child(1)")?;
        page.wait_for(".change ins")?;
        let ins = page.eval(
            "return document.querySelector('.change ins').textContent",
            (),
        )?;
        assert_eq!(ins, "按月通报。");
        page.wait_text(".compare .names", "送审稿")?;
        // Another one: back to the versions.
        page.click(".modal > footer button:nth-child(1)")?;
        page.wait_for(".times .named")?;
        // The two with each other: neither can be taken over.
        page.click(".times li:nth-child(2) input")?;
        page.click(".times li:nth-child(3) input")?;
        page.click(".for-versions > footer button")?;
        page.wait_for(".change ins")?;
        let ins = page.eval(
            "return document.querySelector('.change ins').textContent",
            (),
        )?;
        assert_eq!(ins, "责任到人。");
        let takes = page.eval("return document.querySelectorAll('[data-take]').length", ())?;
        assert_eq!(takes, 0);
        page.press("Escape")?;
        page.wait_gone(".changes")?;
        // Back to the text as it came, in one step.
        open(page, 2)?;
        page.click(".times li:nth-child(3) .acts button:nth-child(2)")?;
        page.wait_text(".toast", "已恢复到")?;
        assert!(desk::copy_all(page)?.0.contains("\n抓好落实。\n"));
        page.press("Ctrl+z")?;
        assert!(
            desk::copy_all(page)?
                .0
                .contains("抓好落实。责任到人。按月通报。")
        );
        Ok(())
    })
}

#[test]
fn a_report_that_was_removed_is_got_back() -> Result {
    with_page(|page| {
        desk::open(page, FIRST)?;
        page.paste(SECOND)?;
        page.wait_text(".top .title", "乙镇")?;
        desk::command(page, "移除本篇")?;
        page.wait_text(".top .title", "甲镇")?;
        desk::wait_kept(page)?;
        page.reload()?;
        page.wait_text(".top .title", "甲镇")?;
        page.press("Alt+Shift+v")?;
        page.wait_text(".times.gone .why", "乙镇")?;
        page.click(".times.gone .acts button")?;
        page.wait_text(".top .title", "乙镇")?;
        assert!(desk::copy_all(page)?.0.contains("已经办结"));
        Ok(())
    })
}

#[test]
fn they_are_deleted_with_everything_and_one_by_one() -> Result {
    with_page(|page| {
        desk::open(page, FIRST)?;
        write(page, "抓好落实", "责任到人。")?;
        open(page, 1)?;
        page.click(".times .acts button:last-child")?;
        page.wait_text(".dialog:not(.modal)", "删除这个版本")?;
        page.click(".dialog .danger")?;
        page.wait_text(".for-versions", "还没有版本")?;
        page.click(".versions .name input")?;
        page.type_text("送审稿")?;
        page.press("Enter")?;
        page.wait_for(".times .named")?;
        page.press("Escape")?;
        desk::command(page, "清除本机上的全部内容")?;
        page.click(".dialog .danger")?;
        page.wait_for(".empty .sheet")?;
        let left = "return (async () => { \
            const db = await new Promise(done => { const asked = indexedDB.open('gangmu'); asked.onsuccess = () => done(asked.result) }); \
            const counts = await Promise.all([...db.objectStoreNames].map(store => new Promise(done => { \
              const asked = db.transaction(store).objectStore(store).count(); asked.onsuccess = () => done(asked.result) }))); \
            db.close(); \
            return counts.length === 6 && counts.every(n => n === 0) })()";
        page.wait_until(left)
    })
}
