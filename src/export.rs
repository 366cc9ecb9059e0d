//! Copying out: the outline in other forms.

pub mod json;
