//! Labels at the start of a line: 整改情况： 责任单位： 整改时限：

use crate::lexis::label::{BETWEEN, OBJECTS, SUBJECTS, is_label};
use crate::text::is_space;

/// The longest label, in characters.
const MAX_CHARS: usize = 14;

/// The length in bytes of a label with its colon at the start of `line`.
pub fn label_len(line: &str) -> Option<usize> {
    let (at, colon) = line
        .char_indices()
        .take(MAX_CHARS + 1)
        .find(|(_, c)| matches!(c, '：' | ':'))?;
    let word = line[..at].trim_end_matches(|c| is_space(c) || c == '*');
    let named = |w: &str| {
        SUBJECTS.iter().any(|s| w.starts_with(s)) && OBJECTS.iter().any(|o| w.ends_with(o))
            || is_label(w)
            || matches!(
                w,
                "问题描述" | "原因" | "整改" | "措施" | "进展" | "成效" | "备注"
            )
    };
    // 牵头单位、责任人： and 整改措施及成效：
    let parts = || word.split(BETWEEN).filter(|w| !w.is_empty());
    let known = !word.is_empty()
        && (named(word)
            || parts().count() > 1 && parts().all(|w| named(w) || OBJECTS.contains(&w)));
    known.then_some(at + colon.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        for (line, label) in [
            ("整改情况：一是健全制度", "整改情况："),
            ("责任领导:某某", "责任领导:"),
            ("下一步工作打算：持续推进", "下一步工作打算："),
            ("牵头单位、责任人：某某", "牵头单位、责任人："),
            ("整改措施及成效：已完成", "整改措施及成效："),
            ("验收单位：县住建局", "验收单位："),
            ("参与单位：河口村", "参与单位："),
        ] {
            assert_eq!(label_len(line).map(|n| &line[..n]), Some(label));
        }
        for line in [
            "会议指出：要抓落实",
            "整改情况已公开",
            "同志们：",
            "某某局：",
        ] {
            assert_eq!(label_len(line), None, "{line}");
        }
    }
}
