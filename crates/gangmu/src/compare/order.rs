//! What stands in another order: all that is matched but the heaviest of it that keeps its order.

use super::flat::Flat;
use super::matching::Matching;

/// Of each node of the second version, whether its match stands elsewhere in the first.
pub fn moved(old: &Flat<'_>, new: &Flat<'_>, matching: &Matching) -> Vec<bool> {
    // The heaviest ascending row by a Fenwick tree of maxima: best weight, and who ends it.
    let n = old.seats.len();
    let weights = weights(old, new, matching);
    let mut tree: Vec<(u64, usize)> = vec![(0, usize::MAX); n + 1];
    let mut before: Vec<usize> = vec![usize::MAX; new.seats.len()];
    let mut last = (0, usize::MAX);
    for (b, a) in matching.to_old.iter().enumerate() {
        let Some(a) = *a else { continue };
        let mut best = (0, usize::MAX);
        let mut at = a;
        while at > 0 {
            best = best.max(tree[at]);
            at &= at - 1;
        }
        before[b] = best.1;
        let here = (best.0 + weights[b] as u64 + 1, b);
        last = last.max(here);
        let mut at = a + 1;
        while at <= n {
            tree[at] = tree[at].max(here);
            at += at & at.wrapping_neg();
        }
    }
    let mut moved: Vec<bool> = matching.to_old.iter().map(Option::is_some).collect();
    let mut at = last.1;
    while at != usize::MAX {
        moved[at] = false;
        at = before[at];
    }
    // Where no words are, nothing is seen to move.
    for (seat, moved) in new.seats.iter().zip(&mut moved) {
        *moved &= seat.n_chars > 0;
    }
    moved
}

/// What each node of the second version weighs: its words, and those of what it has held in both: a
/// smaller section has passed the greater one.
fn weights(old: &Flat<'_>, new: &Flat<'_>, matching: &Matching) -> Vec<usize> {
    let mut weights: Vec<usize> = new.seats.iter().map(|s| s.n_chars).collect();
    for (b, a) in matching.to_old.iter().enumerate() {
        let Some(a) = *a else { continue };
        let mut at = b;
        while new.seats[at].above != at {
            at = new.seats[at].above;
            if matching.to_old[at].is_some_and(|outer| old.is_within(a, outer)) {
                weights[at] += new.seats[b].n_chars;
            }
        }
    }
    weights
}
