//! Statuses said, and not said, on our own sentences; the corpus where it is.

use super::*;
use crate::report::problems;
use crate::syntax::parse;
use Status::{Done, Mostly, Ongoing, Open, Standing};

/// The status of the one problem whose body is `body`, in a section of that title.
fn read(section: &str, body: &str) -> Option<Status> {
    let text = format!("二、整改情况\n（一）{section}\n1.关于台账不全的问题\n{body}\n");
    let outline = parse(&text);
    let problem = problems(&outline.root().children[0]);
    assert_eq!(problem.len(), 1, "{text}");
    status(&outline, problem[0].id).map(|r| r.status)
}

#[test]
fn behind_a_label() {
    for (body, want) in [
        ("整改情况：已完成整改。一是补登；二是核对。", Done),
        ("整改情况：已完成，并持续巩固。", Done),
        ("整改进展：已整改到位。", Done),
        ("整改结果：已全部办结。", Done),
        ("整改情况：已完成整改并销号。", Done),
        ("整改情况：基本完成。一是补登。", Mostly),
        ("整改情况：已基本完成整改。", Mostly),
        ("整改情况：持续推进。一是补登。", Ongoing),
        ("整改情况：有序推进整改。", Ongoing),
        ("整改情况：未整改到位。", Ongoing),
        ("整改情况：尚未完成，一是补登。", Ongoing),
        ("整改情况：正在限期整改。", Ongoing),
        ("整改情况：完成整改并长期坚持。", Standing),
        ("整改情况：已完成整改，长期坚持。", Standing),
        ("整改情况：长期坚持。", Standing),
        ("整改情况：尚未启动。", Open),
        ("整改时限：2024年6月底前\n整改情况：已完成", Done),
        ("整改时限：已完成", Done),
        ("整改时限：立行立改\n整改情况：持续推进。", Ongoing),
    ] {
        assert_eq!(read("党建方面", body), Some(want), "{body}");
    }
}

#[test]
fn in_a_sentence() {
    for (body, want) in [
        ("一是补登；二是核对。目前，该问题已整改到位。", Done),
        ("责任单位：甲局。已完成整改。", Done),
        ("责任人：张某。整改时限：6月底前。目前正在推进。", Ongoing),
        ("已补登台账。待资金到位后实施。", Ongoing),
        ("已补登台账。目前，正在推进。", Ongoing),
        (
            "一是补登台账。该问题正在推进，预计2024年12月底前完成。",
            Ongoing,
        ),
        ("已补登台账。已完成整改，长期坚持。", Standing),
    ] {
        assert_eq!(read("党建方面", body), Some(want), "{body}");
    }
}

#[test]
fn at_the_end_of_its_own_paragraph() {
    for (body, want) in [
        ("市财政局细化了编制要求，已整改。", Some(Done)),
        ("3个单位已补缴12.6万元，已整改到位。", Some(Done)),
        (
            "涉及的15.2万元已追回13.1万元，其余正在整改。",
            Some(Ongoing),
        ),
        ("三处正在施工，其余已整改。", Some(Ongoing)),
        ("已追回8万元，剩余尚未整改到位。", Some(Ongoing)),
        ("6处房产中，4处已取得权属证书，2处正在推进。", Some(Ongoing)),
        ("13个乡镇已有11个完成修订，其余2个正在推进。", Some(Ongoing)),
        ("6处房产中，4处由镇里出租，2处已整改。", None),
        ("完善了制度，落实到位。", None),
        ("强化监管，持续推进。", None),
        ("已补缴12.6万元，责任人已处理。", None),
    ] {
        assert_eq!(read("预算方面", body), want, "{body}");
    }
}

#[test]
fn nothing_is_guessed() {
    for body in [
        "整改情况：一是持续推进台账建设；二是完成核对。",
        "整改情况：一是已完成整改；二是正在推进。",
        "整改措施：持续推进党的建设。",
        "整改目标：按期完成整改。",
        "整改时限：2024年6月底前完成整改",
        "待遇落实后大家满意。",
        "争取早日整改到位。",
        "整改不到位的单位已通报。",
        "责任单位：持续推进办",
        "",
    ] {
        assert_eq!(read("党建方面", body), None, "{body}");
    }
}

#[test]
fn a_section_says_it() {
    for (title, want) in [
        ("集中整改期内已完成的整改事项", Some(Done)),
        ("已整改到位的问题", Some(Done)),
        ("按计划持续推进的整改事项", Some(Ongoing)),
        ("需要进一步整改的事项及措施", Some(Ongoing)),
        ("尚未完成的整改任务", Some(Ongoing)),
        ("未整改到位的问题", Some(Ongoing)),
        ("基本完成的事项", Some(Mostly)),
        ("长期坚持的整改事项", Some(Standing)),
        ("完成整改并长期坚持的事项（3个）", Some(Standing)),
        ("尚未开始的整改事项", Some(Open)),
        ("未明确状态的整改事项", None),
        ("持续推进问题整改", None),
        ("持续推进党的建设方面", None),
        ("关于整改到位率不高的问题", None),
        ("未能完成的整改事项", Some(Ongoing)),
        ("年度任务未完成的问题", None),
    ] {
        assert_eq!(section_status(title), want, "{title}");
    }
    assert_eq!(read("已完成的整改事项", "一是补登。"), Some(Done));
    // What the problem says goes before what the section says.
    let own = read("已完成的整改事项", "整改情况：正在推进。");
    assert_eq!(own, Some(Ongoing));
}

#[test]
fn the_nearest_section_counts() {
    let text = "三、需要进一步整改的事项\n（一）基本完成的事项\n1.关于台账不全的问题\n一是补登。\n2.关于学习不深的问题（已完成）\n一是补课。\n";
    let outline = parse(text);
    let mut read = Vec::new();
    outline.root().walk(&mut |n| {
        if n.kind.level().is_some_and(|l| l.get() == 3) {
            read.push(status(&outline, n.id).map(|r| r.status));
        }
    });
    assert_eq!(read, [Some(Mostly), Some(Done)]);
}

#[test]
fn a_note_goes_before_words() {
    let mut outline = parse("一、整改情况\n1.关于台账不全的问题\n整改情况：正在推进。");
    let id = problems(&outline.root().children[0])[0].id;
    let note = crate::outline::Note {
        status: Some(Done),
        ..Default::default()
    };
    let set = outline.set_note(id, Some(Rc::new(note)));
    assert_eq!(set, Ok(()));
    let want = StatusReading {
        status: Done,
        words: String::new(),
        node: id,
    };
    assert_eq!(status(&outline, id), Some(want));
}

/// Every heading that a reader gave a status has it; headings that have none in the annotation
/// may only say one themselves.
#[test]
fn the_corpus() {
    let Some(corpus) = test_texts::corpus_folder() else {
        return;
    };
    let (mut right, mut wrong) = (0, Vec::new());
    for name in ["rectification-report", "compilation"] {
        let file = |end: &str| std::fs::read_to_string(corpus.join(format!("{name}{end}")));
        let text = file(".txt").expect("a text");
        let gold: serde_json::Value =
            serde_json::from_str(&file(".gold.json").expect("its annotation")).expect("JSON");
        let outline = parse(&text);
        let lines = lines_of(&outline);
        let documents = gold["documents"].as_array().expect("documents");
        for heading in documents
            .iter()
            .flat_map(|d| d["headings"].as_array())
            .flatten()
        {
            let line = heading["line"].as_u64().unwrap_or(0);
            let want = match heading["status"].as_str() {
                Some("已完成") => Some(Done),
                Some("基本完成") => Some(Mostly),
                Some("持续推进") => Some(Ongoing),
                _ => None,
            };
            let found = lines.iter().find(|(at, _)| *at == line);
            let node = found.and_then(|(_, id)| outline.get(*id));
            let got = node.and_then(|n| status(&outline, n.id));
            let said = want.is_none()
                && got
                    .as_ref()
                    .is_some_and(|r| Some(r.node) != node.map(|n| n.id));
            let section = node.is_some_and(|n| section_status(n.title()).is_some());
            if got.as_ref().map(|r| r.status) == want || section || said {
                right += 1;
            } else {
                wrong.push((name, line, want, got));
            }
        }
    }
    assert!(wrong.is_empty() && right > 80, "{right} right, {wrong:?}");
}

/// The headings with the lines that they stand on.
fn lines_of(outline: &Outline) -> Vec<(u64, NodeId)> {
    let mut line = 1;
    let mut found = Vec::new();
    outline.root().walk(&mut |n| {
        line += n.lead.matches('\n').count() as u64;
        if n.kind.is_heading() {
            found.push((line, n.id));
        }
    });
    found
}

#[test]
fn what_is_written_of_a_status_is_read_as_it() {
    for status in Status::ALL {
        let section = format!("{}的整改事项", status.name().zh);
        assert_eq!(section_status(&section), Some(status));
        for said in [status.name().zh, status.stated()] {
            let plain = "（一）党建方面";
            assert_eq!(read(plain, &format!("整改情况：{said}。")), Some(status));
        }
    }
}

/// What a claim tells of by a phrase the ledger reads by the same.
#[test]
fn claims_and_ledger_read_every_phrase_alike() {
    use crate::lexis::state::phrases;
    use crate::report::{About, claims};
    for (phrase, want) in phrases() {
        let text = format!(
            "某局关于巡察整改情况的通报\n反馈问题9个，{phrase}1个。\n一、整改情况\n1.关于台账不全的问题\n整改情况：{phrase}。\n"
        );
        let outline = parse(&text);
        let part = &outline.root().children[0];
        let problem = &problems(part)[0];
        let read = status(&outline, problem.id).map(|r| r.status);
        assert_eq!(read, Some(want), "{phrase}");
        let about = match want {
            Done => About::Done,
            Mostly => About::Mostly,
            Ongoing | Standing | Open => About::Pending,
        };
        let claims = claims(part);
        let told: Vec<_> = claims.iter().filter(|c| c.number.digits == 1).collect();
        assert!(told.iter().all(|c| c.about == about), "{phrase} {told:?}");
        assert_eq!(told.len(), 1, "{phrase}");
    }
}

/// docs/states.md is what the phrases say.
#[test]
fn the_page_of_states() {
    use crate::lexis::state::{PHRASES, RESULTS, TURNS};
    let mut page = String::from(
        "# 整改状态的说法 How states are told\n\n台账、校核和文中数字都照此认定；改词表后运行 `UPDATE_EXPECT=1 cargo test -p gangmu states`。\n\nLedger, checks and claims read these, and no others.\n\n",
    );
    for want in Status::ALL {
        let of = |list: &[(&'static str, Status)]| -> Vec<&str> {
            let own = list.iter().filter(|(_, status)| *status == want);
            own.map(|(words, _)| *words).collect()
        };
        let name = want.name();
        page += &format!(
            "## {} {}\n\n{}\n\n",
            name.zh,
            name.en,
            of(&PHRASES).join("、")
        );
        let turns = of(&TURNS);
        if !turns.is_empty() {
            page += &format!("{} ＋ {}\n\n", turns.join("／"), RESULTS.join("／"));
        }
    }
    expect_test::expect_file!["../../../../../docs/states.md"].assert_eq(&page);
}
