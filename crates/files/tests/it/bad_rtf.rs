//! RTF that is not what it should be.

use crate::read;
use files::{FileError, Limit};

#[test]
fn groups_without_end() {
    let open = "{\\rtf1 ".to_owned() + &"{".repeat(100_000);
    let error = read(open.as_bytes()).err();
    assert_eq!(error, Some(FileError::Exceeds(Limit::Nesting)));
}

#[test]
fn cut_off_is_damage() {
    let whole = b"{\\rtf1\\ansi\\ansicpg936 \\'d2\\'bb\\'a1\\'a2\\par}";
    for len in 5..whole.len() {
        let read = read(&whole[..len]);
        assert!(
            matches!(read, Err(FileError::Damaged { .. })),
            "{len}: {read:?}"
        );
    }
}

#[test]
fn bytes_that_are_no_rtf_are_passed_over() {
    let text = |rtf: &str| read(rtf.as_bytes()).map(|import| import.text());
    let picture = "{\\rtf1 a{\\pict\\bin4 }}{\\}b\\par}";
    assert_eq!(text(picture), Ok("ab\n".to_owned()));
    assert!(text("{\\rtf1 a\\bin2147483647 b}").is_err());
    let strange = "{\\rtf1\\uc-5\\u99999999 a\\ls-9\\ilvl-3\\outlinelevel99\\cellx-99999\\row\\cell\\row{}\\par}";
    assert!(text(strange).is_ok());
}
