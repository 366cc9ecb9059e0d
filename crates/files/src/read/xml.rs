//! The XML of documents, streamed: elements by their local names and the kind of their namespace,
//! words with their references resolved. An element without content is opened and closed.
//! Declarations of entities are refused, and nesting that no document has.

use super::limits;
use crate::error::{FileError, Limit};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::name::QName;
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;

/// A namespace that is asked for, in its transitional and its strict form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ns {
    /// Any other.
    #[default]
    Other,
    /// WordprocessingML.
    Word,
    /// SpreadsheetML.
    Sheet,
    /// Formulas of Office.
    Math,
    /// What stands for readers that know less.
    Compatibility,
    /// OpenDocument's.
    Office,
    Text,
    Table,
    Style,
    Draw,
    /// GB/T 33190.
    Ofd,
}

/// How the names of the namespaces end.
const NAMESPACES: [(&str, Ns); 14] = [
    ("/wordprocessingml/2006/main", Ns::Word),
    ("/wordprocessingml/main", Ns::Word),
    ("/spreadsheetml/2006/main", Ns::Sheet),
    ("/spreadsheetml/main", Ns::Sheet),
    ("/officeDocument/2006/math", Ns::Math),
    ("/officeDocument/math", Ns::Math),
    ("/markup-compatibility/2006", Ns::Compatibility),
    (":opendocument:xmlns:office:1.0", Ns::Office),
    (":opendocument:xmlns:text:1.0", Ns::Text),
    (":opendocument:xmlns:table:1.0", Ns::Table),
    (":opendocument:xmlns:style:1.0", Ns::Style),
    (":opendocument:xmlns:drawing:1.0", Ns::Draw),
    ("www.ofdspec.org", Ns::Ofd),
    ("www.ofdspec.org/2016", Ns::Ofd),
];

/// A piece of a part.
pub enum Node<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// An element ends.
    Close(Ns, End<'a>),
    /// Words: a piece of what stands between two tags.
    Words(Cow<'a, str>),
}

/// The beginning of an element.
pub struct Tag<'a> {
    /// The kind of its namespace.
    pub ns: Ns,
    start: BytesStart<'a>,
}

/// The end of an element.
pub struct End<'a>(BytesEnd<'a>);

impl End<'_> {
    /// The local name.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}

impl Tag<'_> {
    /// The local name.
    pub fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The value of the first attribute of that local name.
    pub fn attr(&self, name: &str) -> Option<Cow<'_, str>> {
        self.find(|key| key.rsplit(':').next() == Some(name))
    }

    /// The value of the attribute of that whole name, with its prefix.
    pub fn attr_as_written(&self, name: &str) -> Option<Cow<'_, str>> {
        self.find(|key| key == name)
    }

    /// That attribute as a number.
    pub fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.attr(name)?.trim().parse().ok()
    }

    fn find(&self, is_it: impl Fn(&str) -> bool) -> Option<Cow<'_, str>> {
        let mut all = self.start.attributes();
        let all = all.with_checks(false).flatten();
        let attribute = all.into_iter().find(|a| is_it(a.key.0))?;
        attribute.normalized_value(XmlVersion::Implicit1_0).ok()
    }
}

/// A part as it is read.
pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// The prefixes that are bound, and at which depth; the innermost last.
    bound: Vec<(String, Ns, usize)>,
}

/// As many prefixes as may be bound within each other.
const MOST_BOUND: usize = 1_000;

impl<'a> Xml<'a> {
    /// Reads from its beginning.
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            depth: 0,
            bound: Vec::new(),
        }
    }

    /// How many bytes are read.
    pub fn position(&self) -> usize {
        self.reader.buffer_position() as usize
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// Where the XML is not well formed, declares entities or is nested too deep.
    pub fn next(&mut self) -> Result<Option<Node<'a>>, FileError> {
        loop {
            let node = match self.reader.read_event().map_err(|_| DAMAGED)? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > limits::NESTING {
                        return Err(FileError::Exceeds(Limit::Nesting));
                    }
                    if start.attributes_raw().contains("xmlns") {
                        self.bind(&start)?;
                    }
                    let ns = self.kind(start.name());
                    Node::Open(Tag { ns, start })
                }
                Event::End(end) => {
                    let ns = self.kind(end.name());
                    while self.bound.pop_if(|bound| bound.2 == self.depth).is_some() {}
                    self.depth -= 1;
                    Node::Close(ns, End(end))
                }
                Event::Text(words) => Node::Words(words.into_inner()),
                Event::CData(words) => Node::Words(words.into_inner()),
                Event::GeneralRef(reference) => {
                    let c = match reference.resolve_char_ref().map_err(|_| DAMAGED)? {
                        Some(c) => c,
                        None => predefined(&reference).ok_or(DAMAGED)?,
                    };
                    Node::Words(c.to_string().into())
                }
                Event::DocType(declared) if declared.contains("<!ENTITY") => return Err(DAMAGED),
                Event::Eof if self.depth > 0 => return Err(DAMAGED),
                Event::Eof => return Ok(None),
                _ => continue,
            };
            return Ok(Some(node));
        }
    }

    /// Binds the prefixes that an element declares.
    fn bind(&mut self, start: &BytesStart<'_>) -> Result<(), FileError> {
        let mut attributes = start.attributes();
        for attribute in attributes.with_checks(false).flatten() {
            let prefix = match attribute.key.0.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) => rest.strip_prefix(':').unwrap_or(rest),
                None => continue,
            };
            let known = |(end, _): &&(&str, Ns)| attribute.value.ends_with(end);
            let ns = NAMESPACES.iter().find(known).map_or(Ns::Other, |row| row.1);
            self.bound.push((prefix.to_owned(), ns, self.depth));
        }
        match self.bound.len() > MOST_BOUND {
            true => Err(DAMAGED),
            false => Ok(()),
        }
    }

    fn kind(&self, name: QName<'_>) -> Ns {
        let prefix = name.prefix().map_or("", |prefix| prefix.into_inner());
        let bound = self.bound.iter().rev().find(|bound| bound.0 == prefix);
        bound.map_or(Ns::Other, |bound| bound.1)
    }

    /// The next piece within an element; `None` at its end. `depth` is [`Xml::depth`] as it was
    /// when the element had just begun.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn next_within(&mut self, depth: usize) -> Result<Option<Node<'a>>, FileError> {
        let node = self.next()?.ok_or(DAMAGED)?;
        Ok((self.depth >= depth).then_some(node))
    }

    /// Passes over the rest of the element that has just begun.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn skip(&mut self) -> Result<(), FileError> {
        let depth = self.depth;
        while self.next_within(depth)?.is_some() {}
        Ok(())
    }

    /// The words of the element that has just begun, to its end.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn words(&mut self) -> Result<Cow<'a, str>, FileError> {
        let depth = self.depth;
        let mut all = Cow::Borrowed("");
        while let Some(node) = self.next_within(depth)? {
            match node {
                Node::Words(words) if all.is_empty() => all = words,
                Node::Words(words) => all.to_mut().push_str(&words),
                _ => {}
            }
        }
        Ok(all)
    }
}

const DAMAGED: FileError = FileError::damaged("其中的 XML", "its XML");

fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

/// The text of a part: UTF-8 unless a byte order mark, the first bytes or its declaration say
/// otherwise.
///
/// # Errors
/// Where its encoding is unknown, or broken.
pub fn decode(bytes: Vec<u8>) -> Result<String, FileError> {
    let (encoding, mark) = match Encoding::for_bom(&bytes) {
        Some(marked) => marked,
        None if bytes.starts_with(b"<\0") => (UTF_16LE, 0),
        None if bytes.starts_with(b"\0<") => (UTF_16BE, 0),
        None => (declared(&bytes)?, 0),
    };
    if encoding == UTF_8 && mark == 0 {
        return String::from_utf8(bytes).map_err(|_| DAMAGED);
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
    text.map(Cow::into_owned).ok_or(DAMAGED)
}

/// The encoding that the declaration of XML names.
fn declared(bytes: &[u8]) -> Result<&'static Encoding, FileError> {
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let head = head.split(|c| *c == b'>').next().unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let Some((_, rest)) = head
        .split_once("encoding")
        .filter(|_| head.starts_with("<?xml"))
    else {
        return Ok(UTF_8);
    };
    let label = rest
        .trim_start_matches([' ', '='])
        .split(['"', '\''])
        .nth(1);
    let encoding = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    // What can be read byte by byte up to here is no UTF-16, whatever it says.
    match encoding.ok_or(DAMAGED)? {
        wide if wide == UTF_16LE || wide == UTF_16BE => Ok(UTF_8),
        encoding => Ok(encoding),
    }
}
