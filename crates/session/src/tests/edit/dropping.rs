//! Putting nodes down where the writer points.

use super::{check, made, open, open_all, refused};
use crate::{Command, Outcome};
use gangmu::outline::{NodeId, Outline, Place};

/// The node whose own words begin with `words`.
fn named(outline: &Outline, words: &str) -> NodeId {
    let mut found = None;
    outline.root().walk(&mut |n| {
        if found.is_none() && n.text.starts_with(words) {
            found = Some(n.id);
        }
    });
    found.expect("a node of these words")
}

/// Drops the node at the mark as child `index` of the node that begins with `parent`.
fn onto(
    text: &'static str,
    parent: &'static str,
    index: usize,
) -> impl FnOnce(NodeId, usize) -> Command {
    move |id, _| {
        let (session, _, _) = open(text);
        let parent = named(session.outline(), parent);
        Command::Drop(vec![id], Place { parent, index })
    }
}

#[test]
fn a_section_takes_the_level_of_the_place() {
    let text = "题\n一、甲\n（一）子\n1.孙\n二、乙\n‸三、丙\n（一）丑\n丑文。";
    check(
        text,
        onto(text, "甲", 1),
        "题\n一、甲\n（一）子\n1.孙\n（二）丙\n1.丑\n丑文。\n二、乙",
    );
    let text = "题\n一、甲\n‸（一）子\n1.孙\n（二）丑\n二、乙\n（一）寅";
    check(
        text,
        onto(text, "乙", 0),
        "题\n一、甲\n（一）丑\n二、乙\n（一）子\n1.孙\n（二）寅",
    );
}

#[test]
fn an_item_joins_the_sentence_there() {
    let text = "题\n一、甲\n整改情况：一是东；‸二是南；三是西。\n二、乙\n责任情况：一是北。";
    check(
        text,
        onto(text, "责任情况", 1),
        "题\n一、甲\n整改情况：一是东；二是西。\n二、乙\n责任情况：一是北；二是南。",
    );
    check(
        text,
        onto(text, "整改情况", 0),
        "题\n一、甲\n整改情况：一是南；二是东；三是西。\n二、乙\n责任情况：一是北。",
    );
}

#[test]
fn a_paragraph_does_not_part_another() {
    let text = "题\n一、甲\n‸文。\n1.关于子的问题。一是东。二是南。\n二、乙";
    let after = "题\n一、甲\n1.关于子的问题。一是东。二是南。\n文。\n二、乙";
    check(text, onto(text, "关于子", 0), after);
    check(text, onto(text, "关于子", 1), after);
}

#[test]
fn nothing_goes_into_itself_or_where_it_cannot_stand() {
    let text = "题\n‸一、甲\n（一）子\n文。\n二、乙";
    refused(text, onto(text, "子", 0));
    refused(text, onto(text, "文", 0));
}

#[test]
fn several_keep_their_order() {
    let text = "题\n一、甲\n‸东文。\n二、乙\n‸西文。\n三、丙\n丙文。一是南；二是北。";
    let (session, ids) = open_all(text);
    // The place is in a paragraph, which is not parted.
    let parent = named(session.outline(), "丙");
    let place = Place { parent, index: 1 };
    made(
        session,
        text,
        Command::Drop(ids, place),
        "题\n一、甲\n二、乙\n三、丙\n丙文。一是南；二是北。\n东文。\n西文。",
    );
}

#[test]
fn where_they_stand_is_no_step() {
    let (mut session, ids) = open_all("题\n一、甲\n‸二、乙\n‸三、丙\n四、丁");
    let parent = session.parts()[0].id;
    let outcome = session.dispatch(Command::Drop(ids, Place { parent, index: 2 }), 0.0);
    assert_eq!(outcome, Outcome::Nothing);
}

#[test]
fn a_lead_takes_no_section() {
    let text = "题\n一、甲\n第一，关于子。\n第二，关于丑。\n‸二、乙\n乙文。";
    refused(text, onto(text, "关于子", 0));
    let text = "题\n一、甲\n第一，关于子。\n‸第二，关于丑。";
    refused(text, onto(text, "关于子", 0));
}
