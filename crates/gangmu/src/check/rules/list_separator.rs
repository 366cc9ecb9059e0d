//! 《甲》、《乙》《丙》: titles of one list, some with 、 between them and some without.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::Paragraph;
use crate::check::registry::{Group, Rule};
use crate::edit::{Field, Fix};
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "list-separator",
    severity: Severity::Hint,
    group: Group::Punctuation,
    name: both(
        "并列书名号之间的顿号不一",
        "Titles of a list set apart in two ways",
    ),
    about: both(
        "同一组并列的书名号之间，有的用顿号，有的不用。",
        "In one list of titles some have 、 between them and some have not.",
    ),
    example: "修订《议事规则》、《考勤办法》《接待办法》。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    for paragraph in context.written() {
        let text = paragraph.text.as_str();
        // Where each link of the list begins, and whether it is 、.
        let mut links: Vec<(usize, bool)> = Vec::new();
        for (at, mark) in text.match_indices('》') {
            let at = at + mark.len();
            let rest = &text[at..];
            // An addition in brackets is set off by 、 in either style.
            let aside = rest
                .starts_with(['（', '('])
                .then(|| rest.find(['）', ')']))
                .flatten();
            let behind = aside.map_or(rest, |len| rest[len..].trim_start_matches(['）', ')']));
            let comma = behind.starts_with('、');
            let goes_on = behind.trim_start_matches('、').starts_with('《');
            if goes_on && aside.is_none() {
                links.push((at, comma));
            }
            if !goes_on {
                tell(paragraph, &std::mem::take(&mut links), sink);
            }
        }
        tell(paragraph, &links, sink);
    }
}

/// Judges the links of one list: the rarer sort follows, of as many the one with 、.
fn tell(paragraph: &Paragraph<'_>, links: &[(usize, bool)], sink: &mut Sink) {
    let with = links.iter().filter(|(_, comma)| *comma).count();
    if with == 0 || with == links.len() {
        return;
    }
    let odd = with * 2 <= links.len();
    let mut splices = Vec::new();
    let mut first = None;
    for (at, _) in links.iter().filter(|(_, comma)| *comma == odd) {
        let (old, new) = if odd {
            (*at..at + '、'.len_utf8(), "")
        } else {
            (at - '》'.len_utf8()..*at, "》、")
        };
        if paragraph.place(old.clone()).1 != Field::Text {
            return;
        }
        splices.push(paragraph.splice(old.clone(), new));
        first = first.or(Some(old));
    }
    if let Some(range) = first {
        let message = if odd {
            say(
                "这一组书名号之间多不用顿号。",
                "Most titles of this list have no 、 between them.",
            )
        } else {
            say(
                "这一组书名号之间多用顿号。",
                "Most titles of this list have 、 between them.",
            )
        };
        sink.put_in(paragraph, range, message).fix = Some(Fix::Splices(splices));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes, found};

    const ID: &str = "list-separator";

    #[test]
    fn the_rarer_follows() {
        fixes(ID, "修订《甲》、《乙》《丙》。", "修订《甲》《乙》《丙》。");
        fixes(
            ID,
            "修订《甲》、《乙》、《丙》《丁》等。",
            "修订《甲》、《乙》、《丙》、《丁》等。",
        );
        assert_eq!(
            found(ID, "修订《甲》、《乙》《丙》，印发《丁》《戊》、《己》。").len(),
            2
        );
    }

    #[test]
    fn one_style_is_clean() {
        clean(
            ID,
            &[
                "修订《甲》《乙》《丙》，印发《丁》、《戊》和《己》。",
                "修订《甲》（试行）、《乙》《丙》和《丁》、《戊》的说明。",
                "学习《甲》《乙》，传达《丙》、《丁》。",
                "《甲（试行）》《乙》《丙》",
            ],
        );
    }
}
