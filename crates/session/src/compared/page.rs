//! The changes as the page shows them: HTML of sections and articles, whose kinds and buttons are told
//! by attributes.

use gangmu::compare::{Change, LedgerChange, Run, Turn, Was, cells, escaped, ledger_cells, path};
use gangmu::text::{Language, both};

/// So many changes are one piece of what is shown.
pub const PIECE: usize = 60;

/// The changes by section, so many a piece. `turned`: what is taken over is
/// the earlier version; `open`: it can be, and where it stands can be shown.
pub fn changes(
    changes: &[Change],
    (turned, open): (bool, bool),
    language: Language,
) -> Vec<String> {
    let say = |zh, en| both(zh, en).of(language);
    let take = match turned {
        true => say("恢复原文", "Restore"),
        false => say("采用", "Take over"),
    };
    let mut pieces = Pieces::default();
    let mut section: Option<&String> = None;
    for (at, change) in changes.iter().enumerate() {
        let here = change.place.first();
        let title = (at == 0 || here != section)
            .then(|| here.map_or_else(|| path(&[], language), Clone::clone));
        section = here;
        let out = pieces.begin(title.as_deref());
        let row = cells(change, language);
        let [place, kind] = &row.words;
        let inner = change.place.get(1..).filter(|p| !p.is_empty());
        let place = match (change.kind, inner) {
            (gangmu::compare::ChangeKind::Moved, _) => place.clone(),
            (_, inner) => inner.map_or_else(String::new, |p| path(p, language)),
        };
        head(out, change.kind.id(), at, kind, &place);
        out.push_str("<div class=\"sides\">");
        for (name, runs, class) in [
            (say("原文", "Before"), &row.texts[0], "old"),
            (say("现文", "After"), &row.texts[1], "new"),
        ] {
            let text = if runs.is_empty() {
                let none = say("（无）", "(none)");
                ["<i class=\"none\">", none, "</i>"].concat()
            } else {
                marked(runs)
            };
            out.extend(["<p class=\"", class, "\"><b>", name, "</b>", &text, "</p>"]);
        }
        out.push_str("</div>");
        foot(out, at, open, Some(take).filter(|_| open), language);
    }
    pieces.end()
}

/// What became of problems, those first that are to be looked at.
pub fn rows(rows: &[LedgerChange], language: Language) -> Vec<String> {
    let say = |zh, en| both(zh, en).of(language);
    let mut pieces = Pieces::default();
    for turn in Turn::ALL {
        let those = rows.iter().enumerate().filter(|(_, r)| r.turn == turn);
        for (nth, (at, row)) in those.enumerate() {
            let [kind, problem, old, new, _] = ledger_cells(row, language);
            let n = pieces.n;
            let out = pieces.begin((nth == 0).then_some(&kind));
            head(out, turn.id(), n, &kind, &problem);
            let number = |n: Option<usize>, state: &str| match n {
                Some(n) => [say("第", "No. "), &n.to_string(), say("项　", " "), state].concat(),
                None => say("（未列入）", "(not listed)").to_owned(),
            };
            let [was, is] = row.numbers;
            let sides = [
                (
                    "<div class=\"sides\"><p class=\"old\"><b>",
                    say("上月", "Last month"),
                    number(was, &old),
                ),
                (
                    "</p><p class=\"new\"><b>",
                    say("本月", "This month"),
                    number(is, &new),
                ),
            ];
            for (element, name, words) in sides {
                out.extend([element, name, "</b>", &escaped(&words)]);
            }
            out.push_str("</p></div>");
            if !row.cells.is_empty() {
                out.push_str("<ul>");
                for cell in &row.cells {
                    let words = [&cell.name, "：", &cell.words].concat();
                    out.extend(["<li>", &escaped(&words)]);
                    if cell.now.is_empty() {
                        let carried = say("本月未写，可沿用", "not told now");
                        out.extend(["<ins>", carried, "</ins>"]);
                    } else {
                        out.extend([" → ", &escaped(&cell.now)]);
                    }
                    out.push_str("</li>");
                }
                out.push_str("</ul>");
            }
            let carries = row.node.is_some() && row.cells.iter().any(|c| c.now.is_empty());
            let take = carries.then(|| say("沿用", "Carry on"));
            foot(out, at, row.node.is_some(), take, language);
        }
    }
    pieces.end()
}

/// What is written of sections, in pieces that are whole each.
#[derive(Default)]
struct Pieces {
    all: Vec<String>,
    n: usize,
}

impl Pieces {
    /// Where the next change goes: with a title at the head of a new section.
    fn begin(&mut self, title: Option<&str>) -> &mut String {
        let is_next = self.n.is_multiple_of(PIECE);
        let opens = is_next || title.is_some();
        if let Some(last) = self.all.last_mut().filter(|_| opens) {
            last.push_str("</section>");
        }
        if is_next {
            self.all.push(String::new());
        }
        self.n += 1;
        let out = self.all.last_mut().expect("the first begins a piece");
        if opens {
            out.push_str("<section>");
        }
        if let Some(title) = title {
            out.extend(["<h3>", &escaped(title), "</h3>"]);
        }
        out
    }

    fn end(mut self) -> Vec<String> {
        if let Some(last) = self.all.last_mut() {
            last.push_str("</section>");
        }
        self.all
    }
}

fn head(out: &mut String, id: &str, at: usize, kind: &str, place: &str) {
    let n = (at + 1).to_string();
    out.extend([
        "<article class=\"change\" data-kind=\"",
        id,
        "\" tabindex=\"-1\">",
    ]);
    out.extend([
        "<header><span class=\"n\">",
        &n,
        "</span><span class=\"kind\">",
    ]);
    out.extend([
        &escaped(kind),
        "</span><span class=\"where\">",
        &escaped(place),
    ]);
    out.push_str("</span></header>");
}

fn foot(out: &mut String, at: usize, leads: bool, take: Option<&str>, language: Language) {
    let at = at.to_string();
    out.push_str("<footer>");
    if leads {
        let go = both("到原处", "Show in the text").of(language);
        out.extend([
            "<button class=\"link\" data-go=\"",
            &at,
            "\">",
            go,
            "</button>",
        ]);
    }
    if let Some(take) = take {
        out.extend([
            "<button class=\"button small\" data-take=\"",
            &at,
            "\">",
            take,
            "</button>",
        ]);
    }
    out.push_str("</footer></article>");
}

fn marked(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        let text = escaped(&run.text).replace('\n', "<br>");
        let (open, close) = match run.was {
            Was::Kept => ("", ""),
            Was::Removed => ("<del>", "</del>"),
            Was::Added => ("<ins>", "</ins>"),
        };
        out.extend([open, &text, close]);
    }
    out
}
