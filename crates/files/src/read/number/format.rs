//! The forms of a number, by the names of ECMA-376 and by the codes of MS-DOC.

/// A form. Where it has no sign for a number, that is written in Arabic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Decimal,
    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,
    /// 一〇: digit by digit.
    Digits,
    /// 一百零一 without 零, and without 一 before 百.
    Japanese,
    FullWidth,
    /// ①
    Circle,
    /// At least that many digits: 01, 001.
    Padded(u8),
    /// No number: a sign.
    Bullet,
    /// ⒈
    Fullstop,
    /// ⑴
    Parenthesis,
    /// ㈠
    HanCircle,
    /// 甲
    Stem,
    /// 子
    Branch,
    /// 甲子
    StemBranch,
    /// 一百零一
    Thousands,
    /// 一百零一 with 萬.
    TraditionalThousands,
    /// 十一, and from 100 digit by digit.
    Counting,
    /// 壹拾壹
    Legal,
    /// 壹拾壹 in traditional characters.
    TraditionalLegal,
    /// - 1 -
    Dashes,
    /// Nothing.
    None,
}

/// Names of ECMA-376, codes of MS-DOC.
const NAMES: &[(&str, u8, Format)] = &[
    ("decimal", 0, Format::Decimal),
    ("upperRoman", 1, Format::UpperRoman),
    ("lowerRoman", 2, Format::LowerRoman),
    ("upperLetter", 3, Format::UpperLetter),
    ("lowerLetter", 4, Format::LowerLetter),
    ("ideographDigital", 10, Format::Digits),
    ("japaneseCounting", 11, Format::Japanese),
    ("decimalFullWidth", 14, Format::FullWidth),
    ("japaneseDigitalTenThousand", 17, Format::Digits),
    ("decimalEnclosedCircle", 18, Format::Circle),
    ("decimalFullWidth2", 19, Format::FullWidth),
    ("decimalZero", 22, Format::Padded(2)),
    ("bullet", 23, Format::Bullet),
    ("decimalEnclosedFullstop", 26, Format::Fullstop),
    ("decimalEnclosedParen", 27, Format::Parenthesis),
    ("decimalEnclosedCircleChinese", 28, Format::Circle),
    ("ideographEnclosedCircle", 29, Format::HanCircle),
    ("ideographTraditional", 30, Format::Stem),
    ("ideographZodiac", 31, Format::Branch),
    ("ideographZodiacTraditional", 32, Format::StemBranch),
    ("taiwaneseCounting", 33, Format::Counting),
    ("ideographLegalTraditional", 34, Format::TraditionalLegal),
    (
        "taiwaneseCountingThousand",
        35,
        Format::TraditionalThousands,
    ),
    ("taiwaneseDigital", 36, Format::Digits),
    ("chineseCounting", 37, Format::Counting),
    ("chineseLegalSimplified", 38, Format::Legal),
    ("chineseCountingThousand", 39, Format::Thousands),
    ("koreanDigital2", 44, Format::Digits),
    ("japaneseLegal", 16, Format::TraditionalLegal),
    ("numberInDash", 57, Format::Dashes),
    ("none", 255, Format::None),
    ("chineseDigital", 40, Format::Digits),
];

impl Format {
    /// By the name in a docx; Arabic if it is not known.
    pub fn by_name(name: &str) -> Self {
        let row = NAMES.iter().find(|row| row.0 == name);
        row.map_or(Self::Decimal, |row| row.2)
    }

    /// By the code `nfc` in a doc or an rtf; Arabic if it is not known.
    pub fn by_code(code: u8) -> Self {
        let row = NAMES.iter().find(|row| row.1 == code);
        row.map_or(Self::Decimal, |row| row.2)
    }

    /// By the pattern of a custom form: `001, 002, 003, ...`. `None` if it is no row of digits.
    pub fn by_pattern(pattern: &str) -> Option<Self> {
        let first = pattern.split(',').next()?.trim();
        let is_number = !first.is_empty() && first.bytes().all(|c| c.is_ascii_digit());
        is_number.then_some(Self::Padded(first.len().min(20) as u8))
    }

    /// Writes `n`.
    pub fn write(self, n: i64, out: &mut String) {
        if matches!(self, Self::None | Self::Bullet) {
            return;
        }
        if n < 0 || self.write_own(n as u64, out).is_none() {
            out.push_str(&n.to_string());
        }
    }

    /// `None` where it has no sign for `n`.
    fn write_own(self, n: u64, out: &mut String) -> Option<()> {
        match self {
            Self::UpperRoman => roman(n, out),
            Self::LowerRoman => {
                let from = out.len();
                roman(n, out)?;
                out[from..].make_ascii_lowercase();
                Some(())
            }
            Self::UpperLetter => letters(n, b'A', out),
            Self::LowerLetter => letters(n, b'a', out),
            Self::Digits => digits(n, '〇', out),
            Self::FullWidth => {
                let wide = |c: char| char::from_u32(c as u32 + 0xFEE0).unwrap_or(c);
                out.extend(n.to_string().chars().map(wide));
                Some(())
            }
            Self::Padded(width) => {
                let number = n.to_string();
                let n_zeros = usize::from(width).saturating_sub(number.len());
                out.extend(std::iter::repeat_n('0', n_zeros));
                out.push_str(&number);
                Some(())
            }
            Self::Circle => one_of(n, '①', 20, out),
            Self::Parenthesis => one_of(n, '⑴', 20, out),
            Self::Fullstop => one_of(n, '⒈', 20, out),
            Self::HanCircle => one_of(n, '㈠', 10, out),
            Self::Stem => nth(STEMS, n, out),
            Self::Branch => nth(BRANCHES, n, out),
            Self::StemBranch => {
                let nth_of = |len: u64| n.checked_sub(1).map(|n| n % len + 1);
                (n <= 60).then_some(())?;
                nth(STEMS, nth_of(10)?, out)?;
                nth(BRANCHES, nth_of(12)?, out)
            }
            Self::Counting if n >= 100 => digits(n, '○', out),
            Self::Counting if n == 0 => digits(n, '○', out),
            Self::Thousands | Self::TraditionalThousands if n == 0 => digits(n, '○', out),
            Self::Counting | Self::Thousands => grouped(n, &THOUSANDS, out),
            Self::TraditionalThousands => grouped(
                n,
                &Grouping {
                    myriad: '萬',
                    ..THOUSANDS
                },
                out,
            ),
            Self::Japanese => grouped(n, &JAPANESE, out),
            Self::Legal => grouped(n, &LEGAL, out),
            Self::TraditionalLegal => grouped(n, &TRADITIONAL_LEGAL, out),
            Self::Dashes => {
                *out += &["- ", &n.to_string(), " -"].concat();
                Some(())
            }
            Self::Decimal | Self::Bullet | Self::None => None,
        }
    }
}

const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
const HAN: &str = "〇一二三四五六七八九";

/// The signs from `first` on, for 1 to `most`.
fn one_of(n: u64, first: char, most: u64, out: &mut String) -> Option<()> {
    let nth = n.checked_sub(1).filter(|_| n <= most)?;
    out.push(char::from_u32(first as u32 + nth as u32)?);
    Some(())
}

fn nth(signs: &str, n: u64, out: &mut String) -> Option<()> {
    out.push(
        signs
            .chars()
            .nth(usize::try_from(n.checked_sub(1)?).ok()?)?,
    );
    Some(())
}

fn digits(n: u64, zero: char, out: &mut String) -> Option<()> {
    for digit in n.to_string().bytes() {
        let sign = HAN.chars().nth(usize::from(digit - b'0'))?;
        out.push(if digit == b'0' { zero } else { sign });
    }
    Some(())
}

/// A, B … Z, AA, BB …
fn letters(n: u64, first: u8, out: &mut String) -> Option<()> {
    let nth = n.checked_sub(1).filter(|nth| *nth < 26 * 30)?;
    let letter = char::from(first + (nth % 26) as u8);
    out.extend(std::iter::repeat_n(letter, (nth / 26 + 1) as usize));
    Some(())
}

fn roman(n: u64, out: &mut String) -> Option<()> {
    const SIGNS: [(u64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = (1..32_768).contains(&n).then_some(n)?;
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    Some(())
}

/// How numbers are spelled by their places.
struct Grouping {
    digits: &'static str,
    units: [char; 3],
    myriad: char,
    /// 一百零一, not 百一.
    is_full: bool,
    /// 一十, not 十, at the beginning.
    leads: bool,
}

const THOUSANDS: Grouping = Grouping {
    digits: "零一二三四五六七八九",
    units: ['千', '百', '十'],
    myriad: '万',
    is_full: true,
    leads: false,
};
const JAPANESE: Grouping = Grouping {
    digits: HAN,
    is_full: false,
    ..THOUSANDS
};
const LEGAL: Grouping = Grouping {
    digits: "零壹贰叁肆伍陆柒捌玖",
    units: ['仟', '佰', '拾'],
    leads: true,
    ..THOUSANDS
};
const TRADITIONAL_LEGAL: Grouping = Grouping {
    digits: "零壹貳參肆伍陸柒捌玖",
    myriad: '萬',
    ..LEGAL
};

fn grouped(n: u64, by: &Grouping, out: &mut String) -> Option<()> {
    (n < 100_000_000).then_some(())?;
    let sign = |digit: u64| by.digits.chars().nth(digit as usize);
    if n == 0 {
        out.push(sign(0)?);
        return Some(());
    }
    let (myriads, rest) = (n / 10_000, n % 10_000);
    if myriads > 0 {
        grouped(myriads, by, out)?;
        out.push(by.myriad);
    }
    // Whether a digit stands before, and whether zeros stand between.
    let (mut begun, mut gap) = (myriads > 0, false);
    for (place, value) in [1000, 100, 10, 1].into_iter().enumerate() {
        let digit = rest / value % 10;
        if digit == 0 {
            gap = begun;
            continue;
        }
        if gap && by.is_full {
            out.push(sign(0)?);
        }
        let unit = by.units.get(place);
        let bare = unit.is_some() && digit == 1;
        let is_ten = value == 10 && !begun && !by.leads;
        if !(bare && (is_ten || !by.is_full)) {
            out.push(sign(digit)?);
        }
        out.extend(unit);
        (begun, gap) = (true, false);
    }
    Some(())
}
