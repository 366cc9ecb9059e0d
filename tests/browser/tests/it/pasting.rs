//! What is pasted goes where the writer stands: lines, rich text, Markdown. After public reports on
//! other editors: numbers of lists lost on paste, a paste that loses the focus, a clipboard with
//! rich text alone that is refused.

use browser_tests::{Page, Result, with_page};

use super::desk::{self, SECTIONS};

const LINES: &str = "（一）加强学习\n每周一次。一是读原文；二是谈体会。\n（二）加强督查\n";
const INSERTED: &str = "某某镇关于整改情况的报告\n一、组织情况\n（一）成立专班\n专班已成立。\n（二）压实责任\n责任已压实。\n1.加强学习\n每周一次。一是读原文；二是谈体会。\n2.加强督查\n（三）督促检查\n已检查三轮。\n二、整改情况\n整改已完成。\n";

#[test]
pub fn as_rows_they_keep_their_structure() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        desk::edit(page, "责任已压实。")?;
        page.paste(LINES)?;
        desk::row(page, "1.加强学习")?;
        desk::row(page, "二是谈体会")?;
        desk::wait_caret(page, "加强督查", "")?;
        assert_eq!(desk::written(page)?, INSERTED);
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, SECTIONS, "one step");
        desk::wait_caret(page, "责任已压实。", "")?;
        // With the row current and not edited.
        page.press("Escape")?;
        page.paste(LINES)?;
        let row = desk::row(page, "1.加强学习")?;
        page.wait_for(&format!("{row}:focus"))?;
        assert_eq!(desk::written(page)?, INSERTED);
        Ok(())
    })
}

#[test]
pub fn as_words_they_take_the_place_of_the_selection() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        desk::edit(page, "责任已压实。")?;
        page.press("ArrowLeft")?;
        page.press("Shift+Home")?;
        page.paste("清单\n已\n建立")?;
        desk::wait_caret(page, "建立", "。")?;
        assert_eq!(
            desk::written(page)?,
            SECTIONS.replace("责任已压实", "清单\n已\n建立")
        );
        desk::push(page, "撤销")?;
        desk::wait_value(page, "责任已压实。")?;
        page.paste("清单\n已\n建立")?;
        page.wait_text(".toast .act", "连成一行")?;
        page.click(".toast .act")?;
        desk::wait_caret(page, "清单已建立", "。")?;
        assert_eq!(
            desk::written(page)?,
            SECTIONS.replace("责任已压实", "清单已建立")
        );
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, SECTIONS);
        Ok(())
    })
}

#[test]
pub fn rows_are_cut_and_pasted_elsewhere() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        desk::stand(page, "（一）成立专班")?;
        page.press("Ctrl+x")?;
        page.wait_text(".toast", "已剪切")?;
        desk::row(page, "（一）压实责任")?;
        desk::stand(page, "（二）督促检查")?;
        page.press("Ctrl+v")?;
        let row = desk::row(page, "（三）成立专班")?;
        page.wait_for(&format!("{row}:focus"))?;
        assert_eq!(
            desk::written(page)?,
            "某某镇关于整改情况的报告\n一、组织情况\n（一）压实责任\n责任已压实。\n（二）督促检查\n已检查三轮。\n（三）成立专班\n专班已成立。\n二、整改情况\n整改已完成。\n"
        );
        page.press("Ctrl+z")?;
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, SECTIONS);
        Ok(())
    })
}

#[test]
pub fn lists_headings_and_tables_of_rich_text_are_read() -> Result {
    let list = "<meta charset='utf-8'><p>做法：</p><ol><li>补齐台账</li><li>定期核对<ol type='a'><li>每月</li></ol></li></ol>";
    let word = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span><![endif]>补齐台账</p></body></html>";
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        desk::edit(page, "责任已压实。")?;
        page.paste_html(list, "做法：\n补齐台账\n定期核对\n每月")?;
        desk::row(page, "a.每月")?;
        let written = desk::written(page)?;
        assert!(
            written.contains("做法：\n1.补齐台账\n2.定期核对\na.每月\n"),
            "{written}"
        );
        page.press("Ctrl+z")?;
        // Word's plain form has the numbers, and wins.
        page.paste_html(word, "1.\t补齐台账\n2.\t定期核对\n")?;
        desk::row(page, "2.")?;
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, SECTIONS);
        // A clipboard with rich text alone.
        page.paste_html(
            "<table><tr><td>甲</td><td>乙</td></tr></table><p>丙</p>",
            "",
        )?;
        desk::row(page, "丙")?;
        assert!(desk::written(page)?.contains("甲\t乙\n丙\n"));
        page.press("Ctrl+z")?;
        desk::wait_caret(page, "责任已压实。", "")?;
        page.paste_html("<b>再压实</b>", "")?;
        desk::wait_caret(page, "责任已压实。再压实", "")
    })
}

const LIST: &str = "<p>做法：</p><ol><li>补齐台账</li><li>定期核对</li></ol>";
const PLAIN: &str = "做法：\n补齐台账\n定期核对";

fn paste_by_menu(page: &Page, row: &str) -> Result {
    page.context_click(&format!("{row} .text"))?;
    page.wait_for(".menu.at-row")?;
    desk::choose(page, "粘贴", |css| page.click(css))
}

#[test]
pub fn the_menu_takes_rich_text_too() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        let row = desk::stand(page, "责任已压实。")?;
        page.clipboard()?; // grants the permission
        page.set_clipboard(PLAIN, Some(LIST))?;
        paste_by_menu(page, &row)?;
        desk::row(page, "2.定期核对")?;
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, SECTIONS);
        // What was copied here is no richer than its words.
        desk::stand(page, "责任已压实。")?;
        page.copy()?;
        paste_by_menu(page, &row)?;
        page.wait_until("return document.querySelectorAll('.row').length === 11")?;
        let twice = SECTIONS.replace("责任已压实。\n", "责任已压实。\n责任已压实。\n");
        assert_eq!(desk::written(page)?, twice);
        Ok(())
    })
}

#[test]
pub fn words_that_are_dropped_bring_their_lists() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        let row = desk::row(page, "责任已压实。")?;
        page.drop_words(&row, PLAIN, LIST)?;
        desk::row(page, "2.定期核对")?;
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, SECTIONS);
        Ok(())
    })
}

#[test]
pub fn keys_are_for_the_rows_as_soon_as_a_report_is_open() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        page.wait_for(".rows:focus")?;
        page.press("ArrowDown")?;
        page.wait_for(".row.focus")?;
        Ok(())
    })
}

#[test]
pub fn rich_text_runs_nothing_and_loads_nothing() -> Result {
    let html = "<ol><li>甲<img src='x' onerror='window.harmed = 1'></li><li>乙</li></ol><script>window.harmed = 2</script>";
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        desk::edit(page, "责任已压实。")?;
        page.paste_html(html, "甲\n乙")?;
        desk::row(page, "2.乙")?;
        let harmed = page.eval("return window.harmed ?? 0", ())?;
        assert_eq!(harmed, 0);
        Ok(())
    })
}

#[test]
pub fn markdown_gives_words_and_a_way_back() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        desk::edit(page, "责任已压实。")?;
        page.paste("### （一）加强学习\n- 读**原文**\n- 谈体会\n")?;
        desk::row(page, "1.加强学习")?;
        desk::row(page, "读原文")?;
        page.wait_text(".toast .act", "保留原样")?;
        page.click(".toast .act")?;
        desk::row(page, "读**原文**")?;
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, SECTIONS);
        Ok(())
    })
}
