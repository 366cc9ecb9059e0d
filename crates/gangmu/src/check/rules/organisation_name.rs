//! 市场监督管理局 beside 市场监管局.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::Paragraph;
use crate::check::registry::{Group, Rule};
use crate::text::both;
use memchr::memmem::Finder;
use std::sync::LazyLock;

pub static RULE: Rule = Rule {
    id: "organisation-name",
    severity: Severity::Hint,
    group: Group::Wording,
    name: both("单位名称不一", "Organisation named in two ways"),
    about: both(
        "同一篇里同一单位既用全称又用简称，或者新旧名称混用，且没有“以下简称”。",
        "An organisation is named in two ways in one report, without 以下简称.",
    ),
    example: "由市场监督管理局牵头。\n市场监管局已办结。\n",
    check: Some(check),
    across: None,
};

/// Names of one organisation, the usual one first.
const NAMES: [&[&str]; 13] = [
    &["市场监督管理局", "市场监管局"],
    &["人力资源和社会保障局", "人社局"],
    &["发展和改革委员会", "发展改革委", "发改委"],
    &["住房和城乡建设局", "住房城乡建设局", "住建局"],
    &["卫生健康委员会", "卫生健康委", "卫健委", "卫计委"],
    &["生态环境局", "环保局"],
    &["应急管理局", "应急局", "安监局"],
    &["自然资源局", "国土资源局", "国土局"],
    &["退役军人事务局", "退役军人局"],
    &["文化和旅游局", "文化旅游局", "文旅局"],
    &["农业农村局", "农业局"],
    &["国有资产监督管理委员会", "国资委"],
    &["机关事务管理局", "机关事务局"],
];

/// What searches for each of them.
static FINDERS: LazyLock<Vec<Vec<(&str, Finder<'_>)>>> = LazyLock::new(|| {
    let of = |names: &&'static [&'static str]| names.iter().map(|n| (*n, Finder::new(n))).collect();
    NAMES.iter().map(of).collect()
});

fn check(context: &Context<'_>, sink: &mut Sink) {
    for part in context.parts {
        let own: Vec<_> = context
            .paragraphs
            .iter()
            .filter(|p| p.is_written() && context.part(p.first).id == part.id)
            .collect();
        for names in FINDERS.iter() {
            let mut first = Vec::new();
            for (name, finder) in names {
                let mut places = own.iter();
                let place = places.find_map(|p| Some((*p, finder.find(p.plain().as_bytes())?)));
                first.extend(place.map(|(p, at)| (p, at, *name)));
            }
            let defined = |(p, at, name): &(&Paragraph<'_>, usize, &str)| {
                let behind = &p.plain()[at + name.len()..];
                behind.starts_with("（以下简称")
                    || p.plain()[..*at].ends_with("简称“")
                    || p.plain()[..*at].ends_with("简称")
            };
            if first.len() < 2 || first.iter().any(defined) {
                continue;
            }
            let (paragraph, at, usual) = first[0];
            let usual = &paragraph.text[at..at + usual.len()];
            for (paragraph, at, name) in &first[1..] {
                let message = say(
                    format!("同一单位又称“{usual}”，全篇宜统一。"),
                    format!("The same organisation is also called {usual}."),
                );
                sink.put_in(paragraph, *at..at + name.len(), message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, found};

    const ID: &str = "organisation-name";

    #[test]
    fn two_names_of_one() {
        let text = "市市场监督管理局牵头。\n市场监管局配合。\n";
        assert_eq!(found(ID, text), ["市场监管局"]);
    }

    #[test]
    fn a_short_name_may_be_introduced() {
        clean(
            ID,
            &[
                "市场监督管理局（以下简称市场监管局）牵头，市场监管局配合。",
                "市场监管局牵头，市场监管局配合，人社局参与。",
            ],
        );
    }
}
