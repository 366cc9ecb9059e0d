//! Many reports are read in slices for a table of all.

use super::stories::desk;
use crate::{
    Effect, Event, LedgerEvent, NullPlatform, ReportsEvent, Scope, Slices, TextsEvent, View, update,
};

/// As many reports as take some slices.
fn many() -> String {
    let line = "字".repeat(12_000);
    let report = |n: u32| {
        format!(
            "关于第{n}批整改情况的报告\n一、整改情况\n1.关于学习不深的问题\n整改情况：已完成整改。\n{line}\n某某单位\n2024年5月6日\n\n"
        )
    };
    (1..=12).map(report).collect()
}

#[test]
fn a_ledger_of_all_is_read_in_slices_and_whole_in_the_end() {
    let mut app = desk(NullPlatform::default());
    app.dispatch(TextsEvent::New(many()));
    app.dispatch(ReportsEvent::Scope(Scope::All));
    // By hand, so that what comes between is seen.
    let mut effects = update(&mut app.state, LedgerEvent::Show(View::Ledger).into(), 0.0);
    let mut seen = Vec::new();
    while effects.iter().any(|e| matches!(e, Effect::GoOn)) {
        let (done, of) = app.state.slices.left.expect("it is not done");
        seen.push((done, of));
        assert!(app.state.ledger.desk.table.is_empty() || done == of);
        effects = update(&mut app.state, Event::GoOn, 0.0);
    }
    assert!(!seen.is_empty());
    let n = app.state.session.borrow().parts().len();
    assert!(seen.is_sorted() && seen.iter().all(|(done, of)| done <= of && *of == n));
    assert_eq!(app.state.slices, Slices::default());
    let session = app.state.session.borrow();
    let all = session.outline().root().id;
    let rows = session.readings().ledger(session.outline(), all).len();
    assert_eq!(app.state.ledger.desk.table.len(), rows);
    assert!(rows > 12);
}
