//! IndexedDB's events as futures: a transaction that is complete only when the browser says so, and
//! that is aborted when it is dropped before.
//!
//! No promise in here ever rejects: an event settles it, and the object's own state tells the
//! outcome. So nothing is reported as an unhandled rejection, and no error gets lost.

use super::StoreError;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, Event, IdbObjectStore, IdbRequest, IdbTransaction};

/// A transaction under way. Everything between two answers must be done without waiting for
/// anything else: the browser completes a transaction that nobody asks anything of.
pub struct Transaction {
    inner: IdbTransaction,
    /// Settled by its end, with the event.
    ended: Promise,
}

impl Transaction {
    pub fn new(inner: IdbTransaction) -> Self {
        let ended = settled(|resolve| {
            inner.set_oncomplete(Some(resolve));
            inner.set_onabort(Some(resolve));
        });
        Self { inner, ended }
    }

    /// One of the stores that the transaction was begun with.
    pub fn store(&self, name: &str) -> Result<IdbObjectStore, StoreError> {
        self.inner.object_store(name).map_err(error)
    }

    /// The answer to a request made within this transaction.
    pub fn ask(
        &self,
        request: Result<IdbRequest, JsValue>,
    ) -> impl Future<Output = Result<JsValue, StoreError>> + use<> {
        let asked = request.map(|request| {
            let answered = settled(|resolve| listen(&request, resolve));
            // Chromium ends a transaction over quota without answering its requests.
            let first = Promise::race(&Array::of2(&answered, &self.ended));
            (request, first)
        });
        let transaction = self.inner.clone();
        async move {
            let (request, first) = asked.map_err(error)?;
            JsFuture::from(first).await.map_err(error)?;
            outcome(&request).unwrap_or_else(|| Err(cause(&transaction)))
        }
    }

    /// Makes a request whose failure, if any, [`Transaction::complete`] tells.
    pub fn hand(&self, request: Result<IdbRequest, JsValue>) -> Result<(), StoreError> {
        request.map(drop).map_err(error)
    }

    /// Waits until all that was asked for is on the disk.
    pub async fn complete(self) -> Result<(), StoreError> {
        let event = JsFuture::from(self.ended.clone()).await.map_err(error)?;
        match event.unchecked_into::<Event>().type_().as_str() {
            "complete" => Ok(()),
            _ => Err(cause(&self.inner)),
        }
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        // Refused, and rightly, once the transaction has ended.
        let _ = self.inner.abort();
    }
}

/// The result of a request that belongs to no transaction.
pub async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    JsFuture::from(settled(|resolve| listen(request, resolve))).await?;
    match request.error()? {
        Some(exception) => Err(exception.into()),
        None => request.result(),
    }
}

/// What an exception of the browser means.
pub fn error(thrown: JsValue) -> StoreError {
    let Some(exception) = thrown.dyn_ref::<DomException>() else {
        return StoreError::Failed(format!("{thrown:?}"));
    };
    match exception.name().as_str() {
        "QuotaExceededError" => StoreError::Full,
        "VersionError" => StoreError::Newer,
        "SecurityError" | "NotAllowedError" => StoreError::Forbidden,
        name => match exception.message() {
            // Chromium tells a disk with no room at all in these words only.
            message if message.contains("NO_SPACE") => StoreError::Full,
            message => StoreError::Failed(format!("{name}: {message}")),
        },
    }
}

/// Why the transaction has been aborted.
fn cause(transaction: &IdbTransaction) -> StoreError {
    match transaction.error() {
        Some(exception) => error(exception.into()),
        None => StoreError::Failed("the transaction was aborted".to_owned()),
    }
}

/// The request's result, or `None` if it has not been answered.
fn outcome(request: &IdbRequest) -> Option<Result<JsValue, StoreError>> {
    match request.error().ok()? {
        Some(exception) => Some(Err(error(exception.into()))),
        None => Some(request.result().map_err(error)),
    }
}

fn listen(request: &IdbRequest, resolve: &Function) {
    request.set_onsuccess(Some(resolve));
    request.set_onerror(Some(resolve));
}

/// A promise that is fulfilled when what `hang` hangs its argument on is called.
pub fn settled(mut hang: impl FnMut(&Function)) -> Promise {
    Promise::new(&mut |resolve, _| hang(&resolve))
}
