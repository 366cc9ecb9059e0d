//! Prints the outline of report files as JSON.
fn main() {}
