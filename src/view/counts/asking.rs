//! What must be asked of a report: what its problems are. An answer is one click.

use super::Props;
use gangmu::outline::{Node, Outline, Role};
use session::{Asking, Command, EditEvent, Event};
use yew::prelude::*;

/// The questions that are still open.
pub fn questions(asked: &[Asking], part: &Node, outline: &Outline, props: &Props) -> Html {
    // The reader will see only in a moment that there is an answer.
    let is_open = |asking: &&Asking| {
        let mut nodes = asking.nodes.iter().filter_map(|id| outline.get(*id));
        let answered = nodes.any(|n| n.note.as_ref().is_some_and(|n| n.role.is_some()));
        part.summary().problems == 0 && !answered
    };
    html! { <>{ for asked.iter().filter(is_open).map(|a| question(a, props)) }</> }
}

fn question(asking: &Asking, props: &Props) -> Html {
    let w = props.wording;
    let either = asking.options.contains(&Role::Measure);
    let name = |role: Role| match role {
        Role::Problem => w.of("是问题", "Problems"),
        Role::Measure => w.of("是措施", "Measures"),
        Role::Neither if either => w.of("都不是", "Neither"),
        Role::Neither => w.of("不是问题", "Not problems"),
    };
    let roles = [Role::Problem, Role::Measure, Role::Neither];
    let options = roles.into_iter().filter(|r| asking.options.contains(r));
    let button = |role: Role| {
        let nodes = asking.nodes.clone();
        let answer = props.send.reform(move |_| {
            Event::Edit(EditEvent::Do(Command::SetRoles(nodes.clone(), Some(role))))
        });
        html! { <button class="button small" onclick={answer}>{ name(role) }</button> }
    };
    html! {
        <div class="asking">
            <p>{ w.say(&asking.sentence).to_owned() }</p>
            <div class="answers">{ for options.map(button) }</div>
        </div>
    }
}
