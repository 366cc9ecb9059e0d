//! The page in a frame of somebody else's page: `?embed=1&origin=https://host`. It hears messages of
//! that origin alone, and answers to it alone; without an `origin` it is deaf. What it hears it
//! does as the element does it, see [`super::element`].

mod message;

use super::given::own;
use crate::host::{self, element};
use gangmu::export::Form;
use gloo::events::EventListener;
use js_sys::{JSON, JsString, Object, Reflect};
use message::{Ask, Gate, Raw, Wish, read};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, MessageEvent, Window};

/// Listens to the host, if the page's address says that there is one.
pub fn listen() {
    if host::is_hosted() {
        return;
    }
    let window = crate::platform::dom::window();
    let search = window.location().search().unwrap_or_default();
    let Some(wish) = Wish::read(&search) else {
        return;
    };
    host::decide(session::Options::default());
    let Some(parent) = parent(&window) else {
        return;
    };
    if wish.origins.is_empty() {
        return refuse("", "the address names no origin=, so nothing is heard");
    }
    let link = Rc::new(Link {
        parent,
        gate: RefCell::new(Gate::new(wish.origins)),
        tells: Cell::new(false),
        waiting: RefCell::new(Some(Vec::new())),
    });
    let heard = link.clone();
    EventListener::new(&window, "message", move |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>() {
            heard.hear(event);
        }
    })
    .forget();
    host::also_tell(move |what, detail| link.told(what, detail));
}

/// The window that holds this one, if another does.
fn parent(window: &Window) -> Option<Window> {
    let parent = window.parent().ok()??;
    (!Object::is(&parent, window)).then_some(parent)
}

struct Link {
    parent: Window,
    gate: RefCell<Gate>,
    /// Whether the host is about to be told of a change.
    tells: Cell<bool>,
    /// What it says before all is there.
    waiting: RefCell<Option<Vec<MessageEvent>>>,
}

impl Link {
    fn hear(self: &Rc<Self>, event: &MessageEvent) {
        if let Some(waiting) = &mut *self.waiting.borrow_mut() {
            return waiting.push(event.clone());
        }
        let origin = event.origin();
        let from_parent = event.source().is_some_and(|s| Object::is(&s, &self.parent));
        let raw = raw(&event.data());
        let admitted = self.gate.borrow_mut().admit(&origin, from_parent, &raw);
        if let Err(why) = admitted {
            return refuse(&origin, why);
        }
        let id = raw.id.clone().unwrap_or_default();
        match read(raw) {
            Ok(asked) => self.answer(&id, asked, &event.data()),
            Err(why) => {
                refuse(&origin, why);
                self.post(
                    "error",
                    &[("id", id.as_str().into()), ("reason", why.into())],
                );
            }
        }
    }

    fn answer(self: &Rc<Self>, id: &str, asked: Ask, data: &JsValue) {
        let argument = match &asked {
            Ask::Load(_) => own(data, "text"),
            Ask::Export(form) => form.as_str().into(),
            Ask::Focus(node) => (*node).into(),
            Ask::Given => own(data, "findings"),
            Ask::Decide => decided(data),
            _ => JsValue::UNDEFINED,
        };
        if let Ask::Load(true) = asked {
            // What may go wrong with them is told by an `error` of its own.
            let _ = element::ask(Ask::Decide.name(), &decided(data));
        }
        if let Ask::Export(form) = &asked {
            let options = JSON::stringify(&own(data, "options")).ok();
            let options = options.and_then(|o| o.as_string());
            let other = element::other_form(form);
            if options.is_some() || other.is_some() || Form::named(form).is_none() {
                let (this, id, form) = (self.clone(), id.to_owned(), form.clone());
                return spawn_local(async move {
                    let answer = match other.filter(|_| options.is_none()) {
                        Some(form) => element::export_other(form).await.map(JsValue::from),
                        None => element::file(form, options.unwrap_or("null".to_owned())).await,
                    };
                    this.reply(&id, &asked, answer);
                });
            }
        }
        let answer = element::ask(asked.name(), &argument);
        self.reply(id, &asked, answer);
    }

    fn reply(&self, id: &str, asked: &Ask, answer: Result<JsValue, String>) {
        match answer {
            Ok(answer) if answer.is_string() => {
                self.post(asked.reply(), &[("id", id.into()), (asked.holds(), answer)]);
            }
            Ok(answer) if answer.is_instance_of::<Blob>() => {
                self.post(asked.reply(), &[("id", id.into()), ("blob", answer)]);
            }
            Ok(_) => self.post(asked.reply(), &[("id", id.into())]),
            Err(why) => {
                refuse("", &why);
                self.post("error", &[("id", id.into()), ("reason", why.into())]);
            }
        }
    }

    fn told(self: &Rc<Self>, what: &str, detail: &str) {
        let said = || JSON::parse(detail).unwrap_or(JsValue::NULL);
        match what {
            "ready" => {
                self.post("ready", &[]);
                let (this, waiting) = (self.clone(), self.waiting.take());
                // Once that is drawn.
                spawn_local(async move {
                    waiting.iter().flatten().for_each(|event| this.hear(event));
                });
            }
            "error" => self.post("error", &[("reason", said())]),
            "command" => self.post("command", &[("command", said())]),
            "view" => self.post("view", &[("view", said())]),
            "findings" => self.post("checked", &[]),
            "input" if !self.tells.replace(true) => {
                let this = self.clone();
                // Once the change is done.
                spawn_local(async move {
                    this.tells.set(false);
                    this.post("changed", &[]);
                    if let Ok(counts) = element::ask("counts", &JsValue::UNDEFINED) {
                        this.post("counts", &[("counts", counts)]);
                    }
                });
            }
            _ => {}
        }
    }

    /// Sends to the host's origin; before it has spoken, to those that may be it.
    fn post(&self, kind: &str, more: &[(&str, JsValue)]) {
        let reply = Object::new();
        let set = |name: &str, value: &JsValue| {
            // Setting a property of a fresh object cannot fail.
            let _ = Reflect::set(&reply, &name.into(), value);
        };
        set("app", &"gangmu".into());
        set("v", &message::VERSION.into());
        set("type", &kind.into());
        for (name, value) in more {
            let is_json = matches!(*name, "counts" | "findings");
            let parsed = value.as_string().filter(|_| is_json);
            match parsed.and_then(|text| JSON::parse(&text).ok()) {
                Some(data) => set(name, &data),
                None => set(name, value),
            }
        }
        for origin in self.gate.borrow().hosts() {
            if self.parent.post_message(&reply, origin).is_err() {
                refuse(origin, "this is no origin");
            }
        }
    }
}

/// What a message says, of its own properties alone.
fn raw(data: &JsValue) -> Raw {
    let string = |name: &str| own(data, name).as_string();
    Raw {
        app: string("app"),
        version: own(data, "v").as_f64(),
        id: string("id"),
        kind: string("type"),
        format: string("format"),
        node: own(data, "node").as_f64(),
        text_units: own(data, "text")
            .dyn_ref::<JsString>()
            .map(JsString::length),
        has_options: own(data, "options").is_object(),
        has_findings: own(data, "findings").is_object(),
    }
}

/// The options that a message brings.
fn decided(data: &JsValue) -> JsValue {
    let options = own(data, "options");
    let turn = !own(&options, "view").is_undefined();
    // In a frame nothing is kept, whatever the host says.
    for (name, is_so) in [("storage", false), ("turn", turn)] {
        // A message holds plain objects, whose properties can be set.
        let _ = Reflect::set(&options, &name.into(), &is_so.into());
    }
    options
}

/// Says in the console why a message is not heard.
fn refuse(origin: &str, why: &str) {
    let words = ["gangmu: refused ", origin, ": ", why].concat();
    web_sys::console::warn_1(&words.into());
}
