//! In a frame of another origin all works as in the page: the page's own tests, run there.

use browser_tests::{Options, Place, Result};

use super::desk::{self, SHORT};
use super::{places, spoken};

#[test]
fn writing_is_as_in_the_page() -> Result {
    Place::Frame.play(places::WRITING)
}

#[test]
fn moving_is_as_in_the_page() -> Result {
    Place::Frame.play(places::MOVING)
}

#[test]
fn commands_are_as_in_the_page() -> Result {
    Place::Frame.play(places::COMMANDS)
}

#[test]
fn sheets_are_as_in_the_page() -> Result {
    Place::Frame.play(places::SHEETS)
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
