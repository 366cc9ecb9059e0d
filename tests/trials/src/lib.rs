//! What must hold of any bytes that come in as a text, as data, as a file of one's own, as what was kept,
//! and of any walk of edits. Whatever does not hold panics.

mod walk;

use gangmu::outline::{Content, Node, NodeId, Outline};
use gangmu::{Form, Settings, compare, export, outline};
use session::{Command, Session, part_record};
use std::rc::Rc;

/// Tries bytes.
pub type Trial = fn(&[u8]);

/// All of them, by name.
pub const ALL: [(&str, Trial); 6] = [
    ("text", text),
    ("walk", walk::walk),
    ("import", import),
    ("desk", desk),
    ("kept", kept),
    ("compare", compared),
];

/// A report of ours, with what most reports have.
const REPORT: &str = "某某镇关于巡察整改进展情况的报告\n根据要求，现将情况报告如下。\n一、总体情况\n反馈问题3个，已完成2个，正在推进1个，完成率66.7%。\n二、整改情况\n（一）关于学习不深入的问题\n责任单位：党建办\n整改时限：2024年6月底前\n整改情况：已完成整改。一是补课3次；二是测试。\n1.关于会议偏多的问题\n① 合并会议。\n（二）关于“台账不全”的问题。正在推进。见二（一）。\n三、下一步打算\n抓好落实。\n某某镇党委\n2024年5月6日\n";

/// Bytes to begin with, of each trial.
pub fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let mut session = Session::default();
    session.dispatch(Command::Open(REPORT.to_owned()), 0.0);
    let rows = gangmu::ledger(session.outline(), NodeId(0));
    session.dispatch(Command::Tick(vec![(rows[0].node, None)]), 0.0);
    let records: Vec<String> = session.parts().iter().map(part_record).collect();
    let (opening, end) = session::around_desk_file(&session);
    let file = [opening.as_str(), &records.join(","), end].concat();
    let head = serde_json::to_string(&session.kept_head()).expect("plain data serialises");
    let kept = [head.as_str(), &records.join("\n")].join("\n");
    let data = Form::Json.write(session.outline());
    let twice = [
        REPORT,
        &REPORT.replace("学习", "研学").replace("2次", "3次"),
    ]
    .join("\u{0}");
    let walk: Vec<u8> = (0..240u32).map(|n| (n * 37 % 251) as u8).collect();
    vec![
        ("text", REPORT.into()),
        ("text", session::SAMPLE.into()),
        ("walk", walk),
        ("import", data.into_bytes()),
        ("desk", file.into_bytes()),
        ("kept", kept.into_bytes()),
        ("compare", twice.into_bytes()),
    ]
}

/// Written is what was parsed, sums are what is counted anew, and whatever reads it comes to an end.
fn text(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let outline = gangmu::parse(text);
    assert_eq!(outline.write(), text);
    recounted(&outline);
    let rows = gangmu::ledger(&outline, outline.root().id);
    assert!(rows.iter().all(|row| outline.contains(row.node)));
    for finding in gangmu::check_all(&outline, &Settings::default(), &gangmu::bigrams) {
        assert!(outline.contains(finding.node));
    }
    for form in Form::ALL {
        form.write(&outline);
    }
    let page = export::LedgerPage {
        rows: &rows,
        columns: None,
        language: gangmu::text::Language::Chinese,
    };
    for form in gangmu::LedgerForm::ALL {
        form.write(&page);
    }
}

/// Data of ours, or whatever else it is taken for.
fn import(bytes: &[u8]) {
    if let Ok(imported) = gangmu::read(bytes) {
        let outline = imported.into_outline();
        recounted(&outline);
        let again = gangmu::parse(&outline.write());
        assert_eq!(again.write(), outline.write());
    }
}

/// A file of one's own says what it says, or nothing; one undo takes it back.
fn desk(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let mut session = Session::default();
    session.dispatch(Command::Open("三、前文\n".to_owned()), 0.0);
    let before = session.outline().write();
    if let Ok(Ok(read)) = session::read_desk_file(text, session.outline()) {
        session.dispatch(Command::OpenDesk(Rc::new(read)), 0.0);
        recounted(session.outline());
        assert!(session.outline().write().starts_with(&before));
        session.dispatch(Command::Undo, 0.0);
        assert_eq!(session.outline().write(), before);
    }
    let records: Vec<String> = text.lines().map(str::to_owned).collect();
    for file in session::from_shelf(&records, session.outline()).unwrap_or_default() {
        session.dispatch(Command::OpenDesk(Rc::new(file)), 0.0);
        recounted(session.outline());
    }
}

/// What was kept is a session whose steps can be taken back and made again, or a reason.
fn kept(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let mut lines = text.lines().map(str::to_owned);
    let head = lines.next().unwrap_or_default();
    let records: Vec<String> = lines.collect();
    if let Ok(mut session) = Session::restore(&head, &records) {
        recounted(session.outline());
        let written = session.outline().write();
        let n_steps = session.n_steps();
        while session.can_undo().is_some() {
            session.dispatch(Command::Undo, 0.0);
            recounted(session.outline());
        }
        for _ in 0..n_steps {
            session.dispatch(Command::Redo, 0.0);
        }
        assert_eq!(session.outline().write(), written);
    }
    session::salvage(&records);
}

/// Two texts are compared whatever they are.
fn compared(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let (old, new) = text.split_once('\u{0}').unwrap_or((text, ""));
    let [old, new] = [old, new].map(gangmu::parse);
    if let (Some(old), Some(new)) = (old.root().children.first(), new.root().children.first()) {
        compare::compare(old, new);
        compare::compare(old, old);
    }
}

/// Sums kept along are the sums of what is there, and each node stands where the outline says.
fn recounted(outline: &Outline) {
    let root = copy(outline.root());
    let (kept, counted) = (outline.root().totals(), root.totals());
    assert_eq!(kept, counted, "sums of {:?}", outline.write());
    assert_eq!(outline.root().summary(), root.summary());
    outline.root().walk(&mut |node| {
        for (at, child) in node.children.iter().enumerate() {
            let place = outline.place(child.id).expect("it is there");
            assert_eq!(
                place,
                outline::Place {
                    parent: node.id,
                    index: at
                }
            );
        }
    });
}

/// The same, with all sums counted anew.
fn copy(node: &Rc<Node>) -> Rc<Node> {
    Rc::new(Node::from(Content {
        id: node.id,
        kind: node.kind,
        lead: node.lead.clone(),
        marker: node.marker.clone(),
        text: node.text.clone(),
        children: node.children.iter().map(copy).collect(),
        note: node.note.clone(),
    }))
}
