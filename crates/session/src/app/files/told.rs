//! What is told to the module that reads and writes documents, and what it tells.

use crate::app::ledger::rows_of;
use crate::keep::root;
use crate::{RestoreError, Session, reader_request, told_outline};
use gangmu::outline::{NodeId, Outline, Status};
use gangmu::report::{
    self, Column, Date, LedgerCell, LedgerMeasure, LedgerRow, Missing, Source, is_copy,
};
use gangmu::text::{Bilingual, Text};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::borrow::Cow;

/// What a file says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileText {
    /// Its text.
    pub text: String,
    /// What came in and what did not, of a file that holds more than text.
    pub told: Option<Bilingual<String>>,
    /// Whether all of it came in.
    pub whole: bool,
}

/// What can be written, and what there is to choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// The forms, in the order in which they are offered.
    pub forms: Vec<FormRow>,
    /// What there is to choose.
    pub settings: Vec<SettingRow>,
    /// What of it is no default.
    pub options: Value,
}

/// A form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormRow {
    /// Whether it is of the ledger.
    pub ledger: bool,
    /// The name for good, by which a host allows it.
    pub key: String,
    /// The name.
    pub names: Bilingual<String>,
    /// How the names of such files end.
    pub ending: String,
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SettingRow {
    /// Where it stands among the options.
    pub path: String,
    /// The name.
    pub names: Bilingual<String>,
    /// What it can be.
    pub range: Range,
    /// What it is.
    pub value: Value,
    /// What it is unless chosen otherwise.
    pub usual: Value,
}

/// What a setting can be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Range {
    /// On or off.
    Flag,
    /// From, to, in steps of.
    Number(f64, f64, f64),
    /// A font, or none.
    Font,
    /// Words, or none.
    Words,
    /// One of these.
    Choice(Vec<(String, Bilingual<String>)>),
}

/// What is to be written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FileOrder {
    /// The form's key.
    pub form: String,
    /// Of these parts; of all without any.
    pub parts: Vec<NodeId>,
    /// What is chosen.
    pub options: Value,
    /// The ledger's columns; empty for the usual ones.
    pub columns: String,
    /// Year, month and day.
    pub today: Option<(u16, u8, u8)>,
    /// Whether heads and states are in English.
    pub english: bool,
    /// Who changed the text.
    pub author: String,
    /// Whether only its beginning is wanted, as HTML.
    pub preview: bool,
    /// The file's name, without its ending.
    pub name: String,
}

/// What is told beside an order.
#[derive(Debug)]
pub struct Told {
    /// The text; of the ledger none.
    pub text: Outline,
    /// For tracked changes, the text as it was taken in.
    pub before: Option<Outline>,
    /// Of the ledger: the title of each report, with its length in 字 and what it has not.
    pub reports: Vec<(NodeId, String, u32, Vec<Missing>)>,
    /// Its rows, of whose cells it is not told where they come from; `None` for the text.
    pub rows: Option<Vec<LedgerRow>>,
}

/// A row of the ledger as it is told: node, number and part; title of the report and of the
/// sections; problem, and whether it is a duty; measures; state; the day it is due; the cells by
/// [`Column::index`]; those of the report's own labels.
type ToldRow<'a> = (
    (NodeId, usize, NodeId),
    Cow<'a, str>,
    Cow<'a, [String]>,
    Cow<'a, str>,
    bool,
    Vec<(Cow<'a, str>, Cow<'a, str>)>,
    Option<Status>,
    Option<(u16, u8, u8)>,
    Vec<(usize, Cow<'a, str>)>,
    Vec<(Cow<'a, str>, Cow<'a, str>)>,
);

impl FileOrder {
    /// The order and, each on a line, what it is of. Of the ledger the rows are told, which
    /// whoever writes need not read anew. O(what is told).
    pub fn request(&self, session: &Session) -> String {
        const SOUND: &str = "plain data serialises";
        let order = serde_json::to_string(self).expect(SOUND);
        let parts = session.parts().iter();
        let asked = |id: &NodeId| self.parts.is_empty() || self.parts.contains(id);
        let parts = parts.filter(|p| asked(&p.id));
        if self.is_of_ledger() {
            let of: Vec<NodeId> = parts
                .clone()
                .filter(|p| !is_copy(p) || !self.parts.is_empty())
                .map(|p| p.id)
                .collect();
            let rows = rows_of(session, &of);
            let reports = report::overview(session.outline(), session.readings(), None);
            let reports = reports
                .into_iter()
                .filter(|r| r.part.is_some_and(|id| asked(&id)));
            let reports: Vec<_> = reports
                .map(|r| (r.part, r.title, r.words, r.missing))
                .collect();
            let rows: Vec<_> = rows.iter().map(told).collect();
            let told = serde_json::to_string(&(reports, rows)).expect(SOUND);
            return [order, told].join("\n");
        }
        let parts: Vec<_> = parts.cloned().collect();
        let mut lines = vec![order, reader_request(session, &parts, None)];
        if self.form == "changes" {
            lines.push(session.told_original(&self.parts));
        }
        lines.join("\n")
    }

    /// Whether it is of the ledger and not of the text.
    fn is_of_ledger(&self) -> bool {
        self.form.starts_with("ledger-") || ["xlsx", "overview", "csv"].contains(&&*self.form)
    }

    /// The order of a [`request`](Self::request), and what is told with it.
    ///
    /// # Errors
    /// [`RestoreError`] if it is none.
    pub fn read(request: &str) -> Result<(Self, Told), RestoreError> {
        let damaged = |e: serde_json::Error| RestoreError::Damaged(e.to_string());
        let mut lines = request.split('\n');
        let mut line = || lines.next().unwrap_or_default();
        let order: Self = serde_json::from_str(line()).map_err(damaged)?;
        if order.is_of_ledger() {
            let (reports, rows): (_, Vec<ToldRow<'_>>) =
                serde_json::from_str(line()).map_err(damaged)?;
            let told = Told {
                text: Outline::new(root(Vec::new()), Text::default(), NodeId(1)),
                before: None,
                reports,
                rows: Some(rows.into_iter().map(row).collect()),
            };
            return Ok((order, told));
        }
        let text = told_outline(line())?;
        let before = Some(line()).filter(|line| !line.is_empty());
        let told = Told {
            text,
            before: before.map(told_outline).transpose()?,
            reports: Vec::new(),
            rows: None,
        };
        Ok((order, told))
    }
}

fn told(row: &LedgerRow) -> ToldRow<'_> {
    fn words(text: &str) -> Cow<'_, str> {
        Cow::Borrowed(text)
    }
    let named = [
        (Column::Unit, &row.responsible),
        (Column::Deadline, &row.deadline),
        (Column::Remark, &row.remark),
    ];
    let named = named
        .iter()
        .filter_map(|(c, cell)| Some((*c, cell.as_ref()?)));
    let cells = named.chain(row.cells.iter().map(|(c, cell)| (*c, cell)));
    let measures = row.measures.iter();
    let own = row.own.iter();
    (
        (row.node, row.number, row.part),
        words(&row.report),
        Cow::Borrowed(&row.sections),
        words(&row.problem),
        row.is_duty,
        measures
            .map(|m| (words(&m.marker), words(&m.text)))
            .collect(),
        row.status,
        row.due.map(|d| (d.year, d.month, d.day)),
        cells
            .map(|(c, cell)| (c.index(), words(&cell.text)))
            .collect(),
        own.map(|(label, c)| (words(label), words(&c.text)))
            .collect(),
    )
}

fn row(told: ToldRow<'_>) -> LedgerRow {
    let (
        (node, number, part),
        report,
        sections,
        problem,
        is_duty,
        measures,
        status,
        due,
        cells,
        own,
    ) = told;
    let cell = |text: Cow<'_, str>| LedgerCell {
        text: text.into_owned(),
        source: Source::Typed,
    };
    let measures = measures.into_iter().map(|(marker, text)| LedgerMeasure {
        node,
        marker: marker.into_owned(),
        text: text.into_owned(),
    });
    let mut row = LedgerRow {
        node,
        number,
        part,
        report: report.into_owned(),
        sections: sections.into_owned(),
        problem: problem.into_owned(),
        is_duty,
        measures: measures.collect(),
        status,
        status_words: String::new(),
        status_source: None,
        responsible: None,
        deadline: None,
        due: due.and_then(|(year, month, day)| Date::new(year, month, day)),
        remark: None,
        cells: Vec::new(),
        own: own
            .into_iter()
            .map(|(l, text)| (l.into_owned(), cell(text)))
            .collect(),
    };
    for (at, text) in cells {
        match Column::at(at) {
            Column::Unit => row.responsible = Some(cell(text)),
            Column::Deadline => row.deadline = Some(cell(text)),
            Column::Remark => row.remark = Some(cell(text)),
            column => row.cells.push((column, cell(text))),
        }
    }
    row
}
