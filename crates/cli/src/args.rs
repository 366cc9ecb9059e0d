//! What can be said on the command line.

use clap::builder::PossibleValuesParser;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use files::write::{Form, Writes};
use gangmu::check::{Severity, registry};
use gangmu::report::{Column, Date};
use gangmu::text::Language;
use std::path::PathBuf;

const TEMPLATE: &str = "{about}\n\n用法 Usage: {usage}\n\n{all-args}{after-help}";
const OPTIONS: &str = "选项 Options";
const AFTER: &str = "\
退出码 Exit status:
  0  完成
  1  校核发现了 --deny 所列级别的问题
  2  有文件读不了（其余照做），或参数有误";

#[derive(Parser)]
#[command(
    name = "gangmu",
    version,
    about = "纲目：公文报告的提纲、台账、校核、字数\nOutlines, ledgers, checks and counts of Chinese official reports",
    after_help = AFTER,
    help_template = TEMPLATE,
    subcommand_help_heading = "命令 Commands",
    subcommand_value_name = "命令 COMMAND",
    next_help_heading = OPTIONS,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// 提示所用的语言  the language of messages
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "zh",
        value_name = "LANG"
    )]
    pub lang: Lang,
    /// 显示帮助  help
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// 显示版本  version
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Subcommand)]
pub enum Command {
    /// 提纲：标题按层级缩进  the headings, indented by level
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Outline(Outline),
    /// 全文，UTF-8 编码，其余逐字节不变  the text, in UTF-8
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Text(Text),
    /// 问题台账，多份报告合成一张  the ledger of problems
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Ledger(Ledger),
    /// 校核，一处一行：文件:行:列: 级别 规则: 说明  what is wrong, a line each
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Check(Check),
    /// 字数（Word 口径）、标题数、问题数、措施数，末行合计  Word's figures, with a total
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Counts(Counts),
    /// 转换成别的格式，按 --to 或 -o 的扩展名；多份写入一个 .docx 即汇编  into another form
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Convert(Convert),
    /// 比较两稿：移动、修改、新增、删除，前后数字；--ledger 对照上月台账  what differs between two versions
    #[command(help_template = TEMPLATE, next_help_heading = OPTIONS)]
    Compare(Compare),
}

#[derive(Args)]
pub struct Files {
    /// 文件、文件夹（取其中各层的文本和文档），- 为标准输入  files, folders, - for standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// 写入这个文件，不写到标准输出  where to write
    #[arg(short, long, value_name = "FILE|FOLDER/")]
    pub output: Option<PathBuf>,
}

#[derive(Args)]
pub struct Outline {
    #[command(flatten)]
    pub files: Files,
    /// json 含全文、序号、行列、台账、校核；ndjson 一个文件一行  json has all there is to tell
    #[arg(long, alias = "to", value_name = "FORM", default_value = "outline")]
    #[arg(value_parser = PossibleValuesParser::new(["outline", "json", "ndjson"]))]
    pub format: String,
}

#[derive(Args)]
pub struct Text {
    #[command(flatten)]
    pub files: Files,
}

#[derive(Args)]
pub struct Ledger {
    #[command(flatten)]
    pub files: Files,
    /// 表格的格式；不写时看 -o 的扩展名，再不然是 csv  without it by the ending of -o, else csv
    #[arg(long, alias = "to", value_name = "FORM", value_parser = forms(Writes::Ledger))]
    pub format: Option<String>,
    /// 各列及其顺序，写列名或代号，用逗号隔开：序号,问题,责任领导,own:问题表现；json 各列都有  the columns in order
    #[arg(long, value_name = "COLUMNS", value_parser = columns)]
    pub columns: Option<String>,
    /// 逾期以这一天为准，写作 2024-06-30；不写则不标逾期  the day by which terms have ended
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<Date>,
    #[command(flatten)]
    pub look: Look,
}

/// How what is written looks.
#[derive(Args)]
pub struct Look {
    /// 封面、台账上方的名称  what the whole is called
    #[arg(long, value_name = "TITLE", default_value = "")]
    pub title: String,
    /// 一项设置，可写多次：contents=true、format.linePitchPt=28  a setting; may be repeated
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub set: Vec<String>,
    /// 设置文件（JSON）  a file of settings
    #[arg(long, value_name = "FILE")]
    pub settings: Option<PathBuf>,
}

#[derive(Args)]
pub struct Check {
    #[command(flatten)]
    pub files: Files,
    #[arg(long, value_enum, default_value = "text", value_name = "FORM", help = FORMAT)]
    pub format: Format,
    /// 只列这一级及更重的  leave out what is less than this
    #[arg(long, value_enum, default_value = "hint", value_name = "LEVEL")]
    pub level: Level,
    /// 发现这一级及更重的，退出码为 1  exit with 1 if there are such
    #[arg(long, value_enum, default_value = "error", value_name = "LEVEL")]
    pub deny: Deny,
    /// 关闭这条规则，可写多次  without this rule; may be repeated
    #[arg(long, value_name = "RULE", value_parser = rules(), hide_possible_values = true)]
    pub off: Vec<String>,
    /// 自备用词表：每行 词⇥必错|疑似|提示⇥改为⇥说明  a list of words to look out for
    #[arg(long, value_name = "FILE")]
    pub words: Option<PathBuf>,
}

#[derive(Args)]
pub struct Counts {
    #[command(flatten)]
    pub files: Files,
    #[arg(long, value_enum, default_value = "text", value_name = "FORM", help = FORMAT)]
    pub format: Format,
}

#[derive(Args)]
pub struct Convert {
    #[command(flatten)]
    pub files: Files,
    /// 格式；不写时看 -o 的扩展名  without it by the ending of -o
    #[arg(long, alias = "format", value_name = "FORM", value_parser = forms(Writes::Text))]
    #[arg(overrides_with = "to")]
    pub to: Option<String>,
    /// 与这份原稿比较，写成带修订的 Word 文档  tracked changes against this earlier text
    #[arg(long, value_name = "FILE")]
    pub before: Option<PathBuf>,
    /// 修订者  who made the changes
    #[arg(long, value_name = "NAME", default_value = "纲目", requires = "before")]
    pub author: String,
    /// 修订时间，写作 2024-06-30T09:00:00Z  when
    #[arg(long, value_name = "TIME", default_value = "", requires = "before")]
    pub date: String,
    #[command(flatten)]
    pub look: Look,
}

#[derive(Args)]
pub struct Compare {
    /// 原稿；--ledger 时是上月的台账或报告  the earlier version, or last month's ledger
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// 现稿；--ledger 时是本月的报告  the later version, or this month's report
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    #[arg(long, alias = "to", value_enum, default_value = "text", value_name = "FORM", help = FORMAT)]
    pub format: CompareForm,
    /// 按问题对照两份台账  compare their ledgers, problem by problem
    #[arg(long)]
    pub ledger: bool,
    /// 写入这个文件，不写到标准输出  where to write
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// In what form differences are told.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CompareForm {
    Text,
    Html,
    Tsv,
    Json,
}

const FORMAT: &str = "输出的格式  the form of the output";

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    Zh,
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Chinese,
            Lang::En => Self::English,
        }
    }
}

/// Lines to read, or data.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
    Ndjson,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Level {
    Error,
    Warning,
    Hint,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Deny {
    Error,
    Warning,
    Hint,
    Never,
}

impl Level {
    /// The severity of that name.
    pub fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Hint => Severity::Hint,
        }
    }
}

impl Deny {
    /// The least severity that is denied.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Hint => Some(Severity::Hint),
            Self::Never => None,
        }
    }
}

/// The forms by their ids; those whose ending is another word are known by it, too.
fn forms(writes: Writes) -> PossibleValuesParser {
    let rows = Form::ALL.iter().filter(|form| form.writes() == writes);
    let values = rows.map(|form| {
        let (id, ending) = (form.id(), form.ending());
        let value = clap::builder::PossibleValue::new(id);
        match ending != id && Form::named(writes, ending) == Some(*form) {
            true => value.alias(ending),
            false => value,
        }
    });
    PossibleValuesParser::new(values.chain(["ndjson".into()]))
}

/// A day: 2024-06-30.
fn day(text: &str) -> Result<Date, String> {
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<u16>().ok());
    let mut next = || parts.next().flatten();
    let date = (|| Date::new(next()?, next()?.try_into().ok()?, next()?.try_into().ok()?))();
    date.ok_or_else(|| "应写作 2024-06-30  write 2024-06-30".to_owned())
}

/// The columns by their ids.
fn columns(names: &str) -> Result<String, String> {
    let id = |name: &str| match (Column::named(name), name.strip_prefix("own:")) {
        (Some(column), _) => Ok(column.id().to_owned()),
        (None, Some(label)) if !label.is_empty() => Ok(name.to_owned()),
        _ => {
            let known: Vec<&str> = Column::ALL.iter().map(|c| c.name().zh).collect();
            Err(format!(
                "没有“{name}”这一列 no such column。可用 known: {}；报告自有的标签写作 labels of the report: own:问题表现",
                known.join("、")
            ))
        }
    };
    let names = names.split([',', '，']).map(str::trim);
    let ids: Result<Vec<String>, String> = names.map(id).collect();
    Ok(ids?.join(","))
}

fn rules() -> PossibleValuesParser {
    PossibleValuesParser::new(registry().iter().map(|rule| rule.id))
}
