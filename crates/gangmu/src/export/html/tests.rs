//! The rich text: words kept, levels, hostile input.

use super::*;
use crate::syntax::parse;
use proptest::prelude::*;

use test_texts::SAMPLE;

fn html(source: &str) -> String {
    fragment([parse(source).root()], &Format::default())
}

/// The words of each paragraph, as a reader would see them.
fn words(html: &str) -> Vec<String> {
    let tab = "<span style=\"mso-tab-count:1;white-space:pre\">\t</span>";
    let html = html.replace(tab, "\t").replace("<br>", "\n");
    let mut paragraphs = Vec::new();
    let mut text = String::new();
    let mut rest = html.as_str();
    let mut in_row = false;
    while let Some(at) = rest.find('<') {
        text += &rest[..at];
        let (tag, behind) = rest[at + 1..].split_once('>').expect("a whole tag");
        let name = tag.split(' ').next().unwrap_or(tag);
        match name {
            "/td" => text.push('\t'),
            "p" | "/p" if in_row => {}
            "/tr" | "/p" | "/h1" | "/h2" | "/h3" | "/h4" | "/h5" | "/h6" => {
                for (entity, c) in [("nbsp", " "), ("lt", "<"), ("gt", ">"), ("quot", "\"")] {
                    text = text.replace(&format!("&{entity};"), c);
                }
                let words = text.replace("&amp;", "&");
                let words = words.trim_start_matches('\n').trim_end_matches('\t');
                paragraphs.push(words.to_owned());
                text.clear();
                in_row = false;
            }
            "p" | "tr" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                text.clear();
                in_row = name == "tr";
            }
            _ => {}
        }
        rest = behind;
    }
    paragraphs
}

/// The paragraphs of a text that are not blank, without indents and trailing spaces.
fn lines(source: &str) -> Vec<String> {
    source
        .split(['\n', '\r'])
        .map(|l| l.trim_matches(crate::text::is_space).to_owned())
        .filter(|l| !l.is_empty())
        .collect()
}

/// Style attributes taken out.
fn bare(html: &str) -> String {
    let mut out = String::new();
    for (at, part) in html.split(" style=\"").enumerate() {
        let part = if at == 0 {
            part
        } else {
            part.split_once('"').expect("an end").1
        };
        out += part;
    }
    out.replace(" class=MsoNormal", "")
}

#[test]
fn every_word_of_the_sample() {
    assert_eq!(words(&html(SAMPLE)), lines(SAMPLE));
}

#[test]
fn levels_and_run_on() {
    assert_eq!(
        bare(&html(
            "关于整改的报告\n一、情况\n（一）学习。开会。\n##paidbegin##（二）改进\n1.一事\n一是甲；二是乙。\n"
        )),
        "<p>关于整改的报告</p>\n<h1>一、情况</h1>\n<p><span>（一）学习。</span>开会。</p>\n\
         <h2>##paidbegin##（二）改进</h2>\n<h3>1.一事</h3>\n<p>一是甲；二是乙。</p>\n"
    );
}

#[test]
fn foot_is_set_by_the_width_of_its_lines() {
    let tail = |source: &str| {
        let html = html(source);
        let margin = |line: &str| {
            let (_, style) = line.split_once("margin:0pt").expect("a margin");
            style.split_once(";text").expect("more").0.to_owned()
        };
        let lines: Vec<_> = html.lines().collect();
        lines[lines.len() - 2..]
            .iter()
            .map(|l| margin(l))
            .collect::<Vec<_>>()
    };
    let head = "某局关于整改的报告\n正文。\n";
    assert_eq!(
        tail(&format!("{head}中共某某镇委员会\n2024年3月15日\n")),
        [
            ";margin-top:28.95pt;margin-right:32pt",
            ";margin-right:24pt"
        ]
    );
    assert_eq!(
        tail(&format!("{head}某某局\n2024年3月15日\n")),
        [
            ";margin-top:28.95pt;margin-right:120pt",
            ";margin-right:32pt"
        ]
    );
}

#[test]
fn a_subtree_keeps_its_level() {
    let outline = parse("一、甲\n（一）乙\n正文。\n一是丙。二是丁。\n");
    let level_1 = &outline.root().children[0].children[0];
    let html = fragment(&level_1.children, &Format::default());
    assert_eq!(
        bare(&html),
        "<h2>（一）乙</h2>\n<p>正文。</p>\n<p>一是丙。二是丁。</p>\n"
    );
}

#[test]
fn markup_in_the_text_and_in_settings_stays_text() {
    let payloads = "一、<script>alert(1)</script>\n<img src=x onerror=alert(1)>\n\
                    （一）\"><svg/onload=alert(1)>。</p><iframe src=\"http://x\">\n&lt;b&gt; javascript:1\n";
    let mut format = Format::default();
    format.body.font = "x\"><script>".into();
    format.title.fallback = "</style><script>".into();
    format.latin_font = Some("'\" onmouseover=alert(1) x='".into());
    let html = document([parse(payloads).root()], &format);
    for bad in [
        "<script",
        "<img",
        "<svg",
        "<iframe",
        " onmouseover=alert",
        "</style><s",
    ] {
        assert!(!html.contains(bad), "{bad} in {html}");
    }
    let n_tags = html.matches('<').count();
    let known = [
        "<html ", "<head>", "<meta ", "<style>", "<body ", "<p ", "<h1 ", "<h2 ", "<span ", "</",
    ];
    let n_known: usize = known.iter().map(|t| html.matches(t).count()).sum();
    assert_eq!(n_tags, n_known, "{html}");
    let (_, body) = html.split_once("<body").expect("a body");
    assert_eq!(words(body), lines(payloads));
}

#[test]
fn nothing_points_outside() {
    let html = document([parse(SAMPLE).root()], &Format::default());
    for sign in ["http", "//", "src=", "href=", "url(", "@import"] {
        assert!(!html.contains(sign), "{sign}");
    }
}

#[test]
fn rows_are_a_table() {
    let html = html("正文。\n事项\t时限\t单位\n甲<乙>\t3月底\n丙\t\t局\n正文。\n");
    let rows = [
        "<table border=1 cellspacing=0 cellpadding=4>",
        "<tr><td><p>事项</p></td><td><p>时限</p></td><td><p>单位</p></td></tr>",
        "<tr><td><p>甲&lt;乙&gt;</p></td><td><p>3月底</p></td><td><p></p></td></tr>",
    ];
    let bare = bare(&html);
    let lines: Vec<&str> = bare.lines().collect();
    assert_eq!(lines[1..4], rows, "{bare}");
    assert_eq!(html.matches("border:.5pt solid").count(), 9);
    assert_eq!(html.matches("text-align:center").count(), 3);
    assert_eq!(lines.last(), Some(&"<p>正文。</p>"));
}

proptest! {
    #[test]
    fn words_are_those_of_the_text(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "\n", "\n\n", "\r\n　　", "  ", " ", "\t", "一、", "（一）", "1.", "①", "第一，", "关于某事的问题。",
            "一是", "；二是", "。", "：", "整改情况：", "同志们：", "##paidbegin##", "目录", "2024年3月5日", "某某局",
            "某局的报告", "<b>", "&amp;", "\"", "甲", "乙丙", "“", "”", "\u{a0}x",
        ]), 0..40)
    ) {
        let source = pieces.concat();
        // Cells have no spaces around them.
        let plain = |text: &str| -> Vec<String> {
            let lines = lines(&text.replace('\u{a0}', " "));
            let cells = |line: &String| line.split('\t').map(str::trim).collect::<Vec<_>>().join("\t");
            lines.iter().map(cells).collect()
        };
        let (got, want) = (plain(&words(&html(&source)).join("\n")), plain(&source));
        let mut is_broken = false;
        parse(&source).root().walk(&mut |n| is_broken |= n.text.contains('\n'));
        if is_broken {
            // Lines cut at a paper's width are one paragraph.
            prop_assert_eq!(got.concat().replace(' ', ""), want.concat().replace(' ', ""));
            return Ok(());
        }
        prop_assert_eq!(got, want);
    }
}
