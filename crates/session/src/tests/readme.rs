//! The readme's table of keys is what the tables of commands and of keys in a row say.

use crate::{key_table, spelled};
use expect_test::expect_file;
use gangmu::text::Bilingual;

const BEGIN: &str = "UPDATE_EXPECT=1 cargo test -p gangmu-session readme -->\n";
const END: &str = "<!-- /keys -->";

fn keys() -> String {
    let row = |(keys, names): (&[&str], Bilingual)| {
        let keys: Vec<String> = keys.iter().map(|keys| spelled(keys, false)).collect();
        format!("| {} | {} | {} |\n", keys.join("<br>"), names.zh, names.en)
    };
    let table = |(name, rows): (Bilingual, Vec<_>)| {
        let rows: String = rows.into_iter().map(row).collect();
        format!("\n| {} · {} | | |\n|---|---|---|\n{rows}", name.zh, name.en)
    };
    key_table().into_iter().map(table).collect()
}

#[test]
fn the_readme_has_the_keys() {
    let path = test_texts::root().join("README.md");
    let readme = std::fs::read_to_string(&path).expect("the readme");
    let begin = readme.find(BEGIN).expect("the place of the keys") + BEGIN.len();
    let end = readme.find(END).expect("the end of the keys");
    let fresh = [&readme[..begin], &keys(), "\n", &readme[end..]].concat();
    expect_file![path].assert_eq(&fresh);
}
