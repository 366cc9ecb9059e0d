//! Documents of Word: their parts, what our reader and other programs find in them, their pages.

use crate::office::{bare, converted, folder, pages, python, sound};
use files::write::{Form, Job, Options, WriteError, Writes, write};
use gangmu::outline::{Node, Outline};
use gangmu::text::Language;
use gangmu::{LedgerRow, ledger, parse};
use std::rc::Rc;

/// The options of a JSON.
pub fn options(json: &str) -> Options {
    Options::from_json(json).expect("options")
}

/// A job of those texts.
pub fn job<'a>(texts: &'a [(&'a str, &'a Outline)], options: &'a Options) -> Job<'a> {
    Job {
        texts,
        rows: &[],
        reports: &[],
        columns: None,
        title: "",
        today: None,
        before: None,
        language: Language::Chinese,
        options,
    }
}

/// A text as a document.
#[track_caller]
pub fn docx(outline: &Outline, options: &Options) -> Vec<u8> {
    write(Form::Docx, &job(&[("报告", outline)], options)).expect("a text")
}

/// What our reader reads.
#[track_caller]
pub fn back(bytes: &[u8]) -> String {
    crate::read(bytes).expect("it is read").text()
}

/// Kind, number and words of all that has some; what stands between cells is one tab.
fn nodes(outline: &Outline) -> Vec<String> {
    let mut found = Vec::new();
    let mut visit = |node: &Rc<Node>| {
        let text = gangmu::report::unbroken(node);
        let words = format!("{}{}", node.marker.trim(), text.trim());
        if !words.is_empty() {
            found.push(format!("{} {words}", node.kind.name()));
        }
    };
    for part in &outline.root().children {
        part.walk(&mut visit);
    }
    found
}

/// The texts are the same; else where they begin to differ.
#[track_caller]
fn same(got: &str, want: impl AsRef<str>, name: &str) {
    let want = want.as_ref();
    let n = got
        .chars()
        .zip(want.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let from = |text: &str| {
        text.chars()
            .skip(n.saturating_sub(10))
            .take(40)
            .collect::<String>()
    };
    assert_eq!(from(got), from(want), "{name}");
}

const VARIANTS: [&str; 4] = [
    "{}",
    r#"{"automaticNumbers":true,"contents":true}"#,
    r#"{"ledger":true,"ledgerAcross":false,"tables":false,"format":{"pageNumbers":"centre","latinFont":"Times & New"}}"#,
    r#"{"ledger":true,"contents":true,"cover":false,"format":{"pageNumbers":"off","linePitchPt":28,"level1":{"bold":true}}}"#,
];

#[test]
fn parts_are_sound_and_the_same_each_time() {
    for text in test_texts::ours() {
        let outline = parse(&text.text);
        let rows = ledger(&outline, outline.root().id);
        for variant in VARIANTS {
            let options = options(variant);
            let texts = [(text.name.as_str(), &outline)];
            let job = Job {
                rows: &rows,
                ..job(&texts, &options)
            };
            let bytes = write(Form::Docx, &job).expect("a text");
            sound(&bytes);
            assert_eq!(write(Form::Docx, &job), Ok(bytes));
        }
    }
}

#[test]
fn nothing_is_lost_and_nothing_comes_in() {
    let corpus = test_texts::corpus().unwrap_or_default();
    for text in test_texts::ours().into_iter().chain(corpus) {
        let outline = parse(&text.text);
        // Without the breaks that the width of a paper made.
        let mut words = String::new();
        outline.root().walk(&mut |node| {
            words += &bare(&node.marker);
            words += &bare(&gangmu::report::unbroken(node));
        });
        for variant in ["{}", r#"{"automaticNumbers":true}"#, r#"{"tables":false}"#] {
            let options = Options {
                cover: false,
                ..options(variant)
            };
            let read = back(&docx(&outline, &options));
            let name = format!("{} {variant}", text.name);
            same(&bare(&read), &words, &name);
        }
    }
}

#[test]
fn read_back_it_is_the_same_outline() {
    let plain = options(r#"{"cover":false}"#);
    let corpus = test_texts::corpus().unwrap_or_default();
    for text in test_texts::ours().into_iter().chain(corpus) {
        let outline = parse(&text.text);
        let again = crate::read(&docx(&outline, &plain))
            .expect("it is read")
            .into_outline();
        assert_eq!(nodes(&again), nodes(&outline), "{}", text.name);
    }
}

/// A line of that many characters.
fn characters(n: usize) -> String {
    "一二三四五六七八九十".chars().cycle().take(n).collect()
}

#[test]
fn a_page_has_22_lines_of_28_characters() {
    let text = format!(
        "关于版心的报告\n{}\n{}\n",
        characters(280),
        characters(1200)
    );
    let bytes = docx(&parse(&text), &Options::default());
    let folder = folder("grid");
    let Some(pages) = converted(&bytes, &folder, "grid.docx", "pdf").and_then(|p| pages(&p)) else {
        return;
    };
    let lines: Vec<&str> = pages[1]
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    assert_eq!(lines.len(), 23, "{lines:?}");
    assert!(
        lines[..22].iter().all(|line| line.chars().count() == 28),
        "{lines:?}"
    );
    assert_eq!(bare(lines[22]), "—2—");
    // Of even pages at the left, of odd ones at the right.
    let indent = |page: &str| {
        let last = page
            .lines()
            .rfind(|l| !l.trim().is_empty())
            .unwrap_or_default()
            .to_owned();
        last.len() - last.trim_start().len()
    };
    assert!(indent(&pages[0]) > 20 && indent(&pages[1]) < 5);
}

#[test]
fn libreoffice_shows_the_words_with_their_numbers() {
    let folder = folder("numbers");
    let outline = parse(test_texts::SAMPLE);
    for (name, variant) in [
        ("text.docx", "{}"),
        ("lists.docx", r#"{"automaticNumbers":true}"#),
    ] {
        let bytes = docx(&outline, &options(variant));
        let Some(pages) = converted(&bytes, &folder, name, "pdf").and_then(|p| pages(&p)) else {
            return;
        };
        let mut shown = String::new();
        for page in &pages {
            let mut lines: Vec<&str> = page.lines().filter(|l| !l.trim().is_empty()).collect();
            // The page number.
            lines.pop();
            shown.extend(lines.into_iter().map(bare));
        }
        // Stops that hang over the edge are not among what is told of a page.
        let words = |text: &str| text.replace(['，', '。', '、', '；', '：', '”', '）'], "");
        same(&words(&shown), words(&bare(&outline.write())), name);
    }
}

#[test]
fn styles_have_the_form_of_the_standard() {
    let outline = parse(
        "关于整改的报告\n市委：\n一、甲“乙”\n（一）丙。丁。\n1.戊\n正文。\n某局\n2024年3月5日\n",
    );
    let parts = sound(&docx(&outline, &Options::default()));
    let styles = &parts["word/styles.xml"];
    let style = |id: &str| {
        let from = styles
            .split(&format!("w:styleId=\"{id}\""))
            .nth(1)
            .expect("a style");
        from.split("</w:style>")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let has = |id: &str, all: &[&str]| {
        let style = style(id);
        assert!(all.iter().all(|part| style.contains(part)), "{id}: {style}");
    };
    has(
        "Title",
        &[
            "w:eastAsia=\"方正小标宋简体\"",
            "<w:sz w:val=\"44\"/>",
            "\"center\"",
        ],
    );
    has(
        "Heading1",
        &[
            "w:eastAsia=\"黑体\"",
            "<w:sz w:val=\"32\"/>",
            "<w:outlineLvl w:val=\"0\"/>",
        ],
    );
    has(
        "Heading2",
        &["w:eastAsia=\"楷体_GB2312\"", "<w:outlineLvl w:val=\"1\"/>"],
    );
    has(
        "Heading3",
        &["w:eastAsia=\"仿宋_GB2312\"", "<w:outlineLvl w:val=\"2\"/>"],
    );
    has(
        "Normal",
        &[
            "w:line=\"579\" w:lineRule=\"exact\"",
            "w:firstLineChars=\"200\"",
        ],
    );
    has("Footer", &["w:eastAsia=\"宋体\"", "<w:sz w:val=\"28\"/>"]);
    assert!(!styles.contains("Theme") && !parts.keys().any(|name| name.contains("theme")));
    let document = &parts["word/document.xml"];
    assert_eq!(
        document.matches("<w:r>").count(),
        document.matches("w:hint=\"eastAsia\"").count()
    );
    // A heading that runs on is its own words in its font, not a heading.
    assert!(
        document.contains("<w:p><w:r><w:rPr><w:rStyle w:val=\"Heading2Char\"/>"),
        "{document}"
    );
    assert!(document.contains("<w:pStyle w:val=\"Salutation\"/>"));
    assert!(document.contains("w:rightChars="));
    assert!(
        parts["word/fontTable.xml"].contains("w:name=\"楷体_GB2312\"><w:altName w:val=\"楷体\"/>")
    );
    assert!(document.contains("w:linePitch=\"579\""));
}

const REPORTS: [&str; 2] = [
    "甲局关于整改情况的报告\n一、总体情况\n正文。\n二、整改情况\n1.关于学习不深的问题\n责任单位：党建办\n整改情况：已完成整改。\n",
    "乙局关于整改情况的报告\n一、总体情况\n序号\t问题\t整改措施\n1\t会议多\t少开\n2\t文件多\t少发\n",
];

fn compiled(options: &Options, title: &str) -> Vec<u8> {
    let outlines = REPORTS.map(parse);
    let texts = [("甲", &outlines[0]), ("乙", &outlines[1])];
    let rows: Vec<LedgerRow> = ledger(&outlines[0], outlines[0].root().id);
    let job = Job {
        title,
        rows: &rows,
        ..job(&texts, options)
    };
    write(Form::Docx, &job).expect("two texts")
}

#[test]
fn several_reports_are_a_compilation() {
    let options = options(r#"{"contents":true,"ledger":true}"#);
    let bytes = compiled(&options, "整改报告汇编");
    let parts = sound(&bytes);
    let document = &parts["word/document.xml"];
    assert_eq!(document.matches("<w:sectPr>").count(), 4);
    assert_eq!(document.matches("<w:pageBreakBefore/>").count(), 1);
    assert_eq!(document.matches("w:orient=\"landscape\"").count(), 1);
    assert!(document.contains(" TOC \\o \"1-2\" \\h \\z \\u "));
    assert_eq!(document.matches("<w:tbl>").count(), 2);
    let folder = folder("compiled");
    let Some(pages) = converted(&bytes, &folder, "c.docx", "pdf").and_then(|p| pages(&p)) else {
        return;
    };
    assert_eq!(pages.len(), 5, "{pages:?}");
    assert_eq!(bare(&pages[0]), "整改报告汇编");
    let entries: Vec<String> = pages[1].lines().map(|l| bare(l).replace('.', "")).collect();
    assert!(
        entries.contains(&"甲局关于整改情况的报告1".to_owned()),
        "{entries:?}"
    );
    assert!(
        entries.contains(&"乙局关于整改情况的报告2".to_owned()),
        "{entries:?}"
    );
    assert!(pages[2].contains("甲局") && bare(&pages[2]).ends_with("—1—"));
    assert!(pages[3].contains("乙局") && bare(&pages[3]).ends_with("—2—"));
    assert!(bare(&pages[4]).contains("关于学习不深的问题"));
}

#[test]
fn the_text_of_a_compilation_can_have_its_own_cover() {
    let text = "整改情况报告汇编\n\n目录\n甲局整改情况的报告\t1\n乙局整改情况的报告\t2\n\n甲局整改情况的报告\n一、情况\n正文。\n\n\n乙局整改情况的报告\n一、情况\n正文。\n";
    let outline = parse(text);
    let whole = sound(&docx(&outline, &Options::default()));
    assert!(whole["word/document.xml"].contains("<w:pStyle w:val=\"TOC1\"/>"));
    let own = sound(&docx(&outline, &options(r#"{"contents":true}"#)));
    // Contents once: those that are made anew.
    let document = &own["word/document.xml"];
    assert_eq!(document.matches("w:val=\"TOCHeading\"").count(), 1);
    assert_eq!(
        document.matches("甲局整改情况的报告").count(),
        2,
        "{document}"
    );
}

#[test]
fn python_docx_reads_it() {
    let folder = folder("python-docx");
    let path = folder.join("a.docx");
    std::fs::write(&path, compiled(&Options::default(), "汇编")).expect("a file");
    let script = "import sys, docx\nd = docx.Document(sys.argv[1])\nfor p in d.paragraphs: print(p.style.name, '|', p.text)\nfor t in d.tables:\n    for r in t.rows: print([c.text for c in r.cells])\nprint(round(d.sections[-1].page_width.mm), round(d.sections[-1].top_margin.mm))";
    let Some(told) = python("docx", script, &[&path]) else {
        return;
    };
    assert!(told.contains("Title | 汇编\n"), "{told}");
    assert!(
        told.contains("Heading 1 | 甲局关于整改情况的报告\n"),
        "{told}"
    );
    assert!(told.contains("Heading 2 | 一、总体情况\n"), "{told}");
    assert!(told.contains("['2', '文件多', '少发']\n"), "{told}");
    assert!(told.ends_with("210 37\n"), "{told}");
}

#[test]
fn the_ledger_alone_is_a_table() {
    let outline = parse(REPORTS[0]);
    let rows = ledger(&outline, outline.root().id);
    for (across, width) in [
        (true, "w:w=\"16838\" w:h=\"11906\""),
        (false, "w:w=\"11906\" w:h=\"16838\""),
    ] {
        let options = Options {
            ledger_across: across,
            ..Options::default()
        };
        let job = Job {
            rows: &rows,
            ..job(&[], &options)
        };
        let bytes = write(Form::Table, &job).expect("rows");
        assert!(sound(&bytes)["word/document.xml"].contains(width));
        let read = back(&bytes);
        assert!(read.starts_with("问题整改台账\n序号\t"), "{read}");
        assert!(read.contains("1\t整改情况\t关于学习不深的问题\t"), "{read}");
    }
}

#[test]
fn nothing_is_written_of_nothing() {
    let options = Options::default();
    let none = job(&[], &options);
    assert_eq!(
        write(Form::Docx, &none),
        Err(WriteError::Empty(Writes::Text))
    );
    assert_eq!(
        write(Form::Xlsx, &none),
        Err(WriteError::Empty(Writes::Ledger))
    );
    let outline = parse("\n");
    sound(&docx(&outline, &options));
}

#[test]
fn words_that_xml_cannot_hold_do_no_harm() {
    let text = "一、甲<w:p>&amp;]]>\u{1}\u{b}乙\u{ffff}\u{2028}丙\n\t丁\t戊\n";
    let outline = parse(text);
    let bytes = docx(&outline, &Options::default());
    sound(&bytes);
    let read = back(&bytes);
    assert!(read.contains("甲<w:p>&amp;]]>"), "{read}");
}

#[test]
fn an_official_document_has_a_head_and_a_foot_where_they_are_filled_in() {
    let outline = parse("关于整改情况的报告\n一、情况\n正文。\n某局\n2024年3月5日\n");
    let xml = |chosen: &str| {
        let bytes = docx(&outline, &options(chosen));
        let xml = sound(&bytes)["word/document.xml"].clone();
        (xml, bytes)
    };
    let (plain, _) = xml("{}");
    assert!(!plain.contains("FF0000") && !plain.contains("<w:tblpPr"));
    let (whole, bytes) = xml(
        r#"{"head":{"issuer":"某某县人民政府文件","number":"某政发〔2024〕1号","signer":"张三"},"foot":{"copies":"县委办","printer":"县政府办公室","date":"2024年3月6日"}}"#,
    );
    // 35 mm from the text's upper edge; the line 4 mm below the number.
    assert!(whole.contains("w:before=\"1984\""), "{whole}");
    assert!(whole.contains("w:space=\"11\" w:color=\"FF0000\""));
    let read = back(&bytes);
    let lines: Vec<&str> = read
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    assert_eq!(lines[0], "某某县人民政府文件");
    assert!(lines[1].starts_with("某政发〔2024〕1号") && lines[1].ends_with("签发人：张三"));
    assert_eq!(lines[2], "关于整改情况的报告");
    assert_eq!(lines[7], "抄送：县委办。");
    assert!(lines[8].starts_with("县政府办公室") && lines[8].ends_with("2024年3月6日印发"));
    // One of them alone.
    let (copies, _) = xml(r#"{"foot":{"copies":"县委办。"}}"#);
    assert_eq!(copies.matches("<w:tr>").count(), 1);
    let (number, _) = xml(r#"{"head":{"number":"某政发〔2024〕1号"}}"#);
    assert!(!number.contains("签发人") && number.contains("FF0000"));
}
