//! Copies.

use super::{check_all, duplicate, open_all, refused_all};

#[test]
fn a_section_with_all_below_it() {
    check_all(
        "一、甲\n‸（一）子\n文。一是壹；二是贰。\n（二）丑\n二、乙",
        duplicate,
        "一、甲\n（一）子\n文。一是壹；二是贰。\n（二）‸子\n文。一是壹；二是贰。\n（三）丑\n二、乙",
    );
    check_all("‸一、甲\n文。", duplicate, "一、甲\n文。\n二、‸甲\n文。");
    check_all(
        "\n\n　　‸一、甲\n　　二、乙\n",
        duplicate,
        "\n\n　　一、甲\n　　二、甲\n　　三、乙\n",
    );
}

#[test]
fn several() {
    check_all(
        "‸一、甲\n二、乙\n‸三、丙\n四、丁",
        duplicate,
        "一、甲\n二、乙\n三、丙\n四、甲\n五、丙\n六、丁",
    );
    check_all(
        "一、甲\n‸子。\n丑。\n‸二、乙\n寅。\n",
        duplicate,
        "一、甲\n子。\n子。\n丑。\n二、乙\n寅。\n三、乙\n寅。\n",
    );
}

#[test]
fn items() {
    check_all(
        "一、甲\n整改情况：‸一是子；二是丑。",
        duplicate,
        "一、甲\n整改情况：一是子；二是‸子；三是丑。",
    );
    check_all(
        "一、甲\n整改情况：一是子；‸二是丑。\n文。",
        duplicate,
        "一、甲\n整改情况：一是子；二是丑；三是丑。\n文。",
    );
    check_all(
        "一、甲\n整改情况：‸一是子；‸二是丑。",
        duplicate,
        "一、甲\n整改情况：一是子；二是丑；三是子；四是丑。",
    );
    check_all("1.甲。‸一是子。", duplicate, "1.甲。一是子；二是子。");
    check_all(
        "一、甲\n一是子；\n‸二是丑。\n二、乙",
        duplicate,
        "一、甲\n一是子；\n二是丑；\n三是丑。\n二、乙",
    );
}

#[test]
fn run_on_words_become_a_paragraph() {
    check_all(
        "1.甲。‸文。一是子；二是丑。\n2.乙",
        duplicate,
        "1.甲。文。一是子；二是丑。\n文。\n2.乙",
    );
}

#[test]
fn names_are_new() {
    let (mut session, ids) = open_all("一、甲\n‸二、乙\n文。");
    let next = session.outline().next_id();
    session.dispatch(duplicate(ids.clone()), 0.0);
    let copy = session.outline().root().children[0].children.last();
    let copy = copy.expect("a copy");
    assert!(copy.id >= next && copy.children[0].id >= next);
    assert_eq!(session.caret().map(|c| c.node), Some(copy.id));
}

#[test]
fn no_parts() {
    refused_all("‸一、甲", |ids| {
        duplicate(vec![gangmu::outline::NodeId(ids[0].0 - 1)])
    });
}
