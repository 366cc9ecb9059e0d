//! The changes that come of a matching, in order of the text.

use super::flat::Flat;
use super::matching::Matching;
use super::runs::{Run, Was, runs};
use super::{Change, ChangeKind};
use crate::outline::{Kind, Node, NodeId};
use crate::text::is_space;
use std::collections::HashMap;

/// Lists them.
pub fn list(old: &Flat<'_>, new: &Flat<'_>, matching: &Matching, moved: &[bool]) -> Vec<Change> {
    let lister = Lister {
        old,
        new,
        matching,
        moved,
    };
    let mut found: Vec<((usize, usize, usize), Change)> = Vec::new();
    lister.gone(&mut found);
    lister.came(&mut found);
    lister.moved(&mut found);
    lister.changed(&mut found);
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, change)| change).collect()
}

struct Lister<'a> {
    old: &'a Flat<'a>,
    new: &'a Flat<'a>,
    matching: &'a Matching,
    moved: &'a [bool],
}

/// By which changes are put in order: where in the second version, whether before it, where in the
/// first.
type Listed = Vec<((usize, usize, usize), Change)>;

impl Lister<'_> {
    fn gone(&self, found: &mut Listed) {
        for group in groups(self.old, |at| self.matching.to_new[at].is_none()) {
            let first = group[0];
            let change = Change {
                kind: ChangeKind::Gone,
                old: ids(self.old, &group),
                new: Vec::new(),
                place: place(self.old, first),
                from: Vec::new(),
                runs: vec![words(self.old, &group, Was::Removed)],
                kinds: None,
            };
            found.push(((self.behind(first), 3, first), change));
        }
    }

    /// Behind which node of the second version it would stand: what stood before it in its section,
    /// with all below that, or else the section's own words.
    fn behind(&self, at: usize) -> usize {
        let above = self.old.seats[at].above;
        let elder: Vec<usize> = self.old.below(above).take_while(|s| *s < at).collect();
        let stays = |at: usize| self.matching.to_new[at].filter(|new| !self.moved[*new]);
        let elder = elder.into_iter().rev().find_map(stays);
        match elder {
            Some(new) => self.new.seats[new].end - 1,
            None => self.matching.to_new[above].unwrap_or_else(|| match above {
                0 => 0,
                _ => self.behind(above),
            }),
        }
    }

    fn came(&self, found: &mut Listed) {
        for group in groups(self.new, |at| self.matching.to_old[at].is_none()) {
            let change = Change {
                kind: ChangeKind::New,
                old: Vec::new(),
                new: ids(self.new, &group),
                place: place(self.new, group[0]),
                from: Vec::new(),
                runs: vec![words(self.new, &group, Was::Added)],
                kinds: None,
            };
            found.push(((group[0], 0, 0), change));
        }
    }

    fn moved(&self, found: &mut Listed) {
        let mut blocks: Vec<Vec<(usize, usize)>> = Vec::new();
        let mut of: HashMap<usize, usize> = HashMap::new();
        for (b, moved) in self.moved.iter().enumerate() {
            let Some(a) = self.matching.to_old[b].filter(|_| *moved) else {
                continue;
            };
            // What went along with what it stands below, behind what stood before it.
            let along = of.get(&self.new.seats[b].above).copied().filter(|block| {
                let is_below =
                    self.matching.to_old[self.new.seats[b].above] == Some(self.old.seats[a].above);
                is_below && blocks[*block].last().is_some_and(|(last, _)| *last < a)
            });
            let block = along.unwrap_or_else(|| {
                blocks.push(Vec::new());
                blocks.len() - 1
            });
            of.insert(b, block);
            blocks[block].push((a, b));
        }
        for block in blocks {
            let (olds, news): (Vec<usize>, Vec<usize>) = block.into_iter().unzip();
            let change = Change {
                kind: ChangeKind::Moved,
                old: ids(self.old, &olds),
                new: ids(self.new, &news),
                place: place(self.new, news[0]),
                from: place(self.old, olds[0]),
                // Its numbers are told by the places.
                runs: vec![lines(self.new, &news, Was::Kept, false)],
                kinds: None,
            };
            found.push(((news[0], 0, 1), change));
        }
    }

    fn changed(&self, found: &mut Listed) {
        for (b, a) in self.matching.to_old.iter().enumerate() {
            let Some(a) = *a else { continue };
            let (was, is) = (&self.old.seats[a], &self.new.seats[b]);
            let kinds = (was.node.kind != is.node.kind && was.n_chars > 0)
                .then(|| [was.node, is.node].map(|n| called(n)));
            if was.key == is.key && kinds.is_none() {
                continue;
            }
            let runs = match was.key == is.key {
                true => vec![words(self.new, &[b], Was::Kept)],
                false => runs(said(was.node), said(is.node)),
            };
            let change = Change {
                kind: ChangeKind::Changed,
                old: vec![was.node.id],
                new: vec![is.node.id],
                place: place(self.new, b),
                from: Vec::new(),
                runs,
                kinds,
            };
            found.push(((b, 0, 2), change));
        }
    }
}

/// The nodes that are meant, each with those below it that are, too, as far as they hang together;
/// without those that hold no words.
fn groups(flat: &Flat<'_>, is_meant: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut of: HashMap<usize, usize> = HashMap::new();
    for at in 1..flat.seats.len() {
        if !is_meant(at) {
            continue;
        }
        let group = of.get(&flat.seats[at].above).copied();
        let group = group.unwrap_or_else(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        of.insert(at, group);
        groups[group].push(at);
    }
    groups.retain(|group| group.iter().any(|at| flat.seats[*at].n_chars > 0));
    groups
}

fn ids(flat: &Flat<'_>, of: &[usize]) -> Vec<NodeId> {
    of.iter().map(|at| flat.seats[*at].node.id).collect()
}

fn said(node: &Node) -> &str {
    node.text
        .trim_matches(|c| is_space(c) || c == '\n' || c == '\r')
}

/// The words of nodes, their numbers included, a line a paragraph.
fn words(flat: &Flat<'_>, of: &[usize], was: Was) -> Run {
    lines(flat, of, was, true)
}

/// The same, of headings with or without their numbers.
fn lines(flat: &Flat<'_>, of: &[usize], was: Was, numbered: bool) -> Run {
    let mut text = String::new();
    for at in of {
        let node = flat.seats[*at].node;
        if !node.is_inline() && !text.is_empty() {
            text.push('\n');
        }
        if numbered || !node.kind.is_heading() {
            text.push_str(node.marker_spelling());
        }
        text.push_str(said(node));
    }
    Run { was, text }
}

/// The sections that a node stands in, or is, outermost first.
fn place(flat: &Flat<'_>, at: usize) -> Vec<String> {
    let (mut found, mut at) = (Vec::new(), at);
    loop {
        let seat = &flat.seats[at];
        if seat.node.kind.is_heading() {
            found.push([seat.node.marker_spelling(), seat.node.title()].concat());
        }
        if seat.above == at {
            break;
        }
        at = seat.above;
    }
    found.reverse();
    found
}

fn called(node: &Node) -> String {
    const LEVELS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match node.kind {
        Kind::Heading(level) => [LEVELS[usize::from(level.get()) - 1], "级标题"].concat(),
        kind => kind.called().zh.to_owned(),
    }
}
