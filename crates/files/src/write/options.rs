//! What there is to choose of what is written: plain data, whose defaults are the standard's, kept as
//! JSON of what differs from them.

use gangmu::export::format::Format;
use gangmu::text::{Bilingual, both};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// All that there is to choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Options {
    /// The look of a document.
    pub format: Format,
    /// What stands above an official document's text.
    pub head: Head,
    /// What stands below it.
    pub foot: Foot,
    /// Whether headings are numbered by lists, which count on when one is put in; else their numbers
    /// are text.
    pub automatic_numbers: bool,
    /// Whether there are contents before the text.
    pub contents: bool,
    /// Down to which level.
    pub contents_depth: u8,
    /// Whether several reports have a cover.
    pub cover: bool,
    /// Whether lines of words parted by tabs are tables.
    pub tables: bool,
    /// Whether the ledger follows the text.
    pub ledger: bool,
    /// Whether its pages lie across.
    pub ledger_across: bool,
    /// Whether each report has a sheet of its own.
    pub sheets: bool,
    /// The encoding of plain text.
    pub encoding: Encoding,
    /// How its lines end.
    pub line_ends: LineEnds,
    /// Whether a CSV begins with the mark by which Excel takes it for UTF-8.
    pub mark: bool,
}

/// What stands above an official document's text: 版头. Empty where it has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// 发文机关标志: 某某县人民政府文件.
    pub issuer: String,
    /// 发文字号: 某政发〔2024〕1号.
    pub number: String,
    /// 签发人, of what goes to a superior.
    pub signer: String,
}

/// What stands below it: 版记. Empty where it has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foot {
    /// 抄送机关.
    pub copies: String,
    /// 印发机关.
    pub printer: String,
    /// 印发日期: 2024年3月5日.
    pub date: String,
}

/// The encoding of plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// GB18030, which has every character.
    Gb18030,
}

/// How lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineEnds {
    /// As they were read.
    Kept,
    /// By a line feed.
    Lf,
    /// By a carriage return and a line feed.
    Crlf,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            format: Format::default(),
            head: Head::default(),
            foot: Foot::default(),
            automatic_numbers: false,
            contents: false,
            contents_depth: 2,
            cover: true,
            tables: true,
            ledger: false,
            ledger_across: true,
            sheets: false,
            encoding: Encoding::Utf8,
            line_ends: LineEnds::Kept,
            mark: true,
        }
    }
}

/// A thing to choose, as a person is asked.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Where it stands in the JSON: `format.margins.top`.
    pub path: &'static str,
    /// The name.
    pub names: Bilingual,
    /// What it can be.
    pub range: Range,
}

/// What a setting can be.
#[derive(Clone, Copy, Debug)]
pub enum Range {
    /// On or off.
    Flag,
    /// A number from the first to the second, in steps of the third.
    Number(f64, f64, f64),
    /// A font.
    Font,
    /// A font or none.
    FontOrNone,
    /// Words, or none.
    Words,
    /// One of these.
    Choice(&'static [(&'static str, Bilingual)]),
}

const POINTS: Range = Range::Number(5.0, 72.0, 0.5);
const MILLIMETRES: Range = Range::Number(5.0, 80.0, 1.0);
const INDENT: Range = Range::Number(0.0, 10.0, 0.5);
const LINES: Range = Range::Number(0.0, 5.0, 0.5);

/// The rows of one script.
macro_rules! settings {
    ($($path:literal, $zh:literal, $en:literal, $range:expr;)+) => {
        /// All settings, in the order in which they are asked.
        pub const SETTINGS: &[Setting] = &[$(Setting { path: $path, names: both($zh, $en), range: $range }),+];
    };
}

settings! {
    "format.marginsMm.top", "上边距（毫米）", "Top margin (mm)", MILLIMETRES;
    "format.marginsMm.bottom", "下边距（毫米）", "Bottom margin (mm)", MILLIMETRES;
    "format.marginsMm.left", "左边距（毫米）", "Left margin (mm)", MILLIMETRES;
    "format.marginsMm.right", "右边距（毫米）", "Right margin (mm)", MILLIMETRES;
    "format.linePitchPt", "行距（磅）", "Line pitch (pt)", Range::Number(10.0, 60.0, 0.05);
    "format.charsPerLine", "每行字数（0 为不限）", "Characters a line (0: as many as fit)", Range::Number(0.0, 60.0, 1.0);
    "format.title.font", "标题字体", "Title font", Range::Font;
    "format.title.sizePt", "标题字号（磅）", "Title size (pt)", POINTS;
    "format.title.bold", "标题加粗", "Title bold", Range::Flag;
    "format.byline.font", "题下日期字体", "Font of the date below the title", Range::Font;
    "format.byline.sizePt", "题下日期字号（磅）", "Its size (pt)", POINTS;
    "format.body.font", "正文字体", "Body font", Range::Font;
    "format.body.sizePt", "正文字号（磅）", "Body size (pt)", POINTS;
    "format.level1.font", "一级标题字体", "Level 1 font", Range::Font;
    "format.level1.sizePt", "一级标题字号（磅）", "Level 1 size (pt)", POINTS;
    "format.level1.bold", "一级标题加粗", "Level 1 bold", Range::Flag;
    "format.level2.font", "二级标题字体", "Level 2 font", Range::Font;
    "format.level2.sizePt", "二级标题字号（磅）", "Level 2 size (pt)", POINTS;
    "format.level2.bold", "二级标题加粗", "Level 2 bold", Range::Flag;
    "format.level3.font", "三级以下标题字体", "Level 3 and below font", Range::Font;
    "format.level3.sizePt", "三级以下标题字号（磅）", "Level 3 and below size (pt)", POINTS;
    "format.level3.bold", "三级以下标题加粗", "Level 3 and below bold", Range::Flag;
    "format.latinFont", "西文和数字字体", "Font of Latin letters and digits", Range::FontOrNone;
    "format.firstLineIndentChars", "首行缩进（字）", "First-line indent (characters)", INDENT;
    "format.linesBelowTitle", "标题下空行", "Blank lines below the title", LINES;
    "format.linesAboveSignature", "署名上空行", "Blank lines above the signature", LINES;
    "format.signatureRightChars", "署名右空（字）", "Free to the right of the signature (characters)", INDENT;
    "format.dateShiftChars", "日期比署名右移（字）", "The date stands behind the signature by (characters)", INDENT;
    "format.loneDateRightChars", "无署名时日期右空（字）", "Free to the right of a date alone (characters)", INDENT;
    "format.pageNumbers", "页码", "Page numbers", Range::Choice(&[
        ("outer", both("单页居右、双页居左", "At the outer edge")),
        ("centre", both("居中", "In the middle")),
        ("off", both("不加", "None")),
    ]);
    "format.pageNumber.font", "页码字体", "Font of the page numbers", Range::Font;
    "format.pageNumber.sizePt", "页码字号（磅）", "Size of the page numbers (pt)", POINTS;
    "head.issuer", "发文机关标志", "Issuer above the red line", Range::Words;
    "head.number", "发文字号", "Number of the document", Range::Words;
    "head.signer", "签发人", "Signed by", Range::Words;
    "foot.copies", "抄送机关", "Copies to", Range::Words;
    "foot.printer", "印发机关", "Printed by", Range::Words;
    "foot.date", "印发日期", "Printed on", Range::Words;
    "automaticNumbers", "序号用自动编号", "Numbers as automatic lists", Range::Flag;
    "contents", "加目录", "Contents", Range::Flag;
    "contentsDepth", "目录列到第几级", "Levels in the contents", Range::Number(1.0, 9.0, 1.0);
    "cover", "多篇合成时加封面", "A cover where there are several reports", Range::Flag;
    "tables", "以制表位分开的各行写成表格", "Lines parted by tabs as tables", Range::Flag;
    "ledger", "文后附台账", "The ledger behind the text", Range::Flag;
    "ledgerAcross", "台账用横页", "The ledger on pages across", Range::Flag;
    "sheets", "台账一篇一个工作表", "A sheet of the ledger for each report", Range::Flag;
    "encoding", "纯文本的编码", "Encoding of plain text", Range::Choice(&[
        ("utf8", both("UTF-8", "UTF-8")),
        ("gb18030", both("GB18030", "GB18030")),
    ]);
    "lineEnds", "纯文本的换行", "Line ends of plain text", Range::Choice(&[
        ("kept", both("照原样", "As they are")),
        ("lf", both("LF", "LF")),
        ("crlf", both("CRLF（Windows）", "CRLF (Windows)")),
    ]);
    "mark", "CSV 带 BOM（Excel 以此认出 UTF-8）", "CSV with a byte order mark, for Excel", Range::Flag;
}

impl Options {
    /// Those of a JSON that [`Options::to_json`] wrote, or a person: what it does not say is the
    /// default, what it says of nothing is passed over.
    ///
    /// # Errors
    /// A sentence, where it is no JSON or says what cannot be.
    pub fn from_json(text: &str) -> Result<Self, Bilingual<String>> {
        let said = serde_json::from_str(text).map_err(unfit)?;
        let mut whole = Self::default().value();
        merge(&mut whole, said);
        Self::of(whole)
    }

    /// What differs from the defaults.
    pub fn to_json(&self) -> String {
        let mut own = self.value();
        prune(&mut own, &Self::default().value());
        own.to_string()
    }

    /// The value of a setting; `Null` where there is none of that path.
    pub fn get(&self, path: &str) -> Value {
        self.value()
            .pointer(&pointer(path))
            .cloned()
            .unwrap_or_default()
    }

    /// Sets one setting.
    ///
    /// # Errors
    /// A sentence; nothing is set then.
    pub fn set(&mut self, path: &str, value: Value) -> Result<(), Bilingual<String>> {
        let mut whole = self.value();
        let Some(place) = whole.pointer_mut(&pointer(path)) else {
            return Err(both(
                format!("没有“{path}”这一项设置。"),
                format!("There is no setting {path}."),
            ));
        };
        *place = value;
        *self = Self::of(whole)?;
        Ok(())
    }

    /// Sets it to its default.
    pub fn reset(&mut self, path: &str) {
        // A default fits, and a path of nothing is none.
        let _ = self.set(path, Self::default().get(path));
    }

    fn value(&self) -> Value {
        // By its text, which has the numbers as they are written.
        let text = serde_json::to_string(self).expect("plain data serialises");
        serde_json::from_str(&text).expect("it was just written")
    }

    /// Those of a whole value.
    fn of(value: Value) -> Result<Self, Bilingual<String>> {
        for setting in SETTINGS {
            let there = value
                .pointer(&pointer(setting.path))
                .unwrap_or(&Value::Null);
            if let Range::Number(least, most, _) = setting.range
                && !there.as_f64().is_some_and(|n| (least..=most).contains(&n))
            {
                let Bilingual { zh, en } = setting.names;
                return Err(both(
                    format!("“{zh}”应为 {least} 到 {most}。"),
                    format!("“{en}” is to be from {least} to {most}."),
                ));
            }
        }
        serde_json::from_value(value).map_err(unfit)
    }
}

fn unfit(error: serde_json::Error) -> Bilingual<String> {
    both(
        format!("设置读不懂：{error}。"),
        format!("The settings cannot be read: {error}."),
    )
}

fn pointer(path: &str) -> String {
    format!("/{}", path.replace('.', "/"))
}

/// `said` over `whole`, where that has a place for it.
fn merge(whole: &mut Value, said: Value) {
    match (whole, said) {
        (Value::Object(whole), Value::Object(said)) => {
            for (name, said) in said {
                if let Some(place) = whole.get_mut(&name) {
                    merge(place, said);
                }
            }
        }
        (place, said) => *place = said,
    }
}

/// Takes out of `own` what is the same in `usual`.
fn prune(own: &mut Value, usual: &Value) {
    if let (Value::Object(own), Value::Object(usual)) = (own, usual) {
        own.retain(|name, value| {
            let same = usual.get(name);
            if let Some(usual) = same {
                prune(value, usual);
            }
            Some(&*value) != same && *value != json!(Map::new())
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_kept() {
        let mut options = Options::default();
        assert_eq!(options.to_json(), "{}");
        options.set("format.linePitchPt", json!(28.0)).unwrap();
        options
            .set("format.level1.font", json!("方正黑体"))
            .unwrap();
        options
            .set("format.latinFont", json!("Times New Roman"))
            .unwrap();
        options.set("encoding", json!("gb18030")).unwrap();
        let text = options.to_json();
        assert_eq!(
            text,
            r#"{"encoding":"gb18030","format":{"latinFont":"Times New Roman","level1":{"font":"方正黑体"},"linePitchPt":28.0}}"#
        );
        assert_eq!(Options::from_json(&text), Ok(options.clone()));
        options.reset("format.level1.font");
        options.reset("no.such");
        assert_eq!(options.format.level_1, Format::default().level_1);
        assert_eq!(Options::from_json(r#"{"later":1}"#), Ok(Options::default()));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let mut options = Options::default();
        let error = options.set("format.body.sizePt", json!(0)).unwrap_err();
        assert_eq!(error.zh, "“正文字号（磅）”应为 5 到 72。");
        assert!(options.set("format.body.sizePt", json!("大")).is_err());
        assert!(options.set("lineEnds", json!("cr")).is_err());
        assert!(options.set("format.no", json!(1)).is_err());
        assert!(Options::from_json("[").is_err());
        assert!(Options::from_json(r#"{"contentsDepth":0}"#).is_err());
        assert_eq!(options, Options::default());
    }

    #[test]
    fn every_setting_is_there_and_takes_what_it_offers() {
        for setting in SETTINGS {
            let mut options = Options::default();
            let there = options.get(setting.path);
            let fits = match setting.range {
                Range::Flag => there.is_boolean(),
                Range::Number(..) => there.is_number(),
                Range::Font | Range::Words => there.is_string(),
                Range::FontOrNone => there.is_null(),
                Range::Choice(all) => all
                    .iter()
                    .all(|(id, _)| options.set(setting.path, json!(id)).is_ok()),
            };
            assert!(fits, "{}: {there}", setting.path);
        }
    }
}
