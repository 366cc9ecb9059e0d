//! A walk of edits: four bytes a step say what is done, to which node, and how.

use crate::{REPORT, recounted};
use gangmu::edit::commands::Direction;
use gangmu::edit::{Intent, commands};
use gangmu::outline::{Level, NodeId, Place, Status};
use session::{Command, OnNodes, Session};

/// Not so long that undoing all after it takes long.
const MOST_STEPS: usize = 120;

/// Sums hold after each step; undoing all leads to nothing, redoing all to what came of it.
pub fn walk(bytes: &[u8]) {
    let mut session = Session::default();
    let text = [REPORT, "\n\n", session::SAMPLE].concat();
    session.dispatch(Command::Open(text), 0.0);
    for (at, step) in bytes.chunks_exact(4).take(MOST_STEPS).enumerate() {
        // Far enough apart for each to be a step of its own, now and then.
        let now_ms = at as f64 * f64::from(step[3]) * 10.0;
        let command = command(&session, step);
        session.dispatch(command, now_ms);
        recounted(session.outline());
    }
    let there = session.outline().write();
    let n_steps = session.n_steps();
    while session.n_steps() > 0 {
        session.dispatch(Command::Undo, 0.0);
    }
    assert_eq!(
        session.outline().write(),
        "",
        "all undone, the text's coming, too"
    );
    recounted(session.outline());
    while session.n_steps() < n_steps {
        session.dispatch(Command::Redo, 0.0);
    }
    assert_eq!(session.outline().write(), there, "all made again");
    recounted(session.outline());
}

fn command(session: &Session, step: &[u8]) -> Command {
    let mut all = Vec::new();
    for part in session.parts() {
        part.walk(&mut |node| all.push(node.id));
    }
    // Once everything is removed there is nobody left.
    let node = |at: usize| all.get(at % all.len().max(1)).copied().unwrap_or(NodeId(0));
    let [what, a, b, c] = [step[0], step[1], step[2], step[3]];
    let (id, other) = (
        node(usize::from(a) * 3 + usize::from(c)),
        node(usize::from(b) * 5),
    );
    let words = |id: NodeId| {
        session
            .outline()
            .get(id)
            .map_or(String::new(), |n| n.text.to_string())
    };
    // A place between two characters of its words.
    let within = |id: NodeId, at: u8| {
        let words = words(id);
        let mut at = usize::from(at) % (words.len() + 1);
        while !words.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let part = session
        .outline()
        .part_of(id)
        .map_or(NodeId(0), |part| part.id);
    match what % 28 {
        0 => Command::Shift(vec![id], Direction::Down),
        1 => Command::Shift(vec![id, other], Direction::Up),
        2 => Command::Indent(vec![id]),
        3 => Command::Outdent(vec![id, other]),
        4 => Command::OnNodes(vec![id], OnNodes(commands::duplicate)),
        5 => Command::Remove(vec![id]),
        6 => Command::Split(id, within(id, b)),
        7 => Command::Join(id),
        8 => Command::SetLevel(vec![id], Level::new(b % 4 + 1)),
        9..=12 => {
            let (from, to) = (within(id, b), within(id, c));
            let with = ["", "一、", "（三）新的", "已完成3项。", "\n二、换行", "① "];
            Command::Replace {
                node: id,
                range: from.min(to)..from.max(to),
                with: with[usize::from(b) % with.len()].to_owned(),
                intent: Intent::Type,
            }
        }
        13 => Command::Recognise {
            node: id,
            begun: c & 1 == 0,
        },
        14 => Command::PasteStructure {
            at: id,
            text: "一、贴入\n（一）甲\n正文。\n".to_owned(),
        },
        15 => {
            let n = session.outline().get(other).map_or(0, |n| n.children.len());
            let index = usize::from(c) % (n + 1);
            Command::Drop(
                vec![id],
                Place {
                    parent: other,
                    index,
                },
            )
        }
        16 => Command::Tick(vec![(id, Some(Status::Done).filter(|_| b & 1 == 0))]),
        17 => Command::WriteStatus(vec![id]),
        18 => Command::Renumber(part),
        19 => Command::SetHandsOff(part, b & 1 == 0),
        20 => Command::Itemize(id),
        21 => Command::Deitemize(id),
        22 => Command::SplitRunOn(id),
        23 => Command::JoinRunOn(id),
        24 => Command::JoinLines(part),
        25 => Command::Rename(part, "改名".to_owned()),
        26 => Command::Undo,
        _ => Command::Redo,
    }
}
