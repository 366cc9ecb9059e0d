//! The page starts where it can and says so in plain words where it cannot.

use browser_tests::{Error, Options, Result};

fn failure(before: &str) -> Result<String> {
    match Options::new().before(before).open() {
        Ok(_) => Err(Error::new("The page started after all.")),
        Err(error) => Ok(error.to_string()),
    }
}

#[test]
fn an_old_browser_is_told_what_to_use() -> Result {
    let told = failure("delete globalThis.DecompressionStream")?;
    assert!(
        told.contains("纲目无法在此浏览器中启动") && told.contains("Firefox 113"),
        "{told}"
    );
    Ok(())
}

#[test]
fn no_webassembly_is_told_too() -> Result {
    let told = failure("delete globalThis.WebAssembly")?;
    assert!(told.contains("纲目无法在此浏览器中启动"), "{told}");
    Ok(())
}

#[test]
fn decoding_does_not_need_the_newest_browser() -> Result {
    let older = "delete WebAssembly.instantiateStreaming";
    Options::new()
        .before(older)
        .with_page(|page| page.wait_for("#gangmu:not(:empty)"))
}

/// Holds the module back until `window.go()` is called.
const HELD: &str = "const gate = new Promise(done => { window.go = done; }); \
    const compile = WebAssembly.compileStreaming; \
    WebAssembly.compileStreaming = async response => { await gate; return compile(response); };";

#[test]
fn the_first_paint_is_what_the_application_draws() -> Result {
    let look = "const bare = html => html.replace(/>\\s+</g, '><').replace(' data-shell=\"\"', ''); \
        const attributes = html => { const t = document.createElement('template'); t.innerHTML = html; \
          return [...t.content.querySelectorAll('*')].map(e => e.localName + ' ' + \
            [...e.attributes].map(a => a.name + '=' + a.value).sort() + ' ' + \
            (e.children.length ? '' : e.textContent)).join('\\n'); }; \
        return attributes(bare(window.shell ?? '')) + '\\n---\\n' + \
          attributes(bare(document.querySelector('#gangmu').innerHTML));";
    let keep = "document.addEventListener('readystatechange', () => { \
        if (document.readyState !== 'interactive') return; \
        window.shell = document.querySelector('#gangmu').innerHTML; window.go(); });";
    Options::new()
        .before(&format!("{HELD} {keep}"))
        .with_page(|page| {
            page.wait_for("#gangmu > .app:not([data-shell])")?;
            let both = page.eval(look, ())?;
            let (shell, app) = both
                .as_str()
                .and_then(|b| b.split_once("\n---\n"))
                .ok_or("no page")?;
            assert!(shell.lines().count() > 20);
            assert_eq!(shell.trim(), app.trim());
            Ok(())
        })
}

#[test]
fn a_paste_before_the_start_is_not_lost() -> Result {
    let paste = "document.addEventListener('readystatechange', () => { \
        if (document.readyState !== 'interactive') return; \
        const clip = new DataTransfer(); \
        clip.setData('text/plain', '一、早到的一节\\n正文。'); \
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clip, bubbles: true, cancelable: true })); \
        window.go(); });";
    Options::new()
        .before(&format!("{HELD} {paste}"))
        .with_page(|page| page.wait_text(".row", "早到的一节"))
}

#[test]
fn whoever_has_a_text_open_sees_no_empty_page() -> Result {
    let open = "localStorage.setItem('gangmu.open', 'yes'); \
        document.addEventListener('readystatechange', () => { \
          if (document.readyState !== 'interactive') return; \
          window.ways = document.querySelectorAll('.ways').length; window.go(); });";
    Options::new()
        .before(&format!("{HELD} {open}"))
        .with_page(|page| {
            assert_eq!(page.eval("return window.ways", ())?, 0);
            page.wait_for(".ways")
        })
}
