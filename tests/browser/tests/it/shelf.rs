//! The reports on this machine: put away, found, taken back over a reload; the bin; ten thousand of them.

use browser_tests::{Options, Page, Result, json, with_page};

use super::desk;

const FIRST: &str =
    "甲镇关于整改情况的报告\n一、总体情况\n正在推进。\n二、下一步打算\n抓好落实。\n";
const SECOND: &str = "乙镇关于整改情况的报告\n一、总体情况\n水库除险已经办结。\n";

fn open(page: &Page) -> Result {
    page.press("Alt+Shift+o")?;
    page.wait_for(".shelf .tools")
}

fn titles(page: &Page, css: &str) -> Result<Vec<String>> {
    page.texts(&format!("{css} b"))
}

/// Both on the desk, the second put away.
fn put_away(page: &Page) -> Result {
    desk::open(page, FIRST)?;
    page.paste(SECOND)?;
    page.wait_text(".top .title", "乙镇")?;
    desk::command(page, "收起本篇")?;
    page.wait_text(".toast", "已收起《乙镇关于整改情况的报告》")?;
    page.wait_text(".top .title", "甲镇")?;
    desk::wait_kept(page)
}

#[test]
fn a_report_is_put_away_found_and_taken_back_after_a_reload() -> Result {
    with_page(|page| {
        put_away(page)?;
        page.reload()?;
        page.wait_text(".top .title", "甲镇")?;
        assert!(!desk::copy_all(page)?.0.contains("乙镇"));
        open(page)?;
        page.wait_for(".paper:not(.open)")?;
        assert_eq!(titles(page, ".paper.open")?, ["甲镇关于整改情况的报告"]);
        assert_eq!(
            titles(page, ".paper:not(.open)")?,
            ["乙镇关于整改情况的报告"]
        );
        assert!(page.text(".paper:not(.open) .when")?.starts_with("今天 "));
        // In the texts, too.
        page.click(".shelf input[type=search]")?;
        page.type_text("水库")?;
        page.wait_text(".paper mark", "水库")?;
        page.wait_gone(".paper.open")?;
        page.press("Ctrl+a")?;
        page.type_text("没有的词")?;
        page.wait_text(".shelf .said", "没有找到")?;
        page.press("Ctrl+a")?;
        page.press("Delete")?;
        page.wait_for(".paper:not(.open)")?;
        // Another title, a copy.
        page.click(".paper:not(.open) input")?;
        page.click(".retitle input")?;
        page.press("Ctrl+a")?;
        page.type_text("丙镇关于整改情况的报告")?;
        page.press("Enter")?;
        page.wait_text(".paper:not(.open) b", "丙镇")?;
        desk::push(page, "复制一份")?;
        page.wait_until("return document.querySelectorAll('.paper:not(.open)').length === 2")?;
        page.click(".paper:not(.open) .button")?;
        page.wait_text(".top .title", "丙镇")?;
        let all = desk::copy_all(page)?.0;
        assert!(
            all.contains("甲镇") && all.contains("水库除险已经办结。"),
            "{all}"
        );
        // Undoing puts it back there.
        page.press("Ctrl+z")?;
        page.wait_text(".top .title", "甲镇")?;
        desk::wait_kept(page)?;
        open(page)?;
        page.wait_until("return document.querySelectorAll('.paper:not(.open)').length === 2")
    })
}

#[test]
fn nothing_open_shows_what_there_is_and_the_bin_gives_back() -> Result {
    with_page(|page| {
        desk::open(page, FIRST)?;
        page.paste(SECOND)?;
        page.wait_text(".top .title", "乙镇")?;
        desk::command(page, "移除本篇")?;
        page.wait_text(".top .title", "甲镇")?;
        open(page)?;
        page.click(".paper.open .button")?;
        page.wait_text(".recent b", "甲镇")?;
        // Where the button was that had the focus there is none any more: the keys still reach the sheet.
        page.press("Escape")?;
        page.wait_gone(".for-shelf")?;
        page.resize(360, 740, 1.0)?;
        let wide = "return document.documentElement.scrollWidth <= innerWidth && document.querySelector('.empty').scrollWidth <= document.querySelector('.empty').clientWidth";
        page.wait_until(wide)?;
        page.resize(1280, 800, 1.0)?;
        open(page)?;
        page.wait_text(".shelf .segments button:nth-child(2) .count", "1")?;
        page.press("Escape")?;
        page.wait_gone(".for-shelf")?;
        page.reload()?;
        page.wait_text(".recent b", "甲镇")?;
        page.click(".recent .link")?;
        page.wait_for(".paper")?;
        page.click(".shelf .segments button:nth-child(2)")?;
        page.wait_text(".paper b", "乙镇")?;
        page.click(".paper .button")?;
        page.wait_text(".toast", "已放回：《乙镇")?;
        page.click(".shelf .segments button:nth-child(1)")?;
        page.wait_until("return document.querySelectorAll('.paper').length === 2")?;
        // All of it goes where everything goes.
        desk::push(page, "清除本机上的全部内容…")?;
        page.wait_for("[role=alertdialog]")?;
        desk::push(page, "清除")?;
        page.wait_text(".toast", "本机上的内容已清除")?;
        page.wait_gone(".recent")?;
        page.reload()?;
        page.wait_for(".empty .ways")?;
        open(page)?;
        page.wait_text(".shelf .said", "还没有文稿")
    })
}

#[test]
fn what_is_not_to_be_kept_is_gone_with_the_page() -> Result {
    with_page(|page| {
        desk::open(page, FIRST)?;
        page.paste(SECOND)?;
        page.wait_text(".top .title", "乙镇")?;
        page.context_click(".side ul:first-of-type li:nth-child(2) .entry")?;
        desk::push(page, "不存入本机")?;
        page.wait_text(".reports .merged", "不存")?;
        desk::wait_kept(page)?;
        page.reload()?;
        page.wait_text(".top .title", "甲镇")?;
        assert!(!desk::copy_all(page)?.0.contains("乙镇"));
        let kept = page.eval_async(
            "const open = indexedDB.open('gangmu'); await new Promise(d => open.onsuccess = d);
             let said = '';
             for (const name of open.result.objectStoreNames) {
                 const asked = open.result.transaction(name).objectStore(name).getAll();
                 await new Promise(d => asked.onsuccess = d);
                 said += JSON.stringify(asked.result);
             }
             return [said.includes('甲镇'), said.includes('乙镇')]",
            (),
        )?;
        assert_eq!(kept, json!([true, false]));
        Ok(())
    })
}

#[test]
fn ten_thousand_are_listed_and_looked_through() -> Result {
    Options::new().size(1280, 800).with_page(|page| {
        put_away(page)?;
        page.eval_async(
            "const open = indexedDB.open('gangmu'); await new Promise(d => open.onsuccess = d);
             const t = open.result.transaction(['cards', 'papers'], 'readwrite');
             const [cards, papers] = ['cards', 'papers'].map(name => t.objectStore(name));
             const asked = [cards.getAll(), papers.getAll()];
             await new Promise(d => asked[1].onsuccess = d);
             const [[card], [paper]] = asked.map(a => a.result);
             for (let n = 2; n <= 10000; n += 1) {
                 cards.add(card.replace('乙镇', `第${n}镇`));
                 papers.put(paper.replaceAll('乙镇', `第${n}镇`), n);
             }
             await new Promise(d => t.oncomplete = d);
             open.result.close()",
            (),
        )?;
        open(page)?;
        page.wait_text(".paper:not(.open) b", "第10000镇")?;
        let n = page.count(".paper")?;
        assert!(n < 40, "{n} rows are in the page");
        page.eval("document.querySelector('.papers').scrollTop = 1e9", ())?;
        page.wait_until("return [...document.querySelectorAll('.paper b')].some(b => b.textContent.startsWith('乙镇'))")?;
        page.click(".shelf input[type=search]")?;
        page.type_text("第4321镇 水库")?;
        page.wait_text(".paper b", "第4321镇")?;
        page.wait_gone(".shelf .said")?;
        assert_eq!(page.count(".paper")?, 1);
        Ok(())
    })
}
