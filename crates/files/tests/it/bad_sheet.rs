//! Workbooks that are not what they should be.

use crate::compound::workbook;
use crate::package::{open_document, package};
use crate::read;
use files::{FileError, Limit};

const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A workbook of one sheet with those rows.
fn xlsx(rows: &str, strings: &str) -> Vec<u8> {
    let part = |root: &str, content: &str| format!("<{root} xmlns='{SHEET}'>{content}</{root}>");
    package(&[
        (
            "xl/workbook.xml",
            part(
                "workbook",
                "<sheets><sheet name='台账' sheetId='1' id='r1'/></sheets>",
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>"
                .to_owned(),
        ),
        ("xl/sharedStrings.xml", part("sst", strings)),
        (
            "xl/worksheets/sheet1.xml",
            part("worksheet", &format!("<sheetData>{rows}</sheetData>")),
        ),
    ])
}

#[test]
fn two_cells_far_apart_take_no_memory() {
    let rows = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>";
    assert_eq!(read(&xlsx(rows, "")).unwrap().text(), "1\n\t2\n");
    // Outside of any sheet there is nothing.
    let rows = "<row r='1'><c r='A1'><v>1</v></c><c r='XFE1'><v>2</v></c><c r='ZZZZZZZZZZ1'><v>3</v></c></row><row r='4294967295'><c><v>4</v></c></row>";
    assert_eq!(read(&xlsx(rows, "")).unwrap().text(), "1\n");
}

#[test]
fn a_million_cells_and_one() {
    let rows = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(100)).repeat(10_001);
    let error = read(&xlsx(&rows, "")).err();
    assert_eq!(error, Some(FileError::Exceeds(Limit::Cells)));
}

#[test]
fn a_long_string_in_many_cells() {
    let long = format!("<si><t>{}</t></si>", "长".repeat(100_000));
    let rows = "<row><c t='s'><v>0</v></c></row>".repeat(1000);
    let error = read(&xlsx(&rows, &long)).err();
    assert_eq!(error, Some(FileError::Exceeds(Limit::Bytes)));
}

#[test]
fn cells_that_refer_to_nothing() {
    let rows = "<row><c t='s'><v>9</v></c><c t='s'><v>-1</v></c><c s='99'><v>1.50</v></c><c t='x'><v>甲</v></c><c t='n'><v>x</v></c></row>";
    assert_eq!(read(&xlsx(rows, "")).unwrap().text(), "1.5\t甲\tx\n");
    assert_eq!(read(&xlsx("", "")).err(), Some(FileError::Empty));
}

#[test]
fn a_binary_workbook_says_so() {
    let error = read(&package(&[("xl/workbook.bin", "x")])).expect_err("is not read");
    assert!(error.sentence().zh.contains(".xlsb"));
}

const BEGIN: (u16, &[u8]) = (0x809, &[0, 6, 5, 0]);
const END: (u16, &[u8]) = (0x0A, &[]);

#[test]
fn an_old_workbook_by_hand() {
    // The sheet begins behind the first five records.
    let listed = [
        &51_u32.to_le_bytes()[..],
        &[0, 0, 1, 1],
        "甲".encode_utf16().next().unwrap().to_le_bytes().as_slice(),
    ]
    .concat();
    let strings = [&[1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F][..], &[3, 0, 0, b'a']].concat();
    // The string goes on in another record, and in another coding.
    let more = [
        &[1][..],
        &0x4E59_u16.to_le_bytes(),
        &0x4E19_u16.to_le_bytes(),
    ]
    .concat();
    let records = [BEGIN, (0x85, &listed), (0xFC, &strings), (0x3C, &more), END];
    let sheet =
        |cells: &[(u16, &[u8])]| workbook(&[&records[..], &[BEGIN], cells, &[END]].concat());
    let shared = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    // A number of thirty bits, 25 hundredths; a truth value, an error.
    let short = [0, 0, 1, 0, 0, 0, 0x67, 0, 0, 0];
    let truth = [1, 0, 0, 0, 0, 0, 1, 0];
    let error = [1, 0, 1, 0, 0, 0, 0x07, 1];
    let cells: [(u16, &[u8]); 4] = [
        (0xFD, &shared),
        (0x27E, &short),
        (0x205, &truth),
        (0x205, &error),
    ];
    assert_eq!(
        read(&sheet(&cells)).unwrap().text(),
        "a乙丙\t0.25\nTRUE\t#DIV/0!\n"
    );
    // Cells outside, of no string, cut off.
    let far = [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF];
    let cells: [(u16, &[u8]); 5] = [
        (0xFD, &far),
        (0x27E, &short[..7]),
        (0xBD, &far),
        (0x06, &far),
        (0x205, &truth),
    ];
    assert_eq!(read(&sheet(&cells)).unwrap().text(), "TRUE\n");
}

#[test]
fn an_old_workbook_that_is_locked_or_cut_off() {
    let locked = workbook(&[BEGIN, (0x2F, &[0; 6]), END]);
    assert_eq!(read(&locked).err(), Some(FileError::Encrypted));
    let nowhere = [&u32::MAX.to_le_bytes()[..], &[0, 0, 1, 0, b'a']].concat();
    for bad in [
        workbook(&[BEGIN, END]),
        workbook(&[END]),
        workbook(&[BEGIN, (0x85, &nowhere), END]),
    ] {
        assert!(matches!(read(&bad), Err(FileError::Damaged { .. })));
    }
}

#[test]
fn rows_of_an_open_workbook_that_repeat_without_end() {
    const URN: &str = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        "<o:document-content xmlns:o='{URN}:office:1.0' xmlns:t='{URN}:table:1.0' xmlns:x='{URN}:text:1.0'><t:table t:name='台账'>{}</t:table></o:document-content>",
        "<t:table-row t:number-rows-repeated='4294967295'><t:table-cell t:number-columns-repeated='4294967295'><x:p>甲</x:p></t:table-cell></t:table-row>".repeat(3)
    );
    let bytes = open_document("spreadsheet", &content);
    match read(&bytes) {
        Ok(import) => assert!(import.lines.len() <= 3000),
        Err(error) => assert_eq!(error, FileError::Exceeds(Limit::Cells)),
    }
}
