//! What everything is about, and the list of reports: by mouse and by keys.

use browser_tests::{Hand, Options, Page, Result, json, with_page};

use super::desk;

const MOUSE: Hand = Hand::Mouse;
const LIST: &str = ".reports .list";
const TOWNS: [&str; 12] = [
    "清河镇",
    "白石镇",
    "柳林镇",
    "南坪镇",
    "高桥镇",
    "石门镇",
    "双溪镇",
    "东山镇",
    "龙泉镇",
    "和平镇",
    "金沙镇",
    "银滩镇",
];

/// So many reports, with a doubled mark and a D for 党 each; every second one counts wrongly.
pub fn towns(n: usize) -> String {
    let report = |(at, town): (usize, &&str)| {
        let n = 1 + at % 2;
        format!(
            "临江县{town}关于巡察整改情况的通报\n县委巡察办：\n本次反馈{n}个问题。。D委牵头整改，召开专题会议研究部署，成立整改工作专班，逐项明确责任单位和完成时限。\n一、整改情况\n（一）关于台账不全的问题\n整改情况：已完成整改。一是补齐台账。\n二、下一步打算\n持续推进。\n{town}党委\n2024年5月6日\n"
        )
    };
    let reports = TOWNS.iter().take(n).enumerate().map(report);
    reports.collect::<Vec<_>>().join("\n")
}

/// The reports as listed, each by what tells it from the others.
fn listed(page: &Page) -> Result<String> {
    let names = page.texts(".reports .part .name")?;
    let own = names
        .iter()
        .map(|name| name.trim_start_matches("临江县").chars().next());
    Ok(own.map(|c| c.unwrap_or('？')).collect())
}

fn wait_listed(page: &Page, expected: &str) -> Result {
    let body = "const names = [...document.querySelectorAll('.reports .part .name')]; \
        return names.map(n => n.textContent.replace('临江县', '')[0]).join('') === arguments[0]";
    page.wait_until_with(body, expected)
}

fn part(at: usize) -> String {
    format!(".reports .part:nth-child({at})")
}

#[test]
pub fn a_kind_is_mended_in_all_reports_with_one_click() -> Result {
    with_page(|page| {
        let text = towns(3);
        desk::open(page, &text)?;
        page.wait_text(".tabs [role=tab]:nth-child(2)", "校核")?;
        desk::scope(page, "全部各篇")?;
        page.press("F7")?;
        page.wait_text(".checks", "3 篇")?;
        // By rule, then by report; the line leads to its place.
        page.wait_text(".in-reports .report:first-child", "1 清河镇")?;
        let d = "const card = [...document.querySelectorAll('.card.rule')].find(c => c.innerText.includes('D')); ";
        page.click(".in-reports li:nth-child(2) .report")?;
        page.wait_for(".in-reports li:nth-child(2) .finding")?;
        page.click(".in-reports li:nth-child(2) .finding")?;
        page.wait_text(".top .title", "白石镇")?;
        page.wait_for(".row.focus")?;
        // D→党 in all: shown first, one step.
        page.eval(&format!("{d} return card !== undefined"), ())?;
        let fix = "const cards = [...document.querySelectorAll('.card.rule')]; \
            const card = cards.find(c => c.querySelector('h2').title.includes('D') || c.querySelector('h2').innerText.includes('党')); \
            card.querySelector('.act').click()";
        page.eval(fix, ())?;
        page.wait_text(".dialog", "将改动 3 行，涉及 3 篇，可以一步撤销。")?;
        page.wait_text(".dialog .preview", "《临江县柳林镇关于巡察整改情况的通报》")?;
        page.press("Enter")?;
        page.wait_text(".toast", "已改正 3 处，涉及 3 篇，可撤销")?;
        assert_eq!(desk::copy_all(page)?.0, text.replace("D委", "党委"));
        page.press("Ctrl+z")?;
        assert_eq!(desk::copy_all(page)?.0, text);
        Ok(())
    })
}

#[test]
pub fn words_are_found_and_replaced_from_report_to_report() -> Result {
    with_page(|page| {
        let text = towns(3);
        desk::open(page, &text)?;
        desk::scope(page, "全部各篇")?;
        desk::stand(page, "一、整改情况")?;
        page.press("Ctrl+f")?;
        page.type_text("台账不全")?;
        page.wait_text(".find .count", "1 / 3（第 1 篇）")?;
        page.press("Enter")?;
        page.wait_text(".find .count", "2 / 3（第 2 篇）")?;
        page.wait_text(".top .title", "白石镇")?;
        page.click(".find input[aria-label=替换为]")?;
        page.type_text("台账不实")?;
        desk::push(page, "全部替换")?;
        page.wait_text(".dialog h2", "将改动 3 行，涉及 3 篇")?;
        page.press("Enter")?;
        page.wait_text(".toast", "已替换 3 处，涉及 3 篇")?;
        assert_eq!(
            page.text(".top .title")?,
            "临江县白石镇关于巡察整改情况的通报"
        );
        page.press("Escape")?;
        page.click(".toast button")?;
        assert_eq!(desk::copy_all(page)?.0, text);
        Ok(())
    })
}

#[test]
pub fn the_scope_is_one_choice_that_is_kept_and_goes_with_one_report() -> Result {
    for width in [1280, 360] {
        Options::new().size(width, 740).with_page(|page| {
            desk::open(page, desk::SHORT)?;
            assert_eq!(page.count(".top .scope")?, 0);
            page.paste(&towns(2))?;
            page.wait_for(".top .scope")?;
            let fits = "const r = document.querySelector('.top .scope').getBoundingClientRect(); \
                return r.width > 40 && r.right <= innerWidth && document.body.scrollWidth <= innerWidth";
            page.wait_until(fits)?;
            // By keys.
            page.focus(".top .scope")?;
            page.press("ArrowDown")?;
            let is_all = "return document.querySelector('.top .scope').selectedIndex === 1";
            page.wait_until(is_all)?;
            page.wait_until("return document.querySelector('.top .scope').classList.contains('wide')")?;
            desk::wait_kept(page)?;
            page.reload()?;
            page.wait_for(".top .scope.wide")?;
            page.wait_until(is_all)
        })?;
    }
    Ok(())
}

#[test]
pub fn reports_are_ordered_by_keys_and_by_dragging() -> Result {
    with_page(|page| {
        let text = towns(3);
        desk::open(page, &text)?;
        wait_listed(page, "清白柳")?;
        page.click(&part(1))?;
        page.wait_for(&format!("{LIST}:focus"))?;
        page.press("Alt+ArrowDown")?;
        wait_listed(page, "白清柳")?;
        page.press("Alt+ArrowDown")?;
        wait_listed(page, "白柳清")?;
        page.press("Alt+ArrowUp")?;
        wait_listed(page, "白清柳")?;
        assert_eq!(
            page.text(".top .title")?,
            "临江县清河镇关于巡察整改情况的通报"
        );
        let (all, _) = desk::copy_all(page)?;
        assert!(all.starts_with("临江县白石镇"), "{all}");
        // By dragging: the last before the first.
        let from = page.rect(&part(3))?.center();
        let first = page.rect(&part(1))?;
        let to = (first.x as i64 + 60, first.y as i64 + 3);
        page.hand_down(MOUSE, from)?;
        page.hand_to(MOUSE, from, to)?;
        page.wait_for(".reports .before")?;
        page.hand_up(MOUSE)?;
        wait_listed(page, "柳白清")?;
        for _ in 0..4 {
            page.press("Ctrl+z")?;
        }
        wait_listed(page, "清白柳")?;
        assert_eq!(desk::copy_all(page)?.0, text);
        Ok(())
    })
}

#[test]
pub fn several_reports_are_chosen_for_one_command() -> Result {
    with_page(|page| {
        let text = towns(4);
        desk::open(page, &text)?;
        page.click(&part(1))?;
        page.press("Shift+ArrowDown")?;
        page.wait_until(
            "return document.querySelectorAll('.reports [aria-selected=true]').length === 2",
        )?;
        page.holding("Ctrl", || page.click(&part(4)))?;
        page.wait_until(
            "return document.querySelectorAll('.reports [aria-selected=true]').length === 3",
        )?;
        assert_eq!(
            page.text(".top .title")?,
            "临江县清河镇关于巡察整改情况的通报"
        );
        let (three, _) =
            desk::copied(page, || page.click(".reports .tools button:nth-of-type(2)"))?;
        assert!(three.contains("白石镇") && three.contains("南坪镇") && !three.contains("柳林镇"));
        desk::push(page, "作为范围")?;
        page.wait_text(".split .button", "复制所选 3 篇")?;
        // What is looked at meanwhile stays chosen with it.
        page.click(&part(3))?;
        page.wait_text(".top .title", "柳林镇")?;
        page.wait_text(".split .button", "复制所选 3 篇")?;
        page.focus(LIST)?;
        page.press("Delete")?;
        page.wait_text(
            ".toast",
            "已移除 3 篇：《临江县清河镇关于巡察整改情况的通报》、",
        )?;
        page.wait_gone(".reports")?;
        page.click(".toast button")?;
        page.wait_for(".reports")?;
        assert_eq!(desk::copy_all(page)?.0, text);
        Ok(())
    })
}

#[test]
pub fn reports_are_told_apart_filtered_sorted_named_and_duplicated() -> Result {
    with_page(|page| {
        let text = towns(10);
        desk::open(page, &text)?;
        page.wait_for(".reports .figure.error")?;
        // Of each what differs; the rest is dimmed.
        assert_eq!(
            page.texts(&format!("{} .dim", part(1)))?,
            ["临江县", "关于巡察整改情况的通报"]
        );
        let told = page.eval(
            "return document.querySelector(arguments[0]).textContent",
            part(2),
        )?;
        let told = told.as_str().unwrap_or_default();
        assert!(told.starts_with("2临江县白石镇"), "{told}");
        assert!(
            told.ends_with("处校核意见，1处数字不符，已完成1/1"),
            "{told}"
        );
        page.wait_text(&format!("{} .number", part(1)), "1/1")?;
        page.click(".reports .filter")?;
        page.type_text("lll")?;
        page.wait_until("return document.querySelectorAll('.reports .part').length === 0")?;
        page.press("Backspace")?;
        wait_listed(page, "柳")?;
        page.press("Ctrl+a")?;
        page.press("Backspace")?;
        wait_listed(page, "清白柳南高石双东龙和")?;
        // Sorted by name; the text follows when it is told to.
        page.click(".reports .sorts button:nth-child(2)")?;
        wait_listed(page, "白东高和柳龙南清石双")?;
        desk::push(page, "照此重排")?;
        let (all, _) = desk::copy_all(page)?;
        assert!(
            all.starts_with("临江县白石镇") && all.contains("\n\n临江县东山镇"),
            "{all}"
        );
        page.press("Ctrl+z")?;
        wait_listed(page, "清白柳南高石双东龙和")?;
        // Numbers that differ first.
        page.click(".reports .sorts button:nth-child(4)")?;
        wait_listed(page, "白南石东和清柳高双龙")?;
        page.click(".reports .sorts button:nth-child(1)")?;
        wait_listed(page, "清白柳南高石双东龙和")?;
        page.click(&part(2))?;
        page.press("F2")?;
        page.wait_for(".rename:focus")?;
        page.type_text("临江县黑石镇关于巡察整改情况的通报")?;
        page.press("Enter")?;
        wait_listed(page, "清黑柳南高石双东龙和")?;
        page.wait_for(&format!("{LIST}:focus"))?;
        page.press("Ctrl+d")?;
        wait_listed(page, "清黑黑柳南高石双东龙和")?;
        page.press("Ctrl+z")?;
        page.press("Ctrl+z")?;
        assert_eq!(desk::copy_all(page)?.0, text);
        assert_eq!(listed(page)?, "清白柳南高石双东龙和");
        Ok(())
    })
}

#[test]
pub fn a_thousand_reports_are_a_window_of_rows() -> Result {
    let text: String = (1..=1000)
        .map(|n| format!("临江县第{n}村关于整改情况的报告\n一、整改情况\n（一）关于台账不全的问题\n已完成整改。\n\n"))
        .collect();
    with_page(|page| {
        desk::open(page, &text)?;
        page.wait_text(".reports h2", "篇目 · 1000")?;
        assert!(page.count(".reports .part")? < 80);
        let bounds = "const l = document.querySelector('.reports .list').getBoundingClientRect(); \
            return l.bottom < innerHeight && document.querySelectorAll('.side .sections li').length === 1";
        page.wait_until(bounds)?;
        page.click(&part(1))?;
        page.press("End")?;
        page.wait_text(".top .title", "第1000村")?;
        page.wait_until(
            "const r = document.querySelector('.reports .active')?.getBoundingClientRect(); \
             const l = document.querySelector('.reports .list').getBoundingClientRect(); \
             return r && r.bottom <= l.bottom + 1 && r.top >= l.top",
        )?;
        page.press("PageUp")?;
        page.press("Home")?;
        page.wait_text(".top .title", "第1村")?;
        // Scrolled by the wheel there are rows wherever one looks.
        let scrolled = page.eval_async(
            "const l = document.querySelector('.reports .list'); let worst = 0; \
             for (let at = 0; at < 30000; at += 1500) { \
               const start = performance.now(); l.scrollTop = at; \
               await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); \
               const r = l.getBoundingClientRect(); \
               const seen = document.elementFromPoint(r.left + 40, r.top + r.height / 2)?.closest('.part'); \
               if (!seen) return -1; worst = Math.max(worst, performance.now() - start); } \
             return worst",
            (),
        )?;
        assert_ne!(scrolled, json!(-1), "a gap");
        Ok(())
    })
}

#[test]
pub fn a_report_is_compared_from_its_menu() -> Result {
    with_page(|page| {
        desk::open(page, &towns(3))?;
        let menu = ".menu.at-row";
        page.context_click(&part(2))?;
        page.wait_for(&format!("{menu} button:focus"))?;
        // What it is about is shown.
        page.wait_text(".top .title", "白石镇")?;
        let words = page.text(menu)?;
        for entry in ["到正文", "重命名", "上移", "导出…", "移除"] {
            assert!(words.contains(entry), "{words}");
        }
        desk::push(page, "与另一篇比较…")?;
        page.wait_text(".choose fieldset", "清河镇")?;
        page.wait_gone(menu)?;
        assert!(!page.text(".choose fieldset")?.contains("白石镇"));
        page.press("Escape")?;
        page.wait_gone(".choose")?;
        // By keys: the menu of the report where the keyboard is.
        page.focus(LIST)?;
        page.press("ArrowDown")?;
        page.wait_text(".top .title", "柳林镇")?;
        page.press("Shift+F10")?;
        page.wait_for(&format!("{menu} button:focus"))?;
        page.press("Escape")?;
        page.wait_gone(menu)?;
        page.wait_for(&format!("{LIST}:focus"))?;
        page.press("Shift+F10")?;
        page.wait_for(&format!("{menu} button:focus"))?;
        // The last of all is that above it.
        page.press("ArrowUp")?;
        page.press("ArrowUp")?;
        page.wait_text(&format!("{menu} button:focus"), "与上月台账对照…")?;
        page.press("Enter")?;
        page.wait_text(".dialog", "上月的报告是")?;
        page.press("Escape")?;
        page.wait_gone(".choose")?;
        // Of several there is nothing to compare.
        page.click(&part(1))?;
        page.holding("Shift", || page.click(&part(2)))?;
        page.context_click(&part(1))?;
        page.wait_for(menu)?;
        let words = page.text(menu)?;
        assert!(
            words.contains("复制") && !words.contains("比较") && !words.contains("重命名"),
            "{words}"
        );
        desk::push(page, "移除")?;
        page.wait_text(".toast", "已移除 2 篇")
    })
}
