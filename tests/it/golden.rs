//! The parser finds what a reader found: reports, headings with titles and parents, items.
//!
//! A text in `tests/data/reports` is annotated by reading it, not by running the parser.

use gangmu::export::json;
use gangmu::syntax::parse;
use serde_json::Value;
use test_texts::{Annotated, corpus, ours};

/// What is compared, a line each, sorted by place.
fn annotated(gold: &Value) -> Vec<String> {
    let mut out = Vec::new();
    for report in list(gold, "documents") {
        out.push(report_line(report));
        for heading in list(report, "headings") {
            out.push(heading_line(
                &heading["line"],
                &heading["level"],
                &heading["title"],
                &heading["parent_line"],
            ));
        }
        for item in list(report, "items") {
            out.push(item_line(&item["line"], &item["n"]));
        }
    }
    out.sort();
    out
}

fn parsed(text: &str) -> Vec<String> {
    let outline = parse(text);
    let file = serde_json::to_value(json::file([(None, &outline)])).expect("an outline is JSON");
    let mut out = Vec::new();
    for report in list(&file, "documents") {
        out.push(report_line(report));
        for node in list(report, "nodes") {
            collect(node, &Value::Null, &mut out);
        }
    }
    out.sort();
    out
}

fn collect(node: &Value, heading: &Value, out: &mut Vec<String>) {
    let kind = node["kind"].as_str().unwrap_or_default();
    let line = &node["line"];
    let lead = Value::from("lead");
    match kind {
        "heading" => out.push(heading_line(line, &node["level"], &node["title"], heading)),
        "lead" => out.push(heading_line(line, &lead, &node["title"], heading)),
        "item" => out.push(item_line(line, &node["ordinal"])),
        _ => {}
    }
    let inner = if matches!(kind, "heading" | "lead") {
        line
    } else {
        heading
    };
    if let Some(children) = node["children"].as_array() {
        children.iter().for_each(|c| collect(c, inner, out));
    }
}

fn list<'a>(of: &'a Value, name: &str) -> &'a Vec<Value> {
    of[name].as_array().unwrap_or_else(|| panic!("no {name}"))
}

fn report_line(report: &Value) -> String {
    let (kind, title) = (&report["kind"], &report["title"]);
    format!("{:>5} report {kind} {title}", at(&report["line"]))
}

fn heading_line(line: &Value, level: &Value, title: &Value, parent: &Value) -> String {
    format!("{:>5} heading {level} {title} in {parent}", at(line))
}

fn item_line(line: &Value, ordinal: &Value) -> String {
    format!("{:>5} item {ordinal}", at(line))
}

fn at(line: &Value) -> u64 {
    line.as_u64().unwrap_or(0)
}

/// The differences between reading and parsing, `-` for what was missed and `+` for what was
/// made up.
fn differences(text: &Annotated) -> Vec<String> {
    let (want, got) = (annotated(&text.gold), parsed(&text.text));
    let lacking = |from: &[String], what: &[String], sign: &str| -> Vec<String> {
        let mut rest = from.to_vec();
        let lacking = what.iter().filter(|line| {
            let at = rest.iter().position(|l| l == *line);
            at.is_none_or(|at| {
                rest.remove(at);
                false
            })
        });
        lacking
            .map(|l| format!("{} {sign} {l}", text.name))
            .collect()
    };
    let mut found = lacking(&got, &want, "-");
    found.extend(lacking(&want, &got, "+"));
    found
}

#[track_caller]
fn check(texts: &[Annotated], gaps: &[&str]) {
    let found: Vec<String> = texts.iter().flat_map(differences).collect();
    assert_eq!(found, gaps, "\n{}\n", found.join("\n"));
}

#[test]
fn our_texts_are_read_as_annotated() {
    check(&ours(), &[]);
}

#[test]
fn the_corpus_is_read_as_annotated() {
    if let Some(texts) = corpus() {
        check(&texts, &[]);
    }
}
