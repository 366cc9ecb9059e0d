//! What lists, headings and tables of other programs say as lines.

use super::*;

/// The pieces of well-formed markup, as a document has them.
fn pieces(html: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    for part in html.split_inclusive('>').flat_map(|p| match p.find('<') {
        Some(at) => vec![&p[..at], &p[at..]],
        None => vec![p],
    }) {
        if let Some(name) = part.strip_prefix("</") {
            assert!(name.ends_with('>'));
            found.push(Piece::Close);
        } else if let Some(tag) = part.strip_prefix('<').and_then(|t| t.strip_suffix('>')) {
            let value = |name: &str| {
                let at = tag.find(&format!(" {name}='"))? + name.len() + 3;
                tag[at..].split('\'').next().map(str::to_owned)
            };
            let number = ["start", "value", "colspan"].iter().find_map(|n| value(n));
            let name = tag.split([' ', '/']).next().unwrap_or_default().to_owned();
            found.push(Piece::Open(Element {
                style: value("style").unwrap_or_default(),
                kind: value("type").unwrap_or_default(),
                number: number.and_then(|n| n.parse().ok()),
                rows: value("rowspan").and_then(|n| n.parse().ok()).unwrap_or(1),
                name: name.clone(),
            }));
            if tag.ends_with('/') || name == "br" {
                found.push(Piece::Close);
            }
        } else if !part.is_empty() {
            found.push(Piece::Words(part.replace("&nbsp;", "\u{a0}")));
        }
    }
    found
}

#[track_caller]
fn check(html: &str, expected: &str) {
    assert_eq!(lines(&pieces(html), "").as_deref(), Some(expected));
}

#[test]
fn numbers_of_lists_as_they_are_seen() {
    check("<ol><li>甲</li><li><p>乙</p></li></ol>", "1.甲\n2.乙\n");
    check(
        "<ol start='3'><li>甲</li><li value='7'>乙</li><li>丙</li></ol>",
        "3.甲\n7.乙\n8.丙\n",
    );
    check(
        "<p>引言</p><ol type='a'><li>甲<ol type='i'><li>子</li><li>丑</li></ol></li><li>乙</li></ol>",
        "引言\na.甲\ni.子\nii.丑\nb.乙\n",
    );
    check(
        "<ol style='list-style-type:simp-chinese-informal'><li>甲</li></ol>",
        "一、甲\n",
    );
    check(
        "<ol style='list-style:none'><li>甲</li></ol><ul><li>乙</li></ul>",
        "甲\n乙\n",
    );
    // Numbers that the words have are not doubled.
    check(
        "<ol><li>一、甲</li><li>（二）乙</li></ol>",
        "一、甲\n（二）乙\n",
    );
    check(
        "<ol>\n  <li>\n    <span>甲</span>\n  </li>\n</ol>",
        "1.甲\n",
    );
}

#[test]
fn numbers_that_word_writes_out() {
    check(
        "<p style='mso-list:l0level1lfo1'><span style='mso-list:ignore'>一、<span>&nbsp;&nbsp;</span></span>总体情况</p>\
         <p><span style='mso-list:ignore'>·<span>&nbsp;</span></span>要点</p>\
         <p><span style='mso-list:ignore'>1)<span>&nbsp;</span></span>开会</p>",
        "一、总体情况\n要点\n1)开会\n",
    );
    check(
        "<p>责任单位<span style='mso-tab-count:1'>&nbsp;&nbsp;</span>某局</p>",
        "责任单位\t某局\n",
    );
}

#[test]
fn headings_are_hints() {
    check(
        "<h1>某局报告</h1><h2>总体情况</h2><p>关于整改\n情况的 Word 说明，<b>已</b>完成。</p><h3>一、做法</h3>",
        "# 某局报告\n## 总体情况\n关于整改情况的 Word 说明，已完成。\n### 一、做法\n",
    );
}

#[test]
fn tables_are_rows_of_cells() {
    check(
        "<table><tbody><tr><th>序号</th><th>问题</th></tr><tr><td>1</td><td><p>学习</p><p>不深</p></td></tr></tbody></table>",
        "序号\t问题\n1\t学习 不深\n",
    );
    check(
        "<table><tr><td rowspan='2'>甲</td><td>子</td><td>丑</td></tr><tr><td>寅</td><td>卯</td></tr><tr><td colspan='2'>乙</td><td>辰</td></tr></table>",
        "甲\t子\t丑\n\t寅\t卯\n乙\t\t辰\n",
    );
    check(
        "<table><tr><td><ol><li>甲</li><li>乙</li></ol></td><td>丙</td></tr></table>",
        "1.甲 2.乙\t丙\n",
    );
}

#[test]
fn what_word_says_beside_its_text() {
    check(
        "<p>经查，<a style='mso-footnote-id:ftn1'>[1]</a>已<del>旧</del>整改。</p><p>&nbsp;</p><p>完。</p><p>&nbsp;</p>\
         <div style='mso-element:comment-list'><p>批注</p></div>\
         <div style='mso-element:footnote-list'><hr/><div style='mso-element:footnote'><p><a style='mso-footnote-id:ftn1'>[1]</a> 见年报。</p></div></div>",
        "经查，已整改。\n\n完。\n\n[注1]见年报。\n",
    );
    check(
        "<table><tr><td colspan='3'>台账</td></tr><tr><td>1</td><td></td><td></td></tr></table>",
        "台账\t\t\n1\t\t\n",
    );
}

#[test]
fn what_acts_is_made_inert() {
    let check = |html: &str, expected: &str| assert_eq!(inert(html), expected);
    check(
        "<p Style='a>b' onclick=\"x\"onload=y>style= on</p>",
        "<p data-Style='a>b' data-onclick=\"x\"data-onload=y>style= on</p>",
    );
    check(
        "<STYLE>p{}</style><p class=on title='on style'>",
        "<xmp>p{}</xmp><p class=on title='on style'>",
    );
}

#[test]
fn nothing_else_of_the_markup() {
    check(
        "<head><style>p{color:red}</style></head><body><p>甲<br>乙<span style='display:none'>藏</span></p><div><div>丙</div></div><pre>丁\n  戊</pre><script>x</script></body>",
        "甲\n乙\n丙\n丁\n戊\n",
    );
}

#[test]
fn the_plain_form_wins_where_it_is_as_good() {
    let wins = |html: &str, plain: &str| lines(&pieces(html), plain).is_none();
    // Word writes the numbers out.
    assert!(wins(
        "<ol><li>甲</li><li>乙</li></ol>",
        "1.\t甲\r\n2.\t乙\r\n"
    ));
    assert!(!wins("<ol><li>甲</li><li>乙</li></ol>", "甲\n乙"));
    assert!(wins("<h1>一、甲</h1><p>文</p>", "一、甲\n文"));
    assert!(!wins("<h1>甲</h1><p>文</p>", "甲\n文"));
    assert!(wins("<p>甲</p><p>文</p>", "甲\n文"));
    assert!(wins(
        "<table><tr><td>甲</td><td>乙</td></tr></table>",
        "甲\t乙"
    ));
    assert!(!wins(
        "<table><tr><td><p>甲</p><p>丙</p></td><td>乙</td></tr></table>",
        "甲\n丙\t乙"
    ));
    // What the rich form leaves out is not lost.
    assert!(wins("<h1>甲</h1>", "甲\n还有别的许多文字"));
    assert!(wins("<p></p>", ""));
}
