//! Heading markers at the start of a line: 一、 （一） 1. （1） ① 第一章 第一，

use super::numeral::{Numeral, is_chinese_numeral, read_chinese};
use crate::text::is_space;

/// The form of a heading marker, outermost first: the usual order of nesting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// 第一部分, 第一篇, 第一编.
    Part,
    /// 第一章.
    Chapter,
    /// 第一节.
    Section,
    /// 第一条.
    Article,
    /// 一、
    Chinese,
    /// （一）
    ChineseParen,
    /// 1.
    Digit,
    /// 1.1, with the number of components.
    Decimal(u8),
    /// （1）
    DigitParen,
    /// 1）
    DigitClose,
    /// ①
    Circled,
    /// 第一， or 问题1： at the start of a paragraph.
    Ordinal,
}

impl Form {
    /// Whether this is one of 部分 章 节 条.
    pub fn is_chapter(self) -> bool {
        matches!(
            self,
            Form::Part | Form::Chapter | Form::Section | Form::Article
        )
    }
}

/// A marker taken apart, so that it can be spelled with another number: `prefix` + number +
/// `suffix` is the spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker<'a> {
    /// The form.
    pub form: Form,
    /// The number.
    pub ordinal: u32,
    /// How the number is spelled.
    pub numeral: Numeral,
    /// What stands before the number: `（`, `第`, the outer numbers of 1.2.
    pub prefix: &'a str,
    /// What stands behind it, spaces that part it from the title included.
    pub suffix: &'a str,
    /// Length of the whole in bytes.
    pub len: usize,
}

impl Marker<'_> {
    /// The same marker with another number.
    pub fn spell(&self, ordinal: u32) -> String {
        let number = self.numeral.write(ordinal);
        // A sign that holds its own parentheses or stop may run out of signs; the suffix stays.
        format!("{}{number}{}", self.prefix, self.suffix)
    }
}

const MINOR_UNITS: &str = "、级季类月线层次批期组档种型号班届代日点时";

/// The heading marker at the very start of `text` (a line without its indent), by its spelling
/// alone; whether it opens a heading is for the caller to judge by what stands around.
pub fn marker_at(text: &str) -> Option<Marker<'_>> {
    let c = text.chars().next()?;
    match c {
        '第' => ordinal_word(text),
        '问' | '具' | '反' | '存' | '整' => counted_problem(text),
        '（' | '(' => parenthesized(text, c),
        _ => numbered(text),
    }
}

fn marker<'a>(
    text: &'a str,
    form: Form,
    number: (Numeral, u32),
    prefix: usize,
    number_end: usize,
    end: usize,
) -> Marker<'a> {
    // Spaces behind the marker part it from the title: they go with the marker.
    let spaces = text[end..].len() - text[end..].trim_start_matches(is_space).len();
    let len = end + spaces;
    Marker {
        form,
        ordinal: number.1,
        numeral: number.0,
        prefix: &text[..prefix],
        suffix: &text[number_end..len],
        len,
    }
}

/// 第一章 第一， …
fn ordinal_word(text: &str) -> Option<Marker<'_>> {
    let rest = &text["第".len()..];
    let (numeral, ordinal, len) = Numeral::read(rest)?;
    if !matches!(
        numeral,
        Numeral::Chinese | Numeral::Arabic | Numeral::ArabicWide
    ) {
        return None;
    }
    let number_end = "第".len() + len;
    let after = &text[number_end..];
    let (form, word) = [
        (Form::Part, "部分"),
        (Form::Part, "篇"),
        (Form::Part, "编"),
        (Form::Chapter, "章"),
        (Form::Section, "节"),
        (Form::Article, "条"),
        (Form::Ordinal, "，"),
        (Form::Ordinal, "、"),
        (Form::Ordinal, ","),
        (Form::Ordinal, "："),
        (Form::Ordinal, ":"),
    ]
    .into_iter()
    .find(|(_, word)| after.starts_with(word))?;
    let mut end = number_end + word.len();
    let behind = &text[end..];
    match form {
        // 第一、二批: a list of numbers, no marker.
        Form::Ordinal if behind.chars().next().is_some_and(is_chinese_numeral) && word == "、" => {
            return None;
        }
        Form::Ordinal => {}
        _ => {
            let colon = behind
                .chars()
                .next()
                .filter(|c| matches!(c, '、' | '：' | ':' | '.' | '．'));
            end += colon.map_or(0, char::len_utf8);
        }
    }
    Some(marker(
        text,
        form,
        (numeral, ordinal),
        "第".len(),
        number_end,
        end,
    ))
}

/// 问题1：, 具体问题（二）：, 整改事项三、: what counts problems by their name.
fn counted_problem(text: &str) -> Option<Marker<'_>> {
    const NAMES: [&str; 5] = ["问题", "具体问题", "反馈问题", "存在问题", "整改事项"];
    let name = NAMES.iter().find(|w| text.starts_with(**w))?.len();
    let open = text[name..]
        .chars()
        .next()
        .filter(|c| matches!(c, '（' | '('));
    let prefix = name + open.map_or(0, char::len_utf8);
    let (numeral, ordinal, len) = Numeral::read(&text[prefix..])?;
    let number_end = prefix + len;
    let mut after = text[number_end..].chars();
    let mut end = number_end;
    if open.is_some() {
        end += after.next().filter(|c| matches!(c, '）' | ')'))?.len_utf8();
    }
    let stop = after
        .next()
        .filter(|c| matches!(c, '：' | ':' | '、' | '.' | '．'))?;
    end += stop.len_utf8();
    let listed = text[end..].starts_with(|c: char| c.is_numeric() || is_chinese_numeral(c));
    let plain = matches!(
        numeral,
        Numeral::Chinese | Numeral::Arabic | Numeral::ArabicWide
    );
    (plain && !(listed && stop != '：')).then(|| {
        marker(
            text,
            Form::Ordinal,
            (numeral, ordinal),
            prefix,
            number_end,
            end,
        )
    })
}

/// （一） (1) and mixed pairs, also with a 、 behind.
fn parenthesized(text: &str, open: char) -> Option<Marker<'_>> {
    let prefix = open.len_utf8();
    let inner = text[prefix..].trim_start_matches(is_space);
    let start = text.len() - inner.len();
    let (numeral, ordinal, len) = Numeral::read(inner)?;
    let form = match numeral {
        Numeral::Chinese => Form::ChineseParen,
        Numeral::Arabic | Numeral::ArabicWide if ordinal < 200 => Form::DigitParen,
        _ => return None,
    };
    let number_end = start + len;
    let after = text[number_end..].trim_start_matches(is_space);
    let close = after.chars().next().filter(|c| matches!(c, '）' | ')'))?;
    let mut end = text.len() - after.len() + close.len_utf8();
    let behind = text[end..].trim_start_matches(is_space);
    if let Some(stop) = behind
        .chars()
        .next()
        .filter(|c| matches!(c, '、' | '.' | '．'))
    {
        end = text.len() - behind.len() + stop.len_utf8();
    }
    // （二）级响应: a name, no marker.
    let behind = &text[end..];
    if behind.starts_with('级') && !behind.starts_with("级别") {
        return None;
    }
    Some(marker(
        text,
        form,
        (numeral, ordinal),
        start,
        number_end,
        end,
    ))
}

/// 一、 1. 1、 1） ① ⑴ ⒈ ㈠ 1.1
fn numbered(text: &str) -> Option<Marker<'_>> {
    let (numeral, ordinal, number_end) = Numeral::read(text)?;
    let after = &text[number_end..];
    let next = after.chars().next();
    let number = (numeral, ordinal);
    match numeral {
        Numeral::Circled => Some(marker(
            text,
            Form::Circled,
            number,
            0,
            number_end,
            number_end,
        )),
        Numeral::ParenthesizedDigit => Some(marker(
            text,
            Form::DigitParen,
            number,
            0,
            number_end,
            number_end,
        )),
        Numeral::DottedDigit => Some(marker(text, Form::Digit, number, 0, number_end, number_end)),
        Numeral::ParenthesizedChinese => {
            let stop = next.filter(|c| *c == '、').map_or(0, char::len_utf8);
            Some(marker(
                text,
                Form::ChineseParen,
                number,
                0,
                number_end,
                number_end + stop,
            ))
        }
        Numeral::Chinese => {
            let stop = after.trim_start_matches(is_space);
            let spaces = after.len() - stop.len();
            let stop = stop.chars().next();
            let stop = stop.filter(|c| *c == '、' || spaces == 0 && matches!(c, '.' | '．'))?;
            let end = number_end + spaces + stop.len_utf8();
            // 二、三级企业, 五、六月: numbers in a row, no marker.
            if let Some((_, len)) = read_chinese(&text[end..])
                && text[end + len..].starts_with(|c| MINOR_UNITS.contains(c))
            {
                return None;
            }
            Some(marker(text, Form::Chinese, number, 0, number_end, end))
        }
        Numeral::Arabic | Numeral::ArabicWide => digits(text, number, number_end),
    }
}

fn digits(text: &str, number: (Numeral, u32), number_end: usize) -> Option<Marker<'_>> {
    if number.1 == 0 || number.1 >= 1000 {
        return None;
    }
    let after = text[number_end..].trim_start_matches(is_space);
    let spaces = text.len() - number_end - after.len();
    let stop = after.chars().next();
    let stop = stop.filter(|c| spaces == 0 || *c == '、')?;
    let end = number_end + spaces + stop.len_utf8();
    let behind = &text[end..];
    match stop {
        '）' | ')' => Some(marker(text, Form::DigitClose, number, 0, number_end, end)),
        '.' | '．' | '、' => match Numeral::read(behind) {
            Some((Numeral::Arabic | Numeral::ArabicWide, n, len)) => {
                let unit = behind[len..].chars().next();
                // 1.2023年…: a year opens the title. 5、6月 and 4.0 are no markers.
                if (1900..2200).contains(&n) && unit == Some('年') {
                    Some(marker(text, Form::Digit, number, 0, number_end, end))
                } else if stop == '、' {
                    None
                } else {
                    decimal(text)
                }
            }
            _ => Some(marker(text, Form::Digit, number, 0, number_end, end)),
        },
        _ => None,
    }
}

/// 1.1 and 2.3.1 with a space or a Chinese word behind; 4.0版本, 17.7％ and dates are none.
fn decimal(text: &str) -> Option<Marker<'_>> {
    let mut at = 0;
    let mut components = 0_u8;
    let (start, number, end) = loop {
        let (numeral, n, len) = Numeral::read(&text[at..])?;
        if numeral != Numeral::Arabic || n == 0 || n > 99 || components > 4 {
            return None;
        }
        components += 1;
        let end = at + len;
        match text[end..].strip_prefix('.') {
            Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => at = end + 1,
            _ => break (at, (numeral, n), end),
        }
    };
    let after = &text[end..];
    let dot = usize::from(after.starts_with('.'));
    let spaced = after[dot..].starts_with(is_space) || dot == 1;
    if components < 2 || !spaced {
        return None;
    }
    Some(marker(
        text,
        Form::Decimal(components),
        number,
        start,
        end,
        end + dot,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, form: Form, ordinal: u32, spelling: &str) {
        let m = marker_at(text).unwrap_or_else(|| panic!("no marker in {text}"));
        assert_eq!(
            (m.form, m.ordinal, &text[..m.len]),
            (form, ordinal, spelling)
        );
        assert_eq!(m.spell(m.ordinal), spelling);
    }

    #[test]
    fn forms() {
        check("问题1：台账不全", Form::Ordinal, 1, "问题1：");
        check(
            "具体问题（二）：台账不全",
            Form::Ordinal,
            2,
            "具体问题（二）：",
        );
        check("一、基本情况", Form::Chinese, 1, "一、");
        check("十二．其他", Form::Chinese, 12, "十二．");
        check("二 、其他", Form::Chinese, 2, "二 、");
        check("（三）推进情况", Form::ChineseParen, 3, "（三）");
        check("(四）、推进情况", Form::ChineseParen, 4, "(四）、");
        check("㈡推进情况", Form::ChineseParen, 2, "㈡");
        check("1.推进情况", Form::Digit, 1, "1.");
        check("１２．推进情况", Form::Digit, 12, "１２．");
        check("3、2024年推进情况", Form::Digit, 3, "3、");
        check("1. 推进情况", Form::Digit, 1, "1. ");
        check("（10）推进", Form::DigitParen, 10, "（10）");
        check("2 、推进", Form::Digit, 2, "2 、");
        check("2）推进", Form::DigitClose, 2, "2）");
        check("③推进", Form::Circled, 3, "③");
        check("第三章　附则", Form::Chapter, 3, "第三章　");
        check("第十条 本办法", Form::Article, 10, "第十条 ");
        check("第二部分：推进", Form::Part, 2, "第二部分：");
        check("第二，推进", Form::Ordinal, 2, "第二，");
        check("1.2 推进", Form::Decimal(2), 2, "1.2 ");
    }

    #[test]
    fn false_friends() {
        for text in [
            "二、三级企业",
            "5、6月",
            "2023年",
            "4.0版本",
            "17.7％",
            "1.5倍",
            "举一反三、",
            "第一责任人",
            "第一时间",
            "第一书记",
            "第一、二批",
            "三重一大",
            "（二）级响应",
            "一、二、三产业",
            "三、四线城市",
            "1、2号楼",
            "3、5、8月",
            "1/3的项目",
            "5G基站",
            "12345热线",
            "1—11月",
            "7.20暴雨",
            "（2024年）",
        ] {
            assert_eq!(marker_at(text), None, "{text}");
        }
    }

    #[test]
    fn spelled_anew() {
        assert_eq!(
            marker_at("(一）甲").map(|m| m.spell(11)).as_deref(),
            Some("(十一）")
        );
        assert_eq!(
            marker_at("1. 甲").map(|m| m.spell(2)).as_deref(),
            Some("2. ")
        );
    }
}
