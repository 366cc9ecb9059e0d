//! A report's title and sort, read from its nodes.

use crate::outline::{Kind, Node, ReportKind};
use crate::syntax::names_a_report;

/// The title of a part: its first title line, with the second where only that one names what
/// the text is. Empty if it has none.
pub fn title(part: &Node) -> String {
    let mut lines = part
        .children
        .iter()
        .filter(|n| n.kind != Kind::Junk)
        // The head of a document, 某某人民政府文件, stands above the title.
        .skip_while(|n| n.kind == Kind::Body)
        .take_while(|n| n.kind == Kind::Title);
    let Some(first) = lines.next().map(|n| n.title()) else {
        return String::new();
    };
    match lines.next().map(|n| n.title()) {
        Some(second) if !names_a_report(first) && names_a_report(second) => {
            format!("{first}{second}")
        }
        _ => first.to_owned(),
    }
}

/// The part's sort as noted: read from its title when it was parsed, or set by hand.
pub fn kind(part: &Node) -> ReportKind {
    part.note
        .as_ref()
        .and_then(|n| n.report)
        .unwrap_or_default()
}
