//! The frame of a report: salutation, addressee, closing lines, signature, date.

use super::kind::without_note;
use super::names::LONGEST_TITLE;
use crate::lexis::date::is_date;
use crate::numbering::is_numeral;
use crate::text::{is_space, seek};

pub(super) const ENDS: &str = "。；;，,：:、！!？?";

/// Whether the line hails listeners: 同志们： 各位领导、同志们:
pub fn is_salutation(line: &str) -> bool {
    const HAILED: [&str; 10] = [
        "同志们",
        "各位",
        "尊敬的",
        "同事们",
        "朋友们",
        "老师们",
        "同学们",
        "代表们",
        "女士们",
        "委员们",
    ];
    let Some(words) = line.strip_suffix(['：', ':', '，', ',', '！', '!']) else {
        return false;
    };
    words.chars().count() <= 40
        && HAILED.iter().any(|w| words.contains(w))
        && !words.contains(['。', '；', ';'])
}

/// Whether the line names whom the report is sent to: 市委巡察办：
pub fn is_addressee(line: &str) -> bool {
    let Some(words) = line.strip_suffix(['：', ':']) else {
        return false;
    };
    words.len() <= LONGEST_TITLE
        && (2..=60).contains(&words.chars().count())
        && !words.contains(['。', '；', ';', '：', ':', '？', '！'])
}

const CLOSINGS: [&str; 22] = [
    "特此报告",
    "特此通报",
    "特此通知",
    "特此公告",
    "特此公示",
    "特此说明",
    "特此函",
    "专此报告",
    "现予通报",
    "联系方式",
    "联系电话",
    "联系人",
    "监督电话",
    "举报电话",
    "电话：",
    "电话:",
    "邮政编码",
    "邮编",
    "通信地址",
    "通讯地址",
    "电子邮箱",
    "电子邮件",
];
const CLOSINGS_MORE: [&str; 22] = [
    "联系单位",
    "联系方法",
    "（联系",
    "(联系",
    "承办单位：",
    "附件:",
    "附：",
    "附:",
    "邮寄地址",
    "办公地址",
    "来信地址",
    "以上报告",
    "以上汇报",
    "附件：",
    "（此件",
    "(此件",
    "抄送：",
    "抄送:",
    "抄报：",
    "抄报:",
    "分送：",
    "分送:",
];

/// What the words of [`CLOSINGS`] and [`CLOSINGS_MORE`] begin with.
const FIRST_OF_CLOSINGS: &str = "特专现联监举电邮通来办以承附（(抄分";

/// Whether the line closes a report: 欢迎监督, 特此报告, contacts, 附件.
pub fn is_closing(line: &str) -> bool {
    if line.len() > 480 {
        return false;
    }
    let starts = |words: &[&str]| words.iter().any(|w| line.starts_with(w));
    let first = line.chars().next();
    first.is_some_and(|c| FIRST_OF_CLOSINGS.contains(c))
        && (starts(&CLOSINGS) || starts(&CLOSINGS_MORE))
        || line.starts_with("欢迎") && line.contains("监督")
        || seek(line, '督').is_some() && line.contains("进行监督") && line.contains("欢迎")
}

/// Whether the line thanks who is addressed: 感谢您对我们工作的关心和支持！ Where nothing but the
/// foot follows, it closes the report.
pub fn thanks(line: &str) -> bool {
    let rest =
        line.trim_start_matches(['再', '衷', '心', '次', '诚', '挚', '最', '后', '，', '真']);
    let whom = ["您", "你", "贵", "大家", "各位"];
    rest.starts_with(['感', '谢'])
        && ["感谢", "谢谢"].iter().any(|w| rest.starts_with(w))
        && line.chars().nth(80).is_none()
        && whom.iter().any(|w| rest.contains(w))
        && line.ends_with(['！', '。', '!'])
}

/// What tells of a meeting in its minutes, before a colon.
const MEETING: [&str; 24] = [
    "时间",
    "会议时间",
    "地点",
    "会议地点",
    "主持",
    "主持人",
    "会议主持",
    "出席",
    "出席人员",
    "列席",
    "列席人员",
    "参加",
    "参加人员",
    "参会人员",
    "请假",
    "缺席",
    "记录",
    "记录人",
    "议题",
    "会议议题",
    "汇报人",
    "到会",
    "签发",
    "签发人",
];

/// Whether the line tells of a meeting: 时间：… 主持人：… 列席：…
pub fn tells_of_meeting(line: &str) -> bool {
    let mut chars = line.char_indices().take(10);
    let colon = line.starts_with(|c| "时会地主出列参请缺记议汇到签".contains(c))
        && chars.clone().any(|(_, c)| matches!(c, '：' | ':'));
    colon && {
        let at = chars
            .find(|(_, c)| matches!(c, '：' | ':'))
            .map_or(0, |c| c.0);
        let plain: String = line[..at].chars().filter(|c| !is_space(*c)).collect();
        MEETING.contains(&plain.as_str())
    }
}

/// Whether the line begins what a meeting said: 会议要求，…
pub fn reports_meeting(line: &str) -> bool {
    const SAID: [&str; 12] = [
        "要求", "强调", "指出", "认为", "决定", "明确", "议定", "同意", "听取", "审议", "原则",
        "研究",
    ];
    line.strip_prefix("会议")
        .is_some_and(|rest| SAID.iter().any(|w| rest.starts_with(w)))
}

/// Whether the line is of the head of an official document, above its title: 某县人民政府文件,
/// 某政发〔2024〕18号, perhaps with 签发人：某某 behind.
pub fn is_letterhead(line: &str) -> bool {
    if line.len() > 150 {
        return false;
    }
    let spaced: String = line.chars().filter(|c| !is_space(*c)).collect();
    // The class of a reply: A类, （B类）.
    let class = spaced
        .trim_matches(|c| "（）()【】".contains(c))
        .strip_suffix('类');
    if class.is_some_and(|c| matches!(c.as_bytes(), [b'A'..=b'D'] | [b'A'..=b'D', b'0'..=b'9'])) {
        return true;
    }
    let number = spaced.split("签发人").next().unwrap_or("");
    let numbered = number.ends_with('号')
        && number.contains(['〔', '[', '［', '【'])
        && number.contains(['〕', ']', '］', '】'])
        && number.chars().nth(24).is_none()
        && !number.contains(|c| ENDS.contains(c));
    let organisation = spaced.strip_suffix("文件");
    numbered
        || organisation.is_some_and(is_organisation)
        || is_attachment(&spaced)
        || is_dated(line)
}

/// 附件2 above the title of what is attached.
fn is_attachment(line: &str) -> bool {
    let number = line.strip_prefix("附件").or(line.strip_prefix("附表"));
    let number = number.map(|n| n.trim_matches(|c| "：:（）()".contains(c)));
    number.is_some_and(|n| n.chars().all(is_numeral) && n.len() < 8)
}

/// 某县人民政府办公室　　　2024年4月11日: who issued it, and on what day, in one line.
fn is_dated(line: &str) -> bool {
    let Some((who, day)) = line.rsplit_once(is_space) else {
        return false;
    };
    let who = who.trim_end_matches(is_space);
    is_date(day) && is_organisation(who)
}

/// Whether the line begins a list of attachments, whose lines 1. 2. are no headings.
pub fn opens_attachments(line: &str) -> bool {
    line == "附件"
        || ["附件：", "附件:", "附：", "附:"]
            .iter()
            .any(|w| line.starts_with(w))
}

const ORGANISATIONS: [&str; 40] = [
    "委员会",
    "党委",
    "D委",
    "党组",
    "D组",
    "支部",
    "总支",
    "工委",
    "纪委",
    "监委",
    "政府",
    "县委",
    "市委",
    "区委",
    "省委",
    "镇委",
    "乡委",
    "团委",
    "办公室",
    "局",
    "院",
    "厅",
    "部",
    "处",
    "科",
    "站",
    "所",
    "公司",
    "集团",
    "学校",
    "大学",
    "学院",
    "医院",
    "中心",
    "办事处",
    "协会",
    "联合会",
    "总队",
    "支队",
    "领导小组",
];

/// Whether the line could be a signing organisation standing alone.
pub fn is_organisation(line: &str) -> bool {
    line.len() <= 110
        && (3..=34).contains(&line.chars().count())
        && !line.contains(|c| ENDS.contains(c) || matches!(c, '《' | '》' | '“' | '”'))
        && ORGANISATIONS
            .iter()
            .any(|w| without_note(line).ends_with(w))
}

/// Whether the line is short and open-ended enough to sign with: a name, an organisation.
pub fn could_sign(line: &str) -> bool {
    line.len() <= 120
        && (2..=30).contains(&line.chars().count())
        && !line.contains(|c| ENDS.contains(c))
}

/// Whether a line ends where no sentence does.
pub fn is_broken(words: &str) -> bool {
    words.ends_with(|c: char| {
        c.is_alphanumeric() || matches!(c, '，' | '、' | ',' | '“' | '《' | '（')
    })
}

/// Whether a line that ends in a colon announces what follows rather than naming a reader.
pub fn announces(words: &str) -> bool {
    ["如下", "现将", "报告", "汇报", "通报", "情况", "以下"]
        .iter()
        .any(|w| words.contains(w))
}

/// 2.某某方案 behind 附件：
pub fn attaches(words: &str) -> bool {
    words.starts_with(|c: char| c.is_ascii_digit() || c == '《')
}

/// 某某委员会　2024年3月5日 on one line.
pub fn signs_with_date(words: &str) -> bool {
    words.rsplit_once(is_space).is_some_and(|(name, date)| {
        is_date(date.trim_end_matches("印发")) && is_organisation(name.trim_end_matches(is_space))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for line in [
            "2023年8月11日",
            "2024年08月1日",
            "二〇二三年八月",
            "2024年X月X日",
            "（2024年3月5日）",
            "2023年 8 月 11 日",
            "2024.3.5",
            "2024-03-05",
        ] {
            assert!(is_date(line), "{line}");
        }
        for line in [
            "2023年以来",
            "2023年8月11日召开会议",
            "3.5.1 内容",
            "八月",
            "1.2.3",
        ] {
            assert!(!is_date(line), "{line}");
        }
    }

    #[test]
    fn frame() {
        assert!(is_salutation("同志们:"));
        assert!(is_salutation("各位领导、同志们："));
        assert!(!is_salutation("要团结同志们；要实干："));
        assert!(!is_salutation("要团结同志们;要实干："));
        assert!(is_addressee("市委巡察工作领导小组办公室："));
        assert!(is_closing("欢迎广大群众对整改情况进行监督。"));
        let known = |w: &str| w.starts_with(|c| FIRST_OF_CLOSINGS.contains(c));
        assert!(CLOSINGS.iter().chain(&CLOSINGS_MORE).all(|w| known(w)));
        assert!(is_organisation("中共某某县委员会"));
        assert!(!is_organisation("进一步完善制度，加强管理"));
        assert!(is_letterhead("某县人民政府文件"));
        assert!(is_letterhead("某政发〔2024〕18号    签发人：某某"));
        assert!(is_letterhead("某交提复【2024】6号"));
        assert!(is_letterhead("附件1"));
        assert!(is_letterhead("某县人民政府办公室　　　2024年4月11日"));
        assert!(!is_letterhead("附件清单"));
        assert!(!is_letterhead("某县 2024年工作总结"));
        assert!(is_letterhead("（B类）"));
        assert!(!is_letterhead("第一类"));
        assert!(thanks("衷心感谢您对我们工作的关心和支持！"));
        assert!(!thanks("感谢信"));
        assert!(tells_of_meeting("列 席：王某（县水利局）"));
        assert!(!tells_of_meeting("时间紧：任务重"));
        assert!(!is_letterhead("关于印发文件"));
        assert!(!is_letterhead("关于转发某政发〔2024〕18号文件的通知"));
    }
}
