//! Totals that are divided behind them: 问题金额1.2亿元，其中已整改8500万元，正在整改3500万元; 协议264件，
//! 其中文件218件、合同46件.
//!
//! Money by what was done about it and what was not is all there is. Kinds need not be all, and may
//! overlap: they are told only where they come out.

use super::sums::Figure;
use super::{Amount, Arithmetic, Verdict};
use crate::lexis::state_at;
use crate::lexis::state_ending;
use crate::lexis::unit::Dimension;
use crate::outline::Status;
use crate::text::trim_words;

/// The totals among the figures of one sentence, each with what its parts come to.
pub(super) fn divided<'f, 'a>(
    text: &str,
    figures: &'f [Figure<'a>],
) -> Vec<(&'f Figure<'a>, Arithmetic)> {
    (0..figures.len())
        .filter_map(|at| Some((&figures[at], division(text, &figures[at..])?)))
        .collect()
}

fn division(text: &str, figures: &[Figure<'_>]) -> Option<Arithmetic> {
    let (total, behind) = figures.split_first()?;
    let is_money = matches!(total.dimension, Dimension::Money(_));
    // Between sums of money other things may be counted.
    let run = behind.iter().take_while(|f| is_money || f.is_like(total));
    let parts: Vec<_> = run.filter(|f| f.is_like(total)).collect();
    let [first, .., last] = parts[..] else {
        return None;
    };
    let between = &text[total.range.end..first.range.start];
    let among = ["其中", "包括", "分别"].iter().any(|w| between.contains(w));
    let narrowed = |f: &&Figure<'_>| {
        ["另", "比", "较", "每", "同比", "增", "减", "占"]
            .iter()
            .any(|w| f.before.contains(w))
    };
    let rough = |f: &&Figure<'_>| f.rough;
    if total.state().is_some() || total.rough || parts.iter().any(|f| rough(f) || narrowed(f)) {
        return None;
    }
    let states: Vec<_> = parts.iter().map(|f| f.state()).collect();
    let told = states.iter().all(Option::is_some);
    let done = states.contains(&Some(Status::Done));
    let left = states.iter().flatten().any(|s| *s != Status::Done);
    let by_state = told && done && left;
    let of_problems = ["资金", "金额", "涉及"]
        .iter()
        .any(|w| total.before.contains(w));
    if !(among || is_money && by_state && of_problems) {
        return None;
    }
    // 其中 and then other things: the parts stand in one row.
    let row = &text[first.range.end..last.range.start];
    if !by_state && row.contains(['，', ',', '：']) {
        return None;
    }
    let sum: u128 = parts.iter().map(|f| f.value()).sum();
    // Amounts in one unit to the same place are exact; others are rounded.
    let alike = |f: &&Figure<'_>| (f.unit, f.decimals) == (total.unit, total.decimals);
    let rounded = match parts.iter().all(alike) {
        true => 0,
        false => parts.iter().map(|f| f.place()).max()?.max(total.place()),
    };
    let verdict = match sum.abs_diff(total.value()) <= rounded {
        true => Verdict::Agrees,
        false if by_state && is_money && of_problems => Verdict::Differs,
        false if by_state && sum > total.value() => Verdict::Differs,
        false => Verdict::Unknown,
    };
    let decimals = parts.iter().map(|f| f.decimals).max()?.max(total.decimals);
    let in_total = |value: u128| {
        let digits = value * 10u128.pow(u32::from(decimals)) / total.factor() / 10_000;
        let digits = u32::try_from(digits).ok()?;
        Some(Amount { digits, decimals })
    };
    let amounts: Option<Vec<_>> = parts.iter().map(|f| in_total(f.value())).collect();
    Some(Arithmetic {
        is_rate: false,
        parts: amounts?,
        stated: in_total(total.value())?,
        computed: in_total(sum)?,
        verdict,
    })
}

impl Figure<'_> {
    fn is_like(&self, other: &Self) -> bool {
        match (self.dimension, other.dimension) {
            (Dimension::Money(_), Dimension::Money(_)) => true,
            _ => self.unit == other.unit,
        }
    }

    fn factor(&self) -> u128 {
        match self.dimension {
            Dimension::Money(factor) => factor.into(),
            _ => 1,
        }
    }

    /// In ten thousandths of the smallest unit.
    fn value(&self) -> u128 {
        u128::from(self.digits) * self.place()
    }

    /// What the last digit is worth.
    fn place(&self) -> u128 {
        10u128.pow(4 - u32::from(self.decimals)) * self.factor()
    }

    /// The state that its clause tells.
    fn state(&self) -> Option<Status> {
        const NOUNS: [&str; 7] = ["资金", "金额", "问题", "共计", "的", "整改", "了"];
        const DONE: [&str; 8] = [
            "审结", "办结", "结案", "化解", "采纳", "收缴", "归还", "追回",
        ];
        let opening = trim_words(self.opening, &["其中", "目前", "截至目前", "，"]);
        if ["已", "均已", "全部", "现已"]
            .iter()
            .any(|w| opening.starts_with(w))
        {
            return Some(Status::Done);
        }
        if [
            "正在", "尚", "未", "仍", "还", "待", "拟", "列入", "剩余", "其余",
        ]
        .iter()
        .any(|w| opening.starts_with(w))
        {
            return Some(Status::Ongoing);
        }
        let mut words = self.before;
        loop {
            if let Some(phrase) = state_ending(words) {
                return Some(phrase.status);
            }
            if DONE.iter().any(|w| words.ends_with(w)) {
                return Some(Status::Done);
            }
            match NOUNS.iter().find_map(|w| words.strip_suffix(w)) {
                Some(rest) => words = rest,
                None => break,
            }
        }
        let behind = trim_words(self.behind, &NOUNS);
        state_at(behind).map(|phrase| phrase.status)
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{Verdict, claims};
    use crate::syntax::parse;

    fn told(sentence: &str) -> Vec<(String, Verdict)> {
        let text =
            format!("某市关于审计查出问题整改情况的报告\n{sentence}\n一、下一步安排\n持续督促。\n");
        let outline = parse(&text);
        let found = claims(&outline.root().children[0]).into_iter();
        let sums = found.filter_map(|c| Some((c.text, c.arithmetic?.verdict)));
        sums.collect()
    }

    #[test]
    fn money_is_done_or_left() {
        for (sentence, total, verdict) in [
            (
                "涉及问题金额4362.5万元，其中已整改3980.3万元，正在整改382.2万元。",
                "4362.5万元",
                Verdict::Agrees,
            ),
            (
                "问题资金共计301.1万元，其中已收缴、归还268.4万元，尚在追缴31.7万元。",
                "301.1万元",
                Verdict::Differs,
            ),
            (
                "问题金额1.2亿元，其中已整改8500万元，正在整改3500万元。",
                "1.2亿元",
                Verdict::Agrees,
            ),
            (
                "问题金额1.2亿元，其中已整改8500万元，正在整改5500万元。",
                "1.2亿元",
                Verdict::Differs,
            ),
            (
                "审查协议264件，其中文件218件、合同46件。",
                "264件",
                Verdict::Agrees,
            ),
            (
                "现有养老机构46家，其中养老院18家、服务站27家。",
                "46家",
                Verdict::Unknown,
            ),
        ] {
            assert_eq!(told(sentence), [(total.to_owned(), verdict)], "{sentence}");
        }
        for sentence in [
            "投入资金300万元，其中本级财政100万元。",
            "收回3.2万元、退还1.5万元，合计4.6万元。",
            "比上年增加20万元，其中项目支出12万元，公用支出6万元。",
        ] {
            assert_eq!(told(sentence), [], "{sentence}");
        }
    }
}
