//! Plain text: nodes as they are written, and the outline of their headings.
//!
//! A whole document is [`Outline::write`](crate::outline::Outline::write), byte for byte.

use super::paragraph;
use crate::outline::{Kind, Node};
use std::rc::Rc;

const LINE_ENDS: [char; 2] = ['\n', '\r'];

/// The text of `nodes` and all below them, as written: from the first node's own line on, its
/// indent kept, to the last word, without line ends before or behind.
pub fn text<'a>(nodes: impl IntoIterator<Item = &'a Rc<Node>>) -> String {
    let mut out = String::new();
    for node in nodes {
        node.write_into(&mut out);
    }
    let words = out.find(|c: char| !c.is_whitespace()).unwrap_or(0);
    let start = out[..words].rfind(LINE_ENDS).map_or(0, |at| at + 1);
    out.drain(..start);
    out.truncate(out.trim_end_matches(LINE_ENDS).len());
    out
}

/// The headings among `nodes` and all below them, one a line, each with its marker and its own
/// words without the final 。, and the titles of reports. `depth` leaves out deeper levels (0
/// leaves the titles). Indented, each level has one tab more than the level above it, titles
/// none: so outliners and mind maps read the levels back.
///
/// ```
/// let outline = gangmu::parse("一、总体情况\n（一）进展\n已完成。\n");
/// let text = gangmu::export::plain::outline([outline.root()], None, true);
/// assert_eq!(text, "一、总体情况\n\t（一）进展\n");
/// ```
pub fn outline<'a>(
    nodes: impl IntoIterator<Item = &'a Rc<Node>>,
    depth: Option<u8>,
    indented: bool,
) -> String {
    let mut lines = Vec::new();
    for node in nodes {
        collect(node, None, &mut lines);
    }
    lines.retain(|line| depth.is_none_or(|depth| line.level <= depth));
    let top = lines.iter().map(|l| l.level).filter(|l| *l > 0).min();
    let titled = lines.iter().any(|l| l.level == 0);
    let base = top.unwrap_or(0) - u8::from(titled && top.is_some());
    let mut out = String::new();
    for line in lines {
        if indented {
            for _ in base..line.level {
                out.push('\t');
            }
        }
        out.push_str(line.node.marker.trim_start());
        out.push_str(line.node.title());
        out.push('\n');
    }
    out
}

/// A heading with its level; a title has level 0.
struct Line<'a> {
    node: &'a Node,
    level: u8,
}

fn collect<'a>(node: &'a Rc<Node>, above: Option<u8>, lines: &mut Vec<Line<'a>>) {
    let level = match node.kind {
        Kind::Title => Some(0),
        _ => paragraph::level(node, above),
    };
    if let Some(level) = level {
        lines.push(Line { node, level });
    }
    for child in &node.children {
        collect(child, level.or(above), lines);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse;

    const SOURCE: &str = "某局关于整改的报告\n\n　　一、甲\n　　（一）乙。开会。\n　　第一，丙。做事。\n　　二、丁\n\n　　正文。\n";

    #[test]
    fn a_subtree_begins_with_its_indent() {
        let outline = parse(SOURCE);
        let report = &outline.root().children[0];
        assert_eq!(text(&report.children[2..]), "　　二、丁\n\n　　正文。");
        assert_eq!(text([outline.root()]), SOURCE.trim_end());
        assert_eq!(text([]), "");
    }

    #[test]
    fn an_item_alone() {
        let outline = parse("整改情况：一是甲；二是乙。\n");
        let label = &outline.root().children[0].children[0];
        assert_eq!(text(&label.children[1..]), "二是乙。");
    }

    #[test]
    fn headings() {
        let tree = parse(SOURCE);
        let whole = [tree.root()];
        assert_eq!(
            outline(whole, None, false),
            "某局关于整改的报告\n一、甲\n（一）乙\n第一，丙\n二、丁\n"
        );
        assert_eq!(
            outline(whole, Some(2), true),
            "某局关于整改的报告\n\t一、甲\n\t\t（一）乙\n\t二、丁\n"
        );
        assert_eq!(outline(whole, Some(0), true), "某局关于整改的报告\n");
        let section = &tree.root().children[0].children[1];
        assert_eq!(
            outline(&section.children, None, true),
            "（一）乙\n\t第一，丙\n"
        );
    }
}
