//! Files that are dropped or picked: their bytes become text or a sentence.

use super::documents::{self, Documents};
use super::queue::{Queue, yield_task};
use super::{decoder, dom, rich, save};
use gangmu::edit::Caret;
use gangmu::import::{ImportError, MAX_BYTES, Source};
use gangmu::text::{Bilingual, both};
use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use session::{Event, FileText, FilesEvent, TextsEvent};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, File, FileList, HtmlAnchorElement, HtmlInputElement, Url,
};
use yew::Callback;

/// So many bytes of files are taken in before the page is drawn again: what a frame has time for.
const SLICE_BYTES: f64 = 100_000.0;
/// It is drawn, too, when so many milliseconds have gone into reading.
const SLICE_MS: f64 = 100.0;

thread_local! {
    /// Whether what is being read is to be stopped.
    static STOPPED: Cell<bool> = const { Cell::new(false) };
    /// Files that come while others are read wait for them.
    static TURNS: Rc<Queue> = Rc::new(Queue::new());
}

/// Whether a drag carries files from outside the page.
pub fn carries_files(event: &DragEvent) -> bool {
    event
        .data_transfer()
        .is_some_and(|data| data.types().includes(&JsValue::from_str("Files"), 0))
}

/// Takes what was dropped: files, or text dragged from another window, on the words of a row or
/// beside the rows.
pub fn dropped(event: &DragEvent, at: Option<Caret>, send: &Callback<Event>) {
    let Some(data) = event.data_transfer() else {
        return;
    };
    if data.files().is_some_and(|f| f.length() > 0) {
        read_all(data.files(), send);
        return;
    }
    let plain = data.get_data("text/plain").unwrap_or_default();
    let text = rich::read(&data, &plain).unwrap_or(plain);
    if !text.is_empty() {
        send.emit(Event::Texts(TextsEvent::Dropped(text, at)));
    }
}

/// Opens the browser's file dialog: [`FilesEvent::Read`].
pub fn pick(send: Callback<Event>) {
    documents::warm();
    pick_with(true, move |files| read_all(files, &send));
}

/// Opens the browser's file dialog for one file of any form: `then` of its name and what it says.
pub fn pick_read(
    send: Callback<Event>,
    then: impl Fn(String, Rc<Result<FileText, Bilingual<String>>>) -> Event + 'static,
) {
    pick_with(false, move |files| {
        let Some(file) = files.and_then(|f| f.item(0)) else {
            return;
        };
        spawn_local(async move {
            if let Some(read) = read(&Documents::default(), &file, &send).await {
                send.emit(then(file.name(), Rc::new(read)));
            }
        });
    });
}

/// What a file says, or why not; `None` if it was stopped.
async fn read(
    documents: &Documents,
    file: &File,
    send: &Callback<Event>,
) -> Option<Result<FileText, Bilingual<String>>> {
    match bytes_of(file).await {
        Err(failed) => Some(Err(failed)),
        Ok(bytes) => documents.read(&file.name(), &bytes, send).await,
    }
}

/// Opens the browser's file dialog for one file: `then` of what it says.
pub fn pick_one(send: Callback<Event>, then: fn(Result<String, Bilingual<String>>) -> Event) {
    pick_with(false, move |files| {
        let Some(file) = files.and_then(|f| f.item(0)) else {
            return;
        };
        spawn_local(async move {
            let read = match bytes_of(&file).await {
                Ok(bytes) => decoder::decode(&bytes).await.map_err(|e| e.sentence()),
                Err(failed) => Err(failed),
            };
            send.emit(then(read));
        });
    });
}

/// A file of that media type: a string, or bytes.
///
/// # Errors
/// What the browser throws.
pub fn blob(kind: &str, content: &JsValue) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(content), &options)
}

/// Gives a file out, as a download.
///
/// # Errors
/// What the browser throws.
pub fn give(name: &str, file: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(file)?;
    let link: HtmlAnchorElement = dom::document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download has its own hold on the blob by then.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

fn pick_with(several: bool, then: impl FnOnce(Option<FileList>) + 'static) {
    let input = dom::document().create_element("input").ok();
    let Some(input) = input.and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    input.set_type("file");
    input.set_multiple(several);
    input.set_accept(&accepted());
    let chosen = input.clone();
    EventListener::once(&input, "change", move |_| then(chosen.files())).forget();
    EventListener::once(&input, "cancel", |_| documents::end()).forget();
    input.click();
}

/// How the names of files end that are taken in, as a field for files asks.
fn accepted() -> String {
    let read = Source::ALL
        .iter()
        .filter(|s| s.is_document() || s.refusal().is_none());
    let endings = read
        .flat_map(|s| s.endings())
        .map(|e| [".", e, ","].concat());
    endings.collect::<String>() + save::ENDING + ",text/plain"
}

/// Stops what is being read or written.
pub fn stop() {
    STOPPED.set(true);
    documents::stop();
}

/// Reads files one after the other, in their order. What is read is handed over in slices, between
/// which the page breathes and it is said how far it is.
pub fn read_all(files: Option<FileList>, send: &Callback<Event>) {
    let Some(files) = files else { return };
    let files: Vec<File> = (0..files.length())
        .filter_map(|at| files.item(at))
        .collect();
    let send = send.clone();
    spawn_local(async move {
        let documents = documents::taken();
        let turns = TURNS.with(Rc::clone);
        let _turn = turns.next().await;
        STOPPED.set(false);
        let n = files.len() as u32;
        let mut files = files.into_iter().zip(1..);
        let (mut slice, mut n_bytes, mut told) = (Vec::new(), 0.0, f64::MIN);
        while let Some((file, nth)) = files.next() {
            if n > 1 && (n_bytes > SLICE_BYTES || dom::now_ms() - told > SLICE_MS) {
                slice.push(FilesEvent::Opens(nth, n));
                send.emit(FilesEvent::Slice(std::mem::take(&mut slice)).into());
                yield_task().await;
                (n_bytes, told) = (0.0, dom::now_ms());
            }
            n_bytes += file.size();
            let read = match STOPPED.get() {
                true => None,
                false => read(&documents, &file, &send).await,
            };
            let Some(read) = read else {
                let unread = [(file, nth)].into_iter().chain(files);
                let unread = unread.map(|(file, _)| file.name()).collect();
                slice.push(FilesEvent::Unread(unread));
                break;
            };
            slice.push(FilesEvent::Read(file.name(), Rc::new(read)));
        }
        slice.push(FilesEvent::AllRead);
        send.emit(FilesEvent::Slice(slice).into());
    });
}

async fn bytes_of(file: &File) -> Result<Uint8Array, Bilingual<String>> {
    if file.size() > MAX_BYTES as f64 {
        let n_bytes = file.size() as usize;
        return Err(ImportError::TooLarge { n_bytes }.sentence());
    }
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => Ok(Uint8Array::new(&buffer)),
        Err(_) => Err(both(
            "浏览器没有读到这个文件，它可能已被移走、改名或没有权限。请重新选择后再试。",
            "The browser could not read this file; it may have been moved, renamed or locked. Choose it again.",
        )
        .into()),
    }
}
