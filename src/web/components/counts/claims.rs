//! What the text states of its own numbers, beside what it lists.

use super::Props;
use crate::check::{Finding, RuleId, Severity};
use crate::edit::Field;
use crate::report::Verdict;
use crate::session::Stated;
use crate::web::app::Msg;
use crate::web::wording::Wording;
use std::rc::Rc;
use yew::prelude::*;

/// How many claims are shown before the rest is asked for.
const FIRST: usize = 6;

/// The card; nothing where nothing is claimed. `all` is whether the rest was asked for.
pub fn card(claims: &[Stated], all: &UseStateHandle<bool>, props: &Props) -> Html {
    let w = props.wording;
    if claims.is_empty() {
        return html! {};
    }
    let differing = claims.iter().filter(|c| c.verdict == Verdict::Differs);
    let n_differing = differing.count();
    let most = if **all {
        claims.len()
    } else {
        FIRST.max(n_differing)
    };
    let rest = claims.len().saturating_sub(most) as u32;
    let open = {
        let all = all.clone();
        Callback::from(move |_| all.set(true))
    };
    html! {
        <section class="card claims">
            <h2>
                <span>{ w.of("文中数字", "Numbers stated") }</span>
                if n_differing > 0 {
                    <span class="error">{ w.places_differ(n_differing as u32) }</span>
                }
            </h2>
            <ul>{ for claims.iter().take(most).map(|c| line(c, props)) }</ul>
            if rest > 0 {
                <button class="more" onclick={open}>{ w.rest(rest) }</button>
            }
        </section>
    }
}

fn line(claim: &Stated, props: &Props) -> Html {
    let w = props.wording;
    let picked = props.pick.finding.as_deref();
    let picked = picked.is_some_and(|f| f.in_text(claim.node) == Some(claim.range.clone()));
    let place = Rc::new(place(claim));
    let go = props.send.reform(move |_| Msg::GoTo(place.clone()));
    let class = match claim.verdict {
        Verdict::Agrees => "done",
        Verdict::Differs => "error",
        Verdict::Unknown => "warning",
    };
    let reason = claim.reason.of(w).to_owned();
    html! {
        <li class={picked.then_some("picked")}>
            <button class="claim" title={reason} onclick={go}>
                <span class="quote">{ "“" }{ &claim.text }{ "”" }</span>
                <span class={classes!("chip", class)}>{ verdict(claim, w) }</span>
                { why(claim, w) }
            </button>
        </li>
    }
}

/// Where the claim stands, so that it can be gone to as a finding is.
fn place(claim: &Stated) -> Finding {
    Finding {
        rule: RuleId::new("claim-differs"),
        severity: Severity::Warning,
        node: claim.node,
        field: Field::Text,
        range: claim.range.clone(),
        message: claim.reason.clone(),
        mend: None,
    }
}

fn verdict(claim: &Stated, w: Wording) -> String {
    match (claim.verdict, claim.counted) {
        (Verdict::Agrees, _) => w.of("相符", "Agrees").to_owned(),
        (Verdict::Differs, Some(n)) => w.listed(n, claim.distinct),
        (Verdict::Differs, None) => w.of("不符", "Differs").to_owned(),
        (Verdict::Unknown, _) => w.of("无法核对", "Cannot tell").to_owned(),
    }
}

/// The sum, or why it cannot be told.
fn why(claim: &Stated, w: Wording) -> Html {
    if let Some(sum) = &claim.sum {
        let (class, word) = if claim.adds_up {
            ("done", w.of("相符", "right"))
        } else {
            ("error", w.of("不符", "wrong"))
        };
        return html! { <small>{ sum }{ " " }<i class={class}>{ word }</i></small> };
    }
    let reason = claim.reason.of(w);
    match claim.verdict {
        Verdict::Unknown => {
            let reason = reason.strip_suffix("，无法核对。").unwrap_or(reason);
            html! { <small>{ reason.to_owned() }</small> }
        }
        _ => html! {},
    }
}
