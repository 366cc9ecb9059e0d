//! End-to-end tests on the built page, one binary; a file per subject.

mod it {
    mod accessible;
    mod check_run;
    mod checks;
    mod claims;
    mod clusters;
    mod commands;
    mod copying;
    mod desk;
    mod documents;
    mod dragging;
    mod editing;
    mod embedding;
    mod fields;
    mod files;
    mod framed;
    mod frameworks;
    mod harness;
    mod hostile;
    mod hosting;
    mod ime;
    mod keeping;
    mod large;
    mod leaving;
    mod ledger;
    mod ledger_grid;
    mod ledgers;
    mod links;
    mod looks;
    mod main_run;
    mod pasting;
    mod places;
    mod printing;
    mod regrouping;
    mod restructure;
    mod scheme;
    mod sealed;
    mod selecting;
    mod shadow;
    mod spoken;
    mod start;
    mod touch;
    mod tree;
    mod typing;
    mod words;
}
