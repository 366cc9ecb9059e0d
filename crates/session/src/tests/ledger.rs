//! The ledger as a table: what a writer does in it by keys and mouse, and what comes of it.

use crate::{
    Application, Desk, EditEvent, GridEvent, GridMove, LedgerEvent, NullPlatform, TextsEvent, Walk,
    read_cells,
};
use gangmu::outline::{NodeId, Status};
use gangmu::report::{Column, Date};

const REPORT: &str = "某某局关于整改情况的通报\n一、整改情况\n1.关于学习不深的问题\n责任单位：办公室\n整改情况：一是补课。二是考试。\n2.关于台账不全的问题\n整改情况：已完成整改。\n3.关于会议偏多的问题\n整改时限：三个月内\n整改情况：正在推进。\n4.关于调研不实的问题\n整改情况：尚未启动。\n某某局\n2025年2月10日\n";

type App = Application<NullPlatform>;

fn desk(text: &str) -> App {
    let mut machine = NullPlatform::default();
    machine.today = Date::new(2025, 7, 5);
    let mut app = Application::new(machine);
    app.dispatch(TextsEvent::Pasted(text.to_owned()));
    app.dispatch(crate::KeepEvent::Restored(std::rc::Rc::new(None)));
    app.dispatch(LedgerEvent::Slot);
    app
}

fn shown(app: &App) -> &Desk {
    &app.state.ledger.desk
}

fn node(app: &App, row: usize) -> NodeId {
    shown(app).table.get(row).expect("a row").node
}

fn stand(app: &mut App, row: usize, column: Column) {
    let node = node(app, row);
    app.dispatch(LedgerEvent::Grid(GridEvent::Stand(node, column)));
}

fn reach(app: &mut App, row: usize, column: Column) {
    let node = node(app, row);
    app.dispatch(LedgerEvent::Grid(GridEvent::Reach(node, column)));
}

fn press(app: &mut App, key: GridMove) {
    app.dispatch(LedgerEvent::Grid(GridEvent::Press(key)));
}

/// Types words on the current cell and ends with that key.
fn type_in(app: &mut App, words: &str, then: GridMove) {
    app.dispatch(LedgerEvent::Grid(GridEvent::Write { keeps: false }));
    assert!(shown(app).grid.writing.is_some(), "it takes words");
    app.dispatch(LedgerEvent::Grid(GridEvent::Keep(words.to_owned(), then)));
}

fn paste(app: &mut App, text: &str) {
    app.dispatch(LedgerEvent::Grid(GridEvent::Paste(read_cells(text))));
}

/// What the cells of a column say.
fn column(app: &App, column: Column) -> Vec<String> {
    let desk = shown(app);
    let words = |row: &gangmu::LedgerRow| {
        let language = gangmu::text::Language::Chinese;
        gangmu::export::ledger::cell(row, &desk.columns, column, language)
    };
    desk.table.shown().map(words).collect()
}

fn toast(app: &App) -> &str {
    let toast = app.state.page.toast.as_ref();
    toast.map_or("", |toast| toast.words.as_str())
}

/// The places of what is selected: rows, columns.
fn picked(app: &App) -> (std::ops::Range<usize>, Vec<Column>) {
    let (rows, cols) = shown(app).picked();
    (rows, shown(app).shown[cols].to_vec())
}

fn n_steps(app: &App) -> usize {
    app.state.session.borrow().n_steps()
}

fn all(app: &App) -> String {
    format!("{:?}", app.state.session.borrow().outline().root())
}

#[test]
fn typing_replaces_and_the_keys_go_on() {
    let mut app = desk(REPORT);
    stand(&mut app, 0, Column::Unit);
    type_in(&mut app, "纪委", GridMove::KeepCells(1));
    assert_eq!(shown(&app).grid.cell, (node(&app, 0), Column::Deadline));
    type_in(&mut app, "12.31", GridMove::KeepCells(1));
    type_in(&mut app, "已回访", GridMove::KeepRows(1));
    // Enter goes back to where the run of Tab began.
    assert_eq!(shown(&app).grid.cell, (node(&app, 1), Column::Unit));
    assert_eq!(column(&app, Column::Unit)[0], "纪委");
    assert_eq!(column(&app, Column::Deadline)[0], "2025年12月31日");
    assert_eq!(column(&app, Column::Remark)[0], "已回访");
    assert_eq!(n_steps(&app), 4, "a step a cell");
    // Escape gives up; what the text says is not typed by looking at it.
    app.dispatch(LedgerEvent::Grid(GridEvent::Write { keeps: true }));
    app.dispatch(LedgerEvent::Grid(GridEvent::Keep(
        "甲".to_owned(),
        GridMove::Close,
    )));
    assert!(shown(&app).grid.writing.is_none());
    stand(&mut app, 0, Column::Unit);
    type_in(&mut app, "纪委", GridMove::KeepRows(1));
    assert_eq!(n_steps(&app), 4);
    // Undo goes back to the cell, redo too.
    app.dispatch(EditEvent::Undo);
    assert_eq!(shown(&app).grid.cell, (node(&app, 0), Column::Remark));
    app.dispatch(EditEvent::Undo);
    assert_eq!(shown(&app).grid.cell, (node(&app, 0), Column::Deadline));
    app.dispatch(EditEvent::Redo);
    assert_eq!(column(&app, Column::Deadline)[0], "2025年12月31日");
    // The field is left for elsewhere: what it holds stays.
    stand(&mut app, 2, Column::Remark);
    app.dispatch(LedgerEvent::Grid(GridEvent::Write { keeps: false }));
    app.dispatch(LedgerEvent::Grid(GridEvent::Leave("待办".to_owned())));
    assert_eq!(column(&app, Column::Remark)[2], "待办");
}

#[test]
fn days_are_read_and_what_is_none_is_said() {
    let mut app = desk(REPORT);
    stand(&mut app, 0, Column::Deadline);
    let cases = [
        ("6月底", "2025年6月30日"),
        ("年底前", "2025年12月31日"),
        ("明年3月", "2026年3月31日"),
        ("2025-6-30", "2025年6月30日"),
        ("2025年12月底前，并长期坚持", "2025年12月底前，并长期坚持"),
    ];
    for (typed, want) in cases {
        stand(&mut app, 0, Column::Deadline);
        type_in(&mut app, typed, GridMove::KeepRows(1));
        assert_eq!(column(&app, Column::Deadline)[0], want, "{typed}");
        assert!(!toast(&app).contains(typed), "{typed}: {}", toast(&app));
    }
    stand(&mut app, 0, Column::Deadline);
    type_in(&mut app, "待资金到位后", GridMove::KeepRows(1));
    assert_eq!(column(&app, Column::Deadline)[0], "待资金到位后");
    assert_eq!(
        toast(&app),
        "“待资金到位后”看不出是哪一天，照原样保留，不计逾期"
    );
    // The day of closing has passed; without a day of the report, today's year is meant.
    let mut app = desk(&REPORT.replace("2025年2月10日\n", ""));
    app.dispatch(LedgerEvent::Columns("problem,deadline,closed".to_owned()));
    stand(&mut app, 0, Column::Closed);
    type_in(&mut app, "6.30", GridMove::KeepRows(1));
    type_in(&mut app, "12.1", GridMove::KeepRows(1));
    assert_eq!(
        column(&app, Column::Closed)[..2],
        ["2025年6月30日", "2024年12月1日"]
    );
    stand(&mut app, 3, Column::Deadline);
    type_in(&mut app, "3月底前", GridMove::KeepRows(1));
    assert_eq!(column(&app, Column::Deadline)[3], "2026年3月31日");
}

#[test]
fn cells_are_selected_by_shift() {
    let mut app = desk(REPORT);
    stand(&mut app, 1, Column::Unit);
    press(&mut app, GridMove::Reach(Walk::Rows(1)));
    press(&mut app, GridMove::Reach(Walk::Cells(-1)));
    assert_eq!(picked(&app), (1..3, vec![Column::Status, Column::Unit]));
    assert_eq!(shown(&app).grid.cell, (node(&app, 1), Column::Unit));
    press(&mut app, GridMove::Reach(Walk::Rows(-2)));
    assert_eq!(picked(&app).0, 0..2);
    press(&mut app, GridMove::Rows);
    assert_eq!(picked(&app), (0..2, shown(&app).shown.clone()));
    press(&mut app, GridMove::Close);
    assert_eq!(picked(&app), (1..2, vec![Column::Unit]));
    assert!(!shown(&app).leaves(GridMove::Beside(1)));
    press(&mut app, GridMove::Close);
    assert!(
        shown(&app).leaves(GridMove::Beside(1)),
        "the keyboard is no trap"
    );
    press(&mut app, GridMove::All);
    assert_eq!(picked(&app), (0..4, shown(&app).shown.clone()));
    let row = node(&app, 2);
    app.dispatch(LedgerEvent::Grid(GridEvent::Row(row)));
    assert_eq!(picked(&app), (2..3, shown(&app).shown.clone()));
    reach(&mut app, 3, Column::Number);
    assert_eq!(picked(&app), (2..4, shown(&app).shown.clone()));
    press(&mut app, GridMove::Step(Walk::End));
    assert_eq!(shown(&app).grid.cell, (node(&app, 3), Column::Remark));
    assert!(
        shown(&app).leaves(GridMove::Beside(1)),
        "behind the last cell"
    );
    press(&mut app, GridMove::Beside(-1));
    assert_eq!(shown(&app).grid.cell.1, Column::Deadline);
    press(&mut app, GridMove::Step(Walk::Start));
    press(&mut app, GridMove::Beside(-1));
    assert_eq!(shown(&app).grid.cell, (node(&app, 0), Column::Number));
}

#[test]
fn a_block_is_copied_and_pasted() {
    let mut app = desk(REPORT);
    stand(&mut app, 0, Column::Measures);
    reach(&mut app, 1, Column::Unit);
    press(&mut app, GridMove::Copy);
    let clip = app.platform.clipboard.clone().expect("a copy");
    assert_eq!(
        clip.plain,
        "\"一是补课。\n二是考试。\"\t\t办公室\r\n\t已完成\t\r\n"
    );
    assert!(clip.html.contains("<td ") && !clip.html.contains("<th "));
    assert_eq!(toast(&app), "已复制所选 2 行 3 列");
    let before = all(&app);
    let n = n_steps(&app);
    // Into columns that take it, from the current cell on.
    stand(&mut app, 1, Column::Status);
    paste(&mut app, "基本完成\t办公室\t6月底\r\n已销号\t\t12.31\r\n");
    assert_eq!(
        column(&app, Column::Status),
        ["", "基本完成", "已完成", "未开始"]
    );
    assert_eq!(column(&app, Column::Unit), ["办公室", "办公室", "", ""]);
    assert_eq!(
        column(&app, Column::Deadline)[1..3],
        ["2025年6月30日", "2025年12月31日"]
    );
    assert_eq!(toast(&app), "已粘贴 2 行 3 列");
    assert_eq!(n_steps(&app), n + 1, "one step");
    let block = (1..3, vec![Column::Status, Column::Unit, Column::Deadline]);
    assert_eq!(picked(&app), block);
    let after = all(&app);
    stand(&mut app, 3, Column::Number);
    app.dispatch(EditEvent::Undo);
    assert_eq!(all(&app), before);
    assert_eq!(picked(&app), block, "the selection is restored");
    app.dispatch(EditEvent::Redo);
    assert_eq!(all(&app), after);
    assert_eq!(picked(&app), block);
    // A single value fills what is selected.
    stand(&mut app, 0, Column::Remark);
    reach(&mut app, 3, Column::Remark);
    paste(&mut app, "列入督办\r\n");
    assert_eq!(column(&app, Column::Remark), ["列入督办"; 4]);
    assert_eq!(n_steps(&app), n + 2);
    // Lines without tabs are a column; no report comes of them.
    stand(&mut app, 0, Column::Unit);
    paste(&mut app, "甲局\n乙局\n丙局\n丁局\n");
    assert_eq!(column(&app, Column::Unit), ["甲局", "乙局", "丙局", "丁局"]);
    assert_eq!(app.state.session.borrow().parts().len(), 1);
}

#[test]
fn what_cannot_be_written_is_said_and_nothing_is_done() {
    let mut app = desk(REPORT);
    let (before, n) = (all(&app), n_steps(&app));
    stand(&mut app, 2, Column::Unit);
    paste(&mut app, "甲\n乙\n丙\n");
    assert_eq!(toast(&app), "要粘贴 3 行，从这里往下只有 2 行，没有粘贴");
    let offer = app.state.page.toast.as_ref().and_then(|t| t.action.clone());
    let (name, event) = offer.expect("lines may be meant as a report");
    assert_eq!(name, "作为新的一篇");
    let text = "甲\n乙\n丙".to_owned();
    assert_eq!(*event, TextsEvent::New(text).into());
    stand(&mut app, 2, Column::Deadline);
    paste(&mut app, "6月底\t甲\t乙\n");
    assert_eq!(toast(&app), "要粘贴 3 列，从这里往右只有 2 列，没有粘贴");
    stand(&mut app, 0, Column::Problem);
    paste(&mut app, "另一个问题\t\t已完成\n");
    assert!(toast(&app).starts_with("“问题”取自正文"), "{}", toast(&app));
    stand(&mut app, 0, Column::Status);
    paste(&mut app, "差不多\t甲局\n");
    assert!(
        toast(&app).starts_with("“差不多”不是整改状态"),
        "{}",
        toast(&app)
    );
    assert_eq!(picked(&app).0, 0..1);
    app.dispatch(LedgerEvent::Grid(GridEvent::Write { keeps: false }));
    stand(&mut app, 0, Column::Measures);
    app.dispatch(LedgerEvent::Grid(GridEvent::Write { keeps: false }));
    assert!(shown(&app).grid.writing.is_none());
    assert!(
        toast(&app).starts_with("“整改措施”取自正文"),
        "{}",
        toast(&app)
    );
    assert_eq!((all(&app), n_steps(&app)), (before, n));
}

/// The whole ledger goes to a spreadsheet and comes back with what was filled in there.
#[test]
fn the_copied_ledger_comes_back() {
    let mut app = desk(REPORT);
    app.dispatch(LedgerEvent::Copy);
    assert_eq!(toast(&app), "已复制台账 4 行，可粘贴到 Excel、Word 或 WPS");
    let plain = app.platform.clipboard.clone().expect("a copy").plain;
    stand(&mut app, 0, Column::Remark);
    let n = n_steps(&app);
    paste(&mut app, &plain);
    assert_eq!(n_steps(&app), n, "it is the same");
    assert_eq!(toast(&app), "内容相同，没有变动");
    stand(&mut app, 0, Column::Remark);
    paste(&mut app, &plain.replace("\t未开始\t", "\t已完成\t"));
    assert_eq!(column(&app, Column::Status)[3], "已完成");
    assert_eq!(n_steps(&app), n + 1);
}

#[test]
fn down_it_is_filled() {
    let mut app = desk(REPORT);
    let n = n_steps(&app);
    stand(&mut app, 0, Column::Status);
    reach(&mut app, 2, Column::Unit);
    press(&mut app, GridMove::FillDown);
    assert_eq!(
        column(&app, Column::Unit),
        ["办公室", "办公室", "办公室", ""]
    );
    assert_eq!(toast(&app), "已向下填充 2 行");
    assert_eq!(n_steps(&app), n + 1);
    // One row is filled from that above it.
    stand(&mut app, 3, Column::Unit);
    press(&mut app, GridMove::FillDown);
    assert_eq!(column(&app, Column::Unit)[3], "办公室");
    stand(&mut app, 0, Column::Unit);
    press(&mut app, GridMove::FillDown);
    assert_eq!(toast(&app), "上面没有可以填充的一行");
    // The handle: two rows, over and over.
    stand(&mut app, 0, Column::Remark);
    paste(&mut app, "甲\n乙\n");
    let last = node(&app, 3);
    app.dispatch(LedgerEvent::Grid(GridEvent::FillTo(last)));
    assert_eq!(column(&app, Column::Remark), ["甲", "乙", "甲", "乙"]);
    assert_eq!(picked(&app), (0..4, vec![Column::Remark]));
    app.dispatch(EditEvent::Undo);
    assert_eq!(column(&app, Column::Remark), ["甲", "乙", "", ""]);
    assert_eq!(picked(&app).0, 0..4);
    // Whole rows: what is read from the text stays.
    let first = node(&app, 0);
    app.dispatch(LedgerEvent::Grid(GridEvent::Row(first)));
    reach(&mut app, 1, Column::Number);
    press(&mut app, GridMove::FillDown);
    assert_eq!(column(&app, Column::Remark)[1], "甲");
    assert_eq!(column(&app, Column::Problem)[1], "关于台账不全的问题");
    stand(&mut app, 1, Column::Problem);
    press(&mut app, GridMove::FillDown);
    assert!(toast(&app).starts_with("“问题”取自正文"));
}

#[test]
fn many_are_set_in_one_step() {
    let mut app = desk(REPORT);
    let n = n_steps(&app);
    stand(&mut app, 0, Column::Number);
    reach(&mut app, 2, Column::Number);
    let second = node(&app, 1);
    let choose = GridEvent::Choose(second, Some(Status::Standing));
    app.dispatch(LedgerEvent::Grid(choose));
    assert_eq!(
        column(&app, Column::Status),
        ["长期坚持", "长期坚持", "长期坚持", "未开始"]
    );
    assert_eq!(toast(&app), "已将 3 个问题设为“长期坚持”");
    press(&mut app, GridMove::Tick);
    assert_eq!(
        column(&app, Column::Status),
        ["已完成", "已完成", "已完成", "未开始"]
    );
    assert_eq!(toast(&app), "已销号 3 个问题");
    press(&mut app, GridMove::Tick);
    assert_eq!(toast(&app), "已取消销号 3 个问题");
    assert_eq!(column(&app, Column::Status)[2..], ["持续推进", "未开始"]);
    assert_eq!(n_steps(&app), n + 3);
    // One that is not selected is set alone.
    let last = node(&app, 3);
    app.dispatch(LedgerEvent::Grid(GridEvent::Choose(
        last,
        Some(Status::Mostly),
    )));
    assert_eq!(column(&app, Column::Status)[3], "基本完成");
    // Units and days: for all that is selected.
    stand(&mut app, 0, Column::Number);
    reach(&mut app, 3, Column::Number);
    app.dispatch(LedgerEvent::Grid(GridEvent::WriteAll(Column::Deadline)));
    assert!(shown(&app).grid.writing.is_some_and(|w| w.all));
    app.dispatch(LedgerEvent::Grid(GridEvent::Keep(
        "年底前".to_owned(),
        GridMove::KeepRows(1),
    )));
    assert_eq!(column(&app, Column::Deadline), ["2025年12月31日"; 4]);
    assert_eq!(toast(&app), "已填入 4 格");
    stand(&mut app, 1, Column::Unit);
    reach(&mut app, 2, Column::Unit);
    type_in(&mut app, "县局", GridMove::KeepAll);
    assert_eq!(column(&app, Column::Unit), ["办公室", "县局", "县局", ""]);
    app.dispatch(EditEvent::Undo);
    assert_eq!(picked(&app), (1..3, vec![Column::Unit]));
    app.dispatch(EditEvent::Undo);
    assert_eq!(picked(&app), (0..4, vec![Column::Deadline]));
}

#[test]
fn what_is_selected_is_emptied_and_cut() {
    let mut app = desk(REPORT);
    stand(&mut app, 0, Column::Unit);
    paste(&mut app, "甲\t6月底\t子\n乙\t年底\t丑\n");
    let n = n_steps(&app);
    press(&mut app, GridMove::Cut);
    let plain = app.platform.clipboard.clone().expect("a copy").plain;
    assert_eq!(plain, "甲\t2025年6月30日\t子\r\n乙\t2025年12月31日\t丑\r\n");
    assert_eq!(toast(&app), "已剪切所选 2 行 3 列");
    assert_eq!(column(&app, Column::Unit)[..2], ["办公室", ""]);
    assert_eq!(n_steps(&app), n + 1);
    app.dispatch(EditEvent::Undo);
    assert_eq!(column(&app, Column::Unit)[..2], ["甲", "乙"]);
    press(&mut app, GridMove::Empty);
    assert_eq!(column(&app, Column::Remark)[..2], ["", ""]);
    assert_eq!(n_steps(&app), n + 1);
    press(&mut app, GridMove::Empty);
    assert_eq!(toast(&app), "这里的内容取自正文，没有手工填写的可清");
    stand(&mut app, 0, Column::Problem);
    press(&mut app, GridMove::Empty);
    assert!(toast(&app).starts_with("“问题”取自正文"));
}

/// Rows do not move nor go while their cells are filled in.
#[test]
fn rows_keep_their_places_until_they_are_sorted_anew() {
    let mut app = desk(REPORT);
    app.dispatch(LedgerEvent::Sort(Column::Unit));
    stand(&mut app, 0, Column::Unit);
    assert_eq!(column(&app, Column::Unit)[0], "办公室");
    stand(&mut app, 1, Column::Unit);
    paste(&mut app, "丙\n乙\n甲\n");
    assert_eq!(column(&app, Column::Unit), ["办公室", "丙", "乙", "甲"]);
    app.dispatch(LedgerEvent::Sort(Column::Unit));
    app.dispatch(LedgerEvent::Sort(Column::Unit));
    assert_eq!(column(&app, Column::Unit), ["办公室", "丙", "乙", "甲"]);
    let filter = crate::Filter {
        states: vec![Some(Status::Ongoing)],
        ..crate::Filter::default()
    };
    app.dispatch(LedgerEvent::Filter(filter));
    assert_eq!(shown(&app).table.len(), 1);
    let only = node(&app, 0);
    app.dispatch(LedgerEvent::Grid(GridEvent::Choose(
        only,
        Some(Status::Done),
    )));
    assert_eq!(column(&app, Column::Status), ["已完成"]);
}

#[test]
fn the_height_of_rows_is_kept() {
    let mut app = desk(REPORT);
    assert!(!app.state.ledger.dense);
    app.dispatch(LedgerEvent::Dense(true));
    let settings = app.platform.settings.clone();
    let again = Application::new(NullPlatform::with_settings(settings));
    assert!(again.state.ledger.dense);
}

#[test]
fn a_page_that_is_only_read_takes_nothing() {
    let mut app = Application::new(NullPlatform::hosted(crate::Options {
        readonly: true,
        exports: Some("markdown".to_owned()),
        ..crate::Options::default()
    }));
    let host = app.state.host.clone();
    assert!(app.state.replace(REPORT, &host, 0.0).is_empty());
    app.dispatch(LedgerEvent::Slot);
    let before = all(&app);
    stand(&mut app, 0, Column::Unit);
    app.dispatch(LedgerEvent::Grid(GridEvent::Write { keeps: false }));
    assert!(shown(&app).grid.writing.is_none());
    paste(&mut app, "甲\n乙\n");
    for key in [
        GridMove::FillDown,
        GridMove::Empty,
        GridMove::Cut,
        GridMove::Tick,
    ] {
        stand(&mut app, 1, Column::Unit);
        press(&mut app, key);
    }
    app.dispatch(LedgerEvent::Copy);
    assert_eq!(app.platform.clipboard, None);
    assert_eq!(all(&app), before);
}
