//! Compound files: the container of Office 97 to 2003.
