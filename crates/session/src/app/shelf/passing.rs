//! From the desk to the shelf and back, by commands and by undoing them: a report is on one of the two, and
//! on both as long as it is not known to be kept on the other.

use crate::Command;
use crate::app::{ShelfEffect, State, StoreError, Toast};
use crate::shelf::{Card, from_shelf};
use gangmu::outline::{Node, NodeId};
use std::collections::HashSet;
use std::rc::Rc;

/// A report that went from the desk to the shelf, or came from there: undoing takes it back.
#[derive(Debug)]
pub(super) struct Passed {
    pub(super) part: NodeId,
    /// As it went or came.
    node: Rc<Node>,
    card: Card,
    /// Its number on the shelf, once that is known.
    id: Option<u32>,
    /// Whether it is to be there.
    there: bool,
    /// Whether it goes from the desk once it is there.
    goes: bool,
    /// Whether it came from there: it may have been written in since.
    came: bool,
}

impl State {
    /// A card of a part, and the part as it is.
    fn card_of(&self, part: NodeId) -> Option<(Card, Rc<Node>)> {
        let session = self.session.borrow();
        let node = session.outline().get(part).filter(|p| p.kind.is_part())?;
        let card = Card::of(node, &session, &self.checks.found);
        Some((card, node.clone()))
    }

    /// The reports go from the desk once they are on the shelf.
    pub(super) fn put_away(&mut self, parts: &[NodeId]) {
        let w = self.wording();
        self.page.context = None;
        if !self.has_shelf() || self.host.is_locked() {
            return self.say(Toast::note(w.of(
                "现在不在本机保存，不能收起",
                "Nothing is kept on this computer now, and nothing can be put away",
            )));
        }
        let cards: Vec<_> = parts.iter().filter_map(|id| self.card_of(*id)).collect();
        self.pass(cards, true);
    }

    /// Has these put on the shelf.
    fn pass(&mut self, cards: Vec<(Card, Rc<Node>)>, goes: bool) {
        for (card, node) in &cards {
            self.shelf.passed.retain(|p| p.part != node.id);
            self.shelf.passed.push(Passed {
                part: node.id,
                node: node.clone(),
                card: card.clone(),
                id: None,
                there: true,
                goes,
                came: false,
            });
        }
        if !cards.is_empty() {
            self.effect(ShelfEffect::Put(cards).into());
        }
    }

    pub(super) fn was_put(&mut self, parts: &[NodeId], put: Result<Vec<u32>, StoreError>) {
        let ids = match put {
            Ok(ids) => ids,
            Err(why) => {
                self.shelf.passed.retain(|p| !parts.contains(&p.part));
                return self.say_not_shelved(&why);
            }
        };
        let (mut going, mut again) = (Vec::new(), Vec::new());
        for (part, id) in parts.iter().zip(ids) {
            let Some(passed) = self.shelf.passed.iter_mut().find(|p| p.part == *part) else {
                continue;
            };
            passed.id = Some(id);
            let goes = std::mem::take(&mut passed.goes);
            let node = self.session.borrow().outline().get(*part).cloned();
            match node {
                Some(node) if goes && Rc::ptr_eq(&node, &passed.node) => going.push(*part),
                // Somebody wrote in it meanwhile, or it is back on the desk.
                Some(_) => {
                    passed.there = false;
                    self.shelf.due.push((id, Some(0)));
                    again.extend(goes.then_some(*part));
                }
                None => {}
            }
        }
        self.put_away(&again);
        if !going.is_empty() {
            let titles: Vec<String> = going
                .iter()
                .filter_map(|id| Some(self.title_of(Some(&self.card_of(*id)?.1))))
                .collect();
            let shown = self.session.borrow().current().map(|p| p.id);
            if self.perform(Command::Remove(going)) {
                self.stay_at(shown);
                let said = self.said_of_reports(self.wording().of("已收起", "Put away "), &titles);
                let w = self.wording();
                self.say(Toast::note(&said).undone_if(true, w));
            }
        }
        self.list_shelf();
    }

    pub(super) fn take(&mut self, ids: &[u32], records: &[String]) -> Option<()> {
        let files = from_shelf(records, self.session.borrow().outline())?;
        let n_steps = self.session.borrow().n_steps();
        let mut titles = Vec::new();
        let mut first = None;
        for (id, file) in ids.iter().zip(files) {
            let part = file.0.parts[0].id;
            if !self.perform(Command::OpenDesk(Rc::new(file))) {
                return Some(());
            }
            first = first.or(Some(part));
            let card = self.shelf.cards().find(|c| c.id == *id).cloned();
            let node = self.session.borrow().outline().get(part).cloned()?;
            titles.push(self.title_of(Some(&node)));
            self.shelf.passed.push(Passed {
                part,
                node,
                card: Card {
                    gone: None,
                    ..card.unwrap_or_default()
                },
                id: Some(*id),
                there: false,
                goes: false,
                came: true,
            });
            self.shelf.due.push((*id, Some(self.keep.n_saved)));
        }
        self.session.borrow_mut().unite(n_steps);
        self.shelf.sheet = None;
        if let Some(first) = first {
            self.perform(Command::Show(first));
            self.place = self.nowhere();
        }
        let said = self.said_of_reports(self.wording().of("已打开", "Opened "), &titles);
        self.say(Toast::note(&said));
        Some(())
    }

    /// What was removed is in the bin, what undoing brings back is not, and what the desk has kept goes
    /// from the shelf.
    pub(in crate::app) fn follow_shelf(&mut self) {
        if !self.has_shelf() {
            return;
        }
        if !self.shelf.asked && self.session.borrow().is_empty() && !self.keep.is_waiting() {
            self.list_shelf();
        }
        if self.session.borrow().revision() != self.shelf.desk.0 {
            self.follow_passed();
        }
        let n_saved = self.keep.n_saved;
        let due = self.shelf.due.iter_mut();
        let due = due.filter(|(_, n)| n.is_some_and(|n| n < n_saved));
        let gone: Vec<u32> = due
            .map(|(id, n)| {
                *n = None;
                *id
            })
            .collect();
        if !gone.is_empty() {
            for passed in &mut self.shelf.passed {
                passed.id = passed.id.filter(|id| !gone.contains(id));
            }
            self.effect(ShelfEffect::Delete(gone).into());
        }
    }

    fn follow_passed(&mut self) {
        let before = std::mem::take(&mut self.shelf.desk.1);
        self.note_desk();
        let now: HashSet<NodeId> = self.shelf.desk.1.iter().copied().collect();
        let mut puts = Vec::new();
        let session = self.session.clone();
        let session = session.borrow();
        // What came and is removed again is removed as it is now.
        let removed = |passed: &Passed| {
            passed.came && !now.contains(&passed.part) && session.taken_out(passed.part).is_some()
        };
        self.shelf.passed.retain(|passed| !removed(passed));
        for passed in &mut self.shelf.passed {
            let is_here = now.contains(&passed.part);
            if is_here && passed.there && !passed.goes {
                passed.there = false;
                let n_saved = self.keep.n_saved;
                self.shelf
                    .due
                    .extend(passed.id.map(|id| (id, Some(n_saved))));
            } else if !is_here && !passed.there {
                let due = passed
                    .id
                    .and_then(|id| self.shelf.due.iter().position(|(d, _)| *d == id));
                match due {
                    Some(at) => {
                        self.shelf.due.remove(at);
                        passed.there = true;
                    }
                    None => puts.push((passed.card.clone(), passed.node.clone())),
                }
            }
        }
        for part in before.into_iter().filter(|id| !now.contains(id)) {
            let is_known = self.shelf.passed.iter().any(|p| p.part == part);
            if is_known || session.is_unkept(part) {
                continue;
            }
            if let Some(node) = session.taken_out(part) {
                let card = Card {
                    gone: Some(0.0),
                    ..Card::of(&node, &session, &self.checks.found)
                };
                puts.push((card, node));
            }
        }
        drop(session);
        self.pass(puts, false);
    }
}
