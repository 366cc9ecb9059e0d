//! Selecting rows.

use super::{App, Msg, Place};
use crate::components::icon::Icon;
use gangmu::outline::NodeId;
use std::rc::Rc;
use yew::prelude::*;

impl App {
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
    pub(super) fn pick(&mut self) {
        if let Some(node) = self.place.node {
            if !self.selected.contains(&node) {
                self.select(vec![node]);
            }
            self.make_current(node);
            self.picking = true;
        }
    }

    /// Selects one more row, or one less.
    pub(super) fn toggle_selected(&mut self, node: NodeId) {
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
    pub(super) fn widen(&mut self) {
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
        tops.sort_by_key(|id| session.row_of(*id));
        self.selected = Rc::new(tops);
    }

    fn make_current(&mut self, node: NodeId) {
        let serial = self.place.serial + 1;
        self.place = Place {
            node: Some(node),
            editing: false,
            caret: None,
            serial,
            quiet: false,
        };
    }

    /// What a command is about: the selection, or the current row.
    pub(super) fn targets(&self) -> Vec<NodeId> {
        if self.selected.is_empty() {
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
    pub(super) fn has_selection_bar(&self) -> bool {
        self.picking || self.selected.len() > 1
    }

    /// The bar that shows while several rows are selected, or are being selected.
    pub(super) fn selection_bar(&self) -> Html {
        if !self.has_selection_bar() {
            return html! {};
        }
        let w = self.wording();
        let button = |icon: Icon, name: &'static str, id: &'static str, class: &'static str| {
            html! {
                <button {class} title={name} aria-label={name} disabled={self.selected.is_empty()} onclick={self.send.reform(move |_| Msg::Run(id))}>{ icon.draw() }</button>
            }
        };
        let n = self.selected.len();
        html! {
            <div class="selection" role="toolbar" aria-label={w.of("所选各行", "Selected rows")}>
                <span>{ format!("{} {n} {}", w.of("已选", "Selected:"), w.of("项", "")) }</span>
                { button(Icon::Shallower, w.of("升级", "Promote"), "outdent", "not-small") }
                { button(Icon::Deeper, w.of("降级", "Demote"), "indent", "not-small") }
                { button(Icon::Up, w.of("上移", "Move up"), "up", "not-small") }
                { button(Icon::Lower, w.of("下移", "Move down"), "down", "not-small") }
                { button(Icon::Copy, w.of("复制", "Copy"), "copy-node", "") }
                { button(Icon::Bin, w.of("删除", "Delete"), "remove", "") }
                <button title={w.of("更多", "More")} aria-label={w.of("更多", "More")}
                    onclick={self.send.reform(|_| Msg::More)}>{ Icon::More.draw() }</button>
                <button title={w.of("取消选择", "Select nothing")} aria-label={w.of("取消选择", "Select nothing")}
                    onclick={self.send.reform(|_| Msg::Deselect)}>{ Icon::Close.draw() }</button>
            </div>
        }
    }
}
