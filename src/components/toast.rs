//! Short notices at the bottom of the page.

use super::icon::Icon;
use crate::app::Msg;
use crate::wording::Wording;
use yew::prelude::*;

/// A notice.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// What it says.
    pub words: String,
    /// Whether something went wrong; such a notice stays until it is closed.
    pub error: bool,
    /// What can be done about it.
    pub action: Option<(String, Box<Msg>)>,
}

impl Toast {
    /// Says what happened; goes away by itself.
    pub fn note(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            error: false,
            action: None,
        }
    }

    /// Says what went wrong.
    pub fn error(words: &str) -> Self {
        Self {
            error: true,
            ..Self::note(words)
        }
    }

    /// The same with something that can be done about it.
    pub fn with(self, name: &str, msg: Msg) -> Self {
        let action = Some((name.to_owned(), Box::new(msg)));
        Self { action, ..self }
    }

    /// The same with a way back, if there `is` one.
    pub fn undone_if(self, is: bool, w: Wording) -> Self {
        match is {
            true => self.with(w.of("撤销", "Undo"), Msg::Undo),
            false => self,
        }
    }
}

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The notice, if there is one.
    pub toast: Option<Toast>,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Msg>,
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
                        onclick={props.send.reform(|_| Msg::CloseToast)}>{ Icon::Close.draw() }</button>
                </div>
            }
        </div>
    }
}
