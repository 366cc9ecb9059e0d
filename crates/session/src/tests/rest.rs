//! What comes later: before it is there an outline is written, and all else waits in its order.

use super::stories::{REPORT, node, text, toast};
use crate::{
    Application, BulkEffect, Command, EditEvent, Effect, Event, FindEvent, KeepEvent, NullPlatform,
    PageEvent, PlaceEvent, REST, TextsEvent,
};
use gangmu::edit::{Caret, Intent};
use gangmu::outline::{Level, NodeId};
use std::rc::Rc;

/// A machine on which that is still to come, with the report open.
fn early() -> Application<NullPlatform> {
    let mut app = Application::new(NullPlatform::early());
    app.dispatch(TextsEvent::Pasted(REPORT.to_owned()));
    app.dispatch(KeepEvent::Restored(Rc::new(None)));
    app
}

fn type_into(app: &mut Application<NullPlatform>, row: NodeId, words: &str) {
    app.dispatch(PlaceEvent::Edit(Caret::at(row, 0)));
    app.dispatch(EditEvent::Typed {
        node: row,
        words: words.to_owned(),
        intent: Intent::Type,
        before: None,
        after: Caret::at(row, words.len()),
    });
}

#[test]
fn an_outline_is_taken_in_and_written_before_it() {
    let mut app = early();
    let said = toast(&app);
    assert!(said.starts_with("识别出 5 个标题"), "{said}");
    let row = node(&app, "成立专班");
    type_into(&mut app, row, "及时成立专班。");
    assert!(text(&app).contains("\n及时成立专班。"));
    let typed = text(&app);
    let problem = node(&app, "关于台账不全的问题");
    app.dispatch(PlaceEvent::Edit(Caret::at(problem, 0)));
    app.dispatch(Event::Run("up"));
    assert_ne!(text(&app), typed);
    app.dispatch(EditEvent::Undo);
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), REPORT);
    assert!(!app.state.is_holding() && app.platform.kept.is_some());
}

#[test]
fn what_waits_for_it_is_done_in_its_order_and_undone_so() {
    let mut app = early();
    let row = node(&app, "成立专班");
    let level = Level::new(2);
    app.dispatch(EditEvent::Do(Command::SetLevel(vec![row], level)));
    type_into(&mut app, row, "及时成立专班。");
    app.dispatch(FindEvent::Open);
    app.dispatch(PageEvent::OpenKeys);
    assert!(app.state.is_holding());
    assert_eq!(text(&app), REPORT, "what comes behind it waits, too");
    assert!(app.complete(Some(&REST)));
    assert!(!app.state.is_holding());
    assert!(app.state.find.open && app.state.page.deciding.is_some());

    let mut at_once = Application::new(NullPlatform::default());
    at_once.dispatch(TextsEvent::Pasted(REPORT.to_owned()));
    at_once.dispatch(KeepEvent::Restored(Rc::new(None)));
    at_once.dispatch(EditEvent::Do(Command::SetLevel(vec![row], level)));
    type_into(&mut at_once, row, "及时成立专班。");
    assert_eq!(text(&app), text(&at_once));
    for app in [&mut app, &mut at_once] {
        app.dispatch(EditEvent::Undo);
        app.dispatch(EditEvent::Undo);
        assert_eq!(text(app), REPORT);
    }
}

#[test]
fn without_it_the_text_is_written_and_kept_and_all_else_is_refused() {
    let mut app = early();
    app.dispatch(PageEvent::OpenKeys);
    app.complete(None);
    assert!(toast(&app).contains("已损坏"), "{}", toast(&app));
    assert_eq!(app.state.page.deciding, None);
    let row = node(&app, "成立专班");
    type_into(&mut app, row, "及时成立专班。");
    assert!(text(&app).contains("\n及时成立专班。"));
    app.dispatch(PageEvent::CloseToast);
    app.dispatch(FindEvent::Open);
    assert!(toast(&app).contains("已损坏") && !app.state.find.open);
}

#[test]
fn without_it_a_long_text_is_pasted_as_any_other() {
    let mut app = Application::new(NullPlatform::early());
    app.dispatch(KeepEvent::Restored(Rc::new(None)));
    app.dispatch(TextsEvent::Bulk(1, 2_000_000));
    app.complete(None);
    let last = app.platform.done.last();
    assert!(matches!(last, Some(Effect::Bulk(1, BulkEffect::Paste))));
}
