//! Which views there are: a host may want some of them only, and one of them first.

use super::page::quoted;
use super::{State, Tab, View};

impl State {
    /// The view that is shown, as hosts call it.
    pub fn shown_view(&self) -> &'static str {
        match (self.ledger.view, self.page.tab) {
            (View::Ledger, _) => "ledger",
            (View::Overview, _) => "overview",
            (_, Tab::Checks) => "check",
            _ => "outline",
        }
    }

    /// Shows the view of that name, as the host wants it.
    pub(super) fn turn_to(&mut self, view: &str) {
        match view {
            "ledger" => self.show_view(View::Ledger),
            "overview" => self.show_view(View::Overview),
            "check" => {
                self.show_view(View::Outline);
                self.show_tab(Tab::Checks);
            }
            _ => {
                self.show_view(View::Outline);
                self.page.panel = false;
                if self.page.tab == Tab::Checks {
                    self.page.tab = Tab::Counts;
                }
            }
        }
        self.fit_view();
        self.told_view = self.shown_view();
    }

    /// Shows the view in which the host wants texts to be shown first, if it wants one.
    pub(super) fn turn_to_first(&mut self) {
        match self.host.options().and_then(|o| o.view.clone()) {
            Some(view) => self.turn_to(&view),
            None => {
                self.fit_view();
            }
        }
    }

    /// Leaves a view that the host does not offer. Returns whether the middle of the page has
    /// changed by that.
    pub(super) fn fit_view(&mut self) -> bool {
        let before = self.ledger.view;
        let may = |view| match view {
            View::Outline => self.host.may_view_text(),
            View::Ledger => self.host.may_view("ledger"),
            View::Overview => self.host.may_view("overview"),
        };
        let all = [before, View::Outline, View::Ledger, View::Overview];
        self.ledger.view = all.into_iter().find(|view| may(*view)).unwrap_or(before);
        if !self.page.tab.is_offered(&self.host) {
            self.page.tab = match self.page.tab {
                Tab::Checks => Tab::Counts,
                _ => Tab::Checks,
            };
        }
        before != self.ledger.view
    }

    /// Keeps to the views that the host offers, and tells it of another one.
    pub(super) fn keep_to_views(&mut self) {
        if self.fit_view() && !self.session.borrow().is_empty() {
            self.say_locked();
        }
        let view = self.shown_view();
        if std::mem::replace(&mut self.told_view, view) != view {
            self.tell("view", quoted(view));
        }
    }
}
