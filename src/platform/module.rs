//! The page's other modules, which stand at its end in inert elements until they are needed.

use js_sys::futures::{JsFuture, future_to_promise};
use js_sys::{Promise, WebAssembly};
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::prelude::*;
use web_sys::Response;

#[wasm_bindgen]
extern "C" {
    /// The bytes of an element, given once, or what somebody has compiled of them; stands in the page's
    /// template.
    #[wasm_bindgen(catch, js_name = gangmuAsset)]
    async fn asset(id: &str) -> Result<JsValue, JsValue>;
}

/// The bytes of the module in that element, an `ArrayBuffer`, or a `WebAssembly.Module`. They are given once.
pub async fn bytes(id: &str) -> Result<JsValue, JsValue> {
    match asset(id).await?.dyn_into::<Response>() {
        Ok(response) => JsFuture::from(response.array_buffer()?).await,
        Err(compiled) => Ok(compiled),
    }
}

/// The same, kept for whoever asks again.
async fn kept(asset: &'static str) -> Result<JsValue, JsValue> {
    thread_local! {
        static BYTES: RefCell<HashMap<&'static str, Promise>> = RefCell::default();
    }
    let begin = || future_to_promise(bytes(asset));
    let bytes = BYTES.with_borrow_mut(|kept| kept.entry(asset).or_insert_with(begin).clone());
    JsFuture::from(bytes).await
}

/// The module in that element, compiled by the first call: a thread that is begun later has what
/// the one before it was made of.
pub async fn compiled(asset: &'static str) -> Result<JsValue, JsValue> {
    thread_local! {
        static MODULES: RefCell<HashMap<&'static str, Promise>> = RefCell::default();
    }
    let begin = || future_to_promise(compile(asset));
    let module = MODULES.with_borrow_mut(|all| all.entry(asset).or_insert_with(begin).clone());
    let module = JsFuture::from(module).await;
    // What failed once may succeed later.
    module.inspect_err(|_| drop(MODULES.with_borrow_mut(|all| all.remove(asset))))
}

async fn compile(asset: &'static str) -> Result<JsValue, JsValue> {
    let given = kept(asset).await?;
    match given.is_instance_of::<WebAssembly::Module>() {
        true => Ok(given),
        false => JsFuture::from(WebAssembly::compile(&given)).await,
    }
}
