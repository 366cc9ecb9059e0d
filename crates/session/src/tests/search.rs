//! Matches in order of the text, the next and the previous, replacing.

use super::*;
use crate::{Hit, Matches, Query, Whole};
use gangmu::edit::Caret;
use gangmu::edit::commands::Direction::{Down, Up};

fn words<'a>(session: &'a Session, matches: &Matches) -> Vec<&'a str> {
    let word = |hit: &Hit| {
        let node = session.outline().get(hit.node).expect("a node");
        &node.text.as_str()[hit.range.clone()]
    };
    matches.hits().iter().map(word).collect()
}

#[test]
fn in_order_of_the_text() {
    let session = open(REPORT);
    let matches = session.search(&Query::from("整改"));
    assert_eq!((matches.len(), matches.n_nodes()), (6, 6));
    assert!(words(&session, &matches).iter().all(|w| *w == "整改"));
    let rows: Vec<_> = matches
        .hits()
        .iter()
        .map(|h| session.row_of(h.node))
        .collect();
    assert!(rows.is_sorted(), "{rows:?}");
    let title = node(&session, "某某局");
    assert_eq!(matches.of(title).len(), 1);
    assert_eq!(matches.of(title)[0].range, 15..21);
    assert!(session.search(&Query::from("")).is_empty());
    assert!(session.search(&Query::from("没有")).is_empty());
}

#[test]
fn folded_rows_are_searched_and_what_zoom_hides() {
    let mut session = open(REPORT);
    let section = node(&session, "整改情况");
    done(&mut session, Command::ToggleFold(section));
    assert_eq!(session.search(&Query::from("zgqk")).len(), 5);
    let party = node(&session, "党建方面");
    done(&mut session, Command::Zoom(Some(party)));
    assert_eq!(session.search(&Query::from("整改情况")).len(), 5);
}

/// Learns of each doubtful find of 发展 that it is whole unless 大 stands before it.
fn learn(whole: &Whole, matches: &Matches) {
    for doubt in matches.doubts() {
        let text = doubt.text.as_str();
        let mut finds = doubt.finds.clone();
        finds.retain(|find| !text[..find.start].ends_with('大'));
        whole.learn(text.into(), finds);
    }
}

#[test]
fn whole_words_count_once_they_are_known() {
    let mut session = open("一、发展大发展\n二、大发展\n三、fz与发展\n四、别的\n");
    let query = Query {
        whole: Some(Whole::default()),
        ..Query::from("发展")
    };
    let whole = query.whole.clone().expect("set above");
    assert!(whole.is_wanted());
    let before = session.search(&query);
    assert_eq!((before.len(), before.doubts().len()), (0, 3));
    // A filter rather shows what is in doubt.
    done(&mut session, Command::Filter(Some(query.clone())));
    assert_eq!(session.rows().len(), 3);
    learn(&whole, &before);
    done(&mut session, Command::Filter(Some(query.clone())));
    assert_eq!(session.rows().len(), 2);
    let after = session.search(&query);
    assert_eq!((after.len(), after.doubts()), (2, &[][..]));
    // Nothing is replaced but what is known to be whole.
    let with = "改革".to_owned();
    assert_eq!(session.preview_replace(&query, &with, &[]).len(), 2);
    done(
        &mut session,
        Command::ReplaceAll {
            query: query.clone(),
            with,
            parts: Vec::new(),
        },
    );
    assert_eq!(
        session.outline().write(),
        "一、改革大发展\n二、大发展\n三、fz与改革\n四、别的\n"
    );
    // What was written since is in doubt again.
    let first = node(&session, "改革大发展");
    assert_eq!(session.search(&query).doubts()[0].node, first);
}

#[test]
fn whole_words_do_not_overlap_and_initials_are_not_replaced() {
    let session = open("一、三三三\n二、zg与整改\n");
    let ask = |words: &str, finds: &[(usize, usize)]| {
        let query = Query {
            whole: Some(Whole::default()),
            ..Query::from(words)
        };
        let doubts = session.search(&query).doubts().to_vec();
        let whole = query.whole.clone().expect("set above");
        whole.learn(
            doubts[0].text.as_str().into(),
            finds.iter().map(|f| f.0..f.1).collect(),
        );
        (doubts[0].finds.clone(), query)
    };
    let (finds, query) = ask("三三", &[(3, 9)]);
    assert_eq!(finds, [0..6, 3..9]);
    assert_eq!(session.search(&query).hits()[0].range, 3..9);
    let (_, query) = ask("三三", &[(0, 6), (3, 9)]);
    assert_eq!(session.search(&query).len(), 1);
    let (finds, query) = ask("zg", &[(0, 2), (5, 11)]);
    assert_eq!(finds, [0..2, 5..11]);
    assert_eq!(session.search(&query).len(), 2);
    let changes = session.preview_replace(&query, "x", &[]);
    assert_eq!((changes.len(), &changes[0].found[0]), (1, &(0..2)));
    assert_eq!(changes[0].found.len(), 1);
}

#[test]
fn next_and_previous_go_round() {
    let mut session = open(REPORT);
    let matches = session.search(&Query::from("台账"));
    assert_eq!(matches.len(), 2);
    let at = |session: &Session, way| session.next_match(&matches, way);
    assert_eq!((at(&session, Down), at(&session, Up)), (Some(0), Some(1)));
    let hits = matches.hits().to_vec();
    let stand = |session: &mut Session, node, anchor, head| {
        let caret = Caret { node, anchor, head };
        session.dispatch(Command::Stand(Some(caret)), 0.0);
    };
    // On the first match.
    stand(
        &mut session,
        hits[0].node,
        hits[0].range.start,
        hits[0].range.end,
    );
    assert_eq!((at(&session, Down), at(&session, Up)), (Some(1), Some(1)));
    stand(
        &mut session,
        hits[1].node,
        hits[1].range.end,
        hits[1].range.start,
    );
    assert_eq!((at(&session, Down), at(&session, Up)), (Some(0), Some(0)));
    // Before all, between, behind all.
    let title = node(&session, "某某局");
    stand(&mut session, title, 0, 0);
    assert_eq!((at(&session, Down), at(&session, Up)), (Some(0), Some(1)));
    stand(
        &mut session,
        hits[0].node,
        hits[0].range.end,
        hits[0].range.end,
    );
    assert_eq!((at(&session, Down), at(&session, Up)), (Some(1), Some(0)));
    let last = node(&session, "继续整改");
    stand(&mut session, last, 0, 0);
    assert_eq!((at(&session, Down), at(&session, Up)), (Some(0), Some(1)));
    let none = session.search(&Query::from("没有"));
    assert_eq!(session.next_match(&none, Down), None);
}

#[test]
fn every_match_is_met_once_going_round() {
    let mut session = open(REPORT);
    let matches = session.search(&Query::from("整"));
    for (way, step) in [(Down, 1), (Up, matches.len() - 1)] {
        let mut at = session.next_match(&matches, way).expect("a match");
        for _ in 0..matches.len() {
            let hit = &matches.hits()[at];
            let caret = Caret {
                node: hit.node,
                anchor: hit.range.start,
                head: hit.range.end,
            };
            session.dispatch(Command::Stand(Some(caret)), 0.0);
            let next = session.next_match(&matches, way).expect("a match");
            assert_eq!(next, (at + step) % matches.len());
            at = next;
        }
        session.dispatch(Command::Stand(None), 0.0);
    }
}

#[test]
fn replace_all_is_one_step() {
    let mut session = open(REPORT);
    let before = session.outline().write();
    let query = Query::from("整改情况");
    let preview = session.preview_replace(&query, "整治成效", &[]);
    assert_eq!(preview.len(), 5);
    assert_eq!(preview[0].before, "某某局关于整改情况的通报");
    assert_eq!(preview[0].after, "某某局关于整治成效的通报");
    assert_eq!(
        (&preview[0].found[0], &preview[0].put[0]),
        (&(15..27), &(15..27))
    );
    assert_eq!(session.outline().write(), before);
    let with = "整治成效".to_owned();
    done(
        &mut session,
        Command::ReplaceAll {
            query: query.clone(),
            with,
            parts: Vec::new(),
        },
    );
    assert_eq!(
        session.outline().write(),
        before.replacen("整改情况", "整治成效", 5)
    );
    for line in preview {
        let node = session.outline().get(line.node).expect("a node");
        assert_eq!(node.text.as_str(), line.after);
    }
    done(&mut session, Command::Undo);
    assert_eq!(session.outline().write(), before);
    done(&mut session, Command::Redo);
    done(&mut session, Command::Undo);
    let nothing = Command::ReplaceAll {
        query: Query::from("没有"),
        with: "有".to_owned(),
        parts: Vec::new(),
    };
    assert_eq!(session.dispatch(nothing, 0.0), Outcome::Nothing);
}

#[test]
fn replace_within_the_scope_and_as_spelled() {
    let mut session = open(REPORT);
    let before = session.outline().write();
    let party = node(&session, "党建方面");
    done(&mut session, Command::Zoom(Some(party)));
    let query = Query::from("整改");
    done(
        &mut session,
        Command::ReplaceAll {
            query,
            with: "改\n进".to_owned(),
            parts: Vec::new(),
        },
    );
    assert_eq!(session.outline().write().matches("改 进").count(), 2);
    done(&mut session, Command::Undo);
    assert_eq!(session.outline().write(), before);
    // Initials find, but do not replace.
    let query = Query::from("zgqk");
    assert!(!session.search(&query).is_empty());
    assert!(session.preview_replace(&query, "x", &[]).is_empty());
    let command = Command::ReplaceAll {
        query,
        with: "x".to_owned(),
        parts: Vec::new(),
    };
    assert_eq!(session.dispatch(command, 0.0), Outcome::Nothing);
}

#[test]
fn several_in_a_line_and_longer_or_empty() {
    let mut session = open("一、甲甲乙甲\n");
    for (with, text) in [("丙丁", "一、丙丁丙丁乙丙丁\n"), ("", "一、乙\n")] {
        let query = Query::from("甲");
        done(
            &mut session,
            Command::ReplaceAll {
                query,
                with: with.to_owned(),
                parts: Vec::new(),
            },
        );
        assert_eq!(session.outline().write(), text);
        done(&mut session, Command::Undo);
    }
}

#[test]
fn replace_one_goes_on() {
    let mut session = open(REPORT);
    let matches = session.search(&Query::from("台账"));
    let hit = matches.hits()[0].clone();
    let caret = done(
        &mut session,
        Command::ReplaceOne {
            hit: hit.clone(),
            with: "账簿记录".to_owned(),
        },
    );
    assert_eq!(caret, Some(Caret::at(hit.node, hit.range.start + 12)));
    let matches = session.search(&Query::from("台账"));
    assert_eq!(session.next_match(&matches, Down), Some(0));
    assert_eq!(matches.len(), 1);
    let stale = Hit {
        node: hit.node,
        range: 1..4,
    };
    let refused = session.dispatch(
        Command::ReplaceOne {
            hit: stale,
            with: String::new(),
        },
        0.0,
    );
    assert!(matches!(refused, Outcome::Refused(_)));
}
