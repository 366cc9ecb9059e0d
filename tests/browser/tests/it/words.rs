//! Words: counted beside the writer, shown, gone to, compared, selected.

use browser_tests::{Page, Result, with_page};

use super::desk;

const TEXT: &str = "关于南坪街道整改情况的通报\n\
    一、整改落实情况\n\
    （一）关于台账管理不规范的问题。\n\
    整改情况：已完成整改。一是修订档案管理办法，明确专人负责，每季度清点一次台账并通报结果。\n\
    （二）关于档案管理不严格的问题。\n\
    整改情况：已完成整改。一是修订档案管理办法，明确专人负责，每季度清点一次档案并通报结果。二是立行立改，当月补齐。\n\
    二、下一步打算\n\
    继续抓好台账管理，落实一岗双责。\n";

fn opened(page: &Page) -> Result {
    desk::open(page, TEXT)?;
    page.wait_for(".tabs [role=tab]:nth-child(3)")?;
    page.click(".tabs [role=tab]:nth-child(3)")?;
    page.wait_for(".bars.words li")
}

/// Presses the bar of that word.
fn push_word(page: &Page, word: &str) -> Result {
    let find = "const bar = [...document.querySelectorAll('.bars.words button')]\
        .find(b => b.querySelector('.name').textContent === arguments[0]);";
    page.wait_until_with(&format!("{find} return bar != null"), word)?;
    page.eval(&format!("{find} bar.click()"), word)?;
    Ok(())
}

#[test]
pub fn words_are_counted_and_lead_to_their_rows() -> Result {
    with_page(|page| {
        opened(page)?;
        push_word(page, "台账")?;
        page.wait_until(
            "const rows = [...document.querySelectorAll('.row .text')].map(t => t.innerText); \
             return rows.length > 0 && rows.some(r => r.includes('台账')) && !rows.some(r => r.includes('继续推进'))",
        )?;
        let marked = page.texts(".row mark")?;
        assert!(
            !marked.is_empty() && marked.iter().all(|m| m == "台账"),
            "{marked:?}"
        );
        push_word(page, "台账")?;
        page.wait_until("return document.querySelectorAll('.row').length > 8")
    })
}

#[test]
pub fn terms_of_the_field_stay_whole_and_own_terms_count_at_once() -> Result {
    with_page(|page| {
        opened(page)?;
        page.wait_until(
            "const words = [...document.querySelectorAll('.bars.words .name')].map(n => n.textContent); \
             return words.includes('一岗双责') || words.includes('立行立改')",
        )?;
        page.eval(
            "document.querySelector('.vocabulary .checks-settings button').click()",
            (),
        )?;
        page.wait_for("textarea.terms")?;
        page.focus("textarea.terms")?;
        page.type_text("档案管理办法")?;
        page.press("Escape")?;
        page.wait_gone(".modal")?;
        push_word(page, "档案管理办法")?;
        page.reload()?;
        page.wait_for(".tabs [role=tab]:nth-child(3)")?;
        page.click(".tabs [role=tab]:nth-child(3)")?;
        push_word(page, "档案管理办法")
    })
}

#[test]
pub fn like_measures_stand_side_by_side() -> Result {
    with_page(|page| {
        opened(page)?;
        page.wait_for(".pairs .finding")?;
        page.eval("document.querySelector('.pairs .finding').click()", ())?;
        page.wait_until("return document.querySelectorAll('.twin').length === 2")?;
        let marks = page.texts(".twin mark")?;
        assert_eq!(marks, ["台账", "档案"]);
        page.eval("document.querySelectorAll('.twin')[1].click()", ())?;
        page.wait_text(".row.focus .text", "每季度清点一次档案")
    })
}

#[test]
pub fn a_double_click_selects_a_word() -> Result {
    with_page(|page| {
        opened(page)?;
        let row = desk::edit(page, "继续抓好")?;
        let select = "const f = document.querySelector('.row textarea'); \
            const at = f.value.indexOf('一岗双责') + 1; f.setSelectionRange(at, at); \
            f.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))";
        page.wait_for(&format!("{row} textarea"))?;
        page.eval(select, ())?;
        page.wait_until(
            "const f = document.querySelector('.row textarea'); \
             return f && f.value.slice(f.selectionStart, f.selectionEnd) === '一岗双责'",
        )
    })
}
