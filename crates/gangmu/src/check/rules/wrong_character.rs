//! 关于…不实到问题, 己完成, 党风廉正建设: a wrong character that its frame gives away.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::Paragraph;
use crate::check::registry::{Group, Rule};
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "wrong-character",
    severity: Severity::Warning,
    group: Group::Wording,
    name: both("错别字", "Wrong character"),
    about: both(
        "从前后用语看得出的错别字，如“不实到问题”“己完成”“抓的不紧”“党风廉正建设”，以及重复的“的的”。",
        "A wrong character that the words around it give away, and 的 written twice.",
    ),
    example: "关于学习不实到问题，己完成整改，党风廉正建设抓的不紧。\n",
    check: Some(check),
    across: None,
};

/// A wrong spelling, where it is one for certain.
struct Slip {
    /// What may stand before it; each, if there is none.
    before: &'static str,
    /// What must not.
    not_before: &'static str,
    wrong: &'static str,
    /// What may stand behind it; each, if there is none.
    behind: &'static str,
    /// What must not.
    not_behind: &'static str,
    right: &'static str,
}

/// Pieces are parted by blanks.
const fn slip(
    [before, not_before]: [&'static str; 2],
    wrong: &'static str,
    [behind, not_behind]: [&'static str; 2],
    right: &'static str,
) -> Slip {
    Slip {
        before,
        not_before,
        wrong,
        behind,
        not_behind,
        right,
    }
}

const ANY: [&str; 2] = ["", ""];
/// What is not so is the matter of a problem: 不实, 不够.
const LACKS: &str = "不实 不够 不严 不力 不足 不高 不深 不细 不快 不清 不明 不强 不全 不新 不准 不广 不多 不当 不畅 不顺 不透 不牢 不紧 不大 不齐 不久 不彻底 不规范 不及时 不健全 不完善 不到位 不扎实 不深入 不严格 不严肃 不充分 不精准 不明显 不平衡 不经常 薄弱 滞后 弱化 淡化 缺失 缺位 缓慢 松懈 虚化";
const DONE: &str = "完成 整改 建立 制定 印发 办结 销号 落实 全部 按 将 于 经 召开 开展 修订 清理 退还 追缴 移交 立案 纳入 补齐 上报 报送 更换 督促 组织 形成 健全";
const SELF: &str = "自 知 彼 异 利 律 克 为 一 损 舍 修 由 身 于 推 责 正 对 待";
const TIME: &str = "年 月 周 期 旬 季 岁 五 度 始 本 粉 学 会 日 ( （ 纪 文 句 篇 章 尾 细 段 议 ” 0 1 2 3 4 5 6 7 8 9";
const ACT: &str = "加强 完善 健全 提高 提升 强化 规范 压实 推进 推动 落实 明确 细化 优化 严格 加大 深化 做好 抓 增强 改进 夯实 梳理 厘清 巩固";
const WORKS: &str =
    "做 抓 学 落实 执行 研究 考虑 把握 履行 谋划 管 贯彻 压 推进 整改 坚持 发挥 掌握";

const SLIPS: &[Slip] = &[
    slip([LACKS, ""], "到问题", ANY, "的问题"),
    slip(["", SELF], "己", [DONE, ""], "已"),
    slip(
        ["", TIME],
        "末",
        [
            "完成 按规定 按要求 按时 按期 及时 落实 建立 履行 整改 严格 进行 制定 开展 发现 形成 能 到位 办结",
            "",
        ],
        "未",
    ),
    slip(["尚 仍 均 并", ""], "末", ANY, "未"),
    slip(
        [WORKS, "科学 教学 大学 中学 小学 同学 文学 医学 数学 哲学"],
        "的不",
        [
            "够 紧 实 深 细 严 到位 透 牢",
            "够问题 实问题 严问题 到位问题 到位的问题",
        ],
        "得不",
    ),
    slip(
        [WORKS, "科学 教学 大学 中学 小学 同学 文学 医学 数学 哲学"],
        "的还不",
        [
            "够 紧 实 深 细 严 到位 透 牢",
            "够问题 实问题 严问题 到位问题 到位的问题",
        ],
        "得还不",
    ),
    slip(
        ["落实 整改 执行 履职 监管 管理 宣传 排查 监督 不", ""],
        "的位",
        ["， 。 、 ； 的 情 问 ” ） 现", ""],
        "到位",
    ),
    slip(["", "引 买 购 新 走 跨 迈"], "进一部", [ACT, ""], "进一步"),
    slip(["", "目"], "的的", ["", "确 士"], "的"),
    slip(ANY, "关于关于", ANY, "关于"),
    slip(ANY, "进一步进一步", ANY, "进一步"),
    slip(["", "未"], "截止目前", ANY, "截至目前"),
    slip(ANY, "截止当前", ANY, "截至当前"),
    slip(
        ["", "报名 征集 申请 申报"],
        "截止今年",
        ["", "的"],
        "截至今年",
    ),
    slip(
        [
            "安排 工作 决策 统一 周密 全面 再 进行 专题 研究 动员 精心",
            "",
        ],
        "布署",
        ["", "名"],
        "部署",
    ),
    slip(
        ANY,
        "按装",
        [
            "监控 摄像 路灯 护栏 警示 空调 调试 到位 完毕 电梯 水表 电表 报警 防护 设施 了",
            "",
        ],
        "安装",
    ),
    slip(
        [
            "群众 职工 干部 党员 村民 居民 来信 来访 信访 巡察 督察 社会",
            "",
        ],
        "反应的",
        ["问题 情况 意见 诉求 困难 事项", ""],
        "反映的",
    ),
    slip(
        ["群众 职工 干部 党员 村民 居民 来信 来访", ""],
        "反应问题",
        ANY,
        "反映问题",
    ),
    slip(
        ["", "可"],
        "以经",
        ["完成 整改 建立 制定 办结 落实 全部 开展", ""],
        "已经",
    ),
    slip(
        ANY,
        "做为",
        ["一名 一项 重要 首要 重点 党员 领导 主要", ""],
        "作为",
    ),
    slip(
        ANY,
        "必需",
        ["坚持 做到 严格 按照 把 加强 落实", ""],
        "必须",
    ),
    slip(
        ["省委 市委 县委 区委 旗委 州委", ""],
        "巡查",
        ["组 办 反馈", ""],
        "巡察",
    ),
    slip(["党风", ""], "廉正", ANY, "廉政"),
    slip(
        ["", "调 修 平 完"],
        "整该",
        ["措施 情况 到位 完成 落实 台账 方案", ""],
        "整改",
    ),
    slip(["整改", ""], "措失", ANY, "措施"),
    slip(ANY, "制渡", ["", "过 口 江 河"], "制度"),
    slip(ANY, "反溃", ANY, "反馈"),
    slip(ANY, "返馈", ANY, "反馈"),
    slip(["", "最"], "贯策", ANY, "贯彻"),
    slip(ANY, "人名群众", ANY, "人民群众"),
    slip(ANY, "再接再励", ANY, "再接再厉"),
    slip(ANY, "一愁莫展", ANY, "一筹莫展"),
    slip(ANY, "竞竞业业", ANY, "兢兢业业"),
    slip(ANY, "按步就班", ANY, "按部就班"),
    slip(ANY, "默守成规", ANY, "墨守成规"),
    slip(ANY, "墨守陈规", ANY, "墨守成规"),
    slip(ANY, "走投无门", ANY, "走投无路"),
    slip(ANY, "不径而走", ANY, "不胫而走"),
    slip(ANY, "迫不急待", ANY, "迫不及待"),
    slip(ANY, "粗制烂造", ANY, "粗制滥造"),
    slip(ANY, "针贬", ANY, "针砭"),
    slip(ANY, "追朔", ANY, "追溯"),
    slip(ANY, "松驰", ANY, "松弛"),
    slip(ANY, "防碍", ANY, "妨碍"),
    slip(["有", ""], "侍加强", ANY, "待加强"),
    slip(ANY, "一岗双则", ANY, "一岗双责"),
    slip(ANY, "三重一在", ANY, "三重一大"),
    slip(ANY, "形式主意", ANY, "形式主义"),
    slip(ANY, "官僚主意", ANY, "官僚主义"),
];

fn check(context: &Context<'_>, sink: &mut Sink) {
    for paragraph in context.written() {
        for slip in SLIPS {
            for (at, wrong) in paragraph.text.match_indices(slip.wrong) {
                if fits(
                    slip,
                    &paragraph.text[..at],
                    &paragraph.text[at + wrong.len()..],
                ) {
                    put(paragraph, at, slip, sink);
                }
            }
        }
    }
}

fn fits(slip: &Slip, before: &str, behind: &str) -> bool {
    let ends = |pieces: &str| pieces.split_whitespace().any(|p| before.ends_with(p));
    let starts = |pieces: &str| pieces.split_whitespace().any(|p| behind.starts_with(p));
    (slip.before.is_empty() || ends(slip.before))
        && !ends(slip.not_before)
        && (slip.behind.is_empty() || starts(slip.behind))
        && !starts(slip.not_behind)
}

fn put(paragraph: &Paragraph<'_>, at: usize, slip: &Slip, sink: &mut Sink) {
    let message = say(
        format!("“{}”疑为“{}”之误。", slip.wrong, slip.right),
        format!("{} is written for {}.", slip.wrong, slip.right),
    );
    sink.mend(paragraph, at..at + slip.wrong.len(), slip.right, message);
}

#[cfg(test)]
mod tests {
    use super::SLIPS;
    use crate::check::tests::{clean, fixes};

    const ID: &str = "wrong-character";

    #[test]
    fn slips_are_mended() {
        fixes(
            ID,
            "一、关于学习不实到问题\n己完成整改，尚末办结1项，末按规定执行的问题己于5月整改。\n抓的不紧，落实的位，进一部加强，党风廉正建设。\n",
            "一、关于学习不实的问题\n已完成整改，尚未办结1项，未按规定执行的问题已于5月整改。\n抓得不紧，落实到位，进一步加强，党风廉政建设。\n",
        );
        fixes(
            ID,
            "截止目前，群众反应的问题的的确认，安排布署，县委巡查组反馈。",
            "截至目前，群众反映的问题的的确认，安排部署，县委巡察组反馈。",
        );
        fixes(
            ID,
            "整改工作的的要求，执行的还不够。",
            "整改工作的要求，执行得还不够。",
        );
    }

    #[test]
    fn what_is_right_is_clean() {
        clean(
            ID,
            &[
                "直面不到问题不罢休，看不到问题，发现不了问题，意识到问题所在，遇到问题及时报告。",
                "自己完成整改，克己奉公，自己将工作做好，年末完成考核，10月末完成整改，期末按规定考试。",
                "以营利为目的的活动，的的确确改了，发布署名文章，引进一部电梯，买了进一部设备。",
                "群众反应强烈的问题，不良反应的情况，做为民服务的实事，生活必需品，必需的物资。",
                "排在落实的位置，整改的位次，县公安局巡查组，党委书记巡查工地，调整该项目，修整该措施。",
                "举措失当，可以经常开展，依法以经营为名，以经济建设为中心，报名截止时间为5月，截止日期。",
                "抓的都是急事，做的不是表面文章，管的不仅是钱，学的不止是理论，按装备分类，按装机容量。",
                "关于整改的不到位问题，文末落实了责任，推己及人，严于律己，由己及人，身不由己按部就班。",
                "反馈问题已全部整改，工作做得不够扎实，抓得不紧，落实到位，部署要求，已完成整改。",
                "未完成整改，尚未办结，本末倒置，周末及时加班，始末，并未发现，从严治党，安装到位。",
                "对照岗位职责，落实党风廉政建设责任制，公正廉正，廉正为民，既使群众受益，又使企业增收，截至目前。",
                "省卫健委巡查组检查大型医院，依靠机制渡过难关，从差距到问题逐项梳理，教学的不实之处，“十三五”末完成。",
            ],
        );
    }

    #[test]
    fn no_row_stands_in_what_is_right() {
        for slip in SLIPS {
            assert!(!slip.right.contains(slip.wrong), "{}", slip.wrong);
        }
    }
}
