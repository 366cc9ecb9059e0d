//! WordClient in their thread: told what has changed and asked what the page shows of them. The thread
//! starts when the page is at rest, since its dictionary takes tenths of a second; typing never
//! waits for it.

use super::client::Client;
use super::queue::Queue;
use super::records::Records;
use super::thread::{Failure, Thread};
use gangmu::outline::NodeId;
use gloo::timers::callback::Timeout;
use js_sys::Array;
use session::{
    Event, FindEvent, Matches, Shared, Whole, WordAnswer, WordQuestion, WordsEvent,
    word_request_opening,
};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// The element that holds the dictionary.
const DICTIONARY: &str = "gangmu-dictionary";
/// How long after the last edit words are counted, in milliseconds.
const WAIT_MS: u32 = 400;
/// How many bytes of texts are cut at once to tell whole words.
const GROUP: usize = 64 << 10;
/// In how many groups at most the reports are told.
const GROUPS: usize = 20;
/// Counts words; a handle that can be cloned.
#[derive(Clone)]
pub struct WordClient(Rc<State>);

struct State {
    client: Client,
    terms: RefCell<Vec<String>>,
    timer: RefCell<Option<Timeout>>,
    turns: Queue,
    records: Records,
    send: Callback<Event>,
}

impl WordClient {
    /// Nothing is counted, and no thread is started yet.
    pub fn new(records: Records, send: Callback<Event>) -> Self {
        Self(Rc::new(State {
            client: Client::new("count", Some(DICTIONARY)),
            terms: RefCell::default(),
            timer: RefCell::default(),
            turns: Queue::new(),
            records,
            send,
        }))
    }

    /// Starts the thread, so that its dictionary is read when words are asked for.
    pub fn warm(&self) {
        let this = self.clone();
        spawn_local(async move {
            let _turn = this.0.turns.next().await;
            // Why it does not start is in the console; whoever asks is told.
            let _ = this.0.client.start().await;
        });
    }

    /// Asks, a moment after the last call: [`WordsEvent::Counted`].
    pub fn ask_soon(&self, session: &Shared, questions: Vec<WordQuestion>) {
        let (this, session) = (self.clone(), session.clone());
        let timer = Timeout::new(WAIT_MS, move || this.ask(&session, questions));
        *self.0.timer.borrow_mut() = Some(timer);
    }

    /// Asks: [`WordsEvent::Counted`].
    pub fn ask(&self, session: &Shared, questions: Vec<WordQuestion>) {
        let (this, session) = (self.clone(), session.clone());
        spawn_local(async move {
            let msg = match this.answers(Some(&session), &questions).await {
                Ok(answers) => Event::Words(WordsEvent::Counted(Rc::new(answers))),
                Err(_) => Event::Words(WordsEvent::Failed),
            };
            this.0.send.emit(msg);
        });
    }

    /// Tells the word at that byte of the node's text: [`WordsEvent::Select`]. Tells nothing unless
    /// the thread is there.
    pub fn word_at(&self, node: NodeId, at: usize, text: String) {
        if !self.0.client.is_started() {
            return;
        }
        let this = self.clone();
        spawn_local(async move {
            let question = [WordQuestion::Tokens { text }];
            if let Ok(answers) = this.answers(None, &question).await
                && let Some(WordAnswer::Tokens(tokens)) = answers.into_iter().next()
                && let Some(word) = tokens.into_iter().find(|t| t.start <= at && at < t.end)
            {
                this.0.send.emit(WordsEvent::Select(node, word).into());
            }
        });
    }

    /// Has it found out which of the finds in doubt are whole words, group by group, until nobody
    /// wants to know any more: [`FindEvent::WholeKnown`].
    pub fn whole(&self, whole: Whole, matches: Rc<Matches>) {
        let this = self.clone();
        spawn_local(async move {
            let mut doubts = matches.doubts().iter().peekable();
            while doubts.peek().is_some() && whole.is_wanted() {
                let mut n_bytes = 0;
                let mut texts = Vec::new();
                while n_bytes < GROUP
                    && let Some(doubt) = doubts.next()
                {
                    n_bytes += doubt.text.len();
                    texts.push((doubt.text.to_string(), doubt.finds.clone()));
                }
                let question = [WordQuestion::Whole { texts }];
                let answers = this.answers(None, &question).await;
                let [WordQuestion::Whole { texts }] = question else {
                    return;
                };
                match answers.as_deref() {
                    Ok([WordAnswer::Whole(finds)]) => {
                        for ((text, _), finds) in texts.into_iter().zip(finds) {
                            whole.learn(text.into(), finds.clone());
                        }
                    }
                    _ => return this.0.send.emit(Event::Words(WordsEvent::Failed)),
                }
            }
            if whole.is_wanted() {
                this.0.send.emit(Event::Find(FindEvent::WholeKnown(whole)));
            }
        });
    }

    /// Ends the thread. Nothing is counted any more.
    pub fn end(&self) {
        *self.0.timer.borrow_mut() = None;
        self.0.client.end();
    }

    /// From now on these are the user's own terms.
    pub fn set_terms(&self, terms: Vec<String>) {
        *self.0.terms.borrow_mut() = terms;
        self.0.client.settings_changed();
    }

    async fn answers(
        &self,
        session: Option<&Shared>,
        questions: &[WordQuestion],
    ) -> Result<Vec<WordAnswer>, String> {
        let _turn = self.0.turns.next().await;
        let tell = async |thread: &Thread| self.tell(thread, session, questions).await;
        self.0.client.answer(tell).await
    }

    async fn tell(
        &self,
        thread: &Thread,
        session: Option<&Shared>,
        questions: &[WordQuestion],
    ) -> Result<String, Failure> {
        let wants = self.0.client.wants_settings();
        let mut terms = wants.then(|| self.0.terms.borrow().clone());
        let news = session.map(|s| self.0.client.news(&s.borrow()));
        let news = news.unwrap_or_default();
        let mut read = 0;
        // In groups, so that there is something to say on the way.
        loop {
            let to = (read + news.len().div_ceil(GROUPS)).min(news.len());
            let is_last = to == news.len();
            let (opening, end) = word_request_opening(
                session.map(Shared::borrow).as_deref(),
                terms.take().as_deref(),
                if is_last { questions } else { &[] },
            );
            let group = news[read..to].to_vec();
            let request: Array = self.0.records.between(&opening, group, end).await;
            let answer = thread.ask(&request).await?;
            if is_last {
                return Ok(answer);
            }
            read = to;
            self.0
                .send
                .emit(Event::Words(WordsEvent::Progress(read, news.len())));
        }
    }
}
