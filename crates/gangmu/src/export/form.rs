//! The forms in which a text can leave, and its ledger: one row each.
//!
//! What is told of a form is apart from what writes it: who only names forms links no writer.

use super::format::Format;
use super::{html, json, ledger, markdown, plain};
use crate::outline::Outline;
use crate::report::{Columns, LedgerRow};
use crate::text::{Bilingual, Language, both};

/// Makes the enum and its tables of the rows.
macro_rules! forms {
    (
        $(#[$of_all:meta])* $Form:ident: $from:ty;
        $($(#[$doc:meta])* $form:ident $id:literal, $names:expr, $ending:literal, $mime:literal => $write:expr;)+
    ) => {
        $(#[$of_all])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $Form {
            $($(#[$doc])* $form,)+
        }

        impl $Form {
            /// All of them, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$form),+];

            /// The name for good.
            pub fn id(self) -> &'static str {
                match self { $(Self::$form => $id,)+ }
            }

            /// The name.
            pub fn names(self) -> Bilingual {
                match self { $(Self::$form => both($names.0, $names.1),)+ }
            }

            /// How the names of such files end, without the point.
            pub fn ending(self) -> &'static str {
                match self { $(Self::$form => $ending,)+ }
            }

            /// The media type of such files, in UTF-8.
            pub fn mime(self) -> &'static str {
                match self { $(Self::$form => $mime,)+ }
            }

            /// The form of that id, or the first whose files end so.
            pub fn named(name: &str) -> Option<Self> {
                let all = || Self::ALL.iter().copied();
                all().find(|f| f.id() == name).or_else(|| all().find(|f| f.ending() == name))
            }

            /// The whole of it in this form.
            pub fn write(self, from: &$from) -> String {
                match self {
                    $(Self::$form => {
                        let write: fn(&$from) -> String = $write;
                        write(from)
                    })+
                }
            }
        }
    };
}

forms! {
    /// A form in which a text can leave.
    ///
    /// ```
    /// use gangmu::export::Form;
    ///
    /// let outline = gangmu::parse("关于整改情况的报告\n一、总体情况\n已完成。\n");
    /// assert_eq!(Form::Markdown.write(&outline), "# 关于整改情况的报告\n\n## 一、总体情况\n\n已完成。\n");
    /// assert_eq!(Form::named("md"), Some(Form::Markdown));
    /// for form in Form::ALL {
    ///     println!("{} {} .{}", form.id(), form.names().zh, form.ending());
    /// }
    /// ```
    Form: Outline;
    /// The text itself: where nothing was edited, byte for byte what it was made of.
    Text "text", ("纯文本", "Plain text"), "txt", "text/plain" => Outline::write;
    /// With the headings' levels and official fonts, for Word and WPS.
    Rich "rich", ("带公文格式", "Rich text"), "html", "text/html"
        => |outline| html::document([outline.root()], &Format::default());
    /// Headings by level, measures as lists.
    Markdown "markdown", ("Markdown", "Markdown"), "md", "text/markdown"
        => |outline| markdown::markdown([outline.root()]);
    /// The headings alone, indented by tabs.
    Outline "outline", ("提纲", "Outline"), "txt", "text/plain"
        => |outline| plain::outline([outline.root()], None, true);
    /// The outline as data.
    Json "json", ("JSON", "JSON"), "json", "application/json" => |outline| {
        let file = json::file([(None, outline)]);
        serde_json::to_string(&file).expect("plain data serialises")
    };
}

forms! {
    /// A form in which a ledger can leave: a row a problem behind a line of headings, before
    /// their sums. The rows come in the order given. JSON has all cells, whatever is chosen.
    ///
    /// ```
    /// use gangmu::export::{LedgerForm, LedgerPage};
    /// use gangmu::text::Language;
    ///
    /// let outline = gangmu::parse("1.关于学习不深的问题\n整改情况：已完成整改。\n");
    /// let rows = gangmu::ledger(&outline, outline.root().id);
    /// let table = LedgerForm::Csv.write(&LedgerPage { rows: &rows, columns: None, language: Language::Chinese });
    /// assert!(table.starts_with("序号,所属部分,问题,"));
    /// assert!(table.contains("1,,关于学习不深的问题,"));
    /// ```
    LedgerForm: LedgerPage<'_>;
    /// Words parted by commas, as RFC 4180 has it.
    Csv "csv", ("CSV 表格", "CSV"), "csv", "text/csv" => |page| {
        ledger::csv(&page.all(), &page.columns(), page.language)
    };
    /// A table for Word, Excel and WPS.
    Html "html", ("网页表格", "HTML table"), "html", "text/html" => |page| {
        ledger::html(&page.all(), &page.columns(), page.language)
    };
    /// A table of Markdown.
    Markdown "markdown", ("Markdown 表格", "Markdown table"), "md", "text/markdown" => |page| {
        ledger::markdown(&page.all(), &page.columns(), page.language)
    };
    /// The rows as data.
    Json "json", ("JSON", "JSON"), "json", "application/json" => |page| {
        serde_json::to_string(&json::rows(page.rows)).expect("plain data serialises")
    };
}

/// The rows of a ledger, and the language of its heads and states.
#[derive(Clone, Copy, Debug)]
pub struct LedgerPage<'a> {
    /// The rows, in the order in which they are to stand.
    pub rows: &'a [LedgerRow],
    /// The columns; `None` for the [usual](Columns::usual) ones, with that of the reports' names
    /// if the rows are of several.
    pub columns: Option<&'a Columns>,
    /// The language.
    pub language: Language,
}

impl LedgerPage<'_> {
    /// The rows, as those take them who write some of them.
    pub fn all(&self) -> Vec<&LedgerRow> {
        self.rows.iter().collect()
    }

    /// The columns that are written.
    pub fn columns(&self) -> Columns {
        let several = self.rows.windows(2).any(|two| two[0].part != two[1].part);
        match (self.columns, several) {
            (Some(columns), _) => columns.clone(),
            (None, true) => Columns::usual(self.rows),
            (None, false) => Columns::usual(self.rows).of_one_report(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn forms_are_told_apart_by_their_ids() {
        let ids: HashSet<_> = Form::ALL.iter().map(|f| f.id()).collect();
        assert_eq!(ids.len(), Form::ALL.len());
        for &form in Form::ALL {
            assert_eq!(Form::named(form.id()), Some(form));
        }
        for &form in LedgerForm::ALL {
            assert_eq!(LedgerForm::named(form.id()), Some(form));
        }
        assert_eq!(Form::named("html"), Some(Form::Rich));
        assert_eq!(Form::named("txt"), Some(Form::Text));
        assert_eq!(Form::named("docx"), None);
    }
}
