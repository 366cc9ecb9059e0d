//! Where a text may be cut: never within what is one character to the eye.

/// The last place up to byte `at` of `text` that parts no cluster: a letter and its combining
/// marks, an emoji with its variants and what is joined to it, a flag. `at` must be a character
/// boundary. O(the cluster).
pub fn cluster_start(text: &str, at: usize) -> usize {
    let (mut before, behind) = (&text[..at], &text[at..]);
    let Some(mut next) = behind.chars().next() else {
        return at;
    };
    while let Some(last) = before.chars().next_back() {
        let flag = is_flag(last) && is_flag(next);
        let n_before = before.chars().rev().take_while(|c| is_flag(*c)).count();
        if !(extends(next) || last == JOINER || flag && n_before % 2 == 1) {
            break;
        }
        before = &before[..before.len() - last.len_utf8()];
        next = last;
    }
    before.len()
}

const JOINER: char = '\u{200D}';

/// Half a flag.
fn is_flag(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

/// Whether the character belongs to the one before it.
fn extends(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5BD}'
        | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}'
        | '\u{E31}'
        | '\u{E34}'..='\u{E3A}'
        | '\u{E47}'..='\u{E4E}'
        | '\u{F71}'..='\u{F84}'
        | '\u{F8D}'..='\u{FBC}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | JOINER
        | '\u{20D0}'..='\u{20FF}'
        | '\u{302A}'..='\u{302F}'
        | '\u{3099}'..='\u{309A}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FE20}'..='\u{FE2F}'
        | '\u{1F3FB}'..='\u{1F3FF}'
        | '\u{E0020}'..='\u{E007F}'
        | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::cluster_start;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    /// Where Unicode's own rules part `text`, at or before each place between two characters; and
    /// where we do.
    fn starts(text: &str) -> [Vec<usize>; 2] {
        let places = || text.char_indices().map(|(at, _)| at);
        let theirs: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
        let last = |at: usize| theirs[theirs.partition_point(|start| *start <= at) - 1];
        [
            places().map(last).collect(),
            places().map(|at| cluster_start(text, at)).collect(),
        ]
    }

    proptest! {
        #[test]
        fn cuts_are_those_of_unicode(pieces in prop::collection::vec(prop::sample::select(vec![
            "甲", "，", "（一）", "a", " ", "1", "e\u{301}", "\u{323}", "한", "가", "\u{3099}", "か", "葛\u{E0100}",
            "\u{FE0F}", "1\u{FE0F}\u{20E3}", "❤", "👍", "\u{1F3FD}", "\u{1F1E8}", "\u{1F1F3}", "क", "ก", "\u{E34}",
            "\u{1F468}\u{200D}\u{1F469}", "🏴\u{E0067}\u{E007F}", "\u{3000}", "ب", "\u{64B}", "ש", "\u{5B8}",
        ]), 0..24)) {
            let [theirs, ours] = starts(&pieces.concat());
            prop_assert_eq!(ours, theirs);
        }
    }

    /// What tables of 20 KB would know besides. None of it stands in a report; a cut there parts
    /// what the eye sees as one, and no byte is lost.
    #[test]
    fn where_unicode_says_otherwise() {
        for (text, theirs, ours) in [
            // FIXME: letters of a Korean syllable, one by one.
            ("\u{1112}\u{1161}", [0, 0], [0, 3]),
            // FIXME: vowels and joined consonants of Indian scripts.
            ("क\u{93E}", [0, 0], [0, 3]),
            ("क\u{94D}", [0, 0], [0, 3]),
            // FIXME: rows hold no line ends.
            ("\r\n", [0, 0], [0, 1]),
            // FIXME: Persian's non-joiner.
            ("ب\u{200C}", [0, 0], [0, 2]),
        ] {
            assert_eq!(starts(text), [theirs, ours].map(Vec::from), "{text:?}");
        }
        // FIXME: a joiner joins what is no emoji.
        let joined = starts("甲\u{200D}乙");
        assert_eq!(joined, [vec![0, 0, 6], vec![0, 0, 0]]);
    }

    #[test]
    fn cuts_part_nothing() {
        let clusters = [
            "甲",
            "e\u{301}\u{323}",
            "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
            "👍\u{1F3FD}",
            "\u{1F1E8}\u{1F1F3}",
            "\u{1F1EF}\u{1F1F5}",
            "❤\u{FE0F}",
            "葛\u{E0100}",
            "1\u{FE0F}\u{20E3}",
            "a",
        ];
        let text = clusters.concat();
        let mut start = 0;
        for cluster in clusters {
            for (at, _) in cluster.char_indices() {
                assert_eq!(cluster_start(&text, start + at), start, "{cluster} {at}");
            }
            start += cluster.len();
        }
        assert_eq!(cluster_start(&text, text.len()), text.len());
        assert_eq!(cluster_start("", 0), 0);
        assert_eq!(cluster_start("\u{301}甲", 0), 0);
    }
}
