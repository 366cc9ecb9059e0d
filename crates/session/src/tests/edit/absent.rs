//! Numbers that no place has: told where that is certain, and nowhere else.

use super::open_text;
use crate::Command;
use gangmu::edit::dangling;

/// What is told of a text.
#[track_caller]
fn told(text: &str) -> Vec<String> {
    let session = open_text(text);
    let part = session.parts()[0].clone();
    let found = dangling(&part, &session.scheme(part.id));
    let words = found.iter().map(|d| {
        assert!(d.was.is_empty());
        let node = session.outline().get(d.node).unwrap();
        node.text[d.range.clone()].to_owned()
    });
    words.collect()
}

#[test]
fn a_number_that_never_was() {
    for (text, want) in [
        (
            "一、甲\n（一）子\n（二）丑\n（三）寅\n见第（九）项、第（三）项。\n",
            &["第（九）项"][..],
        ),
        ("一、甲\n二、乙\n见第五部分。\n", &["第五部分"]),
        (
            "一、甲\n（一）子\n二、乙\n见第一部分第（四）项。\n",
            &["第一部分第（四）项"],
        ),
        (
            "办法\n第一条　为了规范，按第九条办理。\n第二条　自印发之日起施行。\n",
            &["第九条"],
        ),
        // A gap is none the less: no place has the number.
        ("一、甲\n三、乙\n见第二部分。\n", &["第二部分"]),
        // On through the report: asked as a whole.
        (
            "一、甲\n（一）子\n（二）丑\n二、乙\n（三）寅\n见第（一）项、第（八）项。\n",
            &["第（八）项"],
        ),
    ] {
        assert_eq!(told(text), want, "{text}");
    }
}

#[test]
fn what_is_not_certain_is_not_told() {
    for text in [
        // That of another section.
        "一、甲\n（一）子\n（二）丑\n（三）寅\n二、乙\n（一）卯\n见第（三）项。\n",
        // One of a list within a sentence.
        "一、甲\n（一）子\n要求：（一）学；（二）做；（三）改。\n（二）丑\n见第（三）项。\n",
        // The text begins in the middle.
        "四、甲\n五、乙\n见第一部分。\n",
        // Text is hidden.
        "一、甲\n文。\n此处隐藏3917个字。VIP会员可见\n见第六部分。\n",
        // Another document's.
        "一、甲\n二、乙\n按照《条例》第九条、反馈意见第七部分执行。\n",
        // 9. may be any list's.
        "一、甲\n1.子\n2.丑\n见第9项、第9条。\n",
        // Nothing of the form is there at all.
        "一、甲\n二、乙\n见第（三）项、第四章。\n",
    ] {
        assert_eq!(told(text), [""; 0], "{text}");
    }
}

#[test]
fn typing_the_missing_place_heals_it() {
    let mut session = open_text("一、甲\n（一）子\n（二）丑\n见第（三）项。\n");
    let part = session.parts()[0].id;
    let n_told =
        |session: &crate::Session| dangling(&session.parts()[0], &session.scheme(part)).len();
    assert_eq!(n_told(&session), 1);
    let second = session.parts()[0].children[0].children[1].id;
    session.dispatch(Command::Split(second, "丑".len()), 1.0);
    assert_eq!(n_told(&session), 0, "{}", session.outline().write());
}
