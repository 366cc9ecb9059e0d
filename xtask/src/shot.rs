//! `cargo xtask shot`: a picture of the page, after doing something to it.

use std::path::Path;

use browser_tests::{Options, Page, file_url};

use crate::{Result, browser, build};

pub const USAGE: &str = "\
usage: cargo xtask shot [OPTIONS] [ACTIONS] OUT.png

  --size 1280x800     the viewport            --scale 2       device pixels per CSS pixel
  --forced            forced colours
  --dark              the dark scheme         --lang en-US    the browser's language
  --no-build          the page as it is       --page FILE     another page, or address

actions, done in the order given, each by real events:
  --paste FILE        paste a file's text     --paste-html FILE
  --click CSS  --hover CSS  --press Alt+ArrowUp  --type TEXT  --wait CSS  --eval JS (printed)
";

/// One thing to do, with its argument.
type Action<'a> = (&'a str, &'a str);

pub fn shot(args: &[&str]) -> Result {
    let mut options = Options::new();
    let (mut actions, mut out, mut fresh) = (Vec::new(), None, true);
    let mut args = args.iter().copied();
    while let Some(arg) = args.next() {
        let mut value = || {
            args.next()
                .ok_or(format!("{arg} needs a value.\n\n{USAGE}"))
        };
        options = match arg {
            "--size" => {
                let (width, height) = size(value()?)?;
                options.size(width, height)
            }
            "--scale" => options.scale(value()?.parse().map_err(|_| "--scale needs a number.")?),
            "--dark" => options.dark(true),
            "--forced" => options.forced_colours(),
            "--lang" => options.lang(value()?),
            "--page" => options
                .url(&page_url(value()?)?)
                .stands("return document.readyState === 'complete'"),
            "--no-build" => {
                fresh = false;
                options
            }
            "--paste" | "--paste-html" | "--click" | "--hover" | "--press" | "--type"
            | "--wait" | "--eval" => {
                actions.push((arg, value()?));
                options
            }
            _ if arg.starts_with("--") || out.is_some() => {
                return Err(format!("`{arg}` is not understood.\n\n{USAGE}"));
            }
            _ => {
                out = Some(arg);
                options
            }
        };
    }
    let out = out.ok_or(USAGE)?;
    if fresh {
        build::build()?;
    }
    browser::need()?;
    take(options, &actions, Path::new(out)).map_err(|e| e.to_string())
}

fn take(options: Options, actions: &[Action], out: &Path) -> browser_tests::Result {
    let page = options.open()?;
    for action in actions {
        act(&page, *action)?;
        settle(&page)?;
    }
    page.screenshot(out)?;
    println!("{}", out.display());
    page.close()
}

fn act(page: &Page, (action, value): Action) -> browser_tests::Result {
    let file = || std::fs::read_to_string(value).map_err(|e| format!("{value}: {e}."));
    match action {
        "--paste" => page.paste(&file()?),
        "--paste-html" => page.paste_html(&file()?, ""),
        "--click" => page.click(value),
        "--hover" => page.hover(value),
        "--press" => page.press(value),
        "--type" => page.type_text(value),
        "--wait" => page.wait_for(value),
        _ => page.eval(value, ()).map(|answer| println!("{answer}")),
    }
}

/// Fonts loaded, running animations done, two frames painted.
fn settle(page: &Page) -> browser_tests::Result {
    let frames = "await document.fonts.ready; \
        const finite = document.getAnimations().filter(a => a.effect?.getComputedTiming().endTime < 5000); \
        await Promise.allSettled(finite.map(a => a.finished)); \
        for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame)";
    page.eval_async(frames, ()).map(drop)
}

fn size(text: &str) -> Result<(u32, u32)> {
    let parts = text
        .split_once('x')
        .and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    parts.ok_or_else(|| format!("`{text}` is not a size like 1280x800."))
}

fn page_url(file: &str) -> Result<String> {
    if file.contains("://") {
        return Ok(file.to_owned());
    }
    let path = Path::new(file)
        .canonicalize()
        .map_err(|e| format!("{file}: {e}."))?;
    Ok(file_url(&path))
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes() {
        assert_eq!(size("360x640"), Ok((360, 640)));
        assert!(size("big").is_err());
    }
}
