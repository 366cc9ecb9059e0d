//! References follow what they name; never do they come to name another.

use super::{check, check_laws, everything, indent, join, open, open_text, outdent, remove};
use super::{down, split, up};
use crate::{Command, Outcome, Session};
use gangmu::edit::commands::{Direction, StyleChoice};
use gangmu::edit::{Mention, dangling, mentions};
use gangmu::outline::{LevelStyle, Node, NodeId, Place, Regime, Style};
use std::rc::Rc;

/// Every link of the text as `reference -> marker and first words of its targets`.
fn shown(session: &mut Session) -> Vec<String> {
    let mut nodes: Vec<Rc<Node>> = Vec::new();
    let outline = session.outline().clone();
    outline.root().walk(&mut |n| nodes.push(n.clone()));
    let mut shown = Vec::new();
    for node in nodes {
        let scheme = session.scheme(node.id);
        let mentions = mentions(&outline, &scheme, &[&*node]).remove(0);
        let is_link =
            |m: &&Mention| m.was.as_ref().is_none_or(Vec::is_empty) && !m.targets.is_empty();
        for link in mentions.iter().filter(is_link) {
            let targets = link.targets.iter().filter_map(|id| outline.get(*id));
            let targets: Vec<String> = targets
                .map(|t| format!("{}{}", t.marker, t.title()))
                .collect();
            let spelled = &node.text[link.range.clone()];
            shown.push(format!("{spelled} -> {}", targets.join(" ")));
        }
    }
    shown
}

#[track_caller]
fn check_links(text: &str, want: &[&str]) {
    assert_eq!(shown(&mut open_text(text)), want, "{text}");
}

const REPORT: &str = "一、甲\n见第二部分第（一）项。\n（一）子\n（二）丑\n按第（一）项办。\n二、乙\n（一）寅\n1.天\n2.地\n上述第1、2条已改。\n（二）卯\n见第（一）项和第三部分。\n三、丙\n";

#[test]
fn what_references_name() {
    check_links(
        REPORT,
        &[
            "第二部分第（一）项 -> （一）寅",
            "第（一）项 -> （一）子",
            "上述第1、2条 -> 1.天 2.地",
            "第（一）项 -> （一）寅",
            "第三部分 -> 三、丙",
        ],
    );
    check_links(
        "第一章 总则\n第一条 甲。\n第二条 乙。\n（一）子；\n（二）丑。\n第二章 分则\n第三条 按第二条第（二）项和本条第（一）项、第一章办。\n（一）寅；\n第四条 前款第（二）项、第二章第三条。\n",
        &[
            "第二条第（二）项 -> （二）丑",
            "本条第（一）项 -> （一）寅；",
            "第一章 -> 第一章 总则",
            "第二章第三条 -> 第三条 按第二条第（二）项和本条第（一）项、第一章办",
        ],
    );
}

#[test]
fn numbers_of_sections_alone_follow_too() {
    let text = "一、甲\n（一）子\n（二）丑\n1.天\n2.地\n二、乙\n详见一（二），按照一（二）2办理。\n见一（三）班，另见三（一）中。\n三、丙\n（一）寅\n";
    check_links(
        text,
        &[
            "一（二） -> （二）丑",
            "一（二）2 -> 2.地",
            "三（一） -> （一）寅",
        ],
    );
    check(
        "一、甲\n（一）子\n‸（二）丑\n1.天\n2.地\n二、乙\n详见一（二），按照一（二）2办理。",
        up,
        "一、甲\n（一）‸丑\n1.天\n2.地\n（二）子\n二、乙\n详见一（一），按照一（一）2办理。",
    );
    check(
        "一、甲\n‸二、乙\n（1）子\n三、丙\n另见二(1)、三（1），不是二(1)班。\n（1）丑\n",
        up,
        "一、‸乙\n（1）子\n二、甲\n三、丙\n另见一(1)、三（1），不是二(1)班。\n（1）丑\n",
    );
}

#[test]
fn numbers_that_run_on_through_the_report() {
    check_links(
        "一、甲\n（一）子\n（二）丑\n见第（四）项。\n二、乙\n（三）寅\n（四）卯\n见第（一）项。\n三、丙\n（五）辰\n",
        &["第（四）项 -> （四）卯", "第（一）项 -> （一）子"],
    );
}

#[test]
fn no_link_is_better_than_a_wrong_one() {
    for text in [
        "一、甲\n见第五部分。\n二、乙\n",
        "一、甲\n二、乙\n二、丙\n见第二部分。\n",
        "一、甲\n（一）子\n（二）丑\n见第（三）项。\n二、乙\n（一）寅\n（二）卯\n（三）辰\n",
        "一、甲\n（一）子\n见上述第（二）项。\n（二）丑\n",
        "一、甲\n违反《某某条例》第二部分。\n二、乙\n",
        "一、甲\n第三项任务，第二条战线。\n二、乙\n",
        "一、甲\n按第三条办。\n1.子\n2.丑\n3.寅\n",
        "目录\n一、甲\t1\n二、乙\t2\n\n某某报告\n一、甲\n二、乙\n",
    ] {
        check_links(text, &[]);
    }
}

#[test]
fn they_follow_what_moves() {
    check(
        &REPORT.replace("三、丙", "‸三、丙"),
        up,
        "一、甲\n见第三部分第（一）项。\n（一）子\n（二）丑\n按第（一）项办。\n二、丙\n三、乙\n（一）寅\n1.天\n2.地\n上述第1、2条已改。\n（二）卯\n见第（一）项和第二部分。\n",
    );
    check(
        &REPORT.replace("（一）子", "‸（一）子"),
        down,
        &REPORT
            .replace(
                "（一）子\n（二）丑\n按第（一）项办",
                "（一）丑\n按第（二）项办",
            )
            .replace("办。\n", "办。\n（二）子\n"),
    );
    check(
        "1.天\n2.地\n3.玄\n见第1、3条，不是第1条。\n‸4.黄\n",
        |id, _| Command::Shift(vec![id], Direction::Up),
        "1.天\n2.地\n3.黄\n4.玄\n见第1、4条，不是第1条。\n",
    );
}

#[test]
fn lists_still_count_up() {
    check(
        "一、甲\n二、乙\n‸三、丙\n四、见第二、三部分，第三、二部分，第二至四部分。\n",
        up,
        "一、甲\n二、丙\n三、乙\n四、见第二、三部分，第三、二部分，第二至四部分。\n",
    );
}

#[test]
fn they_follow_over_ten() {
    let text: String = (1..=12)
        .map(|n| {
            let number = gangmu::numbering::Numeral::Chinese.write(n);
            format!("（{number}）事{n}。见第（十一）项，第(十)项。\n")
        })
        .collect();
    let mut session = open_text(&text);
    let first = session.parts()[0].children[0].id;
    session.dispatch(Command::Remove(vec![first]), 1.0);
    let written = session.outline().write();
    assert_eq!(written.matches("见第（十）项，第(九)项").count(), 11);
    session.dispatch(Command::Undo, 2.0);
    assert_eq!(session.outline().write(), text);
}

#[test]
fn they_follow_a_split_and_a_join() {
    check(
        "一、甲\n二、‸乙\n三、丙\n见第三部分和第一部分。\n",
        split,
        "一、甲\n二、\n三、乙\n四、丙\n见第四部分和第一部分。\n",
    );
    check(
        "一、甲\n二、乙\n三、丙\n‸四、见第三部分\n五、丁\n见第五部分。\n",
        join,
        "一、甲\n二、乙\n三、丙‸见第三部分\n四、丁\n见第四部分。\n"
            .replace('‸', "")
            .as_str(),
    );
    // The caret stands behind words that became shorter.
    let text: String = (1..=11)
        .map(|n| format!("{}、事{n}\n", gangmu::numbering::Numeral::Chinese.write(n)))
        .collect();
    check(
        &format!("{text}见第十一部分。\n").replace("二、", "‸二、"),
        join,
        &text
            .lines()
            .enumerate()
            .map(|(at, line)| match at {
                0 => "一、事1".to_owned(),
                1 => "‸事2\n".to_owned(),
                _ => {
                    let words = line.split_once('、').unwrap().1;
                    let number = gangmu::numbering::Numeral::Chinese.write(at as u32);
                    format!("{number}、{words}\n")
                }
            })
            .chain(["见第十部分。\n".to_owned()])
            .collect::<String>(),
    );
}

#[test]
fn the_caret_stays_at_its_words() {
    let mut text: String = (1..=12)
        .map(|n| format!("{}、事{n}\n", gangmu::numbering::Numeral::Chinese.write(n)))
        .collect();
    text.push_str("见第十一部分。\n‸尾\n");
    // Nothing is renumbered; then the same where it is.
    check(&text, join, &text.replace("\n‸尾", "‸尾"));
    let text = text
        .replace("\n‸尾", "")
        .replace("见", "‸十三、见")
        .replace("。\n", "\n");
    let (mut session, id, _) = open(&text);
    session.dispatch(Command::Join(id), 1.0);
    assert!(session.outline().write().contains("事12见第十一部分"));
}

#[test]
fn they_take_on_another_form() {
    let text = "一、甲\n(1)子\n(2)丑\n见第（2）项和第一部分、第（1）至（2）项。\n二、乙\n";
    let mut session = open_text(text);
    let part = session.parts()[0].id;
    let style = Style {
        levels: ["第一部分 ", "", "", "（一）"]
            .map(|form| LevelStyle {
                form: form.to_owned(),
                regime: Regime::Restart,
            })
            .to_vec(),
        lead: String::new(),
    };
    let style = StyleChoice::Own(style);
    session.dispatch(Command::SetScheme { part, style }, 1.0);
    assert_eq!(
        session.outline().write(),
        "第一部分 甲\n（一）子\n（二）丑\n见第（二）项和第一部分、第（一）至（二）项。\n第二部分 乙\n"
    );
    session.dispatch(Command::Undo, 2.0);
    assert_eq!(session.outline().write(), text);
    check(
        "一、甲\n（一）子\n‸二、乙\n三、丙\n见第三部分。\n（一）丑\n见第三部分第（一）项。\n",
        indent,
        "一、甲\n（一）子\n（二）乙\n二、丙\n见第二部分。\n（一）丑\n见第二部分第（一）项。\n",
    );
    check(
        "一、甲\n（一）子\n1.天\n2.地\n见第2项。\n‸（二）丑\n见第（一）项。\n",
        outdent,
        "一、甲\n（一）子\n1.天\n2.地\n见第2项。\n二、丑\n见第（一）项。\n",
    );
}

#[test]
fn a_range_names_all_in_it() {
    let text = "一、甲\n二、乙\n三、丙\n四、丁\n见第二至三部分。\n";
    let (mut session, id, _) = open(&text.replace("一、", "‸一、"));
    session.dispatch(remove(id, 0), 1.0);
    assert!(session.outline().write().ends_with("见第一至二部分。\n"));
    session.dispatch(Command::Undo, 2.0);
    // What it named stands no longer together.
    session.dispatch(Command::Shift(vec![id], Direction::Down), 3.0);
    session.dispatch(Command::Shift(vec![id], Direction::Down), 3.0);
    assert!(session.outline().write().ends_with("见第一至二部分。\n"));
    let (mut session, id, _) = open(&text.replace("一、", "‸一、"));
    session.dispatch(Command::Shift(vec![id], Direction::Down), 3.0);
    assert!(session.outline().write().ends_with("见第二至三部分。\n"));
    assert_eq!(shown(&mut session), Vec::<String>::new());
}

#[test]
fn what_is_gone_is_told_and_stays() {
    let text = "一、甲\n二、乙\n‸三、丙\n四、丁\n见第三部分和第四部分。\n";
    check(
        text,
        remove,
        "一、甲\n二、乙\n三、丁\n见第三部分和第三部分。\n",
    );
    let (mut session, id, _) = open(text);
    let part = session.parts()[0].id;
    session.dispatch(Command::Remove(vec![id]), 1.0);
    let scheme = session.scheme(part);
    let told = dangling(&session.parts()[0], &scheme);
    assert!(told.iter().all(|d| d.was == [id]), "{told:?}");
    session.dispatch(Command::Undo, 2.0);
    assert_eq!(dangling(&session.parts()[0], &scheme), []);
    check_laws(&session);
}

/// One command on the marked node; what is shown as links and what dangles then.
#[track_caller]
fn after(marked: &str, command: fn(NodeId, usize) -> Command) -> (Vec<String>, Vec<String>) {
    let (mut session, id, at) = open(marked);
    let original = everything(session.outline());
    let done = session.dispatch(command(id, at), 1.0);
    assert!(matches!(done, Outcome::Done { .. }), "{done:?}");
    let links = shown(&mut session);
    let part = session.parts()[0].clone();
    let told = dangling(&part, &session.scheme(part.id));
    let words = told.iter().map(|d| {
        let node = session.outline().get(d.node).unwrap();
        node.text[d.range.clone()].to_owned()
    });
    let words = words.collect();
    session.dispatch(Command::Undo, 2.0);
    assert_eq!(everything(session.outline()), original);
    (links, words)
}

#[test]
fn a_number_taken_by_another_is_no_link() {
    let (links, told) = after(
        "一、甲\n‸（一）子\n（二）丑\n（三）寅\n见第（一）项、第（三）项。\n",
        remove,
    );
    assert_eq!(links, ["第（二）项 -> （二）寅"]);
    assert_eq!(told, ["第（一）项"]);
}

#[test]
fn out_of_its_section_a_reference_is_lost_and_comes_back() {
    let text = "一、甲\n（一）子\n（二）丑\n‸见第（一）项。\n二、乙\n（一）寅\n（二）卯\n";
    let (mut session, id, _) = open(text);
    assert_eq!(shown(&mut session), ["第（一）项 -> （一）子"]);
    session.dispatch(Command::Shift(vec![id], Direction::Down), 1.0);
    assert_eq!(shown(&mut session), Vec::<String>::new());
    session.dispatch(Command::Shift(vec![id], Direction::Up), 2.0);
    assert_eq!(shown(&mut session), ["第（一）项 -> （一）子"]);
    assert_eq!(session.outline().get(id).and_then(|n| n.note.clone()), None);
}

#[test]
fn hands_off_leaves_them_alone() {
    let text = "一、甲\n‸二、乙\n三、丙\n见第三部分。\n";
    let (mut session, id, _) = open(text);
    let part = session.parts()[0].id;
    session.dispatch(Command::SetHandsOff(part, true), 1.0);
    session.dispatch(up(id, 0), 2.0);
    assert_eq!(
        session.outline().write(),
        "二、乙\n一、甲\n三、丙\n见第三部分。\n"
    );
}

#[test]
fn into_another_report_they_go_with_what_they_name() {
    let mut session = open_text(
        "甲局的报告\n一、甲\n二、乙\n（一）子\n（二）丑\n见第（一）项、第一部分。\n三、丙\n见第二部分。\n",
    );
    session.dispatch(
        Command::Open("乙局的报告\n一、丁\n二、戊\n".to_owned()),
        1.0,
    );
    let original = everything(session.outline());
    let section = session.parts()[0].children[2].id;
    let parent = session.parts()[1].id;
    let place = Place { parent, index: 2 };
    let done = session.dispatch(Command::Drop(vec![section], place), 2.0);
    assert!(matches!(done, Outcome::Done { .. }), "{done:?}");
    assert_eq!(
        session.outline().write(),
        "甲局的报告\n一、甲\n二、丙\n见第二部分。\n\n乙局的报告\n一、丁\n二、乙\n（一）子\n（二）丑\n见第（一）项、第一部分。\n三、戊\n"
    );
    // 第一部分 was that of the other report, 第二部分 went away.
    assert_eq!(shown(&mut session), ["第（一）项 -> （一）子"]);
    session.dispatch(Command::Undo, 3.0);
    assert_eq!(everything(session.outline()), original);
}
