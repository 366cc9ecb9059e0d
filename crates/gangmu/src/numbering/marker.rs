//! Reading the marker at the start of a line by the table of forms.

use super::form::{Row, Spelling};
use super::table::{FORMS, Form};
use crate::numbering::Numeral;
use crate::text::is_space;
use std::sync::LazyLock;

/// A marker taken apart, so that it can be spelled with another number: `prefix` + number +
/// `suffix` is the spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker<'a> {
    /// The form.
    pub form: Form,
    /// The number.
    pub ordinal: u32,
    /// How the number is spelled.
    pub numeral: Numeral,
    /// What stands before the number: `（`, `第`, the outer numbers of 1.2.
    pub prefix: &'a str,
    /// What stands behind it, spaces that part it from the title included.
    pub suffix: &'a str,
    /// Length of the whole in bytes.
    pub len: usize,
}

impl Marker<'_> {
    /// The same marker with another number.
    pub fn spell(&self, ordinal: u32) -> String {
        let number = self.numeral.write(ordinal);
        // A sign that holds its own parentheses or stop may run out of signs; the suffix stays.
        format!("{}{number}{}", self.prefix, self.suffix)
    }
}

/// The heading marker at the very start of `text` (a line without its indent), by its spelling
/// alone; whether it opens a heading is for the caller to judge by what stands around.
pub fn marker_at(text: &str) -> Option<Marker<'_>> {
    let c = text.chars().next()?;
    let index = &*INDEX;
    if index.may_introduce(c)
        && let Some((_, entries)) = index.introduced.iter().find(|(first, _)| *first == c)
    {
        return entries.iter().find_map(|entry| entry.read(text));
    }
    let number = Numeral::read(text)?;
    let mut entries = index.bare[number.0 as usize].iter();
    entries.find_map(|entry| entry.read_on(text, 0, number))
}

/// The decimal number of two to five numbers at the very start of `text`, whatever stands behind it.
pub fn decimal_at(text: &str) -> Option<Marker<'_>> {
    const FORMS: [Form; 4] = [
        Form::Decimal2,
        Form::Decimal3,
        Form::Decimal4,
        Form::Decimal5,
    ];
    let (mut start, mut outer) = (0, 0);
    loop {
        let (numeral, ordinal, len) = Numeral::read(&text[start..])?;
        if numeral != Numeral::Arabic || !(1..100).contains(&ordinal) {
            return None;
        }
        let end = start + len;
        let rest = text[end..].strip_prefix(['.', '．']);
        match rest.filter(|r| r.starts_with(|c: char| c.is_ascii_digit())) {
            Some(rest) => (start, outer) = (text.len() - rest.len(), outer + 1),
            None => {
                return Some(Marker {
                    form: *FORMS.get(usize::checked_sub(outer, 1)?)?,
                    ordinal,
                    numeral,
                    prefix: &text[..start],
                    suffix: "",
                    len: end,
                });
            }
        }
    }
}

/// A stored marker taken apart; a number that stands without its dot counts too.
pub fn marker_of(spelling: &str) -> Option<Marker<'_>> {
    let decimal = || decimal_at(spelling).filter(|m| m.len == spelling.len());
    marker_at(spelling).or_else(decimal).or_else(|| {
        let (numeral, ordinal, len) = Numeral::read(spelling).filter(|n| n.0 != Numeral::Latin)?;
        let form = if numeral == Numeral::Chinese {
            Form::Chinese
        } else {
            Form::Digit
        };
        Some(Marker {
            form,
            ordinal,
            numeral,
            prefix: "",
            suffix: &spelling[len..],
            len: spelling.len(),
        })
    })
}

/// One spelling of a form.
#[derive(Clone, Copy)]
struct Entry {
    row: &'static Row,
    spelling: &'static Spelling,
}

/// The spellings by the first character of a line, which mostly begins none of them.
struct Index {
    /// A bit for the lowest eight bits of each character in `introduced`.
    firsts: [u64; 4],
    /// By the word or bracket that they begin with.
    introduced: Vec<(char, Vec<Entry>)>,
    /// Those that begin with a number, by its [`Numeral`].
    bare: [Vec<Entry>; Numeral::ALL.len()],
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index {
        firsts: [0; 4],
        introduced: Vec::new(),
        bare: Default::default(),
    };
    for row in FORMS {
        for spelling in row.spellings {
            index.add(Entry { row, spelling });
        }
    }
    index
});

impl Index {
    fn may_introduce(&self, c: char) -> bool {
        let at = c as usize & 0xFF;
        self.firsts[at / 64] >> (at % 64) & 1 == 1
    }

    fn add(&mut self, entry: Entry) {
        let words = entry.spelling.words.iter().filter_map(|w| w.chars().next());
        let firsts: Vec<char> = if entry.spelling.words == [""] {
            entry.spelling.open.to_vec()
        } else {
            words.collect()
        };
        for &first in &firsts {
            let at = first as usize & 0xFF;
            self.firsts[at / 64] |= 1 << (at % 64);
            match self.introduced.iter_mut().find(|(c, _)| *c == first) {
                Some((_, entries)) => entries.push(entry),
                None => self.introduced.push((first, vec![entry])),
            }
        }
        if firsts.is_empty() {
            for numeral in entry.spelling.numerals {
                self.bare[*numeral as usize].push(entry);
            }
        }
    }
}

/// `text` without the first character, if that is one of `these`.
fn strip<'a>(text: &'a str, these: &[char]) -> Option<&'a str> {
    text.strip_prefix(these)
}

impl Entry {
    /// The marker at the start of `text`, word and bracket included.
    fn read<'a>(&self, text: &'a str) -> Option<Marker<'a>> {
        let spelling = self.spelling;
        let mut words = spelling.words.iter();
        let mut rest = words.find_map(|word| text.strip_prefix(word))?;
        if !spelling.open.is_empty() {
            rest = self.loosely(strip(rest, spelling.open)?);
        }
        let number = Numeral::read(rest).filter(|n| spelling.numerals.contains(&n.0))?;
        self.read_on(text, text.len() - rest.len(), number)
    }

    /// The marker of `text` whose number, the outermost one of several, stands at byte `start`.
    fn read_on<'a>(
        &self,
        text: &'a str,
        mut start: usize,
        (numeral, mut ordinal, mut len): (Numeral, u32, usize),
    ) -> Option<Marker<'a>> {
        let spelling = self.spelling;
        let (from, below) = spelling.within;
        let counts = |n: u32| from <= n && n < below;
        let inner = |at: usize| {
            let rest = text[at..].strip_prefix(['.', '．'])?;
            rest.starts_with(|c: char| c.is_ascii_digit())
                .then_some(rest)
        };
        for _ in 0..self.row.outer {
            let rest = inner(start + len).filter(|_| counts(ordinal))?;
            start = text.len() - rest.len();
            (_, ordinal, len) = Numeral::read(rest)?;
        }
        let number_end = start + len;
        if !counts(ordinal) || self.row.outer > 0 && inner(number_end).is_some() {
            return None;
        }
        let mut rest = &text[number_end..];
        if !spelling.close.is_empty() {
            rest = strip(self.loosely(rest), spelling.close)?;
        }
        let closed = rest;
        if !spelling.ends.is_empty() {
            rest = self.end(rest)?;
        }
        if let Some(behind) = strip(self.loosely(rest), spelling.stops) {
            rest = behind;
        }
        if (spelling.unless)(rest, &closed[..closed.len() - rest.len()]) {
            return None;
        }
        // Spaces behind the marker part it from the title: they go with the marker.
        let len = text.len() - rest.trim_start_matches(is_space).len();
        Some(Marker {
            form: self.row.form,
            ordinal,
            numeral,
            prefix: &text[..start],
            suffix: &text[number_end..len],
            len,
        })
    }

    /// What stands behind the end that `text` begins with.
    fn end<'a>(&self, text: &'a str) -> Option<&'a str> {
        let mut ends = self.spelling.ends.iter();
        ends.find_map(|end| match *end {
            "、" => self.loosely(text).strip_prefix('、'),
            end => text.strip_prefix(end),
        })
    }

    /// `text` without spaces before it, where these may stand within the marker.
    fn loosely<'a>(&self, text: &'a str) -> &'a str {
        if self.spelling.is_loose {
            text.trim_start_matches(is_space)
        } else {
            text
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, form: Form, ordinal: u32, spelling: &str) {
        let m = marker_at(text).unwrap_or_else(|| panic!("no marker in {text}"));
        assert_eq!(
            (m.form, m.ordinal, &text[..m.len]),
            (form, ordinal, spelling)
        );
        assert_eq!(m.spell(m.ordinal), spelling);
    }

    #[test]
    fn forms() {
        check("问题1：台账不全", Form::Ordinal, 1, "问题1：");
        check(
            "具体问题（二）：台账不全",
            Form::Ordinal,
            2,
            "具体问题（二）：",
        );
        check("一、基本情况", Form::Chinese, 1, "一、");
        check("十二．其他", Form::Chinese, 12, "十二．");
        check("二 、其他", Form::Chinese, 2, "二 、");
        check("（三）推进情况", Form::ChineseParen, 3, "（三）");
        check("(四）、推进情况", Form::ChineseParen, 4, "(四）、");
        check("㈡推进情况", Form::ChineseParen, 2, "㈡");
        check("1.推进情况", Form::Digit, 1, "1.");
        check("１２．推进情况", Form::Digit, 12, "１２．");
        check("3、2024年推进情况", Form::Digit, 3, "3、");
        check("1. 推进情况", Form::Digit, 1, "1. ");
        check("（10）推进", Form::DigitParen, 10, "（10）");
        check("2 、推进", Form::Digit, 2, "2 、");
        check("2）推进", Form::DigitClose, 2, "2）");
        check("③推进", Form::Circled, 3, "③");
        check("第三章　附则", Form::Chapter, 3, "第三章　");
        check("第十条 本办法", Form::Article, 10, "第十条 ");
        check("第二部分：推进", Form::Part, 2, "第二部分：");
        check("第二，推进", Form::Ordinal, 2, "第二，");
        check("1.2 推进", Form::Decimal2, 2, "1.2 ");
    }

    #[test]
    fn false_friends() {
        for text in [
            "二、三级企业",
            "5、6月",
            "2023年",
            "4.0版本",
            "17.7％",
            "1.5倍",
            "举一反三、",
            "第一责任人",
            "第一时间",
            "第一书记",
            "第一、二批",
            "三重一大",
            "（二）级响应",
            "一、二、三产业",
            "三、四线城市",
            "1、2号楼",
            "3、5、8月",
            "1/3的项目",
            "5G基站",
            "12345热线",
            "1—11月",
            "7.20暴雨",
            "（2024年）",
        ] {
            assert_eq!(marker_at(text), None, "{text}");
        }
    }

    #[test]
    fn spelled_anew() {
        assert_eq!(
            marker_at("(一）甲").map(|m| m.spell(11)).as_deref(),
            Some("(十一）")
        );
        assert_eq!(
            marker_at("1. 甲").map(|m| m.spell(2)).as_deref(),
            Some("2. ")
        );
    }
}
