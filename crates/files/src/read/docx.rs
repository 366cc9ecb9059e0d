//! The documents of Word since 2007, and what WPS writes as such: lines as Word shows them with all
//! changes accepted.

mod body;
mod numbering;
mod paragraph;
mod styles;
mod table;

use super::Progress;
use super::package::{Package, Relation};
use crate::error::FileError;
use crate::import::{Import, LeftOut, Line};
use body::{Body, Notes};
use gangmu::import::Source;

pub fn read(bytes: &[u8], progress: &mut Progress<'_>) -> Result<Import, FileError> {
    let mut package = Package::open(bytes)?;
    let relations = package.relations("")?;
    let main = relations.into_iter().find(|r| r.kind == "officeDocument");
    let main = main.map_or_else(|| "word/document.xml".to_owned(), |r| r.part);
    let text = package.xml(&main)?.ok_or(NO_TEXT)?;
    let relations = package.relations(&main)?;
    let mut part = |kind: &str| {
        let named = relations.iter().find(|r| r.kind == kind);
        let named = named.map_or_else(|| beside(&main, kind), |r| r.part.clone());
        package.xml(&named).map(Option::unwrap_or_default)
    };
    let styles = styles::read(&part("styles")?)?;
    let lists = numbering::read(&part("numbering")?, &styles)?;
    let mut body = Body::new(&styles, lists);
    let mut import = Import::new(Source::Docx);
    import.lines = body.read(&text, &mut progress.part(0.1, 0.9))?;
    let mut n_notes = 0;
    for kind in [Notes::Foot, Notes::End] {
        let text = part(kind.part())?;
        for note in body.notes(kind, &text, &mut progress.part(0.9, 1.0))? {
            n_notes += 1;
            add_note(&mut import, n_notes, note);
        }
    }
    import.n_tables = body.n_tables;
    for (what, n) in body.left_out {
        import.leave_out(what, n);
    }
    let n_margins = n_margins(&mut package, &relations)?;
    import.leave_out(LeftOut::Margins, n_margins);
    Ok(import)
}

const NO_TEXT: FileError = FileError::damaged("正文部件", "the part with its text");

/// The name of a part that is not referred to.
fn beside(main: &str, kind: &str) -> String {
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/{kind}.xml")
}

fn add_note(import: &mut Import, nth: usize, lines: Vec<Line>) {
    for (at, mut line) in lines.into_iter().enumerate() {
        if at == 0 {
            line.text = format!("[注{nth}] {}", line.text.trim_start());
        }
        line.level = 0;
        import.lines.push(line);
    }
}

/// How many running heads and feet say more than a page's number.
fn n_margins(package: &mut Package<'_>, relations: &[Relation]) -> Result<usize, FileError> {
    let mut n = 0;
    for relation in relations {
        if matches!(relation.kind.as_str(), "header" | "footer") {
            let text = package.xml(&relation.part)?.unwrap_or_default();
            let lines = Body::new(&styles::Styles::default(), Default::default()).read(
                &text,
                &mut Progress::new(&mut |_| std::ops::ControlFlow::Continue(())),
            )?;
            let says = |line: &Line| line.text.chars().any(char::is_alphabetic);
            n += usize::from(lines.iter().any(says));
        }
    }
    Ok(n)
}
