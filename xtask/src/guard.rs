//! What the finished page must not do: name anything outside itself, connect, or be too big.

use crate::{Result, paths};

/// All of it. TiddlyWiki 5.4.1's empty.html, the well-known editor in one file, has
/// 2,552,335 bytes, without a dictionary of words, documents in and out, and the compiling of reports.
pub const WHOLE: usize = 3_200_000;
/// What must be read before the first paint: the empty page, drawn without the module.
pub const FIRST_PAINT: usize = 61_500;
/// What must be read before the outline stands and takes texts in, behind a page that is already
/// painted. All else comes later: src/later.rs.
/// 825,000 are wanted. The last steps, kept with the text, took 13,000 of them.
pub const START: usize = 815_000;

/// Names of XML vocabularies look like addresses but are never fetched.
const NAMES: [&str; 1] = ["http://www.w3.org/"];

/// Fails when something in the page's text could be fetched from outside.
pub fn no_external_url(page: &str) -> Result {
    let lower = page.to_ascii_lowercase();
    for scheme in ["http://", "https://", "ws://", "wss://", "ftp://"] {
        for (at, _) in lower.match_indices(scheme) {
            let inside_word = lower[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
            if !inside_word && !NAMES.iter().any(|name| lower[at..].starts_with(name)) {
                return Err(format!(
                    "The page names an external address: {}",
                    around(page, at)
                ));
            }
        }
    }
    for opening in ["src=", "href=", "url(", "@import", "srcset=", "action="] {
        for (at, _) in lower.match_indices(opening) {
            let value = lower[at + opening.len()..].trim_start();
            let value = value.strip_prefix("url(").unwrap_or(value);
            if value
                .trim_start_matches(['"', '\'', '\\'])
                .starts_with("//")
            {
                return Err(format!(
                    "The page names an external address: {}",
                    around(page, at)
                ));
            }
        }
    }
    Ok(())
}

/// What opens connections, as scripts name it.
const CONNECTS: [&str; 8] = [
    "EventSource",
    "RTCPeerConnection",
    "WebSocket",
    "WebTransport",
    "XMLHttpRequest",
    "importScripts",
    "sendBeacon",
    // Of the module, which can do nothing that its glue does not.
    "__wbg_fetch",
];

/// Fails when the module's glue could open a connection.
pub fn no_connection(glue: &str) -> Result {
    match CONNECTS.iter().find(|name| glue.contains(*name)) {
        None => Ok(()),
        Some(name) => Err(format!("The page could open a connection: {name}.")),
    }
}

/// What browsers have only since Chromium 88, as scripts name it.
const NEWER: [&str; 5] = [
    "Object.hasOwn(",
    "Object.groupBy(",
    "structuredClone(",
    "Promise.withResolvers(",
    "Array.fromAsync(",
];

/// Fails when the module's glue asks for what the oldest browser does not have.
pub fn no_newer(glue: &str) -> Result {
    match NEWER.iter().find(|name| glue.contains(*name)) {
        None => Ok(()),
        Some(name) => Err(format!("Chromium 88 has no {name}…).")),
    }
}

/// Fails when the page is over a budget: its bytes, those it needs to start, and those it needs
/// for its first paint.
pub fn size(page: usize, start: usize, first_paint: usize) -> Result {
    let budgets = [
        (page, WHOLE, "has"),
        (start, START, "needs, to start,"),
        (first_paint, FIRST_PAINT, "needs, for its first paint,"),
    ];
    for (bytes, budget, what) in budgets {
        if bytes > budget && !paths::trial() {
            let over = bytes - budget;
            return Err(format!(
                "The page {what} {bytes} bytes, {over} over its budget."
            ));
        }
    }
    Ok(())
}

fn around(page: &str, at: usize) -> String {
    let line = page[at..].lines().next().unwrap_or_default();
    line.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found() {
        for page in [
            "<img src=\"//cdn.example/x.png\">",
            "<a HREF='//x'>",
            "a{background:url( \"//x\")}",
            "@import url(//x/a.css)",
            "@import 'https://x/a.css'",
            "fetch(\"HTTPS://x\")",
            "new WebSocket('wss://x')",
        ] {
            assert!(no_external_url(page).is_err(), "{page}");
        }
    }

    #[test]
    fn names_and_data_are_no_addresses() {
        for page in [
            "createElementNS('http://www.w3.org/2000/svg', 'svg') // note",
            "<link href=\"data:image/svg+xml,%3Csvg\">",
            "a{background:url(data:image/png;base64,//8=)}",
        ] {
            assert!(no_external_url(page).is_ok(), "{page}");
        }
    }

    #[test]
    fn connections_are_found() {
        assert!(no_connection("new WebSocket(getStringFromWasm0(arg0))").is_err());
        assert!(no_connection("imports.wbg.__wbg_fetch_0a1b = 0").is_err());
        assert!(no_connection("module_or_path = fetch(module_or_path)").is_ok());
    }

    #[test]
    fn what_old_browsers_lack_is_found() {
        assert!(no_newer("const ret = Object.hasOwn(getObject(arg0));").is_err());
        assert!(no_newer("Object.getOwnPropertyDescriptor(a, b)").is_ok());
    }

    #[test]
    fn budgets_hold() {
        assert!(size(WHOLE, START, FIRST_PAINT).is_ok());
        assert!(size(WHOLE + 1, START, FIRST_PAINT).is_err());
        assert!(size(WHOLE, START + 1, FIRST_PAINT).is_err());
        assert!(size(WHOLE, START, FIRST_PAINT + 1).is_err());
    }
}
