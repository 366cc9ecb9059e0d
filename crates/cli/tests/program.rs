//! The built program, from its arguments to its exit status.

// Helpers are no tests by their attribute.
#![allow(clippy::unwrap_used)]

use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// 一、总体情况 in GB18030.
const GB18030: &[u8] = b"\xD2\xBB\xA1\xA2\xD7\xDC\xCC\xE5\xC7\xE9\xBF\xF6\n";

const REPORT: &str = "关于巡察整改情况的报告\n一、整改情况\n1.关于学习不深的问题\n责任单位：党建办\n整改情况：已完成整改。一是补课。\n三、下一步打算\n继续推进。\n";

/// A folder of the test's own with the files that most tests need.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("texts/inner")).unwrap();
        let desk = Self(folder);
        desk.put("texts/b.txt", REPORT.as_bytes());
        desk.put("texts/a.txt", GB18030);
        desk.put("texts/inner/c.txt", "一、甲\n".as_bytes());
        desk.put("texts/d.png", b"\x89PNG\r\n");
        desk
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        fs::write(self.0.join(name), bytes).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gangmu"));
        command.current_dir(&self.0).args(args);
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// What a run that goes well writes.
    #[track_caller]
    fn says(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert_eq!(told(&output), "");
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).unwrap()
    }
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn lines(text: &str) -> Vec<Value> {
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    lines.collect()
}

#[test]
fn any_encoding_comes_out_as_utf8() {
    let desk = Desk::new("encoding");
    assert_eq!(desk.says(&["text", "texts/a.txt"]), "一、总体情况\n");
    desk.put("marked.txt", "\u{feff}一、甲\r\n".as_bytes());
    assert_eq!(desk.says(&["text", "marked.txt"]), "\u{feff}一、甲\r\n");
}

#[test]
fn the_standard_input_is_a_file() {
    let desk = Desk::new("stdin");
    let mut child = desk
        .command(&["outline", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(GB18030).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.stdout, "一、总体情况\n".as_bytes());
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_done() {
    let desk = Desk::new("unreadable");
    let args = [
        "text",
        "texts/a.txt",
        "none.txt",
        "texts/d.png",
        "texts/inner/c.txt",
    ];
    let output = desk.run(&args);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stdout, "一、总体情况\n一、甲\n".as_bytes());
    let told = told(&output);
    assert!(told.contains("none.txt: "), "{told}");
    assert!(told.contains("texts/d.png: 这是图片"), "{told}");
    assert_eq!(told.lines().count(), 2, "{told}");
    let english = desk.run(&["text", "--lang", "en", "texts/d.png"]);
    assert!(self::told(&english).contains("This is a picture"));
}

#[test]
fn a_folder_is_its_text_files_in_order() {
    let desk = Desk::new("folder");
    let text = desk.says(&["counts", "--format", "ndjson", "texts"]);
    let names: Vec<_> = lines(&text).iter().map(|l| l["file"].clone()).collect();
    assert_eq!(names, ["texts/a.txt", "texts/b.txt", "texts/inner/c.txt"]);
    fs::create_dir(desk.0.join("empty")).unwrap();
    let output = desk.run(&["text", "empty"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).starts_with("gangmu: empty: "));
}

#[test]
fn many_files_come_in_the_order_named() {
    let desk = Desk::new("order");
    let names: Vec<String> = (0..100).rev().map(|n| format!("{n}.txt")).collect();
    for (at, name) in names.iter().enumerate() {
        let long = if at % 7 == 0 {
            REPORT.repeat(20)
        } else {
            REPORT.to_owned()
        };
        desk.put(name, format!("{name}\n{long}").as_bytes());
    }
    let args: Vec<&str> = ["outline", "--format", "ndjson"]
        .into_iter()
        .chain(names.iter().map(String::as_str))
        .collect();
    let told = lines(&desk.says(&args));
    let files: Vec<_> = told
        .iter()
        .map(|line| line["file"].as_str().unwrap())
        .collect();
    assert_eq!(files, names);
}

#[test]
fn one_json_of_several_files_names_them() {
    let desk = Desk::new("json");
    let text = desk.says(&["outline", "--format", "json", "texts"]);
    let json: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["format"], "gangmu");
    assert_eq!(json["documents"].as_array().unwrap().len(), 3);
    assert_eq!(json["documents"][1]["file"], "texts/b.txt");
    // Byte for byte what serde would write of all at once.
    assert_eq!(
        serde_json::to_string_pretty(&json).unwrap().len() + 1,
        text.len()
    );
    let alone = desk.says(&["convert", "--to", "json", "texts/b.txt"]);
    assert!(!alone.contains("\"file\""));
}

#[test]
fn nothing_read_is_nothing_written() {
    let desk = Desk::new("nothing");
    let output = desk.run(&["outline", "--format", "json", "none.txt"]);
    assert_eq!((output.status.code(), output.stdout), (Some(2), vec![]));
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let desk = Desk::new("pipe");
    desk.put("long.txt", REPORT.repeat(1000).as_bytes());
    let mut child = desk
        .command(&["text", "long.txt", "long.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 3];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut first).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    assert_eq!(told(&output), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn converting_goes_by_the_ending_of_the_output() {
    let desk = Desk::new("convert");
    desk.says(&["convert", "texts/b.txt", "-o", "b.md"]);
    assert!(
        desk.read("b.md")
            .starts_with("# 关于巡察整改情况的报告\n\n## 一、整改情况\n")
    );
    desk.says(&["convert", "texts/b.txt", "-o", "b.html"]);
    assert!(desk.read("b.html").starts_with("<html"));
    desk.says(&["convert", "texts/b.txt", "--to", "outline", "-o", "b.txt"]);
    assert!(
        desk.read("b.txt")
            .starts_with("关于巡察整改情况的报告\n\t一、整改情况\n")
    );
    assert_eq!(
        desk.says(&["convert", "--to", "md", "texts/a.txt"]),
        "## 一、总体情况\n"
    );
    let output = desk.run(&["convert", "texts/b.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("--to"));
}

#[test]
fn a_folder_takes_a_file_for_each() {
    let desk = Desk::new("output");
    desk.says(&["convert", "--to", "markdown", "texts", "-o", "out/"]);
    assert_eq!(desk.read("out/a.md"), "## 一、总体情况\n");
    assert_eq!(desk.read("out/inner/c.md"), "## 一、甲\n");
    // What is read is not written over.
    let output = desk.run(&["text", "texts", "-o", "texts"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read(desk.0.join("texts/a.txt")).unwrap(), GB18030);
}

#[test]
fn an_output_may_be_the_input() {
    let desk = Desk::new("same");
    desk.says(&["text", "texts/a.txt", "-o", "texts/a.txt"]);
    assert_eq!(desk.read("texts/a.txt"), "一、总体情况\n");
    let output = desk.run(&["check", "texts/a.txt", "-o", "texts"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).starts_with("gangmu: texts: "));
    let n_files = fs::read_dir(desk.0.join("texts")).unwrap().count();
    assert_eq!(n_files, 4, "nothing is left behind");
}

#[test]
fn the_ledger_is_one_table() {
    let desk = Desk::new("ledger");
    desk.put("e.txt", REPORT.replace("学习", "会议").as_bytes());
    desk.says(&["ledger", "texts/b.txt", "e.txt", "-o", "台账.csv"]);
    let table = desk.read("台账.csv");
    assert!(
        table.starts_with("\u{feff}序号,篇名,所属部分,问题,"),
        "{table}"
    );
    assert!(table.contains(
        "2,关于巡察整改情况的报告,整改情况,关于会议不深的问题,一是补课。,已完成,党建办,"
    ));
    assert!(table.contains("合计,,,2个问题,2条,"));
    let markdown = desk.says(&["ledger", "--format", "md", "e.txt"]);
    assert!(markdown.starts_with("| 序号 | 所属部分 |"));
    let rows = lines(&desk.says(&["ledger", "--format", "ndjson", "texts/b.txt", "e.txt"]));
    assert_eq!(
        (&rows[1]["file"], &rows[1]["number"]),
        (&"e.txt".into(), &2.into())
    );
    assert_eq!(rows[1]["status"], "done");
}

#[test]
fn the_columns_of_the_ledger_are_chosen() {
    let desk = Desk::new("columns");
    let text = "一、整改情况\n1.关于会议偏多的问题\n问题表现：月均12次。\n责任领导：李某；责任单位：党政办\n整改情况：正在推进。一是合并会议。\n";
    desk.put("e.txt", text.as_bytes());
    let table = desk.says(&[
        "ledger",
        "--columns",
        "问题, leader，own:问题表现,整改措施",
        "e.txt",
    ]);
    let want =
        "问题,责任领导,问题表现,整改措施\r\n关于会议偏多的问题,李某,月均12次,一是合并会议。\r\n";
    assert!(table.starts_with(want), "{table}");
    let usual = desk.says(&["ledger", "--format", "md", "e.txt"]);
    assert!(
        usual.contains("| 状态 | 责任领导 | 责任单位/责任人 |"),
        "{usual}"
    );
    let rows = lines(&desk.says(&["ledger", "--format", "ndjson", "e.txt"]));
    assert_eq!(rows[0]["cells"]["own:问题表现"], "月均12次");
    let refused = desk.run(&["ledger", "--columns", "问题,出处", "e.txt"]);
    assert_eq!(refused.status.code(), Some(2));
    let told = String::from_utf8(refused.stderr).unwrap();
    assert!(told.contains("没有“出处”这一列"), "{told}");
}

/// What is written as a document is read as one by every command.
#[test]
fn documents_go_out_and_come_in() {
    let desk = Desk::new("documents");
    desk.says(&["convert", "texts/b.txt", "-o", "b.docx"]);
    assert_eq!(desk.says(&["text", "b.docx"]), REPORT);
    let outline = desk.says(&["outline", "b.docx"]);
    assert_eq!(outline, desk.says(&["outline", "texts/b.txt"]));
    desk.says(&["ledger", "b.docx", "-o", "台账.xlsx"]);
    let rows = desk.says(&["text", "台账.xlsx"]);
    assert!(
        rows.contains("\t关于学习不深的问题\t一是补课。\t已完成\t党建办"),
        "{rows}"
    );
    // Several as one compilation, or each in a folder.
    desk.put("e.txt", REPORT.replace("巡察", "审计").as_bytes());
    desk.says(&[
        "convert",
        "b.docx",
        "e.txt",
        "-o",
        "c.docx",
        "--title",
        "汇编",
        "--set",
        "contents=true",
    ]);
    let both = desk.says(&["text", "c.docx"]);
    assert!(
        both.starts_with("汇编\n目　　录\n关于巡察整改情况的报告\t1\n"),
        "{both}"
    );
    desk.says(&["convert", "b.docx", "e.txt", "--to", "docx", "-o", "out/"]);
    assert_eq!(desk.says(&["text", "out/b.docx"]), REPORT);
    desk.says(&[
        "ledger",
        "b.docx",
        "e.txt",
        "--to",
        "overview",
        "-o",
        "汇总.xlsx",
    ]);
    let overview = desk.says(&["text", "汇总.xlsx"]);
    assert!(
        overview.contains("2\t关于审计整改情况的报告\t"),
        "{overview}"
    );
}

#[test]
fn changes_are_tracked() {
    let desk = Desk::new("changes");
    desk.put("new.txt", REPORT.replace("补课", "集中补课").as_bytes());
    desk.says(&[
        "convert",
        "new.txt",
        "--before",
        "texts/b.txt",
        "--author",
        "张三",
        "-o",
        "c.docx",
    ]);
    assert!(desk.says(&["text", "c.docx"]).contains("一是集中补课。"));
    let output = desk.run(&["convert", "new.txt", "--to", "changes", "-o", "d.docx"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("没有可比较的原文"));
    assert!(!desk.0.join("d.docx").exists());
}

#[test]
fn settings_are_named_or_in_a_file() {
    let desk = Desk::new("settings");
    desk.put("s.json", br#"{"encoding":"gb18030"}"#);
    desk.says(&[
        "convert",
        "texts/a.txt",
        "--to",
        "text",
        "--settings",
        "s.json",
        "-o",
        "a.out",
    ]);
    assert_eq!(fs::read(desk.0.join("a.out")).unwrap(), GB18030);
    let output = desk.run(&[
        "convert",
        "texts/a.txt",
        "--to",
        "text",
        "--set",
        "lineEnds=cr",
    ]);
    assert_eq!(output.status.code(), Some(2));
    let output = desk.run(&[
        "convert",
        "texts/a.txt",
        "--to",
        "docx",
        "--set",
        "format.linePitchPt=1",
    ]);
    assert!(told(&output).contains("“行距（磅）”应为 10 到 60。"));
    let output = desk.run(&["ledger", "texts/a.txt", "--today", "2024-02-30"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn findings_are_told_as_compilers_do() {
    let desk = Desk::new("check");
    desk.put("e.txt", "一、甲\n已完成。。\n".as_bytes());
    let output = desk.run(&["check", "e.txt"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.starts_with("e.txt:2:4: error doubled-punctuation: "),
        "{text}"
    );
    desk.says(&["check", "--deny", "never", "e.txt"]);
    let off = desk.run(&[
        "check",
        "--off",
        "doubled-punctuation",
        "--level",
        "error",
        "e.txt",
    ]);
    assert_eq!((off.status.code(), off.stdout), (Some(0), vec![]));
    let json = desk.says(&[
        "check", "--deny", "never", "--format", "json", "--lang", "en", "e.txt",
    ]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (&json[0]["line"], &json[0]["fix"]),
        (&2.into(), &true.into())
    );
    let english = |c: char| c.is_ascii_alphabetic();
    assert!(json[0]["message"].as_str().unwrap().contains(english));
    desk.put("words.txt", "已完成\t必错\t办结\n".as_bytes());
    let output = desk.run(&[
        "check",
        "--words",
        "words.txt",
        "--off",
        "doubled-punctuation",
        "e.txt",
    ]);
    assert_eq!(output.status.code(), Some(1));
    let none = desk.says(&["check", "--format", "json", "texts/a.txt"]);
    assert!(serde_json::from_str::<Value>(&none).unwrap().is_array());
    assert_eq!(
        desk.run(&["check", "--off", "no-such-rule", "e.txt"])
            .status
            .code(),
        Some(2)
    );
}

#[test]
fn counts_have_a_total() {
    let desk = Desk::new("counts");
    let text = desk.says(&["counts", "texts"]);
    let last: Vec<&str> = text.lines().last().unwrap().split_whitespace().collect();
    let columns = text.lines().map(|line| line.split_whitespace().count());
    assert!(columns.into_iter().all(|n| n == 8), "{text}");
    assert_eq!(
        (last[4], last[5], last[6], last[7]),
        ("5", "1", "1", "合计"),
        "{text}"
    );
    let json: Value =
        serde_json::from_str(&desk.says(&["counts", "--format", "json", "texts"])).unwrap();
    assert_eq!(json["total"]["words"].to_string(), last[0]);
    assert_eq!(json["files"].as_array().unwrap().len(), 3);
}

#[test]
fn help_and_version_are_told_on_the_standard_output() {
    let desk = Desk::new("help");
    let help = desk.says(&["--help"]);
    assert!(help.starts_with("纲目："), "{help}");
    for command in ["outline", "text", "ledger", "check", "counts", "convert"] {
        assert!(help.contains(&format!("  {command} ")), "{help}");
        assert!(desk.says(&[command, "--help"]).contains("Usage: gangmu "));
    }
    assert!(desk.says(&["--version"]).starts_with("gangmu "));
    assert_eq!(
        desk.run(&["convert", "--to", "wps", "a.txt"]).status.code(),
        Some(2)
    );
}
