//! 办【2023】3号, 办〔2023〕第03号: the number of a document in other brackets than 〔 〕.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::registry::{Group, Rule};
use crate::text::{both, is_han};

pub static RULE: Rule = Rule {
    id: "document-number",
    severity: Severity::Warning,
    group: Group::Punctuation,
    name: both("文号写法", "Number of a document"),
    about: both(
        "发文字号的年份用六角括号〔〕括起，号数前不加“第”，不编虚位。",
        "The year of a document's number stands in 〔 〕; its number has neither 第 nor a leading zero.",
    ),
    example: "根据《值班办法》（某办【2023】3号）执行，另见某政发(2022)15号、某发〔2021〕第08号。\n",
    check: Some(check),
    across: None,
};

/// Brackets that stand for 〔 〕; the round ones are right in other numbers, so that they need a
/// sign of the issuing office before them.
const BRACKETS: [(char, char); 5] = [
    ('〔', '〕'),
    ('【', '】'),
    ('[', ']'),
    ('［', '］'),
    ('（', '）'),
];

/// What the sign of an issuing office ends in: 政发, 办函.
const SIGNS: &str = "发办函字文政委纪组党教财人审监";

/// What follows 号 where it numbers no document: 3号楼.
const THINGS: &str = "楼院井线机车地标桥库门路台仓房厂窗坑炉泵池站店柜厅";

fn check(context: &Context<'_>, sink: &mut Sink) {
    for paragraph in context.written() {
        let text = paragraph.text.as_str();
        for (end, number) in text.match_indices('号') {
            if text[end + number.len()..].starts_with(|c| THINGS.contains(c)) {
                continue;
            }
            let before = text[..end].trim_end_matches(|c: char| c.is_ascii_digit());
            let serial = &text[before.len()..end];
            let plain = before.strip_suffix('第').unwrap_or(before);
            let Some((from, right)) = year(plain).filter(|_| !serial.is_empty()) else {
                continue;
            };
            let figure = serial.trim_start_matches('0');
            let is_right = right && plain.len() == before.len() && figure.len() == serial.len();
            if is_right || figure.is_empty() {
                continue;
            }
            let year: String = plain[from..].chars().filter(char::is_ascii_digit).collect();
            let with = format!("〔{year}〕{figure}");
            let message = say(
                format!("文号应写作“{with}号”。"),
                format!("The number of a document is written {with}号"),
            );
            sink.mend(paragraph, from..end, &with, message);
        }
    }
}

/// Where the bracketed year at the end of `text` begins, and whether its brackets are 〔 〕.
fn year(text: &str) -> Option<(usize, bool)> {
    let narrow = |c: char| match c {
        '(' => '（',
        ')' => '）',
        c => c,
    };
    let close = narrow(text.chars().next_back()?);
    let inside = &text[..text.len() - text.chars().next_back()?.len_utf8()];
    let head = inside.trim_end_matches(|c: char| c.is_ascii_digit());
    let figure = &inside[head.len()..];
    let open = head.chars().next_back()?;
    let sort = BRACKETS
        .iter()
        .position(|(l, r)| (*l, *r) == (narrow(open), close))?;
    let from = head.len() - open.len_utf8();
    let office = head[..from].chars().next_back()?;
    let signed = SIGNS.contains(office) || sort > 0 && sort < 4 && is_han(office);
    let is_year = figure.len() == 4 && (figure.starts_with("19") || figure.starts_with("20"));
    (is_year && signed).then_some((from, sort == 0))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes};

    const ID: &str = "document-number";

    #[test]
    fn brackets_and_figures_are_mended() {
        fixes(
            ID,
            "依据（某办【2023】3号）、某政发(2022)15号、某教函[2021]6号、某纪发（2020）7号文。",
            "依据（某办〔2023〕3号）、某政发〔2022〕15号、某教函〔2021〕6号、某纪发〔2020〕7号文。",
        );
        fixes(
            ID,
            "印发某发〔2021〕第08号文件。",
            "印发某发〔2021〕8号文件。",
        );
    }

    #[test]
    fn other_numbers_are_clean() {
        clean(
            ID,
            &[
                "依据某办〔2023〕3号、某发〔2023〕10号文件精神。",
                "判决书（2023）苏01民终123号、二期工程（2023）3号楼、公告2023年第3号。",
                "国务院令第3号，某市令（2023）第5号，某发〔2023〕X号。",
                "地块编号【2023】12号地块，项目[2023]。",
            ],
        );
    }
}
