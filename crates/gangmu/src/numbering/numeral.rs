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
    /// a … z, alone.
    Latin,
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Whether `c` can stand in a number that any text may hold: 12, １２, 十二, 两.
pub fn is_numeral(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９' | '〇' | '○' | '零' | '一' | '二' | '三' | '四' | '五')
        || matches!(
            c,
            '六' | '七' | '八' | '九' | '十' | '百' | '千' | '两' | 'Ｏ'
        )
}

impl Numeral {
    /// All numerals.
    pub const ALL: [Self; 8] = [
        Self::Chinese,
        Self::Arabic,
        Self::ArabicWide,
        Self::Circled,
        Self::ParenthesizedDigit,
        Self::DottedDigit,
        Self::ParenthesizedChinese,
        Self::Latin,
    ];
    /// Those that any number can be spelled with: no signs.
    pub const PLAIN: [Self; 3] = [Self::Chinese, Self::Arabic, Self::ArabicWide];

    /// The number at the start of `text` in any spelling, with its length in bytes.
    pub fn read(text: &str) -> Option<(Self, u32, usize)> {
        let c = text.chars().next()?;
        match c {
            '0'..='9' => read_digits(text, '0').map(|(n, len)| (Self::Arabic, n, len)),
            '０'..='９' => read_digits(text, '０').map(|(n, len)| (Self::ArabicWide, n, len)),
            'a'..='z' => {
                let alone = !text[1..].starts_with(|c: char| c.is_ascii_alphanumeric());
                alone.then(|| (Self::Latin, u32::from(c) - u32::from('a') + 1, 1))
            }
            _ => match read_chinese(text) {
                Some((n, len)) => Some((Self::Chinese, n, len)),
                None => Self::read_sign(c).map(|(numeral, n)| (numeral, n, c.len_utf8())),
            },
        }
    }

    fn read_sign(c: char) -> Option<(Self, u32)> {
        if !(SIGNS_FROM..=SIGNS_TO).contains(&c) {
            return None;
        }
        SIGNS.iter().find_map(|signs| {
            let (first, _, from) = signs.runs.iter().find(|(a, z, _)| (*a..=*z).contains(&c))?;
            Some((signs.numeral, u32::from(c) - u32::from(*first) + from))
        })
    }

    /// `n` in this spelling; where a sign for it is lacking, in the spelling nearest to it
    /// (①… ㊿ then 51, ㈩ then （十一）).
    pub fn write(self, n: u32) -> String {
        match self {
            Self::Arabic => n.to_string(),
            Self::Chinese => write_chinese(n),
            Self::ArabicWide => n
                .to_string()
                .bytes()
                .map(|b| DIGITS_WIDE[usize::from(b - b'0')])
                .collect(),
            _ => {
                let signs = SIGNS.iter().find(|signs| signs.numeral == self);
                let signs = signs.expect("a numeral that is no plain one has signs");
                let sign = signs.runs.iter().find_map(|(first, last, from)| {
                    let sign = char::from_u32(u32::from(*first) + n.checked_sub(*from)?)?;
                    (sign <= *last).then(|| sign.to_string())
                });
                let (before, numeral, behind) = signs.beyond;
                sign.unwrap_or_else(|| [before, &numeral.write(n), behind].concat())
            }
        }
    }
}

/// A numeral of single signs.
struct Signs {
    numeral: Numeral,
    /// First and last sign of each run, and the number of the first.
    runs: &'static [(char, char, u32)],
    /// What a number without a sign is spelled like: a numeral with what stands around it.
    beyond: (&'static str, Numeral, &'static str),
}

static SIGNS: [Signs; 5] = [
    Signs {
        numeral: Numeral::Circled,
        runs: &[('①', '⑳', 1), ('㉑', '㉟', 21), ('㊱', '㊿', 36)],
        beyond: ("", Numeral::Arabic, ""),
    },
    Signs {
        numeral: Numeral::ParenthesizedDigit,
        runs: &[('⑴', '⒇', 1)],
        beyond: ("(", Numeral::Arabic, ")"),
    },
    Signs {
        numeral: Numeral::DottedDigit,
        runs: &[('⒈', '⒛', 1)],
        beyond: ("", Numeral::Arabic, "."),
    },
    Signs {
        numeral: Numeral::ParenthesizedChinese,
        runs: &[('㈠', '㈩', 1)],
        beyond: ("（", Numeral::Chinese, "）"),
    },
    Signs {
        numeral: Numeral::Latin,
        runs: &[('a', 'z', 1)],
        beyond: ("", Numeral::Arabic, ""),
    },
];

/// Between these are all signs: most characters are told from them at once.
const SIGNS_FROM: char = '①';
const SIGNS_TO: char = '㊿';

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
        for numeral in Numeral::ALL {
            for n in 1..=10 {
                let s = numeral.write(n);
                assert_eq!(Numeral::read(&s), Some((numeral, n, s.len())), "{s}");
            }
        }
        for (first, last, _) in SIGNS[..4].iter().flat_map(|s| s.runs) {
            assert!(SIGNS_FROM <= *first && *last <= SIGNS_TO);
        }
        assert_eq!(Numeral::Circled.write(36), "㊱");
        assert_eq!(Numeral::Circled.write(51), "51");
        assert_eq!(Numeral::ParenthesizedChinese.write(11), "（十一）");
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
