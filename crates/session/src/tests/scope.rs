//! What everything is about: the report shown, all, or those chosen; and reports as wholes.

use super::stories::{desk, node, text, toast};
use crate::{
    Application, ChecksEvent, Command, CopyScope, EditEvent, Effect, Event, FilesEvent, FindEvent,
    LedgerEvent, NullPlatform, PlaceEvent, ReportsEvent, Scope, Tab, TextsEvent, WordQuestion,
    WordsEffect,
};
use gangmu::check::RuleId;
use gangmu::edit::commands::Direction;
use gangmu::outline::NodeId;
use std::collections::BTreeMap;

/// Three towns with a doubled mark each, and numbers that differ in two.
fn towns() -> Application<NullPlatform> {
    opened(NullPlatform::default())
}

fn opened(platform: NullPlatform) -> Application<NullPlatform> {
    let mut app = desk(platform);
    app.dispatch(EditEvent::Remove(parts(&app)));
    for (town, n) in [("清河镇", 2), ("白石镇", 1), ("柳林镇", 3)] {
        let text = format!(
            "{town}关于整改情况的通报\n本次反馈{n}个问题。。\n一、整改情况\n（一）关于{town}学习不深的问题\n整改情况：已完成整改。一是补课。\n"
        );
        app.dispatch(TextsEvent::New(text));
    }
    let first = parts(&app)[0];
    app.dispatch(PlaceEvent::Show(first));
    app
}

fn parts(app: &Application<NullPlatform>) -> Vec<NodeId> {
    let session = app.state.session.borrow();
    session.parts().iter().map(|p| p.id).collect()
}

fn towns_in_order(app: &Application<NullPlatform>) -> String {
    let text = text(app);
    let titles = text.lines().filter(|l| l.contains("关于整改情况"));
    titles.filter_map(|l| l.chars().next()).collect()
}

fn shown(app: &Application<NullPlatform>) -> Option<NodeId> {
    app.state.session.borrow().current().map(|p| p.id)
}

#[track_caller]
fn answer(app: &mut Application<NullPlatform>) -> crate::Question {
    let question = app.state.page.question.take().expect("it is shown first");
    app.dispatch(question.answers[1].1.clone());
    question
}

#[test]
fn the_scope_is_remembered_but_for_what_is_chosen() {
    let mut app = towns();
    assert_eq!(app.state.scope(), Scope::Part);
    app.dispatch(ReportsEvent::Scope(Scope::All));
    assert_eq!(app.state.scoped(), parts(&app));
    let kept: BTreeMap<String, String> = app.platform.settings.clone();
    let mut again = opened(NullPlatform::with_settings(kept));
    assert_eq!(again.state.scope(), Scope::All);
    // With one report there is nothing to choose.
    let others = parts(&again)[1..].to_vec();
    again.dispatch(EditEvent::Remove(others));
    assert_eq!(again.state.scope(), Scope::Part);
    again.dispatch(EditEvent::Undo);
    assert_eq!(again.state.scope(), Scope::All);
    let ids = parts(&app);
    app.dispatch(ReportsEvent::Choose(vec![ids[2], ids[0]]));
    app.dispatch(Event::Run("scope-chosen"));
    assert_eq!(app.state.scoped(), [ids[0], ids[2]]);
    assert_eq!(app.state.scope_name(), "所选 2 篇");
    app.dispatch(ReportsEvent::Choose(Vec::new()));
    assert_eq!(app.state.scope(), Scope::Part);
    let kept = app.platform.settings.clone();
    assert_eq!(
        opened(NullPlatform::with_settings(kept)).state.scope(),
        Scope::All
    );
}

#[test]
fn a_kind_is_mended_in_all_reports_at_once() {
    let mut app = towns();
    let rule = RuleId::new("doubled-punctuation");
    let before = text(&app);
    app.dispatch(ReportsEvent::Scope(Scope::All));
    assert!(app.state.checks.found.sum(&app.state.scoped()).0 >= 3);
    let here = shown(&app);
    app.dispatch(ChecksEvent::FixRule(rule.clone()));
    let question = answer(&mut app);
    assert_eq!(question.words, "将改动 3 行，涉及 3 篇，可以一步撤销。");
    let preview = question.preview.expect("lines");
    assert!(
        preview.contains("《白石镇关于整改情况的通报》\n\n"),
        "{preview}"
    );
    assert_eq!(toast(&app), "已改正 3 处，涉及 3 篇，可撤销");
    assert!(!text(&app).contains("。。"));
    assert_eq!(shown(&app), here, "one stays where one is");
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), before);
    // Of those chosen only.
    let ids = parts(&app);
    app.dispatch(ReportsEvent::Choose(ids[1..].to_vec()));
    app.dispatch(ReportsEvent::Scope(Scope::Chosen));
    app.dispatch(ChecksEvent::FixRule(rule));
    answer(&mut app);
    assert_eq!(text(&app).matches("。。").count(), 1);
}

#[test]
fn findings_are_stepped_through_from_report_to_report() {
    let mut app = towns();
    app.dispatch(ReportsEvent::Scope(Scope::All));
    let n: usize = app.state.checks.found.sum(&parts(&app)).0;
    let mut seen = Vec::new();
    for _ in 0..n {
        app.dispatch(ChecksEvent::Step(Direction::Down));
        let pick = app.state.checks.pick.finding.clone().expect("a finding");
        assert!(!seen.contains(&pick), "each once");
        seen.push(pick);
    }
    assert_eq!(shown(&app), parts(&app).last().copied());
    app.dispatch(ChecksEvent::Step(Direction::Down));
    assert_eq!(app.state.checks.pick.finding.as_ref(), seen.first());
    app.dispatch(ChecksEvent::Step(Direction::Up));
    assert_eq!(app.state.checks.pick.finding.as_ref(), seen.last());
    assert_eq!(app.state.page.tab, Tab::Checks);
}

#[test]
fn words_are_found_and_replaced_in_all_reports() {
    let mut app = towns();
    let before = text(&app);
    app.dispatch(FindEvent::For("学习不深".to_owned()));
    assert_eq!(app.state.find.matches.len(), 1);
    assert_eq!(app.state.found_in(), None);
    app.dispatch(ReportsEvent::Scope(Scope::All));
    assert_eq!(app.state.find.matches.len(), 3, "the bar follows");
    let mut ordinals = Vec::new();
    for _ in 0..3 {
        app.dispatch(FindEvent::Step(Direction::Down));
        ordinals.push(app.state.found_in().expect("several are searched"));
    }
    ordinals.sort_unstable();
    assert_eq!(ordinals, [1, 2, 3]);
    let here = shown(&app);
    app.dispatch(FindEvent::ReplaceBy("学习不实".to_owned()));
    app.dispatch(FindEvent::AskReplaceAll);
    let question = answer(&mut app);
    assert_eq!(question.title, "将改动 3 行，涉及 3 篇");
    assert_eq!(toast(&app), "已替换 3 处，涉及 3 篇，可撤销");
    assert_eq!(text(&app).matches("学习不实").count(), 3);
    assert_eq!(shown(&app), here);
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), before);
    // In the shown report alone.
    app.dispatch(ReportsEvent::Scope(Scope::Part));
    assert_eq!(app.state.find.matches.len(), 1);
    let second = parts(&app)[1];
    app.dispatch(PlaceEvent::Show(second));
    assert!(app.state.find.matches.hits().iter().all(|hit| {
        let session = app.state.session.borrow();
        session
            .outline()
            .part_of(hit.node)
            .is_some_and(|p| p.id == second)
    }));
}

#[test]
fn ledger_copy_files_and_words_are_of_the_scope() {
    let mut app = towns();
    let ids = parts(&app);
    app.dispatch(ReportsEvent::Choose(vec![ids[0], ids[2]]));
    app.dispatch(ReportsEvent::Scope(Scope::Chosen));
    app.dispatch(LedgerEvent::Slot);
    let desk = app.state.ledger.desk.clone();
    let rows = desk.table.numbered(0..desk.table.len());
    let rows: Vec<_> = rows.iter().map(|r| (r.number, r.part)).collect();
    assert_eq!(rows, [(1, ids[0]), (2, ids[2])]);
    // The list leads to a report's rows.
    app.dispatch(PlaceEvent::Show(ids[2]));
    assert_eq!(
        app.state.ledger.desk.current().map(|r| r.part),
        Some(ids[2])
    );
    app.dispatch(LedgerEvent::Slot);
    app.dispatch(TextsEvent::Copy(CopyScope::Reports));
    let copied = app.platform.clipboard.clone().expect("copied");
    assert!(copied.plain.contains("清河镇") && copied.plain.contains("柳林镇"));
    assert!(!copied.plain.contains("白石镇") && copied.html.contains("柳林镇"));
    assert_eq!(toast(&app), "已复制所选 2 篇，可直接粘贴到 Word 或 WPS");
    app.dispatch(FilesEvent::OpenExport);
    let export = app.state.files.export.as_ref().expect("the dialog");
    assert_eq!(
        (export.parts.to_vec(), &*export.of),
        (vec![ids[0], ids[2]], "所选 2 篇")
    );
    app.dispatch(FilesEvent::CloseExport);
    app.dispatch(Event::Run("vocabulary"));
    let asked = app
        .platform
        .done
        .iter()
        .rev()
        .find_map(|effect| match effect {
            Effect::Words(WordsEffect::Ask { questions, .. }) => Some(questions.clone()),
            _ => None,
        });
    let top = asked.into_iter().flatten().find_map(|q| match q {
        WordQuestion::Top { scope, .. } => Some(scope),
        _ => None,
    });
    assert_eq!(top, Some(vec![ids[0], ids[2]]));
    // All are copied byte for byte.
    app.dispatch(ReportsEvent::Scope(Scope::All));
    app.dispatch(TextsEvent::Copy(CopyScope::Reports));
    assert_eq!(
        app.platform.clipboard.as_ref().map(|c| c.plain.clone()),
        Some(text(&app))
    );
}

#[test]
fn reports_are_moved_duplicated_named_and_removed_as_one_step_each() {
    let mut app = towns();
    let before = text(&app);
    let ids = parts(&app);
    app.dispatch(ReportsEvent::Move(vec![ids[2]], Direction::Up));
    assert_eq!(towns_in_order(&app), "清柳白");
    assert_eq!(shown(&app), Some(ids[0]));
    app.dispatch(ReportsEvent::Move(vec![ids[0], ids[2]], Direction::Down));
    assert_eq!(towns_in_order(&app), "白清柳");
    // At the end nothing moves.
    let n_steps = app.state.session.borrow().n_steps();
    app.dispatch(ReportsEvent::Move(vec![ids[2]], Direction::Down));
    assert_eq!(app.state.session.borrow().n_steps(), n_steps);
    app.dispatch(EditEvent::Undo);
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), before);
    app.dispatch(ReportsEvent::Duplicate(vec![ids[1]]));
    assert_eq!(towns_in_order(&app), "清白白柳");
    assert_eq!(toast(&app), "已在后面复制 1 篇");
    app.dispatch(EditEvent::Undo);
    app.dispatch(EditEvent::Do(Command::Rename(
        ids[1],
        "黑石镇通报".to_owned(),
    )));
    assert!(text(&app).contains("\n黑石镇通报\n"));
    app.dispatch(EditEvent::Undo);
    // What is shown stays so when another goes.
    app.dispatch(EditEvent::Remove(vec![ids[1]]));
    assert_eq!(toast(&app), "已移除《白石镇关于整改情况的通报》");
    assert_eq!(
        (shown(&app), towns_in_order(&app)),
        (Some(ids[0]), "清柳".to_owned())
    );
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), before);
    app.dispatch(EditEvent::Remove(vec![ids[0], ids[2]]));
    assert_eq!(
        toast(&app),
        "已移除 2 篇：《清河镇关于整改情况的通报》、《柳林镇关于整改情况的通报》"
    );
    assert_eq!(shown(&app), Some(ids[1]));
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), before);
}

#[test]
fn facts_of_each_report_are_told() {
    let app = towns();
    let differing: Vec<usize> = parts(&app)
        .iter()
        .map(|id| app.state.checks.found.differing(*id))
        .collect();
    assert_eq!(differing, [1, 0, 1]);
    assert!(node(&app, "本次反馈2个").0 > 0);
}
