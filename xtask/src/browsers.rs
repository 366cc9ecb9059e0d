//! `cargo xtask browsers`: old browsers to test in, as packages of npm carry them, in target/browsers.
//! Each is of one version and has one checksum.

use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha512};

use crate::{Result, paths, shell};

/// A package with a Chromium in it.
struct Old {
    /// Of the browser.
    version: u32,
    package: &'static str,
    /// As the registry has it.
    sum: &'static str,
}

/// The floor, what came before the policy's word for WebAssembly, and what came after.
const ALL: [Old; 3] = [
    Old {
        version: 88,
        package: "chrome-aws-lambda@5.5.0",
        sum: "nYSDzTsVEVsvIFaUUAUN53ulXBLKSRXFS+eVYZOLZD5SA1If59rqBAiy4raMgorQwXWqjSsjK1SF4As+qzPLqA==",
    },
    Old {
        version: 92,
        package: "chrome-aws-lambda@10.1.0",
        sum: "NZQVf+J4kqG4sVhRm3WNmOfzY0OtTSm+S8rg77pwePa9RCYHzhnzRs8YvNI6L9tALIW6RpmefWiPURt3vURXcw==",
    },
    Old {
        version: 103,
        package: "@sparticuz/chromium@103.0.0",
        sum: "tFX5k5uWAT0fIxelUtpN4GN1VOTT61AHB6rRjeYzC296SjizKM1pNslEWj0YeuajKfsnNeDuHizB320TTTOrkA==",
    },
];
/// Brotli, which node has.
const UNPACK: &str = "const fs = require('fs'); const [from, to] = process.argv.slice(1); \
    fs.writeFileSync(to, require('zlib').brotliDecompressSync(fs.readFileSync(from)), { mode: 0o755 })";

/// Fetches those that are not there yet. Where that cannot be it says so: their tests are skipped.
///
/// # Errors
/// A package is not the known one.
pub fn fetch() -> Result {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        println!("no old browsers: they are for Linux on x86-64");
        return Ok(());
    }
    for old in &ALL {
        if browser_tests::old_browser(old.version).is_some() {
            continue;
        }
        if ["npm", "node", "tar"]
            .iter()
            .any(|name| shell::on_path(name).is_none())
        {
            println!("no old browsers: they need npm, node and tar");
            return Ok(());
        }
        let home = paths::root().join("target/browsers");
        let home = home.join(format!("chromium-{}", old.version));
        std::fs::create_dir_all(&home).map_err(|e| format!("{}: {e}.", home.display()))?;
        let mut pack = shell::program("npm", &["pack", "--silent", old.package]);
        let Ok(name) = shell::read(pack.current_dir(&home)) else {
            println!(
                "no Chromium {}: npm's registry does not answer",
                old.version
            );
            continue;
        };
        println!("fetched Chromium {} ({})", old.version, old.package);
        unpack(old, &home, name.lines().last().unwrap_or_default().trim())?;
    }
    Ok(())
}

/// The browser from the package of that name, if that is the known one; the package goes.
fn unpack(old: &Old, home: &Path, name: &str) -> Result {
    let package = home.join(name);
    let bytes = std::fs::read(&package).map_err(|e| format!("{}: {e}.", package.display()))?;
    if STANDARD.encode(Sha512::digest(&bytes)) != old.sum {
        return Err(format!("{} is not the known package.", package.display()));
    }
    let inside = "package/bin/chromium.br";
    let mut tar = shell::program("tar", &["-xzf", name, inside]);
    shell::run(tar.current_dir(home))?;
    // Whole or not at all.
    let mut node = shell::program("node", &["-e", UNPACK, inside, "chromium.part"]);
    shell::run(node.current_dir(home))?;
    let done = std::fs::rename(home.join("chromium.part"), home.join("chromium"));
    let done = done.and_then(|()| std::fs::remove_dir_all(home.join("package")));
    let done = done.and_then(|()| std::fs::remove_file(&package));
    done.map_err(|e| format!("{}: {e}.", home.display()))
}
