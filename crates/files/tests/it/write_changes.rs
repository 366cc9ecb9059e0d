//! Tracked changes: all accepted is the new text, all rejected the old one, to our reader and to
//! LibreOffice.

use crate::office::{folder, parts, python_alone, sound};
use crate::write_docx::{back, job};
use files::write::{Before, Form, Job, Options, WriteError, write};
use gangmu::parse;
use std::io::Write;

/// The document that tells what `new` changed of `old`.
#[track_caller]
fn changes(old: &str, new: &str) -> Vec<u8> {
    let (old, new) = (parse(old), parse(new));
    let options = Options::default();
    let texts = [("报告", &new)];
    let before = Before {
        outline: &old,
        author: "张<三>",
        date: "2024-03-05T09:00:00Z",
    };
    let job = Job {
        before: Some(before),
        ..job(&texts, &options)
    };
    write(Form::Changes, &job).expect("two texts")
}

/// The same with what came and what went exchanged: accepted, it is what the other is rejected.
fn exchanged(bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts(bytes) {
        let text = text
            .replace("<w:ins ", "<w:X ")
            .replace("</w:ins>", "</w:X>")
            .replace("<w:del ", "<w:ins ")
            .replace("</w:del>", "</w:ins>")
            .replace("<w:X ", "<w:del ")
            .replace("</w:X>", "</w:del>")
            .replace("w:delText", "w:t");
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name, options).expect("a part");
        zip.write_all(text.as_bytes()).expect("a part");
    }
    zip.finish().expect("a container").into_inner()
}

/// The lines that have words.
fn lines(text: &str) -> Vec<String> {
    let lines = text
        .lines()
        .map(|l| l.trim_matches([' ', '\u{3000}', '\t']).to_owned());
    lines.filter(|l| !l.is_empty()).collect()
}

const OLD: &str = "关于整改情况的报告\n一、总体情况\n（一）统一思想。召开会议3次。\n（二）压实责任。一是学。二是改。\n二、下一步打算\n继续推进。\n持续用力。\n某局\n2024年3月5日\n";

const TABLE: &str = "关于两张表的报告\n一、第一张表\n事项\t时限\n甲\t3月\n二、第二张表\n事项\t时限\n乙\t6月\n丙\t9月\n某局\n2024年3月5日\n";

/// Old, and new of it.
fn pairs() -> Vec<(String, String)> {
    let of = |new: &str| (OLD.to_owned(), new.to_owned());
    let mut pairs = vec![
        of(OLD),
        of(&OLD.replace("3次", "12次").replace("继续", "持续")),
        of(&OLD.replace("（一）统一思想。召开会议3次。\n（二）", "（一）")),
        of(&OLD.replace("二、下一步", "二、新的一部分\n新的内容。\n三、下一步")),
        of(&OLD.replace("某局\n2024年3月5日\n", "")),
        of(&format!("{OLD}附件：1.名单\n2.清单\n")),
        of(&OLD.replace("某局\n2024年3月5日\n", "附件：名单\n")),
        of(&OLD.replace("关于整改情况的报告\n", "")),
        of(&format!("前言一段。\n{OLD}")),
        (
            TABLE.to_owned(),
            TABLE
                .replace("两张表", "2张表")
                .replace("乙\t6月", "乙\t7月"),
        ),
        of("全然不同的文字。\n又一段。\n"),
        of("关于整改情况的报告\n"),
        of(&OLD.replace("（二）压实责任。一是学", "压实责任，一是学")),
        of(&OLD.replace("继续推进。\n持续用力。\n", "继续推进。持续用力。\n")),
        of(&OLD.replace(
            "（一）统一思想。召开会议3次。\n（二）压实责任。一是学。二是改。\n",
            "（一）压实责任。一是学。二是改。\n（二）统一思想。召开会议3次。\n",
        )),
    ];
    for text in test_texts::ours() {
        // Every fifth line goes, every seventh is doubled, every third says something else.
        let mut new = String::new();
        for (at, line) in text.text.lines().enumerate() {
            match at {
                _ if at % 5 == 4 => {}
                _ if at % 7 == 6 => new += &format!("{line}\n{line}\n"),
                _ if at % 3 == 2 => {
                    new += &format!("{}\n", line.replace('的', "之").replace('1', "31"))
                }
                _ => new += &format!("{line}\n"),
            }
        }
        pairs.push((text.text, new));
    }
    let back: Vec<_> = pairs
        .iter()
        .map(|(old, new)| (new.clone(), old.clone()))
        .collect();
    pairs.extend(back);
    pairs
}

/// The lines of a text as a document has them.
fn plain(text: &str) -> Vec<String> {
    let outline = parse(text);
    let options = Options {
        tables: false,
        cover: false,
        ..Options::default()
    };
    lines(&back(&crate::write_docx::docx(&outline, &options)))
}

#[test]
fn accepted_it_is_the_new_text_and_rejected_the_old() {
    for (old, new) in pairs() {
        let bytes = changes(&old, &new);
        sound(&bytes);
        assert_eq!(lines(&back(&bytes)), plain(&new), "accepted, from\n{old}");
        assert_eq!(
            lines(&back(&exchanged(&bytes))),
            plain(&old),
            "rejected, to\n{new}"
        );
    }
}

#[test]
fn only_what_changed_is_told() {
    let count = |bytes: &[u8], what: &str| parts(bytes)["word/document.xml"].matches(what).count();
    let same = changes(OLD, OLD);
    assert_eq!(count(&same, "w:author"), 0);
    let some = changes(OLD, &OLD.replace("召开会议3次", "召开专题会议12次"));
    assert_eq!(count(&some, "<w:ins "), 2);
    assert_eq!(count(&some, "<w:del "), 1);
    assert_eq!(
        count(&some, "<w:delText xml:space=\"preserve\">3</w:delText>"),
        1
    );
    assert_eq!(
        count(
            &some,
            "w:author=\"张&lt;三&gt;\" w:date=\"2024-03-05T09:00:00Z\""
        ),
        3
    );
    // Another level of the same words is a change of form.
    let level = changes(
        "一、甲\n二、工作打算\n正文。\n",
        "一、甲\n（一）工作打算\n正文。\n",
    );
    assert_eq!(count(&level, "<w:pPrChange "), 1);
}

#[test]
fn a_table_that_stayed_is_one() {
    let xml = |new: &str| parts(&changes(TABLE, new))["word/document.xml"].clone();
    assert_eq!(xml(TABLE).matches("<w:tbl>").count(), 2);
    let some = xml(&TABLE
        .replace("两张表", "2张表")
        .replace("乙\t6月", "乙\t7月"));
    assert_eq!(some.matches("<w:tbl>").count(), 1);
    assert!(some.find("<w:ins ") < some.find("<w:tbl>"));
}

#[test]
fn there_is_something_to_compare_with() {
    let outline = parse(OLD);
    let options = Options::default();
    let texts = [("报告", &outline), ("报告", &outline)];
    assert_eq!(
        write(Form::Changes, &job(&texts[..1], &options)),
        Err(WriteError::NoBefore)
    );
    let before = Before {
        outline: &outline,
        author: "",
        date: "",
    };
    let two = Job {
        before: Some(before),
        ..job(&texts, &options)
    };
    assert_eq!(write(Form::Changes, &two), Err(WriteError::Several));
}

/// Opens each document, accepts and rejects all, and tells the text of both.
const SCRIPT: &str = r#"
import os, subprocess, sys, time, uno
from com.sun.star.beans import PropertyValue
folder = sys.argv[1]
pipe = 'gangmu%d' % os.getpid()
office = subprocess.Popen(['soffice', '-env:UserInstallation=file://' + folder + '/own', '--headless', '--norestore', '--accept=pipe,name=%s;urp;' % pipe], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
    for n in range(150):
        try:
            context = resolver.resolve('uno:pipe,name=%s;urp;StarOffice.ComponentContext' % pipe)
            break
        except Exception:
            time.sleep(0.2)
    desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
    dispatcher = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.DispatchHelper', context)
    hidden = PropertyValue(); hidden.Name = 'Hidden'; hidden.Value = True
    for path in sys.argv[2:]:
        for what in 'Accept', 'Reject':
            document = desktop.loadComponentFromURL('file://' + path, '_blank', 0, (hidden,))
            dispatcher.executeDispatch(document.getCurrentController().getFrame(), '.uno:%sAllTrackedChanges' % what, '', 0, ())
            print('==', what)
            print(document.Text.getString())
            document.close(True)
    try:
        desktop.terminate()
    except Exception:
        pass
    office.wait(30)
finally:
    office.kill()
"#;

#[test]
fn libreoffice_accepts_and_rejects_it() {
    let folder = folder("changes");
    let pairs: Vec<_> = pairs().into_iter().take(24).collect();
    let mut paths = Vec::new();
    for (at, (old, new)) in pairs.iter().enumerate() {
        let path = folder.join(format!("{at}.docx"));
        std::fs::write(&path, changes(old, new)).expect("a file");
        paths.push(path);
    }
    let mut args = vec![folder.as_path()];
    args.extend(paths.iter().map(|p| p.as_path()));
    let Some(told) = python_alone("uno", SCRIPT, &args) else {
        return;
    };
    let told: Vec<&str> = told.split("== ").skip(1).collect();
    assert_eq!(told.len(), pairs.len() * 2);
    for ((old, new), told) in pairs.iter().zip(told.chunks(2)) {
        // The cells of a row come one below the other.
        let cells = |text: &str| lines(&text.replace('\t', "\n"));
        let text = |told: &str| cells(told.split_once('\n').unwrap_or_default().1);
        let plain = |of: &str| cells(&plain(of).join("\n"));
        assert_eq!(text(told[0]), plain(new), "accepted, from\n{old}");
        assert_eq!(text(told[1]), plain(old), "rejected, to\n{new}");
    }
}
