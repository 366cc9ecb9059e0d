//! Rust to WebAssembly and its glue, the same bytes from whatever directory.

use std::path::{Path, PathBuf};

use walrus::{Element, ElementItems, ImportKind, InstrSeqBuilder};
use wasm_bindgen_cli_support::Bindgen;

use crate::{Result, paths, shell, toolchain, wasm_features};

/// The page's profile in Cargo.toml.
const PROFILE: &str = "wasm";
/// The module that has glue.
const APP: &str = "app";
/// What the others are given: see src/platform/thread.js.
const OWN: &str = "gangmu";
/// The profile of what is only to be tried.
const QUICK: &str = "quick";

/// A WebAssembly module and the classic script that starts it.
pub struct Module {
    pub wasm: Vec<u8>,
    /// What was split off to come later: shares memory and table. Empty but for the app.
    pub later: Vec<u8>,
    /// Declares the global `wasm_bindgen`. Of no use to a module with plain exports.
    pub glue: String,
}

/// Compiles binaries of a package for the page: at once, since much of a module's time is one thread's.
pub fn compile<const N: usize>(package: &str, names: [&str; N]) -> Result<[Module; N]> {
    let profile = if paths::quick() { QUICK } else { PROFILE };
    let mut cargo = shell::cargo();
    cargo
        .args([
            if names.contains(&APP) {
                "rustc"
            } else {
                "build"
            },
            "--quiet",
            "--target",
            toolchain::WASM,
            "--profile",
            profile,
        ])
        .args(["--package", package])
        .args(names.iter().flat_map(|name| ["--bin", name]))
        // What is split is told by its relocations. For the binary alone: dependencies stay as they are.
        .args(
            names
                .contains(&APP)
                .then_some(["--", "-Clink-arg=--emit-relocs"])
                .into_iter()
                .flatten(),
        )
        .env_remove("RUSTFLAGS")
        .env("CARGO_ENCODED_RUSTFLAGS", rustflags()?);
    shell::run(&mut cargo)?;
    let built = paths::target().join(toolchain::WASM).join(profile);
    let modules: Result<Vec<Module>> = names
        .iter()
        .map(|name| bind(name, &built.join(format!("{name}.wasm"))))
        .collect();
    let modules = modules?.try_into();
    modules.map_err(|_| format!("{package} has other modules than {names:?}."))
}

/// Compiler flags under which no path of this machine gets into the output, and no feature that old
/// browsers lack.
fn rustflags() -> Result<String> {
    let about = shell::read(toolchain::rustc().arg("-vV"))?;
    let commit = about
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "));
    let sysroot = shell::read(toolchain::rustc().args(["--print", "sysroot"]))?;
    let std_source = Path::new(&sysroot).join("lib/rustlib/src/rust");
    // The last prefix that matches wins: from the general to the special.
    let renamed: [(PathBuf, String); 5] = [
        (sysroot.into(), "/rust".into()),
        (
            std_source,
            format!("/rustc/{}", commit.unwrap_or("unknown")),
        ),
        (cargo_home()?, "/cargo".into()),
        (paths::root(), "/gangmu".into()),
        (paths::target(), "/target".into()),
    ];
    let renamed = renamed.map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    Ok(format!(
        "{}\u{1f}{}",
        wasm_features::rustflag(),
        renamed.join("\u{1f}")
    ))
}

fn cargo_home() -> Result<PathBuf> {
    if let Some(home) = std::env::var_os("CARGO_HOME") {
        return Ok(home.into());
    }
    let home = std::env::home_dir().ok_or("The home directory is not known; set CARGO_HOME.")?;
    Ok(home.join(".cargo"))
}

fn bind(name: &str, built: &Path) -> Result<Module> {
    let bytes =
        std::fs::read(built).map_err(|e| format!("{} cannot be read: {e}.", built.display()))?;
    let (bytes, later) = match name {
        APP => split(&bytes)?,
        _ => (bytes, Vec::new()),
    };
    let bytes = wasm_features::forgo(bytes)?;
    let failed = |e| format!("wasm-bindgen failed on {}: {e:#}.", built.display());
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(name, bytes)
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(!paths::names())
        .remove_producers_section(true)
        // What comes later shares the table.
        .keep_lld_exports(name == APP)
        .no_modules(true)
        .map_err(failed)?;
    let mut output = bindgen.generate_output().map_err(failed)?;
    if output.snippets().values().any(|files| !files.is_empty())
        || !output.local_modules().is_empty()
    {
        return Err(
            "A dependency brings JavaScript files of its own; the one file has no place for them."
                .into(),
        );
    }
    let module = output.wasm_mut();
    if name != APP {
        // A module with plain exports has no glue: what chance is wanted for is never called (a
        // container under a password), and what is asked for beside that would be missing.
        let foreign = module.imports.iter().filter(|i| i.module != OWN);
        let foreign: Vec<_> = foreign.map(|i| (i.name.clone(), i.kind.clone())).collect();
        for (import, kind) in foreign {
            let known = ["getRandomValues", "object_drop_ref"];
            match kind {
                ImportKind::Function(id) if known.iter().any(|k| import.contains(k)) => {
                    let trap = |(body, _): (&mut InstrSeqBuilder, &Vec<_>)| {
                        body.unreachable();
                    };
                    let replaced = module.replace_imported_func(id, trap);
                    replaced.map_err(|e| format!("{import} cannot be replaced: {e}."))?;
                }
                _ => {
                    return Err(format!(
                        "The module {name} asks for {import}, which nobody gives."
                    ));
                }
            }
        }
    }
    let wasm = bare(module)?;
    Ok(Module {
        wasm,
        later,
        glue: output.js().to_string(),
    })
}

/// The module without what browsers have no use for.
fn bare(module: &mut walrus::Module) -> Result<Vec<u8>> {
    let custom: Vec<_> = module
        .customs
        .iter()
        .map(|(_, c)| c.name().to_string())
        .collect();
    for section in custom {
        module.customs.remove_raw(&section);
    }
    // Where what comes later has its places the tool puts null, which the table holds anyway and no
    // browser of before knows how to read.
    let is_null = |e: &&Element| matches!(e.items, ElementItems::Expressions(..));
    let nulls: Vec<_> = module
        .elements
        .iter()
        .filter(is_null)
        .map(Element::id)
        .collect();
    for null in nulls {
        module.elements.delete(null);
    }
    let wasm = module.emit_wasm();
    wasm_features::check(&wasm)?;
    Ok(wasm)
}

/// The app's module without what src/later.rs alone reaches, and that.
fn split(bytes: &[u8]) -> Result<(Vec<u8>, Vec<u8>)> {
    let home = paths::target().join("split");
    let main = home.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(bytes);
    (options.output_dir, options.main_out_path) = (&home, &main);
    let split = wasm_split_cli_support::transform(options);
    let split = split.map_err(|e| format!("The app cannot be split: {e:#}."))?;
    let [later] = &split.split_modules[..] else {
        return Err(format!("The app splits into {:?}.", split.split_modules));
    };
    let read = |path: &Path| {
        std::fs::read(path).map_err(|e| format!("{} cannot be read: {e}.", path.display()))
    };
    let mut config = walrus::ModuleConfig::new();
    config.generate_name_section(paths::names());
    let module = config.parse(&wasm_features::forgo(read(later)?)?);
    let mut module = module.map_err(|e| format!("What is split off cannot be read: {e:#}."))?;
    walrus::passes::gc::run(&mut module);
    Ok((read(&main)?, bare(&mut module)?))
}
