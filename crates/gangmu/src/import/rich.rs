//! The rich form of a clipboard as lines: list numbers as they are seen, headings with as many `#`
//! as their level, rows of tables as cells between tabs, and nothing else of the markup. Whoever
//! has a document walks it and tells [`Piece`]s; this module knows no HTML as bytes.

use crate::numbering::{Numeral, marker_at};

/// A piece of a document, in its order.
#[derive(Clone, Debug)]
pub enum Piece {
    /// An element begins.
    Open(Element),
    /// The last that has begun, ends.
    Close,
    /// Words, with white space as it stands there.
    Words(String),
}

/// What counts of an element.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// Its name in small letters: `li`.
    pub name: String,
    /// `style` in small letters, without spaces.
    pub style: String,
    /// `type` of a list.
    pub kind: String,
    /// `start` of a list, `value` of one of its items, `colspan` of a cell.
    pub number: Option<i32>,
    /// `rowspan` of a cell.
    pub rows: u32,
}

/// `html` for a parser that must not meet anything that acts: handlers and styles are attributes
/// `data-…`, sheets are `xmp`.
pub fn inert(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    // Whether within a tag, and in which quotes there.
    let (mut tag, mut quote) = (false, None);
    let mut rest = html;
    while let Some(c) = rest.chars().next() {
        let begins = |words: &str| {
            let head = rest.get(..words.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(words))
        };
        if !tag && (begins("<style") || begins("</style")) {
            let len = rest.find(['s', 'S']).unwrap_or_default();
            out.push_str(&rest[..len]);
            out.push_str("xmp");
            rest = &rest[len + "style".len()..];
            tag = true;
            continue;
        }
        match (tag, quote) {
            (false, _) => tag = c == '<',
            (true, Some(open)) => quote = quote.filter(|_| c != open),
            (true, None) if c == '>' => tag = false,
            (true, None) if matches!(c, '"' | '\'') => quote = Some(c),
            (true, None) => {
                let name = out
                    .ends_with(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '"' | '\''));
                if name && (begins("on") || begins("style")) {
                    out.push_str("data-");
                }
            }
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// A line of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Its words, with the number that is seen before them.
    pub text: String,
    /// Its level, if it is a heading, from 1; else 0.
    pub level: usize,
    /// Whether it is a row of a table.
    pub is_row: bool,
}

/// The lines that the pieces say.
pub fn read(pieces: &[Piece]) -> Vec<Said> {
    written(pieces).out
}

fn written(pieces: &[Piece]) -> Writer {
    let mut writer = Writer::default();
    for piece in pieces {
        match piece {
            Piece::Open(element) => writer.open(element),
            Piece::Close => writer.close(),
            Piece::Words(words) => writer.words(words),
        }
    }
    writer.flush();
    while writer.out.pop_if(|line| line.text.is_empty()).is_some() {}
    writer
}

/// The lines that the pieces say, headings with as many `#` as their level, if they say more than
/// `plain`, the plain form beside them: numbers that are not in it, headings that cannot be told
/// from it, cells whose words it breaks over lines; or anything at all if `plain` is blank.
pub fn lines(pieces: &[Piece], plain: &str) -> Option<String> {
    let writer = written(pieces);
    let mut out = String::new();
    for line in &writer.out {
        if line.level > 0 {
            out.extend(std::iter::repeat_n('#', line.level));
            out.push(' ');
        }
        out.push_str(&line.text);
        out.push('\n');
    }
    if plain.trim().is_empty() {
        return (!out.trim().is_empty()).then_some(out);
    }
    let there = squeezed(plain);
    let more = writer.headed
        || writer.broken
        || writer.tabs && !plain.contains('\t')
        || (writer.marked.iter()).any(|line| !there.contains(&squeezed(line)));
    // Nothing of the plain form may be lost.
    let whole = squeezed(&out).chars().count() * 10 >= there.chars().count() * 9;
    (more && whole).then_some(out)
}

/// Without white space.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// An element that has begun.
#[derive(Debug, Default)]
struct Frame {
    is_block: bool,
    hidden: bool,
    pre: bool,
    /// The words are a number that Word has written out.
    numbers: bool,
    is_item: bool,
    heading: usize,
    list: Option<List>,
    table: Option<Vec<u32>>,
    is_row: bool,
    is_cell: bool,
    /// The empty cells that a wide one has behind it.
    n_empty: usize,
}

#[derive(Debug)]
struct List {
    /// How it is numbered; `None` for bullets and none.
    form: Option<String>,
    next: i32,
}

#[derive(Debug, Default)]
struct Writer {
    out: Vec<Said>,
    line: String,
    stack: Vec<Frame>,
    /// The number that the next words get.
    pending: Option<String>,
    /// The column of the next cell.
    column: usize,
    /// Lines with the numbers that were put before them.
    marked: Vec<String>,
    /// How long the number is that the line was given.
    numbered: Option<usize>,
    /// Whether there are headings without a number.
    headed: bool,
    /// Whether a cell has several lines.
    broken: bool,
    tabs: bool,
    n_notes: usize,
}

const HIDDEN: [&str; 16] = [
    "xmp", "head", "style", "script", "title", "meta", "template", "button", "svg", "img",
    "select", "input", "textarea", "iframe", "noscript", "del",
];
const BLOCKS: &str = " p div section article header footer main aside nav h1 h2 h3 h4 h5 h6 ul ol li \
    table thead tbody tfoot tr caption dl dt dd pre blockquote figure figcaption address form \
    fieldset hr center body html br ";

impl Writer {
    fn open(&mut self, e: &Element) {
        let name = e.name.as_str();
        let above = self.stack.last();
        let has = |what: &str| e.style.contains(what);
        let mut frame = Frame {
            is_block: BLOCKS.contains(&[" ", name, " "].concat()),
            hidden: above.is_some_and(|f| f.hidden)
                || HIDDEN.contains(&name)
                || has("display:none")
                || has("mso-hide:all")
                || has("mso-element:comment-list")
                // The marks of notes; before a note its number comes instead.
                || has("mso-footnote-id")
                || has("mso-endnote-id"),
            pre: above.is_some_and(|f| f.pre) || name == "pre" || has("white-space:pre"),
            heading: above.map_or(0, |f| f.heading),
            numbers: has("mso-list:ignore"),
            ..Frame::default()
        };
        if frame.hidden {
            self.stack.push(frame);
            return;
        }
        if frame.is_block && name != "tr" {
            self.end_line();
        }
        match name {
            "ol" | "ul" => {
                let css = e.style.split("list-style").nth(1).unwrap_or_default();
                let kind = if css.is_empty() { &e.kind } else { css };
                let form = (name == "ol" && !css.contains("none")).then(|| kind.to_owned());
                let next = e.number.unwrap_or(1);
                frame.list = Some(List { form, next });
            }
            "li" => {
                frame.is_item = true;
                let list = self.stack.iter_mut().rev().find_map(|f| f.list.as_mut());
                if let Some(list) =
                    list.filter(|_| !has("list-style:none") && !has("list-style-type:none"))
                {
                    let n = e.number.unwrap_or(list.next);
                    list.next = n + 1;
                    self.pending = list.form.as_deref().map(|form| spelled(form, n));
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                frame.heading = usize::from(name.as_bytes()[1] - b'0');
            }
            "table" => frame.table = Some(Vec::new()),
            "tr" => {
                self.flush();
                frame.is_row = true;
                self.column = 0;
            }
            "td" | "th" => {
                frame.is_cell = true;
                frame.n_empty = self.cell(e);
            }
            "div" if has("mso-element:footnote-list") || has("mso-element:endnote-list") => {}
            "div" if has("mso-element:footnote") || has("mso-element:endnote") => {
                self.n_notes += 1;
                self.pending = Some(["[注", &self.n_notes.to_string(), "]"].concat());
            }
            "span" if has("mso-tab-count") => {
                self.line.push('\t');
                frame.hidden = true;
            }
            _ => {}
        }
        self.stack.push(frame);
    }

    /// A cell begins: it stands in the next column that no cell from above reaches into. Returns how
    /// many more it is wide.
    fn cell(&mut self, e: &Element) -> usize {
        let Some(spans) = self.stack.iter_mut().rev().find_map(|f| f.table.as_mut()) else {
            return 0;
        };
        let mut column = self.column;
        let mut before = usize::from(column > 0);
        while let Some(left) = spans.get_mut(column).filter(|left| **left > 0) {
            *left -= 1;
            (column, before) = (column + 1, before + 1);
        }
        let before = if self.column == 0 { column } else { before };
        let width = e.number.unwrap_or(1).clamp(1, 100) as usize;
        if spans.len() < column + width {
            spans.resize(column + width, 0);
        }
        spans[column..column + width].fill(e.rows.clamp(1, 1000) - 1);
        self.tabs |= before > 0;
        self.line.extend(std::iter::repeat_n('\t', before));
        self.column = column + width;
        width - 1
    }

    fn close(&mut self) {
        let last = self.stack.last();
        let (Some(ends), Some(is_item)) = (
            last.map(|f| f.is_block && !f.hidden),
            last.map(|f| f.is_item),
        ) else {
            return;
        };
        if ends {
            self.end_line();
        }
        if is_item {
            self.pending = None;
        }
        let frame = self.stack.pop().unwrap_or_default();
        if frame.is_cell {
            let len = self.line.trim_end_matches(' ').len();
            self.line.truncate(len);
        }
        if frame.numbers
            && let Some(number) = self.pending.take()
        {
            // Bullets are none.
            let number = number.trim().to_owned();
            let is_one = marker_at(&[&number, "字"].concat()).is_some()
                || number.starts_with(|c: char| c.is_ascii_alphanumeric()) && number.len() > 1;
            self.pending = is_one.then_some(number);
        }
        self.line.extend(std::iter::repeat_n('\t', frame.n_empty));
    }

    fn in_cell(&self) -> bool {
        self.stack.iter().any(|f| f.is_cell)
    }

    /// A line ends; within a cell that is a space.
    fn end_line(&mut self) {
        if !self.in_cell() {
            self.flush();
        } else if !self.line.is_empty() && !self.line.ends_with(['\t', ' ']) {
            self.line.push(' ');
        }
    }

    fn flush(&mut self) {
        let is_row = self.stack.last().is_some_and(|f| f.is_row);
        let mut text = self.line.trim_matches(' ');
        if !is_row || text.trim().is_empty() {
            text = text.trim_end();
        }
        let mut text = text.to_owned();
        let is_blank = !self.line.is_empty() && !is_row;
        self.line.clear();
        if text.is_empty() {
            // A paragraph that holds a space, to be empty.
            if is_blank && !self.out.is_empty() {
                self.out.push(Said::default());
            }
            return;
        }
        if let Some(len) = self.numbered.take() {
            // Words that have a number of their own need none.
            match text.get(len..).and_then(marker_at) {
                Some(_) => drop(text.drain(..len)),
                None => self.marked.push(text.clone()),
            }
        }
        let mut level = self.stack.last().map_or(0, |f| f.heading);
        if self.in_cell() {
            level = 0;
        }
        self.headed |= level > 0 && marker_at(&text).is_none();
        self.out.push(Said {
            text,
            level,
            is_row,
        });
    }

    fn words(&mut self, words: &str) {
        let Some(frame) = self.stack.last() else {
            self.stack.push(Frame::default());
            return self.words(words);
        };
        if frame.hidden {
            return;
        }
        if self.stack.iter().any(|f| f.numbers) {
            self.pending.get_or_insert_default().push_str(words);
            return;
        }
        if frame.pre && !self.in_cell() {
            for (nth, line) in words.split('\n').enumerate() {
                if nth > 0 {
                    self.flush();
                }
                self.line.push_str(line.trim_end_matches('\r'));
            }
            return;
        }
        if self.line.ends_with(' ') && self.in_cell() {
            self.broken = true;
        }
        let mut chars = words.chars().peekable();
        while let Some(c) = chars.next() {
            if !matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                self.push(if matches!(c, '\u{a0}' | '\u{2002}') {
                    ' '
                } else {
                    c
                });
                continue;
            }
            let mut ends = matches!(c, '\n' | '\r');
            while let Some(more) =
                chars.next_if(|c| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}'))
            {
                ends |= matches!(more, '\n' | '\r');
            }
            // A line of the source that ends between Chinese characters parts nothing.
            let wide = |c: Option<char>| c.is_some_and(|c| c >= '\u{2e80}');
            let parts =
                !ends || !wide(self.line.chars().next_back()) || !wide(chars.peek().copied());
            if parts && !self.line.is_empty() && !self.line.ends_with([' ', '\t']) {
                self.line.push(' ');
            }
        }
    }

    fn push(&mut self, c: char) {
        if c != ' '
            && let Some(number) = self.pending.take()
        {
            let begins = self.line.trim().is_empty();
            if begins || self.in_cell() {
                self.line.push_str(&number);
                self.numbered = begins.then_some(number.len());
            }
        }
        self.line.push(c);
    }
}

/// The number of an item in a list of that kind, as browsers show it.
fn spelled(kind: &str, n: i32) -> String {
    let is = |names: &[&str]| names.iter().any(|name| kind.contains(name));
    let upper = |text: String, up: bool| if up { text.to_ascii_uppercase() } else { text };
    let up = is(&["upper"]) || matches!(kind, "A" | "I");
    let unsigned = u32::try_from(n).unwrap_or_default();
    if is(&["cjk", "chinese", "japanese"]) {
        return Numeral::Chinese.write(unsigned) + "、";
    }
    if n > 0 && (is(&["alpha", "latin"]) || matches!(kind, "a" | "A")) {
        let mut letters = Vec::new();
        let mut left = unsigned;
        while left > 0 {
            letters.insert(0, b'a' + ((left - 1) % 26) as u8);
            left = (left - 1) / 26;
        }
        return upper(String::from_utf8(letters).unwrap_or_default(), up) + ".";
    }
    if n > 0 && (is(&["roman"]) || matches!(kind, "i" | "I")) {
        const ROMAN: [(u32, &str); 13] = [
            (1000, "m"),
            (900, "cm"),
            (500, "d"),
            (400, "cd"),
            (100, "c"),
            (90, "xc"),
            (50, "l"),
            (40, "xl"),
            (10, "x"),
            (9, "ix"),
            (5, "v"),
            (4, "iv"),
            (1, "i"),
        ];
        let (mut left, mut out) = (unsigned.min(3999), String::new());
        for (value, sign) in ROMAN {
            while left >= value {
                out.push_str(sign);
                left -= value;
            }
        }
        return upper(out, up) + ".";
    }
    format!("{n}.")
}

#[cfg(test)]
mod tests;
