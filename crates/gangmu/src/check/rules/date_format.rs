//! 2023年08月05日, 二0二三年, 2023-08-05 in running text: dates that are not spelled as official ones.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::Paragraph;
use crate::check::registry::{Group, Rule};
use crate::edit::Fix;
use crate::lexis::date::{Figure, Written, dates};
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "date-format",
    severity: Severity::Hint,
    group: Group::Wording,
    name: both("日期写法", "Spelling of a date"),
    about: both(
        "公文日期的月、日不编虚位，1不写成01；正文里不与2023-08-05一类混用；汉字年份的零写作“〇”；“8月5日”不写作“8月5号”。",
        "Months and days of official dates have no leading zero; 2023-08-05 and 8月5号 do not stand beside them; a year in Chinese numerals has 〇.",
    ),
    example: "2023年08月05日召开会议，8月9号报送，2023-08-15反馈，二0二三年办结。\n",
    check: Some(check),
    across: None,
};

fn check(context: &Context<'_>, sink: &mut Sink) {
    for paragraph in context.written() {
        for date in dates(&paragraph.text) {
            let spelled = &paragraph.text[date.range.clone()];
            let mut splices = Vec::new();
            for (at, _) in spelled.match_indices('0') {
                let leads = spelled[..at]
                    .chars()
                    .next_back()
                    .is_none_or(|c| !is_figure(c));
                let more = spelled[at + 1..].starts_with(|c: char| c.is_ascii_digit());
                let at = date.range.start + at;
                if leads && more && paragraph.place(at..at + 1).2.len() == 1 {
                    splices.push(paragraph.splice(at..at + 1, ""));
                }
            }
            if !splices.is_empty() {
                let message = say("月、日前面不加0。", "No zero before month or day.");
                let finding = sink.put_in(paragraph, date.range, message);
                finding.fix = Some(Fix::Splices(splices));
            }
        }
        numerals(paragraph, sink);
    }
    if context
        .written()
        .any(|p| dates(&p.text).iter().any(|d| is_whole(d, &p.text)))
    {
        context.written().for_each(|p| others(p, sink));
    }
}

/// Whether it is a day with 日, the way of spelling that others differ from.
fn is_whole(date: &Written, text: &str) -> bool {
    date.day != Figure::None && text[date.range.clone()].ends_with('日')
}

/// 二0二三年, 二○二三年, 二零二三年
fn numerals(paragraph: &Paragraph<'_>, sink: &mut Sink) {
    const NUMERALS: &str = "一二三四五六七八九";
    let text = paragraph.text.as_str();
    for (end, _) in text.match_indices('年') {
        let digit = |c: &char| NUMERALS.contains(*c) || *c == '〇' || is_zero(*c);
        let year: Vec<char> = text[..end].chars().rev().take_while(digit).collect();
        let numbers = year.iter().filter(|c| NUMERALS.contains(**c)).count();
        let begins = year.last().is_some_and(|c| matches!(c, '一' | '二'));
        if year.len() != 4 || numbers < 2 || !begins || !year.iter().any(|c| is_zero(*c)) {
            continue;
        }
        let with: String = year
            .iter()
            .rev()
            .map(|c| if is_zero(*c) { '〇' } else { *c })
            .collect();
        let from = end - year.iter().map(|c| c.len_utf8()).sum::<usize>();
        let message = say(
            "汉字年份里的零应写作“〇”。",
            "A year in Chinese numerals has 〇.",
        );
        sink.mend(paragraph, from..end, &with, message);
    }
}

/// What is written for 〇.
fn is_zero(c: char) -> bool {
    matches!(c, '0' | '○' | '零' | 'O' | 'o' | 'Ｏ' | '０')
}

/// 2023-08-05 in a sentence, and 8月5号.
fn others(paragraph: &Paragraph<'_>, sink: &mut Sink) {
    let text = paragraph.text.as_str();
    for date in dates(text).iter().filter(|d| d.day == Figure::None) {
        let rest = &text[date.range.end..];
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let at = text.len() - behind.len();
        let is_day = (1..=2).contains(&(rest.len() - behind.len())) && behind.starts_with('号');
        let thing = behind
            .trim_start_matches('号')
            .starts_with(|c| "楼院线令文公井机".contains(c));
        if is_day && !thing && date.month.number().is_some_and(|m| m <= 12) {
            let message = say(
                "公文日期用“日”不用“号”。",
                "A day of an official date is 日.",
            );
            sink.mend(paragraph, at..at + '号'.len_utf8(), "日", message);
        }
    }
    if !text.contains(['。', '，']) || text.contains('\t') || !paragraph.is_prose() {
        return;
    }
    for (at, _) in text.match_indices("20") {
        let Some((len, [year, month, day])) = numeric(&text[at..]) else {
            continue;
        };
        let beside =
            |c: char| is_figure(c) || c.is_ascii_alphabetic() || "-./号码：:（(".contains(c);
        if text[..at].ends_with(beside) || text[at + len..].starts_with(beside) {
            continue;
        }
        let with = format!("{year}年{month}月{day}日");
        let message = say(
            format!("日期写法与全文不一致，应为“{with}”。"),
            format!("Dates of this report are written like {with}."),
        );
        sink.mend(paragraph, at..at + len, &with, message);
    }
}

/// 2023-08-05, 2023.8.5 or 2023/8/5 at the start of `text`: its length and its numbers.
fn numeric(text: &str) -> Option<(usize, [u32; 3])> {
    let len = text
        .find(|c: char| !c.is_ascii_digit() && !"-./".contains(c))
        .unwrap_or(text.len());
    let sign = text[..len].find(['-', '.', '/']).map(|at| &text[at..=at])?;
    let mut numbers = text[..len]
        .split(sign)
        .map(|n| (n.len() < 5).then(|| n.parse().ok()).flatten());
    let date = [numbers.next()??, numbers.next()??, numbers.next()??];
    let real = (2000..2100).contains(&date[0])
        && (1..=12).contains(&date[1])
        && (1..=31).contains(&date[2]);
    (real && numbers.next().is_none()).then_some((len, date))
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, 'X' | 'x' | '×' | '*')
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{clean, fixes};

    const ID: &str = "date-format";

    #[test]
    fn zeros_go() {
        fixes(
            ID,
            "一、甲\n05月办结。\n某局\n2023年08月05日\n",
            "一、甲\n5月办结。\n某局\n2023年8月5日\n",
        );
    }

    #[test]
    fn other_spellings_follow() {
        fixes(
            ID,
            "2023年8月5日巡察，2023-09-08反馈，2023.10.9报送，9月1号办结。\n某局\n二○二三年八月五日\n",
            "2023年8月5日巡察，2023年9月8日反馈，2023年10月9日报送，9月1日办结。\n某局\n二〇二三年八月五日\n",
        );
        fixes(ID, "二0二三年，二零二一年。", "二〇二三年，二〇二一年。");
    }

    #[test]
    fn other_zeros_stay() {
        clean(
            ID,
            &["2023年10月20日，2003年8月5日，编号2023-08-05，X0月。"],
        );
    }
}
