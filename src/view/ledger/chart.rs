//! Bars of the states of problems, drawn so that print without colours tells them apart.

use super::status_class;
use gangmu::report::LedgerSums;
use session::{STATES, Wording};
use yew::prelude::*;

/// A bar of `sums`, as long as their share of `most`.
pub(crate) fn bar(sums: &LedgerSums, most: u32, w: Wording) -> Html {
    let unit = 1000.0 / f64::from(most.max(1));
    let mut from = 0.0;
    let mut said = Vec::new();
    let mut pieces = Vec::new();
    for status in STATES {
        let n = sums.with(status);
        if n == 0 {
            continue;
        }
        let width = f64::from(n) * unit;
        said.push(format!("{} {n}", w.status(status)));
        // A gap parts neighbours where colours cannot.
        let (x, wide) = (from.to_string(), (width - 3.0).max(1.0).to_string());
        pieces.push(
            html! { <rect class={status_class(status)} {x} y="0" width={wide} height="10" /> },
        );
        from += width;
    }
    html! {
        <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label={said.join(w.of("，", ", "))}>
            <rect class="rail" x="0" y="0" width="1000" height="10" />
            { for pieces }
        </svg>
    }
}
