//! What an edit costs in a small document and in a large one.

use crate::texts::{Shape, of_nodes};
use gangmu::edit::Intent;
use gangmu::edit::commands::{Direction, duplicate};
use gangmu::outline::{Kind, Node, NodeId, Place};
use session::{Command, OnNodes, Outcome, Session};
use std::rc::Rc;
use std::time::Instant;

const SIZES: [usize; 3] = [100, 10_000, 100_000];
const ROUNDS: usize = 41;
/// Rows on a screen: their nodes are held while an edit is made, as a page holds them.
const SCREEN: usize = 40;

/// One line of the table: what is done, at a place in the middle of the document.
type Make = fn(&Session, &Spot) -> Command;

/// Where edits are made.
struct Spot {
    /// A section with a sibling behind it; a paragraph where there is none.
    section: NodeId,
    /// A node with words.
    words: NodeId,
    /// A node that can go deeper.
    deeper: NodeId,
    /// A node that can be folded, with few below it.
    small: Option<NodeId>,
}

const EDITS: [(&str, Make); 9] = [
    ("type a character", |s, spot| {
        let end = s.outline().get(spot.words).map_or(0, |n| n.text.len());
        let end = end.saturating_sub("。".len());
        Command::Replace {
            node: spot.words,
            range: end..end,
            with: "字".to_owned(),
            intent: Intent::Compose,
        }
    }),
    ("type at the end", |s, spot| {
        let end = s.outline().get(spot.words).map_or(0, |n| n.text.len());
        Command::Replace {
            node: spot.words,
            range: end..end,
            with: "a".to_owned(),
            intent: Intent::Compose,
        }
    }),
    ("move down", |_, spot| {
        Command::Shift(vec![spot.section], Direction::Down)
    }),
    ("indent", |_, spot| Command::Indent(vec![spot.deeper])),
    ("split", |_, spot| Command::Split(spot.words, "对".len())),
    ("join", |_, spot| Command::Join(spot.words)),
    ("delete", |_, spot| Command::Remove(vec![spot.words])),
    ("duplicate", |_, spot| {
        Command::OnNodes(vec![spot.section], OnNodes(duplicate))
    }),
    ("drop far away", |s, spot| {
        let parent = s.outline().parent(spot.section).unwrap_or(spot.section);
        Command::Drop(vec![spot.section], Place { parent, index: 1 })
    }),
];

/// Prints the table.
pub fn run() {
    for shape in [Shape::Nested, Shape::Paragraphs, Shape::Sections] {
        println!("\n{shape:?}: median of {ROUNDS}, ms (then: undone again)");
        print!("{:<20}", "");
        for size in SIZES {
            print!("{size:>20}");
        }
        println!("{:>9}", "ratio");
        let mut columns = Vec::new();
        for size in SIZES {
            columns.push(column(&of_nodes(shape, size)));
        }
        for (at, (name, _, _)) in columns[0].iter().enumerate() {
            print!("{name:<20}");
            for column in &columns {
                let (_, made, undone) = &column[at];
                match made {
                    Some(made) => print!("{:>11.3} {:>8.3}", made, undone),
                    None => print!("{:>20}", "-"),
                }
            }
            let ratio = columns.last().and_then(|c| c[at].1).zip(columns[0][at].1);
            println!("{:>9.1}", ratio.map_or(f64::NAN, |(a, b)| a / b));
        }
    }
}

/// Makes one edit of the table and undoes it, 2000 times, in the largest document.
pub fn repeat(shape: &str, name: &str) {
    let shapes = [Shape::Nested, Shape::Paragraphs, Shape::Sections];
    let shape = shapes.into_iter().find(|s| format!("{s:?}") == shape);
    let edit = EDITS.iter().find(|(edit, _)| *edit == name);
    let (Some(shape), Some((_, make))) = (shape, edit) else {
        return eprintln!("there is no {name} in the table");
    };
    let mut session = Session::default();
    session.dispatch(Command::Open(of_nodes(shape, SIZES[2])), 0.0);
    let spot = spot(&session);
    for _ in 0..2000 {
        let command = make(&session, &spot);
        session.dispatch(command, 0.0);
        session.dispatch(Command::Undo, 0.0);
    }
}

type Line = (&'static str, Option<f64>, f64);

fn column(text: &str) -> Vec<Line> {
    let mut session = Session::default();
    session.dispatch(Command::Open(text.to_owned()), 0.0);
    let spot = spot(&session);
    let mut lines: Vec<Line> = Vec::new();
    for (name, make) in EDITS {
        let (mut made, mut undone) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let command = make(&session, &spot);
            let held = screen(&session, spot.section);
            let begin = Instant::now();
            let outcome = session.dispatch(command, 0.0);
            let took = ms(begin);
            drop(held);
            if !matches!(outcome, Outcome::Done { .. }) {
                break;
            }
            made.push(took);
            let held = screen(&session, spot.section);
            let begin = Instant::now();
            session.dispatch(Command::Undo, 0.0);
            undone.push(ms(begin));
            drop(held);
        }
        lines.push((name, median(&mut made), median(&mut undone).unwrap_or(0.0)));
    }
    let fold = spot.small.map(|id| {
        let (mut made, mut undone) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            for times in [&mut made, &mut undone] {
                let held = screen(&session, spot.section);
                let begin = Instant::now();
                session.dispatch(Command::ToggleFold(id), 0.0);
                times.push(ms(begin));
                drop(held);
            }
        }
        (median(&mut made), median(&mut undone).unwrap_or(0.0))
    });
    let (made, undone) = fold.unwrap_or((None, 0.0));
    lines.push(("fold a section", made, undone));
    lines
}

/// What a page that shows the rows around `at` holds.
fn screen(session: &Session, at: NodeId) -> Vec<Rc<Node>> {
    let row = session.row_of(at).unwrap_or(0).saturating_sub(SCREEN / 2);
    let rows = session.rows().iter().skip(row).take(SCREEN);
    let nodes = rows.filter_map(|row| session.outline().get(row.id).cloned());
    nodes.collect()
}

fn spot(session: &Session) -> Spot {
    let rows: Vec<NodeId> = session.rows().iter().map(|r| r.id).collect();
    let find = |wanted: &dyn Fn(&Rc<Node>) -> bool| {
        rows[rows.len() / 2..].iter().copied().find(|id| {
            let node = session.outline().get(*id).expect("rows are of the outline");
            wanted(node)
        })
    };
    let index = |node: &Node| session.outline().place(node.id).map_or(0, |p| p.index);
    let level = |node: &Rc<Node>| node.kind.level().map(|l| l.get());
    let body = find(&|n| n.kind == Kind::Body && index(n) > 0);
    let section = find(&|n| level(n) == Some(2) && index(n) == 1)
        .or_else(|| find(&|n| n.kind.is_heading() && !n.kind.is_part()))
        .or(body)
        .expect("a node in the middle");
    let deeper = find(&|n| level(n) == Some(3) && index(n) == 2).unwrap_or(section);
    Spot {
        section,
        words: body.unwrap_or(section),
        deeper,
        small: find(&|n| level(n) == Some(3)),
    }
}

fn ms(begin: Instant) -> f64 {
    begin.elapsed().as_secs_f64() * 1e3
}

/// The middle one.
pub fn median(times: &mut [f64]) -> Option<f64> {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied()
}
