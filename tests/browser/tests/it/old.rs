//! Old browsers: the floor, Chromium 88; 92, which knows more of WebAssembly; and 103, which knows the
//! policy's word for it. `cargo xtask browsers` fetches them; where one is not there it is skipped.

use browser_tests::{Options, Page, Place, Result, Scene, json, old_browser, scenes};

use super::desk::{self, SHORT};
use super::{checks, copying, documents, ledger, main_run, restructure, words};

/// What the editor is for, from the paste to the next day.
const ALL: &[Scene] = scenes![
    the_main_job,
    a_reload_keeps_the_text,
    a_document_is_opened,
    words::words_are_counted_and_lead_to_their_rows,
    checks::a_finding_is_gone_to_and_mended_and_undone,
    nothing_but_evaluation_is_let_in,
];

/// More of the page's own tests.
const MORE: &[Scene] = scenes![
    main_run::an_untouched_compilation_comes_back_byte_for_byte,
    ledger::ticking_off_changes_sums_and_sentence,
    copying::both_forms_are_copied_in_order,
    restructure::words_are_found_and_replaced_in_one_step,
];

/// The same where a host has the editor: less of it.
const HOSTED: &[Scene] = scenes![
    the_main_job,
    words::words_are_counted_and_lead_to_their_rows,
    checks::a_finding_is_gone_to_and_mended_and_undone,
];

/// Runs tests in Chromium of that version, in that place.
fn play(version: u32, place: Place, scenes: &[Scene]) -> Result {
    match old_browser(version) {
        Some(browser) => place.play_with(Options::new().old(&browser), scenes),
        None => {
            println!("skipped: no Chromium {version}; `cargo xtask browsers` fetches it");
            Ok(())
        }
    }
}

/// A report is pasted, read, restructured, copied and looked at as a ledger.
fn the_main_job() -> Result {
    Options::new().with_page(|page| {
        desk::open(page, SHORT)?;
        // Read by another module, in a thread.
        page.wait_for(".row .flaw")?;
        desk::stand(page, "二、存在问题")?;
        page.press("Alt+ArrowUp")?;
        desk::row(page, "一、存在问题")?;
        desk::row(page, "二、总体情况")?;
        let (text, html) = desk::copy(page)?;
        assert!(text.find("一、存在问题") < text.find("二、总体情况"));
        assert!(html.contains("存在问题"));
        desk::stand(page, "二、总体情况")?;
        page.press("F9")?;
        page.wait_text(".ledger", "台账不全")?;
        page.press("F9")?;
        page.wait_gone(".ledger")
    })
}

/// It is read again as soon as it is there, while the page is still being loaded.
fn a_reload_keeps_the_text() -> Result {
    Options::new().with_page(|page| {
        desk::open(page, SHORT)?;
        page.wait_for(".row .flaw")?;
        desk::wait_kept(page)?;
        page.reload()?;
        desk::row(page, "一、总体情况")?;
        page.wait_for(".row .flaw")
    })
}

/// Its bytes are read by a third module, which the page unpacks.
fn a_document_is_opened() -> Result {
    Options::new().with_page(|page| {
        let open = ".ways button:nth-child(2)";
        page.pick_files(open, &[("报告.docx", documents::DOCX)])?;
        page.wait_text("#gangmu", "部分单位没有登记。")
    })
}

/// What a script of the page can do: evaluate text, fetch, and put a script of its own into the page.
fn powers(page: &Page) -> Result<browser_tests::Value> {
    let seen = page.eval_async(
        "const evaluates = await new Promise((done) => setTimeout(() => { \
           try { done(eval('1') + new Function('return 1')() === 2); } catch { done(false); } \
         })); \
         const reaches = await fetch('https://example.com/').then(() => true, () => false); \
         const script = document.createElement('script'); \
         script.textContent = 'window.ran = true'; \
         document.head.append(script); \
         return [evaluates, reaches, window.ran === true]",
        (),
    )?;
    // They are told in the console.
    page.errors()?;
    Ok(seen)
}

/// Without a word for WebAssembly alone, evaluating is let in with it, and nothing else.
fn nothing_but_evaluation_is_let_in() -> Result {
    Options::new().with_page(|page| {
        assert_eq!(powers(page)?, json!([true, false, false]));
        Ok(())
    })
}

fn nothing_is_let_in() -> Result {
    Options::new().with_page(|page| {
        assert_eq!(powers(page)?, json!([false, false, false]));
        Ok(())
    })
}

#[test]
fn the_page_in_88() -> Result {
    play(88, Place::Page, ALL)
}

#[test]
fn a_compilation_in_88() -> Result {
    play(88, Place::Page, MORE)
}

#[test]
fn the_page_in_92() -> Result {
    play(
        92,
        Place::Page,
        scenes![
            the_main_job,
            a_document_is_opened,
            nothing_but_evaluation_is_let_in
        ],
    )
}

#[test]
fn the_page_in_103_is_strict_again() -> Result {
    play(103, Place::Page, scenes![the_main_job, nothing_is_let_in])
}

#[test]
fn the_element_in_88() -> Result {
    play(88, Place::Element, HOSTED)
}

#[test]
fn the_element_in_92() -> Result {
    play(92, Place::Element, HOSTED)
}

#[test]
fn the_frame_in_88() -> Result {
    play(88, Place::Frame, HOSTED)
}
