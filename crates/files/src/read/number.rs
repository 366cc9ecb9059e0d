//! Automatic numbers as Word shows them: formats, lists, counters. For docx, doc and rtf.
