//! Rows that match, with the sections they stand in.

use super::*;
use crate::Query;
use gangmu::outline::Outline;
use std::collections::HashSet;

fn filter(session: &mut Session, words: &str) {
    done(session, Command::Filter(Some(Query::from(words))));
}

#[test]
fn matching_nodes_and_their_ancestors() {
    let mut session = open(REPORT);
    filter(&mut session, "补登");
    assert_eq!(
        shown(&session),
        [
            "二、整改情况",
            " （一）党建方面",
            "  2.关于台账不全的问题",
            "   整改情况：",
            "    一是补登台账。*",
        ]
    );
    let seat = session.set_position(session.rows()[1].id).unwrap();
    assert_eq!((seat.position, seat.siblings), (1, 1));
    filter(&mut session, "台账");
    assert_eq!(shown(&session)[2], "  2.关于台账不全的问题*");
    assert_eq!(session.filter().map(|q| q.words.as_str()), Some("台账"));
    filter(&mut session, "没有这话");
    assert!(session.rows().is_empty());
    done(&mut session, Command::Filter(None));
    assert_eq!(session.filter(), None);
    assert_eq!(shown(&session), shown(&open(REPORT)));
    assert_eq!(
        session.dispatch(Command::Filter(None), 0.0),
        Outcome::Nothing
    );
}

#[test]
fn folds_are_ignored_and_come_back() {
    let mut session = open(REPORT);
    let section = node(&session, "整改情况");
    done(&mut session, Command::ToggleFold(section));
    let folded = shown(&session);
    filter(&mut session, "补登");
    assert_eq!(session.rows().len(), 5);
    assert_eq!(
        session.dispatch(Command::ToggleFold(section), 0.0),
        Outcome::Nothing
    );
    done(&mut session, Command::Filter(None));
    assert_eq!(shown(&session), folded);
}

#[test]
fn within_what_is_zoomed_to() {
    let mut session = open(REPORT);
    let style = node(&session, "作风方面");
    done(&mut session, Command::Zoom(Some(style)));
    filter(&mut session, "调研");
    assert_eq!(
        shown(&session),
        [
            "（二）作风方面",
            " 3.关于调研不够的问题*",
            "  整改情况：",
            "   一是下沉调研。*"
        ]
    );
    filter(&mut session, "补登");
    assert_eq!(shown(&session), ["（二）作风方面"]);
}

#[test]
fn what_is_written_stays_in_sight() {
    let mut session = open(REPORT);
    filter(&mut session, "补登");
    let measure = node(&session, "补登台账");
    let end = session.outline().get(measure).map_or(0, |n| n.text.len());
    let caret = done(&mut session, Command::Split(measure, end)).expect("a caret");
    assert!(session.row_of(caret.node).is_some());
    assert!(
        shown(&session).contains(&"    二是".to_owned()),
        "{:?}",
        shown(&session)
    );
    let far = node(&session, "继续整改");
    session.dispatch(Command::Reveal(far), 0.0);
    assert!(session.row_of(far).is_some());
    // The next filter forgets them.
    filter(&mut session, "补登");
    assert_eq!(session.row_of(far), None);
}

#[test]
fn by_initials() {
    let mut session = open(REPORT);
    filter(&mut session, "bdtz");
    assert_eq!(
        shown(&session).last().map(String::as_str),
        Some("    一是补登台账。*")
    );
}

/// For any words: the rows are a subset of all rows in their order, closed under ancestors, and
/// hold every node that matches.
#[test]
fn a_subset_that_keeps_ancestors() {
    let full = open(REPORT);
    let all: Vec<NodeId> = full.rows().iter().map(|r| r.id).collect();
    for words in [
        "整改", "一", "问题", "。", "补", "zg", "x", "关于", "况：", " ",
    ] {
        let mut session = open(REPORT);
        filter(&mut session, words);
        let rows: Vec<NodeId> = session.rows().iter().map(|r| r.id).collect();
        let kept: HashSet<NodeId> = rows.iter().copied().collect();
        let in_order: Vec<NodeId> = all.iter().copied().filter(|id| kept.contains(id)).collect();
        assert_eq!(rows, in_order, "{words}");
        let part = session.current().map(|p| p.id);
        for row in session.rows().iter() {
            let above = session.outline().parent(row.id);
            assert!(above == part || above.is_some_and(|id| kept.contains(&id)));
            let depth = depth(session.outline(), row.id);
            assert_eq!(usize::from(row.depth), depth, "{words}");
        }
        let found = session.search(&Query::from(words));
        for row in session.rows().iter() {
            assert_eq!(row.matched, !found.of(row.id).is_empty(), "{words}");
        }
        assert!(found.nodes().all(|id| kept.contains(&id)), "{words}");
    }
}

fn depth(outline: &Outline, id: NodeId) -> usize {
    outline.lineage(id).len() - 3
}
