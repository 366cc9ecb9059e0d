//! （一） beside (二), 1. beside 2、: siblings numbered in different forms.

use crate::check::Severity;
use crate::check::context::{Context, Sink, replace, say};
use crate::check::registry::{Group, Rule};
use crate::edit::Field;
use crate::numbering::{marker_at, marker_of};
use crate::outline::{Kind, Node};
use crate::text::both;
use std::rc::Rc;

pub static RULE: Rule = Rule {
    id: "marker-style",
    severity: Severity::Warning,
    group: Group::Numbering,
    name: both("序号写法不一", "Numbers spelled in different ways"),
    about: both(
        "同一节下同级标题的序号写法不一致，如“（一）”与“(二)”、“1.”与“2、”混用。",
        "Headings of one level in one section are numbered in different forms.",
    ),
    example: "一、主要做法\n（一）抓学习\n每月学习。\n(二)抓落实\n逐项落实。\n（三）抓督查\n按季督查。\n",
    check: Some(check),
    across: None,
};

/// The marker's form, spelled with 1 and without spaces.
fn form(node: &Node) -> Option<String> {
    let marker = marker_of(node.marker_spelling())?;
    // The outer numbers of 1.2 are not its form.
    let is_plain = marker.form.row().outer == 0;
    is_plain.then(|| marker.spell(1))
}

fn check(context: &Context<'_>, sink: &mut Sink) {
    for seen in &context.nodes {
        let mut kinds: Vec<Kind> = Vec::new();
        for child in &seen.node.children {
            if child.kind.is_heading() && !kinds.contains(&child.kind) {
                kinds.push(child.kind);
            }
        }
        for kind in kinds {
            let siblings = seen.node.children.iter().filter(|c| c.kind == kind);
            judge(siblings, sink);
        }
    }
}

fn judge<'a>(siblings: impl Iterator<Item = &'a Rc<Node>>, sink: &mut Sink) {
    let numbered: Vec<_> = siblings.filter_map(|n| Some((n, form(n)?))).collect();
    let mut forms: Vec<(&str, usize)> = Vec::new();
    for (_, form) in &numbered {
        match forms.iter_mut().find(|(f, _)| f == form) {
            Some((_, n)) => *n += 1,
            None => forms.push((form, 1)),
        }
    }
    if forms.len() < 2 {
        return;
    }
    // The most frequent form that is whole; of several the one that stands first.
    let whole = || forms.iter().filter(|(form, _)| is_whole(form));
    let most = whole().map(|(_, n)| *n).max();
    let usual = whole().find(|(_, n)| Some(*n) == most);
    let usual = usual.map_or("", |(form, _)| form);
    let Some(model) = marker_of(usual) else {
        return;
    };
    for (node, own) in &numbered {
        let Some(marker) = marker_of(&node.marker).filter(|_| own != usual) else {
            continue;
        };
        let spelled = model.spell(marker.ordinal);
        let range = 0..node.marker_spelling().len();
        let message = say(
            format!("序号写法与同级不一致，同级用“{usual}”。"),
            format!("Its siblings are numbered like {usual}"),
        );
        let finding = sink.put(node, Field::Marker, range.clone(), message);
        if node.marker.starts_with(node.marker_spelling()) {
            finding.fix = Some(replace(node, Field::Marker, range, &spelled));
        }
    }
}

/// Whether the form is neither 一 without its mark, nor （一) with two sorts of brackets.
fn is_whole(form: &str) -> bool {
    match form.chars().next() {
        Some('(') => form.contains(')'),
        Some('（') => form.contains('）'),
        // A sign such as ① is a number that needs no mark.
        _ => form.ends_with(|c: char| !c.is_alphanumeric()) || marker_at(form).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes, found};

    const ID: &str = "marker-style";

    #[test]
    fn the_odd_one_follows() {
        let text = "一、甲\n（一）子\n文。\n(二)丑\n文。\n（三）寅\n文。\n";
        assert_eq!(found(ID, text), ["(二)"]);
        fixes(
            ID,
            text,
            "一、甲\n（一）子\n文。\n（二）丑\n文。\n（三）寅\n文。\n",
        );
        fixes(
            ID,
            "1.子\n文。\n2.丑\n文。\n3、寅\n文。\n",
            "1.子\n文。\n2.丑\n文。\n3.寅\n文。\n",
        );
    }

    #[test]
    fn one_form_is_clean() {
        clean(
            ID,
            &[
                "一、甲\n(一)子\n文。\n(二)丑\n文。\n",
                "1 总则\n1.1 目的\n文。\n1.2 范围\n文。\n",
                "一、甲\n1.子\n文。\n2.丑\n文。\n二、乙\n（一）寅\n文。\n",
            ],
        );
    }
}
