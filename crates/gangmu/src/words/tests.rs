//! Words by a small dictionary of our own.

use super::*;
use crate::report::Reading;
use crate::syntax::parse;

/// A few words, as jieba's dictionary has them.
const WORDS: [(&str, u32); 22] = [
    ("一", 900),
    ("人", 800),
    ("健全", 80),
    ("制度", 200),
    ("台账", 40),
    ("学", 300),
    ("学习", 200),
    ("定期", 90),
    ("建立", 150),
    ("开展", 120),
    ("情况", 100),
    ("改", 300),
    ("整改", 60),
    ("月", 400),
    ("每", 400),
    ("每月", 70),
    ("的", 9000),
    ("组织", 110),
    ("资产", 75),
    ("通报", 64),
    ("集中", 77),
    ("立", 300),
];

/// The dictionary as the page has it.
pub fn dictionary() -> Vec<u8> {
    let mut lines: Vec<String> = WORDS.iter().map(|(w, n)| format!("{w} {n} n\n")).collect();
    lines.sort();
    let small = gangmu_dictionary::encode(&lines.concat()).expect("a dictionary");
    small.into_bytes()
}

fn cutter() -> Cutter {
    Cutter::with_terms(&dictionary(), &[]).expect("a dictionary")
}

fn spelled(cutter: &Cutter, text: &str) -> Vec<String> {
    cutter
        .words(text)
        .map(|range| text[range].to_owned())
        .collect()
}

fn read(text: &str) -> (Book, crate::outline::Outline) {
    let outline = parse(text);
    let (mut book, cutter) = (Book::default(), cutter());
    let parts = &outline.root().children;
    parts
        .iter()
        .for_each(|part| book.read(&cutter, &Reading::of(part)));
    book.keep(&parts.iter().map(|part| part.id).collect::<Vec<_>>());
    (book, outline)
}

#[test]
fn tokens_together_are_the_text() {
    let text = "每月组织集中学习，ABC 3.5%。\r\n";
    let mut end = 0;
    for range in cutter().tokens(text) {
        assert_eq!(range.start, end);
        end = range.end;
    }
    assert_eq!(end, text.len());
    assert_eq!(
        spelled(&cutter(), "每月组织，学习。"),
        ["每月", "组织", "学习"]
    );
}

#[test]
fn nonsense_is_no_dictionary() {
    assert!(Cutter::new(b"").is_err());
    assert!(Cutter::new(&[b'~'; 1000]).is_err());
}

#[test]
fn terms_of_the_field_stay_whole() {
    let cutter = cutter();
    for term in field_terms() {
        assert_eq!(spelled(&cutter, term), [term]);
    }
    let sorted = field_terms().collect::<Vec<_>>();
    assert!(sorted.is_sorted() && sorted.len() > 300);
}

#[test]
fn terms_of_the_user_too() {
    let mut cutter = cutter();
    let text = "建立组织学习制度";
    assert_eq!(spelled(&cutter, text), ["建立", "组织", "学习", "制度"]);
    cutter.add(&["学习制度".to_owned()]);
    assert_eq!(spelled(&cutter, text), ["建立", "组织", "学习制度"]);
}

#[test]
fn words_are_counted_with_what_is_below() {
    let (book, outline) = read("一、学习\n1.学习制度\n学习学习。\n二、资产\n");
    let part = &outline.root().children[0];
    let nodes = book.nodes(part.id);
    let whole = book.tally(&[]);
    assert_eq!((whole.words, whole.distinct), (6, 3));
    assert_eq!(nodes[0].tally, whole);
    let of = |title: &str| {
        let mut found = None;
        part.walk(&mut |node| {
            if node.text.as_str() == title {
                found = nodes.iter().find(|n| n.node == node.id).map(|n| n.tally);
            }
        });
        found.map(|t| (t.words, t.distinct))
    };
    assert_eq!(of("学习"), Some((5, 2)));
    assert_eq!(of("学习制度"), Some((4, 2)));
    assert_eq!(of("资产"), Some((1, 1)));
}

#[test]
fn the_heaviest_say_what_it_is_about() {
    let (book, _) = read("一、学习\n学习的学习，每月，3。\n二、资产\n的，的，的。\n");
    let top = book.top(&[], 10);
    assert_eq!(top[0].word, "学习");
    assert_eq!((top[0].count, top[0].paragraphs), (3, 2));
    assert!(
        top.iter()
            .all(|term| !["的", "3"].contains(&term.word.as_str()))
    );
    assert_eq!(book.top(&[], 1).len(), 1);
}

#[test]
fn what_a_section_is_about_is_told_from_the_rest() {
    let text = format!(
        "一、学习\n{}\n二、资产\n{}\n",
        "学习，制度。".repeat(20),
        "资产，制度。".repeat(20)
    );
    let (book, outline) = read(&text);
    let section = &outline.root().children[0].children[0];
    let keys = book.keys(&[section.id], 10.83, 10);
    let words: Vec<(&str, bool)> = keys
        .iter()
        .map(|k| (k.word.as_str(), k.is_over()))
        .collect();
    assert_eq!(words, [("学习", true), ("资产", false)]);
}

#[test]
fn places_are_where_the_word_stands() {
    let (book, outline) = read("一、学习\n整改学习，学习。\n");
    let places = book.places("学习");
    assert_eq!(places.len(), 2);
    for place in &places {
        let text = &outline.get(place.node).expect("a node").text;
        assert!(
            place
                .ranges
                .iter()
                .all(|range| &text[range.clone()] == "学习")
        );
    }
    assert_eq!(places[1].ranges.len(), 2);
    assert_eq!(book.places("资产"), []);
}

const MEASURES: &str = "1.甲\n一是建立健全学习制度，每月组织集中学习，定期通报学习情况。\
    二是开展资产整改，建立台账，每月通报资产整改台账情况一次。\n\
    2.乙\n一是建立健全学习制度，每月组织集中学习，定期通报情况。\
    二是开展资产整改，建立台账，每月通报资产整改台账情况一次。\n";

#[test]
fn the_worst_come_first() {
    let (book, outline) = read(MEASURES);
    let found = book.alike(&[], 80);
    let about: Vec<(bool, u8)> = found.iter().map(|p| (p.is_same, p.percent)).collect();
    assert_eq!(about, [(true, 100), (false, 100)]);
    assert!(found.iter().all(|p| p.places.is_sorted() && !p.is_across));
    let text = |id| outline.get(id).expect("a node").text.as_str();
    assert_eq!(text(found[0].places[0]), text(found[0].places[1]));
    let first = outline.root().children[0].children[0].id;
    assert_eq!(book.alike(&[first], 80), []);
}

#[test]
fn likeness_across_reports_is_told() {
    let report = |name: &str| {
        format!(
            "关于{name}整改情况的报告\n\n一、学习\n（一）甲\n一是建立健全学习制度，每月组织集中学习，定期通报学习情况。\n"
        )
    };
    let outline = parse(&format!("{}\n\n{}", report("甲局"), report("乙局")));
    let (mut book, cutter) = (Book::default(), cutter());
    let parts = &outline.root().children;
    parts
        .iter()
        .for_each(|part| book.read(&cutter, &Reading::of(part)));
    book.keep(&parts.iter().map(|part| part.id).collect::<Vec<_>>());
    let found = book.alike(&[], 90);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].is_across, parts.len() > 1);
}

#[test]
fn ten_places_are_one_group() {
    let problem = |n| {
        format!(
            "{n}.学习不够的问题\n整改措施：\n（1）建立健全学习制度，每月组织集中学习，定期通报学习情况。（责任单位：第{n}科室）\n"
        )
    };
    let text: String = (1..=10).map(problem).collect();
    let (book, _) = read(&format!("一、整改情况\n{text}"));
    let found = book.alike(&[], 80);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].places.len(), found[0].is_same), (10, true));
}

#[test]
fn parts_that_are_gone_are_forgotten() {
    let (mut book, outline) = read("一、学习\n");
    book.keep(&[]);
    assert_eq!(book.tally(&[]), Tally::default());
    assert_eq!(book.places("学习"), []);
    assert_eq!(book.nodes(outline.root().children[0].id), []);
}
