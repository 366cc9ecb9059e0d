//! The page's fourth module: documents in and out, in a thread that is begun for each and ends with
//! it, so that its memory goes and it can be stopped. Plain exports, each answering 1 or, with the
//! sentence why not as JSON, 0:
//!
//! - `read` is given a file's bytes and answers with a [`FileText`] as JSON;
//! - `decode` is given a text file's, and answers with its text; on an instance of its own;
//! - `rehearse` writes a little document and reads it, so that the browser has compiled what does;
//! - `about` is given what is chosen and answers with [`About`];
//! - `write` is given a [`FileOrder::request`]; it answers with the file's media type on a line and its
//!   bytes behind, or with HTML if only the beginning is wanted.

#![allow(unsafe_code, reason = "the page calls functions by name")]

use files::write::{Before, Form, Job, Options, SETTINGS, Writes, preview, write as write_form};
use gangmu::report::{Columns, Date, LedgerSums, OverviewRow, Readings};
use gangmu::text::{Bilingual, Language, both};
use serde::Serialize;
use serde_json::Value;
use session::{About, FileOrder, FileText, FormRow, Range, SettingRow};
use std::ops::ControlFlow;

#[link(wasm_import_module = "gangmu")]
unsafe extern "C" {
    /// Tells how much is done, from 0 to 1.
    safe fn progress(share: f32);
}

type Said = Bilingual<String>;

/// Whether the bytes are a document.
#[unsafe(no_mangle)]
extern "C" fn read(_client: u32) -> bool {
    let import = files::read(&gangmu_modules::taken(), &mut |share| {
        progress(share);
        ControlFlow::Continue(())
    });
    let told = import.map(|import| FileText {
        text: import.marked_text(),
        told: Some(import.told()),
        whole: import.left_out.is_empty(),
    });
    put(told.map_err(|error| error.sentence()).map(json))
}

/// Whether the bytes are a text, whatever its encoding; else the answer is an error's line.
#[unsafe(no_mangle)]
extern "C" fn decode() -> bool {
    let decoded = gangmu::import::decode(&gangmu_modules::taken());
    let is_text = decoded.is_ok();
    gangmu_modules::put(decoded.map_or_else(|error| error.to_line(), |decoded| decoded.text));
    is_text
}

/// What is written and read to no other end: a title, a heading, a paragraph.
const SAMPLE: &str = r#"{"head":{"version":1,"parts":[1],"tail":"","next":5,"current":null,"folded":[]},"records":[[1,"report",0,"","","",null,[[2,"title",0,"","","报告",null,[]],[3,"heading",1,"\n","一、","甲",null,[[4,"body",0,"\n","","乙。",null,[]]]]]]]}"#;

/// Whether it went well.
#[unsafe(no_mangle)]
extern "C" fn rehearse(_client: u32) -> bool {
    let order = FileOrder {
        form: Form::Docx.key(),
        ..FileOrder::default()
    };
    let whole = [&String::from_utf8_lossy(&json(order)), SAMPLE].join("\n");
    let read = written(whole.as_bytes()).map(|file| {
        // Behind its media type.
        let at = file.iter().position(|b| *b == b'\n').map_or(0, |at| at + 1);
        files::read(&file[at..], &mut |_| ControlFlow::Continue(())).is_ok()
    });
    gangmu_modules::put("");
    read.unwrap_or(false)
}

/// Whether what is chosen can be.
#[unsafe(no_mangle)]
extern "C" fn about(_client: u32) -> bool {
    put(options(&gangmu_modules::taken()).map(|options| json(told(&options))))
}

/// Whether the order can be met.
#[unsafe(no_mangle)]
extern "C" fn write(_client: u32) -> bool {
    put(written(&gangmu_modules::taken()))
}

/// Nothing is remembered.
#[unsafe(no_mangle)]
extern "C" fn leave(_client: u32) {}

fn main() {}

fn put(answer: Result<Vec<u8>, Said>) -> bool {
    let is_good = answer.is_ok();
    gangmu_modules::put(answer.unwrap_or_else(json));
    is_good
}

fn json(of: impl Serialize) -> Vec<u8> {
    serde_json::to_vec(&of).expect("plain data serialises")
}

fn options(text: &[u8]) -> Result<Options, Said> {
    match text {
        b"" | b"null" => Ok(Options::default()),
        text => Options::from_json(&String::from_utf8_lossy(text)),
    }
}

fn told(options: &Options) -> About {
    let forms = Form::ALL.into_iter().map(|form| FormRow {
        ledger: form.writes() == Writes::Ledger,
        key: form.key(),
        names: form.names().into(),
        ending: form.ending().to_owned(),
    });
    let usual = Options::default();
    let settings = SETTINGS.iter().map(|setting| SettingRow {
        path: setting.path.to_owned(),
        names: setting.names.into(),
        range: match setting.range {
            files::write::Range::Flag => Range::Flag,
            files::write::Range::Number(from, to, step) => Range::Number(from, to, step),
            files::write::Range::Font | files::write::Range::FontOrNone => Range::Font,
            files::write::Range::Words => Range::Words,
            files::write::Range::Choice(choices) => {
                let choices = choices.iter();
                Range::Choice(
                    choices
                        .map(|(id, names)| ((*id).to_owned(), (*names).into()))
                        .collect(),
                )
            }
        },
        value: options.get(setting.path),
        usual: usual.get(setting.path),
    });
    About {
        forms: forms.collect(),
        settings: settings.collect(),
        options: serde_json::from_str(&options.to_json()).unwrap_or(Value::Null),
    }
}

fn written(given: &[u8]) -> Result<Vec<u8>, Said> {
    let unfit = |what: &dyn std::fmt::Display| -> Said {
        both(format!("没有写成：{what}"), format!("Not written: {what}"))
    };
    let given = std::str::from_utf8(given).map_err(|e| unfit(&e))?;
    let (order, told) = FileOrder::read(given).map_err(|e| unfit(&e))?;
    progress(0.2);
    let form = Form::keyed(&order.form).ok_or_else(|| -> Said {
        let form = &order.form;
        both(
            format!("没有 {form} 这种格式"),
            format!("no export as {form}"),
        )
    })?;
    let options = options(order.options.to_string().as_bytes())?;
    let today = order
        .today
        .and_then(|(year, month, day)| Date::new(year, month, day));
    let is_ledger = told.rows.is_some();
    let text = told.text;
    let rows = told.rows.unwrap_or_else(|| match options.ledger {
        true => Readings::default().ledger(&text, text.root().id),
        false => Vec::new(),
    });
    let before = told.before.filter(|o| !o.root().children.is_empty());
    let reports: Vec<OverviewRow> = (1..)
        .zip(told.reports)
        .map(|(number, (part, title, words, missing))| OverviewRow {
            part: Some(part),
            number,
            title: match title.is_empty() {
                true => order.name.clone(),
                false => title,
            },
            words,
            sums: LedgerSums::of(rows.iter().filter(|row| row.part == part), today),
            contradictions: None,
            findings: None,
            missing,
        })
        .collect();
    let columns = (!order.columns.is_empty()).then(|| {
        let mut columns = Columns::usual(&rows);
        columns.choose(&order.columns);
        columns
    });
    progress(0.4);
    let texts = [(order.name.as_str(), &text)];
    let job = Job {
        texts: &texts,
        rows: &rows,
        reports: &reports,
        columns: columns.as_ref(),
        title: if order.parts.len() == 1 || is_ledger {
            ""
        } else {
            &order.name
        },
        today,
        before: before.as_ref().map(|outline| Before {
            outline,
            author: &order.author,
            date: "",
        }),
        language: if order.english {
            Language::English
        } else {
            Language::Chinese
        },
        options: &options,
    };
    match order.preview {
        true => preview(form, &job).map(String::into_bytes),
        false => {
            write_form(form, &job).map(|file| [form.mime().as_bytes(), b"\n", &file[..]].concat())
        }
    }
    .map_err(|error| error.sentence())
}
