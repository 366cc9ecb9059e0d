//! What happens to the application, as data: an enum an area.

use super::{
    BriefEvent, ChecksEvent, CompareEvent, EditEvent, FilesEvent, FindEvent, HostEvent, KeepEvent,
    LedgerEvent, MergeEvent, OverviewEvent, PageEvent, PlaceEvent, ReportsEvent, SelectEvent,
    ShelfEvent, TextsEvent, VersionsEvent, WordsEvent,
};

/// Everything that can happen.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum Event {
    /// The command of that name is asked for.
    Run(&'static str),
    /// Changing the text.
    Edit(EditEvent),
    /// Going about in the text.
    Place(PlaceEvent),
    /// Selecting rows.
    Select(SelectEvent),
    /// Reports as wholes.
    Reports(ReportsEvent),
    /// Finding and replacing.
    Find(FindEvent),
    /// The table of problems.
    Ledger(LedgerEvent),
    /// The table of reports.
    Overview(OverviewEvent),
    /// What is wrong, or may be.
    Checks(ChecksEvent),
    /// Two versions, or two ledgers, compared.
    Compare(CompareEvent),
    /// Several reports made one.
    Merge(MergeEvent),
    /// What stood at other times.
    Versions(VersionsEvent),
    /// Reports that are put away.
    Shelf(ShelfEvent),
    /// What a report says of itself.
    Brief(BriefEvent),
    /// Words, counted.
    Words(WordsEvent),
    /// Texts that come in and go out.
    Texts(TextsEvent),
    /// Documents that come in and go out.
    Files(FilesEvent),
    /// What stays on this machine.
    Keep(KeepEvent),
    /// What is open on the page beside the text.
    Page(PageEvent),
    /// What the host decides.
    Host(HostEvent),
    /// What is done in slices goes on.
    GoOn,
}

macro_rules! from {
    ($($area:ident($event:ident)),*) => {$(
        impl From<$event> for Event {
            fn from(event: $event) -> Self {
                Self::$area(event)
            }
        }
    )*};
}

from!(
    Edit(EditEvent),
    Place(PlaceEvent),
    Select(SelectEvent),
    Reports(ReportsEvent),
    Find(FindEvent),
    Ledger(LedgerEvent),
    Overview(OverviewEvent),
    Checks(ChecksEvent),
    Compare(CompareEvent),
    Merge(MergeEvent),
    Versions(VersionsEvent),
    Shelf(ShelfEvent),
    Brief(BriefEvent),
    Words(WordsEvent),
    Texts(TextsEvent),
    Files(FilesEvent),
    Keep(KeepEvent),
    Page(PageEvent),
    Host(HostEvent)
);
