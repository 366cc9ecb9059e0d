//! The element in a form of React's and of Vue's, bundled from npm, under the strict policy. The
//! pages are in `tests/browser/frameworks`; `cargo xtask test browser` builds them.

use std::io::Write;
use std::path::Path;

use browser_tests::{Options, Page, Result, STRICT, Server, json};

use super::desk;

const TEXT: &str = "一、主要问题\n（一）台账不全。\n";
const CHANGED: &str = "一、主要问题\n（一）台账不全齐。\n";

/// The built page, unless there was no npm to build it.
fn opened() -> Result<Option<Page>> {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/frameworks/dist");
    if !pages.join("index.html").is_file() {
        // Past the test runner, which holds back what is printed; nothing is lost if it cannot be said.
        let _ = writeln!(
            std::io::stderr(),
            "skipped: the pages of React and Vue are not built"
        );
        return Ok(None);
    }
    let server = Server::start(&pages, STRICT)?;
    let url = format!("{}/index.html", server.origin());
    let stands = "const all = [...document.querySelectorAll('gangmu-editor')]; \
        return all.length === 2 && all.every(e => e.shadowRoot?.querySelector('.row'))";
    let page = Options::new().size(1280, 1500).url(&url).stands(stands);
    page.open().map(Some)
}

/// Waits until the framework holds this text, and the element, too.
fn wait_held(page: &Page, form: &str, text: &str) -> Result {
    page.wait_until_with(
        "const form = window.document.querySelector(arguments[0]); \
         const e = form.querySelector('gangmu-editor'); \
         return form.querySelector('output').textContent === arguments[1] && \
           (!e || e.value === arguments[1] && new FormData(form).get('report') === arguments[1])",
        json!([form, text]),
    )
}

fn push(page: &Page, form: &str, button: &str) -> Result {
    page.enter("");
    page.click(&format!("{form} .{button}"))?;
    page.enter(&format!("{form} gangmu-editor"));
    Ok(())
}

/// Text in, words typed out, undo, another text, away and back.
fn a_field_of_the_form(page: &Page, form: &str) -> Result {
    page.enter(&format!("{form} gangmu-editor"));
    wait_held(page, form, TEXT)?;
    // Every letter goes out and comes back in: the caret and undo stay.
    desk::edit(page, "（一）台账不全")?;
    page.press("ArrowLeft")?;
    page.type_text("全")?;
    wait_held(page, form, "一、主要问题\n（一）台账不全全。\n")?;
    desk::wait_caret(page, "台账不全全", "。")?;
    page.press("Ctrl+z")?;
    wait_held(page, form, TEXT)?;
    desk::wait_caret(page, "台账不全", "。")?;
    // An input method's words, too, once they are chosen.
    page.compose("qi")?;
    page.compose("齐")?;
    page.commit("齐")?;
    wait_held(page, form, CHANGED)?;
    desk::wait_caret(page, "台账不全齐", "。")?;
    // The framework's own change of the text.
    push(page, form, "other")?;
    wait_held(page, form, "一、另一份\n")?;
    desk::wait_lines(page, &["一、另一份"])?;
    // Away, and back with the text that the framework has kept.
    push(page, form, "toggle")?;
    page.wait_until_with(
        "return !window.document.querySelector(arguments[0])",
        format!("{form} gangmu-editor"),
    )?;
    wait_held(page, form, "一、另一份\n")?;
    push(page, form, "toggle")?;
    desk::wait_lines(page, &["一、另一份"])?;
    wait_held(page, form, "一、另一份\n")?;
    desk::edit(page, "一、另一份")?;
    page.type_text("文")?;
    wait_held(page, form, "一、另一份文\n")
}

#[test]
fn the_element_is_a_field_of_reacts_and_of_vues() -> Result {
    let Some(page) = opened()? else {
        return Ok(());
    };
    // Strict mode has effects run twice; the editor starts once.
    assert_eq!(page.eval("return window.reactReady", ())?, 1);
    a_field_of_the_form(&page, "#react form")?;
    a_field_of_the_form(&page, "#vue form")?;
    page.close()
}
