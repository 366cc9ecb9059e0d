//! What is pasted is text: never markup, never a script, wherever it goes.

use browser_tests::{Options, Page, Result, json};

use super::desk;

/// Tells of any dialog or script that should not have been.
pub const TRAP: &str = "window.ran = []; \
    for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => { window.ran.push(name) }; \
    Object.defineProperty(window, 'hacked', {set() { window.ran.push('hacked') }})";

pub const PAYLOADS: [&str; 14] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><circle r=9></svg>",
    "<a href=\"javascript:alert(1)\">按此</a>",
    "</script><script>alert(1)</script>",
    "<!-- --><!--><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "\"><b onmouseover=alert(1)>x</b>",
    "' onfocus='alert(1)' autofocus='",
    "<iframe srcdoc=\"<script>parent.hacked=1</script>\"></iframe>",
    "<style>*{display:none}</style><link rel=stylesheet href=https://example.com/x>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &amp;#60;",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)} `alert(1)`",
    "]]><math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
];

/// Elements that only the text could have made.
const FOREIGN: &str = "const of = '.top, .outline, .side, .panel, .toasts, .dialog, .status'; \
    return [...document.querySelectorAll(of)].flatMap(r => [...r.querySelectorAll( \
        'script, img, iframe, a, style, link, b, math, circle[r=\"9\"], [onload], [onerror], [onfocus], [onmouseover], [autofocus]')]) \
      .map(e => e.outerHTML.slice(0, 90))";

pub fn unharmed(page: &Page) -> Result {
    assert_eq!(page.eval(FOREIGN, ())?, json!([]));
    assert_eq!(page.eval("return window.ran", ())?, json!([]));
    assert_eq!(
        page.refused()?,
        Vec::<(String, String)>::new(),
        "not even tried"
    );
    Ok(())
}

fn report() -> String {
    let mut text = String::from(
        "<img src=x onerror=alert(1)>某局关于<b onmouseover=alert(1)>整改</b>的报告\n",
    );
    for (at, payload) in PAYLOADS.iter().enumerate() {
        let number = ["一", "二", "三", "四", "五"][at % 5];
        text.push_str(&format!(
            "{number}、{payload}\n整改情况：一是{payload}；二是乙。\n"
        ));
    }
    text
}

/// In the rich text every piece of markup is escaped; what tags there are come from us.
fn escaped(html: &str) {
    let lower = html.to_lowercase();
    for tag in [
        "<script",
        "<img",
        "<svg",
        "<iframe",
        "<a ",
        "<link",
        "<math",
        "<b ",
        "<circle",
        "</textarea",
    ] {
        assert!(!lower.contains(tag), "{tag} in the rich text");
    }
    assert!(lower.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(lower.contains("&lt;img src=x onerror=alert(1)&gt;"));
}

#[test]
fn markup_in_plain_text_is_text() -> Result {
    let text = report();
    Options::new().before(TRAP).with_page(|page| {
        desk::open(page, &text)?;
        let rows = desk::lines(page)?;
        assert!(rows.iter().any(|row| row.contains(PAYLOADS[0])), "{rows:?}");
        unharmed(page)?;
        // Over and into everything that shows it again: tooltips, fields, crumbs, notices.
        page.hover(".top .title")?;
        desk::edit(page, "一、<script>")?;
        desk::wait_value(page, PAYLOADS[0])?;
        page.paste(&format!("{}\n{}\n", PAYLOADS[1], PAYLOADS[6]))?;
        page.wait_for(".toast .act")?;
        unharmed(page)?;
        let (plain, html) = desk::copy(page)?;
        assert!(plain.contains(PAYLOADS[1]) && plain.contains(PAYLOADS[6]));
        escaped(&html);
        // And back from storage.
        desk::wait_kept(page)?;
        page.reload()?;
        desk::row(page, "一、<script>")?;
        unharmed(page)?;
        assert_eq!(desk::copy(page)?.0, plain);
        Ok(())
    })
}

#[test]
fn markup_on_the_rich_clipboard_is_not_taken_in() -> Result {
    let html = PAYLOADS.concat();
    let text = report();
    Options::new().before(TRAP).with_page(|page| {
        page.wait_for(".empty .sheet")?;
        page.paste_html(&html, &text)?;
        page.wait_for(".row")?;
        unharmed(page)?;
        desk::edit(page, "一、<script>")?;
        page.press("Ctrl+a")?;
        page.paste_html("<img src=x onerror=alert(1)><b>甲</b>", "甲")?;
        desk::wait_value(page, "甲")?;
        unharmed(page)
    })
}

#[test]
fn odd_characters_do_not_break_the_page() -> Result {
    let odd = "某局\u{0}关于\u{202e}整改\u{feff}的报告\u{fffd}\n一、\u{1F468}\u{200d}\u{1F469}\u{200d}\u{1F467}家庭\n（一）e\u{301}\u{2028}乙\u{85}丙\n1.\u{7f}丁\u{b}戊\u{c}己\n";
    Options::new().before(TRAP).with_page(|page| {
        desk::open(page, odd)?;
        let row = desk::edit(page, "一、")?;
        page.press("Backspace")?;
        page.press("Ctrl+z")?;
        page.wait_for(&row)?;
        let (plain, _) = desk::copy(page)?;
        // The clipboard itself may not carry NUL.
        assert_eq!(plain.replace('\u{0}', ""), odd.replace('\u{0}', ""));
        Ok(())
    })
}
