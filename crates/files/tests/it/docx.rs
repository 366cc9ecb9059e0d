//! Documents of Word, by hand.

use crate::package::{docx, package, relations, word};
use crate::read;
use files::{FileError, Import, LeftOut};
use gangmu::Source;

fn import(body: &str, more: &[(&str, String)]) -> Import {
    read(&docx(body, more)).unwrap()
}

#[track_caller]
fn check(body: &str, want: &str) {
    assert_eq!(import(body, &[]).text(), want);
}

const TEXT: &str = "<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p>";

/// A paragraph of one run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
}

#[test]
fn white_space_counts_where_it_is_kept() {
    let kept = p(" 乙\n丙 ");
    let kept = kept.strip_prefix("<w:p>").unwrap();
    check(
        &["<w:p><w:r><w:t> 甲 </w:t></w:r>", kept].concat(),
        "甲 乙 丙 \n",
    );
}

#[test]
fn pages_break_lines_between_words_only() {
    let page = "<w:r><w:br w:type='page'/></w:r>";
    check(
        &format!("<w:p>{page}<w:r><w:t>甲</w:t></w:r>{page}<w:r><w:t>乙</w:t></w:r>{page}</w:p>"),
        "甲\n乙\n",
    );
}

#[test]
fn levels_are_those_of_styles_and_paragraphs() {
    let styles = word(
        "styles",
        "<w:style w:type='paragraph' w:default='1' w:styleId='a'/>\
         <w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/></w:style>\
         <w:style w:type='paragraph' w:styleId='2'><w:name w:val='x'/><w:basedOn w:val='3'/></w:style>\
         <w:style w:type='paragraph' w:styleId='3'><w:name w:val='y'/><w:basedOn w:val='2'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>",
    );
    let of = |ppr: &str| format!("<w:p><w:pPr>{ppr}</w:pPr><w:r><w:t>甲</w:t></w:r></w:p>");
    let body = [
        of("<w:pStyle w:val='1'/>"),
        of("<w:pStyle w:val='2'/>"),
        of("<w:pStyle w:val='2'/><w:outlineLvl w:val='9'/>"),
        of("<w:outlineLvl w:val='0'/>"),
        of(""),
    ];
    let import = import(&body.concat(), &[("word/styles.xml", styles)]);
    let levels: Vec<u8> = import.lines.iter().map(|line| line.level).collect();
    assert_eq!(levels, [1, 3, 0, 1, 0]);
    assert_eq!(import.marked_text(), "# 甲\n### 甲\n甲\n# 甲\n甲\n");
}

#[test]
fn hidden_words_are_told() {
    let styles = word(
        "styles",
        "<w:style w:type='character' w:styleId='h'><w:rPr><w:vanish/></w:rPr></w:style>",
    );
    let body = "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>\
        <w:r><w:rPr><w:rStyle w:val='h'/></w:rPr><w:t>藏</w:t></w:r>\
        <w:r><w:rPr><w:rStyle w:val='h'/><w:vanish w:val='0'/></w:rPr><w:t>乙</w:t></w:r></w:p>";
    let import = import(body, &[("word/styles.xml", styles)]);
    assert_eq!(import.text(), "甲乙\n");
    assert_eq!(import.left_out, [(LeftOut::Hidden, 2)]);
}

#[test]
fn a_hidden_end_joins_the_next_paragraph() {
    check(
        &format!(
            "<w:p><w:pPr><w:outlineLvl w:val='1'/><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr><w:r><w:t>（一）标题。</w:t></w:r></w:p>{}",
            p("正文。")
        ),
        "（一）标题。正文。\n",
    );
}

#[test]
fn fields_show_their_results_and_circles() {
    let char = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let code = |code: &str| format!("<w:r><w:instrText>{code}</w:instrText></w:r>");
    let (begin, middle, end) = (char("begin"), char("separate"), char("end"));
    let circle = code(" eq \\o\\ac(○,3) ");
    check(
        &format!("<w:p>{begin}{circle}{end}<w:r><w:t>项</w:t></w:r></w:p>"),
        "③项\n",
    );
    check(
        &format!(
            "<w:p>{begin}{}{middle}<w:r><w:t>2026</w:t></w:r>{end}</w:p>",
            code("DATE")
        ),
        "2026\n",
    );
    // A field that never ends hides no paragraph after it.
    check(
        &format!("<w:p>{begin}{}</w:p>{}", code("PAGE"), p("甲")),
        "\n甲\n",
    );
}

#[test]
fn tables() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
    };
    let row = |properties: &str, cells: &[String]| {
        format!(
            "<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>",
            cells.concat()
        )
    };
    let inner = format!(
        "<w:tbl>{}</w:tbl>",
        row("", &[cell("", "内"), cell("", "表")])
    );
    let nested = format!("<w:tc>{inner}{}</w:tc>", p("后"));
    let body = [
        "<w:tbl>".to_owned(),
        row("", &[cell("<w:gridSpan w:val='2'/>", "宽"), cell("", "丙")]),
        row(
            "<w:gridBefore w:val='1'/>",
            &[cell("<w:vMerge w:val='restart'/>", "乙"), cell("", "丁")],
        ),
        row(
            "<w:gridAfter w:val='1'/>",
            &[nested, cell("<w:vMerge/>", "余")],
        ),
        row("<w:del w:id='1'/>", &[cell("", "删")]),
        "</w:tbl>".to_owned(),
    ];
    let import = import(&body.concat(), &[]);
    assert_eq!(import.text(), "宽\t\t丙\n\t乙\t丁\n内 表 后\t\t\n");
    assert_eq!(import.n_tables, 1);
    assert!(import.lines.iter().all(|line| line.is_row));
}

#[test]
fn a_cell_that_holds_the_text_is_its_paragraphs() {
    let body = format!(
        "<w:tbl><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>",
        p("一、甲"),
        p("正文。")
    );
    let import = import(&body, &[]);
    assert_eq!(import.text(), "一、甲\n正文。\n");
    assert!(!import.lines[0].is_row);
}

#[test]
fn notes_come_last_in_the_order_of_the_text() {
    let notes = word(
        "footnotes",
        &format!(
            "<w:footnote w:id='5'>{}</w:footnote><w:footnote w:id='6'>{}{}</w:footnote><w:footnote w:id='9'>{}</w:footnote>",
            p("第二"),
            p(" 第一"),
            p("续"),
            p("无人")
        ),
    );
    let mark = |id: u8| format!("<w:r><w:footnoteReference w:id='{id}'/></w:r>");
    let body = format!("<w:p><w:r><w:t>甲</w:t></w:r>{}{}</w:p>", mark(6), mark(5));
    let import = import(&body, &[("word/footnotes.xml", notes)]);
    assert_eq!(import.text(), "甲\n[注1] 第一\n续\n[注2] 第二\n");
}

#[test]
fn what_is_left_out_is_counted() {
    let header = |text: &str| word("hdr", &p(text));
    let relations = relations(&[
        ("header", "header1.xml"),
        ("footer", "footer1.xml"),
        ("aFChunk", "chunk.html"),
    ]);
    let body = format!(
        "{TEXT}<w:p><w:r><w:drawing><pic:pic xmlns:pic='x'/></w:drawing></w:r><w:r><w:commentReference w:id='1'/></w:r>\
         <w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:object/></w:r></w:p><w:altChunk r:id='r2' xmlns:r='y'/>"
    );
    let more = [
        ("word/_rels/document.xml.rels", relations),
        ("word/header1.xml", header("某某局文件")),
        ("word/footer1.xml", header("— 1 —")),
    ];
    let mut left_out = import(&body, &more).left_out;
    left_out.sort_by_key(|(what, _)| format!("{what:?}"));
    assert_eq!(
        left_out,
        [
            (LeftOut::Comments, 1),
            (LeftOut::Deleted, 1),
            (LeftOut::Margins, 1),
            (LeftOut::Objects, 2),
            (LeftOut::Pictures, 1),
        ]
    );
}

#[test]
fn strict_documents_and_other_names_of_parts() {
    let strict = "<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>";
    let relation = "<Relationships><Relationship Id='a' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' Target='/word/document2.xml'/></Relationships>";
    let import = read(&package(&[
        ("_rels/.rels", relation),
        ("word/document2.xml", strict),
    ]));
    assert_eq!(import.unwrap().text(), "甲\n");
    let other = strict.replace("w:", "z:").replace("xmlns:w", "xmlns:z");
    let import = read(&package(&[
        ("_rels/.rels", relation),
        ("word/document2.xml", &other),
    ]));
    assert_eq!(import.unwrap().text(), "甲\n");
    let relation = relation.replace("/word/document2", "text/main");
    let types = "<Types><Override PartName='/text/main.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
    let parts = [
        ("_rels/.rels", relation.as_str()),
        ("[Content_Types].xml", types),
        ("Text/Main.xml", strict),
    ];
    assert_eq!(read(&package(&parts)).unwrap().text(), "甲\n");
    assert_eq!(
        read(&package(&parts[2..])).err(),
        Some(FileError::Foreign(Source::Archive))
    );
}

#[test]
fn parts_in_other_encodings() {
    let text = word("document", &format!("<w:body>{TEXT}</w:body>"));
    let wide = text.replace("version='1.0'", "version='1.0' encoding='UTF-16'");
    let little: Vec<u8> = format!("\u{feff}{wide}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let big: Vec<u8> = wide.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = format!("\u{feff}{text}").into_bytes();
    let latin = text.replace("version='1.0'", "version='1.0' encoding='ISO-8859-1'");
    let latin = latin.replace("一、总体情况", "caf\u{e9}");
    let latin: Vec<u8> = latin.chars().map(|c| c as u8).collect();
    for (part, want) in [
        (little, "一、总体情况\n"),
        (big, "一、总体情况\n"),
        (marked, "一、总体情况\n"),
        (latin, "café\n"),
    ] {
        assert_eq!(
            read(&package(&[("word/document.xml", part)]))
                .unwrap()
                .text(),
            want
        );
    }
}

#[test]
fn numbers_reach_the_outline() {
    let numbering = word(
        "numbering",
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
    );
    let item = |text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = [item("总体情况"), p("正文。"), item("存在问题")].concat();
    let import = import(&body, &[("word/numbering.xml", numbering)]);
    assert_eq!(import.text(), "一、\t总体情况\n正文。\n二、\t存在问题\n");
    let outline = import.into_outline();
    assert_eq!(outline.write(), "一、\t总体情况\n正文。\n二、\t存在问题\n");
    assert_eq!(outline.root().children[0].children.len(), 2);
}
