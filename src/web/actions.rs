//! Every command that has a name: one table for the palette, the menus and the keyboard.

use super::app::{Msg, Place, Scope};
use super::wording::Wording;
use crate::edit::commands::Direction;
use crate::outline::{Level, NodeId};
use crate::session::{Command, Session};
use web_sys::KeyboardEvent;

/// Where a command is asked for.
pub struct Here<'a> {
    /// The session.
    pub session: &'a Session,
    /// The current row.
    pub place: Place,
    /// The selected nodes; empty for none.
    pub selected: &'a [NodeId],
}

impl Here<'_> {
    fn node(&self) -> Option<NodeId> {
        self.place.node
    }

    /// What a command is about: the selection, or the current row.
    fn targets(&self) -> Option<Vec<NodeId>> {
        if self.selected.is_empty() {
            self.place.node.map(|id| vec![id])
        } else {
            Some(self.selected.to_vec())
        }
    }

    fn part(&self) -> Option<NodeId> {
        self.session.current().map(|p| p.id)
    }
}

/// What a command is about; the palette lists them so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Changing the structure.
    Edit,
    /// What is shown.
    View,
    /// Copying out, taking in.
    Text,
    /// The page itself.
    Page,
}

/// Where a key means a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// In a row, edited or not.
    Row,
    /// In a row that is not being edited.
    Current,
    /// Everywhere.
    Page,
}

/// A command with a name.
pub struct Action {
    /// Its lasting name.
    pub id: &'static str,
    /// What it is about.
    pub group: Group,
    /// Its name in Chinese and English.
    pub names: (&'static str, &'static str),
    /// Other words that find it: initials of its pinyin.
    pub alias: &'static str,
    /// Its keys, the first of which is shown.
    pub keys: &'static [&'static str],
    /// Where they mean it.
    pub reach: Reach,
    /// What it asks for, or `None` where it means nothing.
    pub make: fn(&Here<'_>) -> Option<Msg>,
}

impl Action {
    /// Its name.
    pub fn name(&self, w: Wording) -> &'static str {
        w.of(self.names.0, self.names.1)
    }

    /// Its first key as a person writes it; empty for a command without keys.
    pub fn shortcut(&self) -> String {
        self.keys.first().map(|k| spelled(k)).unwrap_or_default()
    }

    /// Whether `words` name it.
    pub fn is_named(&self, words: &str) -> bool {
        let words = words.trim().to_lowercase();
        self.names.0.contains(&words)
            || self.names.1.to_lowercase().contains(&words)
            || self.alias.starts_with(&words)
    }
}

fn spelled(keys: &str) -> String {
    let name = |key: &str| match key {
        "Mod" => "Ctrl".to_owned(),
        "ArrowUp" => "↑".to_owned(),
        "ArrowDown" => "↓".to_owned(),
        "ArrowLeft" => "←".to_owned(),
        "ArrowRight" => "→".to_owned(),
        key if key.len() == 1 => key.to_uppercase(),
        key => key.to_owned(),
    };
    keys.split('+').map(name).collect::<Vec<_>>().join("+")
}

/// The command of that name.
pub fn by_id(id: &str) -> Option<&'static Action> {
    ACTIONS.iter().find(|a| a.id == id)
}

/// The command that the key means in a row, or everywhere.
pub fn by_key(event: &KeyboardEvent, editing: bool) -> Option<&'static Action> {
    ACTIONS.iter().find(|action| {
        let reaches = action.reach != Reach::Current || !editing;
        reaches && action.keys.iter().any(|keys| means(event, keys))
    })
}

/// Whether the event is these keys: `Mod` is Ctrl, or ⌘ on a Mac.
fn means(event: &KeyboardEvent, keys: &str) -> bool {
    let mut wanted = (false, false, false);
    let mut key = "";
    for part in keys.split('+') {
        match part {
            "Mod" => wanted.0 = true,
            "Alt" => wanted.1 = true,
            "Shift" => wanted.2 = true,
            other => key = other,
        }
    }
    let down = (
        event.ctrl_key() || event.meta_key(),
        event.alt_key(),
        event.shift_key(),
    );
    // Shift changes what a digit key writes: the key itself is asked for.
    let same =
        event.key().eq_ignore_ascii_case(key) || event.code().strip_prefix("Digit") == Some(key);
    same && down == wanted
}

fn node(here: &Here<'_>, make: fn(NodeId) -> Command) -> Option<Msg> {
    here.node().map(|id| Msg::Do(make(id)))
}

fn nodes(here: &Here<'_>, make: fn(Vec<NodeId>) -> Command) -> Option<Msg> {
    here.targets().map(|ids| Msg::Do(make(ids)))
}

macro_rules! action {
    ($id:literal, $group:ident, $zh:literal, $en:literal, $alias:literal, [$($keys:literal),*], $reach:ident, $make:expr) => {
        Action {
            id: $id,
            group: Group::$group,
            names: ($zh, $en),
            alias: $alias,
            keys: &[$($keys),*],
            reach: Reach::$reach,
            make: $make,
        }
    };
}

/// All of them, in the order in which they are listed.
pub static ACTIONS: &[Action] = &[
    action!(
        "up",
        Edit,
        "上移",
        "Move up",
        "sy",
        ["Alt+ArrowUp", "Alt+Shift+ArrowUp"],
        Row,
        |h| nodes(h, |ids| Command::Shift(ids, Direction::Up))
    ),
    action!(
        "down",
        Edit,
        "下移",
        "Move down",
        "xy",
        ["Alt+ArrowDown", "Alt+Shift+ArrowDown"],
        Row,
        |h| nodes(h, |ids| Command::Shift(ids, Direction::Down))
    ),
    action!(
        "outdent",
        Edit,
        "升级",
        "Promote",
        "sj",
        ["Alt+Shift+ArrowLeft"],
        Row,
        |h| nodes(h, Command::Outdent)
    ),
    action!(
        "indent",
        Edit,
        "降级",
        "Demote",
        "jj",
        ["Alt+Shift+ArrowRight"],
        Row,
        |h| nodes(h, Command::Indent)
    ),
    action!(
        "remove",
        Edit,
        "删除",
        "Delete",
        "sc",
        ["Delete", "Backspace"],
        Current,
        |h| h.targets().map(Msg::Remove)
    ),
    action!("undo", Edit, "撤销", "Undo", "cx", ["Mod+z"], Page, |h| h
        .session
        .can_undo()
        .map(|_| Msg::Undo)),
    action!(
        "redo",
        Edit,
        "重做",
        "Redo",
        "cz",
        ["Mod+y", "Mod+Shift+z"],
        Page,
        |h| h.session.can_redo().map(|_| Msg::Redo)
    ),
    action!(
        "fold",
        View,
        "折叠或展开",
        "Fold or unfold",
        "zd",
        ["Mod+.", "Mod+ArrowUp", "Mod+ArrowDown"],
        Row,
        |h| node(h, Command::ToggleFold)
    ),
    action!(
        "level-1",
        View,
        "只显示一级标题",
        "Show level 1",
        "yj",
        [],
        Row,
        |h| h.part().map(|_| Msg::FoldTo(Some(Level::new(1))))
    ),
    action!(
        "level-2",
        View,
        "显示到二级标题",
        "Show to level 2",
        "ej",
        [],
        Row,
        |h| h.part().map(|_| Msg::FoldTo(Some(Level::new(2))))
    ),
    action!(
        "level-3",
        View,
        "显示到三级标题",
        "Show to level 3",
        "sj",
        [],
        Row,
        |h| h.part().map(|_| Msg::FoldTo(Some(Level::new(3))))
    ),
    action!(
        "level-all",
        View,
        "全部展开",
        "Unfold everything",
        "qbzk",
        [],
        Row,
        |h| h.part().map(|_| Msg::FoldTo(None))
    ),
    action!(
        "copy",
        Text,
        "复制本篇",
        "Copy this report",
        "fzbp",
        ["Mod+Shift+c"],
        Page,
        |h| h.part().map(|_| Msg::Copy(Scope::Part))
    ),
    action!(
        "copy-node",
        Text,
        "复制所在一节",
        "Copy current section",
        "fzyj",
        ["Mod+c"],
        Current,
        |h| h.node().map(|_| Msg::Copy(Scope::Node))
    ),
    action!(
        "copy-all",
        Text,
        "复制全部各篇",
        "Copy all reports",
        "fzqb",
        [],
        Page,
        |h| (h.session.parts().len() > 1).then_some(Msg::Copy(Scope::Whole))
    ),
    action!(
        "copy-plain",
        Text,
        "只复制纯文本",
        "Copy as plain text",
        "cwb",
        [],
        Page,
        |h| h.part().map(|_| Msg::Copy(Scope::Plain))
    ),
    action!(
        "open",
        Text,
        "打开文件",
        "Open a file",
        "dkwj",
        ["Mod+o"],
        Page,
        |_| Some(Msg::PickFile)
    ),
    action!(
        "paste",
        Text,
        "粘贴为新的一篇",
        "Paste as a new report",
        "zt",
        [],
        Page,
        |_| Some(Msg::PasteButton)
    ),
    action!(
        "sample",
        Text,
        "打开示例",
        "Open the sample",
        "sl",
        [],
        Page,
        |_| Some(Msg::Sample)
    ),
    action!(
        "theme",
        Page,
        "切换浅色、深色",
        "Switch colours",
        "ss",
        [],
        Page,
        |_| Some(Msg::NextTheme)
    ),
    action!(
        "language",
        Page,
        "切换为英文界面",
        "Switch to Chinese",
        "yw",
        [],
        Page,
        |_| Some(Msg::ToggleLanguage)
    ),
    action!(
        "clear",
        Page,
        "清除本机上的全部内容",
        "Delete everything here",
        "qc",
        [],
        Page,
        |h| h.part().map(|_| Msg::AskClear)
    ),
];
