//! What stays on this machine, and what must not.

use browser_tests::{Options, Page, Result, json, with_page};

use super::desk::{self, PAIR, SHORT, wait_kept};

/// Types into a row and waits until that is kept.
fn type_and_keep(page: &Page, start: &str, more: &str) -> Result {
    desk::edit(page, start)?;
    page.type_text(more)?;
    page.wait_text(".row.focus textarea", more)?;
    wait_kept(page)
}

#[test]
fn a_reload_brings_the_text_back() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        type_and_keep(page, "（一）提高认识", "，凝聚共识")?;
        let expected = SHORT.replace("提高认识", "提高认识，凝聚共识");
        page.reload()?;
        desk::row(page, "（一）提高认识，凝聚共识")?;
        wait_kept(page)?;
        assert_eq!(desk::copy(page)?.0, expected);
        // And it goes on being kept.
        type_and_keep(page, "继续推进。", "再接再厉。")?;
        page.reload()?;
        desk::row(page, "继续推进。再接再厉。")?;
        Ok(())
    })
}

#[test]
fn folds_and_the_shown_report_come_back() -> Result {
    with_page(|page| {
        desk::open(page, PAIR)?;
        page.wait_for(".side .entry.shown")?;
        page.click(".side ul:first-of-type li:nth-child(2) .entry")?;
        page.wait_text(".top .title", "某县")?;
        let row = desk::row(page, "一、主要做法")?;
        page.click(&format!("{row} .fold"))?;
        page.wait_for(&format!("{row}[aria-expanded=false]"))?;
        // Nothing was edited; folding and showing alone are to be kept.
        wait_kept(page)?;
        wait_head(page, "\"folded\":[]", false)?;
        page.reload()?;
        page.wait_text(".top .title", "某县")?;
        let row = desk::row(page, "一、主要做法")?;
        page.wait_for(&format!("{row}[aria-expanded=false]"))?;
        assert_eq!(desk::copy_all(page)?.0, PAIR);
        Ok(())
    })
}

/// Waits until the kept head record holds, or does not hold, a piece of text.
fn wait_head(page: &Page, part: &str, holds: bool) -> Result {
    let body = "return (async () => { \
        for (const {name} of await indexedDB.databases()) { \
          const db = await new Promise((done, fail) => { \
            const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result); asked.onerror = fail }); \
          try { \
            const store = [...db.objectStoreNames].find(n => n === 'kept') ?? db.objectStoreNames[0]; \
            const head = await new Promise((done, fail) => { \
              const asked = db.transaction(store).objectStore(store).get('head'); \
              asked.onsuccess = () => done(asked.result); asked.onerror = fail }); \
            if (head !== undefined) return head.includes(arguments[0]) === arguments[1]; \
          } finally { db.close() } \
        } \
        return !arguments[1] })()";
    let body = body.replace("arguments", "given");
    let body = format!("const given = arguments; {body}");
    page.wait_until_with(&body, browser_tests::json!([part, holds]))
}

#[test]
fn a_killed_browser_loses_nothing_that_was_kept() -> Result {
    let page = Page::open()?;
    desk::open(&page, SHORT)?;
    type_and_keep(&page, "（二）压实责任", "到人")?;
    let profile = page.kill()?;
    let page = Options::new().profile(&profile).open()?;
    desk::row(&page, "（二）压实责任到人")?;
    assert_eq!(
        desk::copy(&page)?.0,
        SHORT.replace("压实责任", "压实责任到人")
    );
    page.close()
}

#[test]
fn deleting_everything_leaves_nothing() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        wait_kept(page)?;
        let clear = || {
            desk::push(page, "本机保存")?;
            desk::push(page, "清除本机上的全部内容…")?;
            page.wait_for("[role=alertdialog]")
        };
        clear()?;
        desk::push(page, "不清除")?;
        page.wait_gone("[role=alertdialog]")?;
        assert_eq!(page.count(".row")?, 16);
        clear()?;
        desk::push(page, "清除")?;
        page.wait_for(".empty .sheet")?;
        page.wait_text(".toast", "已清除")?;
        wait_head(page, "parts", false)?;
        page.reload()?;
        page.wait_for(".empty .sheet")?;
        assert_eq!(page.count(".row")?, 0);
        // What is opened afterwards is kept again.
        page.paste(SHORT)?;
        wait_kept(page)?;
        page.reload()?;
        desk::row(page, "三、下一步打算").map(drop)
    })
}

#[test]
fn whoever_wants_nothing_kept_finds_nothing() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        wait_kept(page)?;
        desk::push(page, "本机保存")?;
        desk::push(page, "改为不保存")?;
        page.wait_text(".top .chip.warn", "不保存")?;
        desk::edit(page, "继续推进。")?;
        page.type_text("保密。")?;
        desk::wait_value(page, "继续推进。保密。")?;
        wait_head(page, "parts", false)?;
        page.reload()?;
        page.wait_for(".empty .sheet")?;
        page.wait_until("return localStorage.getItem('gangmu.keeping') === 'off'")?;
        page.paste(SHORT)?;
        page.wait_text(".top .chip.warn", "不保存")?;
        page.reload()?;
        desk::open(page, SHORT)?;
        desk::push(page, "本机保存")?;
        desk::push(page, "改为保存在本机")?;
        wait_kept(page)?;
        page.reload()?;
        desk::row(page, "三、下一步打算").map(drop)
    })
}

#[test]
fn forbidden_storage_is_told_and_copying_still_works() -> Result {
    let ways = [
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }",
        "Object.defineProperty(window, 'indexedDB', {value: undefined}); \
         Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})",
    ];
    for before in ways {
        Options::new().before(before).with_page(|page| {
            desk::open(page, SHORT)?;
            page.wait_text(".banner[role=alert]", "不允许本页在这台电脑上保存")?;
            type_without_keeping(page)?;
            page.wait_text(".banner[role=alert]", "不允许本页在这台电脑上保存")?;
            let expected = SHORT.replace("继续推进。", "继续推进。甲乙");
            assert_eq!(desk::copy(page)?.0, expected);
            page.wait_text(".top .chip.warn", "未能保存")
        })?;
    }
    Ok(())
}

fn type_without_keeping(page: &Page) -> Result {
    desk::edit(page, "继续推进。")?;
    page.type_text("甲乙")?;
    desk::wait_value(page, "继续推进。甲乙")
}

#[test]
fn a_full_disk_is_told_and_nothing_is_lost() -> Result {
    let full = "const put = IDBObjectStore.prototype.put; \
        IDBObjectStore.prototype.put = function (...args) { \
          if (window.full) throw new DOMException('full', 'QuotaExceededError'); \
          return put.apply(this, args) }";
    Options::new().before(full).with_page(|page| {
        desk::open(page, SHORT)?;
        wait_kept(page)?;
        page.eval("window.full = true", ())?;
        type_without_keeping(page)?;
        page.wait_text(".banner[role=alert]", "空间已满")?;
        page.eval("window.full = false", ())?;
        page.type_text("丙")?;
        wait_kept(page)?;
        page.wait_gone(".banner")?;
        page.reload()?;
        desk::row(page, "继续推进。甲乙丙").map(drop)
    })
}

#[test]
fn a_second_window_does_not_overwrite_in_silence() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        wait_kept(page)?;
        let first = page.open_tab()?;
        desk::row(page, "三、下一步打算")?;
        type_and_keep(page, "（一）提高认识", "乙")?;
        let second = page.switch(&first)?;
        desk::edit(page, "继续推进。")?;
        page.type_text("甲")?;
        page.wait_text(".banner[role=alert]", "另一个窗口")?;
        let mine = SHORT.replace("继续推进。", "继续推进。甲");
        assert_eq!(desk::copy(page)?.0, mine);
        // The other window's text is what lies there.
        page.switch(&second)?;
        page.reload()?;
        desk::row(page, "（一）提高认识乙")?;
        // Whoever decides, wins; the other is told in turn.
        page.switch(&first)?;
        desk::push(page, "以本窗口为准")?;
        wait_kept(page)?;
        page.wait_gone(".banner")?;
        page.switch(&second)?;
        desk::edit(page, "（二）压实责任")?;
        page.type_text("丙")?;
        page.wait_text(".banner[role=alert]", "另一个窗口")?;
        page.switch(&first)?;
        page.reload()?;
        desk::row(page, "继续推进。甲")?;
        assert_eq!(desk::copy(page)?.0, mine);
        Ok(())
    })
}

#[test]
fn what_cannot_be_read_is_set_aside_and_its_words_come_back() -> Result {
    with_page(|page| {
        page.paste(SHORT)?;
        wait_kept(page)?;
        page.eval_async(
            "const db = await new Promise((done, fail) => { \
               const asked = indexedDB.open('gangmu'); \
               asked.onsuccess = () => done(asked.result); asked.onerror = fail }); \
             const change = db.transaction('kept', 'readwrite'); \
             const cursor = change.objectStore('kept').openCursor(); \
             cursor.onsuccess = () => { \
               const at = cursor.result; \
               if (!at) return; \
               if (typeof at.key === 'number') at.update(at.value.replaceAll('\"body\"', '\"verse\"')); \
               at.continue() }; \
             await new Promise((done, fail) => { change.oncomplete = done; change.onerror = fail }); \
             db.close()",
            (),
        )?;
        page.reload()?;
        page.wait_text(".toast", "已另行留存")?;
        assert_eq!(page.count(".row")?, 0);
        // It is offered for good, not in the notice alone.
        page.reload()?;
        page.wait_for(".empty .sheet")?;
        desk::push(page, "本机保存")?;
        desk::push(page, "取回另行留存的文字")?;
        page.wait_for(".row")?;
        assert_eq!(desk::copy_by_menu(page, "复制全文")?.0, SHORT);
        wait_kept(page)
    })
}

#[test]
fn a_reload_at_once_loses_no_key() -> Result {
    with_page(|page| {
        page.wait_for(".empty .sheet")?;
        page.paste(SHORT)?;
        page.wait_for(".row:nth-child(2)")?;
        page.reload()?;
        desk::edit(page, "（二）压实责任")?;
        page.type_text("到人")?;
        page.wait_text(".row.focus textarea", "到人")?;
        page.reload()?;
        desk::row(page, "（二）压实责任到人")?;
        let expected = SHORT.replace("压实责任", "压实责任到人");
        assert_eq!(desk::copy(page)?.0, expected);
        // What is saved leaves nothing behind.
        wait_kept(page)?;
        let left = "return Object.keys(localStorage).filter((key) => key.includes('ahead'))";
        assert_eq!(page.eval(left, ())?, json!([]));
        Ok(())
    })
}

#[test]
fn who_closes_is_asked_only_where_something_would_be_lost() -> Result {
    let asked = "const e = new Event('beforeunload', {cancelable: true}); \
        window.dispatchEvent(e); return e.defaultPrevented";
    let refuse = "const { setItem } = Storage.prototype; \
        Storage.prototype.setItem = function (key, value) { \
          if (key.startsWith('gangmu.ahead') && window.full) throw new DOMException('', 'QuotaExceededError'); \
          return setItem.call(this, key, value); }; \
        window.full = true";
    Options::new().before(refuse).with_page(|page| {
        assert_eq!(page.eval(asked, ())?, false);
        page.eval("IDBObjectStore.prototype.put = new Proxy(IDBObjectStore.prototype.put, { apply(f, t, a) { if (window.full) throw new DOMException('', 'QuotaExceededError'); return f.apply(t, a); } })", ())?;
        page.paste(SHORT)?;
        page.wait_for(".row:nth-child(2)")?;
        assert_eq!(page.eval(asked, ())?, true);
        // What there is room for beside the disk is not asked for.
        page.eval("window.full = false", ())?;
        assert_eq!(page.eval(asked, ())?, false);
        desk::edit(page, "（二）压实责任")?;
        page.type_text("到人")?;
        wait_kept(page)
    })
}

#[test]
fn what_a_window_left_behind_another_is_set_aside() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        wait_kept(page)?;
        let record =
            r#"[1,"report",0,"","","",null,[[2,"body",0,"","","没来得及保存的一句。",null,[]]]]"#;
        let left =
            json!({"base": [99, 5], "writer": 5, "head": "", "changed": [[1, record]], "all": [1]});
        page.eval(
            "localStorage.setItem('gangmu.ahead-5', arguments[0])",
            [left.to_string()],
        )?;
        page.reload()?;
        page.wait_text(".toast", "已另行留存")?;
        desk::row(page, "三、下一步打算")?;
        desk::push(page, "取回文字")?;
        desk::row(page, "没来得及保存的一句。")?;
        Ok(())
    })
}
