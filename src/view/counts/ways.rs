//! What is counted as the problems of a report, and what else could be: one click chooses.

use super::Props;
use gangmu::outline::NodeId;
use gangmu::text::group;
use session::{Command, EditEvent, Event, Way};
use yew::prelude::*;

/// The ways; nothing where there is nothing to choose.
pub fn card(ways: &[Way], part: NodeId, props: &Props) -> Html {
    let w = props.wording;
    let Some((now, others)) = ways.split_first() else {
        return html! {};
    };
    let way = |way: &Way, is_now: bool| {
        let nodes = way.nodes.clone();
        let choose = props.send.reform(move |_: MouseEvent| {
            EditEvent::Do(Command::ChooseProblems(part, nodes.clone())).into()
        });
        html! {
            <button class="way" role="radio" aria-checked={is_now.to_string()} onclick={choose}>
                <span>{ w.say(&way.names).to_owned() }</span>
                <b>{ group(way.nodes.len() as u32) }</b>
            </button>
        }
    };
    html! {
        <div class="ways" role="radiogroup" aria-label={w.of("问题怎么计", "What counts as a problem")}>
            <p>{ w.of("问题怎么计", "What counts as a problem") }</p>
            { way(now, true) }
            { for others.iter().map(|o| way(o, false)) }
        </div>
    }
}
