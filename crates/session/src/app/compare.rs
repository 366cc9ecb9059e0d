//! Two versions compared, or last month's ledger and this month's: what is chosen, what is shown, what
//! is taken over.

use super::{Effect, Event, FileText, Payload, Place, State, Toast, VersionsEvent, View};
use crate::paper::Printed;
use crate::{Command, CompareOrder, Compared, Sheet, Taken, compare_request};
use gangmu::edit::commands::Cell;
use gangmu::export::Form;
use gangmu::outline::{Kind, NodeId};
use gangmu::report::{Column, named_status};
use gangmu::text::Bilingual;
use std::rc::Rc;

/// What happens to a comparison.
#[derive(Clone, Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub enum CompareEvent {
    /// Ask with what this report is to be compared, or with what ledger.
    Open(NodeId, bool),
    /// Compare with this report.
    With(NodeId),
    /// Compare with this text, called so.
    WithText(String, Rc<str>),
    /// Ask for a file with it.
    Pick,
    /// It says this, or why it was not read.
    Picked(String, Rc<Result<FileText, Bilingual<String>>>),
    /// Compare the ledgers of all reports, or of the shown one.
    Whole(bool),
    /// Show the two in each other's place.
    Turn,
    /// The answer to the request of that number, or why there is none.
    Answered(u32, Rc<Result<Compared, Bilingual<String>>>),
    /// Take over the change of that index, or all.
    Take(Taken),
    /// Go to where the change of that index is seen.
    Go(usize),
    /// Show it again.
    Show,
    /// Choose another.
    Again,
    /// Copy the table of changes.
    Copy,
    /// Print it.
    Print,
    /// Close it.
    Close,
}

/// A comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparing {
    /// What is asked.
    pub order: CompareOrder,
    /// What came of it.
    pub answer: Option<Rc<Compared>>,
    /// Its table as tabbed rows and as HTML, which comes behind it.
    pub table: Option<[Rc<str>; 2]>,
    /// Why nothing did.
    pub error: Option<Bilingual<String>>,
    /// Whether an answer is awaited.
    pub busy: bool,
    /// Whether it is on the page; else it waits to be shown again.
    pub shown: bool,
    /// The number of the request, and the revision of the text that it was about.
    asked: (u32, u64),
}

impl Comparing {
    /// Whether it is chosen what to compare with.
    pub fn is_chosen(&self) -> bool {
        self.order.other.is_some() || self.order.text.is_some() || self.order.version.is_some()
    }
}

impl State {
    /// Whether something lies over the page that keeps the focus.
    pub fn has_dialog(&self) -> bool {
        let compares = self.comparing.as_ref().is_some_and(|c| c.shown);
        let decides = self.merging.is_some() || self.versions.sheet.is_some();
        self.page.has_dialog() || compares || decides
    }

    pub(super) fn compare_by(&mut self, event: CompareEvent) {
        self.follow_comparison(event);
        self.follow_printed();
    }

    fn follow_comparison(&mut self, event: CompareEvent) {
        let w = self.wording();
        match event {
            CompareEvent::Open(part, ledger) => self.open_comparison(part, ledger),
            CompareEvent::With(other) => self.compare_with(|order| {
                (order.other, order.text) = (Some(other), None);
            }),
            CompareEvent::WithText(_, text) if text.trim().is_empty() => {
                self.say(Toast::note(w.of("这里没有文字", "There is no text here")));
            }
            CompareEvent::WithText(name, text) => self.compare_with(|order| {
                (order.other, order.text, order.name) = (None, Some(text), name);
            }),
            CompareEvent::Pick => self.effect(Effect::PickCompared),
            CompareEvent::Picked(name, read) => match &*read {
                Ok(file) => {
                    let text = file.text.as_str().into();
                    self.follow_comparison(CompareEvent::WithText(name, text));
                }
                Err(why) => {
                    if let Some(comparing) = &mut self.comparing {
                        comparing.error = Some(why.clone());
                    }
                }
            },
            CompareEvent::Whole(whole) => {
                let current = self.session.borrow().current().map(|p| p.id);
                if let Some(comparing) = &mut self.comparing {
                    comparing.order.part = current.filter(|_| !whole);
                }
            }
            CompareEvent::Turn => self.compare_with(|order| order.turned = !order.turned),
            CompareEvent::Answered(n, answer) => self.take_answer(n, &answer),
            CompareEvent::Take(which) => self.take_over(which),
            CompareEvent::Go(at) => self.go_to_change(at),
            CompareEvent::Show => {
                if let Some(comparing) = &mut self.comparing {
                    comparing.shown = true;
                }
            }
            CompareEvent::Again => {
                if self
                    .comparing
                    .as_ref()
                    .is_some_and(|c| c.order.version.is_some())
                {
                    self.comparing = None;
                    self.versions_by(VersionsEvent::Open);
                } else if let Some(c) = &mut self.comparing {
                    (c.order.other, c.order.text) = (None, None);
                    (c.answer, c.table, c.error) = (None, None, None);
                }
            }
            CompareEvent::Copy => self.copy_comparison(),
            CompareEvent::Print => self.print_comparison(),
            CompareEvent::Close => {
                self.comparing = None;
                self.place.serial += 1;
            }
        }
    }

    /// Compares anew what is on the page, where the text is another by now.
    pub(super) fn refresh_comparison(&mut self) {
        let revision = self.session.borrow().revision();
        let stale =
            |c: &Comparing| c.shown && !c.busy && c.answer.is_some() && c.asked.1 != revision;
        if self.comparing.as_ref().is_some_and(stale) {
            self.compare_with(|_| {});
        }
    }

    fn open_comparison(&mut self, part: NodeId, ledger: bool) {
        self.page.context = None;
        self.page.menu = None;
        let english = self.wording().0 == gangmu::text::Language::English;
        let order = CompareOrder {
            ledger,
            part: Some(part),
            english,
            // Last month's comes first.
            turned: false,
            ..CompareOrder::default()
        };
        self.comparing = Some(Comparing {
            order,
            shown: true,
            ..Comparing::default()
        });
    }

    /// Shows what has become of a version since, or to another one: their records and what they are called.
    pub(super) fn compare_versions(
        &mut self,
        old: (Rc<str>, String),
        new: Option<(Rc<str>, String)>,
    ) {
        let Some(part) = self.session.borrow().current().map(|p| p.id) else {
            return;
        };
        self.open_comparison(part, false);
        self.compare_with(|order| {
            (order.version, order.name) = (Some(old.0), old.1);
            (order.own, order.turned) = (new, true);
        });
    }

    /// Asks anew, after this change of what is asked.
    fn compare_with(&mut self, change: impl FnOnce(&mut CompareOrder)) {
        let revision = self.session.borrow().revision();
        let w = self.wording();
        let Some(comparing) = &mut self.comparing else {
            return;
        };
        let order = &mut comparing.order;
        change(order);
        if order.text.is_some() && order.name.is_empty() {
            order.name = w.of("粘贴的文字", "Pasted text").to_owned();
        }
        comparing.error = None;
        comparing.asked = (comparing.asked.0 + 1, revision);
        comparing.busy = true;
        comparing.table = None;
        let (n, order) = (comparing.asked.0, comparing.order.clone());
        self.ask_comparison(n, &order);
    }

    fn ask_comparison(&mut self, n: u32, order: &CompareOrder) {
        let request = compare_request(order, &self.session.borrow());
        self.effect(Effect::Compare(n, request));
    }

    fn take_answer(&mut self, n: u32, answer: &Result<Compared, Bilingual<String>>) {
        let Some(comparing) = self.comparing.as_mut().filter(|c| c.asked.0 == n) else {
            return;
        };
        if let Ok(Compared {
            table: Some(table), ..
        }) = answer
        {
            comparing.table = Some(table.each_ref().map(|text| text.as_str().into()));
            return;
        }
        comparing.busy = false;
        let revision = comparing.asked.1;
        let answer = match answer {
            Ok(answer) => answer,
            Err(why) => {
                (comparing.answer, comparing.error) = (None, Some(why.clone()));
                return;
            }
        };
        let Some(record) = &answer.made else {
            comparing.answer = Some(Rc::new(answer.clone()));
            // What is copied and printed is as long as what is shown, and nobody waits for it.
            let order = CompareOrder {
                table: true,
                ..comparing.order.clone()
            };
            return self.ask_comparison(n, &order);
        };
        let all = comparing.order.take.take() == Some(Taken::All);
        let w = self.wording();
        let fresh = self.session.borrow().revision() == revision;
        let done = fresh && self.perform(Command::PutPart(record.clone(), !all));
        self.compare_with(|_| {});
        if done {
            let words = match all {
                true => w.of(
                    "已全部采用，可以一步撤销",
                    "All taken over; one undo takes it back",
                ),
                false => w.of("已采用这一处", "Taken over"),
            };
            self.say(Toast::note(words).with(w.of("撤销", "Undo"), Event::Run("undo")));
        }
    }

    fn take_over(&mut self, which: Taken) {
        let Some(comparing) = self.comparing.as_ref().filter(|c| !c.busy) else {
            return;
        };
        if comparing.order.ledger {
            return self.carry_on(which);
        }
        if self.host.is_locked() {
            return self.say_locked();
        }
        self.compare_with(|order| order.take = Some(which));
    }

    /// Takes over what only the old ledger says.
    fn carry_on(&mut self, which: Taken) {
        let answer = self.comparing.as_ref().and_then(|c| c.answer.clone());
        let Some(answer) = answer else { return };
        let meant = |row: usize| match which {
            Taken::One(at) => row == at,
            Taken::All => true,
        };
        let cells = answer.carried.iter().filter(|(row, ..)| meant(*row));
        let cells: Vec<(NodeId, Cell)> = cells
            .map(|(_, node, column, words)| {
                let words = words.clone();
                let cell = match Column::named(column) {
                    Some(Column::Status) => Cell::Status(named_status(&words)),
                    Some(Column::Unit) => Cell::Responsible(words),
                    Some(Column::Deadline) => Cell::Deadline(words),
                    Some(Column::Remark) => Cell::Remark(words),
                    _ => Cell::Words(column.clone(), words),
                };
                (*node, cell)
            })
            .collect();
        let (w, n) = (self.wording(), cells.len() as u32);
        if n > 0 && self.perform(Command::SetCells(cells)) && !self.host.is_locked() {
            let words = match w.0 {
                gangmu::text::Language::Chinese => {
                    ["已沿用上月所载 ", &n.to_string(), " 处，可以一步撤销"].concat()
                }
                gangmu::text::Language::English => ["Carried on: ", &n.to_string()].concat(),
            };
            self.compare_with(|_| {});
            self.say(Toast::note(&words).with(w.of("撤销", "Undo"), Event::Run("undo")));
        }
    }

    fn go_to_change(&mut self, at: usize) {
        let node = self.comparing.as_mut().and_then(|c| {
            let node = (*c.answer.as_ref()?.nodes.get(at)?)?;
            c.shown = false;
            Some(node)
        });
        let Some(node) = node else { return };
        self.ledger.view = View::Outline;
        let is_part = {
            let session = self.session.borrow();
            let node = session.outline().get(node);
            node.is_none_or(|n| n.kind.is_part() || n.kind == Kind::Root)
        };
        if !is_part {
            self.stand(node, false, None);
            self.moved = Some(node);
        } else {
            self.place = Place { ..self.nowhere() };
        }
        let w = self.wording();
        let toast = Toast::note(w.of("这里是所选的改动", "Here is that change"));
        self.say(toast.with(
            w.of("回到对照", "Back to the comparison"),
            CompareEvent::Show,
        ));
    }

    fn copy_comparison(&mut self) {
        let table = self.comparing.as_ref().and_then(|c| c.table.clone());
        let Some([plain, html]) = table else { return };
        if !self.host.may_export(Form::Text) {
            return self.say_locked();
        }
        let html = match self.host.may_export(Form::Rich) {
            true => html.to_string(),
            false => String::new(),
        };
        let plain = plain.to_string();
        self.effect(Effect::Copy(Payload { plain, html }));
    }

    fn print_comparison(&mut self) {
        if !self.host.may_export(Form::Rich) {
            return self.say_locked();
        }
        if self.set_comparison_sheet() {
            self.effect(Effect::Print);
        }
    }

    /// Has the browser print the comparison, if it is on the page.
    pub(super) fn set_comparison_sheet(&self) -> bool {
        let shown = self.comparing.as_ref().filter(|c| c.shown);
        let table = shown.and_then(|c| c.table.as_ref());
        if let Some([_, html]) = table {
            self.session.borrow_mut().printed = Printed::Sheet(Rc::new(Sheet {
                title: String::new(),
                html: html.to_string(),
            }));
        }
        table.is_some()
    }
}
