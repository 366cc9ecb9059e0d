//! The top bar: what is open, undo, copy.

use super::icon::Icon;
use crate::host;
use crate::platform::keys::{self, is_mac};
use gangmu::edit::Intent;
use gangmu::export::Form;
use session::{
    CopyScope, Event, Host, LedgerEvent, Menu, OverviewEvent, PageEvent, ReportsEvent, Saved,
    Scope, TextsEvent, View, Wording, by_id,
};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What the bar shows.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The title of the shown report.
    pub title: AttrValue,
    /// The name of its sort; may be empty.
    pub kind: AttrValue,
    /// Whether anything is open.
    pub open: bool,
    /// How many parts there are.
    pub n_parts: usize,
    /// What everything is about.
    pub scope: Scope,
    /// What that is called, with its number.
    pub scope_name: AttrValue,
    /// How many reports are chosen in the list.
    pub n_chosen: usize,
    /// The field for commands.
    pub finder: Html,
    /// Whether a section is current, so that it can be copied alone.
    pub has_focus: bool,
    /// What undo would take back.
    pub undo: Option<Intent>,
    /// What redo would make again.
    pub redo: Option<Intent>,
    /// What the middle shows: the button copies that.
    pub view: View,
    /// Whether all is kept.
    pub saved: Saved,
    /// Whether the copy menu is open.
    pub menu: bool,
    /// What the host decides: the bar is drawn anew when that changes.
    pub host: Host,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The bar.
#[component]
pub fn Top(props: &Props) -> Html {
    let w = props.wording;
    let send = |msg: Event| props.send.reform(move |_: MouseEvent| msg.clone());
    html! {
        <header class="top" part="top" role={host::role()}>
            if props.n_parts > 0 {
                <button class="ghost only-small" onclick={send(Event::Page(PageEvent::ToggleSide))}
                    aria-label={w.of("篇目", "Documents")}>{ Icon::List.draw() }</button>
            }
            <div class="brand"><span>{ w.of("纲目", "Gangmu") }</span></div>
            if props.open {
                <div class="title" title={props.title.clone()}>{ props.title.clone() }</div>
                if !props.kind.is_empty() {
                    <span class="chip not-small">{ props.kind.clone() }</span>
                }
                if props.n_parts > 1 {
                    { scope(props) }
                }
                { chip(props) }
            }
            <div class="spring" />
            if props.open {
                { props.finder.clone() }
                <div class="spring" />
                <button class="ghost only-small" onclick={send(Event::Page(PageEvent::OpenPalette))}
                    aria-label={w.of("命令", "Commands")}>{ Icon::Glass.draw() }</button>
                <div class="tools">
                    { tool(props, Icon::Undo, "undo", props.undo) }
                    { tool(props, Icon::Redo, "redo", props.redo) }
                    <button class="ghost only-narrow" onclick={send(Event::Page(PageEvent::TogglePanel))}
                        aria-label={w.of("统计", "Counts")}>{ Icon::Chart.draw() }</button>
                    if host::may_export(Form::Text) || host::may_export(Form::Rich) {
                        { copy(props) }
                    } else if let Some(export) = by_id("export", &host::decided()) {
                        <button class="button primary" onclick={send(Event::Run(export.id))}>{ export.name(w) }</button>
                    }
                </div>
            }
        </header>
    }
}

/// What checks, finding, words, counts, the ledger, copies, paper and files are about.
fn scope(props: &Props) -> Html {
    let w = props.wording;
    let onchange = props.send.reform(|event: web_sys::Event| {
        let at = event
            .target_unchecked_into::<HtmlSelectElement>()
            .selected_index();
        let scope = Scope::ALL.get(at as usize).copied();
        ReportsEvent::Scope(scope.unwrap_or_default()).into()
    });
    let option = |scope: Scope| {
        let n = props.n_chosen;
        let name = match scope {
            Scope::Chosen if n > 0 => w.n_reports(w.of("所选", "Selected"), n as u32),
            _ => w.name(scope.names()).to_owned(),
        };
        let off = scope == Scope::Chosen && n == 0;
        html! { <option selected={scope == props.scope} disabled={off}>{ name }</option> }
    };
    let title = w.of(
        "校核、查找替换、词语、统计、台账、复制、打印、导出的范围",
        "What checks, find and replace, words, counts, ledger, copies, print and files are about",
    );
    html! {
        <select class={classes!("scope", (props.scope != Scope::Part).then_some("wide"))} {onchange} {title} aria-label={w.of("范围", "Scope")}>
            { for Scope::ALL.into_iter().map(option) }
        </select>
    }
}

/// A button for the command that goes one step back, or forth again.
fn tool(props: &Props, icon: Icon, id: &'static str, intent: Option<Intent>) -> Html {
    let w = props.wording;
    let what = intent.map(|i| [w.of("：", ": "), w.name(i.name())].concat());
    let action = by_id(id, &host::decided());
    let name = action.map_or("", |action| action.name(w));
    let title = format!("{name}{}（{}）", what.unwrap_or_default(), keys::of(id));
    html! {
        <button class="ghost not-small" disabled={intent.is_none()} {title} aria-label={name}
            onclick={props.send.reform(move |_| Event::Run(id))}>{ icon.draw() }</button>
    }
}

fn copy(props: &Props) -> Html {
    let w = props.wording;
    let send = |msg: Event| props.send.reform(move |_: MouseEvent| msg.clone());
    let (name, title, event) = match (props.view, props.n_parts > 1) {
        (View::Overview, _) => (
            w.of("复制总览", "Copy overview").to_owned(),
            w.of(
                "复制各篇汇总表，可粘贴到 Excel、Word 或 WPS",
                "Copies the table of reports, for Excel, Word or WPS",
            ),
            OverviewEvent::Copy.into(),
        ),
        (View::Ledger, _) => (
            w.of("复制台账", "Copy ledger").to_owned(),
            w.of(
                "复制表中各行，可粘贴到 Excel、Word 或 WPS",
                "Copies the rows shown, for Excel, Word or WPS",
            ),
            LedgerEvent::Copy.into(),
        ),
        (View::Outline, several) => (
            match several {
                true => [w.of("复制", "Copy: "), &props.scope_name].concat(),
                false => w.of("复制", "Copy").to_owned(),
            },
            w.of(
                "连同标题级别和公文字体复制到 Word、WPS",
                "Copies with headings and official fonts for Word and WPS",
            ),
            Event::Texts(TextsEvent::Copy(CopyScope::Reports)),
        ),
    };
    html! {
        <div class="split">
            <button class="button primary" onclick={send(event)} {title}>{ name }</button>
            <button class="button primary more" onclick={send(Event::Page(PageEvent::Toggle(Menu::Copy)))} aria-haspopup="menu"
                aria-expanded={props.menu.to_string()} aria-label={w.of("其他复制方式", "Other ways to copy")}>
                { Icon::Down.draw() }
            </button>
            if props.menu {
                <CopyMenu n_parts={props.n_parts} has_focus={props.has_focus} wording={w} send={props.send.clone()} />
            }
        </div>
    }
}

/// Whether all is kept.
fn chip(props: &Props) -> Html {
    let w = props.wording;
    let (class, words, hint) = match &props.saved {
        Saved::Fresh => return html! {},
        Saved::Pending => ("chip not-small", w.of("正在保存", "Saving"), ""),
        Saved::Kept => (
            "chip not-small",
            w.of("已存本机", "Saved here"),
            w.of(
                "内容保存在这台电脑的浏览器里，关闭后再打开仍在；点按查看版本",
                "Kept in this browser on this computer; press for its versions",
            ),
        ),
        Saved::Off => (
            "chip not-small warn",
            w.of("不保存", "Not saved"),
            w.of(
                "关闭页面后内容不会留下",
                "Nothing remains after the page is closed",
            ),
        ),
        Saved::Failed(_) => ("chip warn", w.of("未能保存", "Not saved"), ""),
    };
    let versions = props.send.reform(|_: MouseEvent| Event::Run("versions"));
    html! {
        <span {class} title={hint} role="status">
            if props.saved == Saved::Kept {
                <button onclick={versions}>{ words }</button>
            } else {
                { words }
            }
        </span>
    }
}

/// What the menu of things to copy offers.
#[derive(Properties, PartialEq, Clone)]
pub struct CopyMenuProps {
    /// How many parts there are.
    pub n_parts: usize,
    /// Whether a row is current.
    pub has_focus: bool,
    /// Whether it opens upwards.
    #[prop_or_default]
    pub up: bool,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The things that can be copied.
#[component]
pub fn CopyMenu(props: &CopyMenuProps) -> Html {
    let host = host::decided();
    let item = |id: &'static str, off: bool| {
        let action = by_id(id, &host);
        html! {
            if let Some(action) = action {
                <button role="menuitem" disabled={off} onclick={props.send.reform(move |_: MouseEvent| Event::Run(id))}>
                    { action.name(props.wording) }
                    <span class="shortcut">{ action.shortcut(is_mac()) }</span>
                </button>
            }
        }
    };
    html! {
        <div class={classes!("menu", props.up.then_some("up"))} role="menu">
            { item("copy", false) }
            { item("copy-node", !props.has_focus) }
            { item("copy-ledger", false) }
            if props.n_parts > 1 {
                { item("copy-overview", false) }
            }
            { item("copy-plain", false) }
            { item("copy-outline", false) }
            { item("copy-markdown", false) }
            <hr />
            { item("export", false) }
            { item("print", false) }
        </div>
    }
}
