//! The mouse in the ledger: cells are pressed, selected by dragging, filled down by a handle.

use super::{Ledger, Props, field};
use crate::host;
use gangmu::outline::NodeId;
use gangmu::report::Column;
use session::{At, Desk, GridEvent};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What the mouse did.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// It was pressed.
    Down,
    /// It moved.
    Move,
    /// It was let go, wherever on the page.
    Up,
    /// It was pressed twice.
    Twice,
}

/// What is being dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drag {
    /// Nothing.
    None,
    /// The end of what is selected.
    Cells,
    /// The handle, down to this row if it is below.
    Fill(Option<NodeId>),
}

impl Ledger {
    /// Returns whether to draw anew.
    pub(super) fn by_mouse(
        &mut self,
        ctx: &Context<Self>,
        did: Mouse,
        event: &MouseEvent,
        on: Option<Element>,
    ) -> bool {
        let props = ctx.props();
        match (did, on) {
            (Mouse::Down, Some(on)) if event.button() == 0 => self.down(props, event, &on),
            (Mouse::Move, Some(on)) if self.drag != Drag::None => self.moved(props, event, &on),
            (Mouse::Up, _) => match std::mem::replace(&mut self.drag, Drag::None) {
                Drag::Fill(Some(node)) => {
                    props.grid(GridEvent::FillTo(node));
                    true
                }
                _ => false,
            },
            (Mouse::Twice, Some(on)) => {
                let cell = free_cell(&on).filter(|c| *c == props.desk.grid.cell);
                if cell.is_some_and(|c| c.1.takes_words()) && props.desk.grid.writing.is_none() {
                    props.grid(GridEvent::Write { keeps: true });
                }
                false
            }
            _ => false,
        }
    }

    fn down(&mut self, props: &Props, event: &MouseEvent, on: &Element) -> bool {
        let desk = &props.desk;
        if on.class_list().contains("handle") {
            event.prevent_default();
            self.drag = Drag::Fill(None);
            return false;
        }
        let Some(cell) = free_cell(on) else {
            return false;
        };
        if desk.grid.writing.is_some() {
            if cell == desk.grid.cell {
                return false;
            }
            self.composing = false;
            props.grid(GridEvent::Leave(field::words()));
        }
        // The focus stays with the field, which comes along.
        event.prevent_default();
        let (node, column) = cell;
        if event.shift_key() {
            props.grid(GridEvent::Reach(node, column));
        } else if column == Column::Number {
            props.grid(GridEvent::Row(node));
        } else {
            props.grid(GridEvent::Stand(node, column));
            if column.takes_words() && field::is_coarse() && !host::is_locked() {
                props.grid(GridEvent::Write { keeps: true });
                return false;
            }
        }
        self.drag = Drag::Cells;
        false
    }

    fn moved(&mut self, props: &Props, event: &MouseEvent, on: &Element) -> bool {
        if event.buttons() & 1 == 0 {
            self.drag = Drag::None;
            return true;
        }
        self.scroll_at_edge(event);
        let Some((node, column)) = field::cell_of(on) else {
            return false;
        };
        match self.drag {
            Drag::Fill(before) => {
                let below = is_below(&props.desk, node).then_some(node);
                self.drag = Drag::Fill(below);
                below != before
            }
            _ if (node, column) != props.desk.grid.to => {
                props.grid(GridEvent::Reach(node, column));
                false
            }
            _ => false,
        }
    }

    /// The rows go on while the mouse is near the edge.
    fn scroll_at_edge(&self, event: &MouseEvent) {
        const EDGE: f64 = 40.0;
        let Some(grid) = self.grid.cast::<HtmlElement>() else {
            return;
        };
        let room = grid.get_bounding_client_rect();
        let y = f64::from(event.client_y());
        let by = match y {
            y if y < room.top() + EDGE => -24,
            y if y > room.bottom() - EDGE => 24,
            _ => return,
        };
        grid.set_scroll_top(grid.scroll_top() + by);
    }

    /// The row down to which the handle was dragged.
    pub(super) fn fills_to(&self, desk: &Desk) -> Option<usize> {
        match self.drag {
            Drag::Fill(Some(node)) => desk.table.find(node),
            _ => None,
        }
    }
}

fn is_below(desk: &Desk, node: NodeId) -> bool {
    let (rows, _) = desk.picked();
    desk.table.find(node).is_some_and(|at| at >= rows.end)
}

/// The cell in which nothing else is pressed.
fn free_cell(on: &Element) -> Option<At> {
    let control = on.closest("button, select, a, .cell-field.on").ok()?;
    field::cell_of(on).filter(|_| control.is_none())
}
