//! Makes sure that there is a browser to test with.

use std::path::Path;

use crate::{Result, shell};

/// Where Debian puts the fonts without which Chinese pictures are boxes.
const CJK_FONTS: &str = "/usr/share/fonts/opentype/noto";

/// Finds Chromium and its driver; on Debian, as root, installs them when missing.
pub fn need() -> Result {
    let debian = Path::new("/etc/debian_version").exists();
    let fonts = !debian || Path::new(CJK_FONTS).exists();
    if missing().is_none() && fonts {
        return Ok(());
    }
    if debian && is_root() {
        println!("installing Chromium, its driver and Chinese fonts");
        let installed = install();
        return match missing() {
            None => Ok(()),
            Some(what) => Err(format!(
                "{what} is missing and could not be installed: {}",
                installed.err().unwrap_or_default()
            )),
        };
    }
    match missing() {
        None => Ok(()),
        Some(what) => Err(format!(
            "{what} is missing: install it (Debian: chromium chromium-driver fonts-noto-cjk) or \
             name it by CHROME and CHROMEDRIVER."
        )),
    }
}

fn missing() -> Option<&'static str> {
    if browser_tests::browser().is_none() {
        return Some("A browser (Chromium, Chrome or Edge)");
    }
    browser_tests::chromedriver()
        .is_none()
        .then_some("The browser's driver (chromedriver)")
}

fn is_root() -> bool {
    shell::read(&mut shell::program("id", &["-u"])).is_ok_and(|id| id == "0")
}

fn install() -> Result {
    let apt = |args: &[&str]| {
        shell::run(shell::program("apt-get", args).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update", "-q"])?;
    let packages = ["chromium", "chromium-driver", "fonts-noto-cjk"];
    apt(&[
        &["install", "-y", "-q", "--no-install-recommends"],
        &packages[..],
    ]
    .concat())
}
