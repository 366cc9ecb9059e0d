//! End-to-end tests on the built page, one binary; a file per subject.

mod it {
    mod files;
    mod harness;
    mod sealed;
    mod start;
}
