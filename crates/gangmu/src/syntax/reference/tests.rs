//! What is a reference, and what only looks like one.

use super::{Reference, Scope, references};
use crate::numbering::Noun;

/// The references of a text in which each is put between 〔 and 〕.
#[track_caller]
fn check(marked: &str) -> Vec<Reference> {
    let text = marked.replace(['〔', '〕'], "");
    let found = references(&text);
    let mut got = text.clone();
    for reference in found.iter().rev() {
        got.insert(reference.range.end, '〕');
        got.insert(reference.range.start, '〔');
    }
    assert_eq!(got, marked);
    for named in found.iter().flat_map(Reference::names) {
        let spelled = &text[named.digits.clone()];
        assert_eq!(named.numeral.write(named.ordinal), spelled);
    }
    found
}

fn ordinals(reference: &Reference) -> Vec<Vec<u32>> {
    let of = |s: &super::Step| s.names.iter().map(|n| n.ordinal).collect();
    reference.steps.iter().map(of).collect()
}

#[test]
fn one_place() {
    let found = check("具体见〔第（三）项〕。");
    assert_eq!(ordinals(&found[0]), [[3]]);
    assert_eq!(found[0].steps[0].noun, Noun::Item);
    assert!(found[0].steps[0].names[0].open.is_some());
    let found = check("详见〔第二部分〕，对照〔第3个问题〕和〔第 4 条〕。");
    let nouns: Vec<Noun> = found.iter().map(|r| r.steps[0].noun).collect();
    assert_eq!(nouns, [Noun::Part, Noun::Problem, Noun::Article]);
    check("〔第十二项〕与〔第(2)项〕、〔第３点〕");
}

#[test]
fn several_places() {
    for (text, want) in [
        ("〔上述第1、2条〕", &[1, 2][..]),
        ("〔第（一）（二）项〕", &[1, 2]),
        ("〔第一、第二部分〕", &[1, 2]),
        ("〔第（一）至第（三）项〕", &[1, 3]),
        ("〔第1-3条〕", &[1, 3]),
        ("〔第四、五和六部分〕", &[4, 5, 6]),
    ] {
        let found = check(text);
        assert_eq!(ordinals(&found[0]), [want], "{text}");
    }
    assert_eq!(check("〔第（一）项〕、〔第（二）项〕").len(), 2);
}

#[test]
fn places_in_places() {
    for (text, want) in [
        ("〔第三章第二条〕", [3, 2]),
        ("〔第二部分第（三）项〕", [2, 3]),
        ("〔第二部分中的第（三）项〕", [2, 3]),
        ("〔第二部分（三）〕", [2, 3]),
    ] {
        let found = check(text);
        assert_eq!(ordinals(&found[0]).concat(), want, "{text}");
    }
    let found = check("〔第二条第二款第（一）项〕");
    let nouns: Vec<Noun> = found[0].steps.iter().map(|s| s.noun).collect();
    assert_eq!(nouns, [Noun::Article, Noun::Paragraph, Noun::Item]);
}

#[test]
fn numbers_of_sections_alone() {
    for (text, want) in [
        ("详见〔二（二）〕。", &[2, 2][..]),
        ("（见〔十一（十二）〕）", &[11, 12]),
        ("按照〔三（一）1〕执行", &[3, 1, 1]),
        ("按〔三（一）１〕的要求", &[3, 1, 1]),
        ("具体见〔二、（四）〕", &[2, 4]),
        ("参照〔四(3)〕办理", &[4, 3]),
        ("详见〔第二部分（二）1〕。", &[2, 2, 1]),
        ("详见〔第二部分（二）〕", &[2, 2]),
        ("〔本报告二（二）〕已列", &[2, 2]),
        ("〔上述一（三）〕", &[1, 3]),
        ("见〔二（二）第3点〕", &[2, 2, 3]),
    ] {
        assert_eq!(ordinals(&check(text)[0]).concat(), want, "{text}");
    }
    let found = check("见〔二（一）、（三）〕，按〔第二部分（一）（2）1、2〕办理");
    assert_eq!(ordinals(&found[0]), [&[2][..], &[1, 3]]);
    assert_eq!(ordinals(&found[1]), [&[2][..], &[1], &[2], &[1, 2]]);
    check("按〔第二部分（二）〕2个问题、〔第二部分（一）〕1.5万元");
    check("见〔二（一）〕、〔三（二）〕和〔四（一）2〕，〔第五部分〕");
    for text in [
        "第三（二）班",
        "见三（二）班",
        "按十二（二）月报表",
        "十二（二）月",
        "一（二）、三（四）",
        "初二（二）班和初三（一）班",
        "按照《条例》二（二）办理",
        "整改意见二（二）、附件二（一）",
        "见附件一（一）、二（二）",
        "《见二（二）》",
        "见（二）",
        "见二（）、见二（二",
        "按三（一）级标准",
        "见三（一）1个、见三（一）1.5、见三（一）1%",
        "根据七（二）",
    ] {
        check(text);
    }
}

#[test]
fn where_it_is_said_to_be() {
    for (text, scope) in [
        ("〔本通报第一部分〕", Scope::Document),
        ("按〔本办法的第三条〕办理", Scope::Document),
        ("〔上述第（二）项〕", Scope::Above),
        ("〔前款第（二）项〕规定的", Scope::Near),
        ("〔本部分第（二）项〕", Scope::Own(Noun::Part)),
        ("〔本条第（二）项〕", Scope::Own(Noun::Article)),
        ("见〔第（二）项〕", Scope::Near),
    ] {
        assert_eq!(check(text)[0].scope, scope, "{text}");
    }
}

#[test]
fn ordinals_of_other_things() {
    for text in [
        "第一时间、第一书记、第一责任人",
        "第二季度第一批第三轮",
        "第十四届第二十次",
        "第二批主题教育，第三方评估",
        "第一、二批",
        "第三条战线、第一条生产线、第二条防线、第一条措施",
        "第一节课、第一章程、第3点钟、第三项目部",
        "第2023年、第1.2条、第三、",
        "第第第（三",
        "第（三项",
    ] {
        check(text);
    }
}

#[test]
fn places_in_other_documents() {
    for text in [
        "违反《条例》第三条规定",
        "《条例》（国发〔2023〕1号）第三条"
            .replace(['〔', '〕'], "")
            .as_str(),
        "《条例》第三条、第四条和第五条第一款、第二款",
        "依据《条例》的第三条第（二）项",
        "党章第三十二条、监察法第十一条",
        "反馈意见第二部分，反馈的第3个问题",
        "附件1第二部分，附件第三条",
        "政府工作报告第二部分",
        "该办法第三条",
        "《关于第二部分的说明》",
        "前条第（二）项",
    ] {
        check(text);
    }
    check("《条例》第三条规定，〔本办法第三条〕");
    check("按《通知》要求，〔第二部分〕已改");
}

#[test]
fn nothing_panics_on_odd_texts() {
    let pieces = [
        "第", "（", "三", "）", "、", "条", "部分", "项", "》", "《", "本", "至", "1", "２", " ",
        "a", "见", "(",
    ];
    let mut state = 0x9E37_79B9_u64;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..12 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
        }
        let mut last = 0;
        for reference in references(&text) {
            assert!(reference.range.start >= last && text.get(reference.range.clone()).is_some());
            last = reference.range.end;
        }
    }
}

#[test]
fn what_the_outline_takes_for_a_mention_is_never_narrower() {
    let pieces = [
        "第",
        "（",
        "三",
        "）",
        "、",
        "条",
        "部分",
        "项",
        "以及",
        "至",
        "1",
        "２",
        " ",
        "个问题",
        "—",
        "或者",
        "百",
        "　",
        "的",
        "见",
        "见三（",
        "）",
        "(",
    ];
    let mut state = 0x9E37_79B9_u64;
    let mut n_found = 0;
    for _ in 0..50_000 {
        let mut text = String::from("第");
        for _ in 0..8 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
        }
        if !references(&text).is_empty() {
            n_found += 1;
            assert!(crate::outline::names_a_place(&text), "{text}");
        }
    }
    assert!(n_found > 1000, "{n_found}");
}
