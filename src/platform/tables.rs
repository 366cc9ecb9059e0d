//! The cells of a table of HTML, where a clipboard holds no plain text.

use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, Node, SupportedType};

/// The cells of its first table, those that span several with empty ones behind them; all its words
/// as one cell where there is no table. Nothing of it is loaded or run.
pub fn cells(html: &str) -> Vec<Vec<String>> {
    let parsed = DomParser::new().and_then(|p| p.parse_from_string(html, SupportedType::TextHtml));
    let Ok(document) = parsed else {
        return Vec::new();
    };
    let Ok(Some(table)) = document.query_selector("table") else {
        let body = document.body().map(|b| words(&b)).unwrap_or_default();
        return match body.is_empty() {
            true => Vec::new(),
            false => vec![vec![body]],
        };
    };
    let mut lines: Vec<Vec<String>> = Vec::new();
    // For how many rows more a column is taken by a cell above.
    let mut taken: Vec<u32> = Vec::new();
    for row in elements(&table, "tr") {
        let mut line = Vec::new();
        for cell in elements(&row, "td, th") {
            fill(&mut line, &mut taken);
            let span = |name: &str| {
                let n = cell.get_attribute(name).and_then(|n| n.parse().ok());
                n.unwrap_or(1u32).clamp(1, 1000)
            };
            for at in 0..span("colspan") {
                line.push(if at == 0 { words(&cell) } else { String::new() });
                taken.resize(line.len().max(taken.len()), 0);
                taken[line.len() - 1] = span("rowspan") - 1;
            }
        }
        fill(&mut line, &mut taken);
        lines.push(line);
    }
    lines
}

/// Leaves out what cells above have taken.
fn fill(line: &mut Vec<String>, taken: &mut [u32]) {
    while let Some(n) = taken.get_mut(line.len()).filter(|n| **n > 0) {
        *n -= 1;
        line.push(String::new());
    }
}

fn elements(within: &Element, css: &str) -> Vec<Element> {
    let found = within.query_selector_all(css);
    let each = found.iter().flat_map(|found| {
        (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok())
    });
    each.collect()
}

/// The words, with their lines.
fn words(element: &Element) -> String {
    let mut out = String::new();
    collect(element, &mut out);
    let lines = out.split('\n').map(str::trim);
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn collect(node: &Node, out: &mut String) {
    let mut child = node.first_child();
    while let Some(node) = child {
        match node.node_name().as_str() {
            "#text" => {
                let text = node.text_content().unwrap_or_default();
                let parts = text.split_ascii_whitespace();
                let joined = parts.collect::<Vec<_>>().join(" ");
                if text.starts_with([' ', '\n']) && !out.ends_with(['\n', ' ']) {
                    out.push(' ');
                }
                out.push_str(&joined);
            }
            "BR" => out.push('\n'),
            "P" | "DIV" | "LI" => {
                if !out.is_empty() {
                    out.push('\n');
                }
                collect(&node, out);
            }
            "STYLE" | "SCRIPT" | "#comment" => {}
            _ => collect(&node, out),
        }
        child = node.next_sibling();
    }
}
