//! The container that parts are put in: the same parts give the same bytes.

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use std::io::Write;

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
pub fn pack(parts: &[Part], told: &str) -> Vec<u8> {
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
    let mut zip = Zip::default();
    zip.put("[Content_Types].xml", &types);
    zip.put("_rels/.rels", &relations(whole));
    zip.put("docProps/core.xml", told);
    for part in parts {
        zip.put(&part.name, &part.xml);
    }
    zip.put(&format!("{folder}/_rels/{file}.rels"), &relations(own));
    zip.finish()
}

/// A container as it grows: its parts, and their list, which stands behind them. `zip` asks the
/// machine for chance wherever it writes, which a module without glue has not.
#[derive(Default)]
struct Zip {
    parts: Vec<u8>,
    list: Vec<u8>,
    n: u16,
}

impl Zip {
    fn put(&mut self, name: &str, text: &str) {
        const SOUND: &str = "memory takes what is written";
        let mut deflate = DeflateEncoder::new(Vec::new(), Compression::new(LEVEL));
        deflate.write_all(text.as_bytes()).expect(SOUND);
        let packed = deflate.finish().expect(SOUND);
        let mut crc = Crc::new();
        crc.update(text.as_bytes());
        // Version 2.0, names in UTF-8, deflated, at midnight on 1 January 1980.
        let mut told: Vec<u8> = [20u16, 0x0800, 8, 0, 0x0021].map(u16::to_le_bytes).concat();
        for n in [crc.sum(), packed.len() as u32, text.len() as u32] {
            told.extend(n.to_le_bytes());
        }
        told.extend((name.len() as u16).to_le_bytes());
        told.extend([0; 2]);
        let at = self.parts.len() as u32;
        for part in [&b"PK\x03\x04"[..], &told, name.as_bytes(), &packed] {
            self.parts.extend_from_slice(part);
        }
        let place = at.to_le_bytes();
        for part in [
            &b"PK\x01\x02\x14\0"[..],
            &told,
            &[0; 10],
            &place,
            name.as_bytes(),
        ] {
            self.list.extend_from_slice(part);
        }
        self.n += 1;
    }

    fn finish(mut self) -> Vec<u8> {
        let (at, len, n) = (self.parts.len() as u32, self.list.len() as u32, self.n);
        self.parts.append(&mut self.list);
        self.parts.extend(b"PK\x05\x06\0\0\0\0");
        for n in [n, n] {
            self.parts.extend(n.to_le_bytes());
        }
        for n in [len, at] {
            self.parts.extend(n.to_le_bytes());
        }
        self.parts.extend([0; 2]);
        self.parts
    }
}

/// How hard it is tried to make it small: a quarter more than by the most, in a third of the time.
const LEVEL: u32 = 4;

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
