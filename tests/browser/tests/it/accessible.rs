//! What axe-core, the rules that screen readers' makers and inspectors use, finds in every view.

use std::io::Write;
use std::path::Path;

use browser_tests::{Options, Page, Result};

use super::desk;

/// Its script, unless there was no npm to fetch it.
fn axe() -> Option<String> {
    let file = "../../target/frameworks/node_modules/axe-core/axe.min.js";
    let script = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).ok();
    if script.is_none() {
        // Past the test runner, which holds back what is printed; nothing is lost if it cannot be said.
        let _ = writeln!(std::io::stderr(), "skipped: axe-core is not installed");
    }
    script
}

/// What is found to be serious or worse, each with where it stands first.
const RUN: &str = "const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']; \
    return axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(found => found.violations \
      .filter(v => v.impact === 'serious' || v.impact === 'critical') \
      .flatMap(v => v.nodes.map(n => v.id + ' ' + n.target.join(' ') + ': ' + n.html.slice(0, 160) + ' ' + \
        n.any.map(a => a.data?.contrastRatio || '').join(' '))))";

fn look(page: &Page, axe: &str, what: &str, found: &mut Vec<String>) -> Result {
    page.wait_frame()?;
    page.eval(axe, ())?;
    let all = page.eval_async(RUN, ())?;
    let all = all.as_array().cloned().unwrap_or_default();
    found.extend(
        all.iter()
            .map(|one| format!("{what}: {}", one.as_str().unwrap_or_default())),
    );
    Ok(())
}

const TEXT: &str = "关于整改情况的报告\n各位领导：\n巡察反馈3个问题，已完成1个。\n一、总体情况\n高度重视，详见二（一）。\n##paidbegin##\n二、整改情况\n（一）关于台账不全的问题\n责任单位：甲局。整改时限：6月底。已完成整改。。\n一是补齐台账。二是定期核对。\n（二）关于学习不够的问题\n正在推进。\n三、下一步打算\n持续推进。\n";

fn views(dark: bool, width: u32) -> Result {
    let Some(axe) = axe() else { return Ok(()) };
    let mut found = Vec::new();
    let name = |view: &str| format!("{view} {width}{}", if dark { " dark" } else { "" });
    Options::new()
        .size(width, 800)
        .dark(dark)
        .with_page(|page| {
            look(page, &axe, &name("empty"), &mut found)?;
            desk::open(page, TEXT)?;
            look(page, &axe, &name("outline"), &mut found)?;
            desk::stand(page, "（一）关于台账")?;
            look(page, &axe, &name("current row"), &mut found)?;
            page.press("Ctrl+f")?;
            page.type_text("整改")?;
            look(page, &axe, &name("find"), &mut found)?;
            page.press("Escape")?;
            page.press("Ctrl+k")?;
            page.wait_for(".finder input:focus")?;
            look(page, &axe, &name("commands"), &mut found)?;
            page.press("Escape")?;
            if width > 800 {
                for tab in ["校核", "词语"] {
                    desk::push(page, tab)?;
                    look(page, &axe, &name(tab), &mut found)?;
                }
            }
            desk::command(page, "序号的写法")?;
            page.wait_for(".veil")?;
            look(page, &axe, &name("numbering"), &mut found)?;
            page.press("Escape")?;
            desk::command(page, "比较")?;
            page.wait_for(".choose textarea")?;
            look(page, &axe, &name("what to compare with"), &mut found)?;
            page.focus(".choose textarea")?;
            page.insert_text(&TEXT.replace("正在推进。\n", "已完成整改。\n四、其他\n"))?;
            page.click(".choose .primary")?;
            page.wait_for(".changes .change")?;
            look(page, &axe, &name("comparison"), &mut found)?;
            page.press("Escape")?;
            desk::push(page, "台账")?;
            page.wait_for(".ledger")?;
            look(page, &axe, &name("ledger"), &mut found)?;
            page.press("End")?;
            page.press("Shift+ArrowDown")?;
            look(page, &axe, &name("cells"), &mut found)?;
            page.press("F2")?;
            page.wait_for(".cell-field.on")?;
            look(page, &axe, &name("a cell that is filled in"), &mut found)
        })?;
    assert_eq!(found, Vec::<String>::new());
    Ok(())
}

/// Several reports: the list with one chosen, what is found in all, the numbers that differ, the ledger.
fn compilation(dark: bool, width: u32) -> Result {
    let Some(axe) = axe() else { return Ok(()) };
    let mut found = Vec::new();
    let name = |view: &str| format!("{view} {width}{}", if dark { " dark" } else { "" });
    Options::new()
        .size(width, 800)
        .dark(dark)
        .with_page(|page| {
            desk::open(page, &super::scope::towns(10))?;
            page.wait_for(".reports .figure.error")?;
            if width < 760 {
                desk::push(page, "篇目")?;
                page.wait_for(".side.open")?;
            }
            // What is still coming in takes no focus.
            page.wait_until(
                "const list = document.querySelector('.reports .list'); list.focus(); \
                 return document.activeElement === list",
            )?;
            look(page, &axe, &name("reports"), &mut found)?;
            page.press("Shift+ArrowDown")?;
            page.wait_for(".reports .chosen")?;
            look(page, &axe, &name("chosen reports"), &mut found)?;
            page.press("F2")?;
            page.wait_for(".rename:focus")?;
            look(page, &axe, &name("another title"), &mut found)?;
            page.press("Escape")?;
            desk::scope(page, "全部各篇")?;
            page.press("F7")?;
            page.wait_for(".in-reports .report")?;
            look(page, &axe, &name("findings of all"), &mut found)?;
            page.click(".in-reports .report")?;
            page.wait_for(".in-reports .finding")?;
            look(page, &axe, &name("findings of one among all"), &mut found)?;
            page.click(".tabs [role=tab]:first-child")?;
            page.wait_for(".claims h3")?;
            look(page, &axe, &name("counts of all"), &mut found)?;
            desk::command(page, "各篇问题合成一篇")?;
            page.wait_for(".merge .sides")?;
            look(page, &axe, &name("merging"), &mut found)?;
            page.click(".modal .primary")?;
            page.wait_for(".row .origin")?;
            look(page, &axe, &name("merged"), &mut found)?;
            desk::command(page, "概述句式")?;
            page.wait_for(".patterns textarea")?;
            look(page, &axe, &name("patterns"), &mut found)?;
            page.press("Escape")?;
            desk::command(page, "总览各篇")?;
            page.wait_for(".brief p")?;
            look(page, &axe, &name("overview"), &mut found)
        })?;
    assert_eq!(found, Vec::<String>::new());
    Ok(())
}

#[test]
fn nothing_serious_is_found_in_a_compilation() -> Result {
    for (dark, width) in [(false, 1280), (true, 1280), (false, 360), (true, 360)] {
        compilation(dark, width)?;
    }
    Ok(())
}

#[test]
fn nothing_serious_is_found_on_a_wide_page() -> Result {
    views(false, 1280)
}

#[test]
fn nothing_serious_is_found_on_a_wide_dark_page() -> Result {
    views(true, 1280)
}

#[test]
fn nothing_serious_is_found_on_a_narrow_page() -> Result {
    views(false, 360)
}

#[test]
fn nothing_serious_is_found_on_a_narrow_dark_page() -> Result {
    views(true, 360)
}
