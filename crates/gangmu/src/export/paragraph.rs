//! Nodes gathered into paragraphs, and what each paragraph is on a page: common ground of the
//! forms that speak in paragraphs. Knows no fonts and no markup.
//!
//! - A node whose lead holds no line end goes on in the paragraph before it.
//! - A paragraph is what its first node is, junk glued in front of a heading passed over.
//! - Leads are white space of the plain text (line ends, blank lines, indents) and are left out;
//!   only the spaces before a node that goes on stay. Paragraphs without words are left out.
//! - A heading with words behind it on the line runs on: it is no paragraph of its own.
//! - Paragraphs of words parted by tabs, two at least in a row, are a table.

use crate::outline::{Kind, Node};
use crate::report::unbroken;
use crate::syntax::names_a_report;
use crate::text::class::CharClass;
use crate::text::is_space;
use std::rc::Rc;

/// The level of a lead that has no heading above it: the commonest.
const LONE_LEAD_LEVEL: u8 = 3;

/// The deepest outline level that Word knows.
const MAX_OUTLINE: u8 = 9;

/// One paragraph, never empty.
#[derive(Debug)]
pub struct Paragraph<'a> {
    /// What it is on the page.
    pub role: Role,
    /// What it is the first paragraph of: a report, or what stands before the first.
    pub opens: Option<Kind>,
    /// Its words, never none.
    pub pieces: Vec<Piece<'a>>,
}

/// A node's part of a paragraph: `space`, its marker, its text.
#[derive(Debug)]
pub struct Piece<'a> {
    /// The node.
    pub node: &'a Node,
    /// The spaces between the piece before and this one.
    pub space: &'a str,
    /// The level of a heading or lead, 1 the outermost; `None` for all else.
    pub level: Option<u8>,
}

impl Paragraph<'_> {
    /// Its cells, as the row of a table: words parted by tabs, behind an empty one for each tab of
    /// its indent. `None` for what has none, and for entries of contents.
    pub fn cells(&self) -> Option<Vec<String>> {
        if matches!(self.role, Role::Contents | Role::ContentsTitle) {
            return None;
        }
        let mut text = String::new();
        for Piece { node, space, .. } in &self.pieces {
            text.extend([*space, &node.marker, &unbroken(node)]);
        }
        if !text.contains('\t') {
            return None;
        }
        let lead = &self.pieces[0].node.lead;
        let indent = lead.rsplit(['\n', '\r']).next().unwrap_or(lead);
        let empty = indent.matches('\t').map(|_| String::new());
        let words = text.split('\t').map(|cell| {
            let quoted = cell.strip_prefix('"').and_then(|c| c.strip_suffix('"'));
            let quoted = quoted.filter(|c| c.contains(['\n', '\r']));
            quoted.map_or_else(|| cell.trim().to_owned(), |c| c.replace("\"\"", "\""))
        });
        Some(empty.chain(words).collect())
    }
}

/// The cells of the rows that `all` begins with, which are a table if there are two at least; else
/// none. One that begins a report begins no page within a table: `cells` of such a one are none.
pub fn table<T>(all: &[T], cells: impl Fn(&T) -> Option<Vec<String>>) -> Vec<Vec<String>> {
    let rows: Vec<_> = all.iter().map_while(cells).collect();
    match rows.len() {
        1 => Vec::new(),
        _ => rows,
    }
}

/// What a paragraph is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A line of the title, with its outline level if it has any.
    Title {
        /// Its outline level.
        outline: Option<u8>,
    },
    /// A date right below the title.
    Byline,
    /// A heading alone in its paragraph.
    Heading {
        /// Its level, 1 the outermost.
        level: u8,
        /// Its outline level.
        outline: u8,
    },
    /// A heading, and words behind it.
    RunOn {
        /// Its level.
        level: u8,
    },
    /// Addressee or salutation.
    Hail,
    /// 目录.
    ContentsTitle,
    /// An entry of the contents.
    Contents,
    /// The signing organisation.
    Signature {
        /// Its width in half characters.
        width: u32,
        /// That of the date below it, if there is one.
        date: Option<u32>,
    },
    /// A date.
    Date {
        /// Its width in half characters.
        width: u32,
        /// That of the signature above it, if there is one.
        signature: Option<u32>,
    },
    /// Web furniture.
    Junk,
    /// Any other.
    Body,
}

impl Role {
    /// The paragraph's outline level, if it has one.
    pub fn outline(self) -> Option<u8> {
        match self {
            Self::Heading { outline, .. } => Some(outline),
            Self::Title { outline } => outline,
            _ => None,
        }
    }
}

/// The level of a heading or lead that stands below a heading of level `above`.
pub fn level(node: &Node, above: Option<u8>) -> Option<u8> {
    match node.kind {
        Kind::Heading(level) => Some(level.get()),
        Kind::LeadIn => Some(above.map_or(LONE_LEAD_LEVEL, |l| (l + 1).min(MAX_OUTLINE))),
        _ => None,
    }
}

/// The paragraphs of `nodes` and all below them, in order.
///
/// Where several reports are among them, titles take outline level 1 and push the headings one
/// level down, as in a compilation's contents; a single report's title has none, so that 一、 is
/// level 1.
pub fn paragraphs<'a>(nodes: impl IntoIterator<Item = &'a Rc<Node>>) -> Vec<Paragraph<'a>> {
    let mut gather = Gather::default();
    for node in nodes {
        gather.node(node, None);
    }
    gather.close();
    let compiled = gather.n_reports > 1;
    let mut done = gather.done;
    settle_titles(&mut done, compiled);
    settle_foot(&mut done);
    done
}

#[derive(Default)]
struct Gather<'a> {
    done: Vec<Paragraph<'a>>,
    open: Vec<Piece<'a>>,
    n_reports: u32,
    in_front: bool,
    opens: Option<Kind>,
}

impl<'a> Gather<'a> {
    fn node(&mut self, node: &'a Rc<Node>, above: Option<u8>) {
        let level = level(node, above);
        if node.kind.is_part() {
            self.close();
            self.n_reports += u32::from(node.kind == Kind::Report);
            self.in_front = node.kind == Kind::Front;
            self.opens = Some(node.kind);
        }
        if !node.is_inline() {
            self.close();
        }
        if has_words(node) {
            let space = if self.open.is_empty() { "" } else { &node.lead };
            self.open.push(Piece { node, space, level });
        }
        for child in &node.children {
            self.node(child, level.or(above));
        }
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            let pieces = std::mem::take(&mut self.open);
            let role = role(&pieces, self.in_front);
            let opens = self.opens.take();
            self.done.push(Paragraph {
                role,
                opens,
                pieces,
            });
        }
    }
}

fn has_words(node: &Node) -> bool {
    let visible = |text: &str| text.contains(|c| !is_space(c) && !matches!(c, '\n' | '\r'));
    visible(&node.marker) || visible(&node.text)
}

fn role(pieces: &[Piece<'_>], in_front: bool) -> Role {
    let first = pieces.iter().position(|p| p.node.kind != Kind::Junk);
    let Some(first) = first else {
        return Role::Junk;
    };
    let piece = &pieces[first];
    if let Some(level) = piece.level {
        let alone = first + 1 == pieces.len();
        return if alone {
            Role::Heading {
                level,
                outline: level,
            }
        } else {
            Role::RunOn { level }
        };
    }
    let width = || pieces.iter().map(|p| width(&p.node.text)).sum();
    match piece.node.kind {
        // Marked for now; `settle_titles` decides.
        Kind::Title => Role::Title {
            outline: (!in_front).then_some(1),
        },
        Kind::Addressee | Kind::Salutation => Role::Hail,
        Kind::Contents if is_contents_title(&piece.node.text) => Role::ContentsTitle,
        Kind::Contents => Role::Contents,
        Kind::Signature => Role::Signature {
            width: width(),
            date: None,
        },
        Kind::Date => Role::Date {
            width: width(),
            signature: None,
        },
        _ => Role::Body,
    }
}

fn is_contents_title(text: &str) -> bool {
    text.chars().filter(|c| !is_space(*c)).eq("目录".chars())
}

/// Width in half characters: East Asian ones are full, all else is half.
fn width(text: &str) -> u32 {
    let of = |c| match CharClass::of(c) {
        CharClass::EastAsian | CharClass::ByContext => 2,
        CharClass::ZeroWidth => 0,
        _ if c == '\u{3000}' => 2,
        _ => 1,
    };
    text.chars().map(of).sum()
}

/// Of the title lines that stand together one enters the outline: the first that names what the
/// text is, else the first. And that only if the text is a compilation; then headings go down.
fn settle_titles(done: &mut [Paragraph<'_>], compiled: bool) {
    let mut at = 0;
    while at < done.len() {
        let len = done[at..]
            .iter()
            .take_while(|p| matches!(p.role, Role::Title { .. }))
            .count();
        let group = &mut done[at..at + len];
        let named = group.iter().position(|p| {
            let words = p.pieces.iter().find(|x| x.node.kind == Kind::Title);
            // ——在会上的讲话: a subtitle.
            words.is_some_and(|x| names_a_report(x.node.title()) && !x.node.text.starts_with('—'))
        });
        for (line, paragraph) in group.iter_mut().enumerate() {
            let chosen = compiled && line == named.unwrap_or(0);
            if let Role::Title { outline } = &mut paragraph.role {
                *outline = outline.filter(|_| chosen);
            }
        }
        at += len;
        if let Some(Role::Heading { outline, .. }) = done.get_mut(at).map(|p| &mut p.role)
            && compiled
        {
            *outline = (*outline + 1).min(MAX_OUTLINE);
        }
        if let Some(next) = done.get_mut(at)
            && len > 0
            && matches!(next.role, Role::Date { .. })
        {
            next.role = Role::Byline;
        }
        at += 1;
    }
}

/// A signature and the date below it learn of each other.
fn settle_foot(done: &mut [Paragraph<'_>]) {
    for at in 1..done.len() {
        if let [above, below] = &mut done[at - 1..=at]
            && let Role::Signature { width, date } = &mut above.role
            && let Role::Date {
                width: date_width,
                signature,
            } = &mut below.role
        {
            *date = Some(*date_width);
            *signature = Some(*width);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse;

    #[track_caller]
    fn check(source: &str, want: &[&str]) {
        let outline = parse(source);
        let got: Vec<String> = paragraphs([outline.root()])
            .iter()
            .map(|p| {
                let name = match p.role {
                    Role::Title { outline } => format!("title{}", outline.unwrap_or(0)),
                    Role::Heading { level, outline } => format!("h{level}/{outline}"),
                    Role::RunOn { level } => format!("run{level}"),
                    Role::Signature { width, date } => {
                        format!("sign {width} {}", date.unwrap_or(0))
                    }
                    Role::Date { width, signature } => {
                        format!("date {width} {}", signature.unwrap_or(0))
                    }
                    other => format!("{other:?}").to_lowercase(),
                };
                format!("{name} x{}", p.pieces.len())
            })
            .collect();
        assert_eq!(got, want);
    }

    #[test]
    fn one_report() {
        check(
            "某局关于整改情况的报告\n\n　　市委巡察办：\n现将情况报告如下。\n一、总体情况\n\
             （一）统一思想。召开会议。\n##paidbegin##（二）压实责任\n整改情况：已完成。一是学。二是改。\n　　\n\
             某某市某某局\n2024年3月5日\n",
            &[
                "title0 x1",
                "hail x1",
                "body x1",
                "h1/1 x1",
                "run2 x2",
                "h2/2 x2",
                "body x4",
                "sign 12 12 x1",
                "date 12 12 x1",
            ],
        );
    }

    #[test]
    fn compilation() {
        check(
            "目录\n甲局整改情况的报告\t1\n乙局整改情况的报告\t2\n\n甲局整改情况的报告\n2024年3月5日\n\
             一、情况\n正文。\n\n\n乙局整改情况的报告\n一、情况\n正文。\n",
            &[
                "contentstitle x1",
                "contents x1",
                "contents x1",
                "title1 x1",
                "byline x1",
                "h1/2 x1",
                "body x1",
                "title1 x1",
                "h1/2 x1",
                "body x1",
            ],
        );
    }

    #[test]
    fn rows_of_a_table() {
        let outline = parse("说明\t见下。\n\n正文。\n事项\t时限\n\t甲 \t 乙\n正文。\n");
        let all = paragraphs([outline.root()]);
        let tables: Vec<_> = (0..all.len())
            .map(|at| table(&all[at..], Paragraph::cells))
            .filter(|rows| !rows.is_empty())
            .collect();
        assert_eq!(tables, [[vec!["事项", "时限"], vec!["", "甲", "乙"]]]);
    }

    /// The line that says where a speech was held is none to find it by.
    #[test]
    fn a_subtitle_does_not_name_a_report() {
        check(
            "锚定目标不放松\n——在一季度调度会上的讲话\n同志们：\n一、甲\n正文。\n\n\n\
             乙局整改情况的报告\n一、情况\n正文。\n",
            &[
                "title1 x1",
                "title0 x1",
                "hail x1",
                "h1/2 x1",
                "body x1",
                "title1 x1",
                "h1/2 x1",
                "body x1",
            ],
        );
    }
}
