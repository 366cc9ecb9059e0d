//! A random walk of commands, undos and redos over several documents, held against what the text
//! must be by the words of each command alone.

mod choice;

use super::{check_laws, duplicate, everything, open_text, shape};
use crate::{Command, Outcome, Session};
use choice::{Chance, is_view, random_command};
use gangmu::edit::Intent;
use gangmu::edit::commands::{Direction, Regroup, tops};
use gangmu::outline::{Kind, Level, Node, NodeId, Note, Outline};
use gangmu::syntax::parse;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The same walk every time; what a test prints leads back to it.
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

const REPORT: &str = "某某局关于巡察整改进展情况的通报\n\n按照统一部署，现将情况公布如下：\n一、组织领导情况\n专题研究。一是开会；二是发文。\n（一）压实责任。班子带头。一是分工；二是督办；三是考核。\n二、整改进展情况\n##paidbegin##（一）已完成的整改事项\n1.关于“学习不深”的问题。\n责任领导：某某\n整改情况：已完成整改。一是补课；二是考试；三是通报。\n2.关于台账不全的问题\n整改措施：\n一是补登；\n二是核对；\n三是公示。\n整改时限：2023年12月底前\n（二）持续推进的整改事项\n1.关于制度不严的问题。正在推进。\n①修订办法\n②组织培训\n三、下一步打算\n第一，持续发力。坚持不懈。\n第二，举一反三。全面排查。\n欢迎监督。\n电话：XXXX\n某某局党组\n2023年8月11日\n";
const RUNS_ON: &str = "题目\r\n　　一、甲\r\n　　（一）子\r\n　　文字。\r\n　　（二）丑\r\n　　二、乙\r\n　　（三）寅\r\n　　1.壹\r\n　　2.贰\r\n　　（四）卯\r\n　　三、丙\r\n　　（五）辰";
const SPEECH: &str = "在部署会上的讲话\n\n同志们:\n今天开会,主要部署工作。\n一、提高认识\n首先,学习文件;其次,查找不足;最后,抓好落实。\n此处隐藏3917个字。VIP会员可见\n(四)强化责任\n各科室要落实。\n四、标本兼治\n(一)立行立改\n一要快,二要准,三要实。\n(二)分类整改\n同志们,让我们共同努力。\n";
const RULES: &str = "会议管理办法\n第一章　总则\n第一条　为了规范会议，制定本办法。\n第二条　本办法适用于机关。\n（一）科室；\n（二）中心。\n第二章　职责\n第三条　办公室负责。\n第三章　附则\n第四条　自印发之日起施行。\n";
const MANY: &str = "目录\n甲局整改情况的通报\t1\n乙局整改情况的通报\t5\n\n甲局整改情况的通报\n\n一、子\n文字一。\n（一）壹。一是天；二是地。\n二、丑\n文字二。\n\n乙局整改情况的通报\n\n一、寅\n文字三。\n二、卯\n（一）贰\n（二）叁\n整改情况：一是玄；二是黄；三是宇；四是宙。\n欢迎监督。\n\n\n";

/// All words in order, without the marks that close items and without spaces.
fn words(node: &Rc<Node>) -> String {
    let mut out = String::new();
    node.walk(&mut |n| out.extend(n.text.chars().filter(|c| !is_mark(*c))));
    out
}

fn is_mark(c: char) -> bool {
    "。；;，,、：: 　".contains(c)
}

/// Whether markers are made of it.
fn is_of_number(c: char) -> bool {
    c.is_numeric() || "一二三四五六七八九十是要其首先次再最后者第章条（）().，".contains(c)
}

fn unmarked(text: &str) -> String {
    text.chars().filter(|c| !is_mark(*c)).collect()
}

fn words_of(outline: &Outline) -> String {
    words(outline.root())
}

/// The words of the nodes that `of` picks, in order.
fn words_where(outline: &Outline, of: impl Fn(NodeId) -> bool) -> String {
    let mut out = String::new();
    outline.root().walk(&mut |n| {
        if of(n.id) {
            out.extend(n.text.chars().filter(|c| !is_mark(*c)));
        }
    });
    out
}

/// The nodes and all below them.
fn below(outline: &Outline, ids: &[NodeId]) -> HashSet<NodeId> {
    let mut found = HashSet::new();
    for node in ids.iter().filter_map(|id| outline.get(*id)) {
        node.walk(&mut |n| {
            found.insert(n.id);
        });
    }
    found
}

fn nodes(outline: &Outline) -> Vec<Rc<Node>> {
    let mut found = Vec::new();
    outline.root().walk(&mut |n| found.push(n.clone()));
    found
}

/// Each text that `text` can be without `piece`, which must stand in it.
#[track_caller]
fn without(text: &str, piece: &str) -> Vec<String> {
    if piece.is_empty() {
        return vec![text.to_owned()];
    }
    let found: Vec<String> = text
        .match_indices(piece)
        .map(|(at, _)| format!("{}{}", &text[..at], &text[at + piece.len()..]))
        .collect();
    assert!(!found.is_empty(), "{piece} is lost");
    found
}

/// The words of each node.
fn each(outline: &Outline) -> HashMap<NodeId, String> {
    let mut found = HashMap::new();
    outline.root().walk(&mut |n| {
        found.insert(n.id, n.text.to_string());
    });
    found
}

/// Whether `command` did to the words what it says, and nothing else.
#[track_caller]
fn check_words(command: &Command, before: &Outline, after: &Outline) {
    let (old, new) = (words_of(before), words_of(after));
    match command {
        Command::Split(..)
        | Command::Join(_)
        | Command::SetScheme { .. }
        | Command::Renumber(_)
        | Command::SetHandsOff(..)
        | Command::SetTarget(..) => {
            assert_eq!(new, old, "{command:?}");
        }
        _ if is_view(command) => assert_eq!(everything(before), everything(after)),
        Command::Open(text) => {
            assert_eq!(new, old + &words_of(&parse(text)), "{command:?}");
        }
        Command::Regroup(Regroup::Update { part, .. }) => {
            let (old, new) = (each(before), each(after));
            for (id, text) in &old {
                let line = before
                    .lineage(*id)
                    .into_iter()
                    .filter_map(|id| before.get(id));
                let line: Vec<_> = line.collect();
                let noted = |n: &Node, is: fn(&Note) -> bool| n.note.as_deref().is_some_and(is);
                let is_copy = line.iter().any(|n| noted(n, |n| n.origin.is_some()));
                let writes_itself = line.iter().any(|n| noted(n, |n| n.patterned.is_some()));
                let heading = line.first().is_some_and(|n| n.kind.is_heading());
                let own = line.iter().any(|n| n.id == *part);
                match new.get(id) {
                    Some(_) if own && writes_itself => {}
                    Some(now) => assert_eq!(unmarked(now), unmarked(text), "{command:?}"),
                    None => assert!(own && (is_copy || heading || writes_itself), "lost {text}"),
                }
            }
        }
        Command::Regroup(how) => {
            let (old, new) = (each(before), each(after));
            let merges = matches!(how, Regroup::Merge { .. });
            for (id, text) in &old {
                let heading = || before.get(*id).is_some_and(|n| n.kind.is_heading());
                match new.get(id) {
                    Some(now) => assert_eq!(unmarked(now), unmarked(text), "{command:?}"),
                    None => assert!(heading() && !merges, "{command:?} lost {text}"),
                }
            }
            for id in new.keys().filter(|id| !old.contains_key(id)) {
                let heading = after.get(*id).is_some_and(|n| n.kind.is_heading());
                assert!(heading || merges, "{command:?} made {:?}", new[id]);
            }
        }
        Command::ReplaceAll { query, with, .. } => {
            let (old, new) = (each(before), each(after));
            assert_eq!(old.len(), new.len(), "{command:?}");
            for (id, text) in &old {
                let changed = text.replace(&query.words, with);
                assert!(new[id] == *text || new[id] == changed, "{command:?}");
            }
        }
        Command::ReplaceOne { hit, with } => {
            let mut expected = each(before);
            if let Some(text) = expected.get_mut(&hit.node) {
                text.replace_range(hit.range.clone(), with);
            }
            assert_eq!(each(after), expected, "{command:?}");
        }
        Command::Shift(ids, _)
        | Command::Indent(ids)
        | Command::Outdent(ids)
        | Command::Drop(ids, _) => {
            let moved = below(before, &tops(before, ids));
            for side in [true, false] {
                let of = |o: &Outline| words_where(o, |id| moved.contains(&id) == side);
                assert_eq!(of(after), of(before), "{command:?}");
            }
        }
        Command::SplitRunOn(_) | Command::JoinRunOn(_) | Command::Deitemize(_) => {
            assert_eq!(new, old, "{command:?}");
        }
        Command::Recognise { begun: false, .. } => {
            let unnumbered = |o: &Outline| o.write().replace(is_of_number, "");
            assert_eq!(unnumbered(after), unnumbered(before), "{command:?}");
        }
        Command::PasteStructure { text, .. } => {
            let old_ids = below(before, &[before.root().id]);
            let kept = words_where(after, |id| old_ids.contains(&id));
            let come = words_where(after, |id| !old_ids.contains(&id));
            assert_eq!(kept, old, "{command:?}");
            assert_eq!(come, words_of(&parse(text)), "{command:?}");
        }
        Command::Paste { .. } => {
            // Nothing is lost, and nothing comes that was not pasted.
            let come = new.chars().count() - old.chars().count();
            let mut left = new.chars().peekable();
            let mut kept = old.chars().peekable();
            while left.peek().is_some() {
                let c = left.next();
                kept.next_if(|k| Some(*k) == c);
            }
            assert_eq!(kept.next(), None, "{command:?} with {come} more");
        }
        Command::ReplaceSpan { from, to, with } => {
            let mut inside = false;
            let mut left = String::new();
            before.root().walk(&mut |n| {
                let start = match (n.id == from.0, n.id == to.0) {
                    (true, true) => [&n.text[..from.1], with, &n.text[to.1..]].concat(),
                    (true, false) => [&n.text[..from.1], with].concat(),
                    (false, true) => n.text[to.1..].to_owned(),
                    _ if inside => String::new(),
                    _ => n.text.to_string(),
                };
                left.extend(start.chars().filter(|c| !is_mark(*c)));
                inside = (inside || n.id == from.0) && n.id != to.0;
            });
            assert_eq!(new, left, "{command:?}");
        }
        // What were plain words before may be markers now, and nothing else is gone.
        Command::SetLevel(..) | Command::Convert(..) | Command::Itemize(_) => {
            let mut left = new.chars().peekable();
            let mut gone = old.chars().filter(|c| left.next_if_eq(c).is_none());
            assert!(gone.all(is_of_number), "{command:?}");
            assert_eq!(left.next(), None, "{command:?}");
        }
        Command::OnNodes(ids, _) if *command != duplicate(ids.clone()) => {
            assert_eq!(new, old, "{command:?}");
        }
        Command::OnNodes(ids, _) => {
            let old_ids = below(before, &[before.root().id]);
            let kept = words_where(after, |id| old_ids.contains(&id));
            assert_eq!(kept, old, "{command:?}");
            let chosen = below(before, &tops(before, ids));
            let mut copied: Vec<char> = words_where(before, |id| chosen.contains(&id))
                .chars()
                .collect();
            let mut copies: Vec<char> = words_where(after, |id| !old_ids.contains(&id))
                .chars()
                .collect();
            copied.sort_unstable();
            copies.sort_unstable();
            assert_eq!(copies, copied, "{command:?}");
        }
        Command::Remove(ids) => {
            let root = before.root().id;
            let ids: Vec<NodeId> = ids.iter().copied().filter(|id| *id != root).collect();
            let gone = below(before, &ids);
            let left = words_where(before, |id| !gone.contains(&id));
            assert_eq!(new, left, "{command:?}");
        }
        Command::Replace { with, .. } => {
            let with: String = with.chars().filter(|c| !is_mark(*c)).collect();
            let with = with.replace(['\r', '\n'], "");
            assert!(without(&new, &with).contains(&old), "{command:?}");
        }
        _ => {}
    }
}

/// The headings as (level, marker, words).
fn headings(outline: &Outline) -> Vec<(Kind, String, String)> {
    let mut found = Vec::new();
    outline.root().walk(&mut |n| {
        if matches!(n.kind, Kind::Heading(_)) {
            found.push((n.kind, n.marker.to_string(), n.text.to_string()));
        }
    });
    found
}

struct Walk {
    session: Session,
    chance: Chance,
    /// What the text was before each step that can be undone, the present last.
    past: Vec<String>,
    future: Vec<String>,
    now: f64,
    /// How often each command was done.
    done: HashMap<String, usize>,
}

impl Walk {
    fn new(text: &str, seed: u64) -> Self {
        let session = open_text(text);
        let past = vec![String::new(), everything(session.outline())];
        Self {
            session,
            chance: Chance(seed),
            past,
            future: Vec::new(),
            now: 0.0,
            done: HashMap::new(),
        }
    }

    fn step(&mut self) {
        self.now += 1000.0;
        match self.chance.below(10) {
            0 | 1 if self.past.len() > 2 => {
                let done = self.session.dispatch(Command::Undo, self.now);
                assert!(matches!(done, Outcome::Done { .. }));
                self.future.extend(self.past.pop());
                assert_eq!(Some(&everything(self.session.outline())), self.past.last());
            }
            2 if !self.future.is_empty() => {
                let done = self.session.dispatch(Command::Redo, self.now);
                assert!(matches!(done, Outcome::Done { .. }));
                self.past.extend(self.future.pop());
                assert_eq!(Some(&everything(self.session.outline())), self.past.last());
            }
            _ => self.command(),
        }
        check_laws(&self.session);
    }

    fn command(&mut self) {
        let before = self.session.outline().clone();
        let revision = self.session.revision();
        let all = nodes(&before);
        let command = random_command(&mut self.chance, &all);
        let outcome = self.session.dispatch(command.clone(), self.now);
        let state = everything(self.session.outline());
        if matches!(outcome, Outcome::Done { .. }) {
            check_words(&command, &before, self.session.outline());
            let name = format!("{command:?}");
            let name = name.split(['(', ' ']).next().unwrap_or_default();
            *self.done.entry(name.to_owned()).or_default() += 1;
        } else {
            assert_eq!(Some(&state), self.past.last(), "{command:?} {outcome:?}");
        }
        if let Outcome::Done { caret: Some(caret) } = outcome {
            let node = self
                .session
                .outline()
                .get(caret.node)
                .expect("the caret's node");
            assert!(node.text.is_char_boundary(caret.head), "{command:?}");
            assert!(self.session.row_of(caret.node).is_some(), "{command:?}");
        }
        if Some(&state) == self.past.last() {
            let folds = is_view(&command);
            let undone = self.session.revision() == revision;
            assert!(
                folds || undone,
                "{command:?} is a step that does nothing\n{state}"
            );
        } else {
            self.past.push(state);
            self.future.clear();
        }
    }

    fn back_to_the_start(&mut self) {
        while self.past.len() > 2 {
            self.session.dispatch(Command::Undo, self.now);
            self.future.extend(self.past.pop());
            assert_eq!(Some(&everything(self.session.outline())), self.past.last());
        }
        check_laws(&self.session);
    }
}

fn walk(text: &str, seed: u64, steps: usize) -> HashMap<String, usize> {
    println!("seed {seed:#x}, {steps} steps");
    let mut walk = Walk::new(text, seed);
    for step in 0..steps {
        walk.step();
        // Not too far from a report: all the way back, now and then.
        if step % 40 == 39 {
            walk.back_to_the_start();
        }
        if walk.session.is_empty() {
            walk.session.dispatch(Command::Undo, walk.now);
            walk.future.extend(walk.past.pop());
        }
    }
    walk.back_to_the_start();
    assert_eq!(walk.session.outline().write(), text);
    walk.done
}

#[test]
fn ten_thousand_steps() {
    let mut done: HashMap<String, usize> = HashMap::new();
    for (at, text) in [REPORT, RUNS_ON, SPEECH, RULES, MANY].iter().enumerate() {
        for round in 0..5 {
            for (name, n) in walk(text, SEED ^ (at as u64 * 100 + round), 400) {
                *done.entry(name).or_default() += n;
            }
        }
    }
    println!("{done:?}");
    assert_eq!(done.values().filter(|n| **n >= 3).count(), 34, "{done:?}");
}

#[test]
fn real_reports() {
    let Some(corpus) = test_texts::corpus_folder() else {
        return;
    };
    for (name, steps) in [
        ("speech.txt", 300),
        ("rectification-report.txt", 300),
        ("compilation.txt", 40),
    ] {
        let text = std::fs::read_to_string(corpus.join(name)).expect("a text");
        walk(&text, SEED, steps);
    }
}

/// Whatever the level that a heading is given, the written text reads as the outline that was made.
#[test]
fn levels_are_read_again() {
    for text in [REPORT, RUNS_ON, SPEECH, RULES, MANY] {
        let start = open_text(text);
        for node in nodes(start.outline()) {
            for level in (1..=5).map(Level::new) {
                if node.kind.level().is_none() {
                    continue;
                }
                let mut session = open_text(text);
                session.dispatch(Command::SetLevel(vec![node.id], level), 0.0);
                let written = session.outline().write();
                // A chapter's level depends on which forms are in use; its depth does not.
                let unlevelled = |outline: &Outline| {
                    let shape = shape(outline).into_iter();
                    let plain = shape.map(|(depth, kind, marker, text)| {
                        let kind = kind.level().map_or(kind, |_| Kind::Heading(Level::new(1)));
                        (depth, kind, marker, text)
                    });
                    plain.collect::<Vec<_>>()
                };
                let (made, read) = (unlevelled(session.outline()), unlevelled(&parse(&written)));
                assert_eq!(made, read, "{} to {level:?}", node.text);
            }
        }
    }
}

/// After moves alone the written text reads as the same headings: markers are those that their
/// levels have, and no heading has slipped into a paragraph.
#[test]
fn moved_headings_are_read_again() {
    let mut chance = Chance(SEED);
    for text in [REPORT, RUNS_ON, RULES] {
        let mut session = open_text(text);
        for step in 0..200 {
            let before = session.outline().clone();
            let all: Vec<_> = nodes(&before)
                .into_iter()
                .filter(|n| n.kind.is_heading())
                .collect();
            let id: NodeId = all[chance.below(all.len())].id;
            let way = [Direction::Up, Direction::Down][chance.below(2)];
            let command = match chance.below(4) {
                0 => Command::Indent(vec![id]),
                1 => Command::Outdent(vec![id]),
                _ => Command::Shift(vec![id], way),
            };
            session.dispatch(command.clone(), f64::from(step) * 1000.0);
            let written = session.outline().write();
            let read = headings(&parse(&written));
            assert_eq!(read, headings(session.outline()), "{command:?}\n{written}");
            if step % 8 == 7 {
                while session.can_undo() != Some(Intent::Open) {
                    session.dispatch(Command::Undo, 0.0);
                }
            }
        }
    }
}
