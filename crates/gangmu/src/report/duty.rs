//! What minutes of a meeting charge whom with: 由甲局牵头、乙局配合，于6月底前完成….
//!
//! A duty names somebody: 由…牵头, 由…负责, 请 or 责成 a unit, or a label 责任单位：. What was only heard
//! or said at the meeting is none.

use super::deadline::find_deadline;
use super::label::{Words, is_of, own_words, said, text_words};
use super::title;
use crate::lexis::label::Topic;
use crate::lexis::stop::is_sentence_end;
use crate::outline::{Kind, Node, NodeId};
use crate::text::{is_space, simplified};
use std::ops::Range;
use std::rc::Rc;

type Place = (NodeId, Range<usize>);

/// A duty, and where it says what.
#[derive(Clone, Debug)]
pub(super) struct Duty {
    pub node: Rc<Node>,
    /// Whether labels below the node tell of it, so that its own words are but what it is.
    pub labelled: bool,
    /// Who has the lead.
    pub lead: Vec<Place>,
    /// Who joins.
    pub joint: Vec<Place>,
    /// Who answers for it, where none has the lead.
    pub unit: Vec<Place>,
    pub term: Option<Place>,
}

/// Whether the part is minutes of a meeting, by its title: 会议纪要, 专题会议纪要（第3期）.
pub fn is_minutes(part: &Node) -> bool {
    let title = title(part);
    let words = simplified(&title);
    let words = words.trim_end_matches(is_space);
    let inner = words.strip_suffix(['）', ')', '〕']);
    let named = inner.and_then(|i| Some(i.rsplit_once(['（', '(', '〔'])?.0));
    named
        .unwrap_or(words)
        .trim_end_matches(is_space)
        .ends_with("纪要")
}

/// The duties of minutes in which no problem stands, in order of the text. O(text).
pub(super) fn duties(part: &Rc<Node>) -> Vec<Duty> {
    let mut found = Vec::new();
    if part.summary().problems == 0 && is_minutes(part) {
        part.children.iter().for_each(|c| enter(c, &mut found));
    }
    found
}

/// Whether the part has rows in a ledger though it has no problem.
pub fn has_duties(part: &Rc<Node>) -> bool {
    !duties(part).is_empty()
}

fn enter(node: &Rc<Node>, found: &mut Vec<Duty>) {
    use Kind::{Body, Heading, Item, LeadIn};
    let duty = match node.kind {
        Heading(_) | LeadIn => labelled(node).or_else(|| told(node)),
        Item | Body => told(node),
        _ => None,
    };
    let below = duty.as_ref().is_some_and(|d| d.labelled);
    found.extend(duty);
    let children = node.children.iter();
    children
        .filter(|c| !below || c.kind.is_heading())
        .for_each(|c| enter(c, found));
}

/// A heading below which labels say who: 牵头单位：县教育局.
fn labelled(node: &Rc<Node>) -> Option<Duty> {
    let words = own_words(node);
    of_labels(node, &words, true)
}

fn of_labels(node: &Rc<Node>, words: &[Words<'_>], labelled: bool) -> Option<Duty> {
    let of = |topic| said(words, &|w| is_of(w, topic)).map_or(Vec::new(), |s| s.places);
    let (lead, joint) = (of(Topic::Lead), of(Topic::Joint));
    let mut unit = of(Topic::Unit);
    if unit.is_empty() {
        unit = of(Topic::Person);
    }
    let term = of(Topic::Term).into_iter().next();
    (!lead.is_empty() || !unit.is_empty()).then(|| Duty {
        node: node.clone(),
        labelled,
        lead,
        joint,
        unit,
        term,
    })
}

/// A duty that the node's own words tell.
fn told(node: &Rc<Node>) -> Option<Duty> {
    let text = node.text.as_str();
    let words = text_words(node);
    let mut duty = of_labels(node, &words, false);
    let mut from = 0;
    for sentence in text.split_inclusive(is_sentence_end) {
        if !HEARD.iter().any(|word| sentence.contains(word)) {
            charge(node, sentence, from, &mut duty);
        }
        from += sentence.len();
    }
    if let Some(duty) = &mut duty
        && duty.term.is_none()
    {
        duty.term = find_deadline(text).map(|range| (node.id, range));
    }
    duty
}

/// What was heard or said, and charges nobody.
const HEARD: [&str; 8] = [
    "听取",
    "汇报了",
    "通报了",
    "传达",
    "学习了",
    "审议了",
    "主持召开",
    "会前",
];
/// What begins a charge, before the name.
const CHARGES: [&str; 4] = ["由", "请", "责成", "责令"];
/// What stands behind a name that is charged with something.
const ACTS: [&str; 16] = [
    "牵头",
    "负责",
    "会同",
    "尽快",
    "抓紧",
    "按照",
    "认真",
    "进一步",
    "要",
    "于",
    "在",
    "组织",
    "具体",
    "统筹",
    "切实",
    "根据",
];
/// What the name of a unit ends with.
const UNITS: &str = "局委办部厅院校司行社站队中处科室组所会府区县市州省镇乡街道村团企馆";
/// What stands behind the name of who joins.
const JOINS: [&str; 7] = [
    "积极配合",
    "密切配合",
    "协同配合",
    "配合",
    "协助",
    "协办",
    "参与",
];
/// The longest name, or list of names, in bytes.
const MAX_NAME: usize = 150;

/// Reads 由甲局牵头、乙局配合 in a sentence that begins at byte `from` of the node's text.
fn charge(node: &Rc<Node>, sentence: &str, from: usize, duty: &mut Option<Duty>) {
    let place = |at: usize, len: usize| (node.id, from + at..from + at + len);
    let Some((at, name, act)) = charged(sentence) else {
        return;
    };
    let duty = duty.get_or_insert_with(|| Duty {
        node: node.clone(),
        labelled: false,
        lead: Vec::new(),
        joint: Vec::new(),
        unit: Vec::new(),
        term: None,
    });
    let leads = act.starts_with("牵头");
    let names = if leads {
        &mut duty.lead
    } else {
        &mut duty.unit
    };
    names.push(place(at, name.len()));
    // 牵头、乙局配合; 牵头负责，乙局、丙局配合
    let behind = at + name.len();
    let stop = |c: char| matches!(c, '，' | ',' | '、');
    let mut clauses = sentence[behind..].match_indices(stop);
    let joins = clauses.find_map(|(comma, mark)| {
        let start = behind + comma + mark.len();
        let clause = sentence[start..].split(['，', ',']).next().unwrap_or("");
        let len = JOINS.iter().filter_map(|word| clause.find(word)).min()?;
        let is_name = len > 0 && len <= MAX_NAME && !clause[..len].contains(['由', '请', '要']);
        is_name.then_some((start, len))
    });
    if let Some((start, len)) = joins {
        duty.joint.push(place(start, len));
    }
}

/// Who is charged in the sentence: where the name stands, the name, and what stands behind it.
fn charged(sentence: &str) -> Option<(usize, &str, &str)> {
    let by_word = CHARGES.iter().flat_map(|word| {
        let found = sentence.match_indices(word);
        found.map(move |(at, _)| (at + word.len(), *word == "由"))
    });
    let mut starts: Vec<(usize, bool)> = by_word.collect();
    // 县教育局牵头，…: from the beginning of a clause.
    let clause = |c: char| matches!(c, '，' | ',' | '：' | ':');
    starts.push((0, false));
    starts.extend(
        sentence
            .match_indices(clause)
            .map(|(at, mark)| (at + mark.len(), false)),
    );
    let read = |(start, by): (usize, bool)| {
        let rest = &sentence[start..];
        let clause = rest.split(['，', ',', '：', ':', '。', '；']).next()?;
        let acts = ACTS.iter().filter_map(|act| clause.find(act));
        let len = acts.filter(|len| *len > 0).min()?;
        let (name, act) = (clause[..len].trim_end_matches(is_space), &clause[len..]);
        // 由甲局负责的项目 is no charge.
        let is_past = act.starts_with("负责的") || act.starts_with("牵头的");
        let certain = act.starts_with("牵头") || by && act.starts_with("负责");
        let asked = start > 0
            && ["请", "责成", "责令"]
                .iter()
                .any(|w| sentence[..start].ends_with(w));
        let is_unit = name.ends_with(|c| UNITS.contains(c))
            || name.ends_with("等单位")
            || name.ends_with("公司");
        let named = if by {
            certain
        } else {
            is_unit && (asked || act.starts_with("牵头"))
        };
        let is_name = name.len() <= MAX_NAME && !name.contains(is_space);
        (named && is_name && !is_past).then_some((start, name, act))
    };
    starts.into_iter().find_map(read)
}

#[cfg(test)]
mod tests {
    use crate::report::{Column, Columns, LedgerRow, LedgerSums, ledger, ledger_summary};
    use crate::text::Language;

    fn rows(text: &str) -> Vec<LedgerRow> {
        let outline = crate::parse(text);
        ledger(&outline, outline.root().id)
    }

    /// The rows as matter | lead | joint | unit | deadline.
    #[track_caller]
    fn check(text: &str, want: &[&str]) {
        let of = |row: &LedgerRow| {
            let cell = |column| {
                let found = row.cells.iter().find(|(c, _)| *c == column);
                found.map_or("", |(_, cell)| cell.text.as_str())
            };
            let words = |cell: &Option<_>| {
                cell.as_ref()
                    .map_or("", |c: &crate::report::LedgerCell| c.text.as_str())
                    .to_owned()
            };
            format!(
                "{}|{}|{}|{}|{}",
                row.problem,
                cell(Column::Lead),
                cell(Column::Joint),
                words(&row.responsible),
                words(&row.deadline)
            )
        };
        assert_eq!(rows(text).iter().map(of).collect::<Vec<_>>(), want);
    }

    #[test]
    fn a_row_a_duty() {
        check(
            "某县政府专题会议纪要\n会议听取了由县发改局牵头起草的方案汇报。\n一、关于校舍建设\n会议决定：\n（一）由县教育局牵头、县住建局配合，于6月底前完成校舍加固。\n（二）由县财政局负责，县审计局、县教育局密切配合，9月30日前拨付资金。\n二、关于道路\n会议议定，县交通局牵头，县公路站配合，年底前完成排查。\n会议要求，各单位要提高认识。\n",
            &[
                "由县教育局牵头、县住建局配合，于6月底前完成校舍加固|县教育局|县住建局|县教育局|6月底前",
                "由县财政局负责，县审计局、县教育局密切配合，9月30日前拨付资金||县审计局、县教育局|县财政局|9月30日前",
                "会议议定，县交通局牵头，县公路站配合，年底前完成排查|县交通局|县公路站|县交通局|年底前",
            ],
        );
    }

    #[test]
    fn items_labels_and_requests() {
        check(
            "办公会议纪要（第3期）\n会议决定，一是由甲局牵头，乙委配合，三个月内完成清理；二是请丙局尽快报送名单；三是加强宣传。\n",
            &[
                "由甲局牵头，乙委配合，三个月内完成清理|甲局|乙委|甲局|三个月内",
                "请丙局尽快报送名单|||丙局|",
            ],
        );
        check(
            "某镇党委会议纪要\n1.推进环境整治\n牵头单位：镇农办\n配合单位：各村\n完成时限：11月底\n2.修订制度。责任单位：镇党政办；完成时限：12月15日前。\n",
            &[
                "推进环境整治|镇农办|各村|镇农办|11月底",
                "修订制度|||镇党政办|12月15日前",
            ],
        );
    }

    #[test]
    fn they_are_called_what_they_are() {
        let all = rows("某局办公会议纪要\n1.由办公室牵头完成搬迁。\n2.由财务科负责结算。\n");
        assert_eq!(
            ledger_summary(&LedgerSums::of(&all, None)),
            "议定事项2项（按议定事项计），未写明进展2项。"
        );
        assert!(all.iter().all(|row| row.is_duty && row.status.is_none()));
        let columns = Columns::usual(&all);
        assert_eq!(columns.name(Column::Problem, Language::Chinese), "议定事项");
        let labelled = "某局会议纪要\n1.推进搬迁\n责任单位：办公室\n完成时限：6月底\n2.推进结算\n责任单位：财务科\n完成时限：7月底\n";
        let part = crate::parse(labelled).root().children[0].clone();
        assert_eq!((part.summary().problems, rows(labelled).len()), (0, 2));
        let claiming = labelled.replace("1.推", "巡察反馈2个问题。\n1.推");
        let part = crate::parse(&claiming).root().children[0].clone();
        assert_eq!(part.summary().problems, 2);
    }

    #[test]
    fn others_have_none() {
        for text in [
            "某县关于巡察整改的方案\n1.由县教育局牵头，于6月底前完成。\n",
            "某局会议纪要\n会议由局长张某主持。\n会议听取了由县教育局牵头的汇报。\n会议指出，由甲局负责的项目进展良好，要抓紧推进。\n大家要认真学习。\n",
            "某局会议纪要的通知\n1.由县教育局牵头。\n",
        ] {
            assert_eq!(rows(text), [], "{text}");
        }
        let with_problems =
            "某局会议纪要\n一、整改情况\n1.关于台账不全的问题\n由县教育局牵头补齐。\n";
        let found = rows(with_problems);
        assert!(found.len() == 1 && !found[0].is_duty);
    }
}
