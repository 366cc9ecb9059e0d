//! What is wrong in a report, or may be: one rule a file, each with its level, its sentence and,
//! where it is certain, its fix.
//!
//! # Invariants
//! - A check reads; fixing is an edit, asked for with the [`Fix`](crate::edit::Fix) of a finding.
//! - Findings are plain data, in order of the text: they can travel as JSON.
//! - No rule costs more than O(n log n) of the text that it reads.
//! - An error is certainly wrong; a warning is probably wrong; a hint is worth a look.

mod context;
mod ending;
mod figures;
mod finding;
mod located;
mod paragraph;
mod registry;
mod rules;
mod sequences;
mod settings;
mod similar;

pub use finding::{Finding, RuleId, Severity};
pub use located::{Located, located};
pub use registry::{Group, Rule, RuleInfo, registry, rule, rule_infos};
pub use settings::{Grade, Settings, UserWord, read_words, write_words};
pub use similar::{Bag, Tokenizer, bags, bigrams, comparable, groups, measure_pieces};

use crate::outline::{Node, Outline};
use crate::report::Readings;
use context::{Context, Sink};
use std::rc::Rc;

/// All findings in `part`, in order of the text, without those that are to be ignored. Words are
/// cut by [`bigrams`]; see [`check_with`]. O(n log n) of the part's text.
pub fn check(outline: &Outline, part: &Rc<Node>, settings: &Settings) -> Vec<Finding> {
    check_with(outline, part, settings, &bigrams)
}

/// As [`check`], with `tokens` to cut words for comparing sentences.
pub fn check_with(
    outline: &Outline,
    part: &Rc<Node>,
    settings: &Settings,
    tokens: Tokenizer<'_>,
) -> Vec<Finding> {
    let parts = std::slice::from_ref(part);
    let context = Context::new(outline, parts, settings, tokens, &Readings::default());
    run(&context, |rule| rule.check)
}

/// As [`check`], where parts have been read.
pub fn check_read(
    outline: &Outline,
    part: &Rc<Node>,
    readings: &Readings,
    settings: &Settings,
) -> Vec<Finding> {
    let parts = std::slice::from_ref(part);
    let context = Context::new(outline, parts, settings, &bigrams, readings);
    run(&context, |rule| rule.check)
}

/// The findings of the rules that look across reports: contents against titles, titles that
/// repeat. In order of the text, without those that are to be ignored.
pub fn check_across(outline: &Outline, settings: &Settings) -> Vec<Finding> {
    let parts = &outline.root().children;
    let context = Context::new(outline, parts, settings, &bigrams, &Readings::default());
    run(&context, |rule| rule.across)
}

/// All findings of all parts and across them, in order of the text.
///
/// ```
/// use gangmu::{Settings, bigrams, check_all, parse};
///
/// let outline = parse("一、总体情况\n已完成。。\n");
/// let found = check_all(&outline, &Settings::default(), &bigrams);
/// assert_eq!(found[0].rule.as_str(), "doubled-punctuation");
/// assert!(found[0].fix.is_some());
/// ```
pub fn check_all(outline: &Outline, settings: &Settings, tokens: Tokenizer<'_>) -> Vec<Finding> {
    check_all_read(outline, &Readings::default(), settings, tokens)
}

/// As [`check_all`], where parts have been read.
pub fn check_all_read(
    outline: &Outline,
    readings: &Readings,
    settings: &Settings,
    tokens: Tokenizer<'_>,
) -> Vec<Finding> {
    let parts = &outline.root().children;
    let mut found = Vec::new();
    for part in parts {
        let part = std::slice::from_ref(part);
        let context = Context::new(outline, part, settings, tokens, readings);
        found.extend(run(&context, |rule| rule.check));
    }
    let across = check_across(outline, settings);
    if !across.is_empty() {
        found.extend(across);
        Context::new(outline, parts, settings, tokens, readings).sort(&mut found);
    }
    found
}

fn run(context: &Context<'_>, which: impl Fn(&Rule) -> Option<registry::Check>) -> Vec<Finding> {
    let mut found = Vec::new();
    for rule in registry() {
        if let Some(check) = which(rule).filter(|_| !context.settings.is_off(rule.id)) {
            let mut sink = Sink::new(rule, context.settings);
            check(context, &mut sink);
            found.append(&mut sink.found);
        }
    }
    found.retain(|f| !context.is_ignored(f));
    context.sort(&mut found);
    found
}

#[cfg(test)]
mod tests;
