//! One kind into another.

use super::{check, check_all, open, shape};
use crate::Command;
use gangmu::edit::commands::Target;
use gangmu::outline::{Kind, NodeId};
use gangmu::syntax::parse;

fn to(target: Target) -> impl Fn(NodeId, usize) -> Command {
    move |id, _| Command::Convert(vec![id], target)
}

fn all_to(target: Target) -> impl Fn(Vec<NodeId>) -> Command {
    move |ids| Command::Convert(ids, target)
}

/// Converts, and the written text reads as the outline that was made.
#[track_caller]
fn check_read(before: &str, target: Target, after: &str) {
    check(before, to(target), after);
    let (mut session, id, _) = open(before);
    session.dispatch(to(target)(id, 0), 0.0);
    let written = session.outline().write();
    assert_eq!(shape(session.outline()), shape(&parse(&written)));
}

#[test]
fn a_paragraph_into_a_heading() {
    check_read(
        "一、甲\n文。\n‸子\n丑。\n（一）寅\n二、乙",
        Target::Heading,
        "一、甲\n文。\n（一）‸子\n丑。\n（二）寅\n二、乙",
    );
    check_read(
        "一、甲\n（一）寅\n文。\n‸子。丑。一是卯；二是辰。\n尾。\n二、乙",
        Target::Heading,
        "一、甲\n（一）寅\n文。\n1.子。丑。一是卯；二是辰。\n尾。\n二、乙",
    );
    check_read(
        "题目\n某某委：\n‸引言说明情况如下。\n一、甲\n二、乙",
        Target::Heading,
        "题目\n某某委：\n一、引言说明情况如下\n二、甲\n三、乙",
    );
    check_read(
        "1.甲。‸文。一是子；二是丑。\n2.乙",
        Target::Heading,
        "1.甲。\n（1）文。一是子；二是丑。\n2.乙",
    );
    check_all(
        "一、甲\n‸子。\n丑。\n‸寅。\n卯。\n二、乙",
        all_to(Target::Heading),
        "一、甲\n（一）子。\n丑。\n（二）寅。\n卯。\n二、乙",
    );
}

#[test]
fn an_item_into_a_heading() {
    check_read(
        "一、甲\n整改情况：一是子；‸二是丑；三是寅；四是卯。\n文。\n（一）乙",
        Target::Heading,
        "一、甲\n整改情况：一是子。\n（一）丑\n一是寅；二是卯。\n文。\n（二）乙",
    );
    check_all(
        "一、甲\n‸一是子；‸二是丑；‸三是寅。\n二、乙",
        all_to(Target::Heading),
        "一、甲\n（一）子\n（二）丑\n（三）寅\n二、乙",
    );
    check_all(
        "1.甲。已改。‸一是子；‸二是丑。\n2.乙",
        all_to(Target::Heading),
        "1.甲。已改。\n（1）子\n（2）丑\n2.乙",
    );
}

#[test]
fn a_heading_into_a_paragraph() {
    check_read(
        "一、甲\n（一）子\n文。\n‸（二）丑\n寅。\n1.卯\n（三）辰",
        Target::Body,
        "一、甲\n（一）子\n文。\n‸丑\n寅。\n1.卯\n（二）辰",
    );
    check_read(
        "一、甲\n1.子\n‸二、乙\n文。\n（一）丑\n三、丙",
        Target::Body,
        "一、甲\n1.子\n乙\n文。\n（一）丑\n二、丙",
    );
    check_read(
        "一、甲\n‸1.子。文。一是丑；二是寅。\n尾。\n2.卯",
        Target::Body,
        "一、甲\n子。文。一是丑；二是寅。\n尾。\n1.卯",
    );
    check_read(
        "一、甲\n‸（一）子\n文。\n二、乙",
        Target::Body,
        "一、甲\n子\n文。\n二、乙",
    );
    check_all(
        "一、甲\n‸（一）子\n‸（二）丑\n‸（三）寅\n二、乙",
        all_to(Target::Body),
        "一、甲\n子\n丑\n寅\n二、乙",
    );
}

#[test]
fn into_items() {
    check_read(
        "一、甲\n一是子。\n‸丑。\n二、乙",
        Target::Item,
        "一、甲\n一是子。\n二是‸丑。\n二、乙",
    );
    check(
        "一、甲\n整改措施：\n一是子；\n二是丑。\n‸寅。\n二、乙",
        to(Target::Item),
        "一、甲\n整改措施：\n一是子；\n二是丑；\n三是寅。\n二、乙",
    );
    check_all(
        "一、甲\n‸（一）子\n‸（二）丑\n‸（三）寅\n二、乙",
        all_to(Target::Item),
        "一、甲\n一是子\n二是丑\n三是寅\n二、乙",
    );
    check_read(
        "1.甲。‸文。一是子；二是丑。\n2.乙",
        Target::Item,
        "1.甲。一是文；二是子；三是丑。\n2.乙",
    );
    check_read(
        "一、甲\n‸第一，子。文。\n二、乙",
        Target::Item,
        "一、甲\n一是子。文。\n二、乙",
    );
    check_read(
        "一、甲\n‸文。\n二、乙",
        Target::Item,
        "一、甲\n一是文。\n二、乙",
    );
}

#[test]
fn out_of_a_sentence() {
    check_read(
        "一、甲\n整改情况：一是子；‸二是丑；三是寅。\n文。",
        Target::Body,
        "一、甲\n整改情况：一是子。\n‸丑。\n一是寅。\n文。",
    );
    check_read(
        "一、甲\n一是子；\n‸二是丑；\n三是寅。\n",
        Target::Body,
        "一、甲\n一是子。\n丑。\n二是寅。\n",
    );
}

#[test]
fn leads() {
    check_read(
        "一、甲\n（一）子\n‸（二）丑\n文。\n1.寅\n二、乙",
        Target::LeadIn,
        "一、甲\n（一）子\n第一，丑\n文。\n1.寅\n二、乙",
    );
    check_all(
        "一、甲\n‸子。文。\n‸丑。文。\n二、乙",
        all_to(Target::LeadIn),
        "一、甲\n第一，子。文。\n第二，丑。文。\n二、乙",
    );
    check_all(
        "一、甲\n‸第一，子。文。\n‸第二，丑。文。\n二、乙",
        all_to(Target::Heading),
        "一、甲\n（一）子。文。\n（二）丑。文。\n二、乙",
    );
    check_read(
        "一、甲\n‸第一，子。文。\n第二，丑。文。\n二、乙",
        Target::Body,
        "一、甲\n子。文。\n第一，丑。文。\n二、乙",
    );
}

#[test]
fn junk_keeps_its_words() {
    check(
        "一、甲\n文。\n‸二、乙\n子。\n三、丙",
        to(Target::Junk),
        "一、甲\n文。\n二、乙\n子。\n二、丙",
    );
    check(
        "一、甲\n##paidbegin##‸二、乙\n文。",
        to(Target::Body),
        "一、甲\n##paidbegin##乙\n文。",
    );
    check(
        "一、甲\n‸##paidbegin##二、乙\n文。",
        to(Target::Body),
        "一、甲\n##paidbegin##\n二、乙\n文。",
    );
}

#[test]
fn labels_and_titles() {
    check(
        "一、甲\n‸整改情况：已改。一是子；二是丑。\n二、乙",
        to(Target::Body),
        "一、甲\n整改情况：已改。一是子；二是丑。\n二、乙",
    );
    check(
        "一、甲\n‸补充说明：已改。一是子；二是丑。\n二、乙",
        to(Target::Label),
        "一、甲\n补充说明：已改。一是子；二是丑。\n二、乙",
    );
    check(
        "‸一、甲\n文。\n二、乙",
        to(Target::Title),
        "甲\n文。\n一、乙",
    );
}

/// Every kind into every kind: nothing is lost, nothing is guessed anew.
#[test]
fn every_pair() {
    const TEXT: &str = "某某局整改情况的通报\n\n某某委：\n引言。\n一、子\n文。一是壹；二是贰。\n##paidbegin##（一）丑。文。\n整改情况：一是叁；二是肆。\n第一，寅。卯。\n辰。\n（二）巳\n1.午\n整改措施：\n一是伍；\n二是陆。\n欢迎监督。\n某某局\n2023年8月11日\n";
    let targets = [
        (Target::Heading, None),
        (Target::LeadIn, Some(Kind::LeadIn)),
        (Target::Item, Some(Kind::Item)),
        (Target::Body, Some(Kind::Body)),
        (Target::Label, Some(Kind::Label)),
        (Target::Title, Some(Kind::Title)),
        (Target::Junk, Some(Kind::Junk)),
    ];
    let mut ids = Vec::new();
    super::open_text(TEXT)
        .outline()
        .root()
        .walk(&mut |n| ids.push((n.id, n.kind)));
    for (id, kind) in ids {
        for (target, want) in targets {
            let mut session = super::open_text(TEXT);
            let before = super::everything(session.outline());
            let outcome = session.dispatch(to(target)(id, 0), 0.0);
            super::check_laws(&session);
            if kind.is_part() || kind == Kind::Root {
                assert!(matches!(outcome, crate::Outcome::Refused(_)));
                continue;
            }
            let now = session.outline().get(id).map(|n| n.kind);
            match want {
                Some(want) => assert_eq!(now, Some(want), "{kind:?}"),
                None => assert!(now.is_some_and(|k| k.level().is_some()), "{kind:?}"),
            }
            if matches!(outcome, crate::Outcome::Done { .. }) {
                session.dispatch(Command::Undo, 0.0);
            }
            assert_eq!(super::everything(session.outline()), before);
        }
    }
}
