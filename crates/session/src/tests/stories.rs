//! Whole stories, without a screen and without a machine: what a writer does, and what comes of it.

use crate::{
    ACTIONS, Application, ChecksEvent, Command, CopyScope, EditEvent, Effect, Event, FindEvent,
    Host, HostEvent, KeepEffect, KeepEvent, LedgerEvent, Menu, NullPlatform, Options, PageEvent,
    PlaceEvent, Saved, SelectEvent, TextsEvent, View, WordAnswer, WordQuestion, WordsEffect,
    WordsEvent,
};
use gangmu::edit::{Caret, Intent};
use gangmu::export::Form;
use gangmu::outline::{NodeId, Status};
use gangmu::words::{Alike, Differ};
use std::rc::Rc;

pub(super) const REPORT: &str = "某某局关于整改情况的通报\n一、组织情况\n成立专班。\n二、整改情况\n（一）关于学习不深的问题\n整改情况：一是补课；二是考试。\n（二）关于台账不全的问题\n整改情况：已完成整改。一是补登台账。\n三、下一步打算\n持续推进。\n";

/// A machine with the report open, its store asked and found empty.
pub(super) fn desk(platform: NullPlatform) -> Application<NullPlatform> {
    desk_with(platform, REPORT)
}

fn desk_with(platform: NullPlatform, text: &str) -> Application<NullPlatform> {
    let mut app = Application::new(platform);
    app.dispatch(TextsEvent::Pasted(text.to_owned()));
    app.dispatch(KeepEvent::Restored(Rc::new(None)));
    app
}

pub(super) fn text(app: &Application<NullPlatform>) -> String {
    app.state.session.borrow().outline().write()
}

#[track_caller]
pub(super) fn node(app: &Application<NullPlatform>, words: &str) -> NodeId {
    super::node(&app.state.session.borrow(), words)
}

pub(super) fn toast(app: &Application<NullPlatform>) -> &str {
    let toast = app.state.page.toast.as_ref();
    toast.map_or("", |toast| toast.words.as_str())
}

#[test]
fn a_report_is_pasted_read_typed_in_and_kept() {
    let mut app = desk(NullPlatform::default());
    assert_eq!(text(&app), REPORT);
    assert!(
        toast(&app).starts_with("识别出 5 个标题、3 条措施"),
        "{}",
        toast(&app)
    );
    assert!(!app.state.checks.found.rules.is_empty(), "it was read");
    let row = node(&app, "成立专班");
    app.dispatch(PlaceEvent::Edit(Caret::at(row, 0)));
    app.platform.clock_ms = 100.0;
    app.dispatch(EditEvent::Typed {
        node: row,
        words: "及时成立专班。".to_owned(),
        intent: Intent::Type,
        before: None,
        after: Caret::at(row, "及时".len()),
    });
    assert!(text(&app).contains("及时成立专班。"));
    assert_eq!(app.state.keep.saved, Saved::Kept);
    // Another machine finds what this one has kept.
    let kept = app.platform.kept.clone();
    let mut other = Application::new(NullPlatform::default());
    other.dispatch(KeepEvent::Restored(Rc::new(kept)));
    assert_eq!(text(&other), text(&app));
    let knows = |e: &Effect| matches!(e, Effect::Keep(KeepEffect::IsKept));
    assert!(other.platform.done.iter().any(knows));
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), REPORT);
    app.dispatch(EditEvent::Redo);
    assert!(text(&app).contains("及时成立专班。"));
}

#[test]
fn a_problem_is_ticked_off_in_the_ledger_and_written_into_the_text() {
    let mut app = desk(NullPlatform::default());
    let problem = node(&app, "关于学习不深");
    app.dispatch(PlaceEvent::Focus(problem));
    app.dispatch(LedgerEvent::Slot);
    assert!(app.state.in_ledger());
    assert_eq!(app.state.ledger.desk.grid.cell.0, problem);
    let status = |app: &Application<NullPlatform>| {
        let session = app.state.session.borrow();
        gangmu::report::status(session.outline(), problem).map(|s| s.status)
    };
    assert_eq!(status(&app), None);
    app.dispatch(LedgerEvent::Tick(problem, None));
    assert_eq!(status(&app), Some(Status::Done));
    assert_eq!(text(&app), REPORT, "a tick is a note");
    app.dispatch(LedgerEvent::Write(None));
    assert!(
        text(&app).contains("整改情况：已完成整改。一是补课"),
        "{}",
        text(&app)
    );
    assert_eq!(toast(&app), "已把整改状态写入正文，共 1 处");
    // What the text says is unticked by a note against it.
    app.dispatch(LedgerEvent::Tick(problem, Some(Status::Done)));
    assert_eq!(status(&app), Some(Status::Ongoing));
    app.dispatch(EditEvent::Undo);
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), REPORT);
    app.dispatch(LedgerEvent::Show(View::Outline));
    assert_eq!(app.state.place.node, Some(problem), "back where one was");
}

#[test]
fn statuses_are_shown_before_several_are_written() {
    let mut app = desk(NullPlatform::default());
    let text_of = "关于整改情况的报告\n一、整改情况\n（一）关于甲的问题\n已购买。\n（二）关于乙的问题\n已核对。\n（三）关于丙的问题\n已完成整改。\n";
    app.dispatch(TextsEvent::Pasted(text_of.to_owned()));
    for start in ["关于甲", "关于乙"] {
        app.dispatch(LedgerEvent::Tick(node(&app, start), None));
    }
    app.dispatch(LedgerEvent::Write(None));
    let question = app.state.page.question.clone().expect("two would change");
    assert_eq!(question.words, "将改动 2 行，可以一步撤销。");
    assert_eq!(
        question.preview.as_deref(),
        Some(
            "（一）关于甲的问题\n→ （一）关于甲的问题（已完成整改）\n\n（二）关于乙的问题\n→ （二）关于乙的问题（已完成整改）"
        )
    );
    assert!(
        !text(&app).contains("（已完成整改）"),
        "nothing is done yet"
    );
    let (_, write) = question.answers[1].clone();
    app.dispatch(write);
    assert_eq!(text(&app).matches("（已完成整改）").count(), 2);
    assert_eq!(toast(&app), "已把整改状态写入正文，共 2 处");
    app.dispatch(EditEvent::Undo);
    assert!(!text(&app).contains("（已完成整改）"));
}

#[test]
fn the_columns_of_the_ledger_are_kept() {
    let mut app = desk(NullPlatform::default());
    assert_eq!(&*app.state.ledger.columns, "");
    app.dispatch(LedgerEvent::Slot);
    app.dispatch(PageEvent::Toggle(Menu::Columns));
    app.dispatch(LedgerEvent::Columns("problem,own:问题表现".to_owned()));
    assert_eq!(app.state.page.menu, Some(Menu::Columns), "it stays open");
    app.dispatch(PageEvent::CloseMenus);
    assert_eq!(app.state.page.menu, None);
    let settings = app.platform.settings.clone();
    let mut machine = NullPlatform::default();
    machine.settings = settings;
    let again = desk(machine);
    assert_eq!(&*again.state.ledger.columns, "problem,own:问题表现");
}

#[test]
fn words_are_found_and_replaced() {
    let mut app = desk(NullPlatform::default());
    app.dispatch(FindEvent::Open);
    app.dispatch(FindEvent::Words("整改".to_owned()));
    let n = app.state.find.matches.len();
    assert_eq!(n, REPORT.matches("整改").count());
    app.dispatch(FindEvent::Step(gangmu::edit::commands::Direction::Down));
    assert!(app.state.place.quiet, "the focus stays in the bar");
    app.dispatch(FindEvent::ReplaceBy("改进".to_owned()));
    app.dispatch(FindEvent::AskReplaceAll);
    let question = app.state.page.question.clone().expect("it asks first");
    let (_, main) = question.answers.last().cloned().expect("answers");
    app.dispatch(PageEvent::Answered);
    app.dispatch(main);
    assert_eq!(text(&app).matches("改进").count(), n);
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), REPORT);
    app.dispatch(FindEvent::Close);
    // In the ledger the field of the ledger is meant.
    app.dispatch(LedgerEvent::Show(View::Ledger));
    app.dispatch(FindEvent::Open);
    assert!(!app.state.find.open);
    assert!(matches!(
        app.platform.done.last(),
        Some(Effect::FocusLedgerSearch)
    ));
}

#[test]
fn rows_are_selected_moved_and_copied_by_the_names_of_commands() {
    let mut app = desk(NullPlatform::default());
    let (first, second) = (node(&app, "关于学习"), node(&app, "关于台账"));
    app.dispatch(PlaceEvent::Focus(first));
    app.dispatch(Event::Run("down"));
    assert_eq!(app.state.place.node, Some(first), "the row stays current");
    assert!(text(&app).contains("（二）关于学习不深"));
    app.dispatch(SelectEvent::Toggle(second));
    assert_eq!(app.state.selected.len(), 2);
    app.dispatch(Event::Run("copy-node"));
    let copied = app.platform.clipboard.clone().expect("a copy");
    assert!(copied.plain.starts_with("（一）关于台账不全"));
    assert!(copied.html.contains("关于学习不深"));
    assert_eq!(toast(&app), "已复制，可直接粘贴到 Word 或 WPS");
    app.dispatch(Event::Run("remove"));
    assert!(!text(&app).contains("关于台账"));
    app.dispatch(EditEvent::Undo);
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), REPORT);
}

#[test]
fn what_is_kept_comes_before_what_is_pasted_meanwhile() {
    let kept = desk(NullPlatform::default()).platform.kept;
    let mut app = Application::new(NullPlatform::default());
    app.dispatch(TextsEvent::Pasted("新的一篇\n一、甲\n文。\n".to_owned()));
    assert!(app.state.session.borrow().is_empty(), "it waits");
    app.dispatch(KeepEvent::Restored(Rc::new(kept)));
    assert!(text(&app).starts_with("某某局"));
    assert!(text(&app).ends_with("文。\n"), "both are there");
    // A store that never answers does not hold a paste for ever.
    let mut app = Application::new(NullPlatform::default());
    app.dispatch(TextsEvent::Sample);
    let late = app.platform.later.pop().expect("patience ends");
    app.dispatch(late);
    assert_eq!(text(&app), crate::SAMPLE);
}

#[test]
fn everything_is_deleted_when_one_says_so_twice() {
    let mut app = desk(NullPlatform::default());
    app.dispatch(KeepEvent::AskClear);
    assert!(app.state.page.has_dialog());
    app.dispatch(PageEvent::Answered);
    assert_eq!(text(&app), REPORT, "the question alone deletes nothing");
    app.dispatch(KeepEvent::Clear);
    assert!(app.state.session.borrow().is_empty());
    assert_eq!(app.platform.kept, None);
    assert_eq!(toast(&app), "本机上的内容已清除");
}

#[test]
fn a_text_that_is_only_to_be_read_does_not_change() {
    let options = Options {
        readonly: true,
        storage: true,
        exports: Some("text".to_owned()),
        ..Options::default()
    };
    let mut app = Application::new(NullPlatform::hosted(options.clone()));
    app.state.replace(REPORT, &app.platform.host, 0.0);
    app.dispatch(HostEvent::Replaced);
    let row = node(&app, "成立专班");
    app.dispatch(PlaceEvent::Edit(Caret::at(row, 0)));
    assert!(!app.state.place.editing);
    app.dispatch(EditEvent::Do(Command::Remove(vec![row])));
    assert_eq!(text(&app), REPORT);
    assert_eq!(toast(&app), "本页不允许这样做，没有变动");
    app.dispatch(TextsEvent::Copy(CopyScope::Reports));
    let copied = app.platform.clipboard.clone().expect("text may leave");
    assert_eq!((copied.plain.as_str(), copied.html.as_str()), (REPORT, ""));
    // The host lets go.
    let options = Options {
        readonly: false,
        ..options
    };
    app.dispatch(HostEvent::Decided(Host::new(options)));
    app.dispatch(EditEvent::Do(Command::Remove(vec![row])));
    assert!(!text(&app).contains("成立专班"));
    let told: Vec<&str> = app.platform.told.iter().map(|(what, _)| *what).collect();
    assert!(
        told.contains(&"input") && told.contains(&"copyout"),
        "{told:?}"
    );
}

#[test]
fn a_style_that_numbers_nothing_is_told_to_the_host() {
    let options = Options {
        scheme: Some("{".to_owned()),
        storage: true,
        ..Options::default()
    };
    let app = Application::new(NullPlatform::hosted(options));
    let complaints = app.state.replace(REPORT, &app.platform.host, 0.0);
    let [Effect::Tell { what, detail }] = &complaints[..] else {
        panic!("{complaints:?}");
    };
    assert_eq!(*what, "error");
    assert_eq!(detail, "\"scheme: it is neither a name nor a style\"");
}

#[test]
fn notices_pass_each_in_its_own_time() {
    let mut app = desk(NullPlatform::default());
    let first = app.platform.later.clone();
    app.dispatch(Event::Run("copy"));
    assert_eq!(toast(&app), "已复制，可直接粘贴到 Word 或 WPS");
    // The time of an earlier notice is over.
    for event in first {
        app.dispatch(event);
    }
    assert_eq!(toast(&app), "已复制，可直接粘贴到 Word 或 WPS");
    let last = app.platform.later.pop().expect("its own");
    app.dispatch(last);
    assert_eq!(toast(&app), "");
}

#[test]
fn what_is_open_is_known_without_asking_the_page() {
    let mut app = desk(NullPlatform::default());
    assert!(!app.state.page.has_overlay());
    app.dispatch(PageEvent::Toggle(Menu::Copy));
    assert!(app.state.page.has_overlay());
    app.dispatch(PageEvent::CloseMenus);
    assert!(!app.state.page.has_overlay());
    app.dispatch(ChecksEvent::OpenRules);
    assert!(app.state.page.has_dialog());
    app.dispatch(PageEvent::Answered);
    assert!(!app.state.page.has_dialog());
}

#[test]
fn settings_outlive_the_page() {
    let mut app = desk(NullPlatform::default());
    app.dispatch(PageEvent::ToggleLanguage);
    app.dispatch(crate::WordsEvent::SetTerms(
        "一岗双责\n一岗双责\n".to_owned(),
    ));
    assert!(
        app.platform.done.iter().any(
            |e| matches!(e, Effect::Words(WordsEffect::Terms(terms)) if *terms == ["一岗双责"])
        )
    );
    let settings = app.platform.settings.clone();
    let again = Application::new(NullPlatform::with_settings(settings));
    assert_eq!(again.state.settings.language, crate::Language::English);
    assert_eq!(again.state.words.terms, ["一岗双责"]);
}

#[test]
fn every_form_can_be_copied_by_a_command() {
    let mut app = desk(NullPlatform::default());
    for &form in Form::ALL {
        let id = match form {
            Form::Text => "copy-plain".to_owned(),
            Form::Rich => "copy".to_owned(),
            form => format!("copy-{}", form.id()),
        };
        let action = ACTIONS.iter().find(|action| action.id == id);
        let action = action.unwrap_or_else(|| panic!("no command {id}"));
        app.platform.clipboard = None;
        app.dispatch(Event::Run(action.id));
        let asked = |effect: &Effect| matches!(effect, Effect::CopyAs(of) if *of == form);
        let is_copied = app.platform.clipboard.is_some() || app.platform.done.iter().any(asked);
        assert!(is_copied, "{id}");
    }
}

#[test]
fn a_form_that_the_host_keeps_in_is_not_copied() {
    let options = Options {
        exports: Some("text".to_owned()),
        ..Options::default()
    };
    let mut app = desk(NullPlatform::hosted(options));
    app.dispatch(TextsEvent::CopyAs(Form::Json));
    assert!(
        !app.platform
            .done
            .iter()
            .any(|e| matches!(e, Effect::CopyAs(_)))
    );
}

#[test]
fn like_measures_are_opened_with_all_their_places() {
    let mut app = desk(NullPlatform::default());
    let places: Vec<NodeId> = ["补课", "考试", "补登台账"]
        .iter()
        .map(|words| node(&app, words))
        .collect();
    let group = Alike {
        places: places.clone(),
        percent: 80,
        is_same: false,
        is_across: false,
    };
    app.dispatch(WordsEvent::Compare(group.clone()));
    let asked = app.platform.done.iter().find_map(|effect| match effect {
        Effect::Words(WordsEffect::Ask { questions, .. }) => Some(questions.clone()),
        _ => None,
    });
    let each = |other: &NodeId| WordQuestion::Differ {
        nodes: [places[0], *other],
    };
    assert_eq!(asked, Some(places[1..].iter().map(each).collect()));
    let differ = WordAnswer::Differ {
        texts: ["补课".to_owned(), "考试".to_owned()],
        differ: Differ::default(),
    };
    let answers = Rc::new(vec![differ.clone(), differ]);
    app.dispatch(WordsEvent::Counted(answers.clone()));
    app.dispatch(WordsEvent::Counted(answers));
    assert_eq!(app.state.words.shown.differ.len(), 2);
    app.dispatch(WordsEvent::Compare(group));
    assert_eq!(app.state.words.shown.group, None);
}

#[test]
fn all_findings_of_a_rule_are_fixed_and_how_many_is_said() {
    let text_of = |marks: [&str; 3]| {
        let [a, b, c] = marks;
        format!(
            "某局关于整改情况的通报\n一、组织情况\n成立专班{a}负责。\n二、整改情况\n已整改{b}将坚持。\n三、打算\n继续推进{c}\n"
        )
    };
    let doubled = text_of(["，，", "。。", "。。"]);
    let mut app = desk_with(NullPlatform::default(), &doubled);
    let part = app.state.session.borrow().parts()[0].id;
    let fixes = |app: &Application<NullPlatform>| -> Vec<gangmu::edit::Fix> {
        let found = app.state.checks.found.of(Some(part));
        let of = found
            .iter()
            .filter(|f| f.rule.as_str() == "doubled-punctuation");
        of.filter_map(|f| f.fix.clone()).collect()
    };
    let all = fixes(&app);
    assert_eq!(all.len(), 3);
    let all_of = gangmu::check::RuleId::new("doubled-punctuation");
    app.dispatch(ChecksEvent::FixRule(all_of.clone()));
    let question = app.state.page.question.take().expect("it is shown first");
    assert_eq!(
        (question.words.as_str(), text(&app)),
        ("将改动 3 行，可以一步撤销。", doubled.clone())
    );
    app.dispatch(question.answers[1].1.clone());
    assert_eq!(toast(&app), "已改正 3 处，可撤销");
    assert_eq!(text(&app), text_of(["，", "。", "。"]));
    assert!(fixes(&app).is_empty());
    let undo = app.state.page.toast.as_ref().and_then(|t| t.action.clone());
    app.dispatch(*undo.expect("there is a way back").1);
    assert_eq!(text(&app), doubled);
    // What was changed since is left alone, and not counted.
    let first = all[0].clone();
    app.dispatch(EditEvent::Do(Command::Fix(vec![first])));
    app.dispatch(EditEvent::Do(Command::Fix(all.clone())));
    assert_eq!(toast(&app), "已改正 2 处，可撤销");
    app.dispatch(EditEvent::Do(Command::Fix(all)));
    assert_eq!(toast(&app), "正文已有变动，没有改正");
    assert_eq!(text(&app), text_of(["，", "。", "。"]));
}

#[test]
fn lines_broken_at_the_papers_width_are_joined_and_come_back() {
    let pasted = "某县关于防汛工作的报告\n一、基本情况\n全县共有水库32座、堤防118公里，汛前排查各类隐\n— 1 —\n患56处，建立台账逐一销号，目前已经全部整改到\n位。\n（一）值守\n各乡镇落实二十四小时值班制度，遇有险情及时报告\n并组织群众转移。\n- 2 -\n二、打算\n文。\n";
    let mut app = desk_with(NullPlatform::default(), pasted);
    assert_eq!(text(&app), pasted);
    app.dispatch(Event::Run("join-lines"));
    let joined = "某县关于防汛工作的报告\n一、基本情况\n全县共有水库32座、堤防118公里，汛前排查各类隐患56处，建立台账逐一销号，目前已经全部整改到位。\n（一）值守\n各乡镇落实二十四小时值班制度，遇有险情及时报告并组织群众转移。\n二、打算\n文。\n";
    assert_eq!(text(&app), joined);
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), pasted);
    app.dispatch(EditEvent::Redo);
    assert_eq!(text(&app), joined);
    // There is nothing more to join.
    let before = app.state.session.borrow().revision();
    app.dispatch(Event::Run("join-lines"));
    assert_eq!(app.state.session.borrow().revision(), before);
}
