//! The bottom bar: the promise of no network, what is counted here, keys, settings.

use crate::host;
use crate::platform::keys::{is_mac, spelled};
use session::{
    Event, KeepEvent, LEDGER_KEYS, Menu, PageEvent, ROW_KEYS, Theme, View, When, Wording, by_id,
};
use yew::prelude::*;

/// What the bar shows.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// What is said of the current row or of the shown report.
    pub counted: AttrValue,
    /// Whether anything is open.
    pub open: bool,
    /// What the keys of a row mean now.
    pub keys: When,
    /// What the middle shows.
    pub view: View,
    /// Whether what is open is kept on this machine.
    pub keeping: bool,
    /// Whether anything was set aside on this machine.
    pub aside: bool,
    /// The colour scheme.
    pub theme: Theme,
    /// Which menu is open.
    pub menu: Option<Menu>,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The bar.
#[component]
pub fn Status(props: &Props) -> Html {
    let w = props.wording;
    let send = |msg: Event| props.send.reform(move |_: MouseEvent| msg.clone());
    let theme = match props.theme {
        Theme::Auto => w.of("跟随系统", "System"),
        Theme::Light => w.of("浅色", "Light"),
        Theme::Dark => w.of("深色", "Dark"),
        Theme::Contrast => w.of("高对比", "Contrast"),
    };
    html! {
        <footer class="status" part="status" role={host::role()}>
            if !host::is_hosted() {
            <span class="anchor">
                <button class="offline" aria-expanded={(props.menu == Some(Menu::Offline)).to_string()}
                    onclick={send(Event::Page(PageEvent::Toggle(Menu::Offline)))}>
                    <span class="not-small">{ w.of("本页不能联网，内容只在这台电脑上", "No network: the text stays on this computer") }</span>
                    <span class="only-small">{ w.of("不联网", "Offline") }</span>
                </button>
                if props.menu == Some(Menu::Offline) { { offline(w) } }
            </span>
            }
            <span class="not-small">{ props.counted.clone() }</span>
            <span class="spring" />
            if host::is_locked() {
                <span class="chip">{ w.of("只读", "Read only") }</span>
            } else if props.view == View::Ledger {
                <span class="keys">{ hints_of_ledger(w) }</span>
            } else if props.open && props.view == View::Outline {
                <span class="keys">{ hints_of_rows(props.keys, w) }</span>
            }
            if host::may_keep() {
            <span class="anchor">
                <button aria-haspopup="menu" aria-expanded={(props.menu == Some(Menu::Storage)).to_string()}
                    onclick={send(Event::Page(PageEvent::Toggle(Menu::Storage)))}>{ w.of("本机保存", "Storage") }</button>
                if props.menu == Some(Menu::Storage) { { storage(props) } }
            </span>
            }
            if !host::is_fixed("lang") {
            <button onclick={send(Event::Page(PageEvent::ToggleLanguage))} lang={w.of("en", "zh-CN")}
                aria-label={w.of("EN: switch to English", "中文：切换为中文")}>{ w.of("EN", "中文") }</button>
            }
            if !host::is_fixed("theme") {
            <button onclick={send(Event::Page(PageEvent::NextTheme))} title={w.of("切换浅色、深色、高对比", "Light, dark or high contrast")}>
                <span class="not-small">{ w.of("外观：", "Colours: ") }</span>{ theme }
            </button>
            }
        </footer>
    }
}

fn offline(w: Wording) -> Html {
    html! {
        <div class="note" role="note">
            <h3>{ w.of("本页为什么不能联网", "Why this page cannot reach a network") }</h3>
            <p>{ w.of(
                "页面开头写明了内容安全策略，浏览器据此拒绝本页发出的任何请求：",
                "The page begins with a content security policy, by which the browser refuses every request:",
            ) }<code>{ "default-src 'none'; connect-src 'none'" }</code></p>
            <p>{ w.of(
                "自己核对：按 F12 打开“网络”一栏再操作本页，列表始终为空；断开网线，本页照常使用。",
                "Check it yourself: press F12, open “Network” and use the page: the list stays empty. Unplug the cable: the page works on.",
            ) }</p>
        </div>
    }
}

fn storage(props: &Props) -> Html {
    let w = props.wording;
    let send = |msg: Event| props.send.reform(move |_: MouseEvent| msg.clone());
    html! {
        <div class="menu up" role="menu">
            if !host::is_hosted() {
                <button role="menuitem" onclick={send(Event::Run("shelf"))}>{ w.of("本机文稿…", "Reports on this computer…") }</button>
                <button role="menuitem" disabled={!props.open} onclick={send(Event::Run("versions"))}>{ w.of("版本…", "Versions…") }</button>
                <hr />
            }
            <button role="menuitem" onclick={send(Event::Keep(KeepEvent::Toggle))}>
                { if props.keeping { w.of("改为不保存", "Stop saving here") } else { w.of("改为保存在本机", "Save on this computer") } }
            </button>
            <hr />
            if props.aside {
                <button role="menuitem" onclick={send(Event::Keep(KeepEvent::Salvage))}>
                    { w.of("取回另行留存的文字", "Get back words that were set aside") }
                </button>
            }
            <button role="menuitem" disabled={!props.open && !props.aside} onclick={send(Event::Keep(KeepEvent::AskClear))}>
                { w.of("清除本机上的全部内容…", "Delete everything here…") }
            </button>
        </div>
    }
}

/// Keys of the outline that are worth knowing, in a word each.
fn hints_of_rows(when: When, w: Wording) -> Html {
    let of_rows = ROW_KEYS
        .iter()
        .filter(|row| row.when == when)
        .filter_map(|row| Some((spelled(row.keys[0]), w.name(row.hint?))));
    let up = by_id("up", &host::decided());
    let up = up.map(|action| (action.shortcut(is_mac()), action.name(w)));
    hints(of_rows.chain(up))
}

/// Those of the ledger.
fn hints_of_ledger(w: Wording) -> Html {
    let spelled = |keys| match keys {
        " " => w.of("空格", "Space").to_owned(),
        keys => spelled(keys),
    };
    let of_ledger = LEDGER_KEYS
        .iter()
        .filter_map(|row| Some((spelled(row.keys[0]), w.name(row.hint?))));
    hints(of_ledger)
}

fn hints(of: impl Iterator<Item = (String, &'static str)>) -> Html {
    let hint = |(at, (keys, name))| {
        let point = if at > 0 { " · " } else { "" };
        html! { <>{ point }<kbd>{ keys }</kbd>{ " " }{ name }</> }
    };
    of.enumerate().map(hint).collect()
}
