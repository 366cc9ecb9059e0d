//! The overview of a compilation: what it tells, how it is sorted, where it leads.

use crate::{
    Application, ChecksEvent, EditEvent, LedgerEvent, NullPlatform, Overview, OverviewEvent,
    Reader, Tab, TextsEvent, View, reader_request,
};
use gangmu::outline::{NodeId, Status};
use gangmu::report::{Date, OverviewColumn};
use std::rc::Rc;

const TEXT: &str = "乙镇关于巡察整改情况的通报\n巡察反馈3个问题。\n一、整改情况\n1.关于学习不深的问题\n责任单位：党建办\n整改情况：已完成整改。一是补课。\n2.关于台账不全的问题\n责任单位：党建办、财政所\n整改时限：2025年3月底前\n整改情况：正在推进。\n乙镇党委\n2025年2月10日\n甲镇关于巡察整改情况的报告\n一、整改情况\n1.关于会议偏多的问题\n整改情况：已完成整改。\n甲镇党委\n2025年2月11日\n";

type App = Application<NullPlatform>;

fn desk() -> App {
    let mut machine = NullPlatform::default();
    machine.today = Date::new(2025, 7, 5);
    let mut app = Application::new(machine);
    app.dispatch(TextsEvent::Pasted(TEXT.to_owned()));
    app.dispatch(crate::KeepEvent::Restored(Rc::new(None)));
    app.dispatch(LedgerEvent::Show(View::Overview));
    app
}

fn drawn(app: &App) -> Rc<Overview> {
    assert!(app.state.in_overview());
    app.state.overview.drawn.clone().expect("it is drawn")
}

fn titles(app: &App) -> Vec<String> {
    let title = |row: &gangmu::report::OverviewRow| row.title.chars().take(2).collect();
    drawn(app).rows.iter().map(title).collect()
}

fn part(app: &App, row: usize) -> NodeId {
    drawn(app).rows[row].part.expect("a report")
}

#[test]
fn a_row_a_report_and_totals_that_add_up() {
    let app = desk();
    let drawn = drawn(&app);
    let sums: Vec<_> = drawn.rows.iter().map(|r| r.sums.problems).collect();
    assert_eq!(sums, [2, 1]);
    let all = &drawn.all;
    assert_eq!(
        (all.sums.problems, all.sums.done, all.sums.overdue),
        (3, 2, 1)
    );
    assert_eq!(all.words, drawn.rows.iter().map(|r| r.words).sum::<u32>());
    let units: Vec<_> = drawn
        .units
        .iter()
        .map(|(u, s)| (&**u, s.problems))
        .collect();
    assert_eq!(units, [("党建办", 2), ("财政所", 1), ("", 1)]);
}

#[test]
fn what_the_reader_finds_comes_in() {
    let mut app = desk();
    let session = app.state.session.clone();
    let session = session.borrow();
    let settings = gangmu::Settings::default();
    let told = reader_request(&session, session.parts(), Some(&settings));
    let answer = Reader::default().answer(&told).expect("it can be read");
    drop(session);
    let reading = serde_json::from_str(&answer).expect("an answer");
    app.dispatch(ChecksEvent::Read(Rc::new(reading)));
    let drawn = drawn(&app);
    let differ: Vec<_> = drawn.rows.iter().map(|r| r.contradictions).collect();
    assert_eq!(differ, [Some(1), Some(0)]);
    assert_eq!(drawn.all.contradictions, Some(1));
    let first = part(&app, 0);
    app.dispatch(OverviewEvent::Go(first, OverviewColumn::Contradictions));
    assert_eq!(app.state.ledger.view, View::Outline);
    assert_eq!(app.state.page.tab, Tab::Counts);
    let here = app.state.place.node.expect("a row is current");
    let session = app.state.session.borrow();
    let words = &session.outline().get(here).expect("it is there").text;
    assert!(words.starts_with("巡察反馈3个"), "{words}");
}

#[test]
fn figures_lead_to_their_rows() {
    let mut app = desk();
    let first = part(&app, 0);
    app.dispatch(OverviewEvent::Go(first, OverviewColumn::Overdue));
    assert_eq!(app.state.ledger.view, View::Ledger);
    let shown: Vec<_> = app.state.ledger.desk.table.shown().collect();
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].problem, "关于台账不全的问题");
    app.dispatch(LedgerEvent::Show(View::Overview));
    app.dispatch(OverviewEvent::Go(
        first,
        OverviewColumn::Status(Some(Status::Done)),
    ));
    let shown: Vec<_> = app.state.ledger.desk.table.shown().collect();
    assert_eq!(shown[0].status, Some(Status::Done));
    app.dispatch(LedgerEvent::Show(View::Overview));
    let second = part(&app, 1);
    app.dispatch(OverviewEvent::Go(second, OverviewColumn::Title));
    assert_eq!(app.state.ledger.view, View::Outline);
    assert_eq!(
        app.state.session.borrow().current().map(|p| p.id),
        Some(second)
    );
}

#[test]
fn sorted_and_back() {
    let mut app = desk();
    assert_eq!(titles(&app), ["乙镇", "甲镇"]);
    let sort = |app: &mut App, by| app.dispatch(OverviewEvent::Sort(by));
    sort(&mut app, OverviewColumn::Problems);
    assert_eq!(titles(&app), ["乙镇", "甲镇"], "most first");
    sort(&mut app, OverviewColumn::Problems);
    assert_eq!(titles(&app), ["甲镇", "乙镇"]);
    sort(&mut app, OverviewColumn::Problems);
    assert_eq!(drawn(&app).order, None);
    sort(&mut app, OverviewColumn::Rate);
    assert_eq!(titles(&app), ["甲镇", "乙镇"]);
}

#[test]
fn an_edit_is_counted_at_once() {
    let mut app = desk();
    let row = {
        let session = app.state.session.borrow();
        super::node(&session, "关于台账不全")
    };
    app.dispatch(LedgerEvent::Tick(row, Some(Status::Ongoing)));
    assert_eq!(drawn(&app).all.sums.done, 3);
    app.dispatch(EditEvent::Undo);
    assert_eq!(drawn(&app).all.sums.done, 2);
}
