//! The term of a problem, as its words say it.

use crate::lexis::label::Topic;
use crate::report::deadline::find_deadline;
use crate::report::label::{Said, Words, is_of, said};

/// 完成日期：2025年12月底前: a day to come is a term, not the day on which it was closed.
pub(super) fn is_planned(words: &Words<'_>, topic: Topic) -> bool {
    topic == Topic::Closed && find_deadline(words.text).is_some()
}

/// What labels such as 整改时限： say; else the terms of several units behind the label that names
/// them (甲局6月底前、乙局年底前), or the term that the problem's words speak of.
pub(super) fn term_of<'a>(words: &[Words<'a>]) -> Option<Said<'a>> {
    let labelled = said(words, &|w| {
        is_of(w, Topic::Term) || is_of(w, Topic::Closed) && is_planned(w, Topic::Closed)
    });
    labelled.or_else(|| {
        let (one, term) = words
            .iter()
            .find_map(|w| Some((w, find_deadline(w.text)?)))?;
        let goes_on = find_deadline(&one.text[term.end..]).is_some();
        let names = [Topic::Unit, Topic::Lead, Topic::Joint]
            .iter()
            .any(|t| is_of(one, *t));
        match names && goes_on {
            true => said(words, &|w| w.node == one.node && w.at == one.at),
            false => Some(Said {
                label: "",
                places: vec![(one.node, one.at + term.start..one.at + term.end)],
            }),
        }
    })
}
