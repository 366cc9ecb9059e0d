//! The text of a file, whatever its encoding. Plain UTF-8 is read here; for the rest the page
//! has its module for documents, compiled when the first such file is opened.

use super::module;
use gangmu::import::{ImportError, decode_utf8};
use js_sys::futures::JsFuture;
use js_sys::{Object, Reflect, Uint8Array, WebAssembly};
use wasm_bindgen::prelude::*;

/// The element that holds the module.
const ASSET: &str = "gangmu-files";

#[wasm_bindgen]
extern "C" {
    /// What the module exports: crates/modules/src/bin/files.rs says how it is called.
    type Exports;
    #[wasm_bindgen(method, getter)]
    fn memory(this: &Exports) -> WebAssembly::Memory;
    #[wasm_bindgen(method, catch)]
    fn input(this: &Exports, n: u32) -> Result<u32, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &Exports) -> Result<u32, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn output(this: &Exports) -> Result<u32, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn output_len(this: &Exports) -> Result<u32, JsValue>;
}

/// The text of a text file.
///
/// # Errors
/// Those of `import::decode`; [`ImportError::NoDecoder`] where the second module cannot run.
pub async fn decode(bytes: &Uint8Array) -> Result<String, ImportError> {
    match decode_utf8(&bytes.to_vec()) {
        Some(settled) => settled.map(|decoded| decoded.text),
        None => ask(bytes).await.unwrap_or(Err(ImportError::NoDecoder)),
    }
}

/// Has the second module decode. Every file gets an instance of its own, so that its memory goes
/// with it, and a module that broke down on one file is whole for the next.
async fn ask(bytes: &Uint8Array) -> Result<Result<String, ImportError>, JsValue> {
    let module: WebAssembly::Module = module::compiled(ASSET).await?.unchecked_into();
    // It asks to tell how far it is, and decodes without.
    let quiet = Closure::<dyn Fn(f64)>::new(|_| ()).into_js_value();
    let (imports, own) = (Object::new(), Object::new());
    Reflect::set(&own, &"progress".into(), &quiet)?;
    Reflect::set(&imports, &"gangmu".into(), &own)?;
    let instance = WebAssembly::instantiate_module(&module, &imports);
    let instance: WebAssembly::Instance = JsFuture::from(instance).await?.unchecked_into();
    let exports: Exports = instance.exports().unchecked_into();
    let at = exports.input(bytes.length())?;
    // A memory that grows gets a new buffer: it is asked for after every call.
    Uint8Array::new(&exports.memory().buffer()).set(bytes, at);
    let is_text = exports.decode()? != 0;
    let (at, n) = (exports.output()?, exports.output_len()?);
    let buffer = exports.memory().buffer();
    let output = Uint8Array::new_with_byte_offset_and_length(&buffer, at, n).to_vec();
    let output = String::from_utf8(output).map_err(|_| JsValue::NULL)?;
    if is_text {
        return Ok(Ok(output));
    }
    ImportError::from_line(&output)
        .map(Err)
        .ok_or(JsValue::NULL)
}
