//! What is listed of what is claimed, and whether the two can be compared.

use super::enumerated::{is_enumeration, labelled};
use super::listed::{Layer, Listed};
use super::scope::{says_all, scope_of, sentence_of, whole_numbers};
use super::{About, Claim, Nodes, Verdict};
use crate::outline::{Node, Status};
use crate::report::Section;
use crate::text::{Bilingual, both};
use std::collections::HashSet;
use std::rc::Rc;

/// Why a claim was judged so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// As many are listed.
    Listed,
    /// So many are listed if those of one title count once.
    ListedOnce,
    /// Another number is listed.
    OtherNumber,
    /// The same, and another section lists as many as are stated here, and the other way round.
    Exchanged,
    /// The sum in the sentence is right.
    SumRight,
    /// The sum in the sentence is wrong.
    SumWrong,
    /// The text lists nothing of the kind.
    NotListed,
    /// 90余次.
    Rough,
    /// It may be the number of something wider, narrower or earlier.
    OtherScope,
    /// The text lists only a selection.
    Selection,
    /// What is listed need not be the list of what is claimed.
    UnsureList,
    /// The state of some is not told.
    StateNotTold,
}

impl Reason {
    /// The sentence.
    pub fn sentence(self) -> Bilingual {
        match self {
            Self::Listed => both("与文中列出的数目一致。", "As many are listed in the text."),
            Self::ListedOnce => both(
                "同一标题只计一次时，与文中列出的数目一致。",
                "As many are listed if those of one title count once.",
            ),
            Self::OtherNumber => both(
                "与文中列出的数目不一致。",
                "Another number is listed in the text.",
            ),
            Self::Exchanged => both(
                "与另一部分的数目互换了。",
                "It stands in the place of another section's number.",
            ),
            Self::SumRight => both("与文中所列各数相符。", "It fits the other numbers given."),
            Self::SumWrong => both(
                "与文中所列各数不相符。",
                "It does not fit the other numbers given.",
            ),
            Self::NotListed => both(
                "文中没有逐项列出，无法核对。",
                "The text does not list them, so there is nothing to compare.",
            ),
            Self::Rough => both("是约数，无法核对。", "The number is approximate."),
            Self::OtherScope => both(
                "统计范围可能与本文不同，无法核对。",
                "The number may be of something wider, narrower or earlier than this text.",
            ),
            Self::Selection => both(
                "文中可能只列出一部分，无法核对。",
                "The text may list only a part of them.",
            ),
            Self::UnsureList => both(
                "不能确定文中所列就是全部，无法核对。",
                "What is listed need not be the list of what is claimed.",
            ),
            Self::StateNotTold => both(
                "部分问题没有写明整改状态，无法核对。",
                "The text does not tell the state of every problem.",
            ),
        }
    }
}

/// What was found out of one claim.
struct Judged {
    counted: Option<u32>,
    distinct: Option<u32>,
    verdict: Verdict,
    reason: Reason,
}

impl Judged {
    fn unknown(counted: Option<u32>, reason: Reason) -> Self {
        Self {
            counted,
            distinct: None,
            verdict: Verdict::Unknown,
            reason,
        }
    }

    /// Whether `counted` are as many as claimed; otherwise what `doubt` says, or a difference.
    fn against(number: u32, counted: u32, doubt: Option<Reason>) -> Self {
        let (verdict, reason) = match doubt {
            _ if counted == number => (Verdict::Agrees, Reason::Listed),
            Some(reason) => (Verdict::Unknown, reason),
            None => (Verdict::Differs, Reason::OtherNumber),
        };
        Self {
            counted: Some(counted),
            distinct: None,
            verdict,
            reason,
        }
    }
}

/// Compares the claims with what the part lists.
pub(super) fn judge(part: &Rc<Node>, nodes: &Nodes<'_>, listed: &Listed, claims: &mut [Claim]) {
    let whole: HashSet<Option<u32>> = whole_numbers(part, nodes, claims).collect();
    // 另反馈2个: beside the number of the whole there is another.
    let mut problems = claims.iter().filter(|c| c.about == About::Problem);
    let beside = problems.any(|c| sentence_of(nodes, c).contains('另'));
    let judge = Judge {
        part,
        nodes,
        listed,
        several: whole.len() > 1 || beside,
        aspects: claims
            .iter()
            .filter(|c| c.about == About::Aspect)
            .filter_map(|c| c.number.whole())
            .collect(),
        pending: claims.iter().filter(|c| c.about == About::Pending).count(),
        whole,
    };
    let all: Vec<Judged> = claims.iter().map(|c| judge.claim(c)).collect();
    // As many as are listed, and one of what is added up is not: that one is wrong.
    let part_is_wrong = |total: &Claim| {
        let parts = total.arithmetic.as_ref().map_or(&[][..], |a| &a.parts);
        claims.iter().zip(&all).any(|(part, judged)| {
            part.node == total.node
                && judged.verdict == Verdict::Differs
                && parts.contains(&part.number)
        })
    };
    let told: Vec<bool> = claims.iter().map(part_is_wrong).collect();
    for ((claim, judged), told) in claims.iter_mut().zip(all).zip(told) {
        let told = told && judged.verdict == Verdict::Agrees;
        claim.counted = judged.counted;
        claim.distinct = judged.distinct;
        claim.verdict = judged.verdict;
        claim.reason = judged.reason;
        // A sum that is wrong is wrong, whatever is listed; a right rate has nothing else.
        match claim.arithmetic.as_ref().map(|a| (a.verdict, a.is_rate)) {
            Some((Verdict::Differs, is_rate)) if is_rate || !told => {
                (claim.verdict, claim.reason) = (Verdict::Differs, Reason::SumWrong);
            }
            Some((Verdict::Agrees, is_rate))
                if is_rate || claim.counted.is_none() && claim.about == About::Other =>
            {
                (claim.verdict, claim.reason) = (Verdict::Agrees, Reason::SumRight);
            }
            _ => {}
        }
    }
    exchanged(claims);
}

/// Two sections whose numbers stand in each other's place.
fn exchanged(claims: &mut [Claim]) {
    let wrong = |c: &Claim| c.named && c.reason == Reason::OtherNumber;
    for at in 0..claims.len() {
        let here = (claims[at].number.whole(), claims[at].counted);
        let other = |c: &Claim| wrong(c) && (c.counted, c.number.whole()) == here;
        let found = claims[at + 1..].iter().position(other);
        if let Some(other) = found.filter(|_| wrong(&claims[at])) {
            claims[at].reason = Reason::Exchanged;
            claims[at + 1 + other].reason = Reason::Exchanged;
        }
    }
}

struct Judge<'a> {
    part: &'a Rc<Node>,
    nodes: &'a Nodes<'a>,
    listed: &'a Listed,
    /// Whether the part states several different numbers of problems.
    several: bool,
    /// The numbers of aspects that it states: as many headings are its aspects, not its problems.
    aspects: Vec<u32>,
    /// How many numbers it states of what is not done: 长期坚持1项、正在推进1项.
    pending: usize,
    /// The numbers that it states of all its problems.
    whole: HashSet<Option<u32>>,
}

impl Judge<'_> {
    fn claim(&self, claim: &Claim) -> Judged {
        let Some(number) = claim.number.whole().filter(|_| claim.about != About::Rate) else {
            return Judged::unknown(None, Reason::NotListed);
        };
        let doubt = self.doubt(claim);
        match claim.about {
            About::Problem => self.problems(claim, number, doubt),
            About::Aspect => self.aspects(number, doubt),
            About::Measure => self.measures(number, doubt),
            About::Done => self.state(claim, number, &[Status::Done], doubt),
            About::Mostly => self.state(claim, number, &[Status::Mostly], doubt),
            About::Pending => {
                let states = [Status::Ongoing, Status::Open];
                self.state(claim, number, &states, doubt)
            }
            About::Group => self.groups(claim, number),
            _ if claim.approximate => Judged::unknown(None, Reason::Rough),
            _ => Judged::unknown(None, Reason::NotListed),
        }
    }

    fn doubt(&self, claim: &Claim) -> Option<Reason> {
        if claim.approximate {
            return Some(Reason::Rough);
        }
        scope_of(self.nodes, claim).or(self.listed.partial.then_some(Reason::Selection))
    }

    fn problems(&self, claim: &Claim, number: u32, doubt: Option<Reason>) -> Judged {
        let layers = &self.listed.layers;
        // The one whose numbers run on is the list; or else the innermost.
        let main = layers.iter().find(|l| l.continuous).or(layers.first());
        let Some(main) = main else {
            return Judged::unknown(None, Reason::NotListed);
        };
        // A section's title tells its own number: 作风方面（2个问题）.
        let titled = claim.node == claim.scope;
        let scopes = [claim.scope, self.part.id];
        let n_scopes = if claim.named || claim.scope == self.part.id {
            1
        } else {
            2
        };
        for &scope in &scopes[..n_scopes] {
            for layer in layers {
                let (n, distinct) = self.number(layer, scope);
                if n == number || distinct == number {
                    let reason = if n == number {
                        Reason::Listed
                    } else {
                        Reason::ListedOnce
                    };
                    return Judged {
                        counted: Some(n),
                        distinct: (distinct != n).then_some(distinct),
                        verdict: Verdict::Agrees,
                        reason,
                    };
                }
            }
        }
        if self.listed.parts_of_problems == Some(number) {
            return Judged::against(number, number, None);
        }
        let own = titled || claim.named;
        let whole = if own { claim.scope } else { self.part.id };
        let (n, distinct) = self.number(main, whole);
        let far = n > number.saturating_mul(3) || number > n.saturating_mul(3);
        // More than are claimed is never excused by a list that need not be all.
        let selects = self.listed.lists_only_done() && n < number;
        let unsure = self.several && !own
            || far
            || !main.strong
            || self.listed.parts_of_problems.is_some()
            || self.aspects.contains(&n)
            || claim.scope != self.part.id && !own && !self.is_home(claim)
            || layers.len() > 1 && !main.continuous
            || selects;
        // Which list is meant is settled where it is as long as the whole is said to be.
        let settled = claim.named && self.is_whole(main);
        let doubt = doubt.filter(|d| *d != Reason::Selection || n < number && !settled);
        let unsure = (unsure && !settled).then_some(match selects {
            true => Reason::Selection,
            false => Reason::UnsureList,
        });
        Judged {
            distinct: (distinct != n).then_some(distinct),
            ..Judged::against(number, n, doubt.or(unsure))
        }
    }

    /// Whether the layer is as long as the part says that the whole is.
    fn is_whole(&self, layer: &Layer) -> bool {
        let n = layer.nodes.len() as u32;
        self.whole.len() == 1 && self.whole.contains(&Some(n))
    }

    fn is_home(&self, claim: &Claim) -> bool {
        self.listed.home.as_ref().is_some_and(|h| {
            // A section that holds all problems is the same scope as the part.
            self.listed.is_below(h.id, claim.scope)
        })
    }

    /// Problems of a layer in a scope, and how many titles they have.
    fn number(&self, layer: &Layer, scope: crate::outline::NodeId) -> (u32, u32) {
        let found = layer.within(self.listed, scope);
        let titles: HashSet<&str> = found.iter().map(|n| n.title()).collect();
        (found.len() as u32, titles.len() as u32)
    }

    fn aspects(&self, number: u32, doubt: Option<Reason>) -> Judged {
        let aspects = self.listed.aspects();
        let by_status = |n: &&&Rc<Node>| super::super::section_status(n.title()).is_some();
        if aspects.is_empty() || aspects.iter().any(|n| by_status(&n)) {
            return Judged::unknown(None, Reason::NotListed);
        }
        let named = aspects.iter().all(|n| n.title().ends_with("方面"));
        let unsure = (!named || self.listed.layers.is_empty() || self.listed.lists_only_done())
            .then_some(Reason::UnsureList);
        Judged::against(number, aspects.len() as u32, doubt.or(unsure))
    }

    /// Measures are certainly all listed where the sections hold nothing but an enumeration, or
    /// where every problem lists its own under a label 整改措施：.
    fn measures(&self, number: u32, doubt: Option<Reason>) -> Judged {
        let Some(home) = &self.listed.home else {
            return Judged::unknown(None, Reason::NotListed);
        };
        let counted = match self.listed.layers.first() {
            None => home.summary().measures,
            Some(layer) => match labelled(layer) {
                Some(n) => return Judged::against(number, n, doubt),
                None => home.summary().measures,
            },
        };
        if counted == 0 {
            return Judged::unknown(None, Reason::NotListed);
        }
        let only = self.listed.layers.is_empty()
            && Section::of(home) == Section::Rectification
            && home.children.iter().any(|c| c.kind.is_heading())
            && is_enumeration(home);
        let unsure = (!only).then_some(Reason::UnsureList);
        Judged::against(number, counted, doubt.or(unsure))
    }

    fn state(
        &self,
        claim: &Claim,
        number: u32,
        states: &[Status],
        doubt: Option<Reason>,
    ) -> Judged {
        let listed = self.listed;
        let Some(layer) = listed.layers.first() else {
            return Judged::unknown(None, Reason::NotListed);
        };
        let has = |n: &Rc<Node>| {
            let status = listed.status.get(&n.id);
            status.is_some_and(|s| states.contains(s))
        };
        let scoped = layer.within(listed, claim.scope);
        let is_left = |n: &&&Rc<Node>| {
            let status = listed.status.get(&n.id);
            matches!(status, Some(Status::Ongoing | Status::Open))
        };
        // 3个问题全部整改到位: the number is that of all.
        if says_all(claim) && !scoped.iter().any(|n| is_left(&n)) {
            return self.problems(claim, number, doubt);
        }
        // The very words of the claim are told of as many.
        if let Some(words) = &claim.state {
            let same = |n: &&&Rc<Node>| listed.words.get(&n.id).is_some_and(|w| w == words);
            if scoped.iter().filter(same).count() as u32 == number {
                return Judged::against(number, number, None);
            }
        }
        let told = scoped
            .iter()
            .filter(|n| listed.status.contains_key(&n.id))
            .count();
        let sure = scoped.iter().filter(|n| has(n)).count() as u32;
        // What is done and kept up goes with what is done, or with what goes on.
        let standing = |n: &&&Rc<Node>| listed.status.get(&n.id) == Some(&Status::Standing);
        let either = match claim.about {
            About::Done | About::Pending => scoped.iter().filter(standing).count() as u32,
            _ => 0,
        };
        let counted = number.clamp(sure, sure + either);
        let shared = claim.about == About::Pending && number < counted && self.pending > 1;
        let again: u32 = states
            .iter()
            .filter_map(|s| listed.named_again.get(s))
            .sum();
        if told == 0 && again > 0 {
            // 需要进一步整改的事项 names them once more.
            return Judged::against(number, again, Some(Reason::UnsureList));
        }
        if told == 0 {
            return Judged::unknown(None, Reason::StateNotTold);
        }
        let left = scoped.len() - told;
        let doubt = doubt
            .or(self
                .is_other_list(scoped.len())
                .then_some(Reason::UnsureList))
            .or((left > 0).then_some(Reason::StateNotTold))
            .or((!layer.strong || listed.lists_only_done()).then_some(Reason::UnsureList))
            .or(shared.then_some(Reason::UnsureList))
            .or((claim.scope != listed.part).then_some(Reason::OtherScope))
            .or((self.several || self.disagrees(scoped.len())).then_some(Reason::UnsureList));
        Judged::against(number, counted, doubt)
    }

    /// Whether the part states another number of problems than it lists.
    fn is_other_list(&self, n: usize) -> bool {
        !self.whole.is_empty() && !self.whole.contains(&Some(n as u32))
    }

    /// Whether titles repeat, so that a state is told of a problem twice.
    fn disagrees(&self, n: usize) -> bool {
        let first = self.listed.layers.first();
        first.is_some_and(|l| self.number(l, self.part.id).1 as usize != n)
            || self.listed.layers.len() > 1
    }

    /// 设综合组、宣传组、督导组3个专项组.
    fn groups(&self, claim: &Claim, number: u32) -> Judged {
        let sentence = sentence_of(self.nodes, claim);
        let at = sentence.find(claim.text.as_str()).unwrap_or(0);
        let before = sentence[..at].trim_end_matches(['共', '等']);
        let list = before
            .rsplit(['，', ',', '：', ':'])
            .next()
            .unwrap_or(before);
        let named: Vec<&str> = list.split('、').collect();
        let all = named
            .iter()
            .all(|n| n.ends_with('组') || n.ends_with("专班"));
        if named.len() < 2 || !all {
            return Judged::unknown(None, Reason::NotListed);
        }
        let open = sentence[..at].ends_with('等').then_some(Reason::UnsureList);
        Judged::against(number, named.len() as u32, open)
    }
}
