//! An identity number, a mobile or a landline: what a published report should not show.

use crate::check::Severity;
use crate::check::context::{Context, Sink, say};
use crate::check::paragraph::Paragraph;
use crate::check::registry::{Group, Rule};
use crate::outline::Kind;
use crate::report::Date;
use crate::text::both;

pub static RULE: Rule = Rule {
    id: "personal-number",
    severity: Severity::Warning,
    group: Group::Leftover,
    name: both("身份证号、电话号码", "Identity and telephone numbers"),
    about: both(
        "公开前应遮住的身份证号（校验位相符的18位）、手机号、家庭电话，可一键遮住中间几位。公布的联系手机只提示，不遮；办公座机不提。",
        "Identity numbers with a right check digit, mobile numbers and landlines of homes, which can be masked; mobiles published as contacts are hints and stay, landlines of offices are passed over.",
    ),
    example: "群众王某（身份证号11010519491231002X，电话13800138000）反映的问题已办结。\n",
    check: Some(check),
    across: None,
};

/// What stands in a line that is there to be called.
const CONTACT: [&str; 19] = [
    "举报手机",
    "监督手机",
    "受理电话",
    "联系人",
    "联系手机",
    "联系电话",
    "联系方式",
    "监督电话",
    "举报电话",
    "投诉电话",
    "服务电话",
    "咨询电话",
    "值班电话",
    "热线",
    "邮政信箱",
    "电子邮箱",
    "邮箱",
    "传真",
    "通讯地址",
];

/// What numbers that look alike stand behind.
const CODES: [&str; 16] = [
    "编号",
    "单号",
    "账号",
    "帐号",
    "卡号",
    "字号",
    "编码",
    "代码",
    "文号",
    "流水号",
    "账户",
    "合同号",
    "学号",
    "工号",
    "案号",
    "批号",
];

/// Labels that begin a line of contacts.
const LABELS: [&str; 4] = ["手机：", "手机号码：", "电话：", "电 话："];

/// What makes a landline that of a home.
const HOMES: [&str; 5] = ["家庭", "住宅", "家中", "家里", "宅"];
/// What a telephone is called.
const TELEPHONES: [&str; 7] = [
    "联系电话",
    "固定电话",
    "电话号码",
    "电话",
    "座机",
    "固话",
    "号码",
];

fn check(context: &Context<'_>, sink: &mut Sink) {
    let mut above = false;
    for paragraph in context.written() {
        let text = paragraph.plain();
        // The label may stand on the line above.
        let contact = paragraph.kind == Kind::Closing
            || CONTACT.iter().any(|w| text.contains(w))
            || above && text.starts_with(|c: char| c.is_ascii_digit())
            || LABELS.iter().any(|w| text.starts_with(w));
        above = labels(text);
        let mut at = 0;
        while let Some(start) = text[at..]
            .find(|c: char| c.is_ascii_digit())
            .map(|n| at + n)
        {
            let rest = &text[start..];
            let len = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
            let number = rest[..len].trim_end_matches(is_sign);
            at = start + len;
            let whole = !text[..start]
                .ends_with(|c: char| c.is_ascii_alphanumeric() || is_joint(c))
                && !text[at..].starts_with(|c: char| c.is_ascii_alphanumeric() || is_joint(c));
            let coded = CODES.iter().any(|w| {
                text[..start]
                    .trim_end_matches(['：', ':', ' '])
                    .ends_with(w)
            });
            if let Some((what, masked)) = read(number, &text[..start]).filter(|_| whole && !coded) {
                let range = start..start + number.len();
                let cell = paragraph.place(range.clone()).0.note.as_ref();
                let head = cell.and_then(|note| note.column.as_deref());
                let contact = (contact || head.is_some_and(labels)) && what[1] != "identity number";
                tell(paragraph, range, what, &masked, contact, sink);
            }
        }
    }
}

/// Whether a line ends in the label of what is there to be called.
fn labels(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(['：', ':']);
    line.ends_with("手机") || CONTACT.iter().any(|w| line.ends_with(w))
}

/// Whether what stands before a number calls it the telephone of a home.
fn is_home(before: &str) -> bool {
    let before = before.trim_end_matches(['：', ':', ' ', '为', '是', '（', '(']);
    let named = TELEPHONES.iter().find_map(|w| before.strip_suffix(w));
    named.is_some_and(|rest| HOMES.iter().any(|w| rest.ends_with(w)))
}

fn is_part(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, 'X' | 'x') || is_sign(c)
}

/// What stands between the area and its number.
fn is_sign(c: char) -> bool {
    matches!(c, '-' | '—' | '－')
}

/// What makes a number part of another.
fn is_joint(c: char) -> bool {
    matches!(
        c,
        '.' | '/' | '_' | '@' | '=' | '*' | '×' | '元' | '万' | '亿' | '％' | '%'
    )
}

fn tell(
    paragraph: &Paragraph<'_>,
    range: std::ops::Range<usize>,
    what: [&str; 2],
    masked: &str,
    contact: bool,
    sink: &mut Sink,
) {
    if contact {
        let graded = sink.graded(Severity::Hint);
        let message = say(
            format!("这是{}，如是公布的联系方式可以保留。", what[0]),
            format!("A {}; as a published contact it may stay.", what[1]),
        );
        sink.put_in(paragraph, range, message).severity = graded;
        return;
    }
    let message = say(
        format!("{}不宜公开，可遮为“{masked}”。", what[0]),
        format!("A {} should not be published: {masked}", what[1]),
    );
    sink.mend(paragraph, range, masked, message);
}

/// What the number is, and how it reads with its middle masked.
fn read(number: &str, before: &str) -> Option<([&'static str; 2], String)> {
    let digits = number.bytes().all(|b| b.is_ascii_digit());
    let mask = |from: usize, to: usize| {
        format!(
            "{}{}{}",
            &number[..from],
            "*".repeat(to - from),
            &number[to..]
        )
    };
    if number.len() == 18 && is_identity(number) {
        return Some((["身份证号", "identity number"], mask(6, 14)));
    }
    if number.len() == 11 && digits && number.starts_with('1') && number.as_bytes()[1] >= b'3' {
        return Some((["手机号码", "mobile number"], mask(3, 7)));
    }
    let joined = number.replacen(is_sign, "", 1);
    let sign = number
        .char_indices()
        .find(|(at, c)| is_sign(*c) && (3..=4).contains(at));
    let own = sign.map_or(0, |(at, c)| at + c.len_utf8());
    let landline = number.starts_with('0')
        && is_home(before)
        && (sign.is_some() && (7..=8).contains(&(number.len() - own))
            || (10..=12).contains(&number.len()))
        && joined.bytes().all(|b| b.is_ascii_digit());
    landline.then(|| {
        (
            ["家庭电话号码", "home telephone number"],
            mask(own.max(4), number.len() - 4),
        )
    })
}

/// Eighteen characters with a real day of birth and the check digit that follows from the rest.
fn is_identity(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let bytes = number.as_bytes();
    if !bytes[..17].iter().all(u8::is_ascii_digit) || !(b'1'..=b'8').contains(&bytes[0]) {
        return false;
    }
    let sum: u32 = bytes
        .iter()
        .zip(WEIGHTS)
        .map(|(b, w)| u32::from(b - b'0') * w)
        .sum();
    let check = b"10X98765432"[sum as usize % 11];
    let part = |range: std::ops::Range<usize>| number[range].parse::<u16>().unwrap_or(0);
    let day = Date::new(part(6..10), part(10..12) as u8, part(12..14) as u8);
    let born = day.is_some() && (1900..2100).contains(&part(6..10));
    born && bytes[17].to_ascii_uppercase() == check
}

#[cfg(test)]
mod tests {
    use crate::check::Severity;
    use crate::check::tests::{clean, findings, fixes};

    const ID: &str = "personal-number";

    #[test]
    fn the_middle_is_masked() {
        fixes(
            ID,
            "王某（身份证号11010519491231002X，手机13800138000）反映，家庭电话0377-69231234，住宅座机：0377—69231235，宅电话为037769231234。",
            "王某（身份证号110105********002X，手机138****8000）反映，家庭电话0377-****1234，住宅座机：0377—****1235，宅电话为0377****1234。",
        );
    }

    #[test]
    fn contacts_are_hints_and_stay() {
        for text in [
            "联系电话：0377-69231234；手机13800138000。\n",
            "联系人：王某，13800138000\n",
            "手机：13800138000\n",
            "如有意见，请拨打以下监督电话：\n13800138000\n",
            "某镇问题整改台账\n序号\t问题\t联系电话\t状态\n1\t路灯不亮\t13800138000\t已完成\n2\t井盖缺失\t\t已完成\n",
        ] {
            let found = findings(ID, text, &Default::default());
            assert_eq!(found.len(), 1, "{text}");
            let (finding, words) = &found[0];
            assert_eq!(words, "13800138000");
            assert!(finding.severity == Severity::Hint && finding.fix.is_none());
        }
        let report = "走访的群众如下：\n13800138000的机主反映用水困难。\n";
        let found = findings(ID, report, &Default::default());
        assert_eq!(found[0].0.severity, Severity::Warning);
    }

    #[test]
    fn other_numbers_are_clean() {
        clean(
            ID,
            &[
                "投入13800138000元，订单编号13800138000，卡号：110105194912310022。",
                "统一社会信用代码11410000005184566X，身份证号110105194912310021，138****8000。",
                "面积12345678901.5平方米，2023-08-05办结，0377-6923，编码0377-69231234。",
                "http://a.cn/13800138000.html，12345热线，12388。",
                "受理电话：0000-1234567；值班室037769231234，传真0377-69231235，住宅小区物业电话0377-69231234。",
                "欢迎提出意见。联系电话：\n0000-5551234；通信地址：某街1号。\n",
            ],
        );
    }
}
