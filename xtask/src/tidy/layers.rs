//! Who may name whom among the modules of `src`.

use super::source::{Source, line, words};
use super::{Finding, finding};

/// From the ground up. A module may name itself and what stands in lower layers; never a neighbour
/// of its own layer, never what stands above.
const LAYERS: [&[&str]; 9] = [
    &["text"],
    &["outline"],
    &["syntax"],
    &["report"],
    &["edit"],
    &["check"],
    &["export", "import", "words"],
    &["session"],
    &["web"],
];

/// The module of `src` that a file belongs to; none for `lib.rs`, binaries and all else.
pub fn module(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let module = inside.split('/').next()?;
    (!matches!(module, "lib" | "main" | "bin")).then_some(module)
}

/// Every module named through `crate::` or `super::` that must not be.
pub fn edges(path: &str, module: &str, source: &Source) -> Vec<Finding> {
    let Some(rank) = layer(module) else {
        let text = format!("`{module}` is in no layer; give it a place in xtask's table");
        return vec![finding(1, text)];
    };
    let code = &source.shipped;
    let named = named_from_root(path, code);
    let wrong = named.into_iter().filter_map(|(at, name)| {
        let text = match layer(name) {
            _ if name == module => return None,
            Some(other) if other < rank => return None,
            Some(other) if other == rank => format!("{module} names its neighbour {name}"),
            Some(_) => format!("{module} names {name}, which stands above it"),
            None => format!("crate::{name} is in no layer; name things by their module"),
        };
        Some(finding(line(code, at), text))
    });
    wrong.collect()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The first names after the crate's root, with where they stand: `crate::a`, `crate::{a, b::c}`,
/// and as many `super::` as the file is deep.
fn named_from_root<'a>(path: &str, code: &'a str) -> Vec<(usize, &'a str)> {
    let mut named = Vec::new();
    for at in words(code, "crate") {
        if let Some(rest) = after_colons(&code[at + "crate".len()..]) {
            first_names(code, rest, &mut named);
        }
    }
    let inside = path
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .trim_end_matches("/mod");
    let depth = inside.split('/').count();
    for at in words(code, "super") {
        let mut rest = &code[at..];
        let mut ups = 0;
        while let Some(next) = rest.strip_prefix("super").and_then(after_colons) {
            rest = next;
            ups += 1;
        }
        if ups == depth && !code[..at].trim_end().ends_with("super::") {
            first_names(code, rest, &mut named);
        }
    }
    named
}

fn after_colons(rest: &str) -> Option<&str> {
    Some(rest.trim_start().strip_prefix("::")?.trim_start())
}

/// The name at the beginning of `rest`, or each name at the beginning of a branch of its braces.
fn first_names<'a>(code: &'a str, rest: &'a str, named: &mut Vec<(usize, &'a str)>) {
    let Some(branches) = rest.strip_prefix('{') else {
        let end = rest
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        if end > 0 {
            named.push((code.len() - rest.len(), &rest[..end]));
        }
        return;
    };
    let mut depth = 0;
    let mut begins = true;
    for (at, c) in branches.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return,
            '}' => depth -= 1,
            ',' if depth == 0 => begins = true,
            c if begins && !c.is_whitespace() => {
                begins = false;
                first_names(code, &branches[at..], named);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(path: &str, code: &str) -> Vec<String> {
        let source = Source::new(path, code);
        let module = module(path).unwrap();
        edges(path, module, &source)
            .into_iter()
            .map(|f| format!("{}: {}", f.line, f.text))
            .collect()
    }

    #[test]
    fn files_belong_to_modules() {
        assert_eq!(module("src/edit/commands/split.rs"), Some("edit"));
        assert_eq!(module("src/edit.rs"), Some("edit"));
        assert_eq!(module("src/lib.rs"), None);
        assert_eq!(module("src/bin/app.rs"), None);
        assert_eq!(module("xtask/src/main.rs"), None);
    }

    #[test]
    fn down_is_allowed_up_is_not() {
        assert!(
            texts(
                "src/syntax/parse.rs",
                "use crate::outline::Node; crate::text::x()"
            )
            .is_empty()
        );
        assert!(texts("src/syntax/parse.rs", "use crate::syntax::marker;").is_empty());
        assert_eq!(
            texts("src/outline.rs", "\nuse crate::syntax::parse;"),
            ["2: outline names syntax, which stands above it"]
        );
        assert_eq!(
            texts("src/import.rs", "crate::export::x"),
            ["1: import names its neighbour export"]
        );
        assert!(texts("src/web/dom.rs", "use crate::{session, words::Cut};").is_empty());
    }

    #[test]
    fn braces_and_supers_are_followed() {
        let code = "use crate::{\n text::{self, ByteRange},\n web::dom,\n};";
        assert_eq!(
            texts("src/report.rs", code),
            ["3: report names web, which stands above it"]
        );
        assert_eq!(texts("src/text.rs", "use super::edit::Op;").len(), 1);
        assert!(texts("src/text/lines.rs", "use super::edit::Op;").is_empty());
        assert_eq!(
            texts("src/text/lines.rs", "use super::super::edit::Op;").len(),
            1
        );
    }

    #[test]
    fn tests_and_comments_may_look_up() {
        let code = "//! see crate::web\n#[cfg(test)]\nmod tests { use crate::syntax::parse; }";
        assert!(texts("src/outline.rs", code).is_empty());
    }

    #[test]
    fn strangers_are_told() {
        assert_eq!(texts("src/util.rs", "").len(), 1);
        assert_eq!(texts("src/text.rs", "crate::Thing").len(), 1);
    }
}
