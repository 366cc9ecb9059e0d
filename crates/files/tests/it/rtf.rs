//! RTF by hand, as Word and WPS write it.

use crate::read;
use files::LeftOut;

#[track_caller]
fn assert_text(rtf: &str, want: &str) {
    let import = read(rtf.as_bytes()).expect("is RTF");
    assert_eq!(import.text(), want, "{rtf}");
}

#[test]
fn text_in_the_code_page_of_the_document_and_of_its_fonts() {
    assert_text(
        "{\\rtf1\\ansi\\ansicpg936 \\'d2\\'bb\\'a1\\'a2\\'d5\\'fb\\'b8\\'c4\\par}",
        "一、整改\n",
    );
    // The second byte of a character may be a letter.
    assert_text("{\\rtf1\\ansi\\ansicpg936 \\'81@\\par}", "丂\n");
    assert_text(
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset134 SimSun;}}\\f1 \\'d2\\'bb\\f0 \\'93a\\'94\\par}",
        "一“a”\n",
    );
}

#[test]
fn unicode_and_what_stands_in_for_it() {
    assert_text("{\\rtf1\\uc1\\u19968 ?\\u12289\\'a1x\\par}", "一、x\n");
    assert_text(
        "{\\rtf1\\uc2\\u19968\\'d2\\'bb{\\uc0\\u20108}\\u-255 ab\\par}",
        "一二！\n",
    );
    assert_text("{\\rtf1\\uc0\\u-10179\\u-8704\\par}", "😀\n");
}

#[test]
fn numbers_follow_as_their_list_says() {
    let list = |follow: u8| {
        format!(
            "{{\\rtf1{{\\*\\listtable{{\\list{{\\listlevel\\levelfollow{follow}{{\\leveltext\\'02\\'00.;}}}}\\listid7}}}}{{\\*\\listoverridetable{{\\listoverride\\listid7\\listoverridecount0\\ls1}}}}\\pard\\ls1\\ilvl0{{\\listtext 1.\\tab}}\\f0 x\\par}}"
        )
    };
    assert_text(&list(0), "1.\tx\n");
    assert_text(&list(1), "1. x\n");
    assert_text(&list(2), "1.x\n");
}

#[test]
fn tables_notes_boxes_and_fields() {
    assert_text(
        "{\\rtf1\\trowd\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl a\\cell b\\par c\\cell d\\cell\\row\\trowd\\cellx2000\\cellx3000\\pard\\intbl e\\cell f\\cell\\row\\pard g\\par}",
        "a\tb c\td\ne\t\tf\ng\n",
    );
    assert_text(
        "{\\rtf1 a{\\footnote\\pard x\\par y}b\\par c\\par}",
        "ab\nc\n[注1] x y\n",
    );
    assert_text(
        "{\\rtf1 a{\\shp{\\*\\shpinst{\\sp{\\sn k}{\\sv v}}{\\shptxt x\\par y\\par}}}b\\par c\\par}",
        "ab\nx\ny\nc\n",
    );
    assert_text(
        "{\\rtf1 {\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt a}}{\\field{\\*\\fldinst EQ \\\\o\\\\ac(\\u9675 ?,3)}{\\fldrslt}}\\par}",
        "a③\n",
    );
}

#[test]
fn what_is_not_seen() {
    let rtf = "{\\rtf1{\\info{\\title t}}{\\*\\unknown u}{\\header h\\par}a{\\v b}{\\deleted c\\par}{\\pict 00ff}d\\par}";
    let import = read(rtf.as_bytes()).expect("is RTF");
    assert_eq!(import.text(), "ad\n");
    assert_eq!(
        import.left_out,
        [
            (LeftOut::Margins, 1),
            (LeftOut::Hidden, 1),
            (LeftOut::Deleted, 1),
            (LeftOut::Pictures, 1),
        ]
    );
}

#[test]
fn levels_of_headings() {
    let rtf = "{\\rtf1{\\stylesheet{\\s1\\outlinelevel0 h;}{\\cs2\\outlinelevel3 c;}}\\pard\\s1 a\\par\\pard\\s2 b\\par\\pard\\outlinelevel2 c\\par}";
    let import = read(rtf.as_bytes()).expect("is RTF");
    let levels: Vec<u8> = import.lines.iter().map(|line| line.level).collect();
    assert_eq!(levels, [1, 0, 3]);
}
