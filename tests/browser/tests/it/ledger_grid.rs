//! The ledger as a table: selecting by mouse and keys, the real clipboard, filling down, typing by an
//! input method, many rows on a screen, small screens.

use browser_tests::{Options, Page, Result, json, with_page};

use super::desk;
use super::ledger::{TEXT, cell, open};

/// What the cells of a column show, from the first row on.
fn column(page: &Page, class: &str) -> Result<Vec<String>> {
    let body = "return [...document.querySelectorAll('.lrow[data-id]')]\
        .sort((a, b) => a.getAttribute('aria-rowindex') - b.getAttribute('aria-rowindex'))\
        .map(r => r.querySelector(arguments[0] + ' .said').textContent)";
    Ok(desk::strings(&page.eval(body, format!(".{class}"))?))
}

/// Waits until the first cells of a column show this.
fn wait_column(page: &Page, class: &str, expected: &[&str]) -> Result {
    let body = "const all = [...document.querySelectorAll('.lrow[data-id]')]\
        .sort((a, b) => a.getAttribute('aria-rowindex') - b.getAttribute('aria-rowindex'))\
        .map(r => r.querySelector(arguments[0] + ' .said').textContent);\
        return JSON.stringify(all.slice(0, arguments[1].length)) === JSON.stringify(arguments[1])";
    page.wait_until_with(body, json!([format!(".{class}"), expected]))
        .map_err(|e| format!("{e}: {:?}", column(page, class)).into())
}

fn wait_picked(page: &Page, n: usize) -> Result {
    let body = "return document.querySelectorAll('.cell.picked').length === arguments[0]";
    page.wait_until_with(body, n)
}

fn toast(page: &Page, words: &str) -> Result {
    page.wait_text(".toast", words)
}

#[test]
fn what_is_being_typed_in_a_cell_stays_when_the_page_goes() -> Result {
    with_page(|page| {
        open(page, TEXT)?;
        desk::wait_kept(page)?;
        let unit = cell(page, "关于会议偏多", "c-unit")?;
        page.click(&unit)?;
        page.type_text("ab")?;
        page.reload()?;
        page.wait_for(".row")?;
        page.press("F9")?;
        let unit = cell(page, "关于会议偏多", "c-unit")?;
        desk::wait_text_of(page, &format!("{unit} .said"), "ab")
    })
}

#[test]
pub fn typing_begins_and_the_first_letter_is_kept() -> Result {
    with_page(|page| {
        open(page, TEXT)?;
        let unit = cell(page, "关于会议偏多", "c-unit")?;
        page.click(&unit)?;
        page.wait_for(&format!("{unit} .cell-field:focus"))?;
        assert_eq!(page.count(".cell-field.on")?, 0, "a press only selects");
        // Plain letters replace; the caret goes on behind them.
        page.type_text("ab")?;
        desk::wait_text_of(page, ".cell-field.on", "ab")?;
        page.press("Tab")?;
        desk::wait_text_of(page, &format!("{unit} .said"), "ab")?;
        // A date, by an input method from its first letter on, whose Enter only commits.
        for typed in ["n", "nian", "年底"] {
            page.compose(typed)?;
            desk::wait_text_of(page, ".cell-field.on", typed)?;
        }
        page.press_composing("Enter")?;
        page.wait_for(".cell-field.on:focus")?;
        page.commit("年底前")?;
        page.press("Enter")?;
        let deadline = cell(page, "关于会议偏多", "c-deadline")?;
        desk::wait_text_of(page, &format!("{deadline} .said"), "2024年12月31日")?;
        // Enter after Tab goes back to where the run began.
        page.wait_for(&format!("{} :focus", cell(page, "关于接待", "c-unit")?))?;
        // A composition that is given up leaves the cell as it was.
        page.compose("zu")?;
        page.wait_for(".cell-field.on")?;
        page.cancel_composition()?;
        page.press("Escape")?;
        page.wait_gone(".cell-field.on")?;
        wait_column(page, "c-unit", &["镇党建办", "ab", "镇财政所"])?;
        // Undo in the field is the field's, outside it the table's.
        page.type_text("丙")?;
        page.press("Ctrl+z")?;
        page.wait_for(".cell-field.on")?;
        page.press("Escape")?;
        page.press("Ctrl+z")?;
        desk::wait_text_of(page, &format!("{deadline} .said"), "")?;
        page.wait_for(&format!("{deadline} :focus"))?;
        // What is read from the text says so.
        page.click(&cell(page, "关于接待", "c-problem")?)?;
        page.type_text("x")?;
        toast(page, "“问题”取自正文")
    })
}

#[test]
pub fn blocks_go_to_a_spreadsheet_and_back() -> Result {
    with_page(|page| {
        open(page, TEXT)?;
        // As Excel and WPS copy: lines parted by tabs, a line end behind the last.
        let unit = cell(page, "关于理论学习", "c-unit")?;
        page.click(&unit)?;
        page.wait_for(&format!("{unit} .cell-field:focus"))?;
        page.paste("甲局\t6月底\t\"第一行\n第二行\"\r\n乙局\t2025-6-30\t丁\r\n")?;
        wait_column(page, "c-unit", &["甲局", "乙局", "镇财政所"])?;
        wait_column(page, "c-deadline", &["2024年6月30日", "2025年6月30日"])?;
        wait_column(page, "c-remark", &["第一行 第二行", "丁", ""])?;
        toast(page, "已粘贴 2 行 3 列")?;
        wait_picked(page, 6)?;
        // What is copied is a table in both forms.
        let (plain, html) = desk::copied(page, || page.press("Ctrl+c"))?;
        assert_eq!(
            plain.replace("\r\n", "\n"),
            "甲局\t2024年6月30日\t第一行 第二行\n乙局\t2025年6月30日\t丁\n"
        );
        assert_eq!(html.matches("<td").count(), 6, "{html}");
        page.press("Ctrl+z")?;
        wait_column(page, "c-unit", &["镇党建办", "镇党政办"])?;
        wait_picked(page, 6)?;
        page.press("Ctrl+y")?;
        wait_column(page, "c-unit", &["甲局", "乙局"])?;
        // A table of HTML alone, with cells that span.
        let remark = cell(page, "关于接待", "c-unit")?;
        page.click(&remark)?;
        page.paste_html(
            "<table><tr><td rowspan=2>丙局</td><td>12.31</td></tr><tr><td>年底<br>前</td></tr></table>",
            "",
        )?;
        wait_column(
            page,
            "c-deadline",
            &[
                "2024年6月30日",
                "2025年6月30日",
                "2024年12月31日",
                "年底 前",
            ],
        )?;
        // Lines are a column and never a report.
        let last = cell(page, "关于应急演练", "c-remark")?;
        page.click(&last)?;
        page.paste("第一行\n第二行\n第三行\n")?;
        toast(page, "要粘贴 3 行，从这里往下只有 2 行，没有粘贴")?;
        page.paste("第一行\n第二行\n")?;
        toast(page, "已粘贴 2 行 1 列")?;
        assert_eq!(page.count(".side .entry")?, 0, "still one report");
        // Cut and emptied.
        let (plain, _) = desk::copied(page, || {
            page.press("Ctrl+x")?;
            toast(page, "已剪切所选 2 行 1 列")?;
            page.press("Ctrl+c")
        })?;
        assert_eq!(plain.replace("\r\n", "\n"), "\n\n");
        let (text, _) = desk::copy_by_key(page)?;
        assert_eq!(text, TEXT, "nothing of it is in the text");
        Ok(())
    })
}

#[test]
pub fn the_mouse_selects_and_fills() -> Result {
    with_page(|page| {
        open(page, TEXT)?;
        let unit = |problem: &str| cell(page, problem, "c-unit");
        page.drag(
            &unit("关于理论学习")?,
            &cell(page, "关于接待", "c-deadline")?,
        )?;
        wait_picked(page, 6)?;
        page.wait_text(".n-picked", "已选 3 行")?;
        // Shift and a press reach further; a press alone ends it.
        page.click(&unit("关于理论学习")?)?;
        wait_picked(page, 0)?;
        page.holding("Shift", || page.click(&unit("关于会议偏多")?))?;
        wait_picked(page, 2)?;
        // The handle at its corner, dragged down: over and over.
        page.drag(".handle", &unit("关于资料归档")?)?;
        wait_column(
            page,
            "c-unit",
            &["镇党建办", "镇党政办", "镇党建办", "镇党政办", "镇党建办"],
        )?;
        toast(page, "已向下填充 3 行")?;
        wait_picked(page, 5)?;
        page.press("Ctrl+z")?;
        wait_column(
            page,
            "c-unit",
            &["镇党建办", "镇党政办", "镇财政所", "镇农业农村办"],
        )?;
        // Whole rows by their numbers; a state for all of them by one choice.
        let number = |problem: &str| cell(page, problem, "c-number");
        page.drag(&number("关于资产台账")?, &number("关于走访群众")?)?;
        wait_picked(page, 24)?;
        page.eval(
            "const s = document.querySelector('.levels select'); s.value = 's-done'; \
             s.dispatchEvent(new Event('change', {bubbles: true}))",
            (),
        )?;
        page.wait_text(".rate strong", "75%")?;
        toast(page, "已将 3 个问题设为“已完成”")?;
        page.press("Ctrl+z")?;
        page.wait_text(".rate strong", "37.5%")?;
        // A day for all of them.
        wait_picked(page, 24)?;
        desk::push(page, "整改时限…")?;
        page.wait_for(".c-deadline .cell-field.on:focus")?;
        page.type_text("12.31")?;
        page.press("Enter")?;
        let days = [
            "2024年3月底前",
            "",
            "",
            "2024年12月31日",
            "2024年12月31日",
            "2024年12月31日",
        ];
        wait_column(page, "c-deadline", &days)?;
        // By keys: Ctrl+D, everything.
        page.click(&unit("关于理论学习")?)?;
        page.press("Shift+ArrowDown")?;
        page.press("Shift+ArrowDown")?;
        page.press("Ctrl+d")?;
        wait_column(
            page,
            "c-unit",
            &["镇党建办", "镇党建办", "镇党建办", "镇农业农村办"],
        )?;
        page.press("Ctrl+a")?;
        wait_picked(page, 64)?;
        assert_eq!(page.count("[role=gridcell][aria-selected=true]")?, 64);
        page.press("Escape")?;
        wait_picked(page, 0)
    })
}

#[test]
fn forty_rows_on_a_screen_and_all_words_on_demand() -> Result {
    let problem = |n: usize| {
        format!(
            "{n}.关于第{n}类事项办理不及时的问题\n责任单位：第{}办公室\n整改情况：正在推进。一是逐项核对存量台账，对遗漏的事项逐条补登并注明原因。二是建立周调度机制。\n",
            n % 20
        )
    };
    let problems: String = (1..=90).map(problem).collect();
    let text = format!("某局关于整改情况的报告\n一、整改情况\n{problems}");
    Options::new().size(1920, 1080).with_page(|page| {
        open(page, &text)?;
        page.wait_text(".c-measures .measures", "一是逐项核对")?;
        desk::push(page, "单行")?;
        page.wait_for(".ledger.dense")?;
        let visible = "const box = (css) => document.querySelector(css).getBoundingClientRect(); \
            return [...document.querySelectorAll('.lrow[data-id]')].map(r => r.getBoundingClientRect())\
              .filter(r => r.top >= box('.lrow.head').bottom - 1 && r.bottom <= box('.lrow.totals').top + 1).length >= 40";
        page.wait_until(visible)?;
        // Far down rows stand where they are expected, in both heights.
        page.press("Ctrl+End")?;
        page.wait_text(".lrow.current", "关于第90类")?;
        desk::push(page, "全文")?;
        page.wait_gone(".ledger.dense")?;
        page.wait_until(
            "const r = document.querySelector('.lrow.current').getBoundingClientRect(), \
               t = document.querySelector('.lrow.totals').getBoundingClientRect(); \
             return r.bottom <= t.top + 1 && r.top > 200",
        )?;
        desk::push(page, "单行")?;
        page.wait_for(".ledger.dense")?;
        desk::wait_kept(page)?;
        page.reload()?;
        page.wait_for(".row")?;
        page.press("F9")?;
        page.wait_for(".ledger.dense")
    })
}

#[test]
fn what_is_selected_is_seen_without_colours() -> Result {
    with_page(|page| {
        open(page, TEXT)?;
        desk::push(page, "单行")?;
        page.wait_for(".ledger.dense")?;
        page.click(&cell(page, "关于会议偏多", "c-unit")?)?;
        page.press("Shift+ArrowDown")?;
        wait_picked(page, 2)?;
        let forced = json!({"features": [{"name": "forced-colors", "value": "active"}]});
        page.cdp("Emulation.setEmulatedMedia", forced)?;
        let picked = page.style(".cell.c-unit.picked", "background-color")?;
        let other = page.style(".cell.c-unit:not(.picked)", "background-color")?;
        assert_ne!(picked, other);
        page.cdp(
            "Emulation.setEmulatedMedia",
            json!({"media": "", "features": []}),
        )?;
        // Wherever the focus is in the ledger, what is pasted goes to its cell.
        page.click(".filters .s-done")?;
        page.paste("甲局\n乙局\n")?;
        toast(page, "已粘贴 2 行 1 列")?;
        assert_eq!(page.count(".side .entry")?, 0);
        Ok(())
    })
}

#[test]
fn the_ledger_is_copied_on_every_screen() -> Result {
    for width in [768, 360] {
        Options::new().size(width, 800).with_page(|page| {
            open(page, TEXT)?;
            let beyond = "return [...document.querySelectorAll('.ledger .levels button')]\
                .filter(b => b.getBoundingClientRect().right > innerWidth).length === 0";
            page.wait_until(beyond)?;
            let (plain, _) = desk::copied(page, || desk::push(page, "复制台账"))?;
            assert!(plain.starts_with("序号\t"), "{plain}");
            toast(page, "已复制台账 8 行")?;
            if width == 360 {
                // A problem that names neither unit nor day has no line for them; opened, it can be
                // filled in, and what is remarked is on the card.
                let card = |problem: &str| -> Result<f64> {
                    let cell = cell(page, problem, "c-problem")?;
                    Ok(page.rect(cell.trim_end_matches(" .c-problem"))?.height)
                };
                assert!(card("关于政策宣传")? + 20.0 < card("关于理论学习")?);
                page.click(&cell(page, "关于理论学习", "c-problem")?)?;
                page.press("Ctrl+End")?;
                page.wait_text(".lrow.current", "关于政策宣传")?;
                page.wait_for(".c-remark.here :focus")?;
                page.click(".toast button")?;
                page.wait_gone(".toast")?;
                page.click(&cell(page, "关于政策宣传", "c-measures .n")?)?;
                page.wait_for(".detail")?;
                let remark = cell(page, "关于政策宣传", "c-remark")?;
                page.click(&remark)?;
                page.wait_for(&format!("{remark} .cell-field:focus"))?;
                page.type_text("列入督办")?;
                page.press("Enter")?;
                page.wait_until_with(
                    "const e = document.querySelector(arguments[0]); return e.checkVisibility() && e.innerText === '列入督办'",
                    format!("{remark} .said"),
                )?;
            }
            page.wait_until("return document.documentElement.scrollWidth <= innerWidth")
        })?;
    }
    Ok(())
}
