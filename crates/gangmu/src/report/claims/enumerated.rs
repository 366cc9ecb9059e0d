//! Where the measures that a report lists are certainly all of them.

use super::listed::Layer;
use crate::numbering::marker_at;
use crate::outline::{Kind, Node};
use crate::syntax::item_ordinal;
use std::rc::Rc;

/// The measures of the problems, where each lists its own under a label that says so.
pub(super) fn labelled(layer: &Layer) -> Option<u32> {
    let mut sum = 0;
    for problem in &layer.nodes {
        let named = |l: &&Rc<Node>| {
            l.kind == Kind::Label
                && ["整改措施", "具体措施", "整改举措"]
                    .iter()
                    .any(|w| l.text.starts_with(w))
        };
        let mut own = problem.children.iter().filter(named);
        let label = own.next().filter(|_| own.next().is_none())?;
        let n = label.summary().measures;
        if n == 0 || n != problem.summary().measures {
            return None;
        }
        sum += n;
    }
    Some(sum)
}

/// Whether the sections below hold nothing but enumerations 一是 二是 三是 without a gap.
pub(super) fn is_enumeration(section: &Rc<Node>) -> bool {
    let mut next = 0;
    let mut leaf = true;
    for child in &section.children {
        let ok = match child.kind {
            Kind::Heading(_) | Kind::LeadIn => {
                leaf = false;
                is_enumeration(child)
            }
            Kind::Item => {
                next += 1;
                item_ordinal(&child.marker).or(marker_at(&child.marker).map(|m| m.ordinal))
                    == Some(next)
            }
            // A paragraph of nothing but its items.
            Kind::Body if child.text.trim().is_empty() => child.children.iter().all(|c| {
                next += 1;
                c.kind == Kind::Item && item_ordinal(&c.marker) == Some(next)
            }),
            Kind::Blank | Kind::Junk => true,
            _ => false,
        };
        if !ok {
            return false;
        }
    }
    !leaf || next > 0
}
