//! Texts far longer than a screen: the page holds a window of them and stays quick.

use browser_tests::{Page, Result, json, with_page};

use super::desk;

const ROWS: usize = 20_000;

/// One report of that many rows.
fn long() -> String {
    let mut text = String::from("某局关于整改情况的报告\n一、总体情况\n");
    for at in 3..ROWS {
        text.push_str(&format!(
            "第{at}段，按照要求逐项整改、逐项核对，形成清单。\n"
        ));
    }
    text.push_str("最后一段。\n");
    text
}

/// Waits until the window is full of rows from top to bottom, and the page does not move.
fn settled(page: &Page) -> Result {
    let full = "const box = document.querySelector('.rows').getBoundingClientRect(); \
        const rows = [...document.querySelectorAll('.row')].map(r => r.getBoundingClientRect()); \
        const last = document.querySelector('.space').getBoundingClientRect().bottom - 124; \
        const now = JSON.stringify([rows[0]?.top, rows.length]); \
        const still = window.before === now; window.before = now; \
        return still && rows.length > 0 && rows[0].top <= box.top + 1 && \
          rows[rows.length - 1].bottom >= Math.min(box.bottom, last) - 1";
    page.wait_until(full)?;
    assert!(page.count(".row")? < 150);
    Ok(())
}

#[test]
fn a_report_of_many_rows_scrolls_without_gaps() -> Result {
    with_page(|page| {
        desk::open(page, &long())?;
        settled(page)?;
        for share in [0.5, 0.9, 0.1, 0.999, 0.25, 1.0, 0.0] {
            page.eval(
                "const r = document.querySelector('.rows'); \
                 r.scrollTop = (r.scrollHeight - r.clientHeight) * arguments[0]",
                json!([share]),
            )?;
            settled(page)?;
        }
        for _ in 0..10 {
            page.wheel(".rows", 3000)?;
        }
        settled(page)?;
        desk::stand(page, "第").map(drop)?;
        page.press("End")?;
        let last = desk::row(page, "最后一段。")?;
        page.wait_for(&format!("{last}:focus"))?;
        settled(page)?;
        let seen = "const r = e.getBoundingClientRect(), b = document.querySelector('.rows').getBoundingClientRect(); \
            return r.top >= b.top && r.bottom <= b.bottom";
        assert_eq!(page.one(&last, seen, json!(null))?, json!(true));
        page.press("PageUp")?;
        settled(page)?;
        page.press("Home")?;
        page.wait_for(".row.title:focus")?;
        settled(page)?;
        assert_eq!(page.one(".row.title", seen, json!(null))?, json!(true));
        Ok(())
    })
}

#[test]
fn the_row_being_edited_stays_while_scrolling_away_and_back() -> Result {
    with_page(|page| {
        desk::open(page, &long())?;
        desk::edit(page, "第10段，")?;
        page.type_text("甲")?;
        page.wait_text(".row.focus textarea", "清单。甲")?;
        page.eval("document.querySelector('.rows').scrollTop = 200000", ())?;
        page.wait_gone(".row.focus")?;
        settled(page)?;
        page.eval("document.querySelector('.rows').scrollTop = 0", ())?;
        let words = "第10段，按照要求逐项整改、逐项核对，形成清单。甲";
        let row = desk::row(page, words)?;
        settled(page)?;
        // And it can be written in as before.
        page.click(&format!("{row} .words > :last-child"))?;
        page.wait_for(&format!("{row} textarea:focus"))?;
        page.press("Ctrl+End")?;
        page.type_text("乙")?;
        desk::wait_caret(page, &format!("{words}乙"), "")
    })
}

#[test]
fn typing_and_moving_are_quick_in_a_long_report() -> Result {
    with_page(|page| {
        desk::open(page, &long())?;
        desk::edit(page, "第10段，")?;
        page.eval(
            "window.slow = []; new PerformanceObserver(list => \
               window.slow.push(...list.getEntries().map(e => e.duration))).observe({type: 'longtask'})",
            (),
        )?;
        page.type_text("逐字输入十个字看看")?;
        page.wait_text(".row.focus textarea", "逐字输入十个字看看")?;
        page.press("Alt+ArrowDown")?;
        page.press("Alt+ArrowUp")?;
        page.wait_text(".row.focus textarea", "逐字输入十个字看看")?;
        let slow = page.eval("return window.slow.filter(ms => ms > 500)", ())?;
        assert_eq!(slow, json!([]), "milliseconds the page stood still");
        Ok(())
    })
}

#[test]
fn quick_typing_arrives_once() -> Result {
    let (source, _) = desk::compilation();
    let text = format!("{}\n", source.trim_end()).repeat((4_000_000 / source.len()).max(1));
    with_page(|page| {
        desk::open(page, &text)?;
        let row = desk::edit(page, "一、")?;
        let (before, _) = desk::caret(page)?;
        page.type_text("，并长期坚持下去直到见效")?;
        page.press("Backspace")?;
        page.type_text("果")?;
        desk::wait_caret(page, &format!("{before}，并长期坚持下去直到见果"), "")?;
        page.press("Escape")?;
        page.wait_for(&format!("{row}:focus"))?;
        desk::row(page, &format!("一、{before}，并长期坚持下去直到见果")).map(drop)
    })
}

#[test]
fn four_megabytes_are_as_usable_as_four_kilobytes() -> Result {
    let (source, n_reports) = desk::compilation();
    let times = (4_000_000 / source.len()).max(1);
    let text = format!("{}\n", source.trim_end()).repeat(times);
    with_page(|page| {
        desk::open(page, &text)?;
        page.wait_text(".reports h2", &format!("篇目 · {}", n_reports * times))?;
        assert!(page.count(".reports .part")? < 150, "a window of rows");
        assert!(page.count(".row")? < 150);
        desk::edit(page, "一、")?;
        let (before, _) = desk::caret(page)?;
        page.insert_text("，并长期坚持")?;
        desk::wait_caret(page, &format!("{before}，并长期坚持"), "")?;
        page.press("Ctrl+z")?;
        desk::wait_caret(page, &before, "")?;
        assert_eq!(desk::copy_all(page)?.0, text);
        desk::wait_kept(page)
    })
}

#[test]
fn sections_beside_a_long_report_are_bounded_and_wait_for_a_pause() -> Result {
    let mut text = String::from("某局关于整改情况的报告\n");
    for at in 1..=300 {
        text.push_str(&format!("{at}.推进事项的落实工作\n"));
    }
    with_page(|page| {
        desk::open(page, &text)?;
        page.wait_for(".bars li")?;
        assert_eq!(page.count(".bars li")?, 60);
        page.click(".panel .card button.more")?;
        page.wait_until("return document.querySelectorAll('.bars li').length === 300")?;
        desk::edit(page, "2.")?;
        // The keystroke itself counts the words and leaves the bars alone.
        let told = page.eval_async(
            "const shares = () => document.querySelector('.bars li:nth-child(2) .number').textContent; \
             const words = () => document.querySelector('.panel .big strong').textContent; \
             const before = [shares(), words()]; \
             document.execCommand('insertText', false, '字'); \
             while (words() === before[1]) { \
               const { port1, port2 } = new MessageChannel(); \
               await new Promise(done => { port1.onmessage = done; port2.postMessage(0) }); \
             } \
             return [before[0], shares()]",
            (),
        )?;
        assert_eq!(told[0], told[1]);
        let before = told[0].as_str().unwrap_or_default();
        page.wait_until_with(
            "return document.querySelector('.bars li:nth-child(2) .number').textContent !== arguments[0]",
            json!([before]),
        )
    })
}
