//! The table of contents against the titles of the text.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::edit::Field;
use crate::numbering::marker_at;
use crate::outline::{Kind, Node};
use crate::report;
use crate::text::{both, is_space};
use std::collections::HashSet;

pub static RULE: Rule = Rule {
    id: "contents-mismatch",
    severity: Severity::Warning,
    group: Group::Structure,
    name: both("目录与正文不符", "Contents and text differ"),
    about: both(
        "目录所列的标题正文里没有，或者正文的篇名目录里没有列。",
        "A title of the contents stands nowhere in the text, or a report is not listed.",
    ),
    example: "目录\n甲局关于整改情况的通报\t1\n乙局关于整改情况的通报\t5\n丙局关于整改情况的通报\t9\n\n甲局关于整改情况的通报\n\n一、做法\n已整改。\n\n乙局关于整改情况的通报\n\n一、做法\n已整改。\n",
    check: None,
    across: Some(across),
};

fn across(context: &Context<'_>, sink: &mut Sink) {
    let nodes = || context.nodes.iter().map(|s| s.node);
    let entries: Vec<_> = nodes()
        .filter(|n| n.kind == Kind::Contents)
        .map(|n| (n, entry(n)))
        .filter(|(n, title)| !title.is_empty() && !names_contents(title) && !groups(n))
        .collect();
    if entries.len() < 2 {
        return;
    }
    let mut there: HashSet<String> = HashSet::new();
    let mut listed_titles = Vec::new();
    for node in nodes() {
        match node.kind {
            Kind::Report => listed_titles.push((node, plain(&report::title(node)))),
            Kind::Heading(_) | Kind::LeadIn => {
                there.insert(plain(node.title()));
                there.insert(plain(&format!(
                    "{}{}",
                    node.marker_spelling(),
                    node.title()
                )));
            }
            Kind::Contents | Kind::Junk => {}
            _ => {
                there.insert(plain(&node.text));
            }
        }
    }
    there.extend(listed_titles.iter().map(|(_, t)| t.clone()));
    let missing: Vec<_> = entries.iter().filter(|(_, t)| !there.contains(t)).collect();
    // A list of which hardly anything stands in the text is of another text.
    if missing.len() * 3 <= entries.len() * 2 {
        for (node, _) in missing {
            let message = say(
                "目录所列的这一项，正文里没有。",
                "This entry stands nowhere in the text.",
            );
            sink.put(node, Field::Text, 0..node.text.len(), message);
        }
    }
    let listed: HashSet<&str> = entries.iter().map(|(_, t)| t.as_str()).collect();
    let titles = listed_titles.iter().filter(|(_, t)| !t.is_empty());
    let lacking: Vec<_> = titles
        .clone()
        .filter(|(_, t)| !listed.contains(t.as_str()))
        .collect();
    if lacking.len() * 2 < titles.count() {
        for (part, _) in lacking {
            if let Some(line) = part.children.iter().find(|n| n.kind == Kind::Title) {
                let message = say(
                    "目录里没有这一篇。",
                    "The contents do not list this report.",
                );
                sink.put(line, Field::Text, 0..line.text.len(), message);
            }
        }
    }
}

/// What an entry lists, without page and leader.
fn entry(node: &Node) -> String {
    let words = node.text.trim_matches(is_space);
    let leader = |c: char| space_or_dot(c) || matches!(c, '（' | '(');
    let unpaged = words.trim_end_matches(['）', ')']);
    let unpaged = unpaged.trim_end_matches(|c: char| c.is_ascii_digit());
    // A number that no leader parts from the title belongs to it, as does its bracket.
    let paged = unpaged.len() < words.len() && unpaged.ends_with(leader);
    let title = if paged {
        unpaged.trim_end_matches(leader)
    } else {
        words.trim_end_matches(space_or_dot)
    };
    plain(&format!("{}{title}", node.marker))
}

fn space_or_dot(c: char) -> bool {
    is_space(c) || "….·．-—_".contains(c)
}

fn names_contents(title: &str) -> bool {
    matches!(title, "目录" | "目次")
}

/// Whether the entry has a number but no page: it may group those below it.
fn groups(node: &Node) -> bool {
    let numbered = !node.marker.is_empty() || marker_at(&node.text).is_some();
    numbered && !node.text.ends_with(|c: char| c.is_ascii_digit())
}

/// Without white space.
fn plain(title: &str) -> String {
    let title = title.trim_end_matches(['。', '：']);
    title.chars().filter(|c| !is_space(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Kind, Node};
    use crate::check::tests::{clean, found};
    use crate::outline::NodeId;
    use crate::text::Text;

    const ID: &str = "contents-mismatch";

    fn text(entries: &[&str]) -> String {
        let mut text = "目录\n".to_owned();
        for (at, entry) in entries.iter().enumerate() {
            text += &format!("{entry}\t{}\n", at + 1);
        }
        for name in ["甲局", "乙局", "丙局"] {
            text += &format!("\n{name}关于整改情况的通报\n\n一、子\n文。\n二、丑\n文。\n");
        }
        text
    }

    #[test]
    fn what_is_missing_on_either_side() {
        let found = found(
            ID,
            &text(&[
                "甲局关于整改情况的通报",
                "乙局关于整改情况的通报",
                "丁局关于整改情况的通报",
            ]),
        );
        assert_eq!(found.len(), 2);
        assert!(found[0].starts_with("丁局"));
        assert!(found[1].starts_with("丙局"));
    }

    #[test]
    fn pages_are_no_part_of_titles() {
        for (line, title) in [
            ("甲局通报\t12", "甲局通报"),
            ("甲局通报……（3）", "甲局通报"),
            ("通报汇编（17篇）\t1", "通报汇编（17篇）"),
            ("通报2023", "通报2023"),
        ] {
            let [lead, marker] = [Text::default(), Text::default()];
            let node = Node::new(NodeId(1), Kind::Contents, lead, marker, Text::from(line));
            assert_eq!(super::entry(&node), title);
        }
    }

    #[test]
    fn whole_contents_are_clean() {
        clean(
            ID,
            &[
                &text(&[
                    "甲局关于整改情况的通报",
                    "乙局关于整改情况的通报",
                    "丙局关于整改情况的通报",
                ]),
                "一、子\n文。\n",
            ],
        );
    }
}
