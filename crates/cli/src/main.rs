//! The program `gangmu`: report files on the command line.

#![forbid(unsafe_code)]

fn main() {}
