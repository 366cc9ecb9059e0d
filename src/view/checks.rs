//! What is wrong in the report, or may be: grouped by rule, each with its place and its fix.

use crate::host;
use crate::host::given::is_hosts;
use crate::view::severity_class;
use gangmu::check::{Finding, RuleInfo, Severity};
use gangmu::edit::Fix;
use gangmu::outline::{Node, NodeId};
use gangmu::text::sort_by_key;
use session::{ChecksEvent, Command, EditEvent, Event, Found, Pick, Shared, Wording, group};
use std::rc::Rc;
use yew::prelude::*;

/// How many findings of a rule are listed before the rest is asked for.
const FIRST: usize = 4;
/// How many are listed at most.
const MOST: usize = 200;
/// How many characters stand around what was found.
const AROUND: usize = 10;

/// What is shown.
#[derive(Properties, PartialEq, Clone)]
pub struct Props {
    /// The session.
    pub session: Shared,
    /// Its revision.
    pub revision: u64,
    /// The part shown.
    pub current: Option<NodeId>,
    /// What was found.
    pub found: Found,
    /// What is picked among it.
    pub pick: Pick,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<Event>,
}

/// The list.
#[component]
pub fn Checks(props: &Props) -> Html {
    let w = props.wording;
    let found = props.found.of(props.current);
    {
        // What was gone to from the text is brought on screen here, too.
        use_effect_with(props.pick.serial, |_| {
            let picked = crate::platform::dom::root().query_selector(".checks .picked");
            if let Ok(Some(picked)) = picked {
                let options = web_sys::ScrollIntoViewOptions::new();
                options.set_block(web_sys::ScrollLogicalPosition::Nearest);
                picked.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    }
    let rules = by_rule(&props.found, &found);
    let open_rules = props.send.reform(|_| Event::Checks(ChecksEvent::OpenRules));
    let open_words = props.send.reform(|_| Event::Checks(ChecksEvent::OpenWords));
    html! {
        <div class="checks">
            { summary(&found, &props.found, w) }
            { for rules.iter().map(|(rule, found)| card(rule, found, props)) }
            <div class="checks-settings">
                <button onclick={open_rules}>{ w.of("校核规则…", "Rules…") }</button>
                if !host::is_fixed("words") {
                    <button onclick={open_words}>{ w.of("用词规范表…", "Usage list…") }</button>
                }
            </div>
        </div>
    }
}

/// The findings of each rule: errors first, then in the registry's order.
fn by_rule<'a>(all: &'a Found, found: &'a [Finding]) -> Vec<(&'a RuleInfo, Vec<&'a Finding>)> {
    let mut used: Vec<(&RuleInfo, Vec<&Finding>)> = Vec::new();
    for rules in [&all.rules, &all.host_rules] {
        for rule in rules.iter() {
            let of_rule = found.iter().filter(|f| f.rule == rule.id);
            let of_rule: Vec<&Finding> = of_rule.collect();
            if !of_rule.is_empty() {
                used.push((rule, of_rule));
            }
        }
    }
    sort_by_key(&mut used, |(_, found)| {
        found.iter().map(|f| f.severity).min()
    });
    used
}

fn summary(found: &[Finding], all: &Found, w: Wording) -> Html {
    let count = |severity| found.iter().filter(|f| f.severity == severity).count() as u32;
    let kinds = [
        (Severity::Error, "处错误", "error"),
        (Severity::Warning, "处疑似", "warning"),
        (Severity::Hint, "处提示", "hint"),
    ];
    if found.is_empty() {
        let said = if all.failed {
            w.of("校核没有运行：这个浏览器不允许本页另开线程，或者校核程序出错。其他功能不受影响。", "Nothing is checked: the browser lets this page have no threads, or the check failed. Everything else works.")
        } else if all.rules.is_empty() {
            w.of("正在校核…", "Checking…")
        } else {
            w.of("没有校核意见", "No findings")
        };
        return html! { <p class="none" role="status">{ said }</p> };
    }
    html! {
        <p class="summary">
            { for kinds.iter().filter(|(s, ..)| count(*s) > 0).map(|(severity, zh, en)| html! {
                <span class={severity_class(*severity)}><i class="dot" />{ w.count(count(*severity), zh, en) }</span>
            }) }
        </p>
    }
}

fn card(rule: &RuleInfo, found: &[&Finding], props: &Props) -> Html {
    let w = props.wording;
    let name = w.say(&rule.name).to_owned();
    let worst = found.iter().map(|f| f.severity).min();
    let fixes: Vec<Fix> = found.iter().filter_map(|f| f.fix.clone()).collect();
    let n_mends = fixes.len();
    let fix_all = props
        .send
        .reform(move |_| Event::Checks(ChecksEvent::AskFix(fixes.clone())));
    let all = props.pick.opened.contains(&rule.id);
    let picked = |f: &Finding| props.pick.finding.as_deref().is_some_and(|p| same(p, f));
    let most = if all { MOST } else { FIRST };
    let shown = found.iter().enumerate();
    let shown = shown.filter(|(at, f)| *at < most || picked(f));
    let more = found.len().saturating_sub(most);
    let id = rule.id.clone();
    let open = props
        .send
        .reform(move |_| Event::Checks(ChecksEvent::OpenRule(id.clone())));
    html! {
        <section class={classes!("card", "rule", worst.map(severity_class))} key={rule.id.as_str().to_owned()}>
            <h2 title={w.say(&rule.about).to_owned()}>
                <span><i class="dot" />{ name }{ " " }<b>{ group(found.len() as u32) }</b></span>
                if n_mends > 1 {
                    <button class="act" onclick={fix_all}>{ w.of("全部改正", "Fix all") }</button>
                }
            </h2>
            <ul>{ for shown.map(|(_, f)| line(f, picked(f), props)) }</ul>
            if more > 0 && !all {
                <button class="more" onclick={open}>
                    { format!("{} {} {}", w.of("其余", "The other"), more, w.of("处", "")) }
                </button>
            } else if more > 0 {
                <p class="more">{ format!("{} {} {}", w.of("另有", "And"), more, w.of("处，改正一些后列出", "more, listed once some are fixed")) }</p>
            }
        </section>
    }
}

/// Whether it is the same finding, of this reading or one before.
fn same(a: &Finding, b: &Finding) -> bool {
    (&a.rule, a.node, a.field, &a.range) == (&b.rule, b.node, b.field, &b.range)
}

fn line(finding: &Finding, picked: bool, props: &Props) -> Html {
    let w = props.wording;
    let session = props.session.borrow();
    let node = session.outline().get(finding.node);
    let go = {
        let finding = Rc::new(finding.clone());
        props
            .send
            .reform(move |_| Event::Checks(ChecksEvent::GoTo(finding.clone())))
    };
    html! {
        <li class={picked.then_some("picked")}>
            <button class="finding" onclick={go} aria-expanded={picked.to_string()}>
                <span>{ w.say(&finding.message) }</span>
                { for node.map(|node| excerpt(node, finding)) }
            </button>
            if picked {
                { for node.map(|node| answers(node, finding, props)) }
            }
        </li>
    }
}

/// The words around what was found.
fn excerpt(node: &Node, finding: &Finding) -> Html {
    let words = finding.field.of(node).as_str();
    let (Some(before), Some(found), Some(after)) = (
        words.get(..finding.range.start),
        words.get(finding.range.clone()),
        words.get(finding.range.end..),
    ) else {
        return html! {};
    };
    let from = before.char_indices().rev().nth(AROUND - 1);
    let from = from.map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(AROUND);
    let end = end.map_or(after.len(), |(at, _)| at);
    let long = found.char_indices().nth(2 * AROUND);
    html! {
        <span class="excerpt">
            if from > 0 { { "…" } }
            { before[from..].to_owned() }
            <mark>{ match long {
                Some((at, _)) => format!("{}…", &found[..at]),
                None => found.to_owned(),
            } }</mark>
            if long.is_none() {
                { after[..end].to_owned() }
                if end < after.len() { { "…" } }
            }
        </span>
    }
}

/// What can be done about it.
fn answers(node: &Rc<Node>, finding: &Finding, props: &Props) -> Html {
    let w = props.wording;
    let once = Command::Ignore(node.id, finding.ignored_once(node));
    let part = props
        .session
        .borrow()
        .outline()
        .part_of(node.id)
        .map(|p| p.id);
    let always = part.map(|part| Command::Ignore(part, finding.ignored_always(node)));
    let off = finding.rule.clone();
    let send = |command: Command| {
        props
            .send
            .reform(move |_| Event::Edit(EditEvent::Do(command.clone())))
    };
    let switch = props
        .send
        .reform(move |_| Event::Checks(ChecksEvent::SwitchRule(off.clone(), false)));
    html! {
        <div class="answers">
            if let Some(fix) = &finding.fix {
                <button class="button small primary" onclick={send(Command::Fix(vec![fix.clone()]))}>{ w.of("改正", "Fix") }</button>
            }
            <button class="button small" onclick={send(once)}>{ w.of("忽略这一处", "Ignore here") }</button>
            { for always.map(|always| html! {
                <button class="button small" onclick={send(always)}>{ w.of("本篇都忽略", "Ignore in this report") }</button>
            }) }
            if !is_hosts(&finding.rule) {
            <button class="button small" onclick={switch} title={w.of("以后各篇都不校核这一项，可在“校核规则”里恢复", "No report is checked for this; see “Rules”")}>
                { w.of("不查此项", "Rule off") }
            </button>
            }
        </div>
    }
}
