//! What keys do, in a sheet over the page.

use super::modal::Modal;
use crate::platform::keys::is_mac;
use session::{Event, PageEvent, Wording, key_table, spelled};
use yew::prelude::*;

/// What the sheet knows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The sheet.
#[component]
pub fn KeySheet(props: &Props) -> Html {
    let w = props.wording;
    let keys = |keys: &'static [&'static str]| {
        keys.iter()
            .map(|k| html! { <kbd>{ spelled(k, is_mac()) }</kbd> })
    };
    let onclose = props.send.reform(|()| Event::Page(PageEvent::Answered));
    html! {
        <Modal title={w.of("快捷键一览", "Keyboard shortcuts")} close={w.of("关闭", "Close")} {onclose}>
            { for key_table().into_iter().map(|(name, rows)| html! {
                <table class="key-table">
                    <caption>{ w.name(name) }</caption>
                    { for rows.into_iter().map(|(chords, name)| html! {
                        <tr><td>{ for keys(chords) }</td><td>{ w.name(name) }</td></tr>
                    }) }
                </table>
            }) }
        </Modal>
    }
}
