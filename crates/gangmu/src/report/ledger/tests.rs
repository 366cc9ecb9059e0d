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

/// What the cells of a row that are not in every ledger say.
fn told(row: &LedgerRow) -> Vec<String> {
    let columns = Columns::usual([row]);
    let rare = columns
        .all()
        .into_iter()
        .filter(|c| c.index() > Column::Remark.index());
    let held = rare.filter_map(|c| {
        let cell = columns.cell(row, c)?;
        Some(format!("{} {}", columns.id(c), cell.text))
    });
    held.collect()
}

const PLAN: &str = "石桥镇关于督察反馈问题整改方案\n一、整改任务\n（一）河道方面\n责任领导：副镇长周某\n验收单位：县水利局\n1.关于河道清理不彻底的问题\n问题表现：两处河段淤塞。\n原因分析：管护经费不足。\n整改目标：2025年底前疏浚3公里。\n牵头单位：镇水利站\n配合单位：镇财政所、河口村\n责任人：张某\n整改时限：2025年12月底前，并长期坚持\n整改进展：已疏浚2公里，其余正在推进。一是落实经费。二是组织施工。\n佐证材料：施工合同、照片\n销号日期：2025年11月3日\n备注：跨县河段另报\n2.关于巡河次数不够的问题\n责任领导：李某；责任单位：镇河长办；责任人：王某\n问题表现：一季度少巡5次。\n会议指出：要抓实。\n整改时限：立行立改\n完成日期：2025年6月底前\n";

#[test]
fn the_roles_of_a_plan_are_columns() {
    let rows = rows(PLAN);
    let want = [
        "goal 2025年底前疏浚3公里",
        "progress 已疏浚2公里，其余正在推进",
        "leader 副镇长周某",
        "lead 镇水利站",
        "joint 镇财政所、河口村",
        "person 张某",
        "checker 县水利局",
        "proof 施工合同、照片",
        "closed 2025年11月3日",
        "own:问题表现 两处河段淤塞",
        "own:原因分析 管护经费不足",
    ];
    let mut told_first = told(&rows[0]);
    assert_eq!(told_first.len(), want.len(), "{told_first:?}");
    told_first.retain(|cell| !want.contains(&cell.as_str()));
    assert_eq!(told_first, [""; 0]);
    assert_eq!(
        words(&rows[0].responsible),
        "镇水利站",
        "a unit before a person"
    );
    assert_eq!(words(&rows[0].deadline), "2025年12月底前，并长期坚持");
    assert_eq!(rows[0].due, Date::new(2025, 12, 31));
    assert_eq!(words(&rows[0].remark), "跨县河段另报");
    let numbered: Vec<_> = rows[0]
        .measures
        .iter()
        .map(LedgerMeasure::numbered)
        .collect();
    assert_eq!(numbered, ["一是落实经费。", "二是组织施工。"]);
    // What it says itself goes before what its section says; 会议指出 is no label.
    let want = [
        "leader 李某",
        "person 王某",
        "checker 县水利局",
        "own:问题表现 一季度少巡5次",
    ];
    assert_eq!(told(&rows[1]), want);
    assert_eq!(words(&rows[1].responsible), "镇河长办");
    assert_eq!(words(&rows[1].deadline), "立行立改；2025年6月底前");
    assert_eq!(rows[1].due, Date::new(2025, 6, 30));
}

#[test]
fn every_read_cell_says_where() {
    let outline = parse(PLAN);
    let rows = ledger(&outline, outline.root().id);
    let own = rows.iter().flat_map(|r| r.own.iter().map(|(_, cell)| cell));
    let rare = rows
        .iter()
        .flat_map(|r| r.cells.iter().map(|(_, cell)| cell));
    let cells: Vec<_> = own.chain(rare).collect();
    assert!(cells.len() > 12);
    for cell in cells {
        let Source::Read { node, range } = &cell.source else {
            panic!("nothing was typed");
        };
        let node = outline.get(*node).expect("it is there");
        assert_eq!(node.text[range.clone()], cell.text);
    }
}

#[test]
fn several_units_with_terms_of_their_own() {
    let text = "关于整改情况的通报\n一、整改情况\n1.关于台账不全的问题\n责任单位：甲局（2024年6月底前）、乙局（年底前）\n整改情况：正在推进。\n2.关于会议偏多的问题\n责任单位：甲局\n责任单位：乙局。\n整改情况：正在推进。\n";
    let rows = rows(text);
    assert_eq!(
        words(&rows[0].responsible),
        "甲局（2024年6月底前）、乙局（年底前）"
    );
    assert_eq!(words(&rows[0].deadline), words(&rows[0].responsible));
    assert_eq!(rows[0].due, Date::new(2024, 12, 31));
    assert!(!rows[0].is_overdue(Date::new(2024, 7, 1).expect("a day")));
    assert_eq!(words(&rows[1].responsible), "甲局；乙局");
}

#[test]
fn sums_of_a_pasted_table_are_no_problem_and_a_unit_before_a_person_is_one_column() {
    let text = "问题整改台账\n序号\t问题\t责任单位/责任人\t状态\n1\t台账不全\t党政办/李某\t已完成\n合计\t1个问题\t\t已完成1个\n";
    let rows = rows(text);
    assert_eq!(rows.len(), 1);
    assert_eq!(words(&rows[0].responsible), "党政办/李某");
    assert!(rows[0].cells.is_empty(), "{:?}", rows[0].cells);
    assert_eq!(parse(text).write(), text);
}

#[test]
fn a_pasted_table_has_its_columns() {
    let text = "问题整改台账\n序号\t反馈问题\t原因分析\t责任领导\t责任单位\t整改时限\t佐证材料\t是否销号\n1\t台账不全\t底数不清\t李某\t党政办\t2024年6月底前\t台账照片\t是\n2\t会议偏多\t统筹不够\t王某\t党建办\t立行立改\t会议记录\t否\n";
    let outline = crate::parse(text);
    let rows = ledger(&outline, outline.root().id);
    assert_eq!(
        told(&rows[0]),
        ["leader 李某", "proof 台账照片", "own:原因分析 底数不清"]
    );
    assert_eq!(words(&rows[1].responsible), "党建办");
    assert_eq!(rows[0].status, Some(Status::Done));
}

#[test]
fn one_problem_says_nothing_of_another() {
    let text = "关于整改情况的通报\n一、整改情况\n（一）关于学习不深的问题。责任单位：党建办；责任领导：李某。\n（二）关于会议偏多的问题。正在推进。\n";
    let rows = rows(text);
    assert_eq!(told(&rows[0]), ["leader 李某"]);
    assert_eq!(
        (words(&rows[1].responsible), told(&rows[1])),
        ("", Vec::new())
    );
}

#[test]
fn columns_are_chosen_ordered_kept() {
    let rows = rows(PLAN);
    let mut columns = Columns::usual(&rows);
    let usual = "number,report,section,problem,goal,measures,status,leader,unit,joint,person,deadline,checker,proof,closed,remark";
    assert_eq!(columns.ids(), usual, "the lead unit is the responsible one");
    assert_eq!(columns.all().len(), 18 + 2);
    columns.toggle(Column::Lead);
    columns.toggle(Column::Own(1));
    columns.toggle(Column::Section);
    columns.shift(Column::Problem, false, true);
    columns.shift(Column::Number, false, false);
    let want = "number,problem,report,goal,measures,status,leader,lead,unit,joint,person,deadline,checker,proof,closed,remark,own:原因分析";
    assert_eq!(columns.ids(), want);
    let mut again = Columns::usual(&rows);
    again.choose(&columns.ids());
    assert_eq!(again, columns);
    // A label that these rows have not stays chosen.
    again.choose("problem,own:整改依据,own:,gone");
    assert_eq!(again.ids(), "problem,own:整改依据");
    assert_eq!(
        again.name(again.shown()[1], crate::text::Language::Chinese),
        "整改依据"
    );
    again.toggle(Column::Problem);
    again.toggle(again.shown()[0]);
    assert_eq!(again.shown().len(), 1, "never none");
    let before = again.clone();
    again.choose("");
    assert_eq!(again, before);
    for index in 0..30 {
        assert_eq!(Column::at(index).index(), index);
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
