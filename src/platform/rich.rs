//! The rich form of a clipboard, read by the browser's own parser as a document in which nothing
//! runs and for which nothing is loaded.

use gangmu::import::rich::{Element, Piece, inert, lines};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DomParser, Node, SupportedType};

/// The type by which the editor knows what it has copied itself.
pub const OWN: &str = "text/x-gangmu";

/// How deep elements are followed.
const DEPTH: usize = 200;

/// What the rich form says, if it says more than the plain one.
pub fn read(clip: &DataTransfer, plain: &str) -> Option<String> {
    if clip.get_data(OWN).is_ok_and(|own| !own.is_empty()) {
        return None;
    }
    said(&clip.get_data("text/html").ok()?, plain)
}

/// What `html` says, if it says more than `plain`.
pub fn said(html: &str, plain: &str) -> Option<String> {
    if html.is_empty() {
        return None;
    }
    let parser = DomParser::new().ok()?;
    let document = parser
        .parse_from_string(&inert(html), SupportedType::TextHtml)
        .ok()?;
    let mut pieces = Vec::new();
    walk(&document.body()?.into(), 0, &mut pieces);
    lines(&pieces, plain)
}

fn walk(node: &Node, depth: usize, pieces: &mut Vec<Piece>) {
    match node.node_type() {
        Node::TEXT_NODE => pieces.extend(node.text_content().map(Piece::Words)),
        Node::ELEMENT_NODE if depth < DEPTH => {
            let Some(element) = node.dyn_ref::<web_sys::Element>() else {
                return;
            };
            let value = |name: &str| element.get_attribute(name);
            let number = ["start", "value", "colspan"].iter().find_map(|n| value(n));
            let style = value("data-style").unwrap_or_default();
            pieces.push(Piece::Open(Element {
                name: element.tag_name().to_ascii_lowercase(),
                style: style
                    .split_whitespace()
                    .collect::<String>()
                    .to_ascii_lowercase(),
                kind: value("type").unwrap_or_default(),
                number: number.and_then(|n| n.trim().parse().ok()),
                rows: value("rowspan")
                    .and_then(|n| n.trim().parse().ok())
                    .unwrap_or(1),
            }));
            let mut child = node.first_child();
            while let Some(of) = child {
                walk(&of, depth + 1, pieces);
                child = of.next_sibling();
            }
            pieces.push(Piece::Close);
        }
        _ => {}
    }
}
