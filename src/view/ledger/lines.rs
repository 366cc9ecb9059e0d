//! How high the rows of the ledger are, measured or guessed, and where each begins.

use super::field::node_of;
use gangmu::outline::NodeId;
use session::Desk;
use std::collections::HashMap;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Heights in CSS pixels.
#[derive(Default)]
pub struct Lines {
    measured: HashMap<NodeId, f64>,
    /// Where each row begins, and where the last ends.
    tops: Vec<f64>,
    /// The room across for which they were measured.
    width: f64,
    /// Of the list of measures below the open row.
    pub open_height: f64,
}

impl Lines {
    /// Forgets what was measured.
    pub fn forget(&mut self) {
        self.measured.clear();
    }

    /// Puts the rows below each other; behind the open one its list has room. O(rows).
    pub fn place(&mut self, desk: &Desk, open: Option<NodeId>) {
        let sum: f64 = self.measured.values().sum();
        let guess = match self.measured.len() {
            0 => 72.0,
            n => sum / n as f64,
        };
        let mut top = 0.0;
        self.tops.clear();
        self.tops.push(top);
        let is_measured = !self.measured.is_empty();
        for row in desk.table.shown() {
            let height = is_measured.then(|| self.measured.get(&row.node)).flatten();
            top += height.copied().unwrap_or(guess);
            if open == Some(row.node) {
                top += self.open_height;
            }
            self.tops.push(top);
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.tops.len().saturating_sub(1)
    }

    /// Where the row begins.
    pub fn top(&self, at: usize) -> f64 {
        let last = self.total();
        self.tops.get(at).copied().unwrap_or(last)
    }

    /// Where it ends, its list with it.
    pub fn bottom(&self, at: usize) -> f64 {
        self.top(at + 1)
    }

    /// Where the last row ends.
    pub fn total(&self) -> f64 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// The row that stands there; the last for what lies below.
    pub fn at(&self, y: f64) -> usize {
        let behind = self.tops.partition_point(|top| *top <= y.max(0.0));
        behind.saturating_sub(1).min(self.len().saturating_sub(1))
    }

    /// Measures the rows in the page. Returns whether any is another than was thought.
    pub fn measure(&mut self, grid: &HtmlElement, width: f64) -> bool {
        if (width - self.width).abs() > 0.5 {
            self.width = width;
            self.measured.clear();
        }
        let mut other = false;
        let Ok(rows) = grid.query_selector_all(".lrow[data-id], .detail") else {
            return false;
        };
        for at in 0..rows.length() {
            let Some(row) = rows.item(at).and_then(|e| e.dyn_into::<Element>().ok()) else {
                continue;
            };
            let height = row.get_bounding_client_rect().height();
            let known = match node_of(&row) {
                Some(node) => self.measured.entry(node).or_insert(0.0),
                None => &mut self.open_height,
            };
            if (*known - height).abs() > 0.4 {
                *known = height;
                other = true;
            }
        }
        other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_where_they_stand() {
        let mut lines = Lines {
            tops: vec![0.0, 20.0, 60.0, 90.0],
            ..Lines::default()
        };
        let at = |y: f64| lines.at(y);
        assert_eq!([at(-5.0), at(0.0), at(19.9), at(20.0)], [0, 0, 0, 1]);
        assert_eq!([at(60.0), at(89.0), at(90.0), at(900.0)], [2, 2, 2, 2]);
        assert_eq!((lines.top(1), lines.bottom(1)), (20.0, 60.0));
        assert_eq!((lines.len(), lines.total(), lines.top(9)), (3, 90.0, 90.0));
        lines.tops.clear();
        assert_eq!((lines.len(), lines.total(), lines.at(5.0)), (0, 0.0, 0));
    }
}
