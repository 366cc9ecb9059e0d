//! Fields that show what their code says: characters put over each other by `EQ`. For doc and rtf.

/// What a field without a result shows: the base of `EQ \o\ad(\s\up 9(pīn),拼)`, the number of
/// `EQ \o\ac(○,18)` in its circle.
pub fn shown(code: &str) -> Option<String> {
    let code = code.trim_start().strip_prefix(['E', 'e'])?;
    let code = code.strip_prefix(['Q', 'q'])?;
    let list = &code[code.to_ascii_lowercase().find("\\o")?..];
    let list = list.get(list.find('(')? + 1..list.rfind(')')?)?;
    let (under, base) = list.rsplit_once([',', ';'])?;
    let base: String = unnested(base);
    Some(match under.trim() {
        "○" | "〇" | "◯" => circled(&base).map_or_else(|| format!("○{base}"), String::from),
        _ => base,
    })
}

/// The words of `\s\up 9(words)`.
fn unnested(words: &str) -> String {
    let from = words.find('(').map_or(0, |at| at + 1);
    words[from..].trim_end_matches(')').trim().to_owned()
}

fn circled(digits: &str) -> Option<char> {
    let n: u32 = digits.parse().ok()?;
    char::from_u32(match n {
        1..=20 => 0x2460 + n - 1,
        21..=35 => 0x3251 + n - 21,
        36..=50 => 0x32B1 + n - 36,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_over_each_other() {
        let base = shown(r" EQ \* jc2 \* hps10 \o\ad(\s\up 9(pīn),拼) ");
        assert_eq!(base.as_deref(), Some("拼"));
        assert_eq!(shown(r"eq \o\ac(○,18)").as_deref(), Some("⑱"));
        assert_eq!(shown(r"EQ \o\ac(○,21)").as_deref(), Some("㉑"));
        assert_eq!(shown(r"EQ \o\ac(○,章)").as_deref(), Some("○章"));
        for other in ["", "PAGE", r"EQ \f(1,2)", r"EQ \o", r"EQ \o)(", "E"] {
            assert_eq!(shown(other), None, "{other}");
        }
    }
}
