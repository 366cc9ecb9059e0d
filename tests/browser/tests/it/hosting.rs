//! What a portal presets, locks and adds: in the element, and by messages in the frame.

use browser_tests::{Options, Page, Result, json};

use super::documents;
use super::embedding::{TEXT, ask, portal, wait};

/// A text with two levels, numbered in another way than GB/T 9704 has it.
const OTHER: &str = "关于整改情况的报告\n\n一.主要问题\n(一)台账不全。\n(二)公开不够。\n二.下一步打算\n继续推进。\n";

/// The portal's page with `text` in the editor.
fn with(text: &str) -> Result<Page> {
    let page = portal(Options::new().size(1280, 1000))?;
    ask(&page, &format!("e.value = {}", json!(text)))?;
    page.wait_for(".row .text")?;
    Ok(page)
}

/// Runs the command that these words find in the palette.
fn command(page: &Page, words: &str) -> Result {
    ask(page, "e.focus()")?;
    page.press("Ctrl+k")?;
    page.wait_for(".finder.open")?;
    page.type_text(words)?;
    page.press("Enter")?;
    page.wait_gone(".finder.open")
}

/// How many commands the palette has for these words.
fn commands(page: &Page, words: &str) -> Result<usize> {
    ask(page, "e.focus()")?;
    page.press("Ctrl+k")?;
    page.wait_for(".finder.open")?;
    page.type_text(words)?;
    page.wait_frame()?;
    let found = page.count(".commands [role=option]:not(.off)")?;
    page.press("Escape")?;
    page.wait_gone(".finder.open")?;
    Ok(found)
}

#[test]
fn the_view_is_the_hosts_to_set_and_to_hear_of() -> Result {
    let page = with(TEXT)?;
    ask(
        &page,
        "window.turned = []; \
         e.addEventListener('viewchange', ({detail}) => turned.push([detail.view, e.view])); \
         e.view = 'ledger'",
    )?;
    page.wait_for(".ledger")?;
    // Whatever else is set in the same breath.
    ask(
        &page,
        "e.setAttribute('view', 'check'); e.setAttribute('theme', 'dark'); e.commands = []; \
         if (e.view !== 'check') throw e.view",
    )?;
    page.wait_for(".row .text")?;
    page.wait_for(".checks")?;
    assert_eq!(ask(&page, "return [e.view, turned]")?, json!(["check", []]));
    // The writer turns elsewhere, and the host turns back, though the attribute is as it was.
    page.click(".row .text")?;
    page.press("Escape")?;
    page.press("F9")?;
    page.wait_for(".ledger")?;
    wait(
        &page,
        "return JSON.stringify(turned) === '[[\"ledger\",\"ledger\"]]'",
    )?;
    ask(&page, "e.view = 'check'")?;
    page.wait_gone(".ledger")?;
    // What is set before a text is there holds for the first one, written or loaded.
    ask(&page, "e.value = ''; e.view = 'ledger'")?;
    page.wait_for(".empty")?;
    page.click(".empty h1")?;
    page.paste(TEXT)?;
    page.wait_for(".ledger")?;
    page.close()
}

#[test]
fn views_that_the_host_does_not_want_are_gone() -> Result {
    let page = with(TEXT)?;
    assert_eq!(commands(&page, "台账（")?, 1);
    assert_eq!(commands(&page, "校核规则")?, 1);
    assert_eq!(page.count(".levels .switch button")?, 3);
    ask(&page, "e.setAttribute('views', 'outline')")?;
    page.wait_gone(".levels .switch")?;
    assert_eq!(page.texts(".tabs button")?, ["统计", "词语"]);
    assert_eq!(commands(&page, "台账（")?, 0);
    assert_eq!(commands(&page, "校核规则")?, 0);
    ask(&page, "e.focus()")?;
    page.press("F9")?;
    page.press("F7")?;
    page.wait_frame()?;
    assert_eq!(page.count(".ledger, .checks")?, 0);
    assert_eq!(page.count(".row .flaw")?, 0);
    // The host itself cannot turn to what there is not.
    ask(&page, "e.view = 'ledger'")?;
    assert_eq!(ask(&page, "return e.view")?, "outline");
    ask(&page, "e.setAttribute('views', 'check')")?;
    page.wait_for(".checks")?;
    page.wait_for(".row .text")?;
    assert_eq!(page.count(".tabs button")?, 1);
    ask(&page, "e.setAttribute('views', 'ledger')")?;
    page.wait_for(".ledger")?;
    assert_eq!(page.count(".toast")?, 0);
    // A way to the text is refused in words.
    let node = "e.outline.documents[0].nodes[1].id";
    ask(&page, &format!("e.focusNode({node})"))?;
    page.wait_text(".toast", "本页不允许这样做")?;
    page.wait_for(".ledger")?;
    ask(&page, "e.removeAttribute('views'); e.view = 'outline'")?;
    page.wait_for(".levels .switch")?;
    page.close()
}

#[test]
fn texts_take_the_numbers_and_the_length_of_the_host() -> Result {
    let page = portal(Options::new().size(1280, 1000))?;
    let official = OTHER
        .replace("一.", "一、")
        .replace("二.", "二、")
        .replace('(', "（")
        .replace(')', "）");
    let give = format!(
        "e.setAttribute('target-length', '3000'); e.scheme = 'official'; e.value = {}; \
         return [e.value, e.dirty]",
        json!(OTHER)
    );
    assert_eq!(ask(&page, &give)?, json!([official, false]));
    page.wait_for(".row .text")?;
    assert_eq!(
        page.one(".target input", "return e.value", json!(null))?,
        "3000"
    );
    // There is nothing to take back.
    ask(&page, "e.undo()")?;
    assert_eq!(ask(&page, "return e.value")?, official);
    // What is pasted takes them in the same step.
    ask(&page, "e.value = ''")?;
    page.click(".empty h1")?;
    page.paste(OTHER)?;
    page.wait_for(".row .text")?;
    assert_eq!(ask(&page, "return e.value")?, official);
    ask(&page, "e.undo()")?;
    assert_eq!(ask(&page, "return e.value")?, "");
    ask(&page, "e.redo()")?;
    assert_eq!(ask(&page, "return e.value")?, official);
    // Without a lock the writer may choose, and what is open keeps its numbers.
    command(&page, "原稿写法")?;
    // What it changes is shown first.
    page.wait_text(".dialog .preview", "→ ")?;
    page.click(".dialog .primary")?;
    wait(&page, &format!("return e.value === {}", json!(OTHER)))?;
    ask(
        &page,
        "e.scheme = {levels: [{form: '第一章　'}, {form: '1. '}]}; e.setAttribute('target-length', '800')",
    )?;
    wait(
        &page,
        "return r.querySelector('.target input').value === '800'",
    )?;
    assert_eq!(ask(&page, "return e.value")?, OTHER);
    // With one, all that would change them is refused in words.
    ask(
        &page,
        "window.heard = 0; e.addEventListener('input', () => { heard += 1 }); \
         e.scheme = 'official'; e.setAttribute('lock', 'scheme target')",
    )?;
    wait(
        &page,
        &format!("return heard > 0 && e.value === {}", json!(official)),
    )?;
    assert_eq!(
        page.one(".target input", "return e.disabled", json!(null))?,
        true
    );
    for name in [
        "原稿写法",
        "重排全篇序号",
        "序号不自动重排",
        "序号的写法和编排",
    ] {
        command(&page, name)?;
        page.wait_text(".toast", "序号写法由本系统统一规定")?;
        page.click(".toast button[aria-label]")?;
        page.wait_gone(".toast")?;
    }
    assert_eq!(page.count(".scheme")?, 0);
    assert_eq!(ask(&page, "return e.value")?, official);
    // A style that is none is told, and leaves the text alone.
    let bad = "const failed = new Promise((done) => e.addEventListener('error', done, {once: true})); \
         e.scheme = '[1'; return (await failed).detail.reason";
    let reason = ask(&page, bad)?;
    assert!(reason.as_str().is_some_and(|r| r.starts_with("scheme: ")));
    assert_eq!(ask(&page, "return e.value")?, official);
    page.close()
}

#[test]
fn language_colours_words_and_copying_are_locked() -> Result {
    let page = with(TEXT)?;
    page.wait_for(".status [aria-label='EN: switch to English']")?;
    ask(
        &page,
        "e.setAttribute('lang', 'en'); e.setAttribute('theme', 'contrast'); \
         e.setAttribute('lock', 'lang theme words'); e.words = '台账\\terror\\t清单'",
    )?;
    page.wait_for("#gangmu[data-theme=contrast][lang=en]")?;
    page.wait_gone(".status [lang]")?;
    assert_eq!(commands(&page, "Switch")?, 1, "leave numbers alone");
    ask(&page, "e.focus()")?;
    page.press("F7")?;
    page.wait_text(".checks", "台账")?;
    assert_eq!(page.texts(".checks-settings button")?, ["Rules…"]);
    assert_eq!(commands(&page, "Usage list")?, 0);
    // Nothing at all may leave: by no command, by no key of the browser.
    ask(&page, "e.setAttribute('exports', '')")?;
    page.set_clipboard("before", None)?;
    page.click(".row[data-id]:nth-child(3) .text")?;
    page.wait_for(".row textarea")?;
    for keys in ["Ctrl+Shift+c", "Ctrl+c", "Ctrl+x"] {
        page.press("Ctrl+a")?;
        page.press(keys)?;
        page.wait_text(".toast", "does not allow")?;
        page.click(".toast button[aria-label]")?;
        page.wait_gone(".toast")?;
        assert_eq!(page.clipboard()?.0, "before");
    }
    assert_eq!(ask(&page, "return e.value")?, TEXT);
    page.close()
}

#[test]
fn contrast_is_strong_in_both_lights() -> Result {
    let page = with(TEXT)?;
    let strong = |page: &Page| {
        page.eval(
            "const parse = (c) => c.match(/[0-9.]+/g).slice(0, 3).map(Number).map((v) => \
               (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); \
             const light = (c) => { const [r, g, b] = parse(c); return .2126 * r + .7152 * g + .0722 * b; }; \
             const root = document.querySelector('gangmu-editor').shadowRoot; \
             const style = getComputedStyle(root.querySelector('#gangmu')); \
             const probe = document.createElement('i'); root.querySelector('#gangmu').append(probe); \
             const of = (name) => { probe.style.color = `var(--${name})`; return getComputedStyle(probe).color; }; \
             const weak = []; \
             for (const ink of ['ink', 'ink-2', 'ink-3', 'ink-4', 'accent', 'error', 'warning', 'done']) \
               for (const ground of ['ground', 'surface', 'sunken', 'line-soft', 'accent-soft', 'error-soft', 'warning-soft']) { \
                 const [a, b] = [light(of(ink)), light(of(ground))].sort((x, y) => y - x); \
                 if ((a + .05) / (b + .05) < 7) weak.push([ink, ground]); \
               } \
             probe.remove(); return [weak, style.colorScheme]",
            (),
        )
    };
    ask(&page, "e.setAttribute('theme', 'contrast')")?;
    page.wait_for("#gangmu[data-theme=contrast]")?;
    assert_eq!(strong(&page)?, json!([[], "light"]));
    page.set_dark(true)?;
    wait(
        &page,
        "return getComputedStyle(r.querySelector('#gangmu')).colorScheme === 'dark'",
    )?;
    assert_eq!(strong(&page)?, json!([[], "dark"]));
    // The system's wish is followed, too.
    ask(&page, "e.removeAttribute('theme')")?;
    let wish = json!({"features": [{"name": "prefers-contrast", "value": "more"}]});
    ask(&page, "e.setAttribute('theme', 'auto')")?;
    page.cdp("Emulation.setEmulatedMedia", wish)?;
    wait(
        &page,
        "return getComputedStyle(r.querySelector('#gangmu')).getPropertyValue('--ring').trim() === '3px'",
    )?;
    assert_eq!(strong(&page)?, json!([[], "light"]));
    page.close()
}

#[test]
fn the_hosts_commands_stand_in_the_palette() -> Result {
    let page = with(TEXT)?;
    ask(
        &page,
        "window.ran = []; window.failed = []; \
         e.addEventListener('error', ({detail}) => failed.push(detail.reason)); \
         e.commands = [ \
           {id: 'send', zh: '<b>报送</b>本表', en: 'Send it', alias: 'bsbb', keys: 'Ctrl+Enter', \
            run: (it) => ran.push(it === e && it.value.length)}, \
           {id: 'bad', zh: '坏命令', en: 'Broken', run: async () => { throw new Error('bad luck'); }}, \
           {id: 'x', zh: '单键', en: 'Letter', keys: 's', run: () => ran.push('letter')}, \
           {id: '', zh: '无名', en: 'None', run: () => ran.push('none')}]",
    )?;
    let length = TEXT.chars().count();
    ask(&page, "e.focus()")?;
    page.press("Ctrl+k")?;
    page.wait_for(".finder.open")?;
    page.type_text("bsbb")?;
    page.wait_text(".commands .chosen", "<b>报送</b>本表")?;
    page.wait_text(".commands .chosen", "Ctrl+Enter")?;
    assert_eq!(page.count(".commands b")?, 0);
    page.press("Enter")?;
    wait(
        &page,
        &format!("return ran.length === 1 && ran[0] === {length}"),
    )?;
    // Its keys work in a row that is edited, but a letter alone is typed.
    page.click(".row[data-id]:nth-child(3) .text")?;
    page.wait_for(".row textarea")?;
    page.press("Ctrl+Enter")?;
    wait(&page, "return ran.length === 2")?;
    page.press("s")?;
    wait(&page, "return e.value.includes('s')")?;
    assert_eq!(commands(&page, "无名")?, 0);
    command(&page, "坏命令")?;
    wait(
        &page,
        "return failed.length === 1 && failed[0].includes('bad luck')",
    )?;
    assert_eq!(ask(&page, "return ran.length")?, 2);
    ask(&page, "e.commands = []")?;
    assert_eq!(commands(&page, "报送")?, 0);
    assert_eq!(page.errors()?.len(), 1);
    page.close()
}

#[test]
fn what_the_hosts_checks_find_is_shown_and_mended() -> Result {
    let page = with(TEXT)?;
    ask(
        &page,
        "e.setAttribute('validate', ''); \
         const walk = (n) => [n, ...(n.children ?? []).flatMap(walk)]; \
         e.checks = [({documents}) => documents.flatMap((d) => d.nodes).flatMap(walk) \
           .filter((n) => (n.title ?? n.text ?? '').includes('台账')) \
           .map((n) => ({rule: 'term', title: {zh: '<i>用语</i>要求', en: 'Terms'}, severity: 'error', \
             node: n.id, words: '台账', instead: '清单', message: '写作“清单”'})), \
           () => [{message: {zh: '缺少附件', en: 'No annex'}}, null, {node: 1e9, message: 3}]]; \
         e.view = 'check'",
    )?;
    page.wait_text(".checks", "<i>用语</i>要求")?;
    page.wait_text(".checks", "本系统校核")?;
    page.wait_text(".checks", "缺少附件")?;
    assert_eq!(page.count(".checks h2 i:not(.dot)")?, 0);
    assert_eq!(ask(&page, "return e.validationMessage")?, "写作“清单”");
    // What names no node stands at the first row.
    page.wait_for(".row:nth-child(1) .flaw.warning")?;
    // A mark in the margin at the node, and the way to the words.
    page.wait_for(".row .flaw.error")?;
    let term = ".checks .rule.error .finding";
    assert_eq!(page.count(term)?, 2);
    assert_eq!(page.texts(".checks .rule.error mark")?, ["台账", "台账"]);
    page.click(term)?;
    page.wait_for(".row.focus mark")?;
    page.wait_text(".row.focus", "台账不全")?;
    // It cannot be switched off, but put right; then the checks look again.
    let answers = page.texts(".checks .picked .answers button")?;
    assert_eq!(answers, ["改正", "忽略这一处", "本篇都忽略"]);
    page.click(".checks .picked .answers .primary")?;
    wait(&page, "return e.value.includes('清单不全')")?;
    wait(
        &page,
        "return r.querySelectorAll('.checks .rule.error .finding').length === 1",
    )?;
    page.click(term)?;
    page.click(".checks .picked .answers button:nth-child(2)")?;
    page.wait_gone(term)?;
    ask(&page, "e.undo()")?;
    page.wait_for(term)?;
    ask(&page, "e.checks = []")?;
    page.wait_gone(term)?;
    assert_eq!(ask(&page, "return e.validity.valid")?, true);
    // Another text has its findings in cards, too: the rules are known still.
    ask(&page, "e.value += '（三）重复。。\\n'")?;
    page.wait_for(".checks .rule .finding")?;
    page.close()
}

/// The frame with a host that has noted what it was told, and `post` to speak to it.
fn framed() -> Result<Page> {
    let page = portal(Options::new())?;
    page.eval(
        "window.told = []; addEventListener('message', (e) => told.push(e.data)); \
         window.said = (type, id) => told.find((m) => m.type === type && (!id || m.id === id)); \
         window.post = (m) => frame.contentWindow.postMessage({app: 'gangmu', v: 1, ...m}, '*')",
        (),
    )?;
    Ok(page)
}

#[test]
fn a_frame_takes_presets_commands_and_findings() -> Result {
    let page = framed()?;
    page.eval(
        "post({id: 'a', type: 'load', text: arguments[0], options: {scheme: 'official', target: 900, \
           view: 'check', views: 'outline check', lock: 'scheme', lang: 'en', storage: true, \
           commands: [{id: 'send', zh: '报送', en: 'Send', keys: 'Alt+1'}]}})",
        json!([OTHER]),
    )?;
    page.wait_until("return said('loaded', 'a')")?;
    for format in ["text", "rich", "json", "markdown", "outline", "docx", "pdf"] {
        page.eval(
            "post({id: arguments[0], type: 'export', format: arguments[0]})",
            json!([format]),
        )?;
    }
    page.wait_until("return told.filter((m) => m.type === 'exported').length === 6")?;
    page.wait_until("return said('error', 'pdf')?.reason === 'no export as pdf'")?;
    let official = page.eval("return said('exported', 'text').text", ())?;
    let official = official.as_str().unwrap_or_default().replace("\n\n", "\n");
    documents::wait_document(&page, "said('exported', 'docx')", &official)?;
    page.eval(
        "post({id: 'txt', type: 'export', format: 'text', options: {encoding: 'gb18030'}}); \
         post({id: 'bad', type: 'export', format: 'docx', options: {encoding: 1}})",
        (),
    )?;
    page.wait_until("return said('exported', 'txt')?.blob.type === 'text/plain'")?;
    page.wait_until("return said('error', 'bad')?.reason")?;
    let holds = "return [said('exported', 'text').text.includes('一、主要问题'), \
        said('exported', 'rich').text.includes('台账不全'), \
        JSON.parse(said('exported', 'json').text).documents.length, \
        said('exported', 'markdown').text.includes('## '), \
        said('exported', 'outline').text.includes('主要问题')]";
    assert_eq!(page.eval(holds, ())?, json!([true, true, 1, true, true]));
    page.wait_until("return said('checked')")?;
    page.eval(
        "const node = JSON.parse(said('exported', 'json').text).documents[0].nodes[1].id; \
         post({id: 'f', type: 'findings', findings: [{node, severity: 'error', title: 'Portal', \
           message: 'Not so'}]}); \
         post({id: 'g', type: 'findings'})",
        (),
    )?;
    page.wait_until("return said('done', 'f') && said('findings', 'g')")?;
    // A command of the host's, by its keys, in the frame's own page.
    let (x, y) = page.rect("#frame")?.center();
    page.click_at(x, y)?;
    page.press("Alt+1")?;
    page.wait_until("return said('command')?.command === 'send'")?;
    page.close()
}

#[test]
fn a_frame_says_why_it_refuses() -> Result {
    let page = framed()?;
    page.eval(
        "post({id: 'a', type: 'get', v: 2}); \
         post({id: 'b', type: 'options'}); \
         post({id: 'c', type: 'load', text: '一'.repeat((50 << 20) + 1)}); \
         frame.contentWindow.postMessage(JSON.parse( \
           '{\"__proto__\": {\"app\": \"gangmu\", \"v\": 1, \"type\": \"get\", \"id\": \"d\"}}'), '*'); \
         post({id: 'e', type: 'focus', node: '3'}); \
         post({id: 'f', type: 'options', options: JSON.parse('{\"__proto__\": {\"lang\": \"en\"}}')}); \
         post({id: 'g', type: 'load', text: '一、甲', options: {scheme: 'none'}}); \
         post({id: 'h', type: 'get'})",
        (),
    )?;
    page.wait_until("return said('value', 'h')")?;
    // The style that is none is told when it is set, and for the text.
    let told = "return told.filter((m) => m.type === 'error').map((m) => [m.id ?? '', m.reason]) \
        .filter((m, at, all) => JSON.stringify(m) !== JSON.stringify(all[at - 1]))";
    assert_eq!(
        page.eval(told, ())?,
        json!([
            ["a", "its version v is not 1"],
            ["b", "options needs options"],
            ["c", "the text is longer than 100 MB"],
            ["e", "focus needs a node"],
            ["", "scheme: it is neither a name nor a style"],
        ])
    );
    page.close()
}
