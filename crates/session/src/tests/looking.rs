//! Stories of looking for things, and of taking them out on paper.

use super::stories::{desk, node};
use crate::{
    Application, Command, EditEvent, Effect, FindEvent, Here, Host, KeepEvent, LedgerEvent, Listed,
    NullPlatform, PlaceEvent, ReportsEvent, Scope, TextsEvent, answers,
};
use gangmu::edit::Caret;
use gangmu::edit::commands::Direction;
use std::rc::Rc;

#[test]
fn find_goes_along_with_what_is_typed_and_gives_the_keyboard_back() {
    let mut app = Application::new(NullPlatform::default());
    let text_of = "关于整改情况的报告\n一、总体情况\n高度重视整改。\n二、整改情况\n整改已完成。\n三、打算\n继续整改。\n";
    app.dispatch(TextsEvent::Pasted(text_of.to_owned()));
    app.dispatch(KeepEvent::Restored(Rc::new(None)));
    let second = node(&app, "整改情况");
    app.dispatch(PlaceEvent::Edit(Caret::at(second, 0)));
    app.dispatch(FindEvent::Open);
    let at = |app: &Application<NullPlatform>| {
        let place = app.state.place;
        let caret = place.caret.expect("it went somewhere");
        let session = app.state.session.borrow();
        let text = session
            .outline()
            .get(caret.node)
            .expect("a row")
            .text
            .clone();
        (
            text[..caret.anchor.max(caret.head)].to_owned(),
            place.editing,
        )
    };
    // From where the caret stood, with each letter anew; the focus stays in the bar.
    for (typed, want) in [
        ("整", "整"),
        ("整改", "整改"),
        ("整改已", "整改已"),
        ("整改", "整改"),
    ] {
        app.dispatch(FindEvent::Words(typed.to_owned()));
        assert_eq!(at(&app), (want.to_owned(), false), "{typed}");
        assert!(app.state.place.quiet);
    }
    app.dispatch(FindEvent::Step(Direction::Down));
    app.dispatch(FindEvent::Close);
    assert_eq!(at(&app), ("整改".to_owned(), true), "the caret is there");
    assert_ne!(app.state.place.node, Some(second));
    assert!(!app.state.place.quiet);
    // What a zoomed section hides is found, too, and shown.
    app.dispatch(EditEvent::Do(Command::Zoom(Some(second))));
    app.dispatch(FindEvent::Open);
    app.dispatch(FindEvent::Words("高度重视".to_owned()));
    assert_eq!(at(&app).0, "高度重视");
    assert_eq!(app.state.session.borrow().zoom(), None);
}

#[test]
fn one_field_finds_commands_headings_reports_and_words() {
    let mut app = desk(NullPlatform::default());
    app.dispatch(TextsEvent::Pasted(
        "乙局关于学习情况的报告\n一、学习安排\n台账已补登三次。\n".to_owned(),
    ));
    let of = |app: &Application<NullPlatform>, words: &str| {
        let session = app.state.session.borrow();
        let here = Here::of(&app.state, &session);
        let found = answers(&here, words, &Host::default(), app.state.wording(), false);
        found
            .into_iter()
            .map(|f| (f.head, f.name, f.event))
            .collect::<Vec<_>>()
    };
    let found = of(&app, "学习");
    let named: Vec<_> = found
        .iter()
        .map(|(head, name, _)| (*head, name.as_str()))
        .collect();
    assert_eq!(
        named,
        [
            (Listed::Reports, "乙局关于学习情况的报告"),
            (Listed::Headings, "一、学习安排"),
            (Listed::Headings, "（一）关于学习不深的问题"),
        ]
    );
    // A heading in another report is gone to.
    app.dispatch(found[2].2.clone());
    assert_eq!(app.state.place.node, Some(node(&app, "关于学习不深")));
    let found = of(&app, "补登");
    let named: Vec<_> = found.iter().map(|(_, name, _)| name.as_str()).collect();
    assert_eq!(named, ["补登台账。", "台账已补登三次。", "查找“补登”"]);
    app.dispatch(found[2].2.clone());
    assert!(app.state.find.open && app.state.find.matches.len() == 1);
    for (words, want) in [
        ("打印", "打印"),
        ("导出", "复制全文"),
        ("另存", "复制全文"),
        ("帮助", "快捷键一览"),
        ("快捷键", "快捷键一览"),
        ("设置", "校核规则"),
    ] {
        let found = of(&app, words);
        assert!(found.iter().any(|(_, name, _)| name == want), "{words}");
    }
}

#[test]
fn what_is_printed_is_set_as_what_is_copied() {
    let mut app = desk(NullPlatform::default());
    app.dispatch(TextsEvent::Pasted(
        "乙局关于学习的报告\n一、学习安排\n".to_owned(),
    ));
    let sheets = |app: &Application<NullPlatform>| app.state.session.borrow().paper();
    let prints = |app: &Application<NullPlatform>| {
        app.platform.done.iter().any(|e| matches!(e, Effect::Print))
    };
    let one = sheets(&app);
    assert!(
        one.len() == 1 && one[0].html.contains("一、学习安排"),
        "{one:?}"
    );
    app.dispatch(TextsEvent::Print);
    assert!(prints(&app) && sheets(&app) == one);
    app.dispatch(ReportsEvent::Scope(Scope::All));
    app.dispatch(TextsEvent::Print);
    assert_eq!(sheets(&app).len(), 2);
    app.dispatch(TextsEvent::Printed);
    assert_eq!(sheets(&app), one);
    app.dispatch(ReportsEvent::Scope(Scope::Part));
    // The ledger as it is shown, below the title of its report.
    app.dispatch(LedgerEvent::Slot);
    let ledger = sheets(&app);
    assert_eq!(ledger[0].title, "乙局关于学习的报告");
    assert!(ledger[0].html.starts_with("<table") && ledger[0].html.contains("<thead>"));
    app.dispatch(LedgerEvent::Slot);
    assert_eq!(sheets(&app), one);
}

#[test]
fn numbers_are_shown_before_several_are_changed() {
    let mut app = desk(NullPlatform::default());
    let text = "某局的报告\n一、甲\n三、乙\n五、丙\n";
    app.dispatch(TextsEvent::Pasted(text.to_owned()));
    let written = |app: &Application<NullPlatform>| {
        let session = app.state.session.borrow();
        session.outline().write()
    };
    app.dispatch(crate::Event::Run("renumber"));
    let question = app.state.page.question.take().expect("two would change");
    assert_eq!(question.words, "将改动 2 行，可以一步撤销。");
    assert_eq!(
        question.preview.as_deref(),
        Some("三、乙\n→ 二、乙\n\n五、丙\n→ 三、丙")
    );
    assert!(written(&app).contains("五、丙"), "nothing is done yet");
    app.dispatch(question.answers[1].1.clone());
    assert!(written(&app).contains("一、甲\n二、乙\n三、丙\n"));
    let said = app.state.page.toast.as_ref().map(|t| t.words.as_str());
    assert_eq!(said, Some("已调整 2 个序号"));
    // All are in order: that is said.
    app.dispatch(crate::Event::Run("renumber"));
    let said = app.state.page.toast.as_ref().map(|t| t.words.as_str());
    assert_eq!(said, Some("序号都已连续，没有变动"));
}
