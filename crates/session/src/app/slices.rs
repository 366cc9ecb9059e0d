//! Many reports are read for a table in slices, between which the page goes on.

use super::Effect;
use gangmu::outline::NodeId;

/// Characters of reports that are read without a pause: some 30 ms in a browser.
const SLICE: u32 = 100_000;

/// How far the reading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slices {
    /// How many reports are read, of how many; `None` when all are.
    pub left: Option<(usize, usize)>,
    /// Whether the next slice is under way.
    asked: bool,
    /// Whether there were slices before this one: what is made of all they read has a turn of its own, and
    /// what is drawn of it another.
    began: bool,
}

impl super::State {
    /// The next slice may begin.
    pub(super) fn go_on(&mut self) {
        self.slices.asked = false;
    }

    /// Whether these parts are read; what is not is read by a slice, and [`super::Event::GoOn`] comes for
    /// the next one. O(parts + text of the slice).
    pub(super) fn has_read(&mut self, parts: &[NodeId]) -> bool {
        let session = self.session.borrow();
        let (outline, readings) = (session.outline(), session.readings());
        let (mut done, mut taken) = (0, 0);
        for id in parts {
            if let Some(part) = outline.get(*id).filter(|part| !readings.has(part)) {
                if taken > SLICE {
                    break;
                }
                taken += part.totals().figures().characters_with_spaces;
                readings.of(part).rows(outline);
            }
            done += 1;
        }
        drop(session);
        let is_read = done == parts.len() && !(self.slices.began && taken > 0);
        let goes_on = !is_read || self.slices.began;
        self.slices.began = !is_read;
        self.slices.left = goes_on.then_some((done, parts.len()));
        if goes_on && !std::mem::replace(&mut self.slices.asked, true) {
            self.effect(Effect::GoOn);
        }
        is_read
    }
}
