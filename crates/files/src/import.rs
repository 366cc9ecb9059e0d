//! What a file holds, as its reader sees it.

use crate::error::{FileError, Limit};
use crate::read::limits;
use gangmu::import::Source;
use gangmu::numbering::marker_at;
use gangmu::outline::Outline;
use gangmu::syntax::glued_token;
use gangmu::text::{Bilingual, both, count, group};

/// A document as lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// What the file was told for.
    pub source: Source,
    /// Its lines, in the order of reading.
    pub lines: Vec<Line>,
    /// How many tables it has.
    pub n_tables: usize,
    /// What was left out, and how often; no kind twice.
    pub left_out: Vec<(LeftOut, usize)>,
}

/// A paragraph, or a row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its words, with the automatic number as it is seen; a row's cells stand between tabs. No
    /// line end.
    pub text: String,
    /// The outline level that the document gives it, 1 the outermost; 0 for none.
    pub level: u8,
    /// Whether it is a row of a table.
    pub is_row: bool,
}

/// What lines cannot say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LeftOut {
    /// Pictures, drawings, charts.
    Pictures,
    /// Comments in the margin.
    Comments,
    /// Text that the document hides.
    Hidden,
    /// Words that tracked changes delete.
    Deleted,
    /// Running heads and feet, page numbers.
    Margins,
    /// Sheets of a workbook that hold nothing or are hidden.
    Sheets,
    /// Documents within the document.
    Objects,
}

impl LeftOut {
    /// Its measure word and name in Chinese, its name in English in the singular.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Pictures => ("张", "图片", "picture"),
            Self::Comments => ("处", "批注", "comment"),
            Self::Hidden => ("处", "隐藏文字", "hidden text"),
            Self::Deleted => ("处", "已删除的修订", "deleted passage"),
            Self::Margins => ("处", "页眉页脚、页码", "running head, foot or page number"),
            Self::Sheets => ("个", "空的或隐藏的工作表", "empty or hidden sheet"),
            Self::Objects => ("个", "嵌入的文件", "embedded file"),
        }
    }
}

impl Import {
    /// Nothing yet.
    pub fn new(source: Source) -> Self {
        Self {
            source,
            lines: Vec::new(),
            n_tables: 0,
            left_out: Vec::new(),
        }
    }

    /// A paragraph more.
    pub fn push(&mut self, text: impl Into<String>, level: u8) {
        self.lines.push(Line {
            text: text.into(),
            level,
            is_row: false,
        });
    }

    /// A row more. Tabs and line ends within its cells become spaces.
    pub fn push_row<C: AsRef<str>>(&mut self, cells: &[C]) {
        let mut text = String::new();
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                text.push('\t');
            }
            let flat = |c| {
                if matches!(c, '\t' | '\n' | '\r') {
                    ' '
                } else {
                    c
                }
            };
            text.extend(cell.as_ref().chars().map(flat));
        }
        self.lines.push(Line {
            text,
            level: 0,
            is_row: true,
        });
    }

    /// `n` more of what was left out.
    pub fn leave_out(&mut self, what: LeftOut, n: usize) {
        match self.left_out.iter_mut().find(|(kind, _)| *kind == what) {
            _ if n == 0 => {}
            Some((_, there)) => *there += n,
            None => self.left_out.push((what, n)),
        }
    }

    /// Asked now and then while lines come in.
    ///
    /// # Errors
    /// Where they are more than a document may have.
    pub(crate) fn check(&self) -> Result<(), FileError> {
        match self.lines.len() > limits::LINES {
            true => Err(FileError::Exceeds(Limit::Lines)),
            false => Ok(()),
        }
    }

    /// Whether there is a word in it.
    pub fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| line.text.trim().is_empty())
    }

    /// Its lines, each with a line end.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            text.push_str(&line.text);
            text.push('\n');
        }
        text
    }

    /// Its lines for the parser: a heading that no number tells, behind what is glued to it or not,
    /// has as many `#` before it as its level.
    pub fn marked_text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            let mut words = line.text.as_str();
            while let Some(n) = glued_token(words) {
                words = words[n..].trim_start();
            }
            let is_told = marker_at(words).is_some();
            if line.level > 0 && !is_told && !line.text.trim().is_empty() {
                text.extend(std::iter::repeat_n('#', line.level.min(6).into()));
                text.push(' ');
            }
            text.push_str(&line.text);
            text.push('\n');
        }
        text
    }

    /// The outline of its lines.
    pub fn into_outline(self) -> Outline {
        gangmu::parse(&self.marked_text())
    }

    /// What came in, and what did not.
    pub fn told(&self) -> Bilingual<String> {
        let is_paragraph = |line: &&Line| !line.is_row && !line.text.trim().is_empty();
        let n = self.lines.iter().filter(is_paragraph).count() as u32;
        let mut zh = format!("已读入 {} 段", group(n));
        let mut en = ["Read: ", &count(n, "paragraph")].concat();
        if self.n_tables > 0 {
            let n = self.n_tables as u32;
            zh += &format!("、{} 个表格", group(n));
            en += &[", ", &count(n, "table")].concat();
        }
        for (at, (what, n)) in self.left_out.iter().enumerate() {
            let (measure, noun, english) = what.words();
            let n = *n as u32;
            zh.push_str(if at == 0 { "；" } else { "、" });
            zh += &format!("{} {measure}{noun}", group(n));
            en.push_str(if at == 0 { "; not read: " } else { ", " });
            en += &count(n, english);
        }
        if !self.left_out.is_empty() {
            zh.push_str("未读入");
        }
        both(zh, en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_in_and_what_did_not() {
        let mut import = Import::new(Source::Docx);
        import.push("一、总体情况", 1);
        import.push("", 0);
        import.push_row(&["事项", "完成\n时限"]);
        import.n_tables = 2;
        assert_eq!(import.told().zh, "已读入 1 段、2 个表格");
        import.leave_out(LeftOut::Pictures, 2);
        import.leave_out(LeftOut::Comments, 1);
        import.leave_out(LeftOut::Pictures, 1);
        import.leave_out(LeftOut::Hidden, 0);
        let told = import.told();
        assert_eq!(told.zh, "已读入 1 段、2 个表格；3 张图片、1 处批注未读入");
        assert_eq!(
            told.en,
            "Read: 1 paragraph, 2 tables; not read: 3 pictures, 1 comment"
        );
        assert_eq!(import.text(), "一、总体情况\n\n事项\t完成 时限\n");
    }

    #[test]
    fn a_heading_without_a_number_is_marked() {
        let mut import = Import::new(Source::Docx);
        import.push("整改落实情况", 1);
        import.push("（一）存在问题", 2);
        import.push("正文。", 0);
        assert_eq!(
            import.marked_text(),
            "# 整改落实情况\n（一）存在问题\n正文。\n"
        );
    }
}
