//! What of the text is looked at: zoomed to one node, filtered by words, folded. None of it is
//! an edit, and none of it is undone.

use super::{Outcome, Query, Session, SetPosition};
use gangmu::edit::commands::{
    Preview, Regroup, SchemePreview, StyleChoice, Updated, outdated, preview_regroup,
    preview_scheme,
};
use gangmu::edit::{Caret, EditError, Touched};
use gangmu::outline::{Kind, Level, Node, NodeId, Style};
use gangmu::report;
use std::collections::HashSet;
use std::rc::Rc;

/// A filter on the rows.
#[derive(Debug)]
pub(super) struct Filter {
    query: Query,
    /// The nodes that match.
    pub matching: HashSet<NodeId>,
    /// Nodes that are shown though they do not match: what was written or looked up since.
    pub kept: HashSet<NodeId>,
    /// Where each row stands, in order of the rows.
    pub seats: Vec<SetPosition>,
}

impl Session {
    /// The node that is zoomed to.
    pub fn zoom(&self) -> Option<NodeId> {
        self.zoom.first().copied()
    }

    /// The part and the sections from it down to the node that is zoomed to, itself included,
    /// each with its marker and title; empty without zoom.
    pub fn crumbs(&self) -> Vec<(NodeId, String)> {
        let shown = self
            .zoom
            .iter()
            .rev()
            .filter_map(|id| self.outline.get(*id));
        shown
            .map(|node| {
                let name = if node.kind.is_part() {
                    report::title(node)
                } else {
                    format!("{}{}", node.marker_spelling(), node.title())
                };
                (node.id, name)
            })
            .collect()
    }

    /// What [`super::Command::Regroup`] would come to.
    ///
    /// # Errors
    /// Why it would be refused.
    pub fn preview_regroup(&self, how: &Regroup) -> Result<Preview, EditError> {
        let scheme = how.anchor().map(|id| self.scheme(id));
        preview_regroup(&self.outline, how, &scheme.unwrap_or_default())
    }

    /// What bringing a merged report up to date would come to; see [`outdated`].
    ///
    /// # Errors
    /// Why it would be refused.
    pub fn outdated(&self, part: NodeId) -> Result<Updated, EditError> {
        outdated(&self.outline, part, &self.scheme(part))
    }

    /// What [`super::Command::SetScheme`] would come to, with up to `n` headings. O(nodes).
    ///
    /// # Errors
    /// Why it would be refused.
    pub fn preview_scheme(
        &self,
        part: NodeId,
        style: &StyleChoice,
        n: usize,
    ) -> Result<SchemePreview, EditError> {
        preview_scheme(&self.outline, part, style, &self.scheme(part), n)
    }

    /// The style that the part's text had before another was chosen.
    pub fn pasted_style(&self, part: NodeId) -> Style {
        let note = self.outline.get(part).and_then(|p| p.note.as_ref());
        let pasted = note.and_then(|n| n.numbering.as_ref()?.pasted.clone());
        pasted.unwrap_or_else(|| self.scheme(part).style())
    }

    /// The words that filter the rows.
    pub fn filter(&self) -> Option<&Query> {
        self.filter.as_ref().map(|f| &f.query)
    }

    /// The top of what is shown: the node that is zoomed to, or the part.
    pub(super) fn shown(&self) -> Option<&Rc<Node>> {
        let zoomed = self.zoom().and_then(|id| self.outline.get(id));
        zoomed.or_else(|| self.current())
    }

    /// Zooms to the node, or out of all zoom. A caret that is left outside goes to the node.
    pub(super) fn zoom_to(&mut self, node: Option<NodeId>) -> Outcome {
        let node = node.filter(|id| self.outline.contains(*id));
        let before = (self.zoom(), self.current);
        self.set_zoom(node);
        if before == (self.zoom(), self.current) {
            return Outcome::Nothing;
        }
        self.flatten();
        let outside = self.caret.is_some_and(|c| !self.is_in_view(c.node));
        let top = self.shown().map(|top| Caret::at(top.id, top.text.len()));
        let caret = top.filter(|_| outside && self.zoom().is_some());
        if outside {
            self.history.close_group();
            self.caret = caret;
        }
        Outcome::Done { caret }
    }

    /// Sets the zoom and shows the part that it is in; a part itself is shown without zoom.
    pub(super) fn set_zoom(&mut self, node: Option<NodeId>) {
        let mut lineage = node.map_or_else(Vec::new, |id| self.outline.lineage(id));
        // The root is no place to be.
        lineage.pop();
        if let Some(part) = lineage.last() {
            self.current = Some(*part);
        }
        self.zoom = if lineage.len() > 1 {
            lineage
        } else {
            Vec::new()
        };
    }

    /// After a change of structure: if the node that is zoomed to is gone, what it stood in is
    /// zoomed to.
    pub(super) fn settle_zoom(&mut self) {
        if !self.zoom.is_empty() {
            let left = self.zoom.iter().find(|id| self.outline.contains(**id));
            self.set_zoom(left.copied());
        }
    }

    /// Zooms out as far as it takes to have the node in view.
    pub(super) fn zoom_out_to(&mut self, id: NodeId) {
        if self.zoom.is_empty() || self.is_in_view(id) {
            return;
        }
        let lineage = self.outline.lineage(id);
        let common = self.zoom.iter().find(|z| lineage.contains(z)).copied();
        self.zoom = Vec::new();
        if let Some(common) = common {
            self.set_zoom(Some(common));
        }
    }

    fn is_in_view(&self, id: NodeId) -> bool {
        let top = self.shown().map(|n| n.id);
        top.is_some_and(|top| self.outline.lineage(id).contains(&top))
    }

    /// Filters the rows, or shows them all.
    pub(super) fn filter_by(&mut self, query: Option<Query>) -> Outcome {
        if query.as_ref() == self.filter() && query.is_none() {
            return Outcome::Nothing;
        }
        let query = query.filter(|q| !q.words.is_empty());
        self.filter = query.map(|query| Filter {
            query,
            matching: HashSet::new(),
            kept: HashSet::new(),
            seats: Vec::new(),
        });
        self.flatten();
        Outcome::Done { caret: None }
    }

    /// Searches for the filter anew, in what is shown.
    pub(super) fn refresh_filter(&mut self) {
        if let Some(filter) = &self.filter {
            let matches = self.search(&filter.query);
            // What is in doubt is shown rather than hidden.
            let doubtful = matches.doubts().iter().map(|d| d.node);
            let matching = matches.nodes().chain(doubtful).collect();
            if let Some(filter) = &mut self.filter {
                filter.matching = matching;
            }
        }
    }

    /// Keeps the node among the rows, whether it matches or not.
    pub(super) fn keep_in_filter(&mut self, id: NodeId) {
        if let Some(filter) = &mut self.filter {
            filter.kept.insert(id);
        }
    }

    /// Folds the node and all its siblings; unfolds them if all are folded.
    pub(super) fn fold_siblings(&mut self, node: NodeId) -> Outcome {
        let place = self.outline.parent(node).and_then(|p| self.outline.get(p));
        let foldable = place.map_or_else(Vec::new, |parent| {
            let with = parent.children.iter().filter(|c| !c.children.is_empty());
            with.filter(|c| !c.kind.is_part()).map(|c| c.id).collect()
        });
        if foldable.is_empty() || self.filter.is_some() || self.zoom() == Some(node) {
            return Outcome::Nothing;
        }
        if foldable.iter().all(|id| self.folded.contains(id)) {
            for id in &foldable {
                self.folded.remove(id);
            }
        } else {
            self.folded.extend(foldable);
        }
        self.flatten();
        let caret = self.leave_folded();
        Outcome::Done { caret }
    }

    /// Takes the caret out of what is folded away; where it goes, if it does.
    pub(super) fn leave_folded(&mut self) -> Option<Caret> {
        let caret = self.caret?;
        let lineage = self.outline.lineage(caret.node);
        let top = self.shown()?.id;
        // What is folded above the top hides nothing below it.
        let in_view = lineage.iter().take_while(|id| **id != top).skip(1);
        let mut outside_in = in_view.copied().collect::<Vec<_>>().into_iter().rev();
        let folded = outside_in.find(|id| self.folded.contains(id))?;
        let end = self.outline.get(folded)?.text.len();
        let caret = Caret::at(folded, end);
        self.history.close_group();
        self.caret = Some(caret);
        Some(caret)
    }
}

impl Session {
    /// Folds the node, or unfolds it.
    pub(super) fn toggle_fold(&mut self, node: NodeId) -> Outcome {
        // A filter shows what matches, folded or not, and a node zoomed to is open.
        if self.filter().is_some() || self.zoom() == Some(node) {
            return Outcome::Nothing;
        }
        if !self.folded.remove(&node) {
            let has_children =
                |n: &Rc<Node>| !n.children.is_empty() && !n.kind.is_part() && n.kind != Kind::Root;
            if !self.outline.get(node).is_some_and(has_children) {
                return Outcome::Nothing;
            }
            self.folded.insert(node);
        }
        self.relist(&Touched::default(), &[node]);
        let caret = self.leave_folded();
        Outcome::Done { caret }
    }

    /// Shows headings down to the level alone; `None` for all.
    pub(super) fn fold_to(&mut self, level: Option<Level>) -> Outcome {
        let mut folded = std::mem::take(&mut self.folded);
        if let Some(part) = self.current() {
            part.walk(&mut |node| {
                folded.remove(&node.id);
                let deep = match (node.kind, level) {
                    // A section in which nothing of the level stands is folded as well.
                    (Kind::Heading(of), Some(level)) => {
                        let shown = |c: &Rc<Node>| c.kind.level().is_some_and(|l| l <= level);
                        of >= level || !node.children.iter().any(shown)
                    }
                    (Kind::LeadIn, Some(_)) => true,
                    _ => false,
                };
                if deep && !node.children.is_empty() {
                    folded.insert(node.id);
                }
            });
        }
        self.folded = folded;
        self.caret = None;
        self.flatten();
        Outcome::Done { caret: None }
    }
}
