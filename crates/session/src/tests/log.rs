//! What was done since the parts were kept is made again from the log, and nothing that is not of the text.

use super::open;
use super::rows::{command, text};
use crate::{Command, Session, part_record};
use proptest::prelude::*;

fn kept(session: &Session) -> (String, Vec<String>) {
    let head = serde_json::to_string(&session.kept_head()).expect("plain data serialises");
    (head, session.parts().iter().map(part_record).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Killed at any moment after the parts were kept.
    #[test]
    fn what_was_done_since_comes_back(
        before in prop::collection::vec((0u8..25, 0usize..999, 0usize..999), 0..12),
        since in prop::collection::vec((0u8..25, 0usize..999, 0usize..999), 1..12),
        late in prop::collection::vec((0u8..25, 0usize..999, 0usize..999), 0..4),
    ) {
        let mut session = open(&text());
        let walk = |session: &mut Session, steps: Vec<(u8, usize, usize)>| {
            for (what, a, b) in steps {
                let command = command(session, what, a, b);
                session.dispatch(command, 0.0);
            }
        };
        walk(&mut session, before);
        // What is done while the parts are being kept is not in them.
        let ((head, parts), end) = (kept(&session), session.log_end());
        walk(&mut session, since);
        session.forget_log(end);
        walk(&mut session, late);
        let mut again = Session::restore(&head, &parts).expect("sound");
        match session.kept_log() {
            None => prop_assert_eq!(again.outline().write(), session.outline().write()),
            Some(log) => {
                prop_assert!(again.replay(&log));
                prop_assert_eq!(again.outline().write(), session.outline().write());
                prop_assert!(again.rows().iter().eq(&again.fresh_rows()));
                // Killed again before anything was kept.
                let twice = again.kept_log().expect("it is all there is");
                let mut third = Session::restore(&head, &parts).expect("sound");
                prop_assert!(third.replay(&twice));
                prop_assert_eq!(third.outline().write(), session.outline().write());
            }
        }
    }
}

#[test]
fn a_log_of_another_text_changes_nothing() {
    let mut session = open("甲局报告\n一、情况\n");
    let node = session.parts()[0].children[1].id;
    session.forget_log(session.log_end());
    session.dispatch(
        Command::Replace {
            node,
            range: 0..3,
            with: "改".to_owned(),
            intent: gangmu::edit::Intent::Type,
        },
        0.0,
    );
    let log = session.kept_log().expect("one step");
    let mut other = open("乙局报告\n一、总体\n");
    let before = other.outline().write();
    for log in [
        log.as_str(),
        "[",
        "[[[{\"i\":[{\"parent\":0,\"index\":9},\"\"]}],null,null,\"open\"]]",
    ] {
        assert!(!other.replay(log));
        assert_eq!(other.outline().write(), before);
    }
}

#[test]
fn too_much_is_kept_with_the_parts_alone() {
    let mut session = open("甲局报告\n一、情况\n");
    session.forget_log(session.log_end());
    session.dispatch(Command::Open("字".repeat(40_000)), 0.0);
    assert_eq!(session.kept_log(), None);
    session.dispatch(Command::Undo, 0.0);
    assert_eq!(session.kept_log(), None, "not without what was before it");
    session.forget_log(session.log_end());
    session.dispatch(Command::Open("乙局报告\n".to_owned()), 0.0);
    assert!(session.kept_log().is_some());
}
