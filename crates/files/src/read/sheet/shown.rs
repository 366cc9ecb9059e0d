//! Numbers as a sheet shows them: `ssfmt` does it, and here stands what Chinese sheets have besides:
//! dates in the form of the country, days of the week, numerals in characters.

use crate::read::number::Format;
use ssfmt::{DateSystem, FormatOptions, NumberFormat};
use std::collections::HashMap;

/// The built-in formats of a Chinese Excel that differ from what `ssfmt` has under their numbers.
const BUILT_IN: [(u16, &str); 26] = [
    (14, "yyyy/m/d"),
    (22, "yyyy/m/d h:mm"),
    (27, YEAR_MONTH),
    (28, MONTH_DAY),
    (29, MONTH_DAY),
    (30, "m-d-yy"),
    (31, DATE),
    (32, "h\"时\"mm\"分\""),
    (33, "h\"时\"mm\"分\"ss\"秒\""),
    (34, HALF_DAY),
    (35, HALF_DAY_SECONDS),
    (36, YEAR_MONTH),
    (45, "mm:ss"),
    (46, "[h]:mm:ss"),
    (47, "mm:ss.0"),
    (50, YEAR_MONTH),
    (51, MONTH_DAY),
    (52, YEAR_MONTH),
    (53, MONTH_DAY),
    (54, MONTH_DAY),
    (55, HALF_DAY),
    (56, HALF_DAY_SECONDS),
    (57, YEAR_MONTH),
    (58, MONTH_DAY),
    (49, "@"),
    (0, "General"),
];
const DATE: &str = "yyyy\"年\"m\"月\"d\"日\"";
const YEAR_MONTH: &str = "yyyy\"年\"m\"月\"";
const MONTH_DAY: &str = "m\"月\"d\"日\"";
const HALF_DAY: &str = "上午/下午h\"时\"mm\"分\"";
const HALF_DAY_SECONDS: &str = "上午/下午h\"时\"mm\"分\"ss\"秒\"";
const WEEKDAYS: [&str; 7] = ["六", "日", "一", "二", "三", "四", "五"];
/// Longer codes say nothing.
const MAX_CODE: usize = 255;

/// The formats of a workbook.
#[derive(Default)]
pub struct Formats {
    /// Its own, by number.
    pub own: HashMap<u16, String>,
    /// The formats' numbers, by the number of a cell's style.
    pub of_style: Vec<u16>,
    /// Whether days are counted from 1904.
    pub is_1904: bool,
    ready: HashMap<u16, Ready>,
}

/// A format, ready to be used.
enum Ready {
    General,
    Parsed {
        format: NumberFormat,
        numerals: Numerals,
        has_weekday: bool,
        has_half_day: bool,
    },
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Numerals {
    Arabic,
    Plain,
    Legal,
}

impl Formats {
    /// A number as a cell of that style shows it.
    pub fn show(&mut self, value: f64, style: usize) -> String {
        let id = self.of_style.get(style).copied().unwrap_or(0);
        let options = FormatOptions {
            date_system: match self.is_1904 {
                true => DateSystem::Date1904,
                false => DateSystem::Date1900,
            },
            ..FormatOptions::default()
        };
        if !self.ready.contains_key(&id) {
            let ready = Ready::new(self.code(id));
            self.ready.insert(id, ready);
        }
        let Some(Ready::Parsed {
            format,
            numerals,
            has_weekday,
            has_half_day,
        }) = self.ready.get(&id)
        else {
            return general(value);
        };
        let Ok(mut shown) = format.try_format(value, &options) else {
            return general(value);
        };
        if *has_weekday {
            let day = if self.is_1904 { value + 1462.0 } else { value };
            let day = WEEKDAYS[(day.max(0.0) as usize) % 7];
            shown = shown.replace(WEEKDAY_MARK, day);
        }
        if *has_half_day {
            shown = shown.replace("AM", "上午").replace("PM", "下午");
        }
        match numerals {
            Numerals::Arabic => shown.trim().to_owned(),
            _ => in_characters(shown.trim(), *numerals),
        }
    }

    fn code(&self, id: u16) -> &str {
        let built_in = BUILT_IN.iter().find(|(of, _)| *of == id);
        let own = self.own.get(&id).map(String::as_str);
        own.or(built_in.map(|(_, code)| *code))
            .or_else(|| ssfmt::format_code_from_id(id.into()))
            .unwrap_or("General")
    }
}

/// Stands for a day of the week until the day is known.
const WEEKDAY_MARK: &str = "\u{E000}";

impl Ready {
    fn new(code: &str) -> Self {
        let code: String = code.chars().take(MAX_CODE).collect();
        let mut numerals = Numerals::Arabic;
        let mut code = code.replace("[DBNum3]", "");
        for (mark, form) in [("[DBNum1]", Numerals::Plain), ("[DBNum2]", Numerals::Legal)] {
            if code.contains(mark) {
                numerals = form;
                code = code.replace(mark, "");
            }
        }
        if code.contains("[$-F800]") {
            code = DATE.to_owned();
        } else if code.contains("[$-F400]") {
            code = "h:mm:ss".to_owned();
        }
        let has_half_day = code.contains("上午/下午");
        let code = escaped(&code.replace("上午/下午", "AM/PM"));
        let has_weekday = code.contains(WEEKDAY_MARK);
        // `ssfmt` slices such codes amiss.
        let after = code.split_once(']').map(|(_, rest)| rest.trim());
        let ends_general = after.is_some_and(|rest| rest.eq_ignore_ascii_case("General"));
        if ends_general && !code.starts_with('[') {
            return Self::General;
        }
        let is_general = code.rsplit(']').next() == Some("General") && !code.contains(';');
        match NumberFormat::parse(&code) {
            _ if is_general && numerals == Numerals::Arabic => Self::General,
            Err(_) => Self::General,
            Ok(format) => Self::Parsed {
                format,
                numerals,
                has_weekday,
                has_half_day,
            },
        }
    }
}

/// The code with `!x` as `\x` and `aaaa` as a mark.
fn escaped(code: &str) -> String {
    let mut done = String::new();
    let mut is_quoted = false;
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        if c == '"' {
            is_quoted = !is_quoted;
        }
        let (len, with) = match c {
            _ if is_quoted => (c.len_utf8(), None),
            '!' => (1, Some("\\")),
            _ if rest.starts_with("aaaa") => (4, Some("\"星期\u{E000}\"")),
            _ if rest.starts_with("aaa") => (3, Some("\"\u{E000}\"")),
            '\\' => (1 + rest[1..].chars().next().map_or(0, char::len_utf8), None),
            _ => (c.len_utf8(), None),
        };
        done.push_str(with.unwrap_or(&rest[..len]));
        rest = &rest[len..];
    }
    done
}

/// A number without a format: fifteen digits, which is what Excel keeps.
fn general(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let kept: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    match kept.abs() {
        0.0 => "0".to_owned(),
        1e-9..1e15 => kept.to_string(),
        _ => format!("{kept:E}"),
    }
}

/// The digits of `shown` as characters: a year digit by digit, other numbers as they are counted.
fn in_characters(shown: &str, numerals: Numerals) -> String {
    let format = match numerals {
        Numerals::Legal => Format::by_name("chineseLegalSimplified"),
        _ => Format::by_name("chineseCountingThousand"),
    };
    let mut out = String::new();
    let mut rest = shown;
    while let Some(c) = rest.chars().next() {
        let len = rest.bytes().take_while(u8::is_ascii_digit).count();
        if len == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let is_year = len == 4 && rest[len..].starts_with('年');
        match rest[..len].parse::<i64>() {
            Ok(n) if !is_year => format.write(n, &mut out),
            _ => {
                let digits = match numerals {
                    Numerals::Legal => "零壹贰叁肆伍陆柒捌玖",
                    _ => "〇一二三四五六七八九",
                };
                let digit = |b: u8| digits.chars().nth(usize::from(b - b'0'));
                out.extend(rest[..len].bytes().filter_map(digit));
            }
        }
        rest = &rest[len..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(value: f64, code: &str) -> String {
        let mut formats = Formats {
            own: HashMap::from([(200, code.to_owned())]),
            of_style: vec![200],
            ..Formats::default()
        };
        formats.show(value, 0)
    }

    #[test]
    fn numbers_as_they_are_seen() {
        let day = 46_086.604_166_666_66;
        for (value, code, shown) in [
            (day, "yyyy\"年\"m\"月\"d\"日\"", "2026年3月5日"),
            (day, "yyyy\\-mm\\-dd;@", "2026-03-05"),
            (day, "[$-804]yyyy/m/d h:mm", "2026/3/5 14:30"),
            (day, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2026年3月5日"),
            (
                day,
                "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@",
                "二〇二六年三月五日",
            ),
            (day, "m\"月\"d\"日\" aaaa", "3月5日 星期四"),
            (day, "上午/下午h\"时\"mm\"分\";@", "下午2时30分"),
            (0.256, "0.0%", "25.6%"),
            (1234.5, "#,##0.00_ ", "1,234.50"),
            (-12.0, "#,##0_);[Red](#,##0)", "(12)"),
            (15_000.0, "0!.0,\"万\"", "1.5万"),
            (3.0, "000", "003"),
            (12.0, "[DBNum2][$-804]0", "壹拾贰"),
            (0.1 + 0.2, "General", "0.3"),
            (6.0, "General", "6"),
            (-0.0, "General", "0"),
            (13_800_000_000.0, "General", "13800000000"),
            (1e21, "General", "1E21"),
            (1.0, "[=1]\"是\";[=0]\"否\";General", "是"),
            (7.0, "月]General", "7"),
            (f64::NAN, "General", ""),
        ] {
            assert_eq!(show(value, code), shown, "{value} in {code}");
        }
    }

    #[test]
    fn built_in_formats_are_those_of_a_chinese_sheet() {
        let mut formats = Formats {
            of_style: vec![14, 31, 57, 9, 0, 58],
            ..Formats::default()
        };
        let shown: Vec<String> = (0..6).map(|style| formats.show(46_086.0, style)).collect();
        assert_eq!(
            shown,
            [
                "2026/3/5",
                "2026年3月5日",
                "2026年3月",
                "4608600%",
                "46086",
                "3月5日"
            ]
        );
        formats.is_1904 = true;
        assert_eq!(formats.show(46_086.0 - 1462.0, 0), "2026/3/5");
    }
}
