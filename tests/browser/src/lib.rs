//! A real Chromium on the built page, driven as a person would: real keys, real mouse, the real
//! clipboard. Tests read like this:
//!
//! ```no_run
//! use browser_tests::{Result, with_page};
//!
//! #[test]
//! fn a_row_moves_up() -> Result {
//!     with_page(|page| {
//!         page.paste("一、总体情况\n二、存在问题\n")?;
//!         page.wait_for(".row:nth-child(2)")?;
//!         page.click(".row:nth-child(2)")?;
//!         page.press("Alt+ArrowUp")?;
//!         page.wait_text(".row:first-child", "存在问题")
//!     })
//! }
//! ```
//!
//! [`with_page`] opens `dist/gangmu.html` from `file://` in a fresh profile, and at the end fails on
//! any error in the console and on any request the page made; a failure leaves a screenshot in
//! `target/browser/`. Window, language, scheme and profile are chosen by [`Options`]. Nothing
//! sleeps: [`Page::wait_until`] and its kin poll a condition up to a deadline.
//!
//! In reading order: [`Options`] and [`Profile`], [`Page`] (open, look, wait), then what it can do:
//! `input` (keys, mouse, input method), `pointer` (a mouse or finger that stays down), `clipboard`,
//! `files`, `watch` (network and console), `stage` (the same in an element, in a frame),
//! `pipe` (the same in an old browser).

#![forbid(unsafe_code)]

mod clipboard;
mod driver;
mod error;
mod files;
mod find;
mod input;
mod keys;
mod look;
mod options;
mod page;
mod pipe;
mod pointer;
mod pool;
mod run;
mod serve;
mod stage;
mod watch;
mod wire;
mod within;

pub use error::{Error, Result};
pub use find::{browser, chromedriver, old_browser};
pub use look::Rect;
pub use options::{Options, Profile};
pub use page::{Page, built_page, file_url};
pub use pointer::Hand;
pub use run::with_page;
pub use serde_json::{Value, json};
pub use serve::{STRICT, Server};
pub use stage::{Place, Scene};
