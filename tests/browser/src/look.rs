//! What the page shows: texts, attributes, rectangles, pictures.

use std::path::Path;

use serde_json::{Value, json};

use crate::{Error, Page, Result};

/// Where an element is in the viewport, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Rect {
    /// The middle, rounded to whole pixels as the mouse is.
    pub fn center(self) -> (i64, i64) {
        (
            (self.x + self.width / 2.0).round() as i64,
            (self.y + self.height / 2.0).round() as i64,
        )
    }
}

/// The first match on the page, or else in the element that a page embeds.
const FIND: &str = "const find = (css) => document.querySelector(css) \
    ?? document.querySelector('gangmu-editor')?.shadowRoot?.querySelector(css) ?? null;";
/// All matches of the page and of that element.
const FIND_ALL: &str = "const findAll = (css) => [...document.querySelectorAll(css), \
    ...document.querySelector('gangmu-editor')?.shadowRoot?.querySelectorAll(css) ?? []];";

impl Page {
    /// Waits until an element matches.
    pub fn wait_for(&self, css: &str) -> Result {
        self.wait_until_with(&format!("{FIND} return find(arguments[0]) !== null"), css)
    }

    /// Waits until none matches.
    pub fn wait_gone(&self, css: &str) -> Result {
        self.wait_until_with(&format!("{FIND} return find(arguments[0]) === null"), css)
    }

    /// Waits until the first match's text (or a field's value) contains `part`.
    pub fn wait_text(&self, css: &str, part: &str) -> Result {
        let body = "const e = find(arguments[0]); \
            const shown = (e) => e.matches('input, textarea') ? e.value : e.innerText; \
            return e && shown(e).includes(arguments[1])";
        let body = format!("{FIND} {body}");
        self.wait_until_with(&body, json!([css, part]))
            .map_err(|e| {
                Error(format!(
                    "{e}; it is: {:?}",
                    self.text(css).unwrap_or_default()
                ))
            })
    }

    /// The first match's text as it is shown; a field's value.
    pub fn text(&self, css: &str) -> Result<String> {
        let value = self.one(
            css,
            "return e.matches('input, textarea') ? e.value : e.innerText",
            json!(null),
        )?;
        Ok(value.as_str().unwrap_or_default().to_string())
    }

    /// The texts of all matches, in the page's order.
    pub fn texts(&self, css: &str) -> Result<Vec<String>> {
        let body = "return findAll(arguments[0]) \
            .map(e => e.matches('input, textarea') ? e.value : e.innerText)";
        let value = self.eval(&format!("{FIND_ALL} {body}"), css)?;
        let texts = value.as_array().into_iter().flatten();
        Ok(texts
            .map(|text| text.as_str().unwrap_or_default().to_string())
            .collect())
    }

    /// How many elements match.
    pub fn count(&self, css: &str) -> Result<usize> {
        let value = self.eval(
            &format!("{FIND_ALL} return findAll(arguments[0]).length"),
            css,
        )?;
        Ok(value.as_u64().unwrap_or_default() as usize)
    }

    /// The first match's attribute.
    pub fn attribute(&self, css: &str, name: &str) -> Result<Option<String>> {
        let value = self.one(css, "return e.getAttribute(arguments[1])", json!(name))?;
        Ok(value.as_str().map(str::to_string))
    }

    /// The first match's computed style.
    pub fn style(&self, css: &str, property: &str) -> Result<String> {
        let body = "return getComputedStyle(e).getPropertyValue(arguments[1])";
        let value = self.one(css, body, json!(property))?;
        Ok(value.as_str().unwrap_or_default().to_string())
    }

    /// Where the first match is, after scrolling it into view if it is not.
    pub fn rect(&self, css: &str) -> Result<Rect> {
        let body = "let r = e.getBoundingClientRect(); \
            if (r.top < 0 || r.left < 0 || r.bottom > innerHeight || r.right > innerWidth) { \
              e.scrollIntoView({block: 'nearest', inline: 'nearest', behavior: 'instant'}); \
              r = e.getBoundingClientRect(); \
            } \
            return [r.x, r.y, r.width, r.height]";
        let value = self.one(css, body, json!(null))?;
        let number = |i: usize| value[i].as_f64().unwrap_or_default();
        Ok(Rect {
            x: number(0),
            y: number(1),
            width: number(2),
            height: number(3),
        })
    }

    /// Runs `body` with the first match as `e`; `arguments[1]` is `extra`.
    pub fn one(&self, css: &str, body: &str, extra: Value) -> Result<Value> {
        let body = format!(
            "{FIND} const e = find(arguments[0]); \
             if (!e) return {{missing: true}}; \
             return {{found: (function () {{ {body} }}).apply(null, arguments)}}"
        );
        let mut value = self.eval(&body, json!([css, extra]))?;
        match value["missing"].as_bool() {
            Some(true) => Err(Error(format!("Nothing matches `{css}`."))),
            _ => Ok(value["found"].take()),
        }
    }

    /// The viewport as a PNG file.
    pub fn screenshot(&self, path: &Path) -> Result {
        let value = self.wire.get("/screenshot")?;
        let png = bytes(value.as_str().unwrap_or_default());
        if let Some(directory) = path.parent() {
            std::fs::create_dir_all(directory)?;
        }
        std::fs::write(path, png).map_err(|e| Error(format!("{}: {e}.", path.display())))
    }
}

/// Base64 as the driver writes it.
fn bytes(base64: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(base64.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0);
    for byte in base64.bytes() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn base64() {
        assert_eq!(super::bytes("57qy55uu"), "纲目".as_bytes());
        assert_eq!(super::bytes("YQ=="), b"a");
    }
}
