//! Left: the reports of a compilation and the sections of the one shown.

use super::icon::Icon;
use super::sections::{Sections, Shape};
use super::settled::use_settled;
use crate::platform::keys::spelled;
use gangmu::outline::{Kind, Node, NodeId};
use gangmu::report::{self, Rate};
use session::{EditEvent, Event, FilesEvent, Found, PlaceEvent, Shared, Wording};
use std::rc::{Rc, Weak};
use yew::prelude::*;

/// What the list shows.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The session.
    pub session: Shared,
    /// Its revision, so that the list follows it.
    pub revision: u64,
    /// The part shown.
    pub current: Option<NodeId>,
    /// What was found.
    pub found: Found,
    /// Whether the drawer is open, where the list is one.
    pub open: bool,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The list. Follows the text once a pause is made.
#[component]
pub fn Documents(props: &Props) -> Html {
    let revision = use_settled(props.revision);
    let settled = Props {
        revision,
        ..props.clone()
    };
    html! { <List ..settled /> }
}

#[component]
fn List(props: &Props) -> Html {
    let w = props.wording;
    let session = props.session.borrow();
    let parts = session.parts();
    let reports = parts.iter().filter(|p| p.kind == Kind::Report).count();
    html! {
        <nav part="side" class={classes!("side", props.open.then_some("open"))} aria-label={w.of("篇目", "Documents")}>
            if parts.len() > 1 {
                <h2>
                    <span>{ w.of("篇目", "Reports") }{ format!(" · {reports}") }</span>
                    <button class="add" title={format!("{} {}", w.of("打开文件；也可以直接粘贴：", "Open a file, or paste:"), spelled("Mod+v"))}
                        aria-label={w.of("加入文稿", "Add a text")}
                        onclick={props.send.reform(|_| Event::Files(FilesEvent::Pick))}>{ Icon::Plus.draw() }</button>
                </h2>
                <ul>{ for entries(parts, props) }</ul>
            }
            <Sections session={props.session.clone()} revision={props.revision} current={props.current}
                shape={Shape::List} wording={w} send={props.send.clone()} />
        </nav>
    }
}

fn entries(parts: &[Rc<Node>], props: &Props) -> Vec<Html> {
    let mut n = 0;
    let entry = |part: &Rc<Node>| {
        n += usize::from(part.kind == Kind::Report);
        html! {
            <li class="part" key={part.id.0} data-part={part.id.0.to_string()}>
                <Entry part={Rc::downgrade(part)} ordinal={n} shown={props.current == Some(part.id)}
                    rate={props.found.facts(Some(part.id)).rate()} wording={props.wording} send={props.send.clone()} />
            </li>
        }
    };
    parts.iter().map(entry).collect()
}

#[derive(Properties)]
struct EntryProps {
    /// Weak, so that an edit changes it in place: it holds everything.
    part: Weak<Node>,
    ordinal: usize,
    shown: bool,
    /// Of a thousand problems, how many are done.
    rate: Option<Rate>,
    wording: Wording,
    send: Callback<Event>,
}

impl PartialEq for EntryProps {
    fn eq(&self, other: &Self) -> bool {
        Weak::ptr_eq(&self.part, &other.part)
            && (self.ordinal, self.shown, self.rate) == (other.ordinal, other.shown, other.rate)
            && self.wording == other.wording
    }
}

/// One report; drawn anew only when it has changed itself.
#[component]
fn Entry(props: &EntryProps) -> Html {
    let EntryProps {
        part,
        ordinal,
        shown,
        rate,
        wording,
        send,
    } = props;
    let Some(part) = part.upgrade() else {
        return html! {};
    };
    let is_report = part.kind == Kind::Report;
    let title = report::title(&part);
    let name = match (is_report, title.is_empty()) {
        (false, _) => wording.of("封面与目录", "Cover and contents").to_owned(),
        (true, true) => wording.of("（无标题）", "(untitled)").to_owned(),
        (true, false) => title,
    };
    let id = part.id;
    let problems = part.summary().problems;
    let remove = format!("{}{name}", wording.of("移除：", "Remove: "));
    html! {
        <>
        <button class={classes!("entry", shown.then_some("shown"))} aria-current={shown.then_some("true")}
            title={name.clone()} onclick={send.reform(move |_| Event::Place(PlaceEvent::Show(id)))}>
            <span class="ordinal">{ if is_report { ordinal.to_string() } else { String::new() } }</span>
            <span class="name">{ name }</span>
            if is_report && problems > 0 {
                <span class="number" title={wording.of("问题数", "Problems")}>{ problems }</span>
            }
            if let Some(rate) = *rate {
                <span class="bar" title={wording.rate(rate)}>
                    <i ~style={format!("width:{}%", rate.0 / 10)} />
                </span>
            }
        </button>
        <button class="remove" title={remove.clone()} aria-label={remove}
            onclick={send.reform(move |_| Event::Edit(EditEvent::Remove(vec![id])))}>{ Icon::Close.draw() }</button>
        </>
    }
}
