//! Short notices at the bottom of the page.

use super::icon::Icon;
use session::{Event, PageEvent, Toast, Wording};
use yew::prelude::*;

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The notice, if there is one.
    pub toast: Option<Toast>,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The notice.
#[component]
pub fn Toasts(props: &Props) -> Html {
    let w = props.wording;
    html! {
        <div class="toasts" role="status" aria-live="polite">
            if let Some(toast) = &props.toast {
                <div class={classes!("toast", toast.error.then_some("error"))}>
                    <span>{ &toast.words }</span>
                    if let Some((name, msg)) = toast.action.clone() {
                        <button class="act" onclick={props.send.reform(move |_| (*msg).clone())}>{ name }</button>
                    }
                    <button class="close" aria-label={w.of("关闭", "Close")}
                        onclick={props.send.reform(|_| Event::Page(PageEvent::CloseToast))}>{ Icon::Close.draw() }</button>
                </div>
            }
        </div>
    }
}
