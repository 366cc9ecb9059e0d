//! 一是 二是 四是: the items of an enumeration do not count on.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::check::sequences::{Break, of_items};
use crate::edit::{Field, Fix};
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "item-number",
    severity: Severity::Warning,
    group: Group::Numbering,
    name: both("列举序次有误", "Enumeration out of order"),
    about: both(
        "“一是、二是”一类的列举跳号、重号，或者不从一起。",
        "An enumeration such as 一是、二是 skips or repeats a number, or does not begin with 一.",
    ),
    example: "一、主要做法\n一是抓学习；二是抓落实；四是抓督查。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    for b in of_items(context) {
        let marker = b.node.marker_spelling();
        let message = match b.how {
            Break::Gap => say(
                format!("“{marker}”前面缺第{}项。", b.before + 1),
                format!("Item {} is missing before it.", b.before + 1),
            ),
            Break::Repeat => say(
                format!("“{marker}”重复或倒退。"),
                format!("Item {} stands behind item {}.", b.number, b.before),
            ),
            Break::Start => say(
                format!("列举从“{marker}”起，缺第1项。"),
                "The enumeration has no first item.",
            ),
        };
        let range = 0..marker.len();
        let finding = sink.put(b.node, Field::Marker, range, message);
        // Where the first is missing, it may stand there without its mark.
        finding.fix = (b.how != Break::Start).then_some(Fix::Renumber(b.section));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes, found};

    const ID: &str = "item-number";

    #[test]
    fn gaps_and_repeats_are_found_and_mended() {
        let gap = "一、甲\n重点有三。一是抓学习；二是抓落实；四是抓督查。\n";
        assert_eq!(found(ID, gap), ["四是"]);
        fixes(
            ID,
            gap,
            "一、甲\n重点有三。一是抓学习；二是抓落实；三是抓督查。\n",
        );
        let twice = "一、甲\n一是抓学习。二是抓落实。二是抓督查。\n";
        assert_eq!(found(ID, twice), ["二是"]);
    }

    #[test]
    fn whole_enumerations_are_clean() {
        clean(
            ID,
            &[
                "一、甲\n一是抓学习。二是抓落实。一是早查。二是细查。\n",
                "一、甲\n    一是抓学习，按月\n调度。二是抓落实，按季\n通报。三是抓督查。\n",
                "一、甲\n整改情况：已完成整改。一是补课。\n二是考试，结果良好。\n三是通报。\n",
                "一、甲\n首先抓学习。其次抓落实。最后抓督查。\n",
                "一、甲\n一方面抓学习，另一方面抓落实。\n",
                "一、甲\n落实“一岗双责”，举一反三，一要抓紧，二要抓实。\n",
            ],
        );
    }
}
