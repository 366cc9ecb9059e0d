//! Findings, fixes and what is ignored. The helpers serve the tests of every rule.

mod clean;
mod page;
mod traditional;

use super::*;
use crate::edit::{EditError, Fix, History, Intent, Scheme, Transaction, commands};
use crate::outline::NodeId;
use crate::syntax::parse;

/// An outline with its history.
pub struct Desk {
    pub outline: Outline,
    history: History,
}

impl Desk {
    pub fn open(text: &str) -> Self {
        let mut desk = Self {
            outline: Outline::default(),
            history: History::default(),
        };
        desk.edit(|outline| Ok(commands::open(outline, text, false)?.map(|(step, _)| step)));
        desk
    }

    /// Makes a step, if there is one to make.
    pub fn edit(
        &mut self,
        make: impl FnOnce(&mut Outline) -> Result<Option<Transaction>, EditError>,
    ) {
        if let Some(step) = make(&mut self.outline).unwrap() {
            self.history.record(step, 0.0);
        }
    }

    pub fn fix(&mut self, fixes: &[Fix]) {
        let parts = self.outline.root().children.iter();
        let schemes = parts.map(|p| (p.id, Scheme::of(p).into())).collect();
        self.edit(|outline| commands::fix(outline, fixes, &schemes));
    }

    pub fn undo(&mut self) {
        self.history.undo(&mut self.outline).expect("a step");
    }

    pub fn redo(&mut self) {
        self.history.redo(&mut self.outline).expect("a step");
    }

    /// All findings, or those of one rule.
    pub fn findings(&self, rule: Option<&str>, settings: &Settings) -> Vec<Finding> {
        let mut found = check_all(&self.outline, settings, &bigrams);
        found.retain(|f| rule.is_none_or(|rule| f.rule.as_str() == rule));
        found
    }

    /// The fixes of those.
    pub fn fixes(&self, rule: Option<&str>, settings: &Settings) -> Vec<Fix> {
        let found = self.findings(rule, settings).into_iter();
        found.filter_map(|f| f.fix).collect()
    }
}

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

/// Fixes all that the rule finds in `text`, which must give `after`; then it finds nothing more
/// to fix, and one undo brings the text back.
#[track_caller]
pub fn fixes(rule: &str, text: &str, after: &str) {
    fixes_by(rule, text, after, &Settings::default());
}

/// As [`fixes`], with other settings.
#[track_caller]
pub fn fixes_by(rule: &str, text: &str, after: &str, settings: &Settings) {
    let mut desk = Desk::open(text);
    let fixes = desk.fixes(Some(rule), settings);
    assert!(!fixes.is_empty(), "{rule} fixes nothing in {text}");
    desk.fix(&fixes);
    assert_eq!(desk.outline.write(), after);
    assert_eq!(
        desk.fixes(Some(rule), settings),
        [],
        "{rule} again in {after}"
    );
    desk.undo();
    assert_eq!(desk.outline.write(), text);
}

/// A text with something for most rules.
const DIRTY: &str = "某局关于巡察整改情况的通报\n按照部署,2023年8月9日至2023年7月3日，某某组开展了巡察。。\n一、甲\n（一）学习”不够“深入的问题\n一是建立健全学习制度，每月组织集中学习，定期通报情况；三是抓好 督查.\n(二)落实不够《有力的问题\n一是建立健全学习制度，每月组织集中学习，定期通报有关情况。\n##paidbegin##三、乙。\n社区D员5％，群众5%，共6%，X月办结，2月30日前（试行)上报\n浏览量：30\n四、丙\n文。\n";

#[test]
fn findings_are_in_order_and_fit_the_text() {
    let desk = Desk::open(DIRTY);
    let found = desk.findings(None, &Settings::default());
    let mut order = Vec::new();
    desk.outline.root().walk(&mut |n| order.push(n.id));
    let place = |f: &Finding| {
        let at = order.iter().position(|id| *id == f.node);
        (at, f.field, f.range.start)
    };
    assert!(found.is_sorted_by_key(place));
    for finding in &found {
        let node = desk.outline.get(finding.node).unwrap();
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
    let mut desk = Desk::open(DIRTY);
    let fixes = |desk: &Desk| desk.fixes(None, &Settings::default());
    for _ in 0..5 {
        let all = fixes(&desk);
        if all.is_empty() {
            break;
        }
        desk.fix(&all);
        desk.undo();
        desk.redo();
    }
    assert_eq!(fixes(&desk), []);
    let fixed = desk.outline.write();
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
        assert!(!fixed.contains(wrong), "{wrong} in {fixed}");
    }
    desk.undo();
}

#[test]
fn a_stale_mend_is_left_out() {
    let mut desk = Desk::open("抓学习,抓落实,抓督查。");
    let fixes = desk.fixes(None, &Settings::default());
    assert_eq!(fixes.len(), 2);
    let node = desk.outline.root().children[0].children[0].id;
    desk.edit(|o| commands::replace(o, node, 9..10, "和", Intent::Type));
    // The first is gone, the second has moved: neither fits.
    desk.fix(&fixes);
    assert_eq!(desk.outline.write(), "抓学习和抓落实,抓督查。");
    desk.undo();
    // The same twice, and one that overlaps: made once.
    desk.fix(&[fixes.clone(), fixes].concat());
    assert_eq!(desk.outline.write(), "抓学习，抓落实，抓督查。");
}

#[test]
fn a_mend_of_a_node_that_is_gone_does_nothing() {
    let mut desk = Desk::open("一、甲\n文。");
    let gone = NodeId(4000);
    let remove = Fix::Remove {
        node: gone,
        expect: String::new(),
    };
    let before = desk.outline.write();
    desk.fix(&[remove, Fix::Renumber(gone)]);
    assert_eq!(desk.outline.write(), before);
}

#[test]
fn ignored_once_or_in_the_whole_report() {
    let mut desk = Desk::open("一、甲\n抓学习,抓落实,抓督查。\n抓学习,抓落实。\n");
    let part = desk.outline.root().children[0].clone();
    let found = |desk: &Desk| desk.findings(None, &Settings::default());
    let all = found(&desk);
    assert_eq!(all.len(), 3);
    let node = desk.outline.get(all[0].node).unwrap().clone();
    let once = all[0].ignored_once(&node);
    desk.edit(|o| commands::ignore(o, node.id, once.clone()));
    assert_eq!(found(&desk), all[1..]);
    desk.undo();
    assert_eq!(found(&desk), all);
    desk.redo();
    desk.edit(|o| commands::unignore(o, node.id, &once));
    assert_eq!(found(&desk), all);
    desk.edit(|o| commands::ignore(o, part.id, all[0].ignored_always(&node)));
    assert_eq!(found(&desk), []);
    // It is kept with the part, and undone with the rest.
    let kept = serde_json::to_string(&desk.outline.root().children[0].note).unwrap();
    assert!(kept.contains("half-width-punctuation"), "{kept}");
    desk.undo();
    assert_eq!(found(&desk), all);
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
        let file = format!("src/check/rules/{}.rs", rule.id.replace('-', "_"));
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        assert!(file.exists(), "{} is not in {file:?}", rule.id);
        assert!(
            rule.about.zh.ends_with('。') && rule.about.en.ends_with('.'),
            "{}",
            rule.id
        );
    }
}
