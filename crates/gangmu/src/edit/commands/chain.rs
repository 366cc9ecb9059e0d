//! Several commands as one step, all or nothing.

use crate::edit::{Caret, EditError, Intent, Transaction};
use crate::outline::Outline;

/// Steps made one after the other. Dropped unfinished, they are taken back.
pub(super) struct Chain<'a> {
    pub outline: &'a mut Outline,
    made: Option<Transaction>,
}

impl<'a> Chain<'a> {
    pub fn new(outline: &'a mut Outline) -> Self {
        Self {
            outline,
            made: None,
        }
    }

    /// Adds a step that has been made. Returns where it left the caret.
    pub fn add(
        &mut self,
        step: Result<Option<Transaction>, EditError>,
    ) -> Result<Option<Caret>, EditError> {
        let Some(step) = step? else { return Ok(None) };
        let after = step.after;
        match &mut self.made {
            Some(made) => made.ops.extend(step.ops),
            None => self.made = Some(step),
        }
        Ok(after)
    }

    /// All of them as one step; `None` without any.
    pub fn finish(
        mut self,
        intent: Intent,
        before: Option<Caret>,
        after: Option<Caret>,
    ) -> Option<Transaction> {
        let made = self.made.take()?;
        Some(Transaction {
            before,
            after,
            intent,
            ..made
        })
    }
}

impl Drop for Chain<'_> {
    fn drop(&mut self) {
        if let Some(made) = self.made.take() {
            made.invert()
                .apply(self.outline)
                .expect("what was just done can be undone");
        }
    }
}
