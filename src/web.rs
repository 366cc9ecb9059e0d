//! The browser shell. Stands on everything below; nothing stands on it.

/// Mounts the application. Placeholder until the components land.
pub fn start() {
    let window = web_sys::window().expect("a page has a window");
    let document = window.document().expect("a window has a document");
    let body = document.body().expect("the template has a body");
    body.set_inner_html("<main id=\"gangmu\">纲目</main>");
}
