//! The custom element on a portal's page: over http, under a strict policy.

use browser_tests::{Options, Page, Result, STRICT, Server, built_page, json};

pub const TEXT: &str =
    "关于整改情况的报告\n\n一、主要问题\n（一）台账不全。\n二、下一步打算\n1.补齐台账。\n";
/// The element that the portal's page holds.
pub const EDITOR: &str = "const e = document.getElementById('editor');";

pub fn portal(options: Options) -> Result<Page> {
    let built = built_page()?;
    let dist = built.parent().ok_or("dist is a directory")?;
    let (host, other) = (Server::start(dist, STRICT)?, Server::start(dist, STRICT)?);
    let url = format!("{}/portal.html?frame={}", host.origin(), other.origin());
    let stands = "const h = document.getElementById('heard'); \
        return document.querySelector('gangmu-editor')?.shadowRoot?.querySelector('.empty') && \
          h?.textContent === 'ready'";
    options.url(&url).stands(stands).open()
}

/// Evaluates with `e` as the editor; the body may await.
pub fn ask(page: &Page, body: &str) -> Result<browser_tests::Value> {
    page.eval_async(&format!("{EDITOR} await e.ready; {body}"), ())
}

pub fn wait(page: &Page, body: &str) -> Result {
    page.wait_until(&format!("{EDITOR} const r = e.shadowRoot; {body}"))
}

#[test]
fn a_form_sends_the_text_that_stands_in_the_element() -> Result {
    let page = portal(Options::new())?;
    ask(&page, &format!("e.value = {}", json!(TEXT)))?;
    assert_eq!(ask(&page, "return e.value")?, TEXT);
    assert_eq!(ask(&page, "return e.dirty")?, false);
    wait(&page, "return r.querySelectorAll('.row').length > 3")?;
    page.click("form button")?;
    page.wait_text("#sent", "台账不全")?;
    assert_eq!(
        ask(&page, "return new FormData(e.form).get('report')")?,
        TEXT
    );
    assert_eq!(ask(&page, "return e.validity.valid")?, true);
    assert_eq!(ask(&page, "return e.outline.documents.length")?, 1);
    assert_eq!(
        ask(&page, "return e.counts.headings.slice(0, 3)")?,
        json!([2, 1, 1])
    );
    assert_eq!(ask(&page, "return await e.exportAs('text')")?, TEXT);
    let heading = "return (await e.exportAs('markdown')).includes('## ')";
    assert_eq!(ask(&page, heading)?, true);
    // The checks run in their own thread under this policy.
    wait(&page, "return e.findings.length > 0")?;
    // A check of the host's own speaks beside them, and makes the field invalid.
    ask(
        &page,
        "const node = JSON.parse(JSON.stringify(e.outline)).documents[0]; \
         e.setAttribute('validate', ''); \
         e.checks = [() => { throw new Error('bad') }, (o) => o === e.outline ? [] : \
           [{severity: 'error', node: 1, message: {zh: '缺少附件', en: 'no annex'}}]]; \
         e.value += '三、另一节\\n'; return node",
    )?;
    wait(&page, "return e.validationMessage === '缺少附件'")?;
    ask(&page, "e.checks = []; e.removeAttribute('validate')")?;
    // It is asked at each change, and again where what was read has changed the outline.
    let errors = page.errors()?;
    let ours = errors.iter().filter(|e| e.contains("check failed"));
    assert!(
        !errors.is_empty() && ours.count() == errors.len(),
        "{errors:?}"
    );
    page.click("[type=reset]")?;
    assert_eq!(ask(&page, "return e.value")?, "");
    assert_eq!(ask(&page, "return e.validity.valueMissing")?, true);
    page.close()
}

#[test]
fn writing_in_the_element_is_as_in_the_page() -> Result {
    let page = portal(Options::new().size(1280, 1000))?;
    page.eval(
        "window.heard = []; for (const name of ['input', 'change', 'selectionchange']) \
           editor.addEventListener(name, (e) => heard.push(e instanceof CustomEvent ? name : 'native'))",
        (),
    )?;
    // A paste goes to the element that has the focus, and to no other.
    page.click("[name=unit]")?;
    page.paste("甲\n")?;
    assert_eq!(ask(&page, "return e.value")?, "");
    page.click(".empty h1")?;
    page.paste(TEXT)?;
    page.wait_for(".row .text")?;
    assert_eq!(ask(&page, "return e.value")?, TEXT);
    // A press puts the caret under the pointer, an input method writes there.
    let words = page.rect(".row[data-id]:nth-child(3) .text")?;
    page.click_at(words.x as i64 + 2, words.center().1)?;
    page.wait_for(".row textarea")?;
    page.press("Home")?;
    page.compose("gong")?;
    page.compose("工作")?;
    page.commit("工作")?;
    wait(&page, "return e.value.includes('（一）工作台账不全。')")?;
    page.type_text("的")?;
    wait(&page, "return e.value.includes('（一）工作的台账不全。')")?;
    page.press("Ctrl+z")?;
    page.press("Ctrl+z")?;
    wait(&page, &format!("return e.value === {}", json!(TEXT)))?;
    page.press("Ctrl+k")?;
    page.wait_for("#gangmu-chosen")?;
    page.press("Escape")?;
    // Leaving is a change; keys beside the element are none of its business.
    page.click("[name=unit]")?;
    page.type_text("室")?;
    page.press("Ctrl+z")?;
    wait(&page, "return heard.includes('change')")?;
    assert_eq!(ask(&page, "return e.value")?, TEXT);
    assert_eq!(page.eval("return heard.includes('native')", ())?, false);
    page.close()
}

#[test]
fn what_is_copied_in_the_element_reaches_the_clipboard() -> Result {
    let page = portal(Options::new())?;
    ask(&page, &format!("e.value = {}; e.focus()", json!(TEXT)))?;
    page.wait_for(".row .text")?;
    page.press("Ctrl+Shift+c")?;
    page.wait_for(".toast")?;
    let (text, html) = page.clipboard()?;
    assert_eq!(text, TEXT);
    assert!(html.contains("主要问题"), "{html}");
    page.close()
}

#[test]
fn the_element_follows_its_own_width_and_its_hosts_colours() -> Result {
    let page = portal(Options::new())?;
    ask(&page, &format!("e.value = {}", json!(TEXT)))?;
    page.wait_for(".row .text")?;
    assert_eq!(page.style(".mobile-bar", "display")?, "none");
    page.click("#narrow")?;
    wait(
        &page,
        "return getComputedStyle(r.querySelector('.mobile-bar')).display !== 'none'",
    )?;
    assert_eq!(page.style("#gangmu", "--ink")?.trim(), "#1d2126");
    ask(&page, "e.style.setProperty('--gangmu-ink', '#123456')")?;
    assert_eq!(page.style("#gangmu", "--ink")?.trim(), "#123456");
    ask(
        &page,
        "e.setAttribute('theme', 'dark'); e.setAttribute('lang', 'en')",
    )?;
    page.wait_for("#gangmu[data-theme=dark][lang=en]")?;
    assert_eq!(page.style("#gangmu", "color-scheme")?, "dark");
    page.close()
}

#[test]
fn a_locked_text_is_read_only() -> Result {
    let page = portal(Options::new())?;
    ask(
        &page,
        &format!("e.value = {}; e.readOnly = true", json!(TEXT)),
    )?;
    page.click(".row[data-id]:nth-child(3) .text")?;
    page.press("F2")?;
    page.press("Alt+Shift+ArrowRight")?;
    page.wait_for(".toast")?;
    assert_eq!(page.count(".row textarea")?, 0);
    assert_eq!(ask(&page, "return e.value")?, TEXT);
    assert_eq!(ask(&page, "return e.dirty")?, false);
    page.close()
}

#[test]
fn editors_share_a_module_and_leave_nothing_behind() -> Result {
    let watch = "window.made = []; window.compiled = 0; \
        const { instantiate, compileStreaming } = WebAssembly; \
        WebAssembly.instantiate = async (...args) => { \
          const done = await instantiate.apply(WebAssembly, args); \
          made.push(new WeakRef(done)); return done; }; \
        WebAssembly.compileStreaming = (...args) => { \
          compiled += 1; return compileStreaming.apply(WebAssembly, args); }";
    let page = portal(Options::new().before(watch))?;
    ask(
        &page,
        "for (let i = 0; i < 20; i++) { \
           const one = document.createElement('gangmu-editor'); \
           document.body.append(one); \
           await one.ready; \
           one.value = `一、甲${i}\\n`; \
           if (i % 2) { await new Promise(requestAnimationFrame); e.value = '一、乙\\n'; } \
           one.remove(); \
           await null; \
           if (one.value !== `一、甲${i}\\n` || one.outline !== null) throw new Error('detached'); \
         }",
    )?;
    assert_eq!(ask(&page, "return e.value")?, "一、乙\n");
    // Moved, an editor is the same.
    ask(&page, "document.body.append(e)")?;
    assert_eq!(ask(&page, "return e.value")?, "一、乙\n");
    assert_eq!(
        page.eval("return [made.length, compiled]", ())?,
        // Two instances each: what comes later is one of its own.
        json!([42, 1])
    );
    page.cdp("HeapProfiler.enable", json!({}))?;
    for _ in 0..100 {
        page.cdp("HeapProfiler.collectGarbage", json!({}))?;
        let left = page.eval("return made.filter((one) => one.deref()).length", ())?;
        if left == 2 {
            return page.close();
        }
    }
    Err("instances of removed editors are still there".into())
}

#[test]
fn editors_share_one_thread_of_each_kind() -> Result {
    let watch = "window.threads = []; \
        window.Worker = class extends window.Worker { \
          constructor(...args) { super(...args); threads.push(this); } \
          terminate() { super.terminate(); this.ended = true; } };";
    let page = portal(Options::new().before(watch))?;
    // Each writes of its own matter, and has its own mistake.
    ask(
        &page,
        "const text = (word, wrong) => `一、${word}\\n${word}要抓好，${word}要落实。\\n${wrong}、另一节\\n这里另写一段。\\n`; \
         window.all = [e]; \
         for (let i = 0; i < 2; i++) { \
           const one = document.createElement('gangmu-editor'); \
           document.body.append(one); await one.ready; all.push(one); } \
         all.forEach((one, i) => { \
           one.value = text(['台账', '档案', '资产'][i], ['四', '二', '七'][i]); }); \
         window.terms = (one) => [...one.shadowRoot.querySelectorAll('.bars.words .name')].map((n) => n.textContent); \
         window.figures = (one) => [...one.shadowRoot.querySelectorAll('.vocabulary .figures dd')].map((n) => n.textContent); \
         window.rules = (one) => one.findings.map((f) => f.rule); \
         window.idle = (one) => one.shadowRoot.querySelector('.vocabulary')?.ariaBusy === 'false'",
    )?;
    page.wait_until("return all.every((one) => one.shadowRoot.querySelector('.tabs'))")?;
    page.eval(
        "for (const one of all) one.shadowRoot.querySelector('.tabs [role=tab]:nth-child(3)').click()",
        (),
    )?;
    page.wait_until(
        "return all.every((one, i) => idle(one) && terms(one).includes(['台账', '档案', '资产'][i]))",
    )?;
    let apart = "return all.every((one, i) => ['台账', '档案', '资产'].every((word, j) => \
        (i === j) === terms(one).includes(word)))";
    assert_eq!(page.eval(apart, ())?, true);
    page.wait_until("return rules(all[0]).length > 0 && rules(all[2]).length > 0")?;
    page.wait_until("return JSON.stringify(rules(all[0])) === JSON.stringify(rules(all[2]))")?;
    assert_eq!(page.eval("return rules(all[1])", ())?, json!([]));
    assert_eq!(page.eval("return threads.length", ())?, 2);
    // What one writes shows in none of the others.
    page.eval("window.before = all.map((one) => figures(one).join())", ())?;
    ask(
        &page,
        "all[1].value += '三、设备\\n设备要清点，设备要登记。\\n'",
    )?;
    page.wait_until("return idle(all[1]) && terms(all[1]).includes('设备')")?;
    assert_eq!(
        page.eval(
            "return all.map((one, i) => figures(one).join() === before[i])",
            ()
        )?,
        json!([true, false, true])
    );
    // A module that breaks down on somebody's request is told anew, the writer's list of words, too.
    page.eval("all[0].words = '要抓好'", ())?;
    page.wait_until("return rules(all[0]).includes('user-word')")?;
    page.eval(
        "for (const thread of threads) { const { port1, port2 } = new MessageChannel(); \
           thread.postMessage({ port: port2 }, [port2]); port1.postMessage({ request: 1 }); }",
        (),
    )?;
    page.eval(
        "all[0].value += '五、宿舍\\n宿舍要检查，宿舍要维修。\\n'; \
         window.told = false; all[0].addEventListener('findings', () => { told = true; })",
        (),
    )?;
    page.wait_until(
        "return idle(all[0]) && terms(all[0]).includes('宿舍') && terms(all[0]).includes('台账')",
    )?;
    page.wait_until("return told && rules(all[0]).includes('user-word')")?;
    // One goes, the other stays as it was.
    page.eval("all[0].remove()", ())?;
    page.eval(
        "all[2].value += '八、食堂\\n食堂要整洁，食堂要公示。\\n'",
        (),
    )?;
    page.wait_until(
        "return idle(all[2]) && terms(all[2]).includes('食堂') && terms(all[2]).includes('资产')",
    )?;
    page.wait_until("return rules(all[2]).length > 0")?;
    assert_eq!(
        page.eval("return threads.map((t) => Boolean(t.ended))", ())?,
        json!([false, false])
    );
    page.eval("all[1].remove(); all[2].remove()", ())?;
    page.wait_until("return threads.length === 2 && threads.every((t) => t.ended)")?;
    // Whoever comes later finds new ones.
    page.eval_async(
        "const one = document.createElement('gangmu-editor'); \
         document.body.append(one); await one.ready; one.value = '一、甲\\n五、乙\\n'; all.push(one)",
        (),
    )?;
    page.wait_until("return rules(all[3]).length > 0")?;
    assert_eq!(page.eval("return threads.length", ())?, 3);
    assert_eq!(page.errors()?, Vec::<String>::new());
    page.close()
}

#[test]
fn a_frame_of_another_origin_answers_its_host_alone() -> Result {
    let page = portal(Options::new())?;
    ask(&page, &format!("e.value = {}", json!(TEXT)))?;
    page.click("#send")?;
    page.wait_text("#heard", "value")?;
    page.eval(
        "window.told = []; addEventListener('message', (e) => told.push(e.data)); \
         window.post = (m) => frame.contentWindow.postMessage(m, '*'); \
         post({app: 'gangmu', v: 2, id: 'a', type: 'get'}); \
         post({app: 'gangmu', v: 1, id: 'b', type: 'eval'}); \
         post({app: 'other', v: 1, id: 'c', type: 'get'}); \
         post(null); post('x'); post([1]); \
         post(Object.create({app: 'gangmu', v: 1, type: 'get'})); \
         post({app: 'gangmu', v: 1, id: 'd', type: 'load'}); \
         post({app: 'gangmu', v: 1, id: 'e', type: 'get'})",
        (),
    )?;
    page.wait_until("return told.some((m) => m.id === 'e')")?;
    let told = page.eval(
        "return told.filter((m) => m.id).map((m) => [m.id, m.type, m.reason ?? m.text])",
        (),
    )?;
    assert_eq!(
        told,
        json!([
            ["a", "error", "its version v is not 1"],
            ["b", "error", "its type is not known"],
            ["d", "error", "load needs a text"],
            ["e", "value", TEXT],
        ])
    );
    // A stranger in a frame of its own gets nothing, though it reaches the window.
    page.eval(
        "window.stranger = []; const other = document.createElement('iframe'); \
         document.body.append(other); \
         const script = other.contentWindow; \
         script.parent.frames[0].postMessage({app: 'gangmu', v: 1, id: 'f', type: 'get'}, '*'); \
         post({app: 'gangmu', v: 1, id: 'g', type: 'counts'})",
        (),
    )?;
    page.wait_until("return told.some((m) => m.id === 'g')")?;
    page.close()
}

#[test]
fn menus_open_at_the_pointer_and_rows_are_dragged() -> Result {
    let page = portal(Options::new().size(1280, 1000))?;
    ask(&page, &format!("e.value = {}", json!(TEXT)))?;
    let row = page.rect(".row[data-id]:nth-child(3) .text")?;
    page.context_click(".row[data-id]:nth-child(3) .text")?;
    let menu = page.rect(".menu.at-row")?;
    // Beside the pointer, and whole within the element.
    let place = page.rect("#gangmu")?;
    assert!(
        (menu.x - row.center().0 as f64).abs() < 3.0,
        "{menu:?} {row:?}"
    );
    assert!(menu.y >= place.y && menu.y + menu.height <= place.y + place.height);
    page.press("Escape")?;
    page.hover(".row[data-id]:nth-child(2)")?;
    page.drag(
        ".row[data-id]:nth-child(2) .grip",
        ".row[data-id]:last-child .text",
    )?;
    wait(
        &page,
        "return e.value.indexOf('主要问题') > e.value.indexOf('下一步打算')",
    )?;
    page.close()
}

#[test]
fn a_frame_refuses_whoever_its_address_does_not_name() -> Result {
    let page = portal(Options::new())?;
    page.eval_async(
        "window.warned = []; \
         for (const more of ['', '&origin=*', '&origin=http://elsewhere.example']) { \
           const other = document.createElement('iframe'); \
           other.src = `/gangmu.html?embed=1${more}`; \
           document.body.append(other); \
           await new Promise((done) => { other.onload = done; }); \
           const there = other.contentWindow; \
           while ('gangmuFailed' in there || !there.document.querySelector('.empty')) \
             await new Promise(requestAnimationFrame); \
           there.console.warn = (words) => warned.push(words); \
           there.postMessage({app: 'gangmu', v: 1, id: 'a', type: 'load', text: '一、甲'}, '*'); \
           await new Promise((done) => { const c = new MessageChannel(); \
             c.port1.onmessage = done; c.port2.postMessage(0); }); \
           await new Promise(requestAnimationFrame); \
           if (there.document.querySelector('.row')) throw new Error('it was heard'); \
           if (there.localStorage.length) throw new Error('it was kept'); \
         }",
        (),
    )?;
    page.wait_until("return warned.length === 1 && warned[0].includes('not among origin=')")?;
    // The browser itself says that nobody of that origin is there to be told of `ready`.
    let errors = page.errors()?;
    assert!(
        errors.iter().all(|e| e.contains("elsewhere.example")),
        "{errors:?}"
    );
    page.close()
}

#[test]
fn one_script_is_enough_and_two_versions_live_side_by_side() -> Result {
    let built = built_page()?;
    let server = Server::start(built.parent().ok_or("dist is a directory")?, STRICT)?;
    let blank = format!("{}/blank.html", server.origin());
    let page = Options::new().url(&blank).stands("return true").open()?;
    let names = page.eval_async(
        "customElements.define('gangmu-editor', class extends HTMLElement { static version = '0.0.1'; }); \
         for (let i = 0; i < 2; i++) await new Promise((done, fail) => { \
           const script = document.createElement('script'); \
           Object.assign(script, {src: '/embed/gangmu.inline.js', onload: done, onerror: fail}); \
           document.head.append(script); \
         }); \
         const {define} = await import('/embed/gangmu.js'); \
         const one = document.createElement(define()); \
         one.textContent = '一、甲'; \
         document.body.append(one); \
         await one.ready; \
         const other = document.createElement(define('my-editor')); \
         document.body.append(other); \
         await other.ready; \
         other.value = '一、乙'; \
         await Promise.all([one, other].map((e) => e.exportAs('json'))); \
         return [one.localName, one.value, other.localName, other.value]",
        (),
    )?;
    let expected = json!(["gangmu-editor-v0-1-0", "一、甲", "my-editor", "一、乙"]);
    assert_eq!(names, expected);
    page.close()
}

#[test]
fn without_a_thread_all_works_but_the_checks() -> Result {
    let built = built_page()?;
    let policy = STRICT.replace("'self' blob:", "'self'");
    let server = Server::start(built.parent().ok_or("dist is a directory")?, &policy)?;
    let url = format!("{}/portal.html", server.origin());
    let stands =
        "return document.querySelector('gangmu-editor')?.shadowRoot?.querySelector('.empty')";
    let page = Options::new().url(&url).stands(stands).open()?;
    ask(
        &page,
        &format!(
            "const failed = new Promise((done) => e.addEventListener('error', done)); \
             e.value = {}; await failed",
            json!(TEXT)
        ),
    )?;
    page.wait_for(".row .text")?;
    assert_eq!(ask(&page, "return e.value")?, TEXT);
    assert_eq!(ask(&page, "return e.findings")?, json!([]));
    // The browser's refusal, and ours in words.
    let errors = page.errors()?;
    assert!(errors.iter().any(|e| e.contains("reader: ")), "{errors:?}");
    page.close()
}
