//! Languages, colours, widths, and what everybody must be able to see and reach.

use browser_tests::{Options, Page, Result, json, with_page};

use super::desk::{self, PAIR, SHORT};

fn html_attribute(page: &Page, name: &str, value: &str) -> Result {
    page.wait_for(&format!("html[{name}={value}]"))
}

#[test]
fn the_language_switches_and_stays() -> Result {
    with_page(|page| {
        html_attribute(page, "lang", "zh-CN")?;
        desk::push(page, "EN")?;
        html_attribute(page, "lang", "en")?;
        page.wait_text(".sheet h1", "Paste a report")?;
        page.reload()?;
        html_attribute(page, "lang", "en")?;
        desk::open(page, SHORT)?;
        page.wait_text(desk::COPY, "Copy")?;
        // No Chinese is left in the interface itself.
        let words = page.texts(
            ".levels button, .status, .panel h2, .panel dt, .top .tools button, .mobile-bar",
        )?;
        let levels = ["一", "（一）", "1."];
        for word in words.iter().filter(|w| !levels.contains(&w.as_str())) {
            let rest = word.replace("中文", "");
            assert!(
                !rest.chars().any(|c| ('\u{4e00}'..'\u{9fff}').contains(&c)),
                "{word}"
            );
        }
        desk::push(page, "中文")?;
        html_attribute(page, "lang", "zh-CN")?;
        page.wait_text(desk::COPY, "复制")?;
        page.reload()?;
        html_attribute(page, "lang", "zh-CN")
    })
}

#[test]
fn the_colours_switch_and_stay() -> Result {
    let ground = |page: &Page| page.style("body", "background-color");
    with_page(|page| {
        let light = ground(page)?;
        let next = |page: &Page| page.click(".status > button:last-child");
        next(page)?;
        html_attribute(page, "data-theme", "light")?;
        next(page)?;
        html_attribute(page, "data-theme", "dark")?;
        let dark = ground(page)?;
        assert_ne!(light, dark);
        page.reload()?;
        html_attribute(page, "data-theme", "dark")?;
        assert_eq!(ground(page)?, dark);
        next(page)?;
        html_attribute(page, "data-theme", "contrast")?;
        page.reload()?;
        html_attribute(page, "data-theme", "contrast")?;
        assert_eq!(ground(page)?, "rgb(255, 255, 255)");
        next(page)?;
        page.wait_for("html:not([data-theme])")?;
        assert_eq!(ground(page)?, light);
        page.set_dark(true)?;
        assert_eq!(ground(page)?, dark, "follows the system");
        Ok(())
    })
}

#[test]
fn a_target_length_shows_how_far_it_is() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        page.click(".target input")?;
        page.type_text("100\n")?;
        page.wait_for(".meter.over")?;
        page.wait_text(".hint.over", "超出 4 字")?;
        page.click(".target input")?;
        page.press("Ctrl+a")?;
        page.type_text("150\n")?;
        page.wait_text(".hint", "还可写 46 字")?;
        assert_eq!(page.count(".meter.over")?, 0);
        desk::edit(page, "继续推进。")?;
        page.type_text("抓好落实")?;
        page.wait_text(".hint", "还可写 42 字")?;
        desk::wait_kept(page)?;
        page.reload()?;
        page.wait_text(".hint", "还可写 42 字")?;
        page.click(".target input")?;
        page.press("Ctrl+a")?;
        page.press("Delete")?;
        page.press("Enter")?;
        page.wait_gone(".meter")?;
        let expected = SHORT.replace("继续推进。", "继续推进。抓好落实");
        assert_eq!(desk::copy(page)?.0, expected);
        Ok(())
    })
}

/// Elements that reach over the right edge of the page, though nothing hides or scrolls them.
const OVER: &str = "return [...document.querySelectorAll('body *')].filter(e => { \
    const r = e.getBoundingClientRect(); \
    if (!e.checkVisibility({visibilityProperty: true}) || r.width === 0 || r.right <= innerWidth + 0.5) return false; \
    for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) \
      if (getComputedStyle(p).overflowX !== 'visible' && p.getBoundingClientRect().right <= innerWidth + 0.5) return false; \
    return true }).map(e => e.className || e.tagName)";

fn fits(page: &Page) -> Result {
    let wide = page.eval(
        "return [document.scrollingElement.scrollWidth, document.body.scrollWidth]",
        (),
    )?;
    let width = page.eval("return innerWidth", ())?;
    assert_eq!(wide, json!([width, width]));
    assert_eq!(page.eval(OVER, ())?, json!([]));
    Ok(())
}

// Fails at Escape: the edited row takes it while the sheet is open.
#[test]
fn a_narrow_page_has_all_it_needs() -> Result {
    Options::new().size(360, 740).with_page(|page| {
        fits(page)?;
        desk::open(page, SHORT)?;
        fits(page)?;
        let rows = page.eval("const r = document.querySelector('.rows'); return r.scrollWidth <= r.clientWidth", ())?;
        assert_eq!(rows, json!(true));
        let row = desk::edit(page, "1.台账不全")?;
        page.press("ArrowLeft")?;
        desk::push(page, "下移")?;
        desk::wait_text_of(page, &format!("{row} .marker"), "2.")?;
        desk::wait_caret(page, "台账不", "全")?;
        desk::push(page, "上移")?;
        desk::wait_text_of(page, &format!("{row} .marker"), "1.")?;
        let row = desk::edit(page, "（二）压实责任")?;
        desk::push(page, "降级")?;
        desk::wait_text_of(page, &format!("{row} .marker"), "1.")?;
        desk::push(page, "升级")?;
        desk::wait_text_of(page, &format!("{row} .marker"), "（二）")?;
        for _ in 0..4 {
            desk::push(page, "撤销")?;
        }
        let copy = || {
            desk::push(page, "复制")?;
            desk::push(page, "复制全文")
        };
        assert_eq!(desk::copied(page, copy)?.0, SHORT);
        // The panel is a sheet, the list a drawer; each opens, closes, and stays inside.
        desk::push(page, "统计")?;
        page.wait_for(".panel.open")?;
        page.wait_until("return document.querySelector('.panel').getBoundingClientRect().right <= innerWidth && document.querySelector('.panel').checkVisibility({visibilityProperty: true})")?;
        fits(page)?;
        page.press("Escape")?;
        page.wait_gone(".panel.open")?;
        desk::push(page, "篇目")?;
        page.wait_for(".side.open")?;
        page.wait_text(".side.open", "存在问题")?;
        page.click(".side .sections li:nth-child(3) .entry")?;
        page.wait_gone(".side.open")?;
        page.wait_for(".row.focus")
    })
}

#[test]
fn a_compilation_can_be_copied_whole_on_a_narrow_page() -> Result {
    Options::new().size(360, 740).with_page(|page| {
        desk::open(page, PAIR)?;
        page.wait_until("return document.querySelectorAll('.entry').length > 2")?;
        desk::scope(page, "全部各篇")?;
        let (plain, _) = desk::copied(page, || {
            desk::push(page, "复制")?;
            desk::push(page, "复制全文")
        })?;
        assert_eq!(plain, PAIR);
        Ok(())
    })
}

#[test]
fn every_width_is_used_and_none_is_left() -> Result {
    for (width, height) in [(760, 700), (1099, 700), (1100, 700), (2560, 1440)] {
        Options::new().size(width, height).with_page(|page| {
            fits(page)?;
            desk::open(page, SHORT)?;
            fits(page)?;
            let row = page.rect(".row.title")?;
            assert!(row.width <= 1180.5 && row.width >= 400.0, "{row:?}");
            Ok(())
        })?;
    }
    Ok(())
}

/// Buttons and fields without a name, and graphics that are read out.
const NAMELESS: &str = "return [...document.querySelectorAll('button, input, textarea, [role=button], a')] \
    .filter(e => e.closest('[aria-hidden=true]') === null && e.checkVisibility({visibilityProperty: true})) \
    .filter(e => !(e.getAttribute('aria-label') || e.innerText?.trim() || \
      (e.labels && [...e.labels].some(l => l.innerText.trim())))) \
    .map(e => e.outerHTML.slice(0, 120))";

fn named(page: &Page) -> Result {
    assert_eq!(page.eval(NAMELESS, ())?, json!([]));
    Ok(())
}

#[test]
fn every_control_has_a_name() -> Result {
    for size in [(1280, 800), (360, 740)] {
        Options::new().size(size.0, size.1).with_page(|page| {
            named(page)?;
            desk::open(page, SHORT)?;
            named(page)?;
            desk::edit(page, "一、总体情况")?;
            named(page)?;
            page.press("Ctrl+k")?;
            page.type_text("清除本机")?;
            page.wait_text(".commands .chosen", "清除本机")?;
            page.press("Enter")?;
            page.wait_for(".dialog")?;
            named(page)
        })?;
    }
    Ok(())
}

#[test]
fn the_tab_key_reaches_everything_visibly() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        let mut seen = Vec::new();
        for _ in 0..40 {
            page.press("Tab")?;
            let about = page.eval(
                "const e = document.activeElement; if (!e || e === document.body) return 'page'; \
                 const ringed = (e) => { const s = getComputedStyle(e); return s.boxShadow !== 'none' || \
                   s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1 }; \
                 return [e.getAttribute('aria-label') ?? e.innerText.split('\\n')[0] ?? '', e.className, \
                   ringed(e) || e.tagName === 'INPUT' && ringed(e.parentElement), e.checkVisibility()]",
                (),
            )?;
            // The page itself stands between the last stop and the first.
            if about == "page" {
                continue;
            }
            if about[0].as_str() == seen.first().map(String::as_str) {
                break;
            }
            assert_eq!(
                (&about[2], &about[3]),
                (&json!(true), &json!(true)),
                "{about}"
            );
            seen.push(about[0].as_str().unwrap_or_default().to_string());
        }
        for name in [
            "撤销",
            "复制",
            "其他复制方式",
            "一",
            "全部",
            "本机保存",
            "EN: switch to English",
        ] {
            assert!(
                seen.iter().any(|s| s == name),
                "{name} is not reached: {seen:?}"
            );
        }
        let rows = seen
            .iter()
            .filter(|s| s.contains("某局关于整改情况的报告"))
            .count();
        assert_eq!(rows, 1, "the tree is one stop: {seen:?}");
        Ok(())
    })
}

#[test]
fn menus_work_with_the_keyboard() -> Result {
    with_page(|page| {
        desk::open(page, SHORT)?;
        page.eval("document.querySelector('.split .more').focus()", ())?;
        page.press("Enter")?;
        page.wait_for(".split .menu")?;
        page.press("Tab")?;
        page.wait_for(".split .menu :focus")?;
        page.press("Escape")?;
        page.wait_gone(".split .menu")?;
        // The focus goes back to what opened the menu.
        page.wait_for(".split .more:focus")
    })
}

/// The contrast of each match's colour on what is behind it, least first: `[ratio, text]`.
const CONTRAST: &str = "const parse = (c) => { const n = c.match(/[\\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n }; \
    const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1); \
    const luminance = (c) => { const l = c.slice(0, 3).map(v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4 }); \
      return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2] }; \
    const ground = (e) => { const layers = []; \
      for (let p = e; p; p = p.parentElement) layers.push(parse(getComputedStyle(p).backgroundColor)); \
      return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]) }; \
    return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility({visibilityProperty: true}) && e.innerText.trim()).map(e => { \
      const back = ground(e); const front = over(parse(getComputedStyle(e).color), back); \
      const [a, b] = [luminance(front), luminance(back)].sort((x, y) => y - x); \
      return [Math.round((a + 0.05) / (b + 0.05) * 100) / 100, e.innerText.slice(0, 20)] }).sort((x, y) => x[0] - y[0])";

fn contrast(page: &Page, css: &str, least: f64) -> Result<Vec<String>> {
    let all = page.eval(CONTRAST, css)?;
    let all = all.as_array().cloned().unwrap_or_default();
    assert!(!all.is_empty(), "nothing matches {css}");
    let low = all
        .iter()
        .filter(|one| one[0].as_f64().unwrap_or(0.0) < least);
    Ok(low.map(|one| format!("{css} {one} < {least}")).collect())
}

#[test]
fn words_stand_out_from_their_ground() -> Result {
    let two = PAIR.replace("台账不全。", "台账不全。\n##paidbegin##");
    let mut low = Vec::new();
    for dark in [false, true] {
        Options::new().dark(dark).with_page(|page| {
            low.extend(contrast(page, ".sheet h1, .lead, .promise, .ways .button, .status button", 4.5)?);
            desk::open(page, &two)?;
            desk::stand(page, "（一）提高认识")?;
            let main = ".row:not(.junk) .text, .row .marker, .chip, .top .title, .entry .name, \
                .figures dt, .figures dd, .levels button, .crumb, .split .button, .toast span, .card h2, .side h2 span";
            low.extend(contrast(page, main, 4.5)?);
            low.extend(contrast(page, ".status span, .status kbd, .status button, .number", 4.5)?);
            low.extend(contrast(page, ".row .meta, .ordinal, .row.junk .text", 3.0)?);
            page.click(".target input")?;
            page.type_text("100\n")?;
            page.wait_for(".hint")?;
            low.extend(contrast(page, ".hint", 4.5)?);
            page.click(".split .more")?;
            low.extend(contrast(page, ".menu button:not(:disabled), .menu .shortcut", 4.5)?);
            Ok(())
        })?;
    }
    assert_eq!(low, Vec::<String>::new());
    Ok(())
}
