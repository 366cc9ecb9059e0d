//! Left: the reports of a compilation and the sections of the one shown.

use super::reports::{Props as ReportsProps, Reports};
use super::sections::{Sections, Shape};
use super::settled::use_settled;
use yew::prelude::*;

/// What the list shows.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The reports.
    pub reports: ReportsProps,
    /// Whether the drawer is open, where the list is one.
    pub open: bool,
}

/// The list. Follows the text once a pause is made.
#[component]
pub fn Documents(props: &Props) -> Html {
    let open = props.open;
    let props = &props.reports;
    let revision = use_settled(props.revision);
    let several = props.session.borrow().parts().len() > 1;
    let reports = ReportsProps {
        revision,
        ..props.clone()
    };
    let w = props.wording;
    html! {
        <nav part="side" class={classes!("side", open.then_some("open"))} aria-label={w.of("篇目", "Documents")}>
            if several {
                <Reports ..reports />
            }
            <div class="below">
                <Sections session={props.session.clone()} {revision} current={props.current}
                    shape={Shape::List} wording={w} send={props.send.clone()} />
            </div>
        </nav>
    }
}
