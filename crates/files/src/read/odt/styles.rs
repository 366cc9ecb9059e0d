//! Styles, as far as lines depend on them: which words are hidden, which lists are whose.

use crate::error::FileError;
use crate::read::number::{Format, Level, N_LEVELS};
use crate::read::xml::{Node, Ns, Tag, Xml};
use std::collections::HashMap;
use std::iter;

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    /// Styles of paragraphs and of words, by their names: `p` or `t` before them.
    by_name: HashMap<String, Style>,
    /// The levels of lists, by the names of their styles.
    pub lists: HashMap<String, Vec<Level>>,
    /// The levels of headings.
    pub outline: Vec<Level>,
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    /// The style of its list; empty for none.
    list: Option<String>,
    is_hidden: Option<bool>,
}

impl Styles {
    /// Reads the styles of a part, in front of its text.
    pub fn read(&mut self, text: &str) -> Result<(), FileError> {
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next()? {
            let Node::Open(tag) = node else { continue };
            match (tag.ns, tag.name()) {
                (Ns::Office, "body") => break,
                (Ns::Style, "style") => {
                    let key = key(&tag);
                    let style = style(&tag, &mut xml)?;
                    self.by_name.extend(key.map(|key| (key, style)));
                }
                (Ns::Text, "list-style") => {
                    let name = tag.attr("name").unwrap_or_default().into_owned();
                    let levels = levels(&mut xml)?;
                    self.lists.insert(name, levels);
                }
                (Ns::Text, "outline-style") => self.outline = levels(&mut xml)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether paragraphs of the style are hidden.
    pub fn hides_paragraph(&self, name: &str) -> bool {
        self.find('p', name, |style| style.is_hidden)
            .unwrap_or(false)
    }

    /// Whether words of the style are hidden.
    pub fn hides_words(&self, name: &str) -> bool {
        self.find('t', name, |style| style.is_hidden)
            .unwrap_or(false)
    }

    /// The list of paragraphs of the style; empty where it has none and its parents do not count.
    pub fn list_of(&self, name: &str) -> Option<String> {
        self.find('p', name, |style| style.list.clone())
    }

    /// What the style says, or its parents. One may be its own by a mistake: they end somewhere.
    fn find<T>(&self, family: char, name: &str, said: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let get = |name: &str| self.by_name.get(&format!("{family}{name}"));
        let chain = iter::successors(get(name), |style| get(style.parent.as_deref()?));
        chain.take(32).find_map(said)
    }
}

fn key(tag: &Tag<'_>) -> Option<String> {
    let family = match &*tag.attr("family")? {
        "paragraph" => "p",
        "text" => "t",
        _ => return None,
    };
    Some([family, &*tag.attr_as_written("style:name")?].concat())
}

fn style(tag: &Tag<'_>, xml: &mut Xml<'_>) -> Result<Style, FileError> {
    let mut style = Style {
        parent: tag.attr("parent-style-name").map(Into::into),
        list: tag.attr("list-style-name").map(Into::into),
        is_hidden: None,
    };
    let depth = xml.depth();
    while let Some(node) = xml.next_within(depth)? {
        if let Node::Open(tag) = node
            && (tag.ns, tag.name()) == (Ns::Style, "text-properties")
        {
            let display = tag.attr_as_written("text:display");
            style.is_hidden = display.map(|display| display == "none");
        }
    }
    Ok(style)
}

fn levels(xml: &mut Xml<'_>) -> Result<Vec<Level>, FileError> {
    let mut levels = vec![Level::default(); N_LEVELS];
    let depth = xml.depth();
    while let Some(node) = xml.next_within(depth)? {
        let Node::Open(tag) = node else { continue };
        if tag.ns != Ns::Text {
            continue;
        }
        let nth: usize = tag.number("level").unwrap_or(1);
        let mut level = Level {
            start: tag.number("start-value").unwrap_or(1),
            suffix: Some(' '),
            ..Level::default()
        };
        match tag.name() {
            "list-level-style-number" | "outline-level-style" => {
                level.format = format(&tag.attr("num-format").unwrap_or_default());
                level.text = shown(&tag, nth, level.format);
            }
            "list-level-style-bullet" | "list-level-style-image" => {
                level.format = Format::Bullet;
                level.text = tag.attr("bullet-char").unwrap_or_default().into_owned();
            }
            _ => continue,
        }
        let depth = xml.depth();
        while let Some(node) = xml.next_within(depth)? {
            let Node::Open(tag) = node else { continue };
            if let Some(follows) = tag.attr("label-followed-by") {
                level.suffix = match &*follows {
                    "nothing" => None,
                    "space" => Some(' '),
                    _ => Some('\t'),
                };
            }
        }
        if let Some(there) = nth.checked_sub(1).and_then(|nth| levels.get_mut(nth)) {
            *there = level;
        }
    }
    Ok(levels)
}

/// A form by the first of its numbers: `一, 二, 三, ...`.
fn format(numbers: &str) -> Format {
    let first = numbers.split(',').next().unwrap_or_default().trim();
    match first {
        "" => Format::None,
        "I" => Format::UpperRoman,
        "i" => Format::LowerRoman,
        "A" => Format::UpperLetter,
        "a" => Format::LowerLetter,
        "一" => Format::Thousands,
        "壹" if numbers.contains('貳') => Format::TraditionalLegal,
        "壹" => Format::Legal,
        "①" => Format::Circle,
        "⑴" => Format::Parenthesis,
        "⒈" => Format::Fullstop,
        "㈠" => Format::HanCircle,
        "甲" => Format::Stem,
        "子" => Format::Branch,
        "１" => Format::FullWidth,
        _ if first.len() > 1 => Format::by_pattern(numbers).unwrap_or_default(),
        _ => Format::Decimal,
    }
}

/// What a level shows, `%1` for a number: as it is written out, or put together.
fn shown(tag: &Tag<'_>, nth: usize, format: Format) -> String {
    if let Some(pattern) = tag.attr("num-list-format") {
        let mut shown = String::new();
        let mut parts = pattern.split('%').peekable();
        shown.push_str(parts.next().unwrap_or_default());
        // Between two signs stands a level's number.
        while let Some(part) = parts.next() {
            let is_level = part.len() == 1 && part.bytes().all(|c| c.is_ascii_digit());
            if is_level && parts.peek().is_some() {
                shown.push('%');
                shown.push_str(part);
                shown.push_str(parts.next().unwrap_or_default());
            } else {
                shown.push('%');
                shown.push_str(part);
            }
        }
        return shown;
    }
    let n_shown = tag
        .number("display-levels")
        .unwrap_or(1)
        .clamp(1, nth.max(1));
    let numbers: Vec<String> = match format {
        Format::None => Vec::new(),
        _ => (nth + 1 - n_shown..=nth)
            .map(|nth| format!("%{nth}"))
            .collect(),
    };
    let around = |name| tag.attr(name).unwrap_or_default();
    [
        &*around("num-prefix"),
        &numbers.join("."),
        &*around("num-suffix"),
    ]
    .concat()
}
