//! The lists of a document.

use super::styles::{Styles, is_set};
use crate::error::FileError;
use crate::read::number::{Format, Level, Lists, N_LEVELS, Num};
use crate::read::xml::{Node, Ns, Tag, Xml};
use std::collections::HashMap;

/// Lists that are those of a style.
#[derive(Default)]
struct Links {
    /// The list that a style has.
    of_style: HashMap<String, i64>,
    /// The style whose list a list is.
    to_style: HashMap<i64, String>,
}

/// Reads the part.
pub fn read(text: &str, styles: &Styles) -> Result<Lists, FileError> {
    let mut xml = Xml::new(text);
    let mut lists = Lists::default();
    let mut links = Links::default();
    while let Some(node) = xml.next()? {
        let Node::Open(tag) = node else { continue };
        match tag.name() {
            "abstractNum" => {
                let id = tag.number("abstractNumId").unwrap_or(-1);
                let levels = list(&mut xml, id, &mut links)?;
                lists.lists.insert(id, levels);
            }
            "num" => {
                let id = tag.number("numId").unwrap_or(-1);
                let num = num(&mut xml)?;
                lists.nums.insert(id, num);
            }
            _ => {}
        }
    }
    let mut same = HashMap::new();
    for (list, style) in links.to_style {
        let num = styles.get(&style).and_then(|style| style.num);
        let by_num = num.and_then(|num| Some(lists.nums.get(&num)?.list));
        if let Some(other) = links.of_style.get(&style).copied().or(by_num) {
            same.insert(list, other);
        }
    }
    for num in lists.nums.values_mut() {
        num.list = same.get(&num.list).copied().unwrap_or(num.list);
    }
    Ok(lists)
}

fn list(xml: &mut Xml<'_>, id: i64, links: &mut Links) -> Result<Vec<Level>, FileError> {
    let mut levels = vec![Level::default(); N_LEVELS];
    let depth = xml.depth();
    while let Some(node) = xml.next_within(depth)? {
        let Node::Open(tag) = node else { continue };
        let value = || tag.attr("val").unwrap_or_default().into_owned();
        match tag.name() {
            "numStyleLink" => drop(links.to_style.insert(id, value())),
            "styleLink" => drop(links.of_style.insert(value(), id)),
            "lvl" => {
                let nth: usize = tag.number("ilvl").unwrap_or_default();
                let level = level(xml)?;
                if let Some(there) = levels.get_mut(nth) {
                    *there = level;
                }
            }
            _ => {}
        }
    }
    Ok(levels)
}

fn num(xml: &mut Xml<'_>) -> Result<Num, FileError> {
    let mut num = Num::default();
    let mut nth: usize = 0;
    let depth = xml.depth();
    while let Some(node) = xml.next_within(depth)? {
        let Node::Open(tag) = node else { continue };
        match tag.name() {
            "abstractNumId" => num.list = tag.number("val").unwrap_or(-1),
            "lvlOverride" => nth = tag.number("ilvl").unwrap_or_default(),
            "startOverride" => {
                if let Some(start) = num.starts.get_mut(nth) {
                    *start = tag.number("val");
                }
            }
            "lvl" => drop(num.levels.insert(nth, level(xml)?)),
            _ => {}
        }
    }
    Ok(num)
}

fn level(xml: &mut Xml<'_>) -> Result<Level, FileError> {
    let mut level = Level::default();
    let mut has_pattern = false;
    let depth = xml.depth();
    while let Some(node) = xml.next_within(depth)? {
        let Node::Open(tag) = node else { continue };
        match tag.name() {
            "Fallback" if tag.ns == Ns::Compatibility && has_pattern => xml.skip()?,
            "start" => level.start = tag.number("val").unwrap_or(1),
            "numFmt" => {
                let pattern = tag.attr("format").and_then(|p| Format::by_pattern(&p));
                has_pattern |= pattern.is_some();
                let name = tag.attr("val").unwrap_or_default();
                level.format = pattern.unwrap_or_else(|| Format::by_name(&name));
            }
            "lvlRestart" => level.restart = tag.number("val"),
            "isLgl" => level.is_legal = is_set(&tag),
            "pStyle" => level.style = tag.attr("val").map(Into::into),
            "suff" => level.suffix = suffix(&tag),
            "lvlText" => level.text = tag.attr("val").unwrap_or_default().into_owned(),
            "rFonts" => {
                let font = tag.attr("ascii").or(tag.attr("hAnsi")).unwrap_or_default();
                level.is_symbol = font.starts_with("Wingdings") || font == "Symbol";
            }
            _ => {}
        }
    }
    // Signs are signs only where no number is.
    level.is_symbol &= level.format == Format::Bullet;
    Ok(level)
}

fn suffix(tag: &Tag<'_>) -> Option<char> {
    match tag.attr("val").as_deref() {
        Some("space") => Some(' '),
        Some("nothing") => None,
        _ => Some('\t'),
    }
}
