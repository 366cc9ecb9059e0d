//! `cargo xtask run`: build, then show the page in the system's browser.

use std::process::Stdio;

use crate::{Result, build, shell};

pub fn run(flags: &[&str]) -> Result {
    let only_print = match flags {
        [] => false,
        ["--print"] => true,
        _ => return Err(format!("`run` knows --print, not `{}`.", flags.join(" "))),
    };
    let page = build::build()?;
    println!("{}", page.display());
    let Some(opener) = opener().filter(|_| !only_print) else {
        return Ok(());
    };
    let (program, args) = opener;
    let mut command = shell::program(program, args);
    command
        .arg(&page)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    match command.spawn() {
        Ok(_) => Ok(()),
        Err(e) => Err(format!(
            "{program} could not open the page: {e}; open it by hand."
        )),
    }
}

/// The system's way to open a file, if there is a screen to open it on.
fn opener() -> Option<(&'static str, &'static [&'static str])> {
    if cfg!(target_os = "macos") {
        return Some(("open", &[]));
    }
    if cfg!(windows) {
        return Some(("cmd", &["/C", "start", ""]));
    }
    let screen = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    (screen && shell::on_path("xdg-open").is_some()).then_some(("xdg-open", &[]))
}
