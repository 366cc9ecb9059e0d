//! Findings, mends and what is ignored. The helpers serve the tests of every rule.

mod page;

use super::*;
use crate::edit::Mend;
use crate::outline::NodeId;
use crate::session::{Command, Session};
use crate::syntax::parse;

/// All findings in a text, with what was found, by one rule.
pub fn findings(rule: &str, text: &str, settings: &Settings) -> Vec<(Finding, String)> {
    assert!(super::rule(rule).is_some(), "no rule {rule}");
    let outline = parse(text);
    let all = check_all(&outline, settings, &bigrams);
    all.into_iter()
        .filter(|f| f.rule.as_str() == rule)
        .map(|f| {
            let excerpt = f.excerpt(outline.get(f.node).unwrap()).to_owned();
            (f, excerpt)
        })
        .collect()
}

/// What one rule finds in a text.
pub fn found(rule: &str, text: &str) -> Vec<String> {
    let all = findings(rule, text, &Settings::default());
    all.into_iter().map(|(_, excerpt)| excerpt).collect()
}

/// Fails if the rule finds anything in one of the texts.
#[track_caller]
pub fn clean(rule: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(found(rule, text), Vec::<String>::new(), "{rule} in {text}");
    }
}

/// Mends all that the rule finds in `text`, which must give `after`; then it finds nothing more
/// to mend, and one undo brings the text back.
#[track_caller]
pub fn mends(rule: &str, text: &str, after: &str) {
    mends_by(rule, text, after, &Settings::default());
}

/// As [`mends`], with other settings.
#[track_caller]
pub fn mends_by(rule: &str, text: &str, after: &str, settings: &Settings) {
    let mut session = Session::default();
    session.dispatch(Command::Open(text.to_owned()), 0.0);
    let all = |session: &Session| -> Vec<Mend> {
        let found = check_all(session.outline(), settings, &bigrams);
        let of_rule = found.into_iter().filter(|f| f.rule.as_str() == rule);
        of_rule.filter_map(|f| f.mend).collect()
    };
    let mend = all(&session);
    assert!(!mend.is_empty(), "{rule} mends nothing in {text}");
    session.dispatch(Command::Mend(mend), 1.0);
    assert_eq!(session.outline().write(), after);
    assert_eq!(all(&session), [], "{rule} again in {after}");
    session.dispatch(Command::Undo, 2.0);
    assert_eq!(session.outline().write(), text);
}

fn open(text: &str) -> Session {
    let mut session = Session::default();
    session.dispatch(Command::Open(text.to_owned()), 0.0);
    session
}

/// A text with something for most rules.
const DIRTY: &str = "某局关于巡察整改情况的通报\n按照部署,2023年8月9日至2023年7月3日，某某组开展了巡察。。\n一、甲\n（一）学习”不够“深入的问题\n一是建立健全学习制度，每月组织集中学习，定期通报情况；三是抓好 督查.\n(二)落实不够《有力的问题\n一是建立健全学习制度，每月组织集中学习，定期通报有关情况。\n##paidbegin##三、乙。\n社区D员5％，群众5%，共6%，X月办结，2月30日前（试行)上报\n浏览量：30\n四、丙\n文。\n";

#[test]
fn findings_are_in_order_and_fit_the_text() {
    let session = open(DIRTY);
    let found = check_all(session.outline(), &Settings::default(), &bigrams);
    let mut order = Vec::new();
    session.outline().root().walk(&mut |n| order.push(n.id));
    let place = |f: &Finding| {
        let at = order.iter().position(|id| *id == f.node);
        (at, f.field, f.range.start)
    };
    assert!(found.is_sorted_by_key(place));
    for finding in &found {
        let node = session.outline().get(finding.node).unwrap();
        assert!(finding.field.of(node).get(finding.range.clone()).is_some());
        assert!(finding.message.zh.ends_with('。'), "{:?}", finding.message);
        assert!(!finding.message.en.is_empty());
        assert!(rule(finding.rule.as_str()).is_some());
    }
    assert!(found.len() > 15, "{}", found.len());
    let json = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Finding>>(&json).unwrap(), found);
}

#[test]
fn all_mends_together_are_one_step_and_leave_nothing_to_mend() {
    let mut session = open(DIRTY);
    let mends = |session: &Session| -> Vec<Mend> {
        let found = check_all(session.outline(), &Settings::default(), &bigrams);
        found.into_iter().filter_map(|f| f.mend).collect()
    };
    for _ in 0..5 {
        let all = mends(&session);
        if all.is_empty() {
            break;
        }
        session.dispatch(Command::Mend(all), 1.0);
        session.dispatch(Command::Undo, 2.0);
        session.dispatch(Command::Redo, 3.0);
    }
    assert_eq!(mends(&session), []);
    let mended = session.outline().write();
    for wrong in [
        ",",
        "。。",
        "paid",
        "浏览量",
        "％",
        "D员",
        "三是",
        " ",
        "(",
        ")",
    ] {
        assert!(!mended.contains(wrong), "{wrong} in {mended}");
    }
    session.dispatch(Command::Undo, 4.0);
}

#[test]
fn a_stale_mend_is_left_out() {
    let mut session = open("抓学习,抓落实,抓督查。");
    let found = check_all(session.outline(), &Settings::default(), &bigrams);
    let mends: Vec<Mend> = found.into_iter().filter_map(|f| f.mend).collect();
    assert_eq!(mends.len(), 2);
    let node = session.parts()[0].children[0].id;
    let typed = Command::Replace {
        node,
        range: 9..10,
        with: "和".to_owned(),
        intent: crate::edit::Intent::Type,
    };
    session.dispatch(typed, 1.0);
    // The first is gone, the second has moved: neither fits.
    session.dispatch(Command::Mend(mends.clone()), 2.0);
    assert_eq!(session.outline().write(), "抓学习和抓落实,抓督查。");
    session.dispatch(Command::Undo, 3.0);
    // The same twice, and one that overlaps: made once.
    session.dispatch(Command::Mend([mends.clone(), mends].concat()), 4.0);
    assert_eq!(session.outline().write(), "抓学习，抓落实，抓督查。");
}

#[test]
fn a_mend_of_a_node_that_is_gone_does_nothing() {
    let mut session = open("一、甲\n文。");
    let gone = NodeId(4000);
    let remove = Mend::Remove {
        node: gone,
        expect: String::new(),
    };
    let before = session.outline().write();
    session.dispatch(Command::Mend(vec![remove, Mend::Renumber(gone)]), 1.0);
    assert_eq!(session.outline().write(), before);
}

#[test]
fn ignored_once_or_in_the_whole_report() {
    let mut session = open("一、甲\n抓学习,抓落实,抓督查。\n抓学习,抓落实。\n");
    let part = session.parts()[0].clone();
    let found = |session: &Session| -> Vec<Finding> {
        check(session.outline(), &session.parts()[0], &Settings::default())
    };
    let all = found(&session);
    assert_eq!(all.len(), 3);
    let node = session.outline().get(all[0].node).unwrap().clone();
    let once = all[0].ignored_once(&node);
    session.dispatch(Command::Ignore(node.id, once.clone()), 1.0);
    assert_eq!(found(&session), all[1..]);
    session.dispatch(Command::Undo, 2.0);
    assert_eq!(found(&session), all);
    session.dispatch(Command::Redo, 3.0);
    session.dispatch(Command::Heed(node.id, once), 4.0);
    assert_eq!(found(&session), all);
    session.dispatch(Command::Ignore(part.id, all[0].ignored_always(&node)), 5.0);
    assert_eq!(found(&session), []);
    // It is kept with the part, and undone with the rest.
    let kept = crate::session::part_record(&session.parts()[0]);
    assert!(kept.contains("half-width-punctuation"), "{kept}");
    session.dispatch(Command::Undo, 6.0);
    assert_eq!(found(&session), all);
}

#[test]
fn rules_are_switched_off_and_graded() {
    let outline = parse("一、甲\n抓学习,抓落实\n三、乙\n文。\n");
    let part = &outline.root().children[0];
    let off = Settings {
        off: [RuleId::new("number-gap")].into(),
        severity: [(RuleId::new("half-width-punctuation"), Severity::Hint)].into(),
        ..Settings::default()
    };
    let found = check(&outline, part, &off);
    let told: Vec<_> = found
        .iter()
        .map(|f| (f.rule.as_str(), f.severity))
        .collect();
    assert_eq!(told, [("half-width-punctuation", Severity::Hint)]);
}

#[test]
fn rules_have_names_of_their_own() {
    let ids: std::collections::BTreeSet<_> = registry().iter().map(|r| r.id).collect();
    assert_eq!(ids.len(), registry().len());
    assert!(registry().is_sorted_by_key(|r| r.group));
    for rule in registry() {
        assert!(rule.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        assert!(rule.check.is_some() || rule.across.is_some(), "{}", rule.id);
        assert!(
            rule.about.0.ends_with('。') && rule.about.1.ends_with('.'),
            "{}",
            rule.id
        );
    }
}
