//! Texts that nobody writes, and machines that fail: the page says so and stands, and the words are there.

use browser_tests::{Options, Page, Result, json, with_page};

use super::desk;

/// Pastes what the script makes: too much to be sent from here.
fn paste(page: &Page, makes: &str) -> Result {
    let body = format!(
        "globalThis.text = {makes}; const c = new DataTransfer(); c.setData('text/plain', text); \
         document.body.dispatchEvent(new ClipboardEvent('paste', {{clipboardData: c, bubbles: true, cancelable: true}}))"
    );
    page.eval(&body, ()).map(drop)
}

/// What is counted in the panel or the status bar.
fn wait_words(page: &Page, words: &str) -> Result {
    let body = "return document.querySelector('#gangmu').innerText.includes(arguments[0])";
    page.wait_until_with(body, json!([words]))
}

/// More of them in a line the browser itself takes minutes to break.
#[test]
fn thousands_of_brackets_in_each_other_are_a_text_like_others() -> Result {
    with_page(|page| {
        let brackets =
            "'（'.repeat(3000) + '\\n' + '“'.repeat(3000) + '\\n' + '['.repeat(3000) + '\\n'";
        paste(page, &format!("'乙局报告\\n一、甲\\n' + {brackets}"))?;
        page.wait_until(
            "return [...document.querySelectorAll('.row')].some(row => row.textContent.includes('（'.repeat(3000)))",
        )
    })
}

#[test]
fn a_million_lines_of_a_character_are_counted_and_stand() -> Result {
    with_page(|page| {
        paste(page, "'某局报告\\n' + '甲\\n'.repeat(1000000)")?;
        wait_words(page, "1,000,004")
    })
}

#[test]
fn one_line_of_forty_megabytes_stands() -> Result {
    with_page(|page| {
        paste(page, "'字'.repeat(13000000)")?;
        wait_words(page, "13,000,000")
    })
}

#[test]
fn what_is_too_large_is_refused_with_a_sentence() -> Result {
    with_page(|page| {
        desk::open(page, "某局报告\n一、甲\n")?;
        page.eval(
            "const file = new File([new Uint8Array(201 * 1024 * 1024).fill(65)], '大.txt', {type: 'text/plain'}); \
             const data = new DataTransfer(); data.items.add(file); \
             for (const name of ['dragenter', 'dragover', 'drop']) \
               document.body.dispatchEvent(new DragEvent(name, {dataTransfer: data, bubbles: true, cancelable: true}))",
            (),
        )?;
        page.wait_text(".toast", "超过 200 MB")?;
        desk::row(page, "一、甲").map(drop)
    })
}

#[test]
fn a_page_that_crashes_comes_back_with_all_that_was_written() -> Result {
    let page = Page::open()?;
    desk::open(&page, "某局报告\n一、甲\n抓好落实。\n")?;
    desk::edit(&page, "抓好落实。")?;
    page.press("End")?;
    page.type_text("责任到人。")?;
    desk::wait_kept(&page)?;
    page.type_text("按月通报。")?;
    // The process of the page alone ends.
    let _ = page.cdp("Page.crash", json!({}));
    let profile = page.kill()?;
    let page = Options::new().profile(&profile).open()?;
    desk::row(&page, "抓好落实。责任到人。按月通报。")?;
    page.close()
}
