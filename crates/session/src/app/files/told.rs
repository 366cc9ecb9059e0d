//! What is told to the module that reads and writes documents, and what it tells.

use gangmu::outline::NodeId;
use gangmu::text::Bilingual;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a file says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileText {
    /// Its text.
    pub text: String,
    /// What came in and what did not, of a file that holds more than text.
    pub told: Option<Bilingual<String>>,
    /// Whether all of it came in.
    pub whole: bool,
}

/// What can be written, and what there is to choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// The forms, in the order in which they are offered.
    pub forms: Vec<FormRow>,
    /// What there is to choose.
    pub settings: Vec<SettingRow>,
    /// What of it is no default.
    pub options: Value,
}

/// A form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormRow {
    /// Whether it is of the ledger.
    pub ledger: bool,
    /// The name for good, by which a host allows it.
    pub key: String,
    /// The name.
    pub names: Bilingual<String>,
    /// How the names of such files end.
    pub ending: String,
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SettingRow {
    /// Where it stands among the options.
    pub path: String,
    /// The name.
    pub names: Bilingual<String>,
    /// What it can be.
    pub range: Range,
    /// What it is.
    pub value: Value,
    /// What it is unless chosen otherwise.
    pub usual: Value,
}

/// What a setting can be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Range {
    /// On or off.
    Flag,
    /// From, to, in steps of.
    Number(f64, f64, f64),
    /// A font, or none.
    Font,
    /// One of these.
    Choice(Vec<(String, Bilingual<String>)>),
}

    /// Words, or none.
    Words,
/// What is to be written. Behind it, each on a line, what tells a
/// [`crate::Reader`] of the text, and of it as it was taken in: [`crate::Session::told_original`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FileOrder {
    /// The form's key.
    pub form: String,
    /// Of this part; of all without one.
    pub part: Option<NodeId>,
    /// What is chosen.
    pub options: Value,
    /// The ledger's columns; empty for the usual ones.
    pub columns: String,
    /// Year, month and day.
    pub today: Option<(u16, u8, u8)>,
    /// Whether heads and states are in English.
    pub english: bool,
    /// Who changed the text.
    pub author: String,
    /// Whether only its beginning is wanted, as HTML.
    pub preview: bool,
    /// The file's name, without its ending.
    pub name: String,
}
