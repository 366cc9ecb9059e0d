//! Selecting rows.

use super::{Place, Span, State};
use gangmu::outline::NodeId;
use gangmu::text::sort_by_key;
use std::rc::Rc;

/// What becomes of the selection.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum SelectEvent {
    /// Select from where the selection began to this row.
    Extend(NodeId),
    /// Select this row too, or no more.
    Toggle(NodeId),
    /// Select more: the row, its siblings, those of its section, everything.
    Widen,
    /// Select words from one row to another, or within one.
    Words(Span),
    /// These are typed over the selected words of several rows; nothing deletes them.
    Type(String),
    /// A new row begins in their place.
    Part,
    /// Select these and go to the first.
    Only(Vec<NodeId>),
    /// Select nothing.
    Nothing,
    /// From now on a touch of a row selects it, or no more.
    Pick,
}

impl State {
    pub(super) fn select_by(&mut self, event: SelectEvent) {
        match event {
            SelectEvent::Extend(node) => self.extend(node),
            SelectEvent::Toggle(node) => self.toggle_selected(node),
            SelectEvent::Widen => self.widen(),
            SelectEvent::Words(span) => self.select_words(span),
            SelectEvent::Type(words) => drop(self.type_over(words)),
            SelectEvent::Part => self.part_over(),
            SelectEvent::Only(nodes) => {
                if let Some(first) = nodes.first().copied() {
                    self.stand(first, false, None);
                    self.select(nodes);
                }
            }
            SelectEvent::Nothing => {
                self.deselect();
                self.place.serial += 1;
            }
            SelectEvent::Pick => self.pick(),
        }
    }

    /// Selects nothing.
    pub(super) fn deselect(&mut self) {
        if !self.selected.is_empty() {
            self.selected = Rc::default();
        }
        self.anchor = None;
        self.picking = false;
    }

    /// Selects the rows from where the selection began to `node`.
    pub(super) fn extend(&mut self, node: NodeId) {
        let anchor = self.anchor.or(self.place.node).unwrap_or(node);
        let rows = {
            let session = self.session.borrow();
            let (Some(a), Some(b)) = (session.row_of(anchor), session.row_of(node)) else {
                return;
            };
            let rows = session.rows().range(a.min(b)..=a.max(b));
            rows.map(|r| r.id).collect()
        };
        self.select(rows);
        self.anchor = Some(anchor);
        self.make_current(node);
    }

    /// Begins a selection with the current row; from now on a touch is enough for each more.
    fn pick(&mut self) {
        if let Some(node) = self.place.node {
            if !self.selected.contains(&node) {
                self.select(vec![node]);
            }
            self.make_current(node);
            self.picking = true;
        }
    }

    /// Selects one more row, or one less.
    fn toggle_selected(&mut self, node: NodeId) {
        let mut ids: Vec<NodeId> = self.selected.to_vec();
        if ids.is_empty() && !self.picking {
            ids.extend(self.place.node.filter(|n| *n != node));
        }
        match ids.iter().position(|id| *id == node) {
            Some(at) => drop(ids.remove(at)),
            None => ids.push(node),
        }
        self.select(ids);
        self.anchor = Some(node);
        self.make_current(node);
    }

    /// Selects more: the row, then its siblings, then those of its section, to the whole part.
    fn widen(&mut self) {
        let Some(node) = self.place.node else { return };
        let wider = {
            let session = self.session.borrow();
            let outline = session.outline();
            let mut steps = vec![vec![node]];
            for ancestor in outline.lineage(node).into_iter().skip(1) {
                let Some(section) = outline.get(ancestor) else {
                    continue;
                };
                steps.push(section.children.iter().map(|c| c.id).collect());
                if section.kind.is_part() {
                    break;
                }
            }
            let covered = |step: &Vec<NodeId>| step.iter().all(|id| self.selected.contains(id));
            let next = steps.iter().rposition(covered).map_or(0, |at| at + 1);
            steps.into_iter().nth(next)
        };
        if let Some(ids) = wider {
            self.select(ids);
            self.make_current(node);
        }
    }

    /// Selects these, in order of the text and without those below others of them.
    fn select(&mut self, ids: Vec<NodeId>) {
        let session = self.session.borrow();
        let outline = session.outline();
        let below = |id: &NodeId| outline.lineage(*id).iter().skip(1).any(|a| ids.contains(a));
        let mut tops: Vec<NodeId> = ids
            .iter()
            .copied()
            .filter(|id| outline.contains(*id) && !below(id))
            .collect();
        sort_by_key(&mut tops, |id| session.row_of(*id));
        self.selected = Rc::new(tops);
    }

    fn make_current(&mut self, node: NodeId) {
        self.place = Place {
            node: Some(node),
            ..self.nowhere()
        };
    }

    /// What a command is about: the selection, or the current row.
    pub(super) fn targets(&self) -> Vec<NodeId> {
        if let Some(span) = self.place.span {
            span.rows(&self.session.borrow())
        } else if self.selected.is_empty() {
            self.place.node.into_iter().collect()
        } else {
            self.selected.to_vec()
        }
    }

    /// Forgets selected nodes that are no more.
    pub(super) fn prune_selection(&mut self) {
        let gone = {
            let session = self.session.borrow();
            self.selected
                .iter()
                .any(|id| !session.outline().contains(*id))
        };
        if gone {
            self.deselect();
        }
    }

    /// Whether there is a selection to speak of.
    pub fn has_selection_bar(&self) -> bool {
        self.picking || self.selected.len() > 1
    }
}
