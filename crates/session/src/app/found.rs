//! What the reader found, as the page shows it.

use crate::{Facts, Reading, Session};
use gangmu::check::{Finding, RuleId, RuleInfo, Severity};
use gangmu::outline::NodeId;
use std::collections::HashMap;
use std::rc::Rc;

/// What a host's checks found, and the rules by which they did.
pub type Given = (Vec<Finding>, Vec<RuleInfo>);

/// What was found, by part.
#[derive(Clone, Debug, Default)]
pub struct Found {
    parts: Rc<HashMap<NodeId, Part>>,
    /// The rules; none before the reader has spoken.
    pub rules: Rc<Vec<RuleInfo>>,
    /// The rules of the host's own checks.
    pub host_rules: Rc<Vec<RuleInfo>>,
    /// What those found.
    given: Rc<Vec<Finding>>,
    /// Whether the reader broke down since it last spoke.
    pub failed: bool,
}

#[derive(Clone, Debug, Default)]
struct Part {
    /// In the part alone.
    own: Vec<Finding>,
    /// By comparing it with others.
    across: Vec<Finding>,
    /// Both and what the host found, in order of the text.
    all: Rc<Vec<Finding>>,
    /// The worst of each node.
    flaws: Rc<HashMap<NodeId, Severity>>,
    /// What else is told of it.
    facts: Rc<Facts>,
    /// Whether the reader has read it.
    is_read: bool,
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
        self.assemble(Some(reading), session);
    }

    /// Takes in what the host's own checks found, in the place of what they had found.
    pub fn give(&mut self, given: &Given, session: &Session) {
        self.given = Rc::new(given.0.clone());
        self.host_rules = Rc::new(given.1.clone());
        self.assemble(None, session);
    }

    /// Forgets what was found, but not the rules.
    pub fn clear(&mut self) {
        *self = Self {
            rules: self.rules.clone(),
            ..Self::default()
        };
    }

    /// Puts together what was found in each part. O(findings), and O(nodes) of a part in which the
    /// host found something.
    fn assemble(&mut self, reading: Option<&Reading>, session: &Session) {
        let parts = Rc::make_mut(&mut self.parts);
        parts.retain(|id, _| session.outline().contains(*id));
        for read in reading.map_or(&[][..], |reading| &reading.parts) {
            let part = parts.entry(read.part).or_default();
            part.own = read.findings.clone();
            part.facts = Rc::new(read.facts.clone());
            part.is_read = true;
        }
        for tree in session.parts() {
            let id = tree.id;
            let (mut here, mut places) = (Vec::new(), HashMap::new());
            for finding in self.given.iter() {
                let node = session.outline().get(finding.node);
                let ignored = node.is_some_and(|node| finding.is_ignored(node, tree));
                if is_in(finding, id, session) && !ignored {
                    here.push(finding);
                    places.insert(finding.node, finding.severity);
                }
            }
            let part = parts.entry(id).or_default();
            if let Some(reading) = reading {
                let across = reading.across.iter();
                part.across = across.filter(|f| is_in(f, id, session)).cloned().collect();
            }
            // All are in order of the text; what concerns the whole report goes first.
            let mut all = part.across.clone();
            let mut own = part.own.iter();
            if !here.is_empty() {
                tree.walk(&mut |node| {
                    let is_here = |f: &&Finding| f.node == node.id;
                    while let Some(finding) = own.as_slice().first().filter(is_here) {
                        all.push(finding.clone());
                        own.next();
                    }
                    if places.contains_key(&node.id) {
                        let there = here.iter().filter(|f| f.node == node.id);
                        all.extend(there.map(|f| (*f).clone()));
                    }
                });
            }
            all.extend(own.cloned());
            part.all = Rc::new(all);
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

    /// Whether that part was read, if perhaps as it was before.
    pub fn knows(&self, part: NodeId) -> bool {
        self.parts.get(&part).is_some_and(|p| p.is_read)
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

fn is_in(finding: &Finding, part: NodeId, session: &Session) -> bool {
    let around = session.outline().part_of(finding.node);
    around.is_some_and(|p| p.id == part)
}
