//! Dragging rows: which place the pointer means, at which depth.

use super::Props;
use super::viewport::Viewport;
use crate::platform::dom;
use gangmu::edit::commands::holds;
use gangmu::outline::{NodeId, Place};
use gangmu::text::sort_by_key;
use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use web_sys::{Element, HtmlElement};

/// How far the pointer goes before a press becomes a drag, in CSS pixels.
const SLOP: f64 = 5.0;
/// How near the edge the rows begin to scroll, in CSS pixels.
const EDGE: f64 = 48.0;

/// A drag under way.
pub struct Drag {
    /// What is dragged, in order of the text.
    pub ids: Vec<NodeId>,
    /// The pointer that drags.
    pub pointer: i32,
    start: (f64, f64),
    /// Whether the pointer has left the place of the press.
    pub live: bool,
    /// Where the pointer is.
    pub at: (f64, f64),
    /// What it means.
    pub target: Option<Target>,
    /// Scrolls while the pointer is at an edge.
    pub scrolling: Option<Interval>,
    /// What the page as a whole hears of the drag: the pointer elsewhere, Escape.
    pub listeners: Vec<EventListener>,
}

/// Where the rows would go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// Between rows.
    Rows {
        /// The place in the tree.
        place: Place,
        /// Where the guide line stands, in CSS pixels of the rows' space.
        line: (f64, f64),
    },
    /// At the end of another part.
    Part(Place),
}

impl Target {
    /// The place in the tree.
    pub fn place(&self) -> Place {
        match self {
            Self::Rows { place, .. } | Self::Part(place) => *place,
        }
    }
}

impl Drag {
    /// A press on the grip of a row.
    pub fn new(ids: Vec<NodeId>, pointer: i32, at: (f64, f64)) -> Self {
        Self {
            ids,
            pointer,
            start: at,
            live: false,
            at,
            target: None,
            scrolling: None,
            listeners: Vec::new(),
        }
    }

    /// Takes the pointer's place. Returns whether the guide is to be drawn anew.
    pub fn moved(
        &mut self,
        at: (f64, f64),
        props: &Props,
        viewport: &Viewport,
        scroller: &HtmlElement,
    ) -> bool {
        self.at = at;
        let far = (at.0 - self.start.0).hypot(at.1 - self.start.1) > SLOP;
        self.live |= far;
        if !self.live {
            return false;
        }
        let target = part_target(at, props).or_else(|| self.row_target(props, viewport, scroller));
        let changed = target != self.target;
        self.target = target;
        changed
    }

    fn row_target(
        &self,
        props: &Props,
        viewport: &Viewport,
        scroller: &HtmlElement,
    ) -> Option<Target> {
        let session = props.session.borrow();
        let outline = session.outline();
        let rows = &props.rows;
        let bounds = scroller.get_bounding_client_rect();
        let y = self.at.1 - bounds.top() + f64::from(scroller.scroll_top());
        let mut gap = viewport.gap_at(y);
        let into = viewport.row_within(y).filter(|at| {
            let row = &rows[*at];
            row.folded == Some(true) && !self.ids.contains(&row.id)
        });
        if let Some(at) = into {
            gap = at + 1;
        }
        let dragged = |row: usize| {
            rows.get(row)
                .is_some_and(|r| outline.lineage(r.id).iter().any(|id| self.ids.contains(id)))
        };
        // Within what is dragged there is one place: where it stands.
        while gap > 0 && dragged(gap - 1) {
            gap -= 1;
        }
        let mut behind = gap;
        while dragged(behind) {
            behind += 1;
        }
        let node = outline.get(*self.ids.first()?)?;
        let part = session.current()?;
        let before = gap.checked_sub(1).map(|at| rows[at]);
        let least = rows.get(behind).map_or(0, |r| r.depth);
        let most = before.map_or(0, |r| r.depth + 1);
        let (base, step) = indents(before.or(rows.first().copied())?)?;
        // As deep as it stands, unless the pointer goes sideways; on a folded row, in it.
        let own = session.row_of(node.id).map_or(0, |at| rows[at].depth);
        let wanted = match into {
            Some(_) => most,
            None => (f64::from(own) + (self.at.0 - self.start.0) / step)
                .round()
                .clamp(f64::from(least), f64::from(most)) as u16,
        };
        // The nearest depth at which the node can stand.
        let mut depths: Vec<u16> = (least..=most).collect();
        sort_by_key(&mut depths, |d| d.abs_diff(wanted));
        depths.into_iter().find_map(|depth| {
            let place = match before {
                None => Place {
                    parent: part.id,
                    index: 0,
                },
                Some(row) if depth == row.depth + 1 => {
                    let above = outline.get(row.id)?;
                    let index = if row.folded == Some(true) {
                        above.children.len()
                    } else {
                        0
                    };
                    Place {
                        parent: row.id,
                        index,
                    }
                }
                Some(row) => {
                    let lineage = outline.lineage(row.id);
                    let elder = outline.place(*lineage.get(usize::from(row.depth - depth))?)?;
                    Place {
                        index: elder.index + 1,
                        ..elder
                    }
                }
            };
            let parent = outline.get(place.parent)?;
            let inside = outline
                .lineage(place.parent)
                .iter()
                .any(|id| self.ids.contains(id));
            (holds(outline, parent, node) && !inside).then(|| Target::Rows {
                place,
                line: (
                    base + f64::from(depth) * step - bounds.left(),
                    viewport.top_of(gap),
                ),
            })
        })
    }
}

/// How far the rows are to be scrolled for a pointer there at an edge, in CSS pixels a tick.
pub fn pull(at: (f64, f64), scroller: &HtmlElement) -> f64 {
    let bounds = scroller.get_bounding_client_rect();
    let (above, below) = (bounds.top() + EDGE - at.1, at.1 - bounds.bottom() + EDGE);
    if above > 0.0 {
        -(above / 3.0).min(18.0)
    } else if below > 0.0 {
        (below / 3.0).min(18.0)
    } else {
        0.0
    }
}

/// The end of the part whose entry in the list the pointer is over.
fn part_target(at: (f64, f64), props: &Props) -> Option<Target> {
    let under = dom::root().element_from_point(at.0 as f32, at.1 as f32)?;
    let entry = under.closest("[data-part]").ok()??;
    let part = NodeId(entry.get_attribute("data-part")?.parse().ok()?);
    let session = props.session.borrow();
    if session.current().map(|p| p.id) == Some(part) {
        return None;
    }
    let index = session.outline().get(part)?.children.len();
    Some(Target::Part(Place {
        parent: part,
        index,
    }))
}

/// Where the words of depth 0 begin on the page, and how far each depth is set in.
fn indents(row: session::Row) -> Option<(f64, f64)> {
    let any: Element = dom::row_element(row.id)?.into();
    let words = any.query_selector(".words").ok()??;
    let step = if dom::place().client_width() < 760 {
        13.0
    } else {
        26.0
    };
    Some((
        words.get_bounding_client_rect().left() - f64::from(row.depth) * step,
        step,
    ))
}
