//! dist/embed: the custom element as a package for npm and for plain copying.

use std::path::{Path, PathBuf};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;
use sha2::{Digest, Sha384};

use crate::bundle::{fill, tighten};
use crate::pack::gzip;
use crate::{Result, css, paths, tar};

/// What the element is made of: the app's glue, the page's style, and the modules by file name.
pub struct Parts<'a> {
    pub glue: &'a str,
    pub style: &'a str,
    pub modules: [(&'static str, &'a [u8]); 5],
}

/// Writes dist/embed and dist/portal.html; returns the directory.
pub fn write(parts: &Parts) -> Result<PathBuf> {
    let version = env!("CARGO_PKG_VERSION");
    let source = |name: &str| {
        let path = paths::root().join("embed").join(name);
        let text = std::fs::read_to_string(&path);
        text.map_err(|e| format!("{} cannot be read: {e}.", path.display()))
    };
    let style = element_style(parts.style, &css::minify(&source("embed.css")?));
    let element = source("element.js")?.replace("gangmu:version", version);
    let pieces = ["plain", "known", "shared", "define"];
    let element = pieces.iter().try_fold(element, |element, name| {
        let place = format!("/* gangmu:{name} */\n");
        fill(&element, &place, &source(&format!("{name}.js"))?)
    })?;
    let element = fill(&element, "/* gangmu:glue */\n", &tighten(parts.glue))?;
    let element = fill(&element, "\"gangmu:style\"", &json!(style).to_string())?;
    let made = |load: String, export: &str| {
        let element = fill(&element, "/* gangmu:load */\n", &load)?;
        fill(&element, "/* gangmu:export */\n", export)
    };

    let mut sums = json!({});
    let mut inline = json!({});
    for (name, bytes) in parts.modules {
        sums[name] = sum(bytes).into();
        inline[name] = STANDARD.encode(gzip(bytes)?).into();
    }
    let load = fill(
        &source("load.module.js")?,
        "\"gangmu:sums\"",
        &sums.to_string(),
    )?;
    let module = made(load, "export { GangmuEditor, define };\n")?;
    let load = fill(
        &source("load.inline.js")?,
        "\"gangmu:files\"",
        &inline.to_string(),
    )?;
    let classic = made(load, "globalThis.GangmuEditor = GangmuEditor;\n")?;
    let classic = format!("\"use strict\";\n(() => {{\n{classic}}})();\n");

    let mut files: Vec<(&str, Vec<u8>)> = vec![
        (
            "package.json",
            source("package.json")?
                .replace("gangmu:version", version)
                .into(),
        ),
        ("README.md", source("README.md")?.into()),
        ("LICENSE-APACHE", source("../LICENSE-APACHE")?.into()),
        ("LICENSE-MIT", source("../LICENSE-MIT")?.into()),
        ("gangmu.js", module.into()),
        ("gangmu.inline.js", classic.into()),
        ("gangmu.d.ts", source("gangmu.d.ts")?.into()),
        ("react.d.ts", source("react.d.ts")?.into()),
        ("vue.d.ts", source("vue.d.ts")?.into()),
    ];
    files.extend(parts.modules.map(|(name, bytes)| (name, bytes.to_vec())));
    let sums: String = files
        .iter()
        .map(|(name, bytes)| format!("{}  {name}\n", sum(bytes)))
        .collect();
    files.push(("SHA384SUMS", sums.into()));

    let dist = paths::root().join("dist");
    let home = dist.join("embed");
    for (name, bytes) in &files {
        put(&home.join(name), bytes)?;
    }
    let packed: Vec<(String, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (format!("package/{name}"), bytes.as_slice()))
        .collect();
    let packed = gzip(&tar::archive(&packed))?;
    put(&home.join(format!("gangmu-editor-{version}.tgz")), &packed)?;
    for name in ["portal.html", "portal.js", "portal.css"] {
        put(&dist.join(name), source(name)?.as_bytes())?;
    }
    Ok(home)
}

fn put(path: &Path, bytes: &[u8]) -> Result {
    let home = path.parent().unwrap_or(path);
    let written = std::fs::create_dir_all(home).and_then(|()| std::fs::write(path, bytes));
    written.map_err(|e| format!("{} cannot be written: {e}.", path.display()))
}

/// As the `integrity` attribute has it.
fn sum(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The page's style for a shadow root: what a page has from its root and body the element has from
/// its own place, widths and heights are the element's, and a host may set every token.
fn element_style(page: &str, own: &str) -> String {
    let style = page
        .replace(":root", "#gangmu")
        .replace("html,body{height: 100%;margin: 0}", "")
        .replace("body{", "#gangmu{");
    format!("{own}{}", units(&containers(&tokens(&style))))
}

/// `--ink: #000` of the place itself becomes `--ink: var(--gangmu-ink,#000)`.
fn tokens(style: &str) -> String {
    let mut out = String::new();
    for rule in style.split_inclusive('}') {
        let is_place = rule.rsplit_once('{').is_some_and(|(selector, _)| {
            selector.ends_with("#gangmu") || selector.ends_with("])") || selector.ends_with("\"]")
        });
        let Some((head, body)) = rule.rsplit_once('{').filter(|_| is_place) else {
            out.push_str(rule);
            continue;
        };
        let body = body.strip_suffix('}').unwrap_or(body);
        let set: Vec<String> = body.split(';').map(token).collect();
        out.push_str(&format!("{head}{{{}}}", set.join(";")));
    }
    out
}

fn token(declaration: &str) -> String {
    match declaration.split_once(": ") {
        Some((name, value)) if name.starts_with("--") => {
            format!("{name}: var(--gangmu-{},{value})", &name[2..])
        }
        _ => declaration.to_string(),
    }
}

/// What holds for a narrow page holds for a narrow element; in a browser that cannot ask how wide
/// that is (Chromium before 105), still for a narrow page.
fn containers(style: &str) -> String {
    let mut out = String::with_capacity(style.len() * 5 / 4);
    let mut rest = style;
    while let Some(at) = rest.find("@media (max-width:") {
        let (before, from) = rest.split_at(at);
        let (block, behind) = from.split_at(block_end(from));
        out.push_str(before);
        out.push_str(&block.replacen("@media", "@container gangmu", 1));
        out.push_str(&format!("@supports not (width: 1cqw){{{block}}}"));
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// Behind the brace that closes the first one.
fn block_end(style: &str) -> usize {
    let mut depth = 0;
    for (at, c) in style.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    style.len()
}

/// `vw`, `vh`, `dvh` are of the window; `cqw`, `cqh` of the element, behind the window's for browsers
/// that do not know them.
fn units(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    for piece in style.split_inclusive(['{', '}', ';']) {
        let own = unit(piece);
        if own != piece {
            let old = piece.trim_end_matches(['}', ';']).replace("dvh", "vh");
            out.push_str(&format!("{old};"));
        }
        out.push_str(&own);
    }
    out
}

fn unit(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    let mut rest = style;
    while let Some(c) = rest.chars().next() {
        let after_digit = out.ends_with(|c: char| c.is_ascii_digit());
        let unit = [("dvh", "cqh"), ("vh", "cqh"), ("vw", "cqw")]
            .into_iter()
            .find(|(unit, _)| after_digit && rest.starts_with(unit));
        match unit {
            Some((old, new)) => {
                out.push_str(new);
                rest = &rest[old.len()..];
            }
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_for_a_page_becomes_one_for_an_element() {
        let page = ":root{--ink: #000;color-scheme: light}:root[data-theme=\"dark\"]{--ink: #fff}\
                    html,body{height: 100%;margin: 0}body{color: var(--ink)}\
                    @media (max-width: 759px){.menu{width: min(60vw,4px);height: 100dvh}}";
        assert_eq!(
            element_style(page, ""),
            "#gangmu{--ink: var(--gangmu-ink,#000);color-scheme: light}\
             #gangmu[data-theme=\"dark\"]{--ink: var(--gangmu-ink,#fff)}#gangmu{color: var(--ink)}\
             @container gangmu (max-width: 759px){.menu{width: min(60vw,4px);\
             width: min(60cqw,4px);height: 100vh;height: 100cqh}}\
             @supports not (width: 1cqw){@media (max-width: 759px){.menu{width: min(60vw,4px);\
             width: min(60cqw,4px);height: 100vh;height: 100cqh}}}"
        );
    }

    #[test]
    fn sums_are_as_browsers_read_them() {
        let known = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(sum(b""), known);
    }
}
