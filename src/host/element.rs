//! What a host can ask of the application: by a name and an argument, from an element or from
//! behind a frame.

use super::given::{self, is_hosts};
use super::quoted;
use crate::host;
use crate::platform::{documents, writer};
use crate::view::app::App;
use gangmu::check::Severity;
use gangmu::export::{Form, format::Format, html};
use gangmu::outline::NodeId;
use session::{ChecksEvent, EditEvent, Event, HostEvent, PlaceEvent};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use yew::{AppHandle, Callback};

thread_local! {
    static APP: RefCell<Option<AppHandle<App>>> = const { RefCell::new(None) };
}

/// Has the application answer its host from now on.
pub fn serve(app: AppHandle<App>) {
    APP.with(|held| *held.borrow_mut() = Some(app));
    let ask = Closure::<dyn Fn(String, JsValue) -> Result<JsValue, JsValue>>::new(
        |name: String, argument: JsValue| {
            ask(&name, &argument).map_err(|why| js_sys::Error::new(&why).into())
        },
    );
    // It lives as long as the element that asks.
    host::serve(&ask.into_js_value());
}

/// Answers the host.
///
/// # Errors
/// A sentence for whoever wrote the host.
pub fn ask(name: &str, argument: &JsValue) -> Result<JsValue, String> {
    let words = || argument.as_string().ok_or(format!("{name} takes a string"));
    match name {
        "value" => with(|app| app.state().session.borrow().outline().write().into()),
        "set" => put(&words()?).map(|()| JsValue::UNDEFINED),
        "read" => Ok(read(argument)),
        // For the reader's module, which writes the other forms.
        "request" => with(|app| request(app).into()),
        "counts" => with(|app| counts(app).into()),
        "findings" => with(|app| findings(app).into()),
        "view" => with(|app| app.state().shown_view().into()),
        // What the host's own checks found, to be shown with ours.
        "given" => {
            let found = with(|app| given::findings(argument, &app.state().session.borrow()))?;
            send(Event::Checks(ChecksEvent::Given(found.into())))
        }
        "export" => export(&words()?).map(Into::into),
        // A form and, on the next line, what is chosen.
        "file" => {
            let asked = words()?;
            let (form, options) = asked.split_once('\n').unwrap_or((&asked, "null"));
            let written = file(form.to_owned(), options.to_owned());
            let told = |why: String| js_sys::Error::new(&why).into();
            Ok(future_to_promise(async move { written.await.map_err(told) }).into())
        }
        "undo" | "redo" if host::is_locked() => Err("the text is only to be read".to_owned()),
        "undo" => send(Event::Edit(EditEvent::Undo)),
        "redo" => send(Event::Edit(EditEvent::Redo)),
        "focus" => {
            let id = argument.as_f64().ok_or("focus takes the id of a node")? as u32;
            let known = with(|app| app.state().session.borrow().outline().contains(NodeId(id)))?;
            match known {
                true => send(Event::Place(PlaceEvent::Jump(NodeId(id)))),
                false => Err(format!("there is no node {id}")),
            }
        }
        "decide" => {
            host::decide(host::read_options(argument));
            send(Event::Host(HostEvent::Decided(host::decided())))
        }
        "destroy" => {
            if let Some(app) = APP.with(|held| held.borrow_mut().take()) {
                app.destroy();
            }
            Ok(JsValue::UNDEFINED)
        }
        _ => Err(format!("{name} is not known")),
    }
}

/// Puts a text in the place of what is open.
pub fn put(text: &str) -> Result<(), String> {
    with(|app| app.replace(text))?;
    send(Event::Host(HostEvent::Replaced)).map(drop)
}

/// What a file of these bytes says, a promise.
fn read(bytes: &JsValue) -> JsValue {
    let bytes = js_sys::Uint8Array::new(bytes);
    future_to_promise(async move {
        let documents = documents::Documents::default();
        match documents.read("", &bytes, &Callback::noop()).await {
            Some(Ok(file)) => Ok(file.text.into()),
            Some(Err(why)) => {
                let words = with(|app| app.state().wording().refused(&why));
                Err(js_sys::Error::new(&words.unwrap_or_default()).into())
            }
            None => Err(js_sys::Error::new(&gone()).into()),
        }
    })
    .into()
}

/// The text in one of its forms. What the host forbids binds the writer, not the host.
pub fn export(form: &str) -> Result<String, String> {
    with(|app| {
        let session = app.state().session.borrow();
        let outline = session.outline();
        let nodes = || session.parts().iter().flat_map(|p| &p.children);
        match Form::named(form) {
            Some(Form::Text) => Ok(outline.write()),
            Some(Form::Rich) => Ok(html::document(nodes(), &Format::default())),
            _ => Err(["no export as ", form].concat()),
        }
    })?
}

/// That form, if the page itself does not write it.
pub fn other_form(form: &str) -> Option<Form> {
    Form::named(form).filter(|form| !matches!(form, Form::Text | Form::Rich))
}

/// The text in an [`other_form`], by the module that reads.
///
/// # Errors
/// A sentence for whoever wrote the host.
pub async fn export_other(form: Form) -> Result<String, String> {
    writer::write(form, &with(request)?).await
}

/// The text or its ledger as a file: a `Blob`. `form` is a core form's name or the key of one of the
/// forms of files; `options` is what is chosen, as JSON.
///
/// # Errors
/// A sentence for whoever wrote the host.
pub async fn file(form: String, options: String) -> Result<JsValue, String> {
    let form = Form::named(&form).map_or(form, |form| form.id().to_owned());
    let options = serde_json::from_str(&options).map_err(|_| "options are no JSON")?;
    let (order, session) = with(|app| {
        let state = app.state();
        (state.order_of_all(form, options), state.session.clone())
    })?;
    let written = documents::write_quietly(&order, &session).await;
    written.map(JsValue::from).map_err(|why| {
        let words = with(|app| app.state().wording().say(&why).to_owned());
        words.unwrap_or(why.en)
    })
}

/// What the reader's module is told, to write all of the text.
fn request(app: &App) -> String {
    let session = app.state().session.borrow();
    session::reader_request(&session, session.parts(), None)
}

/// The sums over all that is open, as JSON.
fn counts(app: &App) -> String {
    let session = app.state().session.borrow();
    let totals = session.outline().root().totals();
    let found = session.outline().root().summary();
    let figures = totals.figures();
    let levels = totals.by_level.map(|n| n.to_string()).join(",");
    let mut json = ["{\"headings\":[", &levels, "]"].concat();
    for (name, n) in [
        ("words", figures.words),
        ("charactersNoSpaces", figures.characters_no_spaces),
        ("charactersWithSpaces", figures.characters_with_spaces),
        ("paragraphs", figures.paragraphs),
        ("problems", found.problems),
        ("measures", found.measures),
        ("nodes", totals.nodes),
    ] {
        json += &[",\"", name, "\":", &n.to_string()].concat();
    }
    json + "}"
}

/// What the reader found, as JSON; without what the host found itself.
fn findings(app: &App) -> String {
    let session = app.state().session.borrow();
    let mut all = Vec::new();
    for part in session.parts() {
        let all_of = app.state().checks.found.of(Some(part.id));
        for finding in all_of.iter().filter(|f| !is_hosts(&f.rule)) {
            let severity = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "hint",
            };
            all.push(
                [
                    "{\"rule\":\"",
                    finding.rule.as_str(),
                    "\",\"severity\":\"",
                    severity,
                    "\",\"node\":",
                    &finding.node.0.to_string(),
                    ",\"message\":{\"zh\":",
                    &quoted(&finding.message.zh),
                    ",\"en\":",
                    &quoted(&finding.message.en),
                    "}}",
                ]
                .concat(),
            );
        }
    }
    ["[", &all.join(","), "]"].concat()
}

fn with<T>(answer: impl FnOnce(&App) -> T) -> Result<T, String> {
    APP.with(|held| {
        let held = held.borrow();
        let app = held.as_ref().and_then(|handle| handle.get_component());
        app.map(|app| answer(&app)).ok_or_else(gone)
    })
}

fn send(msg: Event) -> Result<JsValue, String> {
    APP.with(|held| {
        let held = held.borrow();
        held.as_ref().ok_or_else(gone)?.send_message(msg);
        Ok(JsValue::UNDEFINED)
    })
}

fn gone() -> String {
    "the editor is not there".to_owned()
}
