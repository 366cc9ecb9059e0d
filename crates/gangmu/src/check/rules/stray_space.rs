//! 整改 工作: a space between Chinese characters.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::{Paragraph, is_chinese};
use crate::check::registry::{Group, Rule};
use crate::edit::{Field, Fix};
use crate::outline::Kind;
use crate::text::{both, is_han, is_space};

pub static RULE: Rule = Rule {
    id: "stray-space",
    severity: Severity::Warning,
    group: Group::Punctuation,
    name: both("多余空格", "Stray spaces"),
    about: both(
        "句子里汉字之间、汉字与标点之间夹着空格。姓名、表格里用来对齐的不算。",
        "A space stands between Chinese characters of a sentence. Spaces that align names or tables are right.",
    ),
    example: "抓好整改 工作，按月调度。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    // A space between a title and the words behind it is a custom where it is kept.
    let inline = context.nodes.iter().map(|s| s.node);
    let inline = inline.filter(|n| n.kind == Kind::Body && n.is_inline());
    let (spaced, close): (Vec<_>, Vec<_>) = inline.partition(|n| !n.lead.is_empty());
    let custom = spaced.len() > 2 && spaced.len() > close.len();
    for paragraph in context.paragraphs.iter().filter(|p| p.is_prose()) {
        let text = paragraph.text.as_str();
        if text.contains(is_space) && !text.contains('\t') && is_sentence(text) {
            look(paragraph, custom, sink);
        }
    }
}

/// Whether the line is more than names and words set side by side.
fn is_sentence(text: &str) -> bool {
    text.contains(['，', '。', '；', ','])
        || !is_aligned(text) && text.split(is_space).any(|word| word.chars().count() > 8)
}

/// 组长：江  涛  县委常委、组织部部长: two spaces or a wide one set columns apart.
fn is_aligned(text: &str) -> bool {
    text.contains("  ") || text.contains('　')
}

fn look(paragraph: &Paragraph<'_>, custom: bool, sink: &mut Sink) {
    let text = paragraph.text.as_str();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_space).map(|found| at + found) {
        let rest = &text[start..];
        let end = start + rest.find(|c| !is_space(c)).unwrap_or(rest.len());
        at = end;
        let (Some(before), Some(after)) = (paragraph.before(start), paragraph.after(end)) else {
            continue;
        };
        let (node, field, range) = paragraph.place(start..end);
        let wide = text[start..end].chars().nth(1).is_some();
        let behind_stop = matches!(before, '。' | '；' | '，' | '！' | '？');
        let beside = is_chinese(before) && is_han(after)
            || is_han(before) && is_chinese(after)
            || behind_stop && is_chinese(after);
        let stray = match field {
            Field::Text => true,
            // Before what goes on in the paragraph.
            Field::Lead => {
                node.is_inline() && behind_stop && (node.kind == Kind::Item || wide && !custom)
            }
            Field::Marker => false,
        };
        if !beside || !stray || is_spaced_name(text, start, end) {
            continue;
        }
        if range.len() == end - start && !begins_label(&text[end..]) {
            let message = say("汉字之间有多余空格。", "A stray space.");
            let finding = sink.put_in(paragraph, start..end, message);
            finding.fix = Some(Fix::Splices(vec![paragraph.splice(start..end, "")]));
        }
    }
}

/// 的问题 整改情况：一是…: the space parts a title from a label.
fn begins_label(text: &str) -> bool {
    let mut word = text.chars().take(8).skip_while(|c| is_han(*c));
    matches!(word.next(), Some('：' | ':'))
}

/// 张 三: single characters set apart.
fn is_spaced_name(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| is_han(c);
    let before = text[..start]
        .chars()
        .rev()
        .take_while(|c| joins(*c))
        .count();
    let after = text[end..].chars().take_while(|c| joins(*c)).count();
    before == 1 && after == 1
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes};

    const ID: &str = "stray-space";

    #[test]
    fn spaces_go() {
        fixes(
            ID,
            "抓好整改 工作，按月 调度，　按季通报。",
            "抓好整改工作，按月调度，按季通报。",
        );
        fixes(
            ID,
            "一、抓好 整改工作并按月调度\n文。\n",
            "一、抓好整改工作并按月调度\n文。\n",
        );
    }

    #[test]
    fn spaces_behind_a_stop_go() {
        fixes(
            ID,
            "一、甲\n抓好整改。　　按月调度。 “三会一课”已补。　　一是抓学习；  二是抓落实。\n",
            "一、甲\n抓好整改。按月调度。“三会一课”已补。一是抓学习；二是抓落实。\n",
        );
        fixes(
            ID,
            "（一）抓学习。　　各科室认真学。\n（二）抓落实。各科室认真做。\n",
            "（一）抓学习。各科室认真学。\n（二）抓落实。各科室认真做。\n",
        );
    }

    #[test]
    fn spaces_that_belong_there_are_clean() {
        clean(
            ID,
            &[
                "副组长：江  涛  县委常委、县委组织部部长\n",
                "组 长：张 三、李 四，各负其责。",
                "1.关于“值守不到位”的问题 整改情况：一是修订制度，二是抓好落实。",
                "张三　李四　王五\n",
                "使用 Word 排版，用 GB/T 9704 的格式，共 12 页。",
                "（一）抓学习。　　各科室学。\n（二）抓落实。　　各科室做。\n（三）抓督查。　　各科室查。\n",
                "第一条　为了抓好整改，制定本办法。",
            ],
        );
    }
}
