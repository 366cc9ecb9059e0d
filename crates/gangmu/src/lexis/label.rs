//! What labels such as 责任单位： are of, each word once; and the parts that others are made of.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What stands behind a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Topic {
    /// 责任单位: the unit that answers for it.
    Unit,
    /// 牵头单位.
    Lead,
    /// 责任领导.
    Leader,
    /// 责任人.
    Person,
    /// 配合单位.
    Joint,
    /// 验收单位: who finds that it is done.
    Checker,
    /// 整改目标.
    Goal,
    /// 整改措施.
    Measures,
    /// 整改时限.
    Term,
    /// 整改情况.
    Progress,
    /// 佐证材料.
    Proof,
    /// 销号日期.
    Closed,
    /// 备注.
    Remark,
}

/// What a label is of: 牵头单位、责任人 of two things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Topics(u16);

impl Topics {
    /// Whether it is of this.
    pub fn has(self, topic: Topic) -> bool {
        self.0 & (1 << topic as u16) != 0
    }

    /// Whether it is of nothing that is known.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl FromIterator<Topic> for Topics {
    fn from_iter<I: IntoIterator<Item = Topic>>(topics: I) -> Self {
        let bits = topics.into_iter().map(|t| 1 << t as u16);
        Self(bits.fold(0, |all, bit| all | bit))
    }
}

/// The labels of each topic.
const LABELS: [(Topic, &[&str]); 13] = [
    (
        Topic::Unit,
        &[
            "责任单位",
            "责任单位/责任人",
            "责任部门",
            "责任科室",
            "责任股室",
            "责任处室",
            "责任主体",
            "承办单位",
            "承办部门",
            "主责单位",
            "主责部门",
            "整改单位",
            "整改主体",
            "落实单位",
            "实施单位",
        ],
    ),
    (
        Topic::Lead,
        &[
            "牵头单位",
            "牵头部门",
            "牵头科室",
            "牵头股室",
            "牵头处室",
            "牵头责任单位",
            "主办单位",
            "主办部门",
        ],
    ),
    (
        Topic::Leader,
        &[
            "责任领导",
            "责任县领导",
            "县级领导",
            "牵头领导",
            "分管领导",
            "包保领导",
            "包案领导",
            "包联领导",
            "包抓领导",
            "挂牌领导",
            "挂钩领导",
            "挂点领导",
            "督办领导",
        ],
    ),
    (
        Topic::Person,
        &["责任人", "责任人员", "经办人", "承办人", "牵头人"],
    ),
    (
        Topic::Joint,
        &[
            "配合单位",
            "配合部门",
            "配合科室",
            "配合责任单位",
            "协办单位",
            "协办部门",
            "协同单位",
            "协同部门",
            "协作单位",
            "协助单位",
            "会办单位",
            "参与单位",
        ],
    ),
    (
        Topic::Checker,
        &[
            "验收单位",
            "验收部门",
            "验收责任单位",
            "销号单位",
            "督导单位",
            "督导部门",
            "督导责任单位",
            "督办单位",
            "监督单位",
            "核查单位",
            "复核单位",
        ],
    ),
    (
        Topic::Goal,
        &[
            "整改目标",
            "工作目标",
            "预期目标",
            "目标任务",
            "目标要求",
            "目标",
        ],
    ),
    (
        Topic::Measures,
        &[
            "整改措施",
            "整改举措",
            "具体措施",
            "具体举措",
            "主要措施",
            "主要举措",
            "主要做法",
            "工作措施",
            "措施",
            "举措",
        ],
    ),
    (
        Topic::Term,
        &[
            "整改时限",
            "整改期限",
            "整改时间",
            "完成时限",
            "完成期限",
            "完成时间",
            "办结时限",
            "办结期限",
            "办结时间",
            "办理时限",
            "办理期限",
            "时限要求",
            "时限",
            "期限",
        ],
    ),
    (
        Topic::Progress,
        &[
            "整改情况",
            "整改落实情况",
            "整改完成情况",
            "整改进展",
            "整改进度",
            "整改成效",
            "整改效果",
            "整改结果",
            "整改状态",
            "进展情况",
            "完成情况",
            "落实情况",
            "办理情况",
            "推进情况",
            "办理结果",
            "工作进展",
            "取得成效",
            "进展",
            "进度",
            "成效",
        ],
    ),
    (
        Topic::Proof,
        &[
            "佐证材料",
            "佐证资料",
            "印证材料",
            "印证资料",
            "证明材料",
            "支撑材料",
        ],
    ),
    (
        Topic::Closed,
        &[
            "销号日期",
            "销号时间",
            "完成日期",
            "办结日期",
            "验收日期",
            "验收时间",
            "实际完成时间",
        ],
    ),
    (Topic::Remark, &["备注"]),
];

/// The shortest label that is known by itself, in bytes: 进展 is one only where it stands alone.
const CERTAIN: usize = "责任人".len();

/// What parts the names of a label of several: 牵头单位、责任人.
pub const BETWEEN: [char; 5] = ['、', '和', '及', '与', '/'];

/// What labels of two parts begin with: 整改情况, 责任领导.
pub const SUBJECTS: [&str; 30] = [
    "整改",
    "责任",
    "完成",
    "牵头",
    "配合",
    "协办",
    "分管",
    "下一步",
    "下步",
    "存在",
    "具体",
    "主要",
    "原因",
    "问题",
    "工作",
    "取得",
    "落实",
    "进展",
    "目前",
    "当前",
    "已",
    "反馈",
    "巡察",
    "巡视",
    "审计",
    "督察",
    "直接",
    "监督",
    "挂牌",
    "办理",
];
/// What they end with.
pub const OBJECTS: [&str; 26] = [
    "情况",
    "措施",
    "进展",
    "成效",
    "效果",
    "领导",
    "单位",
    "部门",
    "科室",
    "股室",
    "处室",
    "责任人",
    "人",
    "时限",
    "时间",
    "期限",
    "日期",
    "打算",
    "计划",
    "安排",
    "目标",
    "要求",
    "问题",
    "表现",
    "分析",
    "举措",
];

/// The labels with what they are of, by the characters that they end with.
static ENDINGS: LazyLock<BTreeMap<char, Vec<(&str, Topic)>>> = LazyLock::new(|| {
    let mut endings = BTreeMap::<_, Vec<_>>::new();
    for (word, topic) in labels() {
        let last = word.chars().next_back().expect("no label is empty");
        endings.entry(last).or_default().push((word, topic));
    }
    endings
});

fn labels() -> impl Iterator<Item = (&'static str, Topic)> {
    let of = |(topic, words): &'static (Topic, &[&'static str])| words.iter().map(|w| (*w, *topic));
    LABELS.iter().flat_map(of)
}

/// The longest label that `text` ends with.
fn longest_ending(text: &str) -> Option<(&'static str, Topic)> {
    let labels = ENDINGS.get(&text.chars().next_back()?)?.iter().copied();
    labels
        .filter(|(w, _)| text.ends_with(w))
        .max_by_key(|(w, _)| w.len())
}

/// The label that `text`, which goes up to a colon, ends with.
pub fn label_ending(text: &str) -> Option<&'static str> {
    let found = longest_ending(text).map(|(w, _)| w);
    found.filter(|w| w.len() >= CERTAIN)
}

/// Whether the words are a label, whatever they are made of.
pub fn is_label(words: &str) -> bool {
    label_ending(words).is_some_and(|w| w.len() == words.len())
}

/// What a label is of: 牵头单位、责任人 of two things, 反馈问题整改情况 and 责任单位（县级） of one,
/// a report's own label of none.
pub fn topics(label: &str) -> Topics {
    let whole = is_label(label);
    let names = label.split(move |c| !whole && BETWEEN.contains(&c));
    let found = names.filter_map(|name| {
        let opening = || {
            let certain = labels().filter(|(w, _)| w.len() >= CERTAIN && name.starts_with(w));
            certain.max_by_key(|(w, _)| w.len())
        };
        let found = longest_ending(name).or_else(opening);
        found.map(|(_, topic)| topic)
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_once() {
        let mut words: Vec<_> = LABELS.iter().flat_map(|(_, words)| *words).collect();
        let n = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), n);
    }

    #[test]
    fn labels_and_what_they_are_of() {
        for (label, want) in [
            ("责任单位", &[Topic::Unit][..]),
            ("牵头责任单位", &[Topic::Lead]),
            ("参与单位", &[Topic::Joint]),
            ("牵头单位、责任人", &[Topic::Lead, Topic::Person]),
            ("整改措施及成效", &[Topic::Measures, Topic::Progress]),
            ("县级责任领导", &[Topic::Leader]),
            ("责任单位（牵头）", &[Topic::Unit]),
            ("反馈问题整改情况", &[Topic::Progress]),
            ("实际完成时间", &[Topic::Closed]),
            ("计划完成时间", &[Topic::Term]),
            ("挂牌督办单位", &[Topic::Checker]),
            ("问题表现", &[]),
            ("原因分析", &[]),
            ("下一步打算", &[]),
        ] {
            assert_eq!(topics(label), want.iter().copied().collect(), "{label}");
        }
        assert_eq!(label_ending("已补齐。责任人"), Some("责任人"));
        assert_eq!(label_ending("取得的成效"), None);
    }
}
