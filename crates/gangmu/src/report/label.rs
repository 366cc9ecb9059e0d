//! What a problem's own paragraphs say, label by label; who is responsible for it.

use crate::outline::{Kind, Node, NodeId, Outline};
use crate::syntax::tells_subject;
use crate::text::is_space;
use std::rc::Rc;

/// The words of one node below a heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a> {
    pub node: NodeId,
    pub text: &'a str,
    /// The byte of the node's text at which they begin.
    pub at: usize,
    /// The label of the paragraph, without its colon.
    pub label: Option<&'a str>,
    /// Whether the words stand right behind that label.
    pub begins: bool,
    pub is_item: bool,
}

/// The longest label, in characters.
const MAX_LABEL: usize = 14;

/// 整改情况：正在推进。 taken apart where a label begins it.
fn split_label(text: &str) -> Option<(&str, &str)> {
    let (at, colon) = text
        .char_indices()
        .take(MAX_LABEL + 1)
        .find(|(_, c)| matches!(c, '：' | ':'))?;
    let label = text[..at].trim_matches(|c| is_space(c) || c == '*');
    let plain = !label.is_empty() && !label.contains(['。', '，', '；', ',', ';', '“', '”']);
    let rest = &text[at + colon.len_utf8()..];
    // **责任单位：**
    let rest = if rest == "**" { "" } else { rest };
    plain.then_some((label, rest))
}

/// The words below `heading` that stand in no section of it, in order.
pub(super) fn own_words(heading: &Rc<Node>) -> Vec<Words<'_>> {
    let mut found = Vec::new();
    let mut label = None;
    // 一是关于台账不全的问题。已完成整改。: what follows the problem's name.
    if !heading.kind.is_heading()
        && let Some((_, text)) = heading.text.split_once('。')
    {
        found.push(Words {
            node: heading.id,
            text,
            at: heading.text.len() - text.len(),
            label: None,
            begins: false,
            is_item: false,
        });
    }
    if let Some(head) = column(heading).filter(|head| !tells_subject(head)) {
        found.push(cell(heading, head));
    }
    let own = heading.children.iter().filter(|c| !c.kind.is_heading());
    for child in own {
        child.walk(&mut |node| {
            if !node.is_inline() {
                label = None;
            }
            if let Some(head) = column(node) {
                label = Some(head);
                found.push(cell(node, head));
                return;
            }
            let mut words = Words {
                node: node.id,
                text: &node.text,
                at: 0,
                label,
                begins: found.last().is_some_and(|w: &Words<'_>| w.text.is_empty()),
                is_item: node.kind == Kind::Item,
            };
            if matches!(node.kind, Kind::Label | Kind::Body)
                && label.is_none()
                && let Some((name, rest)) = split_label(&node.text)
            {
                label = Some(name);
                words.label = label;
                words.text = rest;
                words.at = node.text.len() - rest.len();
                words.begins = true;
            }
            split_labels(words, &mut found);
        });
    }
    found
}

/// The head of the column that a cell of a table stands in.
pub(super) fn column(node: &Node) -> Option<&str> {
    node.note.as_ref()?.column.as_deref()
}

/// A cell, labelled by the head of its column.
fn cell<'a>(node: &'a Node, head: &'a str) -> Words<'a> {
    let done = match head.contains("销号") {
        true => ["已销号", "未销号"],
        false => ["已完成", "未完成"],
    };
    let text = match node.text.as_str() {
        "是" | "√" if head.contains("是否") => done[0],
        "否" | "×" if head.contains("是否") => done[1],
        text => text,
    };
    Words {
        node: node.id,
        text,
        at: 0,
        label: Some(head),
        begins: true,
        is_item: node.kind == Kind::Item,
    }
}

/// The labels that, beside [`ROLES`], are met inside a paragraph, behind a stop: …。责任人：张某。
/// 完成时限：9月底。
const INSIDE: [&str; 7] = [
    "配合单位",
    "整改时限",
    "完成时限",
    "整改期限",
    "完成时间",
    "整改结果",
    "整改状态",
];

/// Puts `words` into `found`, taken apart where labels stand inside.
fn split_labels<'a>(words: Words<'a>, found: &mut Vec<Words<'a>>) {
    let text = words.text;
    let mut from = 0;
    let mut now = words;
    for (at, colon) in text.char_indices().filter(|(_, c)| matches!(c, '：' | ':')) {
        let Some(label) = ROLES
            .iter()
            .chain(&INSIDE)
            .find(|l| text.get(from..at).is_some_and(|words| words.ends_with(*l)))
        else {
            continue;
        };
        let start = at - label.len();
        let parted =
            |c: char| is_space(c) || matches!(c, '。' | '；' | ';' | '，' | ',' | '（' | '(');
        if !text[..start].ends_with(parted) {
            continue;
        }
        let before = text[from..start].trim_end_matches(|c| parted(c) && !matches!(c, '。'));
        found.push(Words {
            text: before,
            at: words.at + from,
            ..now
        });
        from = at + colon.len_utf8();
        now = Words {
            label: Some(&text[start..at]),
            begins: true,
            is_item: false,
            ..words
        };
        // 责任人：张某。其余…: a name ends with its sentence.
        let end = text[from..]
            .find(['。', '）', ')'])
            .map_or(text.len(), |n| from + n);
        let behind = text[end..]
            .chars()
            .next()
            .map_or(end, |c| end + c.len_utf8());
        found.push(Words {
            text: &text[from..end],
            at: words.at + from,
            ..now
        });
        now = Words {
            begins: false,
            ..words
        };
        from = behind;
    }
    if from == 0 || from < text.len() {
        found.push(Words {
            text: &text[from..],
            at: words.at + from,
            ..now
        });
    }
}

/// Who is responsible for a problem, as its paragraphs say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Responsible {
    /// What the label calls it: 责任单位.
    pub role: String,
    /// Who: 县财政局、县审计局.
    pub name: String,
    /// The paragraph that says so.
    pub node: NodeId,
}

/// The labels that name somebody, units before persons.
const ROLES: [&str; 9] = [
    "责任单位",
    "牵头单位",
    "责任部门",
    "责任科室",
    "责任股室",
    "责任领导",
    "牵头领导",
    "分管领导",
    "责任人",
];

/// Who is responsible for the node `id`: what a label 责任单位：, 牵头单位：, 责任领导： or the like
/// right below it says, or right below the nearest section above it that has one. A unit goes
/// before a person.
pub fn responsible(outline: &Outline, id: NodeId) -> Option<Responsible> {
    let lineage = outline.lineage(id).into_iter();
    let nodes = lineage.filter_map(|id| outline.get(id));
    nodes
        .take_while(|n| !n.kind.is_part())
        .find_map(own_responsible)
}

/// As [`responsible`], from the node alone.
pub fn own_responsible(node: &Rc<Node>) -> Option<Responsible> {
    let words = own_words(node);
    ROLES.iter().find_map(|role| {
        let named = |w: &&Words<'_>| w.label.is_some_and(|l| l.starts_with(role));
        let mut said = words.iter().filter(named).peekable();
        let first = said.peek()?.node;
        let label = said.peek()?.label?;
        let name: String = said
            .take_while(|w| w.label == Some(label))
            .map(|w| w.text)
            .collect();
        let name = name
            .trim_matches(is_space)
            .trim_end_matches(['。', '；', ';']);
        (!name.is_empty()).then(|| Responsible {
            role: label.to_owned(),
            name: name.to_owned(),
            node: first,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse;

    fn names(text: &str) -> Vec<Option<String>> {
        let outline = parse(text);
        let problems = outline.root().children.iter();
        let problems = problems.flat_map(crate::report::problems);
        let who =
            |p: Rc<Node>| responsible(&outline, p.id).map(|r| format!("{} {}", r.role, r.name));
        problems.map(who).collect()
    }

    #[test]
    fn words_know_where_they_stand() {
        let text = "一、整改情况\n1.关于台账不全的问题\n整改情况： 已补齐。责任人：张某。其余在办。完成时限：9月底。\n一是关于学习不深的问题。已完成整改。\n";
        for text in [text, test_texts::SAMPLE] {
            let outline = parse(text);
            let mut n = 0;
            outline.root().walk(&mut |heading| {
                for words in own_words(heading) {
                    let node = outline.get(words.node).expect("it was walked");
                    assert_eq!(&node.text[words.at..][..words.text.len()], words.text);
                    n += 1;
                }
            });
            assert!(n > 5);
        }
    }

    #[test]
    fn units_go_before_persons() {
        let text = "一、整改情况\n1.关于台账不全的问题\n责任领导：张某\n责任单位：县财政局、县审计局。\n2.关于学习不深的问题。责任人:李某\n3.关于作风不实的问题\n牵头单位、责任人：县委办\n4.关于制度不严的问题\n整改情况：已完成整改。";
        let want = [
            Some("责任单位 县财政局、县审计局"),
            Some("责任人 李某"),
            Some("牵头单位、责任人 县委办"),
            None,
        ];
        assert_eq!(names(text), want.map(|w| w.map(str::to_owned)));
    }

    #[test]
    fn a_section_names_it_for_what_stands_in_it() {
        let text = "一、整改情况\n（一）党建方面\n责任单位：县委办\n1.关于学习不深的问题\n整改情况：一是补课。";
        assert_eq!(names(text), [Some("责任单位 县委办".to_owned())]);
    }
}
