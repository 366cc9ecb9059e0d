//! Zoom, breadcrumbs, folding of siblings; what a kept session remembers of it.

use super::*;
use crate::{Head, part_record};
use gangmu::edit::Caret;

#[test]
fn rows_of_a_subtree_only() {
    let mut session = open(REPORT);
    let all = shown(&session);
    let party = node(&session, "党建方面");
    assert_eq!(session.zoom(), None);
    assert!(session.crumbs().is_empty());
    done(&mut session, Command::Zoom(Some(party)));
    assert_eq!(
        shown(&session),
        [
            "（一）党建方面",
            " 1.关于学习不深的问题",
            "  整改情况：",
            "   一是补课；",
            "   二是考试。",
            " 2.关于台账不全的问题",
            "  整改情况：",
            "   一是补登台账。",
        ]
    );
    let top = session.rows()[0];
    let seat = session.set_position(top.id).unwrap();
    assert_eq!((seat.position, seat.siblings), (1, 1));
    assert_eq!(top.folded, Some(false));
    let crumbs: Vec<String> = session.crumbs().into_iter().map(|(_, name)| name).collect();
    assert_eq!(
        crumbs,
        ["某某局关于整改情况的通报", "二、整改情况", "（一）党建方面"]
    );
    assert_eq!(session.zoom(), Some(party));
    // The same again is nothing; the part itself is no zoom.
    assert_eq!(
        session.dispatch(Command::Zoom(Some(party)), 0.0),
        Outcome::Nothing
    );
    let part = session.crumbs()[0].0;
    done(&mut session, Command::Zoom(Some(part)));
    assert_eq!(session.zoom(), None);
    assert_eq!(shown(&session), all);
}

#[test]
fn zoom_shows_the_part_it_is_in() {
    let mut session = open(REPORT);
    let other = node(&session, "关于考勤不严");
    done(&mut session, Command::Zoom(Some(other)));
    assert_eq!(shown(&session)[0], "1.关于考勤不严的问题");
    let first = session.parts()[0].id;
    done(&mut session, Command::Show(first));
    assert_eq!(session.zoom(), None);
    assert_eq!(shown(&session)[0], "某某局关于整改情况的通报");
}

#[test]
fn falls_back_to_what_the_removed_node_stood_in() {
    let mut session = open(REPORT);
    let (problem, party) = (node(&session, "关于学习不深"), node(&session, "党建方面"));
    done(&mut session, Command::Zoom(Some(problem)));
    done(&mut session, Command::Remove(vec![problem]));
    assert_eq!(session.zoom(), Some(party));
    assert_eq!(shown(&session)[1], " 1.关于台账不全的问题");
    // Undo brings the text back, not the zoom.
    done(&mut session, Command::Undo);
    assert_eq!(session.zoom(), Some(party));
    // The whole text gone, nothing is left to zoom to.
    while !session.is_empty() {
        done(&mut session, Command::Undo);
    }
    assert_eq!((session.zoom(), session.rows().len()), (None, 0));
}

#[test]
fn what_is_revealed_outside_zooms_out_as_far_as_needed() {
    let mut session = open(REPORT);
    let problem = node(&session, "关于学习不深");
    done(&mut session, Command::Zoom(Some(problem)));
    let section = node(&session, "整改情况");
    let sister = node(&session, "关于调研不够");
    done(&mut session, Command::Reveal(sister));
    assert_eq!(session.zoom(), Some(section));
    assert!(session.row_of(sister).is_some());
    let far = node(&session, "继续整改");
    done(&mut session, Command::Reveal(far));
    assert_eq!(session.zoom(), None);
    done(&mut session, Command::Zoom(Some(problem)));
    let other = node(&session, "关于考勤不严");
    done(&mut session, Command::Reveal(other));
    assert_eq!(session.zoom(), None);
    assert!(session.row_of(other).is_some());
}

#[test]
fn an_edit_outside_zooms_out_and_one_inside_does_not() {
    let mut session = open(REPORT);
    let problem = node(&session, "关于学习不深");
    let party = node(&session, "党建方面");
    done(&mut session, Command::Zoom(Some(problem)));
    let measure = node(&session, "补课");
    let end = session.outline().get(measure).map_or(0, |n| n.text.len());
    done(&mut session, Command::Split(measure, end));
    assert_eq!(session.zoom(), Some(problem));
    let end = session.outline().get(problem).map_or(0, |n| n.text.len());
    let caret = done(&mut session, Command::Split(problem, end)).expect("a caret");
    assert_eq!(session.zoom(), Some(party));
    assert!(session.row_of(caret.node).is_some());
}

#[test]
fn the_caret_does_not_stay_outside() {
    let mut session = open(REPORT);
    let (title, party) = (node(&session, "某某局"), node(&session, "党建方面"));
    session.dispatch(Command::Stand(Some(Caret::at(title, 3))), 0.0);
    let caret = done(&mut session, Command::Zoom(Some(party)));
    assert_eq!(caret, Some(Caret::at(party, "党建方面".len())));
    let inside = node(&session, "补课");
    session.dispatch(Command::Stand(Some(Caret::at(inside, 0))), 0.0);
    assert_eq!(done(&mut session, Command::Zoom(None)), None);
    assert_eq!(session.caret(), Some(Caret::at(inside, 0)));
}

#[test]
fn zoom_is_no_edit() {
    let mut session = open(REPORT);
    let party = node(&session, "党建方面");
    let (revision, undo) = (session.revision(), session.can_undo());
    done(&mut session, Command::Zoom(Some(party)));
    assert_eq!((session.revision(), session.can_undo()), (revision, undo));
}

#[test]
fn zoom_is_kept() {
    let mut session = open(REPORT);
    let party = node(&session, "党建方面");
    done(&mut session, Command::Zoom(Some(party)));
    let parts: Vec<String> = session.parts().iter().map(part_record).collect();
    let head = serde_json::to_string(&session.head()).expect("JSON");
    let back = Session::restore(&head, &parts).expect("a session");
    assert_eq!(back.zoom(), Some(party));
    assert_eq!(shown(&back), shown(&session));
    // A head of an older version knows no zoom; one that names what is not there has none.
    done(&mut session, Command::Zoom(None));
    let plain = serde_json::to_string(&session.head()).expect("JSON");
    assert!(!plain.contains("zoom"), "{plain}");
    let read: Head = serde_json::from_str(&plain).expect("a head");
    assert_eq!(read, session.head());
    let gone = head.replace(&format!("\"zoom\":{}", party.0), "\"zoom\":99999");
    assert_ne!(gone, head);
    let back = Session::restore(&gone, &parts).expect("a session");
    assert_eq!(back.zoom(), None);
}

#[test]
fn a_node_zoomed_to_is_open() {
    let mut session = open(REPORT);
    let party = node(&session, "党建方面");
    done(&mut session, Command::ToggleFold(party));
    done(&mut session, Command::Zoom(Some(party)));
    assert_eq!(session.rows().len(), 8);
    assert_eq!(
        session.dispatch(Command::ToggleFold(party), 0.0),
        Outcome::Nothing
    );
    // Inside, folding goes on, whatever is folded above.
    let (problem, measure) = (node(&session, "关于学习不深"), node(&session, "补课"));
    session.dispatch(Command::Stand(Some(Caret::at(measure, 0))), 0.0);
    let caret = done(&mut session, Command::ToggleFold(problem));
    assert_eq!(caret.map(|c| c.node), Some(problem));
    done(&mut session, Command::Zoom(None));
    assert!(session.is_folded(party));
}

#[test]
fn siblings_fold_together() {
    let mut session = open(REPORT);
    let problem = node(&session, "关于学习不深");
    let before = shown(&session);
    done(&mut session, Command::FoldSiblings(problem));
    assert_eq!(
        shown(&session)[5..8],
        [
            "  1.关于学习不深的问题+",
            "  2.关于台账不全的问题+",
            " （二）作风方面"
        ]
    );
    let measure = node(&session, "补课");
    assert_eq!(session.row_of(measure), None);
    done(&mut session, Command::FoldSiblings(problem));
    assert_eq!(shown(&session), before);
    // The caret leaves what is folded away.
    session.dispatch(Command::Stand(Some(Caret::at(measure, 0))), 0.0);
    let caret = done(&mut session, Command::FoldSiblings(problem));
    assert_eq!(caret.map(|c| c.node), Some(problem));
    // Leaves have nothing to fold.
    let leaf = node(&session, "成立专班");
    assert_eq!(
        session.dispatch(Command::FoldSiblings(leaf), 0.0),
        Outcome::Nothing
    );
}
