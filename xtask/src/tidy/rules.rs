//! The rules on a single file: header, length, nothing unfinished, no `unwrap`, no outside world.

use super::source::{Source, line, words};
use super::{Finding, finding};

const LONGEST: usize = 500;

/// What a file says that has a good reason to be long.
const REASON: &str = "tidy: long because ";

/// What the core must not name: browsers, clocks, files, nets, chance.
const OUTSIDE: [&str; 11] = [
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "JsValue",
    "yew",
    "gloo",
    "SystemTime",
    "Instant",
    "std::fs",
    "std::net",
    "rand",
];

pub fn header(text: &str) -> Option<Finding> {
    (!text.starts_with("//! ")).then(|| finding(1, "the file does not begin with a //! header"))
}

pub fn length(text: &str) -> Option<Finding> {
    let lines = text.lines().count();
    let excused = text.lines().any(|line| {
        line.split_once(REASON)
            .is_some_and(|(_, reason)| !reason.trim_end_matches("*/").trim().is_empty())
    });
    (lines > LONGEST && !excused).then(|| {
        finding(
            LONGEST + 1,
            format!("{lines} lines; over {LONGEST} needs `{REASON}…`"),
        )
    })
}

pub fn unfinished(source: &Source) -> Vec<Finding> {
    let macros = ["dbg", "todo", "unimplemented"];
    let found = macros.iter().flat_map(|name| {
        let calls =
            words(&source.code, name).filter(|at| source.code[at + name.len()..].starts_with('!'));
        calls.map(move |at| finding(line(&source.code, at), format!("{name}! is left over")))
    });
    found.collect()
}

pub fn unwraps(source: &Source) -> Vec<Finding> {
    let code = &source.shipped;
    let found = code.match_indices(".unwrap()");
    let text = "`unwrap` outside tests; `expect` with the invariant, or an error";
    found.map(|(at, _)| finding(line(code, at), text)).collect()
}

/// A strict policy refuses style attributes: properties are set, `~style={…}`.
pub fn style_attributes(source: &Source) -> Vec<Finding> {
    let code = &source.shipped;
    let found = code.match_indices("style={").filter(|(at, _)| {
        let before = code[..*at].chars().next_back();
        before.is_none_or(char::is_whitespace)
    });
    let text = "a style attribute, which a strict policy refuses; `~style={…}`";
    found.map(|(at, _)| finding(line(code, at), text)).collect()
}

pub fn outside_world(source: &Source) -> Vec<Finding> {
    let code = &source.shipped;
    let found = OUTSIDE.iter().flat_map(|word| {
        words(code, word).map(move |at| {
            finding(
                line(code, at),
                format!("`{word}` below web; let the shell bring it as an argument"),
            )
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new("src/text.rs", text)
    }

    #[test]
    fn a_header_is_the_first_line() {
        assert_eq!(header("//! Lines.\n"), None);
        assert!(header("\n//! Lines.\n").is_some());
        assert!(header("use a;\n").is_some());
    }

    #[test]
    fn long_files_need_a_reason() {
        let long = "x\n".repeat(501);
        assert_eq!(length(&long).map(|f| f.line), Some(501));
        assert_eq!(length(&long[2..]), None);
        assert_eq!(
            length(&format!("// tidy: long because it is a table\n{long}")),
            None
        );
        assert!(length(&format!("// tidy: long because \n{long}")).is_some());
    }

    #[test]
    fn nothing_unfinished() {
        assert_eq!(unfinished(&source("fn a() {\n todo!() }"))[0].line, 2);
        assert!(unfinished(&source("// todo!\nlet todo = 1; mytodo!()")).is_empty());
    }

    #[test]
    fn unwrap_is_for_tests() {
        assert_eq!(unwraps(&source("a\n.unwrap()")).len(), 1);
        assert!(unwraps(&source("a.expect(\"b\"); a.unwrap_or(1)")).is_empty());
        assert!(unwraps(&source("#[cfg(test)]\nmod tests { fn a() { b.unwrap() } }")).is_empty());
    }

    #[test]
    fn the_outside_world_is_found_in_code_only() {
        assert_eq!(
            outside_world(&source("use std::time::Instant;\nstd::fs::read(a)")).len(),
            2
        );
        assert!(outside_world(&source("// Instant\n\"std::fs\" operand Instantly")).is_empty());
    }
}
