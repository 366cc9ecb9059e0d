//! What is one character to the eye is one to the keys: families, flags, combining marks.

use browser_tests::{Page, Result, json, with_page};

use super::desk;

const FAMILY: &str = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
const FLAG: &str = "\u{1F1E8}\u{1F1F3}";
const ACUTE: &str = "e\u{301}";

fn text(words: &str) -> String {
    format!("某局的报告\n一、{words}\n")
}

/// Opens a text of one heading and puts the caret behind `before`.
fn open(page: &Page, words: &str, before: &str) -> Result {
    desk::open(page, &text(words))?;
    desk::edit(page, "一、")?;
    put(page, before.encode_utf16().count())?;
    Ok(())
}

/// Puts the caret at an offset in UTF-16, as a script may, also where no key goes.
fn put(page: &Page, at: usize) -> Result {
    page.eval(
        "document.activeElement.setSelectionRange(arguments[0], arguments[0])",
        json!([at]),
    )
    .map(drop)
}

#[test]
pub fn backspace_takes_what_the_eye_takes_for_one() -> Result {
    for cluster in [FAMILY, FLAG] {
        with_page(|page| {
            let words = format!("甲{cluster}乙");
            open(page, &words, &format!("甲{cluster}"))?;
            page.press("Backspace")?;
            desk::wait_caret(page, "甲", "乙")?;
            assert_eq!(desk::written(page)?, text("甲乙"));
            page.press("Ctrl+z")?;
            desk::wait_value(page, &words)?;
            put(page, 1)?;
            page.press("Delete")?;
            desk::wait_caret(page, "甲", "乙")?;
            assert_eq!(desk::written(page)?, text("甲乙"));
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
pub fn delete_takes_a_letter_with_its_marks() -> Result {
    with_page(|page| {
        open(page, &format!("甲{ACUTE}乙"), "甲")?;
        page.press("Delete")?;
        desk::wait_caret(page, "甲", "乙")?;
        page.press("Ctrl+z")?;
        desk::wait_value(page, &format!("甲{ACUTE}乙"))?;
        put(page, 3)?;
        page.press("Backspace")?;
        // The browser takes the mark alone or the letter, too: what is there is what is kept.
        let (before, behind) = desk::caret(page)?;
        assert!(before == "甲" || before == "甲e", "{before}");
        assert_eq!(desk::written(page)?, text(&(before + &behind)));
        Ok(())
    })
}

#[test]
pub fn arrows_pass_what_the_eye_takes_for_one() -> Result {
    with_page(|page| {
        let all = format!("甲{FAMILY}{FLAG}{ACUTE}乙");
        open(page, &all, &format!("甲{FAMILY}{FLAG}{ACUTE}"))?;
        for before in [
            format!("甲{FAMILY}{FLAG}"),
            format!("甲{FAMILY}"),
            "甲".into(),
        ] {
            page.press("ArrowLeft")?;
            desk::wait_caret(page, &before, &all[before.len()..])?;
        }
        for before in [format!("甲{FAMILY}"), format!("甲{FAMILY}{FLAG}")] {
            page.press("ArrowRight")?;
            desk::wait_caret(page, &before, &all[before.len()..])?;
        }
        Ok(())
    })
}

#[test]
pub fn enter_splits_beside_it_never_in_it() -> Result {
    for (cluster, inside) in [(FAMILY, 3), (FLAG, 2), (ACUTE, 1)] {
        with_page(|page| {
            open(page, &format!("甲{cluster}乙"), "甲")?;
            put(page, 1 + inside)?;
            page.press("Enter")?;
            page.wait_until("return document.querySelectorAll('.row').length === 3")?;
            assert_eq!(
                desk::written(page)?,
                format!("某局的报告\n一、甲\n二、{cluster}乙\n")
            );
            page.press("Ctrl+z")?;
            assert_eq!(desk::written(page)?, text(&format!("甲{cluster}乙")));
            Ok(())
        })?;
    }
    Ok(())
}
