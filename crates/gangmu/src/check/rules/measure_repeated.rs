//! One measure under two problems.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::check::similar::{bags, comparable, groups, measure_pieces};
use crate::edit::Field;
use crate::outline::NodeId;
use crate::text::both;
use std::collections::HashSet;

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

fn check(context: &Context<'_>, sink: &mut Sink) {
    let readings = context.readings().iter();
    let listed: HashSet<NodeId> = readings
        .flat_map(|reading| reading.measures())
        .map(|measure| measure.id)
        .collect();
    let mut found = Vec::new();
    let mut section = 0;
    for (at, seen) in context.nodes.iter().enumerate() {
        let node = seen.node;
        if listed.contains(&node.id) {
            let words: String = measure_pieces(node).map(|n| n.text.as_str()).collect();
            let len = comparable(&words).map(str::len);
            found.extend(len.map(|len| (node, words[..len].to_owned(), section)));
        } else if node.kind.is_heading() || node.kind.is_part() {
            section = at;
        }
    }
    let cut = |words: &str| (context.tokens)(words).into_iter();
    let texts = found
        .iter()
        .map(|(_, words, _)| cut(words).filter_map(|range| words.get(range)));
    let bags = bags(texts);
    let elsewhere = |a: usize, b: usize| found[a].2 != found[b].2;
    for group in groups(&bags, context.settings.similarity, elsewhere) {
        let title = context.nodes[found[group[0].0].2].node.title();
        let short: String = title.chars().take(20).collect();
        let n = group.len();
        let (more, places) = if n > 2 {
            (format!("，共{n}处"), format!("; {n} places in all"))
        } else {
            Default::default()
        };
        // At each place but the first, which is the one to keep.
        for (at, percent) in &group[1..] {
            let message = if *percent == 100 {
                say(
                    format!("与“{short}”下的一条措施雷同{more}。"),
                    format!("The same measure stands below “{short}”{places}."),
                )
            } else {
                say(
                    format!("与“{short}”下的一条措施有{percent}%相同{more}。"),
                    format!("{percent}% the same as a measure below “{short}”{places}."),
                )
            };
            let (node, words, _) = &found[*at];
            let end = words.len().min(node.text.len());
            sink.put(node, Field::Text, 0..end, message);
        }
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
    fn a_group_is_told_at_its_later_places() {
        let text: String = (1..=10)
            .map(|n| format!("{n}.学习不够的问题\n整改措施：\n（1）建立健全学习制度，每月组织集中学习，定期通报情况。（责任单位：第{n}科室、办公室、人事科）\n（2）抓紧。\n"))
            .collect();
        let all = findings(ID, &format!("一、整改情况\n{text}"), &Settings::default());
        assert_eq!(all.len(), 9);
        assert!(all.iter().all(|(f, _)| f.message.zh.contains("共10处")));
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
