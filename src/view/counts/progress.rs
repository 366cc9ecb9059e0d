//! How far the problems have come, section by section.

use super::Props;
use gangmu::outline::{Node, NodeId, Outline};
use session::{Event, Facts, LedgerEvent, PlaceEvent, Stage, View};
use yew::prelude::*;

/// The card; nothing where no status is told.
pub fn card(facts: &Facts, part: &Node, outline: &Outline, props: &Props) -> Html {
    let w = props.wording;
    let Some(rate) = facts.rate() else {
        return html! {};
    };
    let unknown: u32 = facts.stages.iter().map(|s| s.unknown).sum();
    html! {
        <section class="card progress">
            <h2>
                <span>{ w.of("整改进度", "Progress") }</span>
                <span class="rate">{ w.rate(rate) }</span>
            </h2>
            <ul class="bars stages">{ for facts.stages.iter().map(|s| stage(s, part, outline, props)) }</ul>
            if unknown > 0 {
                <p class="hint">{ w.untold(unknown) }</p>
            }
        </section>
    }
}

/// The card of several reports, `most` of them each by its name; nothing where no status is told.
pub fn of_reports(reports: &[(NodeId, &str, &Facts)], most: usize, props: &Props) -> Html {
    let w = props.wording;
    let sum = |facts: &Facts, of: fn(&Stage) -> u32| facts.stages.iter().map(of).sum();
    let told = || {
        let told = |(_, _, facts): &&(NodeId, &str, &Facts)| !facts.statuses.is_empty();
        reports.iter().filter(told)
    };
    let rest = told().count().saturating_sub(most) as u32;
    let all = props
        .send
        .reform(|_: MouseEvent| LedgerEvent::Show(View::Overview).into());
    let bar = |(id, name, facts): &(NodeId, &str, &Facts)| {
        let stage = Stage {
            section: *id,
            done: sum(facts, |s| s.done),
            going: sum(facts, |s| s.going),
            unknown: 0,
            all: facts.statuses.len() as u32,
        };
        bar(
            &stage,
            (*name).to_owned(),
            false,
            PlaceEvent::Show(*id),
            props,
        )
    };
    let bars: Vec<Html> = told().take(most).map(bar).collect();
    if reports.iter().all(|(_, _, facts)| facts.stages.is_empty()) {
        return html! {};
    }
    html! {
        <section class="card progress">
            <h2><span>{ w.of("各篇整改进度", "Progress by report") }</span></h2>
            <ul class="bars stages">{ bars }</ul>
            if rest > 0 {
                <button class="more" onclick={all}>{ w.n_reports(w.of("其余", "The other"), rest) }{ w.of("见各篇总览", " are in the overview") }</button>
            }
        </section>
    }
}

fn stage(stage: &Stage, part: &Node, outline: &Outline, props: &Props) -> Html {
    let section = stage.section;
    let whole = section == part.id;
    let name = match outline.get(section).filter(|_| !whole) {
        Some(node) => [node.marker_spelling(), node.title()].concat(),
        None => props.wording.of("本篇", "This report").to_owned(),
    };
    bar(stage, name, whole, PlaceEvent::Jump(section), props)
}

fn bar(stage: &Stage, name: String, whole: bool, to: PlaceEvent, props: &Props) -> Html {
    let section = stage.section;
    let bar = |class: &'static str, n: u32| {
        html! { <i {class} ~style={format!("flex-grow:{n}")} /> }
    };
    let left = stage.all - stage.done - stage.going;
    html! {
        <li key={section.0}>
            <button disabled={whole} title={name.clone()} onclick={props.send.reform(move |_| Event::Place(to.clone()))}>
                <span class="name">{ name }</span>
                <span class="bar">{ bar("done", stage.done) }{ bar("going", stage.going) }{ bar("left", left) }</span>
                <span class="number">{ format!("{} / {}", stage.done, stage.all) }</span>
            </button>
        </li>
    }
}
