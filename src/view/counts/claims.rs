//! What the text states of its own numbers, beside what it lists.

use super::Props;
use gangmu::outline::NodeId;
use session::{ChecksEvent, Event, Stated, Wording};
use std::rc::Rc;
use yew::prelude::*;

/// How many claims are shown before the rest is asked for.
const FIRST: usize = 6;
/// How many of those that differ are shown before the rest is asked for.
const FIRST_DIFFERING: usize = 40;
/// How many are shown at most.
const MOST: usize = 400;

/// What a report states, the report by name where there are several.
type Of<'a> = (Option<(NodeId, &'a str)>, &'a [Stated]);

/// The card; nothing where nothing is claimed: of several reports what differs comes first, report by
/// report. `all` is whether the rest was asked for.
pub fn card(claims: &[Of<'_>], all: &UseStateHandle<bool>, props: &Props) -> Html {
    let w = props.wording;
    let differs = |c: &Stated| c.agrees == Some(false);
    let each = || {
        claims
            .iter()
            .flat_map(|(of, claims)| claims.iter().map(move |c| (*of, c)))
    };
    let mut sorted: Vec<_> = each().filter(|(_, c)| differs(c)).collect();
    let n_differing = sorted.len();
    sorted.extend(each().filter(|(_, c)| !differs(c)));
    if sorted.is_empty() {
        return html! {};
    }
    let most = if **all {
        MOST
    } else {
        FIRST.max(n_differing.min(FIRST_DIFFERING))
    };
    let rest = sorted.len().saturating_sub(most) as u32;
    let mut last = None;
    let lines = sorted.iter().take(most).map(|(of, claim)| {
        let of = of.filter(|(id, _)| last.replace(*id) != Some(*id));
        let head = of.map(|(_, name)| html! { <h3>{ name }</h3> });
        html! { <li class={is_picked(claim, props).then_some("picked")}>{ head.unwrap_or_default() }{ line(claim, props) }</li> }
    });
    let lines: Vec<Html> = lines.collect();
    let open = {
        let all = all.clone();
        Callback::from(move |_| all.set(true))
    };
    html! {
        <section class="card rule claims">
            <h2>
                <span>{ w.of("文中数字", "Numbers stated") }</span>
                if n_differing > 0 {
                    <span class="error">{ w.places_differ(n_differing as u32) }</span>
                }
            </h2>
            <ul>{ lines }</ul>
            if rest > 0 {
                <button class="more" disabled={**all} onclick={open}>{ w.rest(rest) }</button>
            }
        </section>
    }
}

fn is_picked(claim: &Stated, props: &Props) -> bool {
    let (picked, place) = (props.pick.finding.as_deref(), &claim.place);
    picked.is_some_and(|f| f.in_text(place.node).as_ref() == Some(&place.range))
}

fn line(claim: &Stated, props: &Props) -> Html {
    let w = props.wording;
    let place = &claim.place;
    let session = props.session.borrow();
    let Some(node) = session.outline().get(place.node) else {
        return html! {};
    };
    let go = {
        let place = Rc::new(place.clone());
        props
            .send
            .reform(move |_| Event::Checks(ChecksEvent::GoTo(place.clone())))
    };
    let class = match claim.agrees {
        Some(true) => "done",
        Some(false) => "error",
        None => "warning",
    };
    html! {
            <button class="finding claim" title={w.say(&place.message).to_owned()} onclick={go}>
                <span class="quote">{ ["“", place.excerpt(node), "”"].concat() }</span>
                <span class={classes!("chip", class)}>{ verdict(claim, w) }</span>
                { why(claim, w) }
            </button>
    }
}

fn verdict(claim: &Stated, w: Wording) -> String {
    let word = match (claim.agrees, claim.listed) {
        (Some(true), _) => w.of("相符", "Agrees"),
        (Some(false), Some(n)) => return w.listed(n, claim.distinct),
        (Some(false), None) => w.of("不符", "Differs"),
        (None, _) => w.of("无法核对", "Cannot tell"),
    };
    word.to_owned()
}

/// The sum, or why it cannot be told.
fn why(claim: &Stated, w: Wording) -> Html {
    let (words, class, word) = match (&claim.sum, claim.agrees) {
        (Some((sum, true)), _) => (sum.as_str(), "done", w.of(" 相符", " right")),
        (Some((sum, false)), _) => (sum.as_str(), "error", w.of(" 不符", " wrong")),
        (None, None) => {
            let reason = w.say(&claim.place.message);
            // The verdict beside it says so.
            (
                reason.strip_suffix("，无法核对。").unwrap_or(reason),
                "",
                "",
            )
        }
        (None, Some(_)) => return html! {},
    };
    html! { <small>{ words.to_owned() }<i {class}>{ word }</i></small> }
}
