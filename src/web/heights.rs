//! The heights of all rows, measured or guessed, with prefix sums: where a row stands and which
//! row stands somewhere, in O(log n).

/// Heights in CSS pixels, by row.
#[derive(Debug, Default)]
pub struct Heights {
    each: Vec<f32>,
    /// A Fenwick tree over `each`, from index 1.
    sums: Vec<f64>,
}

impl Heights {
    /// The heights of rows in order. O(n).
    pub fn new(each: Vec<f32>) -> Self {
        let mut sums = vec![0.0; each.len() + 1];
        for (at, height) in each.iter().enumerate() {
            sums[at + 1] += f64::from(*height);
            let parent = (at + 1) + ((at + 1) & (at + 1).wrapping_neg());
            if parent < sums.len() {
                sums[parent] += sums[at + 1];
            }
        }
        Self { each, sums }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.each.len()
    }

    /// The height of a row.
    pub fn get(&self, row: usize) -> f32 {
        self.each.get(row).copied().unwrap_or(0.0)
    }

    /// Sets the height of a row. Returns by how much it grew.
    pub fn set(&mut self, row: usize, height: f32) -> f64 {
        let Some(old) = self.each.get_mut(row) else {
            return 0.0;
        };
        let grown = f64::from(height) - f64::from(*old);
        *old = height;
        let mut at = row + 1;
        while at < self.sums.len() {
            self.sums[at] += grown;
            at += at & at.wrapping_neg();
        }
        grown
    }

    /// Where the row begins: the sum of the heights before it.
    pub fn top(&self, row: usize) -> f64 {
        let mut at = row.min(self.each.len());
        let mut sum = 0.0;
        while at > 0 {
            sum += self.sums[at];
            at &= at - 1;
        }
        sum
    }

    /// The height of all rows.
    pub fn total(&self) -> f64 {
        self.top(self.each.len())
    }

    /// The row at `y`; the last row for anything below.
    pub fn row_at(&self, y: f64) -> usize {
        let mut at = 0;
        let mut rest = y;
        let mut step = self.sums.len().next_power_of_two();
        while step > 0 {
            let next = at + step;
            if next < self.sums.len() && self.sums[next] <= rest {
                at = next;
                rest -= self.sums[next];
            }
            step /= 2;
        }
        at.min(self.each.len().saturating_sub(1))
    }
}
