//! Finding whole words: what is found counts only if it begins and ends where words do. The session
//! knows no words. Whoever cuts texts into words says which finds count, text by text.

use gangmu::outline::NodeId;
use gangmu::text::Text;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// What is known of the finds of one query; a handle that can be cloned. It holds for the words
/// that it was learned with.
#[derive(Clone, Debug, Default)]
pub struct Whole(Rc<RefCell<HashMap<Box<str>, Finds>>>);

/// Bytes of a text, in order.
type Finds = Vec<Range<usize>>;

impl PartialEq for Whole {
    /// The same knowledge, not as much of it.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Whole {}

impl Whole {
    /// Of the finds in a text these are whole words.
    pub fn learn(&self, text: Box<str>, finds: Finds) {
        self.0.borrow_mut().insert(text, finds);
    }

    /// Whether anybody else still has this handle.
    pub fn is_wanted(&self) -> bool {
        Rc::strong_count(&self.0) > 1
    }

    /// The `finds` in `text` that count, without overlaps; gives them back if that is not known.
    pub(super) fn among(&self, text: &Text, finds: Finds) -> Result<Finds, Finds> {
        let known = self.0.borrow();
        let Some(whole) = known.get(text.as_str()) else {
            return Err(finds);
        };
        let mut end = 0;
        let mut counts = finds;
        counts.retain(|find| {
            let counts = find.start >= end && whole.contains(find);
            if counts {
                end = find.end;
            }
            counts
        });
        Ok(counts)
    }
}

/// Finds of which it is not known yet whether they are whole words.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// The node.
    pub node: NodeId,
    /// Its text.
    pub text: Text,
    /// Bytes of it; they may overlap.
    pub finds: Vec<Range<usize>>,
}
