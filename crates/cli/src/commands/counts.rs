//! Word's figures of the files, and what else is counted.

use super::{List, OfFile, line, pretty};
use crate::args::{Counts, Format, Lang};
use crate::input::{Input, Inputs};
use crate::output::Output;
use crate::{Done, Stop};
use gangmu::{Figures, Outline, Readings};
use serde::Serialize;
use std::io::Write;

/// What is counted of a file, or of all.
#[derive(Serialize, Default, Clone, Copy)]
struct Sums {
    #[serde(flatten)]
    figures: Figures,
    headings: u32,
    problems: u32,
    measures: u32,
}

const WIDTH: usize = 12;

/// `gangmu counts`.
pub fn run(args: &Counts, lang: Lang) -> Result<Done, Stop> {
    let inputs = Inputs::find(&args.files.files, lang);
    let mut stream = Output::stream(&args.files, lang)?;
    let mut total = Sums::default();
    let mut list = List::default();
    match args.format {
        Format::Text => writeln!(stream, "{}", heads(lang))?,
        Format::Json => write!(stream, "{{\n  \"files\": ")?,
        Format::Ndjson => {}
    }
    let make = |_: &Input, outline: &Outline, _: &Readings| Sums::of(outline);
    let all_read = inputs.each(lang, make, |input, told| {
        total.add(&told);
        let file = input.name.as_str();
        match args.format {
            Format::Text => writeln!(stream, "{}", told.row(file))?,
            Format::Json => {
                let entry = pretty(&OfFile { file, told }, "    ");
                write!(stream, "{}{entry}", list.open())?;
            }
            Format::Ndjson => stream.write_all(line(&OfFile { file, told }).as_bytes())?,
        }
        Ok(())
    })?;
    match args.format {
        Format::Text if inputs.files.len() > 1 => {
            writeln!(stream, "{}", total.row(lang.of("合计", "total")))?;
        }
        Format::Json => {
            let total = pretty(&total, "  ");
            let close = list.close("  ");
            writeln!(stream, "{close},\n  \"total\": {}\n}}", total.trim_start())?;
        }
        _ => {}
    }
    stream.finish()?;
    Ok(Done {
        all_read,
        denied: false,
    })
}

impl Sums {
    fn of(outline: &Outline) -> Self {
        let (totals, summary) = (outline.root().totals(), outline.root().summary());
        Self {
            figures: totals.figures(),
            headings: totals.by_level.iter().sum(),
            problems: summary.problems,
            measures: summary.measures,
        }
    }

    fn add(&mut self, other: &Self) {
        self.figures += other.figures;
        self.headings += other.headings;
        self.problems += other.problems;
        self.measures += other.measures;
    }

    fn row(&self, name: &str) -> String {
        let figures = self.figures;
        let cells = [
            figures.words,
            figures.characters_no_spaces,
            figures.characters_with_spaces,
            figures.paragraphs,
            self.headings,
            self.problems,
            self.measures,
        ];
        let cells: String = cells.iter().map(|n| format!("{n:>WIDTH$}")).collect();
        format!("{cells}  {name}")
    }
}

/// The names of the columns, as wide as the cells below; a Han character is as wide as two.
fn heads(lang: Lang) -> String {
    let names = lang.of(
        ["字数", "不计空格", "计空格", "段落", "标题", "问题", "措施"],
        [
            "words",
            "no spaces",
            "with spaces",
            "paragraphs",
            "headings",
            "problems",
            "measures",
        ],
    );
    let cells = names.map(|name| {
        let width: usize = name.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        " ".repeat(WIDTH - width) + name
    });
    format!("{}  {}", cells.concat(), lang.of("文件", "file"))
}
