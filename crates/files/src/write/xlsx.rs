//! stub
use super::{Job, WriteError};
pub fn ledger(_: &Job<'_>) -> Result<Vec<u8>, WriteError> { Err(WriteError::TooManyRows) }
pub fn overview(_: &Job<'_>) -> Result<Vec<u8>, WriteError> { Err(WriteError::TooManyRows) }
