//! Two versions compared, and last month's ledger: what is shown, taken over and taken back.

use super::stories::{REPORT, desk, node, text, toast};
use crate::{
    Application, CompareEvent, Compared, Event, HostEvent, KeepEvent, NullPlatform, Options, Taken,
    TextsEvent,
};
use gangmu::edit::Intent;
use gangmu::outline::{NodeId, Status};
use proptest::prelude::*;
use std::rc::Rc;

type Desk = Application<NullPlatform>;

fn current(app: &Desk) -> NodeId {
    let session = app.state.session.borrow();
    session.current().map(|p| p.id).expect("a report is open")
}

fn compare(app: &mut Desk, text: &str, ledger: bool) {
    app.dispatch(CompareEvent::Open(current(app), ledger));
    app.dispatch(CompareEvent::WithText(String::new(), text.into()));
}

#[track_caller]
fn answer(app: &Desk) -> Rc<Compared> {
    let comparing = app.state.comparing.as_ref().expect("something is compared");
    let why = &comparing.error;
    comparing
        .answer
        .clone()
        .unwrap_or_else(|| panic!("{why:?}"))
}

fn other() -> String {
    let changed = REPORT.replace("一是补课；二是考试。", "一是补课；二是考试3次。");
    changed.replace(
        "三、下一步打算\n持续推进。\n",
        "三、工作成效\n风气好转。\n四、下一步打算\n持续推进。\n",
    )
}

#[test]
fn a_pasted_version_is_compared_and_taken_over_bit_by_bit() {
    let mut app = desk(NullPlatform::default());
    compare(&mut app, &other(), false);
    let found = answer(&app);
    assert_eq!(found.sentence, "共有2处不同：修改1处，新增1处");
    assert!(
        found.html[0].contains("考试<ins>3次</ins>。"),
        "{}",
        found.html[0]
    );
    assert_eq!(found.names[1], "某某局关于整改情况的通报");
    let comparing = app.state.comparing.as_ref().expect("compared");
    let [plain, table] = comparing.table.clone().expect("a table");
    assert!(plain.starts_with("序号\t位置\t类别\t原文\t现文\r\n1\t"));
    assert!(table.contains("<ins style=\"text-decoration:underline"));

    // One change, and what it is about; numbers follow.
    app.dispatch(CompareEvent::Take(Taken::One(1)));
    assert!(
        text(&app).contains("三、工作成效\n风气好转。\n四、下一步打算"),
        "{}",
        text(&app)
    );
    assert_eq!(toast(&app), "已采用这一处");
    assert_eq!(answer(&app).nodes.len(), 1);
    assert_eq!(app.state.session.borrow().can_undo(), Some(Intent::Take));
    app.dispatch(Event::Run("undo"));
    assert_eq!(text(&app), REPORT);
    assert_eq!(answer(&app).nodes.len(), 2, "compared anew");

    // All in one step.
    app.dispatch(CompareEvent::Take(Taken::All));
    assert_eq!(text(&app), other());
    assert_eq!(answer(&app).sentence, "两篇一致");
    app.dispatch(Event::Run("undo"));
    assert_eq!(text(&app), REPORT);
}

#[test]
fn a_change_leads_to_its_place_and_back() {
    let mut app = desk(NullPlatform::default());
    compare(&mut app, &other(), false);
    app.dispatch(CompareEvent::Go(0));
    assert_eq!(app.state.place.node, Some(node(&app, "考试")));
    assert!(!app.state.comparing.as_ref().is_some_and(|c| c.shown));
    let back = app.state.page.toast.as_ref().and_then(|t| t.action.clone());
    let (name, back) = back.expect("a way back");
    assert_eq!(name, "回到对照");
    app.dispatch(*back);
    assert!(app.state.comparing.as_ref().is_some_and(|c| c.shown));
    app.dispatch(CompareEvent::Close);
    assert_eq!(app.state.comparing, None);
}

#[test]
fn two_reports_of_the_list_are_compared_either_way() {
    let mut app = desk(NullPlatform::default());
    let first = current(&app);
    app.dispatch(TextsEvent::New(other()));
    let second = current(&app);
    assert_ne!(first, second);
    app.dispatch(CompareEvent::Open(first, false));
    app.dispatch(CompareEvent::With(second));
    assert_eq!(answer(&app).sentence, "共有2处不同：修改1处，新增1处");
    app.dispatch(CompareEvent::Turn);
    assert_eq!(answer(&app).sentence, "共有2处不同：修改1处，删除1处");
    assert!(answer(&app).html[0].contains("恢复原文"));
    // Both stay reports of their own.
    app.dispatch(CompareEvent::Take(Taken::All));
    let session = app.state.session.borrow();
    assert_eq!(session.parts().len(), 2);
    assert_eq!(
        session.outline().write(),
        [other(), other()].join("\n\n").replace("\n\n\n", "\n\n")
    );
}

#[test]
fn what_is_no_text_is_told() {
    let mut app = desk(NullPlatform::default());
    app.dispatch(CompareEvent::Open(current(&app), false));
    app.dispatch(CompareEvent::WithText(String::new(), " \n".into()));
    assert_eq!(toast(&app), "这里没有文字");
    compare(&mut app, "没有问题的一段话。", true);
    let comparing = app.state.comparing.as_ref();
    let why = comparing.and_then(|c| c.error.clone()).expect("a reason");
    assert!(why.zh.contains("没有认出问题"), "{}", why.zh);
}

#[test]
fn nothing_is_taken_over_or_copied_where_the_host_does_not_let_it() {
    let mut app = desk(NullPlatform::default());
    app.platform.host = crate::Host::new(Options {
        readonly: true,
        ..Options::default()
    });
    app.dispatch(HostEvent::Decided(app.platform.host.clone()));
    compare(&mut app, &other(), false);
    app.dispatch(CompareEvent::Take(Taken::All));
    assert_eq!(text(&app), REPORT);
}

#[test]
fn last_months_ledger_is_carried_on_in_one_step() {
    let mut app = desk(NullPlatform::default());
    let last = "序号\t问题\t责任单位\t完成时限\t整改状态\t备注\n1\t台账不全\t办公室\t2024年6月30日\t持续推进\t\n2\t学习不深入\t组织科\t2024年12月底\t已完成\t已报送材料\n3\t会议偏多\t办公室\t2024年6月30日\t已完成\t\n";
    compare(&mut app, last, true);
    let found = answer(&app);
    assert_eq!(
        found.sentence,
        "对照问题3项：不再列出1项，有进展1项，状态有变1项"
    );
    assert_eq!(found.carried.len(), 6, "{:?}", found.carried);
    app.dispatch(CompareEvent::Take(Taken::All));
    assert_eq!(toast(&app), "已沿用上月所载 6 处，可以一步撤销");
    {
        let session = app.state.session.borrow();
        let rows = gangmu::ledger(session.outline(), session.outline().root().id);
        let cell = |at: usize| rows[at].responsible.as_ref().map(|c| c.text.clone());
        assert_eq!(cell(0).as_deref(), Some("组织科"));
        assert_eq!(rows[0].status, Some(Status::Done));
        assert_eq!(
            rows[0].remark.as_ref().map(|c| c.text.as_str()),
            Some("已报送材料")
        );
        assert_eq!(cell(1).as_deref(), Some("办公室"));
        assert_eq!(text(&app), REPORT);
    }
    assert_eq!(answer(&app).carried.len(), 0);
    app.dispatch(Event::Run("undo"));
    let session = app.state.session.borrow();
    let rows = gangmu::ledger(session.outline(), session.outline().root().id);
    assert_eq!(rows[0].responsible, None);
}

#[test]
fn the_table_is_copied_and_printed() {
    let mut app = desk(NullPlatform::default());
    compare(&mut app, &other(), false);
    app.dispatch(CompareEvent::Copy);
    let clip = app.platform.clipboard.clone().expect("a copy");
    assert!(clip.plain.starts_with("序号\t") && clip.html.contains("<table"));
    let paper = app.state.session.borrow().paper();
    assert!(paper[0].html.contains("修改对照表"));
    app.dispatch(CompareEvent::Close);
    let paper = app.state.session.borrow().paper();
    assert!(!paper[0].html.contains("修改对照表"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever was edited, taking all over gives the other text, and one undo the first.
    #[test]
    fn all_that_was_edited_is_taken_over(lines in prop::collection::vec((0usize..9, 0usize..4), 1..6)) {
        let mut edited: Vec<String> = REPORT.lines().map(str::to_owned).collect();
        for (at, what) in lines {
            let at = at % edited.len();
            match what {
                0 if edited.len() > 1 => drop(edited.remove(at)),
                1 => edited[at].push_str("补充说明。"),
                2 => edited.insert(at, "另起的一段，说明情况。".to_owned()),
                _ => {
                    let last = edited.len() - 1;
                    edited.swap(at, last);
                }
            }
        }
        let edited = edited.join("\n") + "\n";
        let mut app = desk(NullPlatform::default());
        compare(&mut app, &edited, false);
        let same = answer(&app).nodes.is_empty();
        app.dispatch(CompareEvent::Take(Taken::All));
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(bare(&text(&app)), bare(if same { REPORT } else { &edited }));
        app.dispatch(KeepEvent::Restored(Rc::new(None)));
        if !same {
            app.dispatch(Event::Run("undo"));
        }
        prop_assert_eq!(text(&app), REPORT);
    }
}
