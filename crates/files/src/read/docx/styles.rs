//! Styles, as far as lines depend on them.

use crate::error::FileError;
use crate::read::xml::{Node, Ns, Tag, Xml};
use std::collections::HashMap;
use std::iter;

/// The styles of a document, by their ids.
#[derive(Debug, Default)]
pub struct Styles {
    by_id: HashMap<String, Style>,
    /// That of paragraphs which name none.
    default: Option<String>,
}

/// What a style says itself.
#[derive(Debug, Default)]
pub struct Style {
    based_on: Option<String>,
    /// Its list; 0 for none.
    pub num: Option<i64>,
    /// Its level of the list, from 0.
    pub level: Option<usize>,
    /// Its outline level from 0; 9 for none.
    pub outline: Option<u8>,
    /// Whether its words are hidden.
    pub is_hidden: Option<bool>,
}

impl Styles {
    /// The style of that id.
    pub fn get(&self, id: &str) -> Option<&Style> {
        self.by_id.get(id)
    }

    /// A paragraph's style and those that it is based on, the nearest first.
    pub fn of_paragraph<'a>(
        &'a self,
        id: Option<&'a str>,
    ) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let known = id.filter(|id| self.by_id.contains_key(*id));
        self.chain(known.or(self.default.as_deref()))
    }

    /// Whether words of that style are hidden.
    pub fn hides(&self, id: &str) -> bool {
        let said = self.chain(Some(id)).find_map(|(_, style)| style.is_hidden);
        said.unwrap_or(false)
    }

    /// A style may be based on itself by a mistake: the chain ends somewhere.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let get = |id: &str| self.by_id.get_key_value(id);
        let first = id.and_then(get);
        let chain = iter::successors(first, move |(_, style)| get(style.based_on.as_deref()?));
        chain.take(32).map(|(id, style)| (id.as_str(), style))
    }
}

/// Reads the part.
pub fn read(text: &str) -> Result<Styles, FileError> {
    let mut xml = Xml::new(text);
    let mut styles = Styles::default();
    while let Some(node) = xml.next()? {
        if let Node::Open(tag) = node
            && (tag.ns, tag.name()) == (Ns::Word, "style")
        {
            let id = tag.attr("styleId").unwrap_or_default().into_owned();
            let is_paragraph = tag.attr("type").is_none_or(|kind| kind == "paragraph");
            if is_paragraph && tag.attr("default").is_some_and(|v| is_on(&v)) {
                styles.default = Some(id.clone());
            }
            let style = style(&mut xml)?;
            styles.by_id.insert(id, style);
        }
    }
    Ok(styles)
}

fn style(xml: &mut Xml<'_>) -> Result<Style, FileError> {
    let mut style = Style::default();
    let mut named = None;
    let depth = xml.depth();
    while let Some(node) = xml.next_within(depth)? {
        let Node::Open(tag) = node else { continue };
        match tag.name() {
            "name" => named = tag.attr("val").and_then(|name| heading(&name)),
            "basedOn" => style.based_on = tag.attr("val").map(Into::into),
            "numId" => style.num = tag.number("val"),
            "ilvl" => style.level = tag.number("val"),
            "outlineLvl" => style.outline = tag.number("val"),
            "vanish" => style.is_hidden = Some(is_set(&tag)),
            "pPrChange" | "rPrChange" | "tblStylePr" => xml.skip()?,
            _ => {}
        }
    }
    // Word's own headings may say nothing of themselves.
    style.outline = style.outline.or(named);
    Ok(style)
}

/// The outline level, from 0, of Word's own style of that name.
fn heading(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    let nth = name
        .strip_prefix("heading ")
        .or(name.strip_prefix("标题 "))?;
    nth.parse::<u8>()
        .ok()?
        .checked_sub(1)
        .filter(|level| *level < 9)
}

/// Whether a switch is on: it is so if it says nothing else.
pub fn is_set(tag: &Tag<'_>) -> bool {
    tag.attr("val").is_none_or(|value| is_on(&value))
}

fn is_on(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}
