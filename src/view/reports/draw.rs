//! The list of reports, drawn: the heads of its columns, a row, what can be done.

use super::{Msg, Named, Props, Reports, Sort, dom_id};
use crate::host;
use crate::platform::keys;
use crate::view::icon::Icon;
use crate::view::severity_class;
use gangmu::edit::commands::Direction;
use gangmu::outline::NodeId;
use gangmu::report;
use session::{Event, InList, ReportsEvent, Scope, Wording};
use std::ops::Range;
use web_sys::HtmlInputElement;
use yew::prelude::*;

impl Reports {
    /// The heads of the columns, by which the list is sorted.
    pub(super) fn sorts(&self, ctx: &Context<Self>) -> Html {
        let w = ctx.props().wording;
        let head = |sort: Sort, name: &'static str, title: &'static str| {
            let on = self.sort == sort;
            let arrow = match (on && sort != Sort::Text, self.down) {
                (false, _) => "",
                (true, false) => "↓",
                (true, true) => "↑",
            };
            html! {
                <button aria-pressed={on.to_string()} {title} onclick={ctx.link().callback(move |_| Msg::Sort(sort))}>{ name }{ arrow }</button>
            }
        };
        html! {
            <div class="sorts" role="group" aria-label={w.of("排序", "Sort")}>
                { head(Sort::Text, w.of("序", "#"), w.of("按正文中的先后", "In the order of the text")) }
                { head(Sort::Name, w.of("单位", "Name"), w.of("按名称排序", "Sort by name")) }
                { head(Sort::Findings, w.of("校核", "Found"), w.of("按校核意见多少排序", "Sort by findings")) }
                { head(Sort::Differing, w.of("不符", "≠"), w.of("按不符的数字多少排序", "Sort by numbers that differ")) }
                { head(Sort::Progress, w.of("进度", "Done"), w.of("按整改进度排序", "Sort by progress")) }
            </div>
        }
    }

    pub(super) fn row(&self, props: &Props, at: usize) -> Html {
        let w = props.wording;
        let named = &self.all[self.listed[at] as usize];
        let id = named.id;
        let found = &props.found;
        let facts = found.facts(Some(id));
        let rate = facts.rate();
        let session = props.session.borrow();
        let part = session.outline().get(id);
        let problems = part.map_or(0, |p| p.summary().problems);
        let mark = match part.is_some_and(|p| report::is_copy(p)) {
            true => Some((
                w.of("合", "M"),
                w.of(
                    "由各篇问题合成，不重复计数",
                    "Made of the others, not counted twice",
                ),
            )),
            false => session.is_unkept(id).then(|| {
                (
                    w.of("不存", "Off"),
                    w.of(
                        "不存入本机，关闭页面后不会留下",
                        "Not kept on this computer; gone when the page is closed",
                    ),
                )
            }),
        };
        let done: u32 = facts.stages.iter().map(|s| s.done).sum();
        let progress = match (problems, rate) {
            (0, _) => String::new(),
            (all, None) => all.to_string(),
            (all, Some(_)) => format!("{done}/{all}"),
        };
        let (n, worst) = found.sum(&[id]);
        let to = self.drag.as_ref().and_then(|drag| drag.to);
        let last = at + 1 == self.listed.len();
        let shown = props.current == Some(id);
        let class = classes!(
            "part",
            props.chosen.contains(&id).then_some("chosen"),
            (self.active == Some(id)).then_some("active"),
            (to == Some(at)).then_some("before"),
            (last && to == Some(at + 1)).then_some("behind"),
        );
        html! {
            <Entry key={id.0} {id} seat={(at + 1, self.listed.len())} ordinal={named.ordinal} title={named.title.clone()} own={named.own.clone()}
                found={(n as u32, worst.map(severity_class))} differing={found.differing(id) as u32} {progress} rate={rate.map(|r| r.0)}
                chosen={props.chosen.contains(&id)} {shown} {mark} {class} wording={w} />
        }
    }

    /// What can be done to those that are chosen, or to the shown one; or the field for its title.
    pub(super) fn tools(&self, ctx: &Context<Self>) -> Html {
        let (props, link) = (ctx.props(), ctx.link());
        let w = props.wording;
        if let Some(named) = self.renaming.and_then(|id| self.find(id)) {
            return self.rename(ctx, named);
        }
        let chosen = !props.chosen.is_empty();
        let send = |name: &'static str, event: fn(Vec<NodeId>) -> Event| {
            let event = event(self.targets(props, None));
            html! { <button onclick={props.send.reform(move |_: MouseEvent| event.clone())}>{ name }</button> }
        };
        let locked = host::is_locked();
        let in_order = self.sort == Sort::Text;
        let reorders = !locked && !in_order && self.filter.is_empty();
        let (up, down) = (Direction::Up, Direction::Down);
        #[rustfmt::skip]
        let tools = [
            (Icon::Up, w.of("上移（Alt+↑）", "Move up (Alt+↑)"), InList::Move(up), in_order),
            (Icon::Lower, w.of("下移（Alt+↓）", "Move down (Alt+↓)"), InList::Move(down), in_order),
            (Icon::Pen, w.of("重命名（F2）", "Rename (F2)"), InList::Rename, !chosen),
            (Icon::Copy, w.of("复制一份在后（Ctrl+D）", "Duplicate (Ctrl+D)"), InList::Duplicate, true),
            (Icon::Bin, w.of("移除（Delete）", "Remove (Delete)"), InList::Remove, true),
        ];
        html! {
            <div class="tools" role="toolbar" aria-label={if chosen { w.of("所选各篇", "Selected reports") } else { w.of("本篇", "This report") }}>
                <button aria-pressed={(self.picking || chosen).to_string()} onclick={link.callback(move |_| if chosen { Msg::Do(InList::Nothing) } else { Msg::Pick })}
                    title={w.of("选择多篇；也可以按住 Ctrl 或 Shift 单击", "Select several; or click with Ctrl or Shift")}>
                    { if chosen { w.n_reports(w.of("已选", "Selected"), props.chosen.len() as u32) } else { w.of("多选", "Select").to_owned() } }</button>
                if chosen {
                    { send(w.of("复制", "Copy"), |ids| ReportsEvent::Copy(ids).into()) }
                    { send(w.of("导出", "Export"), |ids| ReportsEvent::Export(ids).into()) }
                    if props.scope != Scope::Chosen {
                        { send(w.of("作为范围", "As scope"), |_| ReportsEvent::Scope(Scope::Chosen).into()) }
                    }
                }
                <span class="spring" />
                if reorders {
                    <button onclick={link.callback(|_| Msg::Apply)} title={w.of("各篇在正文中的先后，改为现在列出的次序", "The reports come in this order in the text, too")}>{ w.of("照此重排", "Apply order") }</button>
                }
                { for tools.into_iter().filter(|tool| tool.3 && !locked).map(|(icon, name, what, _)| html! {
                    <button title={name} aria-label={name} onclick={link.callback(move |_| Msg::Do(what))}>{ icon.draw() }</button>
                }) }
            </div>
        }
    }

    pub(super) fn rename(&self, ctx: &Context<Self>, named: &Named) -> Html {
        let (w, link) = (ctx.props().wording, ctx.link());
        let session = ctx.props().session.borrow();
        let part = session.outline().get(named.id);
        let title = part.map(|part| report::title(part)).unwrap_or_default();
        let value = |field: HtmlInputElement| Msg::Named(Some(field.value()));
        let onkeydown = link.batch_callback(move |event: KeyboardEvent| {
            event.stop_propagation();
            match event.key().as_str() {
                _ if keys::is_composing(&event) => None,
                "Enter" => Some(value(event.target_unchecked_into())),
                "Escape" => Some(Msg::Named(None)),
                _ => None,
            }
        });
        html! {
            <div class="tools">
                <input type="text" ref={&self.field} class="rename" value={title} {onkeydown} aria-label={w.of("新标题（Enter 确定，Esc 取消）", "New title (Enter; Esc cancels)")}
                    onblur={link.callback(move |e: FocusEvent| value(e.target_unchecked_into()))} />
            </div>
        }
    }
}

/// What a row shows.
#[derive(Properties, PartialEq)]
struct EntryProps {
    id: NodeId,
    /// Its place among those listed, from 1, and how many those are.
    seat: (usize, usize),
    ordinal: usize,
    title: String,
    own: Range<usize>,
    /// How much was found, and how the worst is drawn.
    found: (u32, Option<&'static str>),
    differing: u32,
    progress: String,
    /// In thousandths.
    rate: Option<u32>,
    chosen: bool,
    shown: bool,
    /// A sign before its name, and what that means.
    mark: Option<(&'static str, &'static str)>,
    class: Classes,
    wording: Wording,
}

/// A row; drawn anew only when it shows something else. What is done to it the list hears.
#[component]
fn Entry(props: &EntryProps) -> Html {
    let (w, title) = (props.wording, &props.title);
    // Who does not see the heads hears what each figure is.
    let figure = |n: u32, class: Option<&'static str>, what: &'static str| {
        let n = (n > 0).then_some(n);
        html! {
            <span class={classes!("figure", class.filter(|_| n.is_some()))}>
                if let Some(n) = n { { n }<span class="hidden-label">{ what }</span> }
            </span>
        }
    };
    let done_of = match props.rate {
        Some(_) => w.of("已完成", "done "),
        None => w.of("问题数", "problems "),
    };
    let order = match props.ordinal {
        0 => String::new(),
        n => n.to_string(),
    };
    let Range { start, end } = props.own;
    let (n, worst) = props.found;
    html! {
        <li class={props.class.clone()} id={dom_id(props.id)} role="option" aria-selected={props.chosen.to_string()} aria-current={props.shown.then_some("true")}
            aria-setsize={props.seat.1.to_string()} aria-posinset={props.seat.0.to_string()} data-part={props.id.0.to_string()}>
            <span class={classes!("entry", props.shown.then_some("shown"))} title={title.clone()}>
                <span class="ordinal">{ order }</span>
                <span class="name">
                    if let Some((sign, title)) = props.mark { <span class="merged" {title}>{ sign }</span> }
                    <span class="dim start">{ &title[..start] }</span>{ &title[start..end] }<span class="dim">{ &title[end..] }</span>
                </span>
                { figure(n, worst, w.of("处校核意见，", "findings, ")) }
                { figure(props.differing, Some("error"), w.of("处数字不符，", "numbers differ, ")) }
                <span class="number">if !props.progress.is_empty() { <span class="hidden-label">{ done_of }</span> }{ &props.progress }</span>
                if let Some(rate) = props.rate {
                    <span class="bar"><i ~style={format!("width:{}%", rate / 10)} /></span>
                }
            </span>
        </li>
    }
}
