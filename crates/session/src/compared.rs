//! Two reports compared, or two ledgers, elsewhere: what is asked, and the answer with all that the
//! page shows of it. Both ways are JSON, so that this can live in another thread and another module.

mod page;

pub use page::PIECE;

use crate::keep::RestoreError;
use crate::{part_record, told_outline};
use gangmu::compare::{self, Report, compare, compare_ledgers};
use gangmu::outline::{NodeId, Outline};
use gangmu::report::{self, ledger};
use gangmu::text::{Bilingual, Language, both};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// What is to be compared. Behind it on a line of its own what tells a [`crate::Reader`] of the text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CompareOrder {
    /// Whether the ledgers are meant.
    pub ledger: bool,
    /// The report; of ledgers none for those of all reports.
    pub part: Option<NodeId>,
    /// The other report.
    pub other: Option<NodeId>,
    /// The other text, where it is no report of the session.
    pub text: Option<Rc<str>>,
    /// What that is called, if it does not say so itself.
    pub name: String,
    /// The other report as the record of a version, called so whatever it says.
    pub version: Option<Rc<str>>,
    /// The same for the report itself, with what it is called.
    pub own: Option<(Rc<str>, String)>,
    /// Whether the other is shown as the earlier version.
    pub turned: bool,
    /// Whether the interface is in English.
    pub english: bool,
    /// Makes the report with this change of the other taken over, or with all.
    pub take: Option<Taken>,
    /// Makes the table of changes, and nothing else.
    pub table: bool,
}

/// What is taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Taken {
    /// The change of this index.
    One(usize),
    /// All changes.
    All,
}

/// What differs, as the page shows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Compared {
    /// What differs, in a sentence.
    pub sentence: String,
    /// What the two are called, the earlier one first.
    pub names: [String; 2],
    /// Names of figures, with what they were and are.
    pub figures: Vec<[String; 3]>,
    /// The kinds that there are: id, name, how often.
    pub kinds: Vec<(String, String, usize)>,
    /// The changes, in sections: HTML without styles, [`PIECE`] changes a piece.
    pub html: Vec<String>,
    /// The table of changes as tabbed rows, and as HTML for other programs, where it was asked for.
    pub table: Option<[String; 2]>,
    /// Where each change is seen in the report.
    pub nodes: Vec<Option<NodeId>>,
    /// Cells of the old ledger that can be carried on: of which row, where, in which column, the words.
    pub carried: Vec<(usize, NodeId, String, String)>,
    /// The record of the report that was to be made.
    pub made: Option<String>,
}

/// Answers a [`CompareOrder`].
///
/// # Errors
/// A sentence where there is nothing to compare; [`RestoreError`] as one where the request is none.
pub fn compared(request: &str) -> Result<String, Bilingual<String>> {
    let damaged = |e: String| both(e.clone(), e);
    let (order, told) = request.split_once('\n').unwrap_or((request, ""));
    let order: CompareOrder = serde_json::from_str(order).map_err(|e| damaged(e.to_string()))?;
    let own = match &order.own {
        Some((record, _)) => version_outline(record),
        None => told_outline(told),
    };
    let own = own.map_err(|e: RestoreError| damaged(e.to_string()))?;
    let read = match order.ledger {
        true => compare::read_ledger,
        false => gangmu::parse,
    };
    let other = match &order.version {
        Some(record) => {
            let read = version_outline(record);
            Some(read.map_err(|e| damaged(e.to_string()))?)
        }
        None => order.text.as_ref().map(|text| read(text)),
    };
    let other = other.as_ref().unwrap_or(&own);
    let answer = match order.ledger {
        true => ledgers(&order, &own, other),
        false => versions(&order, &own, other),
    }?;
    Ok(serde_json::to_string(&answer).expect("plain data serialises"))
}

/// An outline of one part.
fn version_outline(record: &str) -> Result<Outline, RestoreError> {
    let part = crate::keep::read_part(record)?;
    let mut highest = part.id;
    part.walk(&mut |n| highest = highest.max(n.id));
    let root = crate::keep::root(vec![part]);
    Ok(Outline::new(root, "".into(), NodeId(highest.0 + 1)))
}

fn language(order: &CompareOrder) -> Language {
    match order.english {
        true => Language::English,
        false => Language::Chinese,
    }
}

fn versions(
    order: &CompareOrder,
    own: &Outline,
    other: &Outline,
) -> Result<Compared, Bilingual<String>> {
    let none = || -> Bilingual<String> {
        both(
            "没有可以比较的文字，请另选一篇或重新粘贴",
            "There is no text to compare; choose another or paste it again",
        )
        .into()
    };
    let first = match order.own {
        Some(_) => own.root().children.first(),
        None => order.part.and_then(|id| own.get(id)),
    };
    let first = first.ok_or_else(none)?;
    let second = match (order.other, &order.version) {
        (Some(id), _) => other.get(id),
        (None, Some(_)) => other.root().children.first(),
        (None, None) => compare::counterpart(first, other),
    };
    let second = second.filter(|p| !p.children.is_empty()).ok_or_else(none)?;
    let found = compare(first, second);
    if let Some(taken) = order.take {
        let which: Vec<usize> = match taken {
            Taken::One(at) => vec![at],
            Taken::All => (0..found.changes.len()).collect(),
        };
        let mut next = own.next_id().0;
        let made = found.apply(&which, &mut next);
        return Ok(Compared {
            made: Some(part_record(&made)),
            ..Compared::default()
        });
    }
    let named = |title: String, name: &str, is_version: bool| match title.is_empty() || is_version {
        true => name.to_owned(),
        false => title,
    };
    let language = language(order);
    let is_version = order.version.is_some();
    let own_name = match &order.own {
        Some((_, name)) => name,
        None if is_version => both("现在", "Now").of(language),
        None => both("本篇", "This report").of(language),
    };
    let report = Report {
        names: [
            named(report::title(first), own_name, is_version),
            named(report::title(second), &order.name, is_version),
        ],
        figures: found.figures(own, other),
        changes: found.changes.clone(),
    };
    let nodes = found.changes.iter().map(|c| Some(found.seat(c))).collect();
    let report = match order.turned {
        true => report.turned(),
        false => report,
    };
    if order.table {
        return Ok(Compared {
            table: Some([report.tsv(language), report.html(language)]),
            ..Compared::default()
        });
    }
    let kinds = compare::ChangeKind::ALL.map(|kind| {
        let n = report.changes.iter().filter(|c| c.kind == kind).count();
        (kind.id().to_owned(), kind.name().of(language).to_owned(), n)
    });
    let figures = report.figures.iter();
    Ok(Compared {
        sentence: report.sentence().of(language),
        names: report.names.clone(),
        figures: figures
            .map(|f| [f.name.clone().of(language), f.old.clone(), f.new.clone()])
            .collect(),
        kinds: kinds.into_iter().filter(|(_, _, n)| *n > 0).collect(),
        html: page::changes(
            &report.changes,
            (order.turned, order.own.is_none()),
            language,
        ),
        nodes,
        ..Compared::default()
    })
}

fn ledgers(
    order: &CompareOrder,
    own: &Outline,
    other: &Outline,
) -> Result<Compared, Bilingual<String>> {
    let rows = |outline: &Outline, part: Option<NodeId>| {
        ledger(outline, part.unwrap_or(outline.root().id))
    };
    let (now, then) = (rows(own, order.part), rows(other, order.other));
    if then.is_empty() || now.is_empty() {
        let (zh, en) = match then.is_empty() {
            true => (
                "所选内容里没有认出问题：请粘贴带“问题”一列的台账，或上月的报告",
                "No problems were found there: paste a ledger with a column of problems, or a report",
            ),
            false => (
                "本篇没有列出问题，无从对照",
                "This report lists no problems to compare",
            ),
        };
        return Err(both(zh, en).into());
    }
    let found = compare_ledgers(&then, &now);
    let language = language(order);
    let sentence = compare::ledger_sentence(&found.rows).of(language);
    if order.table {
        return Ok(Compared {
            table: Some(compare::ledger_table(&found.rows, &sentence, language)),
            ..Compared::default()
        });
    }
    let kinds = compare::Turn::ALL.iter().zip(found.counts());
    let kinds = kinds.filter(|(_, n)| *n > 0);
    let carried = found.rows.iter().enumerate().flat_map(|(at, row)| {
        let empty = row.cells.iter().filter(|c| c.now.is_empty());
        let cells = empty.map(move |c| Some((at, row.node?, c.column.clone(), c.words.clone())));
        cells.flatten()
    });
    let titled = |outline: &Outline, part: Option<NodeId>, name: &str| {
        let part = part.and_then(|id| outline.get(id));
        let title = part.map(|p| report::title(p)).unwrap_or_default();
        if title.is_empty() {
            name.to_owned()
        } else {
            title
        }
    };
    let own_name = both("本月各篇", "This month's reports").of(language);
    Ok(Compared {
        names: [
            titled(other, order.other, &order.name),
            titled(own, order.part, own_name),
        ],
        figures: Vec::new(),
        kinds: kinds
            .map(|(turn, n)| (turn.id().to_owned(), turn.name().of(language).to_owned(), n))
            .collect(),
        html: page::rows(&found.rows, language),
        nodes: found.rows.iter().map(|r| r.node).collect(),
        carried: carried.collect(),
        sentence,
        ..Compared::default()
    })
}

/// The request for `order` of a session.
pub fn compare_request(order: &CompareOrder, session: &crate::Session) -> String {
    let meant = |p: &&Rc<gangmu::outline::Node>| {
        let named = order.part == Some(p.id) || order.other == Some(p.id);
        named || order.part.is_none()
    };
    let parts: Vec<_> = session.parts().iter().filter(meant).cloned().collect();
    let own = crate::reader_request(session, &parts, None);
    let order = serde_json::to_string(order).expect("plain data serialises");
    [&order, "\n", &own].concat()
}
