//! What comes out on paper, by the browser's own command.

use base64::Engine;
use browser_tests::{Page, Result, json, with_page};
use std::path::Path;

use super::desk;

/// What the page gives as PDF: its bytes.
fn pdf(page: &Page) -> Result<Vec<u8>> {
    let made = page.cdp(
        "Page.printToPDF",
        json!({"preferCSSPageSize": true, "printBackground": true}),
    )?;
    let base64 = made["data"].as_str().unwrap_or_default();
    Ok(base64::engine::general_purpose::STANDARD
        .decode(base64)
        .unwrap_or_default())
}

#[test]
fn all_of_the_report_is_printed() -> Result {
    with_page(|page| {
        let (text, _) = desk::compilation();
        desk::open(page, &text)?;
        let bytes = pdf(page)?;
        std::fs::write(Path::new("/tmp/print.pdf"), &bytes).unwrap();
        Ok(())
    })
}
