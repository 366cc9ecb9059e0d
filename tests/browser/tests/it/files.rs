//! Files from outside: any encoding becomes an outline, what is no text a sentence, and what is
//! open stays as it is. All in the page: no request is made, which the harness sees to.

use browser_tests::{Options, Page, Result, with_page};
use encoding_rs::GB18030;

use super::desk;

const REPORT: &str = "关于镇卫生院巡察反馈意见整改情况的报告\r\n\
    一、药品采购制度不健全\r\n\
    整改情况：已完成整改。一是重订采购办法；二是逐月公示账目。\r\n\
    二、值班记录缺失\r\n\
    整改情况：持续推进。一是补齐㙟村、龘村两处站点的记录。\r\n";
const OTHER: &str = "关于村级档案整改情况的报告\n一、卷宗编号混乱\n整改情况：已完成整改。\n";

/// Word's, and what LibreOffice makes of it.
const DOCX: &[u8] = include_bytes!("../../../../crates/files/tests/data/libreoffice.docx");
const ODT: &[u8] = include_bytes!("../../../../crates/files/tests/data/libreoffice.odt");

fn gb18030(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

fn utf16le(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The words of every row of the outline, which fits the window.
fn rows(page: &Page) -> Result<Vec<String>> {
    page.texts("[role=treeitem] .words")
}

fn opens(bytes: &[u8]) -> Result {
    with_page(|page| {
        page.drop_files("#gangmu", &[("报告.txt", bytes)])?;
        page.wait_text("#gangmu", "值班记录缺失")?;
        let seen = rows(page)?.join("\n");
        for words in ["药品采购制度不健全", "重订采购办法", "㙟村、龘村"] {
            assert!(seen.contains(words), "{words} in {seen}");
        }
        assert!(!seen.contains(['\u{feff}', '\u{fffd}']), "{seen}");
        Ok(())
    })
}

#[test]
pub fn gb18030_becomes_an_outline() -> Result {
    opens(&gb18030(REPORT))
}

#[test]
pub fn utf16_with_and_without_a_mark_becomes_an_outline() -> Result {
    opens(&utf16le(&format!("\u{feff}{REPORT}")))?;
    opens(&utf16le(REPORT))
}

#[test]
pub fn utf8_with_a_mark_becomes_an_outline() -> Result {
    opens(format!("\u{feff}{REPORT}").as_bytes())
}

#[test]
pub fn a_picked_file_becomes_an_outline() -> Result {
    with_page(|page| {
        let open = ".ways button:nth-child(2)";
        page.pick_files(open, &[("报告.txt", &gb18030(REPORT))])?;
        page.wait_text("#gangmu", "值班记录缺失")
    })
}

#[test]
pub fn several_files_open_in_their_order() -> Result {
    with_page(|page| {
        let files: [(&str, &[u8]); 2] = [("甲.txt", &gb18030(REPORT)), ("乙.txt", &utf16le(OTHER))];
        page.drop_files("#gangmu", &files)?;
        page.wait_text(".side", "村级档案")?;
        let names = page.texts(".side .entry .name")?;
        let place = |part: &str| names.iter().position(|name| name.contains(part));
        assert!(place("镇卫生院") < place("村级档案"), "{names:?}");
        Ok(())
    })
}

/// Drops onto an open report what cannot be taken in; the sentence must say so.
fn is_refused(page: &Page, bytes: &[u8], sentence: &str) -> Result {
    let before = rows(page)?;
    page.drop_files("#gangmu", &[("材料", bytes)])?;
    page.wait_text(".toast.error", sentence)?;
    page.wait_text(".toast.error", "已打开的文档没有变动")?;
    assert_eq!(rows(page)?, before);
    Ok(())
}

#[test]
pub fn documents_become_outlines_and_what_is_left_out_is_said() -> Result {
    with_page(|page| {
        page.drop_files("#gangmu", &[("报告.docx", DOCX), ("报告.odt", ODT)])?;
        // Of several each is named that is not wholly here.
        page.wait_text(".dialog", "2 个没有读入或没有全部读入")?;
        page.wait_text(".dialog", "报告.docx：已读入 10 段、1 个表格；1 处批注")?;
        page.wait_text(".dialog", "报告.odt：")?;
        page.press("Escape")?;
        page.wait_text("#gangmu", "部分单位没有登记。")?;
        page.wait_text(".side", "篇目 · 2")
    })
}

#[test]
pub fn what_is_no_text_is_refused_and_the_open_report_stays() -> Result {
    with_page(|page| {
        page.paste(REPORT)?;
        page.wait_text("#gangmu", "值班记录缺失")?;
        let mut doc = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        doc.extend(utf16le("Root Entry WordDocument"));
        is_refused(page, &doc, "这个文件已损坏或不完整")?;
        is_refused(page, &DOCX[..DOCX.len() / 2], "这个文件已损坏或不完整")?;
        is_refused(page, b"\x89PNG\r\n\x1a\n", "这是图片")?;
        is_refused(page, b"", "这个文件是空的")?;
        let mut damaged = gb18030(REPORT);
        let at = damaged.len() - 2;
        damaged[at] = 0xFF;
        let place = format!("第 {} 字节起", at + 1);
        is_refused(page, &damaged, &place)?;
        let cyrillic = b"\xCF\xEE\xF0\xFF\xE4\xEE\xEA \xF0\xE0\xE1\xEE\xF2\xFB";
        is_refused(page, cyrillic, "看上去是 windows-1251")
    })
}

#[test]
pub fn a_decoder_that_cannot_run_is_told_and_utf8_still_opens() -> Result {
    // What comes later and what reads the text are compiled first.
    let broken = "const { compile } = WebAssembly; window.compiled = 0; \
        WebAssembly.compile = (...given) => window.compiled++ > 1 \
          ? Promise.reject(new Error('no memory')) : compile(...given)";
    Options::new().before(broken).with_page(|page| {
        page.paste(OTHER)?;
        page.wait_text("#gangmu", "卷宗编号混乱")?;
        page.wait_until("return window.compiled > 1")?;
        is_refused(page, &gb18030(REPORT), "识别其他编码的部分没能运行")?;
        page.drop_files("#gangmu", &[("报告.txt", REPORT.as_bytes())])?;
        page.wait_text("#gangmu", "镇卫生院")
    })
}

/// So many small reports, each a file.
fn villages(n: usize) -> Vec<(String, String)> {
    let report = |n| {
        let text = format!(
            "临江县第{n}村关于整改情况的报告\n一、整改情况\n（一）关于台账不全的问题\n已完成整改。\n"
        );
        (format!("{n:02}.txt"), text)
    };
    (1..=n).map(report).collect()
}

fn drop_all(page: &Page, files: &[(String, String)]) -> Result {
    let files = files.iter().map(|(n, text)| (n.as_str(), text.as_bytes()));
    page.drop_files("#gangmu", &files.collect::<Vec<_>>())
}

#[test]
pub fn many_files_say_how_far_they_are_and_one_undo_takes_them_out() -> Result {
    // What is said on the way, and how long the page stands still.
    let watch = "window.said = []; new MutationObserver(() => { \
          const words = document.querySelector('.toast span')?.textContent; \
          if (words && words !== said.at(-1)) said.push(words) \
        }).observe(document, { subtree: true, childList: true, characterData: true })";
    Options::new().before(watch).with_page(|page| {
        desk::open(page, REPORT)?;
        drop_all(page, &villages(60))?;
        page.wait_text(".side h2", "篇目 · 61")?;
        page.wait_text(".toast", "识别出 60 篇")?;
        let said = desk::strings(&page.eval("return said", ())?);
        assert!(
            said.iter().any(|s| s == "正在打开 第 1 / 60 篇"),
            "{said:?}"
        );
        let names = page.texts(".side .entry .name")?;
        assert!(
            names[1].contains("第1村") && names[2].contains("第2村"),
            "{names:?}"
        );
        page.click(".toast .act")?;
        page.wait_gone(".reports")?;
        page.wait_text("#gangmu", "值班记录缺失")
    })
}

#[test]
pub fn opening_many_files_can_be_stopped() -> Result {
    // The twentieth is waited for until `go` is called.
    let hold = "const read = Blob.prototype.arrayBuffer; let n = 0; \
        Blob.prototype.arrayBuffer = async function () { \
          if (this instanceof File && ++n === 20) await new Promise(go => window.go = go); \
          return read.call(this) \
        }";
    Options::new().before(hold).with_page(|page| {
        drop_all(page, &villages(60))?;
        page.wait_until("return window.go !== undefined")?;
        page.wait_text(".toast", " / 60 篇")?;
        desk::push(page, "停止")?;
        page.eval("window.go()", ())?;
        page.wait_text(".dialog", "一起打开的 60 个文件中，40 个没有读入")?;
        page.wait_text(".dialog", "21.txt：已停止，没有读入")?;
        page.press("Escape")?;
        page.wait_text(".side h2", "篇目 · 20")
    })
}
