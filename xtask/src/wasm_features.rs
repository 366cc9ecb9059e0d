//! Which WebAssembly features the module may use: those of Chromium 88 and Firefox 113.
//!
//! rustc turns `reference-types` on by default (Chromium 96). Our own code is compiled without it,
//! but the standard library comes compiled with it and says so in the section `target_features`,
//! which wasm-bindgen follows. So the section is edited before wasm-bindgen reads it, and the
//! finished module is validated against the set.

use wasmparser::{Parser, Payload, Validator, WasmFeatures};

use crate::Result;

/// What rustc enables and old browsers lack. `multivalue` they have, but wasm-bindgen's use of it
/// needs an outside tool.
const FORGONE: [&str; 2] = ["reference-types", "multivalue"];

/// The compiler flag that does without them in our own code.
pub fn rustflag() -> String {
    format!(
        "-Ctarget-feature={}",
        FORGONE.map(|feature| format!("-{feature}")).join(",")
    )
}

/// The module with the forgone features marked as not used: `+` becomes `-`.
pub fn forgo(mut wasm: Vec<u8>) -> Result<Vec<u8>> {
    let mut section = None;
    for payload in Parser::new(0).parse_all(&wasm) {
        let payload = payload.map_err(|e| format!("The module cannot be read: {e}."))?;
        if let Payload::CustomSection(custom) = payload
            && custom.name() == "target_features"
        {
            section = Some(custom.range());
        }
    }
    let Some(range) = section else {
        return Err("The module has no section target_features; was it stripped?".into());
    };
    for feature in FORGONE {
        let mut entry = vec![b'+', feature.len() as u8];
        entry.extend_from_slice(feature.as_bytes());
        let bytes = &mut wasm[range.clone()];
        if let Some(at) = bytes
            .windows(entry.len())
            .position(|window| window == entry)
        {
            bytes[at] = b'-';
        }
    }
    Ok(wasm)
}

/// Fails on a module that Chromium 88 or Firefox 113 would refuse.
pub fn check(wasm: &[u8]) -> Result {
    let old = WasmFeatures::WASM1
        | WasmFeatures::MUTABLE_GLOBAL
        | WasmFeatures::SIGN_EXTENSION
        | WasmFeatures::SATURATING_FLOAT_TO_INT
        | WasmFeatures::BULK_MEMORY
        | WasmFeatures::MULTI_VALUE;
    match Validator::new_with_features(old).validate_all(wasm) {
        Ok(_) => Ok(()),
        Err(e) => Err(format!("Chromium 88 could not load the module: {e}.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: [u8; 8] = *b"\0asm\x01\0\0\0";

    #[test]
    fn features_are_forgone() {
        let mut section = b"\x0ftarget_features\x02".to_vec();
        section.extend_from_slice(b"+\x0freference-types+\x08sign-ext");
        let mut wasm = EMPTY.to_vec();
        wasm.extend_from_slice(&[0, section.len() as u8]);
        wasm.extend_from_slice(&section);
        let wasm = forgo(wasm).unwrap();
        assert!(wasm.windows(17).any(|w| w == b"-\x0freference-types"));
        assert!(wasm.windows(10).any(|w| w == b"+\x08sign-ext"));
    }

    #[test]
    fn a_module_with_a_table_of_references_is_refused() {
        assert!(check(&EMPTY).is_ok());
        let mut wasm = EMPTY.to_vec();
        wasm.extend_from_slice(&[4, 4, 1, 0x6f, 0, 1]); // (table 1 externref)
        assert!(check(&wasm).is_err());
    }
}
