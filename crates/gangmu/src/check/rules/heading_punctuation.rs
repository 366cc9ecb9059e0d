//! A heading that ends in 。 where its siblings do not, or the other way round. A level all of
//! whose headings end so is a style, problems stated as sentences, unless they name fields.

use crate::check::Severity;
use crate::check::context::{Context, Sink, replace, say, splice};
use crate::check::registry::{Group, Rule};
use crate::edit::{Field, Fix};
use crate::outline::{Kind, Node};
use crate::text::{both, is_han, is_space};
use std::rc::Rc;

pub static RULE: Rule = Rule {
    id: "heading-punctuation",
    severity: Severity::Warning,
    group: Group::Punctuation,
    name: both(
        "标题标点与同级不一",
        "Heading punctuated unlike its siblings",
    ),
    about: both(
        "同级标题多数末尾不用标点，个别用了，或者相反；标题中引语末尾的句号也一样比。同级标题都独占一行而一处与正文连写，或者相反，也提示。",
        "Most headings of a level end without punctuation and a few do not, or the other way round; so within quotes. Among headings on lines of their own one runs on with its text, or the other way round.",
    ),
    example: "一、基本情况\n已传达学习。\n二、主要做法。\n已逐项整改。\n三、下步打算\n将持续用力。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    for seen in &context.nodes {
        for siblings in seen.node.children.chunk_by(|a, b| a.kind == b.kind) {
            if matches!(siblings[0].kind, Kind::Heading(_)) {
                run_on(siblings, sink);
                bare(siblings, sink);
            }
        }
    }
    for part in context.parts {
        let mut kinds: Vec<(Kind, Vec<&Rc<Node>>)> = Vec::new();
        part.walk(&mut |node| {
            if node.kind.is_heading() {
                match kinds.iter_mut().find(|(kind, _)| *kind == node.kind) {
                    Some((_, nodes)) => nodes.push(node),
                    None => kinds.push((node.kind, vec![node])),
                }
            }
        });
        let own: Vec<Vec<&Rc<Node>>> = kinds
            .iter()
            .map(|(_, nodes)| nodes.iter().filter(|n| stands_alone(n)).copied().collect())
            .collect();
        for (at, (_, nodes)) in kinds.iter().enumerate() {
            compare(&own[at], final_stop, sink);
            compare(nodes, quoted_stop, sink);
            let others = own.iter().enumerate().filter(|(i, _)| *i != at);
            let others: Vec<bool> = others.flat_map(|(_, nodes)| stops(nodes)).collect();
            let differs = others.len() > 1 && !others.contains(&true);
            // Where most of the level run on, the stop is theirs.
            let mostly = own[at].len() * 2 > nodes.len();
            let fields = own[at].iter().all(|n| names_field(n.title()));
            if fields && differs && mostly && stops(&own[at]).all(|there| there) {
                apart(&own[at], sink);
            }
        }
    }
}

/// The one of several siblings that runs on with its text where all others stand alone, or the
/// other way round.
fn run_on(siblings: &[Rc<Node>], sink: &mut Sink) {
    let told: Vec<_> = siblings
        .iter()
        .filter_map(|n| Some((n, n.children.first()?)))
        .collect();
    // A heading with headings below it has no text to run on with.
    let text = |c: &Node| !c.kind.is_heading();
    let on = told.iter().filter(|(_, c)| c.is_inline());
    let alone = told.iter().filter(|(_, c)| !c.is_inline());
    let (n_on, n_alone) = (on.clone().count(), alone.clone().count());
    let (odd, message) = if n_on == 1 && n_alone > 1 {
        let message = say(
            "同级标题都独占一行，只有此处与正文连写。",
            "Its siblings stand on lines of their own.",
        );
        (on.clone().next(), message)
    } else if n_alone == 1 && n_on > 2 {
        let message = say(
            "同级标题都与正文连写，只有此处独占一行。",
            "Its siblings run on with their text.",
        );
        (alone.clone().next(), message)
    } else {
        return;
    };
    let Some((node, _)) =
        odd.filter(|(_, c)| text(c) && c.kind != Kind::Label && told.iter().all(|(_, c)| text(c)))
    else {
        return;
    };
    let graded = sink.graded(Severity::Hint);
    sink.put(node, Field::Text, node.title_range(), message)
        .severity = graded;
}

/// Titles with nothing below them, all but one of which end alike.
fn bare(siblings: &[Rc<Node>], sink: &mut Sink) {
    let is_title = |n: &Rc<Node>| {
        let inner = n.title();
        n.children.is_empty()
            && final_stop(&n.text).is_some()
            && !inner.contains(['，', '。', '；', '：'])
    };
    let Some((last, but_last)) = siblings.split_last() else {
        return;
    };
    let is_stopped = |n: &Rc<Node>| final_stop(&n.text).is_some_and(|(_, there)| there);
    // The 。 behind the last may close the list.
    let closes = is_stopped(last) && !but_last.iter().any(is_stopped);
    if siblings.iter().all(is_title) && !closes {
        compare(&siblings.iter().collect::<Vec<_>>(), final_stop, sink);
    }
}

/// Whether a title names what is spoken of, which is no sentence.
fn names_field(title: &str) -> bool {
    ["聚焦", "围绕", "对照"]
        .iter()
        .any(|w| title.starts_with(w))
}

/// Whether each of the headings ends in 。.
fn stops(nodes: &[&Rc<Node>]) -> impl Iterator<Item = bool> {
    nodes.iter().filter_map(|n| Some(final_stop(&n.text)?.1))
}

/// The headings of a level that end in 。 throughout, where no other level does: told once.
fn apart(nodes: &[&Rc<Node>], sink: &mut Sink) {
    let place = |n: &Rc<Node>| final_stop(&n.text).map(|(at, _)| at..at + '。'.len_utf8());
    let Some((first, range)) = nodes.iter().find_map(|n| Some((*n, place(n)?))) else {
        return;
    };
    let splices = nodes
        .iter()
        .filter_map(|n| Some(splice(n, Field::Text, place(n)?, "")));
    let message = say(
        "这一级标题独占一行而末尾用了句号，其他级的都没有用。",
        "Headings of this level end in a full stop on lines of their own; those of other levels do not.",
    );
    let graded = sink.graded(Severity::Hint);
    let finding = sink.put(first, Field::Text, range, message);
    finding.severity = graded;
    finding.fix = Some(Fix::Splices(splices.collect()));
}

/// Whether it is a title on a line of its own: where its paragraph goes on behind it, it needs its
/// stop, and a numbered sentence below which nothing stands is no title.
fn stands_alone(node: &Node) -> bool {
    node.children.first().is_some_and(|c| !c.is_inline())
}

/// Where a stop stands or would stand, with whether it does; `None` where neither would do.
type Stop = fn(&str) -> Option<(usize, bool)>;

/// The 。 at the end.
fn final_stop(text: &str) -> Option<(usize, bool)> {
    let words = text.trim_end_matches(is_space);
    match words.chars().next_back()? {
        '。' => Some((words.len() - '。'.len_utf8(), true)),
        c if is_han(c) || matches!(c, '”' | '）' | '》') => Some((words.len(), false)),
        _ => None,
    }
}

/// The 。 before the last ” behind which the heading goes on.
fn quoted_stop(text: &str) -> Option<(usize, bool)> {
    let at = text.rfind('”')?;
    let behind = &text[at + '”'.len_utf8()..];
    if !behind.starts_with("问题") && !behind.starts_with("的问题") {
        return None;
    }
    match text[..at].chars().next_back()? {
        '。' => Some((at - '。'.len_utf8(), true)),
        c if is_han(c) => Some((at, false)),
        _ => None,
    }
}

fn compare(nodes: &[&Rc<Node>], stop: Stop, sink: &mut Sink) {
    let stops: Vec<_> = nodes
        .iter()
        .filter_map(|n| Some((*n, stop(&n.text)?)))
        .collect();
    let with = stops.iter().filter(|(_, (_, there))| *there).count();
    let without = stops.len() - with;
    let odd = with < without;
    // Two against one is a custom already; of three in ten nobody can say.
    if stops.len() < 3 || with.min(without) * 5 > stops.len() * 2 {
        return;
    }
    for (node, (at, _)) in stops.iter().filter(|(_, (_, there))| *there == odd) {
        let (range, put, message) = if odd {
            let range = *at..at + '。'.len_utf8();
            let message = say(
                "同级标题此处多不用句号。",
                "Its siblings have no full stop here.",
            );
            (range, String::new(), message)
        } else {
            let last = node.text[..*at].chars().next_back();
            let range = at - last.map_or(0, char::len_utf8)..*at;
            let message = say(
                "同级标题此处多用句号。",
                "Its siblings have a full stop here.",
            );
            (range, last.into_iter().chain(['。']).collect(), message)
        };
        let fix = replace(node, Field::Text, range.clone(), &put);
        sink.put(node, Field::Text, range, message).fix = Some(fix);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes, found};

    const ID: &str = "heading-punctuation";

    #[test]
    fn the_odd_one_follows() {
        fixes(
            ID,
            "一、甲组\n文。\n二、乙组。\n文。\n三、丙组\n文。\n",
            "一、甲组\n文。\n二、乙组\n文。\n三、丙组\n文。\n",
        );
        fixes(
            ID,
            "一、甲组。\n文。\n二、乙组\n文。\n三、丙组。\n文。\n",
            "一、甲组。\n文。\n二、乙组。\n文。\n三、丙组。\n文。\n",
        );
        fixes(
            ID,
            "1.关于“甲不够。”问题的整改。一是改。\n2.关于“乙不够”问题的整改。一是改。\n3.关于“丙不够。”问题的整改。一是改。\n",
            "1.关于“甲不够。”问题的整改。一是改。\n2.关于“乙不够。”问题的整改。一是改。\n3.关于“丙不够。”问题的整改。一是改。\n",
        );
    }

    #[test]
    fn fields_are_no_sentences() {
        fixes(
            ID,
            "一、甲组\n（一）聚焦学习。\n文。\n（二）聚焦落实。\n文。\n二、乙组\n文。\n",
            "一、甲组\n（一）聚焦学习\n文。\n（二）聚焦落实\n文。\n二、乙组\n文。\n",
        );
    }

    #[test]
    fn a_level_that_ends_alike_is_a_style() {
        clean(
            ID,
            &[
                "一、甲组\n1.会议台账缺页。\n文。\n2.公章借用未登记。\n文。\n二、乙组\n文。\n三、丙组\n文。\n",
            ],
        );
    }

    #[test]
    fn the_only_one_that_runs_on_is_found() {
        let text = "一、甲\n（一）抓学习\n文。\n（二）抓落实。各科室认真做。\n（三）抓督查\n文。\n（四）抓通报\n文。\n";
        assert_eq!(found(ID, text), ["抓落实"]);
        let text = "一、甲\n（一）抓学习。文。\n（二）抓落实\n各科室认真做。\n（三）抓督查。文。\n（四）抓通报。文。\n";
        assert_eq!(found(ID, text), ["抓落实"]);
    }

    #[test]
    fn titles_of_a_list_end_alike() {
        fixes(
            ID,
            "一、甲\n（一）抓学习\n（二）抓落实。\n（三）抓督查\n",
            "一、甲\n（一）抓学习\n（二）抓落实\n（三）抓督查\n",
        );
        clean(
            ID,
            &["一、甲\n（一）抓学习\n（二）抓落实\n（三）抓督查。\n"],
        );
    }

    #[test]
    fn titles_that_run_on_need_their_stop() {
        clean(
            ID,
            &[
                "（一）抓学习。各科室认真学。\n（二）抓落实。各科室认真做。\n（三）抓督查\n文。\n",
                "一、甲组\n文。\n二、乙组。\n文。\n",
                "一、甲组\n（一）抓学习。各科室认真学。\n（二）抓落实。各科室认真做。\n（三）抓督查。\n1.按月\n文。\n二、乙组\n文。\n",
            ],
        );
    }
}
