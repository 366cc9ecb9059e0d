//! Kinds of text beside the ordinary report: what structure they have, and that they lose nothing.

use gangmu::outline::{Kind, Node};
use gangmu::syntax::parse;
use std::rc::Rc;

/// One line a node, indented by its depth: the kind, a heading's level, the marker, the words;
/// `+` before a node that goes on in the paragraph before it.
fn sketch(text: &str) -> String {
    fn line(node: &Rc<Node>, depth: usize, out: &mut String) {
        let level = node
            .kind
            .level()
            .map_or(String::new(), |l| l.get().to_string());
        let inline = if node.is_inline() && depth > 0 {
            "+"
        } else {
            ""
        };
        let kind = node.kind.name();
        let words = format!("{}|{}", node.marker, node.text);
        out.push_str(&format!(
            "{}{inline}{kind}{level} {words}\n",
            "  ".repeat(depth)
        ));
        node.children.iter().for_each(|n| line(n, depth + 1, out));
    }
    let outline = parse(text);
    assert_eq!(outline.write(), text);
    let mut out = String::new();
    let parts = outline.root().children.iter();
    for part in parts.filter(|p| p.kind == Kind::Report) {
        part.children.iter().for_each(|n| line(n, 0, &mut out));
    }
    out.trim_end().to_owned()
}

#[track_caller]
fn check(text: &str, want: &str) {
    assert_eq!(sketch(text), want.trim_matches('\n'), "\n{text}");
}

#[test]
fn traditional_characters() {
    check(
        "關於巡察整改情況的報告\n縣委巡察辦：\n現將情況報告如下。\n第一節　總體情況\n一、關於學習不深入的問題。已制定計劃。\n整改情況：首先，學習文件。其次，查擺問題。最後，總結經驗。\n特此報告\n某某縣財政局\n2024年3月5日",
        "
title |關於巡察整改情況的報告
addressee |縣委巡察辦：
body |現將情況報告如下。
heading1 第一節　|總體情況
  heading2 一、|關於學習不深入的問題。
    +body |已制定計劃。
    label |整改情況：
      +item 首先，|學習文件。
      +item 其次，|查擺問題。
      +item 最後，|總結經驗。
closing |特此報告
signature |某某縣財政局
date |2024年3月5日",
    );
}
