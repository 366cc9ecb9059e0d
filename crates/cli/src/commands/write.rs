//! The text in one of its forms.

use super::{List, OfFile, line, made, pretty};
use crate::args::{Convert, Files, Lang};
use crate::input::{Input, Inputs};
use crate::output::{Folder, Output, Stream};
use crate::{Done, Stop};
use files::write::{Before, Form, Job, Options, WriteError, Writes, write};
use gangmu::export::json;
use gangmu::{Outline, Readings, Settings};
use std::io::Write;

/// `gangmu convert`: by `--to`, or by how the name of the output ends.
pub fn convert(args: &Convert, lang: Lang) -> Result<Done, Stop> {
    let options = made::options(&args.look, lang)?;
    let ending = args.files.output.as_ref().and_then(|path| path.extension());
    let by_ending = || Some(Form::named(Writes::Text, ending?.to_str()?)?.id());
    let to = match (&args.to, &args.before) {
        (Some(to), _) => Some(to.as_str()),
        (None, Some(_)) => Some(Form::Changes.id()),
        (None, None) => by_ending(),
    };
    let Some(to) = to else {
        let texts = Form::ALL.iter().filter(|f| f.writes() == Writes::Text);
        let ids: Vec<_> = texts.map(|f| f.id()).collect();
        let words = lang.of("请用 --to 指明格式：", "say with --to what to write: ");
        return Err(Stop::Said(format!("{words}{}", ids.join(", "))));
    };
    match Form::named(Writes::Text, to) {
        Some(form @ (Form::Docx | Form::Changes | Form::Opml)) => whole(form, args, &options, lang),
        _ => run(&args.files, to, &options, lang),
    }
}

/// Writes all files as one document, or each as one of a folder.
fn whole(form: Form, args: &Convert, options: &Options, lang: Lang) -> Result<Done, Stop> {
    let inputs = Inputs::find(&args.files.files, lang);
    let title = args.look.title.as_str();
    let all_read = match Output::of(&args.files)? {
        Output::Folder(_) if args.before.is_some() => {
            return Err(made::said(&WriteError::Several, lang));
        }
        Output::Folder(folder) => {
            let mut folder = Folder::new(folder, form.ending(), &inputs);
            let mut all_written = true;
            let make = |input: &Input, outline: &Outline, _: &Readings| {
                let rows = ledger(options, outline);
                write(
                    form,
                    &Job {
                        rows: &rows,
                        ..made::job(&[(input.stem(), outline)], options, title, lang)
                    },
                )
            };
            let all_read = inputs.each(lang, make, |input, made| {
                all_written &= match made {
                    Ok(bytes) => folder.write(input, &bytes, lang),
                    Err(why) => {
                        input.tell(&why.sentence().of(lang.into()));
                        false
                    }
                };
                Ok(())
            })?;
            all_read && all_written
        }
        Output::Stream(mut stream) => {
            let (outlines, all_read) = inputs.outlines(lang);
            let texts = outlines
                .iter()
                .map(|(input, outline)| (input.stem(), outline));
            let texts: Vec<_> = texts.collect();
            let mut joined = made::Joined::default();
            for (_, outline) in &texts {
                joined.add(ledger(options, outline));
            }
            let before = args.before.as_ref().map(std::slice::from_ref);
            let before = before.map(|path| Inputs::find(path, lang));
            let before = before.as_ref().map(|inputs| inputs.outlines(lang));
            let (before, was_read) = before.unwrap_or((Vec::new(), true));
            let before = before.first().map(|(_, outline)| Before {
                outline,
                author: &args.author,
                date: &args.date,
            });
            let job = Job {
                rows: &joined.rows,
                before,
                ..made::job(&texts, options, title, lang)
            };
            stream.write_all(&made::bytes(form, &job, lang)?)?;
            stream.finish()?;
            all_read && was_read
        }
    };
    Ok(Done {
        all_read,
        denied: false,
    })
}

/// The rows of the ledger that is to stand behind the text.
fn ledger(options: &Options, outline: &Outline) -> Vec<gangmu::LedgerRow> {
    match options.ledger {
        true => gangmu::ledger(outline, outline.root().id),
        false => Vec::new(),
    }
}

/// Writes the files in the core's form of that name, or as `ndjson`.
pub fn run(files: &Files, to: &str, options: &Options, lang: Lang) -> Result<Done, Stop> {
    use gangmu::Form;
    let inputs = Inputs::find(&files.files, lang);
    let text = |form, outline: &Outline| {
        let job = &[("", outline)];
        let job = made::job(job, options, "", lang);
        let text = write(files::write::Form::Text(form), &job);
        text.expect("one text is written in every form of its own")
    };
    let all_read = match (Output::of(files)?, Form::named(to)) {
        (Output::Folder(folder), form) => {
            let form = form.unwrap_or(Form::Json);
            let mut folder = Folder::new(folder, form.ending(), &inputs);
            let mut all_written = true;
            let make = |_: &_, outline: &Outline, readings: &Readings| match form {
                Form::Json => (pretty(&checked(None, outline, readings), "") + "\n").into_bytes(),
                _ => text(form, outline),
            };
            let all_read = inputs.each(lang, make, |input, text| {
                all_written &= folder.write(input, &text, lang);
                Ok(())
            })?;
            all_read && all_written
        }
        (Output::Stream(mut stream), Some(Form::Json)) => {
            let all_read = one_json(&inputs, &mut stream, lang)?;
            stream.finish()?;
            all_read
        }
        (Output::Stream(mut stream), form) => {
            let all_read = inputs.each(
                lang,
                |input, outline, readings| match form {
                    Some(form) => text(form, outline),
                    None => line(&OfFile {
                        file: &input.name,
                        told: checked(None, outline, readings),
                    })
                    .into_bytes(),
                },
                |_, text| Ok(stream.write_all(&text)?),
            )?;
            stream.finish()?;
            all_read
        }
    };
    Ok(Done {
        all_read,
        denied: false,
    })
}

fn checked<'a>(name: Option<&'a str>, outline: &'a Outline, readings: &Readings) -> json::File<'a> {
    json::file_read([(name, outline)], Some(&Settings::default()), readings)
}

/// All files as one JSON, which each report's file is named in if there are several.
fn one_json(inputs: &Inputs, stream: &mut Stream, lang: Lang) -> Result<bool, Stop> {
    const STEP: &str = "    ";
    let several = inputs.files.len() > 1;
    let mut documents = List::default();
    let mut all_front = Vec::new();
    let mut begun = false;
    let all_read = inputs.each(
        lang,
        |input, outline, readings| {
            let name = several.then_some(input.name.as_str());
            let (documents, front) = checked(name, outline, readings).into_parts();
            let all = |entry: &_| pretty(entry, STEP);
            let documents: Vec<_> = documents.iter().map(all).collect();
            let front: Vec<_> = front.iter().map(|entry| pretty(entry, STEP)).collect();
            (documents, front)
        },
        |_, (of_file, front)| {
            if !std::mem::replace(&mut begun, true) {
                let version = json::VERSION;
                write!(
                    stream,
                    "{{\n  \"format\": \"gangmu\",\n  \"version\": {version},\n  \"documents\": "
                )?;
            }
            for document in of_file {
                write!(stream, "{}{document}", documents.open())?;
            }
            all_front.extend(front);
            Ok(())
        },
    )?;
    // Where nothing could be read there is nothing to tell.
    if begun {
        stream.write_all(documents.close("  ").as_bytes())?;
        stream.write_all(b",\n  \"front\": ")?;
        let mut front = List::default();
        for entry in all_front {
            write!(stream, "{}{entry}", front.open())?;
        }
        writeln!(stream, "{}\n}}", front.close("  "))?;
    }
    Ok(all_read)
}
