//! The page as a person sees it: rows by their words, where the caret is, what was copied.

use browser_tests::{Error, Page, Result, Value, json};

/// A report small enough to be on screen as a whole, with every sort of row.
pub const SHORT: &str = "\
某局关于整改情况的报告
一、总体情况
（一）提高认识
集中学习三次。
（二）压实责任
制定清单一份。
二、存在问题
1.台账不全
整改情况：一是补齐台账；二是专人管理。
2.公开不够
整改情况：一是限时公开。
三、下一步打算
继续推进。
";

/// Two reports, each with its sections.
pub const PAIR: &str = "\
某局关于整改情况的报告
根据安排，报告如下。
一、总体情况
（一）提高认识
集中学习。
二、存在问题
台账不全。
某局
2024年1月1日

某县关于整改情况的报告
根据安排，报告如下。
一、主要做法
（一）摸清底数
逐座查看。
二、整改结果
全部完成。
某县
2024年2月1日
";

/// Sections with text, small enough to be dragged about.
pub const SECTIONS: &str = "\
某某镇关于整改情况的报告
一、组织情况
（一）成立专班
专班已成立。
（二）压实责任
责任已压实。
（三）督促检查
已检查三轮。
二、整改情况
整改已完成。
";

/// Three reports.
const OURS: &str = include_str!("../../data/compilation.txt");

/// What stands in a row: marker and words, also while it is edited.
const LINE: &str = "const line = (row) => (row.querySelector('.marker')?.textContent ?? '') + \
    (row.querySelector('textarea')?.value ?? row.querySelector('.text')?.textContent ?? ''); ";

/// The main button of the copy split: the shown report.
pub const COPY: &str = ".split .button:first-child";

/// Compilations of several reports, with the number of them: our own, and where the corpus is beside
/// the project the annotated one, which is longer.
pub fn compilations() -> Vec<(String, usize)> {
    let mut all = vec![(OURS.to_owned(), 3)];
    if let Some(folder) = test_texts::corpus_folder() {
        let path = folder.join("compilation.txt");
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path:?}: {e}"));
        all.push((text, 8));
    }
    all
}

/// The longest of them.
pub fn compilation() -> (String, usize) {
    compilations().pop().expect("there is our own")
}

/// Pastes a text into the empty page and waits for its rows; what stands beside them may still come.
pub fn paste(page: &Page, text: &str) -> Result {
    page.wait_for(".empty .sheet")?;
    page.paste(text)?;
    page.wait_for(".row")
}

/// The same, and waits for all that stands on the page.
pub fn open(page: &Page, text: &str) -> Result {
    paste(page, text)?;
    page.wait_gone("[aria-busy]")
}

/// The rows in the page, in order.
pub fn lines(page: &Page) -> Result<Vec<String>> {
    let body = format!("{LINE} return [...document.querySelectorAll('.row')].map(line)");
    Ok(strings(&page.eval(&body, ())?))
}

/// Runs the command of that name from the field for commands.
pub fn command(page: &Page, name: &str) -> Result {
    page.press("Ctrl+k")?;
    page.wait_for(".finder input:focus")?;
    page.type_text(name)?;
    page.wait_text("#gangmu-chosen", name)?;
    page.press("Enter")
}

/// Waits until the rows in the page are these.
pub fn wait_lines(page: &Page, expected: &[&str]) -> Result {
    let body = format!(
        "{LINE} const rows = [...document.querySelectorAll('.row')].map(line); \
         return JSON.stringify(rows) === JSON.stringify(arguments[0])"
    );
    page.wait_until_with(&body, json!([expected])).map_err(|_| {
        Error(format!(
            "The rows are {:#?}",
            lines(page).unwrap_or_default()
        ))
    })
}

/// Waits until a row begins with these words and says how to select it.
pub fn row(page: &Page, start: &str) -> Result<String> {
    let find = format!(
        "{LINE} return [...document.querySelectorAll('.row')]\
           .find(row => line(row).startsWith(arguments[0]))?.dataset.id"
    );
    page.wait_until_with(&find, start).map_err(|_| {
        Error(format!(
            "No row begins with {start}: {:#?}",
            lines(page).unwrap_or_default()
        ))
    })?;
    let id = page.eval(&find, start)?;
    Ok(format!(
        ".row[data-id=\"{}\"]",
        id.as_str().unwrap_or_default()
    ))
}

/// Clicks a row's words and puts the caret behind the last one. Returns the row's selector.
pub fn edit(page: &Page, start: &str) -> Result<String> {
    let row = row(page, start)?;
    page.click(&format!("{row} .text, {row} textarea"))?;
    page.wait_for(&format!("{row} textarea:focus"))?;
    page.press("Ctrl+End")?;
    Ok(row)
}

/// Makes a row current without editing it. Returns its selector.
pub fn stand(page: &Page, start: &str) -> Result<String> {
    let row = edit(page, start)?;
    page.press("Escape")?;
    page.wait_for(&format!("{row}:focus"))?;
    Ok(row)
}

/// The row being edited: its words before and behind the caret.
pub fn caret(page: &Page) -> Result<(String, String)> {
    let body = "const f = document.activeElement; \
        if (f?.tagName !== 'TEXTAREA' || f.selectionStart !== f.selectionEnd) return [`no caret in ${f?.outerHTML}`, '']; \
        return [f.value.slice(0, f.selectionStart), f.value.slice(f.selectionStart)]";
    let parts = strings(&page.eval(body, ())?);
    Ok((parts[0].clone(), parts[1].clone()))
}

/// Waits until the caret stands between these words.
pub fn wait_caret(page: &Page, before: &str, behind: &str) -> Result {
    let body = "const f = document.activeElement; \
        return f?.tagName === 'TEXTAREA' && f.selectionStart === f.selectionEnd && \
          f.value.slice(0, f.selectionStart) === arguments[0] && \
          f.value.slice(f.selectionStart) === arguments[1]";
    page.wait_until_with(body, json!([before, behind]))
        .map_err(|_| Error(format!("The caret is at {:?}", caret(page))))
}

/// Waits until the row being edited holds exactly these words.
pub fn wait_value(page: &Page, words: &str) -> Result {
    let body = "return document.activeElement?.tagName === 'TEXTAREA' && \
        document.activeElement.value === arguments[0]";
    page.wait_until_with(body, words)
}

/// Waits until the first match holds exactly these words.
pub fn wait_text_of(page: &Page, css: &str, words: &str) -> Result {
    let body = "const e = document.querySelector(arguments[0]); \
        return e && (e.value ?? e.textContent) === arguments[1]";
    page.wait_until_with(body, json!([css, words]))
        .map_err(|e| {
            Error(format!(
                "{e}; it is {:?}",
                page.text(css).unwrap_or_default()
            ))
        })
}

/// Where the visible control of that name is: a button, a menu's item.
pub fn named(page: &Page, name: &str) -> Result<(i64, i64)> {
    let body = "const e = [...document.querySelectorAll('button')].filter(e => e.getClientRects().length > 0) \
          .find(e => [e.innerText.trim(), e.getAttribute('aria-label')].includes(arguments[0]) || \
            e.innerText.split('\\n')[0].trim() === arguments[0]); \
        if (!e) return null; \
        const r = e.getBoundingClientRect(); \
        return [Math.round(r.x + r.width / 2), Math.round(r.y + r.height / 2)]";
    page.wait_until_with(body, name)
        .map_err(|_| Error(format!("There is no button {name}.")))?;
    let at = page.eval(body, name)?;
    Ok((
        at[0].as_i64().unwrap_or_default(),
        at[1].as_i64().unwrap_or_default(),
    ))
}

/// Clicks the visible control of that name.
pub fn push(page: &Page, name: &str) -> Result {
    let (x, y) = named(page, name)?;
    page.click_at(x, y)
}

/// Chooses from the open menu of a row, in whichever of its menus it is; `press` clicks or taps.
pub fn choose(page: &Page, name: &str, press: impl Fn(&str) -> Result) -> Result {
    const MARK: &str = "const all = [...document.querySelectorAll('.menu.at-row button')]; \
        const e = all.find(b => b.innerText.split('\\n')[0].trim() === arguments[0]); \
        if (e) { e.scrollIntoView({block: 'nearest'}); e.id = 'gangmu-meant' } return !!e";
    let n_menus = page.count(".menu.at-row .opens")?;
    let mut at = 0;
    while page.eval(MARK, name)? != Value::Bool(true) {
        at += 1;
        if at > n_menus {
            return Err(Error(format!("The menu has no {name}.")));
        }
        let mark = "document.querySelectorAll('.menu.at-row .opens > button')[arguments[0]].id = 'gangmu-opener'";
        page.eval(
            &format!("document.getElementById('gangmu-opener')?.removeAttribute('id'); {mark}"),
            at - 1,
        )?;
        press("#gangmu-opener")?;
        page.wait_for("#gangmu-opener[aria-expanded=true]")?;
    }
    press("#gangmu-meant")
}

/// Chooses from the menu beside 复制 and returns what the clipboard then holds.
pub fn copy_by_menu(page: &Page, name: &str) -> Result<(String, String)> {
    copied(page, || {
        page.click(".split .more")?;
        page.wait_for(".split .menu")?;
        push(page, name)
    })
}

/// Has everything be about the shown report, all, or those chosen: 本篇, 全部各篇, 所选.
pub fn scope(page: &Page, name: &str) -> Result {
    let body = "const s = document.querySelector('.top .scope'); \
        s.selectedIndex = [...s.options].findIndex(o => o.text.startsWith(arguments[0])); \
        s.dispatchEvent(new Event('change', { bubbles: true }))";
    page.wait_for(".top .scope")?;
    page.eval(body, name)?;
    page.wait_until_with(
        "return document.querySelector('.top .scope').selectedOptions[0].text.startsWith(arguments[0])",
        name,
    )
}

/// All reports as they are copied.
pub fn copy_all(page: &Page) -> Result<(String, String)> {
    let several = page.count(".top .scope")? > 0;
    if several {
        scope(page, "全部各篇")?;
    }
    let copied = copy_by_menu(page, "复制全文")?;
    if several {
        scope(page, "本篇")?;
    }
    Ok(copied)
}

/// The middle of what `css` finds in the row that begins with these words.
pub fn within(page: &Page, start: &str, css: &str) -> Result<(i64, i64)> {
    let row = row(page, start)?;
    Ok(page.rect(&format!("{row} {css}"))?.center())
}

/// The shown report as it is copied.
pub fn written(page: &Page) -> Result<String> {
    Ok(copy_by_key(page)?.0)
}

/// Presses the button 复制 and returns what the clipboard then holds.
pub fn copy(page: &Page) -> Result<(String, String)> {
    copied(page, || page.click(COPY))
}

/// Copies the shown report by the keyboard: the caret stays where it is.
pub fn copy_by_key(page: &Page) -> Result<(String, String)> {
    copied(page, || page.press("Ctrl+Shift+c"))
}

/// Does what copies, waits until the page says so, and reads the real clipboard.
pub fn copied(page: &Page, act: impl FnOnce() -> Result) -> Result<(String, String)> {
    let nothing = format!("nothing was copied {:?}", std::time::Instant::now());
    page.set_clipboard(&nothing, None)?;
    act()?;
    page.wait_text(".toast", "已复制")?;
    // The notice may be an older one: the clipboard tells.
    for _ in 0..200 {
        // What is copied a moment later may come while this reads.
        match page.clipboard() {
            Ok(forms) if forms.0 != nothing => return Ok(forms),
            _ => page.wait_frame()?,
        }
    }
    Err(Error::new("Nothing came to the clipboard."))
}

/// Waits until the page says that all is kept on this machine.
pub fn wait_kept(page: &Page) -> Result {
    page.wait_text(".top .chip[role=status]", "已存本机")
}

/// The strings of a list.
pub fn strings(value: &Value) -> Vec<String> {
    let list = value.as_array().into_iter().flatten();
    list.map(|s| s.as_str().unwrap_or_default().to_string())
        .collect()
}
