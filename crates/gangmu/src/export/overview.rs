//! The overview of a compilation as a table: HTML for Word, Excel and WPS, and words parted by tabs,
//! a row a report in the order given, behind their headings, before their sums.

use super::ledger::table;
use crate::outline::Status;
use crate::report::{LedgerSums, OverviewColumn, OverviewRow, Rate};
use crate::text::{Bilingual, Language, both, parted};

/// Words parted by tabs, as spreadsheets copy them.
pub fn tsv(rows: &[OverviewRow], language: Language) -> String {
    parted(&lines(rows, language), '\t')
}

/// A table of HTML, with its heading on every page of A4 across.
pub fn html(rows: &[OverviewRow], language: Language) -> String {
    let share = |column| match column {
        OverviewColumn::Title => 24,
        OverviewColumn::Missing => 12,
        _ => 5,
    };
    let shares: Vec<usize> = OverviewColumn::ALL.into_iter().map(share).collect();
    table(&lines(rows, language), &shares, 1)
}

/// The sums of each unit as a table of HTML, with its heading on every page.
pub fn units(units: &[(String, LedgerSums)], language: Language) -> String {
    let head = |words: Bilingual| words.of(language).to_owned();
    let sums = |unit: &str, sums: &LedgerSums| {
        let unit = match unit {
            "" => both("未写明", "Not told").of(language),
            unit => unit,
        };
        let rate = sums.rate().map(|r| r.to_string());
        let figures = [sums.problems, sums.done, sums.overdue].map(|n| n.to_string());
        let cells = [unit.to_owned()].into_iter().chain(figures);
        cells.chain([rate.unwrap_or_default()]).collect()
    };
    let mut lines = vec![vec![
        head(both("责任单位", "Unit")),
        head(both("问题", "Problems")),
        head(Status::Done.name()),
        head(both("逾期", "Overdue")),
        head(Rate::NAME),
    ]];
    lines.extend(units.iter().map(|(unit, of)| sums(unit, of)));
    table(&lines, &[40, 10, 10, 10, 10], 1)
}

fn lines(rows: &[OverviewRow], language: Language) -> Vec<Vec<String>> {
    let all = OverviewRow::all(rows);
    let heads = OverviewColumn::ALL
        .into_iter()
        .map(|c| c.name().of(language).to_owned());
    let mut lines = vec![heads.collect()];
    let line = |row| {
        OverviewColumn::ALL
            .into_iter()
            .map(|c| c.cell(row, language))
            .collect()
    };
    lines.extend(rows.iter().chain([&all]).map(line));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Readings, overview};

    #[test]
    fn totals_are_the_sums_of_the_rows() {
        let outline = crate::parse(
            "=甲镇关于整改情况的报告\n一、整改情况\n1.关于学习不深的问题\n整改情况：已完成整改。\n乙镇关于整改情况的报告\n一、整改情况\n1.关于会议偏多的问题\n整改情况：正在推进。\n",
        );
        let rows = overview(&outline, &Readings::default(), None);
        let text = tsv(&rows, Language::Chinese);
        let lines: Vec<Vec<&str>> = text.lines().map(|l| l.split('\t').collect()).collect();
        assert_eq!(lines.len(), rows.len() + 2, "{text}");
        for column in 2..11 {
            let n = |line: &Vec<&str>| line[column].parse::<u32>().expect(line[column]);
            let sum: u32 = lines[1..=rows.len()].iter().map(n).sum();
            assert_eq!(n(&lines[rows.len() + 1]), sum, "{}", lines[0][column]);
        }
        assert!(text.contains("\t'=甲镇"), "{text}");
        let html = html(&rows, Language::Chinese);
        assert_eq!(html.matches("<tr>").count(), lines.len());
        assert_eq!(html.matches("<col ").count(), lines[0].len());
    }
}
