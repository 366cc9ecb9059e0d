//! Sums of any unit that do not come out, wherever they stand: 发现厕所148座，已整改130座，剩余28座.
//!
//! Only what is certain is told, and only where it is wrong: a total said to be 共计 of what stands
//! before it, or a total that is split into what is done and what is left. What follows 其中 need
//! be neither all nor apart: of 9 officials 4 may be leaders and 6 members.

use super::Verdict;
use super::about::{About, Said};
use super::arithmetic::Arithmetic;
use super::divided::divided;
use super::quantity::{Amount, Quantity};
use super::terms::is_all_that_is_left;
use super::zone::{Passage, Trust};
use crate::lexis::is_sentence_end;
use crate::lexis::unit::{Dimension, unit_at};
use crate::text::is_space;
use std::ops::Range;

/// A number with its unit.
pub(super) struct Figure<'a> {
    pub range: Range<usize>,
    /// In units of the last place that is written.
    pub digits: u32,
    pub decimals: u8,
    pub unit: &'a str,
    pub dimension: Dimension,
    /// The words before it from the last ， or the figure before on.
    pub before: &'a str,
    /// The words from the last ， on up to the first figure behind it.
    pub clause: &'a str,
    /// What stands behind it up to the next mark.
    pub behind: &'a str,
    /// The clause up to it where it is the first figure there, else the words before it.
    pub opening: &'a str,
    pub rough: bool,
}

/// Adds to `said` what is wrong and was not told yet. O(text of the passage).
pub(super) fn add_wrong<'a>(passage: &Passage<'a>, said: &mut Vec<Said<'a>>) {
    let text = passage.node.text.as_str();
    let mut from = 0;
    for (at, stop) in text
        .match_indices(is_sentence_end)
        .chain([(text.len(), "")])
    {
        sentence(text, from..at, passage.trust, said);
        from = at + stop.len();
    }
}

fn sentence<'a>(text: &'a str, place: Range<usize>, trust: Trust, said: &mut Vec<Said<'a>>) {
    let words = &text[place.clone()];
    // The cheaper question first: most sentences hold no three digits.
    if words.bytes().filter(u8::is_ascii_digit).count() < 3 {
        return;
    }
    let tells = ["计", "共", "已", "剩", "余", "未", "正在", "其中"];
    if !tells.iter().any(|w| words.contains(w)) {
        return;
    }
    let figures = figures(text, place.clone());
    if figures.len() < 3 {
        return;
    }
    for (total, sum) in divided(text, &figures) {
        // In what was done about one problem only what is wrong is told.
        let wanted = trust != Trust::Sums || sum.verdict == Verdict::Differs;
        if wanted && !said.iter().any(|s| is_told(s, total)) {
            insert(text, total, place.clone(), sum, said);
        }
    }
    if words.contains("其中") {
        return;
    }
    for at in 0..figures.len() {
        let Some((total, parts)) = added_up(&figures, at).or_else(|| left_over(&figures, at))
        else {
            continue;
        };
        if !said.iter().any(|s| is_told(s, total))
            && let Some(wrong) = wrong(total, &parts)
        {
            insert(text, total, place.clone(), wrong, said);
        }
    }
}

fn is_told(said: &Said<'_>, total: &Figure<'_>) -> bool {
    let meets = said.range.start < total.range.end && total.range.start < said.range.end;
    said.arithmetic.is_some() && meets
}

fn insert<'a>(
    text: &'a str,
    total: &Figure<'a>,
    sentence: Range<usize>,
    wrong: Arithmetic,
    said: &mut Vec<Said<'a>>,
) {
    let index = said.partition_point(|s| s.range.start < total.range.start);
    said.insert(index, said_of(text, total, sentence, wrong));
}

/// 城区12处、乡镇30处，共计45处: all that stands before the total, as long as it is of one unit.
fn added_up<'f, 'a>(
    figures: &'f [Figure<'a>],
    at: usize,
) -> Option<(&'f Figure<'a>, Vec<&'f Figure<'a>>)> {
    let total = &figures[at];
    let sums = ["共计", "合计", "总计"].contains(&total.before);
    let all = || figures[..at].iter().all(|f| f.unit == total.unit);
    if !sums || at < 2 || !all() || !total.behind.is_empty() {
        return None;
    }
    // 比去年增加3处 is no part; nor is what a total before has counted: any stretch may be meant.
    let odd = |f: &Figure<'_>| {
        ["比", "较", "增", "减", "每", "均", "共", "计", "从", "至"]
            .iter()
            .any(|w| f.before.contains(w))
    };
    let parts: Vec<_> = figures[..at].iter().collect();
    let some_fits = (0..at - 1).any(|from| adds_up(total, &parts[from..]));
    (!some_fits && !parts.iter().any(|f| odd(f))).then_some((total, parts))
}

/// 发现148座，已整改130座，剩余28座, and 涉及3884户，已交付1186户，预计12月底交付2718户: the last of
/// one unit is what is left of the last but two.
fn left_over<'f, 'a>(
    figures: &'f [Figure<'a>],
    at: usize,
) -> Option<(&'f Figure<'a>, Vec<&'f Figure<'a>>)> {
    let unit = figures[at].unit;
    let own: Vec<_> = figures.iter().filter(|f| f.unit == unit).collect();
    let [before @ .., total, done, left] = own.as_slice() else {
        return None;
    };
    if total.range != figures[at].range {
        return None;
    }
    // What is left may be left of a number further before, of which these are parts.
    let fits =
        |from: usize| adds_up(own[from], &own[from + 1..]) || adds_up(own[from], &[done, left]);
    if (0..before.len()).any(fits) {
        return None;
    }
    let apart = total.clause != done.clause && done.clause != left.clause;
    let does = did(done.clause)?;
    let rests = ["剩余", "其余", "余下", "尚余", "还剩", "仍剩"].contains(&left.clause)
        && is_all_that_is_left(left.behind);
    let planned = ["预计", "计划", "拟于", "将于"]
        .iter()
        .any(|w| left.clause.contains(w))
        && before.is_empty()
        && left.clause.ends_with(does)
        && total.clause.ends_with("涉及");
    (apart && (rests || planned)).then(|| (*total, vec![*done, *left]))
}

/// The verb of 目前已交付.
fn did(clause: &str) -> Option<&str> {
    let (_, verb) = clause.rsplit_once('已')?;
    let verb = verb.trim_start_matches('经').trim_start_matches("全部");
    (2..=4).contains(&verb.chars().count()).then_some(verb)
}

fn scaled(figure: &Figure<'_>, decimals: u8) -> u64 {
    u64::from(figure.digits) * 10u64.pow(u32::from(decimals - figure.decimals))
}

fn sum(total: &Figure<'_>, parts: &[&Figure<'_>]) -> (u64, u8) {
    let decimals = parts
        .iter()
        .map(|f| f.decimals)
        .max()
        .unwrap_or(0)
        .max(total.decimals);
    (parts.iter().map(|f| scaled(f, decimals)).sum(), decimals)
}

fn adds_up(total: &Figure<'_>, parts: &[&Figure<'_>]) -> bool {
    let (sum, decimals) = sum(total, parts);
    sum == scaled(total, decimals)
}

/// The sum, if it can be told and is wrong. What is rounded may differ in its last place.
fn wrong(total: &Figure<'_>, parts: &[&Figure<'_>]) -> Option<Arithmetic> {
    let whole = parts.iter().all(|f| f.decimals == 0 && !f.rough);
    if !whole || total.rough || total.decimals > 0 || adds_up(total, parts) {
        return None;
    }
    let amount = Amount::of;
    Some(Arithmetic {
        is_rate: false,
        parts: parts.iter().map(|f| amount(f.digits)).collect(),
        stated: amount(total.digits),
        computed: amount(u32::try_from(sum(total, parts).0).ok()?),
        verdict: Verdict::Differs,
    })
}

fn said_of<'a>(
    text: &'a str,
    total: &Figure<'a>,
    sentence: Range<usize>,
    wrong: Arithmetic,
) -> Said<'a> {
    let range = total.range.clone();
    Said {
        state: None,
        quantity: Quantity {
            range: range.clone(),
            amount: wrong.stated,
            unit: &text[range.end - total.unit.len()..range.end],
            approximate: false,
            before: range.start..range.start,
            after: range.end..range.end,
        },
        about: Some(About::Other),
        of: None,
        range,
        sentence,
        is_rest: false,
        is_kind: false,
        arithmetic: Some(wrong),
    }
}

/// The figures of one sentence.
fn figures(text: &str, place: Range<usize>) -> Vec<Figure<'_>> {
    let mut found: Vec<Figure<'_>> = Vec::new();
    let sentence = &text[..place.end];
    let (mut at, mut fence, mut clause) = (place.start, place.start, place.start);
    let mut clause_end = None;
    while let Some(c) = sentence[at..].chars().next() {
        let next = at + c.len_utf8();
        if !c.is_ascii_digit() {
            if matches!(c, '，' | ',' | '：' | ':' | '（' | '(' | '）' | ')') {
                (fence, clause, clause_end) = (next, next, None);
            } else if c == '、' {
                fence = next;
            }
            at = next;
            continue;
        }
        let glued = sentence[place.start..at]
            .ends_with(|l: char| l.is_ascii_alphanumeric() || "第.．+-/〔—－~～至".contains(l));
        let (digits, decimals, end) = number(sentence, at);
        let words = &sentence[end..];
        let bare = words.trim_start_matches(['余', '多']);
        let unit = unit_at(bare, |of| of != Dimension::Aspect).filter(|(u, _)| {
            let behind = &bare[u.len()..];
            !(*u == "个" && behind.starts_with(['月', '百', '工', '小', '方', '多']))
        });
        at = end;
        let (Some((unit, dimension)), Some(digits), false) = (unit, digits, glued) else {
            continue;
        };
        let start = start_of(sentence, end);
        let before = sentence[fence..start].trim_matches(is_space);
        let stem = *clause_end.get_or_insert(start);
        let to = sentence.len() - bare.len() + unit.len();
        let behind = sentence[to..]
            .split(['，', ',', '、', '：', ':', '（', '(', '）', ')'])
            .next();
        let near = ["近", "约", "超", "逾", "超过"]
            .iter()
            .any(|w| before.ends_with(w));
        let stem_words = sentence[clause..stem].trim_matches(is_space);
        found.push(Figure {
            opening: if stem == start { stem_words } else { before },
            range: start..to,
            digits,
            decimals,
            unit,
            dimension,
            before,
            clause: stem_words,
            behind: behind.unwrap_or("").trim_matches(is_space),
            rough: near || bare.len() < words.len(),
        });
        (at, fence) = (to, to);
    }
    found
}

/// Where the number that ends at `end` begins.
fn start_of(text: &str, end: usize) -> usize {
    text[..end]
        .trim_end_matches(|c: char| c.is_ascii_digit() || c == '.')
        .len()
}

/// The digits of a number at `at` without its point, how many stand behind that, and its end.
fn number(text: &str, at: usize) -> (Option<u32>, u8, usize) {
    let rest = &text.as_bytes()[at..];
    let digits = |from: usize| {
        rest[from..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count()
    };
    let whole = digits(0);
    let point = rest.get(whole) == Some(&b'.');
    let places = if point { digits(whole + 1) } else { 0 };
    let len = whole + if places > 0 { places + 1 } else { 0 };
    let plain: String = text[at..at + len].chars().filter(|c| *c != '.').collect();
    (
        plain.parse().ok().filter(|_| places <= 4),
        places as u8,
        at + len,
    )
}

#[cfg(test)]
mod tests {
    use crate::outline::Node;
    use crate::report::{Verdict, claims};
    use crate::syntax::parse;
    use std::rc::Rc;

    fn wrong(measure: &str) -> Vec<String> {
        let text = format!(
            "某局关于巡察整改情况的报告\n一、整改情况\n1.关于台账不全的问题\n整改情况：{measure}"
        );
        let outline = parse(&text);
        let part: &Rc<Node> = &outline.root().children[0];
        let found = claims(part).into_iter();
        let found = found.filter(|c| c.verdict == Verdict::Differs);
        found.map(|c| c.text).collect()
    }

    #[test]
    fn what_does_not_come_out_is_told() {
        for (text, total) in [
            (
                "一是排查住房，发现148座，已整改130座，剩余28座正在整改。",
                "148座",
            ),
            (
                "排查2236座，发现148座，已整改130座，剩余28座正在整改。",
                "148座",
            ),
            ("锁定甲类17户、乙类9户，共计27户。", "27户"),
            (
                "涉及384户、445套住房，已交付118户、127套，预计12月底交付271户、318套。",
                "384户",
            ),
        ] {
            assert_eq!(wrong(text), [total], "{text}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_left_alone() {
        for text in [
            "排查户厕148座，已整改130座，剩余18座正在整改。",
            "锁定甲类17户、乙类9户，共计26户。",
            "召开会议3次，培训12人、走访9人，共计21人。",
            "整改到户12户、退回资金3笔，合计8600元。",
            "交流干部9人，其中科级4人、党员6人。",
            "发现148处，立行立改100处，已整改30处，剩余18处。",
            "发现隐患50处，已整改30处，剩余5处重大隐患挂牌督办。",
            "收回3.2万元、退还1.5万元，合计4.6万元。",
            "新增23户、退出37户，比去年多3户，共计412户。",
            "共有小区148个，今年改造50个，已改造30个，剩余20个。",
            "检查企业200余家，已整改130家，剩余20家。",
        ] {
            assert_eq!(wrong(text), [""; 0], "{text}");
        }
    }
}
