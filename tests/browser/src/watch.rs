//! What the page does behind the screen: requests it makes, errors it logs.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::{Page, Result};

/// What browsers say of words of our policy that they do not know, and ignore.
const UNKNOWN: [&str; 2] = [
    "Unrecognized Content-Security-Policy directive 'webrtc'",
    "contains an invalid source: ''wasm-unsafe-eval''",
];
/// What an old browser says of the HTML that a test reads from its clipboard: it is made clean in the
/// page, by the page's policy.
const CLEANED: &str = "Refused to apply inline style";

/// What has been read from the driver's logs so far; reading empties them there.
#[derive(Default)]
pub struct Watch {
    requests: Vec<(String, String)>,
    refused: HashMap<String, String>,
    errors: Vec<String>,
}

impl Page {
    /// Addresses the page has asked for, beyond itself and what it carries (`data:`, `blob:`).
    /// Attempts refused before any connection are in [`Page::refused`].
    pub fn requests(&self) -> Result<Vec<String>> {
        self.read_network()?;
        let watch = self.watch.borrow();
        let made = watch.requests.iter().filter(|(id, url)| {
            let own = ["data:", "blob:", "about:", "chrome:"]
                .iter()
                .any(|s| url.starts_with(s));
            !own && !watch.refused.contains_key(id) && url.split('#').next() != Some(&self.url)
        });
        Ok(made.map(|(_, url)| url.clone()).collect())
    }

    /// Addresses the browser refused to fetch, each with the reason (`csp`).
    pub fn refused(&self) -> Result<Vec<(String, String)>> {
        self.read_network()?;
        let watch = self.watch.borrow();
        let refused = watch.requests.iter().filter_map(|(id, url)| {
            watch
                .refused
                .get(id)
                .map(|reason| (url.clone(), reason.clone()))
        });
        Ok(refused.collect())
    }

    /// Errors in the console since the last call: uncaught exceptions, `console.error`, refusals.
    /// Taking them here keeps [`Page::close`] from failing on them.
    pub fn errors(&self) -> Result<Vec<String>> {
        let entries = self.log("browser")?;
        let severe = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        let severe = severe.map(|entry| text(&entry["message"]));
        let cleaned = self.wire.is_old().then_some(CLEANED);
        let known = |text: &String| UNKNOWN.iter().chain(&cleaned).any(|k| text.contains(k));
        let severe = severe.filter(|text| !known(text));
        let mut watch = self.watch.borrow_mut();
        watch.errors.extend(severe);
        Ok(std::mem::take(&mut watch.errors))
    }

    fn read_network(&self) -> Result {
        let entries = self.log("performance")?;
        let mut watch = self.watch.borrow_mut();
        for entry in entries {
            let message: Value = serde_json::from_str(&text(&entry["message"])).unwrap_or_default();
            let event = &message["message"];
            let params = &event["params"];
            let id = text(&params["requestId"]);
            match event["method"].as_str() {
                // What the browser's own first page asks for.
                Some("Network.requestWillBeSent")
                    if text(&params["documentURL"]).starts_with("chrome") => {}
                Some("Network.requestWillBeSent") => {
                    watch.requests.push((id, text(&params["request"]["url"])));
                }
                Some("Network.webSocketCreated" | "Network.webTransportCreated") => {
                    watch.requests.push((id, text(&params["url"])));
                }
                Some("Network.loadingFailed") if params["blockedReason"].is_string() => {
                    watch.refused.insert(id, text(&params["blockedReason"]));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn log(&self, kind: &str) -> Result<Vec<Value>> {
        match self.wire.post("/se/log", json!({"type": kind}))? {
            Value::Array(entries) => Ok(entries),
            _ => Ok(Vec::new()),
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_string()
}
