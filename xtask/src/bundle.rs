//! The template, the style, the glue and the module as one HTML file that can reach nothing.

use std::io::Write;

use base64::{Engine, engine::general_purpose::STANDARD};
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};

use crate::Result;

/// What goes into the template's places.
pub struct Parts {
    pub style: String,
    pub glue: String,
    pub blobs: Vec<Blob>,
}

/// Bytes that stand in an inert element of the page, gzip in base64: smaller than base64 alone, and
/// quicker to start because the browser has less text to read.
pub struct Blob {
    /// The element's id, under which the page's script asks for it.
    pub id: &'static str,
    pub bytes: Vec<u8>,
    /// Not needed for first paint: stands at the end of the file and outside that budget.
    pub later: bool,
}

/// The finished page, and how many of its bytes are read only after first paint.
pub struct Page {
    pub html: String,
    pub later: usize,
}

/// Fills the places of the template: `gangmu:csp`, `gangmu:style`, `gangmu:glue`, `gangmu:blobs`.
pub fn bundle(template: &str, parts: &Parts) -> Result<Page> {
    let template = uncommented(template);
    let mut html = fill(&template, "/* gangmu:style */", &parts.style)?;
    html = fill(
        &html,
        "/* gangmu:glue */",
        &escape_script(&tighten(&parts.glue)),
    )?;
    let policy = policy(&html)?;
    html = fill(&html, "gangmu:csp", &policy)?;

    let (mut now, mut later) = (String::new(), String::new());
    for blob in &parts.blobs {
        let element = blob.element()?;
        if blob.later { &mut later } else { &mut now }.push_str(&element);
    }
    html = fill(&html, "<!-- gangmu:now -->\n", &now)?;
    html = fill(&html, "<!-- gangmu:later -->\n", &later)?;
    Ok(Page {
        html,
        later: later.len(),
    })
}

impl Blob {
    fn element(&self) -> Result<String> {
        let gzip = gzip(&self.bytes).map_err(|e| format!("gzip failed: {e}."))?;
        let text = STANDARD.encode(gzip);
        Ok(format!(
            "<script type=\"application/octet-stream\" id=\"{}\">{text}</script>\n",
            self.id
        ))
    }
}

/// The same bytes give the same bytes: no time, no file name, one level.
fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Nothing may connect; only the scripts and sheets of this very page count; style attributes are
/// the components' own. A classic worker from a Blob stays possible.
fn policy(html: &str) -> Result<String> {
    let scripts = hashes(html, "<script>", "</script>")?;
    let styles = hashes(html, "<style>", "</style>")?;
    Ok(format!(
        "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src {styles}; \
         style-src-attr 'unsafe-inline'; img-src data:; connect-src 'none'; worker-src blob:; \
         form-action 'none'; base-uri 'none'"
    ))
}

fn hashes(html: &str, open: &str, close: &str) -> Result<String> {
    let mut hashes = Vec::new();
    for element in html.split(open).skip(1) {
        let (inner, _) = element
            .split_once(close)
            .ok_or(format!("{open} is not closed."))?;
        hashes.push(format!(
            "'sha256-{}'",
            STANDARD.encode(Sha256::digest(inner.as_bytes()))
        ));
    }
    Ok(hashes.join(" "))
}

/// The glue without its comments, which hold addresses for its readers, and without indents. Only
/// whole lines go; a string over several lines leaves everything as it is.
fn tighten(glue: &str) -> String {
    if glue.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return glue.to_string();
    }
    let mut out = String::with_capacity(glue.len());
    let mut in_comment = false;
    for line in glue.lines().map(str::trim) {
        let code_after = line.find("*/").is_some_and(|end| end + 2 < line.len());
        in_comment |= line.starts_with("/*") && !code_after;
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    out
}

/// A script's text cannot end its element early.
fn escape_script(script: &str) -> String {
    let script = script.replace('\r', "").replace("<!--", "<\\!--");
    let mut out = String::with_capacity(script.len());
    let mut rest = script.as_str();
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let ends = tag
            .get(..8)
            .is_some_and(|tag| tag.eq_ignore_ascii_case("</script"));
        out.push_str(if ends { "<\\" } else { "<" });
        rest = &tag[1..];
    }
    out.push_str(rest);
    out
}

/// The template's HTML comments are for its readers, except the places to fill.
fn uncommented(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, comment)) = rest.split_once("<!--") {
        let (inner, after) = comment.split_once("-->").unwrap_or((comment, ""));
        out.push_str(before);
        if inner.trim_start().starts_with("gangmu:") {
            out.push_str(&format!("<!--{inner}-->"));
            rest = after;
        } else {
            rest = after.trim_start();
        }
    }
    out.push_str(rest);
    out
}

fn fill(html: &str, place: &str, content: &str) -> Result<String> {
    match html.matches(place).count() {
        1 => Ok(html.replacen(place, content, 1)),
        n => Err(format!(
            "index.html must have exactly one `{}`, not {n}.",
            place.trim()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "<!-- for readers -->\n<meta content=\"gangmu:csp\">\n\
        <style>/* gangmu:style */</style>\n<!-- gangmu:now -->\n<script>/* gangmu:glue */</script>\n\
        <!-- gangmu:later -->\n";

    fn parts() -> Parts {
        let blob = |id, later| Blob {
            id,
            bytes: vec![7; 1000],
            later,
        };
        Parts {
            style: "a{}".into(),
            glue: "let x = '</SCRIPT><!--';".into(),
            blobs: vec![blob("second", true), blob("first", false)],
        }
    }

    #[test]
    fn every_place_is_filled() {
        let page = bundle(TEMPLATE, &parts()).unwrap();
        assert!(
            page.html
                .starts_with("<meta content=\"default-src 'none'; script-src 'sha256-")
        );
        assert!(page.html.contains("<style>a{}</style>"));
        assert!(
            page.html
                .contains("<script>let x = '<\\/SCRIPT><\\!--';\n</script>")
        );
        assert!(page.html.find("first") < page.html.find("second"));
        assert!(page.later > 0 && page.later < page.html.len() / 2);
        assert!(bundle("<p>", &parts()).is_err());
    }

    #[test]
    fn the_glue_loses_its_comments() {
        let glue = "/**\n * see https://x\n */\n  let a = '//'; // b\n\n  // c\n  let d;\n";
        assert_eq!(tighten(glue), "let a = '//'; // b\nlet d;\n");
        assert_eq!(tighten("let a = `\n  b`;"), "let a = `\n  b`;");
        assert_eq!(tighten("  /* pure */ a();\n"), "/* pure */ a();\n");
    }

    #[test]
    fn gzip_has_no_time_in_it() {
        let bytes = gzip(b"abc").unwrap();
        assert_eq!(&bytes[..8], &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
        assert_eq!(bytes, gzip(b"abc").unwrap());
    }
}
