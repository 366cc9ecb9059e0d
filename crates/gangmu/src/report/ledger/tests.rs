//! Rows, cells and sums, on texts of our own.

use super::*;
use crate::syntax::parse;

const TEXT: &str = "中共临川镇委员会关于巡察整改情况的通报\n一、整改情况\n（一）党建方面\n1.关于学习不深的问题\n责任单位：镇党建办\n整改情况：已完成整改。一是补课。二是测试。\n2.关于台账不全的问题\n整改时限：2023年9月30日\n整改情况：正在推进。一是补录，二是复核。\n（二）作风方面\n3.关于会议偏多的问题\n牵头单位：镇党政办\n整改情况：基本完成。一是合并会议。\n4.关于调研不实的问题\n走访11个村，计划12月底前完成回访。\n中共临川镇委员会\n2023年8月11日\n";

fn rows(text: &str) -> Vec<LedgerRow> {
    let outline = parse(text);
    ledger(&outline, outline.root().id)
}

fn words(cell: &Option<LedgerCell>) -> &str {
    cell.as_ref().map_or("", |c| c.text.as_str())
}

#[test]
fn a_row_a_problem_with_what_the_text_says() {
    let rows = rows(TEXT);
    let gist: Vec<String> = rows
        .iter()
        .map(|r| {
            let (who, when) = (words(&r.responsible), words(&r.deadline));
            let n = r.measures.len();
            format!(
                "{} {} {} {n} {:?} {who} {when}",
                r.number,
                r.sections.join("/"),
                r.problem,
                r.status
            )
        })
        .collect();
    let want = [
        "1 整改情况/党建方面 关于学习不深的问题 2 Some(Done) 镇党建办 ",
        "2 整改情况/党建方面 关于台账不全的问题 2 Some(Ongoing)  2023年9月30日",
        "3 整改情况/作风方面 关于会议偏多的问题 1 Some(Mostly) 镇党政办 ",
        "4 整改情况/作风方面 关于调研不实的问题 0 None  12月底前",
    ];
    assert_eq!(gist, want);
    assert_eq!(rows[3].due, Date::new(2023, 12, 31));
}

#[test]
fn a_read_cell_says_where() {
    let outline = parse(TEXT);
    for row in ledger(&outline, outline.root().id) {
        for cell in [row.responsible, row.deadline].into_iter().flatten() {
            let Source::Read { node, range } = cell.source else {
                panic!("nothing was typed");
            };
            let node = outline.get(node).expect("it is there");
            assert_eq!(&node.text[range], cell.text);
        }
    }
}

#[test]
fn sums_are_those_of_the_rows() {
    let rows = rows(TEXT);
    let today = Date::new(2023, 10, 1);
    let sums = LedgerSums::of(&rows, today);
    let want = LedgerSums {
        problems: 4,
        measures: 5,
        done: 1,
        mostly: 1,
        ongoing: 1,
        unknown: 1,
        overdue: 1,
        ..LedgerSums::default()
    };
    assert_eq!(sums, want);
    assert_eq!(sums.rate(), Some(Rate(333)));
    let sections = sums_by_section(&rows, today);
    assert_eq!(sections.len(), 2);
    let parts = sections.iter().map(|(_, s)| s.problems);
    assert_eq!(parts.sum::<u32>(), sums.problems);
    assert_eq!(LedgerSums::of(&rows, Date::new(2023, 9, 30)).overdue, 0);
    assert_eq!(LedgerSums::of(&rows, Date::new(2024, 1, 1)).overdue, 2);
}

#[test]
fn the_sentence_of_the_report() {
    let sentence = ledger_summary(&LedgerSums::of(&rows(TEXT), None));
    let want = "反馈的4个问题，制定整改措施5条，已完成整改1个，基本完成1个，持续推进1个，未写明整改状态1个，按写明状态的3个计，完成率33.3%。";
    assert_eq!(sentence, want);
    assert_eq!(ledger_summary(&LedgerSums::default()), "");
    let third = LedgerSums {
        problems: 3,
        done: 1,
        ongoing: 2,
        ..LedgerSums::default()
    };
    let want = "反馈的3个问题，已完成整改1个，持续推进2个，完成率33.3%。";
    assert_eq!(ledger_summary(&third), want);
}

#[test]
fn one_ledger_of_a_compilation() {
    let second = TEXT
        .replace("临川镇", "石桥镇")
        .replace("正在推进", "已完成整改");
    let text = format!("{TEXT}\n\n{second}");
    let rows = rows(&text);
    assert_eq!(rows.len(), 8);
    let reports = sums_by_report(&rows, None);
    let done: Vec<u32> = reports.iter().map(|(_, s)| s.done).collect();
    assert_eq!(done, [1, 2]);
    assert!(rows[4].report.contains("石桥镇") && rows[4].number == 5);
}

/// The sums of any order and division of states are a recount.
#[test]
fn sums_of_sums_are_a_recount() {
    let states = [
        "已完成整改",
        "基本完成",
        "正在推进",
        "长期坚持",
        "尚未开始",
        "补课",
    ];
    for seed in 0..60usize {
        let mut text = String::from("关于巡察整改情况的通报\n一、整改情况\n");
        let mut want = [0u32; 6];
        for n in 0..seed % 9 + 1 {
            if n % 3 == 0 {
                text += &format!("（{}）第{n}方面\n", ["一", "二", "三"][n / 3]);
            }
            let state = (seed * 7 + n * n * 5) % 6;
            want[state] += 1;
            text += &format!(
                "{}.关于事项{n}的问题\n整改情况：{}。\n",
                n + 1,
                states[state]
            );
        }
        let rows = rows(&text);
        let whole = LedgerSums::of(&rows, None);
        let counted = [
            whole.done,
            whole.mostly,
            whole.ongoing,
            whole.standing,
            whole.open,
            whole.unknown,
        ];
        assert_eq!(counted, want, "{text}");
        let sections = sums_by_section(&rows, None);
        let again = |f: fn(&LedgerSums) -> u32| sections.iter().map(|(_, s)| f(s)).sum::<u32>();
        assert_eq!(again(|s| s.problems), whole.problems);
        assert_eq!(again(|s| s.done), whole.done);
        assert_eq!(again(|s| s.unknown), whole.unknown);
    }
}
