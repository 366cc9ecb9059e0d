//! Run-on bodies, items on lines and in sentences, paragraphs into items and back.

use super::{check, check_all, open_text, refused, refused_all, shape, to_line, to_sentence};
use crate::Command;
use gangmu::outline::NodeId;
use gangmu::syntax::parse;

fn split(id: NodeId, _: usize) -> Command {
    Command::SplitRunOn(id)
}

fn join(id: NodeId, _: usize) -> Command {
    Command::JoinRunOn(id)
}

fn itemize(id: NodeId, _: usize) -> Command {
    Command::Itemize(id)
}

fn deitemize(id: NodeId, _: usize) -> Command {
    Command::Deitemize(id)
}

/// One way and back again, and both texts read as the outlines that were made.
#[track_caller]
fn there_and_back(
    before: &str,
    there: fn(NodeId, usize) -> Command,
    after: &str,
    back: fn(NodeId, usize) -> Command,
) {
    let (plain, made) = (before.replace('‸', ""), after.replace('‸', ""));
    check(before, there, &made);
    check(after, back, &plain);
    for (from, command) in [(before, there), (after, back)] {
        let (mut session, id, at) = super::open(from);
        session.dispatch(command(id, at), 0.0);
        let written = session.outline().write();
        assert_eq!(shape(session.outline()), shape(&parse(&written)), "{from}");
    }
}

#[test]
fn a_title_with_its_body() {
    there_and_back(
        "一、甲\n‸（一）子。文。\n（二）丑。文。\n",
        split,
        "一、甲\n‸（一）子。\n文。\n（二）丑。文。\n",
        join,
    );
    there_and_back(
        "一、甲\n‸1.子。文。一是壹；二是贰。\n尾。",
        split,
        "一、甲\n‸1.子。\n文。一是壹；二是贰。\n尾。",
        join,
    );
    there_and_back(
        "一、甲\n‸1.子。一是壹；二是贰。\n尾。",
        split,
        "一、甲\n‸1.子。\n一是壹；二是贰。\n尾。",
        join,
    );
    there_and_back(
        "一、甲\n‸第一，子。文。\n",
        split,
        "一、甲\n‸第一，子。\n文。\n",
        join,
    );
}

#[test]
fn the_stop_of_a_title() {
    check(
        "一、甲\n‸（一）子。文。\n（二）丑\n文。\n",
        split,
        "一、甲\n（一）子\n‸文。\n（二）丑\n文。\n",
    );
    check(
        "一、甲\n‸（一）子\n文。\n（二）丑\n文。\n",
        join,
        "一、甲\n（一）子。‸文。\n（二）丑\n文。\n",
    );
    check(
        "一、甲\n‸（一）子。文。\n（二）丑。\n文。\n",
        split,
        "一、甲\n（一）子。\n文。\n（二）丑。\n文。\n",
    );
}

#[test]
fn no_run_on() {
    refused("‸一、甲\n文。", split);
    refused("一、甲\n‸文。", split);
    refused("‸一、甲\n（一）子", join);
    refused("‸一、甲\n整改情况：已改。", join);
    refused("‸一、甲", join);
    refused("一、甲\n‸文。", join);
}

#[test]
fn items_on_lines() {
    check_all(
        "一、甲\n要求：一是子；‸二是丑；三是寅。\n尾。",
        to_line,
        "一、甲\n要求：一是子；\n二是丑；三是寅。\n尾。",
    );
    check_all(
        "一、甲\n要求：‸一是子；‸二是丑；‸三是寅。\n尾。",
        to_line,
        "一、甲\n要求：\n一是子；\n二是丑；\n三是寅。\n尾。",
    );
    check_all(
        "　　一、甲\r\n　　整改措施：‸一是子；‸二是丑。\r\n",
        to_line,
        "　　一、甲\r\n　　整改措施：\r\n　　一是子；\r\n　　二是丑。\r\n",
    );
    check_all(
        "1.甲。‸一是子；二是丑。\n2.乙",
        to_line,
        "1.甲。\n一是子；二是丑。\n2.乙",
    );
    refused_all("一、甲\n‸文。", to_line);
}

#[test]
fn lines_into_sentences() {
    check_all(
        "一、甲\n要求：\n‸一是子；\n‸二是丑；\n‸三是寅。\n尾。",
        to_sentence,
        "一、甲\n要求：一是子；二是丑；三是寅。\n尾。",
    );
    check_all(
        "一、甲\n整改措施：\n‸一是子\n‸二是丑\n三是寅。\n尾。",
        to_sentence,
        "一、甲\n整改措施：一是子；二是丑\n三是寅。\n尾。",
    );
    check_all(
        "一、甲\n要求\n‸一是子；\n二是丑。\n",
        to_sentence,
        "一、甲\n要求：一是子；\n二是丑。\n",
    );
    check_all(
        "一、甲\n‸一是子；\n‸二是丑。\n",
        to_sentence,
        "一、甲。一是子；二是丑。\n",
    );
    refused_all("某某局的通报\n‸一是子；\n二是丑。\n", to_sentence);
    refused_all("一、甲\n‸文。", to_sentence);
}

#[test]
fn sentences_into_items() {
    there_and_back(
        "一、甲\n‸补课；考试；通报。\n二、乙",
        itemize,
        "一、甲\n‸一是补课；二是考试；三是通报。\n二、乙",
        deitemize,
    );
    there_and_back(
        "一、甲\n‸采取措施：补课“先学；后考”；考试（两次；三次）。通报。\n二、乙",
        itemize,
        "一、甲\n‸采取措施：一是补课“先学；后考”；二是考试（两次；三次）。三是通报。\n二、乙",
        deitemize,
    );
    there_and_back(
        "1.甲。‸补课；考试。\n2.乙",
        itemize,
        "1.甲。‸一是补课；二是考试。\n2.乙",
        deitemize,
    );
    check(
        "一、甲\n整改情况：‸已改：补课；考试。\n二、乙",
        itemize,
        "一、甲\n整改情况：已改：一是补课；二是考试。\n二、乙",
    );
}

#[test]
fn plain_words_into_items() {
    let mut session = open_text("一、甲\n文。\n");
    let id = session.rows()[1].id;
    session.dispatch(
        Command::Replace {
            node: id,
            range: 0..6,
            with: "要求：一是补课，二要考试；二是通报。".to_owned(),
            intent: gangmu::edit::Intent::Type,
        },
        0.0,
    );
    session.dispatch(Command::Itemize(id), 0.0);
    let written = "一、甲\n要求：一是补课，二要考试；二是通报。\n";
    assert_eq!(session.outline().write(), written);
    assert_eq!(shape(session.outline()), shape(&parse(written)));
    assert_eq!(session.outline().get(id).map(|n| n.children.len()), Some(2));
}

#[test]
fn an_enumeration_into_a_paragraph() {
    check(
        "一、甲\n整改情况：已改。一是子；‸二是丑。\n尾。",
        deitemize,
        "一、甲\n整改情况：已改。‸子；丑。\n尾。",
    );
    check(
        "一、甲\n整改情况：‸一是子；二是丑。\n尾。",
        deitemize,
        "一、甲\n整改情况：子；丑。\n尾。",
    );
    check(
        "一、甲\n整改措施：\n‸一是子\n二是丑\n三是寅。\n尾。",
        deitemize,
        "一、甲\n整改措施：\n子；丑；寅。\n尾。",
    );
    check(
        "1.甲。‸一是子；二是丑。\n2.乙",
        deitemize,
        "1.甲。‸子；丑。\n2.乙",
    );
    check(
        "‸1.甲。一是子；二是丑。\n2.乙",
        deitemize,
        "1.甲。‸子；丑。\n2.乙",
    );
}

#[test]
fn no_sentences() {
    refused("‸一、甲\n文。", itemize);
    refused("一、甲\n‸文。一是子；二是丑。", itemize);
    refused("一、甲\n文。‸一是子；二是丑。", itemize);
    refused("一、甲\n‸文。", deitemize);
    refused("‸一、甲\n文。", deitemize);
}
