//! Numbers against what Word shows.

use super::*;

fn row(format: Format) -> String {
    let numbers = [1, 2, 10, 11, 20, 21, 101, 1010, 10_001].map(|n| {
        let mut out = String::new();
        format.write(n, &mut out);
        out
    });
    numbers.join(" ")
}

#[test]
fn formats() {
    for (name, want) in [
        (
            "chineseCounting",
            "一 二 十 十一 二十 二十一 一○一 一○一○ 一○○○一",
        ),
        (
            "chineseCountingThousand",
            "一 二 十 十一 二十 二十一 一百零一 一千零一十 一万零一",
        ),
        (
            "japaneseCounting",
            "一 二 十 十一 二十 二十一 百一 千十 一万一",
        ),
        (
            "ideographDigital",
            "一 二 一〇 一一 二〇 二一 一〇一 一〇一〇 一〇〇〇一",
        ),
        (
            "chineseLegalSimplified",
            "壹 贰 壹拾 壹拾壹 贰拾 贰拾壹 壹佰零壹 壹仟零壹拾 壹万零壹",
        ),
        (
            "decimalEnclosedCircleChinese",
            "① ② ⑩ ⑪ ⑳ 21 101 1010 10001",
        ),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ ⒇ 21 101 1010 10001"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒑ ⒒ ⒛ 21 101 1010 10001"),
        (
            "ideographEnclosedCircle",
            "㈠ ㈡ ㈩ 11 20 21 101 1010 10001",
        ),
        ("ideographTraditional", "甲 乙 癸 11 20 21 101 1010 10001"),
        ("ideographZodiac", "子 丑 酉 戌 20 21 101 1010 10001"),
        (
            "decimalFullWidth",
            "１ ２ １０ １１ ２０ ２１ １０１ １０１０ １０００１",
        ),
        ("decimalZero", "01 02 10 11 20 21 101 1010 10001"),
        ("upperRoman", "I II X XI XX XXI CI MX MMMMMMMMMMI"),
        (
            "numberInDash",
            "- 1 - - 2 - - 10 - - 11 - - 20 - - 21 - - 101 - - 1010 - - 10001 -",
        ),
        ("none", "        "),
    ] {
        assert_eq!(row(Format::by_name(name)), want, "{name}");
    }
    assert!(row(Format::LowerLetter).starts_with("a b j k t u wwww "));
    assert_eq!(
        row(Format::by_pattern("001, 002, 003, ...").unwrap()),
        "001 002 010 011 020 021 101 1010 10001"
    );
    assert_eq!(Format::by_pattern("a, b"), None);
    assert_eq!(Format::by_code(39), Format::Thousands);
    let mut odd = String::new();
    for n in [-1, 0, i64::MAX] {
        for format in NAMES_OF_TESTS {
            Format::by_name(format).write(n, &mut odd);
        }
    }
}

const NAMES_OF_TESTS: [&str; 8] = [
    "decimal",
    "upperRoman",
    "upperLetter",
    "chineseCounting",
    "chineseLegalSimplified",
    "ideographZodiacTraditional",
    "decimalEnclosedCircle",
    "decimalFullWidth",
];

fn level(format: &str, text: &str) -> Level {
    Level {
        start: 1,
        format: Format::by_name(format),
        text: text.to_owned(),
        suffix: None,
        ..Level::default()
    }
}

/// Two that count with one list, and a third that starts at 7.
fn lists() -> Lists {
    let mut lists = Lists::default();
    let levels = vec![
        level("chineseCounting", "%1、"),
        level("chineseCounting", "（%2）"),
        level("decimal", "%1.%2.%3"),
    ];
    lists.lists.insert(5, levels);
    for id in [1, 2, 3] {
        let mut num = Num {
            list: 5,
            ..Num::default()
        };
        num.starts[0] = (id == 3).then_some(7);
        lists.nums.insert(id, num);
    }
    lists
}

#[test]
fn lists_of_one_count_together() {
    let mut lists = lists();
    let mut shown = |id, level| lists.count(id, level).unwrap();
    assert_eq!(shown(1, 0), "一、");
    assert_eq!(shown(1, 1), "（一）");
    assert_eq!(shown(2, 0), "二、");
    assert_eq!(shown(2, 1), "（一）");
    assert_eq!(shown(3, 0), "七、");
    assert_eq!(shown(3, 0), "八、");
    assert_eq!(shown(1, 0), "九、");
    assert_eq!(shown(1, 2), "九.一.1");
}

#[test]
fn a_level_may_restart_never_and_be_arabic() {
    let mut lists = lists();
    let levels = lists.lists.get_mut(&5).unwrap();
    levels[1].restart = Some(0);
    levels[2].is_legal = true;
    let mut shown = |level| lists.count(1, level).unwrap();
    assert_eq!(
        [shown(0), shown(1), shown(0), shown(1)],
        ["一、", "（一）", "二、", "（二）"]
    );
    assert_eq!(shown(2), "2.2.1");
}

#[test]
fn bullets_are_signs() {
    let mut lists = lists();
    lists.lists.insert(
        6,
        vec![Level {
            text: "l".to_owned(),
            is_symbol: true,
            ..level("bullet", "")
        }],
    );
    lists.nums.insert(
        9,
        Num {
            list: 6,
            ..Num::default()
        },
    );
    assert_eq!(lists.count(9, 0).unwrap(), "●");
    assert_eq!(lists.count(77, 0), None);
}
