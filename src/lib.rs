//! The browser shell: a thin layer of Yew over the session. Stands on everything below; nothing
//! stands on it.

mod actions;
mod app;
mod checks;
mod clipboard;
mod components;
mod decoder;
mod dom;
mod embed;
mod files;
mod given;
mod heights;
mod host;
mod iframe;
mod keeper;
mod module;
mod reader;
mod records;
mod references;
mod rescue;
mod settings;
pub mod storage;
mod thread;
mod told;
mod turn;
mod wording;
mod words;

/// Mounts the application where the page's template has a place for it, or where its host says.
///
/// # Panics
/// If the template has no such place.
pub fn start() {
    iframe::listen();
    embed::serve(yew::Renderer::<app::App>::with_root(dom::place().into()).render());
}
