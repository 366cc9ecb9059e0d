//! Findings, mends and what is ignored. The helpers serve the tests of every rule.

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
