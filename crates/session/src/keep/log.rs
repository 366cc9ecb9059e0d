//! What was done since the parts were last kept, step by step: small enough to be kept at once, so that
//! nothing is lost with a page that is killed while it waits to keep the parts.

use super::steps::{self, KeptStep, MOST, size};
use crate::Session;
use gangmu::edit::Transaction;

/// The steps since the parts were last kept; none beyond [`MOST`] characters.
#[derive(Debug, Default)]
pub(crate) struct Log {
    /// Which step the first of them is.
    first: u64,
    steps: Vec<Transaction>,
    n: usize,
    /// From which step on they are not kept otherwise.
    kept: u64,
}

impl Log {
    pub(crate) fn push(&mut self, step: Option<Transaction>) {
        let Some(step) = step else { return };
        self.n += step.ops.iter().map(size).sum::<usize>();
        self.steps.push(step);
        if self.n > MOST {
            (self.first, self.n) = (self.end(), 0);
            self.steps.clear();
        }
    }

    fn end(&self) -> u64 {
        self.first + self.steps.len() as u64
    }
}

impl Session {
    /// Which step the next one is.
    pub fn log_end(&self) -> u64 {
        self.log.end()
    }

    /// All steps before that one are kept with the parts.
    pub(crate) fn forget_log(&mut self, upto: u64) {
        let log = &mut self.log;
        let gone = upto.saturating_sub(log.first).min(log.steps.len() as u64);
        log.steps.drain(..gone as usize);
        log.n = log.steps.iter().flat_map(|step| &step.ops).map(size).sum();
        log.first += gone;
        log.kept = upto;
    }

    /// The steps since the parts were last kept, as [`Self::replay`] takes them; `None` where there are
    /// none or too many, or parts of which nothing is kept.
    pub fn kept_log(&self) -> Option<String> {
        let log = &self.log;
        let whole = log.first == log.kept && !log.steps.is_empty() && self.unkept.is_empty();
        whole.then(|| {
            let steps = steps::packed(&log.steps);
            serde_json::to_string(&steps).expect("strings and numbers always serialise")
        })
    }

    /// Makes these steps, if they are steps of this text: whether they are.
    pub fn replay(&mut self, log: &str) -> bool {
        let steps: Option<Vec<KeptStep>> = serde_json::from_str(log).ok();
        let steps = steps.and_then(|steps| steps::followed(&self.outline, steps));
        let Some((outline, steps)) = steps else {
            return false;
        };
        self.outline = outline;
        for step in steps {
            // Until the parts are kept it is all that is.
            self.log.push(Some(step.clone()));
            self.history.record(step, 0.0);
        }
        self.revision += 1;
        self.structure += 1;
        self.show(self.current);
        true
    }
}
