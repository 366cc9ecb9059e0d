//! Words guessed from their characters alone, as jieba-rs does (its hmm.rs): each character begins a
//! word, ends one, stands in the middle or alone, by the likeliest row of such states (Viterbi). What the
//! model does not cover is letters and digits, and the gaps between them.

use crate::model::{FIRST, LAST, Model, STATES};

const BEGIN: usize = 0;
const END: usize = 1;
const MIDDLE: usize = 2;
const SINGLE: usize = 3;

/// What can stand before each state. Of two as likely the second is taken.
const BEFORE: [[usize; 2]; STATES] = [
    [END, SINGLE],
    [BEGIN, MIDDLE],
    [BEGIN, MIDDLE],
    [END, SINGLE],
];

/// Room for the states of a run.
#[derive(Default)]
pub struct Guesses {
    /// For each character and each state the state before it.
    before: Vec<[u8; STATES]>,
    states: Vec<u8>,
}

/// Cuts a run of characters, each with its byte in the text, that ends at byte `end`: calls `emit` with
/// the end of each token and its first character.
pub fn guess(
    model: &Model,
    characters: &[(usize, char)],
    end: usize,
    guesses: &mut Guesses,
    emit: &mut impl FnMut(usize, char),
) {
    let is_known = |c: char| (FIRST..=LAST).contains(&c);
    let mut rest = characters;
    while let Some((_, c)) = rest.first() {
        let is_run = is_known(*c);
        let other = rest.iter().position(|(_, c)| is_known(*c) != is_run);
        let (run, next) = rest.split_at(other.unwrap_or(rest.len()));
        let end = next.first().map_or(end, |(byte, _)| *byte);
        match run {
            [(_, c)] if is_run => emit(end, *c),
            _ if is_run => by_states(model, run, end, guesses, emit),
            _ => by_letters(run, end, emit),
        }
        rest = next;
    }
}

fn by_states(
    model: &Model,
    run: &[(usize, char)],
    run_end: usize,
    guesses: &mut Guesses,
    emit: &mut impl FnMut(usize, char),
) {
    find_states(model, run, guesses);
    let mut first = run[0].1;
    for (at, (_, c)) in run.iter().enumerate() {
        let end = run.get(at + 1).map_or(run_end, |(byte, _)| *byte);
        match usize::from(guesses.states[at]) {
            BEGIN => first = *c,
            END => emit(end, first),
            SINGLE => emit(end, *c),
            _ => {}
        }
    }
}

/// The likeliest states of a run of two or more.
fn find_states(model: &Model, run: &[(usize, char)], guesses: &mut Guesses) {
    let Guesses { before, states } = guesses;
    before.clear();
    let mut likely = *model.begin();
    for (likely, share) in likely.iter_mut().zip(model.shares(run[0].1)) {
        *likely += share;
    }
    for (_, c) in &run[1..] {
        let shares = model.shares(*c);
        let mut row = [0; STATES];
        let now = std::array::from_fn(|state| {
            let [first, second] = BEFORE[state];
            let by = |from: usize| likely[from] + model.step(from, state) + shares[state];
            let (by_first, by_second) = (by(first), by(second));
            let is_first = by_first > by_second;
            row[state] = if is_first { first } else { second } as u8;
            if is_first { by_first } else { by_second }
        });
        before.push(row);
        likely = now;
    }
    let mut state = if likely[END] > likely[SINGLE] {
        END
    } else {
        SINGLE
    } as u8;
    states.clear();
    states.resize(run.len(), state);
    for at in (1..run.len()).rev() {
        state = before[at - 1][usize::from(state)];
        states[at - 1] = state;
    }
}

/// Letters and digits joined by dots, underscores and hyphens, with a percent sign behind them, are a
/// token; so is what stands between such.
fn by_letters(run: &[(usize, char)], run_end: usize, emit: &mut impl FnMut(usize, char)) {
    let byte = |at: usize| run.get(at).map_or(run_end, |(byte, _)| *byte);
    let is = |at: usize, is: fn(char) -> bool| run.get(at).is_some_and(|(_, c)| is(*c));
    let is_letter = |at: usize| is(at, |c| c.is_ascii_alphanumeric());
    let mut at = 0;
    while at < run.len() {
        let begin = at;
        if !is_letter(at) {
            while at < run.len() && !is_letter(at) {
                at += 1;
            }
            emit(byte(at), run[begin].1);
            continue;
        }
        while is_letter(at) || is(at, |c| matches!(c, '.' | '_' | '-')) && is_letter(at + 1) {
            at += 1;
        }
        at += usize::from(is(at, |c| c == '%'));
        emit(byte(at), run[begin].1);
    }
}
