//! Markup and scripts by every way in, and out of everything that goes out: nothing of it runs, and nothing is
//! even asked for.

use browser_tests::{Options, Page, Result, json};

use super::desk;
use super::hostile::{PAYLOADS, TRAP, unharmed};

/// Markup where words are, in all places that a desk has: title, row, cell, note.
fn desk_file(page: &Page) -> Result<String> {
    desk::open(
        page,
        "某局整改报告\n一、整改情况\n1.关于甲的问题\n责任单位：乙\n整改情况：正在推进。\n",
    )?;
    page.eval(
        "window.showSaveFilePicker = async () => ({ name: '', createWritable: async () => ({ \
           write: async blob => { globalThis.file = await blob.text() }, close: async () => {} }) })",
        (),
    )?;
    page.press("Ctrl+s")?;
    page.wait_until("return globalThis.file")?;
    let file = page.eval("return file", ())?;
    let payload = serde_escaped(PAYLOADS[1]);
    let hostile = file.as_str().unwrap_or_default().replace('甲', &payload);
    Ok(hostile
        .replace('乙', &serde_escaped(PAYLOADS[2]))
        .replace("某局", &payload))
}

/// The words within a JSON string.
fn serde_escaped(words: &str) -> String {
    json!(words).to_string().trim_matches('"').to_owned()
}

#[test]
fn a_file_of_ones_own_and_its_name_are_words() -> Result {
    Options::new().before(TRAP).with_page(|page| {
        let file = desk_file(page)?;
        let name = "<img src=x onerror=alert(1)>.gangmu";
        page.drop_files("#gangmu", &[(name, file.as_bytes())])?;
        page.wait_until("return document.querySelectorAll('.reports .entry').length === 2")?;
        unharmed(page)?;
        // What cannot be read, either.
        let broken = &file.as_bytes()[..file.len() / 2];
        page.drop_files("#gangmu", &[("<b onmouseover=alert(1)>.gangmu", broken)])?;
        page.wait_text(".toast", "不完整或已损坏")?;
        unharmed(page)?;
        page.press("F9")?;
        page.wait_for(".ledger .lrow")?;
        unharmed(page)?;
        page.press("F9")?;
        desk::command(page, "收起本篇")?;
        page.wait_text(".toast", "已收起")?;
        page.press("Alt+Shift+o")?;
        page.wait_for(".paper:not(.open)")?;
        let shown = "return document.querySelectorAll('.for-shelf img, .for-shelf svg circle[r=\"9\"]').length";
        assert_eq!(page.eval(shown, ())?, 0);
        assert_eq!(page.eval("return window.ran", ())?, json!([]));
        Ok(())
    })
}

#[test]
fn a_store_that_was_tampered_with_is_words() -> Result {
    Options::new().before(TRAP).with_page(|page| {
        desk::open(page, "某局整改报告\n一、甲\n正文。\n")?;
        page.paste("某县整改报告\n一、甲\n正文。\n")?;
        page.wait_text(".top .title", "某县")?;
        desk::command(page, "收起本篇")?;
        page.wait_for(".toast")?;
        desk::wait_kept(page)?;
        page.eval_async(
            "const open = indexedDB.open('gangmu'); await new Promise(d => open.onsuccess = d);
             const names = ['kept', 'cards', 'papers'];
             const t = open.result.transaction(names, 'readwrite');
             const bad = JSON.stringify(arguments[0]).slice(1, -1);
             for (const name of names) {
                 const store = t.objectStore(name), keys = store.getAllKeys(), all = store.getAll();
                 await new Promise(d => all.onsuccess = d);
                 all.result.forEach((record, at) => store.put(record.replaceAll('整改报告', bad).replaceAll('正文', bad), keys.result[at]));
             }
             await new Promise(d => t.oncomplete = d);
             open.result.close();
             for (const key of Object.keys(localStorage)) if (key !== 'gangmu.open') localStorage[key] = arguments[0];
             for (const key of ['theme', 'language', 'scope', 'checks', 'columns', 'ledger-columns', 'ledger-day', 'terms', 'patterns', 'export'])
                 localStorage['gangmu.' + key] = arguments[0];",
            json!([PAYLOADS[1]]),
        )?;
        page.reload()?;
        page.wait_for(".row")?;
        unharmed(page)?;
        page.press("Alt+Shift+o")?;
        page.wait_for(".paper:not(.open)")?;
        page.click(".shelf input[type=search]")?;
        page.type_text("img")?;
        page.wait_for(".paper mark")?;
        assert_eq!(page.eval("return [window.ran, document.querySelectorAll('.for-shelf img').length]", ())?, json!([[], 0]));
        Ok(())
    })
}

#[test]
fn an_address_says_nothing_that_runs() -> Result {
    let url = browser_tests::file_url(&browser_tests::built_page()?);
    let hostile =
        format!("{url}?view=%3Cimg%20src=x%20onerror=alert(1)%3E&host=javascript:alert(1)");
    Options::new().before(TRAP).url(&hostile).with_page(|page| {
        page.wait_for(".empty .sheet, textarea")?;
        unharmed(page)
    })
}

#[test]
fn what_goes_out_runs_nowhere() -> Result {
    Options::new().before(TRAP).with_page(|page| {
        let text = format!(
            "某局关于{}整改的报告\n一、整改情况\n1.关于{}的问题\n责任单位：{}\n整改情况：正在推进。\n2.=HYPERLINK(\"https://example.com\",\"看\")\n整改情况：+1+1；@SUM(1)；-2。\n",
            PAYLOADS[1], PAYLOADS[2], PAYLOADS[3]
        );
        desk::open(page, &text)?;
        let (_, report) = desk::copy_all(page)?;
        page.press("F9")?;
        page.wait_for(".ledger .lrow[data-id]")?;
        let (_, ledger) = desk::copied(page, || desk::command(page, "复制台账"))?;
        page.press("F9")?;
        let (_, overview) = desk::copied(page, || desk::command(page, "复制总览"))?;
        // Opened where scripts may run and anything be asked for, as in a mail or a portal.
        for html in [report, ledger, overview] {
            let html = html.to_lowercase();
            for tag in ["<script", "<img", "<svg", "<iframe", "<a ", "<form", "<object", "<b ", "<base"] {
                assert!(!html.contains(tag), "{tag} in {html}");
            }
            assert!(html.contains("&lt;"), "{html}");
        }
        unharmed(page)
    })
}
