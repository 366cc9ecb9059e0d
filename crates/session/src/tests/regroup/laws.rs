//! Over our own reports and all regroupings: undo is the identity byte for byte, the words stay
//! the same but for the titles of new sections, ids are unique, white space is in order.

use super::*;
use gangmu::text::Text;
use std::collections::HashMap;

fn texts() -> Vec<String> {
    let all = test_texts::ours().into_iter();
    let all = all.chain(test_texts::corpus().into_iter().flatten());
    all.map(|text| text.text).collect()
}

fn all(session: &Session) -> Vec<Regroup> {
    let mut found = Vec::new();
    let mut tops = Vec::new();
    for part in session.parts() {
        part.walk(&mut |n| {
            if n.kind.is_part() || n.children.iter().any(|c| c.kind.is_heading()) {
                tops.push(n.id);
            }
        });
        for by in [GatherBy::Status, GatherBy::Unit, GatherBy::Section] {
            found.push(Regroup::Gather { part: part.id, by });
        }
        for level in 1..=5 {
            found.push(Regroup::Promote {
                part: part.id,
                level: Level::new(level),
            });
        }
    }
    for (at, &id) in tops.iter().enumerate() {
        let sorts = [
            SortBy::Number,
            SortBy::Title,
            SortBy::Status,
            SortBy::Length,
        ];
        found.push(Regroup::Sort {
            of: id,
            by: sorts[at % 4],
            descending: at % 8 > 3,
        });
        found.push(Regroup::Flatten { section: id });
    }
    let reports = session.parts().iter().filter(|p| p.kind == Kind::Report);
    found.push(Regroup::Merge {
        of: Merged {
            by: MergeBy::Aspect,
            parts: reports.map(|p| p.id).collect(),
        },
        title: "整改情况汇编".to_owned(),
        opening: Vec::new(),
    });
    found
}

/// The words of every node by id.
fn words(outline: &Outline) -> HashMap<NodeId, Text> {
    let mut found = HashMap::new();
    outline.root().walk(&mut |n| {
        let twice = found.insert(n.id, n.text.clone());
        assert!(twice.is_none(), "{:?} is there twice", n.id);
    });
    found
}

#[track_caller]
fn check_words(how: &Regroup, before: &Outline, after: &Outline, gone: usize) {
    let (old, new) = (words(before), words(after));
    let lost: Vec<_> = old.keys().filter(|id| !new.contains_key(id)).collect();
    assert_eq!(lost.len(), gone, "{how:?} {lost:?}");
    for id in lost {
        let node = before.get(*id).expect("a node");
        assert!(node.kind.is_heading(), "{how:?} lost {node:?}");
    }
    for (id, text) in &new {
        match old.get(id) {
            // A reference follows what it names: its number may be another.
            Some(before) => assert_eq!(unnumbered(before), unnumbered(text), "{how:?}"),
            None => {
                let node = after.get(*id).expect("a node");
                let copied = matches!(how, Regroup::Merge { .. });
                assert!(copied || node.kind.is_heading(), "{how:?} made {node:?}");
            }
        }
    }
    for part in &after.root().children {
        assert!(!part.children.is_empty(), "{how:?} an empty part");
    }
}

/// The words without numbers.
fn unnumbered(text: &str) -> String {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百零〇".contains(c);
    text.chars().filter(|c| !numeral(*c)).collect()
}

#[track_caller]
fn check_seats(how: &Regroup, outline: &Outline) {
    let mut before: Option<&Rc<Node>> = None;
    outline.root().walk(&mut |node| {
        if node.kind.is_part() || node.kind == Kind::Root {
            return;
        }
        if let Some(before) = before
            && node.is_inline()
        {
            let goes_on = matches!(node.kind, Kind::Item | Kind::Body | Kind::Junk);
            let junk = before.kind == Kind::Junk;
            assert!(goes_on || junk, "{how:?} {before:?} {node:?}");
        }
        before = Some(node);
        let rebuilt = Node::from(gangmu::outline::Content::clone(node));
        assert_eq!(node.totals(), rebuilt.totals(), "{how:?}");
        assert_eq!(node.summary(), rebuilt.summary(), "{how:?}");
    });
}

#[test]
fn undo_is_the_identity_and_words_are_kept() {
    let (mut done, mut nothing, mut refused, mut misread) = (0, 0, 0, 0);
    for text in texts() {
        let mut session = open(&text);
        let original = everything(session.outline());
        let all = all(&session);
        // A long text has hundreds; some of each sort are enough.
        let stride = all.len() / 40 + 1;
        for how in all.into_iter().step_by(stride) {
            let before = session.outline().clone();
            let preview = session.preview_regroup(&how);
            match session.dispatch(Command::Regroup(how.clone()), 1e4) {
                Outcome::Done { .. } => {
                    let preview = preview.expect("a preview");
                    check_words(&how, &before, session.outline(), preview.gone.len());
                    check_seats(&how, session.outline());
                    misread += u32::from(!reads_again(session.outline()));
                    session.dispatch(Command::Undo, 2e4);
                    done += 1;
                }
                Outcome::Nothing => nothing += 1,
                Outcome::Refused(_) => {
                    assert!(preview.is_err());
                    refused += 1;
                }
            }
            assert_eq!(session.outline().write(), text, "{how:?}");
        }
        assert_eq!(everything(session.outline()), original);
    }
    println!("{done} done ({misread} misread), {nothing} nothing, {refused} refused");
    // Misread may be markers that only their neighbours explained: 三）, 第一条, 1.2.
    assert!(done > 200 && misread * 20 < done, "{misread} of {done}");
}

/// Whether the written text parses to the same headings.
fn reads_again(outline: &Outline) -> bool {
    let headings = |outline: &Outline| {
        let mut found = Vec::new();
        outline.root().walk(&mut |n| {
            if matches!(n.kind, Kind::Heading(_)) {
                found.push((n.kind, n.marker.clone(), n.text.clone()));
            }
        });
        found
    };
    headings(outline) == headings(&gangmu::syntax::parse(&outline.write()))
}
