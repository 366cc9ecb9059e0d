//! Choosing how the headings of a report are numbered.

mod form;

use crate::platform::dom;
use form::{GAPS, SHAPES};
use gangmu::edit::commands::{SchemePreview, StyleChoice};
use gangmu::edit::{EditError, official};
use gangmu::outline::{LevelStyle, NodeId, Regime, Style};
use session::{Command, EditEvent, Event, PageEvent, Shared, Wording};
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlElement, HtmlInputElement, HtmlSelectElement};
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

/// What happens in it.
pub enum SchemeMsg {
    /// Another value was chosen in a field. In a shadow root an event forgets its target once it is
    /// over, so that this is taken along.
    Changed(Option<EventTarget>),
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
            SchemeMsg::Changed(field) => {
                let Some(field) = field else {
                    return false;
                };
                match field.dyn_ref::<HtmlSelectElement>() {
                    Some(field) => self.change(&field.name(), &field.value()),
                    None => {
                        let field = field.dyn_ref::<HtmlInputElement>();
                        self.hands_off = field.is_some_and(HtmlInputElement::checked);
                        return false;
                    }
                }
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
                    <div class="levels-of" onchange={link.callback(|e: web_sys::Event| SchemeMsg::Changed(e.target()))}>
                        { for (0..LEVELS).map(|at| self.level(*w, at)) }
                        { self.lead(*w) }
                        <label class="switch">
                            <input type="checkbox" checked={self.hands_off} />
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

    /// Takes a field's new value: fields are named by what they choose and their level.
    fn change(&mut self, name: &str, value: &str) {
        self.chosen = true;
        let (what, at) = name.split_at(1);
        let Some(level) = at
            .parse()
            .ok()
            .and_then(|at: usize| self.style.levels.get_mut(at))
        else {
            self.style.lead = value.to_owned();
            return;
        };
        let old = form::read(&level.form);
        let with = |marker: &str, gap: &str| [marker, gap].concat();
        level.form = match what {
            "s" if value.is_empty() => String::new(),
            "s" => with(value, old.gap),
            "g" => with(old.marker, value),
            "w" => match old.shape.map(|at| SHAPES[at]) {
                Some((half, _)) if value.is_empty() => with(half, old.gap),
                Some((_, full)) => with(full, old.gap),
                None => return,
            },
            _ => {
                level.regime = if value.is_empty() {
                    Regime::Restart
                } else {
                    Regime::Continue
                };
                return;
            }
        };
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
                { preset(w.of("原稿写法", "As pasted"), session.borrow().pasted_style(*part)) }
            </div>
        }
    }

    /// The fields of one level.
    fn level(&self, w: Wording, at: usize) -> Html {
        const NAMES: [(&str, &str); LEVELS] = [
            ("一级", "Level 1"),
            ("二级", "Level 2"),
            ("三级", "Level 3"),
            ("四级", "Level 4"),
            ("五级", "Level 5"),
        ];
        let name = w.of(NAMES[at].0, NAMES[at].1);
        let LevelStyle { form, regime } = &self.style.levels[at];
        let own = form::read(form);
        let listed = |shape| {
            if own.shape == Some(shape) {
                own.marker
            } else {
                form::usual(shape)
            }
        };
        let mut shapes = vec![("", w.of("自动", "Automatic"))];
        if own.shape.is_none() && !own.marker.is_empty() {
            shapes.push((own.marker, own.marker));
        }
        shapes.extend((0..SHAPES.len()).map(|shape| (listed(shape), listed(shape))));
        let wide = if own.wide { "1" } else { "" };
        let widths = [
            ("", w.of("半角", "Half width")),
            ("1", w.of("全角", "Full width")),
        ];
        let names = [
            w.of("号后不空", "No space"),
            w.of("号后空格", "Space"),
            w.of("号后空一字", "Wide space"),
        ];
        let mut gaps: Vec<_> = GAPS.into_iter().zip(names).collect();
        if !GAPS.contains(&own.gap) {
            gaps.push((own.gap, w.of("号后照旧", "As it is")));
        }
        let go_on = [
            ("", w.of("逐节重排", "Restart")),
            ("1", w.of("全篇连续", "Continue")),
        ];
        let runs_on = if *regime == Regime::Continue { "1" } else { "" };
        let none = form.is_empty();
        let field = |what: &str, label: &str, off: bool, value: &str, options: &[(&str, &str)]| {
            let first = (what == "s" && at == 0).then(|| self.first.clone());
            // What there is nothing to choose of stays empty.
            let (value, options) = if off {
                ("", &[("", "—")][..])
            } else {
                (value, options)
            };
            select(
                format!("{what}{at}"),
                format!("{name}{label}"),
                off,
                value,
                options,
                first,
            )
        };
        html! {
            <div class="level">
                <span class="name">{ name }</span>
                { field("s", w.of("写法", " form"), false, own.marker, &shapes) }
                { field("w", w.of("全角半角", " width"), !form::has_widths(own.shape), wide, &widths) }
                { field("g", w.of("号后空格", " spacing"), none, own.gap, &gaps) }
                { field("r", w.of("编号方式", " sequence"), at == 0, runs_on, &go_on) }
            </div>
        }
    }

    /// The field for the leads of paragraphs.
    fn lead(&self, w: Wording) -> Html {
        let own = self.style.lead.as_str();
        let mut forms = vec!["第一，", "第一、", "第一："];
        if !forms.contains(&own) {
            forms.insert(0, own);
        }
        let name = |form: &'static str| form;
        let options: Vec<(&str, &str)> = forms
            .iter()
            .map(|form| {
                (
                    *form,
                    if form.is_empty() {
                        name(w.of("照旧", "As it is"))
                    } else {
                        *form
                    },
                )
            })
            .collect();
        let label = w.of("段首小标题", "Lead-ins");
        html! {
            <div class="level">
                <span class="name">{ label }</span>
                { select("lead".to_owned(), label.to_owned(), false, own, &options, None) }
            </div>
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

fn select(
    name: String,
    label: String,
    disabled: bool,
    value: &str,
    options: &[(&str, &str)],
    reference: Option<NodeRef>,
) -> Html {
    let option = |(of, words): &(&str, &str)| {
        html! { <option value={(*of).to_owned()}>{ *words }</option> }
    };
    let value = value.to_owned();
    html! {
        <select {name} {disabled} data-value={value} aria-label={label} ref={reference.unwrap_or_default()}>{ for options.iter().map(option) }</select>
    }
}
