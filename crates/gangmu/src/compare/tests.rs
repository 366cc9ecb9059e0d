//! Properties and goldens of the comparison.

use super::*;
use crate::text::Language;
use expect_test::expect;
use proptest::prelude::*;

fn parsed(text: &str) -> Outline {
    crate::parse(text)
}

/// What the changes are, a line each.
fn told(old: &str, new: &str) -> String {
    let (old, new) = (parsed(old), parsed(new));
    let found = compare(old.root(), new.root());
    let mut out = String::new();
    for change in &found.changes {
        let [place, kind] = cells(change, Language::Chinese).words;
        let mark = |run: &Run| match run.was {
            Was::Kept => run.text.clone(),
            Was::Removed => format!("[-{}-]", run.text),
            Was::Added => format!("[+{}+]", run.text),
        };
        let words: String = change.runs.iter().map(mark).collect();
        out += &format!("{kind} | {place} | {}\n", words.replace('\n', "⏎"));
    }
    out
}

const OLD: &str = "关于整改情况的报告
一、总体情况
共有问题12个，已完成10个。
二、整改情况
1.关于学习不够深入的问题
责任单位：办公室
整改情况：已完成整改。一是制定学习计划；二是组织集中学习6次。
2.关于会议偏多的问题
整改情况：正在推进。合并同类会议，减少陪会人员。
3.关于台账管理不规范的问题
整改情况：已完成整改。重新登记台账，按月核对。
三、下一步打算
持续抓好后续整改。
";

#[test]
fn the_same_is_the_same() {
    assert_eq!(told(OLD, OLD), "");
    // Numbers and white space aside.
    let new = OLD.replace("三、", "四、").replace("2.关于", "5.关于");
    assert_eq!(told(OLD, &new.replace('\n', "\n\n　　")), "");
}

#[test]
fn sections_move_and_words_change() {
    let new = "关于整改情况的报告
一、总体情况
共有问题13个，已完成11个。
二、整改情况
1.关于会议偏多的问题
整改情况：已完成整改。合并同类会议，减少陪会人员。
2.关于学习不够深入的问题
责任单位：综合科
整改情况：已完成整改。一是制定学习计划；二是组织集中学习8次；三是开展测试。
3.关于经费使用不严格的问题
整改情况：持续推进。修订报销办法。
三、今后打算
持续抓好后续整改。
";
    expect![[r#"
        修改 | 一、总体情况 | 共有问题[-12-][+13+]个，已完成[-10-][+11+]个。
        移动 | 由“二、整改情况 ＞ 2.关于会议偏多的问题”移至“二、整改情况 ＞ 1.关于会议偏多的问题” | 关于会议偏多的问题⏎整改情况：已完成整改。合并同类会议，减少陪会人员。
        修改 | 二、整改情况 ＞ 1.关于会议偏多的问题 | [-正在推进-][+已完成整改+]。合并同类会议，减少陪会人员。
        修改 | 二、整改情况 ＞ 2.关于学习不够深入的问题 | [-办公室-][+综合科+]
        修改 | 二、整改情况 ＞ 2.关于学习不够深入的问题 | 组织集中学习[-6-][+8+]次[-。-][+；+]
        新增 | 二、整改情况 ＞ 2.关于学习不够深入的问题 | [+三是开展测试。+]
        删除 | 二、整改情况 ＞ 3.关于台账管理不规范的问题 | [-3.关于台账管理不规范的问题⏎整改情况：已完成整改。重新登记台账，按月核对。-]
        新增 | 二、整改情况 ＞ 3.关于经费使用不严格的问题 | [+3.关于经费使用不严格的问题⏎整改情况：持续推进。修订报销办法。+]
        修改 | 三、今后打算 | [-下一步-][+今后+]打算
    "#]]
    .assert_eq(&told(OLD, new));
}

#[test]
fn a_heading_that_goes_leaves_its_text_where_it_stood() {
    let new = OLD.replace("2.关于会议偏多的问题\n", "");
    expect![[r#"
        删除 | 二、整改情况 ＞ 2.关于会议偏多的问题 | [-2.关于会议偏多的问题-]
    "#]]
    .assert_eq(&told(OLD, &new));
}

#[test]
fn another_level_is_a_change() {
    let new = OLD.replace("三、下一步打算", "（一）下一步打算");
    expect![[r#"
        修改（一级标题改为二级标题） | 二、整改情况 ＞ （一）下一步打算 | （一）下一步打算
    "#]]
    .assert_eq(&told(OLD, &new));
}

#[test]
fn figures_before_and_after() {
    let new = OLD
        .replace("12个", "13个")
        .replace("正在推进", "已完成整改");
    let (old, new) = (parsed(OLD), parsed(&new));
    let found = compare(&old.root().children[0], &new.root().children[0]);
    let figures = found.figures(&old, &new);
    let told: Vec<String> = figures
        .iter()
        .map(|f| figure(f, Language::Chinese))
        .collect();
    expect![[r#"
        [
            "问题 3",
            "措施 2",
            "已完成 2 → 3",
            "字数 171 → 172",
            "文中数字 共有问题12个 → 共有问题13个",
        ]
    "#]]
    .assert_debug_eq(&told);
}

#[test]
fn the_other_way_round_what_is_new_is_gone() {
    let new = OLD
        .replace(
            "2.关于会议偏多的问题\n整改情况：正在推进。合并同类会议，减少陪会人员。\n",
            "",
        )
        .replace(
            "三、下一步打算\n",
            "三、工作成效\n风气明显好转。\n四、下一步打算\n",
        );
    let (old, new) = (parsed(OLD), parsed(&new));
    let told = |found: &Comparison<'_>, kind| -> Vec<Vec<NodeId>> {
        let those = found.changes.iter().filter(|c| c.kind == kind);
        those.map(|c| [&c.old[..], &c.new[..]].concat()).collect()
    };
    let (forth, back) = (
        compare(old.root(), new.root()),
        compare(new.root(), old.root()),
    );
    assert_eq!(forth.counts(), [0, 0, 1, 1]);
    assert_eq!(told(&forth, ChangeKind::New), told(&back, ChangeKind::Gone));
    assert_eq!(told(&forth, ChangeKind::Gone), told(&back, ChangeKind::New));
    let report = |found: &Comparison<'_>| Report {
        names: ["甲".to_owned(), "乙".to_owned()],
        figures: Vec::new(),
        changes: found.changes.clone(),
    };
    let turned = report(&back).turned().sentence();
    assert_eq!(turned, report(&forth).sentence());
}

/// The lines of a text after random edits: moved, removed, doubled, changed, put in.
fn edited(text: &str, edits: &[(u8, usize, usize)]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (nth, &(what, from, to)) in edits.iter().enumerate() {
        let n = lines.len().max(1);
        let (from, to) = (from % n, to % n);
        match what % 6 {
            0 if lines.len() > 1 => {
                let line = lines.remove(from);
                lines.insert(to.min(lines.len()), line);
            }
            1 if lines.len() > 1 => drop(lines.remove(from)),
            2 => lines.insert(to, format!("第{nth}次新加的一段话，说明有关情况。")),
            3 => lines.insert(
                to,
                format!("（{}）第{nth}次新加的标题", ["一", "二", "三"][from % 3]),
            ),
            4 => {
                if let Some(line) = lines.get_mut(from) {
                    let chars: Vec<char> = line.chars().collect();
                    let at = to % chars.len().max(1);
                    *line = chars[..at]
                        .iter()
                        .chain("改动".chars().collect::<Vec<_>>().iter())
                        .chain(&chars[at..])
                        .collect();
                }
            }
            _ => {
                // A run of lines goes elsewhere.
                let end = (from + 3).min(lines.len());
                let run: Vec<String> = lines.drain(from..end).collect();
                let to = to.min(lines.len());
                lines.splice(to..to, run);
            }
        }
    }
    lines.join("\n") + "\n"
}

fn written(top: &Rc<Node>) -> String {
    let mut out = String::new();
    top.write_into(&mut out);
    out
}

/// The text without white space and numbers of headings.
fn bare(top: &Rc<Node>) -> String {
    let mut out = String::new();
    top.walk(&mut |n| out.extend(n.text.chars().filter(|c| !c.is_whitespace())));
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn changes_lead_from_one_to_the_other(
        sample in any::<bool>(),
        edits in prop::collection::vec((any::<u8>(), 0usize..200, 0usize..200), 1..8),
    ) {
        let text = if sample { test_texts::SAMPLE } else { OLD };
        let (old, new) = (parsed(text), parsed(&edited(text, &edits)));
        let found = compare(old.root(), new.root());
        let all: Vec<usize> = (0..found.changes.len()).collect();
        let mut next = old.next_id().0;
        prop_assert_eq!(written(&found.apply(&all, &mut next)), written(new.root()));
        prop_assert!(!found.is_same() || bare(old.root()) == bare(new.root()));

        // One by one they lead there, too.
        let mut top = old.root().clone();
        for _ in 0..=all.len() * 2 {
            let found = compare(&top, new.root());
            if found.is_same() {
                break;
            }
            let made = found.apply(&[0], &mut next);
            let mut ids = std::collections::HashSet::new();
            made.walk(&mut |n| assert!(ids.insert(n.id)));
            drop(found);
            top = made;
        }
        let found = compare(&top, new.root());
        let left: Vec<_> = found.changes.iter().map(|c| (c.kind, &c.runs)).collect();
        prop_assert!(left.is_empty(), "{left:?}");
        prop_assert_eq!(bare(&top), bare(new.root()));
    }
}
