//! End-to-end tests on the built page, one binary; a file per subject.

mod it {
    mod copying;
    mod desk;
    mod editing;
    mod files;
    mod harness;
    mod hostile;
    mod ime;
    mod keeping;
    mod large;
    mod links;
    mod looks;
    mod main_run;
    mod restructure;
    mod scheme;
    mod sealed;
    mod start;
    mod tree;
}
