//! How a text is laid out does not change what it says: blank lines, line ends, indents and
//! trailing spaces leave reports, headings and items as they are.

use gangmu::outline::{Kind, Node};
use gangmu::report;
use gangmu::syntax::parse;
use test_texts::{corpus, ours};

/// Reports, headings and items in order, without their places.
fn gist(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let outline = parse(text);
    for part in &outline.root().children {
        if part.kind == Kind::Report {
            out.push(format!("{:?} {}", report::kind(part), report::title(part)));
        }
        part.walk(&mut |n| out.extend(entry(n)));
    }
    out
}

fn entry(node: &Node) -> Option<String> {
    match node.kind {
        Kind::Heading(level) => Some(format!("{} {}", level.get(), node.title())),
        Kind::LeadIn => Some(format!("lead {}", node.title())),
        Kind::Item => Some(format!("item {}", node.marker)),
        _ => None,
    }
}

fn each_line(text: &str, f: impl Fn(&str) -> String) -> String {
    text.lines().map(f).collect()
}

#[test]
fn layout_does_not_matter() {
    let is_blank = |l: &str| l.trim_matches(gangmu::text::is_space).is_empty();
    let keep = |l: &str, end: &str| match is_blank(l) {
        true => String::new(),
        false => format!("{l}{end}"),
    };
    let corpus = corpus().unwrap_or_default();
    for text in ours().iter().chain(&corpus) {
        let (name, text) = (&text.name, text.text.replace("\r\n", "\n"));
        let want = gist(&text);
        let indented = |l: &str| match is_blank(l) {
            true => "\n".to_owned(),
            false => format!("\u{3000}\u{3000}{l}\n"),
        };
        let variants = [
            ("carriage returns", text.replace('\n', "\r")),
            ("trailing spaces", text.replace('\n', " \u{3000}\n")),
            ("indents", each_line(&text, indented)),
            ("no blank lines", each_line(&text, |l| keep(l, "\n"))),
            (
                "a blank line behind each",
                each_line(&text, |l| keep(l, "\n\n")),
            ),
            ("no-break spaces", text.replace('\u{3000}', "\u{a0}")),
        ];
        for (how, variant) in variants {
            let plain = |gist: Vec<String>| gist.join("\n").replace('\u{a0}', "\u{3000}");
            assert_eq!(plain(gist(&variant)), plain(want.clone()), "{name}: {how}");
        }
    }
}

#[test]
fn tokens_and_quotes_do_not_matter() {
    for text in ours() {
        let want = gist(&text.text);
        let glued = each_line(&text.text, |l| format!("##x1##{l}\n"));
        assert_eq!(gist(&glued), want, "{}: tokens", text.name);
        let unquoted = |s: &str| s.replace(['“', '”', '"'], "");
        let quoted = text.text.replace('“', "”");
        let same = |gist: Vec<String>| unquoted(&gist.join("\n"));
        assert_eq!(same(gist(&quoted)), same(want), "{}: quotes", text.name);
    }
}
