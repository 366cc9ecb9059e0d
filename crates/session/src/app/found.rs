//! What the reader found, as the page shows it.

use crate::{Facts, Reading, Session};
use gangmu::check::{Finding, RuleId, RuleInfo, Severity};
use gangmu::outline::{Node, NodeId};
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
    own: Rc<Vec<Finding>>,
    /// By comparing it with others.
    across: Rc<Vec<Finding>>,
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

    /// Puts together what was found in each part that was read, or of which comparing says otherwise
    /// than before. O(findings), and O(nodes) of a part in which the host found something.
    fn assemble(&mut self, reading: Option<&Reading>, session: &Session) {
        let parts = Rc::make_mut(&mut self.parts);
        parts.retain(|id, _| session.outline().contains(*id));
        let mut stale = Vec::new();
        for read in reading.map_or(&[][..], |reading| &reading.parts) {
            let part = parts.entry(read.part).or_default();
            part.own = Rc::new(read.findings.clone());
            part.facts = Rc::new(read.facts.clone());
            part.is_read = true;
            stale.push(read.part);
        }
        let part_of = |f: &Finding| session.outline().part_of(f.node).map(|p| p.id);
        let across = reading.and_then(|reading| reading.across.as_ref());
        let across = across.map(|all| all.iter().map(|f| (part_of(f), f)).collect::<Vec<_>>());
        for tree in session.parts() {
            let id = tree.id;
            let part = parts.entry(id).or_default();
            if reading.is_some() {
                if let Some(across) = &across {
                    let here = across.iter().filter(|(part, _)| *part == Some(id));
                    let here: Vec<&Finding> = here.map(|(_, f)| *f).collect();
                    if !part.across.iter().eq(here.iter().copied()) {
                        part.across = Rc::new(here.into_iter().cloned().collect());
                        stale.push(id);
                    }
                }
                if self.given.is_empty() && !stale.contains(&id) {
                    continue;
                }
            }
            let mut here = Vec::new();
            for finding in self.given.iter() {
                let node = session.outline().get(finding.node);
                let ignored = node.is_some_and(|node| finding.is_ignored(node, tree));
                if part_of(finding) == Some(id) && !ignored {
                    here.push(finding);
                }
            }
            part.all = match here.is_empty() && part.across.is_empty() {
                true => part.own.clone(),
                false => Rc::new(part.in_order(&here, tree)),
            };
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

    /// How many findings there are in these parts, and the worst.
    pub fn sum(&self, parts: &[NodeId]) -> (usize, Option<Severity>) {
        let parts = parts.iter().filter_map(|id| self.parts.get(id));
        parts.fold((0, None), |(n, worst), part| {
            let here = part.flaws.values().copied().min();
            (n + part.all.len(), worst.into_iter().chain(here).min())
        })
    }

    /// How many numbers in that part do not agree with what is listed.
    pub fn differing(&self, part: NodeId) -> usize {
        let claims = self.parts.get(&part).map_or(&[][..], |p| &p.facts.claims);
        claims.iter().filter(|c| c.agrees == Some(false)).count()
    }
}

impl Part {
    /// All that was found, with what the host found `here`, in order of the text; what concerns the
    /// whole report goes first.
    fn in_order(&self, here: &[&Finding], tree: &Rc<Node>) -> Vec<Finding> {
        let mut all = self.across.to_vec();
        let mut own = self.own.iter();
        if !here.is_empty() {
            tree.walk(&mut |node| {
                let is_here = |f: &&Finding| f.node == node.id;
                while let Some(finding) = own.as_slice().first().filter(is_here) {
                    all.push(finding.clone());
                    own.next();
                }
                let there = here.iter().filter(|f| f.node == node.id);
                all.extend(there.map(|f| (*f).clone()));
            });
        }
        all.extend(own.cloned());
        all
    }
}

/// What the writer looks at among what was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pick {
    /// The finding that was gone to.
    pub finding: Option<Rc<Finding>>,
    /// Grows whenever it is to be brought on screen.
    pub serial: u64,
    /// Rules whose findings are all listed, in one report or where there are several in this one.
    pub opened: Vec<(RuleId, Option<NodeId>)>,
}
