//! 方面: what a section's title says that its problems are of.

use super::section_status;
use crate::text::is_space;

/// The aspect that the sections of these titles tell, innermost first: the first title that tells
/// neither a state nor what was done, without a count behind it.
///
/// ```
/// let titles = ["已完成整改的问题", "整改落实情况", "政治建设方面（12个）"];
/// assert_eq!(gangmu::report::aspect(titles), Some("政治建设方面"));
/// ```
pub fn aspect<'a>(titles: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut titles = titles.into_iter();
    let is_aspect = |title: &&str| section_status(title).is_none() && !is_work(title);
    let title = titles.find(is_aspect)?.trim_matches(is_space);
    let bare = title.strip_suffix(['）', ')']).and_then(|rest| {
        let (bare, count) = rest.rsplit_once(['（', '('])?;
        let counts = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
        count
            .contains(counts)
            .then(|| bare.trim_end_matches(is_space))
    });
    Some(bare.unwrap_or(title)).filter(|title| !title.is_empty())
}

/// Whether a section's title tells what was done, or how far that has come.
fn is_work(title: &str) -> bool {
    const BEHIND: [&str; 6] = ["情况", "成效", "见效", "工作", "举措", "措施"];
    BEHIND
        .iter()
        .any(|words| title.trim_end_matches(is_space).ends_with(words))
}

/// What is left of an aspect without what does not tell one from another: those of the same key are
/// the same.
///
/// ```
/// let key = gangmu::report::aspect_key;
/// assert_eq!(key("在政治建设方面"), key("政治建设方面存在的问题"));
/// assert_ne!(key("政治建设方面"), key("组织建设方面"));
/// ```
pub fn aspect_key(aspect: &str) -> &str {
    const BEFORE: [&str; 4] = ["关于", "聚焦", "围绕", "在"];
    const BEHIND: [&str; 12] = [
        "整改落实情况",
        "整改完成情况",
        "整改情况",
        "整改事项",
        "存在的问题",
        "存在问题",
        "突出问题",
        "反馈问题",
        "问题",
        "方面",
        "的",
        "中",
    ];
    let before = BEFORE.iter().find_map(|words| aspect.strip_prefix(words));
    let mut key = before.unwrap_or(aspect);
    while let Some(rest) = BEHIND.iter().find_map(|words| key.strip_suffix(words)) {
        key = rest;
    }
    match key {
        "" => aspect,
        key => key,
    }
}
