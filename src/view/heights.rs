//! The heights of all rows, measured or guessed, with prefix sums by chunk: where a row stands
//! and which row stands somewhere, in O(chunks + a chunk).

use session::{Chunk, Row, Rows};
use std::rc::Rc;

/// Heights in CSS pixels, by row.
#[derive(Debug, Default)]
pub struct Heights {
    blocks: Vec<Block>,
}

/// The heights of a chunk of rows.
#[derive(Debug)]
struct Block {
    /// Held, so that no other chunk is ever taken for this one.
    of: Chunk,
    each: Vec<f32>,
    sum: f64,
    /// The index of its first row.
    start: usize,
    /// Where that begins.
    top: f64,
}

impl Heights {
    /// Takes other rows: chunks that were there before keep their heights, other rows get those
    /// that `height` gives. O(chunks + rows of new chunks).
    pub fn take(&mut self, rows: &Rows, height: impl Fn(&Row) -> f32) {
        let mut old = std::mem::take(&mut self.blocks);
        // As a rule the next chunk is the one behind the last that was known.
        let mut next = 0;
        for chunk in rows.chunks() {
            let is_it = |block: &Block| Rc::ptr_eq(&block.of, chunk);
            let expected = old.get(next).is_some_and(is_it).then_some(next);
            let known = expected.or_else(|| old.iter().position(is_it));
            let (each, sum) = match known {
                Some(at) => {
                    next = at + 1;
                    (std::mem::take(&mut old[at].each), old[at].sum)
                }
                None => {
                    let each: Vec<f32> = chunk.iter().map(&height).collect();
                    let sum = each.iter().copied().map(f64::from).sum();
                    (each, sum)
                }
            };
            self.blocks.push(Block {
                of: chunk.clone(),
                each,
                sum,
                start: 0,
                top: 0.0,
            });
        }
        self.place(0);
    }

    /// Forgets all heights.
    pub fn clear(&mut self) {
        self.blocks.clear();
    }

    /// Puts the blocks from `from` on below each other.
    fn place(&mut self, from: usize) {
        let (mut start, mut top) = match from.checked_sub(1).map(|at| &self.blocks[at]) {
            Some(before) => (before.start + before.each.len(), before.top + before.sum),
            None => (0, 0.0),
        };
        for block in &mut self.blocks[from..] {
            (block.start, block.top) = (start, top);
            start += block.each.len();
            top += block.sum;
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.blocks.last().map_or(0, |b| b.start + b.each.len())
    }

    /// The height of a row.
    pub fn get(&self, row: usize) -> f32 {
        let block = self.block_of(row).map(|at| &self.blocks[at]);
        let height = block.and_then(|b| b.each.get(row - b.start));
        height.copied().unwrap_or(0.0)
    }

    /// Sets the height of a row. Returns by how much it grew.
    pub fn set(&mut self, row: usize, height: f32) -> f64 {
        let Some(at) = self.block_of(row) else {
            return 0.0;
        };
        let block = &mut self.blocks[at];
        let Some(old) = block.each.get_mut(row - block.start) else {
            return 0.0;
        };
        let grown = f64::from(height) - f64::from(*old);
        *old = height;
        block.sum += grown;
        self.place(at);
        grown
    }

    /// Where the row begins: the sum of the heights before it.
    pub fn top(&self, row: usize) -> f64 {
        let Some(at) = self.block_of(row) else {
            return 0.0;
        };
        let block = &self.blocks[at];
        let before = block.each.iter().take(row - block.start);
        block.top + before.copied().map(f64::from).sum::<f64>()
    }

    /// The height of all rows.
    pub fn total(&self) -> f64 {
        self.blocks.last().map_or(0.0, |b| b.top + b.sum)
    }

    /// The row at `y`; the last row for anything below.
    pub fn row_at(&self, y: f64) -> usize {
        let at = self.blocks.partition_point(|b| b.top + b.sum <= y);
        let Some(block) = self.blocks.get(at) else {
            return self.len().saturating_sub(1);
        };
        let mut bottom = block.top;
        let above = block.each.iter().take_while(|height| {
            bottom += f64::from(**height);
            bottom <= y
        });
        (block.start + above.count()).min(self.len() - 1)
    }

    /// The block that holds the row; the last one for what lies behind.
    fn block_of(&self, row: usize) -> Option<usize> {
        let behind = self.blocks.partition_point(|b| b.start <= row);
        behind.checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::Heights;
    use session::{Command, Session};

    /// Rows kept, rows new, rows gone: positions are those of the plain list.
    #[test]
    fn positions_are_sums() {
        let mut session = Session::default();
        let text = (1..60).map(|n| format!("{n}.推进\n正文。\n"));
        session.dispatch(Command::Open(text.collect()), 0.0);
        let height = |row: &session::Row| (row.id.0 % 7 + 1) as f32;
        let mut heights = Heights::default();
        for round in 0..40 {
            let at = round * 7 % session.rows().len();
            session.dispatch(Command::Remove(vec![session.rows()[at].id]), 0.0);
            heights.take(session.rows(), height);
            let each: Vec<f32> = session.rows().iter().map(height).collect();
            assert_eq!(heights.len(), each.len());
            let mut top = 0.0;
            for (row, height) in each.iter().enumerate() {
                assert_eq!((heights.get(row), heights.top(row)), (*height, top));
                assert_eq!(heights.row_at(top), row);
                assert_eq!(heights.row_at(top + f64::from(*height) - 0.5), row);
                top += f64::from(*height);
            }
            assert_eq!((heights.total(), heights.top(each.len())), (top, top));
            assert_eq!(heights.row_at(top + 9.0), each.len() - 1);
        }
        let before = heights.top(9);
        assert_eq!(heights.set(3, heights.get(3) + 2.0), 2.0);
        assert_eq!(heights.top(9), before + 2.0);
        assert_eq!(heights.top(3) + f64::from(heights.get(3)), heights.top(4));
    }
}
