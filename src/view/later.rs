//! What is drawn once what comes later is there ([`crate::later`]): all but the outline and the bars
//! around it.

use super::compare::CompareSheet;
use super::context::ContextMenu;
use super::dialog::Dialog;
use super::documents::Documents;
use super::export::{self, ExportSheet};
use super::find::FindBar;
use super::finder::Finder;
use super::key_sheet::KeySheet;
use super::ledger::Ledger;
use super::merge::MergeSheet;
use super::overview::OverviewSheet;
use super::panel::Panel;
use super::patterns::PatternSheet;
use super::reports;
use super::rules::Rules;
use super::scheme::SchemeDialog;
use super::shelf::{self, ShelfList};
use super::versions::VersionSheet;
use super::vocabulary::Terms;
use super::word_list::WordList;
use crate::platform::this_day;
use gangmu::report::spell_date;
use session::{Deciding, Event, Menu, ShelfSheet, State};
use std::rc::Rc;
use yew::prelude::*;

/// Draws a part of the page as the state has it; what happens there goes to the callback.
pub type Draw = fn(&State, &Callback<Event>) -> Html;

pub fn ledger(state: &State, send: &Callback<Event>) -> Html {
    let page = &state.page;
    let session = state.session.borrow();
    html! {
        <Ledger session={state.session.clone()} revision={session.revision()} current={session.current().map(|p| p.id)}
            desk={state.ledger.desk.clone()} dense={state.ledger.dense} day={state.ledger.day} chosen={!state.ledger.columns.is_empty()} menu={page.menu == Some(Menu::Columns)} found={state.checks.found.clone()} dialog={state.has_dialog()}
            wording={state.wording()} send={send.clone()} />
    }
}

pub fn overview(state: &State, send: &Callback<Event>) -> Html {
    let day = state.ledger.day.or_else(this_day).map(spell_date);
    html! {
        if let Some(drawn) = &state.overview.drawn {
            <OverviewSheet drawn={drawn.clone()} day={day.unwrap_or_default()} wording={state.wording()} send={send.clone()} />
        }
    }
}

pub fn documents(state: &State, send: &Callback<Event>) -> Html {
    let session = state.session.borrow();
    let reports = reports::Props {
        session: state.session.clone(),
        revision: session.revision(),
        current: session.current().map(|p| p.id),
        found: state.checks.found.clone(),
        chosen: state.reports.chosen.clone(),
        scope: state.scope(),
        wording: state.wording(),
        send: send.clone(),
    };
    html! { <Documents {reports} open={state.page.side} /> }
}

pub fn panel(state: &State, send: &Callback<Event>) -> Html {
    let page = &state.page;
    let session = state.session.borrow();
    html! {
        <Panel session={state.session.clone()} revision={session.revision()}
            current={session.current().map(|p| p.id)} parts={Rc::new(state.scoped())} scope_name={state.scope_name()} tab={page.tab} found={state.checks.found.clone()}
            pick={state.checks.pick.clone()} open={page.panel} wording={state.wording()} send={send.clone()} vocabulary={state.words.shown.clone()} filter={session.filter().map(|q| AttrValue::from(q.words.clone()))} />
    }
}

pub fn finder(state: &State, send: &Callback<Event>) -> Html {
    html! {
        <Finder aside={state.keep.aside} chosen={!state.reports.chosen.is_empty()} session={state.session.clone()} place={state.place} selected={state.selected.clone()} opened={state.page.palette}
            wording={state.wording()} send={send.clone()} />
    }
}

/// What lies on this machine, where nothing is open.
pub fn start(state: &State, send: &Callback<Event>) -> Html {
    shelf::recent(&shelf(state, send, ShelfSheet::default()))
}

fn shelf(state: &State, send: &Callback<Event>, sheet: ShelfSheet) -> shelf::Props {
    shelf::Props {
        all: state.shelf.all.clone(),
        hidden: state.shelf.hidden(),
        sheet,
        session: state.session.clone(),
        revision: state.session.borrow().revision(),
        wording: state.wording(),
        send: send.clone(),
    }
}

/// The bar, while it is open.
pub fn find_bar(state: &State, send: &Callback<Event>) -> Html {
    let finding = &state.find;
    let can_whole = !state.words.shown.failed;
    let filtered = state.session.borrow().filter().is_some();
    html! {
        if finding.open {
            <FindBar whole={finding.whole && can_whole} {can_whole} in_doubt={finding.is_in_doubt()} words={finding.query.words.clone()} with={finding.with.clone()} n={finding.matches.len()}
                at={finding.at.map_or(0, |at| at + 1)} report={state.found_in()} {filtered} opened={finding.opened}
                wording={state.wording()} send={send.clone()} />
        }
    }
}

pub fn sheets(state: &State, send: &Callback<Event>) -> Html {
    let page = &state.page;
    let w = state.wording();
    html! {
        <>
            if let Some(comparing) = state.comparing.as_ref().filter(|c| c.shown) {
                <CompareSheet comparing={comparing.clone()} session={state.session.clone()} wording={w} send={send.clone()} />
            }
            if let Some(timeline) = &state.versions.sheet {
                <VersionSheet timeline={timeline.clone()} found={state.checks.found.clone()} session={state.session.clone()} revision={state.session.borrow().revision()} wording={w} send={send.clone()} />
            }
            if let Some(sheet) = &state.shelf.sheet {
                <ShelfList ..shelf(state, send, sheet.clone()) />
            }
            if let Some(merging) = &state.merging {
                <MergeSheet merging={merging.clone()} wording={w} send={send.clone()} />
            }
            if let Some(export) = &state.files.export {
                <ExportSheet export={export.clone()} named={export::names(&state.files)} several={state.session.borrow().parts().len() > 1} wording={w} send={send.clone()} />
            }
            { deciding(state, send) }
            if let Some(part) = page.numbers {
                <SchemeDialog session={state.session.clone()} {part} wording={w} send={send.clone()} />
            }
            if let Some(at) = page.context {
                <ContextMenu aside={state.keep.aside} session={state.session.clone()} place={state.place} selected={state.selected.clone()} {at} states={page.states} wording={w} send={send.clone()} />
            }
            // Over the sheet that asks.
            if let Some(question) = &page.question {
                <Dialog question={question.clone()} send={send.clone()} />
            }
        </>
    }
}

/// What is decided on checks, words and briefs.
fn deciding(state: &State, send: &Callback<Event>) -> Html {
    let w = state.wording();
    let send = send.clone();
    match state.page.deciding {
        None => html! {},
        Some(Deciding::Rules) => html! {
            <Rules rules={state.checks.found.rules.clone()} settings={state.checks.settings.clone()} wording={w} {send} />
        },
        Some(Deciding::Patterns) => html! {
            <PatternSheet patterns={state.patterns.clone()} facts={state.facts_of(&state.told())} wording={w} {send} />
        },
        Some(Deciding::Keys) => html! { <KeySheet wording={w} {send} /> },
        Some(Deciding::Terms) => html! {
            <Terms terms={state.words.terms.join("\n")} wording={w} {send} />
        },
        Some(Deciding::Words) => html! {
            <WordList settings={state.checks.settings.clone()} wording={w} {send} />
        },
    }
}
