//! Undoing and redoing after the page was closed.

use super::stories;
use crate::{Application, Command, EditEvent, KeepEvent, NullPlatform, Session};
use gangmu::edit::commands::{Direction, Target};
use gangmu::edit::{Caret, Intent};
use std::rc::Rc;

#[test]
fn steps_outlive_the_page_and_are_undone_and_redone_to_the_letter() {
    let mut app = stories::desk(NullPlatform::default());
    let mut texts = vec![stories::text(&app)];
    let problem = stories::node(&app, "关于台账不全的问题");
    let words = stories::node(&app, "成立专班");
    let do_ = |app: &mut Application<NullPlatform>, command| {
        app.dispatch(EditEvent::Do(command));
    };
    do_(&mut app, Command::Shift(vec![problem], Direction::Up));
    texts.push(stories::text(&app));
    do_(&mut app, Command::Convert(vec![words], Target::Heading));
    texts.push(stories::text(&app));
    do_(&mut app, Command::Tick(vec![(problem, None)]));
    texts.push(stories::text(&app));
    app.dispatch(EditEvent::Remove(vec![words]));
    texts.push(stories::text(&app));
    app.dispatch(EditEvent::Typed {
        node: problem,
        words: "关于台账不全、不实的问题".to_owned(),
        intent: Intent::Type,
        before: None,
        after: Caret::at(problem, 0),
    });
    texts.push(stories::text(&app));
    app.dispatch(EditEvent::Undo);
    let again = |app: &Application<NullPlatform>| {
        let kept = app.platform.kept.clone().expect("kept");
        let mut next = Application::new(NullPlatform::default());
        next.dispatch(KeepEvent::Restored(Rc::new(Some(kept))));
        next
    };
    let mut next = again(&app);
    next.dispatch(EditEvent::Redo);
    assert_eq!(Some(&stories::text(&next)), texts.last());
    while let Some(text) = texts.pop() {
        assert_eq!(stories::text(&next), text, "{}", texts.len());
        if !texts.is_empty() {
            next.dispatch(EditEvent::Undo);
            // And over another reload.
            next = again(&next);
        }
    }
}

#[test]
fn steps_that_are_not_of_the_text_are_left_out() {
    let mut app = stories::desk(NullPlatform::default());
    let words = stories::node(&app, "成立专班");
    app.dispatch(EditEvent::Do(Command::Replace {
        node: words,
        range: 0..0,
        with: "已".to_owned(),
        intent: Intent::Type,
    }));
    let mut kept = app.platform.kept.clone().expect("kept");
    for (from, to) in [
        ("\"已\"", "\"未\""),
        ("\"text\",0", "\"text\",1"),
        ("\"text\",0", "\"text\",99"),
    ] {
        let sound = kept.head.clone();
        assert!(sound.contains(from), "{sound}");
        kept.head = sound.replace(from, to);
        let mut next = Application::new(NullPlatform::default());
        next.dispatch(KeepEvent::Restored(Rc::new(Some(kept.clone()))));
        assert_eq!(stories::text(&next), stories::text(&app));
        assert_eq!(next.state.session.borrow().can_undo(), None);
        next.dispatch(EditEvent::Undo);
        assert_eq!(stories::text(&next), stories::text(&app));
        kept.head = sound;
    }
}

#[test]
fn of_long_steps_no_more_is_kept_than_there_is_room_for() {
    let mut session = Session::default();
    session.dispatch(Command::Open("甲".repeat(100_000)), 0.0);
    let head = |session: &Session| serde_json::to_string(&session.kept_head()).expect("plain data");
    assert!(head(&session).len() < 1000, "{}", head(&session).len());
    let node = session.parts()[0].children[0].id;
    for n in 0..2000 {
        let (range, with, intent) = (0..0, n.to_string(), Intent::Replace);
        let replace = Command::Replace {
            node,
            range,
            with,
            intent,
        };
        session.dispatch(replace, 0.0);
    }
    let n = head(&session).len();
    assert!((10_000..60_000).contains(&n), "{n}");
}
