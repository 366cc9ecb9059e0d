//! Above the rows: where the current one stands, what can be done to it, levels to show.

use super::Props;
use crate::host;
use crate::platform::keys::is_mac;
use crate::view::icon::Icon;
use crate::view::ledger::switch;
use gangmu::outline::{Level, NodeId};
use session::{Command, EditEvent, Event, PlaceEvent, View, by_id};
use yew::prelude::*;

/// The title above the rows, and the buttons that show headings down to a level.
pub(super) fn levels(props: &Props) -> Html {
    const NAMES: [&str; 4] = ["一", "（一）", "1.", "（1）"];
    let w = props.wording;
    let session = props.session.borrow();
    let Some(part) = session.current() else {
        return html! {};
    };
    let used = part.totals().by_level;
    let button = |to: Option<Level>, name: &'static str, title: String| {
        let pressed = props.shown_to == Some(to);
        html! {
            <button aria-pressed={pressed.to_string()} {title}
                onclick={props.send.reform(move |_| Event::Place(PlaceEvent::FoldTo(to)))}>{ name }</button>
        }
    };
    let names = NAMES
        .iter()
        .enumerate()
        .filter(|(at, _)| used[*at] > 0)
        .map(|(at, name)| {
            let title = w
                .of("只显示到这一级", "Show headings down to this level")
                .to_owned();
            button(Some(Level::new(at as u8 + 1)), name, title)
        });
    html! {
        <div class="levels" role="toolbar" aria-label={w.of("显示到第几级", "Levels shown")}>
            { switch(View::Outline, w, &props.send) }
            <span class={classes!("crumb", session.zoom().map(|_| "zoomed"))}>{ crumbs(props) }{ crumb(props) }</span>
            { tools(props) }
            { for names }
            { button(None, w.of("全部", "All"), w.of("全部展开", "Unfold everything").to_owned()) }
            { numbers(props) }
        </div>
    }
}

/// The button that opens the choice of numbers; told apart when they are left alone.
fn numbers(props: &Props) -> Html {
    let w = props.wording;
    let session = props.session.borrow();
    let note = session.current().and_then(|p| p.note.clone());
    let off = note.and_then(|n| Some(n.numbering.as_ref()?.hands_off)) == Some(true);
    let title = if off {
        w.of("序号：不自动重排", "Numbers: left alone")
    } else {
        w.of("序号的写法和编排", "How headings are numbered")
    };
    html! {
        <button class={classes!("tool", "numbers", off.then_some("off"))} {title} aria-label={w.of("序号", "Numbers")}
            aria-haspopup="dialog" onclick={props.send.reform(|_| Event::Run("numbers"))}>
            { Icon::Numbers.draw() }
        </button>
    }
}

/// Buttons for what the keyboard does to the current row.
fn tools(props: &Props) -> Html {
    let w = props.wording;
    let node = props.place.node;
    let button = |icon: Icon, id: &'static str| {
        let action = by_id(id, &host::decided());
        let name = action.map_or("", |action| action.name(w));
        let keys = action.map(|action| action.shortcut(is_mac()));
        let keys = keys.unwrap_or_default();
        // The row being edited keeps its caret.
        let hold = Callback::from(|e: PointerEvent| e.prevent_default());
        html! {
            <button class="tool" disabled={node.is_none() || host::is_locked()} title={format!("{name}（{keys}）")} aria-label={name}
                onpointerdown={hold} onclick={props.send.reform(move |_| Event::Run(id))}>
                { icon.draw() }
            </button>
        }
    };
    html! {
        <span class="tools not-small">
            { button(Icon::Shallower, "outdent") }
            { button(Icon::Deeper, "indent") }
            { button(Icon::Up, "up") }
            { button(Icon::Lower, "down") }
            { button(Icon::Bin, "remove") }
        </span>
    }
}

/// The way back from the section that is shown alone.
fn crumbs(props: &Props) -> Html {
    let session = props.session.borrow();
    let crumb = |(id, name): (NodeId, String)| {
        let part = session.outline().get(id).is_some_and(|n| n.kind.is_part());
        let to = (!part).then_some(id);
        // The way back to all of it is never cut short.
        let (class, title, name) = match part {
            true => (
                "back",
                Some(name),
                props.wording.of("‹ 全篇", "‹ Whole report").to_owned(),
            ),
            false => ("", None, name),
        };
        html! {
            <>
                <button {class} {title} onclick={props.send.reform(move |_| Event::Edit(EditEvent::Do(Command::Zoom(to))))}>{ name }</button>
                { " › " }
            </>
        }
    };
    session.crumbs().into_iter().map(crumb).collect()
}

/// Where the current row stands: its sections from the outside in.
fn crumb(props: &Props) -> String {
    let session = props.session.borrow();
    let Some(node) = props.place.node else {
        return String::new();
    };
    let mut names = Vec::new();
    for id in session.outline().lineage(node).into_iter().skip(1) {
        if let Some(section) = session.outline().get(id).filter(|n| n.kind.is_heading()) {
            names.push(format!("{}{}", section.marker_spelling(), section.title()));
        }
    }
    names.reverse();
    names.join(" › ")
}
