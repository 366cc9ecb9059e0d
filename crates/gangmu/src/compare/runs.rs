//! The words of a change: what was kept, what was removed, what was added. A number, a Latin word and
//! a name stay whole.

use super::sequence::hunks;
use crate::numbering::is_chinese_numeral;
use crate::text::is_han;
use imara_diff::Algorithm;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What became of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Was {
    /// They are in both.
    Kept,
    /// They were in the first.
    Removed,
    /// They are in the second.
    Added,
}

/// Words that go one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// What became of them.
    pub was: Was,
    /// The words.
    pub text: String,
}

/// So few words between two changes are read as changed, too.
const FEW: usize = 1;
/// What stands between two stops and is no longer is one word: a name, an office.
const SHORT: usize = 4;
/// The surnames with which nine of ten names begin.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
/// What stands right behind a name.
const BEHIND_NAMES: &str = "同等和与及为任负牵主书局处科部副";

/// Compares two texts: what is kept and what was removed is the first one, what is kept and what was
/// added the second. O(text · differences).
pub fn runs(old: &str, new: &str) -> Vec<Run> {
    let (olds, news) = (Words::of(old), Words::of(new));
    let mut joined: Vec<[Range<usize>; 2]> = Vec::new();
    let found = hunks(&olds.all, &news.all, Algorithm::MyersMinimal);
    for (at, hunk) in found.iter().enumerate() {
        let before = at.checked_sub(1).map_or(0, |at| found[at][0].end);
        let behind = found.get(at + 1).map_or(olds.all.len(), |h| h[0].start);
        let room = [hunk[0].start - before, behind - hunk[0].end];
        let hunk = whole_words(&olds, &news, hunk, room);
        match joined.last_mut() {
            Some(last) if is_one(&olds, &news, last, &hunk) => {
                last[0].end = hunk[0].end.max(last[0].end);
                last[1].end = hunk[1].end.max(last[1].end);
            }
            _ => joined.push(hunk),
        }
    }
    let mut out: Vec<Run> = Vec::new();
    let mut put = |was: Was, words: &[&str]| {
        if !words.is_empty() {
            let text = words.concat();
            out.push(Run { was, text });
        }
    };
    let mut done = 0;
    for [gone, came] in joined {
        put(Was::Kept, &olds.all[done..gone.start]);
        put(Was::Removed, &olds.all[gone.clone()]);
        put(Was::Added, &news.all[came]);
        done = gone.end;
    }
    put(Was::Kept, &olds.all[done..]);
    out
}

/// Whether a change goes on from the one before it: so few words are between that they say nothing.
fn is_one(
    olds: &Words<'_>,
    news: &Words<'_>,
    last: &[Range<usize>; 2],
    hunk: &[Range<usize>; 2],
) -> bool {
    let han = |words: &Words<'_>, from: &Range<usize>, at: Option<usize>| {
        let word = at.filter(|_| !from.is_empty()).map(|at| words.all[at]);
        word.is_none_or(is_word)
    };
    let gap = hunk[0].start.saturating_sub(last[0].end);
    let before = |words, side: usize| han(words, &last[side], last[side].end.checked_sub(1));
    let behind = |words, side: usize| han(words, &hunk[side], Some(hunk[side].start));
    gap == 0
        || gap <= FEW
            && (before(olds, 0) && before(news, 1))
            && (behind(olds, 0) && behind(news, 1))
}

/// Whether it is a character of a word, and of no number.
fn is_word(word: &str) -> bool {
    word.starts_with(is_han) && !word.starts_with(is_chinese_numeral)
}

/// A text cut where it may be parted: into characters, but for numbers and Latin words.
struct Words<'a> {
    all: Vec<&'a str>,
}

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        let mut all = Vec::with_capacity(text.len() / 3);
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let n = match first {
                c if c.is_numeric() && !is_chinese_numeral(c) => figure(rest),
                c if is_chinese_numeral(c) => whole(rest, is_chinese_numeral),
                c if c.is_alphabetic() && !is_han(c) => {
                    whole(rest, |c| c.is_alphanumeric() && !is_han(c))
                }
                c => c.len_utf8(),
            };
            let (word, behind) = rest.split_at(n);
            all.push(word);
            rest = behind;
        }
        Self { all }
    }

    /// How many characters stand one behind the other from here on, up to a stop or the end; more
    /// than [`SHORT`] for many.
    fn to_stop(words: impl Iterator<Item = &'a &'a str>) -> usize {
        words.take(SHORT + 1).take_while(|w| is_word(w)).count()
    }

    fn is_one_of(&self, at: Option<usize>, of: &str) -> bool {
        let word = at.and_then(|at| self.all.get(at));
        word.is_some_and(|w| of.contains(*w))
    }
}

fn whole(text: &str, is_of: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_of(c)).unwrap_or(text.len())
}

/// How long the number is that a text begins with: 1,024, 95.5%.
fn figure(text: &str) -> usize {
    let digit = |c: char| c.is_numeric() && !is_chinese_numeral(c);
    let mut end = whole(text, digit);
    while text[end..].starts_with(['.', ',', '．']) {
        let point = end + text[end..].chars().next().map_or(0, char::len_utf8);
        match whole(&text[point..], digit) {
            0 => break,
            n => end = point + n,
        }
    }
    let sign = text[end..].chars().next().filter(|c| "%％‰".contains(*c));
    end + sign.map_or(0, char::len_utf8)
}

/// The change with the rest of the words that it begins or ends in, of what is kept beside it.
fn whole_words(
    olds: &Words<'_>,
    news: &Words<'_>,
    [gone, came]: &[Range<usize>; 2],
    room: [usize; 2],
) -> [Range<usize>; 2] {
    let longest = gone.len().max(came.len());
    let wider = |left: usize, right: usize| [gone, came].map(|r| r.start - left..r.end + right);
    let left = Words::to_stop(olds.all[..gone.start].iter().rev()).min(room[0]);
    let right = Words::to_stop(olds.all[gone.end..].iter()).min(room[1]);
    let of_words = |words: &[&str]| words.iter().all(|w| is_word(w));
    let is_name = of_words(&olds.all[gone.clone()]) && of_words(&news.all[came.clone()]);
    if !is_name || longest > 3 {
        return wider(0, 0);
    }
    if left + longest + right <= SHORT {
        return wider(left, right);
    }
    if gone.is_empty() || came.is_empty() || left == 0 || longest > 2 {
        return wider(0, 0);
    }
    let surname = |before: usize| olds.is_one_of(gone.start.checked_sub(before), SURNAMES);
    if longest == 1 && left > 1 && surname(2) && olds.is_one_of(Some(gone.end), BEHIND_NAMES) {
        return wider(2, 0);
    }
    if !surname(1) {
        return wider(0, 0);
    }
    let behind = gone.end + 1;
    let third = longest == 1
        && right > 0
        && (right == 1 || olds.is_one_of(Some(behind), BEHIND_NAMES))
        && !olds.is_one_of(Some(gone.end), BEHIND_NAMES);
    wider(1, usize::from(third))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spelled(old: &str, new: &str) -> String {
        let mark = |run: Run| match run.was {
            Was::Kept => run.text,
            Was::Removed => format!("[-{}-]", run.text),
            Was::Added => format!("[+{}+]", run.text),
        };
        runs(old, new).into_iter().map(mark).collect()
    }

    #[test]
    fn numbers_and_names_stay_whole() {
        for (old, new, expected) in [
            ("整改12个", "整改13个", "整改[-12-][+13+]个"),
            (
                "达到95.5%，上升",
                "达到95.8%，上升",
                "达到[-95.5%-][+95.8%+]，上升",
            ),
            ("共十二项", "共十三项", "共[-十二-][+十三+]项"),
            ("责任人：赵明", "责任人：赵刚", "责任人：[-赵明-][+赵刚+]"),
            (
                "由李建国负责落实",
                "由李卫国负责落实",
                "由[-李建国-][+李卫国+]负责落实",
            ),
            (
                "由李建国负责落实",
                "由李建军负责落实",
                "由[-李建国-][+李建军+]负责落实",
            ),
            (
                "牵头单位：综合科、办公室",
                "牵头单位：综合部、办公室",
                "牵头单位：[-综合科-][+综合部+]、办公室",
            ),
            ("已完成整改。", "基本完成整改。", "[-已-][+基本+]完成整改。"),
            ("同样的话", "同样的话", "同样的话"),
            ("", "新", "[+新+]"),
        ] {
            assert_eq!(spelled(old, new), expected);
        }
    }

    proptest! {
        /// Both texts can be put together again.
        #[test]
        fn runs_are_both_texts(old in "[甲乙张三12.%a， ]{0,12}", new in "[甲乙张三12.%a， ]{0,12}") {
            let side = |not: Was| -> String {
                let all = runs(&old, &new).into_iter();
                all.filter(|r| r.was != not).map(|r| r.text).collect()
            };
            prop_assert_eq!(side(Was::Added), old.clone());
            prop_assert_eq!(side(Was::Removed), new.clone());
        }
    }
}
