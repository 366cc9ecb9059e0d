//! all
use super::*;
use browser_tests::{Options, Page, Place, Result, json};
fn path(page: &Page) -> Result<String> {
    let v = page.eval("let e = window.document.activeElement; while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement; \
    const d = e.ownerDocument; return e ? `${e.tagName}.${e.className} #${e.id} [${e.getAttribute('aria-label') ?? e.innerText?.slice(0,20) ?? e.placeholder}] ${Math.round(e.getBoundingClientRect().x)},${Math.round(e.getBoundingClientRect().y)}` : ''", ())?;
    Ok(v.as_str().unwrap_or("").to_string())
}
fn probe(place: Place) -> Result {
    let page = place.open(Options::new())?;
    desk::open(&page, desk::SHORT)?;
    page.wait_for(".flaw")?;
    page.wait_for(".toast")?;
    if place == Place::Element {
        page.eval("window.document.getElementById('before').focus()", ())?;
    } else {
        page.eval("window.parent.postMessage(0,'*')", ())?;
    }
    for _ in 0..40 {
        page.press("Tab")?;
        println!("TAB {}", path(&page)?);
    }
    println!("--- row editing");
    desk::edit(&page, "（一）提高认识")?;
    page.press("Escape")?;
    for _ in 0..3 {
        page.press("Tab")?;
        println!("TAB {}", path(&page)?);
    }
    for _ in 0..3 {
        page.press("Shift+Tab")?;
        println!("STAB {}", path(&page)?);
    }
    page.cdp("Accessibility.enable", json!({}))?;
    let tree = page.cdp("Accessibility.getFullAXTree", json!({}))?;
    std::fs::write(format!("/tmp/ax-{place:?}.json"), tree.to_string())?;
    page.press("F9")?;
    page.wait_for(".ledger")?;
    let tree = page.cdp("Accessibility.getFullAXTree", json!({}))?;
    std::fs::write(format!("/tmp/ax-{place:?}-ledger.json"), tree.to_string())?;
    Ok(())
}
#[test]
fn probe_element() -> Result {
    probe(Place::Element)
}
#[test]
fn probe_frame() -> Result {
    probe(Place::Frame)
}
