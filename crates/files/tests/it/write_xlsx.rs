//! Workbooks: their parts, and what our reader and other programs find in them.

use crate::office::{converted, folder, python, sound};
use crate::write_docx::{back, job, options};
use files::write::{Form, Job, Options, write};
use gangmu::outline::Outline;
use gangmu::report::{Date, overview};
use gangmu::{LedgerRow, Readings, ledger, parse};
use std::process::Command;

const TEXT: &str = "关于整改情况的报告\n一、整改情况\n1.关于=SUM(A1)的问题\n责任单位：=镇党建办\n整改时限：2024年3月31日\n整改情况：已完成整改。一是补课。二是测试。\n2.关于<会议>偏多的问题\n责任单位：党政办\n整改时限：2024年5月31日\n整改情况：正在推进。一是合并会议。\n3.关于文件偏多的问题\n整改时限：2024年12月底前\n整改情况：正在推进。\n某局\n2024年4月1日\n";

/// A job with the ledger of that text.
#[track_caller]
fn workbook(form: Form, outline: &Outline, options: &Options) -> Vec<u8> {
    let rows: Vec<LedgerRow> = ledger(outline, outline.root().id);
    let today = Date::new(2024, 6, 30);
    let reports = overview(outline, &Readings::default(), today);
    let job = Job {
        rows: &rows,
        reports: &reports,
        today,
        ..job(&[], options)
    };
    let bytes = write(form, &job).expect("rows");
    assert_eq!(write(form, &job), Ok(bytes.clone()));
    sound(&bytes);
    bytes
}

#[test]
fn it_has_what_a_ledger_needs() {
    let bytes = workbook(Form::Xlsx, &parse(TEXT), &Options::default());
    let parts = sound(&bytes);
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    for part in [
        "<autoFilter ref=\"A1:H4\"/>",
        "state=\"frozen\"",
        "sqref=\"E2:E4\"><formula1>\"已完成,基本完成,持续推进,长期坚持,未开始\"</formula1>",
        "DATE(2024,6,30)",
        "hidden=\"1\"",
        "orientation=\"landscape\" fitToHeight=\"0\"",
    ] {
        assert!(sheet.contains(part), "{part} in {sheet}");
    }
    assert!(parts["xl/workbook.xml"].contains("Print_Titles\" localSheetId=\"0\">'台账'!$1:$1<"));
    assert_eq!(sheet.matches("<f>").count(), 3 + 4);
    assert!(parts["xl/sharedStrings.xml"].contains(">=镇党建办<"));
}

#[test]
fn our_reader_reads_it() {
    let read = back(&workbook(Form::Xlsx, &parse(TEXT), &Options::default()));
    assert!(read.contains("序号\t所属部分\t问题\t"), "{read}");
    assert!(read.contains("关于<会议>偏多的问题"), "{read}");
    assert!(read.contains("\t=镇党建办\t2024年3月31日"), "{read}");
    assert!(read.contains("3个问题\t3条\t已完成1个"), "{read}");
}

#[test]
fn openpyxl_reads_it() {
    let folder = folder("openpyxl");
    let path = folder.join("a.xlsx");
    std::fs::write(
        &path,
        workbook(Form::Xlsx, &parse(TEXT), &Options::default()),
    )
    .expect("a file");
    let script = "import sys, openpyxl\nfor only in (False, True):\n    w = openpyxl.load_workbook(sys.argv[1], data_only=only)\n    s = w.worksheets[0]\n    for r in s.iter_rows():\n        print([c.value for c in r], [c.data_type for c in r])\n    print(s.freeze_panes, s.auto_filter.ref, s.print_title_rows, len(s.conditional_formatting), s.page_setup.orientation)";
    let Some(told) = python("openpyxl", script, &[&path]) else {
        return;
    };
    assert!(
        told.contains("'=镇党建办', datetime.datetime(2024, 3, 31, 0, 0)"),
        "{told}"
    );
    assert!(
        told.contains("'一是补课。\\n二是测试。', '已完成', "),
        "{told}"
    );
    assert!(told.contains("'2024年12月底前'"), "{told}");
    assert!(
        told.contains("['n', 's', 's', 's', 's', 's', 'd', 'n', 'f']"),
        "{told}"
    );
    // With the values that were written.
    assert!(
        told.contains("['合计', None, 3, 3, 1, 0.333, None, None, None]"),
        "{told}"
    );
    assert!(told.ends_with("A2 A1:H4 $1:$1 1 landscape\n"), "{told}");
}

#[test]
fn libreoffice_comes_to_the_same_sums() {
    let folder = folder("sums");
    let bytes = workbook(Form::Xlsx, &parse(TEXT), &Options::default());
    let form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false";
    let Some(path) = converted(&bytes, &folder, "a.xlsx", form) else {
        return;
    };
    let table = std::fs::read_to_string(path).expect("a table");
    assert!(
        table.contains("合计,,\"3\",\"3\",\"1\",\"33.3%\""),
        "{table}"
    );
    assert!(table.contains("=镇党建办,"), "{table}");
    // Reckoned anew from a sheet of another form.
    let ods = converted(&bytes, &folder, "a.xlsx", "ods").expect("it was there");
    let bytes = std::fs::read(ods).expect("a sheet");
    let again = converted(&bytes, &folder, "b.ods", form).expect("it was there");
    let again = std::fs::read_to_string(again).expect("a table");
    assert_eq!(again, table);
}

#[test]
fn what_is_overdue_is_coloured() {
    let folder = folder("overdue");
    let bytes = workbook(Form::Xlsx, &parse(TEXT), &Options::default());
    let Some(pdf) = converted(&bytes, &folder, "a.xlsx", "pdf") else {
        return;
    };
    let picture = folder.join("page");
    let mut draw = Command::new("pdftoppm");
    draw.args(["-r", "40", "-singlefile"])
        .arg(pdf)
        .arg(&picture);
    if crate::office::run(&mut draw).is_none() {
        return;
    }
    let ppm = std::fs::read(picture.with_extension("ppm")).expect("a picture");
    // The fill of overdue rows: the second of three, of which one is done and one not yet due.
    let n = ppm.windows(3).filter(|p| *p == [0xFF, 0xC7, 0xCE]).count();
    assert!(n > 1000, "{n}");
}

#[test]
fn a_sheet_for_each_report_and_one_for_all() {
    let text = TEXT.replace("关于整改情况的报告", "甲局关于整改情况的报告");
    let other = TEXT.replace("关于整改情况的报告", "乙局关于整改情况的报告");
    let outline = parse(&format!("{text}\n\n{other}"));
    let one = back(&workbook(Form::Xlsx, &outline, &Options::default()));
    assert!(one.contains("序号\t篇名\t所属部分"), "{one}");
    let parts = sound(&workbook(
        Form::Xlsx,
        &outline,
        &options(r#"{"sheets":true}"#),
    ));
    let book = &parts["xl/workbook.xml"];
    for name in ["甲局关于整改情况的报告", "乙局关于整改情况的报告", "汇总"]
    {
        assert!(book.contains(&format!("<sheet name=\"{name}\"")), "{book}");
    }
    let overview = back(&workbook(Form::Overview, &outline, &Options::default()));
    assert!(
        overview.contains("序号\t篇名\t字数\t问题\t措施\t已完成"),
        "{overview}"
    );
    assert!(
        overview.contains("1\t甲局关于整改情况的报告\t"),
        "{overview}"
    );
    assert!(
        overview.contains("\t3\t3\t1\t0\t2\t0\t0\t0\t1\t33.3%"),
        "{overview}"
    );
    assert!(
        overview.contains("\t6\t6\t2\t0\t4\t0\t0\t0\t2\t33.3%"),
        "{overview}"
    );
}

#[test]
fn a_cell_holds_no_more_than_excel_takes() {
    let long = "长".repeat(40_000);
    let outline = parse(&TEXT.replace("<会议>", &long));
    let parts = sound(&workbook(Form::Xlsx, &outline, &Options::default()));
    let strings = parts["xl/sharedStrings.xml"].split("<si>");
    let longest = strings.map(|s| s.matches('长').count()).max();
    assert!(
        longest.is_some_and(|n| (32_700..=32_767).contains(&n)),
        "{longest:?}"
    );
}
