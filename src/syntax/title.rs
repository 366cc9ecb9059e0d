//! Where a heading's own words end when its body runs on behind it on the same line.

use super::item::item_marks;

/// How far a quotation may reach before its opening mark counts as a stray one, in bytes
/// (about a hundred characters).
const QUOTE_REACH: usize = 300;

/// The length in bytes of the title at the start of `text`, its final 。 included: up to the
/// first 。 outside “ ” 《 》 （ ）, or up to the first 一是 of an enumeration, whichever comes
/// first; else the whole.
///
/// ```text
/// 关于“学习不够深入。”问题的整改。|一是健全制度。
/// 学习方面：|一是健全制度。
/// ```
pub fn title_len(text: &str) -> usize {
    let stop = first_stop(text).unwrap_or(text.len());
    match item_marks(text, None).first() {
        Some(mark) if mark.ordinal == 1 && mark.start > 0 => stop.min(mark.start),
        Some(mark) if mark.start == 0 => 0,
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
            '。' => return Some(next),
            '！' | '？' if next < text.len() => return Some(next),
            '“' | '”' => partner(text, next, &['“', '”']).unwrap_or(next),
            '‘' => partner(text, next, &['’']).unwrap_or(next),
            '《' => partner(text, next, &['》']).unwrap_or(next),
            '（' | '(' => partner(text, next, &['）', ')']).unwrap_or(next),
            '「' => partner(text, next, &['」']).unwrap_or(next),
            _ => next,
        };
    }
    None
}

/// The end of the first of `marks` behind byte `from`, if it is near.
fn partner(text: &str, from: usize, marks: &[char]) -> Option<usize> {
    let at = text[from..].find(marks)?;
    let mark = text[from + at..].chars().next()?;
    (at <= QUOTE_REACH).then_some(from + at + mark.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str) {
        let (title, body) = text.split_once('|').unwrap_or((text, ""));
        let whole = format!("{title}{body}");
        assert_eq!(&whole[..title_len(&whole)], title);
    }

    #[test]
    fn run_on() {
        check("统一思想。|全办召开会议。");
        check("关于“学习不够深入。”问题的整改。|一是健全制度。");
        check("关于‘学习不够深入。’问题的整改。|一是健全制度。");
        check("学习《规定。》情况。|已学习。");
        check("学习方面：|一是健全制度。二是强化培训。");
        check("推进整改落实");
        check("推进整改落实。");
        check("关于”学习不够深入。”问题。|一是健全制度。");
        check("关于“学习不够深入问题。|一是健全制度。");
        check("|一是健全制度。二是强化培训。");
    }
}
