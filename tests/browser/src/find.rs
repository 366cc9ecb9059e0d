//! Where the browser and its driver are: CHROME and CHROMEDRIVER, PATH, the usual places.

use std::path::{Path, PathBuf};

const BROWSERS: [&str; 7] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
];

const PLACES: [&str; 9] = [
    "/usr/bin/chromium",
    "/usr/lib/chromium/chromium",
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

const DRIVERS: [&str; 2] = ["chromedriver", "msedgedriver"];

const DRIVER_PLACES: [&str; 3] = [
    "/usr/bin/chromedriver",
    "/usr/lib/chromium/chromedriver",
    "/usr/local/bin/chromedriver",
];

/// A browser of the Chromium family.
pub fn browser() -> Option<PathBuf> {
    named("CHROME")
        .or_else(|| on_path(&BROWSERS))
        .or_else(|| in_places(&PLACES))
}

/// The driver that belongs to it.
pub fn chromedriver() -> Option<PathBuf> {
    named("CHROMEDRIVER")
        .or_else(|| on_path(&DRIVERS))
        .or_else(|| in_places(&DRIVER_PLACES))
}

/// Chromium of that version, where `cargo xtask browsers` has fetched it.
pub fn old_browser(version: u32) -> Option<PathBuf> {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/browsers");
    let browser = target.join(format!("chromium-{version}"));
    Some(browser.canonicalize().ok()?.join("chromium")).filter(|path| path.is_file())
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_file())
}

fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let directories: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let files = names
        .iter()
        .map(|name| format!("{name}{}", std::env::consts::EXE_SUFFIX));
    files
        .flat_map(|file| {
            directories
                .iter()
                .map(move |directory| directory.join(&file))
        })
        .find(|path| path.is_file())
}

fn in_places(places: &[&str]) -> Option<PathBuf> {
    places.iter().map(PathBuf::from).find(|path| path.is_file())
}
