//! Cells of the ledger, roles, and statuses written into the text.

use super::{check_laws, duplicate, open_text};
use crate::{Command, Outcome, Session};
use gangmu::edit::EditError;
use gangmu::edit::commands::{Cell, GatherBy, Regroup};
use gangmu::outline::{Kind, Node, NodeId, Role, Status};
use gangmu::report::{self, LedgerRow, LedgerSums, Source};
use std::rc::Rc;

const TEXT: &str = "关于巡察整改情况的通报\n一、整改情况\n1.关于学习不深的问题\n责任单位：镇党建办\n整改情况：一是补课。二是测试。\n2.关于台账不全的问题\n整改时限：2023年9月底前\n整改进展：正在推进，一是补录。\n3.关于会议偏多的问题（基本完成）\n合并会议。\n4.关于调研不实的问题。走访11个村。\n二、下一步打算\n1.再学习。补课。\n";

fn rows(session: &Session) -> Vec<LedgerRow> {
    report::ledger(session.outline(), session.outline().root().id)
}

fn node(session: &Session, words: &str) -> NodeId {
    let mut found = None;
    session.outline().root().walk(&mut |n| {
        if n.text.starts_with(words) {
            found = found.or(Some(n.id));
        }
    });
    found.unwrap_or_else(|| panic!("no {words}"))
}

fn all(session: &Session) -> String {
    format!("{:?}", session.outline().root())
}

/// Does it, takes it back, does it again.
#[track_caller]
fn done(session: &mut Session, command: Command) {
    let before = all(session);
    let outcome = session.dispatch(command, 1e4);
    assert!(matches!(outcome, Outcome::Done { .. }), "{outcome:?}");
    let after = all(session);
    session.dispatch(Command::Undo, 2e4);
    assert_eq!(all(session), before, "undone");
    session.dispatch(Command::Redo, 3e4);
    assert_eq!(all(session), after, "made again");
    check_laws(session);
}

#[test]
fn a_typed_cell_goes_before_the_text_and_an_emptied_one_is_read_again() {
    let mut session = open_text(TEXT);
    let id = rows(&session)[1].node;
    let cells = [
        Cell::Status(Some(Status::Done)),
        Cell::Responsible("县财政局\n县审计局".to_owned()),
        Cell::Deadline("2024年3月底前".to_owned()),
        Cell::Remark(" 已回访 ".to_owned()),
        Cell::Words("leader".to_owned(), "李某".to_owned()),
        Cell::Words("own:问题表现".to_owned(), "缺\n三本".to_owned()),
        Cell::Words("leader".to_owned(), "王某".to_owned()),
    ];
    for cell in cells {
        done(&mut session, Command::SetCells(vec![(id, cell)]));
    }
    let row = rows(&session).swap_remove(1);
    assert_eq!(row.status, Some(Status::Done));
    assert_eq!(row.status_source, Some(Source::Typed));
    let typed = |cell: &Option<report::LedgerCell>| {
        let cell = cell.as_ref().expect("a cell");
        assert_eq!(cell.source, Source::Typed);
        cell.text.clone()
    };
    assert_eq!(typed(&row.responsible), "县财政局 县审计局");
    assert_eq!(typed(&row.deadline), "2024年3月底前");
    assert_eq!(typed(&row.remark), "已回访");
    let columns = report::Columns::usual([&row]);
    let cell = |column| columns.cell(&row, column).cloned();
    assert_eq!(typed(&cell(report::Column::Leader)), "王某");
    assert_eq!(typed(&cell(report::Column::Own(0))), "缺 三本");
    assert_eq!(row.due, report::Date::new(2024, 3, 31));
    assert_eq!(
        session.outline().write(),
        TEXT,
        "no cell leaks into the text"
    );
    // The cells stay when the problem moves.
    session.dispatch(
        Command::Shift(vec![id], gangmu::edit::commands::Direction::Up),
        4e4,
    );
    assert_eq!(typed(&rows(&session)[0].remark), "已回访");
    session.dispatch(Command::Undo, 5e4);
    for cell in [
        Cell::Status(None),
        Cell::Responsible(String::new()),
        Cell::Deadline("  ".to_owned()),
        Cell::Remark(String::new()),
        Cell::Words("leader".to_owned(), String::new()),
        Cell::Words("own:问题表现".to_owned(), String::new()),
    ] {
        done(&mut session, Command::SetCells(vec![(id, cell)]));
    }
    assert_eq!(rows(&session), rows(&open_text(TEXT)));
    let again = Command::SetCells(vec![(id, Cell::Remark(String::new()))]);
    assert_eq!(session.dispatch(again, 6e4), Outcome::Nothing);
}

#[test]
fn a_part_has_no_cells() {
    let mut session = open_text(TEXT);
    let node = session.parts()[0].id;
    let cell = Cell::Remark("甲".to_owned());
    let refused = EditError::NotForThis(Kind::Report);
    let outcome = session.dispatch(Command::SetCells(vec![(node, cell)]), 1e4);
    assert_eq!(outcome, Outcome::Refused(refused.clone()));
    let roles = Command::SetRoles(
        vec![self::node(&session, "再学习"), node],
        Some(Role::Problem),
    );
    let before = all(&session);
    assert_eq!(session.dispatch(roles, 1e4), Outcome::Refused(refused));
    assert_eq!(all(&session), before);
}

#[test]
fn roles_go_before_words_and_the_counts_follow() {
    let mut session = open_text(TEXT);
    let counts = |s: &Session| {
        let found = *s.parts()[0].summary();
        (found.problems, found.measures)
    };
    assert_eq!(counts(&session), (4, 2));
    let learn = node(&session, "关于学习不深");
    done(
        &mut session,
        Command::SetRoles(vec![learn], Some(Role::Neither)),
    );
    assert_eq!(counts(&session), (3, 2));
    // Even in a section that counts none.
    let next = node(&session, "再学习");
    done(
        &mut session,
        Command::SetRoles(vec![next], Some(Role::Problem)),
    );
    assert_eq!(counts(&session), (4, 2));
    let item = node(&session, "补课");
    done(
        &mut session,
        Command::SetRoles(vec![item], Some(Role::Problem)),
    );
    assert_eq!(counts(&session), (5, 1));
    let walked = node(&session, "走访");
    done(
        &mut session,
        Command::SetRoles(vec![walked], Some(Role::Measure)),
    );
    assert_eq!(counts(&session), (5, 2));
    let nodes = vec![learn, next, item, walked];
    done(&mut session, Command::SetRoles(nodes, None));
    assert_eq!(counts(&session), (4, 2));
}

#[test]
fn an_answer_to_a_question_settles_it() {
    let text = "关于巡察整改情况的报告\n一、整改落实情况\n一是学习不深。已补课。\n二是台账不全。已补录。\n三是会议偏多。正在推进。\n";
    let mut session = open_text(text);
    let asked = report::questions(&session.parts()[0]);
    assert_eq!(asked.len(), 1);
    let nodes = asked[0].nodes.clone();
    done(&mut session, Command::SetRoles(nodes, Some(Role::Problem)));
    assert_eq!(report::questions(&session.parts()[0]), []);
    let rows = rows(&session);
    let names: Vec<&str> = rows.iter().map(|r| r.problem.as_str()).collect();
    assert_eq!(names, ["学习不深", "台账不全", "会议偏多"]);
    assert_eq!(rows[2].status, Some(Status::Ongoing));
}

#[test]
fn a_status_is_written_behind_the_label_or_the_title() {
    let mut session = open_text(TEXT);
    let nodes: Vec<NodeId> = rows(&session).iter().map(|r| r.node).collect();
    // What the text says already is not written again.
    assert_eq!(
        session.dispatch(Command::WriteStatus(nodes.clone()), 1e4),
        Outcome::Nothing
    );
    let states = [
        Status::Done,
        Status::Mostly,
        Status::Standing,
        Status::Ongoing,
    ];
    for (node, status) in nodes.iter().zip(states) {
        let cell = Cell::Status(Some(status));
        session.dispatch(Command::SetCells(vec![(*node, cell)]), 1e4);
    }
    done(&mut session, Command::WriteStatus(nodes));
    let want = TEXT
        .replace("整改情况：一是", "整改情况：已完成整改。一是")
        .replace("正在推进，一是", "基本完成，一是")
        .replace("（基本完成）", "（长期坚持）")
        .replace("调研不实的问题。", "调研不实的问题（持续推进）。");
    assert_eq!(session.outline().write(), want);
    let sums = LedgerSums::of(&rows(&session), None);
    assert_eq!(
        (sums.done, sums.mostly, sums.standing, sums.ongoing),
        (1, 1, 1, 1)
    );
    let texts = rows(&session);
    let read = texts
        .iter()
        .filter(|r| r.status_source != Some(Source::Typed));
    assert_eq!(read.count(), 4, "the text says it now");
    let again = gangmu::syntax::parse(&want);
    let states = report::ledger(&again, again.root().id);
    let states: Vec<_> = states.iter().map(|r| r.status).collect();
    let here: Vec<_> = rows(&session).iter().map(|r| r.status).collect();
    assert_eq!(states, here, "and says it when it is read again");
}

#[test]
fn gathered_by_the_ledgers_status() {
    let mut session = open_text(TEXT);
    let ids: Vec<NodeId> = rows(&session).iter().map(|r| r.node).collect();
    for (id, status) in [(ids[0], Status::Done), (ids[3], Status::Ongoing)] {
        let cell = Cell::Status(Some(status));
        session.dispatch(Command::SetCells(vec![(id, cell)]), 1e4);
    }
    let part = session.parts()[0].id;
    let by = GatherBy::Status;
    let gather = Regroup::Gather { part, by };
    let before = LedgerSums::of(&rows(&session), None);
    session.dispatch(Command::Regroup(gather), 1e4);
    let rows = rows(&session);
    let sections: Vec<&str> = rows
        .iter()
        .filter_map(|r| Some(r.sections.last()?.as_str()))
        .collect();
    let want = [
        "已完成的整改事项",
        "基本完成的整改事项",
        "持续推进的整改事项",
        "持续推进的整改事项",
    ];
    assert_eq!(sections, want);
    assert_eq!(LedgerSums::of(&rows, None), before);
}

/// Whatever roles are given where, counts are what is listed, and undo takes all back.
#[test]
fn counts_are_what_is_listed_under_any_roles() {
    let source = test_texts::SAMPLE;
    for seed in 1..12u64 {
        let mut session = open_text(source);
        let original = all(&session);
        let mut state = seed;
        let mut below = |n: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % n
        };
        let mut steps = 0;
        for _ in 0..40 {
            let mut nodes: Vec<Rc<Node>> = Vec::new();
            session
                .outline()
                .root()
                .walk(&mut |n| nodes.push(n.clone()));
            let ids = vec![nodes[below(nodes.len())].id, nodes[below(nodes.len())].id];
            let roles = [
                Some(Role::Problem),
                Some(Role::Measure),
                Some(Role::Neither),
                None,
            ];
            let part = session.parts()[0].id;
            let command = match below(8) {
                6 => duplicate(ids),
                7 => Command::Regroup(Regroup::Gather {
                    part,
                    by: [GatherBy::Status, GatherBy::Unit][below(2)],
                }),
                0 => Command::Indent(ids),
                1 => Command::Remove(vec![ids[0]]),
                2 => Command::WriteStatus(ids),
                3 => Command::SetCells(vec![(
                    ids[0],
                    Cell::Status([Some(Status::Done), None][below(2)]),
                )]),
                _ => Command::SetRoles(ids, roles[below(4)]),
            };
            if let Outcome::Done { .. } = session.dispatch(command, 1e4) {
                steps += 1;
            }
            check_laws(&session);
        }
        assert!(steps > 5, "seed {seed}");
        for _ in 0..steps {
            session.dispatch(Command::Undo, 2e4);
        }
        assert_eq!(all(&session), original, "seed {seed}");
    }
}
