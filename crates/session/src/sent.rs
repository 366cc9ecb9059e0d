//! Which parts somebody else knows as they are now.

use super::Session;
use gangmu::outline::{Node, NodeId};
use std::collections::HashMap;
use std::rc::{Rc, Weak};

/// The parts as last told. Weak, so that an edit changes its nodes in place.
#[derive(Default)]
pub struct Sent(HashMap<NodeId, Weak<Node>>);

impl Sent {
    /// The parts that are not known as they are now; from here on they are.
    pub fn news(&mut self, session: &Session) -> Vec<Rc<Node>> {
        self.news_within(session, u32::MAX).0
    }

    /// The first of them, at least one, until they have so many characters; and whether there are others.
    pub fn news_within(&mut self, session: &Session, most: u32) -> (Vec<Rc<Node>>, bool) {
        self.0.retain(|id, _| session.outline().contains(*id));
        let (mut news, mut taken) = (Vec::new(), 0);
        for part in session.parts() {
            let old = self.0.get(&part.id).filter(|old| old.strong_count() > 0);
            if old.is_some_and(|old| std::ptr::eq(old.as_ptr(), Rc::as_ptr(part))) {
                continue;
            }
            if taken > most {
                return (news, true);
            }
            taken += part.totals().figures().characters_with_spaces;
            self.0.insert(part.id, Rc::downgrade(part));
            news.push(part.clone());
        }
        (news, false)
    }

    /// Nothing is known any more.
    pub fn forget(&mut self) {
        self.0.clear();
    }
}
