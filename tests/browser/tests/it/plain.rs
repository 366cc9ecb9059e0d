//! Where the editor cannot stand, the writer reads why and writes in a plain field: the element under
//! a policy without WebAssembly, or with files that are missing or damaged; the page in a frame under
//! a policy of its host's.

use std::path::{Path, PathBuf};

use browser_tests::{Options, Page, Result, STRICT, Server, built_page, json};

use super::embedding::{EDITOR, TEXT, wait};

/// The directory of the built page.
fn dist() -> Result<PathBuf> {
    let built = built_page()?;
    Ok(built.parent().ok_or("dist is a directory")?.to_owned())
}

/// The strict policy without WebAssembly.
fn without_wasm() -> String {
    STRICT.replace(" 'wasm-unsafe-eval'", "")
}

/// The portal's page, once a plain field stands in the editor's place.
fn plain(home: &Path, policy: &str) -> Result<Page> {
    let server = Server::start(home, policy)?;
    let url = format!("{}/portal.html", server.origin());
    let stands =
        "return document.querySelector('gangmu-editor')?.shadowRoot?.querySelector('textarea')";
    Options::new().url(&url).stands(stands).open()
}

/// Evaluates with `e` as the element, whatever its state; the body may await. `failed` gives the
/// name, code and address that a promise or a function fails with.
fn ask(page: &Page, body: &str) -> Result<browser_tests::Value> {
    let failed = "const failed = async (act) => { \
        try { await act(); return null; } catch (f) { return [f.name, f.code, f.url ?? null]; } };";
    page.eval_async(&format!("{EDITOR} {failed} {body}"), ())
}

const SENTENCE: &str = "return e.shadowRoot.querySelector('[role=alert]').textContent";

#[test]
fn without_webassembly_the_form_has_a_plain_field() -> Result {
    let page = plain(&dist()?, &without_wasm())?;
    let said = ask(&page, SENTENCE)?;
    let said = said.as_str().unwrap_or_default();
    assert!(
        said.contains("script-src 里没有 'wasm-unsafe-eval'"),
        "{said}"
    );
    // Nothing is fetched for it.
    let modules = "return performance.getEntriesByType('resource').filter((r) => r.name.includes('/embed/gangmu_')).length";
    assert_eq!(page.eval(modules, ())?, 0);
    ask(
        &page,
        "e.setAttribute('lang', 'en'); e.setAttribute('theme', 'dark')",
    )?;
    assert_eq!(page.style("#gangmu", "color-scheme")?, "dark");
    wait(
        &page,
        "return r.querySelector('[role=alert]').textContent.includes(\"lacks 'wasm-unsafe-eval'\")",
    )?;
    // The text in and out, byte for byte while nothing is written.
    assert_eq!(ask(&page, "return e.validity.valueMissing")?, true);
    let crlf = TEXT.replace('\n', "\r\n");
    ask(
        &page,
        &format!(
            "window.heard = []; \
             for (const name of ['input', 'change']) \
               e.addEventListener(name, (t) => heard.push(t instanceof CustomEvent ? name : 'native')); \
             e.value = {}",
            json!(crlf)
        ),
    )?;
    assert_eq!(
        ask(&page, "return [e.value, e.dirty]")?,
        json!([crlf, false])
    );
    page.click("label")?;
    page.click("gangmu-editor")?;
    page.press("Ctrl+End")?;
    page.type_text("三")?;
    let more = format!("{crlf}三");
    wait(&page, &format!("return e.value === {}", json!(more)))?;
    let state =
        "return [e.dirty, e.validity.valid, new FormData(e.form).get('report') === e.value]";
    assert_eq!(ask(&page, state)?, json!([true, true, true]));
    page.click("[name=unit]")?;
    wait(&page, "return heard.at(-1) === 'change'")?;
    assert_eq!(page.eval("return heard", ())?, json!(["input", "change"]));
    // Focus, what is not to be written, and a reset.
    let focus =
        "e.focus(); return [document.activeElement === e, e.shadowRoot.activeElement.localName]";
    assert_eq!(ask(&page, focus)?, json!([true, "textarea"]));
    let locks = "const field = e.shadowRoot.querySelector('textarea'); \
        e.readOnly = true; e.disabled = true; const on = [field.readOnly, field.disabled]; \
        const sent = new FormData(e.form).has('report'); \
        e.readOnly = false; e.disabled = false; \
        return [...on, sent, field.readOnly, field.disabled, field.getAttribute('aria-label')]";
    assert_eq!(
        ask(&page, locks)?,
        json!([true, true, false, false, false, "报告正文"])
    );
    page.click("[type=reset]")?;
    let empty =
        "return [e.value, e.shadowRoot.querySelector('textarea').value, e.validity.valueMissing]";
    assert_eq!(ask(&page, empty)?, json!(["", "", true]));
    // The browser's refusals, and ours.
    assert!(!page.errors()?.is_empty());
    page.close()
}

#[test]
fn promises_and_methods_fail_by_name_and_never_hang() -> Result {
    let page = plain(&dist()?, &without_wasm())?;
    let policy = json!(["GangmuError", "policy", null]);
    for act in [
        "e.ready",
        "e.exportAs('docx')",
        "e.load(new Blob(['甲']))",
        "e.undo()",
        "e.focusNode(1)",
    ] {
        assert_eq!(
            ask(&page, &format!("return failed(() => {act})"))?,
            policy,
            "{act}"
        );
    }
    // A string needs no editor.
    assert_eq!(
        ask(
            &page,
            "await e.load('一、甲'); return [e.value, e.shadowRoot.querySelector('textarea').value]"
        )?,
        json!(["一、甲", "一、甲"])
    );
    let removed = "const out = []; \
        e.remove(); await null; \
        for (const act of [() => e.exportAs('text'), () => e.load('乙'), () => e.redo()]) \
          out.push(await failed(act)); \
        return out";
    let gone = json!(["GangmuError", "removed", null]);
    assert_eq!(ask(&page, removed)?, json!([gone, gone, gone]));
    page.errors()?;
    page.close()
}

#[test]
fn what_waits_for_an_editor_that_goes_fails_and_it_can_come_back() -> Result {
    let server = Server::start(&dist()?, STRICT)?;
    let url = format!("{}/element.html", server.origin());
    let stands =
        "return document.querySelector('gangmu-editor')?.shadowRoot?.querySelector('.empty')";
    let page = Options::new().url(&url).stands(stands).open()?;
    // Before it stands, while a file is written, and after; put back it stands again.
    let codes = page.eval_async(
        "const failed = (act) => act().then(() => null, (f) => f.code); \
         const one = document.createElement('gangmu-editor'); \
         document.body.append(one); \
         const early = [failed(() => one.ready), failed(() => one.exportAs('json')), failed(() => one.load('甲'))]; \
         let sync; try { one.undo(); } catch (f) { sync = f.code; } \
         one.remove(); \
         const out = [sync, ...await Promise.all(early)]; \
         document.body.append(one); \
         await one.ready; \
         one.value = '一、甲\\n'; \
         const written = failed(() => one.exportAs('docx')); \
         one.destroy(); \
         out.push(await written, await failed(() => one.ready), await failed(() => one.exportAs('text')), one.value); \
         one.remove(); document.body.append(one); \
         await one.ready; \
         out.push(await one.exportAs('text')); \
         return out",
        (),
    )?;
    assert_eq!(
        codes,
        json!([
            "early",
            "removed",
            "removed",
            "removed",
            "removed",
            "removed",
            "removed",
            "一、甲\n",
            "一、甲\n"
        ])
    );
    page.close()
}

/// A portal of its own with the element's files, of which `spoil` makes one another.
fn portal_with(name: &str, spoil: fn(&Path) -> Result) -> Result<PathBuf> {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(home.join("embed"))?;
    for file in [
        "portal.html",
        "portal.js",
        "portal.css",
        "embed/gangmu.js",
        "embed/gangmu_bg.wasm",
        "embed/gangmu_reader.wasm",
    ] {
        std::fs::copy(dist()?.join(file), home.join(file))?;
    }
    spoil(&home.join("embed/gangmu_reader.wasm"))?;
    Ok(home)
}

#[test]
fn files_that_are_missing_damaged_or_refused_are_named() -> Result {
    let missing = portal_with("missing", |file| Ok(std::fs::remove_file(file)?))?;
    let damaged = portal_with("damaged", |file| {
        let mut bytes = std::fs::read(file)?;
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        Ok(std::fs::write(file, bytes)?)
    })?;
    let refused = STRICT.replace("connect-src 'self'", "connect-src 'none'");
    for (home, policy, code, words) in [
        (&missing, STRICT, "missing", "服务器上没有文件"),
        (&damaged, STRICT, "damaged", "已损坏"),
        (&dist()?, &refused, "refused", "connect-src"),
    ] {
        let page = plain(home, policy)?;
        let failure = ask(&page, "return failed(() => e.ready)")?;
        assert_eq!(failure[1], code);
        let url = failure[2].as_str().unwrap_or_default().to_owned();
        assert!(url.contains("/embed/gangmu_"), "{failure}");
        let said = ask(&page, SENTENCE)?;
        let said = said.as_str().unwrap_or_default();
        assert!(said.contains(words) && said.contains(&url), "{said}");
        page.errors()?;
        page.close()?;
    }
    Ok(())
}

/// The portal's page with the frame of the same origin, where the host's policy is sent with the
/// page in the frame; once `stands` holds with `d` as its document.
fn framed(policy: &str, stands: &str) -> Result<Page> {
    let server = Server::with_page(&dist()?, STRICT, policy)?;
    let url = format!("{}/portal.html", server.origin());
    let stands = format!(
        "const d = document.getElementById('frame')?.contentDocument; \
         return d?.body && (() => {{ {stands} }})()"
    );
    let before = "window.told = []; addEventListener('message', (e) => told.push(e.data))";
    Options::new()
        .url(&url)
        .before(before)
        .stands(&stands)
        .open()
}

#[test]
fn a_frame_without_webassembly_says_so_and_has_the_text() -> Result {
    let policy = "script-src 'unsafe-inline'; style-src 'self'; worker-src blob:";
    let page = framed(policy, "return d.querySelector('textarea') !== null")?;
    let inside = "const d = document.getElementById('frame').contentDocument; \
        const field = d.querySelector('textarea');";
    let said = page.eval(
        &format!("{inside} return d.querySelector('[role=alert]').textContent"),
        (),
    )?;
    let said = said.as_str().unwrap_or_default();
    assert!(
        said.contains("script-src 里没有 'wasm-unsafe-eval'"),
        "{said}"
    );
    page.wait_until(
        "return told.some((m) => m.type === 'ready' && m.plain.includes('wasm-unsafe-eval'))",
    )?;
    // A host loads and gets its text, and hears of what is written.
    page.eval(
        "window.post = (m) => frame.contentWindow.postMessage({app: 'gangmu', v: 1, ...m}, '*'); \
         post({id: 'a', type: 'load', text: arguments[0]}); post({id: 'b', type: 'get'}); \
         post({id: 'c', type: 'counts'}); post({id: 'd', type: 'get', v: 2})",
        json!([TEXT]),
    )?;
    page.wait_until("return told.some((m) => m.id === 'c')")?;
    let answers =
        "return told.filter((m) => 'abd'.includes(m.id)).map((m) => [m.id, m.type, m.text ?? ''])";
    assert_eq!(
        page.eval(answers, ())?,
        json!([["a", "loaded", ""], ["b", "value", TEXT]])
    );
    assert_eq!(
        page.eval(&format!("{inside} return field.value"), ())?,
        TEXT
    );
    page.eval(&format!("{inside} field.focus()"), ())?;
    page.type_text("甲")?;
    page.wait_until("return told.some((m) => m.type === 'changed')")?;
    page.eval(
        "post({id: 'o', type: 'options', options: {lang: 'en', readonly: true}}); \
         post({id: 'e', type: 'get'})",
        (),
    )?;
    page.wait_until(&format!(
        "{inside} return field.readOnly && \
           d.querySelector('[role=alert]').textContent.includes(\"lacks 'wasm-unsafe-eval'\")"
    ))?;
    page.wait_until("return told.find((m) => m.id === 'e')?.text.includes('甲')")?;
    // Whom its address does not name it neither tells nor hears.
    page.eval_async(
        "told.length = 0; \
         for (const more of ['', '&origin=*', '&origin=http://elsewhere.example', '&origin=a%20b://c']) { \
           const other = document.createElement('iframe'); \
           other.src = `/gangmu.html?embed=1${more}`; \
           document.body.append(other); \
           await new Promise((done) => { other.onload = done; }); \
           while (!other.contentDocument.querySelector('textarea')) await new Promise(requestAnimationFrame); \
           other.contentWindow.postMessage({app: 'gangmu', v: 1, id: 'x', type: 'load', text: '乙'}, '*'); \
           await new Promise((done) => { const c = new MessageChannel(); \
             c.port1.onmessage = done; c.port2.postMessage(0); }); \
           await new Promise(requestAnimationFrame); \
           if (other.contentDocument.querySelector('textarea').value) throw new Error('it was heard'); \
         } \
         if (told.length) throw new Error(JSON.stringify(told))",
        (),
    )?;
    page.errors()?;
    page.close()
}

#[test]
fn a_policy_that_refuses_its_sheets_leaves_the_page_its_looks() -> Result {
    let policy =
        "script-src 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self'; worker-src blob:";
    let page = framed(
        policy,
        "return d.querySelector('.app:not([data-shell])') !== null",
    )?;
    let looks = "const d = document.getElementById('frame').contentDocument; \
        const of = (css) => d.defaultView.getComputedStyle(d.querySelector(css)); \
        return [[...d.querySelectorAll('style')].some((s) => s.sheet), of('.app').display, of('.empty .button').display]";
    assert_eq!(page.eval(looks, ())?, json!([false, "grid", "flex"]));
    page.errors()?;
    page.close()
}

#[test]
fn where_no_script_runs_the_page_says_what_to_allow() -> Result {
    for style in ["'self'", "'unsafe-inline'"] {
        let policy = format!("script-src 'self'; style-src {style}");
        let page = framed(&policy, "return d.readyState === 'complete'")?;
        // With its looks, only when it is sure that nothing comes.
        page.wait_until(
            "const d = document.getElementById('frame').contentDocument; \
             const off = d.getElementById('gangmu-off'); \
             return off.checkVisibility({visibilityProperty: true}) && \
               off.getBoundingClientRect().height > 0 && off.textContent.includes('script-src') && \
               d.querySelector('svg').getBoundingClientRect().width === 18",
        )?;
        page.errors()?;
        page.close()?;
    }
    Ok(())
}
