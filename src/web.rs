//! The browser shell: a thin layer of Yew over the session. Stands on everything below; nothing
//! stands on it.

mod actions;
mod app;
mod checks;
mod clipboard;
mod components;
mod decoder;
mod dom;
mod files;
mod heights;
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

/// Mounts the application where the page's template has a place for it.
///
/// # Panics
/// If the template has no such place.
pub fn start() {
    let root = dom::document()
        .get_element_by_id("gangmu")
        .expect("the template has a place");
    yew::Renderer::<app::App>::with_root(root).render();
}
