//! What of the page comes after its start. `xtask` puts the code that [`Parts`] alone reach into a
//! module of its own, which stands at the end of the file and has memory and table in common with
//! the first: so the outline stands, and takes texts in, before the rest has been read.

use crate::platform::{module, rest};
use crate::view::later::{self as view, Draw};
use js_sys::{Object, Reflect, WebAssembly};
use session::{REST, Rest};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The element that holds the module.
const MODULE: &str = "gangmu-later";

/// The functions through which it is reached, and through nothing else.
pub struct Parts {
    /// The table of problems.
    pub ledger: Draw,
    /// The table of reports.
    pub overview: Draw,
    /// The list of reports and sections.
    pub documents: Draw,
    /// The panel.
    pub panel: Draw,
    /// The field for commands.
    pub finder: Draw,
    /// The bar above the rows in which words are looked for.
    pub find_bar: Draw,
    /// What lies on this machine, where nothing is open.
    pub start: Draw,
    /// What lies over the page: dialogs, menus, questions.
    pub sheets: Draw,
    /// What the browser does beside keeping.
    pub beside: rest::Make,
    /// What the application does beyond writing an outline.
    pub rest: &'static Rest,
}

/// A split point as wasm_split_cli_support knows one: an import and an export of the same number, which
/// it makes one, the export and what that alone reaches being in the module `later`. The macro of its
/// kind (wasm_split_helpers) asks the glue for a loader, and ours is [`load`].
#[allow(unsafe_code, reason = "names that the build looks for")]
#[allow(improper_ctypes, reason = "both sides of it are this program")]
#[cfg(target_family = "wasm")]
mod split {
    use super::{PARTS, Parts};

    #[link(wasm_import_module = "gangmu")]
    unsafe extern "C" {
        #[link_name = "__wasm_split_00later00_import_00000000000000000000000000000000"]
        pub safe fn parts() -> &'static Parts;
    }

    #[unsafe(export_name = "__wasm_split_00later00_export_00000000000000000000000000000000")]
    extern "C" fn exported() -> &'static Parts {
        &PARTS
    }
}

static PARTS: Parts = Parts {
    ledger: view::ledger,
    overview: view::overview,
    documents: view::documents,
    panel: view::panel,
    finder: view::finder,
    find_bar: view::find_bar,
    start: view::start,
    sheets: view::sheets,
    beside: rest::make,
    rest: &REST,
};

/// The parts, once their module is there.
///
/// # Errors
/// Why it cannot be had.
pub async fn load() -> Result<&'static Parts, JsValue> {
    let compiled = module::compiled(MODULE).await?;
    let imports = Object::new();
    Reflect::set(&imports, &"__wasm_split".into(), &wasm_bindgen::exports())?;
    let instance = WebAssembly::instantiate_module(compiled.unchecked_ref(), &imports);
    JsFuture::from(instance).await?;
    #[cfg(target_family = "wasm")]
    let parts = split::parts();
    #[cfg(not(target_family = "wasm"))]
    let parts = &PARTS;
    Ok(parts)
}
