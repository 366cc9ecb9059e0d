//! Removing nodes and parts.

use super::{check, check_laws, everything, open_text, remove};
use crate::{Command, Outcome};

#[test]
fn a_section() {
    check(
        "一、甲\n文。\n‸二、乙\n文。\n三、丙\n",
        remove,
        "一、甲\n文。\n二、‸丙\n".replace('‸', "").as_str(),
    );
    check("‸一、甲\n文。\n二、乙\n", remove, "一、‸乙\n");
    check("一、甲\n‸二、乙\n文。", remove, "一、‸甲");
}

#[test]
fn items() {
    check(
        "整改情况：‸一是子；二是丑；三是寅。",
        remove,
        "整改情况：一是‸丑；二是寅。",
    );
    check(
        "整改情况：一是子；‸二是丑；三是寅。",
        remove,
        "整改情况：一是子；二是‸寅。",
    );
    check(
        "整改情况：一是子；二是丑；‸三是寅。",
        remove,
        "整改情况：一是子；二是‸丑。"
            .replace("二是‸丑", "二是丑")
            .as_str(),
    );
    check("整改情况：‸一是子。\n尾。", remove, "‸整改情况：\n尾。");
    check(
        "一、甲\n‸一是子；二是丑。\n尾。",
        remove,
        "一、甲\n一是丑。\n尾。",
    );
    check(
        "文。一是子；二是丑。‸一是寅；二是卯。",
        remove,
        "文。一是子；二是丑。一是卯。",
    );
    check(
        "首先，子；‸其次，丑；最后，寅。",
        remove,
        "首先，子；其次，寅。",
    );
}

#[test]
fn words_in_a_paragraph() {
    check(
        "1.甲。‸文。一是子；二是丑。",
        remove,
        "1.甲。一是子；二是丑。",
    );
    check(
        "一、甲\n‸文。一是子；二是丑。\n尾。",
        remove,
        "一、甲\n尾。",
    );
    check(
        "一、甲\n‸##paidbegin##二、乙\n文。",
        remove,
        "一、‸甲\n二、乙\n文。",
    );
}

#[test]
fn the_last_node_takes_its_part_along() {
    check("‸题", remove, "");
    check("‸文。\n\n", remove, "");
    let (first, second) = (
        "甲局整改情况的报告\n\n一、甲\n文。\n",
        "\n乙局整改情况的报告\n\n一、乙\n文。\n",
    );
    let mut session = open_text(first);
    session.dispatch(Command::Open(second.to_owned()), 1.0);
    let original = everything(session.outline());
    let part = session.parts()[1].clone();
    for node in &part.children {
        let done = session.dispatch(Command::Remove(vec![node.id]), 2.0);
        assert!(matches!(done, Outcome::Done { .. }), "{done:?}");
        check_laws(&session);
    }
    assert_eq!(session.parts().len(), 1);
    assert_eq!(session.current().map(|p| p.id), Some(session.parts()[0].id));
    while session
        .can_undo()
        .is_some_and(|i| i == gangmu::edit::Intent::Remove)
    {
        session.dispatch(Command::Undo, 3.0);
        check_laws(&session);
    }
    assert_eq!(everything(session.outline()), original);
    assert_eq!(session.current().map(|p| p.id), Some(part.id));
}

#[test]
fn a_whole_part() {
    let mut session = open_text("甲局的报告\n一、甲\n");
    session.dispatch(Command::Open("乙局的报告\n一、乙\n".to_owned()), 1.0);
    session.dispatch(Command::Open("丙局的报告\n一、丙".to_owned()), 1.0);
    assert_eq!(
        session.outline().write(),
        "甲局的报告\n一、甲\n\n乙局的报告\n一、乙\n\n丙局的报告\n一、丙"
    );
    let original = everything(session.outline());
    let ids: Vec<_> = session.parts().iter().map(|p| p.id).collect();
    session.dispatch(Command::Show(ids[0]), 2.0);
    session.dispatch(Command::Remove(vec![ids[0]]), 2.0);
    assert_eq!(
        session.outline().write(),
        "乙局的报告\n一、乙\n\n丙局的报告\n一、丙"
    );
    assert_eq!(session.current().map(|p| p.id), Some(ids[1]));
    session.dispatch(Command::Remove(vec![ids[2]]), 2.0);
    assert_eq!(session.outline().write(), "乙局的报告\n一、乙");
    session.dispatch(Command::Remove(vec![ids[1]]), 2.0);
    assert_eq!(session.outline().write(), "");
    assert!(session.is_empty() && session.rows().is_empty());
    check_laws(&session);
    for part in [ids[1], ids[2], ids[0]] {
        session.dispatch(Command::Undo, 3.0);
        assert_eq!(
            session.current().map(|p| p.id),
            Some(part),
            "what comes back is shown"
        );
        check_laws(&session);
    }
    assert_eq!(everything(session.outline()), original);
}

#[test]
fn a_text_after_all_is_removed_goes_in_as_it_is() {
    let mut session = open_text("题\n");
    let part = session.parts()[0].id;
    session.dispatch(Command::Remove(vec![part]), 1.0);
    session.dispatch(Command::Open("一、甲\r\n".to_owned()), 2.0);
    assert_eq!(session.outline().write(), "一、甲\r\n");
}

#[test]
fn other_line_ends() {
    let mut session = open_text("题\r\n一、甲\r\n");
    session.dispatch(Command::Open("题\r\n一、乙".to_owned()), 1.0);
    assert_eq!(
        session.outline().write(),
        "题\r\n一、甲\r\n\r\n题\r\n一、乙"
    );
    let mut session = open_text("题\r一、甲");
    session.dispatch(Command::Open("题\r一、乙".to_owned()), 1.0);
    assert_eq!(session.outline().write(), "题\r一、甲\r\r题\r一、乙");
}
