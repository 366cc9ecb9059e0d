//! Whether a number that is not where it should be is surely nowhere. A wrong accusation is worse
//! than silence: text may be hidden, the number may be meant of another section, of a list within
//! a sentence, or of another document.

use super::resolve::{Absent, Key};
use crate::numbering::{Form, Marker, is_chinese_numeral, marker_of};
use crate::outline::{Kind, Node};
use crate::text::is_space;

/// What is known of numbers that were asked for before.
pub(super) type Known = Vec<((Key, u32), bool)>;

/// Whether `part` surely has no place of that number. O(text of the part), once for every number.
pub(super) fn is_nowhere(part: &Node, absent: &Absent, known: &mut Known) -> bool {
    absent.keys.iter().all(|key| {
        let asked = (*key, absent.ordinal);
        // 第3条 of a report that has 1. 2. may be that of a list elsewhere.
        let clear = absent.is_placed || !matches!(key, Key::Form(form) if form.row().is_figure);
        clear && is_clear_of(part, asked, known)
    })
}

fn is_clear_of(part: &Node, asked: (Key, u32), known: &mut Known) -> bool {
    if let Some((_, clear)) = known.iter().find(|(of, _)| *of == asked) {
        return *clear;
    }
    let clear = !may_stand_in(part, asked.0, asked.1);
    known.push((asked, clear));
    clear
}

/// Whether a place of that number may stand anywhere in `node`, as a heading or in its words, or
/// in text that is hidden there.
fn may_stand_in(node: &Node, key: Key, ordinal: u32) -> bool {
    let hides = node.kind == Kind::Junk && node.text.contains("隐藏");
    let found = match key {
        Key::Top => false,
        Key::Form(form) => {
            let numbered = || marker_of(&node.marker).is_some_and(|m| is(&m, form, ordinal));
            node.kind.is_heading() && numbered() || lists(&node.text, form, ordinal)
        }
    };
    hides || found || node.children.iter().any(|c| may_stand_in(c, key, ordinal))
}

fn is(marker: &Marker<'_>, form: Form, ordinal: u32) -> bool {
    (marker.form, marker.ordinal) == (form, ordinal)
}

/// Whether a list within the words has that number: （九） or 9. with neither 第 nor 二 before it.
fn lists(text: &str, form: Form, ordinal: u32) -> bool {
    let row = form.row();
    let called = row.called.filter(|_| row.lists);
    let opens = |c: char| match called.map_or(&[][..], |called| called.brackets.0) {
        [] => row.is_figure && c.is_ascii_digit(),
        brackets => brackets.contains(&c),
    };
    text.match_indices(opens).any(|(at, _)| {
        let before = text[..at].trim_end_matches(is_space);
        let goes_on = row.is_figure && before.ends_with(|c: char| c.is_ascii_digit());
        let section = before.strip_suffix('、').unwrap_or(before);
        !goes_on
            && !before.ends_with('第')
            && !section.ends_with(is_chinese_numeral)
            && marker_of(&text[at..]).is_some_and(|m| is(&m, form, ordinal))
    })
}
