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

#[test]
fn a_press_on_a_label_focuses_the_text() -> Result {
    let page = portal(Options::new().size(1280, 1000))?;
    ask(
        &page,
        &format!(
            "e.value = {}; \
             const label = document.createElement('label'); \
             Object.assign(label, {{id: 'for-it', htmlFor: 'editor', textContent: '报告'}}); \
             e.before(label)",
            json!(TEXT)
        ),
    )?;
    page.wait_for(".row .text")?;
    assert_eq!(ask(&page, "return e.labels.length")?, 1);
    page.click("[name=unit]")?;
    page.click("#for-it")?;
    let row = "return document.activeElement === e && r.activeElement?.matches('.row')";
    wait(&page, row)?;
    // From there the keys go on, and a press within stays where it is.
    page.press("ArrowDown")?;
    page.press("F2")?;
    page.wait_for(".row textarea")?;
    page.type_text("稿")?;
    wait(&page, "return e.value.includes('稿')")?;
    // An empty one takes what is pasted.
    ask(&page, "e.value = ''")?;
    page.click("[name=unit]")?;
    page.click("#for-it")?;
    wait(&page, "return document.activeElement === e")?;
    page.paste(TEXT)?;
    wait(&page, &format!("return e.value === {}", json!(TEXT)))?;
    page.close()
}

#[test]
fn wrong_values_are_told_once_and_do_nothing() -> Result {
    let page = portal(Options::new())?;
    ask(
        &page,
        &format!(
            "e.value = {}; e.setAttribute('views', 'outline ledger check'); \
             window.warned = []; window.heard = []; \
             console.warn = (words) => warned.push(words); \
             e.addEventListener('error', ({{detail}}) => heard.push(detail.reason))",
            json!(TEXT)
        ),
    )?;
    page.wait_for(".row .text")?;
    ask(
        &page,
        "for (let i = 0; i < 2; i++) { \
           for (const [name, value] of [['theme', 'blue'], ['lock', 'foo lang'], ['view', 'nope'], \
             ['target-length', 'abc'], ['views', 'outline table'], ['exports', 'text pdf'], \
             ['storage', 'cloud'], ['scheme', 'own'], ['lang', 'fr']]) e.setAttribute(name, value); \
           e.commands = [{zh: '无名', run: () => {}}, {id: 'k', zh: '单键', keys: 's', run: () => {}}, \
             {id: 'r', zh: '不做'}]; \
           e.focusNode('x'); e.focusNode(123456); }",
    )?;
    page.wait_frame()?;
    let warned = page.eval("return warned", ())?;
    let warned: Vec<&str> = warned
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|w| w.as_str())
        .collect();
    let wanted = [
        "theme \"blue\" is not known; it may be auto, light, dark, contrast",
        "lock has no \"foo\"; it may be lang, theme, scheme, words, target",
        "view \"nope\" is not known; it may be outline, ledger, overview, check",
        "target-length \"abc\" is no number of characters",
        "views has no \"table\"",
        "exports has no \"pdf\"",
        "storage \"cloud\" is not known; it may be none, local",
        "scheme \"own\" is not known; it may be official, pasted",
        "lang \"fr\" is not known",
        "a command without id or name",
        "the keys \"s\" of the command \"k\" are left to typing",
        "the command \"r\" has no run",
        "focusNode: the outline has no node \"x\"",
        "focusNode: the outline has no node 123456",
    ];
    for words in wanted {
        let told = warned.iter().filter(|w| w.contains(words)).count();
        assert_eq!(told, 1, "{words}: {warned:?}");
    }
    assert_eq!(warned.len(), wanted.len(), "{warned:?}");
    assert_eq!(
        ask(&page, "return [e.value, e.view, heard, e.dirty]")?,
        json!([TEXT, "outline", [], false])
    );
    page.close()
}

#[test]
fn the_ledger_and_its_states_are_plain_data() -> Result {
    let page = portal(Options::new().size(1280, 1000))?;
    let before =
        "const one = document.createElement('gangmu-editor'); return [one.ledger, one.states]";
    assert_eq!(ask(&page, before)?, json!([null, null]));
    let text = "整改情况报告\n\n一、台账方面\n（一）关于台账不全的问题\n责任单位：办公室\n整改时限：6月底前\n\
        整改情况：已完成整改。一是补齐台账。二是建立制度。\n（二）关于公开不够的问题\n整改情况：正在推进。\n";
    ask(&page, &format!("e.value = {}", json!(text)))?;
    let rows = "return e.ledger.map((r) => [r.section, r.problem, r.measures.length, r.status, \
        r.responsible ?? '', r.deadline ?? '', e.outline.documents[0].nodes.length > 0 && r.node > 0])";
    assert_eq!(
        ask(&page, rows)?,
        json!([
            [
                "台账方面",
                "关于台账不全的问题",
                2,
                "done",
                "办公室",
                "6月底前",
                true
            ],
            ["台账方面", "关于公开不够的问题", 0, "ongoing", "", "", true]
        ])
    );
    let sums = json!({"done": 1, "mostly": 0, "ongoing": 1, "standing": 0, "open": 0, "none": 0});
    assert_eq!(ask(&page, "return e.states")?, sums);
    // The row's node is one to go to; what is changed shows.
    ask(&page, "e.focusNode(e.ledger[1].node)")?;
    page.wait_text(".row.focus", "公开不够")?;
    ask(&page, "e.value = e.value.replace('正在推进', '已完成')")?;
    assert_eq!(ask(&page, "return e.states.done")?, 2);
    page.close()
}
