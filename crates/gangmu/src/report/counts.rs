//! What is a problem and what a measure: judged once, for the counts in every node and for the
//! lists alike.
//!
//! A problem is told from below and judged from above: a heading that names a problem
//! (关于…问题, or with its own 整改情况：) is one by itself; a numbered heading that does not say
//! so is one only when a section above it speaks of rectification; a section on organisation or
//! on plans holds none. So what is found folds from the leaves up, and an edit judges only its
//! ancestors again.

use super::cue::{Cue, Section, names_problem, role};
use crate::outline::{Kind, Node, Role, Summary};
use crate::text::simplified;
use std::ops::{AddAssign, SubAssign};

/// How many problems and measures stand at a node and below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Problems certain from what stands here.
    pub problems: u32,
    /// Those of them that the writer made such: no section above makes them none.
    pub chosen: u32,
    /// Headings that are problems if a section above speaks of rectification.
    pub candidates: u32,
    /// Measures: items of an enumeration, 一是 二是 三是, and what else counts as such.
    pub measures: u32,
}

/// What the children of a node say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    counts: Counts,
    headings: u32,
    /// Paragraphs 整改情况：, 责任单位： or the like.
    labels: u32,
    /// Those that tell what was done.
    accounts: u32,
    /// Labels 整改措施： with nothing behind them: the list follows.
    open_lists: u32,
}

impl Shares {
    /// Whether a paragraph 整改情况：, 责任单位： or the like stands right below.
    pub(super) fn has_label(&self) -> bool {
        self.labels > 0
    }

    /// Whether no heading stands right below, but a paragraph that tells what was done.
    pub(super) fn is_accounted_leaf(&self) -> bool {
        self.accounts > 0 && self.headings == 0
    }

    /// Whether a label 整改措施： stands right below with nothing behind it, and headings with it.
    fn lists_measures_by_number(&self) -> bool {
        self.open_lists > 0 && self.headings > 0
    }

    fn each(&mut self) -> [&mut u32; 8] {
        [
            &mut self.counts.problems,
            &mut self.counts.chosen,
            &mut self.counts.candidates,
            &mut self.counts.measures,
            &mut self.headings,
            &mut self.labels,
            &mut self.accounts,
            &mut self.open_lists,
        ]
    }
}

impl AddAssign for Shares {
    fn add_assign(&mut self, mut other: Self) {
        for (n, more) in self.each().into_iter().zip(other.each()) {
            *n += *more;
        }
    }
}

impl SubAssign for Shares {
    fn sub_assign(&mut self, mut other: Self) {
        for (n, less) in self.each().into_iter().zip(other.each()) {
            *n -= *less;
        }
    }
}

impl Summary for Counts {
    type Shares = Shares;

    fn share(child: &Node) -> Shares {
        const ACCOUNTS: [&str; 4] = ["整改措施", "整改情况", "整改进展", "整改落实"];
        const LISTS: [&str; 4] = ["整改措施", "具体措施", "整改举措", "主要措施"];
        let label = match child.kind {
            Kind::Label => child.text.as_str(),
            // 1.台账不全。整改情况：已补齐。
            Kind::Body if child.is_inline() => leading_label(&child.text),
            _ => "",
        };
        let label = &*if label.is_empty() {
            label.into()
        } else {
            simplified(label)
        };
        let starts =
            |words: &[&str]| !label.is_empty() && words.iter().any(|w| label.starts_with(w));
        let is_open = child.children.is_empty() && label.trim_end().ends_with(['：', ':']);
        Shares {
            counts: *child.summary(),
            headings: u32::from(child.kind.is_heading()),
            labels: u32::from(starts(&["整改", "责任"])),
            accounts: u32::from(starts(&ACCOUNTS)),
            open_lists: u32::from(is_open && child.kind == Kind::Label && starts(&LISTS)),
        }
    }

    fn join(node: &Node) -> Self {
        let mut counts = node.shares().counts;
        judge(node, &mut counts);
        counts
    }
}

/// The short word with its colon that `text` begins with; empty without one.
fn leading_label(text: &str) -> &str {
    let colon = text
        .char_indices()
        .take(8)
        .find(|(_, c)| matches!(c, '：' | ':'));
    colon.map_or("", |(at, c)| &text[..at + c.len_utf8()])
}

/// How sure it is that a node is a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certainty {
    /// If a section above says so.
    Candidate,
    /// By its words.
    Sure,
    /// By the writer's choice.
    Chosen,
}

/// What is found at a node that is being judged and below it: numbers, or what they number.
pub(super) trait Found {
    /// Whether there are problems, chosen or sure.
    fn has_sure(&self) -> bool;
    /// Whether there are candidates.
    fn has_candidates(&self) -> bool;
    /// Whether there are measures.
    fn has_measures(&self) -> bool;
    /// The node is a measure.
    fn add_measure(&mut self);
    /// The node is a problem.
    fn add(&mut self, certainty: Certainty);
    /// Nothing below is a problem.
    fn clear(&mut self);
    /// The candidates are measures.
    fn measure_candidates(&mut self);
    /// Only what was chosen is a problem.
    fn keep_chosen(&mut self);
    /// The candidates are problems.
    fn confirm(&mut self);
}

impl Found for Counts {
    fn has_sure(&self) -> bool {
        self.problems > 0
    }

    fn has_candidates(&self) -> bool {
        self.candidates > 0
    }

    fn has_measures(&self) -> bool {
        self.measures > 0
    }

    fn add_measure(&mut self) {
        self.measures += 1;
    }

    fn add(&mut self, certainty: Certainty) {
        match certainty {
            Certainty::Candidate => self.candidates += 1,
            Certainty::Sure => self.problems += 1,
            Certainty::Chosen => {
                self.problems += 1;
                self.chosen += 1;
            }
        }
    }

    fn clear(&mut self) {
        (self.problems, self.candidates, self.chosen) = (0, 0, 0);
    }

    fn measure_candidates(&mut self) {
        self.measures += self.candidates;
    }

    fn keep_chosen(&mut self) {
        (self.problems, self.candidates) = (self.chosen, 0);
    }

    fn confirm(&mut self) {
        self.problems += self.candidates;
        self.candidates = 0;
    }
}

/// Adds to what is found below `node` what its own words and the writer make of it and of that.
pub(super) fn judge(node: &Node, found: &mut impl Found) {
    if is_measure(node, found.has_measures()) {
        found.add_measure();
    }
    if role(node) == Some(Role::Problem) {
        found.clear();
        found.add(Certainty::Chosen);
        return;
    }
    let is_heading = node.kind.is_heading();
    if !is_heading && node.kind != Kind::Item {
        return;
    }
    let unsure = !found.has_sure();
    if unsure && found.has_candidates() && takes_what_stands_below(node) {
        if !found.has_measures() {
            found.measure_candidates();
        }
        found.clear();
    }
    if unsure && !found.has_candidates() {
        match Cue::of(node) {
            Cue::Strong => found.add(Certainty::Sure),
            Cue::Weak => found.add(Certainty::Candidate),
            Cue::None => {}
        }
    } else if !unsure && accounts_for_itself(node) {
        found.add(Certainty::Sure);
    }
    if is_heading {
        match Section::of(node) {
            Section::Aside => found.keep_chosen(),
            Section::Rectification => found.confirm(),
            Section::Plain => {}
        }
    }
}

/// Whether a heading above problems is one too: it names one, and tells what was done about it
/// before they follow. 关于党建方面的问题 only groups them.
fn accounts_for_itself(node: &Node) -> bool {
    let title = &*simplified(node.title());
    let groups = title.ends_with("方面的问题") || title.ends_with("方面问题");
    let undecided = role(node).is_none() && node.kind.is_heading();
    undecided && node.shares().accounts > 0 && names_problem(title) && !groups
}

/// Whether the node is a measure: an item that is no problem; a lead 第一，… that is none and has
/// no measures of its own (`inner`); whatever the writer made one.
fn is_measure(node: &Node, inner: bool) -> bool {
    match (role(node), node.kind) {
        (Some(role), _) => role == Role::Measure,
        (None, Kind::Item) => Cue::of(node) == Cue::None,
        (None, Kind::LeadIn) => !inner && !node.marker.is_empty() && Cue::of(node) == Cue::None,
        _ => false,
    }
}

/// Whether the numbered headings below `node` that say nothing of themselves tell what was done
/// about the problem that it names: 1.关于…的问题 with （1）加强学习 below, or 整改措施： and such a list.
pub(super) fn takes_what_stands_below(node: &Node) -> bool {
    let named = || names_problem(node.title());
    match node.kind {
        _ if role(node).is_some() => false,
        Kind::Heading(level) => {
            node.shares().lists_measures_by_number() || level.get() >= 3 && named()
        }
        Kind::LeadIn => named(),
        _ => false,
    }
}
