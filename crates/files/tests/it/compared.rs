//! Last month's ledger, as our own workbook or document has it, is matched as the table is that it was
//! written from.

use crate::read;
use crate::write_docx::job;
use files::write::{Form, Job, Options, write};
use gangmu::compare::{Turn, compare_ledgers, read_ledger};
use gangmu::{ledger, parse};

const REPORT: &str = "某局关于整改情况的报告\n一、整改情况\n1.关于学习不深的问题\n责任单位：办公室\n整改时限：2024年6月30日\n整改情况：持续推进。一是制定计划；二是集中学习。\n2.关于会议偏多的问题\n整改情况：已完成整改。合并会议。\n";
const TABLE: &str = "序号\t问题\t责任单位\t完成时限\t整改状态\t备注\n1\t学习不深\t办公室\t2024年6月30日\t持续推进\t\n2\t会议偏多\t综合科\t2024年12月底\t已完成\t已压减三成\n合计\t2个问题\t\t\t\t\n";

#[test]
fn a_ledger_that_was_written_is_the_ledger_that_is_read() {
    for outline in [parse(REPORT), read_ledger(TABLE)] {
        let rows = ledger(&outline, outline.root().id);
        assert_eq!(rows.len(), 2);
        for form in [Form::Xlsx, Form::Table] {
            for title in ["", "整改问题台账"] {
                let options = Options::default();
                let job = Job {
                    rows: &rows,
                    title,
                    ..job(&[], &options)
                };
                let bytes = write(form, &job).expect("there are rows");
                let text = read(&bytes).expect("a document").marked_text();
                let back = read_ledger(&text);
                let back = ledger(&back, back.root().id);
                let found = compare_ledgers(&back, &rows);
                for row in &found.rows {
                    assert_eq!(row.turn, Turn::Same, "{form:?}: {row:?}\n{text}");
                    assert_eq!(row.cells, [], "{form:?}\n{text}");
                }
                assert_eq!(found.rows.len(), 2, "{form:?}\n{text}");
            }
        }
    }
}
