//! What a part is read as: in simplified characters, and without the breaks that a paper's width
//! put into its paragraphs. What is found is told of the bytes of the text itself.

use crate::outline::{Content, Node, NodeId, Outline};
use crate::syntax::is_page_number;
use crate::text::{Text, is_space, simplified};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// What was left out of the text of each node, in order.
#[derive(Debug, Default)]
pub(super) struct Cuts(HashMap<NodeId, Vec<Range<usize>>>);

impl Cuts {
    /// The bytes of the text itself that bytes of the shadow stand for.
    pub fn back(&self, node: NodeId, range: Range<usize>) -> Range<usize> {
        let Some(cuts) = self.0.get(&node) else {
            return range;
        };
        let place = |mut at: usize, is_end: bool| {
            for cut in cuts {
                if cut.start < at || cut.start == at && !is_end {
                    at += cut.len();
                }
            }
            at
        };
        place(range.start, false)..place(range.end, true)
    }
}

/// The part as it is read; `None` if that is the part itself. O(text).
pub(super) fn of_part(part: &Rc<Node>) -> Option<(Rc<Node>, Cuts)> {
    if !is_needed(part) {
        return None;
    }
    let mut cuts = Cuts::default();
    let shadow = of_node(part, &mut cuts);
    Some((shadow, cuts))
}

/// As [`of_part`], for all of an outline; `None` if the part, or the root, is read as it is.
pub(super) fn of_outline(outline: &Outline, part: NodeId) -> Option<(Outline, Cuts)> {
    let root = outline.root();
    let part = match part == root.id {
        true => root,
        false => outline.get(part)?,
    };
    if !is_needed(part) {
        return None;
    }
    let mut cuts = Cuts::default();
    let root = Node::clone(&*of_node(root, &mut cuts));
    let shadow = Outline::new(root, outline.tail().clone(), outline.next_id());
    Some((shadow, cuts))
}

/// The words of a node without the breaks that a paper's width put into them; the lines of a table's
/// cell are its own.
pub fn unbroken(node: &Node) -> Cow<'_, str> {
    let in_table = node.note.as_ref().is_some_and(|n| n.column.is_some());
    match in_table {
        true => Cow::Borrowed(node.text.as_str()),
        false => joined(&node.text),
    }
}

/// The words of a text without the breaks in it.
pub(super) fn joined(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    let breaks = breaks(text);
    match breaks.is_empty() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(without(text, &breaks)),
    }
}

fn is_needed(part: &Rc<Node>) -> bool {
    let changed = |text: &str| matches!(simplified(text), Cow::Owned(_));
    let mut any = false;
    part.walk(&mut |n| {
        any = any || n.text.contains('\n') || changed(&n.text) || changed(&n.marker);
    });
    any
}

fn of_node(node: &Rc<Node>, cuts: &mut Cuts) -> Rc<Node> {
    let plain = |text: &Text| match simplified(text) {
        Cow::Owned(plain) => Text::from(plain),
        Cow::Borrowed(_) => text.clone(),
    };
    let mut text = plain(&node.text);
    let breaks = breaks(&text);
    if !breaks.is_empty() {
        text = Text::from(without(&text, &breaks));
        cuts.0.insert(node.id, breaks);
    }
    Rc::new(Node::from(Content {
        marker: plain(&node.marker),
        text,
        children: node.children.iter().map(|c| of_node(c, cuts)).collect(),
        ..Content::clone(node)
    }))
}

/// The line ends within a text with the spaces around them and the pages' numbers between, but for
/// those that part words of Latin letters.
fn breaks(text: &str) -> Vec<Range<usize>> {
    let is_blank = |c: char| is_space(c) || matches!(c, '\n' | '\r');
    let is_page = |line: &str| is_page_number(line) || line.bytes().all(|b| b.is_ascii_digit());
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(end) = text[at..].find('\n').map(|n| at + n) {
        let from = text[..end].trim_end_matches(is_blank).len();
        let mut to = text.len() - text[end..].trim_start_matches(is_blank).len();
        while let Some(len) = text[to..].find('\n')
            && is_page(text[to..to + len].trim_matches(is_blank))
        {
            to = text.len() - text[to + len..].trim_start_matches(is_blank).len();
        }
        let parts = latin(text[..from].chars().next_back()) && latin(text[to..].chars().next());
        // "…": the lines of a cell in a sheet are its own.
        let quoted = text[..from].ends_with('"') || text[to..].starts_with('"');
        if !parts && !quoted && from > 0 && to < text.len() {
            found.push(from..to);
        }
        at = to.max(end + 1);
    }
    found
}

fn without(text: &str, cuts: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for cut in cuts {
        out.push_str(&text[from..cut.start]);
        from = cut.end;
    }
    out + &text[from..]
}

#[cfg(test)]
mod tests {
    use super::*;
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

    #[test]
    fn breaks_are_no_words_and_places_are_those_of_the_text() {
        let text = "合计反馈落实决\n策部署方面3\n— 2 —\n个，Big\nData。";
        assert_eq!(joined(text), "合计反馈落实决策部署方面3个，Big\nData。");
        let cuts = breaks(text);
        let plain = without(text, &cuts);
        let cuts = Cuts(HashMap::from([(NodeId(7), cuts)]));
        for words in ["落实决策部署", "3个", "策部署方面3", "合计"] {
            let at = plain.find(words).expect("it is there");
            let back = cuts.back(NodeId(7), at..at + words.len());
            assert_eq!(joined(&text[back.clone()]), words, "{back:?}");
            assert!(!text[back].starts_with('\n'));
        }
    }
}
