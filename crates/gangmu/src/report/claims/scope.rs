//! How far a claim reaches: whether its number is that of all the problems of its report, of a
//! section, or of something beside them.

use super::count::Reason;
use super::{About, Claim, Nodes};
use crate::lexis::is_sentence_end;
use crate::outline::Node;

/// The numbers that are stated of all problems.
pub(super) fn whole_numbers<'a>(
    part: &'a Node,
    nodes: &'a Nodes<'a>,
    claims: &'a [Claim],
) -> impl Iterator<Item = Option<u32>> + 'a {
    let whole = claims.iter().filter(move |c| {
        let of_part = c.scope == part.id && !c.named && scope_of(nodes, c).is_none();
        of_part && (c.about == About::Problem || says_all(c))
    });
    whole.map(|c| c.number.whole())
}

/// The sentence of a claim.
pub(super) fn sentence_of<'a>(nodes: &Nodes<'a>, claim: &Claim) -> &'a str {
    let Some(node) = nodes.get(claim.node) else {
        return "";
    };
    let text = node.text.as_str();
    let from = text[..claim.range.start]
        .rfind(is_sentence_end)
        .unwrap_or(0);
    let to = text[claim.range.end..].find(is_sentence_end);
    &text[from..to.map_or(text.len(), |n| claim.range.end + n)]
}

/// What a report of that title calls all of its own: 全区 for 白沙区…方案, but not for 白沙区教育局….
pub(super) fn whole_of(title: &str) -> &'static str {
    const LEVELS: [(char, &str); 5] = [
        ('省', "全省"),
        ('市', "全市"),
        ('县', "全县"),
        ('区', "全区"),
        ('镇', "全镇"),
    ];
    const UNITS: [&str; 16] = [
        "局",
        "街道",
        "村",
        "社区",
        "公司",
        "集团",
        "学校",
        "学院",
        "医院",
        "中心",
        "党组",
        "办公室",
        "委员会",
        "支部",
        "所",
        "厅",
    ];
    let name = title.split("关于").next().unwrap_or(title);
    let name: String = name.chars().take(8).collect();
    let mut levels = name.char_indices().rev().filter_map(|(at, c)| {
        let (_, whole) = LEVELS.iter().find(|(level, _)| *level == c)?;
        Some((at, *whole))
    });
    match levels.next() {
        Some((at, whole)) if at > 0 && !UNITS.iter().any(|u| title.contains(u)) => whole,
        _ => "",
    }
}

/// Whether the words of a claim point beyond, beside or before the report's own list.
pub(super) fn scope_of(nodes: &Nodes<'_>, claim: &Claim) -> Option<Reason> {
    const BEYOND: [&str; 40] = [
        "全市",
        "全县",
        "全区",
        "全省",
        "全镇",
        "全街道",
        "全系统",
        "各单位",
        "各部门",
        "各镇",
        "各乡镇",
        "各社区",
        "各村",
        "下属",
        "所属",
        "基层单位",
        "查摆",
        "自查",
        "排查",
        "梳理出",
        "征求",
        "征集",
        "收集",
        "批评",
        "上一轮",
        "上轮",
        "往年",
        "历年",
        "去年",
        "以往",
        "此前",
        "前期",
        "上级",
        "审计",
        "累计",
        "以来共",
        "每个",
        "另",
        "联动",
        "“回头看”",
    ];
    let sentence = sentence_of(nodes, claim);
    let own = &claim.text;
    let at = sentence.find(own.as_str()).unwrap_or(0);
    let clause_from = sentence[..at].rfind(['，', ',']).unwrap_or(0);
    let clause_to = sentence[at..]
        .find(['，', ','])
        .map_or(sentence.len(), |n| at + n);
    let clause = &sentence[clause_from..clause_to];
    let (number, _) = own.split_at(own.find(char::is_numeric).unwrap_or(0));
    let of_kind = !claim.named && number.ends_with("方面") && claim.about == About::Problem;
    let among =
        of_kind || !claim.named && (sentence[..at].contains("其中") || own.starts_with("其中"));
    let beyond = BEYOND.iter().filter(|w| **w != nodes.whole);
    let beyond = beyond.into_iter().any(|w| clause.contains(w));
    (among || beyond).then_some(Reason::OtherScope)
}

/// Whether a state is told of all problems: 3个问题全部整改到位.
pub(super) fn says_all(claim: &Claim) -> bool {
    let text = claim.text.as_str();
    let all = ["全部", "均已", "均", "都已"];
    claim.about == About::Done
        && ["问题", "事项", "任务"].iter().any(|w| text.contains(w))
        && !text.contains("措施")
        && all.iter().any(|w| text.contains(w))
}
