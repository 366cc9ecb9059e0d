//! One set of stroke icons, inline.

use yew::prelude::*;

/// The icons there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Take back.
    Undo,
    /// Make again.
    Redo,
    /// Points right; turned when something is unfolded.
    Chevron,
    /// Points down: opens a menu.
    Down,
    /// Bars: the counts.
    Chart,
    /// Lines: the documents.
    List,
    /// Up.
    Up,
    /// Down.
    Lower,
    /// Deeper.
    Deeper,
    /// Shallower.
    Shallower,
    /// Two sheets.
    Copy,
    /// Close.
    Close,
    /// A bin.
    Bin,
    /// A pen: gives another title.
    Pen,
    /// A plus.
    Plus,
    /// A shield.
    Shield,
    /// A glass: finds commands.
    Glass,
    /// Three dots: more of the kind.
    More,
    /// Lines with numbers.
    Numbers,
    /// Points out and up: leads to a place in the text.
    Out,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Undo => "M8 5 4 9l4 4M4 9h9a4.5 4.5 0 0 1 0 9h-3",
            Self::Redo => "m14 5 4 4-4 4M18 9H9a4.5 4.5 0 0 0 0 9h3",
            Self::Chevron => "m9 6 6 5.5L9 17",
            Self::Down => "m5 9 6 6 6-6",
            Self::Chart => "M4 18V9m5 9V4m5 14v-6m5 6V7",
            Self::List => "M4 6h14M4 11h14M4 16h9",
            Self::Up => "M11 18V5m-5 5 5-5 5 5",
            Self::Lower => "M11 4v13m-5-5 5 5 5-5",
            Self::Deeper => "M4 5v12m4-6h10m-4-4 4 4-4 4",
            Self::Shallower => "M18 5v12m-4-6H4m4-4-4 4 4 4",
            Self::Copy => "M8 8V4h10v10h-4M4 8h10v10H4z",
            Self::Close => "m5 5 12 12M17 5 5 17",
            Self::Bin => "M4 6h14M9 6V4h4v2M6 6l1 12h8l1-12",
            Self::Numbers => {
                "M9 5.5h9M9 11h9M9 16.5h9M3.5 4.5 5 3.5v4M3.5 9.5h2v1.2L3.5 12.7h2M3.5 14.6h2v3.6h-2m2-1.8H4.2"
            }
            Self::Out => "M8 14 15 7M9 6.5h6.5V13",
            Self::Pen => "m4 18 1-4L15 4l3 3L8 17zM13 6l3 3",
            Self::Plus => "M11 5v12M5 11h12",
            Self::Glass => "M10 4.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11m4 9.5 4 4",
            Self::More => {
                "M4 11a1 1 0 1 0 2 0a1 1 0 1 0-2 0m6 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0m6 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0"
            }
            Self::Shield => {
                "M11 3 4.5 5.5v5c0 4 2.7 6.8 6.5 8.5 3.8-1.7 6.5-4.5 6.5-8.5v-5zM8 11l2.2 2.2L14.2 9"
            }
        }
    }

    /// The picture; it says nothing to a screen reader, and is small without a style, too.
    pub fn draw(self) -> Html {
        html! {
            <svg class="icon" width="18" height="18" viewBox="0 0 22 22" aria-hidden="true"><path d={self.path()} /></svg>
        }
    }
}
