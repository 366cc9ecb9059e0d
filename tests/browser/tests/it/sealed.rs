//! The page lets nothing out: it makes no request, and attempts from inside are refused.

use browser_tests::{Error, Result, json, with_page};

/// Attempts to reach out, each with the way it must be seen to fail.
const ATTEMPTS: &str = r#"
    const refused = [];
    addEventListener("securitypolicyviolation", (e) => refused.push(e.effectiveDirective));
    const failed = {};
    const attempt = async (name, act) => {
        try { await act(); failed[name] = false; } catch { failed[name] = true; }
    };
    const loads = (element, attribute, url) => new Promise((done, fail) => {
        element.onload = done;
        element.onerror = fail;
        element[attribute] = url;
        document.body.append(element);
    });
    const make = (name) => document.createElement(name);
    await attempt("fetch", () => fetch("https://example.com/fetch"));
    await attempt("xhr", () => new Promise((done, fail) => {
        const xhr = new XMLHttpRequest();
        xhr.open("GET", "https://example.com/xhr");
        xhr.onload = done;
        xhr.onerror = fail;
        xhr.send();
    }));
    await attempt("image", () => loads(new Image(), "src", "http://example.com/image"));
    await attempt("script", () => loads(make("script"), "src", "https://example.com/script"));
    await attempt("sheet", () => {
        const link = make("link");
        link.rel = "stylesheet";
        return loads(link, "href", "https://example.com/sheet");
    });
    await attempt("socket", () => new Promise((done, fail) => {
        const socket = new WebSocket("wss://example.com/socket");
        socket.onopen = done;
        socket.onerror = fail;
    }));
    await attempt("events", () => new Promise((done, fail) => {
        const events = new EventSource("https://example.com/events");
        events.onopen = done;
        events.onerror = fail;
    }));
    await attempt("eval", () => (0, eval)("1"));
    await attempt("inline", () => {
        window.ran = false;
        const script = make("script");
        script.textContent = "window.ran = true";
        document.body.append(script);
        if (!window.ran) throw new Error("did not run");
    });
    navigator.sendBeacon("https://example.com/beacon");
    document.body.append(Object.assign(make("iframe"), { src: "https://example.com/frame" }));
    const form = Object.assign(make("form"), { action: "https://example.com/form", method: "post" });
    document.body.append(form);
    form.submit();
    while (!["connect-src", "frame-src", "form-action"].every((d) => refused.includes(d))) {
        await new Promise((next) => setTimeout(next, 5));
    }
    return { failed, beacon: refused.filter((d) => d === "connect-src").length };
"#;

#[test]
fn the_page_stands_and_asks_for_nothing() -> Result {
    with_page(|page| {
        page.wait_for("#gangmu > *, #gangmu:not(:empty)")?;
        assert_eq!(page.eval("return document.characterSet", ())?, "UTF-8");
        assert_eq!(page.eval("return typeof gangmuFailed", ())?, "undefined");
        assert_eq!(page.requests()?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn attempts_from_inside_are_refused() -> Result {
    with_page(|page| {
        let seen = page.eval_async(ATTEMPTS, ())?;
        let failed = seen["failed"].as_object().ok_or("No attempts were made.")?;
        assert_eq!(failed.len(), 9);
        for (name, failed) in failed {
            assert_eq!(failed, &json!(true), "{name}");
        }
        // fetch, XHR, WebSocket, EventSource, and the beacon.
        assert_eq!(seen["beacon"], 5);
        assert_eq!(page.requests()?, Vec::<String>::new());
        let refused = page.refused()?;
        if let Some((url, reason)) = refused.iter().find(|(_, reason)| reason != "csp") {
            return Err(Error(format!("{url} failed for another reason: {reason}")));
        }
        assert!(
            !page.errors()?.is_empty(),
            "refusals are told in the console"
        );
        Ok(())
    })
}

/// A classic worker from a Blob, given bytes of WebAssembly, that also tries to reach out.
const WORKER: &str = r#"
    const code = `onmessage = async (e) => {
        const module = await WebAssembly.compile(e.data);
        const reached = await fetch("https://example.com/worker").then(() => true, () => false);
        let imported = true;
        try { importScripts("https://example.com/imported"); } catch { imported = false; }
        postMessage([module instanceof WebAssembly.Module, reached, imported]);
    }`;
    const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    const worker = new Worker(url);
    const answer = new Promise((done, fail) => {
        worker.onmessage = (e) => done(e.data);
        worker.onerror = fail;
    });
    worker.postMessage(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
    return answer;
"#;

#[test]
fn a_worker_runs_and_reaches_nothing_either() -> Result {
    with_page(|page| {
        assert_eq!(page.eval_async(WORKER, ())?, json!([true, false, false]));
        page.errors().map(drop)
    })
}
