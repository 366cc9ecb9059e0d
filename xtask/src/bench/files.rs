//! Documents in and out, in the page's own thread, beside npm's mammoth, docx, exceljs and SheetJS in one
//! page and run.

use serde_json::{Value, json};

use crate::{Result, browser, paths, shell, toolchain, wasm};

use super::Times;

/// The peers of a row, each with what the ratio to it must not exceed.
type Peers = &'static [(&'static str, f64)];

/// What is measured: its name in the answer, what it is, how many ms it may take warm, and the peers.
const ROWS: [(&str, &str, f64, Peers); 6] = [
    ("to", "380 KB to docx", 150.0, &[("docx", 0.5)]),
    ("from", "380 KB from docx", 150.0, &[("mammoth", 0.5)]),
    (
        "runs",
        "380 KB from docx in runs of 12",
        150.0,
        &[("mammoth", 0.5)],
    ),
    (
        "ledger",
        "ledger of 10,000 rows to xlsx",
        1000.0,
        &[("exceljs", 1.0), ("sheetjs", 1.0)],
    ),
    ("largeTo", "4 MB to docx", f64::NAN, &[]),
    ("large", "4 MB from docx", f64::NAN, &[]),
];

/// How many times the thread is started anew, and how many turns each takes then.
const ROUNDS: usize = 4;
const TURNS: usize = 4;

/// Prints the table.
pub fn in_browser() -> Result {
    if shell::on_path("npm").is_none() {
        println!("The half in the browser needs npm, for the peers: skipped.");
        return Ok(());
    }
    let peers = super::script(&super::peers()?, "files-entry.js", "peers")?;
    toolchain::need_wasm_target()?;
    browser::need()?;
    let [files] = wasm::compile("gangmu-modules", ["files"])?;
    let module = files.wasm;
    let thread = paths::root().join("src/platform/thread.js");
    let thread = std::fs::read(&thread).map_err(|e| format!("{}: {e}.", thread.display()))?;
    let requests = shell::read(super::native_bench().arg("files-requests"))?;
    let parts: [(&str, &[u8]); 4] = [
        ("module", &module),
        ("thread", &thread),
        ("peers", peers.as_bytes()),
        ("requests", requests.as_bytes()),
    ];
    let mut made = Value::Null;
    let found = super::in_page("files", &parts, |page| {
        made = page.eval_async("return await files.make()", ())?;
        for _ in 0..ROUNDS {
            for (row, ..) in ROWS {
                page.eval_async("await files.first(arguments[0])", json!([row]))?;
                for _ in 0..TURNS {
                    page.eval_async("await files.turn(arguments[0])", json!([row]))?;
                }
            }
        }
        page.eval("return files.found()", ())
    })?;
    println!(
        "\nDocuments in the browser: a module of {} bytes, files of {made} bytes; ms, medians \
         (quartiles)\n{:<32}{:>20}{:>20}{:>20}{:>9}",
        module.len(),
        "",
        "thread, module, answer",
        "first of a thread",
        "warm",
        "at most"
    );
    for (row, what, most, peers) in ROWS {
        let times = |who: &str| Times::of(&found[row][who]);
        let warm = times("warm");
        let mut line = format!(
            "{what:<32}{:>20}{:>20}{:>20}{most:>9.0}",
            times("first").said(),
            times("ready").said(),
            warm.said()
        );
        let mut is_slow = warm.median > most;
        for (peer, most) in peers {
            let theirs = times(peer);
            let ratio = warm.median / theirs.median;
            is_slow |= ratio > *most;
            line += &format!("   {peer} {} ratio {ratio:.2} of {most:.2}", theirs.said());
        }
        let silence = times("silence");
        line += &match silence.median.is_nan() {
            true => {
                let steps = ["step0", "step1", "step2"].map(|step| times(step).median);
                format!(
                    "   text {:.0}, read {:.0}, written {:.0}",
                    steps[0], steps[1], steps[2]
                )
            }
            false => format!(
                "   told each {:.0}, at most {:.0}",
                silence.median, silence.most
            ),
        };
        println!("{line}{}", if is_slow { "  too slow" } else { "" });
    }
    Ok(())
}
