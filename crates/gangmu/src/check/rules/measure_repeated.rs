//! One measure under two problems.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::check::similar::{alike, bags};
use crate::edit::Field;
use crate::outline::Kind;
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "measure-repeated",
    severity: Severity::Warning,
    group: Group::Wording,
    name: both("措施雷同", "Measure repeated"),
    about: both(
        "不同问题下的措施一字不差，或者几乎一样。相似到多少算雷同可以设置。",
        "Measures of different problems are word for word or nearly the same; how nearly is a setting.",
    ),
    example: "1.学习不够的问题\n一是建立健全学习制度，每月组织集中学习，定期通报情况。\n2.落实不够的问题\n一是建立健全学习制度，每月组织集中学习，定期通报有关情况。\n",
    check: Some(check),
    across: None,
};

/// Shorter measures are too few words to compare, in characters.
const LONG: usize = 20;

fn check(context: &Context<'_>, sink: &mut Sink) {
    let mut measures = Vec::new();
    let mut section = 0;
    for (at, seen) in context.nodes.iter().enumerate() {
        let node = seen.node;
        if node.kind.is_heading() || node.kind.is_part() {
            section = at;
        }
        if node.kind == Kind::Item && node.text.chars().nth(LONG).is_some() {
            measures.push((node, section));
        }
    }
    let texts: Vec<&str> = measures.iter().map(|(n, _)| n.text.as_str()).collect();
    let bags = bags(&texts, context.tokens);
    let elsewhere = |a: usize, b: usize| measures[a].1 != measures[b].1;
    let mut found = alike(&bags, context.settings.similarity, elsewhere);
    // One finding a measure, with the first that it repeats.
    found.dedup_by_key(|(at, ..)| *at);
    for (at, other, percent) in found {
        let title = context.nodes[measures[other].1].node.title();
        let short: String = title.chars().take(20).collect();
        let node = measures[at].0;
        let message = if percent == 100 {
            say(
                format!("与“{short}”下的一条措施雷同。"),
                format!("The same measure stands below “{short}”."),
            )
        } else {
            say(
                format!("与“{short}”下的一条措施有{percent}%相同。"),
                format!("{percent}% the same as a measure below “{short}”."),
            )
        };
        sink.put(node, Field::Text, 0..node.text.len(), message);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::Settings;
    use crate::check::tests::{clean, findings, found};

    const ID: &str = "measure-repeated";

    #[test]
    fn the_later_one_is_found() {
        let text = "1.学习不够的问题\n一是建立健全学习制度，每月组织集中学习，定期通报情况。\n2.落实不够的问题\n一是建立健全学习制度，每月组织集中学习，定期通报有关情况。\n";
        assert_eq!(found(ID, text).len(), 1);
        let strict = Settings {
            similarity: 100,
            ..Settings::default()
        };
        assert_eq!(findings(ID, text, &strict).len(), 0);
    }

    #[test]
    fn others_are_clean() {
        clean(
            ID,
            &[
                "1.学习不够的问题\n一是建立健全学习制度，每月组织集中学习，定期通报情况。\n2.落实不够的问题\n一是建立督办台账，逐项明确责任人和时限，按月销号管理。\n",
                "1.学习不够的问题\n一是抓紧整改。\n2.落实不够的问题\n一是抓紧整改。\n",
            ],
        );
    }
}
