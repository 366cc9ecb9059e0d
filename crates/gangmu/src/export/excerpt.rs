//! Words from one place of the text to another, as nodes.

use crate::edit::commands::Point;
use crate::outline::{Content, Kind, Node, Outline};
use crate::text::Text;
use std::rc::Rc;

/// What stands from `from` to `to`, in the order of the text, as it is written: rows keep their
/// numbers, but for one that is begun within its words. Names are those of the nodes.
pub fn excerpt(outline: &Outline, from: Point, to: Point) -> Vec<Rc<Node>> {
    let mut found = Vec::new();
    if let Some(part) = outline.part_of(from.0) {
        clip(part, from, to, &mut Stage::Before, &mut found);
    }
    found
}

#[derive(PartialEq)]
enum Stage {
    Before,
    Within,
    Behind,
}

fn clip(node: &Rc<Node>, from: Point, to: Point, stage: &mut Stage, found: &mut Vec<Rc<Node>>) {
    if node.id == from.0 {
        *stage = Stage::Within;
    }
    let within = *stage == Stage::Within && !node.kind.is_part();
    let start = if node.id == from.0 { from.1 } else { 0 };
    let end = if node.id == to.0 {
        to.1
    } else {
        node.text.len()
    };
    if node.id == to.0 {
        *stage = Stage::Behind;
    }
    let mut below = Vec::new();
    for child in &node.children {
        if *stage != Stage::Behind {
            clip(child, from, to, stage, &mut below);
        }
    }
    // A number alone before words that are not selected is none of them.
    if !within || node.text.get(start..end).is_none() || end == 0 && node.id == to.0 {
        found.append(&mut below);
        return;
    }
    let text = node.text.slice(start..end);
    let content = Content::clone(node);
    if start == 0 {
        let children = below;
        let whole = Content {
            text,
            children,
            ..content
        };
        found.push(Rc::new(Node::from(whole)));
    } else {
        let words = Content {
            kind: Kind::Body,
            lead: Text::default(),
            marker: Text::default(),
            children: Vec::new(),
            text,
            ..content
        };
        found.push(Rc::new(Node::from(words)));
        found.append(&mut below);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::plain;
    use crate::syntax::parse;

    const TEXT: &str =
        "某局的通报\n一、甲乙\n（一）子丑。文字。\n整改情况：一是天；二是地。\n二、丙丁\n尾。\n";

    #[track_caller]
    fn check(from: &str, to: &str, expected: &str) {
        let outline = parse(TEXT);
        let at = |words: &str| {
            let mut found = None;
            outline.root().walk(&mut |n| {
                if let Some(at) = n.text.find(words) {
                    found = Some((n.id, at));
                }
            });
            found.expect("the words")
        };
        let nodes = excerpt(&outline, at(from), at(to));
        assert_eq!(plain::text(&nodes), expected);
    }

    #[test]
    fn words_keep_their_numbers() {
        check(
            "乙",
            "丁",
            "乙\n（一）子丑。文字。\n整改情况：一是天；二是地。\n二、丙",
        );
        check("甲", "文字", "一、甲乙\n（一）子丑。");
        check(
            "通报",
            "天",
            "通报\n一、甲乙\n（一）子丑。文字。\n整改情况：",
        );
        check("地", "丙", "二是地。");
        check("局", "报", "局的通");
    }
}
