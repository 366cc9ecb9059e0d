//! What is said of forms and sources, in declarations and pages for their readers, is what there is.

// Helpers are no tests by their attribute.
#![allow(clippy::unwrap_used)]

use files::write::{SETTINGS, Writes};
use gangmu::{Form, Source};
use std::fs;
use std::path::Path;
use std::process::Command;

fn file(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::read_to_string(root.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// The line of `text` that begins so.
#[track_caller]
fn line<'a>(text: &'a str, begins: &str) -> &'a str {
    let line = text
        .lines()
        .find(|line| line.trim_start().starts_with(begins));
    line.unwrap_or_else(|| panic!("no line begins with {begins}"))
}

/// The words between those signs.
fn between(text: &str, sign: char) -> Vec<&str> {
    text.split(sign).skip(1).step_by(2).collect()
}

/// Those of the files that the program writes.
fn of_files(writes: Writes) -> Vec<&'static str> {
    let all = files::write::Form::ALL.iter();
    all.filter(|f| f.writes() == writes)
        .map(|f| f.id())
        .collect()
}

fn ids() -> Vec<&'static str> {
    Form::ALL.iter().map(|form| form.id()).collect()
}

#[test]
fn the_declarations_have_all_forms_and_no_other() {
    let declarations = file("embed/gangmu.d.ts");
    let mut named = between(line(&declarations, "export type GangmuFormat"), '"');
    // What `rich` is called, too.
    named.retain(|name| *name != "html");
    named.sort_unstable();
    let mut ids = ids();
    ids.sort_unstable();
    assert_eq!(named, ids);
}

/// The keys of those that the core alone does not write.
fn file_keys() -> Vec<String> {
    let all = files::write::Form::ALL.iter().map(|f| f.key());
    all.filter(|key| Form::named(key).is_none()).collect()
}

#[test]
fn the_declarations_have_all_forms_and_settings_of_files() {
    let declarations = file("embed/gangmu.d.ts");
    let named = between(line(&declarations, "export type GangmuFileFormat"), '"');
    let is_file = |name: &&str| file_keys().iter().any(|key| key == name);
    assert!(
        named.iter().all(is_file) && named.len() == file_keys().len(),
        "{named:?}"
    );
    let options = declarations
        .split_once("interface GangmuFileOptions {")
        .unwrap()
        .1;
    let options = options.split_once("\n}").unwrap().0;
    for setting in SETTINGS {
        let within = |name: &str| options.contains(&format!("{name}?: "));
        let mut names = setting.path.split('.');
        let is_font = |name: &&str| matches!(*name, "font" | "sizePt" | "bold");
        let unknown = names.find(|name| !within(name) && !is_font(name));
        assert_eq!(unknown, None, "{}", setting.path);
    }
}

#[test]
fn the_page_for_whoever_builds_the_element_in_has_all_forms() {
    let page = file("embed/README.md");
    let row = line(&page, "| `exportAs(format)`");
    let named = between(row, '`');
    assert!(ids().iter().all(|id| named.contains(id)), "{row}");
    let table = page.split_once("## Files").unwrap().1;
    let table = between(table.split_once("\n## ").unwrap().0, '`');
    for key in file_keys() {
        assert!(table.contains(&key.as_str()), "{key}");
    }
    // What the writer may copy.
    let row = line(&page, "| `exports` |");
    for form in [Form::Text, Form::Rich] {
        assert!(between(row, '`').contains(&form.id()), "{row}");
    }
}

#[test]
fn the_element_writes_what_the_editor_does_not_by_the_other_module() {
    let element = file("embed/element.js");
    let own = line(&element, "const own = form ===");
    assert_eq!(between(own, '"'), [Form::Text.id(), Form::Rich.id()]);
    let shared = file("embed/shared.js");
    let other = between(line(&shared, "const WRITTEN ="), '"');
    let others = ids()
        .into_iter()
        .filter(|id| !["text", "rich"].contains(id));
    assert_eq!(other, others.collect::<Vec<_>>());
    let alias = line(&element, "const form = format ===");
    assert_eq!(Form::named(between(alias, '"')[0]), Some(Form::Rich));
}

#[test]
fn the_readme_has_all_forms_and_sources() {
    let readme = file("README.md");
    let row = line(&readme, "`convert` ");
    let named = between(row, '`');
    let all = of_files(Writes::Text);
    assert!(all.iter().all(|id| named.contains(id)), "{row}");
    let row = line(&readme, "`ledger` ");
    let named = between(row, '`');
    let all = of_files(Writes::Ledger);
    assert!(all.iter().all(|id| named.contains(id)), "{row}");
    let row = line(&readme, "- **取文件**");
    for source in Source::ALL.iter().filter(|s| s.refusal().is_none()) {
        assert!(row.contains(&format!(".{}", source.endings()[0])), "{row}");
    }
}

#[test]
fn the_command_line_takes_all_forms() {
    let help = |command: &str| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_gangmu"));
        let output = program.args([command, "--help"]).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let values = |ids: Vec<&str>| format!("[possible values: {}, ndjson]", ids.join(", "));
    assert!(help("convert").contains(&values(of_files(Writes::Text))));
    assert!(help("ledger").contains(&values(of_files(Writes::Ledger))));
}
