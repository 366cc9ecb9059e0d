//! Commands on several nodes at once.

use super::{check_all, open_all, open_text, refused_all};
use crate::{Command, Outcome};
use gangmu::edit::Intent;
use gangmu::edit::commands::{Direction, tops};
use gangmu::outline::NodeId;

fn up(ids: Vec<NodeId>) -> Command {
    Command::Shift(ids, Direction::Up)
}

fn down(ids: Vec<NodeId>) -> Command {
    Command::Shift(ids, Direction::Down)
}

#[test]
fn tops_are_in_the_order_of_the_text() {
    let (session, ids) = open_all("一、甲\n‸（一）子\n‸二、乙\n‸文。\n‸三、丙");
    let outline = session.outline();
    let mut mixed: Vec<NodeId> = ids.iter().rev().copied().collect();
    mixed.extend([
        outline.root().id,
        session.parts()[0].id,
        NodeId(999),
        ids[0],
    ]);
    assert_eq!(tops(outline, &mixed), [ids[0], ids[1], ids[3]]);
    assert_eq!(tops(outline, &[session.parts()[0].id]), []);
    assert_eq!(tops(outline, &[]), []);
}

#[test]
fn a_block_keeps_its_order() {
    check_all(
        "一、甲\n‸二、乙\n‸三、丙\n四、丁",
        up,
        "一、‸乙\n二、丙\n三、甲\n四、丁",
    );
    check_all(
        "一、甲\n‸二、乙\n‸三、丙\n四、丁",
        down,
        "一、甲\n二、丁\n三、乙\n四、丙",
    );
    check_all(
        "题\n子。\n‸丑。\n‸寅。\n卯。\n一、甲",
        down,
        "题\n子。\n卯。\n丑。\n寅。\n一、甲",
    );
}

#[test]
fn the_order_of_choosing_does_not_matter() {
    let (mut session, mut ids) = open_all("一、甲\n‸二、乙\n‸三、丙");
    ids.reverse();
    session.dispatch(up(ids), 0.0);
    assert_eq!(session.outline().write(), "一、乙\n二、丙\n三、甲");
}

#[test]
fn what_stands_apart() {
    check_all(
        "一、甲\n‸二、乙\n三、丙\n‸四、丁",
        up,
        "一、乙\n二、甲\n三、丁\n四、丙",
    );
    check_all(
        "‸一、甲\n二、乙\n‸三、丙\n四、丁",
        down,
        "一、乙\n二、甲\n三、丁\n四、丙",
    );
}

#[test]
fn over_the_edges_of_sections() {
    check_all(
        "一、甲\n（一）子\n二、乙\n‸（一）丑\n‸（二）寅\n（三）卯",
        up,
        "一、甲\n（一）子\n（二）丑\n（三）寅\n二、乙\n（一）卯",
    );
    check_all(
        "一、甲\n（一）子\n‸（二）丑\n‸（三）寅\n二、乙\n（一）卯",
        down,
        "一、甲\n（一）子\n二、乙\n（一）丑\n（二）寅\n（三）卯",
    );
    check_all(
        "一、甲\n整改情况：一是子；‸二是丑；‸三是寅。\n二、乙\n整改情况：一是卯；二是辰。",
        down,
        "一、甲\n整改情况：一是子。\n二、乙\n整改情况：一是丑；二是寅；三是卯；四是辰。",
    );
    check_all(
        "一、甲\n整改情况：一是子。\n二、乙\n整改情况：‸一是丑；‸二是寅；三是卯。",
        up,
        "一、甲\n整改情况：一是子；二是丑；三是寅。\n二、乙\n整改情况：一是卯。",
    );
}

#[test]
fn at_the_edge_nothing_moves() {
    refused_all("‸一、甲\n‸二、乙\n三、丙", up);
    refused_all("一、甲\n‸二、乙\n‸三、丙", down);
    refused_all("‸一、甲\n二、乙\n‸三、丙", up);
    refused_all("一、甲\n整改情况：‸一是子；‸二是丑；三是寅。", up);
    refused_all(
        "一、甲\n（一）子\n‸二、乙\n‸（一）丑\n三、丙",
        |ids| Command::Indent(vec![ids[1]]),
    );
}

#[test]
fn none_passes_another() {
    refused_all("一、甲\n子。\n‸丑。\n‸二、乙", up);
}

#[test]
fn what_stands_below_goes_along_once() {
    check_all(
        "一、甲\n‸二、乙\n‸（一）子\n‸文。\n三、丙",
        down,
        "一、甲\n二、丙\n三、乙\n（一）子\n文。",
    );
}

#[test]
fn deeper_and_shallower() {
    check_all(
        "一、甲\n‸二、乙\n‸三、丙\n（一）子\n四、丁",
        Command::Indent,
        "一、甲\n（一）‸乙\n（二）丙\n1.子\n二、丁",
    );
    check_all(
        "一、甲\n（一）子\n‸（二）丑\n‸（三）寅\n1.卯\n二、乙",
        Command::Outdent,
        "一、甲\n（一）子\n二、丑\n三、寅\n（一）卯\n四、乙",
    );
    refused_all("‸一、甲\n‸二、乙", Command::Indent);
    refused_all("一、甲\n‸（一）子\n‸二、乙", Command::Outdent);
}

#[test]
fn removing() {
    check_all(
        "一、甲\n‸二、乙\n（一）子\n‸三、丙\n四、丁",
        Command::Remove,
        "一、甲\n二、‸丁",
    );
    check_all(
        "一、甲\n‸一是子；二是丑；‸三是寅；‸四是卯。\n二、乙",
        Command::Remove,
        "一、甲\n一是丑。\n二、乙",
    );
    check_all("‸题\n‸一、甲\n文。\n", Command::Remove, "");
}

#[test]
fn in_two_reports() {
    const TWO: &str =
        "甲局整改情况的通报\n一、子\n‸二、丑\n\n乙局整改情况的通报\n\n1.辰\n2.寅\n‸3.卯\n";
    check_all(
        TWO,
        up,
        "甲局整改情况的通报\n一、丑\n二、子\n\n乙局整改情况的通报\n\n1.辰\n2.卯\n3.寅\n",
    );
    refused_all(TWO, down);
    let (mut session, ids) = open_all(TWO);
    let mut with_part = vec![session.parts()[0].id];
    with_part.extend(&ids);
    let moved = session.dispatch(up(with_part.clone()), 0.0);
    assert!(matches!(moved, Outcome::Done { .. }), "parts are left out");
    session.dispatch(Command::Remove(with_part), 0.0);
    assert_eq!(session.parts().len(), 1);
    assert!(
        session
            .outline()
            .write()
            .ends_with("的通报\n\n1.辰\n2.寅\n")
    );
}

#[test]
fn one_step() {
    let (mut session, ids) = open_all("一、甲\n‸二、乙\n‸三、丙");
    session.dispatch(up(ids), 0.0);
    session.dispatch(Command::Undo, 0.0);
    assert_eq!(session.can_undo(), Some(Intent::Open));
    assert_eq!(session.outline().write(), "一、甲\n二、乙\n三、丙");
}

#[test]
fn nothing_chosen() {
    let mut session = open_text("一、甲\n");
    assert_eq!(session.dispatch(up(vec![]), 0.0), Outcome::Nothing);
    assert_eq!(
        session.dispatch(Command::Remove(vec![]), 0.0),
        Outcome::Nothing
    );
}
