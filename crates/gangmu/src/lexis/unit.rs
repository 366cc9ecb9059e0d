//! What is counted and measured in reports: the units, once.

/// What a unit is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// 方面, 大类: how a report divides its problems.
    Aspect,
    /// 个, 项: what a report may say of its own problems, measures, meetings.
    Count,
    /// Money, with how many 元 it is.
    Money(u64),
    /// What else is counted: 户, 座, 公里.
    Other,
}

use Dimension::{Aspect, Count, Money, Other};

/// All units, longer ones before those that they end or begin with.
pub static UNITS: [(&str, Dimension); 59] = [
    ("个大的方面", Aspect),
    ("个大方面", Aspect),
    ("大方面", Aspect),
    ("个方面", Aspect),
    ("方面", Aspect),
    ("个大类", Aspect),
    ("大类", Aspect),
    ("平方公里", Other),
    ("平方米", Other),
    ("立方米", Other),
    ("人次", Other),
    ("户次", Other),
    ("亿元", Money(100_000_000)),
    ("万元", Money(10_000)),
    ("千元", Money(1_000)),
    ("公里", Other),
    ("公顷", Other),
    ("万人", Other),
    ("万亩", Other),
    ("万户", Other),
    ("万吨", Other),
    ("户", Other),
    ("套", Other),
    ("人", Other),
    ("名", Other),
    ("座", Other),
    ("家", Other),
    ("笔", Other),
    ("亩", Other),
    ("吨", Other),
    ("辆", Other),
    ("台", Other),
    ("棵", Other),
    ("株", Other),
    ("宗", Count),
    ("处", Count),
    ("件", Count),
    ("起", Count),
    ("份", Count),
    ("次", Count),
    ("场", Count),
    ("轮", Count),
    ("类", Count),
    ("部", Count),
    ("所", Other),
    ("间", Other),
    ("栋", Other),
    ("口", Other),
    ("张", Other),
    ("位", Other),
    ("只", Other),
    ("头", Other),
    ("元", Money(1)),
    ("项", Count),
    ("条", Count),
    ("个", Count),
    ("篇", Other),
    ("幢", Other),
    ("艘", Other),
];

/// The unit that `text` begins with, if `fits` says that it can be meant.
pub fn unit_at(text: &str, fits: fn(Dimension) -> bool) -> Option<(&'static str, Dimension)> {
    let units = UNITS.iter().filter(|(_, of)| fits(*of));
    let fit = |(unit, _): &&(&str, Dimension)| text.starts_with(unit);
    units.copied().find(|u| fit(&u))
}
