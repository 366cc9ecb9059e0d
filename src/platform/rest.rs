//! What the browser does beside keeping: reads and counts in threads, copies, prints, opens and gives
//! out files. Comes later.

use super::check_client::CheckClient;
use super::records::Records;
use super::storage::shelf::Shelf;
use super::storage::versions::Versions;
use super::word_client::WordClient;
use super::{Beside, bulk, clipboard, compare, documents, dom, files, print, save, writer};
use gangmu::text::both;
use session::{
    BulkEffect, ChecksEvent, Effect, Event, FileOrder, FilesEvent, Moment, Payload, ShelfEffect,
    ShelfEvent, State, TextsEvent, VersionsEffect, VersionsEvent, WordsEffect,
};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// Makes it: what is sent to threads is put together by the records, what comes of it goes to the
/// callback.
pub type Make = fn(&Records, &Callback<Event>, &State) -> Box<dyn Beside>;

struct Rest {
    reader: CheckClient,
    words: WordClient,
    records: Records,
    versions: Rc<Versions>,
    shelf: Rc<Shelf>,
    send: Callback<Event>,
}

/// Begins it: checks and words are as the state has them.
pub fn make(records: &Records, send: &Callback<Event>, state: &State) -> Box<dyn Beside> {
    let reader = CheckClient::new(records.clone(), send.clone());
    let words = WordClient::new(records.clone(), send.clone());
    reader.set((*state.checks.settings).clone(), None);
    reader.warm();
    words.set_terms(state.words.terms.clone());
    let send = send.clone();
    Box::new(Rest {
        reader,
        words,
        records: records.clone(),
        versions: Rc::default(),
        shelf: Rc::default(),
        send,
    })
}

impl Rest {
    fn write(&self, order: FileOrder, state: &State) {
        let (session, send) = (state.session.clone(), self.send.clone());
        let row = state.files.export.as_ref().and_then(|e| e.row()).cloned();
        spawn_local(async move {
            let Some((row, written)) = row.zip(documents::write(&order, &session, &send).await)
            else {
                return;
            };
            let name = [&order.name, ".", &row.ending].concat();
            let given = written.and_then(|file| match files::give(&name, &file) {
                Ok(()) => Ok(name),
                Err(_) => Err(both("未能存成文件", "The file could not be made").into()),
            });
            send.emit(FilesEvent::Written(given).into());
        });
    }

    fn keep_versions(&self, effect: VersionsEffect, state: &State) {
        let (versions, send) = (self.versions.clone(), self.send.clone());
        match effect {
            VersionsEffect::Keep(why, stood) => {
                let asked = why.is_named();
                let moment = Moment::of(stood, why, &state.checks.found);
                let records = self.records.clone();
                spawn_local(async move {
                    match versions.keep(&moment, &records).await {
                        Ok(false) => {}
                        kept => send.emit(VersionsEvent::Kept(asked, kept.map(drop)).into()),
                    }
                });
            }
            VersionsEffect::List => spawn_local(async move {
                let all = Rc::new(versions.list().await);
                send.emit(VersionsEvent::Listed(all).into());
            }),
            VersionsEffect::Fetch(wanted, pieces) => spawn_local(async move {
                let records = Rc::new(versions.records(&pieces).await);
                send.emit(VersionsEvent::Fetched(wanted, records).into());
            }),
            VersionsEffect::Remove(id) => spawn_local(async move {
                let all = match versions.remove(id).await {
                    Ok(()) => versions.list().await,
                    Err(error) => Err(error),
                };
                send.emit(VersionsEvent::Listed(Rc::new(all)).into());
            }),
            VersionsEffect::ForgetParts(parts) => spawn_local(async move {
                // What cannot be deleted cannot be read either, or is told of by the next.
                let _ = versions.forget_parts(&parts).await;
            }),
            VersionsEffect::Forget => versions.forget(),
        }
    }

    fn shelve(&self, effect: ShelfEffect) {
        let (shelf, send) = (self.shelf.clone(), self.send.clone());
        let records = self.records.clone();
        spawn_local(async move {
            let event = match effect {
                ShelfEffect::List => ShelfEvent::Listed(Rc::new(shelf.list().await)),
                ShelfEffect::Put(cards) => {
                    let parts = cards.iter().map(|(_, part)| part.id).collect();
                    ShelfEvent::WasPut(parts, shelf.put(cards, &records).await)
                }
                ShelfEffect::Change(cards) => ShelfEvent::Done(shelf.change(cards, None).await),
                ShelfEffect::Write(card, record) => {
                    ShelfEvent::Done(shelf.change(vec![card], Some(record)).await)
                }
                ShelfEffect::Copy(ids) => ShelfEvent::Done(shelf.copy(&ids).await),
                ShelfEffect::Delete(ids) => ShelfEvent::Done(shelf.delete(&ids).await),
                ShelfEffect::Fetch(ids, wanted) => {
                    ShelfEvent::Fetched(wanted, Rc::new(shelf.records(&ids).await))
                }
                ShelfEffect::Search(n, words) => {
                    let tell = |hits| send.emit(ShelfEvent::Found(n, hits).into());
                    match shelf.search(n, words, tell).await {
                        Ok(()) => return,
                        Err(why) => ShelfEvent::Done(Err(why)),
                    }
                }
            };
            send.emit(event.into());
        });
    }

    fn know_words(&self, effect: WordsEffect, state: &State) {
        let words = &self.words;
        match effect {
            WordsEffect::Warm => words.warm(),
            WordsEffect::Ask { questions, soon } if soon => {
                words.ask_soon(&state.session, questions);
            }
            WordsEffect::Ask { questions, .. } => words.ask(&state.session, questions),
            WordsEffect::WordAt { node, at, text } => words.word_at(node, at, text),
            WordsEffect::Whole(whole, matches) => words.whole(whole, matches),
            WordsEffect::Terms(terms) => words.set_terms(terms),
        }
    }
}

impl Beside for Rest {
    fn carry_out(&mut self, effect: Effect, state: &State) {
        let send = self.send.clone();
        match effect {
            Effect::Print if print::can() => print::ask(),
            Effect::Print => send.emit(TextsEvent::NotPrinted.into()),
            Effect::Copy(payload) => clipboard::write(payload, send),
            Effect::CopyAs(form) => {
                let session = state.session.borrow();
                let shown: Vec<_> = session.current().cloned().into_iter().collect();
                let request = session::reader_request(&session, &shown, None);
                spawn_local(async move {
                    match writer::write(form, &request).await {
                        Ok(plain) => {
                            let html = String::new();
                            clipboard::write(Payload { plain, html }, send);
                        }
                        Err(_) => send.emit(TextsEvent::Copied(false).into()),
                    }
                });
            }
            Effect::ReadClipboard { anew } => clipboard::read(anew, send),
            Effect::Bulk(id, BulkEffect::Read(opening)) => bulk::read(id, opening, send),
            Effect::Compare(n, request) => compare::ask(n, request, send),
            Effect::PickCompared => compare::pick(send),
            Effect::PickFiles => files::pick(send),
            Effect::StopFiles => files::stop(),
            Effect::EndFiles => documents::end(),
            Effect::AboutFiles(asked, options) => spawn_local(async move {
                let about = documents::about(&options).await;
                send.emit(FilesEvent::About(asked, Rc::new(about)).into());
            }),
            Effect::PreviewFile(asked, order) => {
                let session = state.session.clone();
                spawn_local(async move { documents::preview(asked, order, &session, &send).await });
            }
            Effect::SaveDesk { name, desk, anew } => {
                save::save(name, (desk, anew), &state.session, &self.records, send);
            }
            Effect::WriteFile(order) => self.write(*order, state),
            Effect::PickSettings => files::pick_one(send, |read| match read {
                Ok(text) => FilesEvent::SetAll(text).into(),
                Err(why) => FilesEvent::Written(Err(why)).into(),
            }),
            Effect::PickWords => files::pick_one(send, |list| ChecksEvent::WordsRead(list).into()),
            Effect::Give { name, text } => {
                let file = files::blob("text/plain;charset=utf-8", &text.into());
                if file.and_then(|file| files::give(name, &file)).is_err() {
                    send.emit(TextsEvent::NotGiven.into());
                }
            }
            Effect::Read => self.reader.read(&state.session),
            Effect::ReadBy(settings) => {
                self.reader.set((*settings).clone(), Some(&state.session));
            }
            Effect::Words(effect) => self.know_words(effect, state),
            Effect::Versions(effect) => self.keep_versions(effect, state),
            Effect::Shelf(effect) => self.shelve(effect),
            Effect::FocusLedgerSearch => dom::focus(".ledger .filters input[type=search]"),
            // The browser's own.
            _ => {}
        }
    }

    fn end(&self) {
        self.reader.end();
        self.words.end();
    }
}
