//! The session as everyone has it: to read.

use crate::Session;
use gangmu::outline::NodeId;
use std::cell::{Ref, RefCell, RefMut};
use std::rc::Rc;

/// The session as components hold it.
#[derive(Clone, Debug, Default)]
pub struct Shared(Rc<RefCell<Session>>);

impl Shared {
    /// Reads the session. Not to be held over an event.
    pub fn borrow(&self) -> Ref<'_, Session> {
        self.0.borrow()
    }

    pub(super) fn borrow_mut(&self) -> RefMut<'_, Session> {
        self.0.borrow_mut()
    }

    /// These parts have changed by that moment; see [`Session::note_edited`].
    pub fn note_edited(&self, parts: impl Iterator<Item = NodeId>, at: u64) {
        self.0.borrow_mut().note_edited(parts, at);
    }

    /// All steps before that one are kept with the parts; see [`Session::log_end`].
    pub fn forget_log(&self, upto: u64) {
        self.0.borrow_mut().forget_log(upto);
    }

    /// Where the session lies, for whoever must read it although it is being changed.
    pub fn as_ptr(&self) -> *const Session {
        self.0.as_ptr()
    }
}

impl PartialEq for Shared {
    /// Components follow the revision beside it.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
