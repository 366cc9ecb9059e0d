//! Tags as elements within each other: those that are never closed, and those that the next one
//! closes.

use gangmu::import::rich::{Element, Piece};

/// How deep elements are told; what is deeper is told without its elements, as browsers do.
const DEPTH: usize = 200;

/// What is read of a page so far.
#[derive(Default)]
pub struct Tree {
    pieces: Vec<Piece>,
    /// The elements that are open.
    open: Vec<String>,
    /// Within how many of them nothing is read.
    n_silent: usize,
    /// How many of them are paragraphs.
    n_paragraphs: usize,
    pub n_tables: usize,
    pub n_pictures: usize,
    pub n_comments: usize,
}

/// Elements without an end.
const VOID: &str = " area base br col embed hr img input link meta param source track wbr ";

/// Elements that end a paragraph.
const BLOCKS: &str = " address article aside blockquote div dl fieldset footer form h1 h2 h3 h4 h5 \
    h6 header hr main nav ol p pre section table ul ";

/// For an element, which open ones it ends, as far as the one that holds them.
const ENDS: [(&str, &str, &str); 8] = [
    ("li", " li ", " ol ul menu table "),
    ("dt", " dt dd ", " dl table "),
    ("dd", " dt dd ", " dl table "),
    ("tr", " tr td th caption colgroup ", " table "),
    ("td", " td th ", " tr table "),
    ("th", " td th ", " tr table "),
    (
        "tbody",
        " thead tbody tfoot tr td th caption colgroup ",
        " table ",
    ),
    (
        "tfoot",
        " thead tbody tfoot tr td th caption colgroup ",
        " table ",
    ),
];

fn is_in(names: &str, name: &str) -> bool {
    names.split(' ').any(|one| one == name)
}

impl Tree {
    /// An element begins. What is in a silent one is not read.
    pub fn open(&mut self, element: Element, is_silent: bool) {
        let name = element.name.clone();
        if self.n_paragraphs > 0 && is_in(BLOCKS, &name) {
            self.end(" p ", " table td th caption button object ");
        }
        if let Some((_, ended, within)) = ENDS.iter().find(|(of, ..)| *of == name) {
            self.end(ended, within);
        }
        self.n_tables += usize::from(name == "table" && !self.open.contains(&name));
        self.n_pictures += usize::from(name == "img");
        self.n_comments += usize::from(is_silent);
        if self.open.len() >= DEPTH {
            return;
        }
        let is_told = self.n_silent == 0 && !is_silent;
        if is_told {
            self.pieces.push(Piece::Open(element));
        }
        if is_in(VOID, &name) {
            self.pieces.extend(is_told.then_some(Piece::Close));
            return;
        }
        self.n_silent += usize::from(!is_told);
        self.n_paragraphs += usize::from(name == "p");
        self.open.push(name);
    }

    /// An element ends, and what is open within it.
    pub fn close(&mut self, name: &str) {
        let is_table = is_in(" table tbody thead tfoot tr td th ", name);
        let barrier = if is_table { " table " } else { " table td th " };
        let mut open = self.open.iter().rev();
        let place = open.position(|open| open == name || is_in(barrier, open));
        let Some(nth) = place else { return };
        let keep = self.open.len() - 1 - nth;
        if self.open[keep] == name {
            self.pop_to(keep);
        }
    }

    /// Words.
    pub fn words(&mut self, words: String) {
        if self.n_silent == 0 {
            self.pieces.push(Piece::Words(words));
        }
    }

    /// All of it; what is still open ends.
    pub fn into_pieces(mut self) -> Vec<Piece> {
        self.pop_to(0);
        self.pieces
    }

    /// Ends the elements of those names that are open, as far as one of `within`.
    fn end(&mut self, names: &str, within: &str) {
        let mut keep = self.open.len();
        for (at, open) in self.open.iter().enumerate().rev() {
            if is_in(within, open) {
                break;
            }
            if is_in(names, open) {
                keep = at;
            }
        }
        self.pop_to(keep);
    }

    fn pop_to(&mut self, keep: usize) {
        for name in self.open.drain(keep..) {
            self.n_paragraphs -= usize::from(name == "p");
            if self.n_silent > 0 {
                self.n_silent -= 1;
            } else {
                self.pieces.push(Piece::Close);
            }
        }
    }
}
