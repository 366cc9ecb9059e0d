//! What the machine is to do, as data.

use super::{Event, FileOrder, ForWhat, Wanted};
use crate::{Card, Matches, Stood, Whole, Why, WordQuestion};
use gangmu::check::Settings;
use gangmu::export::Form;
use gangmu::outline::{Node, NodeId};
use serde_json::Value;
use std::rc::Rc;

/// One copy in both forms; `html` may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// `text/plain`.
    pub plain: String,
    /// `text/html`.
    pub html: String,
}

/// Something for the machine to do.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Draw what is shown anew.
    Draw,
    /// Put language and colours on the page itself.
    Dress,
    /// Keep a small setting, where the machine lets one keep anything.
    Set {
        /// Its name.
        key: &'static str,
        /// Its value.
        value: String,
    },
    /// Tell the host what has happened.
    Tell {
        /// What.
        what: &'static str,
        /// More of it, as JSON.
        detail: String,
    },
    /// Let this happen after a while.
    After {
        /// How long, in milliseconds.
        ms: u32,
        /// What happens then.
        event: Event,
    },
    /// Print [`crate::Session::paper`]: [`super::TextsEvent::Printed`] behind it, or
    /// [`super::TextsEvent::NotPrinted`].
    Print,
    /// Put this on the clipboard: [`super::TextsEvent::Copied`].
    Copy(Payload),
    /// Put the shown report there in this form, which the page's own module does not write:
    /// [`super::TextsEvent::Copied`].
    CopyAs(Form),
    /// Ask for what the clipboard holds: [`super::TextsEvent::New`], or if it is to go where the
    /// writer stands [`super::TextsEvent::Pasted`]; or [`super::TextsEvent::PasteByHand`].
    ReadClipboard {
        /// Whether it is to be a new report.
        anew: bool,
    },
    /// Do this with the long text of that number.
    Bulk(u32, BulkEffect),
    /// Have what this request asks compared: [`super::CompareEvent::Answered`].
    Compare(u32, String),
    /// Ask for a file to compare with: [`super::CompareEvent::Picked`].
    PickCompared,
    /// Ask for files: [`super::FilesEvent::Read`] for each.
    PickFiles,
    /// Stop what is being read or written of files.
    StopFiles,
    /// The dialog is closed: nothing is kept ready for it any more.
    EndFiles,
    /// Ask what can be written, and what there is to choose, these being chosen:
    /// [`super::FilesEvent::About`] of that number.
    AboutFiles(u32, Value),
    /// Write the beginning: [`super::FilesEvent::Preview`].
    PreviewFile(u32, Box<FileOrder>),
    /// Write a file and give it out: [`super::FilesEvent::Written`].
    WriteFile(Box<FileOrder>),
    /// Save all that is open in a file, called so unless one was chosen for the desk of that number;
    /// in another one, if so: [`super::FilesEvent::Saved`].
    SaveDesk {
        /// What it is called.
        name: String,
        /// The desk.
        desk: u32,
        /// Whether another file is to be chosen.
        anew: bool,
    },
    /// Ask for a file of settings: [`super::FilesEvent::SetAll`].
    PickSettings,
    /// Ask for a file with a list of words: [`super::ChecksEvent::WordsRead`].
    PickWords,
    /// Give a text file out: [`super::TextsEvent::NotGiven`] where that cannot be.
    Give {
        /// The file's name.
        name: &'static str,
        /// What it says.
        text: String,
    },
    /// Have the text read as it is in a moment: [`super::ChecksEvent::Read`].
    Read,
    /// The same, from now on by other settings.
    ReadBy(Rc<Settings>),
    /// Let the page go on, and then what is done in slices: [`super::Event::GoOn`].
    GoOn,
    /// Something of words.
    Words(WordsEffect),
    /// Something of the store.
    Keep(KeepEffect),
    /// Something of versions.
    Versions(VersionsEffect),
    /// Something of reports that are put away.
    Shelf(ShelfEffect),
    /// Put the page's focus into the ledger's own field for finding.
    FocusLedgerSearch,
}

/// What is to be done with a long text that was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BulkEffect {
    /// Have it parsed elsewhere, with [`crate::Bulk::opening`]: [`super::TextsEvent::BulkRead`].
    Read(String),
    /// Paste it as any other.
    Paste,
    /// It is not needed any more.
    Drop,
}

/// What is to be done in the thread that knows words.
#[derive(Clone, Debug)]
pub enum WordsEffect {
    /// Start it, so that its dictionary is read when words are asked for.
    Warm,
    /// Ask it: [`super::WordsEvent::Counted`].
    Ask {
        /// What.
        questions: Vec<WordQuestion>,
        /// Whether to wait until nobody types.
        soon: bool,
    },
    /// Find the word at a byte of a text, if the thread is there: [`super::WordsEvent::Select`].
    WordAt {
        /// Whose text it is.
        node: NodeId,
        /// The byte.
        at: usize,
        /// The text.
        text: String,
    },
    /// Find out which of the finds in doubt are whole words: [`super::FindEvent::WholeKnown`].
    Whole(Whole, Rc<Matches>),
    /// From now on these are the user's own terms.
    Terms(Vec<String>),
}

/// What is to be done with what is kept on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepEffect {
    /// Keep the text as it is in a moment: [`super::KeepEvent::Saved`].
    Soon,
    /// The text was just read from the store.
    IsKept,
    /// Keep from now on, or no more; what was kept is deleted when keeping ends.
    Keeping(bool),
    /// Keep no more, and leave alone what is kept.
    LeaveAlone,
    /// Put records that cannot be read out of the way of later writing.
    SetAside,
    /// Look for what was set aside: [`super::KeepEvent::Salvaged`].
    Salvage,
    /// Let this window's text replace what another window kept.
    TakeOver,
    /// Delete everything that is kept here: [`super::KeepEvent::Cleared`].
    Clear,
}

/// What is to be done with versions that are kept on this machine.
#[derive(Clone, Debug)]
pub enum VersionsEffect {
    /// Keep this one: [`super::VersionsEvent::Kept`].
    Keep(Why, Stood),
    /// Find out which there are: [`super::VersionsEvent::Listed`].
    List,
    /// Get these records for that: [`super::VersionsEvent::Fetched`].
    Fetch(Wanted, Vec<u32>),
    /// Delete that one: [`super::VersionsEvent::Listed`].
    Remove(u32),
    /// Delete all that versions have of these parts.
    ForgetParts(Vec<NodeId>),
    /// What is on its way is not to be kept: all is being deleted.
    Forget,
}

/// What is to be done with reports that are put away on this machine.
#[derive(Clone, Debug)]
pub enum ShelfEffect {
    /// Find out which there are: [`super::ShelfEvent::Listed`].
    List,
    /// Put these there: [`super::ShelfEvent::WasPut`].
    Put(Vec<(Card, Rc<Node>)>),
    /// Tell this of them from now on: [`super::ShelfEvent::Done`].
    Change(Vec<Card>),
    /// Tell this of one from now on, and keep that as its record: [`super::ShelfEvent::Done`].
    Write(Card, String),
    /// Put a copy beside each: [`super::ShelfEvent::Done`].
    Copy(Vec<u32>),
    /// Delete them: [`super::ShelfEvent::Done`].
    Delete(Vec<u32>),
    /// Get their records for that: [`super::ShelfEvent::Fetched`].
    Fetch(Vec<u32>, ForWhat),
    /// Find those in which all these words stand, none for stopping: [`super::ShelfEvent::Found`] of that
    /// number.
    Search(u32, Vec<String>),
}

impl From<ShelfEffect> for Effect {
    fn from(effect: ShelfEffect) -> Self {
        Self::Shelf(effect)
    }
}

impl From<VersionsEffect> for Effect {
    fn from(effect: VersionsEffect) -> Self {
        Self::Versions(effect)
    }
}

impl From<KeepEffect> for Effect {
    fn from(effect: KeepEffect) -> Self {
        Self::Keep(effect)
    }
}

impl From<WordsEffect> for Effect {
    fn from(effect: WordsEffect) -> Self {
        Self::Words(effect)
    }
}
