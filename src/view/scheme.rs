//! Choosing how the headings of a report are numbered.

use crate::platform::dom;
use gangmu::edit::commands::{SchemePreview, StyleChoice};
use gangmu::edit::{EditError, decimals, official};
use gangmu::numbering::{GAPS, Shape, Shaped, shaped, shapes};
use gangmu::outline::{LevelStyle, NodeId, Regime, Style};
use session::{Command, EditEvent, Event, PageEvent, Shared, Wording};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// How many levels are offered.
const LEVELS: usize = 5;
/// How many headings are shown as they would be.
const SHOWN: usize = 6;
/// What can be focused, in order.
const STOPS: &str = ".scheme select:enabled, .scheme input, .scheme button:enabled";

/// What it is about.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The session.
    pub session: Shared,
    /// The report.
    pub part: NodeId,
    /// The words of the interface.
    pub wording: Wording,
    /// Where the choice goes.
    pub send: Callback<Event>,
}

/// What is chosen in a list: of a level, 0 for the first, or of leads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// How the marker looks.
    Shape(usize),
    /// Half or full width.
    Width(usize),
    /// What follows it.
    Gap(usize),
    /// How the numbers go on.
    Regime(usize),
    /// The marker of leads.
    Lead,
}

/// An option of a list: its value, its words, and what explains it.
struct Choice<'a> {
    value: &'a str,
    words: &'a str,
    title: Option<&'static str>,
}

/// What happens in it.
pub enum SchemeMsg {
    /// Another value was chosen in a list.
    Chosen(Field, String),
    /// Whether numbers are left alone was ticked.
    HandsOff(bool),
    /// A ready-made style was chosen.
    Preset(Style),
    /// A key went down.
    Key(KeyboardEvent),
    /// The choice is made.
    Done,
}

/// The dialog. Enter takes the choice, Escape leaves everything as it is, and the focus stays
/// within.
pub struct SchemeDialog {
    style: Style,
    hands_off: bool,
    /// Whether a style was chosen at all.
    chosen: bool,
    preview: Result<SchemePreview, EditError>,
    first: NodeRef,
}

impl Component for SchemeDialog {
    type Message = SchemeMsg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let Props { session, part, .. } = ctx.props();
        let scheme = session.borrow().scheme(*part);
        let mut dialog = Self {
            style: filled(scheme.style()),
            hands_off: scheme.hands_off(),
            chosen: false,
            preview: Ok(SchemePreview::default()),
            first: NodeRef::default(),
        };
        dialog.look(ctx);
        dialog
    }

    fn update(&mut self, ctx: &Context<Self>, event: SchemeMsg) -> bool {
        match event {
            SchemeMsg::Chosen(field, value) => self.choose(field, &value),
            SchemeMsg::HandsOff(on) => {
                self.hands_off = on;
                return false;
            }
            SchemeMsg::Preset(style) => (self.style, self.chosen) = (filled(style), true),
            SchemeMsg::Key(event) => {
                self.key(ctx, &event);
                return false;
            }
            SchemeMsg::Done => {
                self.done(ctx);
                return false;
            }
        }
        self.look(ctx);
        true
    }

    fn rendered(&mut self, _ctx: &Context<Self>, first: bool) {
        // What a person chose stands until it is set: an attribute alone would not.
        dom::each(".scheme select", |field| {
            if let Some(field) = field.dyn_ref::<HtmlSelectElement>() {
                field.set_value(&field.get_attribute("data-value").unwrap_or_default());
            }
        });
        if let Some(field) = self.first.cast::<HtmlElement>().filter(|_| first) {
            let _ = field.focus();
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props {
            wording: w, send, ..
        } = ctx.props();
        let link = ctx.link();
        html! {
            <div class="veil" onkeydown={link.callback(SchemeMsg::Key)}>
                <div class="dialog scheme" role="dialog" aria-modal="true" aria-labelledby="gangmu-scheme">
                    <h2 id="gangmu-scheme">{ w.of("序号", "Numbers") }</h2>
                    { self.presets(ctx) }
                    <div class="levels-of">
                        { for (0..LEVELS).map(|at| self.level(ctx, at)) }
                        { self.lead(ctx) }
                        <label class="switch">
                            <input type="checkbox" checked={self.hands_off}
                                onchange={link.callback(|e: web_sys::Event| {
                                    let field = target::<HtmlInputElement>(&e);
                                    SchemeMsg::HandsOff(field.is_some_and(|f| f.checked()))
                                })} />
                            { w.of("移动、增删后序号保持原样，不自动重排", "Leave numbers alone when the structure changes") }
                        </label>
                    </div>
                    { self.sample(*w) }
                    <div class="answers">
                        <span class="tally" role="status">{ self.tally(*w) }</span>
                        <button class="button" onclick={send.reform(|_| Event::Page(PageEvent::Answered))}>{ w.of("取消", "Cancel") }</button>
                        <button class="button primary" disabled={self.preview.is_err()} onclick={link.callback(|_| SchemeMsg::Done)}>{ w.of("确定", "OK") }</button>
                    </div>
                </div>
            </div>
        }
    }
}

impl SchemeDialog {
    /// Looks at what the style would come to.
    fn look(&mut self, ctx: &Context<Self>) {
        let Props { session, part, .. } = ctx.props();
        let style = StyleChoice::Own(self.style.clone());
        self.preview = session.borrow().preview_scheme(*part, &style, SHOWN);
        if let (false, Ok(preview)) = (self.chosen, &mut self.preview) {
            // Nothing chosen, nothing changed.
            preview.changes = 0;
            for line in &mut preview.first {
                line.marker.clone_from(&line.was);
            }
        } else if !self.chosen {
            self.preview = Ok(SchemePreview::default());
        }
    }

    /// Takes a list's new value.
    fn choose(&mut self, field: Field, value: &str) {
        self.chosen = true;
        match field {
            Field::Shape(at) if value.is_empty() => self.style.levels[at].form.clear(),
            Field::Shape(at) => self.reform(at, |old| {
                let needs_gap = shaped(value).shape.is_some_and(|s| s.needs_gap());
                let is_tight = needs_gap && old.gap.is_empty();
                [value, if is_tight { " " } else { old.gap }].concat()
            }),
            Field::Gap(at) => self.reform(at, |old| [old.marker, value].concat()),
            Field::Width(at) => self.reform(at, |old| {
                let own = |s: Shape| if value.is_empty() { s.half } else { s.full };
                [old.shape.map_or(old.marker, own), old.gap].concat()
            }),
            Field::Regime(at) => {
                self.style.levels[at].regime = if value.is_empty() {
                    Regime::Restart
                } else {
                    Regime::Continue
                };
            }
            Field::Lead => self.style.lead = value.to_owned(),
        }
    }

    /// Gives a level another form, made of the parts of the one that it has.
    fn reform(&mut self, at: usize, form: impl FnOnce(Shaped<'_>) -> String) {
        let level = &mut self.style.levels[at];
        level.form = form(shaped(&level.form));
    }

    fn done(&self, ctx: &Context<Self>) {
        let Props { part, send, .. } = ctx.props();
        if self.preview.is_err() {
            return;
        }
        let style = self.chosen.then(|| StyleChoice::Own(self.style.clone()));
        send.emit(Event::Page(PageEvent::Answered));
        send.emit(Event::Edit(EditEvent::Do(Command::SetNumbering {
            part: *part,
            style,
            hands_off: self.hands_off,
        })));
    }

    fn key(&self, ctx: &Context<Self>, event: &KeyboardEvent) {
        event.stop_propagation();
        let on_button = dom::element(event.target()).is_some_and(|e| e.tag_name() == "BUTTON");
        match event.key().as_str() {
            "Escape" => ctx.props().send.emit(Event::Page(PageEvent::Answered)),
            "Enter" if !on_button => self.done(ctx),
            "Tab" => return dom::turn_focus(STOPS, event),
            _ => return,
        }
        event.prevent_default();
    }

    fn presets(&self, ctx: &Context<Self>) -> Html {
        let Props {
            session,
            part,
            wording: w,
            ..
        } = ctx.props();
        let preset = |name: &'static str, style: Style| {
            let pressed = filled(style.clone()).levels == self.style.levels;
            html! {
                <button class="button" aria-pressed={pressed.to_string()}
                    onclick={ctx.link().callback(move |_| SchemeMsg::Preset(style.clone()))}>{ name }</button>
            }
        };
        html! {
            <div class="presets">
                { preset(w.of("公文格式（GB/T 9704）", "GB/T 9704"), official()) }
                { preset(w.of("数字分级（1、1.1、1.1.1）", "Decimal (1, 1.1, 1.1.1)"), decimals()) }
                { preset(w.of("原稿写法", "As pasted"), session.borrow().pasted_style(*part)) }
            </div>
        }
    }

    /// The fields of one level.
    fn level(&self, ctx: &Context<Self>, at: usize) -> Html {
        const NAMES: [(&str, &str); LEVELS] = [
            ("一级", "Level 1"),
            ("二级", "Level 2"),
            ("三级", "Level 3"),
            ("四级", "Level 4"),
            ("五级", "Level 5"),
        ];
        let w = ctx.props().wording;
        let name = w.of(NAMES[at].0, NAMES[at].1);
        let LevelStyle { form, regime } = &self.style.levels[at];
        let own = shaped(form);
        let mut forms = vec![choice("", w.of("自动", "Automatic"))];
        if own.shape.is_none() && !own.marker.is_empty() {
            forms.push(choice(own.marker, own.marker));
        }
        forms.extend(shapes(false).map(|shape| {
            let is_own = own.shape.is_some_and(|s| s.half == shape.half);
            let marker = if is_own { own.marker } else { shape.usual() };
            let (zh, en) = shape.row.name;
            Choice {
                title: Some(w.of(zh, en)),
                ..choice(marker, marker)
            }
        }));
        let wide = if own.wide { "1" } else { "" };
        let widths = [("", "半角", "Half width"), ("1", "全角", "Full width")];
        let widths = widths.map(|(value, zh, en)| choice(value, w.of(zh, en)));
        let names = [
            w.of("号后不空", "No space"),
            w.of("号后空格", "Space"),
            w.of("号后空一字", "Wide space"),
        ];
        let needs_gap = own.shape.is_some_and(|s| s.needs_gap());
        let gaps = GAPS.into_iter().zip(names);
        let gaps = gaps.skip(usize::from(needs_gap));
        let mut gaps: Vec<_> = gaps.map(|(gap, name)| choice(gap, name)).collect();
        if gaps.iter().all(|gap| gap.value != own.gap) {
            gaps.push(choice(own.gap, w.of("号后照旧", "As it is")));
        }
        let go_on = [("", "逐节重排", "Restart"), ("1", "全篇连续", "Continue")];
        let go_on = go_on.map(|(value, zh, en)| choice(value, w.of(zh, en)));
        let runs_on = if *regime == Regime::Continue { "1" } else { "" };
        let has_widths = own.shape.is_some_and(|s| s.has_widths());
        let list = |field: Field, caption: &str, off: bool, value: &str, choices: &[Choice<'_>]| {
            let label = [name, w.of("", " "), caption].concat();
            // What there is nothing to choose of stays empty.
            let field = if off {
                self.list(ctx, field, label, true, "", &[choice("", "—")])
            } else {
                self.list(ctx, field, label, false, value, choices)
            };
            html! { <label><span>{ caption }</span>{ field }</label> }
        };
        html! {
            <div class="level">
                <span class="name">{ name }</span>
                { list(Field::Shape(at), w.of("写法", "form"), false, own.marker, &forms) }
                { list(Field::Width(at), w.of("全角半角", "width"), !has_widths, wide, &widths) }
                { list(Field::Gap(at), w.of("号后空格", "spacing"), form.is_empty(), own.gap, &gaps) }
                { list(Field::Regime(at), w.of("编号方式", "sequence"), at == 0, runs_on, &go_on) }
            </div>
        }
    }

    /// The field for the leads of paragraphs.
    fn lead(&self, ctx: &Context<Self>) -> Html {
        let w = ctx.props().wording;
        let own = self.style.lead.as_str();
        let mut forms: Vec<_> = shapes(true).map(|s| choice(s.usual(), s.usual())).collect();
        if forms.iter().all(|f| f.value != own) {
            let words = if own.is_empty() {
                w.of("照旧", "As it is")
            } else {
                own
            };
            forms.insert(0, choice(own, words));
        }
        let label = w.of("段首小标题", "Lead-ins");
        html! {
            <div class="level">
                <span class="name">{ label }</span>
                { self.list(ctx, Field::Lead, label.to_owned(), false, own, &forms) }
            </div>
        }
    }

    /// A list to choose from.
    fn list(
        &self,
        ctx: &Context<Self>,
        field: Field,
        label: String,
        disabled: bool,
        value: &str,
        choices: &[Choice<'_>],
    ) -> Html {
        let option = |of: &Choice<'_>| {
            html! { <option value={of.value.to_owned()} title={of.title}>{ of.words }</option> }
        };
        let first = (field == Field::Shape(0)).then(|| self.first.clone());
        // In a shadow root an event forgets its target once it is over.
        let chosen = ctx.link().callback(move |e: web_sys::Event| {
            let list = target::<HtmlSelectElement>(&e);
            SchemeMsg::Chosen(field, list.map_or_else(String::new, |list| list.value()))
        });
        html! {
            <select {disabled} data-value={value.to_owned()} aria-label={label} onchange={chosen}
                ref={first.unwrap_or_default()}>{ for choices.iter().map(option) }</select>
        }
    }

    /// The first headings as they would be.
    fn sample(&self, w: Wording) -> Html {
        let Ok(preview) = &self.preview else {
            return html! {};
        };
        let line = |line: &gangmu::edit::commands::Numbered| {
            html! {
                <li ~style={format!("--depth:{}", line.depth)}>
                    <b>{ &line.marker }</b><span>{ &line.title }</span>
                    if line.marker != line.was { <del>{ w.of("原 ", "was ") }{ &line.was }</del> }
                </li>
            }
        };
        html! {
            <ul class="sample" aria-label={w.of("效果", "What it looks like")}>{ for preview.first.iter().map(line) }</ul>
        }
    }

    fn tally(&self, w: Wording) -> String {
        match &self.preview {
            Err(EditError::NoSuchForm(form)) => [
                "“",
                form.trim_end(),
                w.of(
                    "”与另一级写法相近，分不清级别",
                    "” is too like another level's",
                ),
            ]
            .concat(),
            Ok(preview) if preview.changes > 0 => [
                w.of("将改动 ", "Changes "),
                &preview.changes.to_string(),
                w.of(" 处序号", " numbers"),
            ]
            .concat(),
            _ => w.of("序号不变", "No number changes").to_owned(),
        }
    }
}

/// The style with a place for every level that is offered.
fn filled(mut style: Style) -> Style {
    let n = style.levels.len().max(LEVELS);
    style.levels.resize(n, LevelStyle::default());
    style
}

fn choice<'a>(value: &'a str, words: &'a str) -> Choice<'a> {
    Choice {
        value,
        words,
        title: None,
    }
}

fn target<T: JsCast>(event: &web_sys::Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}
