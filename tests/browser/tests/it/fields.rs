//! The custom element as a field of a form.

use browser_tests::{Options, Result, STRICT, Server, built_page, json};

use super::embedding::{TEXT, ask, portal, wait};

#[test]
fn words_between_the_tags_count_whenever_the_script_comes() -> Result {
    let built = built_page()?;
    let server = Server::start(built.parent().ok_or("dist is a directory")?, STRICT)?;
    let url = format!("{}/early.html", server.origin());
    let stands =
        "return window.document.querySelector('#early')?.shadowRoot?.querySelector('.row')";
    let page = Options::new().url(&url).stands(stands).open()?;
    let values = page.eval_async(
        "const all = [...document.querySelectorAll('gangmu-editor')]; \
         await Promise.all(all.map((e) => e.ready)); \
         const sent = new FormData(document.querySelector('form')); \
         return [...sent.values(), all[0].dirty]",
        (),
    )?;
    assert_eq!(values, json!(["一、早\n甲。\n", "宿主的文字", false]));
    page.close()
}

#[test]
fn a_change_is_told_once_the_focus_has_left() -> Result {
    let page = portal(Options::new().size(1280, 1000))?;
    ask(&page, &format!("e.value = {}", json!(TEXT)))?;
    ask(
        &page,
        "window.told = []; \
         for (const name of ['input', 'change']) e.addEventListener(name, () => told.push(name))",
    )?;
    page.click(".row .text")?;
    page.press("End")?;
    page.type_text("稿")?;
    page.press("Enter")?;
    page.press("Ctrl+z")?;
    page.press("Escape")?;
    page.press("Ctrl+z")?;
    wait(&page, "return told.length === 4")?;
    page.wait_frame()?;
    assert_eq!(
        ask(&page, "return told")?,
        json!(["input", "input", "input", "input"])
    );
    page.eval(
        "window.document.querySelector('input[name=unit]').focus()",
        (),
    )?;
    wait(&page, "return told.at(-1) === 'change'")?;
    page.wait_frame()?;
    assert_eq!(ask(&page, "return told.length")?, 5);
    page.close()
}
