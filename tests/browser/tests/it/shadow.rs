//! In the shadow root of the custom element all works as in the page: the page's own tests, run
//! there; then what only an element has.

use browser_tests::{Error, Options, Page, Place, Result, json};

use super::desk::{self, SHORT};
use super::{places, spoken};

#[test]
fn writing_is_as_in_the_page() -> Result {
    Place::Element.play(places::WRITING)
}

#[test]
fn moving_is_as_in_the_page() -> Result {
    Place::Element.play(places::MOVING)
}

#[test]
fn commands_are_as_in_the_page() -> Result {
    Place::Element.play(places::COMMANDS)
}

#[test]
fn sheets_are_as_in_the_page() -> Result {
    Place::Element.play(places::SHEETS)
}

/// The place that has the focus: its middle, and its `id`, tag and name.
fn focus(page: &Page) -> Result<(f64, f64, String)> {
    let body = "let e = window.document.activeElement; \
        while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement; \
        const r = e.getBoundingClientRect(); \
        return [r.x, r.y + r.height / 2, e.id || e.className || e.innerText || e.ariaLabel || e.tagName]";
    let at = page.eval(body, ())?;
    let number = |i: usize| at[i].as_f64().unwrap_or_default();
    let name = at[2].as_str().unwrap_or_default().to_owned();
    Ok((number(0), number(1), name))
}

/// Presses a key until the focus is at that `id`; what it has passed.
pub fn walk(page: &Page, key: &str, to: &str) -> Result<Vec<(f64, f64, String)>> {
    let mut passed = Vec::new();
    for _ in 0..60 {
        page.press(key)?;
        let at = focus(page)?;
        if at.2 == to {
            return Ok(passed);
        }
        passed.push(at);
    }
    Err(Error(format!("{key} does not come to {to}: {passed:?}")))
}

#[test]
fn tab_goes_in_through_and_out() -> Result {
    let page = Place::Element.open(Options::new())?;
    desk::open(&page, SHORT)?;
    page.wait_for(".toast .close")?;
    page.click(".toast .close")?;
    page.wait_gone(".toast")?;
    page.wait_for(".flaw")?;
    // Once all is kept, that is a stop, too.
    page.wait_for(".chip button")?;
    page.eval("window.document.getElementById('before').focus()", ())?;
    let on = walk(&page, "Tab", "after")?;
    let back = walk(&page, "Shift+Tab", "before")?;
    let names = |way: &[(f64, f64, String)]| -> Vec<String> {
        way.iter().map(|stop| stop.2.clone()).collect()
    };
    let mut backwards = names(&back);
    backwards.reverse();
    assert_eq!(names(&on), backwards, "the same way back");
    // The top bar, the outline, the panel, the status: each from left to right or downwards.
    let region = |(x, y, _): &(f64, f64, String)| match (*x, *y) {
        (_, y) if y < 82.0 => (0, y as i64 / 20, *x as i64),
        (_, y) if y > 800.0 => (3, 0, *x as i64),
        (x, y) if x < 960.0 => (1, y as i64 / 20, x as i64),
        (x, y) => (2, y as i64 / 20, x as i64),
    };
    let seen: Vec<_> = on.iter().map(region).collect();
    assert!(seen.is_sorted(), "in the order of the eye: {on:?}");
    // The rows are one stop.
    assert_eq!(
        on.iter().filter(|s| s.2.starts_with("gangmu-row")).count(),
        1
    );
    // In a row that is being written Tab makes it deeper; Esc leaves the words, Tab then the row.
    let row = desk::edit(&page, "（二）压实责任")?;
    page.press("Tab")?;
    desk::row(&page, "1.压实责任")?;
    page.press("Escape")?;
    page.wait_for(&format!("{row}:focus"))?;
    walk(&page, "Tab", "after")?;
    desk::row(&page, "1.压实责任")?;
    page.close()
}

#[test]
fn names_and_roles_are_told() -> Result {
    let page = Place::Element.open(Options::new())?;
    desk::open(&page, SHORT)?;
    page.wait_for(".flaw")?;
    let all = spoken::spoken(&page, false)?;
    spoken::check(&all, page.count(".row")?);
    // The element's own name, and no landmark but the host's.
    let has = |role: &str, name: &str| all.iter().any(|s| s.role == role && s.name == name);
    assert!(has("group", "报告正文"));
    for role in ["main", "banner", "contentinfo"] {
        let n = all.iter().filter(|s| s.role == role).count();
        assert_eq!(n, usize::from(role != "main"), "{role}");
    }
    for (key, there) in [
        ("F9", ".ledger .grid"),
        ("F9", ".rows"),
        ("Ctrl+k", "#gangmu-chosen"),
    ] {
        page.press(key)?;
        page.wait_for(there)?;
        let all = spoken::spoken(&page, false)?;
        let nameless = all
            .iter()
            .filter(|s| s.role == "button" && s.name.trim().is_empty());
        assert_eq!(nameless.count(), 0, "{there}");
    }
    page.close()
}

#[test]
fn keys_go_to_the_element_that_has_the_focus() -> Result {
    let page = Place::Element.open(Options::new().size(1280, 1400))?;
    page.eval_async(
        "const first = window.document.querySelector('gangmu-editor'); \
         const other = window.document.createElement('gangmu-editor'); \
         for (const e of [first, other]) e.style.setProperty('--gangmu-height', '600px'); \
         other.id = 'other'; \
         first.after(other); \
         await other.ready; \
         other.value = '一、乙\\n'; first.value = '一、甲\\n'",
        (),
    )?;
    let values = |expected: [&str; 2]| {
        page.wait_until_with(
            "return JSON.stringify([...window.document.querySelectorAll('gangmu-editor')]\
               .map(e => e.value)) === JSON.stringify(arguments[0])",
            json!([expected]),
        )
        .map_err(|e| {
            let all =
                "return [...window.document.querySelectorAll('gangmu-editor')].map(e => e.value)";
            Error(format!("{e}; they are {:?}", page.eval(all, ())))
        })
    };
    let other = "#other";
    page.wait_for(".row")?;
    desk::edit(&page, "一、甲")?;
    page.type_text("丙")?;
    values(["一、甲丙\n", "一、乙\n"])?;
    page.enter(other);
    page.wait_for(".row")?;
    desk::edit(&page, "一、乙")?;
    page.type_text("丁")?;
    values(["一、甲丙\n", "一、乙丁\n"])?;
    // Undo, and what is pasted: here and not there.
    page.press("Ctrl+z")?;
    values(["一、甲丙\n", "一、乙\n"])?;
    page.paste("戊")?;
    values(["一、甲丙\n", "一、乙戊\n"])?;
    page.press("Ctrl+k")?;
    page.wait_for("#gangmu-chosen")?;
    page.enter("gangmu-editor");
    assert_eq!(page.count("#gangmu-chosen")?, 0);
    // A row that undo takes away had the focus: the keys are still those of its editor.
    desk::edit(&page, "一、甲丙")?;
    page.press("Enter")?;
    page.type_text("己")?;
    values(["一、甲丙\n二、己\n", "一、乙戊\n"])?;
    for _ in 0..8 {
        page.press("Ctrl+z")?;
    }
    values(["一、甲\n", "一、乙戊\n"])?;
    page.press("Ctrl+y")?;
    values(["一、甲丙\n", "一、乙戊\n"])?;
    // Given to the host, the keys are the host's.
    page.enter("");
    page.click("#after")?;
    page.press("Ctrl+z")?;
    page.press("Delete")?;
    page.wait_frame()?;
    values(["一、甲丙\n", "一、乙戊\n"])?;
    page.close()
}

#[test]
fn a_file_a_list_of_words_and_a_double_click() -> Result {
    let page = Place::Element.open(Options::new())?;
    let text = "某局关于整改情况的报告\n一、下一步打算\n落实一岗双责，成立专班。\n";
    let (bytes, ..) = encoding_rs::GB18030.encode(text);
    page.eval_async(
        "const e = window.document.querySelector('gangmu-editor'); \
         e.words = '专班\\t必错\\t工作专班\\t口语'; \
         await e.load(new File([new Uint8Array(arguments[0])], '报告.txt'))",
        json!([bytes.to_vec()]),
    )?;
    let row = desk::row(&page, "落实一岗双责")?;
    page.wait_until(
        "return window.document.querySelector('gangmu-editor').findings\
           .some((f) => f.message.zh.includes('专班'))",
    )?;
    // A double click selects the word, by the dictionary.
    page.click(".tabs [role=tab]:nth-child(3)")?;
    page.wait_for(".bars.words li")?;
    let words = page.rect(&format!("{row} .text"))?;
    page.double_click_at(words.x as i64 + 50, words.center().1)?;
    page.wait_until(
        "const f = document.querySelector('.row textarea'); \
         return f && f.value.slice(f.selectionStart, f.selectionEnd) === '一岗双责'",
    )?;
    // With storage=local the text is here after a reload.
    desk::wait_kept(&page)?;
    page.reload()?;
    desk::row(&page, "落实一岗双责")?;
    page.close()
}
