//! What a part means, read once: everything that asks of its problems, measures, claims or ledger
//! asks here, so that no two can answer differently.

use super::{Claim, LedgerRow, claims, is_copy, ledger, measures, measures_aside, problems};
use crate::outline::{Node, NodeId, Outline};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// The reading of one part as it stands. Each thing is found out when it is asked for first.
#[derive(Debug)]
pub struct Reading {
    part: Rc<Node>,
    problems: OnceCell<Vec<Rc<Node>>>,
    measures: OnceCell<Vec<Rc<Node>>>,
    aside: OnceCell<Vec<Rc<Node>>>,
    claims: OnceCell<Vec<Claim>>,
    rows: OnceCell<Vec<Rc<LedgerRow>>>,
}

impl Reading {
    /// The reading of that part.
    pub fn of(part: &Rc<Node>) -> Self {
        Self {
            part: part.clone(),
            problems: OnceCell::new(),
            measures: OnceCell::new(),
            aside: OnceCell::new(),
            claims: OnceCell::new(),
            rows: OnceCell::new(),
        }
    }

    /// Its problems; see [`problems()`].
    pub fn problems(&self) -> &[Rc<Node>] {
        self.problems.get_or_init(|| problems(&self.part))
    }

    /// Its measures; see [`measures()`].
    pub fn measures(&self) -> &[Rc<Node>] {
        self.measures.get_or_init(|| measures(&self.part))
    }

    /// Those of its measures that are of no problem; see [`measures_aside()`].
    pub fn aside(&self) -> &[Rc<Node>] {
        self.aside.get_or_init(|| measures_aside(&self.part))
    }

    /// How many measures its ledger lists; all where it has no problem.
    pub fn n_listed(&self) -> u32 {
        self.part.summary().measures - self.aside().len() as u32
    }

    /// The part.
    pub fn part(&self) -> &Rc<Node> {
        &self.part
    }

    /// What it says of its own numbers; see [`claims()`].
    pub fn claims(&self) -> &[Claim] {
        self.claims.get_or_init(|| claims(&self.part))
    }

    /// Its ledger, numbered from 1; `outline` is that in which it stands.
    pub fn rows(&self, outline: &Outline) -> &[Rc<LedgerRow>] {
        let rows = || ledger(outline, self.part.id).into_iter().map(Rc::new);
        self.rows.get_or_init(|| rows().collect())
    }
}

/// Readings, each kept as long as its part is the same.
#[derive(Debug, Default)]
pub struct Readings(RefCell<HashMap<NodeId, Rc<Reading>>>);

impl Readings {
    /// The reading of a part, kept or new.
    pub fn of(&self, part: &Rc<Node>) -> Rc<Reading> {
        let mut kept = self.0.borrow_mut();
        match kept.get(&part.id).filter(|r| Rc::ptr_eq(&r.part, part)) {
            Some(reading) => reading.clone(),
            None => {
                let reading = Rc::new(Reading::of(part));
                kept.insert(part.id, reading.clone());
                reading
            }
        }
    }

    /// Remembers what was read elsewhere.
    pub fn take(&self, reading: Rc<Reading>) {
        self.0.borrow_mut().insert(reading.part.id, reading);
    }

    /// Whether a part is read as it is, its ledger, too.
    pub fn has(&self, part: &Rc<Node>) -> bool {
        let kept = self.0.borrow();
        let reading = kept.get(&part.id);
        reading.is_some_and(|r| Rc::ptr_eq(&r.part, part) && r.rows.get().is_some())
    }

    /// The ledger of one part, or of all if `part` is the root, numbered throughout; see
    /// [`ledger()`].
    pub fn ledger(&self, outline: &Outline, part: NodeId) -> Vec<LedgerRow> {
        let root = outline.root();
        let asked = |p: &&Rc<Node>| part == root.id && !is_copy(p) || p.id == part;
        let mut rows: Vec<LedgerRow> = Vec::new();
        for part in root.children.iter().filter(asked) {
            rows.extend(
                self.of(part)
                    .rows(outline)
                    .iter()
                    .map(|row| LedgerRow::clone(row)),
            );
        }
        for (at, row) in rows.iter_mut().enumerate() {
            row.number = at + 1;
        }
        rows
    }

    /// Forgets the parts that are gone.
    pub fn keep(&self, is_there: impl Fn(NodeId) -> bool) {
        self.0.borrow_mut().retain(|id, _| is_there(*id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    #[test]
    fn a_part_that_is_the_same_is_read_once() {
        let outline = parse("一、整改情况\n1.关于学习不深的问题\n整改情况：一是补课。\n");
        let part = &outline.root().children[0];
        let readings = Readings::default();
        let first = readings.of(part);
        assert!(Rc::ptr_eq(&first, &readings.of(part)));
        assert_eq!((first.problems().len(), first.measures().len()), (1, 1));
        assert_eq!(first.rows(&outline).len(), 1);
        let mut other = outline.clone();
        other
            .set_note(part.children[0].id, Some(Rc::default()))
            .expect("it is there");
        let changed = readings.of(&other.root().children[0]);
        assert!(!Rc::ptr_eq(&first, &changed));
        readings.keep(|_| false);
        assert!(!Rc::ptr_eq(
            &changed,
            &readings.of(&other.root().children[0])
        ));
    }
}
