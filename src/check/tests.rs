//! Findings, mends and what is ignored.
