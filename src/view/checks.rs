//! What is wrong in the report, or may be: grouped by rule, each with its place and its fix.

use super::icon::Icon;
use super::reports::{Named, named};
use super::settled::use_settled;
use crate::host;
use crate::host::given::is_hosts;
use crate::platform::dom;
use crate::view::severity_class;
use gangmu::check::{Finding, RuleId, RuleInfo, Severity};
use gangmu::outline::{Node, NodeId};
use gangmu::text::sort_by_key;
use session::{ChecksEvent, Command, EditEvent, Event, Found, Pick, Shared, Wording, group};
use std::rc::Rc;
use yew::prelude::*;

/// How many findings of a rule are listed before the rest is asked for.
const FIRST: usize = 4;
/// How many reports of a rule are listed before the rest is asked for.
const FIRST_REPORTS: usize = 20;
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
    /// The parts that everything is about.
    pub parts: Rc<Vec<NodeId>>,
    /// What that is called.
    pub scope_name: AttrValue,
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
    {
        // What was gone to from the text is brought on screen here, too.
        use_effect_with(props.pick.serial, |_| {
            if let Ok(Some(picked)) = dom::root().query_selector(".checks .picked") {
                dom::bring_into_view(&picked);
            }
        });
    }
    let rules = use_memo(
        (props.found.clone(), props.parts.clone()),
        |(found, parts)| by_rule(found, parts),
    );
    let names = use_names(props);
    let open_rules = props.send.reform(|_| Event::Checks(ChecksEvent::OpenRules));
    let open_words = props.send.reform(|_| Event::Checks(ChecksEvent::OpenWords));
    html! {
        <div class="checks">
            { summary(&rules, &props.found, w) }
            { for rules.iter().map(|kind| card(kind, &names, props)) }
            <div class="checks-settings">
                <button onclick={open_rules}>{ w.of("校核规则…", "Rules…") }</button>
                if !host::is_fixed("words") {
                    <button onclick={open_words}>{ w.of("用词规范表…", "Usage list…") }</button>
                }
            </div>
        </div>
    }
}

impl Props {
    /// Whether several reports are looked at, or another than the one shown.
    pub fn is_across(&self) -> bool {
        self.parts.len() != 1 || self.parts.first() != self.current.as_ref()
    }
}

/// What tells the reports from each other, if several are looked at. Follows the text once a pause
/// is made.
#[hook]
pub fn use_names(props: &Props) -> Rc<Vec<(NodeId, String)>> {
    let settled = use_settled(props.revision);
    let (is_across, w) = (props.is_across(), props.wording);
    let session = props.session.clone();
    use_memo((settled, is_across, w), move |_| {
        let all = is_across.then(|| named(&session.borrow(), w));
        let name = |named: &Named| {
            let ordinal = if named.ordinal > 0 {
                named.ordinal.to_string()
            } else {
                String::new()
            };
            (named.id, [&ordinal, " ", named.short()].concat())
        };
        all.iter().flatten().map(name).collect()
    })
}

/// The name of that part among them.
pub fn name_of(names: &[(NodeId, String)], part: NodeId) -> &str {
    let name = names.iter().find(|(id, _)| *id == part);
    name.map_or("", |(_, name)| name)
}

/// What was found by a rule.
#[derive(PartialEq)]
struct OfRule {
    rule: RuleInfo,
    /// How many, of each severity.
    counts: [u32; 3],
    /// How many of them can be mended.
    n_mends: usize,
    /// In which parts, and how many there.
    parts: Vec<(NodeId, u32)>,
}

impl OfRule {
    fn n(&self) -> u32 {
        self.counts.iter().sum()
    }

    fn worst(&self) -> Option<Severity> {
        let at = self.counts.iter().position(|n| *n > 0);
        at.map(|at| SEVERITIES[at].0)
    }
}

/// From the worst on, and how they are counted.
const SEVERITIES: [(Severity, &str, &str); 3] = [
    (Severity::Error, "处错误", "error"),
    (Severity::Warning, "处疑似", "warning"),
    (Severity::Hint, "处提示", "hint"),
];

/// The findings of each rule: errors first, then in the registry's order. O(findings).
fn by_rule(found: &Found, parts: &[NodeId]) -> Vec<OfRule> {
    let rules = found.rules.iter().chain(found.host_rules.iter());
    let of_rule = |rule: &RuleInfo| OfRule {
        rule: rule.clone(),
        counts: [0; 3],
        n_mends: 0,
        parts: Vec::new(),
    };
    let mut all: Vec<OfRule> = rules.map(of_rule).collect();
    for part in parts {
        for finding in found.of(Some(*part)).iter() {
            let Some(of) = all.iter_mut().find(|of| of.rule.id == finding.rule) else {
                continue;
            };
            let severity = SEVERITIES.iter().position(|s| s.0 == finding.severity);
            of.counts[severity.unwrap_or(2)] += 1;
            of.n_mends += usize::from(finding.fix.is_some());
            match of.parts.last_mut() {
                Some((last, n)) if last == part => *n += 1,
                _ => of.parts.push((*part, 1)),
            }
        }
    }
    all.retain(|of| !of.parts.is_empty());
    sort_by_key(&mut all, OfRule::worst);
    all
}

fn summary(rules: &[OfRule], all: &Found, w: Wording) -> Html {
    if rules.is_empty() {
        let said = if all.failed {
            w.of("校核没有运行：这个浏览器不允许本页另开线程，或者校核程序出错。其他功能不受影响。", "Nothing is checked: the browser lets this page have no threads, or the check failed. Everything else works.")
        } else if all.rules.is_empty() {
            w.of("正在校核…", "Checking…")
        } else {
            w.of("没有校核意见", "No findings")
        };
        return html! { <p class="none" role="status">{ said }</p> };
    }
    let count = |at: usize| rules.iter().map(|of| of.counts[at]).sum::<u32>();
    let kinds = SEVERITIES
        .iter()
        .enumerate()
        .filter(|(at, _)| count(*at) > 0);
    html! {
        <p class="summary">
            { for kinds.map(|(at, (severity, zh, en))| html! {
                <span class={severity_class(*severity)}><i class="dot" />{ w.count(count(at), zh, en) }</span>
            }) }
        </p>
    }
}

fn card(of: &OfRule, names: &[(NodeId, String)], props: &Props) -> Html {
    let w = props.wording;
    let (rule, n) = (&of.rule, of.n());
    let send = |event: ChecksEvent| {
        let event: Event = event.into();
        props.send.reform(move |_: MouseEvent| event.clone())
    };
    let several = props
        .is_across()
        .then(|| w.count(of.parts.len() as u32, "篇", "report"));
    let body = if props.is_across() {
        let few = n as usize <= FIRST;
        let all = props.pick.opened.contains(&(rule.id.clone(), None));
        let most = if all { MOST } else { FIRST_REPORTS };
        let more = of.parts.len().saturating_sub(most);
        let part = |(part, n): &(NodeId, u32)| {
            let open = few != props.pick.opened.contains(&(rule.id.clone(), Some(*part)));
            let found = props.found.of(Some(*part));
            let picked = found
                .iter()
                .any(|f| f.rule == rule.id && is_picked(f, props));
            let open = open || picked;
            let name = name_of(names, *part).to_owned();
            html! {
                <li key={part.0}>
                    <button class="report" aria-expanded={open.to_string()} onclick={send(ChecksEvent::OpenRule(rule.id.clone(), Some(*part)))}>
                        { Icon::Chevron.draw() }<span>{ name }</span><b>{ group(*n) }</b>
                    </button>
                    if open {
                        <ul>{ lines(&rule.id, &found, MOST, props) }</ul>
                    }
                </li>
            }
        };
        html! {
            <>
                <ul class="in-reports">{ for of.parts.iter().take(most).map(part) }</ul>
                if more > 0 {
                    <button class="more" disabled={all} onclick={send(ChecksEvent::OpenRule(rule.id.clone(), None))}>
                        { w.n_reports(w.of("其余", "The other"), more as u32) }
                    </button>
                }
            </>
        }
    } else {
        let all = props.pick.opened.contains(&(rule.id.clone(), None));
        let most = if all { MOST } else { FIRST };
        let more = (n as usize).saturating_sub(most);
        html! {
            <>
                <ul>{ lines(&rule.id, &props.found.of(props.current), most, props) }</ul>
                if more > 0 && !all {
                    <button class="more" onclick={send(ChecksEvent::OpenRule(rule.id.clone(), None))}>
                        { format!("{} {} {}", w.of("其余", "The other"), more, w.of("处", "")) }
                    </button>
                } else if more > 0 {
                    <p class="more">{ format!("{} {} {}", w.of("另有", "And"), more, w.of("处，改正一些后列出", "more, listed once some are fixed")) }</p>
                }
            </>
        }
    };
    html! {
        <section class={classes!("card", "rule", of.worst().map(severity_class))} key={rule.id.as_str().to_owned()}>
            <h2 title={w.say(&rule.about).to_owned()}>
                <span><i class="dot" />{ w.say(&rule.name).to_owned() }{ " " }<b>{ group(n) }{ for several.map(|n| [" · ", &n].concat()) }</b></span>
                if of.n_mends > 1 {
                    <button class="act" onclick={send(ChecksEvent::FixRule(rule.id.clone()))}>{ w.of("全部改正", "Fix all") }</button>
                }
            </h2>
            { body }
        </section>
    }
}

/// The first findings of a rule, and the one that is picked.
fn lines(rule: &RuleId, found: &[Finding], most: usize, props: &Props) -> Html {
    let of_rule = found.iter().filter(|f| f.rule == *rule).enumerate();
    let shown = of_rule.filter(|(at, f)| *at < most || is_picked(f, props));
    shown
        .map(|(_, f)| line(f, is_picked(f, props), props))
        .collect()
}

fn is_picked(finding: &Finding, props: &Props) -> bool {
    let picked = props.pick.finding.as_deref();
    picked.is_some_and(|picked| same(picked, finding))
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
