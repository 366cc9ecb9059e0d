//! （ ） 《 》 【 】 〔 〕: brackets that do not pair, and 《 》 within 《 》.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::Paragraph;
use crate::check::registry::{Group, Rule};
use crate::edit::{Field, Fix};
use crate::outline::Kind;
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "bracket-pair",
    severity: Severity::Error,
    group: Group::Punctuation,
    name: both("括号、书名号不成对", "Brackets do not pair"),
    about: both(
        "括号或书名号缺一半，或者书名号里又套双书名号。",
        "A bracket or 《》 lacks its other half, or 《》 nests in its own kind.",
    ),
    example: "印发《工作规则，抓好执行。\n",
    check: Some(check),
    across: None,
};

/// Each pair; brackets of either width close one another, which is another rule's matter.
const PAIRS: [(&str, &str); 5] = [
    ("（(", "）)"),
    ("《", "》"),
    ("〈", "〉"),
    ("【[", "】]"),
    ("〔", "〕"),
];

fn check(context: &Context<'_>, sink: &mut Sink) {
    let written: Vec<_> = context.written().collect();
    for (at, paragraph) in written.iter().copied().enumerate() {
        // A title may be cut in two in the middle of its brackets.
        if paragraph.kind != Kind::Title {
            let before = at.checked_sub(1).map(|at| written[at]);
            look(paragraph, [before, written.get(at + 1).copied()], sink);
        }
    }
}

/// Looks at one paragraph; `beside` are the ones before and behind it, in which a line broken by
/// hand may have its other half.
fn look(paragraph: &Paragraph<'_>, beside: [Option<&Paragraph<'_>>; 2], sink: &mut Sink) {
    let mut open: Vec<(usize, usize, char)> = Vec::new();
    let mut single: Vec<(usize, char)> = Vec::new();
    for (at, c) in paragraph.text.char_indices() {
        if c.is_alphanumeric() {
            continue;
        }
        if let Some(sort) = PAIRS.iter().position(|(l, _)| l.contains(c)) {
            if sort == 1 && open.last().is_some_and(|(s, ..)| *s == 1) {
                nested(paragraph, at, sink);
            }
            open.push((sort, at, c));
        } else if let Some(sort) = PAIRS.iter().position(|(_, r)| r.contains(c)) {
            match open.iter().rposition(|(s, ..)| *s == sort) {
                Some(from) => {
                    let inside = open.drain(from..).skip(1);
                    single.extend(inside.map(|(_, at, c)| (at, c)));
                }
                None if is_list_mark(paragraph, at) => {}
                None => single.push((at, c)),
            }
        }
    }
    single.extend(open.into_iter().map(|(_, at, c)| (at, c)));
    let [before, behind] = beside;
    for (at, c) in single {
        let shared = PAIRS.iter().any(|(l, r)| {
            r.contains(c) && before.is_some_and(|p| p.shares(paragraph, [l, r]))
                || l.contains(c) && behind.is_some_and(|p| paragraph.shares(p, [l, r]))
        });
        if shared {
            continue;
        }
        let range = at..at + c.len_utf8();
        if paragraph.place(range.clone()).1 == Field::Text {
            let message = say(format!("“{c}”不成对。"), format!("{c} has no other half."));
            sink.put_in(paragraph, range, message);
        }
    }
}

/// 1） a) at the start of a clause.
fn is_list_mark(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let before = &paragraph.text[..at];
    let counts = |c: char| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c);
    let label = before.trim_end_matches(counts);
    let len = before[label.len()..].chars().count();
    (1..=2).contains(&len)
        && label
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric())
}

/// 《关于印发《甲办法》的通知》: the inner ones are 〈 〉.
fn nested(paragraph: &Paragraph<'_>, at: usize, sink: &mut Sink) {
    let rest = &paragraph.text[at + '《'.len_utf8()..];
    let Some(len) = rest
        .find(['《', '》'])
        .filter(|len| rest[*len..].starts_with('》'))
    else {
        return;
    };
    // Without a second 》 behind it, one is missing, not nested.
    let outer = &rest[len + '》'.len_utf8()..];
    if !outer
        .find(['《', '》'])
        .is_some_and(|at| outer[at..].starts_with('》'))
    {
        return;
    }
    let to = at + '《'.len_utf8() + len;
    let graded = sink.graded(Severity::Warning);
    let fix = Fix::Splices(vec![
        paragraph.splice(at..at + '《'.len_utf8(), "〈"),
        paragraph.splice(to..to + '》'.len_utf8(), "〉"),
    ]);
    let message = say("书名号里再用书名号，应为〈〉。", "《》 within 《》: 〈〉");
    let finding = sink.put_in(paragraph, at..to + '》'.len_utf8(), message);
    finding.severity = graded;
    finding.fix = Some(fix);
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes, found};

    const ID: &str = "bracket-pair";

    #[test]
    fn halves_are_found() {
        assert_eq!(found(ID, "印发《工作规则，抓好执行。"), ["《"]);
        assert_eq!(found(ID, "印发工作规则》（试行），抓好执行。"), ["》"]);
        assert_eq!(found(ID, "印发《工作规则（试行》，抓好执行。"), ["（"]);
    }

    #[test]
    fn nested_titles_are_mended() {
        fixes(
            ID,
            "转发《关于印发《值班办法》的通知》。",
            "转发《关于印发〈值班办法〉的通知》。",
        );
    }

    #[test]
    fn right_ones_are_clean() {
        clean(
            ID,
            &[
                "印发《关于〈规则〉（试行）的说明》（某办〔2023〕5号）。",
                "    按照《值班工作\n办法》（试行）执行（责任\n单位：县委办）。\n",
                "分三类：1）甲；2）乙；a)丙。",
                "（一）抓学习\n文。\n1）抓落实\n文。\n",
            ],
        );
    }
}
