//! The tables: a form, a series, a noun a row.

use super::form::{Called, Opens, Row, SeriesRow, Spelling, Wording};
use crate::numbering::{Numeral, is_chinese_numeral, read_chinese};
use crate::text::is_space;

const OPEN: &[char] = &['（', '('];
const CLOSE: &[char] = &['）', ')'];

/// What （三） and （3） are called: all that has no form of its own.
const IN_BRACKETS: &[Noun] = &[Noun::Part, Noun::Article, Noun::Item, Noun::Problem];

/// 第三章, 第3章.
const fn by_name(nouns: &'static [Noun]) -> Option<Called> {
    Some(Called {
        nouns,
        brackets: (&[], &[]),
        numeral: Numeral::Chinese,
        is_any: true,
    })
}

const fn in_brackets(numeral: Numeral) -> Option<Called> {
    Some(Called {
        nouns: IN_BRACKETS,
        brackets: (OPEN, CLOSE),
        numeral,
        is_any: false,
    })
}

/// 第一章, with or without a stop.
const fn chapter(ends: &'static [&'static str]) -> Spelling {
    Spelling {
        words: &["第"],
        ends,
        stops: &['、', '：', ':', '.', '．'],
        ..Spelling::PLAIN
    }
}

/// A sign that holds number, brackets and stop.
const fn sign(numerals: &'static [Numeral]) -> Spelling {
    Spelling {
        numerals,
        ..Spelling::PLAIN
    }
}

/// （一）, also with two sorts of brackets or a 、 behind.
const fn bracketed(numerals: &'static [Numeral], below: u32) -> Spelling {
    Spelling {
        open: OPEN,
        numerals,
        within: (0, below),
        close: CLOSE,
        stops: &['、', '.', '．'],
        is_loose: true,
        // （二）级响应: a name.
        unless: |behind, _| behind.starts_with('级') && !behind.starts_with("级别"),
        ..Spelling::PLAIN
    }
}

const DIGITS: &[Numeral] = &[Numeral::Arabic, Numeral::ArabicWide];

/// 1.1 with a dot, a space or both behind; 4.0版本, 17.7％ and dates are none.
const DECIMAL: &[Spelling] = &[Spelling {
    numerals: &[Numeral::Arabic],
    within: (1, 100),
    stops: &['.'],
    unless: |behind, stop| stop.is_empty() && !behind.starts_with(is_space),
    ..Spelling::PLAIN
}];

const fn decimal(
    form: Form,
    level: u8,
    outer: usize,
    name: (&'static str, &'static str),
    shapes: &'static [(&'static str, &'static str)],
) -> Row {
    Row {
        form,
        name,
        level,
        stands_for: 3,
        outer,
        spellings: DECIMAL,
        shapes,
        ..Row::PLAIN
    }
}

/// What makes a name of the second of two numbers: 二、三级企业, 五、六月.
const MINOR_UNITS: &str = "、级季类月线层次批期组档种型号班届代日点时";

/// What counts problems by their name.
const PROBLEMS: &[&str] = &["问题", "具体问题", "反馈问题", "存在问题", "整改事项"];
const COLONS: &[&str] = &["：", ":", "、", ".", "．"];

/// 问题1、2: a list of numbers.
fn lists_numbers(behind: &str, ends: &str) -> bool {
    let number = |c: char| c.is_numeric() || is_chinese_numeral(c);
    !ends.ends_with('：') && behind.starts_with(number)
}

/// A way of numbering headings, outermost first: the usual order of nesting.
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
    /// 1.1
    Decimal2,
    /// 1.1.1
    Decimal3,
    /// 1.1.1.1
    Decimal4,
    /// 1.1.1.1.1
    Decimal5,
    /// （1）
    DigitParen,
    /// 1）
    DigitClose,
    /// a）
    Letter,
    /// ①
    Circled,
    /// 第一， or 问题1： at the start of a paragraph.
    Ordinal,
}

/// The forms, in the order of [`Form`].
pub static FORMS: &[Row] = &[
    Row {
        form: Form::Part,
        name: ("部分", "Part"),
        opens: Opens::Chapter,
        spellings: &[chapter(&["部分", "篇", "编", "編"])],
        shapes: &[("第一部分", "第一部分")],
        ..Row::PLAIN
    },
    Row {
        form: Form::Chapter,
        name: ("章", "Chapter"),
        opens: Opens::Chapter,
        spellings: &[chapter(&["章"])],
        shapes: &[("第一章", "第一章")],
        called: by_name(&[Noun::Chapter]),
        ..Row::PLAIN
    },
    Row {
        form: Form::Section,
        name: ("节", "Section"),
        opens: Opens::Chapter,
        level: 2,
        spellings: &[chapter(&["节", "節"])],
        shapes: &[("第一节", "第一节")],
        called: by_name(&[Noun::Section]),
        ..Row::PLAIN
    },
    Row {
        form: Form::Article,
        name: ("条", "Article"),
        opens: Opens::Chapter,
        level: 3,
        spellings: &[chapter(&["条", "條"])],
        shapes: &[("第一条", "第一条")],
        called: by_name(&[Noun::Article]),
        ..Row::PLAIN
    },
    Row {
        form: Form::Chinese,
        name: ("汉字", "Chinese number"),
        groups: Some(Form::Article),
        is_usual: true,
        spellings: &[Spelling {
            numerals: &[Numeral::Chinese],
            ends: &["、", ".", "．"],
            is_loose: true,
            unless: |behind, _| {
                read_chinese(behind)
                    .is_some_and(|(_, len)| behind[len..].starts_with(|c| MINOR_UNITS.contains(c)))
            },
            ..Spelling::PLAIN
        }],
        shapes: &[("一、", "一、"), ("一.", "一．")],
        ..Row::PLAIN
    },
    Row {
        form: Form::ChineseParen,
        name: ("汉字加括号", "Chinese number in brackets"),
        level: 2,
        stands_for: 2,
        is_usual: true,
        lists: true,
        spellings: &[
            bracketed(&[Numeral::Chinese], u32::MAX),
            Spelling {
                stops: &['、'],
                ..sign(&[Numeral::ParenthesizedChinese])
            },
        ],
        shapes: &[("(一)", "（一）")],
        called: in_brackets(Numeral::Chinese),
        ..Row::PLAIN
    },
    Row {
        form: Form::Digit,
        name: ("数字", "Digits"),
        level: 3,
        stands_for: 3,
        is_usual: true,
        lists: true,
        is_figure: true,
        spellings: &[
            Spelling {
                numerals: DIGITS,
                within: (1, 1000),
                ends: &[".", "．", "、"],
                is_loose: true,
                // 5、6月 and 4.0; but in 1.2023年… a year opens the title.
                unless: |behind, _| {
                    Numeral::read(behind).is_some_and(|(numeral, n, len)| {
                        let is_year = (1900..2200).contains(&n) && behind[len..].starts_with('年');
                        DIGITS.contains(&numeral) && !is_year
                    })
                },
                ..Spelling::PLAIN
            },
            sign(&[Numeral::DottedDigit]),
        ],
        shapes: &[("1.", "1．"), ("1、", "1、"), ("1", "1")],
        called: Some(Called {
            nouns: &[Noun::Article, Noun::Item, Noun::Problem],
            brackets: (&[], &[]),
            numeral: Numeral::Arabic,
            is_any: false,
        }),
        ..Row::PLAIN
    },
    decimal(
        Form::Decimal2,
        4,
        1,
        ("两级数字", "Decimal, two numbers"),
        &[("1.1", "1.1")],
    ),
    decimal(
        Form::Decimal3,
        5,
        2,
        ("三级数字", "Decimal, three numbers"),
        &[("1.1.1", "1.1.1")],
    ),
    decimal(
        Form::Decimal4,
        6,
        3,
        ("四级数字", "Decimal, four numbers"),
        &[("1.1.1.1", "1.1.1.1")],
    ),
    decimal(
        Form::Decimal5,
        7,
        4,
        ("五级数字", "Decimal, five numbers"),
        &[("1.1.1.1.1", "1.1.1.1.1")],
    ),
    Row {
        form: Form::DigitParen,
        name: ("数字加括号", "Digits in brackets"),
        level: 4,
        stands_for: 4,
        is_usual: true,
        lists: true,
        spellings: &[bracketed(DIGITS, 200), sign(&[Numeral::ParenthesizedDigit])],
        shapes: &[("(1)", "（1）")],
        called: in_brackets(Numeral::Arabic),
        ..Row::PLAIN
    },
    Row {
        form: Form::DigitClose,
        name: ("数字加半括号", "Digits with one bracket"),
        level: 4,
        deeper_beside: Some(Form::DigitParen),
        stands_for: 4,
        lists: true,
        spellings: &[Spelling {
            numerals: DIGITS,
            within: (1, 1000),
            ends: &["）", ")"],
            ..Spelling::PLAIN
        }],
        shapes: &[("1)", "1）")],
        ..Row::PLAIN
    },
    Row {
        form: Form::Letter,
        name: ("字母", "Letters"),
        level: 5,
        groups: Some(Form::DigitClose),
        stands_for: 5,
        lists: true,
        spellings: &[
            Spelling {
                numerals: &[Numeral::Latin],
                ends: &["）", ")"],
                ..Spelling::PLAIN
            },
            bracketed(&[Numeral::Latin], u32::MAX),
        ],
        shapes: &[("a)", "a）")],
        ..Row::PLAIN
    },
    Row {
        form: Form::Circled,
        name: ("圈号", "Circled digits"),
        level: 5,
        stands_for: 5,
        is_usual: true,
        lists: true,
        spellings: &[sign(&[Numeral::Circled])],
        shapes: &[("①", "①")],
        ..Row::PLAIN
    },
    Row {
        form: Form::Ordinal,
        name: ("段首小标题", "Lead-in"),
        opens: Opens::LeadIn,
        level: 4,
        spellings: &[
            Spelling {
                words: &["第"],
                ends: &["，", "、", ",", "：", ":"],
                // 第一、二批: a list of numbers.
                unless: |behind, end| end == "、" && behind.starts_with(is_chinese_numeral),
                ..Spelling::PLAIN
            },
            Spelling {
                words: PROBLEMS,
                ends: COLONS,
                unless: lists_numbers,
                ..Spelling::PLAIN
            },
            Spelling {
                words: PROBLEMS,
                open: OPEN,
                close: CLOSE,
                ends: COLONS,
                unless: lists_numbers,
                ..Spelling::PLAIN
            },
        ],
        shapes: &[
            ("第一，", "第一，"),
            ("第一、", "第一、"),
            ("第一：", "第一："),
        ],
        ..Row::PLAIN
    },
];

/// A way of numbering the items of an enumeration; two series in one paragraph are two of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// 一是
    Is,
    /// 一要
    Must,
    /// 其一
    Of,
    /// 首先
    First,
}

/// The series, in the order of [`Series`].
pub static SERIES: [SeriesRow; 4] = [
    SeriesRow {
        series: Series::Is,
        wording: Wording::Behind("是"),
        stands_alone: true,
        // 一是一、二是二 is a saying, 一是一级抓一级 an item.
        unless: |behind, ordinal| {
            let word = |c: char| c.is_alphanumeric() || c == '“';
            read_chinese(behind)
                .is_some_and(|(n, len)| n == ordinal && !behind[len..].starts_with(word))
        },
    },
    SeriesRow {
        series: Series::Must,
        wording: Wording::Behind("要"),
        stands_alone: true,
        // 三要素 is a word.
        unless: |behind, _| {
            behind.starts_with(['素', '件', '义', '闻', '害']) && !behind.starts_with("件件")
        },
    },
    SeriesRow {
        series: Series::Of,
        wording: Wording::Before("其", &["，", ",", "、", "：", ":", "是"]),
        stands_alone: false,
        unless: |_, _| false,
    },
    SeriesRow {
        series: Series::First,
        wording: Wording::Words {
            begin: &[("首先", 1), ("其次", 2)],
            later: &[("再次", 3), ("再者", 3), ("最后", 4)],
        },
        stands_alone: false,
        unless: |_, _| false,
    },
];

/// What a reference calls the place that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Noun {
    /// 部分: a section of the first level.
    Part,
    /// 章.
    Chapter,
    /// 节.
    Section,
    /// 条.
    Article,
    /// 款: a paragraph, which has no number in an outline.
    Paragraph,
    /// 项, 点, or nothing behind （三）.
    Item,
    /// 个问题.
    Problem,
}

/// What references call numbered places, with what makes another word of it.
pub(crate) static NOUNS: &[(&str, Noun, &[&str])] = &[
    (
        "部分",
        Noun::Part,
        &["人", "党员", "干部", "群众", "单位", "地区"],
    ),
    ("个问题", Noun::Problem, &[]),
    ("章", Noun::Chapter, &["程", "鱼", "印"]),
    (
        "节",
        Noun::Section,
        &["课", "车", "气", "能", "日", "假", "点", "目", "约", "省"],
    ),
    (
        "条",
        Noun::Article,
        &[
            "线", "战线", "道", "防线", "生产", "产", "措施", "意见", "建议", "经验", "消息",
            "信息", "新闻", "微", "河", "船", "街", "路", "铁", "高", "跨", "标准", "理由",
        ],
    ),
    ("项", Noun::Item, &["目", "链"]),
    ("款", Noun::Paragraph, &["式", "车", "产品", "项"]),
    ("点", Noun::Item, &["钟", "半", "整"]),
];

#[cfg(test)]
mod tests;
