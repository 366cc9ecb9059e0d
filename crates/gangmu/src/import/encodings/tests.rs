//! Each encoding there and back, short texts, damage, and bytes that are no text.

use proptest::prelude::*;

use super::*;
use crate::import::{MAX_BYTES, Source};

const REPORT: &str = "一、关于食堂采购制度不健全的问题\r\n整改情况：已完成整改。一是修订《食堂采购办法》，明确“三人验收”；二是2023年6月底前公示账目……\r\n";
const TRADITIONAL: &str =
    "關於會議紀錄整理不及時的問題，辦公室已經補齊歷次會議的紀錄，並指定專人負責保管。\n";
/// Texts of a heading's length, down to two characters, as someone may try the program with.
const SHORT: &[&str] = &[
    "关于报告",
    "整改落实情况报告",
    "关于账目公示的通知书",
    "一、总体情况",
    "（一）制度不健全",
    "1.加强学习",
    "联通工作汇报",
    "办公室：请于3月底前报送材料。",
];

fn in_utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, has_unmappable) = encoding.encode(text);
    assert!(!has_unmappable, "{text} in {}", encoding.name());
    bytes.into_owned()
}

#[track_caller]
fn check(bytes: &[u8], text: &str, encoding: &'static str) {
    let expected = Decoded {
        text: text.to_owned(),
        encoding,
        had_bom: false,
    };
    assert_eq!(decode(bytes), Ok(expected));
}

#[track_caller]
fn check_invalid(bytes: &[u8], encoding: &'static str, offset: usize, n_bytes: usize) {
    assert_eq!(
        decode(bytes),
        Err(ImportError::Invalid {
            encoding: encoding.into(),
            offset,
            n_bytes
        })
    );
}

#[test]
fn each_encoding_there_and_back() {
    for text in [REPORT, "a\r\nb\rc\n整改\n"] {
        check(text.as_bytes(), text, "UTF-8");
        check(&encoded(text, GB18030), text, "GB18030");
        check(&in_utf16(text, u16::to_le_bytes), text, "UTF-16LE");
        check(&in_utf16(text, u16::to_be_bytes), text, "UTF-16BE");
    }
    check(&encoded(TRADITIONAL, BIG5), TRADITIONAL, "Big5");
    check(&encoded(TRADITIONAL, GB18030), TRADITIONAL, "GB18030");
    check(TRADITIONAL.as_bytes(), TRADITIONAL, "UTF-8");
}

#[test]
fn short_texts() {
    for text in SHORT {
        check(text.as_bytes(), text, "UTF-8");
        check(&encoded(text, GB18030), text, "GB18030");
        check(&in_utf16(text, u16::to_le_bytes), text, "UTF-16LE");
        check(&in_utf16(text, u16::to_be_bytes), text, "UTF-16BE");
    }
    for text in ["關於會議紀錄的報告", "歷次會議紀錄，請專人保管。"] {
        check(&encoded(text, BIG5), text, "Big5");
    }
}

#[test]
fn ascii_is_utf8_even_where_its_pairs_spell_han() {
    check(b"1. OK\n2. Done\r\n", "1. OK\n2. Done\r\n", "UTF-8");
    check(b"this app can break", "this app can break", "UTF-8");
    check(b"a", "a", "UTF-8");
    check(&in_utf16("整改", u16::to_le_bytes), "te9e", "UTF-8");
    check(
        &in_utf16("1. OK\n", u16::to_le_bytes),
        "1. OK\n",
        "UTF-16LE",
    );
}

#[test]
fn byte_order_marks_are_dropped_and_told() {
    let check = |bytes: &[u8], encoding: &str| {
        let decoded = decode(bytes).expect("text under a mark");
        assert_eq!((&*decoded.text, decoded.encoding), ("整改\n", encoding));
        assert!(decoded.had_bom);
    };
    check("\u{FEFF}整改\n".as_bytes(), "UTF-8");
    check(&in_utf16("\u{FEFF}整改\n", u16::to_le_bytes), "UTF-16LE");
    check(&in_utf16("\u{FEFF}整改\n", u16::to_be_bytes), "UTF-16BE");
    check(&encoded("\u{FEFF}整改\n", GB18030), "GB18030");
    let twice = decode("\u{FEFF}\u{FEFF}整改".as_bytes()).expect("text under a mark");
    assert_eq!(twice.text, "\u{FEFF}整改");
}

#[test]
fn gb18030_beyond_gbk() {
    let text = "姓名用字𠮷、㐂、ǹ，已登记在册。\n";
    check(&encoded(text, GB18030), text, "GB18030");
}

#[test]
fn damage_is_named_with_its_place() {
    let utf8 = "整改到位".as_bytes();
    check_invalid(&utf8[..11], "UTF-8", 9, 2);
    check_invalid(b"\xEF\xBB\xBFab\xFF", "UTF-8", 5, 1);
    check_invalid(
        &[REPORT.as_bytes(), b"\xB0", REPORT.as_bytes()].concat(),
        "UTF-8",
        REPORT.len(),
        1,
    );
    let gbk = encoded("整改到位", GB18030);
    check_invalid(&gbk[..7], "GB18030", 6, 1);
    check_invalid(&[&*gbk, b"\xFF\xFF", &*gbk].concat(), "GB18030", 8, 1);
    let big5 = encoded(TRADITIONAL, BIG5);
    check_invalid(&[&big5[..], b"\xA4"].concat(), "Big5", big5.len(), 1);
}

#[test]
fn damage_in_utf16_is_named_with_its_place() {
    let lone_high = [0x6574, 0x6539, 0xD842, 0x000A]
        .map(u16::to_le_bytes)
        .concat();
    check_invalid(&[b"\xFF\xFE", &*lone_high].concat(), "UTF-16LE", 6, 2);
    let lone_low = [0x6574, 0xD842, 0xDFB7, 0xDC00]
        .map(u16::to_be_bytes)
        .concat();
    check_invalid(&[b"\xFE\xFF", &*lone_low].concat(), "UTF-16BE", 8, 2);
    let mut report = in_utf16(REPORT, u16::to_le_bytes);
    report.push(0x2D);
    check_invalid(&report, "UTF-16LE", report.len() - 1, 1);
}

#[test]
fn what_is_no_text_is_refused() {
    assert_eq!(decode(b""), Err(ImportError::Empty));
    assert_eq!(decode(b"\xEF\xBB\xBF"), Err(ImportError::Empty));
    assert_eq!(
        decode(b"%PDF-1.7\n"),
        Err(ImportError::Foreign(Source::Pdf))
    );
    assert_eq!(
        decode(b"hello\0world\0"),
        Err(ImportError::Binary { offset: 5 })
    );
    assert_eq!(
        decode(b"\x7FELF\x02\x01\x01\0\0\0\0\0"),
        Err(ImportError::Binary { offset: 7 })
    );
    assert_eq!(
        decode(b"\xEF\xBB\xBFab\0"),
        Err(ImportError::Binary { offset: 5 })
    );
    let nul_in_gb18030 = encoded("\u{FEFF}整\0改", GB18030);
    assert_eq!(
        decode(&nul_in_gb18030),
        Err(ImportError::Binary { offset: 6 })
    );
    let nul_in_utf16 = in_utf16("\u{FEFF}整\0改", u16::to_le_bytes);
    assert_eq!(
        decode(&nul_in_utf16),
        Err(ImportError::Binary { offset: 4 })
    );
    let too_large = vec![0; MAX_BYTES + 1];
    assert_eq!(
        decode(&too_large),
        Err(ImportError::TooLarge {
            n_bytes: MAX_BYTES + 1
        })
    );
}

#[test]
fn other_encodings_are_named_not_misread() {
    let russian = "Отчёт о выполнении плана мероприятий за первый квартал. ";
    let guess = decode(&encoded(russian, encoding_rs::WINDOWS_1251));
    assert_eq!(
        guess,
        Err(ImportError::UnknownEncoding {
            guess: "windows-1251".into()
        })
    );
    for japanese in [
        "ありがとうございました",
        "これは会議の記録です。\r\nありがとうございました。",
    ] {
        let guess = decode(&encoded(japanese, encoding_rs::SHIFT_JIS));
        assert_eq!(
            guess,
            Err(ImportError::UnknownEncoding {
                guess: "Shift_JIS".into()
            })
        );
    }
}

proptest! {
    #[test]
    fn marked_text_always_comes_back(text in any::<String>()) {
        prop_assume!(!text.is_empty() && !text.contains('\0'));
        let marked = format!("\u{FEFF}{text}");
        for bytes in [
            marked.clone().into_bytes(),
            in_utf16(&marked, u16::to_le_bytes),
            in_utf16(&marked, u16::to_be_bytes),
        ] {
            prop_assert_eq!(decode(&bytes).map(|decoded| decoded.text), Ok(text.clone()));
        }
    }

    #[test]
    fn any_bytes_give_text_or_a_place_inside_them(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        match decode(&bytes) {
            Ok(decoded) => prop_assert!(!decoded.text.is_empty()),
            Err(ImportError::Invalid { offset, n_bytes, .. }) => {
                prop_assert!(n_bytes > 0 && offset + n_bytes <= bytes.len());
            }
            Err(ImportError::Binary { offset }) => prop_assert_eq!(bytes[offset], 0),
            Err(_) => {}
        }
    }
}
