//! A long list of rows of which a few come and go at a time.
//!
//! The rows stand in chunks that are shared between versions of the list: an edit copies the
//! chunks that it touches and the list of chunks, nothing else.

use super::Row;
use gangmu::outline::NodeId;
use std::ops::{Index, RangeBounds};
use std::rc::Rc;

/// The most rows that a chunk holds. Tests use small ones, to have many.
const MOST: usize = if cfg!(test) { 8 } else { 512 };

/// Some rows that follow each other.
pub type Chunk = Rc<Vec<Row>>;

/// Rows in order. A clone costs one count and is never changed afterwards.
#[derive(Clone, Debug, Default)]
pub struct Rows(Rc<Chunks>);

#[derive(Clone, Debug, Default)]
struct Chunks {
    /// None of them empty.
    chunks: Vec<Chunk>,
    /// The index of each chunk's first row, and behind the last how many rows there are; empty
    /// for no rows.
    starts: Vec<usize>,
}

impl Rows {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.0.starts.last().copied().unwrap_or(0)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.chunks.is_empty()
    }

    /// The row of that index. O(log n).
    pub fn get(&self, at: usize) -> Option<&Row> {
        if at >= self.len() {
            return None;
        }
        let chunk = self.chunk_at(at);
        self.0.chunks[chunk].get(at - self.0.starts[chunk])
    }

    /// The first row.
    pub fn first(&self) -> Option<&Row> {
        self.get(0)
    }

    /// The last row.
    pub fn last(&self) -> Option<&Row> {
        self.0.chunks.last()?.last()
    }

    /// All rows.
    pub fn iter(&self) -> impl Iterator<Item = &Row> {
        self.0.chunks.iter().flat_map(|chunk| chunk.iter())
    }

    /// The rows of those indices, as far as there are any. O(log n + range).
    pub fn range(&self, range: impl RangeBounds<usize>) -> impl Iterator<Item = &Row> {
        use std::ops::Bound::{Excluded, Included, Unbounded};
        let from = match range.start_bound() {
            Included(at) => *at,
            Excluded(at) => at + 1,
            Unbounded => 0,
        };
        let to = match range.end_bound() {
            Included(at) => at + 1,
            Excluded(at) => *at,
            Unbounded => self.len(),
        };
        (from..to.min(self.len())).map(|at| &self[at])
    }

    /// The chunks, in order. Those that two versions have in common are the same allocation.
    pub fn chunks(&self) -> &[Chunk] {
        &self.0.chunks
    }

    /// Whether this is the same version, without looking at the rows.
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// The index of the node's row, looked for from `near` outwards: costs as many steps as it
    /// stands away from there.
    pub fn find(&self, id: NodeId, near: usize) -> Option<usize> {
        let is_it = |at: &usize| self.get(*at).is_some_and(|row| row.id == id);
        let reach = near.max(self.len());
        (0..=reach).find_map(|step| {
            let before = near.checked_sub(step).filter(is_it);
            before.or_else(|| Some(near + step).filter(is_it))
        })
    }

    /// The chunk that holds the row; the last one for what lies behind.
    fn chunk_at(&self, at: usize) -> usize {
        let behind = self.0.starts.partition_point(|start| *start <= at);
        behind.clamp(1, self.0.chunks.len()) - 1
    }
}

impl Index<usize> for Rows {
    type Output = Row;

    fn index(&self, at: usize) -> &Row {
        self.get(at).expect("the index is below the length")
    }
}

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        self.is(other) || self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl Eq for Rows {}

/// The present rows, and which node's row stands where.
#[derive(Debug, Default)]
pub struct RowList {
    rows: Rows,
    /// By chunk: its name, above 0, never given twice.
    names: Vec<u32>,
    /// By name: the chunk's index.
    at_of: Vec<u32>,
    /// By node: the name of the chunk that holds its row, or 0.
    home: Vec<u32>,
}

impl RowList {
    /// The rows as they are now.
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// Takes other rows; all ids are below `next`. O(rows + ids).
    pub fn replace(&mut self, rows: Vec<Row>, next: NodeId) {
        *self = Self::default();
        self.home.resize(next.0 as usize, 0);
        self.splice(0, 0, rows);
    }

    /// Makes ids below `next` known.
    pub fn reserve(&mut self, next: NodeId) {
        self.home.resize(next.0 as usize, 0);
    }

    /// The index of the node's row. O(a chunk).
    pub fn row_of(&self, id: NodeId) -> Option<usize> {
        let name = *self.home.get(id.0 as usize)?;
        if name == 0 {
            return None;
        }
        let chunk = self.at_of[name as usize] as usize;
        let within = self.rows.0.chunks[chunk].iter().position(|r| r.id == id)?;
        Some(self.rows.0.starts[chunk] + within)
    }

    /// Replaces a row by another of the same node.
    pub fn set(&mut self, at: usize, row: Row) {
        if self.rows[at] == row {
            return;
        }
        let chunk = self.rows.chunk_at(at);
        let chunks = Rc::make_mut(&mut self.rows.0);
        let within = at - chunks.starts[chunk];
        Rc::make_mut(&mut chunks.chunks[chunk])[within] = row;
    }

    /// Puts `new` in the place of `n_removed` rows from `at` on. Nothing in `new` has a row
    /// elsewhere. O(chunks + rows removed + rows put in).
    pub fn splice(&mut self, at: usize, n_removed: usize, new: Vec<Row>) {
        if n_removed == 0 && new.is_empty() {
            return;
        }
        for row in self.rows.range(at..at + n_removed) {
            self.home[row.id.0 as usize] = 0;
        }
        // The chunks from `a` to before `b` are replaced.
        let (a, mut b, mut whole) = if self.rows.is_empty() {
            (0, 0, new)
        } else {
            let (a, last) = (self.rows.chunk_at(at), self.rows.chunk_at(at + n_removed));
            let (chunks, starts) = (&self.rows.0.chunks, &self.rows.0.starts);
            let mut whole = chunks[a][..at - starts[a]].to_vec();
            whole.extend(new);
            whole.extend(&chunks[last][at + n_removed - starts[last]..]);
            (a, last + 1, whole)
        };
        // A small chunk takes in the next, so that there never are many.
        if whole.len() < MOST / 4
            && let Some(next) = self.rows.0.chunks.get(b)
        {
            whole.extend(next.iter());
            b += 1;
        }
        let n_pieces = whole.len().div_ceil(MOST);
        // Half full, so that there is room, unless one is enough.
        let size = if n_pieces > 1 { MOST / 2 } else { MOST };
        let mut pieces: Vec<Chunk> = Vec::with_capacity(whole.len() / size + 1);
        if n_pieces == 1 {
            pieces.push(Rc::new(whole));
        } else {
            pieces.extend(whole.chunks(size).map(|piece| Rc::new(piece.to_vec())));
        }
        // The names of what is replaced go on, as far as they reach.
        let fresh = self.at_of.len().max(1) as u32;
        let names = self.names[a..b].iter().copied().chain(fresh..);
        let names: Vec<u32> = names.take(pieces.len()).collect();
        for (piece, name) in pieces.iter().zip(&names) {
            for row in piece.iter() {
                self.home[row.id.0 as usize] = *name;
            }
        }
        let most = names.iter().copied().max().unwrap_or(0).max(fresh - 1);
        self.at_of.resize(most as usize + 1, 0);
        put(&mut self.names, a, b, names);
        let chunks = Rc::make_mut(&mut self.rows.0);
        put(&mut chunks.chunks, a, b, pieces);
        chunks.starts.clear();
        let mut start = 0;
        for (at, chunk) in chunks.chunks.iter().enumerate() {
            self.at_of[self.names[at] as usize] = at as u32;
            chunks.starts.push(start);
            start += chunk.len();
        }
        if start > 0 {
            chunks.starts.push(start);
        }
    }
}

/// Puts `new` in the place of what stands from `a` to before `b`.
fn put<T>(all: &mut Vec<T>, a: usize, b: usize, new: Vec<T>) {
    let behind = all.split_off(b);
    all.truncate(a);
    all.extend(new);
    all.extend(behind);
}
