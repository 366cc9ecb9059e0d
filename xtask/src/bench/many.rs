//! Seventeen reports as one, and a thousand: in the built page, from a paste, files or an edit to the answer
//! of the thread shown, and how long the page stands still meanwhile.

use std::time::{Duration, Instant};

use browser_tests::{Error, Options, Page};
use serde_json::{Value, json};

use crate::{Result, browser, build, shell};

use super::Times;

/// The longest frame that a list may take, in ms, and so many frames in a second.
const FRAME_MS: f64 = 50.0;
/// Frames that a list is scrolled for.
const N_FRAMES: usize = 120;
/// What reading all, reading again behind an edit, and comparing may take, in ms.
const MOST: [f64; 3] = [300.0, 60.0, 200.0];
/// Reports, and the bytes of each.
const MANY: (usize, usize) = (1000, 20_000);
/// How often the page is opened anew for a median, and edited in each.
const ROUNDS: usize = 5;
const EDITS: usize = 12;
/// What takes longer than this has failed.
const PATIENCE: Duration = Duration::from_secs(300);

type Found<T = ()> = browser_tests::Result<T>;

/// Prints the table.
pub fn in_browser() -> Result {
    build::build()?;
    browser::need()?;
    let script = super::home().join("peers/many.js");
    let script =
        std::fs::read_to_string(&script).map_err(|e| format!("{}: {e}.", script.display()))?;
    let made = |args: &[&str]| shell::read(super::native_bench().args(args));
    let seventeen = made(&["texts", "17", &(380_000 / 17).to_string()])?;
    let versions = [made(&["text", "380000"])?, made(&["edited"])?];
    println!(
        "\n17 reports in the browser, {} KB; ms, medians (quartiles)\n{:<32}{:>18}{:>18}{:>18}{:>18}{:>9}{:>14}",
        seventeen.len() / 1000,
        "",
        "to what is shown",
        "before asking",
        "thread, both ways",
        "then shown",
        "at most",
        "longest block"
    );
    let open = || Options::new().before(&script).open();
    let all = open_and_edit(&open, &seventeen).map_err(said)?;
    let compared = compare(&open, &versions).map_err(said)?;
    let names = [
        "read, checked, counted, summed",
        "one edited, read again",
        "two versions of 380 KB compared",
    ];
    for ((name, found), most) in names.iter().zip([&all[0], &all[1], &compared]).zip(MOST) {
        // Waiting is what the page does on purpose while one writes; what it is timed by is the rest.
        let of = |at: usize| Times::of(&found.iter().map(|row| row[at].clone()).collect());
        let work = of(2).median + of(3).median;
        let mark = if work > most { "  too slow" } else { "" };
        let cells: Vec<String> = (0..4).map(|at| format!("{:>18}", of(at).said())).collect();
        println!(
            "{name:<32}{}{most:>9.0}{:>14.0}{mark}",
            cells.concat(),
            of(4).most
        );
    }
    let (n, each) = MANY;
    let many = made(&["texts", &n.to_string(), &each.to_string()])?;
    println!(
        "\n{n} reports, {} MB\n{:<32}{:>12}{:>12}{:>14}{:>14}{:>12}{:>10}",
        many.len() / 1_000_000,
        "",
        "opened, s",
        "all read, s",
        "longest block",
        "longest frame",
        "frames / s",
        "elements"
    );
    pasted(&open, &many).map_err(said)?;
    given(&open, &many).map_err(said)
}

fn said(error: Error) -> String {
    error.to_string()
}

/// Reading all 17, and reading again what was edited: a row a time.
fn open_and_edit(open: &impl Fn() -> Found<Page>, text: &str) -> Found<[Vec<Value>; 2]> {
    let mut all = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        let page = open()?;
        ready(&page)?;
        all[0].push(page.eval_async("return await many.read(arguments[0])", json!([text]))?);
        quiet(&page)?;
        page.click(".row.body .text")?;
        page.wait_for("textarea:focus")?;
        page.press("Ctrl+End")?;
        for at in 0..EDITS {
            // A second full stop is a finding more; with it gone there is one less.
            let key = if at % 2 == 0 { "。" } else { "" };
            let took = "return await many.edited(arguments[0])";
            all[1].push(page.eval_async(took, json!([key]))?);
            quiet(&page)?;
        }
        page.close()?;
    }
    Ok(all)
}

/// Comparing what is open with what is put in the field, in a page each time.
fn compare(open: &impl Fn() -> Found<Page>, [old, new]: &[String; 2]) -> Found<Vec<Value>> {
    let mut all = Vec::new();
    for _ in 0..ROUNDS {
        let page = open()?;
        ready(&page)?;
        page.eval("many.paste(arguments[0])", json!([old]))?;
        quiet(&page)?;
        page.press("Alt+Shift+d")?;
        page.wait_for(".choose textarea")?;
        all.push(page.eval_async("return await many.compared(arguments[0])", json!([new]))?);
        page.close()?;
    }
    Ok(all)
}

fn pasted(open: &impl Fn() -> Found<Page>, text: &str) -> Found {
    let page = open()?;
    ready(&page)?;
    page.eval("globalThis.text = arguments[0]", json!([text]))?;
    let idle = page.eval_async(
        "many.frames(); await new Promise(d => setTimeout(d, 2000)); return many.stop()",
        (),
    )?;
    frames("an empty page", &idle);
    opened(&page, "20 MB pasted", || {
        page.eval("many.paste(text)", ()).map(drop)
    })?;
    lists(&page)?;
    page.close()
}

fn given(open: &impl Fn() -> Found<Page>, text: &str) -> Found {
    let reports: Vec<(String, &[u8])> = text
        .split_inclusive("日\n\n")
        .enumerate()
        .map(|(at, report)| (format!("{at:04}.txt"), report.as_bytes()))
        .collect();
    let files: Vec<(&str, &[u8])> = reports.iter().map(|(n, b)| (n.as_str(), *b)).collect();
    let page = open()?;
    ready(&page)?;
    opened(&page, "1,000 files dropped", || {
        page.drop_files("#gangmu", &files)
    })?;
    page.close()
}

/// Opens so, and prints until when all stands, until when all is read, and what stood still.
fn opened(page: &Page, name: &str, open: impl Fn() -> Found) -> Found {
    page.eval("globalThis.from = many.now(); many.frames()", ())?;
    open()?;
    let stands = "return document.querySelector('.reports h2')?.textContent.includes('1000') && many.now() - from";
    let opened = until(page, stands)?;
    until(page, "return many.settled(from)")?;
    let found = page.eval("return [many.last() - from, many.longest(from)]", ())?;
    let deltas = page.eval("return many.stop()", ())?;
    let at = |at: usize| found[at].as_f64().unwrap_or(f64::NAN);
    println!(
        "{name:<32}{:>12.1}{:>12.1}{:>14.0}{:>14.0}",
        opened.as_f64().unwrap_or(f64::NAN) / 1e3,
        at(0) / 1e3,
        at(1),
        Times::of(&deltas).most
    );
    Ok(())
}

/// Scrolls the list of reports, and the ledger of them all.
fn lists(page: &Page) -> Found {
    let scrolled = |css: &str, step: u32| {
        let call = "return await many.scrolled(...arguments)";
        page.eval_async(call, json!([css, step, N_FRAMES]))
    };
    let list = scrolled(".reports .list", 150)?;
    row("list of reports scrolled", &list);
    page.eval("globalThis.from = many.now(); many.frames(); const s = document.querySelector('.top .scope'); s.selectedIndex = 1; s.dispatchEvent(new Event('change', { bubbles: true }))", ())?;
    quiet(page)?;
    frames(
        "all reports as scope",
        &page.eval("return many.stop()", ())?,
    );
    page.eval("globalThis.from = many.now(); many.frames()", ())?;
    page.press("F9")?;
    until(page, "return document.querySelector('.ledger .grid')")?;
    quiet(page)?;
    frames(
        "ledger of all opened",
        &page.eval("return many.stop()", ())?,
    );
    for step in [120, 3000] {
        let name = format!("ledger of all scrolled by {step} px");
        row(&name, &scrolled(".ledger .grid", step)?);
    }
    Ok(())
}

fn row(name: &str, found: &Value) {
    line(name, &found[0], &found[2].to_string());
}

fn frames(name: &str, deltas: &Value) {
    line(name, deltas, "");
}

fn line(name: &str, deltas: &Value, elements: &str) {
    let times = Times::of(deltas);
    let all = deltas.as_array().into_iter().flatten();
    let all: Vec<f64> = all.filter_map(Value::as_f64).collect();
    let rate = all.len() as f64 * 1e3 / all.iter().sum::<f64>();
    let mark = if times.most > FRAME_MS {
        "  over 50 ms"
    } else {
        ""
    };
    println!(
        "{name:<32}{:>38}{:>14.0}{rate:>12.0}{elements:>10}{mark}",
        "", times.most
    );
}

/// Until the threads that read are there, as they are when somebody has found what to paste.
fn ready(page: &Page) -> Found {
    page.wait_for(".empty .sheet")?;
    until(page, "return many.calls.length > 0")?;
    quiet(page)
}

fn quiet(page: &Page) -> Found {
    until(page, "return many.quiet(600)").map(drop)
}

/// The true answer, asked for again and again.
fn until(page: &Page, body: &str) -> Found<Value> {
    let end = Instant::now() + PATIENCE;
    loop {
        let value = page.eval(body, ())?;
        if !matches!(value, Value::Null | Value::Bool(false)) {
            return Ok(value);
        }
        if Instant::now() > end {
            return Err(Error(format!("Not true after {PATIENCE:?}: {body}")));
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}
