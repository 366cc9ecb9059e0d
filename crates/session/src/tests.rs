//! What is looked at and what is found, without a screen.

mod clipboard;
mod compare;
mod edit;
mod files;
mod filter;
mod keep;
mod ledger;
mod log;
mod looking;
mod mentions;
mod merge;
mod overview;
mod readme;
mod regroup;
mod rest;
mod row_keys;
mod rows;
mod scope;
mod search;
mod shelf;
mod slices;
mod steps;
mod stories;
mod versions;
mod words;
mod writing;
mod zoom;

use super::{Command, Outcome, Row, Session};
use gangmu::outline::NodeId;

const REPORT: &str = "某某局关于整改情况的通报\n一、组织情况\n成立专班。\n二、整改情况\n（一）党建方面\n1.关于学习不深的问题\n整改情况：一是补课；二是考试。\n2.关于台账不全的问题\n整改情况：一是补登台账。\n（二）作风方面\n3.关于调研不够的问题\n整改情况：一是下沉调研。\n三、下一步打算\n继续整改。\n\n某某中心关于整改情况的通报\n一、整改情况\n1.关于考勤不严的问题\n整改情况：一是补登考勤。\n";

fn open(text: &str) -> Session {
    let mut session = Session::default();
    session.dispatch(Command::Open(text.to_owned()), 0.0);
    session
}

/// The node whose words begin so.
#[track_caller]
fn node(session: &Session, words: &str) -> NodeId {
    let mut found = None;
    session.outline().root().walk(&mut |n| {
        if found.is_none() && !words.is_empty() && n.text.starts_with(words) {
            found = Some(n.id);
        }
    });
    found.unwrap_or_else(|| panic!("no {words}"))
}

/// The rows as text, indented by depth; `*` behind what matches, `+` behind what is folded.
fn shown(session: &Session) -> Vec<String> {
    let line = |row: &Row| {
        let node = session.outline().get(row.id).expect("a row's node");
        let indent = " ".repeat(usize::from(row.depth));
        let fold = if row.folded == Some(true) { "+" } else { "" };
        let hit = if row.matched { "*" } else { "" };
        format!("{indent}{}{}{fold}{hit}", node.marker, node.text)
    };
    session.rows().iter().map(line).collect()
}

#[track_caller]
fn done(session: &mut Session, command: Command) -> Option<gangmu::edit::Caret> {
    match session.dispatch(command, 1e6) {
        Outcome::Done { caret } => caret,
        other => panic!("{other:?}"),
    }
}

/// The rows are those that a fresh listing has, and know where they stand.
#[track_caller]
fn session_rows_law(session: &Session) {
    let fresh = session.fresh_rows();
    assert!(session.rows().iter().eq(&fresh), "rows");
    let mut above: Vec<(u32, u32)> = Vec::new();
    for (at, row) in fresh.iter().enumerate() {
        assert_eq!(session.row_of(row.id), Some(at));
        assert_eq!(session.rows()[at], *row);
        above.truncate(usize::from(row.depth) + 1);
        let seat = session.set_position(row.id).expect("every row has a seat");
        match above.get_mut(usize::from(row.depth)) {
            Some((position, siblings)) => {
                *position += 1;
                assert_eq!((seat.position, seat.siblings), (*position, *siblings));
            }
            None => {
                assert_eq!(seat.position, 1);
                above.push((1, seat.siblings));
            }
        }
    }
    let mut n = 0;
    session
        .outline()
        .root()
        .walk(&mut |node| n += usize::from(session.row_of(node.id).is_some()));
    assert_eq!(n, fresh.len(), "what has no row has no index");
}
