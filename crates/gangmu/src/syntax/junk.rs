//! What web pages and copy shops leave in a pasted report: it is kept, and marked.

use crate::text::{Starts, is_han, is_space, seek};
use std::sync::LazyLock;

/// The length of a `##token##` at the start of `text`.
pub fn glued_token(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("##")?;
    let inside = &rest[..rest.find("##")?];
    is_token(inside).then_some(inside.len() + 4)
}

/// The length of a `##token##` at the end of `text`.
pub fn glued_token_behind(text: &str) -> Option<usize> {
    let rest = text.strip_suffix("##")?;
    let inside = &rest[rest.rfind("##")? + 2..];
    is_token(inside).then_some(inside.len() + 4)
}

fn is_token(inside: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    !inside.is_empty() && inside.len() <= 40 && inside.chars().all(word)
}

/// Whether a line says that part of the text was left out behind it.
pub fn hides_text(line: &str) -> bool {
    line.len() <= 160
        && seek(line, '隐').is_some()
        && line.contains("此处隐藏")
        && line.contains('字')
}

/// What furniture begins with.
const STARTS: [&str; 40] = [
    "分享到",
    "分享：",
    "分享:",
    "朗读",
    "浏览量",
    "浏览次数",
    "浏览：",
    "浏览:",
    "阅读次数",
    "阅读量",
    "阅读：",
    "阅读:",
    "点击数",
    "点击量",
    "点击率",
    "点击次数",
    "点击：",
    "点击:",
    "访问量",
    "访问次数",
    "字号：",
    "字号:",
    "字体：",
    "字体:",
    "【字体",
    "【字号",
    "【打印",
    "【关闭",
    "打印本页",
    "打印本文",
    "打印此页",
    "关闭窗口",
    "关闭本页",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "扫一扫",
    "当前位置",
    "您现在的位置",
];
/// What the words of [`STARTS`] and [`WHOLE`] begin with.
const FIRST_OF_FURNITURE: &str = "我回分朗浏阅点访字【打关上下扫当您收返首网无长设登注微复大相版全";
/// Furniture that is a line of its own.
const WHOLE: [&str; 45] = [
    "打印",
    "关闭",
    "收藏",
    "分享",
    "返回",
    "返回顶部",
    "返回列表",
    "返回首页",
    "首页",
    "网站首页",
    "网站地图",
    "无障碍浏览",
    "无障碍阅读",
    "长者模式",
    "关怀版",
    "设为首页",
    "收藏本站",
    "登录",
    "注册",
    "登录 注册",
    "微信",
    "微博",
    "复制链接",
    "大 中 小",
    "大中小",
    "【大 中 小】",
    "【大中小】",
    "【打印】",
    "【关闭】",
    "【打印】【关闭】",
    "【打印】 【关闭】",
    "【返回顶部】",
    "相关附件",
    "相关文章",
    "相关阅读",
    "相关链接",
    "相关推荐",
    "相关新闻",
    "版权声明",
    "全文阅读",
    "相关稿件",
    "我要纠错",
    "【我要纠错】",
    "微信扫一扫",
    "回到顶部",
];
/// What tells where a page comes from; with its colon at the start of a line it is furniture, and
/// two of them anywhere in a short line are.
const META: [&str; 34] = [
    "责任编辑",
    "责编",
    "编辑",
    "编审",
    "来源",
    "信息来源",
    "文章来源",
    "稿件来源",
    "发布时间",
    "发布日期",
    "发布机构",
    "发布单位",
    "发布人",
    "更新时间",
    "发文时间",
    "成文日期",
    "生成日期",
    "索引号",
    "索 引 号",
    "发文机关",
    "发文字号",
    "主题词",
    "主题分类",
    "信息分类",
    "公开方式",
    "公开类别",
    "公开范围",
    "有效性",
    "作者",
    "撰稿",
    "供稿",
    "浏览次数",
    "点击数",
    "字体",
];

/// Whether a whole line (without its indent) is web furniture, a page number or a remnant of a
/// paywall.
pub fn is_junk(line: &str) -> bool {
    if line.is_empty() || line.len() > 360 {
        return false;
    }
    match line.as_bytes()[0] {
        b'#' if glued_token(line) == Some(line.len()) => return true,
        b'h' if line.starts_with("http://") || line.starts_with("https://") => return true,
        _ => {}
    }
    if is_site_footer(line) {
        return true;
    }
    if hides_text(line) || line.starts_with("留言与评论") || is_page_number(line) || is_rule(line)
    {
        return true;
    }
    line.len() <= 240
        && !line.ends_with('。')
        && (begins_like_furniture(line) || is_meta(line) || is_breadcrumb(line))
        && line.chars().nth(80).is_none()
}

/// 版权所有 某某政府　某ICP备12345号: the foot of a web page.
fn is_site_footer(line: &str) -> bool {
    const WORDS: [&str; 5] = ["ICP备", "公网安备", "网站标识码", "技术支持：", "技术支持:"];
    static BEGIN: LazyLock<Starts> = LazyLock::new(|| Starts::of(WORDS));
    !line.ends_with('。')
        && (line.starts_with("版权所有") || BEGIN.any_in(&WORDS, line))
        && line.chars().nth(120).is_none()
}

fn begins_like_furniture(line: &str) -> bool {
    let first = line.chars().next();
    first.is_some_and(|c| FIRST_OF_FURNITURE.contains(c))
        && (is_one_of(line, &WHOLE) || begins_with_one_of(line, &STARTS))
}

fn is_one_of(line: &str, words: &[&str]) -> bool {
    line.len() <= 40 && words.contains(&line)
}

fn begins_with_one_of(line: &str, words: &[&str]) -> bool {
    words.iter().any(|w| line.starts_with(w))
}

/// `来源：某某局`, `2024-02-28 09:15 来源：某某局 浏览次数：120`.
fn is_meta(line: &str) -> bool {
    if begins_with_year(line) && is_timestamp(line) {
        return true;
    }
    if memchr::memchr(b':', line.as_bytes()).is_none() && !line.contains('：') {
        return false;
    }
    let labelled = |w: &&&str| {
        line.match_indices(**w)
            .any(|(at, _)| line[at + w.len()..].starts_with(['：', ':']))
    };
    let begins = |w: &&str| {
        line.strip_prefix(*w)
            .is_some_and(|rest| rest.starts_with(['：', ':']))
    };
    if META.iter().any(begins) {
        return true;
    }
    let dated = begins_with_year(line);
    let n = META.iter().filter(labelled).take(2).count();
    n == 2 || n == 1 && dated
}

fn begins_with_year(line: &str) -> bool {
    let mut bytes = line.bytes();
    bytes.by_ref().take(4).filter(u8::is_ascii_digit).count() == 4
        && bytes.next().is_some_and(|b| !b.is_ascii_digit())
}

/// `2024-02-28 09:15`: with the hour, unlike the date of a report.
fn is_timestamp(line: &str) -> bool {
    let drawn = |b: u8| b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'.' | b':' | b' ');
    line.len() <= 24 && line.contains(':') && line.bytes().all(drawn)
}

/// What the number of a page begins with, and what it ends with.
const PAGE_BEGINS: fn(char) -> bool = |c| c == '第' || is_drawn_on_page(c);
const PAGE_ENDS: fn(char) -> bool = |c| c == '页' || is_space(c) || is_drawn_on_page(c);

fn is_drawn_on_page(c: char) -> bool {
    c.is_ascii_digit() || is_dash(c)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '—' | '–' | '－' | '·' | '─' | '―')
}

/// Whether a line is the number of a page: `- 3 -`, `—12—`, `第 3 页`, `第3页 共10页`, `1/9`. A lone
/// number is none: it may be data.
pub fn is_page_number(line: &str) -> bool {
    if line.len() > 48 || !line.starts_with(PAGE_BEGINS) || !line.ends_with(PAGE_ENDS) {
        return false;
    }
    let plain: String = line.chars().filter(|c| !is_space(*c)).collect();
    let digits = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    if plain.starts_with(|c: char| c.is_ascii_digit()) {
        let (page, of) = plain.split_once('/').unwrap_or_default();
        let number = |s: &str| s.parse::<u32>().ok().filter(|_| digits(s));
        return number(page)
            .zip(number(of))
            .is_some_and(|(page, of)| (1..=of).contains(&page));
    }
    let dashed = plain.trim_matches(is_dash);
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
    let drawn = |c: char| "-=*_—─━·.~～＊#".contains(c);
    line.starts_with(drawn) && line.chars().all(drawn) && line.chars().nth(2).is_some()
}

/// `首页 > 信息公开 > 通知公告`
fn is_breadcrumb(line: &str) -> bool {
    line.contains(['>', '＞', '»', '›', '/'])
        && (["首页", "网站首页"].iter().any(|w| line.starts_with(w))
            || ["位置：", "位置:"].iter().any(|w| line.contains(w))
            || is_trail(line))
}

/// `信息公开 > 审计公告 > 正文`: nothing but names between the signs.
fn is_trail(line: &str) -> bool {
    let names: Vec<&str> = line
        .split(['>', '＞', '»'])
        .map(|n| n.trim_matches(is_space))
        .collect();
    let is_name =
        |name: &&str| (1..=16).contains(&name.chars().count()) && name.chars().all(is_han);
    names.len() > 2 && names.iter().all(is_name)
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
            "信息公开 > 审计公告 > 正文",
            "责任编辑：王某",
            "浏览次数：120",
            "字号：[大 中 小]",
            "打印本页",
            "***",
            "留言与评论（共有 条评论） |",
            "2024-02-28 09:15　来源：某某局　浏览：120",
            "作者：张某 发布日期：2024年2月",
            "索引号：0001 发文机关：某某局",
            "2024-02-28 09:15:30",
            "【打印本页】 【关闭窗口】",
            "主办：某某办公室  网站标识码：0000000001",
            "ICP备案号：某ICP备00000001号",
            "版权所有 某某人民政府  联系我们",
        ] {
            assert!(is_junk(line), "{line}");
        }
        for line in [
            "一、<script>alert(1)</script>",
            "甲 > 乙，乙 > 丙",
            "第一页写得好",
            "打印机采购情况",
            "2024",
            "一、首页",
            "关闭了三家企业。",
            "主办单位：县文化和旅游局",
            "资金来源：县级财政",
            "水的来源有三处：河、湖、井",
            "编辑部组织了学习",
            "1.资金来源：县级财政",
            "2024-02-28",
        ] {
            assert!(!is_junk(line), "{line}");
        }
        let known = |w: &str| w.starts_with(|c| FIRST_OF_FURNITURE.contains(c));
        assert!(STARTS.iter().chain(&WHOLE).all(|w| known(w)));
        assert_eq!(glued_token("##a##（一）"), Some(5));
        assert_eq!(glued_token("##一、总体情况##"), None);
        assert_eq!(glued_token_behind("（一）推进##a##"), Some(5));
    }
}
