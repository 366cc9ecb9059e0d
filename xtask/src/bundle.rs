//! The template, the style, the glue and the module as one HTML file that can reach nothing.

use base64::{Engine, engine::general_purpose::STANDARD};
use gangmu_dictionary::digits::{DIGITS, character, digit};
use sha2::{Digest, Sha256};

use crate::{Result, guard, pack};

/// What goes into the template's places.
pub struct Parts {
    pub style: String,
    /// What of the style is not needed for the first paint.
    pub later: String,
    pub glue: String,
    pub blobs: Vec<Blob>,
    pub together: Together,
}

/// The element from which the page's script makes its glue.
const GLUE: &str = "gangmu-glue";
/// The element of what is packed as one, with the length of each module of it.
const TOGETHER: &str = "gangmu-modules";
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

/// Modules for later that stand in one element, [`TOGETHER`], as [`pack::lzma`] and [`pairs`]: who
/// unpacks them has the blob `known` already.
pub struct Together {
    pub known: &'static str,
    /// By the names under which the page's script asks for them.
    pub modules: Vec<(&'static str, Vec<u8>)>,
}

/// How bytes stand in their element.
#[derive(Clone, Copy, PartialEq)]
pub enum Form {
    /// Gzip as [`pairs`]: small, and quick to start because the browser has less text to read.
    Packed,
    /// As they are: text that is as small as can be already, of no other characters than [`pairs`]
    /// are of. Control characters are among them.
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
    later.push_str(&together(parts)?);
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
            let gzip = pack::gzip(bytes)?;
            let n = format!(" data-n=\"{}\"", gzip.len());
            (["application/octet-stream\"", &n].concat(), pairs(&gzip))
        }
        Form::Text => {
            let text = std::str::from_utf8(bytes).map_err(|e| format!("{id} is no text: {e}."))?;
            if text.bytes().any(|c| digit(c).is_none()) {
                return Err(format!("{id} could not stand in the page as it is."));
            }
            ("text/plain\"".to_owned(), text.to_owned())
        }
    };
    Ok(format!(
        "<script type=\"{kind} id=\"{id}\">{text}</script>\n"
    ))
}

fn together(parts: &Parts) -> Result<String> {
    let Together { known, modules } = &parts.together;
    let known = parts.blobs.iter().find(|blob| blob.id == *known);
    let known = known.ok_or("What is to be known already is not in the page.")?;
    let bytes: Vec<u8> = modules
        .iter()
        .flat_map(|(_, bytes)| bytes)
        .copied()
        .collect();
    let packed = pack::lzma(&known.bytes, &bytes)?;
    let sizes = modules.iter().map(|(id, bytes)| (id, bytes.len()));
    Ok(format!(
        "<script type=\"application/x-lzma\" data-n=\"{}\" data-sizes='{}' id=\"{TOGETHER}\">{}</script>\n",
        packed.len(),
        serde_json::json!(sizes.collect::<Vec<_>>()),
        pairs(&packed),
    ))
}

/// Bytes as pairs of the characters that an element can hold ([`gangmu_dictionary::digits`]), 13 or 14
/// bits a pair: a page in UTF-8 has 16 % more of them than of bytes, and 33 % more of base64. After
/// basE91 (J. Henke, 2006), which has 91 characters and 23 %. There is always a second character; who
/// reads knows the number of bytes. The page's script reads them: `gangmuAsset` in index.html.
fn pairs(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 7 / 6 + 2);
    let mut put = |value: u32| {
        let (low, high) = (value % u32::from(DIGITS), value / u32::from(DIGITS));
        text.extend([low, high].map(|digit| character(digit as u8)));
    };
    let (mut word, mut bits) = (0u32, 0);
    for byte in bytes {
        word |= u32::from(*byte) << bits;
        bits += 8;
        if bits > 13 {
            let low = word & 0x1fff;
            let (value, n) = match low < SPARE {
                true => (word & 0x3fff, 14),
                false => (low, 13),
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

/// There are so many pairs more than 13 bits have: with a 14th the numbers below this make them.
const SPARE: u32 = (DIGITS as u32).pow(2) - (1 << 13);

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
            together: Together {
                known: "first",
                modules: vec![("third", vec![7; 500]), ("fourth", vec![8; 10])],
            },
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
        assert!(
            page.html.find("second")
                < page
                    .html
                    .find("data-sizes='[[\"third\",500],[\"fourth\",10]]'")
        );
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
            let digit = |c: u8| u32::from(digit(c).expect("a character of an element"));
            let (mut word, mut bits, mut read) = (0, 0, Vec::new());
            for two in text.as_bytes().chunks(2) {
                let pair = digit(two[0]) + digit(two[1]) * 121;
                word |= pair << bits;
                bits += if pair & 8191 > 6448 { 13 } else { 14 };
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
        let page = with(b"a\"b>&\x01\t").unwrap();
        let element = "<script type=\"text/plain\" id=\"second\">a\"b>&\x01\t</script>";
        assert!(page.html.contains(element));
        for bytes in [
            &b"</script>"[..],
            b"<!--",
            b"a\r",
            b"\0",
            b"\x1b[",
            b"\x7f",
            "纲".as_bytes(),
            b"\xff",
        ] {
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
}
