//! One row of the outline.

use crate::platform::dom::row_dom_id;
use crate::view::ledger::status_class;
use crate::view::severity_class;
use gangmu::check::Severity;
use gangmu::outline::{Kind, Node, Status};
use session::{Link, Row, SetPosition, Wording, group};
use std::ops::Range;
use std::rc::Weak;
use yew::prelude::*;

/// What a row shows.
#[derive(Properties, Clone)]
pub struct Props {
    /// The node. Weak, so that an edit changes it in place: it may hold many others.
    pub node: Weak<Node>,
    /// Its place.
    pub row: Row,
    /// Its place among its siblings.
    pub seat: SetPosition,
    /// Whether it is the current row.
    pub focused: bool,
    /// Whether it is selected, or below a row that is.
    pub selected: bool,
    /// Whether its words are being edited.
    pub editing: bool,
    /// Whether the tab key reaches it: one row of the tree at a time.
    pub tab_stop: bool,
    /// Bytes of its words to mark: what is found.
    pub hits: Vec<Range<usize>>,
    /// The worst that was found in it.
    pub flaw: Option<Severity>,
    /// How far it has come, where it is a problem.
    pub status: Option<Option<Status>>,
    /// The references in its words.
    pub references: Vec<Link>,
    /// Whether these are words that are selected.
    pub spanned: bool,
    /// In short the report that it is a copy from, in a merged one.
    pub origin: Option<String>,
    /// Whether it was just moved.
    pub moved: bool,
    /// The words of the interface.
    pub wording: Wording,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Weak::ptr_eq(&self.node, &other.node)
            && self.row == other.row
            && self.seat == other.seat
            && self.hits == other.hits
            && (self.flaw, self.status) == (other.flaw, other.status)
            && self.references == other.references
            && self.origin == other.origin
            && (
                self.focused,
                self.selected,
                self.editing,
                self.tab_stop,
                self.spanned,
                self.moved,
            ) == (
                other.focused,
                other.selected,
                other.editing,
                other.tab_stop,
                other.spanned,
                other.moved,
            )
            && self.wording == other.wording
    }
}

/// A row: fold mark, marker, words, counts. While it is edited its words stand in a text field
/// that is filled from outside and never written during a composition; an invisible copy below
/// it gives it its height.
#[component]
pub fn RowView(props: &Props) -> Html {
    let Props {
        row,
        seat,
        focused,
        selected,
        editing,
        tab_stop,
        hits,
        flaw,
        status,
        references,
        spanned,
        moved,
        origin,
        wording,
        ..
    } = props;
    let Some(node) = props.node.upgrade() else {
        return html! {};
    };
    let class = classes!(
        "row",
        class_of(node.kind),
        focused.then_some("focus"),
        selected.then_some("selected"),
        spanned.then_some("spanned"),
        moved.then_some("moved")
    );
    // Sent apart by keys: what is written into the copy is not known to who draws the words.
    let words = if *editing {
        html! {
            <span key="field" class="field">
                if !hits.is_empty() {
                    <span class="marks" aria-hidden="true">{ marked(&node.text, 0..node.text.len(), hits) }</span>
                }
                <span class="mirror" aria-hidden="true" />
                <textarea rows="1" spellcheck="false" autocomplete="off" aria-label={label(&node, *wording)} />
            </span>
        }
    } else if node.text.is_empty() {
        html! { <span class="text empty" data-hint={wording.of("（空）", "(empty)")} /> }
    } else {
        html! { <span key="text" class="text">{ linked(&node.text, references, hits) }</span> }
    };
    // A cell of a pasted table is told by the head of its column.
    let column = node.note.as_ref().and_then(|n| n.column.as_ref());
    let column = column.filter(|_| !node.kind.is_heading());
    html! {
        <div {class} id={row_dom_id(node.id)} data-id={node.id.0.to_string()}
            role="treeitem" aria-level={(row.depth + 1).to_string()}
            aria-setsize={seat.siblings.to_string()} aria-posinset={seat.position.to_string()}
            aria-expanded={row.folded.map(|f| (!f).to_string())}
            aria-selected={(*focused || *selected).to_string()}
            tabindex={if *tab_stop && !editing { "0" } else { "-1" }}
            ~style={format!("--depth:{}", row.depth)}>
            if let Some(severity) = flaw {
                <button class={classes!("flaw", severity_class(*severity))} tabindex="-1" title={wording.of("查看校核意见", "See the finding")}
                    aria-label={wording.of("有校核意见", "There is a finding")} />
            }
            <span class="grip" title={wording.of("拖动", "Drag")} aria-hidden="true" />
            if row.folded.is_some() {
                <button class="fold" tabindex="-1" aria-hidden="true" />
            }
            <div class="words">
                if let Some(column) = column {
                    <span class="column">{ column.clone() }</span>
                }
                if !node.marker.is_empty() {
                    <span class="marker">{ node.marker.as_str() }</span>
                }
                { words }
                if node.kind == Kind::Junk {
                    <span class="tag">{ wording.of("无关内容", "not part of the report") }</span>
                }
            </div>
            { meta(&node, *status, origin.as_deref(), *wording) }
        </div>
    }
}

/// The words, with references as links and what is found set off.
fn linked(text: &str, references: &[Link], hits: &[Range<usize>]) -> Html {
    let mut at = 0;
    let mut pieces = Vec::new();
    for shown in references {
        let Range { start, end } = shown.range;
        let class = classes!("ref", shown.dangles.then_some("lost"));
        let to = shown.to.map(|id| id.0.to_string());
        pieces.push(html! {
            <>
                { marked(text, at..start, hits) }
                <span {class} role={to.is_some().then_some("link")} data-to={to} title={shown.title.clone()}>{ marked(text, start..end, hits) }</span>
            </>
        });
        at = end;
    }
    pieces.push(marked(text, at..text.len(), hits));
    html! { <>{ for pieces }</> }
}

/// Some of the words, with what is found set off.
fn marked(text: &str, within: Range<usize>, hits: &[Range<usize>]) -> Html {
    let mut at = within.start;
    let mut pieces = Vec::new();
    for hit in hits {
        let (start, end) = (hit.start.max(at), hit.end.min(within.end));
        if start < end
            && let (Some(before), Some(found)) = (text.get(at..start), text.get(start..end))
        {
            pieces.push(html! { <>{ before }<mark>{ found }</mark></> });
            at = end;
        }
    }
    let rest = text.get(at..within.end).unwrap_or_default();
    if pieces.is_empty() {
        return html! { rest };
    }
    html! { <>{ for pieces }{ rest }</> }
}

fn class_of(kind: Kind) -> Classes {
    match kind {
        Kind::Heading(level) => classes!("heading", format!("l{}", level.get())),
        other => classes!(other.name()),
    }
}

/// The node in words, for a screen reader.
fn label(node: &Node, wording: Wording) -> String {
    format!("{} {}", node.marker_spelling(), wording.of("文字", "text"))
}

fn meta(
    node: &Node,
    status: Option<Option<Status>>,
    origin: Option<&str>,
    wording: Wording,
) -> Html {
    let totals = node.totals();
    let words = totals.figures().words;
    let state = status.map(|status| {
        let name = format!("{}{}", wording.of("整改状态：", "Status: "), wording.status(status));
        html! {
            <button class={classes!("state", status_class(status))} tabindex="-1" aria-haspopup="menu"
                title={name.clone()} aria-label={name} />
        }
    });
    let origin = origin.map(|name| {
        let title = format!("{}{name}", wording.of("出自 ", "From "));
        html! { <button class="origin" tabindex="-1" {title}>{ name }</button> }
    });
    if node.kind.is_heading() {
        let found = node.summary();
        let (more, words) = wording.row_counts(found.problems, found.measures, words);
        html! {
            <div class="meta">
                { origin }
                { state }
                if !more.is_empty() {
                    <span class="more">{ more }{ " · " }</span>
                }
                { words }
            </div>
        }
    } else if matches!(node.kind, Kind::Junk | Kind::Contents) {
        html! {}
    } else {
        html! { <div class="meta">{ state }{ group(words) }</div> }
    }
}
