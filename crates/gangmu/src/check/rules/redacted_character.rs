//! D员, D委, 治D: a letter for 党.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::edit::Fix;
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "redacted-character",
    severity: Severity::Hint,
    group: Group::Leftover,
    name: both("疑似替代字", "Redacted character"),
    about: both(
        "“D员”“D委”“治D”一类，疑似以D代“党”。一篇只提示一次，可一并改回。",
        "D stands for 党, as copy shops write it; told once a report, fixed as a whole.",
    ),
    example: "社区D员带头，落实全面从严治D。\n",
    check: Some(check),
    across: None,
};

/// What follows 党 in words that are written so.
const BEHIND: [&str; 36] = [
    "员",
    "委",
    "组",
    "支部",
    "总支",
    "中央",
    "校",
    "建",
    "章",
    "的",
    "风",
    "内",
    "工委",
    "办",
    "群",
    "政",
    "史",
    "纪",
    "课",
    "费",
    "日",
    "龄",
    "规",
    "性",
    "代表",
    "务",
    "外",
    "和国家",
    "领导",
    "小组",
    "旗",
    "徽",
    "报",
    "媒",
    "籍",
    "团",
];

/// What stands before it.
const BEFORE: [&str; 9] = ["治", "建", "入", "管", "爱", "共产", "为", "向", "跟"];

fn check(context: &Context<'_>, sink: &mut Sink) {
    for part in context.parts {
        let own = |p: &&crate::check::paragraph::Paragraph<'_>| {
            p.is_written() && context.part(p.first).id == part.id
        };
        let (mut splices, mut n) = (Vec::new(), 0);
        let mut first = None;
        for paragraph in context.paragraphs.iter().filter(own) {
            for (at, _) in paragraph.text.match_indices('D') {
                if stands_for_party(paragraph.plain(), at) {
                    n += 1;
                    first = first.or(Some((paragraph, at)));
                    let own = paragraph.in_own(at..at + 1, "党");
                    splices.extend(own.map(|own| paragraph.splice(at..at + 1, &own)));
                }
            }
        }
        if let Some((paragraph, at)) = first {
            let message = say(
                format!("疑似以“D”代“党”，本篇共{n}处。"),
                format!("D may stand for 党, in {n} places."),
            );
            let finding = sink.put_in(paragraph, at..at + 1, message);
            // All of them or none: what is left over would look meant.
            finding.fix = (splices.len() == n).then_some(Fix::Splices(splices));
        }
    }
}

fn stands_for_party(text: &str, at: usize) -> bool {
    let (before, after) = (&text[..at], &text[at + 1..]);
    let latin = |c: char| c.is_ascii_alphanumeric();
    !before.ends_with(latin)
        && !after.starts_with(latin)
        && (BEHIND.iter().any(|w| after.starts_with(w))
            || BEFORE.iter().any(|w| before.ends_with(w)))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes, found};

    const ID: &str = "redacted-character";

    #[test]
    fn all_of_a_report_is_mended_at_once() {
        let text = "一、抓D建工作\n社区D委落实从严治D，D员带头。\n";
        assert_eq!(found(ID, text).len(), 1);
        fixes(
            ID,
            text,
            "一、抓党建工作\n社区党委落实从严治党，党员带头。\n",
        );
    }

    #[test]
    fn letters_are_clean() {
        clean(
            ID,
            &["D级危房、3D打印、CBD建设、D栋、GDP的增速、APP、维生素D。"],
        );
    }
}
