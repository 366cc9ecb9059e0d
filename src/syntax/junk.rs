//! What web pages and copy shops leave in a pasted report: it is kept, and marked.

use crate::text::is_space;

/// The length of a `##token##` at the start of `text`.
pub fn glued_token(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("##")?;
    let end = rest.find("##")?;
    let inside = &rest[..end];
    let plain = !inside.is_empty() && inside.len() <= 40 && !inside.contains(['\n', '。']);
    plain.then_some(end + 4)
}

/// Whether a line says that part of the text was left out behind it.
pub fn hides_text(line: &str) -> bool {
    line.contains("此处隐藏") && line.contains('字')
}

const STARTS: [&str; 26] = [
    "分享到",
    "分享：",
    "分享:",
    "朗读",
    "浏览量",
    "浏览次数",
    "浏览：",
    "阅读次数",
    "阅读量",
    "阅读：",
    "点击数",
    "点击量",
    "点击次数",
    "点击：",
    "访问量",
    "字号：",
    "字号:",
    "字体：",
    "字体:",
    "【字体",
    "打印本页",
    "关闭窗口",
    "上一篇",
    "下一篇",
    "扫一扫",
    "当前位置",
];
const WHOLE: [&str; 18] = [
    "打印",
    "关闭",
    "收藏",
    "分享",
    "返回顶部",
    "返回列表",
    "返回首页",
    "首页",
    "朗读",
    "大 中 小",
    "大中小",
    "【打印】",
    "【关闭】",
    "【返回顶部】",
    "相关附件",
    "相关文章",
    "相关阅读",
    "版权声明",
];
const META: [&str; 12] = [
    "责任编辑：",
    "责任编辑:",
    "编辑：",
    "来源：",
    "来源:",
    "信息来源：",
    "信息来源:",
    "发布时间：",
    "发布时间:",
    "发布日期：",
    "发布日期:",
    "留言与评论",
];

/// Whether a whole line (without its indent) is web furniture, a page number or a remnant of a
/// paywall. `inside` says that the report's text has begun: words that could be a line of a
/// report's head are then still furniture, as reports do not have them.
pub fn is_junk(line: &str) -> bool {
    let line = line.trim_matches(is_space);
    if line.is_empty() || line.len() > 360 {
        return false;
    }
    glued_token(line) == Some(line.len())
        || hides_text(line) && line.chars().count() <= 40
        || is_page_number(line)
        || is_rule(line)
        || line.chars().count() <= 60
            && (WHOLE.contains(&line)
                || STARTS.iter().any(|s| line.starts_with(s))
                || META.iter().any(|s| line.starts_with(s))
                || is_breadcrumb(line)
                || line.starts_with("http://")
                || line.starts_with("https://"))
}

/// `- 3 -`, `—12—`, `第 3 页`, `第3页 共10页`, `3/10`. A lone number is none: it may be data.
fn is_page_number(line: &str) -> bool {
    let plain: String = line.chars().filter(|c| !is_space(*c)).collect();
    let digits = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    let dashed = plain.trim_matches(['-', '—', '–', '－', '·']);
    if dashed.len() < plain.len() && digits(dashed) {
        return true;
    }
    let Some(rest) = plain.strip_prefix('第') else {
        return false;
    };
    let Some((page, rest)) = rest.split_once('页') else {
        return false;
    };
    let of = rest.trim_start_matches(['/', '，', ',']);
    let total = of.strip_prefix('共').and_then(|s| s.strip_suffix('页'));
    digits(page) && (of.is_empty() || total.is_some_and(digits))
}

/// A line of nothing but dashes, stars or equals signs.
fn is_rule(line: &str) -> bool {
    line.chars().count() >= 3 && line.chars().all(|c| "-=*_—─━·.~～＊#".contains(c))
}

/// `首页 > 信息公开 > 通知公告`
fn is_breadcrumb(line: &str) -> bool {
    (line.starts_with("首页") || line.contains("位置：") || line.contains("位置:"))
        && line.contains(['>', '＞', '»', '›', '/'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture() {
        for line in [
            "##start##",
            "此处隐藏120个字。登录后可见",
            "- 3 -",
            "第 2 页 共 9 页",
            "首页 > 信息公开 > 通知",
            "责任编辑：王某",
            "浏览次数：120",
            "字号：[大 中 小]",
            "打印本页",
            "***",
            "留言与评论（共有 条评论） |",
        ] {
            assert!(is_junk(line), "{line}");
        }
        for line in [
            "第一页写得好",
            "打印机采购情况",
            "2024",
            "一、首页",
            "关闭了三家企业。",
        ] {
            assert!(!is_junk(line), "{line}");
        }
        assert_eq!(glued_token("##a##（一）"), Some(5));
    }
}
