//! What a host gives as objects: commands of its own, and what its own checks found. Nothing of it
//! is believed: properties of their own alone, of the right type, so many and so long at most.

use gangmu::check::{Finding, Group, RuleId, RuleInfo, Severity};
use gangmu::edit::{Field, Fix, Splice};
use gangmu::outline::{Kind, Node, NodeId};
use gangmu::text::Bilingual;
use js_sys::{Array, JsString, Object, Reflect};
use session::{Given, HostCommand, Session};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// How many commands are taken.
const MOST_COMMANDS: u32 = 100;
/// How many findings are taken.
const MOST_FINDINGS: u32 = 1000;
/// How long a string may be, in UTF-16 units; what is longer is cut off.
const LONGEST: u32 = 500;
/// Before the names of the host's rules.
const PREFIX: &str = "host:";

/// The property of that name, if it is the object's own.
pub fn own(data: &JsValue, name: &str) -> JsValue {
    let Some(object) = data.dyn_ref::<Object>() else {
        return JsValue::UNDEFINED;
    };
    // `Object.hasOwn` came with Chromium 93.
    let name = name.into();
    match Reflect::get_own_property_descriptor(object, &name) {
        Ok(found) if !found.is_undefined() => Reflect::get(object, &name).unwrap_or_default(),
        _ => JsValue::UNDEFINED,
    }
}

/// A string, cut off where it is too long; an empty one for what is none.
fn cut(given: &JsValue) -> String {
    let words = given.dyn_ref::<JsString>().map(|w| w.slice(0, LONGEST));
    words.map(String::from).unwrap_or_default()
}

fn words(data: &JsValue, name: &str) -> String {
    cut(&own(data, name))
}

/// A sentence: a string for both languages, or an object of `zh` and `en`.
fn sentence(given: &JsValue) -> Bilingual<String> {
    let both = cut(given);
    let of = |name: &str| Some(words(given, name)).filter(|w| !w.is_empty());
    let (zh, en) = (of("zh"), of("en"));
    Bilingual {
        zh: zh.clone().or(en.clone()).unwrap_or(both.clone()),
        en: en.or(zh).unwrap_or(both),
    }
}

fn list(given: &JsValue, most: u32) -> impl Iterator<Item = JsValue> {
    let list = given.dyn_ref::<Array>().cloned().unwrap_or_default();
    let n = list.length().min(most);
    (0..n).map(move |at| list.get(at))
}

/// The commands of a list of `{id, zh, en, alias, keys}`. What has no id or no name is none; keys
/// that are letters alone are left to typing.
pub fn commands(given: &JsValue) -> Vec<HostCommand> {
    let command = |given: JsValue| {
        let keys = words(&given, "keys").replace("Ctrl+", "Mod+");
        let is_held = keys.contains("Mod+") || keys.contains("Alt+");
        let function = keys.strip_prefix('F');
        let is_function = function.is_some_and(|n| n.parse::<u8>().is_ok());
        HostCommand {
            id: words(&given, "id"),
            name: sentence(&given),
            alias: words(&given, "alias"),
            keys: if is_held || is_function {
                keys
            } else {
                String::new()
            },
        }
    };
    let all = list(given, MOST_COMMANDS).map(command);
    all.filter(|c| !c.id.is_empty() && !c.name.zh.is_empty())
        .collect()
}

/// Whether the rule is one of the host's.
pub fn is_hosts(rule: &RuleId) -> bool {
    rule.as_str().starts_with(PREFIX)
}

/// The findings of a list of `{rule, title, severity, node, words, instead, message}`. `words` are
/// looked for in the node's text, and `instead` would stand there when fixed. What names no node
/// is said of the first row. O(words of the nodes).
pub fn findings(given: &JsValue, session: &Session) -> Given {
    let (mut found, mut rules) = (Vec::new(), Vec::<RuleInfo>::new());
    let outline = session.outline();
    let row = |part: &Rc<Node>| part.children.first().cloned();
    for given in list(given, MOST_FINDINGS) {
        let message = sentence(&own(&given, "message"));
        if message.zh.is_empty() {
            continue;
        }
        let named = own(&given, "node").as_f64().map(|id| NodeId(id as u32));
        let node = named.and_then(|id| outline.get(id)).cloned();
        let node = node.filter(|node| node.kind != Kind::Root && !node.kind.is_part());
        let Some(node) = node.or_else(|| session.parts().first().and_then(row)) else {
            continue;
        };
        let severity = match words(&given, "severity").as_str() {
            "error" => Severity::Error,
            "hint" => Severity::Hint,
            _ => Severity::Warning,
        };
        let sought = words(&given, "words");
        let at = node.text.find(&sought).filter(|_| !sought.is_empty());
        let range = at.map_or(0..0, |at| at..at + sought.len());
        let instead = own(&given, "instead").is_string() && at.is_some();
        let fix = instead.then(|| {
            Fix::Splices(vec![Splice {
                node: node.id,
                field: Field::Text,
                range: range.clone(),
                expect: sought,
                with: words(&given, "instead"),
            }])
        });
        let rule = RuleId::new([PREFIX, &words(&given, "rule")].concat());
        let mut name = sentence(&own(&given, "title"));
        if name.zh.is_empty() {
            name.zh = "本系统校核".to_owned();
            name.en = "Checks of this site".to_owned();
        }
        if !rules.iter().any(|r| r.id == rule) {
            rules.push(RuleInfo {
                id: rule.clone(),
                severity,
                group: Group::Structure,
                name,
                about: Bilingual::default(),
            });
        }
        found.push(Finding {
            rule,
            severity,
            node: node.id,
            field: Field::Text,
            range,
            message,
            fix,
        });
    }
    (found, rules)
}
