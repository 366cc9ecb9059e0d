//! A page: its text objects as pieces of text, each at its place. Units are millimetres.

use super::Found;
use crate::error::FileError;
use crate::read::place::Placed;
use crate::read::xml::{Node, Tag, Xml};

/// Reads a page, the `nth` of the file. Gives the ids of the templates that it stands on.
pub fn read(text: &str, nth: usize, found: &mut Found) -> Result<Vec<String>, FileError> {
    let mut xml = Xml::new(text);
    let mut templates = Vec::new();
    let mut object = Object::default();
    while let Some(node) = xml.next()? {
        let Node::Open(tag) = node else { continue };
        match tag.name() {
            "Template" => templates.extend(tag.attr("TemplateID").map(String::from)),
            "ImageObject" => found.n_pictures += 1,
            "TextObject" => {
                object = Object::of(&tag);
                // What stands across the page is a watermark.
                found.n_marks += usize::from(object.is_tilted());
            }
            "TextCode" => {
                let code = Code::of(&tag, &mut object);
                let words = xml.words()?;
                if !object.is_tilted() {
                    object.place(&code, &words, nth, &mut found.pieces);
                }
            }
            _ => {}
        }
    }
    Ok(templates)
}

/// A text object: how its own coordinates lie on the page.
struct Object {
    /// Its corner.
    corner: [f32; 2],
    /// `a b c d e f` of the standard.
    matrix: [f32; 6],
    size: f32,
    /// Where the last code began: the next may not say it.
    at: [f32; 2],
}

impl Default for Object {
    fn default() -> Self {
        Self {
            corner: [0.0; 2],
            matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
            size: 4.0,
            at: [0.0; 2],
        }
    }
}

/// A text code: its words begin at `at`, and each character is `dx`, `dy` from the one before.
struct Code {
    at: [f32; 2],
    dx: Vec<f32>,
    dy: Vec<f32>,
}

impl Object {
    fn of(tag: &Tag<'_>) -> Self {
        let plain = Self::default();
        let [x, y] = numbers(tag, "Boundary").unwrap_or([0.0; 2]);
        Self {
            corner: [x, y],
            matrix: numbers(tag, "CTM").unwrap_or(plain.matrix),
            size: number(tag, "Size").unwrap_or(plain.size),
            at: plain.at,
        }
    }

    fn is_tilted(&self) -> bool {
        let [a, b, c, d, ..] = self.matrix;
        (b.abs() + c.abs()) * 4.0 > a.abs() + d.abs()
    }

    /// A point on the page.
    fn point(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        let [a, b, c, d, e, f] = self.matrix;
        let [left, top] = self.corner;
        [left + a * x + c * y + e, top + b * x + d * y + f]
    }

    /// Adds the words as pieces: one for as long as a character stands close after the other.
    fn place(&self, code: &Code, words: &str, page: usize, pieces: &mut Vec<Placed>) {
        let [a, _, _, d, ..] = self.matrix;
        let size = self.size * d.abs();
        // Words that run down a line are one piece, whatever their places.
        let is_upright = code.dx.iter().all(|dx| *dx == 0.0) && code.dy.iter().any(|dy| *dy != 0.0);
        let mut at = code.at;
        let mut piece: Option<Placed> = None;
        for (nth, c) in words.trim_matches(['\n', '\r']).chars().enumerate() {
            let step = |deltas: &[f32]| nth.checked_sub(1).and_then(|n| deltas.get(n)).copied();
            let (dx, dy) = (step(&code.dx), step(&code.dy).unwrap_or_default());
            // Where no distance is said, a character is as wide as it is high.
            let dx = dx.unwrap_or(if nth == 0 { 0.0 } else { self.size });
            at = [at[0] + dx, at[1] + dy];
            let [x, y] = self.point(at);
            let goes_on = is_upright || dy == 0.0 && dx * a.abs() < size * 1.8;
            match &mut piece {
                Some(piece) if goes_on => {
                    piece.text.push(c);
                    piece.width = (x + size - piece.x).max(piece.width);
                }
                _ => {
                    pieces.extend(piece.take());
                    piece = Some(Placed {
                        page,
                        x,
                        y,
                        width: size,
                        size,
                        text: c.to_string(),
                    });
                }
            }
        }
        pieces.extend(piece.filter(|piece| !piece.text.trim().is_empty()));
    }
}

impl Code {
    fn of(tag: &Tag<'_>, object: &mut Object) -> Self {
        let [x, y] = object.at;
        object.at = [number(tag, "X").unwrap_or(x), number(tag, "Y").unwrap_or(y)];
        Self {
            at: object.at,
            dx: deltas(tag, "DeltaX"),
            dy: deltas(tag, "DeltaY"),
        }
    }
}

fn number(tag: &Tag<'_>, name: &str) -> Option<f32> {
    tag.number(name).filter(|n: &f32| n.is_finite())
}

fn numbers<const N: usize>(tag: &Tag<'_>, name: &str) -> Option<[f32; N]> {
    let value = tag.attr(name)?;
    let numbers = value
        .split_whitespace()
        .filter_map(|n| n.parse::<f32>().ok());
    let numbers: Vec<f32> = numbers.filter(|n| n.is_finite()).take(N).collect();
    numbers.try_into().ok()
}

/// As many as a line may have characters: more are not asked for.
const MOST_DELTAS: usize = 10_000;

/// Distances: `g 3 5.64` is three times 5.64.
fn deltas(tag: &Tag<'_>, name: &str) -> Vec<f32> {
    let value = tag.attr(name).unwrap_or_default();
    let mut words = value.split_whitespace();
    let mut deltas = Vec::new();
    while let Some(word) = words.next() {
        let (n, delta) = match word {
            "g" => (words.next().and_then(|n| n.parse().ok()), words.next()),
            word => (Some(1), Some(word)),
        };
        let delta = delta
            .and_then(|delta| delta.parse::<f32>().ok())
            .filter(|delta| delta.is_finite())
            .unwrap_or_default();
        let n = n.unwrap_or(0).min(MOST_DELTAS - deltas.len());
        deltas.extend(std::iter::repeat_n(delta, n));
        if deltas.len() >= MOST_DELTAS {
            break;
        }
    }
    deltas
}
