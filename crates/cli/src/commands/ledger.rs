//! The ledger of problems: one table of all files.

use super::made::{self, Joined};
use super::{OfFile, line};
use crate::args::{Lang, Ledger};
use crate::input::{Input, Inputs};
use crate::output::{Folder, Output};
use crate::{Done, Stop};
use files::write::{Form, Job, Options, Writes};
use gangmu::export::json;
use gangmu::report::{self, Columns, OverviewRow};
use gangmu::{LedgerForm, LedgerRow, Outline, Readings};
use std::io::Write;

/// `gangmu ledger`.
pub fn run(args: &Ledger, lang: Lang) -> Result<Done, Stop> {
    let files = &args.files;
    let mut options = made::options(&args.look, lang)?;
    let ending = files.output.as_ref().and_then(|path| path.extension());
    let by_ending = || Form::named(Writes::Ledger, ending?.to_str()?);
    let form = match &args.format {
        // `ndjson` is none of the forms.
        Some(name) => Form::named(Writes::Ledger, name),
        None => Some(by_ending().unwrap_or(Form::Rows(LedgerForm::Csv))),
    };
    let inputs = Inputs::find(&files.files, lang);
    let make = |input: &Input, outline: &Outline, readings: &Readings| {
        let rows = readings.ledger(outline, outline.root().id);
        let mut reports = report::overview(outline, readings, args.today);
        for report in reports.iter_mut().filter(|r| r.title.is_empty()) {
            report.title = input.stem().to_owned();
        }
        (rows, reports)
    };
    let all_read = match (Output::of(files)?, form) {
        (Output::Folder(folder), form) => {
            let form = form.unwrap_or(Form::Rows(LedgerForm::Json));
            let mut folder = Folder::new(folder, form.ending(), &inputs);
            let mut all_written = true;
            let all_read = inputs.each(lang, make, |input, (rows, reports)| {
                all_written &= match table(form, &rows, &reports, args, &options, lang) {
                    Ok(table) => folder.write(input, &table, lang),
                    Err(Stop::Said(why)) => {
                        input.tell(&why);
                        false
                    }
                    Err(why) => return Err(why),
                };
                Ok(())
            })?;
            all_read && all_written
        }
        (Output::Stream(mut stream), form) => {
            // What is seen on a terminal has no mark.
            options.mark &= stream.is_file_of("csv");
            let mut joined = Joined::default();
            let mut all_reports = Vec::new();
            let all_read = inputs.each(lang, make, |input, (rows, mut reports)| {
                let from = joined.add(rows);
                all_reports.append(&mut reports);
                if form.is_none() {
                    for told in json::rows(&joined.rows[from..]) {
                        let file = &input.name;
                        stream.write_all(line(&OfFile { file, told }).as_bytes())?;
                    }
                }
                Ok(())
            })?;
            if let Some(form) = form {
                let table = table(form, &joined.rows, &all_reports, args, &options, lang)?;
                stream.write_all(&table)?;
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

fn table(
    form: Form,
    rows: &[LedgerRow],
    reports: &[OverviewRow],
    args: &Ledger,
    options: &Options,
    lang: Lang,
) -> Result<Vec<u8>, Stop> {
    let columns = args.columns.as_ref().map(|ids| {
        let mut columns = Columns::usual(rows);
        columns.choose(ids);
        columns
    });
    let job = Job {
        rows,
        reports,
        columns: columns.as_ref(),
        today: args.today,
        ..made::job(&[], options, &args.look.title, lang)
    };
    made::bytes(form, &job, lang)
}
