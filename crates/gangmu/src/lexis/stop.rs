//! What ends a sentence, and what parts it.

/// Whether `c` is a mark that ends a sentence.
pub fn is_stop(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '！' | '？')
}

/// Whether `c` ends a sentence, or a line.
pub fn is_sentence_end(c: char) -> bool {
    is_stop(c) || matches!(c, '\n' | '\r')
}

/// Whether `c` parts what stands before it from what follows, and is never written twice: ！！ may be.
pub fn is_point(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '，' | ',' | '、' | '：')
}

/// Whether `c` ends a clause: a sentence, too.
pub fn is_clause_end(c: char) -> bool {
    is_sentence_end(c) || matches!(c, '，' | ',' | '、')
}
