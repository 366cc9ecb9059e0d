//! Numbers that announce the list which follows: 重点抓好六个方面工作： before （一）…（六）.

use super::quantity::quantities;
use super::{About, Claim, Reason, Verdict};
use crate::lexis::is_sentence_end;
use crate::numbering::marker_at;
use crate::outline::{Kind, Node};
use crate::text::is_space;
use std::rc::Rc;

/// What is announced by a number; problems and measures are judged elsewhere.
const NOUNS: [&str; 13] = [
    "方面", "工作", "任务", "要求", "意见", "建议", "议题", "事项", "实事", "行动", "工程", "内容",
    "重点",
];

/// Adds the announcements in a part to its claims. O(part).
pub(super) fn add(part: &Rc<Node>, claims: &mut Vec<Claim>) {
    part.walk(&mut |parent| {
        for (at, node) in parent.children.iter().enumerate() {
            let speaks = node.kind == Kind::Body && node.children.is_empty();
            let list = || listed(&parent.children[at + 1..]);
            if speaks
                && announces(&node.text)
                && let Some((n, sure)) = list()
            {
                announced(part, node, n, sure, claims);
            }
        }
    });
    let mut places = std::collections::HashMap::new();
    let mut n = 0usize;
    part.walk(&mut |node| {
        places.insert(node.id, n);
        n += 1;
    });
    claims.sort_by_key(|c| (places.get(&c.node).copied(), c.range.start));
}

fn announces(text: &str) -> bool {
    let text = text.trim_end_matches(is_space);
    text.ends_with(['：', ':']) || text.ends_with("如下。")
}

/// How many headings of one level follow, and whether they are numbered from 1 without a gap.
fn listed(behind: &[Rc<Node>]) -> Option<(u32, bool)> {
    let mut behind = behind.iter().filter(|n| n.kind != Kind::Blank).peekable();
    let level = behind.peek()?.kind.level()?;
    let own: Vec<_> = behind.filter(|n| n.kind == Kind::Heading(level)).collect();
    let mut numbers = own.iter().map(|n| marker_at(&n.marker).map(|m| m.ordinal));
    let in_place = |n| numbers.next().flatten().is_none_or(|at| at == n);
    let sure = (1..=own.len() as u32).all(in_place);
    (own.len() > 1).then_some((own.len() as u32, sure))
}

fn announced(part: &Node, node: &Node, n: u32, sure: bool, claims: &mut Vec<Claim>) {
    let text = node.text.trim_end_matches(is_space);
    let colon = text.ends_with(['：', ':']);
    let text = text.trim_end_matches(['：', ':', '。']);
    let found = quantities(text);
    let Some(quantity) = found.last() else {
        return;
    };
    let after = text[quantity.after.clone()].trim_matches(is_space);
    let rest = &text[quantity.range.end..];
    let named =
        NOUNS.iter().any(|w| after.ends_with(w)) || quantity.is_aspect() && after.is_empty();
    let next = rest.contains(is_sentence_end) && after.ends_with("议题");
    let last = colon && rest.trim_matches(is_space) == after && after.chars().count() <= 8;
    let Some(number) = quantity.count().filter(|_| named && (last || next)) else {
        return;
    };
    let (verdict, reason) = match number == n {
        true => (Verdict::Agrees, Reason::Listed),
        false if sure && !quantity.approximate => (Verdict::Differs, Reason::OtherNumber),
        false => (Verdict::Unknown, Reason::UnsureList),
    };
    let end = quantity.range.end + rest.find(after).map_or(0, |at| at + after.len());
    let range = quantity.range.start..end;
    let own = |c: &&mut Claim| c.node == node.id && c.range.contains(&quantity.range.start);
    if let Some(claim) = claims.iter_mut().find(own) {
        if claim.verdict == Verdict::Unknown && claim.counted.is_none() {
            (claim.counted, claim.verdict, claim.reason) = (Some(n), verdict, reason);
        }
        return;
    }
    claims.push(Claim {
        node: node.id,
        text: text[range.clone()].to_owned(),
        range,
        number: quantity.amount,
        number_at: quantity.range.start,
        unit: quantity.unit.to_owned(),
        about: match quantity.is_aspect() {
            true => About::Aspect,
            false => About::Other,
        },
        state: None,
        approximate: quantity.approximate,
        scope: part.id,
        named: false,
        counted: Some(n),
        distinct: None,
        verdict,
        reason,
        arithmetic: None,
    });
}

#[cfg(test)]
mod tests {
    use crate::report::{Verdict, claims};
    use crate::syntax::parse;

    fn said(opening: &str) -> Vec<(String, Verdict)> {
        let text = format!(
            "某县2024年工作计划\n一、主要目标\n稳中求进。\n二、重点工作\n{opening}\n（一）抓好春耕。备足农资。\n（二）抓好防汛。排查隐患。\n（三）抓好招商。外出洽谈。\n三、保障措施\n压实责任。\n"
        );
        let outline = parse(&text);
        let found = claims(&outline.root().children[0]).into_iter();
        found.map(|c| (c.text, c.verdict)).collect()
    }

    #[test]
    fn a_list_is_held_against_its_announcement() {
        let agrees = said("今年重点抓好三个方面工作：");
        assert_eq!(agrees, [("三个方面工作".to_owned(), Verdict::Agrees)]);
        let differs = said("今年重点做好四项工作：");
        assert_eq!(differs, [("四项工作".to_owned(), Verdict::Differs)]);
        assert_eq!(said("今年完成四项工作，成效明显。"), []);
        assert_eq!(said("对照四项任务，细化如下举措："), []);
    }
}
