//! Chinese input: what an input method composes arrives once, and its keys belong to it.

use browser_tests::{Page, Result, json, with_page};

use super::desk::{self, SHORT};

fn start(page: &Page) -> Result<String> {
    desk::open(page, SHORT)?;
    let row = desk::edit(page, "（一）提高认识")?;
    page.press("ArrowLeft")?;
    page.press("ArrowLeft")?;
    desk::wait_caret(page, "提高", "认识")?;
    Ok(row)
}

#[test]
pub fn a_composition_in_the_middle_arrives_once() -> Result {
    with_page(|page| {
        start(page)?;
        for typed in ["s", "si", "si'x", "si'xiang", "思想"] {
            page.compose(typed)?;
            desk::wait_value(page, &format!("提高{typed}认识"))?;
        }
        page.commit("思想")?;
        desk::wait_caret(page, "提高思想", "认识")?;
        page.compose("z")?;
        page.compose("政治")?;
        page.commit("政治")?;
        desk::wait_caret(page, "提高思想政治", "认识")?;
        page.type_text("，")?;
        desk::wait_caret(page, "提高思想政治，", "认识")?;
        assert_eq!(
            desk::copy_by_key(page)?.0,
            SHORT.replace("提高认识", "提高思想政治，认识")
        );
        Ok(())
    })
}

#[test]
pub fn keys_of_the_input_method_are_left_to_it() -> Result {
    with_page(|page| {
        let row = start(page)?;
        let n_rows = page.count(".row")?;
        page.compose("si")?;
        for key in [
            "Enter",
            "Escape",
            "Backspace",
            "Tab",
            "ArrowDown",
            "ArrowUp",
        ] {
            page.press_composing(key)?;
            desk::wait_value(page, "提高si认识")?;
            page.wait_for(&format!("{row} textarea:focus"))?;
            assert_eq!(page.count(".row")?, n_rows, "{key}");
        }
        page.commit("思")?;
        desk::wait_caret(page, "提高思", "认识")?;
        // Now Enter is the page's again.
        page.press("Enter")?;
        desk::wait_caret(page, "", "认识")?;
        // At the start of a row a composition's Backspace does not join it to the one before.
        page.compose("r")?;
        page.press_composing("Backspace")?;
        page.compose("")?;
        desk::wait_caret(page, "", "认识")?;
        desk::row(page, "（二）认识")?;
        page.press("Backspace")?;
        desk::wait_caret(page, "提高思", "认识")
    })
}

#[test]
pub fn a_cancelled_composition_leaves_nothing() -> Result {
    with_page(|page| {
        start(page)?;
        page.compose("si")?;
        page.compose("sixi")?;
        page.cancel_composition()?;
        desk::wait_caret(page, "提高", "认识")?;
        page.press("Escape")?;
        page.wait_for(".row:focus")?;
        assert_eq!(desk::copy_by_key(page)?.0, SHORT);
        Ok(())
    })
}

#[test]
pub fn undo_takes_a_whole_composition_back() -> Result {
    with_page(|page| {
        start(page)?;
        page.type_text("工")?;
        desk::wait_caret(page, "提高工", "认识")?;
        for typed in ["s", "si", "sixi", "思想", "思想上"] {
            page.compose(typed)?;
        }
        page.commit("思想上的")?;
        desk::wait_caret(page, "提高工思想上的", "认识")?;
        page.press("Ctrl+z")?;
        desk::wait_value(page, "提高工认识")?;
        page.press("Ctrl+z")?;
        desk::wait_value(page, "提高认识")?;
        page.press("Ctrl+y")?;
        page.press("Ctrl+y")?;
        desk::wait_caret(page, "提高工思想上的", "认识")
    })
}

#[test]
pub fn a_composition_replaces_the_selection() -> Result {
    with_page(|page| {
        start(page)?;
        page.press("Shift+End")?;
        page.compose("ren")?;
        page.compose("站位")?;
        page.commit("站位")?;
        desk::wait_caret(page, "提高站位", "")?;
        page.press("Ctrl+z")?;
        desk::wait_value(page, "提高认识")?;
        assert_eq!(desk::copy_by_key(page)?.0, SHORT);
        Ok(())
    })
}

#[test]
pub fn counts_follow_the_commit() -> Result {
    with_page(|page| {
        start(page)?;
        desk::wait_text_of(page, ".big strong", "104")?;
        page.compose("si'xiang")?;
        page.compose("思想")?;
        page.commit("思想")?;
        desk::wait_text_of(page, ".big strong", "106")?;
        assert_eq!(page.errors()?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
pub fn leaving_a_row_while_composing_keeps_both_rows() -> Result {
    with_page(|page| {
        start(page)?;
        page.compose("si")?;
        // A click elsewhere ends the composition with what is there, as browsers do.
        let other = desk::row(page, "（二）压实责任")?;
        page.click(&format!("{other} .text"))?;
        page.wait_for(&format!("{other} textarea:focus"))?;
        desk::wait_value(page, "压实责任")?;
        let (plain, _) = desk::copy_by_key(page)?;
        let kept = [SHORT.to_string(), SHORT.replace("提高认识", "提高si认识")];
        assert!(kept.contains(&plain), "{plain}");
        page.type_text("制")?;
        page.wait_until_with(
            "return document.activeElement.value.includes(arguments[0])",
            json!(["制"]),
        )
    })
}

#[test]
pub fn undo_during_a_composition_does_not_break_it() -> Result {
    with_page(|page| {
        start(page)?;
        page.type_text("工")?;
        desk::wait_caret(page, "提高工", "认识")?;
        page.compose("si")?;
        desk::wait_value(page, "提高工si认识")?;
        // By the key, as the input method hands it over, and by the button.
        page.eval(
            "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', \
             {key: 'z', ctrlKey: true, isComposing: true, keyCode: 229, bubbles: true}))",
            (),
        )?;
        page.wait_frame()?;
        desk::wait_value(page, "提高工si认识")?;
        page.compose("思想")?;
        page.commit("思想")?;
        desk::wait_caret(page, "提高工思想", "认识")?;
        assert_eq!(
            desk::copy_by_key(page)?.0,
            SHORT.replace("提高认识", "提高工思想认识")
        );
        page.press("Ctrl+z")?;
        desk::wait_value(page, "提高工认识")
    })
}

#[test]
pub fn a_composition_lives_through_drawing_the_page_anew() -> Result {
    with_page(|page| {
        let row = start(page)?;
        page.compose("si")?;
        desk::wait_value(page, "提高si认识")?;
        // Another language and back, other colours, another width: all is drawn anew.
        let language = ".status button[lang]";
        for button in [language, language, ".status > button:last-of-type"] {
            page.one(button, "e.click()", json!(null))?;
            page.wait_frame()?;
            page.wait_for(&format!("{row} textarea:focus"))?;
            desk::wait_value(page, "提高si认识")?;
        }
        page.resize(900, 700, 1.0)?;
        page.wait_frame()?;
        desk::wait_value(page, "提高si认识")?;
        page.compose("si'xiang")?;
        desk::wait_value(page, "提高si'xiang认识")?;
        page.commit("思想")?;
        desk::wait_caret(page, "提高思想", "认识")?;
        assert_eq!(
            desk::copy_by_key(page)?.0,
            SHORT.replace("提高认识", "提高思想认识")
        );
        Ok(())
    })
}
