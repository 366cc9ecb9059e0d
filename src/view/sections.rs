//! The sections of the report shown with their lengths: a list to go to them, or bars to compare
//! them by.

use gangmu::outline::{Level, Node, NodeId};
use gangmu::words::Tally;
use session::{Event, PlaceEvent, Shared, Wording, group};
use std::collections::HashMap;
use std::rc::Rc;
use yew::prelude::*;

/// How many sections are listed before the rest is asked for.
const FIRST: usize = 60;
/// How many are listed at most.
const MOST: usize = 1000;

/// How the sections are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Names and lengths.
    List,
    /// Names, lengths, shares of the whole, and bars.
    Bars,
    /// Names, words as a dictionary has them, different ones among them, and bars.
    Words,
}

/// Whose sections, and how.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The session.
    pub session: Shared,
    /// The revision that is drawn.
    pub revision: u64,
    /// The part shown.
    pub current: Option<NodeId>,
    /// How they are drawn.
    pub shape: Shape,
    /// The words of each node, as a dictionary has them; for [`Shape::Words`].
    #[prop_or_default]
    pub tallies: Rc<HashMap<NodeId, Tally>>,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The sections of the highest level that the part has; nothing if it has none.
#[component]
pub fn Sections(props: &Props) -> Html {
    let opened = use_state_eq(|| None::<NodeId>);
    let session = props.session.borrow();
    let Some(part) = session.current() else {
        return html! {};
    };
    let w = props.wording;
    let tops = Tops::of(part);
    if tops.level.is_none() {
        return html! {};
    }
    let tallies = tops.iter().filter_map(|s| props.tallies.get(&s.id));
    let wordiest = tallies.map(|t| t.words).max().unwrap_or(0);
    let all = *opened == Some(part.id);
    let most = if all { MOST } else { FIRST };
    let drawn = tops.iter().take(most).map(|section| match props.shape {
        Shape::List => entry(section, props),
        Shape::Bars => {
            let words = section.totals().figures().words;
            let share = percent(words, part.totals().figures().words);
            let figure = format!("{} · {share:.0}%", group(words));
            bar(section, share, figure, props)
        }
        Shape::Words => {
            let tally = props.tallies.get(&section.id).copied().unwrap_or_default();
            let figure = [&group(tally.words), " · ", &group(tally.distinct)].concat();
            bar(section, percent(tally.words, wordiest), figure, props)
        }
    });
    let more = tops.n.saturating_sub(most);
    let rest = (more > 0).then(|| {
        let count = group(more as u32);
        if all {
            let words = [
                w.of("另有 ", "And "),
                &count,
                w.of(" 个部分", " more sections"),
            ]
            .concat();
            return html! { <p class="more">{ words }</p> };
        }
        let words = [
            w.of("其余 ", "The other "),
            &count,
            w.of(" 个部分", " sections"),
        ]
        .concat();
        let (opened, id) = (opened.setter(), part.id);
        let open = Callback::from(move |_: MouseEvent| opened.set(Some(id)));
        html! { <button class="more" onclick={open}>{ words }</button> }
    });
    match props.shape {
        Shape::List => html! {
            <>
                <h2>
                    <span>{ w.of("本篇各部分", "Sections") }</span>
                    <span>{ w.of("字数", "Words") }</span>
                </h2>
                <ul class="sections">{ for drawn }</ul>
                { rest }
            </>
        },
        Shape::Bars | Shape::Words => html! {
            <section class="card">
                if props.shape == Shape::Bars {
                    <h2><span>{ w.of("各部分篇幅", "Length by section") }</span><span>{ w.of("字", "words") }</span></h2>
                } else {
                    <h2><span>{ w.of("各部分用词", "Words by section") }</span><span>{ w.of("词数 · 不同的词", "words · different") }</span></h2>
                }
                <ul class="bars">{ for drawn }</ul>
                { rest }
            </section>
        },
    }
}

/// The sections of the highest level right below a part.
struct Tops<'a> {
    part: &'a Node,
    level: Option<Level>,
    n: usize,
}

impl<'a> Tops<'a> {
    fn of(part: &'a Node) -> Self {
        let level = part.children.iter().filter_map(|c| c.kind.level()).min();
        let mut tops = Self { part, level, n: 0 };
        tops.n = tops.iter().count();
        tops
    }

    fn iter(&self) -> impl Iterator<Item = &'a Rc<Node>> + use<'a> {
        let level = self.level;
        let children = self.part.children.iter();
        children.filter(move |c| c.kind.level().is_some() && c.kind.level() == level)
    }
}

fn entry(section: &Node, props: &Props) -> Html {
    let id = section.id;
    let name = [section.marker_spelling(), section.title()].concat();
    html! {
        <li key={id.0}>
            <button class="entry" title={name.clone()} onclick={props.send.reform(move |_| Event::Place(PlaceEvent::Jump(id)))}>
                <span class="name">{ name }</span>
                <span class="number">{ group(section.totals().figures().words) }</span>
            </button>
        </li>
    }
}

/// Of a hundred.
fn percent(part: u32, whole: u32) -> f64 {
    f64::from(part) / f64::from(whole.max(1)) * 100.0
}

fn bar(section: &Node, width: f64, figure: String, props: &Props) -> Html {
    let id = section.id;
    let width = format!("width:{width:.1}%");
    html! {
        <li key={id.0}>
            <button onclick={props.send.reform(move |_| Event::Place(PlaceEvent::Jump(id)))}>
                <span class="name">
                    <span class="marker">{ section.marker_spelling().to_owned() }</span>
                    { section.title().to_owned() }
                </span>
                <span class="number">{ figure }</span>
                <span class="bar"><i ~style={width} /></span>
            </button>
        </li>
    }
}
