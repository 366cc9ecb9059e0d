//! Everything that can be asked of the page, as data.

use super::ledger::Ask;
use super::{Menu, Scope};
use crate::components::panel::Tab;
use crate::given::Given;
use crate::keeper::Saved;
use crate::storage::Kept;
use gangmu::check::{self, Finding};
use gangmu::edit::commands::{Direction, Regroup};
use gangmu::edit::{Caret, Intent};
use gangmu::import::ImportError;
use gangmu::outline::{Level, NodeId};
use gangmu::words::Pair;
use session::{Command, Reading, Whole, WordAnswer};
use std::ops::Range;
use std::rc::Rc;
/// Everything that can be asked of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// Change the session.
    Do(Command),
    /// These words stand in the text field of a row now.
    Typed {
        /// The row's node.
        node: NodeId,
        /// All its words.
        words: String,
        /// How they came about.
        intent: Intent,
    },
    /// Take the last step back.
    Undo,
    /// Make the last undone step again.
    Redo,
    /// Edit a row from this caret on.
    Edit(Caret),
    /// Make a row current without editing it.
    Focus(NodeId),
    /// Select from where the selection began to this row.
    Extend(NodeId),
    /// Select this row too, or no more.
    Toggle(NodeId),
    /// Select more: the row, its siblings, those of its section, everything.
    Widen,
    /// Select nothing.
    Deselect,
    /// From now on a touch of a row selects it, or no more.
    Pick,
    /// The caret stands here now.
    Stand(Caret),
    /// Remove nodes, saying so.
    Remove(Vec<NodeId>),
    /// Show a part.
    Show(NodeId),
    /// Go to a section.
    Jump(NodeId),
    /// Show headings down to a level.
    FoldTo(Option<Level>),
    /// Set a length to reach.
    SetTarget(NodeId, Option<u32>),
    /// Show what a regrouping would make of the report, and ask.
    AskRegroup(Regroup),
    /// Choose how the headings of a part are numbered.
    AskNumbers(NodeId),
    /// Go from a reference to what it names.
    Follow(Caret, NodeId),
    /// Go back to the reference.
    Back(Caret),
    /// Open the bar that finds words.
    SearchOpen,
    /// Look for these words.
    Search(String),
    /// Go to the next match, or the one before.
    SearchStep(Direction),
    /// Show only matching rows, or all.
    SearchFilter,
    /// Close the bar.
    SearchClose,
    /// These words are to replace those found.
    ReplaceBy(String),
    /// Replace the match gone to.
    ReplaceOne,
    /// Show what replacing all would change, and ask.
    AskReplaceAll,
    /// Copy.
    Copy(Scope),
    /// The host does not let it be copied.
    NotCopied,
    /// The copying is done, or could not be.
    Copied(bool),
    /// Text was pasted while no row was edited.
    Pasted(String),
    /// Several lines were pasted into a row.
    PastedLines(String),
    /// The paste button: what a page may read of the clipboard, or how to paste by hand.
    PasteButton,
    /// The page may not read the clipboard: say how to paste by hand.
    PasteByHand,
    /// Ask for a file.
    PickFile,
    /// A file's bytes are there.
    FileRead(Rc<Result<String, ImportError>>),
    /// A file could not be read at all.
    FileFailed(String),
    /// Open our own sample.
    Sample,
    /// Files are being dragged over the page, or no more.
    Dragging(bool),
    /// Switch the language.
    ToggleLanguage,
    /// The next colour scheme.
    NextTheme,
    /// The host has decided anew.
    Decided,
    /// The host has put another text in the place of what was open.
    Replaced,
    /// Open or close the copy menu.
    ToggleMenu,
    /// Open or close a note or menu.
    ToggleNote(Menu),
    /// Run the command of this name.
    Run(&'static str),
    /// Run the host's command of this name.
    RunHosts(String),
    /// Open the field for commands.
    Find,
    /// The same from the menu of a row, which closes.
    FindHere,
    /// Open the menu of a row, here on the page.
    Context(NodeId, (i32, i32)),
    /// Open the menu of the current row, or the field for commands.
    More,
    /// Close whatever small thing is open.
    CloseMenus,
    /// Open or close the list of documents.
    ToggleSide,
    /// Open or close the panel.
    TogglePanel,
    /// Close the notice.
    CloseToast,
    /// Take back the question.
    Answered,
    /// Ask whether to delete everything here.
    AskClear,
    /// Delete everything here.
    Clear,
    /// Everything here was deleted, or could not be.
    Cleared(Option<String>),
    /// Keep on this machine, or no more.
    ToggleKeeping,
    /// Look for what was set aside.
    Salvage,
    /// The texts that were set aside.
    Salvaged(Vec<String>),
    /// What was kept from before is here.
    Restored(Rc<Option<Kept>>),
    /// Something is asked of the ledger.
    Ledger(Ask),
    /// Show a sheet of the panel.
    ShowTab(Tab),
    /// Go to a finding in the text.
    GoTo(Rc<Finding>),
    /// Show what is wrong with a row.
    ShowFlaw(NodeId),
    /// Go to the next finding, or the one before.
    FlawStep(Direction),
    /// List all findings of a rule.
    OpenRule(check::RuleId),
    /// Switch a rule on or off.
    SwitchRule(check::RuleId, bool),
    /// Show what is checked.
    OpenRules,
    /// Show the user's list of words.
    OpenWords,
    /// From now on check so.
    Decide(Rc<check::Settings>),
    /// Ask for a file with words.
    PickWords,
    /// A file with words is there.
    WordsRead(Rc<Result<String, ImportError>>),
    /// Give the list of words out.
    GiveWords,
    /// Find whole words only, or all.
    SearchWhole,
    /// It is known which of the finds are whole words.
    WholeKnown(Whole),
    /// Words were counted.
    Worded(Rc<Vec<WordAnswer>>),
    /// So many reports have been read, of so many.
    WordsProgress(usize, usize),
    /// Words cannot be counted.
    WordsFailed,
    /// Count the words of this.
    WordScope(crate::components::vocabulary::Scope),
    /// Measures are alike that share so many percent of their words.
    WordPercent(u8),
    /// Show two like measures side by side.
    Compare(Pair),
    /// Show only the rows in which a word stands.
    GoToWord(String),
    /// Show the user's own terms.
    OpenTerms,
    /// The user's own terms are these, one a line.
    SetTerms(String),
    /// A row was clicked twice at this byte of its words.
    WordAt(NodeId, usize),
    /// Select this word of a row.
    SelectWord(NodeId, Range<usize>),
    /// What the reader found.
    Read(Rc<Reading>),
    /// What the host's own checks found.
    Given(Rc<Given>),
    /// The reader broke down.
    ReadFailed,
    /// What is kept here does not come: go on without.
    WaitNoMore,
    /// Whether all is kept has changed.
    Saved(Saved),
    /// Keep this window's text although another window kept another.
    TakeOver,
}
