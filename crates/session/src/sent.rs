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
        let known = |part: &Rc<Node>| {
            let old = self.0.get(&part.id);
            old.is_some_and(|old| {
                old.strong_count() > 0 && std::ptr::eq(old.as_ptr(), Rc::as_ptr(part))
            })
        };
        let news = session.parts().iter().filter(|part| !known(part));
        let news = news.cloned().collect();
        let now = session.parts().iter().map(|p| (p.id, Rc::downgrade(p)));
        self.0 = now.collect();
        news
    }

    /// Nothing is known any more.
    pub fn forget(&mut self) {
        self.0.clear();
    }
}
