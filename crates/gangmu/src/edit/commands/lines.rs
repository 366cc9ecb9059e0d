//! Lines broken at a paper's width, joined to the paragraphs that they are.

use super::remove::take_out;
use crate::edit::{Draft, EditError, Field, Intent, Transaction};
use crate::outline::{Kind, Node, NodeId, Outline};
use crate::syntax::is_page_number;
use crate::text::{Text, is_space, lines};

/// Joins the lines of every paragraph of `part` that goes on over several, and drops the numbers
/// of pages within and between them.
///
/// # Errors
/// [`EditError::Tree`] if the part is not there.
pub fn join_lines(outline: &mut Outline, part: NodeId) -> Result<Option<Transaction>, EditError> {
    let mut draft = Draft::new(outline);
    join_all(&mut draft, part)?;
    Ok(draft.finish(Intent::Fix, None, None))
}

/// Whether the words of the node go on over a line end.
pub(crate) fn is_broken(node: &Node) -> bool {
    node.text.contains(['\n', '\r'])
}

pub(super) fn join_all(draft: &mut Draft<'_>, part: NodeId) -> Result<(), EditError> {
    let mut broken = Vec::new();
    let mut pages = Vec::new();
    draft.node(part)?.walk(&mut |node| {
        if is_broken(node) {
            broken.push((node.id, in_one(&node.text)));
        } else if node.kind == Kind::Junk && is_page_number(&node.text) {
            pages.push(node.id);
        }
    });
    if broken.is_empty() {
        return Ok(());
    }
    for (id, words) in broken {
        draft.set(id, Field::Text, Text::from(words))?;
    }
    pages.into_iter().try_for_each(|id| take_out(draft, id))
}

/// The words in one line; words of Latin letters stay apart.
fn in_one(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    for line in lines(text) {
        let words = &text[line.content()];
        if line.start > 0 && is_page_number(words.trim_matches(is_space)) {
            continue;
        }
        let words = match line.start {
            0 => words,
            _ => words.trim_start_matches(is_space),
        };
        let latin = |c: char| c.is_ascii_alphabetic();
        if whole.ends_with(latin) && words.starts_with(latin) {
            whole.push(' ');
        }
        whole.push_str(match line.end < line.next {
            true => words.trim_end_matches(is_space),
            false => words,
        });
    }
    whole
}
