//! The beginning of what is written, as HTML for whoever chooses a form: a page for documents, a
//! sheet for workbooks and CSV, else the text itself. Styles are inline; of classes there are `book`,
//! and `head`, `middle` and `sum` within it.

use super::xlsx::{self, Sheet, column};
use super::xml::escape;
use super::{Encoding, Form, Job, Options, WriteError, write};
use gangmu::LedgerForm;
use gangmu::export::{LedgerPage, html, ledger};
use std::fmt::Write;

/// At most so many paragraphs, rows of a page, rows of a sheet, characters.
const MOST: (usize, usize, usize, usize) = (60, 14, 30, 3000);

/// The widest that a column of a sheet is, in pixels.
const WIDEST: f64 = 120.0;

/// The beginning. O(text + rows).
///
/// # Errors
/// Those of [`write()`](super::write()).
pub fn preview(form: Form, job: &Job<'_>) -> Result<String, WriteError> {
    let some = |n: usize| Job {
        rows: &job.rows[..job.rows.len().min(n)],
        ..*job
    };
    Ok(match form {
        Form::Docx | Form::Changes | Form::Text(gangmu::Form::Rich) => {
            let outlines = job.texts.iter().map(|(_, outline)| outline.root());
            let parts = outlines.flat_map(|root| &root.children);
            let nodes = parts.flat_map(|part| &part.children);
            let html = html::fragment(nodes, &job.options.format);
            html.lines().take(MOST.0).collect::<Vec<_>>().join("\n")
        }
        Form::Table | Form::Rows(LedgerForm::Html) => {
            let html = write(Form::Rows(LedgerForm::Html), &some(MOST.1))?;
            // The page's policy takes no sheet of styles.
            let html = String::from_utf8_lossy(&html);
            html[html.find("<table").unwrap_or_default()..].to_owned()
        }
        Form::Xlsx | Form::Overview | Form::Rows(LedgerForm::Csv) => {
            let sheet = match form {
                Form::Overview => xlsx::overview_sheet(job),
                Form::Xlsx => xlsx::first_sheet(&some(MOST.2)),
                _ => plain_sheet(&some(MOST.2)),
            };
            let whole = form == Form::Overview || job.rows.len() <= MOST.2;
            grid(&sheet, whole)
        }
        _ => {
            // As it is read, whatever its bytes.
            let options = Options {
                encoding: Encoding::Utf8,
                mark: false,
                ..job.options.clone()
            };
            let text = write(
                form,
                &Job {
                    options: &options,
                    ..*job
                },
            )?;
            let text = String::from_utf8_lossy(&text);
            let mut out = String::from("<pre>");
            escape(&text.chars().take(MOST.3).collect::<String>(), &mut out);
            out + "</pre>"
        }
    })
}

/// The cells of a CSV, which have no looks.
fn plain_sheet(job: &Job<'_>) -> Sheet {
    let page = LedgerPage {
        rows: job.rows,
        columns: job.columns,
        language: job.language,
    };
    let columns = page.columns();
    let lines = ledger::lines(&page.all(), &columns, job.language);
    let shown = columns.shown().iter();
    Sheet {
        widths: shown.map(|c| ledger::share(*c) as f64 + 2.0).collect(),
        rows: xlsx::plain(lines),
        ..Sheet::default()
    }
}

/// The sheet as it is seen, but for the sums below if it is not `whole`.
fn grid(sheet: &Sheet, whole: bool) -> String {
    let shown = || (0..sheet.widths.len()).filter(|at| sheet.widths[*at] > 0.0);
    let mut out = String::from("<table class=book><tr><th></th>");
    for at in shown() {
        let width = (sheet.widths[at] * 6.0).min(WIDEST) as u32;
        let _ = write!(out, "<th style=\"min-width:{width}px\">{}</th>", column(at));
    }
    out.push_str("</tr>\n");
    let n = sheet.rows.len() - usize::from(!whole);
    for (at, row) in sheet.rows[..n].iter().take(MOST.2 + 2).enumerate() {
        let _ = write!(out, "<tr><th>{}</th>", at + 1);
        for column in shown() {
            let (words, class) = row.get(column).map(xlsx::seen).unwrap_or_default();
            let _ = write!(out, "<td class={class}>");
            escape(&words, &mut out);
            out.push_str("</td>");
        }
        out.push_str("</tr>\n");
    }
    out + "</table>"
}

#[cfg(test)]
mod tests {
    use super::*;
    use gangmu::report::{Date, Readings, overview};
    use gangmu::text::Language;

    const TEXT: &str = "关于整改情况的报告\n一、整改情况\n1.关于<学习>不深的问题\n整改时限：2024年3月31日\n整改情况：已完成整改。一是补课。二是测试。\n2.关于会议偏多的问题\n整改情况：正在推进。\n";

    #[track_caller]
    fn check(form: Form, options: &Options, want: &[&str]) {
        let outline = gangmu::parse(TEXT);
        let rows = gangmu::ledger(&outline, outline.root().id);
        let today = Date::new(2024, 6, 30);
        let job = Job {
            texts: &[("报告", &outline)],
            rows: &rows,
            reports: &overview(&outline, &Readings::default(), today),
            columns: None,
            title: "",
            today,
            before: None,
            language: Language::Chinese,
            options,
        };
        let html = preview(form, &job).expect("there is something");
        for want in want {
            assert!(html.contains(want), "{want} in {html}");
        }
    }

    #[test]
    fn each_looks_as_it_will() {
        let usual = Options::default();
        let gb = Options {
            encoding: Encoding::Gb18030,
            ..Options::default()
        };
        check(Form::Docx, &usual, &["<h1 ", "一、整改情况"]);
        let sheet = [
            "<table class=book>",
            "<th style=\"min-width:36px\">A</th>",
            "<tr><th>1</th><td class=head>序号</td>",
            "<td class=words>关于&lt;学习&gt;不深的问题</td>",
            "<td class=words>一是补课。\n二是测试。</td>",
            "<td class=middle>2024-3-31</td>",
            "<td class=sum>2个问题</td>",
            "<td class=sum>完成率 50.0%</td>",
        ];
        check(Form::Xlsx, &usual, &sheet);
        let overview = [
            "<td class=words>关于整改情况的报告</td>",
            "<td class=middle>50.0%</td>",
        ];
        check(Form::Overview, &usual, &overview);
        let csv = [
            "<td class=words>序号</td>",
            "<td class=words>完成率50%</td>",
        ];
        check(Form::Rows(LedgerForm::Csv), &usual, &csv);
        let text = "<pre>关于整改情况的报告\n一、整改情况\n1.关于&lt;学习&gt;";
        check(Form::Text(gangmu::Form::Text), &gb, &[text]);
        check(Form::Opml, &usual, &["<pre>&lt;?xml "]);
    }
}
