//! What ends a sentence, and what parts it.

/// Whether `c` ends a sentence, or a line.
pub fn is_sentence_end(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '！' | '？' | '\n' | '\r')
}

/// Whether `c` ends a clause: a sentence, too.
pub fn is_clause_end(c: char) -> bool {
    is_sentence_end(c) || matches!(c, '，' | ',' | '、')
}
