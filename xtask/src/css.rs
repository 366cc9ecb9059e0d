//! The style sheets as one: tokens.css first, then the others by name, without comments and
//! needless white space. Strings and `url(…)` are copied as they are.

use std::path::Path;

use crate::Result;

/// The sheets of what opens over the page: not needed for the first paint.
const LATER: [&str; 10] = [
    "compare.css",
    "export.css",
    "merge.css",
    "modal.css",
    "overview.css",
    "print.css",
    "scheme.css",
    "shelf.css",
    "versions.css",
    "vocabulary.css",
];

/// Reads and joins `dir/*.css`: those of the first paint, and those behind them. A missing directory
/// is an empty style.
pub fn join(dir: &Path) -> Result<[String; 2]> {
    let mut names = Vec::new();
    if let Ok(entries) = std::fs::read_dir(dir) {
        names = entries.flatten().map(|entry| entry.path()).collect();
    }
    names.retain(|path| path.extension().is_some_and(|extension| extension == "css"));
    names.sort_by_key(|path| {
        (
            path.file_name().is_some_and(|name| name != "tokens.css"),
            path.file_name().map(|n| n.to_owned()),
        )
    });
    let mut style = [String::new(), String::new()];
    for path in names {
        let later = path
            .file_name()
            .is_some_and(|n| LATER.iter().any(|l| *l == n));
        let text = std::fs::read_to_string(&path)
            .map_err(|e| format!("{} cannot be read: {e}.", path.display()))?;
        style[usize::from(later)].push_str(&minify(&text));
    }
    Ok(style)
}

/// Comments out, white space together; nothing that needs to understand CSS.
pub fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut space = false;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            space = true;
        } else if c.is_ascii_whitespace() {
            rest = &rest[1..];
            space = true;
        } else {
            let length = token(rest);
            let tight = |c: char| matches!(c, '{' | '}' | ';' | ',');
            let before = out.chars().next_back();
            let glued = before.is_none_or(tight) || tight(c) && before != Some(':');
            if space && !glued {
                out.push(' ');
            }
            if c == '}' && before == Some(';') {
                out.pop();
            }
            out.push_str(&rest[..length]);
            rest = &rest[length..];
            space = false;
        }
    }
    out
}

/// The length of what must be copied whole: a string, an unquoted `url(…)`, an escape, or one
/// character.
fn token(rest: &str) -> usize {
    let first = rest.chars().next().map_or(0, char::len_utf8);
    if rest.starts_with(['"', '\'']) {
        return string(rest);
    }
    if rest.starts_with('\\') {
        return rest.chars().take(2).map(char::len_utf8).sum();
    }
    if rest
        .get(..4)
        .is_some_and(|head| head.eq_ignore_ascii_case("url("))
    {
        let inner = rest[4..].trim_start();
        if !inner.starts_with(['"', '\'']) {
            return rest.find(')').map_or(rest.len(), |end| end + 1);
        }
    }
    first
}

fn string(rest: &str) -> usize {
    let mut characters = rest.char_indices();
    let quote = characters.next().map(|(_, c)| c);
    while let Some((at, c)) = characters.next() {
        if c == '\\' {
            characters.next();
        } else if Some(c) == quote {
            return at + 1;
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn white_space_and_comments_go() {
        let css = "/* a */\n:root {\n  --gap: 4px;\n  --none: ;\n}\n\na,\n b > c { margin : 0 calc(1px + 2px); }\n";
        assert_eq!(
            minify(css),
            ":root{--gap: 4px;--none: }a,b > c{margin : 0 calc(1px + 2px)}"
        );
    }

    #[test]
    fn a_space_that_means_something_stays() {
        assert_eq!(minify("a :hover {}"), "a :hover{}");
        assert_eq!(minify("@media (a) and (b) { }"), "@media (a) and (b){}");
        assert_eq!(minify("a/**/b{}"), "a b{}");
    }

    #[test]
    fn strings_and_urls_are_copied() {
        let css = "a{content:\"/* x */  \\\"  ;}\";background:url(data:a/*b  ,c)}";
        assert_eq!(minify(css), css);
        assert_eq!(minify("a{content:'、  '}"), "a{content:'、  '}");
    }
}
