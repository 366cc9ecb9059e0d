//! Parts put back as they were at another time.

use super::seat::{count_line_ends, line_end};
use crate::edit::{Draft, EditError, Field, Intent, Transaction};
use crate::outline::{Content, Node, NodeId, Outline, Place};
use crate::text::Text;
use std::collections::HashSet;
use std::rc::Rc;

/// Makes the outline these parts and this tail again, exactly as they were, ids too: what is not
/// among them goes.
///
/// # Errors
/// [`EditError::Tree`] if two of their nodes have the same id.
pub fn restore(
    outline: &mut Outline,
    parts: &[Rc<Node>],
    tail: &Text,
) -> Result<Option<Transaction>, EditError> {
    reserve(outline, parts);
    let mut draft = Draft::new(outline);
    let parent = draft.outline().root().id;
    let now = draft.outline().root().children.clone();
    let same = |old: &Rc<Node>| parts.iter().any(|new| is_same(old, new));
    for old in now.iter().filter(|old| !same(old)) {
        draft.remove(old.id)?;
    }
    for (index, part) in parts.iter().enumerate() {
        let place = Place { parent, index };
        if draft.outline().contains(part.id) {
            draft.relocate(part.id, place)?;
        } else {
            draft.insert(place, part.clone())?;
        }
    }
    draft.set_tail(tail.clone())?;
    Ok(draft.finish(Intent::Restore, None, None))
}

/// Puts one part back as it was: in the place of what it has become, or behind all if it is gone.
/// What has meanwhile moved to another part stays there, too; its copy here has an id of its own.
///
/// # Errors
/// Any of the tree.
pub fn restore_part(
    outline: &mut Outline,
    part: &Rc<Node>,
) -> Result<Option<Transaction>, EditError> {
    reserve(outline, std::slice::from_ref(part));
    let end = line_end(outline);
    let mut draft = Draft::new(outline);
    let parent = draft.outline().root().id;
    let children = &draft.outline().root().children;
    let was = children.iter().position(|p| p.id == part.id);
    let index = was.unwrap_or(children.len());
    let lead = was.and_then(|at| Some(children[at].children.first()?.lead.clone()));
    if was.is_some() {
        draft.remove(part.id)?;
    }
    let part = own(&mut draft, part);
    draft.insert(Place { parent, index }, part.clone())?;
    // What stands before the part is not the other version's to say.
    if let Some(first) = part.children.first() {
        let lead = lead.unwrap_or_else(|| {
            let mut lead = first.lead.to_string();
            while index > 0 && count_line_ends(&lead) < 2 {
                lead.insert_str(0, &end);
            }
            lead.into()
        });
        draft.set(first.id, Field::Lead, lead)?;
    }
    Ok(draft.finish(Intent::Restore, None, None))
}

fn is_same(a: &Rc<Node>, b: &Rc<Node>) -> bool {
    let alike = |a: &Node, b: &Node| {
        (a.id, a.kind, &a.lead, &a.marker, &a.text, &a.note)
            == (b.id, b.kind, &b.lead, &b.marker, &b.text, &b.note)
    };
    let pairs = || a.children.iter().zip(&b.children);
    Rc::ptr_eq(a, b)
        || alike(a, b)
            && a.children.len() == b.children.len()
            && pairs().all(|(a, b)| is_same(a, b))
}

/// No id of these is given again.
fn reserve(outline: &mut Outline, parts: &[Rc<Node>]) {
    let mut highest = NodeId(0);
    for part in parts {
        part.walk(&mut |n| highest = highest.max(n.id));
    }
    outline.reserve(NodeId(highest.0 + 1));
}

/// The part with ids that nothing in the outline has.
fn own(draft: &mut Draft<'_>, part: &Rc<Node>) -> Rc<Node> {
    let mut taken = HashSet::new();
    part.walk(&mut |n| {
        if draft.outline().contains(n.id) {
            taken.insert(n.id);
        }
    });
    match taken.is_empty() {
        true => part.clone(),
        false => renamed(draft, part, &taken),
    }
}

fn renamed(draft: &mut Draft<'_>, node: &Rc<Node>, taken: &HashSet<NodeId>) -> Rc<Node> {
    let children = node.children.iter();
    let children = children.map(|child| renamed(draft, child, taken)).collect();
    let id = match taken.contains(&node.id) {
        true => draft.fresh_id(),
        false => node.id,
    };
    Rc::new(Node::from(Content {
        id,
        kind: node.kind,
        lead: node.lead.clone(),
        marker: node.marker.clone(),
        text: node.text.clone(),
        children,
        note: node.note.clone(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::commands;
    use crate::parse;

    fn two() -> Outline {
        let mut outline = parse("甲局整改报告\n一、情况\n已办。\n二、台账不全\n");
        let second = "乙局整改报告\n一、情况\n在办。\n";
        commands::open(&mut outline, second, false).expect("a report");
        outline
    }

    fn parts(outline: &Outline) -> Vec<Rc<Node>> {
        outline.root().children.clone()
    }

    #[test]
    fn all_is_as_it_was_and_one_undo_takes_that_back() {
        let mut outline = two();
        let text = outline.write();
        let (was, tail) = (parts(&outline), outline.tail().clone());
        let last = was.last().expect("two").id;
        commands::arrange(&mut outline, &[last], Some(was[0].id)).expect("moved");
        let (_, gone) = (
            commands::open(&mut outline, "丙局整改报告\n一、情况\n", false),
            was[0].id,
        );
        commands::remove(&mut outline, &[gone], &Default::default()).expect("removed");
        let now = outline.write();
        let step = restore(&mut outline, &was, &tail)
            .expect("sound")
            .expect("a step");
        assert_eq!(outline.write(), text);
        assert!(parts(&outline).iter().zip(&was).all(|(a, b)| is_same(a, b)));
        step.invert().apply(&mut outline).expect("taken back");
        assert_eq!(outline.write(), now);
    }

    #[test]
    fn a_part_comes_back_where_it_stands_or_behind_all() {
        let mut outline = two();
        let text = outline.write();
        let was = parts(&outline);
        let item = was[0].children.last().expect("a section").id;
        commands::remove(&mut outline, &[item], &Default::default()).expect("removed");
        restore_part(&mut outline, &was[0])
            .expect("sound")
            .expect("a step");
        assert_eq!(outline.write(), text);
        commands::remove(&mut outline, &[was[0].id], &Default::default()).expect("removed");
        restore_part(&mut outline, &was[0])
            .expect("sound")
            .expect("a step");
        let text = outline.write();
        assert!(
            text.find("乙局") < text.find("甲局") && text.contains("\n\n甲局"),
            "{text}"
        );
    }

    #[test]
    fn what_has_moved_to_another_part_is_not_torn_out_of_it() {
        let mut outline = two();
        let was = parts(&outline);
        let section = was[0].children[1].id;
        let place = Place {
            parent: was[1].id,
            index: 1,
        };
        commands::drop(&mut outline, &[section], place, &Default::default()).expect("dropped");
        restore_part(&mut outline, &was[0])
            .expect("sound")
            .expect("a step");
        assert!(outline.part_of(section).is_some_and(|p| p.id == was[1].id));
        assert_eq!(
            outline.write().matches("已办").count(),
            2,
            "{}",
            outline.write()
        );
    }
}
