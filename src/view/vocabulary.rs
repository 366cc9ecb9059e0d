//! The words of the text: how many, which say most, which a section uses otherwise than the rest,
//! and measures that say the same.

use super::modal::Modal;
use super::sections::{Sections, Shape};
use gangmu::outline::NodeId;
use gangmu::report;
use gangmu::text::sort_by_key;
use gangmu::words::{Alike, Key, Tally, Term};
use session::{Event, PageEvent, PlaceEvent, Shared, WordSheet, Wording, WordsEvent, group};
use std::ops::Range;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What the sheet shows.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The session.
    pub session: Shared,
    /// What is known.
    pub shown: Rc<WordSheet>,
    /// What everything is about, by name.
    pub scope_name: AttrValue,
    /// The word whose rows are shown alone.
    pub filter: Option<AttrValue>,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The sheet.
#[component]
pub fn Vocabulary(props: &Props) -> Html {
    let w = props.wording;
    let shown = &props.shown;
    if shown.failed {
        return html! {
            <p class="none">{ w.of("词语统计没有启动：这个浏览器不允许本页另开线程。其他功能不受影响。", "Words are not counted: the browser lets this page have no threads. Everything else works.") }</p>
        };
    }
    let current = props.session.borrow().current().map(|p| p.id);
    let scope = |section: bool, name: String| {
        html! {
            <button aria-pressed={(shown.section == section).to_string()} onclick={props.send.reform(move |_| Event::Words(WordsEvent::Section(section)))}>{ name }</button>
        }
    };
    html! {
        <div class="vocabulary" aria-busy={shown.busy.to_string()}>
            <div class="scopes" role="group" aria-label={w.of("统计", "Counted")}>
                { scope(true, w.of("本节", "Section").to_owned()) }
                { scope(false, props.scope_name.to_string()) }
            </div>
            { tally(props) }
            { top(props) }
            if shown.node == current && !shown.tallies.is_empty() {
                <Sections session={props.session.clone()} revision={0} current={None} shape={Shape::Words}
                    tallies={shown.tallies.clone()} wording={w} send={props.send.clone()} />
            }
            { keys(props) }
            { alike(props) }
            <div class="checks-settings">
                <button onclick={props.send.reform(|_| Event::Words(WordsEvent::OpenTerms))}>{ w.of("专用词语…", "Custom terms…") }</button>
            </div>
        </div>
    }
}

fn tally(props: &Props) -> Html {
    let (w, shown) = (props.wording, &props.shown);
    let of_node = shown.node.and_then(|id| shown.tallies.get(&id)).copied();
    let tally = of_node.unwrap_or(shown.whole);
    let progress = match shown.read {
        Some((read, of)) => Some(w.read_of(read as u32, of as u32)),
        None if shown.busy && shown.whole == Tally::default() => {
            let words = w.of(
                "正在装入词典，统计词语…",
                "Reading the dictionary, counting words…",
            );
            Some(words.to_owned())
        }
        None => None,
    };
    if let Some(progress) = progress {
        return html! { <p class="none" role="status">{ progress }</p> };
    }
    let row = shown.row.filter(|row| Some(*row) != shown.node);
    let row = row.and_then(|row| Some((row, shown.tallies.get(&row)?)));
    let session = props.session.borrow();
    let has_below = |id: NodeId| {
        session
            .outline()
            .get(id)
            .is_some_and(|n| !n.children.is_empty())
    };
    html! {
        <section class="card">
            <dl class="figures">
                <div><dt>{ w.of("词数", "Words") }</dt><dd>{ group(tally.words) }</dd></div>
                <div><dt>{ w.of("不同的词", "Different") }</dt><dd>{ group(tally.distinct) }</dd></div>
            </dl>
            if let Some((row, tally)) = row {
                <p class="hint">{ w.row_words(has_below(row), tally.words, tally.distinct) }</p>
            }
        </section>
    }
}

/// The words that say most, as bars.
fn top(props: &Props) -> Html {
    let (w, shown) = (props.wording, &props.shown);
    if shown.top.is_empty() {
        return html! {};
    }
    let most = shown.top.iter().map(|t| t.count).max().unwrap_or(1).max(1);
    let bar = |term: &Term| {
        let width = format!(
            "width:{:.1}%",
            f64::from(term.count) / f64::from(most) * 100.0
        );
        html! { { word_bar(props, &term.word, &term.count.to_string(), &width, "") } }
    };
    let mut by_count: Vec<_> = shown.top.iter().collect();
    sort_by_key(&mut by_count, |term| std::cmp::Reverse(term.count));
    html! {
        <section class="card">
            <h2><span>{ w.of("高频词", "Top terms") }</span><span>{ w.of("次", "times") }</span></h2>
            <ul class="bars words">{ for by_count.into_iter().map(bar) }</ul>
        </section>
    }
}

fn word_bar(props: &Props, word: &str, figure: &str, width: &str, class: &'static str) -> Html {
    let w = props.wording;
    let is_on = props.filter.as_deref() == Some(word);
    let go = {
        let word = word.to_owned();
        props
            .send
            .reform(move |_| Event::Words(WordsEvent::GoTo(word.clone())))
    };
    html! {
        <li key={word.to_owned()}>
            <button onclick={go} aria-pressed={is_on.to_string()} title={w.of("只看有这个词的行", "Show its rows only")}>
                <span class="name">{ word.to_owned() }</span>
                <span class="number">{ figure.to_owned() }</span>
                <span class={classes!("bar", class)}><i ~style={width.to_owned()} /></span>
            </button>
        </li>
    }
}

/// The words that are used more, or less, than in the rest.
fn keys(props: &Props) -> Html {
    let (w, shown) = (props.wording, &props.shown);
    if shown.keys.is_empty() {
        return html! {};
    }
    let most = shown.keys.iter().map(|k| k.ratio).fold(1.0, f32::max);
    let bar = |key: &Key| {
        let width = format!("width:{:.1}%", key.ratio / most * 100.0);
        let figure = format!("{} / {:.1}", key.here, key.expected);
        html! { { word_bar(props, &key.word, &figure, &width, if key.is_over() { "over" } else { "under" }) } }
    };
    let side = |over: bool| shown.keys.iter().filter(move |k| k.is_over() == over);
    html! {
        <section class="card" title={w.of("与其余部分相比（对数似然比）；数字为实有次数 / 按其余部分推算的次数", "Against the rest (log-likelihood); found / expected")}>
            if side(true).next().is_some() {
                <h2><span>{ w.of("比别处用得多", "Used more than elsewhere") }</span></h2>
                <ul class="bars words">{ for side(true).map(bar) }</ul>
            }
            if side(false).next().is_some() {
                <h2><span>{ w.of("比别处用得少", "Used less than elsewhere") }</span></h2>
                <ul class="bars words">{ for side(false).map(bar) }</ul>
            }
        </section>
    }
}

/// Measures that say the same.
fn alike(props: &Props) -> Html {
    let (w, shown) = (props.wording, &props.shown);
    let percent = props.send.reform(|event: web_sys::Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        Event::Words(WordsEvent::Percent(field.value().parse().unwrap_or(80)))
    });
    let more = shown.n_alike.saturating_sub(shown.alike.len());
    html! {
        <section class="card pairs">
            <h2><span>{ w.of("雷同的措施", "Like measures") }{ " " }<b>{ group(shown.n_alike as u32) }</b></span></h2>
            <label class="similar">
                { w.of("相同的词达到", "Sharing") }
                <input type="range" min="50" max="100" step="5" value={shown.percent.to_string()} onchange={percent} />
                <output>{ format!("{}%", shown.percent) }</output>
            </label>
            if shown.alike.is_empty() && !shown.busy {
                <p class="hint">{ w.of("没有雷同的措施", "None") }</p>
            }
            <ul>{ for shown.alike.iter().map(|of| places(of, props)) }</ul>
            if more > 0 {
                <p class="hint">{ w.more_alike(more as u32) }</p>
            }
        </section>
    }
}

/// A group of them, with its places when it is looked at.
fn places(of: &Alike, props: &Props) -> Html {
    let (w, shown) = (props.wording, &props.shown);
    let session = props.session.borrow();
    let nodes = of.places.iter().map(|id| session.outline().get(*id));
    let Some(nodes) = nodes.collect::<Option<Vec<_>>>() else {
        return html! {};
    };
    let start: String = nodes[0].text.chars().take(40).collect();
    let open = shown.group.as_ref() == Some(of);
    let degree = if of.is_same {
        w.of("逐字相同", "the same").to_owned()
    } else {
        format!("{}%", of.percent)
    };
    let compare = {
        let of = of.clone();
        props
            .send
            .reform(move |_| Event::Words(WordsEvent::Compare(of.clone())))
    };
    let differ = shown.differ.iter().zip(&of.places[1..]);
    html! {
        <li class={open.then_some("picked")}>
            <button class="finding" aria-expanded={open.to_string()} onclick={compare}>
                <span><b class={classes!("degree", of.is_same.then_some("same"))}>{ degree }</b>
                    { " " }{ of.places.len() }{ w.of("处", " places") }
                    if of.is_across { { w.of(" 跨篇", " across reports") } }
                </span>
                <span class="excerpt">{ nodes[0].marker_spelling() }{ start }</span>
            </button>
            if let (true, Some((texts, first))) = (open, shown.differ.first()) {
                // Of several, each is set off against the first.
                { side(of.places[0], of.is_across, &texts[0], if nodes.len() == 2 { &first.first } else { &[] }, props) }
                { for differ.map(|((texts, differ), id)| side(*id, of.is_across, &texts[1], &differ.second, props)) }
            }
        </li>
    }
}

/// One of two like texts, with what the other does not have set off; where it stands, with the
/// report if that is another than the other's.
fn side(id: NodeId, is_across: bool, text: &str, own: &[Range<usize>], props: &Props) -> Html {
    let w = props.wording;
    let session = props.session.borrow();
    let above = session.outline().lineage(id);
    let heading = above
        .iter()
        .skip(1)
        .filter_map(|id| session.outline().get(*id));
    let heading = heading.into_iter().find(|n| n.kind.is_heading());
    let under = heading.map(|n| format!("{}{}", n.marker_spelling(), n.title()));
    let part = session.outline().part_of(id).filter(|_| is_across);
    let mut at = 0;
    let mut pieces = Vec::new();
    for range in own {
        if let (Some(before), Some(mark)) = (text.get(at..range.start), text.get(range.clone())) {
            pieces.push(html! { <>{ before.to_owned() }<mark>{ mark.to_owned() }</mark></> });
            at = range.end;
        }
    }
    let rest = text.get(at..).unwrap_or_default().to_owned();
    html! {
        <button class="twin" onclick={props.send.reform(move |_| Event::Place(PlaceEvent::Jump(id)))} title={w.of("转到这一处", "Go there")}>
            if let Some(part) = part {
                <small>{ report::title(part) }</small>
            }
            <small>{ under.unwrap_or_default() }</small>
            <span>{ for pieces }{ rest }</span>
        </button>
    }
}

/// What the dialog of the user's own terms shows.
#[derive(Properties, PartialEq)]
pub struct TermsProps {
    /// The terms, one a line.
    pub terms: AttrValue,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The user's own terms. A change counts when the field is left.
#[component]
pub fn Terms(props: &TermsProps) -> Html {
    let w = props.wording;
    let set = props.send.reform(|event: web_sys::Event| {
        Event::Words(WordsEvent::SetTerms(
            event.target_unchecked_into::<HtmlTextAreaElement>().value(),
        ))
    });
    html! {
        <Modal title={w.of("专用词语", "Custom terms")} close={w.of("关闭", "Close")} onclose={props.send.reform(|()| Event::Page(PageEvent::Answered))}>
            <p class="about">{ w.of(
                "每行一个词。这些词在统计、选词时不再拆开，只存在这台电脑上。常用公文词语已经内置。",
                "One a line. They are not cut apart, and are kept on this computer only. Common official terms are there already.",
            ) }</p>
            <textarea class="terms" rows="12" spellcheck="false" aria-label={w.of("专用词语", "Custom terms")} value={props.terms.clone()} onchange={set} />
        </Modal>
    }
}
