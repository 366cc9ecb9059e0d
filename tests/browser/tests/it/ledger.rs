//! The ledger: its rows and sums, filling it in, sorting, filtering, to the text and back.

use browser_tests::{Error, Page, Result, json, with_page};

use super::desk;

/// A report with its problems in sections by status.
pub const TEXT: &str = "\
中共云溪镇委员会关于巡察整改进展情况的通报
根据统一部署，现将整改进展情况通报如下。
一、组织整改情况
镇党委成立专班，逐项推进。
二、已完成的整改事项
（一）关于理论学习不够深入的问题
责任单位：镇党建办
整改时限：2024年3月底前
整改情况：一是制定学习计划。二是每月开展研讨。三是组织闭卷测试。
（二）关于会议偏多的问题
责任单位：镇党政办
整改情况：已完成整改。一是合并同类会议。二是严控参会范围。
（三）关于接待审批不规范的问题
责任单位：镇财政所
整改情况：已完成整改。一是修订接待办法。二是补办审批手续。
三、持续推进的整改事项
（一）关于资产台账不全的问题
责任单位：镇农业农村办
整改时限：2024年12月底前
整改情况：正在推进。一是逐村清查资产。二是补录合同信息。
（二）关于资料归档不及时的问题
责任单位：镇规建办
整改时限：2026年6月30日
整改情况：基本完成。一是补齐档案。
（三）关于走访群众不够经常的问题
责任单位：镇党建办
整改情况：长期坚持。一是落实周走访。
（四）关于应急演练不足的问题
责任单位：镇应急办
整改时限：三个月内
整改情况：尚未启动。
（五）关于政策宣传不到位的问题
整改情况：一是入户宣讲。二是张贴明白纸。
四、下一步打算
继续抓好整改。
中共云溪镇委员会
2024年1月15日
";

const SENTENCE: &str = "反馈的8个问题，制定整改措施13条，已完成整改3个，基本完成1个，持续推进2个，长期坚持1个，未开始1个，完成率37.5%。";

/// Opens a text and its ledger, on a day of our own.
pub fn open(page: &Page, text: &str) -> Result {
    desk::open(page, text)?;
    page.press("F9")?;
    page.wait_for(".ledger .lrow[data-id]")?;
    page.eval(
        "const f = document.querySelector('.day input'); f.value = '2024-05-06'; \
         f.dispatchEvent(new Event('change', {bubbles: true}))",
        (),
    )?;
    page.wait_until(&format!("return {TODAY}"))
}

/// Whether the button is there that goes back to the day that it is.
const TODAY: &str =
    "[...document.querySelectorAll('.levels button')].some(b => b.textContent === '今天')";

/// What each row shows: number, problem, number of measures, status, unit, deadline.
pub fn rows(page: &Page) -> Result<Vec<String>> {
    let body = "return [...document.querySelectorAll('.lrow[data-id]')]\
        .sort((a, b) => a.getAttribute('aria-rowindex') - b.getAttribute('aria-rowindex')).map(r => { \
          const text = (c) => r.querySelector(c)?.textContent ?? ''; \
          const status = r.querySelector('select').selectedOptions[0].textContent; \
          return [text('.c-number .said'), text('.c-problem .said'), text('.c-measures .n'), status, \
            text('.c-unit .said'), text('.c-deadline .said')].join('|') })";
    Ok(desk::strings(&page.eval(body, ())?))
}

/// Waits until the numbers of the rows are these, in this order.
pub fn wait_numbers(page: &Page, expected: &[usize]) -> Result {
    let body = "return JSON.stringify([...document.querySelectorAll('.lrow[data-id]')]\
        .sort((a, b) => a.getAttribute('aria-rowindex') - b.getAttribute('aria-rowindex'))\
        .map(r => +r.querySelector('.c-number').textContent)) === JSON.stringify(arguments[0])";
    page.wait_until_with(body, json!([expected]))
        .map_err(|e| Error(format!("{e} The rows are {:#?}", rows(page))))
}

/// How to select a cell: of the row whose problem begins so.
pub fn cell(page: &Page, problem: &str, column: &str) -> Result<String> {
    let body = "return [...document.querySelectorAll('.lrow[data-id]')]\
        .find(r => r.querySelector('.c-problem').textContent.startsWith(arguments[0]))?.dataset.id";
    page.wait_until_with(body, problem)?;
    let id = page.eval(body, problem)?;
    let id = id.as_str().unwrap_or_default().to_owned();
    Ok(format!(".lrow[data-id=\"{id}\"] .{column}"))
}

/// Types words into a cell by the mouse and the keyboard, in the place of what it says.
fn fill(page: &Page, problem: &str, column: &str, words: &str) -> Result<String> {
    let cell = cell(page, problem, column)?;
    page.click(&cell)?;
    page.wait_for(&format!("{cell} .cell-field:focus"))?;
    match words.is_empty() {
        true => page.press("Delete")?,
        false => {
            page.type_text(words)?;
            page.press("Enter")?;
        }
    }
    page.wait_gone(".cell-field.on")?;
    Ok(cell)
}

pub fn totals(page: &Page) -> Result<String> {
    page.text(".lrow.totals")
}

#[test]
pub fn rows_and_sums_are_those_of_the_text() -> Result {
    with_page(|page| {
        open(page, TEXT)?;
        let expected = [
            "1|关于理论学习不够深入的问题|3 条|已完成|镇党建办|2024年3月底前",
            "2|关于会议偏多的问题|2 条|已完成|镇党政办|",
            "3|关于接待审批不规范的问题|2 条|已完成|镇财政所|",
            "4|关于资产台账不全的问题|2 条|持续推进|镇农业农村办|2024年12月底前",
            "5|关于资料归档不及时的问题|1 条|基本完成|镇规建办|2026年6月30日",
            "6|关于走访群众不够经常的问题|1 条|长期坚持|镇党建办|",
            "7|关于应急演练不足的问题||未开始|镇应急办|三个月内",
            "8|关于政策宣传不到位的问题|2 条|持续推进||",
        ];
        assert_eq!(rows(page)?, expected);
        assert_eq!(page.text(".sentence span")?, SENTENCE);
        assert_eq!(page.text(".rate strong")?, "37.5%");
        // The term of three months from the report's day has ended, that of December has not.
        page.wait_until("return document.querySelectorAll('.cell.late').length === 1")?;
        let totals = totals(page)?;
        for part in ["8 个问题", "13 条", "已完成 3", "完成率 37.5%", "逾期 1"] {
            assert!(totals.contains(part), "{totals}");
        }
        let groups = page.texts(".groups li")?;
        assert_eq!(groups.len(), 2);
        assert!(
            groups[0].contains("已完成的整改事项") && groups[0].contains("3/3"),
            "{groups:?}"
        );
        let said = page.eval(
            "return document.querySelector('.whole-bar svg').getAttribute('aria-label')",
            (),
        )?;
        assert_eq!(
            said,
            "已完成 3，基本完成 1，持续推进 2，长期坚持 1，未开始 1"
        );
        // The day is kept; today again is one press.
        page.press("F9")?;
        page.wait_for(".row")?;
        page.press("F9")?;
        page.wait_until("return document.querySelector('.day input')?.value === '2024-05-06'")?;
        desk::push(page, "今天")?;
        page.wait_until(&format!("return !{TODAY}"))
    })
}

#[test]
pub fn a_typed_cell_stays() -> Result {
    with_page(|page| {
        open(page, TEXT)?;
        fill(page, "关于会议偏多", "c-unit", "镇纪委")?;
        let unit = fill(page, "关于会议偏多", "c-unit", "镇人大办")?;
        desk::wait_text_of(page, &format!("{unit}.typed .said"), "镇人大办")?;
        page.press("Ctrl+z")?;
        desk::wait_text_of(page, &format!("{unit} .said"), "镇纪委")?;
        fill(page, "关于会议偏多", "c-remark", "列入季度检查")?;
        desk::wait_kept(page)?;
        page.reload()?;
        page.wait_for(".row")?;
        // The problem is moved in the outline: what was typed goes with it.
        desk::stand(page, "（二）关于会议偏多")?;
        page.press("Alt+ArrowUp")?;
        desk::row(page, "（一）关于会议偏多")?;
        page.press("F9")?;
        page.wait_for(".lrow.current")?;
        let remark = cell(page, "关于会议偏多", "c-remark")?;
        desk::wait_text_of(page, &format!("{remark} .said"), "列入季度检查")?;
        assert!(rows(page)?[0].starts_with("1|关于会议偏多的问题|2 条|已完成|镇纪委|"));
        // Emptied, the cell says what the text says.
        let unit = fill(page, "关于会议偏多", "c-unit", "")?;
        desk::wait_text_of(page, &format!("{unit}:not(.typed) .said"), "镇党政办")?;
        // What the text says is not typed by looking at it.
        page.double_click(&cell(page, "关于接待", "c-unit")?)?;
        page.wait_for(".cell-field.on:focus")?;
        page.press("Enter")?;
        page.wait_gone(".cell-field.on")?;
        assert_eq!(page.count(".cell.c-unit.typed")?, 0);
        // Nothing of it is in the text.
        let (text, _) = desk::copy_by_key(page)?;
        assert!(
            !text.contains("季度检查") && !text.contains("镇纪委"),
            "{text}"
        );
        Ok(())
    })
}

#[test]
pub fn ticking_off_changes_sums_and_sentence() -> Result {
    with_page(|page| {
        open(page, TEXT)?;
        let status = cell(page, "关于资产台账", "c-status")?;
        page.click(&format!("{status} .tick"))?;
        page.wait_text(".rate strong", "50%")?;
        assert!(page.text(".sentence span")?.contains("已完成整改4个"));
        assert!(totals(page)?.contains("已完成 4"));
        page.wait_for(&format!("{status}.typed"))?;
        // Again by the keyboard: the text speaks once more.
        page.wait_for(&format!("{status}:focus-within"))?;
        page.press("Space")?;
        page.wait_text(".rate strong", "37.5%")?;
        page.wait_for(&format!("{status}:not(.typed)"))?;
        // What the text says is done can be going on.
        let status = cell(page, "关于会议偏多", "c-status")?;
        page.click(&format!("{status} .tick"))?;
        page.wait_text(".rate strong", "25%")?;
        page.press("Ctrl+z")?;
        page.wait_text(".rate strong", "37.5%")?;
        page.eval(
            &format!("const s = document.querySelector('{} select'); s.value = 's-standing'; s.dispatchEvent(new Event('change', {{bubbles: true}}))", status.replace('"', "\\\"")),
            (),
        )?;
        page.wait_text(".sentence span", "长期坚持2个")
    })
}

#[test]
pub fn rows_are_sorted_and_filtered() -> Result {
    with_page(|page| {
        open(page, TEXT)?;
        let sort = ".lrow.head [data-col='7'] button";
        page.click(sort)?;
        wait_numbers(page, &[1, 7, 4, 5, 2, 3, 6, 8])?;
        page.wait_for(".lrow.head [data-col='7'][aria-sort=ascending]")?;
        page.click(sort)?;
        wait_numbers(page, &[5, 4, 7, 1, 2, 3, 6, 8])?;
        page.click(sort)?;
        wait_numbers(page, &[1, 2, 3, 4, 5, 6, 7, 8])?;
        page.click(".filters .s-ongoing")?;
        wait_numbers(page, &[4, 8])?;
        assert!(totals(page)?.contains("2 / 8 个问题"));
        page.click(".filters .s-done")?;
        wait_numbers(page, &[1, 2, 3, 4, 8])?;
        page.press("Ctrl+f")?;
        page.wait_for(".filters input:focus")?;
        page.type_text("台账不全")?;
        wait_numbers(page, &[4])?;
        desk::push(page, "清除筛选")?;
        wait_numbers(page, &[1, 2, 3, 4, 5, 6, 7, 8])?;
        page.click(".filters .late")?;
        wait_numbers(page, &[7])?;
        page.click(".filters .late")?;
        page.eval(
            "const s = document.querySelector('.filters select'); \
             s.value = [...s.options].find(o => o.text.startsWith('镇党建办')).value; \
             s.dispatchEvent(new Event('change', {bubbles: true}))",
            (),
        )?;
        wait_numbers(page, &[1, 6])?;
        // What is copied is what is shown.
        let (plain, html) = desk::copied(page, || desk::push(page, "复制台账"))?;
        assert_eq!(html.matches("<tr>").count(), 4, "{html}");
        desk::wait_text_of(
            page,
            ".toast span",
            "已复制台账 2 行，可粘贴到 Excel、Word 或 WPS",
        )?;
        assert!(
            plain.contains("6\t三") || plain.contains("6\t持续推进的整改事项\t关于走访"),
            "{plain}"
        );
        assert!(html.contains("<td") && html.contains("镇党建办"), "{html}");
        // It is all still so after a look at the text.
        page.press("F9")?;
        page.wait_for(".row")?;
        page.press("F9")?;
        wait_numbers(page, &[1, 6])
    })
}

#[test]
pub fn to_the_text_and_back() -> Result {
    with_page(|page| {
        open(page, TEXT)?;
        let unit = cell(page, "关于资料归档", "c-unit")?;
        page.click(&format!("{unit} .go"))?;
        page.wait_text(".row.focus .text", "镇规建办")?;
        desk::wait_text_of(page, ".row.focus mark", "镇规建办")?;
        page.press("F9")?;
        // Back in the same cell.
        page.wait_for(&format!("{unit}:focus-within"))?;
        page.press("ArrowRight")?;
        page.press("Ctrl+Enter")?;
        desk::wait_text_of(page, ".row.focus mark", "2026年6月30日")?;
        desk::push(page, "台账")?;
        let deadline = cell(page, "关于资料归档", "c-deadline")?;
        page.wait_for(&format!("{deadline}:focus-within"))?;
        // The list of measures, and from it into the text.
        page.click(&cell(page, "关于理论学习", "c-measures .n")?)?;
        page.wait_for(".detail")?;
        assert_eq!(page.texts(".detail li")?.len(), 3);
        page.click(".detail li:nth-child(2) button")?;
        page.wait_text(".row.focus", "每月开展研讨")?;
        // Whoever comes from a problem's text stands in its row.
        desk::stand(page, "（二）关于会议偏多")?;
        page.press("F9")?;
        page.wait_text(".lrow.current", "关于会议偏多")
    })
}

#[test]
pub fn the_keyboard_walks_the_grid() -> Result {
    with_page(|page| {
        open(page, TEXT)?;
        let at = |problem: &str, column: &str| -> Result {
            let cell = cell(page, problem, column)?;
            page.wait_for(&format!("{cell}:focus-within"))
        };
        at("关于理论学习", "c-problem")?;
        page.press("ArrowDown")?;
        page.press("ArrowDown")?;
        page.press("ArrowRight")?;
        at("关于接待", "c-measures")?;
        page.press("End")?;
        at("关于接待", "c-remark")?;
        page.press("Ctrl+End")?;
        at("关于政策宣传", "c-remark")?;
        page.press("Home")?;
        at("关于政策宣传", "c-number")?;
        page.press("PageUp")?;
        page.press("Ctrl+Home")?;
        at("关于理论学习", "c-number")?;
        page.press("ArrowUp")?;
        page.wait_for(".lrow.head [data-col='0'] button:focus")?;
        page.press("ArrowDown")?;
        at("关于理论学习", "c-number")?;
        page.press("End")?;
        page.type_text("甲")?;
        page.press("Tab")?;
        // On to the next row; F2 goes on behind what is there, Escape takes back what was typed.
        at("关于会议偏多", "c-number")?;
        page.press("End")?;
        page.press("Shift+Tab")?;
        page.press("ArrowLeft")?;
        at("关于会议偏多", "c-unit")?;
        page.press("F2")?;
        page.wait_for(".cell-field.on:focus")?;
        page.type_text("乙")?;
        desk::wait_text_of(page, ".cell-field", "镇党政办乙")?;
        page.press("Escape")?;
        page.wait_gone(".cell-field.on")?;
        at("关于会议偏多", "c-unit")?;
        desk::wait_text_of(
            page,
            &format!("{} .said", cell(page, "关于会议偏多", "c-unit")?),
            "镇党政办",
        )?;
        desk::wait_text_of(
            page,
            &format!("{} .said", cell(page, "关于理论学习", "c-remark")?),
            "甲",
        )?;
        page.press("Enter")?;
        page.wait_for(".cell-field.on:focus")?;
        page.press("Enter")?;
        at("关于接待", "c-unit")?;
        // The keyboard is no trap: behind Escape Tab leaves.
        page.press("Escape")?;
        page.press("Tab")?;
        page.wait_gone(".ledger .grid :focus")
    })
}

#[test]
pub fn a_composition_in_a_cell_is_left_alone() -> Result {
    with_page(|page| {
        open(page, TEXT)?;
        // Nothing is open yet: the first letter begins it, and none is lost.
        let remark = cell(page, "关于会议偏多", "c-remark")?;
        page.click(&remark)?;
        page.wait_for(&format!("{remark} .cell-field:focus"))?;
        for typed in ["l", "lie", "lie'ru", "列入"] {
            page.compose(typed)?;
            desk::wait_text_of(page, ".cell-field", typed)?;
        }
        for key in ["Enter", "Escape", "Tab", "ArrowDown"] {
            page.press_composing(key)?;
            page.wait_for(".cell-field.on:focus")?;
        }
        page.commit("列入")?;
        page.type_text("检查")?;
        desk::wait_text_of(page, ".cell-field", "列入检查")?;
        page.press("Enter")?;
        desk::wait_text_of(page, &format!("{remark} .said"), "列入检查")?;
        // A click elsewhere ends a composition with what is there.
        let unit = cell(page, "关于会议偏多", "c-unit")?;
        page.click(&unit)?;
        page.wait_for(&format!("{unit} .cell-field:focus"))?;
        page.compose("zu")?;
        page.compose("组织办")?;
        page.click(&cell(page, "关于接待", "c-problem")?)?;
        desk::wait_text_of(page, &format!("{unit} .said"), "组织办")
    })
}

#[test]
pub fn the_sentence_is_copied() -> Result {
    with_page(|page| {
        open(page, TEXT)?;
        let (plain, _) = desk::copied(page, || page.click(".sentence .button"))?;
        assert_eq!(plain, SENTENCE);
        Ok(())
    })
}
