//! The words' half in the browser: beside npm jieba-wasm and the browser's own Intl.Segmenter, in one
//! page and run.

use serde_json::json;

use crate::{Result, browser, dictionary, shell, toolchain, wasm};

/// What is measured: its name in the answer, what it is, and what the ratio to each peer must not
/// exceed; no ratio where the peer has no such thing.
const ROWS: [(&str, &str, [f64; 2]); 3] = [
    ("start", "start to the first word", [0.75, f64::NAN]),
    ("count", "380 KB in, counts and top words out", [0.25, 0.34]),
    ("tokens", "380 KB in, all ranges out", [f64::NAN, f64::NAN]),
];

/// How many times everything is started anew, and how many turns each takes then.
const ROUNDS: usize = 7;
const TURNS: usize = 6;

/// Prints the table.
pub fn in_browser() -> Result {
    if shell::on_path("npm").is_none() {
        println!("The half in the browser needs npm, for the peers: skipped.");
        return Ok(());
    }
    let peers = super::peers()?;
    let glue = super::script(&peers, "words-entry.js", "jieba")?;
    toolchain::need_wasm_target()?;
    browser::need()?;
    let [reader] = wasm::compile("gangmu-modules", ["reader"])?;
    let reader = reader.wasm;
    let jieba = peers.join("node_modules/jieba-wasm/pkg/web/jieba_rs_wasm_bg.wasm");
    let jieba = std::fs::read(&jieba).map_err(|e| format!("{}: {e}.", jieba.display()))?;
    let words = dictionary::source()?;
    let requests = shell::read(super::native_bench().arg("words-request").arg(words))?;
    let dictionary = dictionary::made()?;
    let parts: [(&str, &[u8]); 5] = [
        ("reader", &reader),
        ("jieba", &jieba),
        ("dictionary", dictionary.as_bytes()),
        ("glue", glue.as_bytes()),
        ("requests", requests.as_bytes()),
    ];
    let found = super::in_page("words", &parts, |page| {
        // One call would outlast what a driver waits for.
        for _ in 0..ROUNDS {
            page.eval_async("await words.round(arguments[0])", json!([TURNS]))?;
        }
        page.eval("return words.found()", ())
    })?;
    println!("\nWords in the browser, medians in ms; ratios to jieba-wasm and to Intl.Segmenter");
    for (key, what, most) in ROWS {
        let time = |who: usize| found[key][who].as_f64().unwrap_or(f64::NAN);
        let ratios = [1, 2].map(|peer| time(0) / time(peer));
        let is_slow = ratios.iter().zip(most).any(|(ratio, most)| *ratio > most);
        let mark = if is_slow { "  too slow" } else { "" };
        println!(
            "{what:<38} gangmu {:>7.1} jieba-wasm {:>7.1} ratio {:>5.2} of {:>4.2}  \
             Intl.Segmenter {:>7.1} ratio {:>5.2} of {:>4.2}{mark}",
            time(0),
            time(1),
            ratios[0],
            most[0],
            time(2),
            ratios[1],
            most[1],
        );
    }
    println!(
        "memory, MB{:>36.1}",
        found["megabytes"].as_f64().unwrap_or(f64::NAN)
    );
    Ok(())
}
