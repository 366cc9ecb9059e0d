//! Kinds of text beside the ordinary report: what structure they have, and that they lose nothing.

use gangmu::outline::{Kind, Node};
use gangmu::syntax::parse;
use std::rc::Rc;

/// One line a node, indented by its depth: the kind, a heading's level, the marker, the words;
/// `+` before a node that goes on in the paragraph before it.
fn sketch(text: &str) -> String {
    fn line(node: &Rc<Node>, depth: usize, out: &mut String) {
        let level = node
            .kind
            .level()
            .map_or(String::new(), |l| l.get().to_string());
        let inline = if node.is_inline() && depth > 0 {
            "+"
        } else {
            ""
        };
        let kind = node.kind.name();
        let words = format!("{}|{}", node.marker, node.text);
        out.push_str(&format!(
            "{}{inline}{kind}{level} {words}\n",
            "  ".repeat(depth)
        ));
        node.children.iter().for_each(|n| line(n, depth + 1, out));
    }
    let outline = parse(text);
    assert_eq!(outline.write(), text);
    let mut out = String::new();
    let parts = outline.root().children.iter();
    for part in parts.filter(|p| p.kind == Kind::Report) {
        part.children.iter().for_each(|n| line(n, 0, &mut out));
    }
    out.trim_end().to_owned()
}

#[track_caller]
fn check(text: &str, want: &str) {
    assert_eq!(sketch(text), want.trim_matches('\n'), "\n{text}");
}

#[test]
fn traditional_characters() {
    check(
        "關於巡察整改情況的報告\n縣委巡察辦：\n現將情況報告如下。\n第一節　總體情況\n一、關於學習不深入的問題。已制定計劃。\n整改情況：首先，學習文件。其次，查擺問題。最後，總結經驗。\n特此報告\n某某縣財政局\n2024年3月5日",
        "
title |關於巡察整改情況的報告
addressee |縣委巡察辦：
body |現將情況報告如下。
heading1 第一節　|總體情況
  heading2 一、|關於學習不深入的問題。
    +body |已制定計劃。
    label |整改情況：
      +item 首先，|學習文件。
      +item 其次，|查擺問題。
      +item 最後，|總結經驗。
closing |特此報告
signature |某某縣財政局
date |2024年3月5日",
    );
}

#[test]
fn decimal_numbers() {
    // With a last stop, without, and without a space.
    for (stop, gap) in [(".", " "), ("", " "), ("", "　"), ("", "")] {
        let text = "应急预案\n1@总则\n1.1@编制目的\n为规范处置，制定本预案。\n1.2@编制依据\n2@组织体系\n2.1@指挥机构\n2.1.1@组成人员\n2.1.2@主要职责\n2.2@工作机构\n3@附则\n3.1@预案解释\n本预案由局办公室解释。\n"
            .replace('@', &format!("{stop}{gap}"));
        let headings: Vec<String> = sketch(&text)
            .lines()
            .filter(|l| l.contains("heading"))
            .map(|l| l.trim_start().replace(['.', ' ', '　'], ""))
            .collect();
        let want = "heading11|总则 heading211|编制目的 heading212|编制依据 heading12|组织体系 heading221|指挥机构 heading3211|组成人员 heading3212|主要职责 heading222|工作机构 heading13|附则 heading231|预案解释";
        assert_eq!(headings.join(" "), want, "{stop:?} {gap:?}");
    }
    check(
        "建设方案\n1 总体要求\n1.1 目标\n3.5 万元以上的项目由县级审批。\n2023 年完成立项。\n1.2 任务\n1) 门户系统\n2) 审批系统\na) 登录；\nb) 查询。\n2 保障\n2.1 资金\n",
        "
title |建设方案
heading1 1 |总体要求
  heading2 1.1 |目标
    body |3.5 万元以上的项目由县级审批。
    body |2023 年完成立项。
  heading2 1.2 |任务
    heading3 1) |门户系统
    heading3 2) |审批系统
      item a) |登录；
      item b) |查询。
heading1 2 |保障
  heading2 2.1 |资金",
    );
    check(
        "档案管理规范\n1 范围\n本文件规定了档案管理的要求。\n2 管理要求\n2.1 收集\n2.1.1 各科室应当在每年三月底前移交上年度的档案。\n2.1.2 移交时应当填写清单，由双方签字。\n2.2 保管\n2.2.1 库房应当防火、防潮，并配备温湿度计。\n3 监督检查\n",
        "
title |档案管理规范
heading1 1 |范围
  body |本文件规定了档案管理的要求。
heading1 2 |管理要求
  heading2 2.1 |收集
    body |2.1.1 各科室应当在每年三月底前移交上年度的档案。
    body |2.1.2 移交时应当填写清单，由双方签字。
  heading2 2.2 |保管
    body |2.2.1 库房应当防火、防潮，并配备温湿度计。
heading1 3 |监督检查",
    );
    // Details of an ordinary report, and figures.
    check(
        "工作总结\n一、工作情况\n（一）抓收入\n1.税收收入\n1.1 增值税\n1.2 所得税\n3.5 亿元用于民生，2.3 亿元用于基建。\n3.6 亿元结转。\n二、问题\n2024 年财政收支矛盾突出。\n",
        "
title |工作总结
heading1 一、|工作情况
  heading2 （一）|抓收入
    heading3 1.|税收收入
      heading4 1.1 |增值税
      heading4 1.2 |所得税
        body |3.5 亿元用于民生，2.3 亿元用于基建。
        body |3.6 亿元结转。
heading1 二、|问题
  body |2024 年财政收支矛盾突出。",
    );
}

#[test]
fn marks_of_markdown() {
    check(
        "# **关于改进作风的方案**\n\n> 讨论稿\n\n## **一、总体要求**\n\n坚持**问题导向**，务求实效。\n\n**二、重点任务**\n\n### （一）文风会风\n\n1. **精简文件**：全年压减10%。\n2. **减少会议。**全县性会议不超过20次。\n\n- 每年调研30天\n* 形成报告\n\n---\n\n**责任单位**：办公室\n- **完成时限：**年底前\n",
        "
title |关于改进作风的方案**
title |讨论稿
heading1 一、|总体要求**
  body |坚持**问题导向**，务求实效。
heading1 二、|重点任务**
  heading2 （一）|文风会风
    heading3 1. |**精简文件**：
      +body |全年压减10%。
    heading3 2. |**减少会议。**
      +body |全县性会议不超过20次。
      body |每年调研30天
      body |形成报告
      junk |---
      label |责任单位**：
        +body |办公室
      label |完成时限：**
        +body |年底前",
    );
    check(
        "# 数据治理方案\n## 背景\n数据分散。\n## 措施\n### 归集\n1. 建目录\n2. 建平台\n### 共享\n**一是**打通接口。**二是**统一标准。\n```python\n# 说明\n1. a = 1\n```\n## 保障\n",
        "
title |数据治理方案
heading1 |背景
  body |数据分散。
heading1 |措施
  heading2 |归集
    heading3 1. |建目录
    heading3 2. |建平台
  heading2 |共享
    item **一是**|打通接口。
    +item **二是**|统一标准。
    junk |```python
    body |# 说明
    body |1. a = 1
    junk |```
heading1 |保障",
    );
    check(
        "## 一、现状\n### 1. 人员\n#### （1）编制\n#### 说明\n### 2. 经费\n## 附\n",
        "
heading1 一、|现状
  heading3 1. |人员
    heading4 （1）|编制
    heading4 |说明
  heading3 2. |经费
heading1 |附",
    );
    let titles = |text: &str| {
        let mut found = Vec::new();
        parse(text).root().walk(&mut |n| {
            if n.kind.is_heading() || n.kind == Kind::Title {
                assert_eq!(&n.text[n.title_range()], n.title());
                found.push(n.title().to_owned());
            }
        });
        found.join("|")
    };
    assert_eq!(
        titles(
            "# **方案**\n**一、总体要求**\n1. **精简文件**：压减。\n2. **减少会议。**不超。\n（一）责任人王**\n"
        ),
        "方案|总体要求|精简文件|减少会议|责任人王**"
    );
}

#[test]
fn a_title_behind_what_a_chat_says() {
    check(
        "好的，以下是方案：\n---\n# 某县提升行动方案\n为落实部署，制定本方案。\n## 一、目标\n### 1. 甲\n",
        "
body |好的，以下是方案：
junk |---
title |某县提升行动方案
body |为落实部署，制定本方案。
heading1 一、|目标
  heading3 1. |甲",
    );
}

#[test]
fn lines_of_a_pdf() {
    check(
        "某某县水利局 2023 年工作总结和 2024 年\n工作计划\n今年以来，我局坚持统筹推进防汛抗旱和水利工程\n建设，各项工作取得新的成效，现将情况报告如下。\n一、2023 年工作情况\n（一）防汛抗旱扎实有力。全年排查隐患 325 处，整\n改 312 处，整改率 96%。一是压实责任，逐级签\n订责任书。二是备足物资，新建仓库 2 座。\n- 1 -\n（二）工程建设稳步推进。完成投资 3200 万元，治\n- 2 -\n理河道 12.5 公里。\n二、存在问题\n1.资金缺口较大。\n2.技术力量不足。\n第 3 页 共 3 页\n某某县水利局\n2023 年 12 月 20 日\n",
        "
title |某某县水利局 2023 年工作总结和 2024 年
title |工作计划
body |今年以来，我局坚持统筹推进防汛抗旱和水利工程
建设，各项工作取得新的成效，现将情况报告如下。
heading1 一、|2023 年工作情况
  heading2 （一）|防汛抗旱扎实有力。
    +body |全年排查隐患 325 处，整
改 312 处，整改率 96%。
    +item 一是|压实责任，逐级签
订责任书。
    +item 二是|备足物资，新建仓库 2 座。
    junk |- 1 -
  heading2 （二）|工程建设稳步推进。
    +body |完成投资 3200 万元，治
- 2 -
理河道 12.5 公里。
heading1 二、|存在问题
  heading3 1.|资金缺口较大。
  heading3 2.|技术力量不足。
    junk |第 3 页 共 3 页
signature |某某县水利局
date |2023 年 12 月 20 日",
    );
}

#[test]
fn audit_reports() {
    check(
        "信息公开 > 审计公告 > 正文\n某某区审计局关于2022年度区级预算执行审计查出问题整改情况的报告\n发布日期：2023-01-06 11:16  信息来源：区审计局  浏览次数：102  字号：[ 大 中 小 ]\n（2022年12月28日在区九届人大常委会第八次会议上）\n区审计局局长　李某某\n主任、各位副主任、秘书长、各位委员：\n受区人民政府委托，现将整改情况报告如下，请予审议。\n一、整改情况\n（一）预算管理方面\n1.关于预算编制不细的问题。区财政局细化要求，已整改。\n二、下一步打算\n——压实责任。对3项问题挂号督办。\n——举一反三。健全长效机制。\n主任、各位副主任，我们将自觉接受监督，做好工作。\n以上报告，请审议。\n打印本页 关闭窗口\n",
        "
junk |信息公开 > 审计公告 > 正文
title |某某区审计局关于2022年度区级预算执行审计查出问题整改情况的报告
junk |发布日期：2023-01-06 11:16  信息来源：区审计局  浏览次数：102  字号：[ 大 中 小 ]
title |（2022年12月28日在区九届人大常委会第八次会议上）
title |区审计局局长　李某某
salutation |主任、各位副主任、秘书长、各位委员：
body |受区人民政府委托，现将整改情况报告如下，请予审议。
heading1 一、|整改情况
  heading2 （一）|预算管理方面
    heading3 1.|关于预算编制不细的问题。
      +body |区财政局细化要求，已整改。
heading1 二、|下一步打算
  body |——压实责任。对3项问题挂号督办。
  body |——举一反三。健全长效机制。
body |主任、各位副主任，我们将自觉接受监督，做好工作。
closing |以上报告，请审议。
junk |打印本页 关闭窗口",
    );
}

#[test]
fn minutes() {
    check(
        "专题会议纪要\n时间：2024年5月8日上午9:30\n主 持 人：副县长张某\n参会人员：王某、李某\n会议认为，改造是民生工程。\n一、关于改造\n会议议定以下事项：\n1.县住建局牵头编制清单，5月20日前完成。\n2.县城管局负责拆除，6月底前完成。\n会议要求，各单位要加强配合。\n二、关于防汛\n会议决定：\n（一）由县水利局牵头，4月15日前完成。\n会议强调，要压实责任。\n出席：李某、张某\n记录：吴某\n分送：县委办公室。\n",
        "
title |专题会议纪要
body |时间：2024年5月8日上午9:30
body |主 持 人：副县长张某
body |参会人员：王某、李某
body |会议认为，改造是民生工程。
heading1 一、|关于改造
  body |会议议定以下事项：
  heading3 1.|县住建局牵头编制清单，5月20日前完成。
  heading3 2.|县城管局负责拆除，6月底前完成。
  body |会议要求，各单位要加强配合。
heading1 二、|关于防汛
  body |会议决定：
  heading2 （一）|由县水利局牵头，4月15日前完成。
  body |会议强调，要压实责任。
closing |出席：李某、张某
closing |记录：吴某
closing |分送：县委办公室。",
    );
}

#[test]
fn replies_and_thanks() {
    check(
        "（A类）\n关于县政协十届二次会议第108号提案的答复\n张某委员：\n您提出的提案收悉，现答复如下：\n一、工作情况\n感谢各位的建议，我们已采纳。\n二、下一步\n1、加快建设\n2、建立机制\n衷心感谢您对我们工作的关心支持！\n联系单位：县民政局\n（联系人：李某，电话：123456）\n某某县民政局\n2023年6月30日\n（此件公开发布）\n",
        "
body |（A类）
title |关于县政协十届二次会议第108号提案的答复
addressee |张某委员：
body |您提出的提案收悉，现答复如下：
heading1 一、|工作情况
  body |感谢各位的建议，我们已采纳。
heading1 二、|下一步
  heading3 1、|加快建设
  heading3 2、|建立机制
closing |衷心感谢您对我们工作的关心支持！
closing |联系单位：县民政局
closing |（联系人：李某，电话：123456）
signature |某某县民政局
date |2023年6月30日
closing |（此件公开发布）",
    );
    check(
        "在大会上的讲话\n同志们：\n感谢大家的到来！\n一、认识\n认识要高。\n谢谢大家！\n",
        "
title |在大会上的讲话
salutation |同志们：
body |感谢大家的到来！
heading1 一、|认识
  body |认识要高。
closing |谢谢大家！",
    );
}

#[test]
fn ledgers_pasted_as_tables() {
    check(
        "整改台账\n序号\t反馈问题\t整改措施\t责任单位\t整改时限\t进展情况\t是否销号\n1\t台账不健全\t1.建立台账；2.专人管理。\t办公室\t2024年3月底\t已完成\t是\n2\t巡查不到位\t一是制定计划；二是每周巡查\t执法大队\t\t正在推进\t否\n3\t资金拨付慢\t简化流程\t财务股\t长期坚持\n合计3个问题。\n",
        "
title |整改台账
body |序号\t反馈问题\t整改措施\t责任单位\t整改时限\t进展情况\t是否销号
heading3 1\t|台账不健全
  +item 1.|建立台账；
  +item 2.|专人管理。
  +body |办公室
  +body |2024年3月底
  +body |已完成
  +body |是
heading3 2\t|巡查不到位
  +item 一是|制定计划；
  +item 二是|每周巡查
  +body |执法大队
  +body |正在推进
  +body |否
heading3 3\t|资金拨付慢
  +item |简化流程
  +body |财务股
  +body |长期坚持
body |合计3个问题。",
    );
    check(
        "一、问题清单\n| 序号 | 存在问题 | 整改举措 | 责任领导 | 完成时限 |\n| --- | :--: | --- | --- | --- |\n| 1 | 台账不健全 | （1）建立台账；（2）专人管理 | 李某 | 3月底 |\n| 2 | 巡查不到位 | 每周巡查 | 王某 | 6月底 |\n\n二、下步打算\n继续推进。\n",
        "
heading1 一、|问题清单
  body || 序号 | 存在问题 | 整改举措 | 责任领导 | 完成时限 |
  body || --- | :--: | --- | --- | --- |
  heading3 1 | |台账不健全
    +item （1）|建立台账；
    +item （2）|专人管理
    +body |李某
    +body |3月底
  heading3 2 | |巡查不到位
    +item |每周巡查
    +body |王某
    +body |6月底
heading1 二、|下步打算
  body |继续推进。",
    );
    // A sheet's cells of several lines stand in quotes; a row without number and subject goes on;
    // one with a number of another sort groups.
    check(
        "序号\t存在问题\t整改措施\t责任单位\t完成情况\n一\t党建方面\n1\t制度不健全\t\"1.修订制度\n2.组织学习\"\t办公室\t已完成\n\t\t3.开展测试\t党办\n二\t廉政方面\n2\t执行不严\t开展督查\t督查室\t正在整改\n",
        "
body |序号\t存在问题\t整改措施\t责任单位\t完成情况
heading2 一\t|党建方面
  heading3 1\t|制度不健全
    +item 1.|修订制度
    item 2.|组织学习
    +body |办公室
    +body |已完成
    item 3.|开展测试
    +body |党办
heading2 二\t|廉政方面
  heading3 2\t|执行不严
    +item |开展督查
    +body |督查室
    +body |正在整改",
    );
    // Other tables, contents and figures stay what they were.
    check(
        "一、基本情况\n指标\t2022年\t2023年\n粮食产量\t12.1\t12.5\n二、问题\n1.甲\t乙\n",
        "
heading1 一、|基本情况
  body |指标\t2022年\t2023年
  body |粮食产量\t12.1\t12.5
heading1 二、|问题
  heading3 1.|甲\t乙",
    );
}

#[test]
fn cells_are_read_by_the_heads_of_their_columns() {
    use gangmu::{Status, ledger};
    let text = "序号\t责任单位\t巡察反馈问题\t整改措施\t完成时限\t整改情况\t是否销号\n1\t办公室\t台账不健全\t1.建立台账；2.专人管理\t2024年3月底\t已完成整改\t是\n2\t财务股\t报销不规范\t修订办法\t2024年6月\t修订了办法，正在推进\t否\n3\t执法队\t巡查不到位\t每周巡查\t长期坚持\t\t否\n";
    let outline = parse(text);
    let rows = ledger(&outline, outline.root().id);
    let words = |cell: &Option<gangmu::report::LedgerCell>| {
        cell.as_ref().map_or(String::new(), |c| c.text.clone())
    };
    let told: Vec<_> = rows
        .iter()
        .map(|r| {
            (
                r.problem.as_str(),
                r.measures.len(),
                words(&r.responsible),
                words(&r.deadline),
            )
        })
        .collect();
    let owned = |s: &str| s.to_owned();
    assert_eq!(
        told,
        [
            ("台账不健全", 2, owned("办公室"), owned("2024年3月底")),
            ("报销不规范", 1, owned("财务股"), owned("2024年6月")),
            ("巡查不到位", 1, owned("执法队"), owned("长期坚持")),
        ]
    );
    let states: Vec<_> = rows.iter().map(|r| r.status).collect();
    assert_eq!(states[..2], [Some(Status::Done), Some(Status::Ongoing)]);
}

/// 2.5G基站… is the second heading where its neighbours are the first and the third.
#[test]
fn titles_that_begin_with_figures_are_headings() {
    let text = "某县关于工作情况的报告\n一、工作情况\n1.2024年完成投资3亿元。建成道路2条。\n2.5G基站建设提速。新建基站30个。\n3.推进改革。清理事项。\n";
    let outline = gangmu::parse(text);
    let mut titles = Vec::new();
    outline.root().walk(&mut |n| {
        if n.kind.is_heading() {
            titles.push(n.title().to_owned());
        }
    });
    assert_eq!(
        titles[1..],
        ["2024年完成投资3亿元", "5G基站建设提速", "推进改革"]
    );
    assert_eq!(outline.write(), text);
}
