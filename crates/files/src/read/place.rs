//! Pages on which every piece of text has its place, put together to lines and paragraphs: PDF, OFD.

/// A piece of text on a page. Units are the page's own; `y` grows downwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Which page, from 0.
    pub page: usize,
    /// Where it begins.
    pub x: f32,
    /// Where its base line is.
    pub y: f32,
    /// How wide it is.
    pub width: f32,
    /// How high its letters are.
    pub size: f32,
    /// Its words.
    pub text: String,
}
