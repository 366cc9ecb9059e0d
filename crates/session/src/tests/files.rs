//! Documents that come in and go out, without the module that reads and writes them.

use super::stories::{REPORT, desk, node, text, toast};
use crate::{
    About, Application, Command, EditEvent, Effect, Event, FileOrder, FileText, FilesEvent,
    FormRow, Host, HostEvent, KeepEvent, LedgerEvent, NullPlatform, Options, Range, SettingRow,
    TextsEvent, Told, View, by_id,
};
use gangmu::report::Missing;
use gangmu::text::both;
use serde_json::json;
use std::rc::Rc;

type App = Application<NullPlatform>;

/// Nothing is open, and it is known that nothing was kept.
fn empty() -> App {
    let mut app = Application::new(NullPlatform::default());
    app.dispatch(KeepEvent::Restored(Rc::new(None)));
    app
}

fn read(app: &mut App, name: &str, text: Result<&str, &'static str>, whole: bool) {
    let told = |text: &str| FileText {
        text: text.to_owned(),
        told: Some(both("已读入 2 段".to_owned(), "Read".to_owned())),
        whole,
    };
    let read = text.map(told).map_err(|why| both(why, "why").into());
    app.dispatch(FilesEvent::Read(name.to_owned(), Rc::new(read)));
}

fn about(options: serde_json::Value) -> About {
    let row = |ledger, key: &str| FormRow {
        ledger,
        key: key.to_owned(),
        names: both("表", "form").into(),
        ending: key.to_owned(),
    };
    let (texts, ledgers) = (["docx", "text"], ["xlsx", "ledger-docx"]);
    let texts = texts.map(|key| row(false, key)).into_iter();
    About {
        forms: texts.chain(ledgers.map(|key| row(true, key))).collect(),
        settings: vec![SettingRow {
            path: "format.body.font".to_owned(),
            names: both("字体", "font").into(),
            range: Range::Font,
            value: json!("宋体"),
            usual: json!("仿宋"),
        }],
        options,
    }
}

fn told(app: &mut App, options: serde_json::Value) {
    answered(app, Ok(about(options)));
}

fn answered(app: &mut App, about: Result<About, &str>) {
    let asked = app.platform.done.iter().rev().find_map(|e| match e {
        Effect::AboutFiles(asked, _) => Some(*asked),
        _ => None,
    });
    let about = about.map_err(|why| both(why.to_owned(), "no".to_owned()));
    let asked = asked.expect("it is asked");
    app.dispatch(FilesEvent::About(asked, Rc::new(about)));
}

fn last(app: &App) -> &Effect {
    let mut effects = app.platform.done.iter().rev();
    let own = |e: &&Effect| {
        matches!(
            e,
            Effect::AboutFiles(..) | Effect::PreviewFile(..) | Effect::WriteFile(_)
        )
    };
    effects.find(own).expect("something is asked")
}

#[test]
fn what_of_a_file_came_in_stands_before_what_was_recognised() {
    let mut app = empty();
    read(&mut app, "甲.docx", Ok(REPORT), true);
    app.dispatch(FilesEvent::AllRead);
    assert!(
        toast(&app).starts_with("已读入 2 段。识别出"),
        "{}",
        toast(&app)
    );
    assert_eq!(text(&app), REPORT);
    assert!(app.state.page.question.is_none());
    read(&mut app, "乙.docx", Err("这个文件已损坏。"), false);
    app.dispatch(FilesEvent::AllRead);
    assert_eq!(toast(&app), "这个文件已损坏。已打开的文档没有变动。");
    assert_eq!(text(&app), REPORT);
}

#[test]
fn of_several_files_each_is_named_that_is_not_wholly_here() {
    let mut app = empty();
    read(&mut app, "甲.docx", Ok("一、甲\n"), true);
    read(&mut app, "乙.doc", Err("这个文件已加密。"), false);
    read(&mut app, "丙.docx", Ok("一、丙\n"), false);
    app.dispatch(FilesEvent::AllRead);
    let question = app.state.page.question.as_ref().expect("it is told");
    assert_eq!(
        question.words,
        "一起打开的 3 个文件中，2 个没有读入或没有全部读入："
    );
    let lines: Vec<&str> = question.lines.iter().map(|l| l.words.as_str()).collect();
    assert_eq!(lines, ["乙.doc：这个文件已加密。", "丙.docx：已读入 2 段"]);
}

#[test]
fn several_files_are_said_to_come_and_one_undo_takes_them_out() {
    let mut app = empty();
    read(&mut app, "甲.docx", Ok(REPORT), true);
    for (nth, name) in [(1, "乙.txt"), (2, "丙.txt"), (3, "丁.txt")] {
        app.dispatch(FilesEvent::Opens(nth, 3));
        assert_eq!(toast(&app), format!("正在打开 第 {nth} / 3 篇"));
        read(
            &mut app,
            name,
            Ok("一、乙\n（一）关于台账不全的问题\n"),
            true,
        );
        assert_eq!(toast(&app), format!("正在打开 第 {nth} / 3 篇"));
    }
    app.dispatch(FilesEvent::AllRead);
    assert!(toast(&app).starts_with("识别出 3 篇"), "{}", toast(&app));
    assert_ne!(text(&app), REPORT);
    app.dispatch(EditEvent::Undo);
    assert_eq!(text(&app), REPORT);
}

#[test]
fn what_was_done_while_files_came_is_a_step_of_its_own() {
    let mut app = empty();
    app.dispatch(FilesEvent::Opens(1, 2));
    read(&mut app, "甲.txt", Ok("一、甲\n"), true);
    let first = app.state.session.borrow().parts()[0].id;
    app.dispatch(EditEvent::Do(Command::Rename(first, "甲村报告".to_owned())));
    read(&mut app, "乙.txt", Ok("一、乙\n"), true);
    app.dispatch(FilesEvent::AllRead);
    app.dispatch(EditEvent::Undo);
    assert!(text(&app).contains("甲村报告") && !text(&app).contains("一、乙"));
}

#[test]
fn what_a_stop_left_unread_is_named() {
    let mut app = empty();
    read(&mut app, "甲.docx", Ok("一、甲\n"), true);
    app.dispatch(FilesEvent::Stop);
    app.dispatch(FilesEvent::Unread(vec!["乙.pdf".into(), "丙.txt".into()]));
    app.dispatch(FilesEvent::AllRead);
    let question = app.state.page.question.as_ref().expect("it is told");
    let lines: Vec<&str> = question.lines.iter().map(|l| l.words.as_str()).collect();
    let why = "已停止，没有读入";
    assert_eq!(lines, [format!("乙.pdf：{why}"), format!("丙.txt：{why}")]);
    // One alone was stopped by whoever knows it.
    app.dispatch(FilesEvent::Unread(vec!["丁.pdf".into()]));
    app.platform.done.clear();
    app.state.page.question = None;
    app.dispatch(FilesEvent::AllRead);
    assert!(app.state.page.question.is_none());
}

#[test]
fn the_dialog_asks_for_the_beginning_and_keeps_what_is_chosen() {
    let mut app = desk(NullPlatform::default());
    app.dispatch(FilesEvent::OpenExport);
    assert!(matches!(last(&app), Effect::AboutFiles(_, o) if o.is_null()));
    told(&mut app, json!({}));
    let Effect::PreviewFile(asked, order) = last(&app) else {
        panic!("no beginning is asked for");
    };
    assert_eq!((order.form.as_str(), order.preview), ("docx", true));
    let (old, asked) = (*asked, *asked + 1);
    app.dispatch(FilesEvent::Form(true, "xlsx".to_owned()));
    // What was asked for before counts for nothing.
    app.dispatch(FilesEvent::Preview(old, "alt".to_owned()));
    app.dispatch(FilesEvent::Preview(asked, "<p>1</p>".to_owned()));
    let export = app.state.files.export.clone().expect("it is open");
    assert_eq!(
        (&*export.preview, export.form.as_str()),
        ("<p>1</p>", "xlsx")
    );

    app.dispatch(FilesEvent::Set(
        "format.body.font".to_owned(),
        Some(json!("宋体")),
    ));
    let Effect::AboutFiles(_, options) = last(&app) else {
        panic!("the choice is not held against what there is");
    };
    let chosen = json!({"format": {"body": {"font": "宋体"}}});
    assert_eq!(*options, chosen);
    told(&mut app, chosen.clone());
    app.dispatch(FilesEvent::KeepAs("县委办".to_owned()));
    app.dispatch(FilesEvent::Set("format.body.font".to_owned(), None));
    told(&mut app, json!({}));
    app.dispatch(FilesEvent::Take("县委办".to_owned()));
    assert!(matches!(last(&app), Effect::AboutFiles(_, o) if *o == chosen));
    // What cannot be chosen is told there, and is not kept.
    answered(&mut app, Err("字号应为 5 到 72。"));
    assert!(
        app.state
            .files
            .export
            .as_ref()
            .is_some_and(|e| e.error.is_some())
    );
    assert_eq!(app.state.files.kept.options, json!({}));

    app.dispatch(FilesEvent::Write);
    assert!(
        matches!(last(&app), Effect::WriteFile(order) if order.form == "xlsx" && !order.preview)
    );
    app.dispatch(FilesEvent::Written(Ok("整改台账.xlsx".to_owned())));
    assert!(app.state.files.export.is_none());
    assert_eq!(toast(&app), "已导出“整改台账.xlsx”");
    // The ledger's form is taken up again where the ledger is shown.
    app.dispatch(LedgerEvent::Show(View::Ledger));
    app.dispatch(FilesEvent::OpenExport);
    assert!(
        app.state
            .files
            .export
            .as_ref()
            .is_some_and(|e| e.ledger && e.form == "xlsx")
    );
}

#[test]
fn choices_made_before_the_first_is_answered_are_all_kept() {
    let mut app = desk(NullPlatform::default());
    open(&mut app);
    let set = |app: &mut App, path: &str, value| {
        app.dispatch(FilesEvent::Set(path.to_owned(), Some(value)));
    };
    set(&mut app, "format.body.font", json!("宋体"));
    let asked = app.state.files.asked;
    set(&mut app, "format.body.sizePt", json!(900));
    set(&mut app, "contents", json!(true));
    // What is shown and written is what was chosen.
    let export = app.state.files.export.clone().expect("it is open");
    let row = &about(json!({})).settings[0];
    assert_eq!(export.value(row), &json!("宋体"));
    let all = json!({"contents": true, "format": {"body": {"font": "宋体", "sizePt": 900}}});
    assert_eq!(written(&mut app).expect("ordered").options, all);
    assert_eq!(app.state.files.asked, asked);
    // One after the other is asked for; what cannot be goes alone.
    let mut chosen = json!({"format": {"body": {"font": "宋体"}}});
    app.dispatch(FilesEvent::About(asked, Rc::new(Ok(about(chosen.clone())))));
    answered(&mut app, Err("“正文字号（磅）”应为 5 到 72。"));
    chosen["contents"] = json!(true);
    assert!(matches!(last(&app), Effect::AboutFiles(_, o) if *o == chosen));
    told(&mut app, chosen.clone());
    assert_eq!(app.state.files.kept.options, chosen);
    let export = app.state.files.export.as_ref().expect("it is open");
    assert!(export.error.is_some());
    assert!(matches!(last(&app), Effect::PreviewFile(..)));
    // An answer to what was asked before counts for nothing.
    app.dispatch(FilesEvent::About(asked, Rc::new(Ok(about(json!({}))))));
    assert_eq!(app.state.files.kept.options, chosen);
}

#[test]
fn the_text_as_it_was_taken_in_is_told_beside_what_it_is_now() {
    let mut app = desk(NullPlatform::default());
    let heading = node(&app, "成立专班。");
    app.dispatch(EditEvent::Do(Command::Remove(vec![heading])));
    let session = app.state.session.borrow();
    let mut order = app.state.order_of_all("changes".to_owned(), json!(null));
    let told = |order: &FileOrder| FileOrder::read(&order.request(&session)).expect("it is sound");
    let (again, all) = told(&order);
    let (now, original) = (all.text, all.before.expect("it is told"));
    assert_eq!(again, order);
    assert_eq!(original.write(), REPORT);
    assert_eq!(now.write(), session.outline().write());
    assert_ne!(original.write(), now.write());
    // Nothing is told that is not asked for.
    order.form = "docx".to_owned();
    assert!(told(&order).1.before.is_none());
    order.parts = vec![gangmu::NodeId(0)];
    assert_eq!(told(&order).1.text.root().children.len(), 0);
}

#[test]
fn of_the_ledger_the_rows_are_told() {
    const TEXT: &str = "关于整改情况的报告\n一、整改情况\n1.关于学习不深的问题\n责任单位：党建办\n责任领导：王某\n整改时限：2024年3月底前\n问题表现：少。\n整改情况：已完成整改。一是补课。二是测试。\n2.关于会议偏多的问题\n备注：无\n整改情况：正在推进。\n";
    let mut app = empty();
    app.dispatch(TextsEvent::New(TEXT.to_owned()));
    let session = app.state.session.borrow();
    let order = app.state.order_of_all("xlsx".to_owned(), json!(null));
    let told = FileOrder::read(&order.request(&session)).expect("it is sound");
    let Told { reports, rows, .. } = told.1;
    let rows = rows.expect("the ledger is told");
    let part = &session.parts()[0];
    let words = part.totals().figures().words;
    let missing = vec![Missing::Signature, Missing::Date];
    assert_eq!(
        reports,
        [(part.id, "关于整改情况的报告".to_owned(), words, missing)]
    );
    let own = gangmu::ledger(session.outline(), session.outline().root().id);
    assert_eq!(rows.len(), 2);
    for form in gangmu::LedgerForm::ALL {
        let page = |rows| gangmu::export::LedgerPage {
            rows,
            columns: None,
            language: gangmu::text::Language::Chinese,
        };
        assert_eq!(form.write(&page(&rows)), form.write(&page(&own)));
    }
    let told = |rows: &[gangmu::LedgerRow]| {
        let row = |r: &gangmu::LedgerRow| (r.node, r.part, r.due, r.status, r.is_duty);
        rows.iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(told(&rows), told(&own));
}

fn offered(app: &App) -> Vec<&str> {
    let about = app
        .state
        .files
        .export
        .as_ref()
        .and_then(|e| e.about.as_ref());
    let forms = about.iter().flat_map(|about| &about.forms);
    forms.map(|form| form.key.as_str()).collect()
}

fn open(app: &mut App) {
    app.dispatch(Event::Run("export"));
    told(app, json!({}));
}

fn written(app: &mut App) -> Option<FileOrder> {
    app.platform.done.clear();
    app.dispatch(FilesEvent::Write);
    app.platform.done.iter().find_map(|effect| match effect {
        Effect::WriteFile(order) => Some(*order.clone()),
        _ => None,
    })
}

fn allow(app: &mut App, exports: &str) {
    let options = Options {
        exports: Some(exports.to_owned()),
        storage: true,
        ..Options::default()
    };
    app.dispatch(HostEvent::Decided(Host::new(options)));
}

#[test]
fn the_form_taken_last_is_chosen_of_text_and_of_ledger() {
    let mut app = desk(NullPlatform::default());
    open(&mut app);
    assert_eq!(written(&mut app).expect("ordered").form, "docx");
    app.dispatch(FilesEvent::Form(false, "text".to_owned()));
    app.dispatch(FilesEvent::Form(true, "ledger-docx".to_owned()));
    let order = written(&mut app).expect("ordered");
    assert_eq!(
        (order.form.as_str(), order.name.as_str()),
        ("ledger-docx", "整改台账")
    );
    app.dispatch(FilesEvent::CloseExport);
    open(&mut app);
    let order = written(&mut app).expect("ordered");
    assert_eq!(order.form, "text");
    assert_eq!(order.name, "某某局关于整改情况的通报");
    assert_eq!(order.parts.len(), 0, "the only one is all");
    app.dispatch(FilesEvent::CloseExport);
    app.dispatch(LedgerEvent::Slot);
    open(&mut app);
    assert_eq!(written(&mut app).expect("ordered").form, "ledger-docx");
}

#[test]
fn only_what_the_host_allows_is_offered_and_written() {
    let mut app = desk(NullPlatform::default());
    allow(&mut app, "text ledger-docx");
    open(&mut app);
    assert_eq!(offered(&app), ["text", "ledger-docx"]);
    assert_eq!(written(&mut app).expect("ordered").form, "text");
    // The host may think otherwise while the dialog is open.
    allow(&mut app, "docx");
    assert_eq!(written(&mut app), None);
    assert_eq!(toast(&app), "本页不允许这样做，没有变动");
    app.dispatch(FilesEvent::CloseExport);
    // Nothing that there is.
    allow(&mut app, "pdf");
    open(&mut app);
    assert_eq!(app.state.files.export, None);
    assert!(by_id("export", &app.state.host).is_some());
    allow(&mut app, "");
    assert!(by_id("export", &app.state.host).is_none());
    app.dispatch(FilesEvent::OpenExport);
    assert_eq!(app.state.files.export, None);
}

#[test]
fn the_host_orders_all_by_its_own_options() {
    let mut app = desk(NullPlatform::default());
    app.dispatch(TextsEvent::Pasted(REPORT.replace("某某局", "某某县")));
    open(&mut app);
    let order = app
        .state
        .order_of_all("docx".to_owned(), json!({"contents": true}));
    assert_eq!((order.parts.len(), order.preview), (0, false));
    assert_eq!(order.options, json!({"contents": true}));
    assert_eq!(order.name, "某某局关于整改情况的通报");
    assert!(text(&app).contains("某某县"));
}

#[test]
fn a_file_of_ones_own_is_saved_and_what_was_changed_elsewhere_comes_as_text() {
    let mut app = Application::new(NullPlatform::default());
    app.dispatch(crate::KeepEvent::Restored(Rc::new(None)));
    app.dispatch(TextsEvent::Pasted(super::REPORT.to_owned()));
    app.dispatch(Event::Run("save"));
    let asked = app
        .platform
        .done
        .iter()
        .rev()
        .find_map(|effect| match effect {
            Effect::SaveDesk { name, anew, .. } => Some((name.clone(), *anew)),
            _ => None,
        });
    assert_eq!(asked, Some(("某某局关于整改情况的通报".to_owned(), false)));
    let file = {
        let session = app.state.session.borrow();
        let (opening, end) = crate::around_desk_file(&session);
        let records: Vec<String> = session.parts().iter().map(crate::part_record).collect();
        [&opening, &records.join(","), end].concat()
    };
    let changed = file.replacen("\"tail\":\"", "\"tail\":\"改", 1);
    let read = |text: String| {
        let file = FileText {
            text,
            told: None,
            whole: true,
        };
        FilesEvent::Read("甲.gangmu".to_owned(), Rc::new(Ok(file)))
    };
    app.dispatch(read(changed));
    assert!(super::stories::toast(&app).contains("只取出了文字"));
    app.dispatch(EditEvent::Undo);
    app.dispatch(read(file));
    let text = app.state.session.borrow().outline().write();
    assert_eq!(
        text.matches("某某局关于整改情况的通报").count(),
        2,
        "{text}"
    );
}
