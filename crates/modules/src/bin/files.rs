//! The page's fourth module: documents in and out, in a thread that is begun for each and ends with
//! it, so that its memory goes and it can be stopped. `read()` is given a file's bytes and answers
//! with a [`session::FileText`] as JSON, or the sentence why not. See the shell's `files`.

#![allow(unsafe_code, reason = "the page calls functions by name")]

use serde::Serialize;
use session::FileText;
use std::ops::ControlFlow;

#[link(wasm_import_module = "gangmu")]
unsafe extern "C" {
    /// Tells how much is done, from 0 to 1.
    safe fn progress(share: f32);
}

/// Whether the bytes are a document.
#[unsafe(no_mangle)]
extern "C" fn read(_client: u32) -> bool {
    let bytes = gangmu_modules::taken();
    let import = files::read(&bytes, &mut |share| {
        progress(share);
        ControlFlow::Continue(())
    });
    put(import.map_or_else(
        |error| Err(error.sentence()),
        |import| {
            Ok(FileText {
                text: import.marked_text(),
                told: Some(import.told()),
            })
        },
    ))
}

fn put<T: Serialize, E: Serialize>(answer: Result<T, E>) -> bool {
    const SOUND: &str = "plain data serialises";
    gangmu_modules::put(match &answer {
        Ok(answer) => serde_json::to_vec(answer).expect(SOUND),
        Err(why) => serde_json::to_vec(why).expect(SOUND),
    });
    answer.is_ok()
}

/// Nothing is remembered.
#[unsafe(no_mangle)]
extern "C" fn leave(_client: u32) {}

fn main() {}
