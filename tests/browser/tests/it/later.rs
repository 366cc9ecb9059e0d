//! What comes later than the outline: the outline does not wait for it, what is asked for before does,
//! and a file that is damaged there says so and stays one to write in.

use super::desk::{self, SHORT};
use browser_tests::{Options, Page, Result};

/// Holds back what threads are told, so what unpacks, until `window.go()` is called.
const HELD: &str = "const gate = new Promise(done => { window.go = done; }); \
    const Own = window.Worker; \
    window.Worker = class extends Own { postMessage(...all) { gate.then(() => super.postMessage(...all)); } };";

/// What it is not there for.
const EARLY: &str = ".panel[aria-busy]";

fn go(page: &Page) -> Result {
    page.eval("window.go()", ()).map(drop)
}

#[test]
fn the_outline_does_not_wait_for_it() -> Result {
    Options::new().before(HELD).with_page(|page| {
        desk::paste(page, SHORT)?;
        page.wait_for(EARLY)?;
        desk::edit(page, "（一）提高认识")?;
        page.type_text("，凝聚共识")?;
        page.press("Enter")?;
        page.type_text("另起一行")?;
        page.press("Tab")?;
        page.wait_text(".row textarea", "另起一行")?;
        desk::row(page, "（一）提高认识，凝聚共识")?;
        page.wait_text(".chip[role=status]", "已存本机")?;
        assert_eq!(page.count(EARLY)?, 1);
        go(page)?;
        page.wait_for(".panel .tabs")?;
        page.wait_for(".row .flaw")?;
        desk::row(page, "（一）提高认识，凝聚共识").map(drop)
    })
}

#[test]
fn what_is_asked_for_before_comes_and_has_the_keys() -> Result {
    Options::new().before(HELD).with_page(|page| {
        desk::paste(page, SHORT)?;
        desk::edit(page, "（一）提高认识")?;
        page.press("Ctrl+k")?;
        page.type_text("台账")?;
        // No input method writes into the row meanwhile.
        let locked = "return document.querySelector('.row textarea').readOnly";
        assert_eq!(page.eval(locked, ())?, true);
        assert_eq!(page.count(EARLY)?, 1);
        go(page)?;
        page.wait_until("return document.querySelector('.finder input').value === '台账'")?;
        page.press("Escape")?;
        page.wait_until("return document.querySelector('.row textarea')?.readOnly === false")?;
        desk::row(page, "（一）提高认识")?;
        page.type_text("稿")?;
        desk::row(page, "（一）提高认识稿").map(drop)
    })
}

#[test]
fn a_dialog_asked_for_before_comes() -> Result {
    Options::new().before(HELD).with_page(|page| {
        desk::paste(page, SHORT)?;
        page.press("Ctrl+Shift+s")?;
        assert_eq!(page.count(".modal")?, 0);
        go(page)?;
        page.wait_for(".modal")
    })
}

#[test]
fn a_file_damaged_there_says_so_and_is_written_in_and_kept() -> Result {
    let damage = "document.addEventListener('readystatechange', () => \
        document.querySelector('#gangmu-modules')?.remove())";
    // The console says why, too.
    let page = &Options::new().before(damage).open()?;
    page.wait_text(".toasts", "本文件有一部分已损坏")?;
    desk::paste(page, SHORT)?;
    desk::edit(page, "（一）提高认识")?;
    page.type_text("稿")?;
    page.press("F9")?;
    page.wait_text(".toasts", "本文件有一部分已损坏")?;
    page.type_text("件")?;
    page.press("Ctrl+z")?;
    page.press("Ctrl+y")?;
    desk::row(page, "（一）提高认识稿件")?;
    page.wait_text(".chip[role=status]", "已存本机")?;
    page.reload()?;
    desk::row(page, "（一）提高认识稿件").map(drop)
}
