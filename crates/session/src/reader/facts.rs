//! What the reader tells of a part beside what is wrong in it: what its claims come to, how far its
//! problems have come, what must be asked of it. Plain data, so that the page needs none of what
//! finds it out.

use gangmu::check::{Finding, RuleId, Severity};
use gangmu::edit::Field;
use gangmu::outline::{Kind, Node, NodeId, Outline, Role, Status};
use gangmu::report::{self, About, Claim, Cue, LedgerRow, LedgerSums, Rate, Reading, Verdict};
use gangmu::text::Bilingual;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// How many claims of a part are told of.
const MOST_CLAIMS: usize = 200;
/// Of more sections than this only those of the highest level are told of.
const MOST_STAGES: usize = 12;

/// What is told of a part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Its claims: first those that differ, then those that agree.
    pub claims: Vec<Stated>,
    /// What cannot be told from its words.
    pub questions: Vec<Asking>,
    /// What its nodes are taken for because its own numbers fit so.
    pub taken: Vec<(NodeId, Role)>,
    /// The ways to count its problems, that which is counted now first; empty where there is
    /// nothing to choose.
    pub ways: Vec<Way>,
    /// How far its problems have come, section by section; empty where no status is told.
    pub stages: Vec<Stage>,
    /// The problems by node, each with its status where one is told.
    pub statuses: Vec<(NodeId, Option<Status>)>,
}

/// A number that the text states of itself, and what comes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// Where it stands, and why it was judged so: a finding that can be gone to.
    pub place: Finding,
    /// Whether it is of problems.
    pub about_problems: bool,
    /// Whether it agrees; `None` where that cannot be told.
    pub agrees: Option<bool>,
    /// How many are listed, where the verdict rests upon that.
    pub listed: Option<u32>,
    /// How many of them have different titles, where some are alike.
    pub distinct: Option<u32>,
    /// The sum or rate in the sentence without words, where it can be told, and whether it is
    /// right.
    pub sum: Option<(String, bool)>,
}

/// A question on what nodes are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// The question.
    pub sentence: Bilingual<String>,
    /// The nodes.
    pub nodes: Vec<NodeId>,
    /// What they could be; the first is what they count as now.
    pub options: Vec<Role>,
}

/// One way to count the problems of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// What it is called: 按“一是”计.
    pub names: Bilingual<String>,
    /// The problems then.
    pub nodes: Vec<NodeId>,
}

/// How far the problems of a section have come. In the JSON a list of numbers in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "[u32; 5]", into = "[u32; 5]")]
pub struct Stage {
    /// The section; the part for what stands right below it.
    pub section: NodeId,
    /// Problems that are done.
    pub done: u32,
    /// Mostly done, going on, kept up for good.
    pub going: u32,
    /// Those whose status is not told.
    pub unknown: u32,
    /// All problems.
    pub all: u32,
}

impl From<[u32; 5]> for Stage {
    fn from([section, done, going, unknown, all]: [u32; 5]) -> Self {
        Self {
            section: NodeId(section),
            done,
            going,
            unknown,
            all,
        }
    }
}

impl From<Stage> for [u32; 5] {
    fn from(stage: Stage) -> Self {
        let Stage {
            section,
            done,
            going,
            unknown,
            all,
        } = stage;
        [section.0, done, going, unknown, all]
    }
}

impl Facts {
    /// How many of its problems are done; `None` where no status is told.
    pub fn rate(&self) -> Option<Rate> {
        let sum = |of: fn(&Stage) -> u32| self.stages.iter().map(of).sum();
        let sums = LedgerSums {
            problems: sum(|s| s.all),
            done: sum(|s| s.done),
            unknown: sum(|s| s.unknown),
            ..LedgerSums::default()
        };
        sums.rate()
    }

    /// The status of that node, if it is a problem, where one is told. O(log problems).
    pub fn status(&self, node: NodeId) -> Option<Option<Status>> {
        let at = self.statuses.binary_search_by_key(&node, |(id, _)| *id);
        Some(self.statuses[at.ok()?].1)
    }

    /// What is told of `part` by its reading. O(its text).
    pub fn of(outline: &Outline, part: &Rc<Node>, reading: &Reading) -> Self {
        let (rows, claims) = (reading.rows(outline), reading.claims());
        let mut statuses: Vec<_> = rows.iter().map(|r| (r.node, r.status)).collect();
        statuses.sort_unstable_by_key(|(node, _)| *node);
        let ways = ways(part, reading);
        let mut claims: Vec<&Claim> = claims.iter().collect();
        claims.sort_by_key(|c| rank(c.verdict));
        claims.truncate(MOST_CLAIMS);
        let stages = match rows.iter().any(|r| r.status.is_some()) {
            true => progress(outline, part.id, rows),
            false => Vec::new(),
        };
        Self {
            claims: claims.into_iter().map(stated).collect(),
            questions: report::questions(part).iter().map(asking).collect(),
            taken: taken(part),
            ways,
            stages,
            statuses,
        }
    }
}

fn taken(part: &Rc<Node>) -> Vec<(NodeId, Role)> {
    let mut found = Vec::new();
    part.walk(&mut |node| {
        let taken = node.note.as_ref().and_then(|n| n.taken);
        found.extend(taken.map(|role| (node.id, role)));
    });
    found
}

/// The ways to count where one was found out or decided, or where the numbers do not fit.
fn ways(part: &Rc<Node>, reading: &Reading) -> Vec<Way> {
    const MOST: usize = 5;
    let mut is_chosen = false;
    part.walk(&mut |n| {
        let note = n.note.as_ref();
        is_chosen |= note.is_some_and(|n| n.taken.is_some() || n.role.is_some());
    });
    // Where every problem is named as one there is nothing to choose.
    let mut named = part.summary().problems > 0;
    named &= reading.problems().iter().all(|p| Cue::of(p) == Cue::Strong);
    let open = |c: &Claim| !named && c.about == About::Problem && c.verdict != Verdict::Agrees;
    let is_empty = part.summary().problems == 0 && part.kind == Kind::Report;
    if !is_chosen && !is_empty && !reading.claims().iter().any(open) {
        return Vec::new();
    }
    let all = report::candidates(part).into_iter().take(MOST);
    let all: Vec<_> = all
        .map(|candidate| Way {
            names: candidate.basis.name(),
            nodes: candidate.nodes.iter().map(|n| n.id).collect(),
        })
        .collect();
    match all.len() {
        1 => Vec::new(),
        _ => all,
    }
}

fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Differs => 0,
        Verdict::Agrees => 1,
        Verdict::Unknown => 2,
    }
}

fn stated(claim: &Claim) -> Stated {
    let sum = claim.arithmetic.as_ref();
    let sum = sum.filter(|a| a.verdict != Verdict::Unknown);
    let listed = claim.listed();
    let agrees = (claim.verdict != Verdict::Unknown).then_some(claim.verdict == Verdict::Agrees);
    Stated {
        place: Finding {
            rule: RuleId::new("claim-differs"),
            severity: Severity::Warning,
            node: claim.node,
            field: Field::Text,
            range: claim.range.clone(),
            message: claim.reason.sentence().into(),
            fix: None,
        },
        about_problems: claim.about == About::Problem,
        agrees,
        listed,
        distinct: claim.distinct.filter(|_| listed.is_some()),
        sum: sum.map(|a| (a.formula(), a.verdict == Verdict::Agrees)),
    }
}

fn asking(question: &report::Question) -> Asking {
    Asking {
        sentence: question.sentence(),
        nodes: question.nodes.clone(),
        options: question.options.clone(),
    }
}

fn progress(outline: &Outline, part: NodeId, rows: &[Rc<LedgerRow>]) -> Vec<Stage> {
    let found = stages(outline, part, rows, false);
    match found.len() > MOST_STAGES {
        true => stages(outline, part, rows, true),
        false => found,
    }
}

/// The rows by the innermost section, or the outermost, that each stands in.
fn stages(outline: &Outline, part: NodeId, rows: &[Rc<LedgerRow>], outermost: bool) -> Vec<Stage> {
    let section = |row: &LedgerRow| {
        let lineage = outline.lineage(row.node);
        let is_section = |id: &&NodeId| outline.get(**id).is_some_and(|n| n.kind.is_heading());
        let mut above = lineage.iter().skip(1).filter(is_section);
        let found = if outermost {
            above.next_back()
        } else {
            above.next()
        };
        found.copied().unwrap_or(part)
    };
    let placed: Vec<_> = rows.iter().map(|row| (section(row), &**row)).collect();
    let each = placed.chunk_by(|a, b| a.0 == b.0).map(|chunk| {
        let sums = LedgerSums::of(chunk.iter().map(|(_, row)| *row), None);
        Stage {
            section: chunk[0].0,
            done: sums.done,
            going: sums.mostly + sums.ongoing + sums.standing,
            unknown: sums.unknown,
            all: sums.problems,
        }
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use gangmu::syntax::parse;

    const TEXT: &str = "某镇关于巡察整改情况的通报\n巡察反馈4个问题，召开会议3次，已完成整改1个，基本完成1个，完成率50%。\n一、巡察反馈问题整改情况\n（一）党建方面\n1.关于学习不深的问题\n整改情况：已完成整改。\n2.关于记录不全的问题\n整改情况：基本完成。\n（二）作风方面\n3.关于会议偏多的问题\n一是合并会议。\n";

    fn facts(text: &str) -> Facts {
        let outline = parse(text);
        let part = &outline.root().children[0];
        let facts = Facts::of(&outline, part, &Reading::of(part));
        let json = serde_json::to_string(&facts).unwrap();
        assert_eq!(serde_json::from_str::<Facts>(&json).unwrap(), facts);
        facts
    }

    #[test]
    fn claims_that_differ_go_first() {
        let outline = parse(TEXT);
        let claims = facts(TEXT).claims;
        let find = |text: &str| {
            let here = |c: &&Stated| {
                let node = outline.get(c.place.node).unwrap();
                c.place.excerpt(node).contains(text)
            };
            claims.iter().find(here).unwrap()
        };
        assert_eq!(&claims[0], find("4个问题"));
        assert_eq!((claims[0].agrees, claims[0].listed), (Some(false), Some(3)));
        let rate = find("50%");
        assert_eq!((rate.agrees, rate.listed), (Some(true), None));
        assert_eq!(rate.sum, Some(("2 ÷ 4 = 50%".to_owned(), true)));
        let meetings = claims.last().unwrap();
        assert_eq!(meetings, find("3次"));
        assert_eq!((meetings.agrees, &meetings.sum), (None, &None));
        assert!(meetings.place.message.zh.contains("无法核对"));
    }

    #[test]
    fn progress_by_section() {
        let told = facts(TEXT);
        let stages = told.stages.iter();
        let stages: Vec<_> = stages
            .map(|s| (s.done, s.going, s.unknown, s.all))
            .collect();
        assert_eq!(stages, [(1, 1, 0, 2), (0, 0, 1, 1)]);
        assert_eq!(told.rate(), Some(Rate(500)));
        let untold = "某镇整改报告\n一、整改情况\n1.关于台账不全的问题\n一是补录。\n";
        assert_eq!(facts(untold).rate(), None);
    }

    #[test]
    fn many_sections_are_summed_up() {
        let mut text = "某镇关于整改情况的通报\n一、整改情况\n".to_owned();
        for n in 1..=13 {
            let marker = gangmu::numbering::Numeral::Chinese.write(n);
            text += &format!(
                "（{marker}）第{n}方面\n{n}.关于第{n}项不实的问题\n整改情况：已完成整改。\n"
            );
        }
        let told = facts(&text);
        assert_eq!(told.stages.len(), 1);
        assert_eq!((told.stages[0].all, told.rate()), (13, Some(Rate(1000))));
    }

    #[test]
    fn what_is_asked() {
        let questions = facts(
            "关于巡察整改情况的报告\n一、主要做法\n（一）台账不全。已补。\n（二）会议偏多。已减。\n",
        )
        .questions;
        let [asked] = &questions[..] else {
            panic!("{questions:?}");
        };
        assert_eq!(asked.options, [Role::Neither, Role::Problem]);
        assert!(asked.sentence.zh.contains("是问题吗") && asked.nodes.len() == 2);
    }
}
