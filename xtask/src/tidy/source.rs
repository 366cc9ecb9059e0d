//! Rust text with everything blanked that is not code in use: comments, the inside of strings, and
//! test modules. Lines and columns stay where they are.

/// One file, blanked.
pub struct Source {
    /// All code, tests included.
    pub code: String,
    /// Code that is not for tests only.
    pub shipped: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Source {
        let code = blank_words(text);
        let for_tests = path.ends_with("/tests.rs")
            || path.ends_with("_tests.rs")
            || path
                .split('/')
                .rev()
                .skip(1)
                .any(|directory| directory == "tests");
        let harness = path.starts_with("tests/browser/src/");
        let shipped = match for_tests && !harness {
            true => String::new(),
            false => blank_tests(&code),
        };
        Source { code, shipped }
    }
}

/// The line, counted from 1, of a byte.
pub fn line(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

/// Where `word` stands in code as whole words: not within a longer identifier.
pub fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |at| {
            let before = code[..*at].chars().next_back();
            let after = code[at + word.len()..].chars().next();
            !before.is_some_and(part) && !after.is_some_and(part)
        })
}

fn blank_words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let length = opaque(rest, before);
        if length == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            blank(&mut out, &rest[..length]);
            rest = &rest[length..];
        }
        before = c;
    }
    out
}

fn blank(out: &mut String, text: &str) {
    out.extend(text.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
}

/// The length of the comment, string or character that starts here; 0 for code.
fn opaque(rest: &str, before: char) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return comment(rest);
    }
    if rest.starts_with('"') {
        return quoted(rest, '"');
    }
    if rest.starts_with('\'') {
        return character(rest);
    }
    let in_word = before.is_alphanumeric() || before == '_';
    if !in_word && (rest.starts_with('r') || rest.starts_with("br") || rest.starts_with("cr")) {
        return raw(rest);
    }
    0
}

fn comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut characters = rest.char_indices().skip(1);
    while let Some((at, c)) = characters.next() {
        if c == '\\' {
            characters.next();
        } else if c == quote {
            return at + 1;
        }
    }
    rest.len()
}

/// `'a'` and `'\n'`, but not the lifetime `'a`.
fn character(rest: &str) -> usize {
    let mut inner = rest.chars().skip(1);
    match (inner.next(), inner.next()) {
        (Some('\\'), _) | (Some(_), Some('\'')) => quoted(rest, '\''),
        _ => 0,
    }
}

/// `r"…"`, `br#"…"#`; not the raw identifier `r#type`.
fn raw(rest: &str) -> usize {
    let prefix = rest.find('r').map_or(0, |at| at + 1);
    let hashes = rest[prefix..]
        .bytes()
        .take_while(|byte| *byte == b'#')
        .count();
    let open = prefix + hashes;
    if !rest[open..].starts_with('"') {
        return 0;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    rest[open + 1..]
        .find(&close)
        .map_or(rest.len(), |at| open + 1 + at + close.len())
}

/// Blanks the items under `#[cfg(test)]`.
fn blank_tests(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some((before, item)) = rest.split_once("#[cfg(test)]") {
        out.push_str(before);
        let end = item_end(item);
        blank(&mut out, "#[cfg(test)]");
        blank(&mut out, &item[..end]);
        rest = &item[end..];
    }
    out.push_str(rest);
    out
}

/// An item ends with the brace that closes its first, or with a semicolon before any.
fn item_end(item: &str) -> usize {
    let mut depth = 0usize;
    for (at, c) in item.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth <= 1 => return at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    item.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_strings_are_blank() {
        let code =
            "a /* b /* c */ \n d */ e // f\n\"g \\\" h\" 'i' '\\'' &'k l r#\"m \" n\"# r#type";
        let source = Source::new("src/text.rs", code);
        let left: Vec<_> = source.code.split_whitespace().collect();
        assert_eq!(left, ["a", "e", "&'k", "l", "r#type"]);
        assert_eq!(source.code.matches('\n').count(), 2);
    }

    #[test]
    fn test_modules_are_not_shipped() {
        let code = "fn a() {}\n#[cfg(test)]\nmod tests { fn b() { c { } } }\nfn d() {}\n\
            #[cfg(test)]\nmod tests;\nfn e() {}";
        let source = Source::new("src/text.rs", code);
        assert!(source.code.contains("fn b"));
        assert!(!source.shipped.contains("fn b") && !source.shipped.contains("mod tests"));
        assert!(source.shipped.contains("fn d") && source.shipped.contains("fn e"));
        assert_eq!(Source::new("tests/it/a.rs", code).shipped, "");
    }

    #[test]
    fn words_are_whole() {
        assert_eq!(
            words("rand operand rand_x (rand)", "rand").collect::<Vec<_>>(),
            [0, 21]
        );
    }
}
