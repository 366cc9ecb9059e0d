//! Words: counted beside the writer, shown, gone to, compared, selected.

use browser_tests::{Options, Page, Result, json, with_page};

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
        page.wait_for(".row mark")?;
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

const DEVELOPING: &str = "关于经济工作的报告\n\
    一、总体要求\n\
    发展是第一要务，发展中国家也要发展。\n\
    二、国际合作\n\
    与发展中国家加强往来。\n\
    三、下一步打算\n\
    推动发展提速。\n";

fn find_whole(page: &Page, word: &str) -> Result {
    desk::open(page, DEVELOPING)?;
    page.press("Ctrl+f")?;
    page.wait_for(".find input")?;
    page.type_text(word)?;
    page.wait_text(".find .count", "/ 5")?;
    desk::push(page, "全词")
}

#[test]
fn whole_words_are_found_filtered_and_replaced() -> Result {
    with_page(|page| {
        find_whole(page, "发展")?;
        page.wait_text(".find .count", "1 / 3")?;
        desk::push(page, "只看匹配")?;
        let rows = "const rows = [...document.querySelectorAll('.row .text')].map(t => t.innerText).join(); \
            return rows.includes('提速') && rows.includes('第一要务') && !rows.includes('往来')";
        page.wait_until(rows)?;
        desk::push(page, "只看匹配")?;
        page.wait_until("return document.querySelectorAll('.row').length > 5")?;
        // One after the other, then the rest.
        page.focus("[aria-label=替换为]")?;
        page.type_text("改革")?;
        page.eval(
            "document.querySelector('.find').querySelectorAll('.text-tool')[2].click()",
            (),
        )?;
        page.wait_text(".find .count", "1 / 2")?;
        desk::push(page, "全部替换")?;
        page.wait_for(".dialog")?;
        page.eval(
            "[...document.querySelectorAll('.dialog button')].at(-1).click()",
            (),
        )?;
        page.wait_text(".find .count", "没有找到")?;
        let expected = DEVELOPING
            .replace("发展是", "改革是")
            .replace("也要发展", "也要改革")
            .replace("动发展", "动改革");
        assert_eq!(desk::written(page)?, expected);
        // The choice is kept.
        desk::wait_kept(page)?;
        page.reload()?;
        page.wait_for(".row")?;
        page.press("Ctrl+f")?;
        page.wait_for(".find [aria-pressed=true]")
    })
}

#[test]
fn what_is_written_with_whole_words_looked_for_is_found_too() -> Result {
    with_page(|page| {
        find_whole(page, "发展")?;
        page.wait_text(".find .count", "/ 3")?;
        desk::edit(page, "推动")?;
        page.press("End")?;
        page.insert_text("发展快，援助发展中国家。")?;
        page.wait_text(".find .count", "/ 4")
    })
}

#[test]
fn without_a_thread_whole_words_cannot_be_chosen() -> Result {
    let page = Options::new().before("window.Worker = undefined").open()?;
    desk::open(&page, DEVELOPING)?;
    page.press("Ctrl+f")?;
    page.wait_for(".find input")?;
    page.type_text("发展")?;
    desk::push(&page, "全词")?;
    page.wait_text(".toast", "不能按词查找")?;
    page.wait_for(".find button[aria-pressed]:disabled")?;
    page.wait_text(".find .count", "/ 5")?;
    let title = page.attribute(".find button[aria-pressed]:disabled", "title")?;
    assert!(title.is_some_and(|t| t.contains("不能按词查找")));
    assert!(page.errors()?.iter().all(|e| e.contains("Worker")));
    page.close()
}

#[test]
fn reports_are_read_in_groups_and_only_what_changed_is_read_again() -> Result {
    let watch = "window.said = []; window.sent = []; \
        const { postMessage } = MessagePort.prototype; \
        MessagePort.prototype.postMessage = function (message, ...more) { \
          const text = message?.request?.join(''); \
          if (text?.includes('\"questions\"')) sent.push(JSON.parse(text).records.length); \
          return postMessage.call(this, message, ...more); }; \
        new MutationObserver(() => { \
          const line = document.querySelector('.vocabulary [role=status]')?.textContent; \
          if (line && line !== said.at(-1)) said.push(line); \
        }).observe(document, { subtree: true, childList: true, characterData: true });";
    let page = Options::new().before(watch).open()?;
    desk::open(&page, include_str!("../../data/compilation.txt"))?;
    page.wait_for(".tabs [role=tab]:nth-child(3)")?;
    page.click(".tabs [role=tab]:nth-child(3)")?;
    page.wait_for(".bars.words li")?;
    // The front is a part, too.
    page.wait_until("return sent.length === 4 && sent.every((n) => n === 1)")?;
    let said = desk::strings(&page.eval("return said", ())?);
    let expected = ["正在统计词语：已读 1／4 篇", "正在统计词语：已读 3／4 篇"];
    assert!(
        expected.iter().all(|e| said.iter().any(|s| s == e)),
        "{said:?}"
    );
    desk::edit(&page, "（一）及时安排部署")?;
    page.type_text("补充")?;
    page.wait_until("return sent.length === 5")?;
    assert_eq!(page.eval("return sent[4]", ())?, json!(1));
    page.wait_for(".vocabulary[aria-busy=false]")?;
    // The row has its own words, and so has each section.
    page.wait_text(".vocabulary .hint", "光标所在一节")?;
    let sections = page.texts(".vocabulary .bars:not(.words) .number")?;
    assert!(
        sections.len() == 3 && sections.iter().all(|s| s.contains(" · ")),
        "{sections:?}"
    );
    page.close()
}
