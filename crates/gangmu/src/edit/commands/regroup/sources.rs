//! The problems of several reports, each with the section of a merged report that it goes to.

use super::gather::{NO_UNIT, title_of_status};
use super::sort::rank;
use super::with_what_stands_above;
use crate::edit::EditError;
use crate::edit::commands::digest::of_problem;
use crate::outline::{Kind, MergeBy, Node, NodeId, Outline, Status};
use crate::report;
use crate::text::sort_by_key;
use std::rc::Rc;

/// A problem of a report.
pub(super) struct Source {
    /// With what the sections above it say of it.
    pub problem: Rc<Node>,
    /// Its digest, as an origin keeps it.
    pub digest: u64,
    /// The title of the section that it goes to.
    pub group: String,
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
    // The first of those that mean the same gives the section its title.
    let mut titles: Vec<(String, String, u32)> = Vec::new();
    for (at, id) in (1..).zip(parts) {
        let part = outline
            .get(*id)
            .ok_or(EditError::Tree(crate::outline::TreeError::NoSuchNode(*id)))?;
        if part.kind != Kind::Report {
            return Err(EditError::NotForThis(part.kind));
        }
        for problem in report::outer_problems(part) {
            let problem = with_what_stands_above(outline, &problem);
            let (key, title, last) = match by {
                MergeBy::Report => {
                    let title = match report::title(part) {
                        title if title.is_empty() => format!("报告{at}"),
                        title => title,
                    };
                    (at.to_string(), title, false)
                }
                MergeBy::Aspect => {
                    let title = aspect(outline, problem.id);
                    let title = title.unwrap_or_else(|| NO_ASPECT.to_owned());
                    (
                        report::aspect_key(&title).to_owned(),
                        title.clone(),
                        title == NO_ASPECT,
                    )
                }
                MergeBy::Unit => {
                    let unit = unit(outline, &problem);
                    let title = unit.clone().unwrap_or_else(|| NO_UNIT.to_owned());
                    (title.clone(), title, unit.is_none())
                }
                MergeBy::Status => {
                    let status = status(outline, &problem);
                    let title = title_of_status(status);
                    (title.clone(), title, false)
                }
            };
            let place = titles.iter().position(|(known, ..)| *known == key);
            let place = place.unwrap_or_else(|| {
                let first = match by {
                    MergeBy::Status => rank(status(outline, &problem)),
                    _ if last => u32::MAX,
                    _ => titles.len() as u32,
                };
                titles.push((key, title, first));
                titles.len() - 1
            });
            let (_, group, rank) = &titles[place];
            found.push(Source {
                digest: of_problem(&problem),
                problem,
                group: group.clone(),
                rank: *rank,
            });
        }
    }
    sort_by_key(&mut found, |source| source.rank);
    Ok(found)
}

/// The title of a section for problems that stand in none.
const NO_ASPECT: &str = "其他整改事项";

/// How far a problem has come: what stands above it is noted of it.
fn status(outline: &Outline, problem: &Node) -> Option<Status> {
    let noted = problem.note.as_ref().and_then(|n| n.status);
    noted.or_else(|| report::status(outline, problem.id).map(|r| r.status))
}

/// Who answers for it, of several the first.
fn unit(outline: &Outline, problem: &Rc<Node>) -> Option<String> {
    let typed = problem.note.as_ref().and_then(|n| n.responsible.clone());
    let words = typed.or_else(|| report::responsible(outline, problem.id).map(|r| r.name))?;
    let first = report::units(&words).next()?;
    (!first.is_empty()).then(|| first.to_owned())
}

/// The aspect that a problem is of, by the sections above it.
fn aspect(outline: &Outline, problem: NodeId) -> Option<String> {
    let above = outline.lineage(problem);
    let above = above.iter().skip(1).filter_map(|id| outline.get(*id));
    let sections = above.filter(|n| matches!(n.kind, Kind::Heading(_)));
    report::aspect(sections.map(|n| n.title())).map(str::to_owned)
}
