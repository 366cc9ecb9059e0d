//! The columns of the ledger.

use super::{LedgerCell, LedgerRow};
use crate::text::{Bilingual, both};

/// A column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// 序号
    Number,
    /// 篇名
    Report,
    /// 所属部分
    Section,
    /// 问题
    #[default]
    Problem,
    /// 整改措施
    Measures,
    /// 状态
    Status,
    /// 责任单位/责任人
    Unit,
    /// 整改时限
    Deadline,
    /// 备注
    Remark,
}

impl Column {
    /// All of them, in order.
    pub const ALL: [Self; 9] = [
        Self::Number,
        Self::Report,
        Self::Section,
        Self::Problem,
        Self::Measures,
        Self::Status,
        Self::Unit,
        Self::Deadline,
        Self::Remark,
    ];

    /// The name, which stands at its head.
    pub fn name(self) -> Bilingual {
        match self {
            Self::Number => both("序号", "No."),
            Self::Report => both("篇名", "Report"),
            Self::Section => both("所属部分", "Section"),
            Self::Problem => both("问题", "Problem"),
            Self::Measures => both("整改措施", "Measures"),
            Self::Status => both("状态", "Status"),
            Self::Unit => both("责任单位/责任人", "Responsible"),
            Self::Deadline => both("整改时限", "Deadline"),
            Self::Remark => both("备注", "Remark"),
        }
    }

    /// Whether its cells take words.
    pub fn takes_words(self) -> bool {
        matches!(self, Self::Unit | Self::Deadline | Self::Remark)
    }

    /// Its cell of words in the row.
    pub fn cell(self, row: &LedgerRow) -> Option<&LedgerCell> {
        match self {
            Self::Unit => row.responsible.as_ref(),
            Self::Deadline => row.deadline.as_ref(),
            Self::Remark => row.remark.as_ref(),
            _ => None,
        }
    }
}
