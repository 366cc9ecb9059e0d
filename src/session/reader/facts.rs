//! What the reader tells of a part beside what is wrong in it: what its claims come to, how far its
//! problems have come, what must be asked of it. Plain data, so that the page needs none of what
//! finds it out.

use crate::check::Sentence;
use crate::outline::{Node, NodeId, Outline, Role, Status};
use crate::report::{self, Claim, LedgerRow, LedgerSums, Reason, Verdict};
use serde::{Deserialize, Serialize};
use std::ops::Range;
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
    /// How far its problems have come; absent where no status is told.
    pub progress: Option<Progress>,
    /// The problems whose status is told, by node.
    pub statuses: Vec<(NodeId, Status)>,
}

/// A number that the text states of itself, and what comes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// The node.
    pub node: NodeId,
    /// Bytes of its text: the number with its noun.
    pub range: Range<usize>,
    /// The same words.
    pub text: String,
    /// Whether it agrees.
    pub verdict: Verdict,
    /// How many are listed, where the verdict rests upon that.
    pub counted: Option<u32>,
    /// How many of them have different titles, where some are alike.
    pub distinct: Option<u32>,
    /// Why.
    pub reason: Sentence,
    /// The sum or rate in the sentence without words, where it can be told.
    pub sum: Option<String>,
    /// Whether the sum is right.
    pub adds_up: bool,
}

/// A question on what nodes are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// The question.
    pub sentence: Sentence,
    /// The nodes.
    pub nodes: Vec<NodeId>,
    /// What they could be; the first is what they count as now.
    pub options: Vec<Role>,
}

/// How far the problems of a part have come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Of a thousand problems, how many are done.
    pub rate: u32,
    /// Problems of which no status is told.
    pub unknown: u32,
    /// Section by section, in order of the text.
    pub stages: Vec<Stage>,
}

/// How far the problems of a section have come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// The section; the part for what stands right below it.
    pub section: NodeId,
    /// Problems that are done.
    pub done: u32,
    /// Mostly done, going on, kept up for good.
    pub going: u32,
    /// All problems.
    pub all: u32,
}

impl Facts {
    /// The status of that problem, if it is told. O(log problems).
    pub fn status(&self, node: NodeId) -> Option<Status> {
        let at = self.statuses.binary_search_by_key(&node, |(id, _)| *id);
        Some(self.statuses[at.ok()?].1)
    }

    /// What is told of `part`, whose claims are `claims`. O(its text).
    pub fn of(outline: &Outline, part: &Rc<Node>, claims: &[Claim]) -> Self {
        let rows = report::ledger(outline, part.id);
        let told = rows.iter().filter_map(|r| Some((r.node, r.status?)));
        let mut statuses: Vec<_> = told.collect();
        statuses.sort_unstable_by_key(|(node, _)| *node);
        let mut claims: Vec<Stated> = claims.iter().map(stated).collect();
        claims.sort_by_key(|c| rank(c.verdict));
        claims.truncate(MOST_CLAIMS);
        Self {
            claims,
            questions: report::questions(part).iter().map(asking).collect(),
            progress: (!statuses.is_empty()).then(|| progress(outline, part.id, &rows)),
            statuses,
        }
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
    let by_count = matches!(
        claim.reason,
        Reason::Listed | Reason::ListedOnce | Reason::OtherNumber
    );
    Stated {
        node: claim.node,
        range: claim.range.clone(),
        text: claim.text.clone(),
        verdict: claim.verdict,
        counted: claim.counted.filter(|_| by_count),
        distinct: claim.distinct.filter(|_| by_count),
        reason: sentence(|chinese| claim.reason.sentence(chinese).to_owned()),
        sum: sum.map(report::Arithmetic::formula),
        adds_up: sum.is_some_and(|a| a.verdict == Verdict::Agrees),
    }
}

fn asking(question: &report::Question) -> Asking {
    Asking {
        sentence: sentence(|chinese| question.sentence(chinese)),
        nodes: question.nodes.clone(),
        options: question.options.clone(),
    }
}

fn sentence(of: impl Fn(bool) -> String) -> Sentence {
    Sentence {
        zh: of(true),
        en: of(false),
    }
}

fn progress(outline: &Outline, part: NodeId, rows: &[LedgerRow]) -> Progress {
    let mut all = stages(outline, part, rows, false);
    if all.len() > MOST_STAGES {
        all = stages(outline, part, rows, true);
    }
    let sums = LedgerSums::of(rows, None);
    Progress {
        rate: sums.rate().unwrap_or_default(),
        unknown: sums.unknown,
        stages: all,
    }
}

/// The rows by the innermost section, or the outermost, that each stands in.
fn stages(outline: &Outline, part: NodeId, rows: &[LedgerRow], outermost: bool) -> Vec<Stage> {
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
    let placed: Vec<_> = rows.iter().map(|row| (section(row), row)).collect();
    let each = placed.chunk_by(|a, b| a.0 == b.0).map(|chunk| {
        let sums = LedgerSums::of(chunk.iter().map(|(_, row)| *row), None);
        Stage {
            section: chunk[0].0,
            done: sums.done,
            going: sums.mostly + sums.ongoing + sums.standing,
            all: sums.problems,
        }
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse;

    const TEXT: &str = "某镇关于巡察整改情况的通报\n巡察反馈4个问题，召开会议3次，已完成整改1个，基本完成1个，完成率50%。\n一、巡察反馈问题整改情况\n（一）党建方面\n1.关于学习不深的问题\n整改情况：已完成整改。\n2.关于记录不全的问题\n整改情况：基本完成。\n（二）作风方面\n3.关于会议偏多的问题\n一是合并会议。\n";

    fn facts(text: &str) -> Facts {
        let outline = parse(text);
        let part = &outline.root().children[0];
        let facts = Facts::of(&outline, part, &report::claims(part));
        let json = serde_json::to_string(&facts).unwrap();
        assert_eq!(serde_json::from_str::<Facts>(&json).unwrap(), facts);
        facts
    }

    #[test]
    fn claims_that_differ_go_first() {
        let claims = facts(TEXT).claims;
        assert!(claims.is_sorted_by_key(|c| rank(c.verdict)));
        let find = |text: &str| claims.iter().find(|c| c.text.contains(text)).unwrap();
        let problems = find("4个问题");
        assert_eq!(
            (problems.verdict, problems.counted),
            (Verdict::Differs, Some(3))
        );
        let rate = find("50%");
        assert_eq!(
            (rate.verdict, rate.counted, rate.adds_up),
            (Verdict::Agrees, None, true)
        );
        assert_eq!(rate.sum.as_deref(), Some("2 ÷ 4 = 50%"));
        let meetings = find("3次");
        assert_eq!((meetings.verdict, &meetings.sum), (Verdict::Unknown, &None));
        assert!(meetings.reason.zh.contains("无法核对"));
    }

    #[test]
    fn progress_by_section() {
        let progress = facts(TEXT).progress.expect("statuses are told");
        let stages = progress.stages.iter();
        let stages: Vec<_> = stages.map(|s| (s.done, s.going, s.all)).collect();
        assert_eq!(stages, [(1, 1, 2), (0, 0, 1)]);
        assert_eq!((progress.rate, progress.unknown), (333, 1));
        let untold = "某镇整改报告\n一、整改情况\n1.关于台账不全的问题\n一是补录。\n";
        assert_eq!(facts(untold).progress, None);
    }

    #[test]
    fn many_sections_are_summed_up() {
        let mut text = "某镇关于整改情况的通报\n一、整改情况\n".to_owned();
        for n in 1..=13 {
            let marker = crate::syntax::Numeral::Chinese.write(n);
            text += &format!(
                "（{marker}）第{n}方面\n{n}.关于第{n}项不实的问题\n整改情况：已完成整改。\n"
            );
        }
        let progress = facts(&text).progress.expect("statuses are told");
        assert_eq!(progress.stages.len(), 1);
        assert_eq!((progress.stages[0].all, progress.rate), (13, 1000));
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
