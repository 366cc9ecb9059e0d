//! References as the rows show them: read once, and never stale.

use super::open;
use crate::{Command, Session};
use gangmu::edit::mentions;
use gangmu::outline::{Node, NodeId};
use std::rc::Rc;

const TEXT: &str = "一、甲\n（一）子\n（二）丑\n见第（二）项、第九部分。\n二、乙\n第一部分。\n";

fn nodes(session: &Session) -> Vec<Rc<Node>> {
    let mut nodes = Vec::new();
    let root = session.outline().root();
    root.walk(&mut |n| nodes.push(n.clone()));
    nodes
}

/// What is remembered is what is read anew; how many there are.
fn check(session: &Session) -> usize {
    let nodes = nodes(session);
    let nodes: Vec<&Node> = nodes.iter().map(|n| &**n).collect();
    let scheme = session.scheme(nodes[0].id);
    let fresh = mentions(session.outline(), &scheme, &nodes);
    let known = session.mentions(&nodes);
    assert!(
        known
            .iter()
            .map(|k| &**k)
            .eq(fresh.iter().map(Vec::as_slice))
    );
    fresh.iter().map(Vec::len).sum()
}

fn find(session: &Session, words: &str) -> NodeId {
    let found = nodes(session).into_iter().find(|n| n.text.contains(words));
    found.expect("it is there").id
}

#[test]
fn they_follow_every_change() {
    let mut session = open(TEXT);
    assert_eq!(check(&session), 3);
    let (at, referring) = (find(&session, "丑"), find(&session, "见第"));
    let part = session.parts()[0].id;
    let commands = [
        Command::Shift(vec![at], gangmu::edit::commands::Direction::Up),
        Command::Replace {
            node: referring,
            range: 0..0,
            with: "第二部分，".to_owned(),
            intent: gangmu::edit::Intent::Type,
        },
        Command::Remove(vec![at]),
        Command::Undo,
        Command::SetScheme {
            part,
            style: gangmu::edit::commands::StyleChoice::Official,
        },
        Command::Undo,
        Command::Open("另一篇\n一、丙\n".to_owned()),
        Command::Undo,
    ];
    for command in commands {
        let before = session.revision();
        session.dispatch(command.clone(), 1.0);
        assert_ne!(session.revision(), before, "{command:?}");
        assert!(check(&session) >= 1, "{command:?}");
    }
}

#[test]
fn typing_reads_only_the_row_that_is_typed_in() {
    let mut session = open(TEXT);
    let referring = find(&session, "见第");
    let node = |session: &Session, id| session.outline().get(id).unwrap().clone();
    let other = find(&session, "第一部分。");
    let read = |session: &Session, id| session.mentions(&[&node(session, id)]).remove(0);
    let before = read(&session, other);
    let own = read(&session, referring);
    session.dispatch(
        Command::Replace {
            node: referring,
            range: 0..0,
            with: "可".to_owned(),
            intent: gangmu::edit::Intent::Type,
        },
        1.0,
    );
    assert!(Rc::ptr_eq(&before, &read(&session, other)));
    let now = read(&session, referring);
    assert_eq!(now[0].range.start, own[0].range.start + "可".len());
}
