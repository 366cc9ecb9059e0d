//! Versions: when they are kept, what they have in common, and that going back is a step like any
//! other and loses nothing.

use super::stories::toast;
use crate::{
    Application, Command, CompareEvent, EditEvent, KeepEvent, NullPlatform, TextsEvent, Version,
    VersionsEvent, Why,
};
use gangmu::edit::commands::{Regroup, SortBy};
use gangmu::edit::{Caret, Intent};
use gangmu::outline::NodeId;
use std::rc::Rc;

const FIRST: &str =
    "甲局整改报告\n一、总体情况\n（一）已完成3项。\n二、台账不全\n（一）补登台账。\n";
const SECOND: &str = "乙局整改报告\n一、情况\n在办。\n";

type App = Application<NullPlatform>;

fn desk() -> App {
    let mut app = Application::new(NullPlatform::default());
    app.dispatch(KeepEvent::Restored(Rc::new(None)));
    app.dispatch(TextsEvent::Pasted(FIRST.to_owned()));
    app.dispatch(TextsEvent::Pasted(SECOND.to_owned()));
    app
}

fn text(app: &App) -> String {
    app.state.session.borrow().outline().write()
}

fn part(app: &App, at: usize) -> NodeId {
    app.state.session.borrow().parts()[at].id
}

/// Writes a word at the beginning of the last row of a report.
fn write(app: &mut App, at: usize, word: &str) {
    let node = {
        let session = app.state.session.borrow();
        let mut last = None;
        session.parts()[at].walk(&mut |n| last = Some(n.clone()));
        last.expect("a row")
    };
    app.dispatch(EditEvent::Typed {
        node: node.id,
        words: [word, &node.text].concat(),
        intent: Intent::Type,
        before: None,
        after: Caret::at(node.id, word.len()),
    });
}

fn kept(app: &App) -> &[Version] {
    &app.platform.versions.0
}

fn reasons(app: &App) -> Vec<String> {
    kept(app).iter().map(|v| v.why.sentence().zh).collect()
}

#[test]
fn the_text_as_it_came_is_kept_with_the_first_change_and_once() {
    let mut app = desk();
    let came = text(&app);
    assert_eq!(kept(&app).len(), 0, "nothing has changed yet");
    write(&mut app, 1, "正");
    write(&mut app, 1, "真");
    assert_eq!(reasons(&app), ["开始修改前"]);
    let [version] = kept(&app) else { panic!() };
    assert_eq!(version.parts[1].told.title, "乙局整改报告");
    app.dispatch(VersionsEvent::Open);
    app.dispatch(VersionsEvent::Restore(version_id(&app, 0), None));
    assert_eq!(text(&app), came);
}

fn version_id(app: &App, at: usize) -> u32 {
    kept(app)[at].id
}

#[test]
fn what_large_changes_were_made_of_is_kept_and_what_is_equal_is_shared() {
    let mut app = desk();
    let of = part(&app, 0);
    let by = |by, descending| Command::Regroup(Regroup::Sort { of, by, descending });
    app.dispatch(EditEvent::Do(by(SortBy::Title, false)));
    assert_eq!(reasons(&app), ["归并前"]);
    write(&mut app, 0, "再");
    app.dispatch(EditEvent::Do(by(SortBy::Title, true)));
    assert_eq!(kept(&app).len(), 2);
    let piece = |at: usize, part: usize| kept(&app)[at].parts[part].piece;
    assert_eq!(piece(0, 1), piece(1, 1), "the other report has not changed");
    assert_ne!(piece(0, 0), piece(1, 0));
    // Nothing has changed since it was kept: not again.
    app.dispatch(VersionsEvent::Open);
    app.dispatch(VersionsEvent::Name(" 送审稿 ".to_owned()));
    assert_eq!(kept(&app)[2].why, Why::Named("送审稿".to_owned()));
    assert_eq!(toast(&app), "已存为版本");
    app.dispatch(EditEvent::Do(by(SortBy::Title, false)));
    assert_eq!(kept(&app).len(), 3);
}

#[test]
fn who_writes_for_long_has_versions_of_it() {
    let mut app = desk();
    for minute in 1..=50 {
        app.platform.clock_ms = f64::from(minute) * 60_000.0;
        write(&mut app, 0, "字");
    }
    assert_eq!(
        reasons(&app),
        ["开始修改前", "修改中自动留存", "修改中自动留存"]
    );
}

#[test]
fn one_report_goes_back_and_the_other_stays() {
    let mut app = desk();
    let came = text(&app);
    write(&mut app, 0, "头");
    write(&mut app, 1, "尾");
    let now = text(&app);
    app.dispatch(VersionsEvent::Open);
    let (id, first) = (version_id(&app, 0), part(&app, 0));
    app.dispatch(VersionsEvent::Restore(id, Some(first)));
    assert_eq!(text(&app), came.replace("在办", "尾在办"));
    assert!(toast(&app).starts_with("已恢复到："), "{}", toast(&app));
    assert!(app.state.versions.sheet.is_none());
    assert_eq!(reasons(&app)[1..], ["恢复版本前"]);
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), now);
}

#[test]
fn a_report_that_was_removed_comes_back_from_its_last_version() {
    let mut app = desk();
    write(&mut app, 0, "头");
    let first = part(&app, 0);
    app.dispatch(EditEvent::Remove(vec![first]));
    assert_eq!(reasons(&app)[1..], ["删除前"]);
    app.dispatch(VersionsEvent::Open);
    let id = version_id(&app, 1);
    app.dispatch(VersionsEvent::Restore(id, Some(first)));
    assert_eq!(app.state.session.borrow().parts().len(), 2);
    assert!(text(&app).contains("头补登台账"), "{}", text(&app));
}

#[test]
fn versions_are_compared_with_now_and_with_each_other() {
    let mut app = desk();
    write(&mut app, 0, "头");
    app.dispatch(VersionsEvent::Open);
    app.dispatch(VersionsEvent::Name("甲稿".to_owned()));
    write(&mut app, 0, "又");
    app.dispatch(EditEvent::Do(Command::Show(part(&app, 0))));
    let of = |app: &App| {
        let comparing = app.state.comparing.as_ref().expect("compared");
        assert_eq!(comparing.error, None);
        comparing.answer.clone().expect("an answer")
    };
    let (begun, named) = (version_id(&app, 0), version_id(&app, 1));
    app.dispatch(VersionsEvent::Open);
    app.dispatch(VersionsEvent::Compare(Some(named)));
    let answer = of(&app);
    assert!(
        answer.html[0].contains("<ins>又</ins>头补登"),
        "{}",
        answer.html[0]
    );
    assert!(answer.html[0].contains("恢复原文"));
    assert!(answer.names[0].ends_with("甲稿") && answer.names[1] == "现在");
    // One change is taken back, and that is a step.
    app.dispatch(CompareEvent::Take(crate::Taken::One(0)));
    assert!(text(&app).contains("\n（一）头补登"), "{}", text(&app));
    app.dispatch(CompareEvent::Again);
    assert!(app.state.versions.sheet.is_some(), "back to the versions");
    app.dispatch(VersionsEvent::Pick(named));
    app.dispatch(VersionsEvent::Pick(begun));
    app.dispatch(VersionsEvent::Compare(None));
    let answer = of(&app);
    assert!(
        answer.html[0].contains("<ins>头</ins>补登"),
        "{}",
        answer.html[0]
    );
    assert!(!answer.html[0].contains("data-take"), "neither is open");
}

#[test]
fn nothing_is_kept_where_nothing_is_to_be() {
    let mut app = desk();
    write(&mut app, 0, "头");
    app.dispatch(KeepEvent::Toggle);
    assert_eq!(kept(&app).len(), 0, "what was kept is deleted");
    write(&mut app, 0, "又");
    app.dispatch(VersionsEvent::Name("甲".to_owned()));
    assert_eq!(kept(&app).len(), 0);
}
