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
