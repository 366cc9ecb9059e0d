//! The program `gangmu`: report files on the command line.

fn main() {}
