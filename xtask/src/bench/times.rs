//! What was timed several times.

use serde_json::Value;

/// Of several, in ms.
pub struct Times {
    pub median: f64,
    quartiles: (f64, f64),
    pub most: f64,
}

impl Times {
    /// Of a list of numbers.
    pub fn of(list: &Value) -> Self {
        let list = list.as_array().into_iter().flatten();
        let mut list: Vec<f64> = list.filter_map(Value::as_f64).collect();
        list.sort_by(f64::total_cmp);
        let at = |share: usize| match list.len() {
            0 => f64::NAN,
            n => list[(n * share / 4).min(n - 1)],
        };
        Self {
            median: at(2),
            quartiles: (at(1), at(3)),
            most: at(4),
        }
    }

    /// The median, with the quartiles.
    pub fn said(&self) -> String {
        let (low, high) = self.quartiles;
        format!("{:.0} ({low:.0}–{high:.0})", self.median)
    }
}
