//! Pages by hand.

use super::*;
use std::ops::ControlFlow;

fn import(html: &[u8]) -> Import {
    read(html, &mut Progress::new(&mut |_| ControlFlow::Continue(()))).unwrap()
}

#[track_caller]
fn check(html: &str, want: &str) {
    assert_eq!(import(html.as_bytes()).text(), want);
}

#[test]
fn elements_that_nothing_closes() {
    check("<p>甲<p>乙<div>丙<p>丁</div>戊", "甲\n乙\n丙\n丁\n戊\n");
    check(
        "<ol><li>甲<li>乙<ul><li>子</ul><li>丙</ol>",
        "1.甲\n2.乙\n子\n3.丙\n",
    );
    check(
        "<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>完",
        "甲\t乙\n丙\t丁\n完\n",
    );
    check("<dl><dt>甲<dd>乙</dl></p></b>丙", "甲\n乙\n丙\n");
    check("<p>甲<br>乙<img src=x>丙</p>", "甲\n乙丙\n");
}

#[test]
fn references_scripts_and_comments() {
    check(
        "<p>甲&amp;乙&lt;丙&#x4E00;&middot;</p><script>if (a</p>b) {}</script><!-- 丁 -->",
        "甲&乙<丙一·\n",
    );
    check("<title>题</title><style>p{}</style><p>甲</p>", "甲\n");
    check(
        "Version:0.9\r\nStartHTML:00000097\r\n<html><body><p>甲</p>",
        "甲\n",
    );
}

#[test]
fn headings_have_levels_and_pictures_are_counted() {
    let page = import("<h1>甲</h1><h3>一、乙</h3><p>丙<img></p>".as_bytes());
    let levels: Vec<u8> = page.lines.iter().map(|line| line.level).collect();
    assert_eq!(levels, [1, 3, 0]);
    assert_eq!(page.left_out, [(LeftOut::Pictures, 1)]);
    assert_eq!(page.marked_text(), "# 甲\n一、乙\n丙\n");
}

#[test]
fn encodings() {
    let gbk = b"<html><meta charset=gb2312><p>\xD2\xBB\xA1\xA2\xD7\xDC\xCC\xE5</p>";
    assert_eq!(import(gbk).text(), "一、总体\n");
    let wide: Vec<u8> = "\u{feff}<html><p>一、总体</p>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(import(&wide).text(), "一、总体\n");
}

#[test]
fn nesting_is_bounded() {
    for depth in [150, 2_000, 100_000] {
        let deep = [
            "<div>".repeat(depth),
            "甲".to_owned(),
            "</div>".repeat(depth),
        ]
        .concat();
        assert_eq!(import(deep.as_bytes()).text(), "甲\n");
    }
}
