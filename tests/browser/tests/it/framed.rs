//! In a frame of another origin all works as in the page: the page's own tests, run there.

use browser_tests::{Options, Place, Result, scenes};

use super::desk::{self, SHORT};
use super::{checks, commands, ledger, places, restructure, spoken, words};

#[test]
fn writing_is_as_in_the_page() -> Result {
    Place::Frame.play(places::WRITING)
}

#[test]
fn moving_is_as_in_the_page() -> Result {
    Place::Frame.play(places::MOVING)
}

#[test]
fn menus_and_sheets_are_as_in_the_page() -> Result {
    Place::Frame.play(scenes![
        commands::moves_by_the_menu_of_the_row,
        restructure::words_are_found_and_replaced_in_one_step,
        ledger::ticking_off_changes_sums_and_sentence,
        ledger::the_keyboard_walks_the_grid,
        checks::a_finding_is_gone_to_and_mended_and_undone,
        words::words_are_counted_and_lead_to_their_rows,
    ])
}

#[test]
fn tab_goes_in_and_out_and_names_are_told() -> Result {
    let page = Place::Frame.open(Options::new())?;
    desk::open(&page, SHORT)?;
    page.wait_for(".flaw")?;
    spoken::check(&spoken::spoken(&page, true)?, page.count(".row")?);
    // Out at its end and in again at its beginning, round through the host's two buttons.
    for inside in [true, false, true] {
        let mut left = 60;
        while page.eval(
            "return document.hasFocus() && document.activeElement !== document.body",
            (),
        )? != inside
        {
            page.press("Tab")?;
            left -= 1;
            assert!(left > 0, "Tab stays {}", if inside { "out" } else { "in" });
        }
    }
    page.close()
}
