//! 概述: the paragraphs with which a report or a compilation sums itself up, written from its ledger
//! by patterns that the writer may change.
//!
//! A pattern is a sentence with names in braces, `共有问题{问题}个`, for which stands what they are. A
//! name of which there is nothing, no problem or no unit, takes what is around it away: the part in
//! brackets in which it stands, `[，完成率{完成率}]`, else the whole pattern.

use crate::check::{bags, bigrams, groups};
use crate::outline::{NodeId, Status};
use crate::report::{Column, Date, LedgerRow, LedgerSums, aspect, aspect_key, spell_date, units};
use crate::text::{Bilingual, both};
use std::collections::HashSet;
use std::rc::Rc;

/// A paragraph to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Its id, as settings keep it.
    pub id: &'static str,
    /// What it is called.
    pub name: Bilingual,
    /// The sentence.
    pub words: &'static str,
}

/// The patterns, in the order of their paragraphs.
pub const PATTERNS: [Pattern; 6] = [
    Pattern {
        id: "whole",
        name: both("总述", "Totals"),
        words: "[截至{日期}，][{篇数}篇报告]共有问题{问题}个[，制定整改措施{措施}条][，已完成整改{已完成}个][，基本完成{基本完成}个][，持续推进{持续推进}个][，长期坚持{长期坚持}个][，未开始{未开始}个][，未写明整改状态{未写明}个][，完成率{完成率}]。",
    },
    Pattern {
        id: "aspects",
        name: both("分方面", "By aspect"),
        words: "按问题类别分，{各方面}。",
    },
    Pattern {
        id: "units",
        name: both("分单位", "By unit"),
        words: "按责任单位分，{各单位}。",
    },
    Pattern {
        id: "measures",
        name: both("主要做法", "Measures"),
        words: "主要做法有：{主要做法}等。",
    },
    Pattern {
        id: "overdue",
        name: both("逾期", "Overdue"),
        words: "已过整改时限仍未完成的问题{逾期}个[，责任单位为{逾期单位}]。",
    },
    Pattern {
        id: "next",
        name: both("下一步", "Next"),
        words: "下一步，对尚未完成的{未完成}个问题，逐项明确责任和时限，持续推进，完成一项、销号一项。",
    },
];

/// The names that a pattern may use.
pub const NAMES: [&str; 17] = [
    "日期",
    "篇数",
    "问题",
    "措施",
    "已完成",
    "基本完成",
    "持续推进",
    "长期坚持",
    "未开始",
    "未写明",
    "未完成",
    "完成率",
    "逾期",
    "逾期单位",
    "各方面",
    "各单位",
    "主要做法",
];

/// At most so many aspects, units, measures are told.
const MOST: usize = 8;

/// What there is to tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    reports: u32,
    date: Option<Date>,
    sums: LedgerSums,
    aspects: Vec<(String, LedgerSums)>,
    units: Vec<(String, LedgerSums)>,
    late: Vec<String>,
    measures: Vec<String>,
}

impl Facts {
    /// What the rows of the ledgers of so many reports tell on that day. O(rows + n log n of the
    /// measures' words).
    pub fn of(reports: usize, rows: &[Rc<LedgerRow>], today: Option<Date>) -> Self {
        let mut facts = Self {
            reports: reports as u32,
            date: today,
            sums: LedgerSums::of(rows.iter().map(|row| &**row), today),
            ..Self::default()
        };
        facts.aspects = aspects(reports, rows, today);
        for row in rows {
            let sums = LedgerSums::of([&**row], today);
            let words = row.responsible.as_ref().map(|cell| cell.text.trim());
            let lead = || row.cells.iter().find(|(column, _)| *column == Column::Lead);
            let words = words.or_else(|| lead().map(|(_, cell)| cell.text.trim()));
            let Some(unit) = words.and_then(|words| units(words).next()) else {
                continue;
            };
            match facts.units.iter_mut().find(|(known, _)| known == unit) {
                Some((_, all)) => all.join(&sums),
                None => facts.units.push((unit.to_owned(), sums)),
            }
            if sums.overdue > 0 && !facts.late.iter().any(|known| known == unit) {
                facts.late.push(unit.to_owned());
            }
        }
        if facts.units.len() < 2 {
            facts.units.clear();
        }
        facts.measures = usual(rows);
        facts
    }

    /// What stands for that name; `None` where there is nothing, or no such name.
    fn value(&self, name: &str) -> Option<String> {
        let number = |n: u32| (n > 0).then(|| n.to_string());
        let (sums, some) = (&self.sums, |words: String| {
            (!words.is_empty()).then_some(words)
        });
        match name {
            "日期" => self.date.map(spell_date),
            "篇数" => number(self.reports).filter(|_| self.reports > 1),
            "问题" => number(sums.problems),
            "措施" => number(sums.measures),
            "已完成" => number(sums.done),
            "基本完成" => number(sums.mostly),
            "持续推进" => number(sums.ongoing),
            "长期坚持" => number(sums.standing),
            "未开始" => number(sums.open),
            "未写明" => number(sums.unknown).filter(|_| sums.told() > 0),
            "未完成" => number(sums.ongoing + sums.open),
            "完成率" => sums
                .rate()
                .filter(|_| sums.unknown == 0)
                .map(|r| r.to_string()),
            "逾期" => number(sums.overdue),
            "逾期单位" => some(listed(self.late.iter().cloned(), "、")),
            "各方面" => some(divided(&self.aspects)),
            "各单位" => some(divided(&self.units)),
            "主要做法" => some(listed(self.measures.iter().cloned(), "、")),
            _ => None,
        }
    }

    /// The paragraph that a pattern gives; `None` where there is nothing to say.
    pub fn paragraph(&self, pattern: &str) -> Option<String> {
        let mut out = String::new();
        let mut rest = pattern;
        while let Some(at) = rest.find('[') {
            let (before, inner) = rest.split_at(at);
            out += &self.filled(before)?;
            let Some((inner, behind)) = inner[1..].split_once(']') else {
                rest = inner;
                break;
            };
            out += &self.filled(inner).unwrap_or_default();
            rest = behind;
        }
        out += &self.filled(rest)?;
        // What was left away may leave two marks side by side.
        for (twice, once) in [
            ("，，", "，"),
            ("：，", "："),
            ("，。", "。"),
            ("：。", "。"),
        ] {
            out = out.replace(twice, once);
        }
        let words = out.trim().trim_start_matches(['，', '；', '、']);
        (!words.is_empty()).then(|| words.replace(['\n', '\r'], ""))
    }

    /// The words with what stands for their names; `None` if there is nothing for one of them. What
    /// is no name stands as it is.
    fn filled(&self, words: &str) -> Option<String> {
        let mut out = String::new();
        let mut rest = words;
        while let Some((before, behind)) = rest.split_once('{') {
            out += before;
            match behind
                .split_once('}')
                .filter(|(name, _)| NAMES.contains(name))
            {
                Some((name, behind)) => {
                    out += &self.value(name)?;
                    rest = behind;
                }
                None => {
                    out.push('{');
                    rest = behind;
                }
            }
        }
        Some(out + rest)
    }
}

/// The sums of each aspect, where the sections tell aspects: of several reports those that two of them
/// share, if most problems are of those.
fn aspects(
    reports: usize,
    rows: &[Rc<LedgerRow>],
    today: Option<Date>,
) -> Vec<(String, LedgerSums)> {
    let mut found: Vec<(&str, &str, LedgerSums, HashSet<NodeId>)> = Vec::new();
    for row in rows {
        let title = aspect(row.sections.iter().rev().map(String::as_str));
        // A sentence is no name of one.
        let Some(title) = title.filter(|title| !title.contains('，')) else {
            continue;
        };
        let (key, sums) = (aspect_key(title), LedgerSums::of([&**row], today));
        match found.iter_mut().find(|(known, ..)| *known == key) {
            Some((_, _, all, parts)) => {
                all.join(&sums);
                parts.insert(row.part);
            }
            None => found.push((key, title, sums, HashSet::from([row.part]))),
        }
    }
    found.retain(|(.., parts)| reports < 2 || parts.len() > 1);
    let told: u32 = found.iter().map(|(_, _, sums, _)| sums.problems).sum();
    // One aspect alone divides nothing.
    if found.len() < 2 || told as usize * 2 < rows.len() {
        return Vec::new();
    }
    let found = found.into_iter();
    found
        .map(|(_, title, sums, _)| (title.to_owned(), sums))
        .collect()
}

/// 政治建设方面问题3个，已完成整改2个；…
fn divided(sums: &[(String, LedgerSums)]) -> String {
    let mut sorted: Vec<&(String, LedgerSums)> = sums.iter().collect();
    sorted.sort_by_key(|(_, sums)| std::cmp::Reverse(sums.problems));
    let name = |name: &str| match name.ends_with("问题") {
        true => name.to_owned(),
        false => [name, "问题"].concat(),
    };
    let one = |(title, sums): &&(String, LedgerSums)| {
        let done = match sums.done {
            0 => String::new(),
            n => format!("，{}{n}个", Status::Done.stated()),
        };
        format!("{}{}个{done}", name(title), sums.problems)
    };
    listed(sorted.iter().map(one), "；")
}

fn listed(words: impl Iterator<Item = String>, between: &str) -> String {
    let words: Vec<String> = words.take(MOST).collect();
    words.join(between)
}

/// With what the name of a measure begins: what is done.
const ACTS: [&str; 44] = [
    "建立",
    "健全",
    "完善",
    "制定",
    "修订",
    "出台",
    "印发",
    "召开",
    "开展",
    "组织",
    "成立",
    "加强",
    "强化",
    "严格",
    "深化",
    "推进",
    "推动",
    "压实",
    "明确",
    "细化",
    "规范",
    "加大",
    "定期",
    "举办",
    "实行",
    "推行",
    "设立",
    "配备",
    "公开",
    "清理",
    "整治",
    "排查",
    "梳理",
    "督促",
    "提高",
    "提升",
    "优化",
    "落实",
    "坚持",
    "常态化",
    "全面",
    "统筹",
    "约谈",
    "通报",
];

/// The measures that most problems share, each by the first words of its shortest form.
fn usual(rows: &[Rc<LedgerRow>]) -> Vec<String> {
    /// Shorter clauses say nothing, longer ones are no name of a measure; in characters.
    const LENGTHS: std::ops::RangeInclusive<usize> = 6..=24;
    /// How many problems must share it, and how many percent of its words.
    const SHARED: (usize, u8) = (3, 60);
    let measures = rows.iter().enumerate();
    let clauses: Vec<(usize, &str)> = measures
        .flat_map(|(at, row)| row.measures.iter().map(move |m| (at, clause(&m.text))))
        .filter(|(_, clause)| LENGTHS.contains(&clause.chars().count()))
        .filter(|(_, clause)| ACTS.iter().any(|act| clause.starts_with(act)))
        .collect();
    let bags = bags(clauses.iter().map(|(_, clause)| {
        let bigrams = bigrams(clause).into_iter();
        bigrams.map(move |range| &clause[range])
    }));
    let elsewhere = |a: usize, b: usize| clauses[a].0 != clauses[b].0;
    let mut found: Vec<(usize, &str)> = Vec::new();
    for group in groups(&bags, SHARED.1, elsewhere) {
        let places: HashSet<usize> = group.iter().map(|(at, _)| clauses[*at].0).collect();
        let shortest = group.iter().map(|(at, _)| clauses[*at].1);
        let shortest = shortest.min_by_key(|clause| clause.len());
        found.extend(
            shortest
                .filter(|_| places.len() >= SHARED.0)
                .map(|c| (places.len(), c)),
        );
    }
    found.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    // One alone is no practice of all.
    found.truncate(if found.len() < 2 { 0 } else { 4 });
    found
        .into_iter()
        .map(|(_, clause)| clause.to_owned())
        .collect()
}

/// The first words of a measure, up to a mark.
fn clause(measure: &str) -> &str {
    let measure = measure.trim();
    let end = measure.find(['，', '。', '；', '：', ',', ';', '\n']);
    &measure[..end.unwrap_or(measure.len())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;
    use crate::report::{Verdict, claims, ledger};

    const TEXT: &str = "某市关于巡察整改情况的报告\n一、政治建设方面\n（一）关于学习不深的问题\n责任单位：党建办\n整改时限：2024年3月底前\n整改情况：已完成整改。一是制定年度学习计划并抓好落实。二是开展专题研讨。\n（二）关于监督不严的问题\n责任单位：纪委\n整改时限：2024年3月底前\n整改情况：正在推进。一是制定年度监督计划并抓好落实。\n二、组织建设方面\n（一）关于发展党员不规范的问题\n责任单位：党建办\n整改时限：2025年底前\n整改情况：正在推进。一是制定年度发展计划并抓好落实。\n";

    fn facts(text: &str) -> Facts {
        let outline = parse(text);
        let rows = ledger(&outline, outline.root().id);
        let rows: Vec<_> = rows.into_iter().map(Rc::new).collect();
        Facts::of(1, &rows, Date::new(2024, 6, 30))
    }

    fn said(text: &str) -> Vec<String> {
        let facts = facts(text);
        let said = PATTERNS.iter().map(|p| facts.paragraph(p.words));
        said.flatten().collect()
    }

    #[test]
    fn a_report_sums_itself_up() {
        assert_eq!(
            said(TEXT),
            [
                "截至2024年6月30日，共有问题3个，制定整改措施4条，已完成整改1个，持续推进2个，完成率33.3%。",
                "按问题类别分，政治建设方面问题2个，已完成整改1个；组织建设方面问题1个。",
                "按责任单位分，党建办问题2个，已完成整改1个；纪委问题1个。",
                "已过整改时限仍未完成的问题1个，责任单位为纪委。",
                "下一步，对尚未完成的2个问题，逐项明确责任和时限，持续推进，完成一项、销号一项。",
            ]
        );
        assert_eq!(said("一、情况\n总体较好。\n"), [""; 0]);
    }

    #[test]
    fn its_numbers_are_claims_that_hold() {
        let said = said(TEXT).join("\n");
        let (title, rest) = TEXT.split_once('\n').unwrap();
        let whole = format!("{title}\n{said}\n{rest}");
        let outline = parse(&whole);
        let claims = claims(&outline.root().children[0]);
        let differs = claims.iter().filter(|c| c.verdict == Verdict::Differs);
        assert_eq!(differs.map(|c| &*c.text).collect::<Vec<_>>(), [""; 0]);
        let agrees = claims.iter().filter(|c| c.verdict == Verdict::Agrees);
        let agrees: Vec<_> = agrees.map(|c| &*c.text).collect();
        assert!(agrees.len() >= 6, "{agrees:?}");
        // One problem less makes them wrong.
        let less = whole.replace("（二）关于监督不严的问题\n责任单位：纪委\n整改时限：2024年3月底前\n整改情况：正在推进。一是制定年度监督计划并抓好落实。\n", "");
        let outline = parse(&less);
        let claims = crate::report::claims(&outline.root().children[0]);
        assert!(claims.iter().any(|c| c.verdict == Verdict::Differs));
    }

    #[test]
    fn what_there_is_nothing_of_is_left_away() {
        let facts = facts(TEXT);
        assert_eq!(facts.paragraph("未开始{未开始}个。"), None);
        assert_eq!(
            facts.paragraph("共{问题}个[，未开始{未开始}个]。").unwrap(),
            "共3个。"
        );
        assert_eq!(
            facts
                .paragraph("[未开始{未开始}个]，共{问题}个：[已撤{撤}个]")
                .unwrap(),
            "共3个：已撤{撤}个"
        );
        assert_eq!(
            facts.paragraph("共{问题}个[没有合上").unwrap(),
            "共3个[没有合上"
        );
        assert_eq!(facts.paragraph(""), None);
    }
}
