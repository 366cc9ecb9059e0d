//! Two lists compared, by a kept crate.

use imara_diff::{Algorithm, Diff, InternedInput, Interner};
use std::hash::Hash;
use std::ops::Range;

/// Where two lists differ: what of the first is replaced by what of the second, in order.
pub fn hunks<T: Copy + Eq + Hash>(old: &[T], new: &[T], by: Algorithm) -> Vec<[Range<usize>; 2]> {
    let mut input = InternedInput {
        before: Vec::new(),
        after: Vec::new(),
        interner: Interner::new(old.len() + new.len()),
    };
    input.update_before(old.iter().copied());
    input.update_after(new.iter().copied());
    let diff = Diff::compute(by, &input);
    let range = |r: Range<u32>| r.start as usize..r.end as usize;
    diff.hunks()
        .map(|h| [range(h.before), range(h.after)])
        .collect()
}

/// The pairs that the two lists have in common, in order.
pub fn common<T: Copy + Eq + Hash>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    let end = [old.len()..old.len(), new.len()..new.len()];
    for [gone, came] in hunks(old, new, Algorithm::Histogram)
        .into_iter()
        .chain([end])
    {
        found.extend((i..gone.start).zip(j..came.start));
        (i, j) = (gone.end, came.end);
    }
    found
}
