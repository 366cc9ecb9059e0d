//! Containers by hand.

use std::io::{Cursor, Write};
use zip::CompressionMethod::{Deflated, Stored};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip of the parts. One named `mimetype` is not packed.
pub fn package<B: AsRef<[u8]>>(parts: &[(&str, B)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let method = if *name == "mimetype" {
            Stored
        } else {
            Deflated
        };
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(*name, options).unwrap();
        zip.write_all(content.as_ref()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Relations of a part: kind and target.
pub fn relations(of: &[(&str, &str)]) -> String {
    let rows = of.iter().enumerate().map(|(nth, (kind, target))| {
        format!("<Relationship Id='r{nth}' Type='{OFFICE}/{kind}' Target='{target}'/>")
    });
    [
        "<Relationships>",
        &rows.collect::<String>(),
        "</Relationships>",
    ]
    .concat()
}

/// A part of Word's, of that name.
pub fn word(root: &str, content: &str) -> String {
    format!(
        "<?xml version='1.0'?><w:{root} xmlns:w='{WORD}' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>{content}</w:{root}>"
    )
}

/// A docx whose text is `body`, with more parts.
pub fn docx(body: &str, more: &[(&str, String)]) -> Vec<u8> {
    let mut parts = vec![
        (
            "_rels/.rels",
            relations(&[("officeDocument", "word/document.xml")]),
        ),
        (
            "word/document.xml",
            word("document", &format!("<w:body>{body}</w:body>")),
        ),
    ];
    parts.extend(more.iter().cloned());
    package(&parts)
}

/// An odt whose text is `body`, with automatic styles.
pub fn odt(styles: &str, body: &str) -> Vec<u8> {
    const URN: &str = "urn:oasis:names:tc:opendocument:xmlns";
    let names = ["office", "text", "table", "style", "fo"]
        .map(|name| format!("xmlns:{name}='{URN}:{name}:1.0' "));
    let names = names.concat() + &format!("xmlns:draw='{URN}:drawing:1.0'");
    let content = format!(
        "<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    open_document("text", &content)
}

/// A document of OpenDocument, of that kind.
pub fn open_document(kind: &str, content: &str) -> Vec<u8> {
    let kind = format!("application/vnd.oasis.opendocument.{kind}");
    package(&[("mimetype", kind.as_str()), ("content.xml", content)])
}

pub const OPEN_TEXT: &str = "application/vnd.oasis.opendocument.text";

/// An ofd of pages, each with the content given.
pub fn ofd(pages: &[&str]) -> Vec<u8> {
    let root = "xmlns:ofd='http://www.ofdspec.org/2016'";
    let places =
        (0..pages.len()).map(|nth| format!("<ofd:Page ID='{nth}' BaseLoc='Pages/P{nth}.xml'/>"));
    let places = places.collect::<String>();
    let mut parts = vec![
        (
            "OFD.xml".to_owned(),
            format!(
                "<ofd:OFD {root}><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
            ),
        ),
        (
            "Doc_0/Document.xml".to_owned(),
            format!("<ofd:Document {root}><ofd:Pages>{places}</ofd:Pages></ofd:Document>"),
        ),
    ];
    for (nth, page) in pages.iter().enumerate() {
        let page = format!(
            "<ofd:Page {root}><ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content></ofd:Page>"
        );
        parts.push((format!("Doc_0/Pages/P{nth}.xml"), page));
    }
    let parts: Vec<(&str, &String)> = parts
        .iter()
        .map(|(name, part)| (name.as_str(), part))
        .collect();
    package(&parts)
}
