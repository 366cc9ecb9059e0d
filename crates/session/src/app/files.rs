//! Documents that come in and go out. What the forms are and what there is to choose is told by the
//! module that reads and writes them; see [`About`].

mod taken;
mod told;

pub use told::{About, FileOrder, FileText, FormRow, Range, SettingRow, Told};

use super::{Effect, State, Toast, View, texts::Before};
use gangmu::outline::{Node, NodeId};
use gangmu::text::{Bilingual, both};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::VecDeque;
use std::rc::Rc;

/// What happens to them.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum FilesEvent {
    /// Ask for files.
    Pick,
    /// Of so many files that are opened together the one of that number is read next, from 1.
    Opens(u32, u32),
    /// A file of that name says this, or why it was not read.
    Read(String, Rc<Result<FileText, Bilingual<String>>>),
    /// It was stopped before these were read.
    Unread(Vec<String>),
    /// These, one behind the other, drawn once.
    Slice(Vec<FilesEvent>),
    /// All that were picked or dropped together are read.
    AllRead,
    /// So much of a file is read or written, from 0 to 1.
    Goes(String, f64),
    /// Stop that.
    Stop,
    /// Open the dialog of what to write.
    OpenExport,
    /// Close it.
    CloseExport,
    /// What there is to choose is told, or why the choice does not fit; of the order of that number.
    About(u32, Rc<Result<About, Bilingual<String>>>),
    /// Write in this form: of the ledger or of the text, its key.
    Form(bool, String),
    /// Show what there is to choose, or no more.
    Settings,
    /// Choose this; `None` for the default.
    Set(String, Option<Value>),
    /// Choose all of this, as JSON: that of a name, of a file; empty for the defaults.
    SetAll(String),
    /// Keep what is chosen under this name.
    KeepAs(String),
    /// Choose what is kept under it.
    Take(String),
    /// Forget what is kept under it.
    Forget(String),
    /// Give what is chosen as a file.
    GiveSettings,
    /// Ask for such a file.
    PickSettings,
    /// The beginning as HTML, of the last order for it.
    Preview(u32, String),
    /// Write.
    Write,
    /// Save all that is open in a file of one's own: another than before, if so.
    Save(bool),
    /// It is saved in a file of that name, or why not; nothing where nobody chose a file.
    Saved(Option<Result<String, Bilingual<String>>>),
    /// It is written, or why not.
    Written(Result<String, Bilingual<String>>),
}

/// What is in hand.
#[derive(Debug, Default)]
pub struct Files {
    /// What was said of those that were read together.
    batch: Vec<(String, String, bool)>,
    /// What there was before several that are being opened together, and how many of them are here.
    pub(super) opening: Option<(Before, usize)>,
    /// What is kept: what is chosen, and by name.
    pub kept: Kept,
    /// The dialog, while it is open.
    pub export: Option<Export>,
    /// How often it was asked what there is to choose.
    pub(crate) asked: u32,
    /// How often all was deleted: what is open then is not of the file that was saved before.
    pub(super) desk: u32,
}

/// What is kept on this machine.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// What is chosen.
    pub options: Value,
    /// The same by name.
    pub named: Vec<(String, Value)>,
    /// The form taken last of the text, and of the ledger.
    pub last: (String, String),
}

/// The dialog.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Export {
    /// What there is to choose, once it is told.
    pub about: Option<Rc<About>>,
    /// Whether of the ledger.
    pub ledger: bool,
    /// The form's key.
    pub form: String,
    /// Of these parts.
    pub parts: Rc<Vec<NodeId>>,
    /// What they are called.
    pub of: Rc<str>,
    /// Whether what there is to choose is shown.
    pub settings: bool,
    /// Why it cannot be so.
    pub error: Option<Bilingual<String>>,
    /// The beginning, as HTML.
    pub preview: Rc<str>,
    /// How often that was asked for.
    asked: u32,
    /// Whether it is being written.
    pub busy: bool,
    /// What was chosen since and is not held yet against what there is: a path, empty for all, and
    /// the choice.
    changes: VecDeque<(String, Option<Value>)>,
}

impl Export {
    /// What is chosen there, even if it is not known yet whether it can be.
    pub fn value<'a>(&'a self, row: &'a SettingRow) -> &'a Value {
        let mut changes = self.changes.iter().rev();
        let change = changes.find(|(path, _)| *path == row.path);
        change.map_or(&row.value, |(_, v)| v.as_ref().unwrap_or(&row.usual))
    }

    /// The form that is chosen.
    pub fn row(&self) -> Option<&FormRow> {
        let mut forms = self.about.as_ref()?.forms.iter();
        forms.find(|f| f.key == self.form)
    }
}

const KEY: &str = "export";

impl Files {
    pub(super) fn load(platform: &impl super::Platform) -> Self {
        let kept = platform.setting(KEY);
        Self {
            kept: kept
                .and_then(|k| serde_json::from_str(&k).ok())
                .unwrap_or_default(),
            ..Self::default()
        }
    }
}

impl State {
    pub(super) fn read_and_write(&mut self, event: FilesEvent) {
        let w = self.wording();
        match event {
            FilesEvent::Pick => self.effect(Effect::PickFiles),
            FilesEvent::Opens(nth, of) => self.say_opens(nth, of),
            FilesEvent::Read(name, result) => self.take_file(name, &result),
            FilesEvent::Unread(names) => {
                let why = w.of("已停止，没有读入", "stopped, not read");
                let told = names.into_iter().map(|name| (name, why.to_owned(), true));
                self.files.batch.extend(told);
            }
            FilesEvent::Slice(events) => {
                for event in events {
                    self.read_and_write(event);
                }
            }
            FilesEvent::AllRead => {
                self.tell_opening();
                self.tell_batch();
            }
            FilesEvent::Goes(name, share) => {
                let words = w.of("正在处理", "At work on");
                let words = format!("{words} {name} … {:.0}%", share * 100.0);
                let toast = Toast::note(&words).with(w.of("停止", "Stop"), FilesEvent::Stop);
                self.say(toast);
            }
            FilesEvent::Stop => {
                self.page.toast = None;
                self.stop_bulk();
                if let Some(export) = &mut self.files.export {
                    export.busy = false;
                }
                self.effect(Effect::StopFiles);
            }
            FilesEvent::Save(anew) => self.save_desk(anew),
            FilesEvent::Saved(None) => {}
            FilesEvent::Saved(Some(saved)) => {
                let w = self.wording();
                self.say(match saved {
                    Ok(name) => Toast::note(&[w.of("已存入 ", "Saved in "), &name].concat()),
                    Err(why) => Toast::error(w.say(&why)),
                });
            }
            FilesEvent::OpenExport => self.open_export(self.scoped()),
            FilesEvent::CloseExport => self.close_export(),
            FilesEvent::About(asked, about) if asked == self.files.asked => self.take_about(&about),
            FilesEvent::About(..) => {}
            FilesEvent::Form(ledger, id) => {
                let last = &mut self.files.kept.last;
                *(if ledger { &mut last.1 } else { &mut last.0 }) = id.clone();
                self.change_export(|e| (e.ledger, e.form) = (ledger, id));
                self.keep_export();
            }
            FilesEvent::Settings => {
                if let Some(export) = &mut self.files.export {
                    export.settings = !export.settings;
                }
            }
            FilesEvent::Set(path, value) => self.choose(path, value),
            FilesEvent::SetAll(text) => match serde_json::from_str(&text) {
                _ if text.is_empty() => self.choose(text, None),
                Ok(options) => self.choose(String::new(), Some(options)),
                Err(_) => self.say(Toast::error(
                    w.of("这不是导出设置的文件", "This is no file of export settings"),
                )),
            },
            FilesEvent::KeepAs(name) => {
                let options = self.chosen();
                let named = &mut self.files.kept.named;
                named.retain(|(n, _)| *n != name);
                named.push((name, options));
                self.keep_export();
            }
            FilesEvent::Take(name) => {
                let mut named = self.files.kept.named.iter();
                if let Some((_, options)) = named.find(|(n, _)| *n == name) {
                    self.choose(String::new(), Some(options.clone()));
                }
            }
            FilesEvent::Forget(name) => {
                self.files.kept.named.retain(|(n, _)| *n != name);
                self.keep_export();
            }
            FilesEvent::GiveSettings => self.effect(Effect::Give {
                name: w.of("导出设置.json", "export-settings.json"),
                text: self.chosen().to_string(),
            }),
            FilesEvent::PickSettings => self.effect(Effect::PickSettings),
            FilesEvent::Preview(asked, html) => {
                if let Some(export) = self.files.export.as_mut().filter(|e| e.asked == asked) {
                    export.preview = html.into();
                }
            }
            FilesEvent::Write => {
                if let Some(export) = &mut self.files.export {
                    if !self.host.may_write(&export.form) {
                        return self.say_locked();
                    }
                    (export.busy, export.error) = (true, None);
                    let order = self.order(false);
                    self.effect(Effect::WriteFile(Box::new(order)));
                }
            }
            FilesEvent::Written(result) => self.tell_written(result),
        }
    }

    pub(super) fn open_export(&mut self, parts: Vec<NodeId>) {
        if parts.is_empty() {
            return;
        }
        self.page.menu = None;
        if !self.host.may_export_any() {
            return self.say_locked();
        }
        let ledger = self.ledger.view == View::Ledger;
        let last = &self.files.kept.last;
        self.files.export = Some(Export {
            ledger,
            form: if ledger { &last.1 } else { &last.0 }.clone(),
            of: self.called(&parts).into(),
            parts: Rc::new(parts),
            ..Export::default()
        });
        self.choose(String::new(), Some(self.files.kept.options.clone()));
    }

    fn close_export(&mut self) {
        self.files.export = None;
        self.effect(Effect::EndFiles);
    }

    /// Chooses what stands at that path: one choice after the other is held against what there is,
    /// so that none is lost with another that cannot be.
    fn choose(&mut self, path: String, value: Option<Value>) {
        if let Some(export) = &mut self.files.export {
            export.error = None;
            export.changes.push_back((path, value));
            if export.changes.len() == 1 {
                self.ask_about();
            }
        }
    }

    /// Asks whether the next choice can be; `false` where there is none.
    fn ask_about(&mut self) -> bool {
        let next = self.files.export.as_ref().and_then(|e| e.changes.front());
        let Some((path, value)) = next else {
            return false;
        };
        let mut options = self.files.kept.options.clone();
        put(&mut options, path, value.clone());
        self.files.asked += 1;
        self.effect(Effect::AboutFiles(self.files.asked, options));
        true
    }

    /// What is chosen, even if it is not known yet whether it can be.
    fn chosen(&self) -> Value {
        let mut options = self.files.kept.options.clone();
        for (path, value) in self.files.export.iter().flat_map(|e| &e.changes) {
            put(&mut options, path, value.clone());
        }
        options
    }

    fn take_about(&mut self, about: &Result<About, Bilingual<String>>) {
        let Some(export) = &mut self.files.export else {
            return;
        };
        export.changes.pop_front();
        match about {
            Ok(about) => {
                let mut about = about.clone();
                about.forms.retain(|form| self.host.may_write(&form.key));
                let ours = |f: &&FormRow| f.ledger == export.ledger;
                let first = about.forms.iter().find(ours).or(about.forms.first());
                let Some(first) = first else {
                    self.close_export();
                    return self.say_locked();
                };
                let chosen = (export.ledger, &export.form);
                if !about.forms.iter().any(|f| (f.ledger, &f.key) == chosen) {
                    (export.ledger, export.form) = (first.ledger, first.key.clone());
                }
                self.files.kept.options = about.options.clone();
                export.about = Some(Rc::new(about));
                self.keep_export();
            }
            Err(why) => export.error = Some(why.clone()),
        }
        if !self.ask_about() {
            self.ask_beginning();
        }
    }

    /// Changes what is to be written, and asks for its beginning.
    fn change_export(&mut self, change: impl FnOnce(&mut Export)) {
        let Some(export) = &mut self.files.export else {
            return;
        };
        change(export);
        export.error = None;
        self.ask_beginning();
    }

    fn ask_beginning(&mut self) {
        let Some(export) = self.files.export.as_mut().filter(|e| e.about.is_some()) else {
            return;
        };
        export.asked += 1;
        let asked = export.asked;
        let order = self.order(true);
        self.effect(Effect::PreviewFile(asked, Box::new(order)));
    }

    /// What is to be written of all that is open, in the form of that key. What the writer has
    /// chosen is no part of it.
    pub fn order_of_all(&self, form: String, options: Value) -> FileOrder {
        let w = self.wording();
        let today = self.ledger.day.or(self.today);
        FileOrder {
            form,
            parts: Vec::new(),
            options,
            columns: self.ledger.columns.to_string(),
            today: today.map(|d| (d.year, d.month, d.day)),
            english: self.settings.language == super::Language::English,
            author: w.of("纲目", "Gangmu").to_owned(),
            preview: false,
            name: self.title_of(self.session.borrow().parts().first()),
        }
    }

    fn save_desk(&mut self, anew: bool) {
        if !self.host.may_export(gangmu::export::Form::Json) {
            return self.say_locked();
        }
        let name = {
            let session = self.session.borrow();
            let parts = session.parts();
            let first = parts
                .iter()
                .find(|p| p.kind == gangmu::outline::Kind::Report);
            self.title_of(first.or(parts.first()))
        };
        self.page.menu = None;
        self.effect(Effect::SaveDesk {
            name,
            desk: self.files.desk,
            anew,
        });
    }

    pub(super) fn title_of(&self, part: Option<&Rc<Node>>) -> String {
        let title = part.map(|part| gangmu::report::title(part));
        let title = title.filter(|title| !title.is_empty());
        title.unwrap_or(self.wording().of("报告", "Report").to_owned())
    }

    fn order(&self, preview: bool) -> FileOrder {
        let export = self.files.export.clone().unwrap_or_default();
        let mut order = self.order_of_all(export.form, self.chosen());
        order.preview = preview;
        let session = self.session.borrow();
        if export.parts.len() < session.parts().len() {
            let first = export
                .parts
                .first()
                .and_then(|id| session.outline().get(*id));
            (order.parts, order.name) = (export.parts.to_vec(), self.title_of(first));
        }
        if export.ledger {
            order.name = self.wording().of("整改台账", "Ledger").to_owned();
        }
        order
    }

    fn keep_export(&mut self) {
        let kept = serde_json::to_string(&self.files.kept).expect("plain data serialises");
        self.set(KEY, kept);
    }

    fn tell_written(&mut self, result: Result<String, Bilingual<String>>) {
        let w = self.wording();
        match result {
            Ok(name) => {
                self.close_export();
                let words = both(format!("已导出“{name}”"), format!("Written: {name}"));
                self.say(Toast::note(w.say(&words)));
            }
            Err(why) => match &mut self.files.export {
                Some(export) => (export.busy, export.error) = (false, Some(why)),
                None => self.say(Toast::error(w.say(&why))),
            },
        }
    }
}

/// Sets what stands at that path of names and points, all if it is empty; `None` takes it out.
fn put(options: &mut Value, path: &str, value: Option<Value>) {
    if path.is_empty() {
        *options = value.unwrap_or_default();
        return;
    }
    let mut place = options;
    let mut names = path.split('.').peekable();
    while let Some(name) = names.next() {
        if !place.is_object() {
            *place = Value::Object(Map::new());
        }
        let Value::Object(map) = place else { return };
        if names.peek().is_none() {
            match value {
                Some(value) => map.insert(name.to_owned(), value),
                None => map.remove(name),
            };
            return;
        }
        place = map.entry(name).or_insert(Value::Null);
    }
}
