//! How far the problems have come, section by section.

use super::Props;
use crate::outline::{Node, Outline};
use crate::session::{Progress, Stage};
use crate::web::app::Msg;
use yew::prelude::*;

/// The card.
pub fn card(progress: &Progress, part: &Node, outline: &Outline, props: &Props) -> Html {
    let w = props.wording;
    html! {
        <section class="card progress">
            <h2>
                <span>{ w.of("整改进度", "Progress") }</span>
                <span class="rate">{ w.of("完成率", "Done") }{ " " }{ w.rate(progress.rate) }</span>
            </h2>
            <ul class="stages">{ for progress.stages.iter().map(|s| stage(s, part, outline, props)) }</ul>
            if progress.unknown > 0 {
                <p class="hint">{ w.untold(progress.unknown) }</p>
            }
        </section>
    }
}

fn stage(stage: &Stage, part: &Node, outline: &Outline, props: &Props) -> Html {
    let w = props.wording;
    let section = stage.section;
    let whole = section == part.id;
    let name = match outline.get(section).filter(|_| !whole) {
        Some(node) => [node.marker_spelling(), node.title()].concat(),
        None => w.of("本篇", "This report").to_owned(),
    };
    let share = |n: u32| {
        let share = f64::from(n) / f64::from(stage.all.max(1)) * 100.0;
        format!("width:{share:.1}%")
    };
    let title = w.stage(
        stage.done,
        stage.going,
        stage.all - stage.done - stage.going,
    );
    html! {
        <li key={section.0}>
            <button {title} disabled={whole} onclick={props.send.reform(move |_| Msg::Jump(section))}>
                <span class="name">{ name }</span>
                <span class="bar"><i class="done" style={share(stage.done)} /><i class="going" style={share(stage.going)} /></span>
                <span class="number">{ stage.done }{ " / " }{ stage.all }</span>
            </button>
        </li>
    }
}
