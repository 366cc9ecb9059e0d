//! The page starts where it can and says so in plain words where it cannot.

use browser_tests::{Error, Options, Result};

fn failure(before: &str) -> Result<String> {
    match Options::new().before(before).open() {
        Ok(_) => Err(Error::new("The page started after all.")),
        Err(error) => Ok(error.to_string()),
    }
}

#[test]
fn an_old_browser_is_told_what_to_use() -> Result {
    let told = failure("delete globalThis.DecompressionStream")?;
    assert!(
        told.contains("纲目无法在此浏览器中启动") && told.contains("Firefox 113"),
        "{told}"
    );
    Ok(())
}

#[test]
fn no_webassembly_is_told_too() -> Result {
    let told = failure("delete globalThis.WebAssembly")?;
    assert!(told.contains("纲目无法在此浏览器中启动"), "{told}");
    Ok(())
}

#[test]
fn decoding_does_not_need_the_newest_browser() -> Result {
    let older = "delete Uint8Array.fromBase64; delete WebAssembly.instantiateStreaming";
    Options::new()
        .before(older)
        .with_page(|page| page.wait_for("#gangmu:not(:empty)"))
}
