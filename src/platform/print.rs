//! The report on paper: what is printed, or is shown as it would be, stands in the page while it is printed, set as it is copied.

use super::dom;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use session::{Event, Shared, Sheet, TextsEvent};
use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, HtmlElement, SupportedType};
use yew::Callback;

/// Where it stands.
const SHEET: &str = "gangmu-paper";
/// The class of the page while it does.
const PRINTING: &str = "gangmu-printing";

/// Whether the page is the application's own: of another's only that could print all.
pub fn can() -> bool {
    dom::root().dyn_ref::<web_sys::Document>().is_some()
}

/// Prints what is shown, once it is drawn.
pub fn ask() {
    let window = dom::window();
    // The browser says so itself, but gives no time to draw.
    if let Ok(event) = web_sys::Event::new("beforeprint") {
        let _ = window.dispatch_event(&event);
    }
    Timeout::new(50, move || {
        let _ = window.print();
    })
    .forget();
}

/// Listens to the browser's own command, too. It draws the page at once, so nothing can be awaited.
pub fn listeners(session: &Shared, send: &Callback<Event>) -> Vec<EventListener> {
    if !can() {
        return Vec::new();
    }
    let (session, send) = (session.clone(), send.clone());
    let before = move |_: &web_sys::Event| show(&session.borrow().paper());
    let after = move |_: &web_sys::Event| {
        show(&[]);
        send.emit(TextsEvent::Printed.into());
    };
    let window = dom::window();
    vec![
        EventListener::new(&window, "beforeprint", before),
        EventListener::new(&window, "afterprint", after),
    ]
}

/// Puts these on paper, each on sheets of its own; none takes them away. The page's policy lets no style in
/// with its text, so each is set by itself.
fn show(sheets: &[Sheet]) {
    let document = dom::document();
    if let Some(old) = document.get_element_by_id(SHEET) {
        old.remove();
    }
    if let Some(page) = document.document_element() {
        let _ = page
            .class_list()
            .toggle_with_force(PRINTING, !sheets.is_empty());
    }
    let (Some(body), false, Ok(parser)) = (document.body(), sheets.is_empty(), DomParser::new())
    else {
        return;
    };
    let Ok(paper) = document.create_element("div") else {
        return;
    };
    paper.set_id(SHEET);
    for Sheet { title, html } in sheets {
        if let Ok(section) = document.create_element("section") {
            if !title.is_empty()
                && let Ok(above) = document.create_element("h1")
            {
                above.set_text_content(Some(title));
                let _ = section.append_child(&above);
            }
            set(&parser, html, &section);
            if section
                .query_selector(":scope > table")
                .is_ok_and(|t| t.is_some())
            {
                section.set_class_name("across");
            }
            let _ = paper.append_child(&section);
        }
    }
    let _ = body.append_child(&paper);
}

/// Puts HTML of our own behind what stands in `place`.
pub fn fill(place: &Element, html: &str) {
    if let Ok(parser) = DomParser::new() {
        set(&parser, html, place);
    }
}

fn set(parser: &DomParser, html: &str, place: &Element) {
    // Quotes in the text itself are written as `&quot;`.
    let html = html.replace(" style=\"", " data-style=\"");
    let parsed = parser.parse_from_string(&html, SupportedType::TextHtml);
    if let Some(from) = parsed.ok().and_then(|d| d.body()) {
        move_styled(&from, place);
    }
}

fn move_styled(from: &HtmlElement, to: &Element) {
    let Ok(styled) = from.query_selector_all("[data-style]") else {
        return;
    };
    let styled: Vec<(Element, String)> = (0..styled.length())
        .filter_map(|at| styled.item(at)?.dyn_into::<Element>().ok())
        .filter_map(|e| {
            let style = e.get_attribute("data-style")?;
            let _ = e.remove_attribute("data-style");
            Some((e, style))
        })
        .collect();
    while let Some(child) = from.first_child() {
        let _ = to.append_child(&child);
    }
    for (element, style) in styled {
        if let Ok(element) = element.dyn_into::<HtmlElement>() {
            element.style().set_css_text(&style);
        }
    }
}
