//! Reports that do not stand in the ledger: which, why, and how to say what their problems are.

use super::Props;
use crate::view::counts::ways;
use gangmu::outline::{Kind, Node};
use gangmu::report::{has_duties, is_copy, title};
use session::{Command, EditEvent, Event, ReportsEvent, Scope};
use std::rc::Rc;
use yew::prelude::*;

/// Of all reports those in which no problem was found, each leading to its own ledger.
pub(super) fn of_all(props: &Props) -> Html {
    let w = props.wording;
    let session = props.session.borrow();
    let is_absent = |p: &&Rc<Node>| {
        p.kind == Kind::Report && p.summary().problems == 0 && !is_copy(p) && !has_duties(p)
    };
    let absent: Vec<_> = session.parts().iter().filter(is_absent).collect();
    if absent.is_empty() || !props.desk.whole {
        return html! {};
    }
    // With the rows' these are all that were told of when the text was taken in.
    let measures = absent.iter().map(|p| p.summary().measures).sum();
    let link = |part: &&Rc<Node>| {
        let id = part.id;
        let go = {
            let send = props.send.clone();
            Callback::from(move |_: MouseEvent| {
                send.emit(Event::Edit(EditEvent::Do(Command::Show(id))));
                send.emit(ReportsEvent::Scope(Scope::Part).into());
            })
        };
        html! { <li><button onclick={go}>{ title(part) }</button></li> }
    };
    html! {
        <div class="absent" role="note">
            <p>{ w.absent(absent.len() as u32, measures) }</p>
            <ul>{ for absent.iter().map(link) }</ul>
        </div>
    }
}

/// What is said of a report without rows, and the ways to count its problems.
pub(super) fn of_part(props: &Props) -> Html {
    let w = props.wording;
    let facts = props.found.facts(props.current);
    let claims = facts.claims.iter().filter(|c| c.about_problems);
    let session = props.session.borrow();
    let said = claims.filter_map(|c| {
        let node = session.outline().get(c.place.node)?;
        Some(c.place.excerpt(node))
    });
    let said: Vec<&str> = said.take(2).collect();
    let Some(part) = props.current else {
        return html! {};
    };
    html! {
        <>
            if !said.is_empty() {
                <p>{ w.claims_problems(&said.join(w.of("”“", "”, “"))) }</p>
            }
            if facts.ways.len() > 1 {
                { ways::card(&facts.ways, part, w, &props.send) }
            } else {
                <p>{ w.of("标题写作“关于……的问题”的，或带有“整改情况：”等标签的，都会列入台账。也可以在提纲中选中标题，用“作为问题统计”指定。", "Headings like 关于…的问题, or with labels like 整改情况：, make its rows. Or select headings in the outline and count them as problems.") }</p>
            }
        </>
    }
}
