//! 甲,乙: half-width punctuation in Chinese text.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::{Paragraph, is_chinese, is_within};
use crate::check::registry::{Group, Rule};
use crate::edit::{Field, Fix};
use crate::text::both;
use std::ops::Range;

pub static RULE: Rule = Rule {
    id: "half-width-punctuation",
    severity: Severity::Warning,
    group: Group::Punctuation,
    name: both("半角标点", "Half-width punctuation"),
    about: both(
        "中文里用了半角的逗号、冒号、分号、问号、叹号、括号、句点或直引号。数字、时间、网址、外文里的不算。",
        "Half-width punctuation in Chinese text. In numbers, times, addresses and Latin text it is right.",
    ),
    example: "完成整改5个,其余抓紧推进.\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    for paragraph in context.written() {
        if paragraph.text.bytes().any(|b| b.is_ascii_punctuation()) {
            look(paragraph, sink);
        }
    }
}

/// The full-width form of a mark.
fn full(mark: u8) -> Option<&'static str> {
    Some(match mark {
        b',' => "，",
        b':' => "：",
        b';' => "；",
        b'?' => "？",
        b'!' => "！",
        b'.' => "。",
        _ => return None,
    })
}

fn look(paragraph: &Paragraph<'_>, sink: &mut Sink) {
    let text = paragraph.text.as_str();
    let mut open = None;
    let mut straight: Vec<usize> = Vec::new();
    let mut seen = [0usize; 2];
    for (at, mark) in text.bytes().enumerate() {
        match mark {
            b'(' => open = Some(at),
            b')' => {
                if let Some(from) = open.take() {
                    brackets(paragraph, from..at + 1, sink);
                }
            }
            b'"' | b'\'' => {
                let n = &mut seen[usize::from(mark == b'"')];
                if is_quote(paragraph, at, n.is_multiple_of(2)) {
                    straight.push(at);
                }
                *n += 1;
            }
            _ => {
                if let Some(with) = full(mark)
                    && stands_in_chinese(paragraph, at, mark)
                {
                    put(paragraph, at, with, sink);
                }
            }
        }
    }
    quotes(paragraph, &straight, sink);
}

fn stands_in_chinese(paragraph: &Paragraph<'_>, at: usize, mark: u8) -> bool {
    let text = paragraph.text.as_str();
    let (before, after) = (paragraph.before(at), paragraph.after(at + 1));
    let chinese = |c: Option<char>| c.is_some_and(is_chinese);
    let fits = match mark {
        b'.' => {
            chinese(before)
                && after.is_none_or(is_chinese)
                && before.is_some_and(|c| !matches!(c, '。' | '，'))
        }
        _ => chinese(before) || chinese(after) && before.is_some_and(|c| c.is_alphanumeric()),
    };
    fits && !in_address(text, at)
}

/// Whether the byte stands in a web or mail address.
fn in_address(text: &str, at: usize) -> bool {
    let is_part = |b: u8| b.is_ascii_graphic();
    let bytes = text.as_bytes();
    let from = bytes[..at].iter().rposition(|b| !is_part(*b));
    let from = from.map_or(0, |at| at + 1);
    let to = bytes[at..].iter().position(|b| !is_part(*b));
    let run = &text[from..to.map_or(text.len(), |len| at + len)];
    // What ends an address ends the sentence.
    let inside = at + 1 < from + run.len();
    inside && (run.contains("://") || run.contains("www.") || run.contains('@'))
}

fn put(paragraph: &Paragraph<'_>, at: usize, with: &str, sink: &mut Sink) {
    let (_, field, range) = paragraph.place(at..at + 1);
    if field != Field::Text || range.is_empty() {
        return;
    }
    let mark = &paragraph.text[at..at + 1];
    let message = say(
        format!("中文里的半角“{mark}”应为全角“{with}”。"),
        format!("Half-width {mark} in Chinese text: {with}"),
    );
    let finding = sink.put_in(paragraph, at..at + 1, message);
    // A blank behind it was the width that it lacks.
    let blank = paragraph.text[at + 1..].starts_with(' ');
    let whole = paragraph.place(at..at + 1 + usize::from(blank)).2;
    let end = at + whole.len();
    finding.fix = Some(Fix::Splices(vec![paragraph.splice(at..end, with)]));
}

fn brackets(paragraph: &Paragraph<'_>, range: Range<usize>, sink: &mut Sink) {
    let inside = &paragraph.text[range.start + 1..range.end - 1];
    let counts = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let beside = |c: Option<char>| c.is_some_and(is_chinese);
    let chinese = inside.chars().any(is_chinese)
        || beside(paragraph.before(range.start)) && beside(paragraph.after(range.end));
    if !chinese || inside.is_empty() || inside.chars().all(counts) {
        return;
    }
    let ends = [
        (range.start..range.start + 1, "（"),
        (range.end - 1..range.end, "）"),
    ];
    if ends
        .iter()
        .any(|(r, _)| paragraph.place(r.clone()).1 != Field::Text)
    {
        return;
    }
    let splices = ends
        .iter()
        .map(|(r, with)| paragraph.splice(r.clone(), with));
    let fix = Fix::Splices(splices.collect());
    let message = say(
        "中文里的半角括号应为全角“（）”。",
        "Half-width brackets in Chinese text: （）",
    );
    let finding = sink.put_in(paragraph, range, message);
    finding.fix = Some(fix);
}

/// Whether the straight mark is a quote of Chinese text: no apostrophe, no sign of feet or inches.
/// `opens` if as many of its sort stand before it as pair.
fn is_quote(paragraph: &Paragraph<'_>, at: usize, opens: bool) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let apostrophe = paragraph.text.as_bytes()[at] == b'\'' && latin(paragraph.after(at + 1));
    !latin(paragraph.before(at)) || !opens && !apostrophe
}

/// "甲”, “甲": a straight quote whose other half is a curly one.
fn mixed(paragraph: &Paragraph<'_>, at: usize, sink: &mut Sink) {
    let text = paragraph.text.as_str();
    let curly = |c: char| matches!(c, '“' | '”');
    let before = text[..at].chars().rev().find(|c| curly(*c));
    let after = text[at..].chars().find(|c| curly(*c));
    let with = match (before, after) {
        (None | Some('”'), Some('”')) => "“",
        (Some('“'), None | Some('“')) => "”",
        _ => return,
    };
    if text[at..].starts_with('"') {
        let message = say(
            format!("中文里的直引号应为{with}。"),
            format!("A straight quote in Chinese text: {with}"),
        );
        sink.mend(paragraph, at..at + 1, with, message);
    }
}

/// Pairs the straight quotes, those within others being single.
fn quotes(paragraph: &Paragraph<'_>, straight: &[usize], sink: &mut Sink) {
    let text = paragraph.text.as_str();
    let mut open: Vec<usize> = Vec::new();
    let mut pairs = Vec::new();
    for &at in straight {
        let mark = &text[at..=at];
        match open.iter().rposition(|from| &text[*from..=*from] == mark) {
            Some(depth) => {
                let from = open[depth];
                open.truncate(depth);
                pairs.push((from, at, depth));
            }
            None => open.push(at),
        }
    }
    if let [at] = open[..] {
        mixed(paragraph, at, sink);
    }
    // Without its other half a mark makes all others doubtful.
    let sure = open.is_empty() && pairs.len() * 2 == straight.len();
    pairs.sort_unstable();
    for (from, to, depth) in pairs {
        if !text[from + 1..to].chars().any(is_chinese) {
            continue;
        }
        let within =
            [['“', '”'], ['‘', '’']].map(|marks| usize::from(is_within(text, from, marks)));
        let depth = depth + within[0] + within[1];
        let [left, right] = if depth.is_multiple_of(2) {
            ["“", "”"]
        } else {
            ["‘", "’"]
        };
        let message = say(
            format!("中文里的直引号应为{left}{right}。"),
            format!("Straight quotes in Chinese text: {left}{right}"),
        );
        let finding = sink.put_in(paragraph, from..to + 1, message);
        if sure {
            finding.fix = Some(Fix::Splices(vec![
                paragraph.splice(from..from + 1, left),
                paragraph.splice(to..to + 1, right),
            ]));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes, found};

    const ID: &str = "half-width-punctuation";

    #[test]
    fn marks_between_chinese_characters() {
        assert_eq!(
            found(ID, "完成5个,推进2个;下步:抓紧."),
            [",", ";", ":", "."]
        );
        fixes(
            ID,
            "落实“一岗双责”,带头整改.街道已检查;社区已自查!",
            "落实“一岗双责”，带头整改。街道已检查；社区已自查！",
        );
        fixes(
            ID,
            "印发办法(试行)并执行, 按月调度。",
            "印发办法（试行）并执行，按月调度。",
        );
        fixes(ID, "开展\"回头看\"活动。", "开展“回头看”活动。");
        fixes(
            ID,
            "落实\"一岗双责”，开展“回头看”。",
            "落实“一岗双责”，开展“回头看”。",
        );
        fixes(
            ID,
            "落实“一岗双责\"，开展“回头看”。",
            "落实“一岗双责”，开展“回头看”。",
        );
        fixes(ID, "实现'两个覆盖'要求。", "实现“两个覆盖”要求。");
        fixes(
            ID,
            "关于\"对'三重一大'把关不严\"的问题，落实“抓'关键少数'”要求。",
            "关于“对‘三重一大’把关不严”的问题，落实“抓‘关键少数’”要求。",
        );
        assert_eq!(found(ID, "落实\"一岗双责\"，开展\"回头看活动。").len(), 1);
    }

    #[test]
    fn numbers_times_addresses_and_latin_are_clean() {
        clean(
            ID,
            &[
                "上午8:30开会，比分3:1，投入1.2万元、1,200人次，版本为4.0版本。",
                "网址为https://a.example.cn/x?id=1,2;b，邮箱a.b@c.cn，见www.a.cn/b:c。",
                "按ISO 9001:2015, GB/T 9704执行，CBD(GDP)不变。",
                "(一)抓学习\n文。\n1.抓落实\n文。\n",
                "其中(1)为甲，(2)为乙。",
                "It's 5' high，屏幕55\"，Women's Day活动，用\"OK\"表示。",
            ],
        );
    }
}
