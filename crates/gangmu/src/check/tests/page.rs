//! The page of rules, docs/rules.md, is what the registry says: every rule with its example, and
//! with what fixing makes of it. `UPDATE_EXPECT=1` writes it anew.

use super::*;
use crate::check::{Grade, Group, UserWord};
use crate::text::Bilingual;
use expect_test::expect_file;
use std::fmt::Write as _;

const HEAD: &str = "# 校核规则 Rules

每条规则可以单独关闭，也可以改级别。**错误**：肯定不对；**疑似**：多半不对；**提示**：值得看一眼。
写明“改后”的可以一键改正，同类可以一次改完，撤销一步还原。每处都可以忽略一次，或者在本篇一直忽略。

Each rule can be switched off or given another level. An *error* is certainly wrong, a *warning*
probably, a *hint* is worth a look. Where a text after fixing is shown, the finding can be fixed,
all of a kind in one step that one undo takes back. A finding can be ignored once, or in the whole report.
";

fn level(severity: Severity) -> String {
    let Bilingual { zh, en } = severity.name();
    format!("{zh} {}", en.to_lowercase())
}

/// The settings under which the examples are checked: with one word in the usage list.
fn settings() -> Settings {
    let word = UserWord {
        word: "按装".to_owned(),
        grade: Grade::Wrong,
        instead: Some("安装".to_owned()),
        remark: String::new(),
    };
    Settings {
        words: vec![word],
        ..Settings::default()
    }
}

/// The page, with each example as it is found and fixed now.
fn page() -> String {
    let mut page = HEAD.to_owned();
    for group in Group::ALL {
        let Bilingual { zh, en } = group.name();
        write!(page, "\n## {zh} {en}\n").unwrap();
        for rule in registry().iter().filter(|r| r.group == group) {
            section(&mut page, rule);
        }
    }
    page
}

fn section(page: &mut String, rule: &Rule) {
    let Bilingual { zh, en } = rule.name;
    write!(
        page,
        "\n### {zh} {en}\n\n`{}` · {}\n\n",
        rule.id,
        level(rule.severity)
    )
    .unwrap();
    write!(page, "{}\n{}\n\n", rule.about.zh, rule.about.en).unwrap();
    let found = findings(rule.id, rule.example, &settings());
    assert!(
        !found.is_empty(),
        "{} finds nothing in its example",
        rule.id
    );
    write!(page, "```text\n{}```\n\n", rule.example).unwrap();
    let mut said = Vec::new();
    for (finding, _) in &found {
        if !said.contains(&&finding.message) {
            said.push(&finding.message);
        }
    }
    for message in said {
        writeln!(page, "- {} / {}", message.zh, message.en).unwrap();
    }
    let mut desk = Desk::open(rule.example);
    let fixes = desk.fixes(Some(rule.id), &settings());
    if fixes.is_empty() {
        page.push_str("\n由人判断，不自动改。 To be judged by a person.\n");
    } else {
        desk.fix(&fixes);
        assert_ne!(desk.outline.write(), rule.example, "{}", rule.id);
        write!(
            page,
            "\n改后 fixed:\n\n```text\n{}```\n",
            desk.outline.write()
        )
        .unwrap();
    }
}

#[test]
fn the_page_of_rules_is_up_to_date() {
    expect_file!["../../../../../docs/rules.md"].assert_eq(&page());
}
