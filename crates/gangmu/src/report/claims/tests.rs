//! What sentences claim, and how it compares: texts of our own.

use super::*;
use crate::syntax::parse;

fn claims_of(text: &str) -> Vec<Claim> {
    let outline = parse(text);
    outline.root().children.iter().flat_map(claims).collect()
}

/// One line a claim: what, how many, of what, counted, verdict.
fn lines(text: &str) -> Vec<String> {
    let line = |c: &Claim| {
        let counted = c.counted.map_or("-".to_owned(), |n| n.to_string());
        let rough = if c.approximate { "~" } else { "" };
        let number = c.number.value();
        let (about, verdict) = (c.about.name(), c.verdict.name());
        format!("{about} {rough}{number} {counted} {verdict}")
    };
    claims_of(text).iter().map(line).collect()
}

/// The opening of a report with what it says.
fn opening(sentence: &str) -> String {
    format!(
        "中共临川镇委员会关于巡察整改情况的通报\n{sentence}\n一、整改情况\n（一）党建方面\n1.关于学习不深的问题\n整改情况：已完成整改。一是补课。"
    )
}

/// A report whose problems are listed, with their states.
fn report(sentence: &str, states: &[&str]) -> String {
    let mut text =
        format!("中共临川镇委员会关于巡察整改情况的通报\n{sentence}\n一、巡察反馈问题整改情况\n");
    for (n, state) in states.iter().enumerate() {
        text += &format!(
            "{}.关于第{}项制度不落实的问题\n整改情况：{state}。\n",
            n + 1,
            n + 1
        );
    }
    text
}

#[test]
fn what_sentences_claim() {
    let cases: [(&str, &[&str]); 23] = [
        ("反馈意见共5个方面18项问题。", &["aspect 5", "problem 18"]),
        ("镇党委将问题细化为46项具体措施。", &["measure 46"]),
        ("已销号15项问题，完成率83.3%。", &["done 15", "rate 83.3"]),
        ("巡察组指出了四个方面存在的问题。", &["aspect 4"]),
        ("反馈的二十三个具体问题照单全收。", &["problem 23"]),
        (
            "先后召开党委会5次、领导小组例会十二次。",
            &["meeting 5", "meeting 12"],
        ),
        ("共召开专题会议30余场。", &["meeting ~30"]),
        ("县委两次召开常委会会议研究整改。", &["meeting 2"]),
        (
            "修订完善制度19项，出台文件7份。",
            &["system 19", "system 7"],
        ),
        ("建立了11项长效机制。", &["system 11"]),
        ("成立5个专项整改工作组。", &["group 5"]),
        ("班子成员之间提出批评意见36条。", &["opinion 36"]),
        ("征求到46条意见建议。", &["opinion 46"]),
        (
            "反馈问题共20个，已完成整改16个，基本完成3个，正在推进1个。",
            &["problem 20", "done 16", "mostly 3", "pending 1"],
        ),
        ("其余4个问题正在有序推进。", &["pending 4"]),
        (
            "反馈意见涉及3个方面21项，均已认领。",
            &["aspect 3", "problem 21"],
        ),
        ("制定任务清单，明确整改举措五十八条。", &["measure 58"]),
        ("18个问题全部整改到位。", &["done 18"]),
        ("整改完成率达到百分之九十五。", &["rate 95"]),
        ("整改任务28项。", &["problem 28"]),
        (
            "22项整改任务已完成20项，其余2项正在推进。",
            &["problem 22", "done 20", "pending 2"],
        ),
        ("尚未完成的问题2个。", &["pending 2"]),
        (
            "形成整改措施近百条、约80条举措。",
            &["measure ~100", "measure ~80"],
        ),
    ];
    for (sentence, want) in cases {
        let found: Vec<String> = claims_of(&opening(sentence))
            .iter()
            .map(|c| {
                let rough = if c.approximate { "~" } else { "" };
                format!("{} {rough}{}", c.about.name(), c.number.value())
            })
            .collect();
        assert_eq!(found, want, "{sentence}");
    }
}

#[test]
fn what_claims_nothing() {
    let none = [
        "2023年5月8日至7月7日，区委第3巡察组进驻。",
        "全镇完成固定资产投资34亿元，增长5.6%。",
        "坚持每月召开1次推进会。",
        "整改工作不得少于两个月。",
        "把整改作为一项重要政治任务。",
        "做到“四个不放过”，制定“1+8”方案。",
        "学习《六项规定》。",
        "完成14项经济指标。",
        "走访群众230户，化解矛盾17起。",
        "从思想、组织、作风三个方面剖析根源。",
        "向全镇11个村党组织反馈了巡察意见。",
        "开展集中学习21次。",
        "机会两次来临。",
    ];
    for sentence in none {
        assert_eq!(
            lines(&opening(sentence)),
            Vec::<String>::new(),
            "{sentence}"
        );
    }
}

#[test]
fn what_was_done_about_one_problem_is_no_claim_of_the_report() {
    let text = "关于巡察整改情况的通报\n一、整改情况\n1.关于台账不全的问题\n整改情况：一是召开会议6次，制定措施12条。二是排查问题30个，完成28个。\n2.关于学习不深的问题\n整改措施：建立制度4项。";
    assert_eq!(lines(text), Vec::<String>::new());
}

#[test]
fn problems_are_compared_with_the_list() {
    let done = ["已完成整改"; 4];
    let says = |n: u32| report(&format!("巡察组反馈了{n}个问题。"), &done);
    assert_eq!(lines(&says(4)), ["problem 4 4 agrees"]);
    assert_eq!(lines(&says(5)), ["problem 5 4 differs"]);
    // A list of another sort.
    assert_eq!(lines(&says(40)), ["problem 40 4 unknown"]);
}

#[test]
fn what_need_not_be_of_this_list_is_not_accused() {
    let done = ["已完成整改"; 4];
    let sentences = [
        "全市共反馈5个问题。",
        "上一轮巡察反馈的6个问题已见底清零。",
        "对照反馈自查问题7个。",
        "党委开展排查，梳理出问题6个。",
        "反馈问题约5个。",
        "其中党建方面问题3个。",
        "反馈的5个问题中，涉密的不宜公开。",
        "巡察反馈问题5个，巡察组另反馈选人用人问题2个。",
        "下属各村反馈问题9个。",
    ];
    for sentence in sentences {
        let found = claims_of(&report(sentence, &done));
        assert!(!found.is_empty(), "{sentence}");
        let wrong = found.iter().filter(|c| c.verdict == Verdict::Differs);
        assert_eq!(wrong.count(), 0, "{sentence} {found:?}");
    }
    let hidden = report("巡察组反馈了6个问题。", &done) + "此处隐藏3917个字。\n";
    assert_eq!(lines(&hidden), ["problem 6 4 unknown"]);
    let selection =
        report("巡察组反馈了6个问题。", &done).replace("反馈问题整改", "反馈重点问题整改");
    assert_eq!(lines(&selection), ["problem 6 4 unknown"]);
    let only_done = "关于巡察整改情况的通报\n反馈问题5个。\n一、整改情况\n（一）已完成的整改事项\n1.关于甲的问题\n整改情况：一是补课。\n2.关于乙的问题\n整改情况：一是补课。";
    assert_eq!(lines(only_done), ["problem 5 2 unknown"]);
}

#[test]
fn one_title_in_two_sections_counts_once() {
    let text = |n: u32| {
        format!(
            "关于巡察整改情况的通报\n反馈问题{n}个。\n一、整改情况\n（一）已完成的整改事项\n1.关于甲的问题\n整改情况：一是补课。\n2.关于乙的问题\n整改情况：一是补课。\n（二）持续推进的整改事项\n1.关于乙的问题\n整改情况：一是补课。"
        )
    };
    assert_eq!(lines(&text(2)), ["problem 2 3 agrees"]);
    assert_eq!(lines(&text(3)), ["problem 3 3 agrees"]);
    assert_eq!(lines(&text(4)), ["problem 4 3 differs"]);
    assert_eq!(claims_of(&text(4))[0].distinct, Some(2));
}

#[test]
fn problems_may_be_claimed_by_their_groups() {
    let text = |n: u32| {
        format!(
            "关于巡察整改情况的通报\n反馈问题{n}个。\n一、整改情况\n（一）党建方面\n1.关于甲的问题\n关于甲之一的问题。一是补课。\n关于甲之二的问题。一是补课。\n（二）作风方面\n2.关于乙的问题\n关于乙之一的问题。一是补课。\n关于乙之二的问题。一是补课。"
        )
    };
    assert_eq!(lines(&text(2)), ["problem 2 2 agrees"]);
    assert_eq!(lines(&text(4)), ["problem 4 4 agrees"]);
    assert_eq!(lines(&text(3)), ["problem 3 2 differs"]);
}

#[test]
fn aspects_are_the_sections_of_the_problems() {
    let text = |n: u32| {
        format!(
            "关于巡察整改情况的通报\n反馈了{n}个方面3个问题。\n一、组织领导情况\n高度重视。\n二、整改落实情况\n（一）党建方面\n1.关于甲的问题\n整改情况：一是补课。\n（二）作风方面\n2.关于乙的问题\n整改情况：一是补课。\n3.关于丙的问题\n整改情况：一是补课。\n三、下一步打算\n（一）再学习。"
        )
    };
    assert_eq!(lines(&text(2)), ["aspect 2 2 agrees", "problem 3 3 agrees"]);
    assert_eq!(
        lines(&text(3)),
        ["aspect 3 2 differs", "problem 3 3 agrees"]
    );
}

#[test]
fn measures_are_certain_where_nothing_else_is_listed() {
    let plain = |n: u32| {
        format!(
            "关于巡察整改情况的通报\n一、总体情况\n制定整改措施{n}条。\n二、具体整改情况\n（一）党建方面\n一是补课。二是建制度。三是抓督查。\n（二）作风方面\n一是走访。二是谈话。"
        )
    };
    assert_eq!(lines(&plain(5)), ["measure 5 5 agrees"]);
    assert_eq!(lines(&plain(8)), ["measure 8 5 differs"]);
    let prose = plain(8).replace("一是走访", "走访了群众。一是走访");
    assert_eq!(lines(&prose), ["measure 8 5 unknown"]);
    let labelled = |n: u32| {
        format!(
            "关于巡察整改情况的通报\n制定整改措施{n}条。\n一、整改情况\n1.关于甲的问题\n整改措施：一是补课。二是谈话。\n整改进展：已完成。\n2.关于乙的问题\n整改措施：一是走访。\n整改进展：已完成。"
        )
    };
    assert_eq!(lines(&labelled(3)), ["measure 3 3 agrees"]);
    assert_eq!(lines(&labelled(4)), ["measure 4 3 differs"]);
    let done = report("制定整改措施8条。", &["已完成整改，一是补课。二是谈话"; 3]);
    assert_eq!(lines(&done), ["measure 8 6 unknown"]);
}

#[test]
fn states_are_compared_where_every_problem_tells_its_own() {
    let states = ["已完成整改", "已完成整改", "基本完成", "正在推进"];
    let right = report(
        "反馈问题4个，已完成2个，基本完成1个，正在推进1个。",
        &states,
    );
    let want = [
        "problem 4 4 agrees",
        "done 2 2 agrees",
        "mostly 1 1 agrees",
        "pending 1 1 agrees",
    ];
    assert_eq!(lines(&right), want);
    let wrong = report("反馈问题4个，已完成3个，正在推进1个。", &states);
    let want = [
        "problem 4 4 agrees",
        "done 3 2 differs",
        "pending 1 1 agrees",
    ];
    assert_eq!(lines(&wrong), want);
    let untold = report(
        "已完成整改3个问题。",
        &["已完成整改", "已完成整改", "一是补课", "一是走访"],
    );
    assert_eq!(lines(&untold), ["done 3 2 unknown"]);
}

fn sums(sentence: &str) -> Vec<(Vec<u32>, u32, Verdict)> {
    claims_of(&opening(sentence))
        .into_iter()
        .filter_map(|c| c.arithmetic)
        .map(|a| {
            (
                a.parts.iter().map(|p| p.digits).collect(),
                a.computed.digits,
                a.verdict,
            )
        })
        .collect()
}

#[test]
fn sums_inside_a_sentence() {
    use Verdict::{Agrees, Differs, Unknown};
    let one = |parts: &[u32], n, verdict| vec![(parts.to_vec(), n, verdict)];
    let cases = [
        (
            "反馈问题18个，完成15个，正在推进3个。",
            one(&[15, 3], 18, Agrees),
        ),
        (
            "反馈问题18个，完成15个，正在推进2个。",
            one(&[15, 2], 17, Differs),
        ),
        (
            "反馈问题18个，完成15个，基本完成2个。",
            one(&[15, 2], 17, Unknown),
        ),
        (
            "反馈问题18个，完成15个，基本完成4个。",
            one(&[15, 4], 19, Differs),
        ),
        (
            "反馈问题25个，其中党建类19个、业务类6个。",
            one(&[19, 6], 25, Agrees),
        ),
        // What is left is left of all, not of those that are due.
        (
            "方案共有50项整改任务，年底前应完成12项，明年38项。12项整改任务已完成5项。其余38项整改任务有序推进。",
            vec![],
        ),
        (
            "排查隐患60处，已整改45处，整改率75%。",
            one(&[45, 60], 75, Agrees),
        ),
        (
            "排查隐患60处，已整改45处，整改率达76%。",
            one(&[45, 60], 75, Differs),
        ),
        ("排查隐患60处，其中重大9处，已整改8处，整改率80%。", vec![]),
        ("排查隐患60处，全市已整改450处，整改率76%。", vec![]),
        ("排查隐患60处。已整改45处，整改率76%。", vec![]),
        (
            "反馈问题25个（党建类19个，业务类8个）。",
            one(&[19, 8], 27, Differs),
        ),
        ("反馈问题25个，其中党建类19个。", vec![]),
        ("反馈问题12个，其中立行立改9个，已完成10个。", vec![]),
        (
            "反馈问题12个，已完成10个，其中立行立改9个，推进中2个。",
            one(&[10, 2], 12, Agrees),
        ),
        (
            "信访件131件，已化解100件，剩余的31件正在办理。",
            one(&[100, 31], 131, Agrees),
        ),
        (
            "信访件131件，已化解101件，剩余的31件正在办理。",
            one(&[101, 31], 132, Differs),
        ),
    ];
    for (sentence, want) in cases {
        assert_eq!(sums(sentence), want, "{sentence}");
    }
    let real = "共有697个问题，完成688个，基本完成4个，未完成5个，98.71%。";
    let want = vec![
        (vec![688, 4, 5], 697, Agrees),
        (vec![688, 697], 9871, Agrees),
    ];
    assert_eq!(sums(real), want);
}

#[test]
fn rates_are_rounded_or_cut_as_printed() {
    let verdict = |rate: &str| {
        let found = claims_of(&opening(&format!(
            "反馈问题18个，已完成整改15个，完成率{rate}。"
        )));
        let rate = found.into_iter().find(|c| c.about == About::Rate);
        rate.map(|c| c.verdict)
    };
    // 15/18 = 83.333… %
    for right in ["83.3%", "83%", "83.33%", "83.333％"] {
        assert_eq!(verdict(right), Some(Verdict::Agrees), "{right}");
    }
    for wrong in ["84%", "83.4%", "76%"] {
        assert_eq!(verdict(wrong), Some(Verdict::Differs), "{wrong}");
    }
    let alone = claims_of(&opening("整改完成率76%。"));
    assert_eq!(alone[0].verdict, Verdict::Unknown);
    // Rounded up and cut: 31/32 = 96.875 %.
    for rate in ["96%", "97%", "96.8%", "96.9%"] {
        let text = opening(&format!("反馈问题32个，31个问题已整改到位，整改率{rate}。"));
        let found = claims_of(&text);
        assert_eq!(
            found.last().map(|c| c.verdict),
            Some(Verdict::Agrees),
            "{rate}"
        );
    }
}

#[test]
fn groups_named_in_the_sentence() {
    let named = |words: &str| lines(&opening(words));
    let right = "成立工作专班，内设综合组、宣传组、督导组等3个专项组。";
    assert_eq!(named(right), ["group 3 3 agrees"]);
    let wrong = "成立工作专班，内设综合组、宣传组、督导组4个专项组。";
    assert_eq!(named(wrong), ["group 4 3 differs"]);
    let open = "成立工作专班，内设综合组、宣传组、督导组等4个专项组。";
    assert_eq!(named(open), ["group 4 3 unknown"]);
}

#[test]
fn ranges_are_those_of_the_words() {
    let text = opening("巡察组反馈了3个方面18项具体问题，制定整改措施46条，已销号15个问题。");
    let outline = parse(&text);
    let found: Vec<Claim> = outline.root().children.iter().flat_map(claims).collect();
    let words: Vec<&str> = found.iter().map(|c| c.text.as_str()).collect();
    assert_eq!(
        words,
        ["3个方面", "18项具体问题", "制定整改措施46条", "已销号15个"]
    );
    for claim in &found {
        let node = outline.get(claim.node).unwrap();
        assert_eq!(&node.text[claim.range.clone()], claim.text);
    }
}

#[test]
fn every_reason_is_a_sentence() {
    for claim in claims_of(&report("反馈问题5个，制定措施90余条。", &["已完成"; 4]))
    {
        assert!(claim.reason.sentence().zh.ends_with('。'));
        assert!(claim.reason.sentence().en.ends_with('.'));
    }
}

#[test]
fn a_sections_title_tells_its_own_number() {
    let text = |n: u32| {
        format!(
            "关于巡察整改情况的通报\n一、整改落实情况\n（一）党建方面（{n}个问题）\n1.关于甲的问题\n整改情况：一是补课。\n2.关于乙的问题\n整改情况：一是补课。\n（二）作风方面\n3.关于丙的问题\n整改情况：一是补课。"
        )
    };
    assert_eq!(lines(&text(2)), ["problem 2 2 agrees"]);
    assert_eq!(lines(&text(4)), ["problem 4 2 differs"]);
}

#[test]
fn one_accusation_is_enough() {
    let sentence = "反馈问题5个，已完成4个，正在推进1个。";
    let want = [
        "problem 5 4 differs",
        "done 4 4 agrees",
        "pending 1 0 unknown",
    ];
    assert_eq!(lines(&report(sentence, &["已完成整改"; 4])), want);
}

#[test]
fn what_nobody_tells_is_a_part_of_the_sum() {
    let states = ["已完成整改", "正在推进", "一是补课", "一是补登"];
    for sentence in [
        "共有问题4个，已完成整改1个，持续推进1个，未写明整改状态2个。",
        "共有问题4个，制定整改措施2条，已完成整改1个，持续推进1个，未写明整改状态2个。",
        "反馈的4个问题，已完成整改1个，持续推进1个，未写明整改状态2个，按写明状态的2个计，完成率50%。",
        "反馈的4个问题，已完成整改1个，持续推进1个，未写明整改状态2个，完成率25%。",
    ] {
        let lines = lines(&report(sentence, &states));
        assert!(
            lines.iter().all(|l| !l.ends_with("differs")),
            "{sentence} {lines:?}"
        );
    }
    let lines = lines(&report(
        "共有问题4个，已完成整改1个，持续推进1个，未写明整改状态3个。",
        &states,
    ));
    assert!(lines.iter().any(|l| l.ends_with("differs")), "{lines:?}");
}
