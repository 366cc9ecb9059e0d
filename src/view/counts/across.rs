//! The counts of several reports: what they come to, how far each has come, what they state of
//! themselves.

use super::{Props, claims, figure, progress};
use crate::view::checks::name_of;
use gangmu::outline::{Node, NodeId};
use gangmu::report;
use session::Facts;
use std::rc::Rc;
use yew::prelude::*;

/// How many reports are listed with their progress; the overview lists them all.
const MOST: usize = 40;

/// All of them.
pub(super) fn counts(
    all_claims: &UseStateHandle<bool>,
    names: &[(NodeId, String)],
    props: &Props,
) -> Html {
    let session = props.session.borrow();
    let trees = props
        .parts
        .iter()
        .filter_map(|id| session.outline().get(*id));
    let facts = props
        .parts
        .iter()
        .map(|id| (*id, props.found.facts(Some(*id))));
    let facts: Vec<(NodeId, Rc<Facts>)> = facts.collect();
    let name = |id: &NodeId| name_of(names, *id);
    let stated: Vec<_> = facts
        .iter()
        .map(|(id, facts)| (Some((*id, name(id))), &facts.claims[..]))
        .collect();
    let told = facts.iter().filter(|(id, _)| {
        session
            .outline()
            .get(*id)
            .is_some_and(|part| !report::is_copy(part))
    });
    let told: Vec<_> = told.map(|(id, facts)| (*id, name(id), &**facts)).collect();
    html! {
        <>
            { card(&props.scope_name, trees.collect(), props) }
            { claims::card(&stated, all_claims, props) }
            { progress::of_reports(&told, MOST, props) }
        </>
    }
}

/// What the parts come to, copies of others not counted twice.
pub(super) fn card(name: &str, parts: Vec<&Rc<Node>>, props: &Props) -> Html {
    let w = props.wording;
    let session = props.session.borrow();
    let several = parts.len() > 1;
    let own = || {
        parts
            .iter()
            .copied()
            .filter(|p| !several || !report::is_copy(p))
    };
    let sum = |of: fn(&Node) -> u32| own().map(|p| of(p)).sum();
    html! {
        <section class="card">
            <h2><span>{ name.to_owned() }</span></h2>
            <dl class="figures">
                { figure(w.of("字数", "Words"), sum(|p| p.totals().figures().words)) }
                { figure(w.of("段落", "Paragraphs"), sum(|p| p.totals().figures().paragraphs)) }
                { figure(w.of("问题", "Problems"), own().map(|p| p.summary().problems).sum()) }
                { figure(w.of("措施", "Measures"), session.n_measures(own())) }
            </dl>
        </section>
    }
}
