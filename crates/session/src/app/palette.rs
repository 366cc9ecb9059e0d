//! What the field for commands finds: commands by name, and what the reports hold of the words.

use super::{
    ACTIONS, Action, Event, FindEvent, Group, Here, Host, PageEvent, PlaceEvent, Wording, is_named,
    spelled,
};
use crate::Session;
use gangmu::edit::Caret;
use gangmu::outline::{Kind, Node};
use gangmu::text::{Bilingual, both};
use std::rc::Rc;

/// What is listed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Commands of a group.
    Commands(Group),
    /// Reports.
    Reports,
    /// Headings.
    Headings,
    /// Words of the text.
    Words,
}

/// Something that can be chosen.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What it is listed under.
    pub head: Listed,
    /// What it is called.
    pub name: String,
    /// The command's key; where a heading or words stand.
    pub more: String,
    /// What it asks for.
    pub event: Event,
    /// Whether that means something here; what does comes first.
    pub means: bool,
}

/// How many of each the list holds.
const MOST: usize = 8;
/// How many characters before and behind a word are shown.
const AROUND: usize = 10;

/// What else people call commands, in both languages.
#[rustfmt::skip]
const ALSO: [([&str; 2], &[&str]); 8] = [
    (["导出", "export"], &["export", "copy", "copy-plain", "copy-markdown", "copy-json", "copy-outline", "print"]),
    (["另存为", "save as"], &["save-as", "export", "copy", "copy-plain", "copy-markdown", "copy-json"]),
    (["保存", "save"], &["save", "save-as", "export", "shelf", "versions", "copy", "salvage"]),
    (["历史", "history"], &["versions", "undo", "redo", "compare"]),
    (["恢复", "restore"], &["versions", "undo", "shelf", "salvage"]),
    (["帮助", "help"], &["keys"]),
    (["设置", "settings"], &["numbers", "rules", "words", "terms", "theme", "language", "hands-off"]),
    (["新建", "new"], &["paste", "open", "sample"]),
];

/// All that `words` find; of no words the commands. O(text).
pub fn answers(here: &Here<'_>, words: &str, host: &Host, w: Wording, is_mac: bool) -> Vec<Answer> {
    let mut found = commands(here, words, host, w, is_mac);
    if !words.trim().is_empty() && host.may_view_text() {
        found.extend(in_reports(here.session, words.trim(), w));
    }
    // A stable sort: what can't be done now comes last.
    found.sort_by_key(|f| !f.means);
    found
}

fn commands(here: &Here<'_>, words: &str, host: &Host, w: Wording, is_mac: bool) -> Vec<Answer> {
    let typed = words.trim().to_lowercase();
    let is_called = |names: &[&str; 2]| names.iter().any(|name| name.starts_with(&typed));
    let several = typed.chars().nth(1).is_some();
    let also = ALSO.iter().filter(|(names, _)| several && is_called(names));
    let also: Vec<&str> = also.flat_map(|(_, ids)| *ids).copied().collect();
    let is_meant = |a: &&Action| {
        a.id != "palette" && a.is_offered(host) && (a.is_named(words) || also.contains(&a.id))
    };
    let own = ACTIONS.iter().filter(is_meant).map(|action| Answer {
        head: Listed::Commands(action.group),
        name: action.name(w).to_owned(),
        more: action.shortcut(is_mac),
        event: Event::Run(action.id),
        means: (action.make)(here).is_some(),
    });
    let hosts = host.options().into_iter().flat_map(|o| &o.commands);
    let hosts = hosts.filter(|c| is_named(words, &c.name.zh, &c.name.en, &c.alias));
    let hosts = hosts.map(|command| Answer {
        head: Listed::Commands(Group::Host),
        name: w.say(&command.name).to_owned(),
        more: spelled(&command.keys, is_mac),
        event: Event::Page(PageEvent::RunHosts(command.id.clone())),
        means: true,
    });
    own.chain(hosts).collect()
}

/// Reports, headings and words that hold them, those of the shown report first.
fn in_reports(session: &Session, words: &str, w: Wording) -> Vec<Answer> {
    let (mut reports, mut headings, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    let shown = session.current().map(|p| p.id);
    let mut parts: Vec<&Rc<Node>> = session.parts().iter().collect();
    parts.sort_by_key(|p| Some(p.id) != shown);
    let several = parts.len() > 1;
    let mut n_texts = 0;
    for part in parts {
        let report = gangmu::report::title(part);
        let matches = session.look_up(part, words);
        if several && part.kind == Kind::Report && matches.titles {
            reports.push(Answer {
                head: Listed::Reports,
                name: report.clone(),
                more: String::new(),
                event: PlaceEvent::Show(part.id).into(),
                means: true,
            });
        }
        let of = |name: String, head, event| Answer {
            head,
            name,
            more: if several {
                short(&report)
            } else {
                String::new()
            },
            event,
            means: true,
        };
        for id in matches.headings {
            if let Some(node) = session.outline().get(id).filter(|_| headings.len() < MOST) {
                let name = format!("{}{}", node.marker_spelling(), node.title());
                headings.push(of(name, Listed::Headings, PlaceEvent::Jump(id).into()));
            }
        }
        n_texts += matches.texts.len();
        for hit in matches.texts {
            if let Some(node) = session
                .outline()
                .get(hit.node)
                .filter(|_| texts.len() < MOST)
            {
                let caret = Caret {
                    node: hit.node,
                    anchor: hit.range.start,
                    head: hit.range.end,
                };
                let name = excerpt(&node.text, hit.range);
                texts.push(of(name, Listed::Words, PlaceEvent::Edit(caret).into()));
            }
        }
    }
    if n_texts > 0 {
        let all: Bilingual<String> = both(format!("查找“{words}”"), format!("Find “{words}”"));
        texts.push(Answer {
            head: Listed::Words,
            name: w.say(&all).to_owned(),
            more: String::new(),
            event: FindEvent::For(words.to_owned()).into(),
            means: true,
        });
    }
    [reports, headings, texts].concat()
}

fn short(title: &str) -> String {
    const LONGEST: usize = 16;
    let mut short: String = title.chars().take(LONGEST).collect();
    if short.len() < title.len() {
        short.push('…');
    }
    short
}

fn excerpt(text: &str, range: std::ops::Range<usize>) -> String {
    let before: Vec<char> = text[..range.start].chars().rev().take(AROUND).collect();
    let from = range.start - before.iter().map(|c| c.len_utf8()).sum::<usize>();
    let behind = text[range.end..].chars().take(AROUND);
    let to = range.end + behind.map(char::len_utf8).sum::<usize>();
    let dots = |are: bool| if are { "…" } else { "" };
    format!(
        "{}{}{}",
        dots(from > 0),
        &text[from..to],
        dots(to < text.len())
    )
}
