//! OFD, by hand.

use crate::package::ofd;
use crate::read;
use files::{FileError, LeftOut};

/// Text at a place, in millimetres, 5 high.
fn text(x: u32, y: u32, words: &str) -> String {
    let n = words.chars().count().saturating_sub(1);
    format!(
        "<ofd:TextObject Boundary='{x} {y} 200 6' Size='5'><ofd:TextCode X='0' Y='5' DeltaX='g {n} 5'>{words}</ofd:TextCode></ofd:TextObject>"
    )
}

#[test]
fn lines_become_paragraphs_over_pages() {
    let full = "甲".repeat(29);
    let page = |nth: u32, rows: &[(u32, &str)]| {
        let mut page = text(90, 10, "某某局内部资料");
        for (at, (x, words)) in rows.iter().enumerate() {
            page += &text(*x, 40 + 10 * at as u32, words);
        }
        page + &text(100, 280, &format!("— {nth} —"))
    };
    let first = page(
        1,
        &[
            (35, "一、总体情况"),
            (35, &full),
            (25, &format!("{full}乙乙")),
            (25, "完。"),
            (35, &full),
        ],
    );
    let second = page(2, &[(25, "续前页。"), (35, "二、问题")]);
    let third = page(3, &[(35, "三、措施")]);
    let import = read(&ofd(&[&first, &second, &third])).unwrap();
    let want = [
        "一、总体情况",
        &format!("{full}{full}乙乙完。"),
        &format!("{full}续前页。"),
        "二、问题",
        "三、措施",
    ];
    let lines: Vec<&str> = import.lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(lines, want);
    assert_eq!(import.left_out, [(LeftOut::Margins, 6)]);
}

#[test]
fn columns_are_rows() {
    let row = |y: u32, cells: [&str; 3]| {
        let cells = cells.iter().enumerate();
        cells
            .map(|(at, words)| text(25 + 50 * at as u32, y, words))
            .collect::<String>()
    };
    let page = row(40, ["序号", "问题", "时限"]) + &row(50, ["1", "台账不全", "三月底"]);
    let import = read(&ofd(&[&page])).unwrap();
    assert_eq!(import.text(), "序号\t问题\t时限\n1\t台账不全\t三月底\n");
    assert_eq!(import.n_tables, 1);
}

#[test]
fn pictures_of_pages_are_a_scan() {
    let page = "<ofd:ImageObject ID='1' ResourceID='2' Boundary='0 0 210 297'/>";
    assert_eq!(read(&ofd(&[page, page])).err(), Some(FileError::Scan));
    assert_eq!(read(&ofd(&[""])).err(), Some(FileError::Empty));
}
