//! A paste so long that it would hold the page: parsed in a thread, taken in bit by bit, one step.

use browser_tests::{Options, Page, Result, with_page};

use super::desk;

/// Keeps what each notice says.
const WATCH: &str = "window.said = []; \
    new MutationObserver(() => { const words = document.querySelector('.toast span')?.textContent; \
      if (words && window.said.at(-1) !== words) window.said.push(words) }) \
      .observe(document, { subtree: true, childList: true, characterData: true });";

/// Reports of more than the characters that are read without a pause, and how many.
fn bulk() -> (String, usize) {
    let (source, n_reports) = desk::compilation();
    let n_characters = source.encode_utf16().count();
    let times = 1_500_000 / n_characters + 1;
    let text = format!("{}\n", source.trim_end()).repeat(times);
    (text, n_reports * times)
}

fn pasted(page: &Page, text: &str, n: usize) -> Result {
    desk::open(page, text)?;
    page.wait_text(".reports h2", &format!("篇目 · {n}"))?;
    assert!(desk::copy_all(page)?.0 == text, "every character is there");
    Ok(())
}

#[test]
fn a_long_paste_is_told_of_and_comes_whole_and_one_undo_takes_it_back() -> Result {
    let (text, n) = bulk();
    with_page(|page| {
        page.eval(WATCH, ())?;
        pasted(page, &text, n)?;
        let said = page.eval("return window.said", ())?;
        let said: Vec<&str> = said
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|w| w.as_str())
            .collect();
        assert!(said[0].contains("正在读取粘贴的文字，共 "), "{said:?}");
        assert!(said.iter().any(|w| w.contains(" … ")), "{said:?}");
        assert!(
            said.iter().any(|w| w.contains(&format!("识别出 {n} 篇"))),
            "{said:?}"
        );
        desk::wait_kept(page)?;
        page.press("Ctrl+z")?;
        page.wait_for(".empty .sheet")?;
        page.press("Ctrl+y")?;
        page.wait_text(".reports h2", &format!("篇目 · {n}"))
    })
}

#[test]
fn what_is_written_while_a_long_paste_is_read_stays() -> Result {
    let (text, n) = bulk();
    with_page(|page| {
        desk::open(page, "某局关于整改情况的报告\n一、甲\n正文在此\n")?;
        page.press("Escape")?;
        // Nobody is anywhere: it becomes reports of its own.
        page.eval("document.activeElement.blur()", ())?;
        page.paste(&text)?;
        page.wait_text(".toast", "正在读取")?;
        desk::edit(page, "正文在此")?;
        page.press("End")?;
        page.type_text("，其间写下")?;
        page.wait_text(".reports h2", &format!("篇目 · {}", n + 1))?;
        let all = desk::copy_all(page)?.0;
        assert!(all.starts_with("某局关于整改情况的报告\n一、甲\n正文在此，其间写下\n"));
        assert!(all.ends_with(&text));
        Ok(())
    })
}

#[test]
fn a_long_paste_that_is_stopped_leaves_everything_as_it_was() -> Result {
    let (text, _) = bulk();
    with_page(|page| {
        desk::open(page, "一、甲\n正文在此\n")?;
        page.press("Escape")?;
        page.eval("document.activeElement.blur()", ())?;
        page.paste(&text)?;
        page.wait_text(".toast", "正在读取")?;
        page.click(".toast .act")?;
        page.wait_text(".toast", "已停止，没有读入")?;
        page.paste("二、乙\n")?;
        desk::wait_lines(page, &["二、乙"])?;
        assert_eq!(desk::copy_all(page)?.0, "一、甲\n正文在此\n\n二、乙\n");
        Ok(())
    })
}

#[test]
fn without_threads_a_long_paste_comes_at_once() -> Result {
    let (text, n) = bulk();
    let no_threads =
        "window.Worker = class { constructor() { throw new Error('no threads here') } }";
    let page = Options::new().before(no_threads).open()?;
    pasted(&page, &text, n)
}
