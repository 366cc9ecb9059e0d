//! The sums and rates that a sentence gives: 18 = 15 + 3, 15/18 = 83.3%.
//!
//! A sum is wrong only where its parts are certainly all there are, or are already too many.

use super::about::{About, Said};
use super::terms::is_all_that_is_left;
use super::{Amount, Verdict};
use crate::text::is_space;

/// A sum or a rate that the text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arithmetic {
    /// Whether this is a rate: the first of the parts over the last.
    pub is_rate: bool,
    /// What is added up; of a rate what is done, and the whole behind it.
    pub parts: Vec<Amount>,
    /// What the text states.
    pub stated: Amount,
    /// What comes out, to as many decimals.
    pub computed: Amount,
    /// Whether that agrees.
    pub verdict: Verdict,
}

impl Arithmetic {
    /// The sum or rate without words: 18 = 15 + 3, 15 ÷ 18 = 83.3%; where another number is
    /// stated what comes out stands behind: 15 + 2 = 17.
    pub fn formula(&self) -> String {
        let parts: Vec<String> = self.parts.iter().map(|p| p.written()).collect();
        let parts = parts.join(if self.is_rate { " ÷ " } else { " + " });
        let result = self.computed.written();
        match (self.is_rate, self.verdict) {
            (true, _) => format!("{parts} = {result}%"),
            (false, Verdict::Agrees) => format!("{result} = {parts}"),
            (false, _) => format!("{parts} = {result}"),
        }
    }
}

/// Adds what the quantities of one passage give as sums.
pub(super) fn check(text: &str, said: &mut [Said<'_>]) {
    let groups = groups(text, said);
    for group in &groups {
        said[group.total].arithmetic = group.sum(said);
    }
    for at in 0..said.len() {
        if let Some(parts) = kinds(text, said, at)
            && said[at].arithmetic.is_none()
        {
            said[at].arithmetic = Some(parts);
        }
        if let Some((total, sum)) = rest(text, said, at)
            && said[total].arithmetic.is_none()
        {
            said[total].about.get_or_insert(About::Other);
            said[total].arithmetic = Some(sum);
        }
        if said[at].about == Some(About::Rate) {
            let of_group = rate(said, &groups, at);
            said[at].arithmetic = of_group.or_else(|| rate_of_these(text, said, at));
        }
    }
}

/// A total with the states that are told of it.
struct Group {
    total: usize,
    parts: Vec<usize>,
    /// Of how many the sentence says that nobody has told their state.
    untold: u32,
}

fn count(said: &Said<'_>) -> Option<u32> {
    said.quantity.count().filter(|_| !said.quantity.approximate)
}

/// Whether 其中 stands between the quantity before and this one.
fn is_among(text: &str, said: &[Said<'_>], at: usize) -> bool {
    let from = at.checked_sub(1).map_or(0, |n| said[n].quantity.range.end);
    text[from..said[at].quantity.range.start].contains("其中")
}

/// Whether it counts those of which no state is told: 未写明整改状态2个.
fn is_untold(text: &str, said: &[Said<'_>], at: usize) -> bool {
    const NOT: [&str; 6] = ["未写明", "未注明", "未说明", "未明确", "未标明", "未报告"];
    const WHAT: [&str; 4] = ["状态", "进展", "进度", "情况"];
    let from = at.checked_sub(1).map_or(0, |n| said[n].quantity.range.end);
    let words = &text[from..said[at].quantity.range.start];
    let words = words.trim_start_matches(['，', ',', '、', '；']);
    let what = NOT.iter().find_map(|not| words.strip_prefix(not));
    what.is_some_and(|what| {
        WHAT.iter()
            .any(|w| what.trim_end_matches('的').ends_with(w))
    })
}

fn groups(text: &str, said: &[Said<'_>]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, one) in said.iter().enumerate() {
        match one.about {
            Some(About::Problem | About::Measure) if !one.is_kind && !is_among(text, said, at) => {
                groups.push(Group {
                    total: at,
                    parts: Vec::new(),
                    untold: 0,
                });
            }
            None if is_untold(text, said, at) => {
                if let Some(group) = groups.iter_mut().rev().find(|g| !g.parts.is_empty()) {
                    group.untold += count(one).unwrap_or(0);
                }
            }
            Some(about) if about.is_state() => {
                let fits = |g: &&mut Group| said[g.total].about == one.of;
                let Some(group) = groups.iter_mut().rev().find(fits) else {
                    continue;
                };
                let first = group.parts.is_empty() && group.total + 1 == at;
                if first || !is_among(text, said, at) {
                    group.parts.push(at);
                }
            }
            _ => {}
        }
    }
    groups
}

impl Group {
    fn of(&self, said: &[Said<'_>], about: About) -> Vec<u32> {
        let parts = self.parts.iter().map(|p| &said[*p]);
        parts
            .filter(|p| p.about == Some(about))
            .filter_map(count)
            .collect()
    }

    fn sum(&self, said: &[Said<'_>]) -> Option<Arithmetic> {
        let total = count(&said[self.total])?;
        let parts: Option<Vec<u32>> = self.parts.iter().map(|p| count(&said[*p])).collect();
        let mut parts = parts?;
        parts.extend((self.untold > 0).then_some(self.untold));
        if parts.len() < 2 {
            return None;
        }
        let once = |about| self.of(said, about).len() < 2;
        let sum = parts.iter().try_fold(0u32, |a, b| a.checked_add(*b))?;
        let complete = !self.of(said, About::Done).is_empty()
            && !self.of(said, About::Pending).is_empty()
            && once(About::Done)
            && once(About::Mostly);
        let verdict = if sum == total {
            Verdict::Agrees
        } else if self.leaves_another(said, total) {
            return None;
        } else if complete || sum > total && once(About::Done) && once(About::Mostly) {
            Verdict::Differs
        } else {
            Verdict::Unknown
        };
        Some(added(parts, total, sum, verdict))
    }

    /// Whether what is told to be left may be left of a larger number before: of 55 tasks 13 are due,
    /// 6 of these are done; the other 42 …
    fn leaves_another(&self, said: &[Said<'_>], total: u32) -> bool {
        let (own, unit) = (self.total, said[self.total].quantity.unit);
        let left = self.parts.iter().map(|p| &said[*p]);
        let mut left = left.filter(|p| p.is_rest && p.sentence != said[own].sentence);
        let larger = |s: &Said<'_>| s.quantity.unit == unit && count(s).is_some_and(|n| n > total);
        left.any(|_| said[..own].iter().any(larger))
    }
}

fn added(parts: Vec<u32>, total: u32, sum: u32, verdict: Verdict) -> Arithmetic {
    Arithmetic {
        is_rate: false,
        parts: parts.into_iter().map(Amount::of).collect(),
        stated: Amount::of(total),
        computed: Amount::of(sum),
        verdict,
    }
}

/// 25个问题，其中党建类19个、业务类6个: kinds that add up.
fn kinds(text: &str, said: &[Said<'_>], at: usize) -> Option<Arithmetic> {
    let total = &said[at];
    total.about.filter(|a| !a.is_state())?;
    let next = said.get(at + 1)?;
    let between = &text[total.quantity.range.end..next.quantity.range.start];
    let opens = ["其中", "包括", "包含", "分别", "（", "("];
    if next.sentence != total.sentence || !opens.iter().any(|w| between.contains(w)) {
        return None;
    }
    let bracket = between.contains(['（', '(']).then(|| {
        let end = text[next.quantity.range.start..].find(['）', ')']);
        end.map_or(text.len(), |n| next.quantity.range.start + n)
    });
    let end = bracket.unwrap_or(total.sentence.end);
    let mut parts = Vec::new();
    let mut plain = true;
    for one in said[at + 1..]
        .iter()
        .take_while(|s| s.quantity.range.start < end)
    {
        if one.quantity.unit != total.quantity.unit {
            break;
        }
        plain &= one.about.is_none() || one.about == total.about;
        parts.push(count(one)?);
    }
    let (n, sum) = (
        count(total)?,
        parts.iter().try_fold(0u32, |a, b| a.checked_add(*b))?,
    );
    let verdict = match sum.cmp(&n) {
        std::cmp::Ordering::Equal => Verdict::Agrees,
        std::cmp::Ordering::Greater if plain => Verdict::Differs,
        _ => return None,
    };
    (parts.len() > 1).then(|| added(parts, n, sum, verdict))
}

/// 信访件131件，已化解100件，剩余31件: the last of them tells that nothing else is left.
fn rest(text: &str, said: &[Said<'_>], at: usize) -> Option<(usize, Arithmetic)> {
    let left = &said[at];
    if !left.is_rest {
        return None;
    }
    let alike = |n: &usize| {
        let s = &said[*n];
        s.sentence == left.sentence && s.quantity.unit == left.quantity.unit
    };
    let before: Vec<usize> = (0..at).filter(alike).collect();
    let (&total, done) = before.split_first()?;
    let mut parts: Vec<u32> = done.iter().filter_map(|n| count(&said[*n])).collect();
    parts.push(count(left)?);
    let n = count(&said[total])?;
    let sum = parts.iter().try_fold(0u32, |a, b| a.checked_add(*b))?;
    if parts.len() < 2 || parts.len() != done.len() + 1 {
        return None;
    }
    let behind = text[left.quantity.after.clone()].trim_matches(is_space);
    let certain = parts.len() == 2 && is_all_that_is_left(behind);
    let verdict = match sum == n {
        true => Verdict::Agrees,
        false if certain => Verdict::Differs,
        false => return None,
    };
    Some((total, added(parts, n, sum, verdict)))
}

/// What the rate at `at` is of where it stands right behind its two numbers, whatever they count:
/// 隐患50处，已整改40处，整改率80%.
fn rate_of_these(text: &str, said: &[Said<'_>], at: usize) -> Option<Arithmetic> {
    let [total, done, rate] = said.get(at.checked_sub(2)?..=at)? else {
        return None;
    };
    let between = |a: &Said<'_>, b: &Said<'_>| {
        let words = &text[a.quantity.range.end..b.quantity.range.start];
        let words = words.trim_matches(is_space).strip_prefix(['，', ',']);
        words.filter(|w| w.chars().count() <= 6 && !w.contains(['，', ',', '、']))
    };
    let did = between(total, done)?;
    let alike = total.quantity.unit == done.quantity.unit
        && total.sentence == rate.sentence
        && ["已", "完成", "整改", "办结"]
            .iter()
            .any(|w| did.starts_with(w))
        && between(done, rate)?.contains('率');
    let opening = text.get(rate.sentence.start..total.quantity.range.start)?;
    let (total, done) = (count(total)?, count(done)?);
    let sound = alike && (1..=total).contains(&done) && !opening.contains("其中");
    sound.then(|| rate_of(rate, &[(done, total)])).flatten()
}

/// What the rate at `at` is of, by the numbers before it.
fn rate(said: &[Said<'_>], groups: &[Group], at: usize) -> Option<Arithmetic> {
    let mut tried = Vec::new();
    for group in groups {
        let total = count(&said[group.total]).filter(|n| *n > 0 && group.total < at);
        let done = group.of(said, About::Done);
        let (Some(total), [done]) = (total, done.as_slice()) else {
            continue;
        };
        let with_mostly = done + group.of(said, About::Mostly).iter().sum::<u32>();
        // 按写明状态的52个计: what nobody tells may be left away.
        let told = total.saturating_sub(group.untold);
        for (part, total) in [
            (*done, total),
            (with_mostly, total),
            (*done, told),
            (with_mostly, told),
        ] {
            if total > 0 && part <= total && !tried.contains(&(part, total)) {
                tried.push((part, total));
            }
        }
    }
    rate_of(&said[at], &tried)
}

/// The rate by the first of the pairs of a part and its whole that it fits; else by the first, if
/// all have one whole.
fn rate_of(said: &Said<'_>, tried: &[(u32, u32)]) -> Option<Arithmetic> {
    let stated = said.quantity.amount;
    let places = 10u64.pow(u32::from(stated.decimals));
    let computed = |(part, total): (u32, u32)| {
        let (part, total) = (u64::from(part) * 100 * places, u64::from(total));
        (part / total, (2 * part + total) / (2 * total))
    };
    let fits = |pair: &&(u32, u32)| {
        let (cut, round) = computed(**pair);
        let digits = u64::from(stated.digits);
        digits == cut || digits == round
    };
    let found = tried.iter().find(fits);
    let totals = tried
        .iter()
        .map(|p| p.1)
        .collect::<std::collections::BTreeSet<_>>();
    let pair = found.or(tried.first().filter(|_| totals.len() == 1))?;
    let digits = match found {
        Some(_) => u64::from(stated.digits),
        None => computed(*pair).1,
    };
    let rough = said.quantity.approximate;
    Some(Arithmetic {
        is_rate: true,
        parts: vec![Amount::of(pair.0), Amount::of(pair.1)],
        stated,
        computed: Amount {
            digits: digits as u32,
            decimals: stated.decimals,
        },
        verdict: match found {
            Some(_) => Verdict::Agrees,
            None if rough => Verdict::Unknown,
            None => Verdict::Differs,
        },
    })
}
