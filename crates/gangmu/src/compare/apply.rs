//! Taking changes over: the first version as it is with some of them, or all.

use super::{Change, ChangeKind, Comparison};
use crate::outline::{Content, Field, Kind, Node, NodeId};
use crate::text::Text;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// A node of the version that is made.
#[derive(Clone, Copy)]
struct Made {
    /// Its index in the first version.
    old: Option<usize>,
    /// In the second.
    new: Option<usize>,
}

impl Comparison<'_> {
    /// The top of the first version with these changes, by their index; what one cannot be without
    /// comes along. Nodes that stay keep ids and notes; new ones get ids from `next` on. With all
    /// changes its text is that of the second version. O(nodes of both).
    pub fn apply(&self, which: &[usize], next: &mut u32) -> Rc<Node> {
        let all: HashSet<usize> = which.iter().copied().collect();
        if all.len() == self.changes.len() {
            return self.all(0, next);
        }
        let chosen: Vec<&Change> = which
            .iter()
            .filter_map(|at| self.changes.get(*at))
            .collect();
        let list = self.listed(&chosen);
        self.grown(&list, &chosen, next)
    }

    /// The second version with the ids and notes of the first.
    fn all(&self, at: usize, next: &mut u32) -> Rc<Node> {
        let new = self.new.seats[at].node;
        let below: Vec<usize> = self.new.below(at).collect();
        let (id, note) = match self.matching.to_old[at] {
            Some(old) => {
                let old = self.old.seats[old].node;
                (old.id, old.note.clone())
            }
            None => (fresh(next), new.note.clone()),
        };
        Rc::new(Node::from(Content {
            id,
            note,
            children: below.into_iter().map(|at| self.all(at, next)).collect(),
            ..Content::clone(new)
        }))
    }

    /// The nodes of the version that is made, in order, the top first.
    fn listed(&self, chosen: &[&Change]) -> Vec<Made> {
        let of = |kind: ChangeKind, side: fn(&Change) -> &Vec<NodeId>| -> HashSet<NodeId> {
            let those = chosen.iter().filter(|c| c.kind == kind);
            those.flat_map(|c| side(c).iter().copied()).collect()
        };
        let gone = of(ChangeKind::Gone, |c| &c.old);
        let came = of(ChangeKind::New, |c| &c.new);
        let moved = of(ChangeKind::Moved, |c| &c.old);
        // Behind each node of the first version, or that came, what goes there.
        let mut behind: HashMap<(bool, usize), Vec<Made>> = HashMap::new();
        let mut taken: HashSet<usize> = HashSet::new();
        let mut before = (true, 0);
        for (b, seat) in self.new.seats.iter().enumerate() {
            let old = self.matching.to_old[b];
            match old {
                Some(a) if moved.contains(&self.old.seats[a].node.id) => {
                    let mut row = vec![Made { old, new: Some(b) }];
                    taken.insert(a);
                    row.extend(self.trailing(a, &gone).inspect(|made| {
                        taken.extend(made.old);
                    }));
                    behind.entry(before).or_default().extend(row);
                    before = (true, a);
                }
                Some(a) => {
                    let stays = !self.moved[b] && !gone.contains(&self.old.seats[a].node.id);
                    if stays {
                        before = (true, a);
                    }
                }
                None if came.contains(&seat.node.id) => {
                    let new = Some(b);
                    behind.entry(before).or_default().push(Made { old, new });
                    before = (false, b);
                }
                None => {}
            }
        }
        let mut list = Vec::new();
        for (a, seat) in self.old.seats.iter().enumerate() {
            let is_there = !gone.contains(&seat.node.id) && !taken.contains(&a);
            if is_there {
                let new = self.matching.to_new[a];
                list.push(Made { old: Some(a), new });
                self.follow((true, a), &mut behind, &mut list);
            }
        }
        list
    }

    /// What goes behind a node, and behind that.
    fn follow(
        &self,
        at: (bool, usize),
        behind: &mut HashMap<(bool, usize), Vec<Made>>,
        list: &mut Vec<Made>,
    ) {
        for made in behind.remove(&at).unwrap_or_default() {
            list.push(made);
            let at = match made.old {
                Some(a) => (true, a),
                None => (false, made.new.unwrap_or_default()),
            };
            self.follow(at, behind, list);
        }
    }

    /// What stands behind a node that moves, below it, and is in the first version alone: it goes
    /// along, unless it goes.
    fn trailing<'s>(
        &'s self,
        a: usize,
        gone: &'s HashSet<NodeId>,
    ) -> impl Iterator<Item = Made> + 's {
        let end = self.old.seats[a].end;
        let alone = (a + 1..end).take_while(|at| self.matching.to_new[*at].is_none());
        let stay = alone.filter(|at| !gone.contains(&self.old.seats[*at].node.id));
        stay.map(|at| Made {
            old: Some(at),
            new: None,
        })
    }

    /// The tree of these nodes.
    fn grown(&self, list: &[Made], chosen: &[&Change], next: &mut u32) -> Rc<Node> {
        let changed: HashSet<NodeId> = chosen
            .iter()
            .filter(|c| c.kind == ChangeKind::Changed)
            .flat_map(|c| c.old.iter().copied())
            .collect();
        let mut open: Vec<(Made, Content)> = Vec::new();
        for made in list {
            let content = self.content(made, &changed, next);
            let depth = self.depth(&open, made, &content);
            close(&mut open, depth);
            open.push((*made, content));
        }
        close(&mut open, 1);
        let (_, top) = open.pop().expect("the top is never gone");
        Rc::new(Node::from(top))
    }

    fn content(&self, made: &Made, changed: &HashSet<NodeId>, next: &mut u32) -> Content {
        let new = made.new.map(|b| self.new.seats[b].node);
        let Some(old) = made.old.map(|a| self.old.seats[a].node) else {
            let new = new.expect("what was not there is new");
            return Content {
                id: fresh(next),
                children: Vec::new(),
                ..Content::clone(new)
            };
        };
        let mut content = Content {
            children: Vec::new(),
            ..Content::clone(old)
        };
        if let Some(new) = new.filter(|_| changed.contains(&old.id)) {
            content.text = new.text.clone();
            if content.kind != new.kind {
                content.kind = new.kind;
                content.marker = new.marker.clone();
                content.lead = lead(old, new);
            }
        }
        content
    }

    /// How many of the open nodes stay open above a node: it goes below the innermost of those that
    /// it stands below in a version, or else that can hold it.
    fn depth(&self, open: &[(Made, Content)], made: &Made, content: &Content) -> usize {
        let above_old = made.old.map(|a| self.old.seats[a].above);
        let above_new = made.new.map(|b| {
            let above = self.new.seats[b].above;
            (above, self.matching.to_old[above])
        });
        let is_above = |over: &Made| {
            let was = over.old.is_some() && over.old == above_old;
            let is = above_new.is_some_and(|(new, old)| {
                over.new == Some(new) || old.is_some() && over.old == old
            });
            was || is
        };
        let known = open
            .iter()
            .rposition(|(over, of)| is_above(over) && holds(of, content, true));
        let any = || open.iter().rposition(|(_, of)| holds(of, content, false));
        known.or_else(any).map_or(open.len().min(1), |at| at + 1)
    }
}

/// The white space before a node that is of another kind now.
fn lead(old: &Node, new: &Node) -> Text {
    match old.is_inline() == new.is_inline() {
        true => old.lead.clone(),
        false => Field::Lead.of(new).clone(),
    }
}

/// Whether a node may stand below another; where it did, `known`, only headings are asked.
fn holds(outer: &Content, inner: &Content, known: bool) -> bool {
    match (outer.kind, inner.kind) {
        (Kind::Heading(outer), Kind::Heading(inner)) => outer < inner,
        (Kind::Root | Kind::Front | Kind::Report, _) => true,
        (Kind::Heading(_), _) => true,
        (Kind::LeadIn, Kind::LeadIn) => false,
        (Kind::LeadIn, inner) => known || !inner.is_heading(),
        (_, inner) => known && !inner.is_heading(),
    }
}

fn close(open: &mut Vec<(Made, Content)>, depth: usize) {
    while open.len() > depth.max(1) {
        let (_, done) = open.pop().expect("several are open");
        let (_, above) = open.last_mut().expect("the top is open");
        above.children.push(Rc::new(Node::from(done)));
    }
}

fn fresh(next: &mut u32) -> NodeId {
    let id = NodeId(*next);
    *next += 1;
    id
}
