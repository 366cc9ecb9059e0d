//! The page: a Yew shell over the [`session`], and nothing else. What the application is and does
//! stands there; here it is drawn (`view`), carried out in a browser (`platform`), and answers to
//! whoever's page it stands in (`host`).

mod host;
mod later;
mod platform;
mod view;

/// Mounts the application where the page's template has a place for it, or where its host says.
///
/// # Panics
/// If the template has no such place.
pub fn start() {
    host::frame::listen();
    let place = host::place().into();
    host::element::serve(yew::Renderer::<view::app::App>::with_root(place).render());
}
