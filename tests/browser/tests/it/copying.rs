//! Copying a part of the text, and copying where the browser helps little.

use browser_tests::{Options, Page, Result, with_page};

use super::desk::{self, SHORT};

const SECTION: &str = "二、存在问题\n1.台账不全\n整改情况：一是补齐台账；二是专人管理。\n2.公开不够\n整改情况：一是限时公开。";

#[test]
pub fn a_section_is_copied_from_its_row_and_from_the_menu() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        desk::stand(page, "二、存在问题")?;
        let (plain, html) = desk::copied(page, || page.press("Ctrl+c"))?;
        assert_eq!(plain, SECTION);
        assert!(html.contains("<h1") && html.contains("仿宋") && !html.contains("总体情况"));
        let by_menu = desk::copy_by_menu(page, "复制所在一节")?;
        assert_eq!(by_menu, (plain, html));
        desk::stand(page, "二是专人管理。")?;
        assert_eq!(
            desk::copied(page, || page.press("Ctrl+c"))?.0,
            "二是专人管理。"
        );
        // While writing, nothing selected: the row's section; something selected: those words.
        desk::edit(page, "1.台账不全")?;
        let (plain, _) = desk::copied(page, || page.press("Ctrl+c"))?;
        assert_eq!(plain, "1.台账不全\n整改情况：一是补齐台账；二是专人管理。");
        page.press("Ctrl+a")?;
        assert_eq!(page.copy()?.0, "台账不全");
        assert_eq!(desk::copy_by_key(page)?.0, SHORT);
        Ok(())
    })
}

#[test]
pub fn forms_that_another_module_writes_are_copied_from_the_menu() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        let (plain, html) = desk::copy_by_menu(page, "复制为 Markdown")?;
        assert!(plain.contains("## 二、存在问题\n"), "{plain}");
        assert_eq!(html, "");
        // The module is started for each: the notice of the first must not be taken for the second's.
        page.click(".toast .close")?;
        page.wait_gone(".toast")?;
        let (plain, _) = desk::copy_by_menu(page, "只复制各级标题")?;
        assert!(
            plain.contains("1.台账不全") && !plain.contains("专人管理"),
            "{plain}"
        );
        Ok(())
    })
}

#[test]
pub fn the_buttons_leave_the_caret_where_it_is() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        desk::edit(page, "（一）提高认识")?;
        page.press("ArrowLeft")?;
        page.type_text("再")?;
        desk::wait_caret(page, "提高认再", "识")?;
        desk::copy(page)?;
        desk::wait_caret(page, "提高认再", "识")?;
        desk::copy_by_menu(page, "复制所在一节")?;
        desk::wait_caret(page, "提高认再", "识")?;
        page.click(".toast .close")?;
        page.wait_gone(".toast")?;
        desk::wait_caret(page, "提高认再", "识")?;
        desk::push(page, "撤销")?;
        desk::wait_caret(page, "提高认", "识")?;
        desk::push(page, "重做")?;
        desk::wait_caret(page, "提高认再", "识")
    })
}

#[test]
pub fn words_selected_with_the_mouse_are_copied_as_they_are() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        let from = desk::row(page, "（一）提高认识")?;
        let onto = desk::row(page, "集中学习三次。")?;
        let (a, b) = (
            page.rect(&format!("{from} .text"))?,
            page.rect(&format!("{onto} .text"))?,
        );
        let start = (a.x as i64 + 1, a.center().1);
        page.drag_at(start, (b.x as i64 + 57, b.center().1))?;
        page.wait_for(".catcher:focus")?;
        assert_eq!(page.count(".row textarea")?, 0, "selecting is not editing");
        let (plain, html) = desk::copied(page, || page.press("Ctrl+c"))?;
        // With the numbers, and without the counts.
        assert!(plain.starts_with("（一）提高认识\n集中学"), "{plain}");
        assert!(!plain.contains(char::is_numeric) && html.contains("提高认识"));
        Ok(())
    })
}

/// Copies the report and a section, and looks at both forms.
fn copies(page: &Page) -> Result {
    desk::open(page, SHORT)?;
    let (plain, html) = desk::copy(page)?;
    assert_eq!(plain, SHORT);
    assert!(html.contains("<h1") && html.contains("仿宋"), "{html}");
    let row = desk::edit(page, "二、存在问题")?;
    let (plain, html) = desk::copy_by_menu(page, "复制所在一节")?;
    assert_eq!(plain, SECTION);
    assert!(html.contains("<h1"));
    // Copying takes neither the caret nor the place away.
    page.wait_for(&format!("{row} textarea"))?;
    let (plain, html) = desk::copy_by_menu(page, "只复制纯文本")?;
    assert_eq!((plain.as_str(), html.as_str()), (SHORT, ""));
    Ok(())
}

#[test]
pub fn copying_works_without_the_clipboard_api() -> Result {
    // Plain http, an older browser: `copy` events are all there is. The harness reads by the API,
    // so it is kept where the page does not look.
    let without = "const api = navigator.clipboard; \
        Object.defineProperty(Navigator.prototype, 'clipboard', \
          {get: () => window.harnessReads ? api : undefined})";
    Options::new().before(without).with_page(|page| {
        page.eval("window.harnessReads = false", ())?;
        desk::open(page, SHORT)?;
        page.click(desk::COPY)?;
        page.wait_text(".toast", "已复制")?;
        page.eval("window.harnessReads = true", ())?;
        let (plain, html) = page.clipboard()?;
        assert_eq!(plain, SHORT);
        assert!(html.contains("<h1") && html.contains("仿宋"), "{html}");
        page.eval("window.harnessReads = false", ())?;
        desk::stand(page, "二、存在问题")?;
        page.set_clipboard("before", None)?;
        page.press("Ctrl+c")?;
        page.wait_frame()?;
        page.eval("window.harnessReads = true", ())?;
        assert_eq!(page.clipboard()?.0, SECTION);
        Ok(())
    })
}

#[test]
pub fn copying_works_with_the_clipboard_api_alone() -> Result {
    // A browser that refuses the command: only the API is left.
    let without = "const real = Document.prototype.execCommand; \
        Document.prototype.execCommand = function (name, ...rest) { \
          return window.refused && name === 'copy' ? false : real.call(this, name, ...rest) }";
    Options::new().before(without).with_page(|page| {
        desk::open(page, SHORT)?;
        page.clipboard()?; // grants the permission
        page.eval("window.refused = true", ())?;
        page.click(desk::COPY)?;
        page.wait_text(".toast", "已复制")?;
        let (plain, html) = page.clipboard()?;
        assert_eq!(plain, SHORT);
        assert!(html.contains("仿宋"));
        // The browser reads the rich text by the page's own policy and says so.
        page.errors().map(drop)
    })
}

#[test]
pub fn a_refused_copy_is_told() -> Result {
    let without = "Object.defineProperty(Navigator.prototype, 'clipboard', {get: () => undefined}); \
        const real = Document.prototype.execCommand; \
        Document.prototype.execCommand = function (name, ...rest) { \
          return window.refused && name === 'copy' ? false : real.call(this, name, ...rest) }";
    Options::new().before(without).with_page(|page| {
        desk::open(page, SHORT)?;
        page.eval("window.refused = true", ())?;
        page.click(desk::COPY)?;
        page.wait_text(".toast.error", "没有允许复制")
    })
}

#[test]
pub fn both_forms_are_copied_in_order() -> Result {
    with_page(copies)
}
