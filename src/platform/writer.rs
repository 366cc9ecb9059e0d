//! Forms of the text that the module which reads writes, so that the page need not.

use super::thread::{READER, Thread};
use gangmu::export::Form;
use js_sys::Array;
use wasm_bindgen::JsValue;

/// What a [`session::reader_request`] asks for, in this form.
///
/// # Errors
/// A sentence for whoever wrote the host.
pub async fn write(form: Form, request: &str) -> Result<String, String> {
    let failed = || "the module that writes this form does not run".to_owned();
    let thread = Thread::start(READER, "write", None)
        .await
        .map_err(|_| failed())?;
    let pieces: Array = [form.id(), "\n", request]
        .into_iter()
        .map(JsValue::from)
        .collect();
    thread.ask(&pieces).await.map_err(|_| failed())
}
