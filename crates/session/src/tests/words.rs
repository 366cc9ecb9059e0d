//! The words of a session, asked for as the page asks.

use crate::{Command, Session, WordAnswer, WordQuestion, WordReader, word_request};
use gangmu::outline::NodeId;

const TEXT: &str = "一、学习\n一是学习，学习。\n二、资产\n一是资产。\n";

fn opened() -> Session {
    let mut session = Session::default();
    session.dispatch(Command::Open(TEXT.to_owned()), 0.0);
    session
}

fn reader() -> WordReader {
    let lines = "学 9 n\n学习 20 n\n的 90 uj\n资产 9 n\n";
    let small = gangmu_dictionary::encode(lines).expect("a dictionary");
    WordReader::new(small.into_bytes()).expect("a dictionary")
}

fn answers(reader: &mut WordReader, request: &str) -> Vec<WordAnswer> {
    serde_json::from_str(&reader.answer(request).expect("a request")).expect("answers")
}

#[test]
fn every_question_has_its_answer() {
    let (session, mut reader) = (opened(), reader());
    let part = session.parts()[0].id;
    let node = session.parts()[0].children[0].id;
    let questions = [
        WordQuestion::Tallies {
            parts: vec![part],
            scope: Vec::new(),
        },
        WordQuestion::Top {
            scope: Vec::new(),
            most: 1,
        },
        WordQuestion::Keys {
            scope: vec![node],
            least: 0.0,
            most: 1,
        },
        WordQuestion::Alike {
            scope: Vec::new(),
            percent: 80,
            most: 9,
        },
        WordQuestion::Differ {
            nodes: [node, part],
        },
        WordQuestion::Tokens {
            text: "学习的".into(),
        },
        WordQuestion::Whole {
            texts: vec![("学习，学".into(), vec![0..3, 0..6, 3..9, 6..9, 9..12])],
        },
    ];
    let request = word_request(Some((&session, session.parts())), None, &questions);
    let answers = answers(&mut reader, &request);
    let [
        WordAnswer::Tallies { whole, nodes },
        WordAnswer::Top(top),
        WordAnswer::Keys(keys),
        WordAnswer::Alike { n: 0, groups },
        WordAnswer::Differ { texts, differ },
        WordAnswer::Tokens(tokens),
        WordAnswer::Whole(whole_words),
    ] = answers.as_slice()
    else {
        panic!("{answers:?}");
    };
    assert_eq!((whole.words, whole.distinct), (5, 2));
    assert_eq!(nodes[0].node, part);
    assert_eq!(top[0].word, "学习");
    assert_eq!(keys.len(), 1);
    assert_eq!(groups, &[]);
    assert_eq!(texts, &["学习".to_owned(), String::new()]);
    assert_eq!(differ.first, vec![0..6]);
    assert_eq!(tokens, &[0..6, 6..9]);
    assert_eq!(whole_words, &[vec![0..6, 6..9, 9..12]]);
}

#[test]
fn what_is_told_stays_known() {
    let (session, mut reader) = (opened(), reader());
    answers(
        &mut reader,
        &word_request(Some((&session, session.parts())), None, &[]),
    );
    let question = [WordQuestion::Top {
        scope: Vec::new(),
        most: 1,
    }];
    let found = answers(&mut reader, &word_request(None, None, &question));
    assert!(matches!(&found[0], WordAnswer::Top(top) if top[0].word == "学习"));
}

#[test]
fn terms_come_and_go() {
    let (session, mut reader) = (opened(), reader());
    answers(
        &mut reader,
        &word_request(Some((&session, session.parts())), None, &[]),
    );
    let question = [WordQuestion::Tokens {
        text: "资产学习".into(),
    }];
    let mut told = |terms: &[&str]| {
        let terms: Vec<String> = terms.iter().map(|t| (*t).to_owned()).collect();
        let found = answers(&mut reader, &word_request(None, Some(&terms), &question));
        match &found[0] {
            WordAnswer::Tokens(tokens) => tokens.len(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(told(&[]), 2);
    assert_eq!(told(&["资产学习"]), 1);
    assert_eq!(told(&["产学"]), 2);
    assert_eq!(told(&["产学", "资产学习"]), 1);
    assert_eq!(told(&[]), 2);
}

#[test]
fn readers_beside_each_other_have_texts_and_terms_of_their_own() {
    let (session, mut reader) = (opened(), reader());
    let mut other = reader.beside();
    let questions = [
        WordQuestion::Tallies {
            parts: Vec::new(),
            scope: Vec::new(),
        },
        WordQuestion::Tokens {
            text: "资产学习".into(),
        },
    ];
    let told = |reader: &mut WordReader, session: Option<&Session>, terms: Option<&[&str]>| {
        let terms = terms.map(|t| t.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>());
        let session = session.map(|s| (s, s.parts()));
        let request = word_request(session, terms.as_deref(), &questions);
        match answers(reader, &request).as_slice() {
            [
                WordAnswer::Tallies { whole, .. },
                WordAnswer::Tokens(tokens),
            ] => (whole.words, tokens.len()),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(
        told(&mut reader, Some(&session), Some(&["资产学习"])),
        (5, 1)
    );
    assert_eq!(told(&mut other, None, None), (0, 2));
    assert_eq!(told(&mut other, Some(&session), Some(&["产学"])), (5, 2));
    assert_eq!(told(&mut reader, None, None), (5, 1));
    assert_eq!(told(&mut reader, None, Some(&["产学"])), (5, 2));
    drop(reader);
    assert_eq!(told(&mut other, None, None), (5, 2));
    assert_eq!(told(&mut other, None, Some(&["产学", "资产学习"])), (5, 1));
}

#[test]
fn nonsense_is_refused_and_changes_nothing() {
    let (session, mut reader) = (opened(), reader());
    answers(
        &mut reader,
        &word_request(Some((&session, session.parts())), None, &[]),
    );
    for nonsense in [
        "",
        "{}",
        "[1]",
        "{\"head\":{},\"records\":[],\"questions\":[]}",
    ] {
        assert!(reader.answer(nonsense).is_err());
    }
    let question = [WordQuestion::Tallies {
        parts: vec![NodeId(9999)],
        scope: Vec::new(),
    }];
    let found = answers(&mut reader, &word_request(None, None, &question));
    assert!(
        matches!(&found[0], WordAnswer::Tallies { whole, nodes } if whole.words == 5 && nodes.is_empty())
    );
}
