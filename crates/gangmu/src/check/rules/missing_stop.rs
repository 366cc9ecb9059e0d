//! A paragraph that ends without a full stop.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::Paragraph;
use crate::check::registry::{Group, Rule};
use crate::edit::{Field, Fix};
use crate::outline::Kind;
use crate::text::{both, is_han, is_space};
use std::collections::HashMap;

pub static RULE: Rule = Rule {
    id: "missing-stop",
    severity: Severity::Warning,
    group: Group::Punctuation,
    name: both("段末缺标点", "Final punctuation missing"),
    about: both(
        "正文段落末尾没有句号等标点。",
        "A paragraph of running text ends without punctuation.",
    ),
    example: "各科室主动认领问题，逐条制定措施，按月报告进展。整改工作有序推进\n",
    check: Some(check),
    across: None,
};

/// Shorter paragraphs may be a line of a list.
const LONG: usize = 25;
/// Still shorter ones may be anything.
const SHORT: usize = 12;

fn check(context: &Context<'_>, sink: &mut Sink) {
    let prose: Vec<&Paragraph<'_>> = context
        .paragraphs
        .iter()
        .filter(|p| is_running(p))
        .collect();
    let bare = |p: &Paragraph<'_>| ends_bare(p).is_some();
    let n = prose.iter().filter(|p| bare(p)).count();
    // A text of broken lines, or one that does without stops, has no single ones missing.
    if n * 5 > prose.len() && n > 1 {
        return;
    }
    for paragraph in prose.into_iter().chain(lone(context)) {
        let Some((at, last)) = ends_bare(paragraph) else {
            continue;
        };
        let range = at..at + last.len_utf8();
        if paragraph.place(range.clone()).1 != Field::Text {
            continue;
        }
        let message = say("段末缺标点。", "The paragraph ends without punctuation.");
        let fix = Fix::Splices(vec![paragraph.splice(range.clone(), &format!("{last}。"))]);
        sink.put_in(paragraph, range, message).fix = Some(fix);
    }
}

/// Whether it is running text: sentences, not a heading, a line of a list or of a table.
fn is_running(paragraph: &Paragraph<'_>) -> bool {
    let text = paragraph.text.as_str();
    let written = match paragraph.kind {
        Kind::Body | Kind::Item | Kind::Label => true,
        kind => kind.is_heading() && paragraph.len > 1,
    };
    let stops = text.contains('。') || text.matches(['，', '；', ',']).nth(1).is_some();
    written && stops && !text.contains('\t') && text.chars().nth(LONG).is_some()
}

/// Short paragraphs that alone of their kind are bare: the text behind a heading, or a numbered
/// sentence, where its siblings are stopped, the last paragraph of a section where those of the others are.
fn lone<'c, 'a>(context: &'c Context<'a>) -> Vec<&'c Paragraph<'a>> {
    let mut kinds: HashMap<_, Vec<&Paragraph<'_>>> = HashMap::new();
    let told = |p: &&Paragraph<'_>| p.text.contains(['，', '。']) && !p.text.contains('\t');
    for paragraph in context.paragraphs.iter().filter(told) {
        let seen = &context.nodes[paragraph.first];
        let section = context.nodes[seen.parent].node;
        let is_last = section
            .children
            .last()
            .is_some_and(|n| n.id == seen.node.id);
        let is_leaf = seen.node.children.is_empty();
        let above = if paragraph.kind.is_heading() && (paragraph.len > 1 || is_leaf) {
            seen.parent
        } else if paragraph.kind == Kind::Body && section.kind.is_heading() && is_last {
            context.part_at(seen.parent)
        } else {
            continue;
        };
        let kind = (above, paragraph.kind, is_leaf);
        kinds.entry(kind).or_default().push(paragraph);
    }
    let one = |all: Vec<&'c Paragraph<'a>>| {
        let (bare, others): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|p| ends_bare(p).is_some());
        let stopped = |p: &&&Paragraph<'_>| p.text.trim_end_matches(is_space).ends_with('。');
        let stopped = others.iter().filter(stopped).count();
        let [one] = bare[..] else { return None };
        let enough = if one.kind == Kind::Body { 3 } else { 2 };
        let alone = stopped >= enough && stopped + 1 >= others.len();
        (alone && !is_running(one) && is_sentence(one)).then_some(one)
    };
    let mut found: Vec<_> = kinds.into_values().filter_map(one).collect();
    found.sort_by_key(|p| p.first);
    found
}

/// Whether the words end as a sentence would: neither a name nor the value of a label, a list, a
/// formula or a verse.
fn is_sentence(paragraph: &Paragraph<'_>) -> bool {
    const OFFICES: [&str; 16] = [
        "局",
        "委",
        "委员会",
        "办",
        "办公室",
        "政府",
        "党组",
        "支部",
        "公司",
        "中心",
        "处",
        "科",
        "室",
        "院",
        "校",
        "所",
    ];
    let text = paragraph.text.trim_end_matches(is_space);
    let last = text.rsplit(['。', '；']).next().unwrap_or(text);
    let verse = || {
        let halves: Vec<usize> = text.split('，').map(|h| h.chars().count()).collect();
        matches!(halves[..], [5, 5] | [7, 7])
    };
    text.ends_with(is_han)
        && text.chars().nth(SHORT).is_some()
        && !last.contains(['：', '=', '＝', '《'])
        && !OFFICES.iter().any(|w| last.ends_with(w))
        && last.chars().filter(|c| *c == '、').count() < 3
        && !verse()
}

/// The last character, if it is one that ends no sentence.
fn ends_bare(paragraph: &Paragraph<'_>) -> Option<(usize, char)> {
    let text = paragraph.text.trim_end_matches(is_space);
    let (at, last) = text.char_indices().next_back()?;
    // 。” ends a sentence, as 。） does.
    let before = text[..at].chars().next_back();
    let closes = matches!(last, '”' | '’' | '）' | ')' | '》');
    let ended = closes && before.is_some_and(|c| matches!(c, '。' | '！' | '？' | '…'));
    // （牵头单位：某某） behind a sentence is none.
    let aside = matches!(last, '）' | ')')
        && text
            .rfind(['（', '('])
            .is_some_and(|open| text[..open].ends_with('。'));
    let ended = ended || aside;
    // Half of a number, where a page broke.
    let torn = last.is_ascii_digit() && text.contains('\n');
    let bare = closes && !ended
        || is_han(last)
        || last.is_ascii_alphanumeric() && !torn
        || matches!(last, '%' | '％');
    bare.then_some((at, last))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes};

    const ID: &str = "missing-stop";

    #[test]
    fn the_stop_is_put_there() {
        let text = "一、甲\n各科室主动认领问题，逐条制定措施，按月报告进展。整改工作有序推进\n二、乙\n各科室主动认领问题，逐条制定措施，按月报告进展。整改工作有序推进。\n";
        fixes(ID, text, &text.replacen("推进\n", "推进。\n", 1));
        let items = "（一）抓学习。各科室主动认领问题，逐条制定措施。一是按月报告进展；二是按季通报情况，整改工作有序推进”\n";
        fixes(ID, items, &items.replace("”\n", "”。\n"));
    }

    #[test]
    fn the_only_one_without_its_stop_is_found() {
        let run_on = "一、打算\n（一）盯紧剩余任务。逐月调度。\n（二）从严日常管理。每季抽查一次。\n（三）建强干部队伍。选派骨干跟班学习三个月\n某镇\n2024年3月1日\n";
        fixes(ID, run_on, &run_on.replace("三个月\n", "三个月。\n"));
        let items = "一、甲\n（1）开展排查，覆盖全部网格。\n（2）开展宣讲，进村入户。\n（3）开展演练，每个网格不少于一次\n二、乙\n文。\n";
        fixes(ID, items, &items.replace("一次\n", "一次。\n"));
        let ends = "一、甲\n举办讲座，送书下乡。\n新增书屋，添置桌椅。\n二、乙\n修缮桥梁，疏浚沟渠。\n三、丙\n更新设备，延长开放时间。\n四、丁\n改造线上系统，开通自助查询\n五、戊\n继续努力，再上台阶。\n";
        fixes(ID, ends, &ends.replace("查询\n", "查询。\n"));
        clean(
            ID,
            &[
                &ends.replace(
                    "改造线上系统，开通自助查询",
                    "海阔凭鱼跃天高，任我行走千里远",
                ),
                &ends.replace(
                    "改造线上系统，开通自助查询",
                    "责任单位：县图书馆，县文化馆和各镇",
                ),
                &ends.replace(
                    "改造线上系统，开通自助查询",
                    "张三、李四、王五、赵六，以及各镇的负责人",
                ),
                &ends.replace("改造线上系统，开通自助查询", "开通自助查询"),
                &ends.replace("添置桌椅。", "添置桌椅"),
                &run_on.replace("逐月调度。", "逐月调度"),
            ],
        );
    }

    #[test]
    fn lists_titles_and_broken_lines_are_clean() {
        clean(
            ID,
            &[
                "一、坚持问题导向，坚持目标导向，坚持结果导向，推动整改落地见效\n文。\n",
                "一、甲\n各科室主动认领问题，逐条制定措施，按月报告进展。（牵头单位：某某科；时限：9月）\n",
                "各科室主动认领问题，逐条制定措施，按月报告进展，按季通报情况：\n1.甲\n2.乙\n",
                "各科室主动认领问题，逐条制定措施，按月报告进展，按季\n通报情况，各科室主动认领问题，逐条制定措施，按月报\n告进展，按季通报情况，各科室主动认领问题，逐条制定措\n施。\n",
            ],
        );
    }
}
