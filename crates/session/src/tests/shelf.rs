//! Reports that are put away: nothing of them is lost on the way there and back, by whatever steps.

use super::stories::toast;
use crate::{
    Application, Card, Command, EditEvent, KeepEvent, LedgerEvent, NullPlatform, Saved, ShelfEvent,
    TextsEvent,
};
use gangmu::edit::{Caret, Intent};
use gangmu::outline::{NodeId, Status};
use std::rc::Rc;

const FIRST: &str =
    "甲局整改报告\n一、总体情况\n（一）已完成3项。\n二、台账不全\n（一）补登台账。\n";
const SECOND: &str = "乙局整改报告\n一、情况\n1.关于会议偏多的问题\n整改情况：正在推进。\n";

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

fn titles(app: &App) -> Vec<String> {
    let session = app.state.session.borrow();
    session
        .parts()
        .iter()
        .map(|p| gangmu::report::title(p))
        .collect()
}

/// What is told of those on the shelf and not in the bin, and of those in it.
fn shelved(app: &App) -> [Vec<String>; 2] {
    let of = |gone: bool| {
        let cards = app.state.shelf.cards();
        let cards = cards.filter(|card: &&Card| card.gone.is_some() == gone);
        cards.map(|card| card.told.title.clone()).collect()
    };
    [of(false), of(true)]
}

fn write(app: &mut App, at: usize, word: &str) {
    let node = app.state.session.borrow().parts()[at].children[0].clone();
    app.dispatch(EditEvent::Typed {
        node: node.id,
        words: [word, &node.text].concat(),
        intent: Intent::Type,
        before: None,
        after: Caret::at(node.id, word.len()),
    });
}

#[test]
fn a_report_goes_and_comes_back_with_all_that_was_noted() {
    let mut app = desk();
    let row = gangmu::ledger(app.state.session.borrow().outline(), part(&app, 1))[0].node;
    app.dispatch(LedgerEvent::Tick(row, Some(Status::Ongoing)));
    let before = text(&app);
    let second = part(&app, 1);
    app.dispatch(ShelfEvent::PutAway(vec![second]));
    assert_eq!(toast(&app), "已收起《乙局整改报告》");
    assert_eq!(titles(&app), ["甲局整改报告"]);
    app.dispatch(ShelfEvent::Open);
    assert_eq!(shelved(&app), [vec!["乙局整改报告".to_owned()], vec![]]);
    let card = app.state.shelf.cards().next().expect("one").clone();
    assert_eq!(card.edited.by, Some(Intent::Annotate));
    app.dispatch(ShelfEvent::Take(vec![card.id]));
    assert_eq!(text(&app), before);
    let rows = gangmu::ledger(app.state.session.borrow().outline(), part(&app, 1));
    assert_eq!(rows[0].status, Some(Status::Done));
    assert_eq!(app.platform.shelf, [], "the desk has kept it");
    assert_eq!(shelved(&app), [vec![], vec![]] as [Vec<String>; 2]);
}

#[test]
fn undo_and_redo_take_it_along() {
    let mut app = desk();
    let before = text(&app);
    let second = part(&app, 1);
    app.dispatch(ShelfEvent::PutAway(vec![second]));
    let after = text(&app);
    for _ in 0..3 {
        app.dispatch(EditEvent::Undo);
        assert_eq!(text(&app), before);
        assert_eq!(app.platform.shelf.len(), 0);
        app.dispatch(EditEvent::Redo);
        assert_eq!(text(&app), after);
        assert_eq!(app.platform.shelf.len(), 1);
    }
    let id = app.platform.shelf[0].0.id;
    app.dispatch(ShelfEvent::Take(vec![id]));
    assert_eq!(text(&app), before);
    assert_eq!(app.platform.shelf.len(), 0);
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), after);
    assert_eq!(
        app.platform.shelf.len(),
        1,
        "what undoing takes from the desk is kept"
    );
    app.dispatch(EditEvent::Redo);
    assert_eq!(app.platform.shelf.len(), 0);
}

#[test]
fn what_came_from_there_and_is_removed_is_in_the_bin_as_it_was_written() {
    let mut app = desk();
    let second = part(&app, 1);
    app.dispatch(ShelfEvent::PutAway(vec![second]));
    let id = app.platform.shelf[0].0.id;
    app.dispatch(ShelfEvent::Take(vec![id]));
    write(&mut app, 1, "改");
    let third = part(&app, 1);
    app.dispatch(EditEvent::Remove(vec![third]));
    let [(card, record)] = app.platform.shelf.as_slice() else {
        panic!()
    };
    assert!(card.gone.is_some());
    assert!(record.contains("改乙局"), "{record}");
    app.dispatch(EditEvent::Undo);
    assert_eq!(app.platform.shelf, []);
    assert_eq!(titles(&app), ["甲局整改报告", "改乙局整改报告"]);
}

#[test]
fn what_is_removed_is_in_the_bin_until_that_is_emptied() {
    let mut app = desk();
    let second = part(&app, 1);
    app.dispatch(EditEvent::Remove(vec![second]));
    app.dispatch(ShelfEvent::Open);
    assert_eq!(shelved(&app), [vec![], vec!["乙局整改报告".to_owned()]]);
    app.dispatch(EditEvent::Undo);
    assert_eq!(shelved(&app), [vec![], vec![]] as [Vec<String>; 2]);
    app.dispatch(EditEvent::Redo);
    let id = app.state.shelf.cards().next().expect("one").id;
    app.dispatch(ShelfEvent::Discard(vec![id], false));
    assert_eq!(shelved(&app)[0], ["乙局整改报告"]);
    app.dispatch(ShelfEvent::Discard(vec![id], true));
    app.dispatch(ShelfEvent::Empty(false));
    let question = app.state.page.question.clone().expect("it is asked");
    assert_eq!(question.words, "回收站里的 1 篇将被删除，不能恢复。");
    app.dispatch(ShelfEvent::Empty(true));
    assert_eq!(app.platform.shelf, []);
    app.dispatch(EditEvent::Undo);
    assert_eq!(titles(&app), ["甲局整改报告", "乙局整改报告"]);
}

#[test]
fn one_is_renamed_and_copied_there_and_several_come_in_one_step() {
    let mut app = desk();
    let ids = vec![part(&app, 0), part(&app, 1)];
    app.dispatch(ShelfEvent::PutAway(ids));
    assert!(app.state.session.borrow().is_empty());
    assert_eq!(
        toast(&app),
        "已收起 2 篇：《甲局整改报告》、《乙局整改报告》"
    );
    let ids: Vec<u32> = app.platform.shelf.iter().map(|(card, _)| card.id).collect();
    app.dispatch(ShelfEvent::Rename(ids[0], "丙局整改报告".to_owned()));
    app.dispatch(ShelfEvent::Duplicate(vec![ids[0]]));
    let told = app
        .platform
        .shelf
        .iter()
        .map(|(card, _)| card.told.title.as_str());
    assert_eq!(
        told.collect::<Vec<_>>(),
        ["丙局整改报告", "乙局整改报告", "丙局整改报告"]
    );
    app.dispatch(ShelfEvent::Take(ids));
    assert_eq!(titles(&app), ["丙局整改报告", "乙局整改报告"]);
    assert_eq!(
        text(&app),
        [
            FIRST.replace("甲局", "丙局"),
            "\n".to_owned(),
            SECOND.to_owned()
        ]
        .concat()
    );
    app.dispatch(EditEvent::Undo);
    assert!(app.state.session.borrow().is_empty(), "one step");
    assert_eq!(app.platform.shelf.len(), 3);
}

#[test]
fn what_is_written_while_it_is_put_there_goes_along() {
    let mut app = desk();
    let second = part(&app, 1);
    // The store answers when it will.
    let effects = crate::update(
        &mut app.state,
        ShelfEvent::PutAway(vec![second]).into(),
        0.0,
    );
    write(&mut app, 1, "改");
    for effect in effects {
        crate::Platform::carry_out(&mut app.platform, effect, &app.state);
    }
    while let Some(event) = crate::Platform::next_event(&mut app.platform) {
        app.dispatch(event);
    }
    assert_eq!(titles(&app), ["甲局整改报告"]);
    let [(card, record)] = app.platform.shelf.as_slice() else {
        panic!()
    };
    assert_eq!(card.told.title, "改乙局整改报告");
    assert!(record.contains("改乙局"));
}

#[test]
fn nothing_of_a_report_is_kept_that_is_not_to_be() {
    let mut app = desk();
    let second = part(&app, 1);
    app.dispatch(ShelfEvent::Unkept(vec![second], true));
    write(&mut app, 1, "密");
    write(&mut app, 0, "公");
    let kept = app.platform.kept.clone().expect("the first");
    let said = [kept.head.as_str(), &kept.parts.concat()].concat();
    assert!(
        said.contains("甲局") && !said.contains('乙') && !said.contains('密'),
        "{said}"
    );
    let versions = app.platform.versions.1.concat();
    assert!(!versions.contains('密'));
    let session = crate::Session::restore(&kept.head, &kept.parts).expect("sound");
    assert_eq!(session.parts().len(), 1);
    app.dispatch(EditEvent::Remove(vec![second]));
    assert_eq!(app.platform.shelf, [], "it goes for good, but for undoing");
    app.dispatch(EditEvent::Undo);
    app.dispatch(ShelfEvent::Unkept(vec![second], false));
    assert!(
        app.platform
            .kept
            .as_ref()
            .expect("both")
            .parts
            .concat()
            .contains("密乙局")
    );
}

#[test]
fn when_it_was_written_in_is_kept_with_the_desk() {
    let mut app = desk();
    app.platform.clock_ms = 5.0;
    write(&mut app, 0, "改");
    let kept = app.platform.kept.clone().expect("both");
    let session = crate::Session::restore(&kept.head, &kept.parts).expect("sound");
    let first = session.edited(part(&app, 0)).expect("known");
    assert_eq!((first.at, first.by), (5, Some(Intent::Type)));
    assert_eq!(session.edited_row(part(&app, 0)), "改甲局整改报告");
}

#[test]
fn deleting_everything_deletes_it_and_nothing_goes_there_where_nothing_is_kept() {
    let mut app = desk();
    let second = part(&app, 1);
    app.dispatch(KeepEvent::Toggle);
    app.dispatch(ShelfEvent::PutAway(vec![second]));
    assert_eq!(toast(&app), "现在不在本机保存，不能收起");
    app.dispatch(EditEvent::Remove(vec![second]));
    assert_eq!(app.platform.shelf, []);
    assert_ne!(app.state.keep.saved, Saved::Kept);
    let _ = Command::Undo;
}
