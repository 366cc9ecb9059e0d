//! No id, no offset and no kind of node makes a command panic, and what is refused has changed
//! nothing.

use super::{check_laws, duplicate, everything, open_text, to_line, to_sentence};
use crate::{Command, Outcome};
use gangmu::edit::commands::{Direction, Target};
use gangmu::edit::{Caret, EditError, Intent};
use gangmu::outline::{Kind, Level, NodeId, TreeError};

const TEXT: &str = "目录\n甲局的通报\t1\n\n甲局的通报\n\n某某委：\n一、子\n文。一是壹；二是贰。\n##paidbegin##（一）丑。文。\n整改情况：一是叁。\n欢迎监督。\n某某局\n2023年8月11日\n";

fn all_commands(id: NodeId, at: usize, to: usize) -> Vec<Command> {
    let replace = |with: &str| Command::Replace {
        node: id,
        range: at..to,
        with: with.to_owned(),
        intent: Intent::Type,
    };
    vec![
        replace("字"),
        replace(""),
        Command::Shift(vec![id], Direction::Up),
        Command::Shift(vec![id], Direction::Down),
        Command::Indent(vec![id]),
        Command::Outdent(vec![id]),
        Command::Split(id, at),
        Command::Join(id),
        Command::Remove(vec![id]),
        duplicate(vec![id]),
        Command::SetLevel(vec![id], Level::new(2)),
        Command::Convert(vec![id], Target::Heading),
        Command::Convert(vec![id], Target::Body),
        Command::SplitRunOn(id),
        Command::JoinRunOn(id),
        to_line(vec![id]),
        to_sentence(vec![id]),
        Command::Itemize(id),
        Command::Deitemize(id),
        Command::PasteStructure {
            at: id,
            text: "文。\n一、子".to_owned(),
        },
        Command::SetTarget(id, Some(1)),
        Command::ToggleFold(id),
        Command::Show(id),
        Command::Stand(Some(Caret {
            node: id,
            anchor: at,
            head: to,
        })),
    ]
}

#[test]
#[allow(clippy::reversed_empty_ranges)]
fn any_id_and_any_offset() {
    let there = open_text(TEXT).outline().next_id().0;
    for id in (0..there + 3).chain([u32::MAX, u32::MAX - 1]) {
        for (at, to) in [
            (0, 0),
            (1, 2),
            (0, 1),
            (3, 0),
            (3, 3),
            (2, usize::MAX),
            (usize::MAX, 0),
        ] {
            for command in all_commands(NodeId(id), at, to) {
                let mut session = open_text(TEXT);
                let original = everything(session.outline());
                let outcome = session.dispatch(command.clone(), 1000.0);
                check_laws(&session);
                if !matches!(outcome, Outcome::Done { .. }) {
                    assert_eq!(everything(session.outline()), original, "{command:?}");
                } else if session.can_undo() != Some(Intent::Open) {
                    session.dispatch(Command::Undo, 2000.0);
                    assert_eq!(everything(session.outline()), original, "{command:?}");
                }
            }
        }
    }
}

#[test]
fn why() {
    let mut session = open_text("题目\n一、甲乙\n");
    let heading = session.rows()[1].id;
    let part = session.parts()[0].id;
    let nobody = NodeId(99);
    let missing = Outcome::Refused(EditError::Tree(TreeError::NoSuchNode(nobody)));
    for command in all_commands(nobody, 0, 0) {
        let outcome = session.dispatch(command.clone(), 0.0);
        let silent = matches!(command, Command::ToggleFold(_) | Command::Stand(_));
        assert_eq!(
            outcome,
            if silent {
                Outcome::Nothing
            } else {
                missing.clone()
            },
            "{command:?}"
        );
    }
    assert_eq!(session.caret(), None);
    let outside = |from, to| {
        Outcome::Refused(EditError::NoSuchBytes {
            node: heading,
            from,
            to,
        })
    };
    assert_eq!(
        session.dispatch(Command::Split(heading, 1), 0.0),
        outside(1, 6)
    );
    assert_eq!(
        session.dispatch(Command::Split(heading, 7), 0.0),
        outside(7, 6)
    );
    let fixed = Outcome::Refused(EditError::NotForThis(Kind::Report));
    for command in [
        Command::Split(part, 0),
        Command::Join(part),
        Command::Indent(vec![part]),
        Command::Outdent(vec![part]),
        Command::Shift(vec![part], Direction::Up),
    ] {
        assert_eq!(session.dispatch(command, 0.0), fixed);
    }
    let edge = Outcome::Refused(EditError::AtTheEdge);
    assert_eq!(session.dispatch(Command::Outdent(vec![heading]), 0.0), edge);
    assert_eq!(
        session.dispatch(Command::Open(String::new()), 0.0),
        Outcome::Nothing
    );
}

#[test]
fn levels_end() {
    let mut session = open_text("一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n②己\n（2）庚\n");
    let before = everything(session.outline());
    for row in [5, 6] {
        // ② has no level below it, nor has ① below （2）.
        let id = session.rows()[row].id;
        let outcome = session.dispatch(Command::Indent(vec![id]), 0.0);
        if row == 5 {
            assert_eq!(outcome, Outcome::Refused(EditError::AtTheEdge));
            assert_eq!(everything(session.outline()), before);
        } else {
            assert!(matches!(outcome, Outcome::Done { .. }));
            assert_eq!(
                session.outline().write(),
                "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n②己\n③庚\n"
            );
        }
    }
}
