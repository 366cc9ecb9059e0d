//! A question that must be answered before anything else.

use crate::platform::dom;
use session::{Event, Line, PageEvent, Question};
use yew::prelude::*;

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The question.
    pub question: Question,
    /// Where answers go.
    pub send: Callback<Event>,
}

/// The question over the page. The focus goes to its main answer, or to the first where that one
/// destroys something, and stays within; Escape gives
/// the first answer.
#[component]
pub fn Dialog(props: &Props) -> Html {
    let main = use_node_ref();
    {
        let main = main.clone();
        use_effect_with((), move |()| {
            if let Some(button) = main.cast::<web_sys::HtmlElement>() {
                let _ = button.focus();
            }
        });
    }
    let first = props.question.answers.first().map(|(_, msg)| msg.clone());
    let onkeydown = {
        let send = props.send.clone();
        Callback::from(move |event: KeyboardEvent| {
            event.stop_propagation();
            match event.key().as_str() {
                "Escape" => {
                    send.emit(Event::Page(PageEvent::Answered));
                    first.iter().cloned().for_each(|msg| send.emit(msg));
                }
                "Tab" => dom::turn_focus(".answers button", &event),
                _ => {}
            }
        })
    };
    let destroys = props.question.destroys;
    let last = props.question.answers.len().saturating_sub(1);
    // Nothing is destroyed by Enter alone.
    let focused = if destroys { 0 } else { last };
    // What is summed up stands below, always in sight.
    let lines = |sums: bool| {
        let those = move |l: &&Line| l.class.is_empty() != sums;
        props.question.lines.iter().filter(those).map(line)
    };
    let wide = (!props.question.lines.is_empty()).then_some("wide");
    html! {
        <div class="veil" {onkeydown}>
            <div class={classes!("dialog", wide)} role="alertdialog" aria-modal="true" aria-labelledby="gangmu-question">
                <h2 id="gangmu-question">{ &props.question.title }</h2>
                <p>{ &props.question.words }</p>
                if let Some(preview) = &props.question.preview {
                    <div class="preview">{ preview }</div>
                }
                if !props.question.lines.is_empty() {
                    <div class="preview lines">{ for lines(false) }</div>
                    <div class="lines sums">{ for lines(true) }</div>
                }
                <div class="answers">
                    { for props.question.answers.iter().enumerate().map(|(at, (name, msg))| {
                        let msg = msg.clone();
                        let main_class = if destroys { "danger" } else { "primary" };
                        html! {
                            <button class={classes!("button", (at == last).then_some(main_class))}
                                ref={if at == focused { main.clone() } else { NodeRef::default() }}
                                onclick={answered(&props.send, msg)}>{ name }</button>
                        }
                    }) }
                </div>
            </div>
        </div>
    }
}

fn line(line: &Line) -> Html {
    html! {
        <div class={classes!("line", line.class)} ~style={format!("--depth:{}", line.depth)}>
            <span>{ &line.words }</span>
            <span class="counts">{ &line.figures }</span>
        </div>
    }
}

/// The question goes, and then what was answered is done.
fn answered(send: &Callback<Event>, msg: Event) -> Callback<MouseEvent> {
    let send = send.clone();
    Callback::from(move |_| {
        send.emit(Event::Page(PageEvent::Answered));
        send.emit(msg.clone());
    })
}
