//! The field in the middle of the top bar: it takes commands by name, and finds headings, reports
//! and words.

use super::icon::Icon;
use crate::host;
use crate::platform::keys::{self, is_mac};
use gangmu::outline::NodeId;
use session::{Answer, Event, Group, Here, Listed, PageEvent, Place, Shared, Wording, answers};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// What the field knows.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The session.
    pub session: Shared,
    /// The current row: what commands are about.
    pub place: Place,
    /// The selected nodes.
    pub selected: Rc<Vec<NodeId>>,
    /// Grows whenever the field is to be opened.
    pub opened: u64,
    /// Whether anything was set aside on this machine.
    pub aside: bool,
    /// Whether reports are chosen in the list.
    pub chosen: bool,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// What happens in the field.
pub enum FinderMsg {
    /// It got the focus.
    Open,
    /// It lost the focus.
    Close,
    /// Its words changed.
    Input(String),
    /// A key went down.
    Key(KeyboardEvent),
    /// A command was chosen: what it asks for.
    Run(Event),
}

/// The field and its list.
pub struct Finder {
    field: NodeRef,
    open: bool,
    words: String,
    at: usize,
    seen: u64,
}

impl Component for Finder {
    type Message = FinderMsg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let seen = ctx.props().opened;
        Self {
            field: NodeRef::default(),
            open: false,
            words: String::new(),
            at: 0,
            seen,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, event: FinderMsg) -> bool {
        match event {
            FinderMsg::Open => (self.open, self.at) = (true, 0),
            FinderMsg::Close => self.close(),
            FinderMsg::Input(words) => (self.words, self.at, self.open) = (words, 0, true),
            FinderMsg::Key(event) => return self.key(ctx, &event),
            FinderMsg::Run(msg) => self.run(ctx, msg),
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        // On a small screen the field is there only while it is open.
        self.open |= self.seen != ctx.props().opened;
        // Closed, it shows nothing of where the writer stands.
        self.open || ctx.props().wording != old.wording
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if self.seen != ctx.props().opened {
            self.seen = ctx.props().opened;
            if let Some(field) = self.field.cast::<HtmlElement>() {
                let _ = field.focus();
            }
        }
        if let Some(chosen) = crate::platform::dom::root().get_element_by_id("gangmu-chosen") {
            crate::platform::dom::bring_into_view(&chosen);
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let w = ctx.props().wording;
        let link = ctx.link();
        let name = w.of("查找命令、标题、文字", "Find commands, headings, words");
        let oninput = link.callback(|event: InputEvent| {
            let field = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            FinderMsg::Input(field.map(|f| f.value()).unwrap_or_default())
        });
        let send = ctx.props().send.clone();
        let close = link.callback(|_| FinderMsg::Close);
        // The field keeps the focus until the finger is lifted: else what lies below is touched.
        let hold = Callback::from(|e: PointerEvent| e.prevent_default());
        let shut = Callback::from(move |_: MouseEvent| {
            close.emit(());
            send.emit(Event::Page(PageEvent::Answered));
        });
        html! {
            <div class={classes!("finder", self.open.then_some("open"))} role="search">
                <input ref={self.field.clone()} type="text" role="combobox" value={self.words.clone()} placeholder={name}
                    aria-label={name} aria-expanded={self.open.to_string()} aria-controls="gangmu-commands"
                    aria-activedescendant={self.open.then_some("gangmu-chosen")}
                    autocomplete="off" spellcheck="false" {oninput}
                    onfocus={link.callback(|_| FinderMsg::Open)} onblur={link.callback(|_| FinderMsg::Close)}
                    onkeydown={link.callback(FinderMsg::Key)} />
                <kbd class="not-small">{ keys::of("palette").replace('+', " ") }</kbd>
                <button class="shut only-small" aria-label={w.of("关闭", "Close")} onpointerdown={hold} onclick={shut}>{ Icon::Close.draw() }</button>
                if self.open {
                    { self.list(ctx) }
                }
            </div>
        }
    }
}

impl Finder {
    /// What the words find, and how much of that means something here.
    fn found(&self, ctx: &Context<Self>) -> (Vec<Answer>, usize) {
        let props = ctx.props();
        let session = props.session.borrow();
        let here = Here {
            session: &session,
            place: props.place,
            selected: &props.selected,
            aside: props.aside,
            chosen: props.chosen,
        };
        let found = answers(
            &here,
            &self.words,
            &host::decided(),
            props.wording,
            is_mac(),
        );
        let offered = found.iter().filter(|f| f.means).count();
        (found, offered)
    }

    fn list(&self, ctx: &Context<Self>) -> Html {
        let w = ctx.props().wording;
        let (found, offered) = self.found(ctx);
        let mut head = None;
        let items = found.iter().enumerate().map(|(at, answer)| {
            let heads = head.replace(answer.head) != Some(answer.head);
            let chosen = at == self.at && at < offered;
            let msg = answer.event.clone();
            // The field keeps the focus until the command is run.
            let hold = Callback::from(|e: PointerEvent| e.prevent_default());
            html! {
                <>
                    if heads { <li class="head" role="presentation">{ head_name(answer.head, w) }</li> }
                    <li role="option" id={chosen.then_some("gangmu-chosen")} aria-selected={chosen.to_string()}
                        class={classes!(chosen.then_some("chosen"), (at >= offered).then_some("off"))} aria-disabled={(at >= offered).then_some("true")} onpointerdown={hold}
                        onclick={ctx.link().callback(move |_| FinderMsg::Run(msg.clone()))}>
                        <span>{ answer.name.clone() }</span>
                        <span class="shortcut">{ answer.more.clone() }</span>
                    </li>
                </>
            }
        });
        html! {
            <ul class="commands" tabindex="-1" id="gangmu-commands" role="listbox" aria-label={w.of("找到的命令和内容", "Commands and contents found")}>
                { for items }
                if found.is_empty() {
                    <li class="none" role="presentation">{ w.of("没有找到这样的命令或文字", "No such command or words") }</li>
                }
            </ul>
        }
    }

    fn key(&mut self, ctx: &Context<Self>, event: &KeyboardEvent) -> bool {
        if event.is_composing() || event.key_code() == 229 {
            return false;
        }
        event.stop_propagation();
        let (found, offered) = self.found(ctx);
        let last = offered.saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => self.at = if self.at >= last { 0 } else { self.at + 1 },
            "ArrowUp" => self.at = if self.at == 0 { last } else { self.at - 1 },
            "Enter" => {
                if let Some(entry) = found[..offered].get(self.at) {
                    self.run(ctx, entry.event.clone());
                }
            }
            "Escape" => {
                self.close();
                ctx.props().send.emit(Event::Page(PageEvent::Answered));
            }
            _ => return false,
        }
        event.prevent_default();
        true
    }

    fn run(&mut self, ctx: &Context<Self>, msg: Event) {
        self.close();
        // The row gets the focus back, and then the command.
        ctx.props().send.emit(Event::Page(PageEvent::Answered));
        ctx.props().send.emit(msg);
    }

    fn close(&mut self) {
        (self.open, self.at) = (false, 0);
        self.words.clear();
    }
}

fn head_name(head: Listed, w: Wording) -> &'static str {
    let group = match head {
        Listed::Commands(group) => group,
        Listed::Reports => return w.of("报告", "Reports"),
        Listed::Headings => return w.of("标题", "Headings"),
        Listed::Words => return w.of("文字", "Words"),
    };
    match group {
        Group::Edit => w.of("编辑", "Edit"),
        Group::View => w.of("显示", "View"),
        Group::Numbers => w.of("序号", "Numbers"),
        Group::Regroup => w.of("归并", "Regroup"),
        Group::Text => w.of("文稿", "Text"),
        Group::Page => w.of("页面", "Page"),
        Group::Host => w.of("本系统", "This site"),
    }
}
