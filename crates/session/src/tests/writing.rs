//! Writing in rows, by the events that the page sends: what the words become, where the caret is,
//! what one undo takes back. Names tell which behaviour of other editors is held to.

use crate::{
    Application, Chord, Command, EditEvent, Event, Here, InField, KeepEvent, NullPlatform,
    PlaceEvent, TextsEvent, by_key, by_row_key,
};
use gangmu::edit::{Caret, Intent};
use gangmu::outline::{Kind, NodeId};
use std::rc::Rc;

/// A writer with a text open.
struct Writer {
    app: Application<NullPlatform>,
}

impl Writer {
    fn new(text: &str) -> Self {
        let mut app = Application::new(NullPlatform::default());
        app.dispatch(TextsEvent::Pasted(text.to_owned()));
        app.dispatch(KeepEvent::Restored(Rc::new(None)));
        Self { app }
    }

    /// Stands at the end of the row that begins with these words.
    fn at_end_of(&mut self, words: &str) -> NodeId {
        let node = super::node(&self.app.state.session.borrow(), words);
        self.at(node, self.words(node).len());
        node
    }

    fn at(&mut self, node: NodeId, at: usize) {
        self.app.dispatch(PlaceEvent::Edit(Caret::at(node, at)));
    }

    fn words(&self, node: NodeId) -> String {
        let session = self.app.state.session.borrow();
        let node = session.outline().get(node);
        node.map(|n| n.text.to_string()).unwrap_or_default()
    }

    fn kind(&self, node: NodeId) -> Kind {
        let session = self.app.state.session.borrow();
        session.outline().get(node).map_or(Kind::Root, |n| n.kind)
    }

    fn text(&self) -> String {
        self.app.state.session.borrow().outline().write()
    }

    /// Where the page's caret is: the row and the words before it.
    fn caret(&self) -> Caret {
        assert!(self.app.state.place.editing);
        let caret = self.app.state.place.caret.expect("a caret");
        assert_eq!(self.app.state.session.borrow().caret(), Some(caret));
        caret
    }

    /// The words before the caret and those behind it.
    fn around(&self) -> (String, String) {
        let caret = self.caret();
        assert_eq!(caret.anchor, caret.head);
        let words = self.words(caret.node);
        let (before, behind) = words.split_at(caret.head);
        (before.to_owned(), behind.to_owned())
    }

    /// Puts words in the place of `n` bytes before the caret, as the field does.
    fn put(&mut self, words: &str, n: usize, intent: Intent) {
        self.app.platform.clock_ms += 1000.0;
        let caret = self.caret();
        let (from, to) = (caret.anchor.min(caret.head), caret.anchor.max(caret.head));
        let mut all = self.words(caret.node);
        all.replace_range(from - n..to, words);
        self.app.dispatch(EditEvent::Typed {
            node: caret.node,
            words: all,
            intent,
            before: Some(caret),
            after: Caret::at(caret.node, from - n + words.len()),
        });
    }

    fn write(&mut self, words: &str) {
        self.put(words, 0, Intent::Type);
    }

    fn compose(&mut self, words: &str) {
        self.put(words, 0, Intent::Compose);
    }

    #[track_caller]
    fn press(&mut self, keys: &str) {
        let event = self.pressed(keys);
        self.app.dispatch(event.expect("the keys mean something"));
    }

    /// What the rows make of keys, with the field in one; `None` for what the field does itself.
    fn pressed(&self, keys: &str) -> Option<Event> {
        let (mut chord, mut parts) = (Chord::default(), keys.rsplit('+'));
        chord.key = parts.next().unwrap_or_default().to_owned();
        for held in parts {
            match held {
                "Mod" => chord.control = true,
                "Alt" => chord.alt = true,
                _ => chord.shift = true,
            }
        }
        {
            let state = &self.app.state;
            let session = state.session.borrow();
            let node = state.place.node.expect("a row");
            let caret = state.place.caret.filter(|_| state.place.editing);
            let at = crate::AtRow {
                here: Here::of(state, &session),
                node,
                field: caret.map(|caret| InField {
                    caret,
                    n_bytes: session.outline().get(node).map_or(0, |n| n.text.len()),
                    lines: &|| (true, true),
                }),
                overlay: false,
            };
            let named = || (by_key(&chord, state.place.editing, &state.host)?.make)(&at.here);
            by_row_key(&chord, &at).or_else(named)
        }
    }

    /// Leaves the row for the one that begins with these words.
    fn leave_for(&mut self, words: &str) {
        self.at_end_of(words);
    }

    /// Begins a row behind the one with these words, and writes in it.
    fn write_behind(&mut self, row: &str, words: &str) -> NodeId {
        self.at_end_of(row);
        self.press("Enter");
        self.write(words);
        self.caret().node
    }

    /// The rows as text, indented by depth.
    fn rows(&self) -> Vec<String> {
        super::shown(&self.app.state.session.borrow())
    }

    fn undo(&mut self) {
        self.app.dispatch(EditEvent::Undo);
    }

    fn redo(&mut self) {
        self.app.dispatch(EditEvent::Redo);
    }
}

const REPORT: &str = "关于整改的报告\n一、总体情况\n高度重视，认真落实，统筹推进各项工作。\n二、整改情况\n（一）关于台账不全的问题。\n一是补齐台账。二是定期核对。\n三、下一步打算\n持续推进。\n";

mod carets;
mod recognised;
mod rows;
