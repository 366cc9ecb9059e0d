//! （甲) and <甲>: brackets of two widths, or comparison signs for brackets.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::Paragraph;
use crate::check::registry::{Group, Rule};
use crate::edit::{Field, Fix};
use crate::text::{both, is_han};
use std::ops::Range;

pub static RULE: Rule = Rule {
    id: "bracket-width",
    severity: Severity::Warning,
    group: Group::Punctuation,
    name: both("括号混用", "Brackets mixed"),
    about: both(
        "一对括号半角全角混用，或者用“<>”代替书名号。",
        "A pair of brackets is half half-width, or < > stand for 《》.",
    ),
    example: "印发办法（试行)，转发《关于贯彻<值班办法>的通知》。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    for paragraph in context.written() {
        look(paragraph, sink);
    }
}

fn look(paragraph: &Paragraph<'_>, sink: &mut Sink) {
    let mut round: Option<(usize, char)> = None;
    let mut angle: Option<usize> = None;
    let mut in_title = false;
    for (at, c) in paragraph.text.char_indices() {
        match c {
            '（' | '(' => round = Some((at, c)),
            '）' | ')' => {
                if let Some((from, left)) = round.take()
                    && (left == '(') != (c == ')')
                {
                    let ends = [from..from + left.len_utf8(), at..at + c.len_utf8()];
                    put(paragraph, ends, ["（", "）"], sink);
                }
            }
            '《' => in_title = true,
            '》' => in_title = false,
            '<' => angle = Some(at),
            '>' => {
                if let Some(from) = angle.take()
                    && encloses(&paragraph.text[from + 1..at])
                {
                    let with = if in_title {
                        ["〈", "〉"]
                    } else {
                        ["《", "》"]
                    };
                    put(paragraph, [from..from + 1, at..at + 1], with, sink);
                }
            }
            _ => {}
        }
    }
}

/// Whether this is a title, not what stands between two comparison signs.
fn encloses(text: &str) -> bool {
    text.starts_with(is_han) && !text.contains(['，', '。', '；'])
}

fn put(paragraph: &Paragraph<'_>, ends: [Range<usize>; 2], with: [&str; 2], sink: &mut Sink) {
    // The brackets of a number are another rule's matter.
    if ends
        .iter()
        .any(|r| paragraph.place(r.clone()).1 != Field::Text)
    {
        return;
    }
    let [left, right] = ends;
    let whole = left.start..right.end;
    let splices = vec![
        paragraph.splice(left, with[0]),
        paragraph.splice(right, with[1]),
    ];
    let message = say(
        format!("这对括号应为{}{}。", with[0], with[1]),
        format!("This pair: {} {}", with[0], with[1]),
    );
    let finding = sink.put_in(paragraph, whole, message);
    finding.fix = Some(Fix::Splices(splices));
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes};

    const ID: &str = "bracket-width";

    #[test]
    fn mixed_pairs_are_mended() {
        fixes(
            ID,
            "印发办法（试行)和细则(暂行）。",
            "印发办法（试行）和细则（暂行）。",
        );
        fixes(
            ID,
            "印发《关于贯彻<值班办法>的通知》和<工作规则>。",
            "印发《关于贯彻〈值班办法〉的通知》和《工作规则》。",
        );
    }

    #[test]
    fn signs_are_clean() {
        clean(
            ID,
            &["温度<5，压力>3，指标（试行）见(a)。", "(一）抓学习\n文。\n"],
        );
    }
}
