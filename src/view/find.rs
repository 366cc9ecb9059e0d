//! Finding and replacing words: the bar above the rows.

use super::icon::Icon;
use gangmu::edit::commands::Direction;
use session::{Event, FindEvent, Language, Wording, group};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// What the bar shows.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The words looked for.
    pub words: AttrValue,
    /// What would replace them.
    pub with: AttrValue,
    /// How many matches there are.
    pub n: usize,
    /// Which of them was last gone to, from 1; 0 for none.
    pub at: usize,
    /// Which report that is in, from 1, where several are searched.
    pub report: Option<usize>,
    /// Whether only matching rows are shown.
    pub filtered: bool,
    /// Whether only whole words are found.
    pub whole: bool,
    /// Whether words can be told apart here.
    pub can_whole: bool,
    /// Whether it is not known yet of all that was found.
    pub in_doubt: bool,
    /// Grows whenever the focus is to go into the bar.
    pub opened: u64,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The bar. Enter goes to the next match, Shift Enter to the one before, Escape closes it.
#[component]
pub fn FindBar(props: &Props) -> Html {
    let w = props.wording;
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with(props.opened, move |_| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                let _ = field.focus();
                field.select();
            }
        });
    }
    let value = |event: InputEvent| -> String {
        let field = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        field.map(|f| f.value()).unwrap_or_default()
    };
    let oninput = props
        .send
        .reform(move |e| Event::Find(FindEvent::Words(value(e))));
    let onreplace = props
        .send
        .reform(move |e| Event::Find(FindEvent::ReplaceBy(value(e))));
    let onkeydown = {
        let send = props.send.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.is_composing() || event.key_code() == 229 {
                return;
            }
            let on_button = event.target().is_some_and(|t| {
                t.dyn_ref::<HtmlInputElement>().is_none() && t.dyn_ref::<HtmlElement>().is_some()
            });
            match event.key().as_str() {
                "Enter" if on_button => return,
                "Enter" if event.shift_key() => {
                    send.emit(Event::Find(FindEvent::Step(Direction::Up)))
                }
                "Enter" => send.emit(Event::Find(FindEvent::Step(Direction::Down))),
                "Escape" => send.emit(Event::Find(FindEvent::Close)),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let send = |msg: Event| props.send.reform(move |_: MouseEvent| msg.clone());
    let count = if props.words.is_empty() {
        String::new()
    } else if props.in_doubt {
        w.of("正在分词…", "Reading words…").to_owned()
    } else if props.n == 0 {
        w.of("没有找到", "No match").to_owned()
    } else {
        let at = [&group(props.at as u32), " / ", &group(props.n as u32)].concat();
        match props.report {
            Some(n) if w.0 == Language::Chinese => format!("{at}（第 {n} 篇）"),
            Some(n) => format!("{at} (report {n})"),
            None => at,
        }
    };
    let none = props.n == 0 || props.in_doubt;
    // The field keeps the focus, and Enter its meaning.
    let hold = Callback::from(|e: MouseEvent| e.prevent_default());
    let about_whole = if props.can_whole {
        w.of(
            "只找完整的词：查“发展”，不会找到“发展中国家”",
            "Whole words only, as a Chinese text has words",
        )
    } else {
        w.no_words()
    };
    html! {
        <div class="find" role="search" {onkeydown}>
            <input ref={field} type="text" value={props.words.clone()} {oninput} spellcheck="false" autocomplete="off"
                aria-label={w.of("查找", "Find")} placeholder={w.of("查找文字，或拼音首字母", "Find words, or pinyin initials")} />
            <span class="count" aria-live="polite">{ count }</span>
            <button class="tool" disabled={none} title={w.of("上一处（Shift+Enter）", "Previous (Shift+Enter)")}
                aria-label={w.of("上一处", "Previous")} onclick={send(Event::Find(FindEvent::Step(Direction::Up)))}>{ Icon::Up.draw() }</button>
            <button class="tool" disabled={none} title={w.of("下一处（Enter）", "Next (Enter)")}
                aria-label={w.of("下一处", "Next")} onclick={send(Event::Find(FindEvent::Step(Direction::Down)))}>{ Icon::Lower.draw() }</button>
            <button class="text-tool" aria-pressed={props.whole.to_string()} disabled={!props.can_whole} title={about_whole}
                onmousedown={hold} onclick={send(Event::Find(FindEvent::Whole))}>{ w.of("全词", "Words") }</button>
            <button class="text-tool" aria-pressed={props.filtered.to_string()} disabled={none && !props.filtered}
                onclick={send(Event::Find(FindEvent::Filter))}>{ w.of("只看匹配", "Matches only") }</button>
            <input type="text" value={props.with.clone()} oninput={onreplace} spellcheck="false" autocomplete="off"
                aria-label={w.of("替换为", "Replace by")} placeholder={w.of("替换为", "Replace by")} />
            <button class="text-tool" disabled={none} onclick={send(Event::Find(FindEvent::ReplaceOne))}>{ w.of("替换", "Replace") }</button>
            <button class="text-tool" disabled={none} onclick={send(Event::Find(FindEvent::AskReplaceAll))}>{ w.of("全部替换", "Replace all") }</button>
            <button class="tool" aria-label={w.of("关闭查找", "Close")} onclick={send(Event::Find(FindEvent::Close))}>{ Icon::Close.draw() }</button>
        </div>
    }
}
