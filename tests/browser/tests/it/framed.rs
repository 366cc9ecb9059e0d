//! In a frame of another origin all works as in the page: the page's own tests, run
//! there.

use browser_tests::{Place, Result, scenes};

use super::*;

#[test]
fn an_input_method_writes_as_in_the_page() -> Result {
    Place::Frame.play(scenes![
        ime::a_composition_in_the_middle_arrives_once,
        ime::keys_of_the_input_method_are_left_to_it,
        ime::undo_takes_a_whole_composition_back,
        ime::a_composition_replaces_the_selection,
        ime::a_composition_lives_through_drawing_the_page_anew,
    ])
}
