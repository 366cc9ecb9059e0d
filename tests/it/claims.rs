//! What reports claim of their own numbers, beside what a reader found that they claim.

use gangmu::export::json;
use gangmu::report::{About, Claim, Verdict, claims};
use gangmu::syntax::parse;
use test_texts::{corpus, ours};

/// The claims of the report that is the `n`th of its file, counted from 0.
fn claims_of(file: &str, n: usize) -> Option<Vec<Claim>> {
    let texts = corpus()?;
    let text = texts.iter().find(|t| t.name == file);
    let text = text.expect("the corpus has the file");
    let outline = parse(&text.text);
    let reports = outline.root().children.iter();
    let mut reports = reports.filter(|p| p.kind == gangmu::outline::Kind::Report);
    Some(claims(
        reports.nth(n).expect("the file has so many reports"),
    ))
}

type Line = (About, Option<u32>, Option<u32>, Option<u32>, Verdict);

fn line(claim: &Claim) -> Line {
    let number = claim.number.whole();
    (
        claim.about,
        number,
        claim.counted,
        claim.distinct,
        claim.verdict,
    )
}

fn states(file: &str, n: usize, want: Line) {
    let Some(found) = claims_of(file, n) else {
        return;
    };
    let found: Vec<Line> = found.iter().map(line).collect();
    assert!(found.contains(&want), "{want:?} is not among {found:?}");
}

#[test]
fn what_the_annotated_reports_contradict() {
    use Verdict::{Agrees, Differs};
    let (problem, measure) = (About::Problem, About::Measure);
    let counted = |about, n, listed, verdict| (about, Some(n), Some(listed), None, verdict);
    states("compilation", 1, counted(problem, 12, 12, Agrees));
    states("compilation", 4, counted(measure, 32, 20, Differs));
    let twice = (problem, Some(41), Some(52), Some(38), Differs);
    states("compilation", 5, twice);
    states("compilation", 6, counted(problem, 31, 30, Differs));
}

#[test]
fn ten_and_two_are_twelve() {
    let Some(found) = claims_of("compilation", 1) else {
        return;
    };
    let mut sums = found.iter().filter_map(|c| c.arithmetic.as_ref());
    let sum = sums.next().expect("the report gives a sum");
    assert_eq!(sum.formula(), "12 = 10 + 2");
    assert_eq!(sum.verdict, Verdict::Agrees);
}

/// No more is accused than a reader accused.
#[test]
fn only_what_differs_is_said_to_differ() {
    let Some(texts) = corpus() else {
        return;
    };
    let mut differing = Vec::new();
    for text in &texts {
        let outline = parse(&text.text);
        for (n, part) in outline.root().children.iter().enumerate() {
            let wrong = claims(part).into_iter();
            let wrong = wrong.filter(|c| c.verdict == Verdict::Differs);
            differing.extend(wrong.map(|c| (n, c.about, c.number.value())));
        }
    }
    let want = [
        (5, About::Measure, 32.0),
        (6, About::Problem, 41.0),
        (7, About::Problem, 31.0),
        (8, About::Other, 3884.0),
        (8, About::Other, 4545.0),
    ];
    assert_eq!(differing, want);
}

/// Every claim that a reader found is found, on its line.
#[test]
fn what_a_reader_found_is_found() {
    let Some(texts) = corpus() else {
        return;
    };
    for text in &texts {
        let outline = parse(&text.text);
        let file = gangmu::export::json::file([(None, &outline)]);
        let file = serde_json::to_value(file).expect("an outline is JSON");
        let documents = file["documents"].as_array().expect("there are documents");
        for (got, gold) in documents
            .iter()
            .zip(text.gold["documents"].as_array().expect("too"))
        {
            let key = |c: &serde_json::Value| format!("{} {}", c["line"], c["number"]);
            let mut found: Vec<String> = got["claims"]
                .as_array()
                .expect("claims")
                .iter()
                .map(key)
                .collect();
            for claim in gold["core_claims"].as_array().expect("claims") {
                let key = key(claim);
                let at = found.iter().position(|f| *f == key);
                found.remove(at.unwrap_or_else(|| panic!("{}: {key} {found:?}", text.name)));
            }
        }
    }
}

/// The documents of a text as JSON, beside their annotations.
fn documents(text: &test_texts::Annotated) -> Vec<(serde_json::Value, serde_json::Value)> {
    let outline = parse(&text.text);
    let settings = gangmu::check::Settings::default();
    let file = json::checked_file([(None, &outline)], Some(&settings));
    let mut file = serde_json::to_value(&file).expect("a file is JSON");
    let list = |v: &mut serde_json::Value| v["documents"].as_array().cloned().unwrap_or_default();
    let found = list(&mut file);
    found
        .into_iter()
        .zip(list(&mut text.gold.clone()))
        .collect()
}

fn entries<'a>(
    of: &'a serde_json::Value,
    name: &str,
) -> impl Iterator<Item = &'a serde_json::Value> {
    of[name].as_array().into_iter().flatten()
}

#[test]
fn annotated_claims_are_read() {
    let mut n = 0;
    for text in ours() {
        for (found, gold) in documents(&text) {
            for claim in entries(&gold, "core_claims") {
                n += 1;
                let is_it = |c: &&serde_json::Value| {
                    c["line"] == claim["line"] && c["number"] == claim["number"]
                };
                let read = entries(&found, "claims").find(is_it);
                assert!(read.is_some(), "{}: {claim}", text.name);
            }
        }
    }
    assert!(n > 40, "only {n} claims are annotated");
}

#[test]
fn annotated_states_are_read() {
    let mut n = 0;
    for text in ours() {
        for (found, gold) in documents(&text) {
            let mut states = std::collections::HashMap::new();
            collect_states(&found["nodes"], &mut states);
            let told = entries(&gold, "headings").filter(|h| h["status"].is_string());
            for heading in told {
                n += 1;
                let line = heading["line"].as_u64().expect("a line");
                assert_eq!(
                    states.get(&line),
                    heading["status"].as_str().map(str::to_owned).as_ref(),
                    "{}: {heading}",
                    text.name
                );
            }
        }
    }
    assert!(n > 20, "only {n} states are annotated");
}

fn collect_states(nodes: &serde_json::Value, found: &mut std::collections::HashMap<u64, String>) {
    for node in nodes.as_array().into_iter().flatten() {
        if let (Some(line), Some(status)) = (node["line"].as_u64(), node["status"].as_str()) {
            found.entry(line).or_insert_with(|| status.to_owned());
        }
        collect_states(&node["children"], found);
    }
}

/// A wrong accusation is worse than silence: a report that is annotated as clean has no error and
/// no number that differs; one that is not has them where they are annotated, and nowhere else.
#[test]
fn only_what_is_wrong_is_accused() {
    let mut n = 0;
    for text in ours() {
        for (found, gold) in documents(&text) {
            if !gold["clean"].is_boolean() {
                continue;
            }
            n += 1;
            let wrong: Vec<u64> = entries(&gold, "defects")
                .filter_map(|d| d["line"].as_u64())
                .collect();
            let errors = entries(&found, "findings")
                .filter(|f| f["severity"] == "error" || f["rule"] == "claim-differs");
            let claims = entries(&found, "claims").filter(|c| c["verdict"] == "differs");
            for accused in errors.chain(claims) {
                let line = accused["line"].as_u64().expect("a line");
                assert!(wrong.contains(&line), "{}: {accused}", text.name);
            }
            for line in &wrong {
                let told = entries(&found, "findings").any(|f| f["line"] == *line);
                assert!(told, "{}: nothing is found on line {line}", text.name);
            }
        }
    }
    assert!(n > 12, "only {n} reports say whether they are clean");
}
