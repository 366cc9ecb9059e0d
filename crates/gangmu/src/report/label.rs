//! What a problem's own paragraphs say, label by label; who is responsible for it.

use crate::lexis::label::{Topic, Topics, label_ending, topics};
use crate::outline::{Kind, Node, NodeId, Outline};
use crate::syntax::tells_subject;
use crate::text::is_space;
use std::ops::Range;
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
    /// What that label is of.
    pub topics: Topics,
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
    let mut label: Option<(&str, Topics)> = None;
    // 一是关于台账不全的问题。已完成整改。: what follows the problem's name.
    if !heading.kind.is_heading()
        && let Some((_, text)) = heading.text.split_once('。')
    {
        found.push(Words {
            node: heading.id,
            text,
            at: heading.text.len() - text.len(),
            label: None,
            topics: Topics::default(),
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
                label = Some((head, topics(head)));
                found.push(cell(node, head));
                return;
            }
            let mut words = Words {
                node: node.id,
                text: &node.text,
                at: 0,
                label: label.map(|(name, _)| name),
                topics: label.map_or(Topics::default(), |(_, topics)| topics),
                begins: found.last().is_some_and(|w: &Words<'_>| w.text.is_empty()),
                is_item: node.kind == Kind::Item,
            };
            if matches!(node.kind, Kind::Label | Kind::Body)
                && label.is_none()
                && let Some((name, rest)) = split_label(&node.text)
            {
                (words.label, words.topics) = (Some(name), topics(name));
                label = Some((name, words.topics));
                words.text = rest;
                words.at = node.text.len() - rest.len();
                words.begins = true;
            }
            split_labels(words, &mut found);
        });
    }
    found
}

/// The node's own words, taken apart where labels stand in them.
pub(super) fn text_words(node: &Node) -> Vec<Words<'_>> {
    let words = Words {
        node: node.id,
        text: &node.text,
        at: 0,
        label: None,
        topics: Topics::default(),
        begins: false,
        is_item: false,
    };
    let mut found = Vec::new();
    split_labels(words, &mut found);
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
        topics: topics(head),
        begins: true,
        is_item: node.kind == Kind::Item,
    }
}

/// Puts `words` into `found`, taken apart where labels stand inside, behind a stop:
/// …。责任人：张某。完成时限：9月底。
fn split_labels<'a>(words: Words<'a>, found: &mut Vec<Words<'a>>) {
    let text = words.text;
    let parted = |c: char| is_space(c) || matches!(c, '。' | '；' | ';' | '，' | ',' | '（' | '(');
    let (mut from, mut now) = (0, words);
    let mut put = |mut now: Words<'a>, mut from: usize, end: usize| {
        let mut push = |now: Words<'a>, from: usize, end: usize| {
            let (text, at) = (&text[from..end], words.at + from);
            found.push(Words { text, at, ..now });
        };
        let is_first = from == 0;
        if is_name(now.topics) {
            let name_end = from + end_of_name(&text[from..end]);
            push(now, from, name_end);
            // 责任人：张某。其余…: what follows is of the paragraph's own label, unless that was a
            // name as well.
            (now.label, now.topics) = match is_name(words.topics) {
                true => (None, Topics::default()),
                false => (words.label, words.topics),
            };
            now.begins = false;
            let stop = text[name_end..end].chars().next();
            from = name_end + stop.map_or(0, char::len_utf8);
        }
        if is_first && !is_name(words.topics) || from < end {
            push(now, from, end);
        }
    };
    let mut last = 0;
    for (at, colon) in text.char_indices().filter(|(_, c)| matches!(c, '：' | ':')) {
        let Some(label) = label_ending(&text[last..at]) else {
            continue;
        };
        let start = at - label.len();
        if !text[..start].ends_with(parted) {
            continue;
        }
        let before = text[from..start].trim_end_matches(|c| parted(c) && c != '。');
        put(now, from, from + before.len());
        from = at + colon.len_utf8();
        last = from;
        now = Words {
            label: Some(&text[start..at]),
            topics: topics(&text[start..at]),
            begins: true,
            is_item: false,
            ..words
        };
    }
    put(now, from, text.len());
}

/// Where a name ends: with its sentence, or with the bracket that it stands in.
fn end_of_name(text: &str) -> usize {
    let mut open = 0;
    let ends = |(_, c): &(usize, char)| match c {
        '。' => true,
        '（' | '(' => {
            open += 1;
            false
        }
        '）' | ')' => {
            open -= 1;
            open < 0
        }
        _ => false,
    };
    text.char_indices()
        .find(ends)
        .map_or(text.len(), |(at, _)| at)
}

/// Whether what stands behind the label is a name or a day, no account.
fn is_name(topics: Topics) -> bool {
    let account = [Topic::Goal, Topic::Measures, Topic::Progress];
    !topics.is_empty() && !account.iter().any(|t| topics.has(*t))
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

/// Words that stand behind labels of one kind.
#[derive(Clone, Debug)]
pub(super) struct Said<'a> {
    /// The first of these labels.
    pub label: &'a str,
    /// Where they stand, without the spaces and stops around them, in order.
    pub places: Vec<(NodeId, Range<usize>)>,
}

/// What stands behind the labels for which `is_meant` holds.
pub(super) fn said<'a>(
    words: &[Words<'a>],
    is_meant: &dyn Fn(&Words<'a>) -> bool,
) -> Option<Said<'a>> {
    let mut said: Option<Said<'a>> = None;
    for one in words.iter().filter(|w| is_meant(w)) {
        let Some(label) = one.label else { continue };
        let behind = one.text.trim_start_matches(is_space);
        let from = one.at + one.text.len() - behind.len();
        let stop = |c: char| is_space(c) || matches!(c, '。' | '；' | ';');
        let len = behind.trim_end_matches(stop).len();
        if len > 0 {
            let places = Vec::new();
            let said = said.get_or_insert(Said { label, places });
            said.places.push((one.node, from..from + len));
        }
    }
    said
}

impl Said<'_> {
    /// The words as they stand in `outline`; ； between those that stand apart.
    pub fn text(&self, outline: &Outline) -> String {
        let of = |(node, range): &(NodeId, Range<usize>)| {
            let node = outline.get(*node).map(|n| n.text.as_str());
            // A cell 是 of a table is read as 已销号.
            node.map_or("", |t| t.get(range.clone()).unwrap_or(t))
        };
        let all: Vec<&str> = self.places.iter().map(of).collect();
        all.join("；")
    }
}

/// Whether the words stand behind a label of this.
pub(super) fn is_of(words: &Words<'_>, topic: Topic) -> bool {
    words.topics.has(topic)
}

/// The topics that name somebody, units before persons.
const ROLES: [Topic; 4] = [Topic::Unit, Topic::Lead, Topic::Leader, Topic::Person];

/// Who is responsible, as these words say. A unit goes before a person.
pub(super) fn said_responsible<'a>(words: &[Words<'a>]) -> Option<Said<'a>> {
    ROLES
        .iter()
        .find_map(|role| said(words, &|w| is_of(w, *role)))
}

/// Who is responsible for the node `id`: what a label 责任单位：, 牵头单位：, 责任领导： or the like
/// right below it says, or right below the nearest section above it that has one. A unit goes
/// before a person.
pub fn responsible(outline: &Outline, id: NodeId) -> Option<Responsible> {
    let lineage = outline.lineage(id).into_iter();
    let nodes = lineage.filter_map(|id| outline.get(id));
    let mut nodes = nodes.take_while(|n| !n.kind.is_part());
    nodes.find_map(|node| own_responsible(outline, node))
}

/// As [`responsible`], from the node alone.
pub fn own_responsible(outline: &Outline, node: &Rc<Node>) -> Option<Responsible> {
    let said = said_responsible(&own_words(node))?;
    Some(Responsible {
        role: said.label.to_owned(),
        name: said.text(outline),
        node: said.places.first()?.0,
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
    fn labels_inside_a_paragraph() {
        let text = "一、整改情况\n1.关于台账不全的问题\n责任领导：李某；责任单位：甲局（2024年6月底前）、乙局；整改目标：补齐台账。不再缺失；责任人：张某。其余在办。（验收单位：县委办（督查室））\n";
        let outline = parse(text);
        let problem = &crate::report::problems(&outline.root().children[0])[0];
        let words = own_words(problem);
        let said = words.iter().filter(|w| !w.text.is_empty());
        let told = said.filter_map(|w| Some(format!("{} {}", w.label?, w.text)));
        let want = [
            "责任领导 李某",
            "责任单位 甲局（2024年6月底前）、乙局",
            "整改目标 补齐台账。不再缺失",
            "责任人 张某",
            "验收单位 县委办（督查室）",
        ];
        assert_eq!(told.collect::<Vec<_>>(), want);
    }

    #[test]
    fn a_section_names_it_for_what_stands_in_it() {
        let text = "一、整改情况\n（一）党建方面\n责任单位：县委办\n1.关于学习不深的问题\n整改情况：一是补课。";
        assert_eq!(names(text), [Some("责任单位 县委办".to_owned())]);
    }
}
