//! Reading a report's numbering style from its text.

use super::{Scheme, index};
use crate::numbering::{Marker, marker_of};
use crate::outline::{Kind, Level, Node, NodeId, Regime};

/// The style that the text of `part` shows. A level's form is that of its first heading; its
/// numbers run on if they do so more often than they begin anew. O(nodes of the part).
pub(super) fn read(part: &Node) -> Scheme {
    let mut reader = Reader::default();
    reader.section(part);
    let mut scheme = reader.scheme;
    for (at, vote) in reader.votes.iter().enumerate() {
        if vote.runs_on > vote.restarts {
            let kind = Kind::Heading(Level::new(at as u8 + 1));
            scheme.regimes[at] = Regime::Continue;
            let starts = reader.sections.iter().filter(|(_, k)| *k == kind);
            for key in starts {
                scheme.starts.remove(key);
            }
            if vote.first > 1 {
                scheme.starts.insert((part.id, kind), vote.first);
            }
        }
    }
    scheme
}

#[derive(Default)]
struct Vote {
    restarts: u32,
    runs_on: u32,
    first: u32,
    last: u32,
    junk: Option<NodeId>,
}

#[derive(Default)]
struct Reader {
    scheme: Scheme,
    votes: [Vote; Level::MAX as usize],
    /// The sections whose numbers do not begin with 1.
    sections: Vec<(NodeId, Kind)>,
    /// The last junk met.
    junk: Option<NodeId>,
}

impl Reader {
    fn section(&mut self, section: &Node) {
        // The numbers of headings right below `section`, by kind: the last one met.
        let mut last: Vec<(Kind, u32)> = Vec::new();
        for child in &section.children {
            if child.kind == Kind::Junk {
                self.junk = Some(child.id);
            }
            if child.kind.is_heading()
                && let Some(marker) = marker_of(&child.marker)
            {
                self.note(section, child, &marker, &mut last);
            }
            if !child.children.is_empty() {
                self.section(child);
            }
        }
    }

    fn note(
        &mut self,
        section: &Node,
        child: &Node,
        marker: &Marker<'_>,
        last: &mut Vec<(Kind, u32)>,
    ) {
        let ordinal = marker.ordinal;
        let first = !last.iter().any(|(kind, _)| *kind == child.kind);
        if first {
            last.push((child.kind, ordinal));
            if ordinal != 1 {
                self.scheme.starts.insert((section.id, child.kind), ordinal);
                self.sections.push((section.id, child.kind));
            }
        }
        if marker.prefix.starts_with('(') {
            self.scheme.half_width = true;
        }
        let Some(level) = child.kind.level() else {
            self.scheme.lead.get_or_insert_with(|| child.marker.clone());
            return;
        };
        self.scheme.templates[index(level)].get_or_insert_with(|| child.marker.clone());
        let vote = &mut self.votes[index(level)];
        if vote.first == 0 {
            vote.first = ordinal;
        }
        if vote.junk != self.junk
            && ordinal > vote.last + 1
            && let Some(junk) = self.junk
        {
            self.scheme.leaps.insert((junk, child.kind), ordinal);
        }
        vote.junk = self.junk;
        if first && vote.last > 0 {
            if ordinal == 1 {
                vote.restarts += 1;
            } else if ordinal == vote.last + 1 {
                vote.runs_on += 1;
            }
        }
        vote.last = ordinal;
    }
}
