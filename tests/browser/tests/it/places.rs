//! The page's own tests that are also run in the custom element and in a frame: writing, the
//! clipboard, the mouse, the ledger, the checks and the words.

use browser_tests::{Scene, scenes};

use super::{
    checks, clusters, commands, copying, documents, dragging, editing, files, ime, ledger,
    ledger_grid, pasting, restructure, scheme, selecting, tree, words,
};

/// Writing: input methods, the caret, undo.
pub const WRITING: &[Scene] = scenes![
    ime::a_composition_in_the_middle_arrives_once,
    ime::keys_of_the_input_method_are_left_to_it,
    ime::undo_takes_a_whole_composition_back,
    ime::a_composition_replaces_the_selection,
    ime::leaving_a_row_while_composing_keeps_both_rows,
    editing::a_click_puts_the_caret_where_it_went,
    editing::undo_goes_back_to_the_paste_and_redo_to_the_end,
    clusters::arrows_pass_what_the_eye_takes_for_one,
];

/// What is selected, copied, pasted, dragged, dropped.
pub const MOVING: &[Scene] = scenes![
    selecting::clicks_with_keys_select,
    selecting::select_all_widens_step_by_step,
    selecting::shift_and_arrows_grow_and_shrink_it,
    copying::a_section_is_copied_from_its_row_and_from_the_menu,
    copying::words_selected_with_the_mouse_are_copied_as_they_are,
    copying::both_forms_are_copied_in_order,
    pasting::as_rows_they_keep_their_structure,
    editing::several_lines_into_a_row_go_there_and_may_be_a_report,
    pasting::lists_headings_and_tables_of_rich_text_are_read,
    pasting::words_that_are_dropped_bring_their_lists,
    selecting::words_of_several_rows_are_selected_and_deleted_as_one,
    dragging::a_row_dragged_straight_keeps_its_depth,
    dragging::escape_gives_the_drag_up,
    dragging::a_section_goes_to_another_report,
    files::gb18030_becomes_an_outline,
    documents::a_document_is_dropped_edited_exported_and_dropped_again,
];

/// Commands by key, menu and palette, the find bar, dialogs.
pub const COMMANDS: &[Scene] = scenes![
    tree::the_keyboard_walks_the_tree,
    commands::moves_by_the_menu_of_the_row,
    commands::kinds_by_the_palette,
    restructure::words_are_found_and_replaced_in_one_step,
    scheme::presets_and_ways_out,
    scheme::the_focus_stays_within_and_comes_back,
    documents::a_document_and_a_ledger_are_exported,
];

/// The ledger, the checks, the words.
pub const SHEETS: &[Scene] = scenes![
    ledger::ticking_off_changes_sums_and_sentence,
    ledger::rows_are_sorted_and_filtered,
    ledger::the_keyboard_walks_the_grid,
    ledger::a_composition_in_a_cell_is_left_alone,
    ledger::the_sentence_is_copied,
    ledger_grid::typing_begins_and_the_first_letter_is_kept,
    ledger_grid::blocks_go_to_a_spreadsheet_and_back,
    ledger_grid::the_mouse_selects_and_fills,
    checks::a_finding_is_gone_to_and_mended_and_undone,
    checks::all_of_a_kind_are_mended_in_one_step,
    checks::the_users_words_are_found_and_replaced,
    words::words_are_counted_and_lead_to_their_rows,
    words::like_measures_stand_side_by_side,
];
