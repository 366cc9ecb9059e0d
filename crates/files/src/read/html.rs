//! Pages of the web, and what programs save as such: their tags as pieces of a document, for the
//! reader of rich text in the core.

mod tree;

use super::Progress;
use crate::error::FileError;
use crate::import::{Import, LeftOut, Line};
use encoding_rs::Encoding;
use gangmu::import::rich;
use gangmu::import::{Source, decode};
use html5gum::{HtmlString, Token, Tokenizer};
use std::borrow::Cow;
use std::collections::BTreeMap;
use tree::Tree;

pub fn read(bytes: &[u8], progress: &mut Progress<'_>) -> Result<Import, FileError> {
    let text = match declared(bytes) {
        Some(text) => text,
        None => decode(bytes)?.text.into(),
    };
    // The clipboard's own format has a head before the page.
    let page = text.find('<').map_or(&*text, |at| &text[at..]);
    let mut tree = Tree::default();
    let mut n_read = 0;
    let mut told = 0;
    for token in Tokenizer::new(page) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                n_read += tag.name.len();
                tree.open(
                    element(&tag.name, &tag.attributes),
                    is_comment(&tag.attributes),
                );
            }
            Token::EndTag(tag) => tree.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(words) => {
                n_read += words.len();
                tree.words(String::from_utf8_lossy(&words).into_owned());
            }
            _ => {}
        }
        if n_read >= told {
            told = n_read + (64 << 10);
            progress.tell(n_read, page.len())?;
        }
    }
    let mut import = Import::new(Source::Html);
    import.n_tables = tree.n_tables;
    import.leave_out(LeftOut::Pictures, tree.n_pictures);
    import.leave_out(LeftOut::Comments, tree.n_comments);
    let said = rich::read(&tree.into_pieces()).into_iter();
    import.lines = said
        .map(|line| Line {
            text: line.text,
            level: line.level as u8,
            is_row: line.is_row,
        })
        .collect();
    Ok(import)
}

/// The text in the encoding that the page says it is in.
fn declared(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if Encoding::for_bom(bytes).is_some() {
        return None;
    }
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(2048))?).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset=")?;
    let label = rest.trim_start_matches(['"', '\'', ' ']);
    let label = label.split(['"', '\'', ' ', '>', ';', '/']).next()?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    encoding.decode_without_bom_handling_and_without_replacement(bytes)
}

type Attributes = BTreeMap<HtmlString, html5gum::Spanned<HtmlString, ()>>;

fn value<'a>(attributes: &'a Attributes, name: &str) -> Option<Cow<'a, str>> {
    let value = attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value))
}

fn element(name: &HtmlString, attributes: &Attributes) -> rich::Element {
    let value = |name: &str| value(attributes, name);
    let number = |value: Cow<'_, str>| value.trim().parse().ok();
    let style = value("style").unwrap_or_default();
    rich::Element {
        name: String::from_utf8_lossy(name).into_owned(),
        style: style
            .split_whitespace()
            .collect::<String>()
            .to_ascii_lowercase(),
        kind: value("type").unwrap_or_default().into_owned(),
        number: ["start", "value", "colspan"]
            .iter()
            .find_map(|n| value(n))
            .and_then(number),
        rows: value("rowspan")
            .and_then(|n| n.trim().parse().ok())
            .unwrap_or(1),
    }
}

/// Whether it is the mark of a comment in Word's pages.
fn is_comment(attributes: &Attributes) -> bool {
    value(attributes, "class").is_some_and(|class| class.eq_ignore_ascii_case("msocomanchor"))
}

#[cfg(test)]
mod tests;
