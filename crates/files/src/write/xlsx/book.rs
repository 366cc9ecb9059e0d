//! A workbook as a ledger needs it: sheets of cells in a few styles, with what Excel does with them.
//! Elements stand in the order of the schema; a string is a string, whatever it begins with.

use crate::write::WriteError;
use crate::write::package::{Part, pack, told};
use crate::write::xml::{HEAD, escape, escaped};
use std::collections::HashMap;
use std::fmt::Write;

const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
/// The most rows of a sheet.
const MOST_ROWS: usize = 1 << 20;
/// The most UTF-16 units of a cell; what is beyond is left out.
const MOST_UNITS: usize = 32_767;

/// The height of a line.
const LINE_PT: usize = 15;

/// How a cell looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// The head of a column.
    Head,
    /// Words, from the left.
    Words,
    /// Words or numbers, in the middle.
    Middle,
    /// A day.
    Day,
    /// A share.
    Rate,
    /// A sum, in this format of numbers.
    Sum(String),
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Blank,
    /// Words.
    Words(String),
    /// A number.
    Number(f64),
    /// A formula, and what it comes to now; `None` for no words.
    Formula(String, Option<f64>),
}

/// A sheet.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its name, as was wished.
    pub name: String,
    /// The widths of its columns, in characters; 0 for one that is hidden.
    pub widths: Vec<f64>,
    /// Its rows, the first the head.
    pub rows: Vec<Vec<(Value, Look)>>,
    /// How many of the rows are filtered, the head among them.
    pub filtered: usize,
    /// The columns that are filtered.
    pub n_columns: usize,
    /// Cells that take one of these words.
    pub choice: Option<(String, Vec<String>)>,
    /// Cells that are coloured where the formula holds.
    pub coloured: Option<(String, String)>,
    /// What stands above and below on paper.
    pub title: String,
}

/// The name of a column, from 0.
pub fn column(mut at: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'A' + (at % 26) as u8));
        if at < 26 {
            return name;
        }
        at = at / 26 - 1;
    }
}

/// The days from which Excel counts, to a day.
pub fn serial(year: u16, month: u8, day: u8) -> f64 {
    // Days of the civil calendar since 0000-03-01.
    let (y, m) = match month {
        ..=2 => (i64::from(year) - 1, i64::from(month) + 9),
        _ => (i64::from(year), i64::from(month) - 3),
    };
    let days = y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + i64::from(day) - 1;
    (days - 693_899) as f64
}

/// Names that Excel takes, each another.
fn names(sheets: &[Sheet]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for sheet in sheets {
        let fits =
            |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') && !c.is_control();
        let plain: String = sheet.name.chars().filter(fits).collect();
        let plain = plain.trim_matches(['\'', ' ']);
        let plain = if plain.is_empty() { "Sheet" } else { plain };
        let cut = |most: usize| plain.chars().take(most).collect::<String>();
        let mut name = cut(31);
        let mut n = 1;
        while names.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
            n += 1;
            name = format!("{}({n})", cut(26));
        }
        names.push(name);
    }
    names
}

/// The strings and looks that the cells of a workbook share.
#[derive(Default)]
struct Shared {
    strings: HashMap<String, usize>,
    xml: String,
    n_used: usize,
    sums: Vec<String>,
}

impl Shared {
    fn string(&mut self, text: &str) -> usize {
        self.n_used += 1;
        if let Some(&at) = self.strings.get(text) {
            return at;
        }
        let mut n = 0;
        let most = text.char_indices().find(|(_, c)| {
            n += c.len_utf16();
            n > MOST_UNITS
        });
        let kept = most.map_or(text, |(at, _)| &text[..at]);
        self.xml.push_str("<si><t xml:space=\"preserve\">");
        escape(kept, &mut self.xml);
        self.xml.push_str("</t></si>");
        let at = self.strings.len();
        self.strings.insert(text.to_owned(), at);
        at
    }

    /// The place of a look among the cell formats.
    fn look(&mut self, look: &Look) -> usize {
        match look {
            Look::Head => 1,
            Look::Words => 2,
            Look::Middle => 3,
            Look::Day => 4,
            Look::Rate => 5,
            Look::Sum(format) => {
                let known = self.sums.iter().position(|f| f == format);
                let at = known.unwrap_or_else(|| {
                    self.sums.push(format.clone());
                    self.sums.len() - 1
                });
                6 + at
            }
        }
    }
}

/// The workbook of those sheets.
///
/// # Errors
/// Where a sheet has too many rows.
pub fn workbook(sheets: &[Sheet], title: &str) -> Result<Vec<u8>, WriteError> {
    if sheets.iter().any(|sheet| sheet.rows.len() > MOST_ROWS) {
        return Err(WriteError::TooManyRows);
    }
    let mut shared = Shared::default();
    let names = names(sheets);
    let mut book = format!("{HEAD}<workbook {MAIN}><sheets>");
    let mut defined = String::new();
    let mut own = Vec::new();
    for (at, (sheet, name)) in sheets.iter().zip(&names).enumerate() {
        let (id, shown) = (at + 1, escaped(name));
        let _ = write!(
            book,
            "<sheet name=\"{shown}\" sheetId=\"{id}\" r:id=\"rId{id}\"/>"
        );
        let quoted = escaped(&name.replace('\'', "''"));
        if sheet.filtered > 0 {
            let (last, row) = (column(sheet.n_columns - 1), sheet.filtered);
            let _ = write!(
                defined,
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">'{quoted}'!$A$1:${last}${row}</definedName>"
            );
        }
        let _ = write!(
            defined,
            "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">'{quoted}'!$1:$1</definedName>"
        );
        own.push(Part {
            name: format!("xl/worksheets/sheet{id}.xml"),
            kind: "spreadsheetml.worksheet+xml",
            xml: sheet.xml(at == 0, &mut shared),
        });
    }
    let _ = write!(
        book,
        "</sheets><definedNames>{defined}</definedNames><calcPr calcId=\"191029\"/></workbook>"
    );
    let mut parts = vec![Part {
        name: "xl/workbook.xml".to_owned(),
        kind: "spreadsheetml.sheet.main+xml",
        xml: book,
    }];
    parts.append(&mut own);
    parts.push(Part {
        name: "xl/styles.xml".to_owned(),
        kind: "spreadsheetml.styles+xml",
        xml: styles(&shared.sums),
    });
    let (used, different) = (shared.n_used, shared.strings.len());
    parts.push(Part {
        name: "xl/sharedStrings.xml".to_owned(),
        kind: "spreadsheetml.sharedStrings+xml",
        xml: format!(
            "{HEAD}<sst {MAIN} count=\"{used}\" uniqueCount=\"{different}\">{}</sst>",
            shared.xml
        ),
    });
    Ok(pack(&parts, &told(title)))
}

impl Sheet {
    /// How many lines the row needs.
    fn lines(&self, row: &[(Value, Look)]) -> usize {
        let cells = row.iter().zip(&self.widths);
        let lines = cells.map(|((value, _), width)| match value {
            Value::Words(text) => {
                let room = (*width as usize).saturating_sub(2).max(2);
                let half = |c: char| if c.is_ascii() { 1 } else { 2 };
                let lines = text.lines().map(|l| l.chars().map(half).sum::<usize>());
                lines.map(|n| n.div_ceil(room).max(1)).sum()
            }
            _ => 1,
        });
        // No row of a sheet is higher than 409 points.
        lines.max().unwrap_or(1).clamp(1, 409 / LINE_PT)
    }

    fn xml(&self, is_first: bool, shared: &mut Shared) -> String {
        let last = column(self.widths.len().max(1) - 1);
        let selected = if is_first { " tabSelected=\"1\"" } else { "" };
        let mut out = format!(
            "{HEAD}<worksheet {MAIN}><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:{last}{}\"/><sheetViews><sheetView{selected} workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>",
            self.rows.len().max(1)
        );
        for (at, width) in self.widths.iter().enumerate() {
            let n = at + 1;
            let how = match *width {
                0.0 => "width=\"10\" hidden=\"1\"".to_owned(),
                width => format!("width=\"{width}\""),
            };
            let _ = write!(
                out,
                "<col min=\"{n}\" max=\"{n}\" {how} customWidth=\"1\"/>"
            );
        }
        out.push_str("</cols><sheetData>");
        let columns: Vec<String> = (0..self.widths.len()).map(column).collect();
        for (at, row) in self.rows.iter().enumerate() {
            let number = at + 1;
            // Not its own for good: it is fitted when a cell is edited.
            let height = self.lines(row) * LINE_PT;
            let _ = write!(out, "<row r=\"{number}\" ht=\"{height}\">");
            for ((value, look), column) in row.iter().zip(&columns) {
                let _ = write!(out, "<c r=\"{column}{number}\" s=\"{}\"", shared.look(look));
                match value {
                    Value::Blank => out.push_str("/>"),
                    Value::Words(text) => {
                        let _ = write!(out, " t=\"s\"><v>{}</v></c>", shared.string(text));
                    }
                    Value::Number(n) => {
                        let _ = write!(out, "><v>{n}</v></c>");
                    }
                    Value::Formula(formula, now) => {
                        out.push_str(if now.is_some() {
                            "><f>"
                        } else {
                            " t=\"str\"><f>"
                        });
                        escape(formula, &mut out);
                        let now = now.map_or_else(String::new, |n| n.to_string());
                        let _ = write!(out, "</f><v>{now}</v></c>");
                    }
                }
            }
            out.push_str("</row>");
        }
        out.push_str("</sheetData>");
        if self.filtered > 0 {
            let (last, row) = (column(self.n_columns - 1), self.filtered);
            let _ = write!(out, "<autoFilter ref=\"A1:{last}{row}\"/>");
        }
        if let Some((cells, formula)) = &self.coloured {
            let formula = escaped(formula);
            let _ = write!(
                out,
                "<conditionalFormatting sqref=\"{cells}\"><cfRule type=\"expression\" dxfId=\"0\" priority=\"1\"><formula>{formula}</formula></cfRule></conditionalFormatting>"
            );
        }
        if let Some((cells, words)) = &self.choice {
            let words = escaped(&words.join(","));
            let _ = write!(
                out,
                "<dataValidations count=\"1\"><dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" sqref=\"{cells}\"><formula1>\"{words}\"</formula1></dataValidation></dataValidations>"
            );
        }
        // A sign of its own begins a code in what stands above a page.
        let title = escaped(&self.title.replace('&', "&&"));
        let _ = write!(
            out,
            "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.9\" bottom=\"0.7\" header=\"0.4\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/><headerFooter><oddHeader>&amp;C&amp;\"黑体,Regular\"&amp;16 {title}</oddHeader><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>"
        );
        out
    }
}

fn styles(sums: &[String]) -> String {
    const DAY: usize = 164;
    let mut out = format!(
        "{HEAD}<styleSheet {MAIN}><numFmts count=\"{}\"><numFmt numFmtId=\"{DAY}\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/><numFmt numFmtId=\"165\" formatCode=\"0.0%\"/>",
        sums.len() + 2
    );
    for (at, format) in sums.iter().enumerate() {
        let _ = write!(
            out,
            "<numFmt numFmtId=\"{}\" formatCode=\"{}\"/>",
            DAY + 2 + at,
            escaped(format)
        );
    }
    out.push_str("</numFmts><fonts count=\"2\">");
    for name in ["宋体", "黑体"] {
        let _ = write!(
            out,
            "<font><sz val=\"11\"/><color rgb=\"FF000000\"/><name val=\"{name}\"/><charset val=\"134\"/></font>"
        );
    }
    out.push_str("</fonts><fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE7ECF3\"/><bgColor indexed=\"64\"/></patternFill></fill></fills><borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>");
    for side in ["left", "right", "top", "bottom"] {
        let _ = write!(
            out,
            "<{side} style=\"thin\"><color indexed=\"64\"/></{side}>"
        );
    }
    let _ = write!(
        out,
        "<diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"{}\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>",
        6 + sums.len()
    );
    // Format of numbers, font, fill, place.
    let mut looks = vec![
        (0, 1, 2, "center"),
        (0, 0, 0, "left"),
        (0, 0, 0, "center"),
        (DAY, 0, 0, "center"),
        (165, 0, 0, "center"),
    ];
    looks.extend((0..sums.len()).map(|at| (DAY + 2 + at, 1, 2, "center")));
    for (number, font, fill, place) in looks {
        let _ = write!(
            out,
            "<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"{place}\" vertical=\"center\" wrapText=\"1\"/></xf>"
        );
    }
    out + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles><dxfs count=\"1\"><dxf><font><color rgb=\"FF9C0006\"/></font><fill><patternFill><bgColor rgb=\"FFFFC7CE\"/></patternFill></fill></dxf></dxfs></styleSheet>"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_days_as_excel_has_them() {
        let check = |at, want| assert_eq!(column(at), want);
        check(0, "A");
        check(25, "Z");
        check(26, "AA");
        check(701, "ZZ");
        check(702, "AAA");
        assert_eq!(serial(1900, 3, 1), 61.0);
        assert_eq!(serial(2000, 1, 1), 36526.0);
        assert_eq!(serial(2024, 2, 29), 45351.0);
        assert_eq!(serial(2024, 12, 31), 45657.0);
    }

    #[test]
    fn names_are_such_as_excel_takes() {
        let sheet = |name: &str| Sheet {
            name: name.to_owned(),
            ..Sheet::default()
        };
        let long = "长".repeat(40);
        let all = [
            sheet("a/b[1]"),
            sheet(&long),
            sheet(&long),
            sheet("'''"),
            sheet("AB1"),
        ];
        let names = names(&all);
        assert_eq!(names[0], "ab1");
        assert_eq!(names[1].chars().count(), 31);
        assert_eq!(names[2], format!("{}(2)", "长".repeat(26)));
        assert_eq!(names[3], "Sheet");
        assert_eq!(names[4], "AB1(2)");
    }
}
