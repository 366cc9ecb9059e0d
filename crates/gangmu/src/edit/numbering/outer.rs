//! The outer numbers of 1.2.3 are those of the headings above it.

use crate::numbering::marker_of;
use crate::outline::{Node, NodeId};
use crate::text::Text;

/// The headings below `section` whose outer numbers are not those above them, and the markers
/// that would be right. `above` is the number of the section, `1.2`; empty if it has none. Those that
/// became decimal just now are `fresh`: with as many numbers as there are.
pub(super) fn astray(
    section: &Node,
    above: &str,
    fresh: &[NodeId],
    found: &mut Vec<(NodeId, Text)>,
) {
    for child in &section.children {
        let marker = child.kind.is_heading().then(|| marker_of(&child.marker));
        let Some(marker) = marker.flatten() else {
            astray(child, above, fresh, found);
            continue;
        };
        let outer = marker.form.row().outer;
        let mut number = String::new();
        let fits = !above.is_empty() && above.split('.').count() == outer;
        if outer > 0 && (fits || fresh.binary_search(&child.id).is_ok()) {
            number.push_str(above);
            number.push_str(if above.is_empty() { "" } else { "." });
            if marker.prefix.replace('．', ".") != number {
                let own = &child.marker[marker.prefix.len()..];
                found.push((child.id, Text::from([number.as_str(), own].concat())));
            }
        } else {
            number.push_str(if outer > 0 { marker.prefix } else { "" });
        }
        number.push_str(&marker.ordinal.to_string());
        astray(child, &number, fresh, found);
    }
}
