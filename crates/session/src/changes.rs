//! What a command would change, shown before it is done.

use crate::{Command, Session};
use gangmu::edit::{EditError, Fix, Transaction, commands};
use gangmu::outline::{Node, NodeId, Outline};
use std::rc::Rc;

/// A node whose words or number would be others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The node.
    pub node: NodeId,
    /// Its number and words now.
    pub before: String,
    /// What they would be.
    pub after: String,
}

/// How many characters before and behind a change are shown.
const AROUND: usize = 12;

impl Change {
    /// What changes and a few words around it, now and then.
    pub fn short(&self) -> (String, String) {
        let (before, after) = (chars(&self.before), chars(&self.after));
        let shorter = before.len().min(after.len());
        let alike = |(a, b): &(&char, &char)| a == b;
        let front = before.iter().zip(&after).take_while(alike).count();
        let behind = before.iter().rev().zip(after.iter().rev());
        let back = behind.take_while(alike).count().min(shorter - front);
        let from = front.saturating_sub(AROUND);
        let piece = |all: &[char]| {
            let to = (all.len() - back + AROUND).min(all.len());
            let dots = |are: bool| if are { "…" } else { "" };
            let words: String = all[from..to].iter().collect();
            format!("{}{words}{}", dots(from > 0), dots(to < all.len()))
        };
        (piece(&before), piece(&after))
    }
}

fn chars(words: &str) -> Vec<char> {
    words.chars().collect()
}

impl Session {
    /// What a command that puts numbers in order would change; nothing for others.
    pub(super) fn preview_numbers(&mut self, command: &Command) -> Vec<Change> {
        match command {
            Command::Renumber(part) => {
                let scheme = self.scheme(*part);
                self.preview(|o| commands::renumber_all(o, *part, &scheme))
            }
            Command::SetScheme { part, style } => {
                let scheme = self.scheme(*part);
                self.preview(|o| commands::set_scheme(o, *part, style, &scheme))
            }
            _ => Vec::new(),
        }
    }

    /// What these fixes would change.
    pub(super) fn preview_fixes(&mut self, fixes: &[Fix]) -> Vec<Change> {
        let schemes = self.schemes_of(fixes);
        self.preview(|o| commands::fix(o, fixes, &schemes))
    }

    /// What a command would change, in order of the text; nothing if it is refused. O(what it touches
    /// + its siblings).
    pub fn preview(
        &self,
        command: impl FnOnce(&mut Outline) -> Result<Option<Transaction>, EditError>,
    ) -> Vec<Change> {
        let mut after = self.outline().clone();
        let mut changes = Vec::new();
        if let Ok(Some(_)) = command(&mut after) {
            gather(self.outline(), after.root(), &mut changes);
        }
        changes
    }
}

fn gather(before: &Outline, node: &Rc<Node>, changes: &mut Vec<Change>) {
    let old = before.get(node.id);
    if old.is_some_and(|old| Rc::ptr_eq(old, node)) {
        return;
    }
    let spell = |node: &Node| format!("{}{}", node.marker_spelling(), node.text);
    if let Some(old) = old {
        let (before, after) = (spell(old), spell(node));
        if before != after {
            changes.push(Change {
                node: node.id,
                before,
                after,
            });
        }
    }
    node.children
        .iter()
        .for_each(|c| gather(before, c, changes));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_shown_with_a_few_words_around_it() {
        let short = |before: &str, after: &str| {
            let (before, after) = (before.to_owned(), after.to_owned());
            let node = NodeId(1);
            Change {
                node,
                before,
                after,
            }
            .short()
        };
        let two = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            short("甲乙", "甲（已完成）乙"),
            two("甲乙", "甲（已完成）乙")
        );
        assert_eq!(short("重重", "重重重"), two("重重", "重重重"));
        let long = "一二三四五六七八九十甲乙丙丁戊己庚辛";
        assert_eq!(
            short(&format!("{long}问题{long}"), &format!("{long}问题。{long}")),
            two(
                "…九十甲乙丙丁戊己庚辛问题一二三四五六七八九十甲乙…",
                "…九十甲乙丙丁戊己庚辛问题。一二三四五六七八九十甲乙…"
            )
        );
    }
}
