//! The template, the style, the glue and the module as one HTML file that can reach nothing.

use std::num::NonZeroU64;

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use crate::{Result, guard, paths};

/// What goes into the template's places.
pub struct Parts {
    pub style: String,
    /// What of the style is not needed for the first paint.
    pub later: String,
    pub glue: String,
    pub blobs: Vec<Blob>,
}

/// The element from which the page's script makes its glue.
const GLUE: &str = "gangmu-glue";
/// Where the template has the blobs.
const NOW: &str = "<!-- gangmu:now -->\n";
const LATER: &str = "<!-- gangmu:later -->\n";

/// Bytes that stand in an inert element of the page.
pub struct Blob {
    /// The element's id, under which the page's script asks for it.
    pub id: &'static str,
    pub bytes: Vec<u8>,
    pub form: Form,
    /// Not needed for the application to stand: at the end of the file and outside that budget.
    pub later: bool,
}

/// How bytes stand in their element.
#[derive(Clone, Copy, PartialEq)]
pub enum Form {
    /// Gzip as [`pairs`]: small, and quick to start because the browser has less text to read.
    Packed,
    /// As they are: text that is as small as can be already, and names no `<`.
    Text,
}

/// The finished page.
pub struct Page {
    pub html: String,
    /// How many of its bytes must be read for the first paint: all before the first blob.
    pub first_paint: usize,
    /// How many must be read before the application stands: all but the blobs for later.
    pub start: usize,
}

/// Fills the places of the template: `gangmu:csp`, `gangmu:style`, `gangmu:now`, `gangmu:later`.
pub fn bundle(template: &str, parts: &Parts) -> Result<Page> {
    let html = tighten(&uncommented(template));
    let glue = tighten(&parts.glue);
    for text in [&html, &parts.style, &parts.later, &glue] {
        guard::no_external_url(text)?;
    }
    guard::no_connection(&glue)?;
    guard::no_newer(&glue)?;
    let style = format!("<style>{}</style>\n", parts.style);
    let html = fill(&html, "<!-- gangmu:style -->\n", &style)?;
    let later = format!("<style>{}</style>\n", parts.later);
    let html = fill(&html, NOW, &[NOW, &later].concat())?;
    let policy = policy(&html, &glue)?;
    let mut html = fill(&html, "gangmu:csp", &policy)?;
    let first_paint = html.find(NOW).unwrap_or(html.len());

    let (mut now, mut later) = (String::new(), String::new());
    now.push_str(&element(GLUE, glue.as_bytes(), Form::Packed)?);
    for blob in &parts.blobs {
        let element = element(blob.id, &blob.bytes, blob.form)?;
        if blob.later { &mut later } else { &mut now }.push_str(&element);
    }
    html = fill(&html, NOW, &now)?;
    html = fill(&html, LATER, &later)?;
    Ok(Page {
        first_paint,
        start: html.len() - later.len(),
        html,
    })
}

fn element(id: &str, bytes: &[u8], form: Form) -> Result<String> {
    let (kind, text) = match form {
        Form::Packed => {
            let gzip = gzip(bytes).map_err(|e| format!("gzip failed: {e}."))?;
            let n = format!(" data-n=\"{}\"", gzip.len());
            (["application/octet-stream\"", &n].concat(), pairs(&gzip))
        }
        Form::Text => {
            let text = std::str::from_utf8(bytes).map_err(|e| format!("{id} is no text: {e}."))?;
            if text.contains(|c: char| c == '<' || c.is_control()) {
                return Err(format!("{id} could not stand in the page as it is."));
            }
            ("text/plain\"".to_owned(), text.to_owned())
        }
    };
    Ok(format!(
        "<script type=\"{kind} id=\"{id}\">{text}</script>\n"
    ))
}

/// Bytes as pairs of the 91 characters from `#` to `~` that are no `<`, 13 or 14 bits a pair: a page in
/// UTF-8 has 23 % more of them than of bytes, and 33 % more of base64. After basE91 (J. Henke, 2006).
/// There is always a second character; who reads knows the number of bytes.
fn pairs(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 5 / 4 + 2);
    let digit = |d: u32| char::from(b'#' + d as u8 + u8::from(d > 24));
    let (mut word, mut bits) = (0u32, 0);
    let mut put = |value: u32| text.extend([digit(value % 91), digit(value / 91)]);
    for byte in bytes {
        word |= u32::from(*byte) << bits;
        bits += 8;
        if bits > 13 {
            // 91 * 91 pairs are 89 more than 13 bits have.
            let low = word & 0x1fff;
            let (value, n) = if low > 88 {
                (low, 13)
            } else {
                (word & 0x3fff, 14)
            };
            put(value);
            word >>= n;
            bits -= n;
        }
    }
    if bits > 0 {
        put(word);
    }
    text
}

/// As small as gzip can be; the same bytes give the same bytes: no time, no file name. What was packed
/// before is kept below `target`, since a megabyte takes half a minute.
pub fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let sum: String = Sha256::digest(bytes)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    let grade = if paths::trial() { "quick" } else { "packed" };
    let kept = paths::target().join(grade).join(sum);
    if let Ok(packed) = std::fs::read(&kept) {
        return Ok(packed);
    }
    let mut out = Vec::new();
    let mut options = zopfli::Options::default();
    if paths::trial() {
        options.iteration_count = NonZeroU64::MIN;
    }
    zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut out)?;
    // Whole or not at all, though another build may write the same.
    let fresh = kept.with_extension(std::process::id().to_string());
    std::fs::create_dir_all(kept.with_file_name(""))?;
    std::fs::write(&fresh, &out)?;
    std::fs::rename(fresh, kept)?;
    Ok(out)
}

/// Nothing may connect; only the scripts and sheets of this very page count, the glue in its blob
/// too; style attributes count for nothing. A classic worker from a Blob stays possible. The page's first
/// script takes `'unsafe-eval'` away again wherever WebAssembly can do without.
fn policy(html: &str, glue: &str) -> Result<String> {
    let scripts = hashes(html, "<script>", "</script>", Some(glue))?;
    let styles = hashes(html, "<style>", "</style>", None)?;
    Ok(format!(
        "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval' 'unsafe-eval'; style-src {styles}; \
         img-src data:; connect-src 'none'; webrtc 'block'; worker-src blob:; \
         form-action 'none'; base-uri 'none'"
    ))
}

/// The hashes of all such elements, and of one that the page makes itself.
fn hashes(html: &str, open: &str, close: &str, made: Option<&str>) -> Result<String> {
    let mut texts = Vec::from_iter(made);
    for element in html.split(open).skip(1) {
        let (inner, _) = element
            .split_once(close)
            .ok_or(format!("{open} is not closed."))?;
        texts.push(inner);
    }
    let hash = |text: &&str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    Ok(texts.iter().map(hash).collect::<Vec<_>>().join(" "))
}

/// A script, or a page of scripts, without its comments, which hold addresses for its readers, and
/// without indents. Only
/// whole lines go; a string over several lines leaves everything as it is.
pub fn tighten(glue: &str) -> String {
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

pub fn fill(html: &str, place: &str, content: &str) -> Result<String> {
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
        <!-- gangmu:style -->\n<style>html{}</style>\n<!-- gangmu:now -->\n<script>let x;</script>\n\
        <!-- gangmu:later -->\n";

    fn parts() -> Parts {
        let blob = |id, later| Blob {
            id,
            bytes: vec![7; 1000],
            form: Form::Packed,
            later,
        };
        Parts {
            style: "a{}".into(),
            later: "b{}".into(),
            glue: "let glue;".into(),
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
        // Two scripts and three sheets: one of each stands in the template.
        assert_eq!(page.html.matches("sha256-").count(), 5);
        assert!(page.html.contains("<style>a{}</style>"));
        assert!(page.html.find(GLUE) < page.html.find("first"));
        assert!(page.html.find("first") < page.html.find("second"));
        assert_eq!(&page.html[page.first_paint..][..7], "<script");
        assert!(page.html.find("b{}") > Some(page.first_paint));
        assert!(page.first_paint < page.start && page.start < page.html.len());
        assert!(bundle("<p>", &parts()).is_err());
    }

    #[test]
    fn what_is_compressed_names_no_address_either() {
        let mut named = parts();
        named.style = "a{background:url(//x)}".into();
        assert!(bundle(TEMPLATE, &named).is_err());
        let mut named = parts();
        named.glue = "fetch('https://x')".into();
        assert!(bundle(TEMPLATE, &named).is_err());
    }

    #[test]
    fn pairs_are_read_as_the_page_reads_them() {
        let bytes: Vec<u8> = (0..4000u32).map(|n| (n * n / 7) as u8).collect();
        for n in [0, 1, 2, 3, 1699, 4000] {
            let text = pairs(&bytes[..n]);
            assert!(
                text.bytes()
                    .all(|c| (b'#'..=b'~').contains(&c) && c != b'<')
            );
            let digit = |c: u8| u32::from(c - 35 - u8::from(c > 60));
            let (mut word, mut bits, mut read) = (0, 0, Vec::new());
            for two in text.as_bytes().chunks(2) {
                let pair = digit(two[0]) + digit(two[1]) * 91;
                word |= pair << bits;
                bits += if pair & 8191 > 88 { 13 } else { 14 };
                while bits > 7 {
                    read.push(word as u8);
                    word >>= 8;
                    bits -= 8;
                }
            }
            assert_eq!(read[..n], bytes[..n]);
        }
    }

    #[test]
    fn text_stands_as_it_is_unless_it_could_end_its_element() {
        let with = |bytes: &[u8]| {
            let mut parts = parts();
            parts.blobs[0].form = Form::Text;
            parts.blobs[0].bytes = bytes.to_vec();
            bundle(TEMPLATE, &parts)
        };
        let page = with(b"a\"b>&").unwrap();
        let element = "<script type=\"text/plain\" id=\"second\">a\"b>&</script>";
        assert!(page.html.contains(element));
        for bytes in [&b"</script>"[..], b"<!--", b"a\r", b"\xff"] {
            assert!(with(bytes).is_err());
        }
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
