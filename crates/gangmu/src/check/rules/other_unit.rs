//! 南坡镇's report that speaks of 北坡镇 as its own: pasted from another's.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::{Paragraph, is_within, near_behind};
use crate::check::registry::{Group, Rule};
use crate::outline::{Kind, Node};
use crate::report;
use crate::text::{both, is_han, simplified};
use std::rc::Rc;

pub static RULE: Rule = Rule {
    id: "other-unit",
    severity: Severity::Warning,
    group: Group::Wording,
    name: both("单位与标题不符", "Another unit than the title's"),
    about: both(
        "落款、受巡察单位或“我镇”“我局”一类自称与标题所写的单位不符，疑似沿用其他单位的文稿。",
        "The signature, the unit inspected, or 我镇, 我局 is not the unit of the title: pasted from another's report.",
    ),
    example: "南坡镇党委关于巡察整改进展情况的通报\n2023年3月至5月，县委巡察组对北坡镇党委开展了巡察，我局高度重视。\n中共北坡镇委员会\n",
    check: Some(check),
    across: None,
};

/// What units are, the places first.
const SORTS: [&str; 14] = [
    "街道",
    "镇",
    "乡",
    "社区",
    "村",
    "局",
    "医院",
    "法院",
    "检察院",
    "学院",
    "学校",
    "中学",
    "小学",
    "大学",
];
/// How many of these are places.
const PLACES: usize = 5;

/// What a report calls its own unit, with what may.
const OURS: [(&str, &[&str]); 5] = [
    ("街道", &["街道", "镇", "乡", "社区", "村"]),
    ("镇", &["街道", "镇", "乡", "社区", "村"]),
    ("局", &["局"]),
    ("校", &["学院", "学校", "中学", "小学", "大学"]),
    ("院", &["医院", "法院", "检察院", "学院"]),
];

/// What stands behind the name of a unit that answers for itself.
const BODIES: [&str; 9] = [
    "党委",
    "党组",
    "党工委",
    "党总支",
    "党支部",
    "委员会",
    "工作委员会",
    "领导班子",
    "人民政府",
];

/// What ends the names of those above a unit.
const PARENTS: [char; 10] = ['省', '市', '县', '区', '州', '旗', '镇', '乡', '道', '办'];
/// What stands in no name.
const NO_NAME: [char; 11] = [
    '某', '本', '各', '该', '全', '我', '和', '与', '及', '等', '的',
];

/// A unit: its name without the sort, of which the parents are cut off, and its sort.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Unit<'a> {
    name: &'a str,
    sort: &'a str,
}

impl Unit<'_> {
    fn whole(&self) -> String {
        [self.name, self.sort].concat()
    }
}

/// The unit of the title, and as it is written there.
#[derive(Clone, Copy)]
struct Title<'a> {
    unit: Unit<'a>,
    words: &'a str,
}

/// The unit that `text` ends in; `None` for a masked one, or one without a name.
fn unit(text: &str) -> Option<Unit<'_>> {
    let sorts = SORTS.into_iter().filter(|sort| text.ends_with(sort));
    let sort = sorts.max_by_key(|sort| sort.len())?;
    let rest = &text[..text.len() - sort.len()];
    let name = rest.rsplit(PARENTS).next().unwrap_or(rest);
    let len = name.chars().count();
    let (least, most) = if is_place(sort) { (2, 5) } else { (1, 12) };
    let own = (least..=most).contains(&len) && name.chars().all(is_han);
    (own && !name.contains(NO_NAME)).then_some(Unit { name, sort })
}

fn is_place(sort: &str) -> bool {
    SORTS[..PLACES].contains(&sort)
}

/// The unit before one of the bodies that `text` begins or ends with.
fn own(text: &str) -> Option<Unit<'_>> {
    let text = text
        .trim_start_matches("中国共产党")
        .trim_start_matches("中共");
    let body = BODIES
        .iter()
        .filter(|b| text.ends_with(*b))
        .max_by_key(|b| b.len());
    unit(body.map_or(text, |b| &text[..text.len() - b.len()]))
}

/// Whether the two are surely not one unit under two names.
fn differ(a: Unit<'_>, b: Unit<'_>) -> bool {
    let apart = || !a.name.chars().any(|c| b.name.contains(c));
    a.sort == b.sort && !a.name.ends_with(b.name) && !b.name.ends_with(a.name)
        // 住建局, 住房和城乡建设局
        && (is_place(a.sort) && a.name.chars().count() == b.name.chars().count() || apart())
}

fn check(context: &Context<'_>, sink: &mut Sink) {
    for part in context.parts.iter().filter(|p| p.kind == Kind::Report) {
        let written = report::title(part);
        let title = simplified(&written);
        let Some((head, _)) = title.split_once("关于") else {
            continue;
        };
        let Some(unit) = own(head) else {
            continue;
        };
        let at = head.rfind(&unit.whole()).unwrap_or(0);
        let words = &written[at..at + unit.whole().len()];
        let title = Title { unit, words };
        let of_part = |p: &&Paragraph<'_>| context.part(p.first).id == part.id;
        let written: Vec<_> = context
            .paragraphs
            .iter()
            .filter(|p| p.is_written())
            .filter(of_part)
            .collect();
        for paragraph in &written {
            match paragraph.kind {
                Kind::Title | Kind::Addressee => {}
                Kind::Signature => signature(context.nodes[paragraph.first].node, title, sink),
                _ => {
                    inspected(paragraph, title, sink);
                    ours(paragraph, title, sink);
                }
            }
        }
    }
}

/// What is said of a unit that ends `words`, in the characters of the text.
fn wrong(words: &str, of: Unit<'_>, title: Title<'_>) -> crate::text::Bilingual<String> {
    let title = title.words;
    let end = words
        .len()
        .min(simplified(words).rfind(&of.whole()).unwrap_or(0) + of.whole().len());
    let of = &words[end - of.whole().len().min(end)..end];
    say(
        format!("此处是“{of}”，标题是“{title}”。"),
        format!("{of} is not {title} of the title."),
    )
}

fn signature(node: &Rc<Node>, title: Title<'_>, sink: &mut Sink) {
    let words = node.title();
    let words = words.trim_end_matches(|c: char| !is_han(c) || "年月日".contains(c));
    if let Some(of) = own(&simplified(words)).filter(|of| differ(*of, title.unit)) {
        let from = node.text.find(words).unwrap_or(0);
        let range = from..from + words.len();
        sink.put(
            node,
            crate::edit::Field::Text,
            range,
            wrong(words, of, title),
        );
    }
}

/// 对北坡镇党委开展了巡察, 向北坡镇党委反馈了意见, 现将北坡镇党委整改情况.
fn inspected(paragraph: &Paragraph<'_>, title: Title<'_>, sink: &mut Sink) {
    const FRAMES: [(&str, &[&str]); 3] = [
        ("对", &["巡察", "巡视", "审计"]),
        ("向", &["反馈"]),
        ("现将", &["整改"]),
    ];
    let text = paragraph.plain();
    for (before, behind) in FRAMES {
        for (at, _) in text.match_indices(before) {
            let from = at + before.len();
            let clause = near_behind(text, from);
            let clause = &clause[..clause
                .find(['，', '。', '；', '、', '（'])
                .unwrap_or(clause.len())];
            // The body behind the name that stands first.
            let body = BODIES.iter().filter_map(|b| clause.find(b)).min();
            let Some((name, rest)) = body.map(|end| clause.split_at(end)) else {
                continue;
            };
            let Some(of) = unit(name).filter(|of| differ(*of, title.unit)) else {
                continue;
            };
            if behind.iter().any(|w| rest.contains(w)) && name.chars().count() < 16 {
                let range = from..from + name.len();
                let message = wrong(&paragraph.text[range.clone()], of, title);
                sink.put_in(paragraph, range, message);
            }
        }
    }
}

/// 我局 in the report of a 镇.
fn ours(paragraph: &Paragraph<'_>, title: Title<'_>, sink: &mut Sink) {
    let text = paragraph.plain();
    for (at, own) in text.match_indices('我') {
        let behind = &text[at + own.len()..];
        let quoted = is_within(text, at, ['“', '”']);
        let word = OURS.iter().find(|(word, _)| behind.starts_with(word));
        let Some((sort, _)) = word.filter(|(_, may)| !may.contains(&title.unit.sort) && !quoted)
        else {
            continue;
        };
        let others = [
            "局部",
            "局势",
            "局面",
            "局限",
            "校长",
            "校友",
            "院子",
            "院士",
            "院落",
            "镇银行",
        ];
        if others.iter().any(|other| behind.starts_with(other)) {
            continue;
        }
        let range = at..at + own.len() + sort.len();
        let message = say(
            format!("自称“我{sort}”，标题是“{}”。", title.words),
            format!("我{sort}, but the title is {}.", title.words),
        );
        sink.put_in(paragraph, range, message);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, found};

    const ID: &str = "other-unit";
    const TITLE: &str = "南坡镇党委关于巡察整改进展情况的通报\n";

    fn with(text: &str) -> Vec<String> {
        found(ID, &format!("{TITLE}{text}"))
    }

    #[test]
    fn anothers_name_is_found() {
        assert_eq!(
            with(
                "2023年3月，县委第一巡察组对河阳县北坡镇党委开展了巡察。7月，向北坡镇党委反馈了意见。现将北坡镇党委整改情况通报如下。\n"
            ),
            ["河阳县北坡镇", "北坡镇", "北坡镇"]
        );
        assert_eq!(with("一、甲\n我局高度重视。\n"), ["我局"]);
        assert_eq!(
            with("一、甲\n文。\n\n中共北坡镇委员会\n2023年8月5日\n"),
            ["中共北坡镇委员会"]
        );
        let hospital = "县人民医院党委关于巡察整改进展情况的通报\n一、甲\n我局高度重视，我院落实，我校部署。\n\n中共县中医院委员会\n2023年8月5日\n";
        assert_eq!(found(ID, hospital), ["我局", "我校", "中共县中医院委员会"]);
        let office = "县财政局党组关于巡察整改进展情况的通报\n县委巡察组对水务局党组开展了巡察，我镇高度重视。\n";
        assert_eq!(found(ID, office), ["水务局", "我镇"]);
    }

    #[test]
    fn its_own_and_others_named_as_such_are_clean() {
        let own = |text: &str| format!("{TITLE}{text}");
        clean(
            ID,
            &[
                &own(
                    "2023年3月，县委巡察组对河阳县南坡镇党委开展了巡察，并向南坡镇党委反馈了意见。我镇高度重视。\n中共南坡镇委员会\n",
                ),
                &own(
                    "一、甲\n组织赴北坡镇学习，与北坡镇党委结对，对张庄村党支部开展了审计，对接县水务局党组，群众说“我局要改”。\n南坡镇人民政府\n",
                ),
                &own(
                    "一、甲\n我镇我村振兴办，我村镇银行，我乡土文化，对XX镇党委开展了巡察。\n中共河阳县南坡镇委员会\n",
                ),
                "县住房和城乡建设局党组关于巡察整改情况的通报\n县委巡察组对县住建局党组开展了巡察，我局高度重视，我县率先实现。\n",
                "关于巡察整改情况的通报\n县委巡察组对北坡镇党委开展了巡察，我局高度重视。\n",
                "县委关于巡视整改情况的通报\n省委巡视组对北坡镇党委开展了巡视，我镇高度重视。\n",
                "XX镇党委关于巡察整改情况的通报\n县委巡察组对北坡镇党委开展了巡察。\n",
            ],
        );
    }
}
