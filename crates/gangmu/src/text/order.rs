//! Sorting with one instance of the library's algorithm, whatever is sorted: each type of its own
//! costs 3 KB in a page that carries the program.

use std::cmp::Ordering;

/// Sorts stably by `compare`. O(n log n) comparisons; moves each item once.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    sort_indices(&mut order, &|a, b| {
        compare(&items[a as usize], &items[b as usize])
    });
    let mut unsorted: Vec<Option<T>> = items.drain(..).map(Some).collect();
    let next = |at: u32| {
        unsorted[at as usize]
            .take()
            .expect("each index is there once")
    };
    items.extend(order.into_iter().map(next));
}

/// Sorts stably by a key, which is asked for at each comparison.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts the indices of something by what they stand for.
pub fn sort_indices(order: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    order.sort_by(|a, b| compare(*a, *b));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_library_sorts(items in prop::collection::vec((0..5u8, any::<u8>()), 0..60)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
