//! Cutting, copying, pasting, and selecting words over several rows.

use super::stories::{REPORT, desk, node, text, toast};
use crate::{
    Application, Chord, CopyScope, EditEvent, Effect, Event, FindEvent, GridEvent, LedgerEvent,
    NullPlatform, Options, Otherwise, PlaceEvent, SelectEvent, Span, TextsEvent, by_span_key,
};
use gangmu::edit::Caret;
use gangmu::outline::NodeId;
use gangmu::report::Column;

type App = Application<NullPlatform>;

fn offer(app: &App) -> Option<&str> {
    let action = app.state.page.toast.as_ref()?.action.as_ref()?;
    Some(action.0.as_str())
}

/// Takes what the notice offers.
#[track_caller]
fn take_offer(app: &mut App, name: &str) {
    assert_eq!(offer(app), Some(name), "{}", toast(app));
    let action = app.state.page.toast.as_ref().and_then(|t| t.action.clone());
    app.dispatch(*action.expect("an offer").1);
}

fn n_parts(app: &App) -> usize {
    app.state.session.borrow().parts().len()
}

fn copied(app: &App) -> &str {
    app.platform.clipboard.as_ref().map_or("", |c| &c.plain)
}

/// A place within the words that begin so.
fn at(app: &App, words: &str, chars: usize) -> (NodeId, usize) {
    let id = node(app, words);
    let n = words.chars().take(chars).map(char::len_utf8).sum();
    (id, n)
}

fn select(app: &mut App, anchor: (NodeId, usize), head: (NodeId, usize)) {
    app.dispatch(SelectEvent::Words(Span { anchor, head }));
}

fn press(app: &mut App, keys: &str) {
    let mut chord = Chord::default();
    for part in keys.split('+') {
        match part {
            "Mod" => chord.control = true,
            "Shift" => chord.shift = true,
            key => chord.key = key.to_owned(),
        }
    }
    let span = app.state.place.span.expect("words are selected");
    let event = by_span_key(&chord, &app.state.session.borrow(), span);
    app.dispatch(event.expect("the key means something"));
}

#[test]
fn lines_pasted_with_a_row_current_come_behind_it() {
    let mut app = desk(NullPlatform::default());
    let row = node(&app, "成立专班");
    app.dispatch(PlaceEvent::Focus(row));
    app.dispatch(Event::Run("paste-here"));
    let asked = app.platform.done.last();
    assert!(matches!(asked, Some(Effect::ReadClipboard { anew: false })));
    app.dispatch(TextsEvent::Pasted("每周例会。\n按月通报。\n".to_owned()));
    assert_eq!(n_parts(&app), 1);
    assert_eq!(
        text(&app),
        REPORT.replace("成立专班。\n", "成立专班。\n每周例会。\n按月通报。\n")
    );
    let new = node(&app, "每周例会");
    assert_eq!(app.state.place.node, Some(new), "the focus is in the tree");
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), REPORT);
    // A few characters are a row, too.
    app.dispatch(PlaceEvent::Focus(row));
    app.dispatch(TextsEvent::Pasted("压实责任".to_owned()));
    assert!(text(&app).contains("成立专班。\n压实责任\n二、"));
    // In the ledger, or with nothing current, it is a report.
    app.dispatch(EditEvent::Undo);
    let part = app.state.session.borrow().parts()[0].id;
    app.dispatch(PlaceEvent::Show(part));
    app.dispatch(TextsEvent::Pasted("另一篇。".to_owned()));
    assert_eq!(n_parts(&app), 2);
}

#[test]
fn lines_pasted_into_a_row_are_one_step_and_may_be_one_line() {
    let mut app = desk(NullPlatform::default());
    let row = node(&app, "成立专班");
    app.dispatch(PlaceEvent::Edit(Caret {
        node: row,
        anchor: 6,
        head: 12,
    }));
    app.dispatch(TextsEvent::Pasted("清单\n台账".to_owned()));
    assert_eq!(text(&app), REPORT.replace("成立专班", "成立清单\n台账"));
    assert!(app.state.place.editing);
    // The field that goes tells late where its caret was.
    app.dispatch(PlaceEvent::Stand(Caret::at(row, 0)));
    assert_eq!(app.state.place.caret.map(|c| c.head), Some(6));
    take_offer(&mut app, "连成一行");
    assert_eq!(text(&app), REPORT.replace("成立专班", "成立清单台账"));
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), REPORT);
    let caret = app.state.place.caret.expect("a caret");
    assert_eq!((caret.anchor, caret.head), (6, 12), "selected as before");
    app.dispatch(TextsEvent::Pasted("清单\n台账".to_owned()));
    app.dispatch(PlaceEvent::Stand(Caret::at(node(&app, "台账"), 6)));
    take_offer(&mut app, "连成一行");
    assert_eq!(text(&app), REPORT.replace("成立专班", "成立清单台账"));
}

#[test]
fn what_looks_like_a_report_goes_in_place_and_may_be_opened() {
    let mut app = desk(NullPlatform::default());
    let row = node(&app, "成立专班");
    app.dispatch(PlaceEvent::Focus(row));
    let other = "某县关于整改情况的报告\n一、主要做法\n逐座查看。\n二、整改结果\n全部完成。\n";
    app.dispatch(TextsEvent::Pasted(other.to_owned()));
    assert_eq!(n_parts(&app), 1);
    assert!(text(&app).contains("（一）主要做法\n") && text(&app).contains("（二）整改结果\n"));
    take_offer(&mut app, "作为新报告打开");
    assert_eq!(n_parts(&app), 2);
    assert_eq!(text(&app), format!("{REPORT}\n{other}"));
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), REPORT);
    // When the text has changed since, what was inserted stays.
    app.dispatch(PlaceEvent::Focus(row));
    app.dispatch(TextsEvent::Pasted(other.to_owned()));
    let offered = app.state.page.toast.clone();
    app.dispatch(EditEvent::Do(crate::Command::Split(row, 6)));
    app.dispatch(TextsEvent::Otherwise(Otherwise::Report));
    assert!(offered.is_some() && n_parts(&app) == 2);
    assert_eq!(text(&app).matches("逐座查看").count(), 2);
}

#[test]
fn rows_are_cut_and_pasted_with_their_numbers_and_references() {
    let mut app = Application::new(NullPlatform::default());
    let report =
        "某局的通报\n一、甲\n见第三部分。\n二、乙\n三、丙\n（一）丁\n已完成整改。\n四、戊\n";
    app.dispatch(TextsEvent::Pasted(report.to_owned()));
    app.dispatch(crate::KeepEvent::Restored(std::rc::Rc::new(None)));
    let cut = node(&app, "丙");
    app.dispatch(PlaceEvent::Focus(cut));
    app.dispatch(TextsEvent::Cut);
    assert_eq!(copied(&app), "三、丙\n（一）丁\n已完成整改。");
    assert_eq!(
        text(&app),
        "某局的通报\n一、甲\n见第三部分。\n二、乙\n三、戊\n"
    );
    assert!(toast(&app).starts_with("已剪切"));
    let first = node(&app, "甲");
    app.dispatch(PlaceEvent::Focus(first));
    let plain = copied(&app).replace('\n', "\r\n");
    app.dispatch(TextsEvent::Pasted(plain.clone()));
    assert_eq!(
        text(&app),
        "某局的通报\n一、甲\n见第二部分。\n二、丙\n（一）丁\n已完成整改。\n三、乙\n四、戊\n"
    );
    assert_eq!(app.state.place.node, Some(cut), "it is the same section");
    // Between reports, as a copy.
    app.dispatch(TextsEvent::New("某县的通报\n一、己\n文。\n".to_owned()));
    let there = node(&app, "己");
    app.dispatch(PlaceEvent::Focus(there));
    app.dispatch(TextsEvent::Pasted(plain));
    assert!(text(&app).ends_with("一、己\n文。\n二、丙\n（一）丁\n已完成整改。\n"));
    for _ in 0..4 {
        app.dispatch(EditEvent::Undo);
    }
    assert_eq!(text(&app), report);
}

#[test]
fn words_dropped_land_where_they_are_dropped() {
    let mut app = desk(NullPlatform::default());
    let row = node(&app, "成立专班");
    let caret = Caret::at(row, 6);
    app.dispatch(TextsEvent::Dropped("工作".to_owned(), Some(caret)));
    assert_eq!(text(&app), REPORT.replace("成立专班", "成立工作专班"));
    app.dispatch(EditEvent::Undo);
    app.dispatch(TextsEvent::Dropped("另一篇。".to_owned(), None));
    assert_eq!(n_parts(&app), 2);
}

#[test]
fn markdown_is_read_and_may_be_kept_as_it_is() {
    let raw = "## 一、总体情况\n\n- 成立**专班**\n- 开会\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n";
    let mut app = Application::new(NullPlatform::default());
    app.dispatch(crate::KeepEvent::Restored(std::rc::Rc::new(None)));
    app.dispatch(TextsEvent::Pasted(raw.to_owned()));
    assert_eq!(
        text(&app),
        "一、总体情况\n\n成立专班\n开会\n\n甲\t乙\n1\t2\n"
    );
    take_offer(&mut app, "保留原样");
    assert_eq!(text(&app), raw);
    let mut app = desk(NullPlatform::default());
    app.dispatch(PlaceEvent::Focus(node(&app, "成立专班")));
    app.dispatch(TextsEvent::Pasted("- 每周**例会**\n- 按月通报".to_owned()));
    assert!(text(&app).contains("成立专班。\n每周例会\n按月通报\n二、"));
    take_offer(&mut app, "保留原样");
    assert!(text(&app).contains("成立专班。\n- 每周**例会**\n- 按月通报\n二、"));
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), REPORT);
}

#[test]
fn words_of_several_rows_are_copied_cut_and_typed_over() {
    let mut app = desk(NullPlatform::default());
    let (from, to) = (at(&app, "组织情况", 2), at(&app, "整改情况", 2));
    // Backwards as well as forwards.
    select(&mut app, to, from);
    assert_eq!(app.state.place.node, Some(from.0));
    app.dispatch(TextsEvent::Copy(CopyScope::Node));
    assert_eq!(copied(&app), "情况\n成立专班。\n二、整改");
    let html = app.platform.clipboard.as_ref().map_or("", |c| &c.html);
    assert!(html.contains("成立专班"));
    press(&mut app, "Delete");
    let without = REPORT.replace("组织情况\n成立专班。\n二、整改情况", "组织情况");
    let without = without.replace("三、", "二、");
    assert_eq!(text(&app), without);
    assert!(app.state.place.editing, "one writes on where they were");
    assert_eq!(app.state.place.caret, Some(Caret::at(from.0, from.1)));
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), REPORT);
    select(&mut app, from, to);
    press(&mut app, "Mod+x");
    assert_eq!(text(&app), without);
    app.dispatch(TextsEvent::Pasted("甲\n乙".to_owned()));
    assert!(
        text(&app).contains("一、组织甲\n乙情况\n（一）"),
        "{}",
        text(&app)
    );
    app.dispatch(EditEvent::Undo);
    app.dispatch(EditEvent::Undo);
    select(&mut app, from, to);
    app.dispatch(SelectEvent::Type("新".to_owned()));
    assert!(text(&app).contains("一、组织新情况\n（一）"));
    app.dispatch(EditEvent::Undo);
    select(&mut app, from, to);
    app.dispatch(TextsEvent::Pasted("甲\n乙".to_owned()));
    assert!(text(&app).contains("一、组织甲\n乙情况\n（一）"));
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), REPORT, "one step");
    select(&mut app, from, to);
    press(&mut app, "Enter");
    assert!(
        text(&app).contains("一、组织\n二、情况\n（一）"),
        "{}",
        text(&app)
    );
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), REPORT, "one step");
}

#[test]
fn keys_make_the_selection_larger_and_smaller() {
    let mut app = desk(NullPlatform::default());
    let (from, to) = (at(&app, "组织情况", 2), at(&app, "成立专班", 0));
    select(&mut app, from, to);
    press(&mut app, "Shift+ArrowRight");
    assert_eq!(app.state.place.span.map(|s| s.head), Some((to.0, 3)));
    press(&mut app, "Shift+End");
    press(&mut app, "Shift+ArrowRight");
    let next = node(&app, "整改情况");
    assert_eq!(app.state.place.span.map(|s| s.head), Some((next, 0)));
    press(&mut app, "Shift+ArrowUp");
    press(&mut app, "Shift+ArrowUp");
    // In its own row it is a selection as any.
    assert!(app.state.place.editing && app.state.place.span.is_none());
    let caret = app.state.place.caret.expect("a caret");
    assert_eq!((caret.node, caret.anchor, caret.head), (from.0, 6, 0));
    select(&mut app, from, (next, 3));
    press(&mut app, "ArrowRight");
    assert_eq!(app.state.place.caret, Some(Caret::at(next, 3)));
    select(&mut app, from, (next, 3));
    press(&mut app, "Mod+a");
    assert!(app.state.place.span.is_none());
    assert_eq!(app.state.selected.len(), 2, "the sections");
    select(&mut app, from, (next, 3));
    press(&mut app, "Escape");
    assert_eq!(
        (app.state.place.node, app.state.place.span),
        (Some(next), None)
    );
}

#[test]
fn commands_on_rows_take_all_that_are_touched() {
    let mut app = desk(NullPlatform::default());
    let first = at(&app, "关于学习不深", 2);
    let last = at(&app, "关于台账不全", 2);
    select(&mut app, first, last);
    app.dispatch(Event::Run("to-body"));
    assert!(
        text(&app).contains("\n关于学习不深的问题\n")
            && text(&app).contains("\n关于台账不全的问题\n")
    );
}

#[test]
fn what_is_selected_is_looked_for() {
    let mut app = desk(NullPlatform::default());
    let row = node(&app, "成立专班");
    app.dispatch(PlaceEvent::Edit(Caret {
        node: row,
        anchor: 6,
        head: 12,
    }));
    app.dispatch(FindEvent::Open);
    assert_eq!(app.state.find.query.words, "专班");
    assert_eq!(app.state.find.matches.len(), 1);
}

#[test]
fn a_locked_text_is_copied_and_nothing_else() {
    let mut app = Application::new(NullPlatform::hosted(Options {
        readonly: true,
        ..Options::default()
    }));
    app.state.replace(REPORT, &app.platform.host, 0.0);
    app.dispatch(crate::HostEvent::Replaced);
    let (from, to) = (at(&app, "组织情况", 2), at(&app, "整改情况", 2));
    select(&mut app, from, to);
    app.dispatch(TextsEvent::Copy(CopyScope::Node));
    assert_eq!(copied(&app), "情况\n成立专班。\n二、整改");
    let before = text(&app);
    app.dispatch(SelectEvent::Type("新".to_owned()));
    app.dispatch(TextsEvent::Cut);
    assert_eq!(text(&app), before);
}

#[test]
fn what_is_pasted_in_the_ledger_goes_to_its_current_cell() {
    let mut app = desk(NullPlatform::default());
    app.dispatch(LedgerEvent::Slot);
    let first = node(&app, "关于学习不深");
    app.dispatch(LedgerEvent::Grid(GridEvent::Stand(first, Column::Unit)));
    app.dispatch(TextsEvent::Pasted("甲局\n乙局\n".to_owned()));
    let rows = app.state.ledger.desk.table.rows();
    let units = rows.filter_map(|row| row.responsible.as_ref());
    assert_eq!(
        units.map(|cell| &*cell.text).collect::<Vec<_>>(),
        ["甲局", "乙局"]
    );
    assert_eq!(n_parts(&app), 1, "it is no report");
}
