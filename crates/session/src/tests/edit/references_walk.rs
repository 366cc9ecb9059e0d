//! The law of references under a random walk: whatever is done to the structure, a reference
//! names what it named at first, or nothing.

use super::{check_laws, everything, open_text};
use crate::{Command, Outcome, Session};
use gangmu::edit::commands::{Direction, StyleChoice};
use gangmu::edit::{dangling, mentions};
use gangmu::outline::{Kind, Node, NodeId, Outline, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Every reference stands behind a sign of its own, ⟨a⟩, by which the test knows it.
const REPORT: &str = "某某报告\n⟨a⟩第二部分、⟨b⟩第三部分第（二）项。\n一、甲\n（一）子\n1.天\n2.地，⟨c⟩第1项。\n3.玄\n⟨d⟩上述第1、2条，⟨e⟩第（二）项。\n（二）丑\n⟨f⟩第（一）项。一是见⟨g⟩第四部分；二是⟨h⟩第（三）项。\n（三）寅\n二、乙\n⟨i⟩第（一）（二）项\n（一）卯\n（二）辰\n⟨j⟩本部分第（一）项，⟨k⟩第一、三部分\n三、丙。⟨l⟩第二至四部分。\n（一）巳\n⟨m⟩本报告第三部分\n（二）午\n四、丁\n⟨n⟩第一部分（三），《条例》第三条\n（一）未\n（二）申\n";
const RUNS_ON: &str = "一、甲\n（一）子\n（二）丑\n⟨a⟩第（四）项，⟨b⟩第（一）项\n二、乙\n（三）寅\n（四）卯\n⟨c⟩第（一）项，⟨d⟩上述第（三）项\n三、丙\n（五）辰\n⟨e⟩第二部分\n（六）巳\n⟨f⟩第（五）至（六）项\n";
const RULES: &str = "会议办法\n第一章　总则\n第一条　为了规范，按⟨a⟩第三条、⟨b⟩第二章。\n第二条　适用于：\n（一）科室；\n（二）中心，⟨c⟩前款第（一）项。\n第二章　职责\n第三条　⟨d⟩第二条第（二）项，⟨e⟩本办法第一条\n第四条　⟨f⟩第一至二条，⟨g⟩第一章第二条\n第三章　附则\n第五条　自印发之日起施行。\n";

struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % n.max(1)
    }
}

fn nodes(outline: &Outline) -> Vec<Rc<Node>> {
    let mut found = Vec::new();
    outline.root().walk(&mut |n| found.push(n.clone()));
    found
}

/// A reference: its node, how many numbers it has at each depth, what it names if it is a link.
#[derive(Clone)]
struct Seen {
    node: NodeId,
    start: usize,
    shape: Vec<usize>,
    names: Option<BTreeSet<NodeId>>,
}

/// The references by their signs.
type Signs = BTreeMap<char, Seen>;

fn signs(session: &mut Session) -> Signs {
    let outline = session.outline().clone();
    let mut signs = Signs::new();
    for node in nodes(&outline) {
        let scheme = session.scheme(node.id);
        let mut linked = mentions(&outline, &scheme, &[&*node]).remove(0);
        linked.retain(|m| m.was.as_ref().is_none_or(Vec::is_empty) && !m.targets.is_empty());
        let found = gangmu::syntax::references(&node.text);
        if node.kind == Kind::Title {
            continue;
        }
        for (at, _) in node.text.match_indices('⟨') {
            let mut chars = node.text[at..].chars().skip(1);
            let (Some(sign), Some('⟩')) = (chars.next(), chars.next()) else {
                continue;
            };
            let start = at + "⟨a⟩".len();
            if let Some(reference) = found.iter().find(|r| r.range.start == start) {
                let link = linked.iter().find(|l| l.range.start == start);
                let seen = Seen {
                    node: node.id,
                    start,
                    shape: reference.steps.iter().map(|s| s.names.len()).collect(),
                    names: link.map(|l| l.targets.iter().copied().collect()),
                };
                signs.insert(sign, seen);
            }
        }
    }
    signs
}

fn random_command(chance: &mut Chance, session: &Session) -> Command {
    let parts = session.parts();
    let part = parts[chance.below(parts.len())].clone();
    let mut below = Vec::new();
    part.walk(&mut |n| below.push(n.clone()));
    let node = below[chance.below(below.len())].clone();
    let (part, id) = (part.id, node.id);
    // The node, or some.
    let n_some = [1, 1, 1, 2, 3][chance.below(5)];
    let some = (1..n_some).map(|_| below[chance.below(below.len())].id);
    let some: Vec<NodeId> = some.chain([id]).collect();
    let offsets: Vec<usize> = (0..=node.text.len())
        .filter(|at| node.text.is_char_boundary(*at))
        .collect();
    match chance.below(26) {
        0..9 => Command::Shift(some, Direction::Up),
        12..16 => Command::Shift(some, Direction::Down),
        16 => Command::Indent(some),
        17 => Command::Outdent(some),
        18 => Command::Split(id, [0, node.text.len()][chance.below(2)]),
        19 => Command::Split(id, offsets[chance.below(offsets.len())]),
        20 => Command::Join(id),
        21 if chance.below(3) == 0 => Command::Remove(some),
        22 if chance.below(3) == 0 => Command::Renumber(part),
        23 if chance.below(6) == 0 => Command::SetScheme {
            part,
            style: [StyleChoice::Official, StyleChoice::AsPasted][chance.below(2)].clone(),
        },
        9..12 | 24 | 25 => {
            // Mostly within the part, now and then into another.
            if chance.below(2) == 0 {
                let other = &parts[chance.below(parts.len())];
                other.walk(&mut |n| below.push(n.clone()));
            }
            let parent = &below[chance.below(below.len())];
            let (parent, n) = (parent.id, parent.children.len());
            let index = chance.below(n + 1);
            Command::Drop(some, Place { parent, index })
        }
        _ => Command::Shift(some, Direction::Up),
    }
}

#[derive(Default)]
struct Tally {
    followed: u32,
    respelled: u32,
    lost: u32,
}

fn walk(texts: &[&str], seed: u64, steps: usize, tally: &mut Tally) {
    println!("seed {seed:#x}");
    let mut session = open_text(texts[0]);
    for text in &texts[1..] {
        session.dispatch(Command::Open((*text).to_owned()), 0.0);
    }
    let mut chance = Chance(seed);
    let first = signs(&mut session);
    for (sign, seen) in &first {
        assert!(seen.names.is_some(), "{sign} names something");
    }
    let mut home = first.clone();
    let mut past = vec![everything(session.outline())];
    for step in 0..steps {
        let before = session.outline().write();
        let command = random_command(&mut chance, &session);
        let outcome = session.dispatch(command.clone(), step as f64 * 1000.0);
        if !matches!(outcome, Outcome::Done { .. }) {
            continue;
        }
        past.push(everything(session.outline()));
        check_laws(&session);
        if session.is_empty() {
            session.dispatch(Command::Undo, 0.0);
            past.pop();
            continue;
        }
        let written = session.outline().write();
        let now = signs(&mut session);
        // A reference that was cut in two is no longer known, nor one that became part of a title.
        home.retain(|sign, was| now.get(sign).is_some_and(|n| n.shape == was.shape));
        let parts = session.parts().to_vec();
        let told: Vec<_> = parts
            .iter()
            .flat_map(|part| dangling(part, &session.scheme(part.id)))
            .collect();
        for (sign, was) in &home {
            let seen = &now[sign];
            if seen.names.is_some() {
                assert_eq!(
                    seen.names, was.names,
                    "{sign} names another after {command:?}\n{before}\n{written}"
                );
                tally.followed += 1;
            } else {
                let is_told = told.iter().any(|d| {
                    (d.node, d.range.start) == (seen.node, seen.start) && !d.was.is_empty()
                });
                assert!(
                    is_told,
                    "{sign} is lost untold: {command:?}\n{before}\n{written}"
                );
                tally.lost += 1;
            }
        }
        tally.respelled += u32::from(written != before);
        if step % 12 == 11 {
            while past.len() > 1 {
                session.dispatch(Command::Undo, 0.0);
                past.pop();
                assert_eq!(Some(&everything(session.outline())), past.last());
            }
            home = first.clone();
        }
    }
}

#[test]
fn a_reference_names_what_it_named_or_nothing() {
    let mut tally = Tally::default();
    // The second of two has signs of its own.
    let other = RUNS_ON.chars().map(|c| match c {
        'a'..='f' => c.to_ascii_uppercase(),
        c => c,
    });
    let other = format!("另一报告\n{}", other.collect::<String>());
    let texts: [&[&str]; 4] = [&[REPORT], &[RUNS_ON], &[RULES], &[REPORT, &other]];
    for (at, texts) in texts.iter().enumerate() {
        for round in 0..8 {
            let seed = 0x9E37_79B9_7F4A_7C15 ^ (at as u64 * 1000 + round);
            walk(texts, seed, 240, &mut tally);
        }
    }
    println!("{} {} {}", tally.followed, tally.respelled, tally.lost);
    assert!(tally.followed > 3 * tally.lost, "most follow");
}
