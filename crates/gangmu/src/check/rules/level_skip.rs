//! 一、 then 1. where the other sections have （一） between.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::edit::Field;
use crate::outline::{Kind, Node};
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "level-skip",
    severity: Severity::Hint,
    group: Group::Numbering,
    name: both("越级", "Level skipped"),
    about: both(
        "标题跳过了一级，而本文其他同级各节并不如此。全文都不用的级别不算。",
        "A heading skips a level that most sections of its sort in the report use.",
    ),
    example: "一、学习\n（一）集中学习\n每月一次。\n二、落实\n（一）建立台账\n逐项登记。\n三、督查\n（一）专项督查\n每季一次。\n四、保障\n1.经费\n已落实。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    for part in context.parts {
        // For each level of section: how many have their first headings how deep below them.
        let mut deep = [[0_u32; 10]; 10];
        part.walk(&mut |node| {
            if let Some((own, first, _)) = steps(node) {
                deep[own][first] += 1;
            }
        });
        part.walk(&mut |node| {
            let Some((own, first, child)) = steps(node) else {
                return;
            };
            let (skips, others): (u32, u32) = (
                deep[own][first..].iter().sum(),
                deep[own][own + 1..first].iter().sum(),
            );
            if first > own + 1 && others > 2 * skips {
                let marker = 0..child.marker_spelling().len();
                let message = say(
                    "本节标题越了一级，其他各节不这样用。",
                    "This section skips a level that the others use.",
                );
                sink.put(child, Field::Marker, marker, message);
            }
        });
    }
}

/// A section's level, that of the first heading below it, and that heading.
fn steps(node: &Node) -> Option<(usize, usize, &Node)> {
    let own = match node.kind {
        Kind::Report => 0,
        kind => kind.level()?.get(),
    };
    let child = node.children.iter().find(|c| c.kind.level().is_some())?;
    let first = child.kind.level()?.get();
    (first > own).then_some((own.into(), first.into(), child))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, found};

    const ID: &str = "level-skip";

    #[test]
    fn the_odd_section_is_found() {
        let text = "一、甲\n（一）子\n文。\n二、乙\n（一）丑\n文。\n三、丙\n（一）寅\n文。\n四、丁\n1.卯\n文。\n";
        assert_eq!(found(ID, text), ["1."]);
    }

    #[test]
    fn a_report_without_the_level_is_clean() {
        clean(
            ID,
            &[
                "一、甲\n1.子\n文。\n二、乙\n1.丑\n文。\n",
                "一、甲\n（一）子\n1.丑\n文。\n二、乙\n1.寅\n文。\n三、丙\n1.卯\n文。\n",
            ],
        );
    }
}
