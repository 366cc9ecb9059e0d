//! What checks find in whole texts: the annotated defects, and hardly an error besides.

use gangmu::check::Settings;
use gangmu::export::json;
use gangmu::syntax::parse;
use serde_json::Value;
use std::collections::BTreeSet;
use test_texts::{Annotated, corpus, ours};

/// The lines of all findings, with whether each is an error.
fn findings(text: &str) -> Vec<(u64, bool)> {
    let outline = parse(text);
    let file = json::checked_file([(None, &outline)], Some(&Settings::default()));
    let file = serde_json::to_value(&file).expect("a file is JSON");
    let documents = file["documents"].as_array().expect("documents are a list");
    let all = documents
        .iter()
        .flat_map(|d| d["findings"].as_array().expect("findings are a list"));
    all.map(|f| {
        (
            f["line"].as_u64().expect("a line"),
            f["severity"] == "error",
        )
    })
    .collect()
}

/// The annotated defects that have a line.
fn defects(gold: &Value) -> BTreeSet<(u64, String)> {
    let documents = gold["documents"].as_array().into_iter().flatten();
    let all = documents.flat_map(|d| d["defects"].as_array().into_iter().flatten());
    all.filter_map(|d| Some((d["line"].as_u64()?, d["type"].as_str()?.to_owned())))
        .collect()
}

#[test]
fn annotated_defects_are_found() {
    let Some(texts) = corpus() else {
        return;
    };
    let mut missed = Vec::new();
    let mut n = 0;
    for Annotated { name, text, gold } in &texts {
        let lines: BTreeSet<u64> = findings(text).into_iter().map(|(line, _)| line).collect();
        for (line, sort) in defects(gold) {
            n += 1;
            if !lines.contains(&line) {
                missed.push(format!("{name}:{line} {sort}"));
            }
        }
    }
    assert!(n > 20, "only {n} defects are annotated");
    assert!(missed.len() * 10 <= n, "{missed:?}");
}

#[test]
fn clean_lines_have_hardly_an_error() {
    // These are dirty on purpose.
    let dirty = [
        "notice-dirty-numbers",
        "notice-misspelled",
        "notice-tokens-continued",
        "notice-web",
    ];
    let clean = ours()
        .into_iter()
        .filter(|t| !dirty.contains(&t.name.as_str()));
    for Annotated { name, text, gold } in clean.chain(corpus().unwrap_or_default()) {
        let known: BTreeSet<u64> = defects(&gold).into_iter().map(|(line, _)| line).collect();
        let found = findings(&text).into_iter();
        let wrong: Vec<u64> = found
            .filter(|(line, error)| *error && !known.contains(line))
            .map(|(line, _)| line)
            .collect();
        let lines = text.lines().count();
        assert!(
            wrong.len() * 100 <= 2 * lines.max(50),
            "{name}: errors at {wrong:?}"
        );
    }
}

#[test]
fn lines_and_columns_are_those_of_the_text() {
    let text = "\u{feff}目录\r\n\r\n一、甲\r　　抓学习,抓落实。\n　　😀抓督查,抓整改。";
    let outline = parse(text);
    let file = json::checked_file([(None, &outline)], Some(&Settings::default()));
    let file = serde_json::to_value(&file).expect("a file is JSON");
    let found = file["documents"][0]["findings"]
        .as_array()
        .expect("findings are a list");
    let at: Vec<_> = found
        .iter()
        .map(|f| (f["line"].as_u64(), f["column"].as_u64()))
        .collect();
    assert_eq!(at, [(Some(4), Some(6)), (Some(5), Some(7))]);
    assert_eq!(found[0]["rule"], "half-width-punctuation");
    assert_eq!(found[0]["fix"], true);
}

/// No finding and no fix may break a text, however broken it is: what is fixed is still written
/// as it stands, and fixing ends.
#[test]
fn odd_texts_are_checked() {
    for text in [
        "",
        "\u{feff}",
        "”“”“",
        "）））（（",
        "《《《》》",
        "。。。。,,,,",
        "DDD员D",
        "*月*",
        "0月00日",
        "\r\n\r\n",
        "〔〔〔",
        "一是二是三是",
    ] {
        findings(text);
        findings(&format!("一、{text}\n{text}（一）{text}\n{text}"));
    }
    for Annotated { text, .. } in ours() {
        // Cut anywhere, a text is still one.
        for cut in [text.len() / 3, text.len() / 2] {
            let cut = (cut..).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            findings(&text[cut..]);
        }
    }
}
