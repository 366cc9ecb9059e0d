//! What rules look at, and where they put what they find.

use super::paragraph::Paragraph;
use super::sequences::{Broken, of_headings};
use super::{Finding, Rule, RuleId, Settings, Severity, Tokenizer};
use crate::edit::{Field, Fix, Scheme, Splice};
use crate::outline::{Node, NodeId, Outline};
use crate::report::{Claim, Reading, Readings};
use crate::text::{Bilingual, both};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

/// One node in order of the text.
pub struct Seen<'a> {
    /// The node.
    pub node: &'a Rc<Node>,
    /// Where its parent stands in [`Context::nodes`]; its own place for a part.
    pub parent: usize,
}

/// The parts that are checked, with all that several rules ask for.
pub struct Context<'a> {
    /// The whole outline.
    pub outline: &'a Outline,
    /// The parts that are checked.
    pub parts: &'a [Rc<Node>],
    /// What the user decided.
    pub settings: &'a Settings,
    /// Cuts words.
    pub tokens: Tokenizer<'a>,
    /// All nodes of the parts, in order of the text.
    pub nodes: Vec<Seen<'a>>,
    /// All paragraphs of the parts, in order of the text.
    pub paragraphs: Vec<Paragraph<'a>>,
    order: FxHashMap<NodeId, usize>,
    readings: Vec<Rc<Reading>>,
    schemes: Vec<OnceCell<Scheme>>,
    broken: OnceCell<Vec<Broken<'a>>>,
}

impl<'a> Context<'a> {
    /// The paragraphs that somebody wrote as words of the report, in order of the text.
    pub fn written(&self) -> impl DoubleEndedIterator<Item = &Paragraph<'a>> {
        self.paragraphs.iter().filter(|p| p.is_written())
    }

    /// Looks at `parts`. O(their nodes).
    pub fn new(
        outline: &'a Outline,
        parts: &'a [Rc<Node>],
        settings: &'a Settings,
        tokens: Tokenizer<'a>,
        readings: &Readings,
    ) -> Self {
        let mut nodes = Vec::new();
        for part in parts {
            let at = nodes.len();
            enter(part, at, &mut nodes);
        }
        let order = nodes.iter().enumerate().map(|(at, s)| (s.node.id, at));
        Self {
            outline,
            parts,
            settings,
            tokens,
            order: order.collect(),
            readings: parts.iter().map(|part| readings.of(part)).collect(),
            schemes: vec![OnceCell::new(); parts.len()],
            broken: OnceCell::new(),
            paragraphs: Paragraph::all(&nodes),
            nodes,
        }
    }

    /// What each of the parts means.
    pub fn readings(&self) -> &[Rc<Reading>] {
        &self.readings
    }

    /// What the parts claim of their own numbers, in order of the text. O(text), once.
    pub fn claims(&self) -> impl Iterator<Item = &Claim> {
        self.readings.iter().flat_map(|reading| reading.claims())
    }

    /// How the part at that index is numbered.
    pub fn scheme(&self, part: usize) -> &Scheme {
        self.schemes[part].get_or_init(|| Scheme::of(&self.parts[part]))
    }

    /// The numbers of headings that do not follow.
    pub fn broken_headings(&self) -> &[Broken<'a>] {
        self.broken.get_or_init(|| of_headings(self))
    }

    /// The node, if it stands in the parts.
    pub fn node(&self, id: NodeId) -> Option<&'a Rc<Node>> {
        let at = self.order.get(&id)?;
        Some(self.nodes[*at].node)
    }

    /// The part in which the node at this place of [`Context::nodes`] stands.
    pub fn part(&self, at: usize) -> &'a Rc<Node> {
        self.nodes[self.part_at(at)].node
    }

    /// As [`Context::part`], by its place.
    pub fn part_at(&self, at: usize) -> usize {
        let mut top = at;
        while self.nodes[top].parent != top {
            top = self.nodes[top].parent;
        }
        top
    }

    /// Puts findings in order of the text; those of one place stay as they are.
    pub fn sort(&self, found: &mut [Finding]) {
        found.sort_by_cached_key(|f| {
            let at = self.order.get(&f.node).copied().unwrap_or(usize::MAX);
            (at, f.field, f.range.start)
        });
    }

    /// Whether the finding is noted as one that is not to be shown again.
    pub fn is_ignored(&self, finding: &Finding) -> bool {
        let Some(&at) = self.order.get(&finding.node) else {
            return false;
        };
        let node = self.nodes[at].node;
        let part = self.outline.part_of(finding.node);
        part.is_some_and(|part| finding.is_ignored(node, part))
    }
}

fn enter<'a>(node: &'a Rc<Node>, parent: usize, nodes: &mut Vec<Seen<'a>>) {
    let at = nodes.len();
    nodes.push(Seen { node, parent });
    for child in &node.children {
        enter(child, at, nodes);
    }
}

/// What one rule finds.
pub struct Sink {
    rule: RuleId,
    severity: Severity,
    overridden: bool,
    /// The findings so far.
    pub found: Vec<Finding>,
}

impl Sink {
    /// For the findings of `rule`.
    pub fn new(rule: &Rule, settings: &Settings) -> Self {
        let chosen = settings.severity.get(rule.id).copied();
        Self {
            rule: RuleId::new(rule.id),
            severity: chosen.unwrap_or(rule.severity),
            overridden: chosen.is_some(),
            found: Vec::new(),
        }
    }

    /// Puts a finding down.
    pub fn put(
        &mut self,
        node: &Node,
        field: Field,
        range: Range<usize>,
        message: Bilingual<String>,
    ) -> &mut Finding {
        self.found.push(Finding {
            rule: self.rule.clone(),
            severity: self.severity,
            node: node.id,
            field,
            range,
            message,
            fix: None,
        });
        self.found.last_mut().expect("it was just put there")
    }

    /// Puts a finding down in a paragraph.
    pub fn put_in(
        &mut self,
        paragraph: &Paragraph<'_>,
        range: Range<usize>,
        message: Bilingual<String>,
    ) -> &mut Finding {
        let (node, field, range) = paragraph.place(range);
        self.put(node, field, range, message)
    }

    /// Puts a finding down whose fix puts `with` in its place, if it stands in the text of one node and
    /// can be said in its characters.
    pub fn mend(
        &mut self,
        paragraph: &Paragraph<'_>,
        range: Range<usize>,
        with: &str,
        message: Bilingual<String>,
    ) -> &mut Finding {
        let (_, field, own) = paragraph.place(range.clone());
        let whole = field == Field::Text && own.len() == range.len() && !own.is_empty();
        let with = paragraph.in_own(range.clone(), with).filter(|_| whole);
        let fix = with.map(|with| Fix::Splices(vec![paragraph.splice(range.clone(), &with)]));
        let finding = self.put_in(paragraph, range, message);
        finding.fix = fix;
        finding
    }

    /// The level of what a rule is less, or more, sure of than usual; the user's own goes first.
    pub fn graded(&self, severity: Severity) -> Severity {
        if self.overridden {
            self.severity
        } else {
            severity
        }
    }
}

/// A sentence in both languages.
pub fn say(zh: impl Into<String>, en: impl Into<String>) -> Bilingual<String> {
    both(zh.into(), en.into())
}

/// The fix that puts `with` in the place of `range`.
pub fn replace(node: &Node, field: Field, range: Range<usize>, with: &str) -> Fix {
    Fix::Splices(vec![splice(node, field, range, with)])
}

/// One splice of a fix.
pub fn splice(node: &Node, field: Field, range: Range<usize>, with: &str) -> Splice {
    Splice {
        node: node.id,
        field,
        expect: field.of(node)[range.clone()].to_owned(),
        range,
        with: with.to_owned(),
    }
}
