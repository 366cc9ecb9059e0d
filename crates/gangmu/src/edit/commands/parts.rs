//! Whole reports: their order, copies of them, their titles.

use super::duplicate::copy;
use super::remove::take_out;
use super::seat::{count_line_ends, first_lead, line_end, settle_first};
use super::selection::Schemes;
use crate::edit::{Draft, EditError, Field, Intent, Transaction};
use crate::outline::{Content, Kind, Node, NodeId, Outline, Place, TreeError};
use crate::report;
use crate::text::Text;
use std::rc::Rc;

/// Puts reports, in the order in which they are named, before the report `before`; behind all
/// others without one. What stands in front of the reports stays there. The caret stays.
///
/// # Errors
/// [`EditError::Tree`] if one is not there, [`EditError::NotForThis`] for what is no report,
/// [`EditError::AtTheEdge`] for a place in front of the front.
pub fn arrange(
    outline: &mut Outline,
    ids: &[NodeId],
    before: Option<NodeId>,
) -> Result<Option<Transaction>, EditError> {
    let parts: Vec<NodeId> = outline.root().children.iter().map(|p| p.id).collect();
    for id in ids.iter().chain(&before) {
        match outline.get(*id).map(|node| node.kind) {
            None => return Err(EditError::Tree(TreeError::NoSuchNode(*id))),
            Some(Kind::Report) => {}
            Some(_) if Some(*id) == before => return Err(EditError::AtTheEdge),
            Some(kind) => return Err(EditError::NotForThis(kind)),
        }
    }
    // What stands behind the place stays behind it.
    let from = before.and_then(|id| parts.iter().position(|p| *p == id));
    let mut behind = parts[from.unwrap_or(parts.len())..].iter();
    let before = behind.find(|id| !ids.contains(id));
    let mut draft = Draft::new(outline);
    let parent = draft.outline().root().id;
    let was = first_lead(draft.outline());
    for &id in ids {
        let others = || draft.outline().root().children.iter();
        let others = others().filter(|p| p.id != id);
        let index = match before {
            Some(before) => others.take_while(|p| p.id != *before).count(),
            None => others.count(),
        };
        draft.relocate(id, Place { parent, index })?;
    }
    settle_first(&mut draft, was)?;
    Ok(draft.finish(Intent::Move, None, None))
}

/// Puts a copy of each report, with all that is noted of it, right behind it. The caret stays.
///
/// # Errors
/// [`EditError::Tree`] if one is not there, [`EditError::NotForThis`] for what is no report.
pub fn duplicate_parts(
    outline: &mut Outline,
    ids: &[NodeId],
    _: &Schemes,
) -> Result<Option<Transaction>, EditError> {
    let end = line_end(outline);
    let mut draft = Draft::new(outline);
    for &id in ids {
        let part = report_of(&draft, id)?;
        let place = draft.place(id)?;
        let copy = copy(&mut draft, &part, part.lead.clone(), part.marker.clone());
        let first = copy.children.first().cloned();
        let index = place.index + 1;
        draft.insert(Place { index, ..place }, copy)?;
        if let Some(first) = first {
            let mut lead = first.lead.to_string();
            while count_line_ends(&lead) < 2 {
                lead.insert_str(0, &end);
            }
            draft.set(first.id, Field::Lead, lead.into())?;
        }
    }
    Ok(draft.finish(Intent::Add, None, None))
}

/// Gives a report this title, on one line. The caret stays.
///
/// # Errors
/// [`EditError::Tree`] if it is not there, [`EditError::NotForThis`] for what is no report.
pub fn rename(
    outline: &mut Outline,
    id: NodeId,
    words: &str,
) -> Result<Option<Transaction>, EditError> {
    let words = Text::from(
        words
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .as_str(),
    );
    let end = line_end(outline);
    let mut draft = Draft::new(outline);
    let part = report_of(&draft, id)?;
    let old = report::title(&part);
    if words.is_empty() || words.as_str() == old {
        return Ok(None);
    }
    let is_title = |n: &&Rc<Node>| n.kind == Kind::Title;
    let mut titles = part.children.iter().skip_while(|n| !is_title(n));
    match titles.next().filter(|_| !old.is_empty()) {
        Some(title) => {
            // The second line is of the title where the first alone names nothing.
            let second = titles.next().filter(is_title);
            let second = second.filter(|_| title.title() != old).map(|n| n.id);
            let id = title.id;
            draft.set(id, Field::Text, words)?;
            if let Some(second) = second {
                take_out(&mut draft, second)?;
            }
        }
        None => {
            let first = part.children.first();
            let lead = first.map(|n| n.lead.clone()).unwrap_or_default();
            let title = Node::from(Content {
                id: draft.fresh_id(),
                kind: Kind::Title,
                lead,
                marker: Text::default(),
                text: words,
                children: Vec::new(),
                note: None,
            });
            let (parent, index) = (id, 0);
            draft.insert(Place { parent, index }, Rc::new(title))?;
            if let Some(first) = first {
                draft.set(first.id, Field::Lead, end)?;
            }
        }
    }
    Ok(draft.finish(Intent::Replace, None, None))
}

fn report_of(draft: &Draft<'_>, id: NodeId) -> Result<Rc<Node>, EditError> {
    let part = draft.node(id)?.clone();
    match part.kind {
        Kind::Report => Ok(part),
        kind => Err(EditError::NotForThis(kind)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::History;
    use crate::syntax::parse;

    const THREE: &str = "甲镇关于整改情况的通报\n一、甲\n正文。\n\n乙镇关于整改情况的通报\n一、乙\n正文。\n\n丙镇关于整改情况的通报\n一、丙\n正文。\n";

    fn parts(outline: &Outline) -> Vec<NodeId> {
        outline.root().children.iter().map(|p| p.id).collect()
    }

    /// The text after the command, which one undo takes back.
    fn after(
        text: &str,
        make: impl FnOnce(&mut Outline, &[NodeId]) -> Result<Option<Transaction>, EditError>,
    ) -> String {
        let mut outline = parse(text);
        let parts = parts(&outline);
        let step = make(&mut outline, &parts).unwrap().expect("a step");
        let after = outline.write();
        let mut history = History::default();
        history.record(step, 0.0);
        history.undo(&mut outline).expect("one step");
        assert_eq!(outline.write(), text);
        after
    }

    #[test]
    fn reports_change_places() {
        let heads = |text: &str| -> String {
            let titles = text.lines().filter(|l| l.contains("关于"));
            titles.filter_map(|l| l.chars().next()).collect()
        };
        let moved = after(THREE, |o, p| arrange(o, &p[2..], Some(p[0])));
        assert_eq!(heads(&moved), "丙甲乙");
        assert!(
            moved.starts_with("丙镇") && moved.contains("\n\n甲镇"),
            "{moved}"
        );
        let moved = after(THREE, |o, p| arrange(o, &p[..2], None));
        assert_eq!(heads(&moved), "丙甲乙");
        // The order is that in which they are named.
        let all = after(THREE, |o, p| arrange(o, &[p[1], p[2], p[0]], None));
        assert_eq!(heads(&all), "乙丙甲");
        assert_eq!(parse(&all).root().children.len(), 3);
        let mut outline = parse(THREE);
        let p = parts(&outline);
        assert!(
            arrange(&mut outline, &p[1..2], Some(p[2]))
                .unwrap()
                .is_none()
        );
        assert!(
            arrange(&mut outline, &p[..1], Some(p[0]))
                .unwrap()
                .is_none()
        );
        let heading = outline.get(p[0]).unwrap().children[1].id;
        assert!(arrange(&mut outline, &[heading], None).is_err());
        assert_eq!(outline.write(), THREE);
    }

    #[test]
    fn a_report_is_duplicated_behind_it() {
        let two = after(THREE, |o, p| duplicate_parts(o, &p[..1], &Schemes::new()));
        let (first, rest) = two.split_once("\n\n甲镇").expect("a copy");
        assert!(first.ends_with("正文。"));
        assert!(rest.contains("一、甲\n正文。\n\n乙镇"));
    }

    #[test]
    fn a_report_gets_another_title() {
        let named = after(THREE, |o, p| rename(o, p[1], " 丁镇\n报告 "));
        assert!(named.contains("\n\n丁镇 报告\n一、乙"), "{named}");
        let untitled = "一、甲\n正文。\n";
        assert_eq!(
            after(untitled, |o, p| rename(o, p[0], "甲镇通报")),
            "甲镇通报\n一、甲\n正文。\n"
        );
        let two_lines = "临江县水利局\n关于整改情况的通报\n一、甲\n正文。\n";
        assert_eq!(
            after(two_lines, |o, p| rename(o, p[0], "水利局通报")),
            "水利局通报\n一、甲\n正文。\n"
        );
    }
}
