//! What the writer notes of nodes: cells of the ledger, what is a problem and what a measure.

use crate::edit::{Draft, EditError, Intent, Transaction};
use crate::outline::{Kind, NodeId, Note, Outline, Role, Status};
use crate::report;
use crate::text::is_space;

/// A cell of the ledger with what it is to hold. Empty words are those that the text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// How far the problem has come; `None` for what the text says.
    Status(Option<Status>),
    /// Who is responsible.
    Responsible(String),
    /// By when.
    Deadline(String),
    /// The remark.
    Remark(String),
    /// Another column's, by its id in [`report::Columns`].
    Words(String, String),
}

/// Types cells of problems' rows in the ledger, in one step. Line ends become spaces. `None` if
/// they hold that already.
///
/// # Errors
/// [`EditError::Tree`] if a node is not there, [`EditError::NotForThis`] if it can be no problem:
/// a part, white space, contents. All cells are then as they were.
pub fn set_cells(
    outline: &mut Outline,
    cells: &[(NodeId, Cell)],
) -> Result<Option<Transaction>, EditError> {
    let mut draft = Draft::new(outline);
    for (id, cell) in cells {
        let mut note = note_of(&draft, *id)?;
        match cell {
            Cell::Status(status) => note.status = *status,
            Cell::Responsible(words) => note.responsible = line(words),
            Cell::Deadline(words) => note.deadline = line(words),
            Cell::Remark(words) => note.remark = line(words),
            Cell::Words(column, words) => {
                let known = note.cells.iter().position(|(id, _)| id == column);
                match (known, line(words)) {
                    (Some(at), Some(words)) => note.cells[at].1 = words,
                    (Some(at), None) => drop(note.cells.remove(at)),
                    (None, words) => note.cells.extend(words.map(|w| (column.clone(), w))),
                }
            }
        }
        draft.set_note(*id, note)?;
    }
    Ok(draft.finish(Intent::Annotate, None, None))
}

/// Settles the problems that are shown so, or takes that back, in one step: to what their own words
/// say, where that is the same. `None` if nothing comes of it.
///
/// # Errors
/// As for [`set_cells`].
pub fn tick(
    outline: &mut Outline,
    problems: &[(NodeId, Option<Status>)],
) -> Result<Option<Transaction>, EditError> {
    let wanted = |id: NodeId, shown: Option<Status>| {
        let node = outline.get(id);
        let noted = node.and_then(|n| n.note.as_ref()?.status);
        let said = node.and_then(report::said_status).map(|r| r.status);
        let wanted = match (shown, said) {
            (Some(Status::Done), Some(Status::Done)) => Some(Status::Ongoing),
            (Some(Status::Done), _) | (_, Some(Status::Done)) => None,
            _ => Some(Status::Done),
        };
        match (wanted == noted, shown) {
            (false, _) => wanted,
            // A section above says what the words do not.
            (true, Some(Status::Done)) => Some(Status::Ongoing),
            (true, _) => Some(Status::Done),
        }
    };
    let cells = problems.iter();
    let cells: Vec<_> = cells
        .map(|(id, shown)| (*id, Cell::Status(wanted(*id, *shown))))
        .collect();
    set_cells(outline, &cells)
}

/// Decides what the nodes are; `None` for what their words say. `None` if they are so already.
///
/// # Errors
/// As for [`set_cells`]; all nodes are then as they were.
pub fn set_roles(
    outline: &mut Outline,
    nodes: &[NodeId],
    role: Option<Role>,
) -> Result<Option<Transaction>, EditError> {
    let mut draft = Draft::new(outline);
    for &id in nodes {
        let note = note_of(&draft, id)?;
        draft.set_note(id, Note { role, ..note })?;
    }
    Ok(draft.finish(Intent::Annotate, None, None))
}

/// Decides that the problems of a part are `nodes` and no others. `None` if that is decided already.
///
/// # Errors
/// As for [`set_cells`]; all nodes are then as they were.
pub fn choose_problems(
    outline: &mut Outline,
    part: NodeId,
    nodes: &[NodeId],
) -> Result<Option<Transaction>, EditError> {
    let mut draft = Draft::new(outline);
    let mut noted = Vec::new();
    draft
        .node(part)?
        .clone()
        .walk(&mut |n| noted.push((n.id, n.note.clone())));
    for (id, note) in noted {
        if let Some(note) = note.filter(|n| n.role.is_some() || n.taken.is_some()) {
            let (role, taken) = (None, None);
            draft.set_note(
                id,
                Note {
                    role,
                    taken,
                    ..(*note).clone()
                },
            )?;
        }
    }
    // What its words say then.
    for (id, role) in report::roles(&draft.node(part)?.clone(), nodes) {
        let note = note_of(&draft, id)?;
        draft.set_note(
            id,
            Note {
                role: Some(role),
                ..note
            },
        )?;
    }
    Ok(draft.finish(Intent::Annotate, None, None))
}

/// What is noted of a node that can be a problem or a measure.
fn note_of(draft: &Draft<'_>, id: NodeId) -> Result<Note, EditError> {
    let node = draft.node(id)?;
    match node.kind {
        Kind::Heading(_) | Kind::LeadIn | Kind::Item | Kind::Body | Kind::Label => {
            Ok(node.note.as_deref().cloned().unwrap_or_default())
        }
        other => Err(EditError::NotForThis(other)),
    }
}

/// The words as one line; `None` if there are none.
fn line(words: &str) -> Option<String> {
    let words = words.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
    let words = words.trim_matches(is_space);
    (!words.is_empty()).then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::choose_problems;
    use crate::outline::Level;
    use crate::report::{Basis, Readings, candidates, problems, settle};

    #[test]
    fn what_the_writer_decided_stays() {
        let text = "某村关于巡察整改情况的通报\n巡察反馈3个问题。\n一、整改情况\n（一）财务管理方面\n1.报销不规范。\n一是白条入账。已更换票据。\n二是审批滞后。已限定时限。\n（二）工作作风方面\n1.服务不到位。\n一是接待冷漠。已开展培训。\n";
        let mut outline = crate::parse(text);
        let part = outline.root().children[0].clone();
        assert_eq!(problems(&part).len(), 3);
        let sections = Basis::Headings(Level::new(2));
        let mut ways = candidates(&part).into_iter();
        let way = ways.find(|c| c.basis == sections).expect("it is one way");
        let chosen: Vec<_> = way.nodes.iter().map(|n| n.id).collect();
        let step = choose_problems(&mut outline, part.id, &chosen);
        assert!(step.is_ok_and(|step| step.is_some()));
        settle(&mut outline, &Readings::default());
        assert_eq!(problems(&outline.root().children[0]).len(), 2);
    }
}
