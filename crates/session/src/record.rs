//! Writing the record of a part a slice at a time, so that nobody waits for the whole of a long
//! one. See [`super::keep`] for its form.

use gangmu::outline::Node;
use std::rc::Rc;

const SOUND: &str = "strings and numbers always serialise";

/// A part on the way into its record. Holds the part as it was when the writing began: edits in
/// between leave it alone, and copy the nodes above what they change.
#[derive(Debug)]
pub struct Recorder {
    /// The nodes that are begun, outermost first, each with the index of its next child.
    open: Vec<(Rc<Node>, usize)>,
    begun: bool,
}

impl Recorder {
    /// The record of `part`, none of it written.
    pub fn new(part: Rc<Node>) -> Self {
        Self {
            open: vec![(part, 0)],
            begun: false,
        }
    }

    /// The next piece of the record: whole nodes until it has at least `n_bytes`, or the rest.
    /// `None` once all is written. The pieces one after the other are the record.
    pub fn piece(&mut self, n_bytes: usize) -> Option<String> {
        let mut out = Vec::new();
        if let (false, Some((part, _))) = (self.begun, self.open.last()) {
            begin(part, &mut out);
            self.begun = true;
        }
        while out.len() < n_bytes {
            let Some((node, next)) = self.open.last_mut() else {
                break;
            };
            let Some(child) = node.children.get(*next).cloned() else {
                out.extend_from_slice(b"]]");
                self.open.pop();
                continue;
            };
            if *next > 0 {
                out.push(b',');
            }
            *next += 1;
            begin(&child, &mut out);
            self.open.push((child, 0));
        }
        let piece = String::from_utf8(out).expect("JSON of strings is UTF-8");
        (!piece.is_empty()).then_some(piece)
    }
}

/// The record of one part.
pub fn part_record(part: &Rc<Node>) -> String {
    let whole = Recorder::new(part.clone()).piece(usize::MAX);
    whole.expect("a part has a record")
}

/// What comes before the node's first child.
fn begin(node: &Node, out: &mut Vec<u8>) {
    let own = (
        node.id.0,
        node.kind.name(),
        node.kind.level().map_or(0, |l| l.get()),
        node.lead.as_str(),
        node.marker.as_str(),
        node.text.as_str(),
        node.note.as_deref(),
    );
    serde_json::to_writer(&mut *out, &own).expect(SOUND);
    // The array goes on.
    out.pop();
    out.extend_from_slice(b",[");
}
