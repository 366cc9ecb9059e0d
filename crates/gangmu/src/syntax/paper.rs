//! Lines broken at a paper's width, as a PDF gives them, with the page's numbers between.
//!
//! A text is taken for such only where many of its lines are as long as the longest and stop in
//! the middle of a sentence that ends further down: addresses, poems and lists do not.

use super::decimal::is_figure;
use super::frame::is_closing;
use super::item::item_begins;
use super::junk::{glued_token, is_page_number};
use super::label::label_len;
use super::markdown::marks;
use crate::lexis::date::is_date;
use crate::numbering::{Opens, marker_at};
use crate::text::{is_space, lines};
use std::borrow::Cow;
use std::ops::Range;

/// The widths that a paper can have, in halves of a Chinese character.
const WIDTHS: Range<usize> = 30..112;

/// A line that is not blank.
struct Row<'a> {
    start: usize,
    words: &'a str,
    /// With its indent, in halves of a Chinese character; ASCII spaces have none.
    width: usize,
    indented: bool,
    /// Whether a blank line stands before it.
    apart: bool,
    is_page: bool,
}

/// `text` with spaces for the line ends, and the page numbers, inside of its paragraphs; of the
/// same length, and borrowed where its lines are not broken at a width.
pub(super) fn joined(text: &str) -> Cow<'_, str> {
    let gaps = if may_be_broken(text) {
        gaps(text)
    } else {
        Vec::new()
    };
    if gaps.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    let mut at = 0;
    for gap in gaps {
        whole.push_str(&text[at..gap.start]);
        whole.extend(gap.clone().map(|_| ' '));
        at = gap.end;
    }
    whole.push_str(&text[at..]);
    Cow::Owned(whole)
}

/// Whether nearly all lines could have been cut at a paper's width: told without reading them.
fn may_be_broken(text: &str) -> bool {
    let (mut all, mut long) = (0, 0);
    for line in lines(text) {
        all += 1;
        long += usize::from(line.end - line.start > WIDTHS.end * 2);
        if long > 4 + all / 30 {
            return false;
        }
    }
    all > 3
}

fn rows(text: &str) -> Vec<Row<'_>> {
    let mut found = Vec::new();
    let mut apart = false;
    for line in lines(text) {
        let content = &text[line.content()];
        let words = content.trim_start_matches(is_space);
        let indent = &content[..content.len() - words.len()];
        let mut words = words.trim_end_matches(is_space);
        while let Some(len) = glued_token(words) {
            words = words[len..].trim_start_matches(is_space);
        }
        let start = words.as_ptr() as usize - text.as_ptr() as usize;
        if words.is_empty() {
            apart = true;
            continue;
        }
        found.push(Row {
            start,
            words,
            width: width(indent) + width(words),
            indented: width(indent) > 2 || indent.len() > 3,
            apart: std::mem::take(&mut apart),
            is_page: is_page_number(words),
        });
    }
    number_pages(&mut found);
    found
}

/// Lone numbers that count on from 1 down the text are those of its pages, too.
fn number_pages(rows: &mut [Row<'_>]) {
    let bare = |r: &Row<'_>| match r.words.len() {
        1..=3 => r.words.parse::<usize>().ok(),
        _ => None,
    };
    let pages: Vec<usize> = rows.iter().filter_map(bare).collect();
    if pages.len() > 1 && pages.iter().copied().eq(1..=pages.len()) {
        for row in rows {
            row.is_page |= bare(row).is_some();
        }
    }
}

fn width(words: &str) -> usize {
    let of = |c: char| match c {
        ' ' | '\t' => 0,
        c if c.is_ascii() => 1,
        _ => 2,
    };
    words.chars().map(of).sum()
}

/// What stands between the lines of one paragraph, in order.
fn gaps(text: &str) -> Vec<Range<usize>> {
    let rows = rows(text);
    let mut widths: Vec<usize> = rows.iter().map(|r| r.width).collect();
    widths.sort_unstable();
    let paper = widths.get(widths.len() * 97 / 100).copied().unwrap_or(0);
    if !WIDTHS.contains(&paper) {
        return Vec::new();
    }
    let is_head = |r: &Row<'_>| !r.words.contains(['，', '。', '；', '：']) && !begins(r.words);
    let head = rows.iter().take_while(|r| r.is_page || is_head(r)).count();
    // Where paragraphs are indented, that tells where one begins.
    let indents = rows[head..]
        .iter()
        .filter(|r| r.indented && r.words.contains('。'));
    let indents = indents.count() > 1;
    let mut gaps = Vec::new();
    let (mut sure, mut doubtful, mut at_commas) = (0, 0, 0);
    let mut chain = 0;
    let mut at = head;
    while let Some(row) = rows.get(at) {
        let mut next = at + 1;
        while rows.get(next).is_some_and(|r| r.is_page) {
            next += 1;
        }
        let below = rows.get(next).filter(|r| next > at + 1 || !r.apart);
        let full = row.width * 5 >= paper * 4;
        let ended = is_ended(row.words);
        let comma = row.words.ends_with(['，', '、']);
        let goes_on = below.filter(|r| !(begins(r.words) || indents && r.indented));
        // 一是…；| 二是…
        let listed = |r: &Row<'_>| item_begins(r.words);
        let ended = ended && !(row.words.ends_with('；') && goes_on.is_some_and(listed));
        let joins = goes_on.filter(|_| full && (!ended || indents));
        if let Some(below) = joins {
            gaps.push(row.start + row.words.len()..below.start);
            chain += usize::from(!ended);
            at_commas += usize::from(comma);
        } else {
            let bears = ended
                && row
                    .words
                    .ends_with(['。', '；', '！', '？', '：', '”', '）']);
            *(if bears { &mut sure } else { &mut doubtful }) += std::mem::take(&mut chain);
            doubtful += usize::from(comma && goes_on.is_some());
        }
        at = next;
    }
    let plain = sure > 1 && sure * 12 >= rows.len() && doubtful * 2 <= sure;
    match plain && at_commas * 5 <= sure * 3 {
        true => gaps,
        false => Vec::new(),
    }
}

/// Whether a sentence or a clause of a list ends with the line.
fn is_ended(words: &str) -> bool {
    let open = words.trim_end_matches(['”', '’', '）', ')', '》']);
    words.ends_with(['；', '：', ';', ':']) || open.ends_with(['。', '！', '？', '!', '?', '…'])
}

/// Whether the line begins something of its own.
fn begins(words: &str) -> bool {
    let numbered = marker_at(words).is_some_and(|m| {
        let row = m.form.row();
        row.opens != Opens::LeadIn && !(row.outer > 0 && is_figure(&words[m.len..]))
    });
    numbered
        || label_len(words).is_some()
        || is_date(words)
        || is_closing(words)
        || words.starts_with("附件")
        || words.starts_with(['—', '|', '•', '·', '●'])
        || words.contains('\t')
        || marks(words).0 > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &str) {
        let read = joined(text);
        assert_eq!(read.len(), text.len());
        assert_eq!(read, want, "{text}");
    }

    #[test]
    fn lines_of_a_paper() {
        let text = "某县人民政府\n关于防汛工作情况的报告\n入汛以来，我县坚持人民至上、生命至上，层层压\n实责任，全力做好各项防范应对工作，确保安全度\n汛。\n一、基本情况\n全县共有水库32座、堤防118公里，汛前排查隐\n— 1 —\n患56处，已全部整改到位。\n二、下一步打算\n（一）加强值守。\n";
        let want = text
            .replace("层层压\n", "层层压 ")
            .replace("安全度\n", "安全度 ")
            .replace("隐\n— 1 —\n", "隐           ");
        check(text, &want);
        let indented = text.replace("\n入", "\n　　入").replace("\n全", "\n　　全");
        assert_eq!(
            joined(&indented).matches('\n').count(),
            want.matches('\n').count()
        );
    }

    #[test]
    fn what_is_not_broken() {
        for text in [
            // Addresses, names, a poem, an outline, labels.
            "某某省某某市某某区某某路一百二十八号\n某某大厦A座十五层一五〇六室\n某某省某某市某某区某某路一百二十九号\n某某大厦B座十六层一六〇六室\n电话：123。\n",
            "张某某　李某某　王某某　赵某某　钱某某\n孙某某　周某某　吴某某　郑某某　冯某某\n陈某某　褚某某　卫某某　蒋某某　沈某某。\n",
            "我们从太行山的深处一路走来啊，\n我们把黄河边的沙土一捧捧垒起，\n我们在风雪里守着那一盏灯火啊，\n我们让这片土地重新长出了庄稼。\n我们从太行山的深处一路走来啊，\n我们让这片土地重新长出了庄稼。\n",
            "一、坚持把政治建设摆在首位推动工作落实\n二、坚持把思想建设贯穿始终凝聚奋进力量\n三、坚持把组织建设抓在日常夯实战斗堡垒\n加强领导。\n",
            "1.关于台账不健全的问题\n责任单位：县财政局、县审计局、县发展改革局\n整改措施：建立台账，明确专人。\n2.关于巡查不到位的问题\n责任单位：县公安局、县水利局、县应急管理局\n整改措施：制定计划，每周巡查。\n",
        ] {
            check(text, text);
        }
    }
}
