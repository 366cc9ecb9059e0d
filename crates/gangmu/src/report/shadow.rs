//! Reports in traditional characters: they are read in simplified ones, byte for byte in the same
//! place, so that what is found holds of them too.

use crate::outline::{Content, Node, NodeId, Outline};
use crate::text::{Text, simplified};
use std::borrow::Cow;
use std::rc::Rc;

/// The part with simplified characters for traditional ones; `None` if it holds none. O(text).
pub(super) fn of_part(part: &Rc<Node>) -> Option<Rc<Node>> {
    let mut any = false;
    part.walk(&mut |n| any = any || is_changed(&n.text) || is_changed(&n.marker));
    any.then(|| of_node(part))
}

/// As [`of_part`], for all of an outline; `None` if the part, or the root, holds none.
pub(super) fn of_outline(outline: &Outline, part: NodeId) -> Option<Outline> {
    let root = outline.root();
    let part = if part == root.id {
        Some(root)
    } else {
        outline.get(part)
    };
    of_part(part?)?;
    let root = Node::clone(&*of_node(root));
    Some(Outline::new(
        root,
        outline.tail().clone(),
        outline.next_id(),
    ))
}

fn is_changed(text: &str) -> bool {
    matches!(simplified(text), Cow::Owned(_))
}

fn of_node(node: &Rc<Node>) -> Rc<Node> {
    let plain = |text: &Text| match simplified(text) {
        Cow::Owned(plain) => Text::from(plain),
        Cow::Borrowed(_) => text.clone(),
    };
    Rc::new(Node::from(Content {
        marker: plain(&node.marker),
        text: plain(&node.text),
        children: node.children.iter().map(of_node).collect(),
        ..Content::clone(node)
    }))
}

#[cfg(test)]
mod tests {
    use crate::report::{claims, ledger};
    use crate::{Status, parse};

    #[test]
    fn what_is_found_is_told_in_the_words_of_the_text() {
        let text = "某鎮關於巡察整改情況的通報\n反饋的2個問題已完成整改1個。\n一、整改情況\n1.關於學習不深的問題\n責任單位：黨辦\n整改情況：已完成整改。一是補課。\n2.關於臺賬不全的問題\n整改情況：正在推進。一是補錄。\n";
        let outline = parse(text);
        let part = &outline.root().children[0];
        let said: Vec<_> = claims(part).into_iter().map(|c| c.text).collect();
        assert_eq!(said, ["2個問題", "問題已完成整改1個"]);
        let rows = ledger(&outline, part.id);
        assert_eq!(rows[0].problem, "關於學習不深的問題");
        assert_eq!(rows[0].status, Some(Status::Done));
        assert_eq!(rows[0].measures[0].text, "補課。");
        assert_eq!(rows[0].responsible.as_ref().unwrap().text, "黨辦");
        assert_eq!(rows[1].status, Some(Status::Ongoing));
    }
}
