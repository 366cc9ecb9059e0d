//! The database: its name, its layout, and a connection that never stands in another window's way.

use super::transaction::{Transaction, answer, error};
use super::{StoreError, settings};
use js_sys::{Array, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{
    DomException, Event, IdbDatabase, IdbObjectStoreParameters, IdbOpenDbRequest, IdbTransaction,
    IdbVersionChangeEvent,
};

const NAME: &str = "gangmu";

/// The version of the layout. Raise it with a step in [`lay_out`].
const LAYOUT: u32 = 3;

/// The session's records, each a string.
pub const KEPT: &str = "kept";
/// What was set aside, each an array of records, under numbers that the browser gives.
pub const ASIDE: &str = "aside";
/// The versions, each a string, under numbers that the browser gives.
pub const VERSIONS: &str = "versions";
/// The records that versions name, each a string, under such numbers.
pub const PIECES: &str = "pieces";

/// What is told of each report that is put away, a string, under a number that the browser gives.
pub const CARDS: &str = "cards";
/// Their records, each a string, under the same numbers.
pub const PAPERS: &str = "papers";

/// A connection, opened again where the browser or another window has made it close.
pub struct Database {
    connection: RefCell<IdbDatabase>,
    yielding: Closure<dyn FnMut(Event)>,
}

#[wasm_bindgen]
extern "C" {
    /// web-sys offers the third argument only to those who compile everything as unstable.
    #[wasm_bindgen(extends = IdbDatabase)]
    type WithOptions;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn begin(
        this: &WithOptions,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

impl Database {
    /// Opens the database. Waits while a window that holds an older layout has not let go.
    pub async fn open() -> Result<Self, StoreError> {
        let yielding = Closure::new(|event: Event| {
            // Another window wants to upgrade or delete the database.
            if let Some(connection) = event.target() {
                connection.unchecked_into::<IdbDatabase>().close();
            }
        });
        Ok(Self {
            connection: RefCell::new(connect(&yielding).await?),
            yielding,
        })
    }

    /// A transaction that reads one store.
    pub async fn read(&self, store: &str) -> Result<Transaction, StoreError> {
        self.transaction(&[store], "readonly", "default").await
    }

    /// A transaction that reads and writes, and is complete when the disk has it.
    pub async fn write(&self, stores: &[&str]) -> Result<Transaction, StoreError> {
        self.transaction(stores, "readwrite", "strict").await
    }

    /// A transaction that writes one store, and is complete when the system has it.
    pub async fn note(&self, store: &str) -> Result<Transaction, StoreError> {
        self.transaction(&[store], "readwrite", "relaxed").await
    }

    async fn transaction(
        &self,
        stores: &[&str],
        mode: &str,
        durability: &str,
    ) -> Result<Transaction, StoreError> {
        let stores: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &durability.into())
            .expect("a new object takes any property");
        let begin = || {
            let connection = self.connection.borrow();
            let connection: &WithOptions = connection.unchecked_ref();
            connection.begin(&stores, mode, &options)
        };
        let mut begun = begin();
        if begun.is_err() {
            // The connection is gone, each browser says it differently.
            let connection = connect(&self.yielding).await?;
            self.connection.replace(connection).close();
            begun = begin();
        }
        begun.map(Transaction::new).map_err(error)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let connection = self.connection.borrow();
        connection.set_onversionchange(None);
        connection.close();
    }
}

async fn connect(yielding: &Closure<dyn FnMut(Event)>) -> Result<IdbDatabase, StoreError> {
    let window = web_sys::window().expect("the shell runs in a page");
    let factory = window.indexed_db().map_err(refusal)?;
    let factory = factory.ok_or(StoreError::Forbidden)?;
    let request = factory.open_with_u32(NAME, LAYOUT).map_err(refusal)?;
    let upgrade = {
        let request = request.clone();
        Closure::once(move |event: IdbVersionChangeEvent| {
            if lay_out(&request, event.old_version() as u32).is_err()
                && let Some(transaction) = request.transaction()
            {
                // The request then fails, and the layout stays as it was.
                let _ = transaction.abort();
            }
        })
    };
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let connection: IdbDatabase = answer(&request).await.map_err(refusal)?.unchecked_into();
    connection.set_onversionchange(Some(yielding.as_ref().unchecked_ref()));
    Ok(connection)
}

/// Brings the layout from version `old` (0: none) to [`LAYOUT`].
fn lay_out(request: &IdbOpenDbRequest, old: u32) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.unchecked_into();
    let numbered = |store: &str| {
        let numbered = IdbObjectStoreParameters::new();
        numbered.set_auto_increment(true);
        database.create_object_store_with_optional_parameters(store, &numbered)
    };
    if old < 1 {
        database.create_object_store(KEPT)?;
        numbered(ASIDE)?;
    }
    if old < 2 {
        numbered(VERSIONS)?;
        numbered(PIECES)?;
    }
    if old < 3 {
        numbered(CARDS)?;
        database.create_object_store(PAPERS)?;
    }
    Ok(())
}

/// What an exception on opening means. Firefox's private windows used to give InvalidStateError;
/// Chromium says UnknownError both where a policy forbids and where the disk fails, but forbids
/// local storage along with the database.
fn refusal(thrown: JsValue) -> StoreError {
    match name(&thrown).as_str() {
        "InvalidStateError" => StoreError::Forbidden,
        "UnknownError" if settings::forbidden() => StoreError::Forbidden,
        _ => error(thrown),
    }
}

fn name(thrown: &JsValue) -> String {
    thrown
        .dyn_ref::<DomException>()
        .map(DomException::name)
        .unwrap_or_default()
}
