//! Text documents of OpenDocument, by hand.

use crate::package::{OPEN_TEXT, odt, package};
use crate::read;
use files::{FileError, LeftOut};

#[track_caller]
fn check(styles: &str, body: &str, want: &str) {
    assert_eq!(read(&odt(styles, body)).unwrap().text(), want);
}

/// A list of two levels: one is written out, one is put together.
const LIST: &str = "<text:list-style style:name='L'>\
    <text:list-level-style-number text:level='1' style:num-format='一, 二, 三, ...' style:num-suffix='、'>\
    <style:list-level-properties><style:list-level-label-alignment text:label-followed-by='nothing'/></style:list-level-properties></text:list-level-style-number>\
    <text:list-level-style-number text:level='2' style:num-format='1' style:num-suffix='.' text:display-levels='2'/></text:list-style>";

fn item(text: &str) -> String {
    format!("<text:list-item><text:p>{text}</text:p></text:list-item>")
}

#[test]
fn lists_count_and_go_on() {
    let list = |attributes: &str, items: &[String]| {
        format!(
            "<text:list text:style-name='L' {attributes}>{}</text:list>",
            items.concat()
        )
    };
    let inner = format!(
        "<text:list-item><text:p>乙</text:p><text:list>{}</text:list></text:list-item>",
        item("子")
    );
    let head = "<text:list-header><text:p>无号</text:p></text:list-header>".to_owned();
    let start = "<text:list-item text:start-value='7'><text:p>丁</text:p><text:p>续</text:p></text:list-item>".to_owned();
    let body = [
        list("xml:id='a'", &[item("甲"), inner]),
        "<text:p>间</text:p>".to_owned(),
        list("text:continue-numbering='true'", &[item("丙"), head]),
        list("", &[item("新")]),
        list("text:continue-list='a'", &[start, item("戊")]),
    ];
    check(
        LIST,
        &body.concat(),
        "一、甲\n二、乙\n二.1. 子\n间\n三、丙\n无号\n一、新\n七、丁\n续\n八、戊\n",
    );
}

#[test]
fn white_space_is_one_space() {
    check(
        "",
        "<text:p>  甲 \n <text:span> 乙</text:span><text:s text:c='2'/>丙<text:tab/>丁<text:line-break/>戊 </text:p>",
        "甲 乙  丙\t丁\n戊\n",
    );
}

#[test]
fn what_is_hidden_or_beside_the_text() {
    let styles = "<style:style style:name='T' style:family='text'><style:text-properties text:display='none'/></style:style>\
        <style:style style:name='P' style:family='paragraph' style:parent-style-name='Q'/>\
        <style:style style:name='Q' style:family='paragraph' style:parent-style-name='P'><style:text-properties text:display='none'/></style:style>";
    let body = "<text:p>甲<text:span text:style-name='T'>藏</text:span>乙<office:annotation><text:p>注</text:p></office:annotation></text:p>\
        <text:p text:style-name='P'>藏</text:p>\
        <text:section text:display='none'><text:p>藏</text:p></text:section>\
        <text:table-of-content><text:table-of-content-source><text:index-title-template>目录</text:index-title-template></text:table-of-content-source>\
        <text:index-body><text:p>甲<text:tab/>1</text:p></text:index-body></text:table-of-content>\
        <text:p><draw:frame><draw:image/><draw:image/></draw:frame><draw:frame><draw:object/><draw:image/></draw:frame>丙</text:p>";
    let import = read(&odt(styles, body)).unwrap();
    assert_eq!(import.text(), "甲乙\n甲\t1\n丙\n");
    let mut left_out = import.left_out;
    left_out.sort_by_key(|(what, _)| format!("{what:?}"));
    assert_eq!(
        left_out,
        [
            (LeftOut::Comments, 1),
            (LeftOut::Hidden, 3),
            (LeftOut::Objects, 1),
            (LeftOut::Pictures, 1),
        ]
    );
}

#[test]
fn frames_and_notes_stand_after_their_paragraph() {
    let body = "<text:p>甲<draw:frame><draw:text-box><text:p>框</text:p><text:p/></draw:text-box></draw:frame>乙\
        <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>见年报。</text:p></text:note-body></text:note>丙</text:p><text:p>丁</text:p>";
    check("", body, "甲乙丙\n框\n丁\n[注1] 见年报。\n");
}

#[test]
fn headings_have_levels() {
    let import = read(&odt(
        "",
        "<text:h text:outline-level='2'>甲</text:h><text:h>乙</text:h><text:p>丙</text:p>",
    ));
    let import = import.unwrap();
    let levels: Vec<u8> = import.lines.iter().map(|line| line.level).collect();
    assert_eq!(levels, [2, 1, 0]);
}

#[test]
fn a_locked_document() {
    let manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
    let bytes = package(&[
        ("mimetype", OPEN_TEXT),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", "\u{1}"),
    ]);
    assert_eq!(read(&bytes).err(), Some(FileError::Encrypted));
}
