//! The problems of several reports, each with the section of a merged report that it goes to.

use super::gather::{NO_UNIT, title_of_status};
use super::sort::rank;
use super::with_what_stands_above;
use crate::edit::EditError;
use crate::edit::commands::digest::of_problem;
use crate::outline::{Kind, MergeBy, Node, NodeId, Outline, TreeError};
use crate::report;
use crate::text::sort_by_key;
use std::collections::HashMap;
use std::rc::Rc;

/// A problem of a report.
pub(super) struct Source {
    /// With what the sections above it say of it.
    pub problem: Rc<Node>,
    /// Its digest, as an origin keeps it.
    pub digest: u64,
    /// The title of the section that it goes to.
    pub group: String,
    /// The title of its report.
    pub report: String,
    /// The day of its report, as it is spelled.
    pub day: Option<String>,
    /// The place of that section among others: those that nothing is known of come last.
    rank: u32,
}

/// The problems of the reports, in order of the sections and then of the text.
///
/// # Errors
/// [`EditError::Tree`] for a part that is not there, [`EditError::NotForThis`] for one that is no
/// report.
pub(super) fn sources(
    outline: &Outline,
    parts: &[NodeId],
    by: MergeBy,
) -> Result<Vec<Source>, EditError> {
    let mut found: Vec<Source> = Vec::new();
    // By what means the same: the title of the first of those, and the place of the section.
    let mut sections: HashMap<String, (String, u32)> = HashMap::new();
    let mut titles: HashMap<String, u32> = HashMap::new();
    for (at, id) in (1..).zip(parts) {
        let part = outline.get(*id);
        let part = part.ok_or(EditError::Tree(TreeError::NoSuchNode(*id)))?;
        if part.kind != Kind::Report {
            return Err(EditError::NotForThis(part.kind));
        }
        let title = report::title(part);
        let day = report::report_date(part).map(report::spell_date);
        for problem in report::outer_problems(part) {
            let problem = with_what_stands_above(outline, &problem);
            let Name {
                key,
                title: name,
                rank,
            } = match by {
                MergeBy::Report => Name::of_report(&title, at),
                MergeBy::Aspect => Name::of_aspect(outline, problem.id),
                MergeBy::Unit => Name::of_unit(outline, &problem),
                MergeBy::Status => Name::of_status(outline, &problem),
            };
            let n_sections = sections.len() as u32;
            let (group, rank) = sections.entry(key).or_insert_with(|| {
                // Two reports of one title are two sections.
                let nth = titles.entry(name.clone()).or_default();
                *nth += 1;
                let name = match *nth {
                    1 => name,
                    nth => format!("{name}（{nth}）"),
                };
                (name, rank.unwrap_or(n_sections))
            });
            found.push(Source {
                digest: of_problem(&problem),
                problem,
                group: group.clone(),
                report: title.clone(),
                day: day.clone(),
                rank: *rank,
            });
        }
    }
    sort_by_key(&mut found, |source| source.rank);
    Ok(found)
}

/// What a section is called.
struct Name {
    /// The same for what means the same.
    key: String,
    title: String,
    /// Its place among others, where that is not the order of the text.
    rank: Option<u32>,
}

impl Name {
    fn of_report(title: &str, at: u32) -> Self {
        let title = match title {
            "" => format!("报告{at}"),
            title => title.to_owned(),
        };
        let key = at.to_string();
        Self {
            key,
            title,
            rank: None,
        }
    }

    fn of_aspect(outline: &Outline, problem: NodeId) -> Self {
        let above = outline.lineage(problem);
        let above = above.iter().skip(1).filter_map(|id| outline.get(*id));
        let sections = above.filter(|n| matches!(n.kind, Kind::Heading(_)));
        let title = report::aspect(sections.map(|n| n.title()));
        let key = title.map_or(NO_ASPECT, report::aspect_key);
        Self::last_if(title.is_none(), key, title.unwrap_or(NO_ASPECT))
    }

    /// Who answers for it, of several the first.
    fn of_unit(outline: &Outline, problem: &Rc<Node>) -> Self {
        let typed = problem.note.as_ref().and_then(|n| n.responsible.clone());
        let words = typed.or_else(|| report::responsible(outline, problem.id).map(|r| r.name));
        let words = words.unwrap_or_default();
        let unit = report::units(&words).next().unwrap_or_default();
        let title = if unit.is_empty() { NO_UNIT } else { unit };
        Self::last_if(unit.is_empty(), title, title)
    }

    /// How far it has come: what stands above it is noted of it.
    fn of_status(outline: &Outline, problem: &Node) -> Self {
        let noted = problem.note.as_ref().and_then(|n| n.status);
        let status = noted.or_else(|| report::status(outline, problem.id).map(|r| r.status));
        let title = title_of_status(status);
        let key = title.clone();
        Self {
            key,
            title,
            rank: Some(rank(status)),
        }
    }

    fn last_if(last: bool, key: &str, title: &str) -> Self {
        Self {
            key: key.to_owned(),
            title: title.to_owned(),
            rank: last.then_some(u32::MAX),
        }
    }
}

/// The title of a section for problems that stand in none.
const NO_ASPECT: &str = "其他整改事项";
