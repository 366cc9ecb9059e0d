//! Regroupings as (text, command, text), each with its preview, undo and redo; laws on all of
//! them over several reports.

mod laws;

use crate::{Command, Outcome, Session};
use gangmu::edit::EditError;
use gangmu::edit::commands::*;
use gangmu::outline::{Kind, Level, MergeBy, Merged, Node, NodeId, Outline};
use std::rc::Rc;

fn open(text: &str) -> Session {
    let mut session = Session::default();
    session.dispatch(Command::Open(text.to_owned()), 0.0);
    assert_eq!(session.outline().write(), text);
    session
}

/// All there is to an outline.
fn everything(outline: &Outline) -> String {
    format!("{:?} {:?}", outline.root(), outline.tail())
}

/// The node whose words begin so; the first report for no words.
#[track_caller]
fn node(session: &Session, words: &str) -> NodeId {
    let mut found = None;
    session.outline().root().walk(&mut |n| {
        let is = n.text.starts_with(words) && !words.is_empty()
            || words.is_empty() && n.kind == Kind::Report;
        if found.is_none() && is {
            found = Some(n.id);
        }
    });
    found.unwrap_or_else(|| panic!("no {words}"))
}

/// Regroups and compares the text; the preview said so, undo takes it all back.
#[track_caller]
fn check(before: &str, how: impl FnOnce(&Session) -> Regroup, after: &str) -> Preview {
    let mut session = open(before);
    let original = everything(session.outline());
    let how = how(&session);
    let preview = session.preview_regroup(&how).expect("a preview");
    assert_eq!(
        everything(session.outline()),
        original,
        "the preview changed it"
    );
    let outcome = session.dispatch(Command::Regroup(how.clone()), 1e4);
    let Outcome::Done { caret } = outcome else {
        panic!("{outcome:?} for {before}");
    };
    assert_eq!(session.outline().write(), after, "\nfrom {before}");
    assert!(caret.is_some_and(|c| session.row_of(c.node).is_some()));
    let part = match how {
        Regroup::Merge { .. } => session.parts().last().cloned(),
        _ => how
            .anchor()
            .and_then(|id| session.outline().part_of(id))
            .cloned(),
    };
    let mut headings = Vec::new();
    part.expect("a part").walk(&mut |n| {
        if n.kind.is_heading() {
            headings.push(format!("{}{}", n.marker_spelling(), n.title()));
        }
    });
    let lines: Vec<_> = preview.lines.iter().map(|l| l.title.clone()).collect();
    assert_eq!(lines, headings, "preview");
    assert_eq!(preview.before, preview.after, "nothing is lost");
    let made = everything(session.outline());
    session.dispatch(Command::Undo, 2e4);
    assert_eq!(everything(session.outline()), original, "undone");
    session.dispatch(Command::Redo, 3e4);
    assert_eq!(everything(session.outline()), made, "made again");
    preview
}

#[track_caller]
fn nothing(text: &str, how: impl FnOnce(&Session) -> Regroup) {
    let mut session = open(text);
    let how = how(&session);
    let outcome = session.dispatch(Command::Regroup(how), 1e4);
    assert_eq!(outcome, Outcome::Nothing, "{text}");
    assert_eq!(session.outline().write(), text);
}

#[track_caller]
fn refused(text: &str, how: impl FnOnce(&Session) -> Regroup) -> EditError {
    let mut session = open(text);
    let original = everything(session.outline());
    let how = how(&session);
    assert!(session.preview_regroup(&how).is_err());
    let outcome = session.dispatch(Command::Regroup(how), 1e4);
    assert_eq!(everything(session.outline()), original);
    match outcome {
        Outcome::Refused(error) => error,
        other => panic!("{other:?}"),
    }
}

fn sort(of: &'static str, by: SortBy) -> impl Fn(&Session) -> Regroup {
    move |s| Regroup::Sort {
        of: node(s, of),
        by,
        descending: false,
    }
}

fn gather(by: GatherBy) -> impl Fn(&Session) -> Regroup {
    move |s| Regroup::Gather {
        part: node(s, ""),
        by,
    }
}

fn promote(level: u8) -> impl Fn(&Session) -> Regroup {
    move |s| Regroup::Promote {
        part: node(s, ""),
        level: Level::new(level),
    }
}

fn flatten(section: &'static str) -> impl Fn(&Session) -> Regroup {
    move |s| Regroup::Flatten {
        section: node(s, section),
    }
}

fn merge(s: &Session) -> Regroup {
    merge_by(MergeBy::Report, s)
}

fn merge_by(by: MergeBy, s: &Session) -> Regroup {
    Regroup::Merge {
        of: Merged {
            by,
            parts: s.parts().iter().map(|p| p.id).collect(),
        },
        title: "整改情况汇编".to_owned(),
        opening: Vec::new(),
    }
}

#[test]
fn sorted_by_number() {
    check(
        "一、甲\n首段。\n3.丙。丙文。\n1.子\n1.乙\n2.丑\n二、尾",
        sort("甲", SortBy::Number),
        "一、甲\n首段。\n1.子\n2.乙\n3.丑\n4.丙。丙文。\n二、尾",
    );
    nothing("一、甲\n1.子\n2.丑", sort("甲", SortBy::Number));
    nothing("一、甲\n文。", sort("甲", SortBy::Number));
    let error = refused("一、甲\n文。", sort("文", SortBy::Number));
    assert_eq!(error, EditError::NotForThis(Kind::Body));
}

#[test]
fn sorted_by_title() {
    check(
        "关于工作的报告\n引言。\n一、作风\n二、党建\n（一）子\n三、台账\n某某局\n2024年3月5日\n",
        sort("", SortBy::Title),
        "关于工作的报告\n引言。\n一、党建\n（一）子\n二、台账\n三、作风\n某某局\n2024年3月5日\n",
    );
}

#[test]
fn sorted_by_length_either_way() {
    let text = "一、甲\n（一）子\n很长很长的一段文字。\n（二）丑\n（三）寅\n中等文字。\n（四）卯\n";
    check(
        text,
        sort("甲", SortBy::Length),
        "一、甲\n（一）丑\n（二）卯\n（三）寅\n中等文字。\n（四）子\n很长很长的一段文字。\n",
    );
    let down = |s: &Session| Regroup::Sort {
        of: node(s, "甲"),
        by: SortBy::Length,
        descending: true,
    };
    check(
        text,
        down,
        "一、甲\n（一）子\n很长很长的一段文字。\n（二）寅\n中等文字。\n（三）丑\n（四）卯\n",
    );
}

#[test]
fn sorted_by_status() {
    check(
        "一、整改情况\n1.关于甲的问题\n整改情况：正在推进。\n2.关于乙的问题\n3.关于丙的问题\n整改情况：已完成整改。\n4.关于丁的问题\n整改情况：基本完成。",
        sort("整改情况", SortBy::Status),
        "一、整改情况\n1.关于丙的问题\n整改情况：已完成整改。\n2.关于丁的问题\n整改情况：基本完成。\n3.关于甲的问题\n整改情况：正在推进。\n4.关于乙的问题",
    );
}

#[test]
fn the_first_words_of_the_text_change() {
    check(
        "　　一、乙\n　　二、甲",
        sort("", SortBy::Title),
        "　　一、甲\n　　二、乙",
    );
    check(
        "二、乙\n一、甲\n",
        sort("", SortBy::Number),
        "一、甲\n二、乙\n",
    );
}

#[test]
fn junk_and_levels_are_not_passed() {
    check(
        "一、总\n（二）乙\n乙文。\n##paidbegin##（一）甲\n甲文。\n",
        sort("总", SortBy::Number),
        "一、总\n（一）甲\n甲文。\n（二）乙\n乙文。\n##paidbegin##\n",
    );
    nothing("一、总\n2.乙\n（一）甲\n", sort("总", SortBy::Title));
}

const STATUS: &str = "某局关于整改情况的通报\n一、组织情况\n成立专班。\n二、整改情况\n按部就班。\n（一）党建方面\n1.关于甲的问题\n整改情况：正在推进。一是补课。\n责任单位：县委办\n2.关于乙的问题\n整改情况：已完成整改。\n责任单位：财政局\n（二）作风方面\n3.关于丙的问题\n整改情况：已完成整改。\n责任单位：县委办\n4.关于丁的问题\n整改情况：一是下沉。\n三、下一步打算\n继续整改。\n某局\n";

#[test]
fn gathered_by_status() {
    let after = "某局关于整改情况的通报\n一、组织情况\n成立专班。\n二、整改情况\n按部就班。\n（一）已完成的整改事项\n1.关于乙的问题\n整改情况：已完成整改。\n责任单位：财政局\n2.关于丙的问题\n整改情况：已完成整改。\n责任单位：县委办\n（二）持续推进的整改事项\n3.关于甲的问题\n整改情况：正在推进。一是补课。\n责任单位：县委办\n（三）未明确状态的整改事项\n4.关于丁的问题\n整改情况：一是下沉。\n三、下一步打算\n继续整改。\n某局\n";
    let preview = check(STATUS, gather(GatherBy::Status), after);
    assert_eq!(preview.gone, ["（一）党建方面", "（二）作风方面"]);
    let line = &preview.lines[2];
    assert_eq!(line.title, "（一）已完成的整改事项");
    assert_eq!(
        (line.node, line.depth, line.problems, line.measures),
        (None, 1, 2, 0)
    );
    assert_eq!(preview.lines[1].problems, 4);
    let sums = Sums {
        problems: 4,
        measures: 2,
        words: 84,
    };
    assert_eq!((preview.before, preview.after), (sums, sums));
    // What is gathered is gathered.
    nothing(after, gather(GatherBy::Status));
}

#[test]
fn gathered_by_unit() {
    check(
        STATUS,
        gather(GatherBy::Unit),
        "某局关于整改情况的通报\n一、组织情况\n成立专班。\n二、整改情况\n按部就班。\n（一）县委办负责的整改事项\n1.关于甲的问题\n整改情况：正在推进。一是补课。\n责任单位：县委办\n2.关于丙的问题\n整改情况：已完成整改。\n责任单位：县委办\n（二）财政局负责的整改事项\n3.关于乙的问题\n整改情况：已完成整改。\n责任单位：财政局\n（三）未明确责任单位的整改事项\n4.关于丁的问题\n整改情况：一是下沉。\n三、下一步打算\n继续整改。\n某局\n",
    );
    nothing(STATUS, gather(GatherBy::Section));
}

#[test]
fn gathered_by_section_title() {
    check(
        "一、已完成的整改事项\n（一）党建方面\n1.关于甲的问题\n甲文。\n（二）作风方面\n1.关于乙的问题\n二、持续推进的整改事项\n（一）党建方面\n1.关于丙的问题\n三、下一步打算\n",
        gather(GatherBy::Section),
        "一、党建方面\n1.关于甲的问题\n甲文。\n2.关于丙的问题\n二、作风方面\n1.关于乙的问题\n三、下一步打算\n",
    );
}

#[test]
fn problems_right_below_go_one_level_deeper() {
    check(
        "一、整改情况\n（一）关于甲的问题\n整改情况：正在推进。\n（二）关于乙的问题\n整改情况：已完成整改。\n",
        gather(GatherBy::Status),
        "一、整改情况\n（一）已完成的整改事项\n1.关于乙的问题\n整改情况：已完成整改。\n（二）持续推进的整改事项\n1.关于甲的问题\n整改情况：正在推进。\n",
    );
}

#[test]
fn no_problems_no_gathering() {
    let error = refused("一、下一步打算\n文。\n", gather(GatherBy::Status));
    assert_eq!(error, EditError::NotForThis(Kind::Report));
}

#[test]
fn promoted() {
    check(
        "一、甲\n甲文。\n（一）子\n1.壹\n（1）细\n（二）丑\n二、乙\n（一）寅\n文。\n",
        promote(2),
        "一、甲\n甲文。\n二、子\n（一）壹\n1.细\n三、丑\n四、乙\n五、寅\n文。\n",
    );
    check(
        "一、甲\n（一）子\n1.壹\n2.贰\n二、乙\n3.叁\n",
        promote(3),
        "一、甲\n（一）子\n（二）壹\n（三）贰\n二、乙\n（一）叁\n",
    );
    nothing("一、甲\n1.子\n", promote(2));
    refused("一、甲\n", promote(1));
}

#[test]
fn flattened() {
    check(
        "一、甲\n甲文。\n（一）子\n子文。\n1.壹\n壹文。一是天；二是地。\n（1）细\n（二）丑\n二、乙\n",
        flatten("甲"),
        "一、甲\n甲文。\n（一）子\n子文。\n（二）壹\n壹文。一是天；二是地。\n（三）细\n（四）丑\n二、乙\n",
    );
    check(
        "关于工作的报告\n一、甲\n（一）子\n二、乙\n某某局\n2024年3月5日\n",
        flatten(""),
        "关于工作的报告\n一、甲\n二、子\n三、乙\n某某局\n2024年3月5日\n",
    );
    nothing(
        "一、甲\n（一）子\n第一，先。文。\n（二）丑\n",
        flatten("甲"),
    );
}

const TWO: &str = "甲局关于整改情况的通报\n一、组织情况\n成立专班。\n二、整改情况\n1、关于学习的问题。补课。一是考试；二是通报。\n2、关于台账的问题\n整改情况：已完成整改。\n\n乙局关于整改情况的通报\n一、整改情况\n（一）党建方面\n1.关于考勤的问题\n整改情况：正在推进。\n";

#[test]
fn problems_of_several_reports() {
    let preview = check(
        TWO,
        merge,
        &format!(
            "{}\n\n整改情况汇编\n一、甲局关于整改情况的通报\n1、关于学习的问题。补课。一是考试；二是通报。\n2、关于台账的问题\n整改情况：已完成整改。\n二、乙局关于整改情况的通报\n1、关于考勤的问题\n整改情况：正在推进。\n",
            TWO.trim_end()
        ),
    );
    let problems: Vec<_> = preview.lines.iter().map(|l| l.problems).collect();
    assert_eq!(problems, [2, 1, 1, 1, 1]);
}
