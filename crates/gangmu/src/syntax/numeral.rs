//! Numbers as reports write them: 十二, 12, １２, ⑫, ⑿, ⒓, ㈠.

/// How a number is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Numeral {
    /// 一 二 … 十二.
    Chinese,
    /// 1 2 … 12.
    Arabic,
    /// １ ２ … １２.
    ArabicWide,
    /// ① … ⑳ ㉑ … ㊿.
    Circled,
    /// ⑴ … ⒇, parentheses included.
    ParenthesizedDigit,
    /// ⒈ … ⒛, full stop included.
    DottedDigit,
    /// ㈠ … ㈩, parentheses included.
    ParenthesizedChinese,
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

impl Numeral {
    /// The number at the start of `text` in any spelling, with its length in bytes.
    pub fn read(text: &str) -> Option<(Self, u32, usize)> {
        let c = text.chars().next()?;
        match c {
            '0'..='9' => read_digits(text, '0').map(|(n, len)| (Self::Arabic, n, len)),
            '０'..='９' => read_digits(text, '０').map(|(n, len)| (Self::ArabicWide, n, len)),
            _ => match read_chinese(text) {
                Some((n, len)) => Some((Self::Chinese, n, len)),
                None => Self::read_sign(c).map(|(numeral, n)| (numeral, n, c.len_utf8())),
            },
        }
    }

    fn read_sign(c: char) -> Option<(Self, u32)> {
        let at = u32::from(c);
        let run = |first: u32, last: u32, from: u32| {
            (first..=last).contains(&at).then(|| at - first + from)
        };
        let circled = run(0x2460, 0x2473, 1)
            .or(run(0x3251, 0x325F, 21))
            .or(run(0x32B1, 0x32BF, 36));
        if let Some(n) = circled {
            return Some((Self::Circled, n));
        }
        None.or(run(0x2474, 0x2487, 1).map(|n| (Self::ParenthesizedDigit, n)))
            .or(run(0x2488, 0x249B, 1).map(|n| (Self::DottedDigit, n)))
            .or(run(0x3220, 0x3229, 1).map(|n| (Self::ParenthesizedChinese, n)))
    }

    /// `n` in this spelling; where a sign for it is lacking, in the spelling nearest to it
    /// (①… ㊿ then 51, ㈩ then （十一）).
    pub fn write(self, n: u32) -> String {
        let sign = |first: u32, n: u32| char::from_u32(first + n).unwrap_or('?').to_string();
        match (self, n) {
            (Self::Chinese, _) => write_chinese(n),
            (Self::ArabicWide, _) => n
                .to_string()
                .bytes()
                .map(|b| DIGITS_WIDE[usize::from(b - b'0')])
                .collect(),
            (Self::Circled, 1..=20) => sign(0x2460, n - 1),
            (Self::Circled, 21..=35) => sign(0x3251, n - 21),
            (Self::Circled, 36..=50) => sign(0x32B1, n - 36),
            (Self::ParenthesizedDigit, 1..=20) => sign(0x2474, n - 1),
            (Self::ParenthesizedDigit, _) => format!("({n})"),
            (Self::DottedDigit, 1..=20) => sign(0x2488, n - 1),
            (Self::DottedDigit, _) => format!("{n}."),
            (Self::ParenthesizedChinese, 1..=10) => sign(0x3220, n - 1),
            (Self::ParenthesizedChinese, _) => format!("（{}）", write_chinese(n)),
            (Self::Arabic | Self::Circled, _) => n.to_string(),
        }
    }
}

const DIGITS_WIDE: [char; 10] = ['０', '１', '２', '３', '４', '５', '６', '７', '８', '９'];

fn read_digits(text: &str, zero: char) -> Option<(u32, usize)> {
    let mut n: u32 = 0;
    let mut len = 0;
    for c in text.chars() {
        let Some(digit) = u32::from(c)
            .checked_sub(u32::from(zero))
            .filter(|d| *d < 10)
        else {
            break;
        };
        n = n.checked_mul(10)?.checked_add(digit)?;
        len += c.len_utf8();
    }
    Some((n, len))
}

/// The value of a Chinese digit, 一 to 九.
fn chinese_digit(c: char) -> Option<u32> {
    Some(match c {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Whether `c` can stand in a Chinese number.
pub(crate) fn is_chinese_numeral(c: char) -> bool {
    matches!(c, '十' | '百' | '零' | '〇' | '○') || chinese_digit(c).is_some()
}

/// The Chinese number at the start of `text`, 一 to 九百九十九, with its length in bytes.
pub(crate) fn read_chinese(text: &str) -> Option<(u32, usize)> {
    let mut total = 0;
    let mut digit = None;
    let mut len = 0;
    let mut last_unit = 1000;
    for c in text.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '零' | '〇' if last_unit == 100 && digit.is_none() => 0,
            _ => match chinese_digit(c) {
                Some(d) if digit.is_none() => {
                    digit = Some(d);
                    len += c.len_utf8();
                    continue;
                }
                _ => break,
            },
        };
        if unit != 0 {
            if unit >= last_unit {
                break;
            }
            total += digit.take().unwrap_or(1) * unit;
            last_unit = unit;
        }
        len += c.len_utf8();
    }
    let n = total + digit.unwrap_or(0);
    (n > 0).then_some((n, len))
}

fn write_chinese(n: u32) -> String {
    let digit = |d: u32| DIGITS[d as usize].to_string();
    match n {
        0..=9 => digit(n),
        10..=19 => format!(
            "十{}",
            if n == 10 {
                String::new()
            } else {
                digit(n - 10)
            }
        ),
        20..=99 => {
            let ones = if n.is_multiple_of(10) {
                String::new()
            } else {
                digit(n % 10)
            };
            format!("{}十{ones}", digit(n / 10))
        }
        100..=999 => {
            let rest = match n % 100 {
                0 => String::new(),
                r @ 1..=9 => format!("零{}", digit(r)),
                r @ 10..=19 => format!("一{}", write_chinese(r)),
                r => write_chinese(r),
            };
            format!("{}百{rest}", digit(n / 100))
        }
        _ => n.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chinese_number_reads_back() {
        for n in 1..1000 {
            let s = write_chinese(n);
            assert_eq!(read_chinese(&s), Some((n, s.len())), "{s}");
        }
    }

    #[test]
    fn signs_read_back() {
        for numeral in [
            Numeral::Circled,
            Numeral::ParenthesizedDigit,
            Numeral::DottedDigit,
            Numeral::ParenthesizedChinese,
            Numeral::ArabicWide,
        ] {
            for n in 1..=10 {
                let s = numeral.write(n);
                assert_eq!(Numeral::read(&s), Some((numeral, n, s.len())), "{s}");
            }
        }
        assert_eq!(Numeral::Circled.write(36), "㊱");
    }

    #[test]
    fn spellings() {
        assert_eq!(read_chinese("十一是"), Some((11, 6)));
        assert_eq!(read_chinese("三重一大"), Some((3, 3)));
        assert_eq!(read_chinese("二十三、"), Some((23, 9)));
        assert_eq!(read_chinese("二三级"), Some((2, 3)));
        assert_eq!(read_chinese("年"), None);
        assert_eq!(write_chinese(12), "十二");
        assert_eq!(write_chinese(105), "一百零五");
        assert_eq!(write_chinese(110), "一百一十");
    }
}
