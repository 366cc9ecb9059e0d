//! The page's other modules, which stand at its end in inert elements until they are needed.

use js_sys::futures::JsFuture;
use wasm_bindgen::prelude::*;
use web_sys::Response;

#[wasm_bindgen]
extern "C" {
    /// The bytes of an element, given once; stands in the page's template.
    #[wasm_bindgen(catch, js_name = gangmuAsset)]
    async fn asset(id: &str) -> Result<JsValue, JsValue>;
}

/// The bytes of the module in that element, an `ArrayBuffer`. They are given once.
pub async fn bytes(id: &str) -> Result<JsValue, JsValue> {
    let response: Response = asset(id).await?.unchecked_into();
    JsFuture::from(response.array_buffer()?).await
}
