//! The words of a page with their places.

use super::font::Font;
use super::stream;
use crate::error::{FileError, Limit};
use crate::read::limits;
use crate::read::place::Placed;
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// How deep forms stand within each other.
const MAX_DEPTH: usize = 12;
/// How many forms a document shows, each as often as it is shown.
const MAX_FORMS: usize = 20_000;
/// How many states are saved within each other.
const MAX_SAVED: usize = 1000;
/// Words that are farther apart than this, in sizes, are not one.
const GAP: f64 = 0.2;
/// The bytes that a piece of text costs besides its words.
const PIECE_COST: usize = 64;

/// `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
pub type Matrix = [f64; 6];

const STILL: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `a`, then `b`.
fn then(a: &Matrix, b: &Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn moved(x: f64, y: f64) -> Matrix {
    [1.0, 0.0, 0.0, 1.0, x, y]
}

/// What is read of a document.
#[derive(Default)]
pub struct Reading {
    pub placed: Vec<Placed>,
    pub pictures: HashSet<ObjectIdentifier>,
    /// Heads, feet and page numbers that are marked as such.
    pub n_margins: usize,
    /// Characters that nobody knows.
    pub n_unknown: usize,
    fonts: HashMap<ObjectIdentifier, Rc<Font>>,
    n_bytes: usize,
    n_forms: usize,
}

/// What holds for the words that come next.
#[derive(Clone)]
struct State {
    /// From the places of the content to those of the page.
    page: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    spacing: f64,
    word_spacing: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

impl Reading {
    /// Reads a page.
    ///
    /// # Errors
    /// Where it has too much.
    pub fn page(&mut self, at: usize, page: &Page<'_>, upright: Matrix) -> Result<(), FileError> {
        let dict = page.raw();
        let streams: Vec<Stream<'_>> = match dict.get::<Stream<'_>>("Contents") {
            Some(stream) => vec![stream],
            None => {
                let all = dict.get::<Array<'_>>("Contents");
                all.map_or_else(Vec::new, |all| all.iter::<Stream<'_>>().collect())
            }
        };
        let mut content = Vec::new();
        for stream in streams {
            content.extend_from_slice(&self.content(&stream)?);
            content.push(b'\n');
        }
        self.show(at, &content, page.resources(), upright, 0)
    }

    fn content<'a>(
        &mut self,
        stream: &Stream<'a>,
    ) -> Result<std::borrow::Cow<'a, [u8]>, FileError> {
        let content = stream::content(stream, limits::BYTES - self.n_bytes)?;
        self.n_bytes += content.len();
        Ok(content)
    }

    fn font(
        &mut self,
        resources: &Resources<'_>,
        name: &Name<'_>,
    ) -> Result<Option<Rc<Font>>, FileError> {
        let Some(dict) = resources.get_font(name) else {
            return Ok(None);
        };
        let known = dict.obj_id().and_then(|id| self.fonts.get(&id));
        if let Some(font) = known {
            return Ok(Some(Rc::clone(font)));
        }
        let font = Rc::new(Font::read(&dict)?);
        if let Some(id) = dict.obj_id() {
            self.fonts.insert(id, Rc::clone(&font));
        }
        Ok(Some(font))
    }

    fn show(
        &mut self,
        page: usize,
        content: &[u8],
        resources: &Resources<'_>,
        start: Matrix,
        depth: usize,
    ) -> Result<(), FileError> {
        let mut state = State {
            page: start,
            font: None,
            size: 1.0,
            spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut saved = Vec::new();
        let (mut text, mut line) = (STILL, STILL);
        // The open marks: whether each is a head or a foot.
        let mut marks: Vec<bool> = Vec::new();
        let mut steps = UntypedIter::new(content);
        while let Some(step) = steps.next() {
            let operands: Vec<&Object<'_>> = step.operands().collect();
            let n = |i: usize| match operands.get(i) {
                Some(Object::Number(number)) => number.as_f64(),
                _ => 0.0,
            };
            let matrix = || [n(0), n(1), n(2), n(3), n(4), n(5)];
            let name = || match operands.first() {
                Some(Object::Name(name)) => Some(name),
                _ => None,
            };
            let next_line = |line: &Matrix, x, y| then(&moved(x, y), line);
            match &**step.operator {
                b"q" if saved.len() < MAX_SAVED => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"cm" => state.page = then(&matrix(), &state.page),
                b"BT" => (text, line) = (STILL, STILL),
                b"Tf" => {
                    state.font = match name() {
                        Some(name) => self.font(resources, name)?,
                        None => None,
                    };
                    state.size = n(1);
                }
                b"Tc" => state.spacing = n(0),
                b"Tw" => state.word_spacing = n(0),
                b"Tz" => state.stretch = n(0) / 100.0,
                b"TL" => state.leading = n(0),
                b"Ts" => state.rise = n(0),
                b"Tm" => {
                    line = matrix();
                    text = line;
                }
                operator @ (b"Td" | b"TD") => {
                    if operator == b"TD" {
                        state.leading = -n(1);
                    }
                    line = next_line(&line, n(0), n(1));
                    text = line;
                }
                b"T*" => {
                    line = next_line(&line, 0.0, -state.leading);
                    text = line;
                }
                operator @ (b"Tj" | b"'" | b"\"" | b"TJ") => {
                    if operator == b"\"" {
                        (state.word_spacing, state.spacing) = (n(0), n(1));
                    }
                    if matches!(operator, b"'" | b"\"") {
                        line = next_line(&line, 0.0, -state.leading);
                        text = line;
                    }
                    let is_margin = marks.contains(&true);
                    let shown = operands.last();
                    let shown = shown.into_iter().flat_map(|shown| match shown {
                        Object::Array(pieces) => pieces.iter::<Object<'_>>().collect(),
                        _ => vec![(*shown).clone()],
                    });
                    self.words(page, shown, &state, &mut text, is_margin)?;
                }
                b"Do" => {
                    if let Some(object) = name().and_then(|name| resources.get_x_object(name)) {
                        self.form(page, &object, resources, &state.page, depth)?;
                    }
                }
                b"BI" => self.n_forms += 1,
                b"BMC" | b"BDC" if marks.len() < MAX_SAVED => {
                    let is_margin = is_margin(name(), operands.get(1).copied());
                    self.n_margins += usize::from(is_margin && !marks.contains(&true));
                    marks.push(is_margin);
                }
                b"EMC" => _ = marks.pop(),
                _ => {}
            }
        }
        Ok(())
    }

    /// Shows a form, or counts a picture.
    fn form(
        &mut self,
        page: usize,
        object: &Stream<'_>,
        resources: &Resources<'_>,
        start: &Matrix,
        depth: usize,
    ) -> Result<(), FileError> {
        let dict = object.dict();
        let kind = dict.get::<Name<'_>>("Subtype");
        match kind.as_deref() {
            Some(b"Image") => {
                self.pictures.insert(object.obj_id());
                return Ok(());
            }
            Some(b"Form") if depth < MAX_DEPTH => {}
            _ => return Ok(()),
        }
        self.n_forms += 1;
        if self.n_forms > MAX_FORMS {
            return Err(FileError::Exceeds(Limit::Nesting));
        }
        let content = self.content(object)?;
        let mut matrix = STILL;
        if let Some(told) = dict.get::<Array<'_>>("Matrix") {
            let told = told.iter::<f64>();
            matrix.iter_mut().zip(told).for_each(|(slot, n)| *slot = n);
        }
        let start = then(&matrix, start);
        match dict.get::<Dict<'_>>("Resources") {
            Some(own) => self.show(page, &content, &Resources::new(own), start, depth + 1),
            None => self.show(page, &content, resources, start, depth + 1),
        }
    }

    /// Strings, and numbers that move what follows.
    fn words<'a>(
        &mut self,
        page: usize,
        shown: impl Iterator<Item = Object<'a>>,
        state: &State,
        text: &mut Matrix,
        is_margin: bool,
    ) -> Result<(), FileError> {
        let Some(font) = state.font.clone() else {
            return Ok(());
        };
        let mut piece: Option<Placed> = None;
        for shown in shown {
            let string = match shown {
                Object::String(string) => string,
                Object::Number(by) => {
                    let by = -by.as_f64() / 1000.0 * state.size * state.stretch;
                    *text = then(&moved(by, 0.0), text);
                    if by.abs() > GAP * state.size.abs() {
                        self.placed.extend(piece.take());
                    }
                    continue;
                }
                _ => continue,
            };
            for glyph in font.glyphs(string.as_bytes()) {
                let now = then(&then(&moved(0.0, state.rise), text), &state.page);
                let word_spacing = if glyph.is_space {
                    state.word_spacing
                } else {
                    0.0
                };
                let width = f64::from(glyph.width) * state.size + state.spacing + word_spacing;
                *text = then(&moved(width * state.stretch, 0.0), text);
                self.n_unknown += usize::from(glyph.text.is_empty() && glyph.code != 0);
                // What runs upwards or aslant is a stamp or the mark of a printer.
                let is_level = now[0] > 0.0 && now[1].abs() < 0.3 * now[0];
                if is_margin || !is_level || glyph.text.is_empty() {
                    continue;
                }
                let end = then(text, &state.page)[4] as f32;
                self.n_bytes += glyph.text.len();
                match &mut piece {
                    Some(piece) => {
                        piece.text.push_str(&glyph.text);
                        piece.width = end - piece.x;
                    }
                    None => {
                        self.n_bytes += PIECE_COST;
                        piece = Some(Placed {
                            page,
                            x: now[4] as f32,
                            y: now[5] as f32,
                            width: end - now[4] as f32,
                            size: (state.size * now[2].hypot(now[3])).abs() as f32,
                            text: glyph.text,
                        });
                    }
                }
            }
            if self.n_bytes > limits::BYTES {
                return Err(FileError::Exceeds(Limit::Bytes));
            }
        }
        self.placed.extend(piece);
        Ok(())
    }
}

/// Whether a mark tells of a head, a foot or a page number.
fn is_margin(tag: Option<&Name<'_>>, properties: Option<&Object<'_>>) -> bool {
    let Some(Object::Dict(properties)) = properties else {
        return false;
    };
    let kind = properties.get::<Name<'_>>("Type");
    tag.is_some_and(|tag| &**tag == b"Artifact") && kind.as_deref() == Some(b"Pagination")
}
