//! `cargo xtask build`: dist/gangmu.html.

use std::path::PathBuf;
use std::time::Instant;

use crate::bundle::{Blob, Form, Parts, Together, bundle};
use crate::{Result, css, dictionary, embed, guard, pack, paths, toolchain, wasm};

/// Builds the page and says what it weighs.
pub fn build() -> Result<PathBuf> {
    let start = Instant::now();
    toolchain::need_wasm_target()?;
    let [app] = wasm::compile("gangmu-page", ["app"])?;
    // Packing takes one core as long as compiling the others does the other.
    let modules = pack::ahead(&[&app.wasm, &app.later], || {
        wasm::compile("gangmu-modules", ["reader", "files", "unpack"])
    });
    let [reader, files, unpack] = modules?;
    let compiled = start.elapsed();

    let template = paths::root().join("index.html");
    let template = std::fs::read_to_string(&template)
        .map_err(|e| format!("{} cannot be read: {e}.", template.display()))?;
    let [style, later] = css::join(&paths::root().join("style"))?;
    let dictionary = dictionary::made()?;
    pack::ahead(&[&reader.wasm, &files.wasm, dictionary.as_bytes()], || ());
    let element = embed::write(&embed::Parts {
        glue: &app.glue,
        style: &[style.as_str(), &later].concat(),
        modules: [
            ("gangmu_bg.wasm", &app.wasm),
            ("gangmu_later.wasm", &app.later),
            ("gangmu_reader.wasm", &reader.wasm),
            ("gangmu_files.wasm", &files.wasm),
            ("gangmu_dictionary.txt", dictionary.as_bytes()),
        ],
    })?;
    println!("{}", element.display());
    let modules = [
        &app.wasm,
        &app.later,
        &reader.wasm,
        &files.wasm,
        &unpack.wasm,
    ];
    let raw = modules.map(Vec::len);
    let module = |id, bytes, later| Blob {
        id,
        bytes,
        form: Form::Packed,
        later,
    };
    let blobs = vec![
        module("gangmu-app", app.wasm, false),
        module("gangmu-unpack", unpack.wasm, true),
        Blob {
            id: "gangmu-dictionary",
            bytes: dictionary.into_bytes(),
            form: Form::Text,
            later: true,
        },
    ];
    let page = bundle(
        &template,
        &Parts {
            style,
            later,
            glue: app.glue,
            blobs,
            together: Together {
                known: "gangmu-app",
                modules: vec![
                    ("gangmu-later", app.later),
                    ("gangmu-reader", reader.wasm),
                    ("gangmu-files", files.wasm),
                ],
            },
        },
    )?;
    guard::size(page.html.len(), page.start, page.first_paint)?;

    let path = paths::page();
    let written = std::fs::create_dir_all(path.parent().unwrap_or(&path))
        .and_then(|()| std::fs::write(&path, &page.html));
    written.map_err(|e| format!("{} cannot be written: {e}.", path.display()))?;
    println!(
        "{}: {} bytes of {}, start {} of {}, first paint {} of {} (modules: app {}, \
         later {}, reader {}, files {}, unpack {}); {:.1} s, of which cargo {:.1} s",
        path.display(),
        page.html.len(),
        guard::WHOLE,
        page.start,
        guard::START,
        page.first_paint,
        guard::FIRST_PAINT,
        raw[0],
        raw[1],
        raw[2],
        raw[3],
        raw[4],
        start.elapsed().as_secs_f32(),
        compiled.as_secs_f32(),
    );
    Ok(path)
}
