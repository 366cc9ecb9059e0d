//! 关于…不实到问题, 己完成, 党风廉正建设: a wrong character that its frame gives away.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::{Paragraph, near_before};
use crate::check::registry::{Group, Rule};
use crate::lexis::is_clause_end;
use crate::text::{Starts, both};
use std::sync::LazyLock;

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

/// What one comes upon, or is at fault.
const MATTERS: &str = "问题 情况 现象 状况 行为 局面 情形 倾向";
/// What is told of it where it is what the sentence speaks of.
const IS_THERE: &str = "较普遍 较为普遍 比较普遍 普遍存在 仍有 时有 仍存在 仍然存在 依然存在 依然突出 仍然突出 不同程度 屡禁不止 屡有发生 较突出 较为突出 比较突出 比较严重 较严重 较为严重 频发 多发 得到有效 没有得到 尚未得到 未得到 未根本 没有根本 还存在 还比较 还较 仍较 不理想 不容乐观 不佳 堪忧";
/// Verbs that 到 stands behind, by their ends.
const TAKES_TO: &str = "遇 看 见 听 想 说 谈 提 查 找 碰 感 得 达 收 接 报 及 意 识 解 虑 察 觉 实 入 映 升 化 伸 直 不 没 未 办 做 回 转 上传 送 走 来 学 摸 问 写 归 结 因 溯 系 焦 展 追 推 引 落 用 受 等 轮 拓展 延伸 覆盖 触 涉 捕捉 掌握 预料 反馈 聚焦 体现 上 下 拍 讲 排查";
/// What has means to be kept in order.
const FIELDS: &str = "管理 监管 监督 考核 财务 采购 工程 内控 审批 督办 保障 培训 档案 值班 请假 考勤 议事 决策 报账 预算 资产 合同 执法 养护 管护 运维 使用 服务 宣传 教育 建设 防控 预警 应急 协调 联动 激励 评价 问责 发放 公开 接待 生产 干部 队伍 项目 资金 物资 公务用车";
const MEANS: &str =
    "制度 机制 体系 办法 流程 措施 责任 台账 能力 力度 意识 水平 成效 效果 基础 手段 标准 程序";
const FAILS: &str = "执行不 落实不 压得不 流于 空转 形同虚设";

const SLIPS: &[Slip] = &[
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
    slip(
        ANY,
        "取的了",
        [
            "明显 显著 积极 阶段 良好 一定 实效 重大 较 初步 新 成效 进展 成绩",
            "",
        ],
        "取得了",
    ),
    slip(
        ["", "目"],
        "的到",
        [
            "有效 明显 根本 充分 妥善 进一步 切实 改善 缓解 提升 保障 落实 加强 及时 解决 整改",
            "有效期 及时率 保障房 落实处",
        ],
        "得到",
    ),
    slip(ANY, "部暑", ANY, "部署"),
    slip(ANY, "坐谈会", ANY, "座谈会"),
    slip(ANY, "通迅员", ANY, "通讯员"),
    slip(["", "反"], "复盖", ["面 率 全 到 所有", ""], "覆盖"),
    slip(ANY, "按排", ["专人 专班 专项 人员", ""], "安排"),
    slip(
        ["", "存 现 所 有"],
        "在次",
        ["强调 开展 召开 组织 检查 核查 督促", ""],
        "再次",
    ),
    slip(ANY, "官僚主意", ANY, "官僚主义"),
];

static STARTS: LazyLock<Starts> = LazyLock::new(|| Starts::of(SLIPS.iter().map(|s| s.wrong)));

fn check(context: &Context<'_>, sink: &mut Sink) {
    for paragraph in context.written() {
        let text = paragraph.plain();
        for (at, first) in text.char_indices() {
            let (before, rest) = text.split_at(at);
            if first == '到' && drifted(before, &rest[first.len_utf8()..]) {
                put(paragraph, at, "到", "的", sink);
            }
            for slip in STARTS.at(first).map(|at| &SLIPS[at]) {
                let behind = rest.strip_prefix(slip.wrong);
                if behind.is_some_and(|behind| fits(slip, before, behind)) {
                    put(paragraph, at, slip.wrong, slip.right, sink);
                }
            }
        }
    }
}

fn fits(slip: &Slip, before: &str, behind: &str) -> bool {
    (slip.before.is_empty() || ends(before, slip.before).is_some())
        && ends(before, slip.not_before).is_none()
        && (slip.behind.is_empty() || starts(behind, slip.behind).is_some())
        && starts(behind, slip.not_behind).is_none()
}

/// What stands before the piece of `pieces` that `text` ends with.
fn ends<'t>(text: &'t str, pieces: &str) -> Option<&'t str> {
    pieces.split_whitespace().find_map(|p| text.strip_suffix(p))
}

/// What stands behind the piece of `pieces` that `text` begins with.
fn starts<'t>(text: &'t str, pieces: &str) -> Option<&'t str> {
    pieces.split_whitespace().find_map(|p| text.strip_prefix(p))
}

/// Whether 到 between the two stands for 的, as 意见难统一到情况较普遍, “走过场”到现象 and
/// 财务管理到制度不健全.
fn drifted(before: &str, behind: &str) -> bool {
    let is_mark = |c: char| is_clause_end(c) || matches!(c, '、' | '：' | '（');
    let clause = near_before(before, before.len());
    let clause = clause.rsplit(is_mark).next().unwrap_or(clause);
    // From one to another, or brought to it.
    let lacks = ends(before, LACKS).is_some();
    if clause.contains('从') || !lacks && clause.contains(['由', '自', '把', '将']) {
        return false;
    }
    let takes = !lacks && ends(before, TAKES_TO).is_some();
    if let Some(rest) = starts(behind, MATTERS) {
        let told = !behind.starts_with("问题") && starts(rest, IS_THERE).is_some();
        return lacks || before.ends_with('”') || !takes && told;
    }
    let fails = |rest| starts(rest, LACKS).or_else(|| starts(rest, FAILS));
    let rest = starts(behind, MEANS).and_then(fails);
    // What is of some place or person is where something was brought.
    let is_told = |rest: &str| {
        let of = rest.strip_prefix('的');
        of.is_none_or(|rest| starts(rest, MATTERS).is_some())
            && !rest.starts_with(['处', '者', '之', '单', '地', '部', '企', '人'])
    };
    !takes && ends(before, FIELDS).is_some() && rest.is_some_and(is_told)
}

fn put(paragraph: &Paragraph<'_>, at: usize, wrong: &str, right: &str, sink: &mut Sink) {
    let range = at..at + wrong.len();
    let own = paragraph.in_own(range.clone(), right);
    let (wrong, right) = (
        &paragraph.text[range.clone()],
        own.as_deref().unwrap_or(right),
    );
    let message = say(
        format!("“{wrong}”疑为“{right}”之误。"),
        format!("{wrong} is written for {right}."),
    );
    sink.mend(paragraph, range, right, message);
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
    fn to_for_of_is_mended() {
        for wrong in [
            "个别摊点出店经营反复到现象时有发生。",
            "“新官不理旧账”到行为仍存在。",
            "邻里纠纷难化解开到局面依然突出，台账不清到情况较多。",
            "采购审批到流程不规范，巡河管护到责任落实不到位。",
            "公务接待到制度执行不严，干部队伍到能力不足。",
            "关于“重建轻管”到问题，宣传到力度不够。",
        ] {
            let right = [
                "现象", "行为", "局面", "情况", "流程", "责任", "制度", "能力", "问题", "力度",
            ];
            let right = right.iter().fold(wrong.to_owned(), |text, w| {
                text.replace(&format!("到{w}"), &format!("的{w}"))
            });
            fixes(ID, wrong, &right);
        }
        fixes(
            ID,
            "取的了明显成效，诉求的到有效解决，召开坐谈会，在次强调。",
            "取得了明显成效，诉求得到有效解决，召开座谈会，再次强调。",
        );
    }

    #[test]
    fn what_is_right_is_clean() {
        clean(
            ID,
            &[
                "遇到情况及时报告，看到现象仍有发生，了解到情况比较严重，把思想统一到问题整改上来，收到情况反馈。",
                "从“有没有”到问题“好不好”，从财务管理到制度不健全逐项查，将监督延伸到制度执行不严的领域。",
                "举一反三，落实到制度、固化到制度、体现到机制，深入到工作中，上升到制度机制层面，抓培训到能力不足处发力，服务到基础薄弱的村。",
                "认识到责任不落实的危害，感受到力度不够，涉及到制度不完善的，归结到机制不健全，注意到情况普遍存在。",
                "目的到有效期止，存在次生灾害，按排查结果，反复盖章，节目的到场嘉宾，目的得到落实，标的到期。",
                "直面问题到情况摸清为止，从严到行为规范，工作到岗到责任人，组织到位，保障到位，服务到家。",
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
