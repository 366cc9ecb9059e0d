//! A word that the user listed.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::edit::Fix;
use crate::text::{both, simplified};

pub static RULE: Rule = Rule {
    id: "user-word",
    severity: Severity::Warning,
    group: Group::Wording,
    name: both("用词规范表", "Usage list"),
    about: both(
        "正文里有用词规范表所列的词；级别按表中的必错、疑似、提示。",
        "A word of the usage list; its level is that of the list.",
    ),
    example: "设备已按装到位。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    for word in context.settings.words.iter().filter(|w| !w.word.is_empty()) {
        let instead = word.instead.as_deref().unwrap_or("");
        // Where the right word contains the wrong one, it is right.
        let inside = instead.find(word.word.as_str());
        let graded = sink.graded(word.grade.severity());
        // A word that differs from the right one by its characters alone is meant as it is.
        let is_plain = simplified(&word.word) == word.word && simplified(instead) != word.word;
        for paragraph in context.written() {
            let text = match is_plain {
                true => paragraph.plain(),
                false => &paragraph.text,
            };
            for (at, found) in text.match_indices(word.word.as_str()) {
                let range = at..at + found.len();
                let found = &paragraph.text[range.clone()];
                let from = inside.and_then(|inside| at.checked_sub(inside));
                let is_right = from.and_then(|from| text.get(from..));
                if is_right.is_some_and(|rest| rest.starts_with(instead)) {
                    continue;
                }
                let (mut zh, mut en) = (
                    format!("“{found}”在用词规范表中"),
                    format!("{found} is in the usage list"),
                );
                if !instead.is_empty() {
                    zh += &format!("，应为“{instead}”");
                    en += &format!(": {instead}");
                }
                for sentence in [&mut zh, &mut en] {
                    if !word.remark.is_empty() {
                        *sentence += &format!("（{}）", word.remark);
                    }
                }
                let finding = sink.put_in(paragraph, range.clone(), say(zh + "。", en + "."));
                finding.severity = graded;
                let own = match is_plain {
                    true => paragraph.in_own(range.clone(), instead),
                    false => Some(instead.into()),
                };
                if let Some(own) = own.filter(|own| !own.is_empty())
                    && paragraph.place(range.clone()).2.len() == found.len()
                {
                    let splice = paragraph.splice(range, &own);
                    finding.fix = Some(Fix::Splices(vec![splice]));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, findings, fixes_by};
    use crate::check::{Settings, Severity, read_words};

    const ID: &str = "user-word";

    #[test]
    fn listed_words_are_found_and_mended() {
        let settings = Settings {
            words: read_words("按装\t必错\t安装\n学习\t提示\n党工委\t疑似\t街道党工委\n"),
            ..Settings::default()
        };
        let text = "按装设备，组织学习，党工委、街道党工委牵头。";
        let found = findings(ID, text, &settings);
        let levels: Vec<_> = found
            .iter()
            .map(|(f, w)| (w.as_str(), f.severity))
            .collect();
        assert_eq!(
            levels,
            [
                ("按装", Severity::Error),
                ("学习", Severity::Hint),
                ("党工委", Severity::Warning)
            ]
        );
        fixes_by(
            ID,
            text,
            "安装设备，组织学习，街道党工委、街道党工委牵头。",
            &settings,
        );
        clean(ID, &[text]);
    }
}
