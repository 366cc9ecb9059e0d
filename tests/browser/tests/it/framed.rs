//! all
use super::*;
use browser_tests::{Place, Result, scenes};
#[test]
fn all_ime() -> Result {
    Place::Frame.play(scenes![
        ime::a_composition_in_the_middle_arrives_once,
        ime::keys_of_the_input_method_are_left_to_it,
        ime::a_cancelled_composition_leaves_nothing,
        ime::undo_takes_a_whole_composition_back,
        ime::a_composition_replaces_the_selection,
        ime::counts_follow_the_commit,
        ime::leaving_a_row_while_composing_keeps_both_rows,
        ime::undo_during_a_composition_does_not_break_it,
        ime::a_composition_lives_through_drawing_the_page_anew
    ])
}
#[test]
fn all_selecting() -> Result {
    Place::Frame.play(scenes![
        selecting::clicks_with_keys_select,
        selecting::select_all_widens_step_by_step,
        selecting::commands_take_the_whole_selection_in_order,
        selecting::shift_and_arrows_grow_and_shrink_it
    ])
}
#[test]
fn all_copying() -> Result {
    Place::Frame.play(scenes![
        copying::a_section_is_copied_from_its_row_and_from_the_menu,
        copying::the_buttons_leave_the_caret_where_it_is,
        copying::words_selected_with_the_mouse_are_copied_as_they_are,
        copying::copying_works_without_the_clipboard_api,
        copying::copying_works_with_the_clipboard_api_alone,
        copying::a_refused_copy_is_told,
        copying::both_forms_are_copied_in_order
    ])
}
#[test]
fn all_dragging() -> Result {
    Place::Frame.play(scenes![
        dragging::a_row_dragged_straight_keeps_its_depth,
        dragging::a_selection_is_dragged_as_one,
        dragging::onto_a_folded_section_is_into_it,
        dragging::nothing_goes_into_itself,
        dragging::a_section_goes_to_another_report,
        dragging::escape_gives_the_drag_up,
        dragging::the_rows_scroll_under_a_drag_at_the_edge
    ])
}
#[test]
fn all_commands() -> Result {
    Place::Frame.play(scenes![
        commands::moves_by_key,
        commands::moves_by_the_menu_of_the_row,
        commands::moves_by_the_palette,
        commands::kinds_by_key,
        commands::kinds_by_the_menu_of_the_row,
        commands::kinds_by_the_palette,
        commands::folding_and_zooming_by_every_way,
        commands::what_cannot_be_done_says_so
    ])
}
#[test]
fn all_editing() -> Result {
    Place::Frame.play(scenes![
        editing::a_click_puts_the_caret_where_it_went,
        editing::a_click_on_the_marker_or_beside_the_words_edits_too,
        editing::enter_splits_and_backspace_joins,
        editing::enter_at_the_end_begins_a_sibling,
        editing::an_emptied_row_goes_with_backspace,
        editing::tab_changes_level_and_marker_and_keeps_the_caret,
        editing::alt_arrows_move_and_keep_the_caret,
        editing::moving_works_on_a_row_that_is_not_edited,
        editing::undo_goes_back_to_the_paste_and_redo_to_the_end,
        editing::one_line_goes_into_the_row_at_the_caret,
        editing::several_lines_into_a_row_are_asked_about,
        editing::the_dialog_keeps_the_focus,
        editing::counts_follow_every_keystroke,
        editing::keystrokes_without_a_pause_arrive_once_and_in_order
    ])
}
#[test]
fn all_ledger() -> Result {
    Place::Frame.play(scenes![
        ledger::rows_and_sums_are_those_of_the_text,
        ledger::a_typed_cell_stays,
        ledger::ticking_off_changes_sums_and_sentence,
        ledger::rows_are_sorted_and_filtered,
        ledger::to_the_text_and_back,
        ledger::the_keyboard_walks_the_grid,
        ledger::a_composition_in_a_cell_is_left_alone,
        ledger::the_sentence_is_copied
    ])
}
#[test]
fn all_ledgers() -> Result {
    Place::Frame.play(scenes![
        ledgers::one_ledger_for_a_compilation,
        ledgers::the_outline_is_gathered_by_status,
        ledgers::a_status_is_written_into_the_text,
        ledgers::a_card_a_problem_on_a_small_screen,
        ledgers::a_long_ledger_is_a_window_of_rows
    ])
}
#[test]
fn all_checks() -> Result {
    Place::Frame.play(scenes![
        checks::a_finding_is_gone_to_and_mended_and_undone,
        checks::all_of_a_kind_are_mended_in_one_step,
        checks::what_is_ignored_stays_away,
        checks::a_rule_is_switched_off_for_good_and_on_again,
        checks::the_users_words_are_found_and_replaced,
        checks::the_margin_leads_to_the_finding,
        checks::typing_brings_the_findings_up_to_date,
        checks::the_word_list_is_taken_in_and_given_out,
        checks::a_browser_without_threads_is_told_of_and_nothing_else_is_lost
    ])
}
#[test]
fn all_words() -> Result {
    Place::Frame.play(scenes![
        words::words_are_counted_and_lead_to_their_rows,
        words::terms_of_the_field_stay_whole_and_own_terms_count_at_once,
        words::like_measures_stand_side_by_side,
        words::a_double_click_selects_a_word
    ])
}
#[test]
fn all_tree() -> Result {
    Place::Frame.play(scenes![
        tree::every_row_says_where_it_stands,
        tree::a_section_folds_and_unfolds,
        tree::level_buttons_show_headings_down_to_a_level,
        tree::the_keyboard_walks_the_tree,
        tree::arrows_walk_from_row_to_row_while_editing,
        tree::a_section_in_the_list_or_the_bars_is_gone_to
    ])
}
#[test]
fn all_files() -> Result {
    Place::Frame.play(scenes![
        files::gb18030_becomes_an_outline,
        files::utf16_with_and_without_a_mark_becomes_an_outline,
        files::utf8_with_a_mark_becomes_an_outline,
        files::a_picked_file_becomes_an_outline,
        files::several_files_open_in_their_order,
        files::what_is_no_text_is_refused_and_the_open_report_stays,
        files::a_decoder_that_cannot_run_is_told_and_utf8_still_opens
    ])
}
#[test]
fn all_pasting() -> Result {
    Place::Frame.play(scenes![
        pasting::as_rows_they_keep_their_structure,
        pasting::as_words_they_take_the_place_of_the_selection
    ])
}
#[test]
fn all_clusters() -> Result {
    Place::Frame.play(scenes![
        clusters::backspace_takes_what_the_eye_takes_for_one,
        clusters::delete_takes_a_letter_with_its_marks,
        clusters::arrows_pass_what_the_eye_takes_for_one,
        clusters::enter_splits_beside_it_never_in_it
    ])
}
#[test]
fn all_claims() -> Result {
    Place::Frame.play(scenes![
        claims::a_stated_number_is_compared_and_gone_to_and_mended,
        claims::sums_are_shown,
        claims::progress_by_section_and_by_report,
        claims::what_the_problems_are_is_asked_once,
        claims::a_reference_that_has_lost_its_target_is_found
    ])
}
#[test]
fn all_links() -> Result {
    Place::Frame.play(scenes![
        links::a_click_goes_there_and_a_key_comes_back,
        links::what_is_folded_is_shown,
        links::they_follow_dangle_and_heal
    ])
}
#[test]
fn all_scheme() -> Result {
    Place::Frame.play(scenes![
        scheme::one_choice_changes_every_marker_and_one_undo_takes_it_back,
        scheme::numbers_run_on_and_what_refers_to_them_follows,
        scheme::presets_and_ways_out,
        scheme::hands_off_leaves_numbers_as_they_are,
        scheme::the_focus_stays_within_and_comes_back
    ])
}
#[test]
fn all_regrouping() -> Result {
    Place::Frame.play(scenes![
        regrouping::the_preview_shows_that_nothing_is_lost,
        regrouping::problems_of_two_reports_are_taken_together
    ])
}
#[test]
fn all_restructure() -> Result {
    Place::Frame.play(scenes![
        restructure::a_selection_moves_and_goes_as_one,
        restructure::a_section_is_dragged_to_another_depth,
        restructure::words_are_found_and_replaced_in_one_step,
        restructure::the_palette_runs_a_command_on_the_row
    ])
}
