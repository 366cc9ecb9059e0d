//! `gangmu compare`: the built program on two files.

// Helpers are no tests by their attribute.
#![allow(clippy::unwrap_used)]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of the test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn put(folder: &Path, name: &str, bytes: &[u8]) {
    fs::write(folder.join(name), bytes).unwrap();
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gangmu"));
    command.current_dir(folder).args(args).output().unwrap()
}

/// What a run that goes well writes.
#[track_caller]
fn says(folder: &Path, args: &[&str]) -> String {
    let output = run(folder, args);
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn two_versions_are_compared() {
    let desk = folder("compare");
    put(
        &desk,
        "old.txt",
        "一、甲情况\n共有问题12个。\n二、乙情况\n已办结。\n".as_bytes(),
    );
    put(&desk, "new.txt", "一、甲情况\n共有问题13个。\n".as_bytes());
    let text = says(&desk, &["compare", "old.txt", "new.txt"]);
    assert!(
        text.starts_with("共有2处不同：修改1处，删除1处\n"),
        "{text}"
    );
    assert!(text.contains("共有问题[-12-]{+13+}个。"), "{text}");
    let html = says(
        &desk,
        &["compare", "old.txt", "new.txt", "--format", "html"],
    );
    assert!(html.contains("修改对照表") && html.contains("<del style="));
    let json = says(
        &desk,
        &["compare", "old.txt", "new.txt", "--format", "json"],
    );
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["changes"][0]["kind"], "changed");
    assert_eq!(json["before"]["words"], 21);
    let same = says(&desk, &["compare", "old.txt", "old.txt"]);
    assert!(same.starts_with("两篇一致\n"));
    let output = run(&desk, &["compare", "old.txt", "none.txt"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn last_months_ledger_is_held_against_a_report() {
    let desk = folder("compare-ledger");
    let last = "序号\t问题\t责任单位\t整改状态\n1\t会议偏多\t办公室\t已完成\n";
    put(&desk, "last.tsv", last.as_bytes());
    put(
        &desk,
        "now.txt",
        "1.关于会议偏多的问题\n整改情况：正在推进。\n".as_bytes(),
    );
    let text = says(&desk, &["compare", "last.tsv", "now.txt", "--ledger"]);
    assert!(text.starts_with("对照问题1项：状态倒退1项\n"), "{text}");
    assert!(text.contains("责任单位/责任人：办公室"), "{text}");
}
