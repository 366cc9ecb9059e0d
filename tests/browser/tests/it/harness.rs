//! The harness itself: what it promises to the tests, shown on a bare field.

use browser_tests::{Options, Page, Result, json, with_page};

/// A field that writes down what happens to it, in place of the application.
fn field(page: &Page) -> Result {
    page.eval(
        "document.body.innerHTML = '<textarea id=f rows=9 cols=40></textarea><p id=p>二</p>'; \
         window.seen = []; \
         const f = document.getElementById('f'); \
         for (const kind of ['paste', 'keydown', 'compositionstart', 'compositionend', 'mousedown']) \
           f.addEventListener(kind, (e) => { \
             const data = e.clipboardData?.getData('text/html') ?? e.key ?? e.data ?? ''; \
             window.seen.push([e.type, e.isTrusted, data]); \
             e.stopPropagation(); \
           }); \
         f.focus()",
        (),
    )
    .map(drop)
}

#[test]
fn keys_mouse_and_input_method_are_real() -> Result {
    with_page(|page| {
        field(page)?;
        page.click("#f")?;
        page.type_text("a纲\n")?;
        page.press("Shift+Home")?;
        page.compose("m")?;
        page.compose("目")?;
        page.commit("目")?;
        assert_eq!(page.text("#f")?, "a纲\n目");
        let seen = page.eval("return window.seen", ())?;
        let seen = seen.as_array().cloned().unwrap_or_default();
        assert_eq!(seen[0], json!(["mousedown", true, ""]));
        assert_eq!(seen[1], json!(["keydown", true, "a"]));
        let kinds: Vec<_> = seen.iter().map(|event| event[0].clone()).collect();
        assert!(kinds.contains(&json!("compositionstart")), "{kinds:?}");
        // Chromium itself marks compositionend as untrusted.
        assert_eq!(seen.last(), Some(&json!(["compositionend", false, "目"])));
        Ok(())
    })
}

#[test]
fn the_clipboard_is_real() -> Result {
    with_page(|page| {
        field(page)?;
        page.paste("一、总体情况\n二、问题")?;
        page.wait_text("#f", "二、问题")?;
        let html = "<!--[if mso]><p><![endif]--><p style='mso-list:l0'>一</p><img src=x onerror=1>";
        page.paste_html(html, "一")?;
        let pasted = page.eval("return window.seen.filter(e => e[0] === 'paste')", ())?;
        assert_eq!(pasted, json!([["paste", true, ""], ["paste", true, html]]));
        page.press("Ctrl+a")?;
        let (text, _) = page.copy()?;
        assert_eq!(text, "一、总体情况\n二、问题一");
        page.set_clipboard("甲", Some("<b>甲</b>"))?;
        assert_eq!(page.clipboard()?, ("甲".into(), "<b>甲</b>".into()));
        Ok(())
    })
}

#[test]
fn dragging_is_real() -> Result {
    with_page(|page| {
        page.eval(
            "document.body.innerHTML = '<p id=a draggable=true>甲</p><p id=b>乙</p><p id=c>丙</p>'; \
             window.seen = []; \
             addEventListener('dragover', (e) => e.preventDefault()); \
             for (const kind of ['dragstart', 'drop', 'pointerup']) \
               addEventListener(kind, (e) => window.seen.push(`${e.type} ${e.target.id}`))",
            (),
        )?;
        page.drag("#a", "#c")?;
        page.wait_until("return window.seen.includes('drop c')")?;
        page.drag("#b", "#c")?;
        let seen = page.eval("return window.seen", ())?;
        assert_eq!(seen, json!(["dragstart a", "drop c", "pointerup c"]));
        Ok(())
    })
}

#[test]
fn a_large_paste_arrives_whole() -> Result {
    with_page(|page| {
        field(page)?;
        let text = "一、总体情况良好。\n".repeat(20_000);
        page.paste(&text)?;
        let length = text.chars().count();
        page.wait_until_with("return f.value.length === arguments[0]", length)
    })
}

#[test]
fn options_reach_the_page() -> Result {
    let options = Options::new()
        .size(360, 640)
        .scale(2.0)
        .dark(true)
        .lang("en-US");
    options.with_page(|page| {
        let about = page.eval(
            "return [innerWidth, innerHeight, devicePixelRatio, navigator.language, \
                     matchMedia('(prefers-color-scheme: dark)').matches]",
            (),
        )?;
        assert_eq!(about, json!([360, 640, 2, "en-US", true]));
        assert_eq!(page.style("body", "background-color")?, "rgb(19, 21, 23)");
        Ok(())
    })
}

#[test]
fn a_profile_outlives_a_killed_browser() -> Result {
    let page = Page::open()?;
    page.eval("localStorage.setItem('a', '甲')", ())?;
    // The browser writes local storage to disk some time later; closing in order flushes it.
    let profile = page.profile();
    page.close()?;
    let page = Options::new().profile(&profile).open()?;
    assert_eq!(page.eval("return localStorage.getItem('a')", ())?, "甲");
    let profile = page.kill()?;
    let page = Options::new().profile(&profile).open()?;
    assert_eq!(page.eval("return localStorage.getItem('a')", ())?, "甲");
    page.close()
}

#[test]
fn an_error_in_the_console_fails_the_test() -> Result {
    let outcome = with_page(|page| {
        page.eval(
            "setTimeout(() => { window.late = true; throw new Error('boom') })",
            (),
        )?;
        page.wait_until("return window.late")
    });
    let error = outcome.expect_err("the console has an error");
    assert!(error.to_string().contains("boom"), "{error}");
    Ok(())
}
