//! The numbers of headings and items as sequences, and where they break.

use super::context::Context;
use crate::edit::Scheme;
use crate::numbering::marker_of;
use crate::outline::{Kind, Node, NodeId, Regime};
use crate::syntax::{hides_text, item_ordinal, respell_item};
use std::collections::HashMap;
use std::rc::Rc;

/// How a number does not follow the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// Numbers are left out.
    Gap,
    /// The number stood before.
    Repeat,
    /// A sequence does not begin with 1.
    Start,
}

/// A number that does not follow.
pub struct Broken<'a> {
    /// The heading or item.
    pub node: &'a Rc<Node>,
    /// The section that it stands right below.
    pub section: NodeId,
    /// How it does not follow.
    pub how: Break,
    /// The number before; 0 at the start.
    pub before: u32,
    /// The number.
    pub number: u32,
    /// Whether text is known to be missing before it, so that no other number would be right.
    pub text_is_missing: bool,
}

/// All numbers of headings that do not follow. A sequence may begin with 1, or go on where the
/// last one of its level ended: both are style.
pub(super) fn of_headings<'a>(context: &Context<'a>) -> Vec<Broken<'a>> {
    let mut found = Vec::new();
    let parts = context.parts.iter().enumerate();
    for (at, part) in parts.filter(|(_, p)| p.kind == Kind::Report) {
        let mut reader = Reader {
            scheme: context.scheme(at),
            part: part.id,
            last: HashMap::new(),
            hidden: false,
            found: &mut found,
        };
        reader.section(part);
    }
    found
}

struct Reader<'a, 'f> {
    scheme: &'f Scheme,
    part: NodeId,
    /// The last number of each kind, anywhere in the part.
    last: HashMap<Kind, u32>,
    hidden: bool,
    found: &'f mut Vec<Broken<'a>>,
}

impl<'a> Reader<'a, '_> {
    fn section(&mut self, section: &'a Rc<Node>) {
        // The last number of each kind right below the section, and the highest since 1.
        let mut last: Vec<(Kind, u32, u32)> = Vec::new();
        let mut before = None;
        for child in &section.children {
            if child.kind == Kind::Junk && hides_text(&child.text) {
                self.hidden = true;
            }
            let marker = child.kind.is_heading().then(|| marker_of(&child.marker));
            if let Some(marker) = marker.flatten() {
                let number = marker.ordinal;
                let slot = last.iter().position(|(kind, ..)| *kind == child.kind);
                let anew = before.is_none_or(introduces);
                // Behind two that are exchanged it goes on from the higher.
                let goes_on = slot.is_some_and(|at| number == last[at].2 + 1);
                if !goes_on {
                    self.judge(section, child, number, slot.map(|at| last[at].1), anew);
                }
                let highest = |before: u32| if number == 1 { 1 } else { before.max(number) };
                match slot {
                    Some(at) => last[at] = (child.kind, number, highest(last[at].2)),
                    None => last.push((child.kind, number, number)),
                }
                self.last.insert(child.kind, number);
            }
            before = Some(child);
            if !child.children.is_empty() {
                self.section(child);
            }
        }
    }

    fn judge(
        &mut self,
        section: &'a Rc<Node>,
        node: &'a Rc<Node>,
        number: u32,
        before: Option<u32>,
        introduced: bool,
    ) {
        let anywhere = self.last.get(&node.kind).copied().unwrap_or(0);
        let runs_on = node
            .kind
            .level()
            .is_some_and(|l| self.scheme.regime(l) == Regime::Continue);
        let last = before.unwrap_or(if runs_on { anywhere } else { 0 });
        let anew = number == 1 && (before.is_none() || introduced);
        if number == last + 1 || number == anywhere + 1 || anew {
            self.hidden &= before.is_none();
            return;
        }
        let how = match (number > last, last) {
            (true, 0) => Break::Start,
            (true, _) => Break::Gap,
            (false, _) => Break::Repeat,
        };
        let text_is_missing = self.hidden || how == Break::Start && section.id == self.part;
        self.found.push(Broken {
            node,
            section: section.id,
            how,
            before: last,
            number,
            text_is_missing,
        });
    }
}

/// Whether the last words below the node announce a list: 另有两项：
fn introduces(node: &Rc<Node>) -> bool {
    match node.children.last() {
        Some(last) => introduces(last),
        None => node.text.trim_end().ends_with(['：', ':']),
    }
}

/// All numbers of items that do not follow: 一是 二是 四是. A 一是 begins anew anywhere.
pub fn of_items<'a>(context: &Context<'a>) -> Vec<Broken<'a>> {
    let mut found = Vec::new();
    // The last item before, in the same section: a paragraph may be broken into lines.
    let mut carried: Option<(u32, Option<String>)> = None;
    for seen in &context.nodes {
        match seen.node.kind {
            Kind::Item => {
                let number = item_ordinal(&seen.node.marker);
                carried = number.map(|n| (n, respell_item(&seen.node.marker, 1)));
            }
            kind if kind.is_heading() || kind.is_part() => carried = None,
            _ => {}
        }
        let mut last: Option<(u32, Option<String>)> = None;
        for child in &seen.node.children {
            if child.kind != Kind::Item {
                // 整改情况：一是补课。 with 二是 on a line of its own behind it.
                let inside = child.children.iter().rev().find(|c| c.kind == Kind::Item);
                let of = |item: &Rc<Node>| {
                    let number = item_ordinal(&item.marker)?;
                    Some((number, respell_item(&item.marker, 1)))
                };
                carried = inside.and_then(of).or(carried);
                continue;
            }
            let Some(number) = item_ordinal(&child.marker).filter(|_| is_counted(&child.marker))
            else {
                last = None;
                continue;
            };
            let series = respell_item(&child.marker, 1);
            let before = match &last {
                Some((number, of)) if *of == series => *number,
                _ => 0,
            };
            let is_same = last.as_ref().is_some_and(|(_, of)| *of == series);
            let goes_on = last.is_none()
                && number > 1
                && carried
                    .as_ref()
                    .is_some_and(|(n, of)| n + 1 == number && *of == series);
            if number != before + 1 && number != 1 && !goes_on {
                let how = match (is_same, number > before) {
                    (false, _) => Break::Start,
                    (true, true) => Break::Gap,
                    (true, false) => Break::Repeat,
                };
                found.push(Broken {
                    node: child,
                    section: seen.node.id,
                    how,
                    before,
                    number,
                    text_is_missing: false,
                });
            }
            last = Some((number, series));
        }
    }
    found
}

/// Whether the marker has a number to count by; 首先 and 最后 have none.
fn is_counted(marker: &str) -> bool {
    marker
        .chars()
        .any(|c| "一二三四五六七八九十".contains(c) || c.is_ascii_digit())
        && !marker.contains('方')
}
