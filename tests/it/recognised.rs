//! A row that is typed becomes what it would be if the text were pasted.

use gangmu::edit::commands::{recognise, replace, set_hands_off};
use gangmu::edit::{Intent, Scheme};
use gangmu::outline::{Kind, NodeId, Outline};
use gangmu::syntax::parse;
use gangmu::text::lines;
use test_texts::ours;

const PLAIN: &str = "这里先写着一段平常的文字，以后再改。";

/// Every node: its first byte, its id, and its depth, kind, marker and words.
fn nodes(outline: &Outline) -> Vec<(usize, NodeId, Kind, String)> {
    let (mut at, mut found) = (0, Vec::new());
    outline.root().walk(&mut |n| {
        let depth = outline.lineage(n.id).len();
        let said = format!("{depth} {:?} {}|{}", n.kind, n.marker, n.text);
        found.push((at + n.lead.len(), n.id, n.kind, said));
        at += n.lead.len() + n.marker.len() + n.text.len();
    });
    found
}

/// The node that begins at this byte and has words, in a list of [`nodes`].
fn at(nodes: &[(usize, NodeId, Kind, String)], byte: usize) -> Option<(NodeId, Kind, &str)> {
    let none = |kind: Kind| kind.is_part() || kind == Kind::Root;
    let mut found = nodes.iter().filter(|n| n.0 == byte && !none(n.2));
    found.next().map(|n| (n.1, n.2, n.3.as_str()))
}

#[test]
fn a_line_that_is_typed_is_read_as_in_its_text() {
    let (mut all, mut like, mut whole_like) = (0, 0, 0);
    for text in ours() {
        let source = text.text.as_str();
        let whole = parse(source);
        let pasted = nodes(&whole);
        for line in lines(source).take(150) {
            let content = &source[line.content()];
            let words = content.trim();
            let from = line.start + (content.len() - content.trim_start().len());
            if words.is_empty() {
                continue;
            }
            let plain = [&source[..from], PLAIN, &source[from + words.len()..]].concat();
            let mut outline = parse(&plain);
            let Some((id, Kind::Body, said)) =
                at(&nodes(&outline), from).map(|n| (n.0, n.1, n.2.to_owned()))
            else {
                continue;
            };
            if !said.ends_with(PLAIN)
                || outline.root().children.len() != whole.root().children.len()
            {
                continue;
            }
            let part = outline.part_of(id).expect("a row stands in a part").id;
            set_hands_off(&mut outline, part, true).expect("a part has numbers");
            replace(&mut outline, id, 0..PLAIN.len(), words, Intent::Type).expect("it is typed");
            let part = outline.part_of(id).expect("a row stands in a part").clone();
            let step = recognise(&mut outline, id, &Scheme::of(&part)).expect("nothing refuses");
            assert_eq!(outline.write(), source, "{}: {words}", text.name);
            let Some((_, kind, want)) = at(&pasted, from) else {
                continue;
            };
            if step.is_none() && kind == Kind::Body
                || matches!(kind, Kind::Title | Kind::Junk | Kind::Contents)
            {
                continue;
            }
            all += 1;
            let typed = nodes(&outline);
            let got = at(&typed, from).map(|n| n.2);
            like += usize::from(got == Some(want));
            let same = typed.iter().zip(&pasted).all(|(a, b)| a.3 == b.3);
            whole_like += usize::from(same);
            if let Some(step) = step {
                step.invert().apply(&mut outline).expect("it can be undone");
                assert_eq!(outline.write(), source);
                assert_eq!(outline.get(id).expect("it is there").text.as_str(), words);
            }
        }
    }
    // The others are borne out by rows behind them that are read anew only when they are typed.
    assert!(all > 850 && like * 100 > all * 96, "{like} of {all}");
    assert!(whole_like * 100 > all * 85, "{whole_like} of {all}");
}
