//! Writing: the forms that are containers, a module each.
