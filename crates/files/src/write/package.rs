//! The container that parts are put in: the same parts give the same bytes.

use super::WriteError;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const TYPES: &str = "application/vnd.openxmlformats-officedocument.";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// A part.
pub struct Part {
    /// Its name: `word/styles.xml`.
    pub name: String,
    /// Its type behind [`TYPES`]: `wordprocessingml.styles+xml`.
    pub kind: &'static str,
    /// What it holds.
    pub xml: String,
}

/// The parts of a document with their list and the relations among them: the first is the document,
/// and all others are its own, with the ids `rId1` and on; the last is told of the whole.
pub fn pack(parts: &[Part], told: &str) -> Result<Vec<u8>, WriteError> {
    use super::xml::HEAD;
    let main = &parts[0].name;
    let (folder, file) = main.split_once('/').expect("a document stands in a folder");
    let mut types = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    for Part { name, kind, .. } in parts {
        types += &format!("<Override PartName=\"/{name}\" ContentType=\"{TYPES}{kind}\"/>");
    }
    types += "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";
    let own = parts[1..].iter().map(|part| {
        let kind = part.kind.rsplit('.').next().unwrap_or(part.kind);
        let kind = kind.split('+').next().unwrap_or(kind);
        let to = part.name[folder.len() + 1..].to_owned();
        (format!("{RELATIONS}{kind}"), to)
    });
    let whole = [
        (format!("{RELATIONS}officeDocument"), main.clone()),
        (
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
                .to_owned(),
            "docProps/core.xml".to_owned(),
        ),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL));
    let mut put = |name: &str, xml: &str| -> Result<(), WriteError> {
        zip.start_file(name, options)?;
        zip.write_all(xml.as_bytes())?;
        Ok(())
    };
    put("[Content_Types].xml", &types)?;
    put("_rels/.rels", &relations(whole))?;
    put("docProps/core.xml", told)?;
    for part in parts {
        put(&part.name, &part.xml)?;
    }
    put(&format!("{folder}/_rels/{file}.rels"), &relations(own))?;
    Ok(zip.finish()?.into_inner())
}

/// How hard it is tried to make it small: a quarter more than by the most, in a third of the time.
const LEVEL: i64 = 4;

fn relations(all: impl IntoIterator<Item = (String, String)>) -> String {
    let mut out = format!(
        "{}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
        super::xml::HEAD
    );
    for (at, (kind, to)) in all.into_iter().enumerate() {
        let id = at + 1;
        out += &format!("<Relationship Id=\"rId{id}\" Type=\"{kind}\" Target=\"{to}\"/>");
    }
    out + "</Relationships>"
}

/// What is told of the whole: its title, and a day that is always the same.
pub fn told(title: &str) -> String {
    let (head, title) = (super::xml::HEAD, super::xml::escaped(title));
    format!(
        "{head}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title><dc:creator></dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>"
    )
}
