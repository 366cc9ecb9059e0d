//! Builds, tests and runs Gangmu.
fn main() {}
