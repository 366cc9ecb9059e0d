//! The run that the editor was made for: a compilation is pasted, restructured and copied out.

use browser_tests::{Page, Result, json, with_page};

use super::desk::{self, COPY};

/// Lines （一）（二）（三） right behind each other: three sections that can change places by
/// swapping lines.
fn three_sections(text: &str) -> Option<usize> {
    let lines: Vec<&str> = text.lines().collect();
    lines.windows(3).position(|three| {
        let starts = |at: usize, marker| three[at].starts_with(marker);
        starts(0, "（一）") && starts(1, "（二）") && starts(2, "（三）")
    })
}

/// Shows the reports one by one until a row on screen begins so; returns which it was.
fn show_report_with(page: &Page, start: &str) -> Result<usize> {
    let n = page.count(".side .entry[title] .ordinal")?;
    for at in 0..n {
        let entry = format!(".side ul:first-of-type li:nth-child({}) .entry", at + 1);
        page.click(&entry)?;
        page.wait_for(&format!("{entry}.shown"))?;
        // Every report begins at its top, however far the one before was scrolled.
        page.wait_until("return document.querySelector('.rows').scrollTop === 0")?;
        if desk::lines(page)?
            .iter()
            .any(|line| line.starts_with(start))
        {
            return Ok(at);
        }
    }
    Err(format!("no report has a row {start}").into())
}

#[test]
fn a_compilation_is_restructured_and_copied() -> Result {
    let mut all = desk::compilations().into_iter();
    all.try_for_each(|(source, n_reports)| restructured_and_copied(&source, n_reports))
}

fn restructured_and_copied(source: &str, n_reports: usize) -> Result {
    with_page(|page| {
        desk::open(page, source)?;
        let ordinals = page.texts(".side .entry .ordinal")?;
        assert_eq!(ordinals.iter().filter(|o| !o.is_empty()).count(), n_reports);
        page.wait_text(".toast", &format!("{n_reports} 篇"))?;
        assert_eq!(page.text(".top .title")?, page.text(".entry.shown .name")?);
        assert!(page.count(".row")? < 150, "the page holds a window of rows");
        let (first, _) = desk::copy(page)?;
        assert!(
            source.contains(&first),
            "the report is a piece of the source"
        );
        assert!(first.starts_with(&page.text(".top .title")?));

        // To the end by the wheel.
        // No more of it than needed: what is left over would scroll the next report.
        let at_end = "const r = document.querySelector('.rows'); \
                      return r.scrollTop + r.clientHeight >= r.scrollHeight - 2";
        for _ in 0..60 {
            page.wheel(".rows", 4000)?;
            page.wait_frame()?;
            if page.eval(at_end, ())?.as_bool() == Some(true) {
                break;
            }
        }
        page.wait_until_with(
            "const rows = document.querySelectorAll('.row'); \
             const last = rows[rows.length - 1]; \
             return arguments[0].endsWith(last.querySelector('.text').textContent) && \
               last.getBoundingClientRect().bottom <= innerHeight && \
               last.getBoundingClientRect().top > 90",
            first,
        )?;

        // A section passes the next, the numbers stay in order.
        let at = three_sections(source).ok_or("the source has no three sections in a row")?;
        let mut lines: Vec<String> = source.lines().map(String::from).collect();
        let words = |line: &str| line.chars().skip(3).collect::<String>();
        let (one, two) = (words(&lines[at]), words(&lines[at + 1]));
        let start: String = lines[at].chars().take(10).collect();
        show_report_with(page, &start)?;
        let row = desk::edit(page, &start)?;
        let (heading, behind) = desk::caret(page)?;
        assert_eq!(behind, "");
        assert!(one.starts_with(&heading), "{one} begins with {heading}");
        page.press("Alt+ArrowDown")?;
        desk::wait_text_of(page, &format!("{row} .marker"), "（二）")?;
        desk::wait_caret(page, &heading, "")?;
        let moved = desk::row(
            page,
            &format!("（一）{}", two.chars().take(6).collect::<String>()),
        )?;
        assert_ne!(row, moved);

        // Its heading is typed anew.
        page.press("Ctrl+a")?;
        page.type_text("强化组织领导。")?;
        desk::wait_caret(page, "强化组织领导。", "")?;
        lines[at] = format!("（一）{two}");
        lines[at + 1] = format!("（二）强化组织领导。{}", &one[heading.len()..]);
        let end = &source[source.trim_end_matches('\n').len()..];
        let expected = format!("{}{end}", lines.join("\n").trim_end_matches('\n'));
        assert_ne!(source, expected);
        let (plain, html) = desk::copy_all(page)?;
        assert_eq!(plain, expected);
        for part in ["<h1", "<h2", "仿宋", "黑体", "强化组织领导。"] {
            assert!(html.contains(part), "no {part} in the rich text");
        }
        let (part, html) = desk::copy_by_key(page)?;
        assert!(expected.contains(&part) && part.contains(&lines[at + 1]));
        // Headings that run on with their text are no paragraphs of their own, so that a level may be missing.
        assert!(html.contains("仿宋") && html.contains("<h1"));

        // Two steps back, two steps on.
        page.press("Ctrl+z")?;
        desk::wait_caret(page, &heading, "").or_else(|_| desk::wait_value(page, &heading))?;
        page.press("Ctrl+z")?;
        desk::wait_text_of(page, &format!("{row} .marker"), "（一）")?;
        assert_eq!(desk::copy_all(page)?.0, source);
        page.click(".top .tools > .ghost:nth-child(2)")?;
        desk::wait_text_of(page, &format!("{row} .marker"), "（二）")?;
        page.click(".top .tools > .ghost:nth-child(2)")?;
        assert_eq!(desk::copy_all(page)?.0, expected);
        assert_eq!(page.requests()?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
pub fn an_untouched_compilation_comes_back_byte_for_byte() -> Result {
    for (source, _) in desk::compilations() {
        with_page(|page| {
            desk::open(page, &source)?;
            assert_eq!(desk::copy_all(page)?.0, source);
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn an_untouched_report_comes_back_byte_for_byte() -> Result {
    let odd = "\n\u{3000}\u{3000}某局关于整改的报告  \r\n\r\n\t一 、总体\u{a0}情况\r\n（1）甲 ；\u{2028}乙。\r\n\
        1．半角，全角,混用\u{200b}\n整改情况： 一是甲；  二是 乙。\n\n\n##paidbegin##\n第 3 页\n某局\n2024年1月1日\n\n ";
    for text in [desk::SHORT, odd, "一行没有换行", "一、甲\n"] {
        with_page(|page| {
            desk::open(page, text)?;
            let (plain, html) = desk::copy(page)?;
            assert_eq!(plain, text);
            assert!(html.contains("仿宋"));
            let plain_only = desk::copy_by_menu(page, "只复制纯文本")?;
            assert_eq!(plain_only, (text.to_string(), String::new()));
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn a_second_paste_is_added_behind_and_can_be_taken_back() -> Result {
    with_page(|page| {
        desk::open(page, desk::SHORT)?;
        page.press("Escape")?;
        page.paste("另一份报告\n一、另一部分\n甲。\n")?;
        page.wait_until("return document.querySelectorAll('.side .entry .ordinal').length === 2")?;
        page.wait_text(".top .title", "另一份报告")?;
        // A blank line keeps the two apart.
        let both = format!("{}\n另一份报告\n一、另一部分\n甲。\n", desk::SHORT);
        assert_eq!(desk::copy_all(page)?.0, both);
        page.press("Ctrl+z")?;
        page.wait_gone(".side")?;
        page.wait_text(COPY, "复制")?;
        assert_eq!(desk::copy(page)?.0, desk::SHORT);
        page.press("Ctrl+z")?;
        page.wait_for(".empty .sheet")
    })
}

#[test]
fn the_sample_and_the_paste_button_work() -> Result {
    with_page(|page| {
        desk::push(page, "看看示例")?;
        page.wait_for(".row.title")?;
        assert!(page.count(".row")? > 10);
        let (plain, _) = desk::copy(page)?;
        assert!(plain.starts_with(&page.text(".top .title")?));
        Ok(())
    })?;
    with_page(|page| {
        page.cdp(
            "Browser.grantPermissions",
            json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}),
        )?;
        page.set_clipboard(desk::SHORT, None)?;
        desk::push(page, "粘贴")?;
        page.wait_for(".row.title")?;
        assert_eq!(desk::copy(page)?.0, desk::SHORT);
        Ok(())
    })
}
