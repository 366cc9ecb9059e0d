//! Structure that is typed, by keys, by an input method and by pastes of one line; the caret and undo
//! behind it.

use browser_tests::{Page, Result, with_page};

use super::desk::{self, SHORT};

/// Begins a row behind that of these words.
fn begin_behind(page: &Page, words: &str) -> Result {
    desk::edit(page, words)?;
    page.press("Enter")?;
    desk::wait_caret(page, "", "")
}

#[test]
pub fn a_typed_heading_is_one_when_its_row_is_left_and_one_undo_gives_the_words_back() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        begin_behind(page, "继续推进。")?;
        page.type_text("四、新部分")?;
        let row = desk::row(page, "四、新部分")?;
        page.wait_for(&format!("{row}.body textarea:focus"))?;
        let typed = SHORT.replace("继续推进。\n", "继续推进。\n四、新部分\n");
        desk::edit(page, "集中学习三次。")?;
        page.wait_for(&format!("{row}.heading.l1"))?;
        desk::wait_text_of(page, &format!("{row} .marker"), "四、")?;
        desk::wait_caret(page, "集中学习三次。", "")?;
        assert_eq!(desk::copy_by_key(page)?.0, typed);
        page.press("Ctrl+z")?;
        page.wait_for(&format!("{row}.body"))?;
        desk::edit(page, "四、新部分")?;
        desk::edit(page, "集中学习三次。")?;
        page.wait_for(&format!("{row}.body"))?;
        // Enter ends it as well, and what comes next is not decided.
        desk::edit(page, "四、新部分")?;
        page.type_text("了")?;
        page.press("Enter")?;
        page.wait_for(&format!("{row}.heading.l1"))?;
        desk::wait_caret(page, "", "")?;
        page.wait_for(".row.body textarea:focus")?;
        page.type_text("一是常抓；二是长抓。")?;
        page.press("Enter")?;
        desk::row(page, "二是长抓。")?;
        assert_eq!(page.errors()?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
pub fn nothing_is_recognised_while_an_input_method_composes() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        begin_behind(page, "继续推进。")?;
        for (typed, chosen) in [("si", "四、"), ("xin", "新"), ("bu'fen", "部分")] {
            page.compose(typed)?;
            page.wait_for(".row.body textarea:focus")?;
            page.commit(chosen)?;
        }
        desk::wait_caret(page, "四、新部分", "")?;
        let row = desk::row(page, "四、新部分")?;
        // The input method's Enter is its own, the next one is the page's.
        page.compose("ming")?;
        page.press_composing("Enter")?;
        page.wait_for(&format!("{row}.body textarea:focus"))?;
        page.commit("明")?;
        page.press("Enter")?;
        page.wait_for(&format!("{row}.heading.l1"))?;
        desk::wait_caret(page, "", "")?;
        // A composition in the row that was just begun is not broken by it.
        page.compose("zheng")?;
        desk::wait_value(page, "zheng")?;
        page.commit("正文。")?;
        desk::wait_caret(page, "正文。", "")?;
        page.press("Ctrl+z")?;
        page.press("Ctrl+z")?;
        page.wait_for(&format!("{row}.body"))?;
        assert_eq!(page.errors()?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
pub fn leaving_by_a_click_while_composing_recognises_what_was_composed() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        begin_behind(page, "继续推进。")?;
        page.type_text("四、新")?;
        page.compose("部分")?;
        let row = desk::row(page, "四、新")?;
        desk::edit(page, "集中学习三次。")?;
        page.wait_for(&format!("{row}.heading.l1"))?;
        desk::wait_caret(page, "集中学习三次。", "")
    })
}

#[test]
pub fn a_line_pasted_into_a_row_is_rows_at_once_with_the_caret_at_its_end() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        begin_behind(page, "继续推进。")?;
        page.paste("（一）新方面。一是常抓；二是长抓。")?;
        desk::wait_caret(page, "长抓。", "")?;
        desk::row(page, "（一）新方面。")?;
        page.press("Ctrl+z")?;
        desk::wait_caret(page, "（一）新方面。一是常抓；二是长抓。", "")?;
        page.type_text("好")?;
        desk::wait_caret(page, "（一）新方面。一是常抓；二是长抓。好", "")
    })
}

#[test]
pub fn the_caret_is_back_before_a_composition_that_was_undone_among_like_characters() -> Result {
    with_page(|page| {
        desk::open(page, &SHORT.replace("集中学习三次。", "高度重视。"))?;
        desk::edit(page, "高度重视。")?;
        page.press("Home")?;
        page.compose("gao'xiao")?;
        page.commit("高效")?;
        desk::wait_caret(page, "高效", "高度重视。")?;
        page.press("Ctrl+z")?;
        desk::wait_caret(page, "", "高度重视。")?;
        page.compose("ti'gao")?;
        page.commit("提高")?;
        desk::wait_caret(page, "提高", "高度重视。")?;
        // Another level, and back: the caret stays at its words.
        for keys in ["Alt+Shift+3", "Alt+Shift+0"] {
            page.press(keys)?;
            desk::wait_caret(page, "提高", "高度重视。")?;
        }
        Ok(())
    })
}

#[test]
pub fn enter_on_an_empty_heading_goes_up_and_delete_joins_the_next_row() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        desk::edit(page, "（二）压实责任")?;
        page.press("Enter")?;
        page.wait_for(".row.l2 textarea:focus")?;
        page.press("Enter")?;
        page.wait_for(".row.l1 textarea:focus")?;
        page.press("Enter")?;
        page.wait_for(".row.body textarea:focus")?;
        for _ in 0..3 {
            page.press("Ctrl+z")?;
        }
        desk::wait_caret(page, "压实责任", "")?;
        assert_eq!(desk::copy_by_key(page)?.0, SHORT);
        page.press("Delete")?;
        desk::wait_caret(page, "压实责任", "制定清单一份。")?;
        page.press("Ctrl+z")?;
        desk::wait_caret(page, "压实责任", "")
    })
}

#[test]
pub fn the_bar_tells_of_the_keys_that_mean_something_now_and_rows_are_not_translated() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        page.resize(1600, 900, 1.0)?;
        desk::edit(page, "（二）压实责任")?;
        page.wait_text(".status .keys", "Tab 降级")?;
        page.press("Escape")?;
        page.wait_text(".status .keys", "Enter 编辑")?;
        assert!(!page.text(".status .keys")?.contains("Tab"));
        page.wait_for(".rows[translate=no]")
    })
}
