//! Which number a paragraph has: by the lists that it stands in, or by its level as a heading.

use super::styles::Styles;
use crate::read::number::{Lists, Num};
use crate::read::xml::Tag;
use std::collections::HashMap;

/// The lists of a document as they are counted.
pub struct Counting {
    lists: Lists,
    /// Numbers for the styles of lists.
    styles: HashMap<String, i64>,
    /// What counts, by the names that lists have.
    by_id: HashMap<String, i64>,
    /// What counted last for a style of lists.
    last: HashMap<String, i64>,
    n_counters: i64,
}

/// A list that has begun, within others.
#[derive(Clone, Debug)]
pub struct Open {
    style: String,
    /// What counts it.
    counter: i64,
    /// The item's own style.
    of_item: Option<String>,
    /// Whether the next paragraph is the first of an item, and has its number.
    is_first: bool,
}

/// The counter of headings.
const OUTLINE: i64 = 0;

impl Counting {
    pub fn new(styles: &Styles) -> Self {
        let mut lists = Lists::default();
        let mut by_name = HashMap::new();
        let known = styles
            .lists
            .iter()
            .map(|(name, levels)| (name.as_str(), levels));
        for (id, (name, levels)) in
            (OUTLINE..).zip([("", &styles.outline)].into_iter().chain(known))
        {
            lists.lists.insert(id, levels.clone());
            let num = Num {
                list: id,
                ..Num::default()
            };
            lists.nums.insert(id, num);
            by_name.insert(name.to_owned(), id);
        }
        Self {
            lists,
            styles: by_name,
            by_id: HashMap::new(),
            last: HashMap::new(),
            n_counters: OUTLINE,
        }
    }

    /// A list begins within `open`.
    pub fn begin(&mut self, tag: &Tag<'_>, open: &mut Vec<Open>) {
        let outer = open.last();
        let style = tag.attr_as_written("text:style-name").map(String::from);
        let style = style.or_else(|| {
            let outer = outer?;
            Some(outer.of_item.clone().unwrap_or_else(|| outer.style.clone()))
        });
        let style = style.unwrap_or_default();
        let counter = match outer {
            Some(outer) => outer.counter,
            None => {
                let named = tag.attr_as_written("text:continue-list");
                let named = named.and_then(|id| self.by_id.get(&*id).copied());
                let goes_on = tag.attr_as_written("text:continue-numbering");
                let goes_on = goes_on.is_some_and(|v| v == "true");
                let same = self.last.get(&style).copied().filter(|_| goes_on);
                named.or(same).unwrap_or_else(|| {
                    self.n_counters += 1;
                    self.n_counters
                })
            }
        };
        if let Some(id) = tag.attr_as_written("xml:id") {
            self.by_id.insert(id.into_owned(), counter);
        }
        self.last.insert(style.clone(), counter);
        open.push(Open {
            style,
            counter,
            of_item: None,
            is_first: false,
        });
    }

    /// An item of the innermost list begins; without a number, if it is a head.
    pub fn begin_item(&mut self, tag: &Tag<'_>, open: &mut [Open]) {
        let nth = open.len().saturating_sub(1);
        let Some(list) = open.last_mut() else { return };
        list.is_first = tag.name() == "list-item";
        list.of_item = tag.attr_as_written("text:style-override").map(Into::into);
        if let Some(start) = tag.number("start-value") {
            self.lists.set_next(list.counter, nth, start);
        }
    }

    /// The number of a paragraph in lists.
    pub fn in_list(&mut self, open: &mut [Open]) -> Option<String> {
        let nth = open.len().checked_sub(1)?;
        // The first paragraph of an item may stand in a list within it: then only that one counts.
        let list = open.last_mut()?;
        if !std::mem::take(&mut list.is_first) {
            return None;
        }
        let style = list.of_item.as_ref().unwrap_or(&list.style);
        let id = self.styles.get(style)?;
        self.lists.count_with(list.counter, *id, nth)
    }

    /// The number of a heading that stands in no list; `style` is the list of its style.
    pub fn heading(
        &mut self,
        level: usize,
        style: Option<&str>,
        start: Option<i64>,
    ) -> Option<String> {
        let nth = level.checked_sub(1)?;
        let (id, counter) = match style {
            Some("") => return None,
            Some(name) => {
                let id = *self.styles.get(name)?;
                (id, -id)
            }
            None => (OUTLINE, OUTLINE),
        };
        if let Some(start) = start {
            self.lists.set_next(counter, nth, start);
        }
        self.lists.count_with(counter, id, nth)
    }
}
