//! The promise that the page opens no connection, held where crates and features are chosen. The
//! build holds it once more, in what has been built, and the page's own policy in the browser.

use crate::{paths, shell};
use std::collections::BTreeSet;

/// Features of web-sys that open a connection, or are of use to nothing else.
const FEATURES: [&str; 11] = [
    "Beacon",
    "EventSource",
    "FetchEvent",
    "Request",
    "RequestInit",
    "RtcPeerConnection",
    "ServiceWorker",
    "WebSocket",
    "WebTransport",
    "XmlHttpRequest",
    "WorkerGlobalScope",
];

fn read(path: &str) -> String {
    std::fs::read_to_string(paths::root().join(path)).expect(path)
}

/// What stands in quotes.
fn quoted(line: &str) -> Option<&str> {
    line.split('"').nth(1)
}

/// The crates that deny.toml bans, each with its only user, if it may have one.
fn banned(deny: &str) -> Vec<(&str, Option<&str>)> {
    let lines = deny.lines().filter(|line| line.contains("crate = "));
    lines
        .filter_map(|line| Some((quoted(line)?, line.split('"').nth(3))))
        .collect()
}

/// The names in the page's graph, as `cargo tree` tells them.
fn tree(args: &[&str]) -> BTreeSet<String> {
    let mut cargo = shell::cargo();
    cargo.args(["tree", "--locked", "--prefix", "none", "--format", "{p}"]);
    cargo.args(["--edges", "normal", "--target", "wasm32-unknown-unknown"]);
    let told = shell::read(cargo.args(args)).expect("cargo tells the tree");
    let names = told.lines().filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

#[test]
fn no_crate_of_the_page_connects() {
    let page = ["--package", "gangmu-page", "--package", "gangmu-modules"];
    let inside = tree(&page);
    assert!(inside.contains("web-sys") && inside.contains("gangmu"));
    let deny = read("deny.toml");
    let banned = banned(&deny);
    assert!(banned.len() > 20, "deny.toml is read");
    for (name, user) in banned.iter().filter(|(name, _)| inside.contains(*name)) {
        let user = user.unwrap_or_else(|| panic!("{name} is in the page"));
        let users = tree(&[&page[..], &["--invert", name, "--depth", "1"]].concat());
        let known = [*name, user].map(str::to_owned);
        assert_eq!(users, BTreeSet::from(known), "who uses {name}");
    }
}

#[test]
fn no_feature_of_the_page_connects() {
    let manifest = read("Cargo.toml");
    let (_, features) = manifest
        .split_once("[dependencies.web-sys]")
        .expect("the page's own features");
    let features = features.split_once(']').expect("an end").0.lines();
    let features: BTreeSet<&str> = features.filter_map(quoted).collect();
    assert!(features.contains("Window"));
    for feature in FEATURES {
        assert!(!features.contains(feature), "{feature} opens connections");
    }
}

/// Every window can fetch; no source of the page does.
#[test]
fn no_source_of_the_page_fetches() {
    let mut folders = vec![paths::root().join("src"), paths::root().join("crates")];
    let mut n = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs" || e == "js") {
                n += 1;
                let text = std::fs::read_to_string(&path).expect("a source");
                let fetches = ["fetch_with", "fetch(", "send_beacon", "sendBeacon"];
                let found = fetches.iter().find(|name| text.contains(**name));
                assert_eq!(found, None, "{}", path.display());
            }
        }
    }
    assert!(n > 100);
}
