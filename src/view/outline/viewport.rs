//! Which rows are on screen, and how far down.

use crate::platform::dom;
use crate::view::heights::Heights;
use gangmu::outline::{Kind, NodeId};
use session::{Row, Rows};
use std::collections::HashMap;
use std::ops::Range;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};

/// Rows kept in the page above and below those on screen.
const OVERSCAN: usize = 5;
/// The height of the screen before it is known, in CSS pixels.
const UNKNOWN: f64 = 900.0;

/// The window of rows that the page holds.
#[derive(Default)]
pub struct Viewport {
    heights: Heights,
    rows: Rows,
    /// Heights as measured, by node, for the present width.
    measured: HashMap<NodeId, f32>,
    width: f64,
    height: f64,
    scroll: f64,
    range: Range<usize>,
    wanted: Option<usize>,
}

impl Viewport {
    /// Takes a new list of rows, keeping what was measured.
    pub fn take_rows(&mut self, rows: &Rows) {
        // The row on top stays where it is.
        let top = self.heights.row_at(self.scroll);
        let anchor = self
            .rows
            .get(top)
            .map(|row| (row.id, self.scroll - self.heights.top(top)));
        let (measured, width) = (&self.measured, self.width);
        self.heights.take(rows, |row| {
            let known = measured.get(&row.id).copied();
            known.unwrap_or_else(|| guess(row, width))
        });
        self.rows = rows.clone();
        if let Some((id, within)) = anchor
            && let Some(row) = rows.find(id, top)
        {
            self.scroll = self.heights.top(row) + within;
        } else {
            self.scroll = 0.0;
        }
        self.choose();
    }

    /// Asks for a row to be brought on screen at the next drawing.
    pub fn want(&mut self, row: usize) {
        self.wanted = Some(row);
        let (top, bottom) = (self.heights.top(row), self.heights.top(row + 1));
        let height = self.shown();
        if top < self.scroll || bottom > self.scroll + height {
            self.scroll = (top - height * 0.3).max(0.0);
            self.choose();
        }
    }

    fn shown(&self) -> f64 {
        if self.height > 0.0 {
            self.height
        } else {
            UNKNOWN
        }
    }

    /// The rows in the page.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Where the first of them begins, in CSS pixels.
    pub fn top(&self) -> f64 {
        self.heights.top(self.range.start)
    }

    /// Where the row begins, in CSS pixels.
    pub fn top_of(&self, row: usize) -> f64 {
        self.heights.top(row)
    }

    /// The row at that place, in CSS pixels of the rows' space; the last one below all of them.
    pub fn row_at(&self, y: f64) -> usize {
        self.heights.row_at(y.max(0.0))
    }

    /// The gap between rows that `y` is nearest to: 0 before the first.
    pub fn gap_at(&self, y: f64) -> usize {
        let row = self.heights.row_at(y.max(0.0));
        let middle = self.heights.top(row) + f64::from(self.heights.get(row)) / 2.0;
        (row + usize::from(y > middle)).min(self.heights.len())
    }

    /// The row in whose middle half `y` is, in CSS pixels.
    pub fn row_within(&self, y: f64) -> Option<usize> {
        let row = self.heights.row_at(y.max(0.0));
        let height = f64::from(self.heights.get(row));
        let within = (y - self.heights.top(row)) / height;
        (row < self.heights.len() && (0.25..0.75).contains(&within)).then_some(row)
    }

    /// The height of all rows, in CSS pixels.
    pub fn total(&self) -> f64 {
        self.heights.total()
    }

    /// Takes a scroll position. Returns whether other rows are on screen.
    pub fn scrolled_to(&mut self, scroll: f64) -> bool {
        self.scroll = scroll;
        self.choose()
    }

    /// Takes the room there is. Returns whether anything is to be drawn anew.
    pub fn resized_to(&mut self, width: f64, height: f64) -> bool {
        let narrower = (width - self.width).abs() > 0.5;
        self.height = height;
        if narrower {
            self.width = width;
            self.measured.clear();
            // The row on top is still known by the old heights.
            let rows = self.rows.clone();
            let top = self.heights.row_at(self.scroll);
            let within = self.scroll - self.heights.top(top);
            self.heights.clear();
            self.heights.take(&rows, |row| guess(row, width));
            self.scroll = self.heights.top(top) + within;
        }
        self.choose() || narrower
    }

    fn choose(&mut self) -> bool {
        let n = self.heights.len();
        let first = self.heights.row_at(self.scroll).saturating_sub(OVERSCAN);
        let last = self.heights.row_at(self.scroll + self.shown());
        let range = first.min(n)..(last + OVERSCAN + 1).min(n);
        let changed = range != self.range;
        self.range = range;
        changed
    }

    /// Measures the rows in the page and keeps the one on top where it is. Returns whether they
    /// are to be drawn anew.
    pub fn measure(&mut self, window: &Element, scroller: &HtmlElement) -> bool {
        let top = self.heights.row_at(self.scroll);
        let before = self.heights.top(top);
        let mut grown = 0.0;
        let children = window.children();
        let n = children.length();
        let is_row = |element: &Element, row: &Row| dom::row_node(element) == Some(row.id);
        // Which row an element is, its attribute tells, which costs more than its height: where as many
        // are drawn as are to be, and the first and the last are theirs, so are those between.
        let ends = |at: u32| {
            let row = self.rows.get(self.range.start + at as usize)?;
            Some(is_row(&children.item(at)?, row))
        };
        let in_line =
            n as usize == self.range.len() && ends(0) == Some(true) && ends(n - 1) == Some(true);
        for at in 0..n {
            let Some(element) = children.item(at) else {
                continue;
            };
            let row = self.range.start + at as usize;
            let shown = self
                .rows
                .get(row)
                .filter(|r| in_line || is_row(&element, r));
            let Some(node) = shown.map(|r| r.id) else {
                continue;
            };
            let height = element.get_bounding_client_rect().height() as f32;
            if height > 0.0 && (height - self.heights.get(row)).abs() > 0.4 {
                grown += self.heights.set(row, height).abs();
                self.measured.insert(node, height);
            }
        }
        let shift = self.heights.top(top) - before;
        self.scroll += shift;
        let mut moved = (f64::from(scroller.scroll_top()) - self.scroll).abs() > 0.9;
        if let Some(row) = self.wanted.take() {
            let (top, bottom) = (self.heights.top(row), self.heights.top(row + 1));
            let margin = 12.0;
            let height = self.shown();
            let wanted = if top < self.scroll + margin {
                top - margin
            } else if bottom > self.scroll + height - margin {
                (bottom - height + margin).min(top - margin)
            } else {
                self.scroll
            };
            moved |= (wanted - self.scroll).abs() > 0.9;
            self.scroll = wanted.max(0.0);
        }
        if moved {
            // The room for the rows must be there before it can be scrolled to.
            if let Some(space) = window
                .parent_element()
                .and_then(|e| e.dyn_into::<HtmlElement>().ok())
            {
                let _ = space
                    .style()
                    .set_property("height", &format!("{:.0}px", self.total() + 120.0));
            }
            scroller.set_scroll_top(self.scroll.round() as i32);
            self.scroll = f64::from(scroller.scroll_top());
        }
        self.choose() || grown > 0.4
    }
}

/// The height of a row that was never on screen, from the length of its words.
fn guess(row: &Row, width: f64) -> f32 {
    let width = if width > 0.0 {
        width.min(1180.0)
    } else {
        800.0
    };
    let (size, line, rest) = match row.kind {
        Kind::Title => (18.0, 32.0, 8.0),
        Kind::Heading(level) if level.get() == 1 => (16.0, 26.0, 14.0),
        Kind::Heading(level) if level.get() == 2 => (15.0, 26.0, 8.0),
        _ => (14.0, 26.0, 8.0),
    };
    let room = (width - 150.0 - f64::from(row.depth) * 26.0).max(120.0);
    // Three bytes a Chinese character, each as wide as high.
    let lines = (f64::from(row.n_bytes) / 3.0 * size / room).ceil().max(1.0);
    (lines * line + rest) as f32
}

/// Watches the size of an element for as long as it lives.
pub struct Observer {
    observer: ResizeObserver,
    _call: Closure<dyn FnMut()>,
}

impl Observer {
    /// Calls `changed` whenever the size of `element` changes.
    pub fn watch(element: &Element, changed: impl Fn() + 'static) -> Option<Self> {
        let call = Closure::<dyn FnMut()>::new(changed);
        let observer = ResizeObserver::new(call.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _call: call,
        })
    }
}

impl Drop for Observer {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
