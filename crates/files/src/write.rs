//! Writing: [`Form`] is the list of the forms, a row each; those that are containers have a module.
//!
//! The same job gives the same bytes, on every machine and on every day.

mod docx;
mod options;
mod package;
mod preview;
mod text;
mod xlsx;
mod xml;

pub use options::{Encoding, Foot, Head, LineEnds, Options, Range, SETTINGS, Setting};
pub use preview::preview;

use gangmu::outline::Outline;
use gangmu::report::{Columns, Date, OverviewRow};
use gangmu::text::{Bilingual, Language, both};
use gangmu::{LedgerForm, LedgerRow};
use std::fmt;

/// What is to be written.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// The texts, each with its name; one may hold several reports.
    pub texts: &'a [(&'a str, &'a Outline)],
    /// The rows of the ledger, in the order in which they are to stand.
    pub rows: &'a [LedgerRow],
    /// What the overview tells of each report.
    pub reports: &'a [OverviewRow],
    /// The columns; `None` for the usual ones.
    pub columns: Option<&'a Columns>,
    /// What the whole is called: on the cover, above the ledger. Empty for what it is.
    pub title: &'a str,
    /// The day by which a term has ended; `None` where nothing is to be called overdue.
    pub today: Option<Date>,
    /// The earlier text, and who changed it.
    pub before: Option<Before<'a>>,
    /// The language of heads and states.
    pub language: Language,
    /// What was chosen.
    pub options: &'a Options,
}

/// What tracked changes are told against.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// The earlier text.
    pub outline: &'a Outline,
    /// Who changed it.
    pub author: &'a str,
    /// When, as `2024-03-05T09:00:00Z`; empty where it is not to be told.
    pub date: &'a str,
}

/// What a form writes of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writes {
    /// Its texts.
    Text,
    /// Its ledger.
    Ledger,
}

/// A form in which a text or a ledger leaves as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Word's, in the form of GB/T 9704-2012.
    Docx,
    /// The same with what was changed.
    Changes,
    /// One of the text's own forms.
    Text(gangmu::Form),
    /// For outliners and mind maps.
    Opml,
    /// Excel's, with the ledger.
    Xlsx,
    /// Excel's, with a row a report.
    Overview,
    /// Word's, with the ledger as a table.
    Table,
    /// One of the ledger's own forms.
    Rows(LedgerForm),
}

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

impl Form {
    /// All of them, in the order in which they are offered: the texts', then the ledger's.
    pub const ALL: [Self; 15] = [
        Self::Docx,
        Self::Changes,
        Self::Text(gangmu::Form::Text),
        Self::Text(gangmu::Form::Rich),
        Self::Text(gangmu::Form::Markdown),
        Self::Text(gangmu::Form::Outline),
        Self::Opml,
        Self::Text(gangmu::Form::Json),
        Self::Xlsx,
        Self::Overview,
        Self::Table,
        Self::Rows(LedgerForm::Csv),
        Self::Rows(LedgerForm::Html),
        Self::Rows(LedgerForm::Markdown),
        Self::Rows(LedgerForm::Json),
    ];

    /// Id, names, ending, media type.
    fn row(self) -> (&'static str, Bilingual, &'static str, &'static str) {
        match self {
            Self::Docx => ("docx", both("Word 文档", "Word document"), "docx", DOCX),
            Self::Changes => (
                "changes",
                both("Word 文档（带修订）", "Word document with tracked changes"),
                "docx",
                DOCX,
            ),
            Self::Text(form) => (form.id(), form.names(), form.ending(), form.mime()),
            Self::Opml => (
                "opml",
                both("OPML 提纲", "OPML outline"),
                "opml",
                "text/x-opml",
            ),
            Self::Xlsx => ("xlsx", both("Excel 台账", "Excel ledger"), "xlsx", XLSX),
            Self::Overview => (
                "overview",
                both("Excel 汇总表", "Excel overview"),
                "xlsx",
                XLSX,
            ),
            Self::Table => ("docx", both("Word 台账", "Word ledger"), "docx", DOCX),
            Self::Rows(form) => (form.id(), form.names(), form.ending(), form.mime()),
        }
    }

    /// What it writes.
    pub fn writes(self) -> Writes {
        match self {
            Self::Docx | Self::Changes | Self::Text(_) | Self::Opml => Writes::Text,
            Self::Xlsx | Self::Overview | Self::Table | Self::Rows(_) => Writes::Ledger,
        }
    }

    /// The name for good, among those that write the same.
    pub fn id(self) -> &'static str {
        self.row().0
    }

    /// The name.
    pub fn names(self) -> Bilingual {
        self.row().1
    }

    /// How the names of such files end, without the point.
    pub fn ending(self) -> &'static str {
        self.row().2
    }

    /// The media type of such files.
    pub fn mime(self) -> &'static str {
        self.row().3
    }

    /// The name for good among all of them: the id, behind `ledger-` where it names a form of a text's,
    /// too.
    pub fn key(self) -> String {
        let id = self.id();
        match self.writes() == Writes::Ledger && Self::named(Writes::Text, id).is_some() {
            true => ["ledger-", id].concat(),
            false => id.to_owned(),
        }
    }

    /// The form of that [`key`](Self::key).
    pub fn keyed(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.key() == key)
    }

    /// The form of that id that writes so, or the first whose files end so.
    pub fn named(writes: Writes, name: &str) -> Option<Self> {
        let all = || Self::ALL.into_iter().filter(|f| f.writes() == writes);
        all()
            .find(|f| f.id() == name)
            .or_else(|| all().find(|f| f.ending() == name))
    }
}

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// There is no text, or the ledger has no row.
    Empty(Writes),
    /// There is no earlier text to tell changes against.
    NoBefore,
    /// A form that holds one text was asked to hold several.
    Several,
    /// This build writes no such form.
    Elsewhere,
    /// More than a sheet can hold.
    TooManyRows,
}

impl WriteError {
    /// What happened and what to do.
    pub fn sentence(&self) -> Bilingual<String> {
        match self {
            Self::Empty(Writes::Text) => both(
                "没有可写出的文字。请先打开或粘贴一篇报告。",
                "There is no text to write. Open or paste a report first.",
            ),
            Self::Empty(Writes::Ledger) => both(
                "台账里没有一行。请核对报告中是否写有问题。",
                "The ledger has no row. Check whether the report names problems.",
            ),
            Self::NoBefore => both(
                "没有可比较的原文，写不出修订。请改为写成不带修订的文档。",
                "There is no earlier text to tell changes against. Write the document without them.",
            ),
            Self::Several => both(
                "这种格式一个文件只能写一篇。请逐篇写出。",
                "This form holds one text. Write them one by one.",
            ),
            Self::Elsewhere => both(
                "这里不能写出这种格式。请换一种格式。",
                "This form cannot be written here. Choose another.",
            ),
            Self::TooManyRows => both(
                "行数超过一个工作表所能容纳的 1,048,576 行。请分篇写出。",
                "There are more rows than the 1,048,576 that a sheet can hold. Write the reports one by one.",
            ),
        }
        .into()
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence().en)
    }
}

impl std::error::Error for WriteError {}

/// Writes the job in that form. O(text + rows), tracked changes apart.
///
/// # Errors
/// A [`WriteError`]; nothing is written by halves.
pub fn write(form: Form, job: &Job<'_>) -> Result<Vec<u8>, WriteError> {
    let is_empty = match form.writes() {
        Writes::Text => job.texts.is_empty(),
        Writes::Ledger if form == Form::Overview => job.reports.is_empty(),
        // A table without rows has its heads.
        Writes::Ledger => job.rows.is_empty() && !matches!(form, Form::Rows(_)),
    };
    if is_empty {
        return Err(WriteError::Empty(form.writes()));
    }
    match form {
        Form::Docx => docx::document(job),
        Form::Changes => docx::changed(job),
        Form::Table => docx::ledger(job),
        Form::Xlsx => xlsx::ledger(job),
        Form::Overview => xlsx::overview(job),
        Form::Text(form) => text::of(form, job),
        Form::Opml => Ok(text::opml(job).into_bytes()),
        Form::Rows(form) => Ok(text::rows(form, job).into_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_apart_by_what_they_write_and_their_ids() {
        for form in Form::ALL {
            assert_eq!(Form::named(form.writes(), form.id()), Some(form));
            assert_eq!(Form::keyed(&form.key()), Some(form));
        }
        assert_eq!(
            Form::named(Writes::Text, "html"),
            Some(Form::Text(gangmu::Form::Rich))
        );
        assert_eq!(Form::named(Writes::Ledger, "docx"), Some(Form::Table));
        assert_eq!(Form::named(Writes::Text, "xlsx"), None);
        let keys = [Form::Docx, Form::Xlsx, Form::Table].map(Form::key);
        assert_eq!(keys, ["docx", "xlsx", "ledger-docx"]);
        let of = |writes| Form::ALL.iter().filter(|f| f.writes() == writes).count();
        assert_eq!(of(Writes::Text), gangmu::Form::ALL.len() + 3);
        assert_eq!(of(Writes::Ledger), LedgerForm::ALL.len() + 3);
    }

    #[test]
    fn every_sentence_is_whole_and_calm() {
        let errors = [
            WriteError::Empty(Writes::Text),
            WriteError::Empty(Writes::Ledger),
            WriteError::NoBefore,
            WriteError::Several,
            WriteError::TooManyRows,
        ];
        for error in errors {
            let Bilingual { zh, en } = error.sentence();
            assert!(zh.ends_with('。') && en.ends_with('.'), "{error:?}");
            assert!(zh.contains('请'), "{zh}");
        }
    }
}
