//! Commands by chance, each of them now and then.

use super::super::{duplicate, to_line, to_sentence};
use crate::{Command, Hit};
use gangmu::edit::commands::{
    Direction, GatherBy, Paragraph, Pasted, Regroup, SortBy, StyleChoice, Target,
};
use gangmu::edit::{Caret, Intent};
use gangmu::outline::{Kind, Level, MergeBy, Merged, Node, NodeId, Place};
use std::rc::Rc;

const TARGETS: [Target; 7] = [
    Target::Heading,
    Target::LeadIn,
    Target::Item,
    Target::Body,
    Target::Label,
    Target::Title,
    Target::Junk,
];

const PASTED: [&str; 7] = [
    "新文一。\n新文二。",
    "一是新子；二是新丑。\n",
    "（一）新子\n新文。\n1.新孙\n（二）新丑",
    "1.新甲。新文。一是新子；二是新丑。\n2.新乙\n",
    "新局的通报\n\n同志们：\n一、新甲\n整改措施：\n一是新子\n二是新丑\n某某局\n2023年8月11日\n",
    "\u{feff}\r\n　　##paidbegin##一、新甲\r\n第一，新子。新文。\r\n",
    "　\n",
];

/// What is typed at the start of a row.
const TYPED: [&str; 6] = [
    "一、新",
    "（二）新题。",
    "1.新",
    "一是新；二是新。",
    "整改情况：新。",
    "第一，新。",
];

/// The same numbers every time.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    /// Less than `n`, or 0.
    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % n.max(1)
    }
}

/// Any command, on any of the nodes.
pub(super) fn random_command(chance: &mut Chance, all: &[Rc<Node>]) -> Command {
    let node = all[chance.below(all.len())].clone();
    let id = node.id;
    let offsets: Vec<usize> = (0..=node.text.len())
        .filter(|at| node.text.is_char_boundary(*at))
        .collect();
    let at = offsets[chance.below(offsets.len())];
    // Often several, sometimes the same twice, sometimes far apart.
    let mut ids = vec![id];
    while chance.below(3) == 0 {
        let near = chance.below(2) == 0;
        let siblings = all.iter().find(|n| n.children.iter().any(|c| c.id == id));
        let from = siblings.filter(|_| near).map_or(all, |n| &n.children);
        ids.push(from[chance.below(from.len())].id);
    }
    match chance.below(81) {
        0..4 => Command::Shift(ids, Direction::Up),
        4..8 => Command::Shift(ids, Direction::Down),
        8..10 => Command::Indent(ids),
        10..12 => Command::Outdent(ids),
        12 => Command::Split(id, at),
        13 => Command::Split(id, [0, node.text.len()][chance.below(2)]),
        14..16 => Command::Join(id),
        76..79 => Command::Paste {
            at: id,
            range: (chance.below(4) > 0).then_some(at..at),
            what: Rc::new(Pasted::read(PASTED[chance.below(PASTED.len())])),
        },
        79..81 => random_span(chance, all),
        16 if chance.below(3) == 0 => Command::Remove(ids),
        17 => Command::Replace {
            node: id,
            range: at..at,
            with: ["字", "一是新，", "", "\r\n"][chance.below(4)].to_owned(),
            intent: Intent::Type,
        },
        18 => Command::ToggleFold(id),
        19 | 20 => duplicate(ids),
        21..24 => Command::SetLevel(ids, Level::new(chance.below(6) as u8 + 1)),
        24..29 => Command::Convert(ids, TARGETS[chance.below(TARGETS.len())]),
        29..31 => Command::Replace {
            node: id,
            range: 0..0,
            with: TYPED[chance.below(TYPED.len())].to_owned(),
            intent: Intent::Type,
        },
        31..34 => {
            let typed = |n: &&Rc<Node>| TYPED.iter().any(|words| n.text.starts_with(words));
            let node = all.iter().find(typed).map_or(id, |n| n.id);
            let begun = chance.below(2) == 0;
            Command::Recognise { node, begun }
        }
        34..36 | 50..52 => Command::SplitRunOn(id),
        36..39 => Command::JoinRunOn(id),
        39 | 40 => to_line(ids),
        41..43 => to_sentence(ids),
        43 | 44 => Command::Itemize(id),
        45 | 46 => Command::Deitemize(id),
        47..50 => Command::PasteStructure {
            at: id,
            text: PASTED[chance.below(PASTED.len())].to_owned(),
        },
        52..55 => {
            let parent = &all[chance.below(all.len())];
            let index = chance.below(parent.children.len() + 1);
            let parent = parent.id;
            Command::Drop(ids, Place { parent, index })
        }
        55..57 => Command::Regroup(random_regroup(chance, all, id)),
        57..65 => on_a_part(chance, all),
        65 if chance.below(3) == 0 => Command::Open(PASTED[chance.below(5)].to_owned()),
        66 | 67 => Command::ReplaceAll {
            query: ["文", "新"][chance.below(2)].into(),
            with: ["", "章", "文文"][chance.below(3)].to_owned(),
            parts: Vec::new(),
        },
        68 if at < node.text.len() => {
            let end = offsets[offsets.partition_point(|o| *o <= at)];
            Command::ReplaceOne {
                hit: Hit {
                    node: id,
                    range: at..end,
                },
                with: "换".to_owned(),
            }
        }
        69..76 => random_view(chance, node, at),
        _ => Command::Shift(ids, Direction::Down),
    }
}

/// Words from one node to one that is near, or that may not follow it.
fn random_span(chance: &mut Chance, all: &[Rc<Node>]) -> Command {
    let first = chance.below(all.len());
    let last = (first + chance.below(6)).min(all.len() - 1);
    let mut point = |node: &Node| {
        let at = node.text.char_indices().map(|(at, _)| at);
        let offsets: Vec<usize> = at.chain([node.text.len()]).collect();
        (node.id, offsets[chance.below(offsets.len())])
    };
    let (a, b) = (point(&all[first]), point(&all[last]));
    let (from, to) = match a.0 == b.0 {
        true => (a.min(b), a.max(b)),
        false => (a, b),
    };
    Command::ReplaceSpan {
        from,
        to,
        with: ["", "新"][chance.below(2)].to_owned(),
    }
}

/// What is done to a part as a whole.
fn on_a_part(chance: &mut Chance, all: &[Rc<Node>]) -> Command {
    let parts: Vec<NodeId> = all
        .iter()
        .filter(|n| n.kind.is_part())
        .map(|n| n.id)
        .collect();
    let part = parts[chance.below(parts.len())];
    match chance.below(8) {
        0 | 1 => Command::SetScheme {
            part,
            style: [StyleChoice::Official, StyleChoice::AsPasted][chance.below(2)].clone(),
        },
        2 | 3 => Command::Renumber(part),
        4 => Command::SetHandsOff(part, chance.below(2) == 0),
        5 => Command::SetTarget(part, [None, Some(100)][chance.below(2)]),
        _ => Command::Show(part),
    }
}

fn random_regroup(chance: &mut Chance, all: &[Rc<Node>], of: NodeId) -> Regroup {
    let reports = all.iter().filter(|n| n.kind == Kind::Report);
    let parts: Vec<NodeId> = reports.map(|n| n.id).collect();
    let part = parts.get(chance.below(parts.len())).copied().unwrap_or(of);
    let descending = chance.below(2) == 0;
    match chance.below(7) {
        0 | 1 => Regroup::Sort {
            of,
            by: [
                SortBy::Number,
                SortBy::Title,
                SortBy::Status,
                SortBy::Length,
            ][chance.below(4)],
            descending,
        },
        2 => Regroup::Gather {
            part,
            by: [GatherBy::Status, GatherBy::Unit, GatherBy::Section][chance.below(3)],
        },
        3 => Regroup::Promote {
            part,
            level: Level::new(chance.below(3) as u8 + 2),
        },
        4 => Regroup::Flatten { section: of },
        _ => {
            let opening = vec![Paragraph {
                pattern: "whole".to_owned(),
                words: format!("共有问题{}个。", chance.below(4)),
            }];
            let is_merged = |n: &&Rc<Node>| n.note.as_ref().is_some_and(|n| n.merged.is_some());
            match all.iter().find(is_merged) {
                Some(merged) if chance.below(3) > 0 => Regroup::Update {
                    part: merged.id,
                    opening,
                },
                _ => Regroup::Merge {
                    of: Merged {
                        by: MergeBy::ALL[chance.below(4)],
                        parts,
                    },
                    title: "新汇编".to_owned(),
                    opening,
                },
            }
        }
    }
}

/// What changes only what is seen.
fn random_view(chance: &mut Chance, node: Rc<Node>, at: usize) -> Command {
    let id = node.id;
    match chance.below(8) {
        0 => Command::FoldTo(Some(Level::new(chance.below(3) as u8 + 1))),
        1 => Command::FoldTo(None),
        2 => Command::FoldSiblings(id),
        3 => Command::Zoom(Some(id)),
        4 => Command::Zoom(None),
        5 => {
            Command::Filter([None, Some("整改".into()), Some("新".into())][chance.below(3)].clone())
        }
        6 => Command::Reveal(id),
        _ => Command::Stand(Some(Caret::at(id, at))),
    }
}

/// Whether `command` changes only what is seen.
pub(super) fn is_view(command: &Command) -> bool {
    matches!(
        command,
        Command::ToggleFold(_)
            | Command::FoldTo(_)
            | Command::FoldSiblings(_)
            | Command::Zoom(_)
            | Command::Filter(_)
            | Command::Reveal(_)
            | Command::Stand(_)
            | Command::Show(_)
    )
}
