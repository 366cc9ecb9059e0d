//! What the reader found, as the page shows it, and what the writer decided about checks.

use super::storage::settings;
use crate::check::{Finding, RuleId, RuleInfo, Settings, Severity};
use crate::outline::NodeId;
use crate::session::{Facts, Reading, Session};
use std::collections::HashMap;
use std::rc::Rc;

/// The setting that holds the decisions, as JSON.
const KEY: &str = "checks";

/// The decisions made before on this machine, or none.
pub fn load() -> Settings {
    let kept = settings::get(KEY);
    kept.and_then(|kept| serde_json::from_str(&kept).ok())
        .unwrap_or_default()
}

/// Keeps the decisions on this machine.
pub fn store(decided: &Settings) {
    let kept = serde_json::to_string(decided).expect("plain data serialises");
    settings::set(KEY, &kept);
}

/// What was found, by part.
#[derive(Clone, Debug, Default)]
pub struct Found {
    parts: Rc<HashMap<NodeId, Part>>,
    /// The rules; none before the reader has spoken.
    pub rules: Rc<Vec<RuleInfo>>,
    /// Whether the reader broke down since it last spoke.
    pub failed: bool,
}

#[derive(Clone, Debug, Default)]
struct Part {
    /// In the part alone.
    own: Vec<Finding>,
    /// By comparing it with others.
    across: Vec<Finding>,
    /// Both, in order of the text.
    all: Rc<Vec<Finding>>,
    /// The worst of each node.
    flaws: Rc<HashMap<NodeId, Severity>>,
    /// What else is told of it.
    facts: Rc<Facts>,
}

impl PartialEq for Found {
    /// Each reading makes another.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.parts, &other.parts) && self.failed == other.failed
    }
}

impl Found {
    /// Takes in what was found anew.
    pub fn take(&mut self, reading: &Reading, session: &Session) {
        self.failed = false;
        if !reading.rules.is_empty() {
            self.rules = Rc::new(reading.rules.clone());
        }
        let parts = Rc::make_mut(&mut self.parts);
        parts.retain(|id, _| session.outline().contains(*id));
        for read in &reading.parts {
            let part = parts.entry(read.part).or_default();
            part.own = read.findings.clone();
            part.facts = Rc::new(read.facts.clone());
        }
        for (id, part) in parts.iter_mut() {
            let here = |f: &&Finding| {
                session
                    .outline()
                    .part_of(f.node)
                    .is_some_and(|p| p.id == *id)
            };
            part.across = reading.across.iter().filter(here).cloned().collect();
            // Both are in order of the text; what concerns the whole report goes first.
            part.all = Rc::new([&part.across[..], &part.own[..]].concat());
            let mut flaws = HashMap::new();
            for finding in part.all.iter() {
                let worst = flaws.entry(finding.node).or_insert(finding.severity);
                *worst = finding.severity.min(*worst);
            }
            part.flaws = Rc::new(flaws);
        }
    }

    /// What was found in that part.
    pub fn of(&self, part: Option<NodeId>) -> Rc<Vec<Finding>> {
        let part = part.and_then(|id| self.parts.get(&id));
        part.map(|p| p.all.clone()).unwrap_or_default()
    }

    /// The worst of each node of that part.
    pub fn flaws(&self, part: Option<NodeId>) -> Rc<HashMap<NodeId, Severity>> {
        let part = part.and_then(|id| self.parts.get(&id));
        part.map(|p| p.flaws.clone()).unwrap_or_default()
    }

    /// What else is told of that part.
    pub fn facts(&self, part: Option<NodeId>) -> Rc<Facts> {
        let part = part.and_then(|id| self.parts.get(&id));
        part.map(|p| p.facts.clone()).unwrap_or_default()
    }

    /// How many errors and warnings are in that part.
    pub fn doubts(&self, part: NodeId) -> usize {
        let all = self.parts.get(&part).map(|p| &p.all);
        let doubts = all.into_iter().flat_map(|all| all.iter());
        doubts.filter(|f| f.severity != Severity::Hint).count()
    }

    /// The worst of that part.
    pub fn worst(&self, part: Option<NodeId>) -> Option<Severity> {
        self.of(part).iter().map(|f| f.severity).min()
    }
}

/// What the writer looks at among what was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pick {
    /// The finding that was gone to.
    pub finding: Option<Rc<Finding>>,
    /// Grows whenever it is to be brought on screen.
    pub serial: u64,
    /// Rules whose findings are all listed, or listed at all.
    pub opened: Vec<RuleId>,
}

impl Severity {
    /// The class of what shows it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "tip",
        }
    }
}
