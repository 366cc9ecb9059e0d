//! What is wrong in the files, or may be.

use super::{List, line, pretty};
use crate::args::{Check, Format, Lang};
use crate::input::{Input, Inputs};
use crate::output::Output;
use crate::{Done, Stop};
use gangmu::check::{
    Located, RuleId, Settings, Severity, bigrams, check_all_read, located, read_words,
};
use gangmu::{Imported, Outline, Readings, read};
use serde::Serialize;
use std::io::Write;

/// A finding.
#[derive(Serialize)]
struct Found {
    file: String,
    line: u32,
    column: u32,
    severity: Severity,
    rule: RuleId,
    message: String,
    fix: bool,
}

/// `gangmu check`.
pub fn run(args: &Check, lang: Lang) -> Result<Done, Stop> {
    let settings = settings(args, lang)?;
    let inputs = Inputs::find(&args.files.files, lang);
    let mut stream = Output::stream(&args.files, lang)?;
    let mut list = List::default();
    let mut denied = false;
    let make = |input: &Input, outline: &Outline, readings: &Readings| {
        let found = check_all_read(outline, readings, &settings, &bigrams);
        let found = located(outline, found).into_iter().flatten();
        let found = found.map(|located| told(input, located, lang));
        found.collect::<Vec<_>>()
    };
    let all_read = inputs.each(lang, make, |_, found| {
        // The first severity is the worst.
        let at_least = |least: Severity, found: &Found| found.severity <= least;
        denied |= found
            .iter()
            .any(|f| args.deny.severity().is_some_and(|least| at_least(least, f)));
        for found in found.iter().filter(|f| at_least(args.level.severity(), f)) {
            match args.format {
                Format::Text => writeln!(stream, "{found}")?,
                Format::Json => write!(stream, "{}{}", list.open(), pretty(found, "  "))?,
                Format::Ndjson => stream.write_all(line(found).as_bytes())?,
            }
        }
        Ok(())
    })?;
    if args.format == Format::Json {
        writeln!(stream, "{}", list.close(""))?;
    }
    stream.finish()?;
    Ok(Done { all_read, denied })
}

fn told(input: &Input, located: Located, lang: Lang) -> Found {
    let finding = located.finding;
    Found {
        file: input.name.clone(),
        line: located.line,
        column: located.column,
        severity: finding.severity,
        fix: finding.fix.is_some(),
        message: lang.of(finding.message.zh, finding.message.en),
        rule: finding.rule,
    }
}

impl std::fmt::Display for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let level = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        };
        let (file, line, column) = (&self.file, self.line, self.column);
        let (rule, message) = (self.rule.as_str(), &self.message);
        write!(f, "{file}:{line}:{column}: {level} {rule}: {message}")
    }
}

fn settings(args: &Check, lang: Lang) -> Result<Settings, Stop> {
    let mut settings = Settings {
        off: args.off.iter().cloned().map(RuleId::new).collect(),
        ..Settings::default()
    };
    if let Some(path) = &args.words {
        let said = |why: String| Stop::Said(format!("{}: {why}", path.display()));
        let bytes = std::fs::read(path).map_err(|e| said(e.to_string()))?;
        let list = read(&bytes).map_err(|e| said(e.sentence().of(lang.into())))?;
        settings.words = match list {
            Imported::Text(list) => read_words(&list.text),
            Imported::Outline(list) => read_words(&list.write()),
        };
    }
    Ok(settings)
}
