//! Where a heading's own words end when its body runs on behind it on the same line.

use super::item::ItemMark;
use crate::lexis::label::label_ending;
use crate::text::{is_han, is_space};

/// How far a quotation may reach before its opening mark counts as a stray one, in bytes
/// (about a hundred characters).
const QUOTE_REACH: usize = 300;

/// The length in bytes of the title at the start of `text`, its final 。 included: up to the
/// first 。 outside “ ” 《 》 （ ）, up to a label that is set off by a space or a closing mark, or
/// up to the first 一是 of an enumeration, whichever comes first; else the whole. `first_item` is
/// the first item of `text`, which is `base` bytes into what the item counts in.
///
/// ```text
/// 关于“学习不够深入。”问题的整改。|一是健全制度。
/// 学习方面：|一是健全制度。
/// 关于学习不够深入的问题　|整改情况：已完成。
/// ```
pub(super) fn title_len(text: &str, base: usize, first_item: Option<&ItemMark>) -> usize {
    let stop = first_stop(text).unwrap_or(text.len());
    let stop = label_start(&text[..stop]).unwrap_or(stop);
    match first_item {
        Some(mark) if mark.start == base => 0,
        Some(mark) if mark.ordinal == 1 => stop.min(mark.start - base),
        _ => stop,
    }
}

/// The end of the first 。 (or ！ ？ with more behind) that stands outside quotes and brackets.
/// A mark without its partner nearby is passed over, so that it cannot swallow the paragraph.
fn first_stop(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        at = match c {
            '。' if !goes_on(&text[next..]) => return Some(next),
            '.' if is_stop_between(&text[..at], &text[next..]) => return Some(next),
            '！' | '？' if next < text.len() => return Some(next),
            '“' | '”' => quoted(text, next, &['“', '”']).unwrap_or(next),
            '"' => quoted(text, next, &['"']).unwrap_or(next),
            '＂' => quoted(text, next, &['＂']).unwrap_or(next),
            '‘' => quoted(text, next, &['’']).unwrap_or(next),
            '《' => partner(text, next, &['》']).unwrap_or(next),
            '（' | '(' => partner(text, next, &['）', ')']).unwrap_or(next),
            '「' => partner(text, next, &['」']).unwrap_or(next),
            '【' => partner(text, next, &['】']).unwrap_or(next),
            _ => next,
        };
    }
    None
}

/// Whether a half-width dot stands between Chinese words, as 。 does: 突出源头预防.各级要落实.
fn is_stop_between(before: &str, behind: &str) -> bool {
    let ends = before
        .chars()
        .next_back()
        .is_some_and(|c| is_han(c) || matches!(c, '”' | '"'));
    ends && behind.starts_with(is_han)
}

/// Whether a title goes on behind a 。 that ends the problem it quotes: 关于学习不够。”问题的整改。
fn goes_on(behind: &str) -> bool {
    let words = behind.trim_start_matches(['”', '’', '“', '‘', '"']);
    ["问题", "的问题", "等问题"]
        .iter()
        .any(|w| words.starts_with(w))
}

/// The end of the quotation that began before byte `from`. With more than one sentence between
/// the two marks and no word behind that a quotation is followed by, the first stands alone.
fn quoted(text: &str, from: usize, marks: &[char]) -> Option<usize> {
    let end = partner(text, from, marks)?;
    let inside = text[from..end].trim_end_matches(marks);
    let sentences = inside.strip_suffix('。').unwrap_or(inside).contains('。');
    let behind = &text[end..];
    let quotes = goes_on(behind) || behind.starts_with(['的', '等', '、', '，', '；', '。']);
    (!sentences || quotes).then_some(end)
}

/// The end of the first of `marks` behind byte `from`, if it is near.
fn partner(text: &str, from: usize, marks: &[char]) -> Option<usize> {
    let mut near = text.len().min(from + QUOTE_REACH);
    while !text.is_char_boundary(near) {
        near -= 1;
    }
    let at = text[from..near].find(marks)?;
    let mark = text[from + at..].chars().next()?;
    Some(from + at + mark.len_utf8())
}

/// Where a label with words behind it begins inside a title: …问题 整改情况：已完成
fn label_start(title: &str) -> Option<usize> {
    let colon = title.find(['：', ':'])?;
    let label = label_ending(&title[..colon])?;
    let start = colon - label.len();
    let before = title[..start].trim_end_matches(is_space);
    let apart = before.len() < start || before.ends_with(['”', '"', '）', ')', '；', ';']);
    let behind = title[colon..]
        .trim_start_matches(['：', ':'])
        .trim_start_matches(is_space);
    (apart && !before.is_empty() && !behind.is_empty()).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::super::item::item_marks;
    use super::*;

    #[track_caller]
    fn check(text: &str) {
        let (title, body) = text.split_once('|').unwrap_or((text, ""));
        let whole = format!("{title}{body}");
        let marks = item_marks(&whole, None);
        assert_eq!(&whole[..title_len(&whole, 0, marks.first())], title);
    }

    #[test]
    fn run_on() {
        check("统一思想。|全办召开会议。");
        check("关于“学习不够深入。”问题的整改。|一是健全制度。");
        check("关于‘学习不够深入。’问题的整改。|一是健全制度。");
        check("关于\"学习不够深入。\"问题的整改。|一是健全制度。");
        check("学习《规定。》情况。|已学习。");
        check("学习方面：|一是健全制度。二是强化培训。");
        check("推进整改落实");
        check("突出源头预防.|各级要落实.");
        check("落实V2.0版标准。|已升级。");
        check("推进整改落实。");
        check("关于”学习不够深入。”问题。|一是健全制度。");
        check("|一是健全制度。二是强化培训。");
    }

    #[test]
    fn stray_quotes() {
        check("关于“学习不够深入问题。|一是健全制度。");
        check("关于“学习不够深入问题。|落实“双周学习”制度。");
        check("关于学习不够深入”问题。|落实“双周学习”制度。");
        check("关于”学习不够深入。“问题。|落实制度。");
        check("关于学习不够深入。问题。|落实制度。");
        check("关于“学习不够深入。问题。|落实制度。");
        check("关于‘‘一把手’抓得不紧。’问题。|落实制度。");
        check("关于\"学习不够深入问题。|落实\"双周学习\"制度。");
        check("关于“学习不够。检查不严”的问题。|落实制度。");
    }

    #[test]
    fn labels_end_a_title() {
        check("关于学习不够深入的问题 |整改情况：已完成。");
        check("关于“学习不够深入”|整改措施：健全制度，强化培训");
        check("巡察反馈问题整改情况：");
        check("巡察反馈问题整改情况：已完成");
    }
}
