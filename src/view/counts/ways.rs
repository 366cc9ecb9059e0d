//! What is counted as the problems of a report, and what else could be: one click chooses.

use gangmu::outline::NodeId;
use gangmu::text::group;
use session::{Command, EditEvent, Event, Way, Wording};
use yew::prelude::*;

/// The ways; nothing where there is nothing to choose.
pub fn card(ways: &[Way], part: NodeId, w: Wording, send: &Callback<Event>) -> Html {
    let Some((now, others)) = ways.split_first() else {
        return html! {};
    };
    let way = |way: &Way, is_now: bool| {
        let nodes = way.nodes.clone();
        let choose = send.reform(move |_: MouseEvent| {
            EditEvent::Do(Command::ChooseProblems(part, nodes.clone())).into()
        });
        html! {
            <button class="way" role="radio" aria-checked={is_now.to_string()} onclick={choose}>
                <span>{ w.say(&way.names).to_owned() }</span>
                <b>{ group(way.nodes.len() as u32) }</b>
            </button>
        }
    };
    // Where nothing is counted there is nothing that is chosen.
    let now = (!now.nodes.is_empty()).then(|| way(now, true));
    html! {
        <div class="ways" role="radiogroup" aria-label={w.of("问题怎么计", "What counts as a problem")}>
            <p>{ w.of("问题怎么计", "What counts as a problem") }</p>
            { now.unwrap_or_default() }
            { for others.iter().map(|o| way(o, false)) }
        </div>
    }
}
