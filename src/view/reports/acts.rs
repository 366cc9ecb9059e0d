//! The list of reports: what is done there by mouse and keys.

use super::{Props, Reports, Sort};
use crate::platform::dom;
use gangmu::edit::commands::Direction;
use gangmu::outline::NodeId;
use session::{EditEvent, Event, InList, PlaceEvent, ReportsEvent, Scope, Step};
use web_sys::Element;
use yew::prelude::*;

impl Reports {
    /// What a command is about: those chosen, or the active one.
    pub(super) fn targets(&self, props: &Props, id: Option<NodeId>) -> Vec<NodeId> {
        let chosen = &props.chosen;
        if !chosen.is_empty() && id.is_none_or(|id| chosen.contains(&id)) {
            let all = self.all.iter().map(|named| named.id);
            return all.filter(|id| chosen.contains(id)).collect();
        }
        let one = id.or(self.active).or(props.current);
        one.filter(|id| self.find(*id).is_some())
            .into_iter()
            .collect()
    }

    fn send_choice(&mut self, props: &Props, ids: Vec<NodeId>) {
        if !(ids.is_empty() && props.chosen.is_empty()) {
            props.send.emit(ReportsEvent::Choose(ids).into());
        }
    }

    /// Shows a report. What was chosen is chosen no more, unless everything is about it.
    pub(super) fn show(&mut self, props: &Props, id: NodeId) {
        (self.active, self.anchor, self.wanted) = (Some(id), Some(id), true);
        if props.scope != Scope::Chosen {
            self.send_choice(props, Vec::new());
        }
        if props.current != Some(id) {
            props.send.emit(PlaceEvent::Show(id).into());
        }
    }

    pub(super) fn toggle(&mut self, props: &Props, id: NodeId) {
        let mut ids = props.chosen.to_vec();
        if ids.is_empty() && !self.picking {
            ids.extend(props.current.filter(|shown| *shown != id));
        }
        match ids.iter().position(|i| *i == id) {
            Some(at) => drop(ids.remove(at)),
            None => ids.push(id),
        }
        (self.active, self.anchor) = (Some(id), Some(id));
        self.send_choice(props, ids);
    }

    /// Chooses from where the selection began to that report.
    pub(super) fn extend(&mut self, props: &Props, id: NodeId) {
        let from = self.anchor.or(self.active).or(props.current).unwrap_or(id);
        let seat = |id: NodeId| self.ids().position(|i| i == id);
        if let (Some(a), Some(b)) = (seat(from), seat(id)) {
            let ids = self.ids().skip(a.min(b)).take(a.abs_diff(b) + 1).collect();
            (self.anchor, self.active, self.wanted) = (Some(from), Some(id), true);
            self.send_choice(props, ids);
        }
    }

    pub(super) fn clicked(&mut self, props: &Props, id: NodeId, event: &MouseEvent) {
        if std::mem::take(&mut self.dragged) {
            return;
        }
        if event.shift_key() {
            self.extend(props, id);
        } else if event.ctrl_key() || event.meta_key() || self.picking {
            self.toggle(props, id);
        } else {
            self.show(props, id);
            dom::focus(".reports [role=listbox]");
        }
    }

    /// The report that a step leads to.
    fn to(&self, step: Step) -> Option<NodeId> {
        let last = self.listed.len().checked_sub(1)?;
        let at = self
            .ids()
            .position(|id| Some(id) == self.active)
            .unwrap_or(0);
        let room = self
            .list
            .cast::<Element>()
            .map_or(0.0, |l| f64::from(l.client_height()));
        let by = match step {
            Step::Rows(n) => n,
            Step::Pages(n) => n * ((room / self.pitch) as i32 - 1).max(1),
            Step::End(Direction::Up) => i32::MIN,
            Step::End(Direction::Down) => i32::MAX,
        };
        let to = (at as i32).saturating_add(by).clamp(0, last as i32);
        self.ids().nth(to as usize)
    }

    pub(super) fn act(&mut self, props: &Props, what: InList) {
        let of = self.menu.map(|(id, _)| id);
        self.close_menu(true);
        let targets = || self.targets(props, of);
        let event: Event = match what {
            InList::Go(step) => {
                return self
                    .to(step)
                    .into_iter()
                    .for_each(|id| self.show(props, id));
            }
            InList::Extend(step) => {
                return self
                    .to(step)
                    .into_iter()
                    .for_each(|id| self.extend(props, id));
            }
            InList::Toggle => {
                return self
                    .active
                    .into_iter()
                    .for_each(|id| self.toggle(props, id));
            }
            InList::All => {
                let ids = self.ids().collect();
                return self.send_choice(props, ids);
            }
            InList::Nothing => {
                (self.drag, self.picking) = (None, false);
                return self.send_choice(props, Vec::new());
            }
            InList::Open => {
                let session = props.session.borrow();
                let part = self.active.and_then(|id| session.outline().get(id));
                let Some(first) = part.and_then(|p| p.children.first()).map(|n| n.id) else {
                    return;
                };
                PlaceEvent::Jump(first).into()
            }
            InList::Menu => return self.open_menu(props, None),
            InList::Rename => {
                let one = self.active.or(props.current);
                self.renaming = one.filter(|id| self.find(*id).is_some_and(|n| n.ordinal > 0));
                return;
            }
            InList::Duplicate => ReportsEvent::Duplicate(targets()).into(),
            InList::Remove => EditEvent::Remove(targets()).into(),
            InList::Move(direction) => {
                let ids = targets();
                (self.sort, self.wanted) = (Sort::Text, true);
                ReportsEvent::Move(ids, direction).into()
            }
        };
        props.send.emit(event);
    }
}
