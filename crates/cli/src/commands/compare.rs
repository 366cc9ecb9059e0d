//! Two versions of a report compared, or last month's ledger and this month's report.

use super::pretty;
use crate::args::{Compare, CompareForm, Files, Lang};
use crate::input::Inputs;
use crate::output::Output;
use crate::{Done, Stop};
use gangmu::Outline;
use gangmu::compare::{
    Report, Tallies, compare, compare_ledgers, ledger_sentence, ledger_table, read_ledger,
};
use gangmu::text::Language;
use serde::Serialize;
use std::io::Write;

/// The answer as data.
#[derive(Serialize)]
struct Told<'a, T> {
    #[serde(flatten)]
    told: T,
    sentence: &'a str,
}

/// `gangmu compare`.
pub fn run(args: &Compare, lang: Lang) -> Result<Done, Stop> {
    let inputs = Inputs::find(&[args.old.clone(), args.new.clone()], lang);
    let files = Files {
        files: Vec::new(),
        output: args.output.clone(),
    };
    let (outlines, all_read) = inputs.outlines(lang);
    let done = Done {
        all_read,
        denied: false,
    };
    let [(first, old), (second, new)] = &outlines[..] else {
        // Why not is told already.
        return Ok(done);
    };
    let mut stream = Output::stream(&files, lang)?;
    let names = [first.stem().to_owned(), second.stem().to_owned()];
    let text = match args.ledger {
        true => ledgers(old, new, args.format, lang.into()),
        false => versions(old, new, names, args.format, lang.into()),
    };
    stream.write_all(text.as_bytes())?;
    stream.finish()?;
    Ok(done)
}

fn versions(
    old: &Outline,
    new: &Outline,
    names: [String; 2],
    form: CompareForm,
    language: Language,
) -> String {
    let found = compare(old.root(), new.root());
    let report = Report {
        names,
        figures: found.figures(old, new),
        changes: found.changes.clone(),
    };
    match form {
        CompareForm::Text => report.text(language),
        CompareForm::Tsv => report.tsv(language),
        CompareForm::Html => page(&report.html(language)),
        CompareForm::Json => {
            #[derive(Serialize)]
            struct All<'a> {
                #[serde(flatten)]
                report: &'a Report,
                before: Tallies,
                after: Tallies,
            }
            let told = All {
                report: &report,
                before: Tallies::of(old, old.root()),
                after: Tallies::of(new, new.root()),
            };
            let sentence = report.sentence().of(language);
            let sentence = sentence.as_str();
            pretty(&Told { told, sentence }, "") + "\n"
        }
    }
}

fn ledgers(old: &Outline, new: &Outline, form: CompareForm, language: Language) -> String {
    let rows = |outline: &Outline| gangmu::ledger(outline, outline.root().id);
    let found = compare_ledgers(&rows(&read_ledger(&old.write())), &rows(new));
    let sentence = ledger_sentence(&found.rows).of(language);
    let [plain, html] = ledger_table(&found.rows, &sentence, language);
    match form {
        CompareForm::Text => [&sentence, "\n\n", &plain].concat(),
        CompareForm::Tsv => plain,
        CompareForm::Html => page(&html),
        CompareForm::Json => {
            let (told, sentence) = (&found, sentence.as_str());
            pretty(&Told { told, sentence }, "") + "\n"
        }
    }
}

fn page(inner: &str) -> String {
    let head =
        "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"></head><body>\n";
    [head, inner, "</body></html>\n"].concat()
}
