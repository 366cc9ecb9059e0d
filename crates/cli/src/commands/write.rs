//! The text in one of its forms.

use super::{List, OfFile, line, pretty};
use crate::args::{Convert, Files, Lang};
use crate::input::Inputs;
use crate::output::{Folder, Output, Stream};
use crate::{Done, Stop};
use gangmu::export::json;
use gangmu::{Form, Outline, Readings, Settings};
use std::io::Write;

/// `gangmu convert`: by `--to`, or by how the name of the output ends.
pub fn convert(args: &Convert, lang: Lang) -> Result<Done, Stop> {
    let ending = args.files.output.as_ref().and_then(|path| path.extension());
    let by_ending = || Form::named(ending?.to_str()?).map(Form::id);
    let Some(to) = args.to.as_deref().or_else(by_ending) else {
        let ids: Vec<_> = Form::ALL.iter().map(|f| f.id()).collect();
        let words = lang.of("请用 --to 指明格式：", "say with --to what to write: ");
        return Err(Stop::Said(format!("{words}{}", ids.join(", "))));
    };
    run(&args.files, to, lang)
}

/// Writes the files in the form of that name, or as `ndjson`.
pub fn run(files: &Files, to: &str, lang: Lang) -> Result<Done, Stop> {
    let inputs = Inputs::find(&files.files, lang);
    let all_read = match (Output::of(files)?, Form::named(to)) {
        (Output::Folder(folder), form) => {
            let form = form.unwrap_or(Form::Json);
            let mut folder = Folder::new(folder, form.ending(), &inputs);
            let mut all_written = true;
            let make = |_: &_, outline: &Outline, readings: &Readings| match form {
                Form::Json => pretty(&checked(None, outline, readings), "") + "\n",
                _ => form.write(outline),
            };
            let all_read = inputs.each(lang, make, |input, text| {
                all_written &= folder.write(input, text.as_bytes(), lang);
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
                    Some(form) => form.write(outline),
                    None => line(&OfFile {
                        file: &input.name,
                        told: checked(None, outline, readings),
                    }),
                },
                |_, text| Ok(stream.write_all(text.as_bytes())?),
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
