//! Reports made up by counting: as long as one likes, alike on every machine.

use std::fmt::Write;

/// Sentences of the length that reports have.
const SENTENCES: [&str; 6] = [
    "对照清单逐条核对，明确责任单位、完成时限和验收标准。",
    "全年召开调度会12次，解决具体问题36个，办结率达到95.5%。",
    "相关制度已经修订印发，各单位按月报送进度，结果纳入年度评价。",
    "经抽样复核，台账与现场情况一致，未发现新增问题。",
    "对进度偏慢的3个事项，由分管负责人牵头约谈并限期补正。",
    "下一阶段将继续完善机制，巩固已有做法，防止同类问题再次出现。",
];

/// How a report is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Sections in sections, four deep, a few of each.
    Nested,
    /// One section with all paragraphs.
    Paragraphs,
    /// All sections right below the report.
    Sections,
}

/// A report of about `n_nodes` nodes.
pub fn of_nodes(shape: Shape, n_nodes: usize) -> String {
    let mut out = String::from("关于年度重点工作推进情况的报告\n\n");
    match shape {
        Shape::Nested => {
            let mut n = 1;
            let mut section = 0;
            while n < n_nodes {
                n += chapter(&mut out, section, n_nodes - n);
                section += 1;
            }
        }
        Shape::Paragraphs => {
            out.push_str("一、工作情况\n");
            for n in 0..n_nodes.saturating_sub(2) {
                paragraph(&mut out, n);
            }
        }
        Shape::Sections => {
            for n in 1..n_nodes {
                let _ = writeln!(out, "{n}.推进事项的落实工作");
            }
        }
    }
    out
}

/// A report of about `n_bytes` bytes, as reports are.
pub fn of_bytes(n_bytes: usize) -> String {
    let mut out = String::from("关于年度重点工作推进情况的报告\n\n");
    let mut section = 0;
    while out.len() < n_bytes {
        chapter(&mut out, section, usize::MAX);
        section += 1;
    }
    out
}

/// One chapter of at most about `most` nodes; how many it has.
fn chapter(out: &mut String, nth: usize, most: usize) -> usize {
    let mut n = 1;
    let _ = writeln!(out, "{}、第{}方面的工作", chinese(nth + 1), nth + 1);
    for second in 1..=5 {
        if n >= most {
            return n;
        }
        let _ = writeln!(
            out,
            "（{}）关于事项推进不够均衡问题的整改情况",
            chinese(second)
        );
        n += 1;
        for third in 1..=4 {
            if n >= most {
                return n;
            }
            let _ = writeln!(out, "{third}.落实责任和时限的做法");
            n += 1;
            for _ in 0..3 {
                paragraph(out, nth + n);
                n += 1;
            }
        }
    }
    n
}

fn paragraph(out: &mut String, n: usize) {
    for at in 0..2 + n % 2 {
        out.push_str(SENTENCES[(n + at * 5) % SENTENCES.len()]);
    }
    out.push('\n');
}

/// 1 to 9999 in Chinese.
pub fn chinese(n: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    const UNITS: [(usize, &str); 4] = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];
    let mut out = String::new();
    let mut gap = false;
    for (unit, name) in UNITS {
        let digit = n / unit % 10;
        if digit == 0 {
            gap |= !out.is_empty();
            continue;
        }
        if gap {
            out.push_str(DIGITS[0]);
            gap = false;
        }
        if !(unit == 10 && digit == 1 && out.is_empty()) {
            out.push_str(DIGITS[digit]);
        }
        out.push_str(name);
    }
    out
}

/// Towns, by which reports are told apart.
const TOWNS: [&str; 10] = [
    "清河", "白石", "柳林", "南坪", "高桥", "石门", "双溪", "东山", "龙泉", "和平",
];

/// What problems are about.
const PROBLEMS: [&str; 8] = [
    "学习不够深入",
    "台账登记不全",
    "会议仍然偏多",
    "督查频次过高",
    "公开不够及时",
    "资产底数不清",
    "窗口作风拖沓",
    "合同管理松散",
];

/// How far they have come.
const STATES: [&str; 5] = ["已完成整改", "基本完成", "正在整改", "长期坚持", "尚未整改"];

/// So many reports one behind the other, each of about so many bytes: what people are told of an
/// inspection, with problems, measures of uneven length, units, deadlines, states, a claim that is not always so
/// and slips of the pen.
pub fn many(n_reports: usize, n_bytes: usize) -> String {
    let mut state = 7u64;
    let mut next = move |n: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    let mut out = String::with_capacity(n_reports * (n_bytes + 1000));
    for nth in 0..n_reports {
        one_of_many(&mut out, nth, n_bytes, &mut next);
    }
    out
}

fn one_of_many(
    out: &mut String,
    nth: usize,
    n_bytes: usize,
    next: &mut impl FnMut(usize) -> usize,
) {
    let town = format!("{}第{}镇", TOWNS[nth % TOWNS.len()], chinese(nth + 1));
    let begin = out.len();
    let n_claimed = 3 + next(30);
    let _ = write!(
        out,
        "临江县{town}关于巡察整改情况的通报\n县委巡察办：\n根据安排，本次反馈{n_claimed}个问题。现将整改情况通报如下。\n一、整改情况\n"
    );
    let mut n = 0;
    while out.len() < begin + n_bytes {
        n += 1;
        let problem = PROBLEMS[next(PROBLEMS.len())];
        let _ = writeln!(out, "（{}）关于{problem}的问题", chinese(n));
        let _ = writeln!(out, "责任单位：{town}第{}办公室", 1 + next(9));
        let _ = writeln!(out, "整改时限：2024年{}月底前", 1 + next(12));
        let _ = write!(out, "整改情况：{}。", STATES[next(STATES.len())]);
        for at in 1..=1 + next(4) {
            let _ = write!(out, "{}是", chinese(at));
            for _ in 0..=next(3) {
                out.push_str(SENTENCES[next(SENTENCES.len())]);
            }
        }
        // One in twenty has a slip.
        out.push_str(if next(20) == 0 { "。\n" } else { "\n" });
    }
    let _ = write!(
        out,
        "二、下一步打算\n持续推进。\n{town}党委\n2024年{}月6日\n\n",
        1 + next(12)
    );
}
