//! Claims that name the section which they are of: 落实上级部署方面问题3个.

use super::{About, Claim, Nodes};
use crate::lexis::is_clause_end;
use crate::outline::{Node, NodeId};
use crate::report::Section;
use crate::text::{is_space, trim_words};
use std::rc::Rc;

/// The shortest words that name a section, in characters.
const SHORTEST: usize = 3;

/// What stands before or behind the words that tell a section from others.
const BEFORE: [&str; 20] = [
    "其中",
    "反馈",
    "指出",
    "涉及",
    "关于",
    "聚焦",
    "围绕",
    "针对",
    "突出",
    "分别是",
    "分别为",
    "一是",
    "二是",
    "三是",
    "四是",
    "五是",
    "在",
    "对",
    "存在",
    "的",
];
const BEHIND: [&str; 17] = [
    "问题", "方面", "情况", "整改", "存在", "具体", "反馈", "突出", "主要", "的", "类", "有", "共",
    "部分", "责任", "落实", "等",
];

/// Has each claim on problems that names a section be of that section; `nodes` are all of the part.
pub(super) fn name(part: &Rc<Node>, nodes: &Nodes<'_>, claims: &mut [Claim]) {
    let mut sections = Vec::new();
    enter(part, &mut sections);
    if sections.len() < 2 {
        return;
    }
    for claim in claims.iter_mut().filter(|c| c.about == About::Problem) {
        let Some(node) = nodes.get(claim.node).filter(|n| !n.kind.is_heading()) else {
            continue;
        };
        let words = named_by(&node.text, claim);
        let mut named = sections.iter().filter(|(_, name)| is_named(words, name));
        if let (Some((id, _)), None) = (named.next(), named.next()) {
            claim.scope = *id;
            claim.named = true;
        }
    }
}

/// The sections that may hold problems, with what tells each from the others.
fn enter<'a>(node: &'a Rc<Node>, found: &mut Vec<(NodeId, &'a str)>) {
    for child in node.children.iter().filter(|c| c.kind.is_heading()) {
        if Section::of(child) != Section::Aside {
            let name = core(child.title());
            if name.chars().count() >= SHORTEST {
                found.push((child.id, name));
            }
            enter(child, found);
        }
    }
}

/// The words of the clause before the number of a claim.
fn named_by<'a>(text: &'a str, claim: &Claim) -> &'a str {
    let words = &text[claim.range.clone()];
    let number = words.find(|c: char| c.is_numeric() || "一二三四五六七八九十两".contains(c));
    let end = claim.range.start + number.unwrap_or(0);
    let parts = |c: char| is_clause_end(c) || matches!(c, '：' | ':' | '（' | '(' | '“' | '”');
    let from = text[..end].rfind(parts).map_or(0, |at| {
        at + text[at..].chars().next().map_or(1, char::len_utf8)
    });
    core(&text[from..end])
}

fn core(words: &str) -> &str {
    let mut words = trim_words(words.trim_matches(is_space), &BEFORE);
    while let Some(rest) = BEHIND.iter().find_map(|w| words.strip_suffix(w)) {
        words = rest;
    }
    words
}

/// Whether the words are those of the title, or end with them, or the title begins with them.
fn is_named(words: &str, title: &str) -> bool {
    words.chars().count() >= SHORTEST && (words.ends_with(title) || title.starts_with(words))
}

#[cfg(test)]
mod tests {
    use crate::report::claims;
    use crate::syntax::parse;

    #[test]
    fn a_claim_is_of_the_section_that_it_names() {
        let text = "某镇关于巡察整改情况的通报\n反馈问题5个，其中执行上级部署方面3个，班子建设方面问题2个。\n一、整改情况\n（一）执行上级部署方面\n1.关于学习不深的问题\n2.关于台账不全的问题\n（二）关于班子建设方面的问题\n1.关于会议偏多的问题\n2.关于记录不全的问题\n";
        let outline = parse(text);
        let part = &outline.root().children[0];
        let named: Vec<_> = claims(part)
            .into_iter()
            .filter(|c| c.named)
            .map(|c| (c.text, outline.get(c.scope).unwrap().title().to_owned()))
            .collect();
        let own = |text: &str, title: &str| (text.to_owned(), title.to_owned());
        let want = [
            own("其中执行上级部署方面3个", "执行上级部署方面"),
            own("班子建设方面问题2个", "关于班子建设方面的问题"),
        ];
        assert_eq!(named, want);
    }
}
