//! “ ” ‘ ’: quotes that do not pair, stand the wrong way round, or nest in their own kind.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::Paragraph;
use crate::check::registry::{Group, Rule};
use crate::edit::Fix;
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "quote-pair",
    severity: Severity::Error,
    group: Group::Punctuation,
    name: both("引号不成对", "Quotes do not pair"),
    about: both(
        "引号缺一半、方向用反，或者双引号里又套双引号。",
        "A quote lacks its other half, stands the wrong way round, or nests in its own kind.",
    ),
    example: "落实”一岗双责“，开展“回头看”。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    let written: Vec<_> = context.written().collect();
    for (at, paragraph) in written.iter().copied().enumerate() {
        let marks: Vec<(usize, char)> = paragraph
            .text
            .char_indices()
            .filter(|(at, c)| {
                matches!(c, '“' | '”' | '‘' | '’') && !is_apostrophe(paragraph, *at, *c)
            })
            .collect();
        let mut doubles: Vec<_> = marks
            .iter()
            .copied()
            .filter(|(_, c)| matches!(c, '“' | '”'))
            .collect();
        straight_half(paragraph, &mut doubles);
        let singles: Vec<_> = marks
            .iter()
            .copied()
            .filter(|(_, c)| matches!(c, '‘' | '’'))
            .collect();
        let before = at.checked_sub(1).map(|at| written[at]);
        let halves = ["“", "”"];
        let from = usize::from(before.is_some_and(|p| p.shares(paragraph, halves)));
        let behind = written
            .get(at + 1)
            .is_some_and(|p| paragraph.shares(p, halves));
        let doubles = &doubles[from..doubles.len() - usize::from(behind)];
        if !doubles.is_empty() {
            pair(paragraph, doubles, ['“', '”'], ['‘', '’'], sink);
        }
        if !singles.is_empty() {
            pair(paragraph, &singles, ['‘', '’'], ['“', '”'], sink);
        }
    }
}

/// Puts the only straight quote, "甲”, in its place as the half that it is; that it is straight is
/// another rule's matter.
fn straight_half(paragraph: &Paragraph<'_>, doubles: &mut Vec<(usize, char)>) {
    let mut straight = paragraph.text.match_indices('"').map(|(at, _)| at);
    if let (Some(at), None) = (straight.next(), straight.next())
        && !doubles.len().is_multiple_of(2)
    {
        let nth = doubles.partition_point(|(other, _)| *other < at);
        let half = if nth.is_multiple_of(2) { '“' } else { '”' };
        doubles.insert(nth, (at, half));
    }
}

fn is_apostrophe(paragraph: &Paragraph<'_>, at: usize, c: char) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    c == '’' && latin(paragraph.before(at)) && latin(paragraph.after(at + c.len_utf8()))
}

/// Judges the quotes of one sort; `others` is the sort that nests in it.
fn pair(
    paragraph: &Paragraph<'_>,
    marks: &[(usize, char)],
    [open, close]: [char; 2],
    others: [char; 2],
    sink: &mut Sink,
) {
    let mut depth = 0_i32;
    let mut lowest = 0;
    let mut highest = 0;
    for (_, c) in marks {
        depth += if *c == open { 1 } else { -1 };
        lowest = lowest.min(depth);
        highest = highest.max(depth);
    }
    let straight = |(at, _): &(usize, char)| paragraph.text[*at..].starts_with('"');
    if depth == 0 && lowest == 0 {
        if marks.iter().any(straight) {
            return;
        }
        let inner = marks
            .windows(2)
            .find(|pair| pair[0].1 == open && pair[1].1 == close);
        let between = inner.is_some_and(|pair| {
            is_between(&paragraph.text[pair[0].0 + open.len_utf8()..pair[1].0])
        });
        if highest == 2 && between && marks.len() == 4 {
            turn(paragraph, &[marks[1].0, marks[2].0], [open, close], sink);
        } else if highest == 2 {
            nested(paragraph, marks, open, others, sink);
        }
    } else if marks.len().is_multiple_of(2) {
        let wrong: Vec<usize> = (0..marks.len())
            .filter(|nth| (marks[*nth].1 == open) != nth.is_multiple_of(2))
            .map(|nth| marks[nth].0)
            .collect();
        turn(paragraph, &wrong, [open, close], sink);
    } else {
        single(paragraph, marks, open, sink);
    }
}

/// Tells the marks at these places as turned, both of a pair at once.
fn turn(paragraph: &Paragraph<'_>, places: &[usize], [open, close]: [char; 2], sink: &mut Sink) {
    let mut rest = places;
    while let Some((&from, mut behind)) = rest.split_first() {
        let mut pair = vec![from];
        let closing = |at: usize| paragraph.text[at..].starts_with(close);
        if let Some((&to, more)) = behind.split_first()
            && closing(from)
            && !closing(to)
            && !paragraph.text[from + close.len_utf8()..to].contains([open, close])
        {
            pair.push(to);
            behind = more;
        }
        rest = behind;
        let splice = |at: &usize| {
            let right = if closing(*at) { open } else { close };
            paragraph.splice(*at..at + right.len_utf8(), right.encode_utf8(&mut [0; 4]))
        };
        let splices: Vec<_> = pair.iter().map(splice).collect();
        let right: Vec<&str> = splices.iter().map(|s| s.with.as_str()).collect();
        let right = right.join(" ");
        let end = pair[pair.len() - 1] + open.len_utf8();
        let message = say(
            format!("引号方向用反，应为 {right} 。"),
            format!("The quotes stand the wrong way round: {right}"),
        );
        let finding = sink.put_in(paragraph, from..end, message);
        finding.fix = Some(Fix::Splices(splices));
    }
}

/// “甲“和”乙”: what stands between is no quotation, so that the marks beside it are turned.
fn is_between(text: &str) -> bool {
    matches!(
        text,
        "" | "、" | "，" | "和" | "与" | "及" | "以及" | "或" | "、“" | "到" | "变"
    )
}

/// “甲“乙”丙”: the inner ones are of the other sort.
fn nested(
    paragraph: &Paragraph<'_>,
    marks: &[(usize, char)],
    open: char,
    others: [char; 2],
    sink: &mut Sink,
) {
    let graded = sink.graded(Severity::Warning);
    let mut depth = 0;
    let mut inner = None;
    for &(at, c) in marks {
        let end = at + c.len_utf8();
        if c == open {
            depth += 1;
            inner = (depth == 2).then_some(at).or(inner);
            continue;
        }
        depth -= 1;
        if let Some(from) = inner.filter(|_| depth == 1) {
            let [left, right] = others.map(|c| c.to_string());
            let message = say(
                format!("引号里再用引号，应为{left}{right}。"),
                format!("Quotes within quotes: {left} {right}"),
            );
            let fix = Fix::Splices(vec![
                paragraph.splice(from..from + open.len_utf8(), &left),
                paragraph.splice(at..end, &right),
            ]);
            let finding = sink.put_in(paragraph, from..end, message);
            finding.severity = graded;
            finding.fix = Some(fix);
        }
    }
}

/// The one that has no other half.
fn single(paragraph: &Paragraph<'_>, marks: &[(usize, char)], open: char, sink: &mut Sink) {
    let mut unclosed: Option<(usize, char)> = None;
    let mut odd = None;
    for &(at, c) in marks {
        if c == open {
            odd = odd.or(unclosed);
            unclosed = Some((at, c));
        } else if unclosed.take().is_none() {
            odd = odd.or(Some((at, c)));
        }
    }
    let Some((at, c)) = odd.or(unclosed) else {
        return;
    };
    // A quotation of several paragraphs opens each of them.
    let whole = c == open && at == 0;
    let graded = sink.graded(if whole { Severity::Hint } else { RULE.severity });
    let message = say("引号不成对。", "The quote has no other half.");
    // It may be a straight one.
    let len = paragraph.text[at..]
        .chars()
        .next()
        .map_or(0, char::len_utf8);
    let finding = sink.put_in(paragraph, at..at + len, message);
    finding.severity = graded;
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes, found};

    const ID: &str = "quote-pair";

    #[test]
    fn halves_are_found() {
        assert_eq!(found(ID, "落实“一岗双责，抓好整改。"), ["“"]);
        assert_eq!(found(ID, "落实一岗双责”，抓好“回头看”。"), ["”"]);
        assert_eq!(found(ID, "落实‘两个责任，抓好整改。"), ["‘"]);
    }

    #[test]
    fn turned_and_nested_ones_are_mended() {
        fixes(
            ID,
            "落实”一岗双责“，抓好“回头看”。",
            "落实“一岗双责”，抓好“回头看”。",
        );
        fixes(
            ID,
            "落实“一岗双责“，抓好“回头看”。",
            "落实“一岗双责”，抓好“回头看”。",
        );
        fixes(ID, "抓”甲“，抓“乙”，抓”丙“。", "抓“甲”，抓“乙”，抓“丙”。");
        fixes(ID, "抓“甲“、”乙”两项。", "抓“甲”、“乙”两项。");
        fixes(
            ID,
            "开展\"回头看”，落实”一岗双责“。",
            "开展\"回头看”，落实“一岗双责”。",
        );
        let text = "落实”一岗双责“，抓好”回头看“。";
        assert_eq!(found(ID, text), ["”一岗双责“", "”回头看“"]);
        fixes(
            ID,
            "关于“对“三重一大”把关不严”的问题。",
            "关于“对‘三重一大’把关不严”的问题。",
        );
    }

    #[test]
    fn right_ones_are_clean() {
        clean(
            ID,
            &[
                "    开展“安全生产\n大讲堂”活动，落实“一岗双责”。\n",
                "落实“一岗双责”，抓好“‘三重一大’把关不严”的问题。",
                "It’s fine，用“A’s”表示。",
            ],
        );
    }
}
