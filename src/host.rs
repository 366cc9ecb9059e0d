//! Where the application stands: in a page of its own, or as an element or a frame in somebody
//! else's page, the host. What the host has decided, and how it is told what happens.

pub mod element;
pub mod frame;
pub mod given;

use crate::platform::dom;
use gangmu::export::Form;
use given::own;
use session::{Host as Decided, Options, State, VIEWS};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

#[wasm_bindgen]
extern "C" {
    /// Says where to stand; `undefined` in a page of its own. Stands in the page's template, and in
    /// `embed/element.js`.
    #[wasm_bindgen(js_name = gangmuHost)]
    fn given() -> Option<Given>;

    type Given;
    #[wasm_bindgen(method, getter)]
    fn root(this: &Given) -> Root;
    #[wasm_bindgen(method, getter)]
    fn place(this: &Given) -> HtmlElement;
    #[wasm_bindgen(method, getter)]
    fn options(this: &Given) -> JsValue;
    #[wasm_bindgen(method)]
    fn tell(this: &Given, what: &str, detail: &str);
    #[wasm_bindgen(method)]
    fn serve(this: &Given, ask: &JsValue);
    #[wasm_bindgen(method)]
    fn share(this: &Given, name: &str, start: &js_sys::Function) -> Hold;

    /// A share in a thread that several editors of a page have in common.
    pub type Hold;
    /// The promise of its worker.
    #[wasm_bindgen(method, getter)]
    pub fn worker(this: &Hold) -> js_sys::Promise;
    /// Gives the share up; the worker ends with the last one.
    #[wasm_bindgen(method)]
    pub fn leave(this: &Hold);

    /// The document of a page of one's own, the shadow root of an element: all that the
    /// application draws, and nothing else in an element.
    #[derive(Clone)]
    #[wasm_bindgen(extends = web_sys::EventTarget)]
    pub type Root;
    /// The element with that `id`.
    #[wasm_bindgen(method, js_name = getElementById)]
    pub fn get_element_by_id(this: &Root, id: &str) -> Option<Element>;
    /// The element that has the focus.
    #[wasm_bindgen(method, getter, js_name = activeElement)]
    pub fn active_element(this: &Root) -> Option<Element>;
    /// The first element that `css` selects.
    #[wasm_bindgen(method, catch, js_name = querySelector)]
    pub fn query_selector(this: &Root, css: &str) -> Result<Option<Element>, JsValue>;
    /// All that it selects.
    #[wasm_bindgen(method, catch, js_name = querySelectorAll)]
    pub fn query_selector_all(this: &Root, css: &str) -> Result<web_sys::NodeList, JsValue>;
    /// What is under a point of the window.
    #[wasm_bindgen(method, js_name = elementFromPoint)]
    pub fn element_from_point(this: &Root, x: f32, y: f32) -> Option<Element>;
}

/// The options that a host gives as an object; what is of another type counts as missing.
pub fn read_options(given: &JsValue) -> Options {
    let get = |name: &str| own(given, name);
    let words = |name: &str| get(name).as_string();
    let is_set = |name: &str| get(name).is_truthy();
    Options {
        lang: words("lang"),
        theme: words("theme"),
        readonly: is_set("readonly"),
        storage: is_set("storage"),
        exports: words("exports"),
        words: words("words"),
        view: words("view"),
        turn: is_set("turn"),
        // A list that names none of them is a slip.
        views: words("views").filter(|list| VIEWS.iter().any(|view| list.contains(view))),
        lock: words("lock"),
        target: get("target").as_f64().map(|n| n as u32).filter(|n| *n > 0),
        scheme: match get("scheme") {
            scheme if scheme.is_object() => js_sys::JSON::stringify(&scheme).ok().map(Into::into),
            scheme => scheme.as_string(),
        },
        commands: given::commands(&get("commands")),
    }
}

type Sent = Rc<dyn Fn(&str, &str)>;

struct Host {
    root: Root,
    place: HtmlElement,
    given: Option<Given>,
    decided: RefCell<Decided>,
    /// Who else is told.
    told: RefCell<Option<Sent>>,
}

thread_local! {
    static HOST: OnceCell<Host> = const { OnceCell::new() };
}

fn with<T>(of: impl FnOnce(&Host) -> T) -> T {
    HOST.with(|host| of(host.get_or_init(find)))
}

fn find() -> Host {
    let decided = RefCell::default();
    let told = RefCell::default();
    if let Some(given) = given() {
        decided.replace(Decided::new(read_options(&given.options())));
        let (root, place) = (given.root(), given.place());
        return Host {
            root,
            place,
            given: Some(given),
            decided,
            told,
        };
    }
    let document = dom::document();
    let place = document.get_element_by_id("gangmu");
    Host {
        place: place.expect("the template has a place").unchecked_into(),
        root: JsValue::from(document).unchecked_into(),
        given: None,
        decided,
        told,
    }
}

/// Where the application looks for what it has drawn, and listens.
pub fn root() -> Root {
    with(|host| host.root.clone())
}

/// The element in which all is drawn.
pub fn place() -> HtmlElement {
    with(|host| host.place.clone())
}

/// The element that bears the language and the colours.
pub fn face() -> Element {
    let page = with(|host| host.given.is_none())
        .then(|| dom::document().document_element())
        .flatten();
    page.unwrap_or_else(|| place().into())
}

/// What parts the application into landmarks does so in a document of its own; in an element the
/// landmarks are the host's.
pub fn role() -> Option<&'static str> {
    with(|host| host.given.is_some()).then_some("none")
}

/// A point of the window as seen from the place's corner.
pub fn in_place(at: (i32, i32)) -> (i32, i32) {
    let corner = place().get_bounding_client_rect();
    (at.0 - corner.left() as i32, at.1 - corner.top() as i32)
}

/// What lets `caretPositionFromPoint` see the application's words.
pub fn shadow_roots() -> JsValue {
    with(|host| {
        let options = js_sys::Object::new();
        if host.given.is_some() {
            let roots = js_sys::Array::of1(&host.root);
            // Setting a property of a fresh object cannot fail.
            let _ = js_sys::Reflect::set(&options, &"shadowRoots".into(), &roots);
        }
        options.into()
    })
}

/// What the host has decided.
pub fn decided() -> Decided {
    with(|host| host.decided.borrow().clone())
}

/// The host decides anew.
pub fn decide(options: Options) {
    with(|host| host.decided.replace(Decided::new(options)));
}

/// Whether there is a host.
pub fn is_hosted() -> bool {
    decided().is_hosted()
}

/// Whether the text is only to be read.
pub fn is_locked() -> bool {
    decided().is_locked()
}

/// Whether anything may be kept on this machine.
pub fn may_keep() -> bool {
    decided().may_keep()
}

/// Whether the text may leave in that form.
pub fn may_export(form: Form) -> bool {
    decided().may_export(form)
}

/// Whether there is that view.
pub fn may_view(view: &str) -> bool {
    decided().may_view(view)
}

/// Whether the middle of the page may show the rows of the text.
pub fn may_view_text() -> bool {
    decided().may_view_text()
}

/// Whether the writer may not change that.
pub fn is_fixed(what: &str) -> bool {
    decided().is_fixed(what)
}

/// Puts language and colours on the page itself.
pub fn dress(state: &State) {
    let face = face();
    let _ = face.set_attribute("lang", state.wording().tag());
    let _ = match state.host.is_locked() {
        true => face.set_attribute("data-readonly", ""),
        false => face.remove_attribute("data-readonly"),
    };
    let _ = match state.settings.theme.attribute() {
        Some(theme) => face.set_attribute("data-theme", theme),
        None => face.remove_attribute("data-theme"),
    };
}

/// A string as JSON.
pub fn quoted(words: &str) -> String {
    let quoted = js_sys::JSON::stringify(&words.into());
    quoted.map(String::from).unwrap_or_default()
}

/// Tells the host what has happened; `detail` is JSON.
pub fn tell(what: &str, detail: &str) {
    let told = with(|host| {
        if let Some(given) = &host.given {
            given.tell(what, detail);
        }
        host.told.borrow().clone()
    });
    if let Some(told) = told {
        told(what, detail);
    }
}

/// Has somebody else told, too.
pub fn also_tell(told: impl Fn(&str, &str) + 'static) {
    with(|host| host.told.replace(Some(Rc::new(told))));
}

/// A share in the thread of that name, which `start` begins unless it is there: the promise of a
/// worker. `None` in a page of its own, where nobody shares.
pub fn share(name: &str, start: &js_sys::Function) -> Option<Hold> {
    with(|host| host.given.as_ref().map(|given| given.share(name, start)))
}

/// Hands the element the function by which it asks: a name and an argument.
pub fn serve(ask: &JsValue) {
    with(|host| {
        if let Some(given) = &host.given {
            given.serve(ask);
        }
    });
}
