//! Rows and folds, the shown part, and what is kept and restored.

use crate::*;
use gangmu::edit::commands::Direction;
use gangmu::outline::Level;

const TEXT: &str = "\u{feff}目录\n甲局的通报\t1\n\n甲局的通报\n\n某某委：\n一、子\n　　文。一是壹；二是贰。\r\n##paidbegin##（一）丑。文。\n整改情况：一是叁。\n二、寅\n欢迎监督。\n\n";

fn open(text: &str) -> Session {
    let mut session = Session::default();
    session.dispatch(Command::Open(text.to_owned()), 0.0);
    session
}

fn kept(session: &Session) -> (String, Vec<String>) {
    let head = serde_json::to_string(&session.head()).unwrap();
    let parts = session.parts().iter().map(part_record).collect();
    (head, parts)
}

fn list(session: &Session) -> Vec<String> {
    let mut found = vec![format!("{:?}", session.outline().tail())];
    session.outline().root().walk(&mut |n| {
        let gangmu::outline::Content {
            id,
            kind,
            lead,
            marker,
            text,
            note,
            ..
        } = &***n;
        let totals = n.totals();
        found.push(format!(
            "{id:?} {kind:?} {lead:?} {marker:?} {text:?} {note:?} {totals:?}"
        ));
    });
    found
}

#[test]
fn what_is_kept_comes_back() {
    let mut session = open(TEXT);
    let heading = session
        .rows()
        .iter()
        .find(|r| r.folded.is_some())
        .unwrap()
        .id;
    let part = session.current().unwrap().id;
    session.dispatch(Command::SetTarget(part, Some(3000)), 1.0);
    session.dispatch(Command::Split(heading, 0), 2.0);
    session.dispatch(Command::Shift(vec![heading], Direction::Down), 3.0);
    session.dispatch(Command::ToggleFold(heading), 4.0);
    session.dispatch(Command::Show(session.parts()[0].id), 5.0);
    let (head, parts) = kept(&session);
    let back = Session::restore(&head, &parts).unwrap();
    assert_eq!(back.outline().write(), session.outline().write());
    assert_eq!(list(&back), list(&session));
    assert_eq!(back.rows(), session.rows());
    assert_eq!(
        back.current().map(|p| p.id),
        session.current().map(|p| p.id)
    );
    assert!(back.is_folded(heading));
    assert_eq!(back.outline().next_id(), session.outline().next_id());
    assert_eq!(kept(&back), (head, parts));
    assert_eq!(back.can_undo(), None);
}

#[test]
fn an_empty_session_comes_back() {
    let (head, parts) = kept(&Session::default());
    let back = Session::restore(&head, &parts).unwrap();
    assert!(back.is_empty() && back.rows().is_empty());
}

#[test]
fn folds_of_what_is_gone_are_not_kept() {
    let mut session = open("题目\n一、甲\n文。\n二、乙\n");
    let heading = session.rows()[1].id;
    session.dispatch(Command::ToggleFold(heading), 1.0);
    session.dispatch(Command::Remove(vec![heading]), 2.0);
    let (head, parts) = kept(&session);
    assert!(!Session::restore(&head, &parts).unwrap().is_folded(heading));
    session.dispatch(Command::Undo, 3.0);
    assert!(!session.is_folded(session.rows()[0].id));
}

#[track_caller]
fn damaged(head: &str, parts: &[&str]) {
    let parts: Vec<String> = parts.iter().map(|p| (*p).to_owned()).collect();
    let got = Session::restore(head, &parts);
    assert!(matches!(got, Err(RestoreError::Damaged(_))), "{got:?}");
}

fn head(next: u32, parts: &str) -> String {
    format!(
        r#"{{"version":1,"parts":[{parts}],"tail":"","next":{next},"current":null,"folded":[4000000000]}}"#
    )
}

const PART: &str = r#"[1,"report",0,"","","",null,[[2,"body",0,"","","文。",null,[]]]]"#;

#[test]
fn hostile_records() {
    let good = head(3, "1");
    assert!(Session::restore(&good, &[PART.to_owned()]).is_ok());
    for text in [
        "",
        "{",
        "null",
        "[]",
        "\u{0}",
        &good[..good.len() - 1],
        &"[".repeat(200_000),
    ] {
        damaged(text, &[PART]);
        damaged(&good, &[text]);
    }
    for cut in (0..PART.len()).filter(|at| PART.is_char_boundary(*at)) {
        damaged(&good, &[&PART[..cut]]);
    }
    damaged(&good, &[]);
    damaged(&good, &[PART, PART]);
    damaged(&head(3, "1,1"), &[PART, PART]);
    damaged(&head(3, "2"), &[PART]);
    damaged(&head(2, "1"), &[PART]);
    damaged(&head(0, "1"), &[PART]);
    damaged(&head(3, "0"), &[&PART.replace("[1,", "[0,")]);
    damaged(&good, &[&PART.replace("[2,", "[1,")]);
    damaged(&good, &[&PART.replace("[2,", "[-2,")]);
    damaged(&good, &[&PART.replace("[2,", "[99999999999,")]);
    damaged(&good, &[&PART.replace("body", "root")]);
    damaged(&good, &[&PART.replace("body", "report")]);
    damaged(&good, &[&PART.replace("body", "<script>")]);
    damaged(&good, &[&PART.replace("report", "body")]);
    damaged(&good, &[&PART.replace("\"body\",0", "\"heading\",0")]);
    damaged(&good, &[&PART.replace("\"body\",0", "\"heading\",10")]);
    damaged(
        &head(u32::MAX, "1"),
        &[&PART.replace("[2,", "[4294967290,")],
    );
    let newer = good.replace("\"version\":1", "\"version\":2");
    let got = Session::restore(&newer, &[PART.to_owned()]);
    assert_eq!(got.err(), Some(RestoreError::Newer(2)));
}

#[test]
fn an_absurd_next_id_takes_no_gigabytes() {
    let back = Session::restore(&head(u32::MAX, "1"), &[PART.to_owned()]).unwrap();
    assert_eq!(back.outline().next_id(), NodeId(3));
}

#[test]
fn nesting_without_end_is_refused() {
    let deep = |n: usize| {
        let mut text = String::new();
        for id in 2..n {
            text.push_str(&format!("[{id},\"body\",0,\"\",\"\",\"\",null,["));
        }
        text.push_str(&"]]".repeat(n - 2));
        format!("[1,\"report\",0,\"\",\"\",\"\",null,[{text}]]")
    };
    damaged(&head(200_000, "1"), &[&deep(100_000)]);
    // The deepest that commands make is far from the reader's limit.
    assert!(Session::restore(&head(100, "1"), &[deep(40)]).is_ok());
}

#[test]
fn folding() {
    let mut session = open("题目\n一、甲\n文。\n（一）乙\n文。\n二、丙\n");
    let ids: Vec<NodeId> = session.rows().iter().map(|r| r.id).collect();
    session.dispatch(Command::Stand(Some(Caret::at(ids[4], 0))), 0.0);
    let folded = session.dispatch(Command::ToggleFold(ids[1]), 1.0);
    // The caret goes to the heading that hides its place.
    let caret = Some(Caret::at(ids[1], "甲".len()));
    assert_eq!(folded, Outcome::Done { caret });
    assert_eq!(session.rows().len(), 3);
    assert_eq!(session.row_of(ids[4]), None);
    assert_eq!(
        session.dispatch(Command::ToggleFold(ids[0]), 2.0),
        Outcome::Nothing
    );
    session.dispatch(Command::ToggleFold(ids[1]), 3.0);
    assert_eq!(session.rows().len(), 6);
    session.dispatch(Command::FoldTo(Some(Level::new(1))), 4.0);
    assert_eq!(session.rows().len(), 3);
    // What is changed is shown.
    session.dispatch(Command::Outdent(vec![ids[3]]), 5.0);
    assert!(session.row_of(ids[3]).is_some());
}

#[test]
fn only_parts_are_shown() {
    let mut session = open("甲局的报告\n一、甲\n");
    session.dispatch(Command::Open("乙局的报告\n一、乙\n".to_owned()), 1.0);
    let second = session.current().unwrap().id;
    assert_eq!(session.parts()[1].id, second);
    let node = session.parts()[0].children[0].id;
    assert!(matches!(
        session.dispatch(Command::Show(node), 2.0),
        Outcome::Refused(_)
    ));
    assert_eq!(session.current().unwrap().id, second);
}

#[test]
fn a_record_written_in_slices_is_that_of_the_moment_it_was_begun() {
    let mut session = open(TEXT);
    let part = session.current().unwrap().clone();
    let whole = part_record(&part);
    let heading = session.rows()[1].id;
    for n_bytes in [1, 7, 60, 1 << 20] {
        let mut recorder = Recorder::new(session.outline().get(part.id).unwrap().clone());
        let mut pieces = vec![recorder.piece(n_bytes).unwrap()];
        // The writer goes on meanwhile.
        session.dispatch(Command::Split(heading, 0), 1.0);
        while let Some(piece) = recorder.piece(n_bytes) {
            pieces.push(piece);
        }
        session.dispatch(Command::Undo, 2.0);
        assert!(pieces.len() > 1 || n_bytes > whole.len());
        assert_eq!(pieces.concat(), whole);
        // A node is not cut in two: no piece is much longer than asked for.
        assert!(pieces.iter().all(|p| p.len() < n_bytes + 200));
    }
}

#[test]
fn of_whatever_was_kept_the_words_come_back() {
    let mut session = open(TEXT);
    session.dispatch(
        Command::Open("又一篇\n一、甲\n“引”和\\和\t。\n".to_owned()),
        1.0,
    );
    let part = session.parts()[0].id;
    session.dispatch(Command::SetTarget(part, Some(3000)), 2.0);
    let whole = session.outline().write();
    let (head, mut records) = kept(&session);
    records.reverse();
    records.push(head);
    assert_eq!(salvage(&records), whole);
    // Of kinds that are not known.
    let strange: Vec<String> = records
        .iter()
        .map(|r| r.replace("\"body\"", "\"verse\""))
        .collect();
    assert_eq!(salvage(&strange), whole);
    // Cut off anywhere.
    for record in &records[..records.len() - 1] {
        let all = salvage(std::slice::from_ref(record));
        for (at, _) in record.char_indices() {
            let some = salvage(&[record[..at].to_owned()]);
            assert!(all.starts_with(&some), "{some:?}");
        }
    }
}
