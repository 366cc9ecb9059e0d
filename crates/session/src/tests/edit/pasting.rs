//! Pasting text as structure.

use super::{check, open, open_text, refused};
use crate::{Command, Outcome};
use gangmu::edit::Intent;
use gangmu::outline::NodeId;

fn paste(text: &str) -> impl Fn(NodeId, usize) -> Command {
    move |at, _| Command::PasteStructure {
        at,
        text: text.to_owned(),
    }
}

#[test]
fn sections_behind_a_section() {
    check(
        "一、甲\n‸（一）子\n文。\n（二）丑\n二、乙",
        paste("一、寅\n文。\n（一）卯\n二、辰\n"),
        "一、甲\n（一）子\n文。\n（二）‸寅\n文。\n1.卯\n（三）辰\n（四）丑\n二、乙",
    );
    check(
        "‸一、甲\n（一）子\n二、乙",
        paste("(三)寅\n文。\n(四)卯"),
        "一、甲\n（一）子\n二、寅\n文。\n三、卯\n四、乙",
    );
}

#[test]
fn sections_behind_a_paragraph() {
    check(
        "一、甲\n‸文。\n尾。\n（一）子\n二、乙",
        paste("1.寅\n2.卯"),
        "一、甲\n文。\n尾。\n（一）寅\n（二）卯\n（三）子\n二、乙",
    );
    check(
        "一、甲\n（一）子\n文。一是壹；‸二是贰。\n二、乙",
        paste("引言如下。\n一、寅\n二、卯"),
        "一、甲\n（一）子\n文。一是壹；二是贰。\n引言如下。\n1.寅\n2.卯\n二、乙",
    );
    check(
        "‸某某局的通报\n引言。\n一、甲\n欢迎监督。\n",
        paste("（一）寅\n1.卯\n"),
        "某某局的通报\n引言。\n一、寅\n（一）卯\n二、甲\n欢迎监督。\n",
    );
}

#[test]
fn outer_sections_behind_inner_ones() {
    check(
        "‸一、甲\n二、乙",
        paste("（二）寅\n二、卯\n（一）辰"),
        "一、甲\n（一）寅\n二、卯\n（一）辰\n三、乙",
    );
}

#[test]
fn paragraphs() {
    check(
        "‸1.甲。文。\n尾。\n2.乙",
        paste("子。\n整改情况：已改。一是丑；二是寅。\n"),
        "1.甲。文。\n‸子。\n整改情况：已改。一是丑；二是寅。\n尾。\n2.乙",
    );
    check(
        "一、甲\n文。‸一是子；二是丑。\n尾。",
        paste("寅"),
        "一、甲\n文。一是子；二是丑。\n寅\n尾。",
    );
    check("一、甲\n‸文。", paste("\n\n寅。\n\n"), "一、甲\n文。\n寅。");
}

#[test]
fn lines_as_they_are_here() {
    check(
        "　　一、甲\r\n　　‸文。\r\n　　二、乙\r\n",
        paste("寅。\n卯。\n1.辰\n文。"),
        "　　一、甲\r\n　　文。\r\n　　寅。\r\n　　卯。\r\n　　（一）辰\r\n　　文。\r\n　　二、乙\r\n",
    );
}

#[test]
fn a_whole_report() {
    check(
        "一、甲\n‸（一）子\n",
        paste("某某局的通报\n\n同志们：\n一、寅\n文。\n某某局\n2023年8月11日\n"),
        "一、甲\n（一）子\n某某局的通报\n\n同志们：\n（二）寅\n文。\n某某局\n2023年8月11日\n",
    );
}

#[test]
fn levels_end() {
    check(
        "一、甲\n（一）乙\n1.丙\n（1）丁\n‸①戊",
        paste("一、寅\n（一）卯"),
        "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n（2）寅\n①卯",
    );
    refused(
        "‸一、甲",
        paste("一、子\n（一）丑\n1.寅\n（1）卯\n1）辰\n①巳\n第一章　午\n第一条　未\n第一节　申\n"),
    );
}

#[test]
fn nothing_to_paste() {
    let (mut session, id, _) = open("一、甲\n‸文。");
    for text in ["", "\n\n", "　"] {
        let outcome = session.dispatch(paste(text)(id, 0), 0.0);
        assert_eq!(outcome, Outcome::Nothing);
    }
    let part = session.parts()[0].id;
    let outcome = session.dispatch(paste("寅")(part, 0), 0.0);
    assert!(matches!(outcome, Outcome::Refused(_)));
}

#[test]
fn one_step_with_new_names() {
    let mut session = open_text("一、甲\n文。\n");
    let (id, next) = (session.rows()[1].id, session.outline().next_id());
    session.dispatch(paste("寅。\n卯。")(id, 0), 0.0);
    let caret = session.caret().map(|c| c.node);
    assert!(caret.is_some_and(|id| id >= next));
    assert_eq!(session.can_undo(), Some(Intent::Paste));
    session.dispatch(Command::Undo, 0.0);
    assert_eq!(session.outline().write(), "一、甲\n文。\n");
}
