//! The ledger of problems: one table of all files.

use super::{OfFile, line};
use crate::args::{Lang, Ledger};
use crate::input::{Input, Inputs};
use crate::output::{Folder, Output};
use crate::{Done, Stop};
use gangmu::export::LedgerPage;
use gangmu::export::json;
use gangmu::report::Columns;
use gangmu::{LedgerForm, LedgerRow, NodeId, Outline, Readings};
use std::io::Write;

/// Excel takes a CSV for UTF-8 by this mark.
const BOM: &str = "\u{feff}";

/// `gangmu ledger`.
pub fn run(args: &Ledger, lang: Lang) -> Result<Done, Stop> {
    let files = &args.files;
    let ending = files.output.as_ref().and_then(|path| path.extension());
    let by_ending = || LedgerForm::named(ending?.to_str()?);
    let form = match &args.format {
        // `ndjson` is none of the forms.
        Some(name) => LedgerForm::named(name),
        None => Some(by_ending().unwrap_or(LedgerForm::Csv)),
    };
    let inputs = Inputs::find(&files.files, lang);
    let make = |_: &Input, outline: &Outline, readings: &Readings| {
        readings.ledger(outline, outline.root().id)
    };
    let all_read = match (Output::of(files)?, form) {
        (Output::Folder(folder), form) => {
            let form = form.unwrap_or(LedgerForm::Json);
            let mut folder = Folder::new(folder, form.ending(), &inputs);
            let mut all_written = true;
            let all_read = inputs.each(lang, make, |input, rows| {
                let text = table(form, &rows, args, lang, form == LedgerForm::Csv);
                all_written &= folder.write(input, text.as_bytes(), lang);
                Ok(())
            })?;
            all_read && all_written
        }
        (Output::Stream(mut stream), form) => {
            let mut all: Vec<LedgerRow> = Vec::new();
            let (mut n_rows, mut n_parts) = (0, 0);
            let all_read = inputs.each(lang, make, |input, mut rows| {
                let mut part = None;
                for row in &mut rows {
                    n_rows += 1;
                    row.number = n_rows;
                    // The parts of different files may have the same ids.
                    n_parts += u32::from(part.replace(row.part) != Some(row.part));
                    row.part = NodeId(n_parts);
                }
                match form {
                    Some(_) => all.append(&mut rows),
                    None => {
                        for told in json::rows(&rows) {
                            let file = &input.name;
                            stream.write_all(line(&OfFile { file, told }).as_bytes())?;
                        }
                    }
                }
                Ok(())
            })?;
            if let Some(form) = form {
                let text = table(form, &all, args, lang, stream.is_file_of("csv"));
                stream.write_all(text.as_bytes())?;
            }
            stream.finish()?;
            all_read
        }
    };
    Ok(Done {
        all_read,
        denied: false,
    })
}

fn table(form: LedgerForm, rows: &[LedgerRow], args: &Ledger, lang: Lang, marked: bool) -> String {
    let mark = if marked { BOM } else { "" };
    let columns = args.columns.as_ref().map(|ids| {
        let mut columns = Columns::usual(rows);
        columns.choose(ids);
        columns
    });
    let page = LedgerPage {
        rows,
        columns: columns.as_ref(),
        language: lang.into(),
    };
    format!("{mark}{}", form.write(&page))
}
