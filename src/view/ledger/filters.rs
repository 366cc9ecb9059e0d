//! Which rows of the ledger are shown: by status, unit, term, words. The states are the legend
//! of the chart, too.

use super::table::{Filter, STATES};
use super::{Ledger, status_class};
use session::{Wording, group};
use yew::prelude::*;

impl Ledger {
    /// The filters; what they do is in `touch`.
    pub(super) fn filters(&self, w: Wording) -> Html {
        let (sums, filter) = (&self.digest.sums, &self.filter);
        if sums.problems == 0 {
            return html! { <div /> };
        }
        let chip = |at: usize| {
            let status = STATES[at];
            let (on, n) = (filter.states.contains(&status), sums.with(status));
            (on || n > 0).then(|| html! {
                <button class={classes!("state", status_class(status))} aria-pressed={on.to_string()} data-state={at.to_string()}>
                    <i />{ w.status(status) }<b>{ group(n) }</b>
                </button>
            })
        };
        html! {
            <div class="filters" role="group" aria-label={w.of("筛选", "Filter")}>
                { for (0..STATES.len()).filter_map(chip) }
                <button class="state late" aria-pressed={filter.overdue.to_string()} disabled={sums.overdue == 0 && !filter.overdue} data-do="overdue">
                    { w.of("只看逾期", "Overdue") }<b>{ group(sums.overdue) }</b>
                </button>
                { self.units(w) }
                <input type="search" data-do="find" placeholder={w.of("查找问题、单位", "Find")} aria-label={w.of("在台账中查找", "Find in the ledger")} />
                if *filter != Filter::default() {
                    <button class="words" data-do="clear">{ w.of("清除筛选", "Show all") }</button>
                }
            </div>
        }
    }

    fn units(&self, w: Wording) -> Html {
        let units = &self.digest.units;
        let option = |at: usize| {
            let (unit, n) = &units[at];
            let name = match unit.is_empty() {
                true => w.of("（未写明）", "(unassigned)"),
                false => unit,
            };
            html! { <option value={at.to_string()}>{ name.to_owned() }{ " " }{ group(*n) }</option> }
        };
        let found = units
            .iter()
            .position(|(unit, _)| Some(unit) == self.filter.unit.as_ref());
        let value = found.map(|at| at.to_string()).unwrap_or_default();
        html! {
            <select data-do="unit" aria-label={w.of("责任单位", "Unit")} data-value={value}>
                <option value="">{ w.of("全部单位", "All units") }</option>
                { for (0..units.len()).map(option) }
            </select>
        }
    }
}
