//! Documents in and out: what the dialog, the element and the frame write is read back by our own
//! reader and compared with what was open.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{Options, Page, Result, Value, json, with_page};
use encoding_rs::GB18030;
use files::{Import, LeftOut};
use gangmu::{Form, ledger, parse};
use std::ops::ControlFlow;

use super::desk::{self, SHORT};
use super::embedding::{ask, portal};

/// Word's.
pub const DOCX: &[u8] = include_bytes!("../../../../crates/files/tests/data/libreoffice.docx");

/// From now on `given` is the link that would be clicked for a download, and `blobs` what links name.
const HOLD: &str = "if (!window.blobs) { \
      window.blobs = {}; \
      const make = URL.createObjectURL; \
      URL.createObjectURL = (b) => { const url = make.call(URL, b); blobs[url] = b; return url; }; \
      HTMLAnchorElement.prototype.click = function () { window.given = this; }; \
    }";
/// What a `Blob` holds: its media type and its bytes in base 64.
const TOLD: &str = "const told = (blob) => new Promise((done) => { \
      const reader = new FileReader(); \
      reader.onload = () => done([blob.type, reader.result.replace(/^.*,/, '')]); \
      reader.readAsDataURL(blob); \
    }); ";

/// The bytes of what [`TOLD`] tells.
#[track_caller]
fn bytes(told: &Value) -> Vec<u8> {
    let base64 = told[1].as_str().expect("it is told");
    STANDARD.decode(base64).expect("it is base 64")
}

#[track_caller]
fn read(bytes: &[u8]) -> Import {
    files::read(bytes, &mut |_| ControlFlow::Continue(())).expect("it is sound")
}

/// Whether the document says what the text says, line by line and level by level.
#[track_caller]
fn assert_says(document: &[u8], text: &str) {
    let import = read(document);
    let lines: Vec<&str> = import.lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(lines, text.lines().collect::<Vec<_>>());
    let outline = Form::Outline.write(&import.into_outline());
    assert_eq!(outline, Form::Outline.write(&parse(text)));
}

/// Whether it is a table with all problems of the text.
#[track_caller]
fn assert_lists(document: &[u8], text: &str) {
    let outline = parse(text);
    let rows = ledger(&outline, outline.root().id);
    assert!(!rows.is_empty());
    let import = read(document);
    for row in rows {
        let found = import
            .lines
            .iter()
            .filter(|l| l.text.contains(&row.problem));
        assert_eq!(found.count(), 1, "{} in {:?}", row.problem, import.lines);
    }
}

/// Opens the dialog and chooses the form of that name.
fn choose(page: &Page, form: &str) -> Result {
    page.press("Ctrl+Shift+s")?;
    choose_here(page, form)
}

/// The same of the dialog that is open.
fn choose_here(page: &Page, form: &str) -> Result {
    let find = "const label = [...document.querySelectorAll('.export label')]\
          .find((l) => l.querySelector('span')?.textContent === arguments[0]);";
    page.wait_until_with(&format!("{find} return label"), form)?;
    page.eval(
        &format!("{find} label.querySelector('input').click()"),
        form,
    )?;
    page.wait_until_with(
        &format!("{find} return label.querySelector('input').checked"),
        form,
    )
}

/// Has what is chosen written: the file's name and its bytes.
fn give(page: &Page) -> Result<(String, Vec<u8>)> {
    page.eval(HOLD, ())?;
    page.eval("window.given = null", ())?;
    page.click(".modal footer .primary")?;
    page.wait_until("return window.given != null")?;
    let told = page.eval_async(
        &format!("{TOLD} return [given.download, await told(blobs[given.href])]"),
        (),
    )?;
    page.wait_gone(".modal")?;
    let name = told[0].as_str().unwrap_or_default().to_owned();
    Ok((name, bytes(&told[1])))
}

fn export(page: &Page, form: &str) -> Result<(String, Vec<u8>)> {
    choose(page, form)?;
    give(page)
}

#[test]
pub fn a_document_and_a_ledger_are_exported() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        let (name, docx) = export(page, "Word 文档")?;
        assert_eq!(name, "某局关于整改情况的报告.docx");
        assert_says(&docx, SHORT);
        page.wait_text(".toast", "已导出")?;
        let (name, xlsx) = export(page, "Excel 台账")?;
        assert_eq!(name, "整改台账.xlsx");
        assert_lists(&xlsx, SHORT);
        // The first page stands beside the forms.
        choose(page, "Word 台账")?;
        page.wait_text(".first-page", "台账不全")?;
        page.press("Escape")?;
        page.wait_gone(".modal")?;
        // A workbook is shown as a sheet, words as they are.
        choose(page, "Excel 汇总表")?;
        page.wait_text(".first-page.grid .book", "篇名")?;
        page.press("Escape")?;
        page.wait_gone(".modal")?;
        choose(page, "Markdown")?;
        page.wait_text(".first-page.text pre", "# 某局关于整改情况的报告")?;
        page.press("Escape")?;
        page.wait_gone(".modal")
    })
}

#[test]
pub fn a_document_is_dropped_edited_exported_and_dropped_again() -> Result {
    with_page(|page| {
        page.drop_files("#gangmu", &[("报告.docx", DOCX)])?;
        page.wait_text("#gangmu", "部分单位没有登记。")?;
        desk::edit(page, "1.\t部分单位没有登记")?;
        page.type_text("已逐一补登。")?;
        let first = export(page, "Word 文档")?.1;
        let text = read(&first).text();
        assert!(text.contains("部分单位没有登记。已逐一补登。"), "{text}");
        page.drop_files("#gangmu", &[("报告.docx", &first)])?;
        page.wait_until("return document.querySelectorAll('.side .part').length === 2")?;
        assert_eq!(read(&export(page, "Word 文档")?.1).text(), text);
        Ok(())
    })
}

#[test]
fn what_is_chosen_is_kept_and_followed() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        choose(page, "纯文本")?;
        desk::push(page, "版式设置")?;
        let find = "const field = [...document.querySelectorAll('.setting label')]\
              .find((l) => l.textContent.startsWith('纯文本的编码'))?.querySelector('select');";
        page.wait_until(&format!("{find} return field"))?;
        page.eval(
            &format!(
                "{find} field.value = 'gb18030'; field.dispatchEvent(new Event('change', {{bubbles: true}}))"
            ),
            (),
        )?;
        page.wait_for(".setting .link")?;
        let wanted = GB18030.encode(SHORT).0.into_owned();
        let (name, txt) = give(page)?;
        assert_eq!(
            (name.as_str(), &txt),
            ("某局关于整改情况的报告.txt", &wanted)
        );
        desk::wait_kept(page)?;
        page.reload()?;
        page.wait_for(".row")?;
        page.press("Ctrl+Shift+s")?;
        page.wait_until("return document.querySelector('.export input:checked')")?;
        assert_eq!(give(page)?, (name, wanted));
        Ok(())
    })
}

#[test]
fn two_settings_changed_at_once_are_both_kept() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        choose(page, "纯文本")?;
        desk::push(page, "版式设置")?;
        page.wait_for(".setting select")?;
        let change = "for (const [name, value] of arguments[0]) {
              const field = [...document.querySelectorAll('.setting label')]
                  .find((l) => l.textContent.startsWith(name)).querySelector('select');
              field.value = value;
              field.dispatchEvent(new Event('change', {bubbles: true}));
            }";
        let chosen = json!([[["纯文本的编码", "gb18030"], ["纯文本的换行", "crlf"]]]);
        page.eval(change, chosen)?;
        page.wait_until("return document.querySelectorAll('.setting .link').length === 2")?;
        let wanted = GB18030.encode(&SHORT.replace('\n', "\r\n")).0.into_owned();
        assert_eq!(give(page)?.1, wanted);
        Ok(())
    })
}

#[test]
fn what_was_changed_is_tracked() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        desk::edit(page, "集中学习三次")?;
        page.press("Backspace")?;
        page.type_text("，考试一次。")?;
        let changed = SHORT.replace("三次。", "三次，考试一次。");
        let docx = export(page, "Word 文档（带修订）")?.1;
        assert_says(&docx, &changed);
        // A second edit, by which a whole row goes.
        desk::stand(page, "继续推进")?;
        page.press("Delete")?;
        let docx = export(page, "Word 文档（带修订）")?.1;
        let import = read(&docx);
        assert!(!import.text().contains("继续推进"));
        let deleted = |left: &&(LeftOut, usize)| left.0 == LeftOut::Deleted;
        assert_eq!(import.left_out.iter().filter(deleted).count(), 1);
        Ok(())
    })
}

#[test]
fn of_several_files_the_damaged_one_is_named() -> Result {
    with_page(|page| {
        let damaged = &DOCX[..DOCX.len() / 2];
        let files = [
            ("整.docx", DOCX),
            ("坏.docx", damaged),
            ("文.txt", SHORT.as_bytes()),
        ];
        page.drop_files("#gangmu", &files)?;
        page.wait_text(".dialog", "3 个文件")?;
        // A document with comments did not come in wholly either; a text did.
        page.wait_text(".dialog", "坏.docx：这个文件已损坏或不完整")?;
        assert!(!page.text(".dialog")?.contains("文.txt"));
        desk::push(page, "知道了")?;
        page.wait_until("return document.querySelectorAll('.side .part').length === 2")
    })
}

#[test]
fn a_thread_is_ready_before_it_is_asked_and_ends_with_the_dialog() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        desk::wait_kept(page)?;
        // Read: no other thread is begun any more.
        page.wait_for(".row .flaw")?;
        let count = "if (!window.begun) { window.begun = [0, 0]; const Plain = Worker; \
              window.Worker = class extends Plain { \
                constructor(...given) { super(...given); begun[0] += 1; } \
                terminate() { begun[1] += 1; super.terminate(); } }; }";
        page.eval(count, ())?;
        choose(page, "Word 文档")?;
        page.wait_text(".first-page", "整改情况")?;
        let before = page.eval("return window.begun", ())?;
        choose_here(page, "Markdown")?;
        page.wait_text(".first-page", "# 某局")?;
        // One for all that the dialog asks.
        assert_eq!(page.eval("return window.begun", ())?, before);
        give(page)?;
        page.wait_until("return window.begun[1] === 1")?;
        choose(page, "Word 文档")?;
        page.wait_text(".first-page", "整改情况")?;
        page.press("Escape")?;
        page.wait_gone(".modal")?;
        page.wait_until("return window.begun[1] === 2")
    })
}

#[test]
fn the_element_gives_files() -> Result {
    let page = portal(Options::new())?;
    ask(&page, &format!("e.value = {}", json!(SHORT)))?;
    let export = |format: &str, more: &str| {
        let body = format!("{TOLD} return await told(await e.exportAs('{format}', {more}))");
        ask(&page, &body)
    };
    let docx = export("docx", "{}")?;
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    assert_eq!(docx[0], kind);
    assert_says(&bytes(&docx), SHORT);
    for form in ["xlsx", "ledger-docx", "csv", "ledger-html"] {
        assert_lists(&bytes(&export(form, "{}")?), SHORT);
    }
    for form in files::write::Form::ALL {
        let given = export(&form.key(), "{options: {}}")?;
        assert_eq!(given[0], form.mime(), "{}", form.key());
        assert!(!bytes(&given).is_empty(), "{}", form.key());
    }
    let load =
        "const docx = await e.exportAs('docx'); e.value = ''; await e.load(docx); return e.value";
    assert_eq!(ask(&page, load)?, SHORT);
    ask(&page, &format!("e.value = {}", json!(SHORT)))?;
    // By settings every form is a file.
    let text = export("text", "{options: {encoding: 'gb18030'}}")?;
    assert_eq!(text[0], "text/plain");
    assert_eq!(bytes(&text), GB18030.encode(SHORT).0.into_owned());
    assert_eq!(export("json", "{options: {}}")?[0], "application/json");
    let larger = export(
        "docx",
        "{options: {format: {body: {sizePt: 18}}, contents: true}}",
    )?;
    assert!(bytes(&larger) != bytes(&docx));
    // What cannot be is told.
    let refused = |format: &str, more: &str| {
        let body = format!(
            "return e.exportAs('{format}', {more}).then(() => '', (why) => String(why.message))"
        );
        ask(&page, &body)
    };
    assert_eq!(refused("pdf", "{}")?, "没有 pdf 这种格式");
    let why = refused("docx", "{options: {format: {linePitchPt: 'x'}}}")?;
    assert!(why.as_str().is_some_and(|why| !why.is_empty()), "{why}");
    // One that does not stand yet waits until it does.
    let other = "const other = document.createElement('gangmu-editor'); \
        other.value = e.value; const docx = other.exportAs('docx'); \
        document.body.append(other); return await told(await docx)";
    let other = ask(&page, &format!("{TOLD} {other}"))?;
    assert_says(&bytes(&other), SHORT);
    page.close()
}

#[test]
fn forms_that_the_host_does_not_allow_are_not_offered() -> Result {
    let page = portal(Options::new().size(1280, 1000))?;
    ask(&page, &format!("e.value = {}", json!(SHORT)))?;
    page.wait_for(".row .text")?;
    page.enter("gangmu-editor");
    let e = "const e = window.document.querySelector('gangmu-editor');";
    page.eval(
        &format!("{e} e.setAttribute('exports', 'docx csv'); e.focus()"),
        (),
    )?;
    page.press("Ctrl+Shift+s")?;
    page.wait_for(".export label")?;
    assert_eq!(
        page.texts(".export label > span")?,
        ["Word 文档", "CSV 表格"]
    );
    let (_, docx) = give(&page)?;
    assert_says(&docx, SHORT);
    // Without leave to copy the button is for files.
    desk::push(&page, "导出文件")?;
    page.wait_for(".export label")?;
    page.press("Escape")?;
    page.wait_gone(".modal")?;
    page.eval(&format!("{e} e.setAttribute('exports', 'ledger-json')"), ())?;
    page.press("Ctrl+Shift+s")?;
    page.wait_for(".export label")?;
    assert_eq!(page.count(".export fieldset")?, 1);
    page.press("Escape")?;
    page.wait_gone(".modal")?;
    // What the host itself asks for it gets.
    page.eval(&format!("{e} e.setAttribute('exports', '')"), ())?;
    let own =
        "return (await window.document.querySelector('gangmu-editor').exportAs('docx')).size > 0";
    assert_eq!(page.eval_async(own, ())?, true);
    page.press("Ctrl+Shift+s")?;
    page.wait_frame()?;
    assert_eq!(page.count(".modal")?, 0);
    page.press("Ctrl+k")?;
    page.wait_for(".finder.open")?;
    page.type_text("导出文件")?;
    page.wait_frame()?;
    assert_eq!(page.count(".commands [role=option]:not(.off)")?, 0);
    page.close()
}

/// Whether the message of a frame that `said` finds brings the text as a document.
pub fn wait_document(page: &Page, said: &str, text: &str) -> Result {
    page.wait_until(&format!("return {said}"))?;
    let told = page.eval_async(&format!("{TOLD} return await told({said}.blob)"), ())?;
    assert_says(&bytes(&told), text);
    Ok(())
}
