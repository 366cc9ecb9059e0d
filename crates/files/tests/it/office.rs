//! What holds of every document that is written; and the programs that open it, where they are.

use std::collections::HashMap;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

/// The parts of a container, by their names.
pub fn parts(bytes: &[u8]) -> HashMap<String, String> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a container");
    let names: Vec<String> = zip
        .file_names()
        .map(|n| n.expect("a name").to_string())
        .collect();
    let part = |name: String| {
        let mut text = String::new();
        let mut part = zip.by_name(&name).expect("a part");
        part.read_to_string(&mut text).expect("UTF-8");
        (name, text)
    };
    names.into_iter().map(part).collect()
}

/// The order in which the schema has the children of the elements that are written; of others
/// nothing is said.
const ORDER: &[(&str, &str)] = &[
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "w:rPr",
        "ins del rStyle rFonts b bCs i iCs color spacing w kern position sz szCs lang rPrChange",
    ),
    (
        "w:sectPr",
        "footerReference pgSz pgMar pgNumType cols vAlign titlePg docGrid",
    ),
    (
        "w:style",
        "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    ),
    ("w:styles", "docDefaults latentStyles style"),
    ("w:tbl", "tblPr tblGrid tr"),
    (
        "w:tblPr",
        "tblStyle tblpPr tblW jc tblInd tblBorders tblLayout tblCellMar",
    ),
    ("w:tr", "trPr tc"),
    ("w:tcPr", "tcW gridSpan vMerge vAlign"),
    ("w:numbering", "abstractNum num"),
    ("w:abstractNum", "multiLevelType lvl"),
    ("w:lvl", "start numFmt suff lvlText lvlJc pPr rPr"),
    ("w:num", "abstractNumId lvlOverride"),
    ("w:font", "altName charset family pitch"),
    (
        "w:settings",
        "zoom bordersDoNotSurroundHeader bordersDoNotSurroundFooter defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang",
    ),
    (
        "worksheet",
        "sheetPr dimension sheetViews sheetFormatPr cols sheetData autoFilter mergeCells conditionalFormatting dataValidations printOptions pageMargins pageSetup headerFooter",
    ),
    ("workbook", "sheets definedNames calcPr"),
    (
        "styleSheet",
        "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs",
    ),
    ("font", "b i sz color name charset"),
    ("border", "left right top bottom diagonal"),
    ("c", "f v is"),
];

/// Every part is well-formed, its elements in the order of the schema; answers the parts.
#[track_caller]
pub fn sound(bytes: &[u8]) -> HashMap<String, String> {
    use quick_xml::events::Event;
    let parts = parts(bytes);
    for (name, text) in &parts {
        let mut reader = quick_xml::Reader::from_str(text);
        reader.config_mut().check_end_names = true;
        // The elements that are open, each with the place of its last child in their order.
        let mut open: Vec<(String, usize)> = Vec::new();
        loop {
            let event = reader
                .read_event()
                .unwrap_or_else(|e| panic!("{name}: {e}"));
            let (element, is_open) = match &event {
                Event::Start(start) => (start.name().into_inner().to_owned(), true),
                Event::Empty(start) => (start.name().into_inner().to_owned(), false),
                Event::End(_) => {
                    open.pop();
                    continue;
                }
                Event::Eof => break,
                _ => continue,
            };
            if let Some((above, last)) = open.last_mut()
                && let Some((_, order)) = ORDER.iter().find(|(of, _)| of == above)
            {
                let local = element.trim_start_matches("w:");
                let place = order.split(' ').position(|child| child == local);
                let place = place.unwrap_or_else(|| panic!("{name}: {element} in {above}"));
                assert!(
                    place >= *last,
                    "{name}: {element} in {above} comes too late"
                );
                *last = place;
            }
            if is_open {
                open.push((element, 0));
            }
        }
        assert!(open.is_empty(), "{name}");
    }
    let types = &parts["[Content_Types].xml"];
    for name in parts
        .keys()
        .filter(|n| !n.ends_with(".rels") && !n.starts_with('['))
    {
        assert!(
            types.contains(&format!("\"/{name}\"")),
            "{name} has no type"
        );
    }
    parts
}

/// A folder of the test's own.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

/// LibreOffice has one of itself at a time.
static ONE: Mutex<()> = Mutex::new(());

/// Says that a test is left out for want of a program.
#[track_caller]
fn without(program: &str) {
    let test = std::panic::Location::caller();
    let _ = writeln!(std::io::stderr(), "skipped, no {program} here: {test}");
}

/// What a program says on its standard output; `None` where it is not there.
#[track_caller]
pub fn run(command: &mut Command) -> Option<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let Ok(output) = command.output() else {
        without(&name);
        return None;
    };
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{name}: {told}");
    Some(String::from_utf8(output.stdout).expect("UTF-8"))
}

/// The bytes as LibreOffice writes them in another form, in a file of that folder; `None` without it.
#[track_caller]
pub fn converted(bytes: &[u8], folder: &Path, name: &str, to: &str) -> Option<PathBuf> {
    let _one = ONE.lock().unwrap_or_else(|e| e.into_inner());
    let path = folder.join(name);
    fs::write(&path, bytes).expect("a file can be written");
    let own = format!("-env:UserInstallation=file://{}/own", folder.display());
    let mut soffice = Command::new("soffice");
    soffice.args([own.as_str(), "--headless", "--convert-to", to, "--outdir"]);
    run(soffice.arg(folder).arg(&path))?;
    let ending = to.split(':').next().unwrap_or(to);
    let made = path.with_extension(ending);
    assert!(made.exists(), "LibreOffice made nothing of {name}");
    Some(made)
}

/// The words of each page of a PDF.
#[track_caller]
pub fn pages(pdf: &Path) -> Option<Vec<String>> {
    let text = run(Command::new("pdftotext").arg("-layout").arg(pdf).arg("-"))?;
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    pages.pop();
    Some(pages)
}

/// What a script of Python says, run where these modules are; `None` without them.
#[track_caller]
pub fn python(modules: &str, script: &str, args: &[&Path]) -> Option<String> {
    let has = |python: &&str| {
        let import = Command::new(python)
            .args(["-c", &format!("import {modules}")])
            .output();
        import.is_ok_and(|output| output.status.success())
    };
    let Some(python) = ["python3", "/usr/bin/python3"].into_iter().find(has) else {
        without(modules);
        return None;
    };
    let mut command = Command::new(python);
    run(command
        .args(["-c", script])
        .args(args)
        .env("PYTHONIOENCODING", "utf-8"))
}

/// As [`python`], while LibreOffice is not asked for anything else.
#[track_caller]
pub fn python_alone(modules: &str, script: &str, args: &[&Path]) -> Option<String> {
    let _one = ONE.lock().unwrap_or_else(|e| e.into_inner());
    python(modules, script, args)
}

/// The words without any white space.
pub fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
