//! Rows brought up to date are the rows listed anew, and what an edit leaves alone is not copied.

use super::{open, session_rows_law};
use crate::{Command, OnNodes, Session};
use gangmu::edit::commands::Direction;
use gangmu::outline::{Level, NodeId, Place};
use proptest::prelude::*;
use std::rc::Rc;

/// Some sections three deep, and a second report.
pub(super) fn text() -> String {
    let mut text = "关于重点工作的报告\n".to_owned();
    for chapter in ["一", "二", "三"] {
        text += &format!("{chapter}、一方面的工作\n概述。\n");
        for section in ["一", "二", "三"] {
            text += &format!(
                "（{section}）一个事项\n1.做法\n做了一些事。\n2.成效\n成效一。\n成效二。\n"
            );
        }
    }
    text + "\n\n关于考勤工作的通报\n一、情况\n正文。\n二、打算\n正文。\n"
}

pub(super) fn command(session: &Session, what: u8, a: usize, b: usize) -> Command {
    let mut all = Vec::new();
    for part in session.parts() {
        part.walk(&mut |n| all.push(n.id));
    }
    // Once everything is removed there is nobody left.
    let id = |at: usize| all.get(at % all.len().max(1)).copied().unwrap_or(NodeId(0));
    let (id, other) = (id(a), id(b));
    match what {
        0 | 1 => Command::Shift(vec![id], Direction::Down),
        2 | 3 => Command::Shift(vec![id, other], Direction::Up),
        4 => Command::Indent(vec![id]),
        5 => Command::Outdent(vec![id]),
        6 => Command::OnNodes(vec![id], OnNodes(gangmu::edit::commands::duplicate)),
        7 => Command::Remove(vec![id]),
        8 => Command::Split(id, 3),
        9 => Command::Join(id),
        10 => Command::SetLevel(vec![id], Level::new(b as u8 % 4 + 1)),
        11..=13 => Command::ToggleFold(id),
        14 => Command::FoldSiblings(id),
        15 => Command::FoldTo(Some(Level::new(b as u8 % 3 + 1))),
        16 => Command::Zoom(Some(id).filter(|_| !b.is_multiple_of(3))),
        17 => Command::Reveal(id),
        18 => Command::Filter(Some("成效".into()).filter(|_| b.is_multiple_of(3))),
        19 => {
            let n = session.outline().get(other).map_or(0, |n| n.children.len());
            let index = a % (n + 1);
            Command::Drop(
                vec![id],
                Place {
                    parent: other,
                    index,
                },
            )
        }
        20..=22 => Command::Undo,
        _ => Command::Redo,
    }
}

proptest! {
    #[test]
    fn any_commands(steps in prop::collection::vec((0u8..25, 0usize..999, 0usize..999), 1..60)) {
        let mut session = open(&text());
        for (what, a, b) in steps {
            let command = command(&session, what, a, b);
            session.dispatch(command, 0.0);
            session_rows_law(&session);
        }
    }
}

#[test]
fn what_stays_is_not_copied() {
    let mut session = open(&text().repeat(9));
    let middle = session.rows().len() / 2;
    let heading = (middle..).map(|at| session.rows()[at]);
    let id = heading
        .skip_while(|r| r.depth != 1 || !r.kind.is_heading())
        .map(|r| r.id)
        .next();
    let id = id.expect("there are sections");
    for command in [
        Command::Shift(vec![id], Direction::Down),
        Command::Undo,
        Command::ToggleFold(id),
        Command::ToggleFold(id),
        Command::Remove(vec![id]),
        Command::Undo,
        Command::OnNodes(vec![id], OnNodes(gangmu::edit::commands::duplicate)),
    ] {
        let before = session.rows().clone();
        session.dispatch(command.clone(), 0.0);
        let is_old = |c: &&Rc<_>| before.chunks().iter().any(|old| Rc::ptr_eq(old, c));
        let (n, kept) = (
            session.rows().chunks().len(),
            session.rows().chunks().iter().filter(is_old).count(),
        );
        assert!(!session.rows().is(&before), "{command:?} did nothing");
        assert!(n > 12 && n - kept < 9, "{command:?}: {kept} of {n} kept");
    }
}
