//! What the page asks of its module for documents, for the half in the browser.

use crate::texts::{chinese, of_bytes};
use serde_json::{Value, json};
use session::{Command, FileOrder, Session};
use std::fmt::Write;

/// Prints a report of 380 KB, and the orders to write it as a document, one of 4 MB as well, and a
/// ledger of 10,000 problems as a workbook and as its rows.
pub fn requests() {
    let text = of_bytes(380_000);
    let problems = problems(10_000);
    let requests = json!({
        "text": text,
        "docx": order(&text, "docx"),
        "large": order(&of_bytes(4_000_000), "docx"),
        "ledger": order(&problems, "xlsx"),
        "rows": order(&problems, "csv"),
    });
    println!("{requests}");
}

fn order(text: &str, form: &str) -> String {
    let mut session = Session::default();
    session.dispatch(Command::Open(text.to_owned()), 0.0);
    let order = FileOrder {
        form: form.to_owned(),
        parts: Vec::new(),
        options: Value::Null,
        columns: String::new(),
        today: Some((2024, 6, 30)),
        english: false,
        author: String::new(),
        preview: false,
        name: "报告".to_owned(),
    };
    order.request(&session)
}

fn problems(n: usize) -> String {
    const STATES: [&str; 3] = ["已完成整改", "正在整改", "尚未整改"];
    let mut out = String::from("关于问题整改情况的报告\n\n");
    for nth in 0..n {
        if nth % 200 == 0 {
            let part = chinese(nth / 200 + 1);
            let _ = writeln!(out, "{part}、第{part}批问题的整改情况");
        }
        let _ = write!(
            out,
            "{}.关于第{nth}项台账登记不规范的问题。\n整改措施：逐条核对清单，补齐第{nth}项佐证材料。\n\
             责任单位：市第{}管理局\n整改时限：2024年{}月底前\n整改情况：{}。\n",
            nth % 200 + 1,
            nth % 40 + 1,
            nth % 12 + 1,
            STATES[nth % 3],
        );
    }
    out
}
