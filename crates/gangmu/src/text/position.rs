//! Where one is in a text, by line and column.

/// A place in a text: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The character of that line.
    pub column: u32,
    after_cr: bool,
}

impl Position {
    /// The beginning of a text.
    pub fn start() -> Self {
        Self {
            line: 1,
            column: 1,
            after_cr: false,
        }
    }

    /// Goes on behind `text`, which stands at this place. `\r\n` ends one line.
    pub fn pass(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' if self.after_cr => {}
                '\n' | '\r' => (self.line, self.column) = (self.line + 1, 1),
                _ => self.column += 1,
            }
            self.after_cr = c == '\r';
        }
    }
}
