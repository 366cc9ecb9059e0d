//! Commands beyond writing an outline.

use super::{Command, Outcome};
use crate::Session;
use crate::search::{replace_all, replace_one};
use gangmu::edit::commands;

impl Session {
    /// Does what a command asks that is not for [`Self::dispatch_early`].
    pub(crate) fn dispatch_rest(&mut self, command: Command, now_ms: f64) -> Outcome {
        match command {
            Command::OnNodes(nodes, change) => {
                let schemes = self.schemes(&nodes);
                self.edit(now_ms, |o| change.0(o, &nodes, &schemes))
            }
            Command::TakeIn(bulk) => {
                let readings = bulk.readings.iter().cloned();
                readings.for_each(|reading| self.readings.take(reading));
                self.open(now_ms, |o| bulk.take_into(o))
            }
            Command::SetLevel(nodes, level) => {
                let schemes = self.schemes(&nodes);
                self.edit(now_ms, |o| commands::set_level(o, &nodes, level, &schemes))
            }
            Command::Convert(nodes, to) => {
                let schemes = self.schemes(&nodes);
                self.edit(now_ms, |o| commands::convert(o, &nodes, to, &schemes))
            }
            Command::SplitRunOn(node) => self.edit(now_ms, |o| commands::split_run_on(o, node)),
            Command::JoinRunOn(node) => self.edit(now_ms, |o| commands::join_run_on(o, node)),
            Command::JoinLines(part) => self.edit(now_ms, |o| commands::join_lines(o, part)),
            Command::Itemize(node) => self.edit(now_ms, |o| commands::itemize(o, node)),
            Command::Deitemize(node) => self.edit(now_ms, |o| commands::deitemize(o, node)),
            Command::PasteStructure { at, text } => {
                let schemes = self.schemes(&[at]);
                self.edit(now_ms, |o| {
                    commands::paste_structure(o, at, &text, &schemes)
                })
            }
            Command::SetTarget(part, words) => {
                self.edit(now_ms, |o| commands::set_target(o, part, words))
            }
            Command::SetScheme { part, style } => {
                let scheme = self.scheme(part);
                self.edit(now_ms, |o| commands::set_scheme(o, part, &style, &scheme))
            }
            Command::Renumber(part) => {
                let scheme = self.scheme(part);
                self.edit(now_ms, |o| commands::renumber_all(o, part, &scheme))
            }
            Command::SetHandsOff(part, hands_off) => {
                self.edit(now_ms, |o| commands::set_hands_off(o, part, hands_off))
            }
            Command::SetNumbering {
                part,
                style,
                hands_off,
            } => {
                let scheme = self.scheme(part);
                let style = style.as_ref();
                self.edit(now_ms, |o| {
                    commands::set_numbering(o, part, style, hands_off, &scheme)
                })
            }
            Command::Filter(query) => self.filter_by(query),
            Command::ReplaceOne { hit, with } => self.edit(now_ms, |o| replace_one(o, &hit, &with)),
            Command::ReplaceAll { query, with, parts } => {
                let matches = self.replaceable(&query, &parts);
                let stays = !parts.is_empty();
                self.edit(now_ms, |o| replace_all(o, &matches, &with, stays))
            }
            Command::Arrange(ids, before) => {
                self.edit(now_ms, |o| commands::arrange(o, &ids, before))
            }
            Command::Rename(part, title) => {
                self.edit(now_ms, |o| commands::rename(o, part, &title))
            }
            Command::Regroup(how) => {
                let scheme = how.anchor().map(|id| self.scheme(id)).unwrap_or_default();
                self.edit(now_ms, |o| commands::regroup(o, &how, &scheme))
            }
            Command::Fix(fixes) => {
                let schemes = self.schemes_of(&fixes);
                self.edit(now_ms, |o| commands::fix(o, &fixes, &schemes))
            }
            Command::Ignore(node, what) => self.edit(now_ms, |o| commands::ignore(o, node, what)),
            Command::Unignore(node, what) => {
                self.edit(now_ms, |o| commands::unignore(o, node, &what))
            }
            Command::SetCells(cells) => self.edit(now_ms, |o| commands::set_cells(o, &cells)),
            Command::Tick(problems) => self.edit(now_ms, |o| commands::tick(o, &problems)),
            Command::SetRoles(nodes, role) => {
                self.edit(now_ms, |o| commands::set_roles(o, &nodes, role))
            }
            Command::ChooseProblems(part, nodes) => {
                self.edit(now_ms, |o| commands::choose_problems(o, part, &nodes))
            }
            Command::WriteStatus(nodes) => self.edit(now_ms, |o| commands::write_status(o, &nodes)),
            Command::WriteBrief(part, paragraphs) => {
                self.edit(now_ms, |o| commands::write_brief(o, part, &paragraphs))
            }
            Command::PutPart(record, numbered) => {
                let Some(part) = crate::keep::part(&record) else {
                    return Outcome::Nothing;
                };
                let scheme = self.scheme(part.id);
                let scheme = Some(&*scheme).filter(|s| numbered && !s.hands_off());
                self.edit(now_ms, |o| commands::put_part(o, &part, scheme))
            }
            Command::Restore(records, tail) => self.restore_parts(now_ms, &records, tail),
            _ => Outcome::Nothing,
        }
    }

    fn restore_parts(&mut self, now_ms: f64, records: &[String], tail: Option<String>) -> Outcome {
        let parts: Option<Vec<_>> = records.iter().map(|r| crate::keep::part(r)).collect();
        let Some(parts) = parts else {
            return Outcome::Nothing;
        };
        match (&parts[..], tail) {
            (parts, Some(tail)) => self.edit(now_ms, |o| commands::restore(o, parts, &tail.into())),
            ([part], None) => self.edit(now_ms, |o| commands::restore_part(o, part)),
            _ => Outcome::Nothing,
        }
    }
}
