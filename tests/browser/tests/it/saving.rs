//! Ctrl+S: all that is open in a file of one's own, written again in the same one, and opened anew with
//! states and notes.

use browser_tests::{Page, Result, with_page};

use super::desk;

const TEXT: &str = "甲镇关于整改情况的报告\n一、整改情况\n1.关于学习不深的问题\n整改情况：一是补课。\n2.关于会议偏多的问题\n整改情况：一是合并会议。\n";

/// A file that the browser would have asked for: what is written in it becomes its words when it is
/// closed, as there.
const PICKER: &str = "globalThis.asked = []; globalThis.file = null; \
    window.showSaveFilePicker = async ({suggestedName}) => { \
      asked.push(suggestedName); \
      return { name: suggestedName, createWritable: async () => { \
        let words = ''; \
        return { write: async blob => { words += await blob.text() }, close: async () => { file = words } } } } }";

fn saved(page: &Page) -> Result<String> {
    page.press("Ctrl+s")?;
    page.wait_text(".toast", "已存入 甲镇关于整改情况的报告.gangmu")?;
    page.wait_until("return file !== null")?;
    let words = page.eval("const words = file; file = null; return words", ())?;
    Ok(words.as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_file_is_written_again_and_gives_everything_back() -> Result {
    with_page(|page| {
        page.eval(PICKER, ())?;
        desk::open(page, TEXT)?;
        desk::stand(page, "1.关于学习不深的问题")?;
        desk::command(page, "标为已完成")?;
        let first = saved(page)?;
        assert!(
            first.starts_with("{\"format\":\"gangmu-desk\",\"version\":1"),
            "{first}"
        );
        desk::edit(page, "2.关于会议偏多的问题")?;
        page.press("End")?;
        page.type_text("（二）")?;
        // In a row, too, and in the same file.
        let second = saved(page)?;
        assert!(second.contains("关于会议偏多的问题（二）") && first != second);
        let asked = page.eval("return asked", ())?;
        assert_eq!(desk::strings(&asked), ["甲镇关于整改情况的报告.gangmu"]);

        page.press("Escape")?;
        desk::command(page, "清除本机上的全部内容")?;
        page.click(".dialog .danger")?;
        page.wait_for(".empty .sheet")?;
        page.drop_files("#gangmu", &[("甲.gangmu", second.as_bytes())])?;
        page.wait_for(".row")?;
        let (text, _) = desk::copy_all(page)?;
        assert!(text.contains("关于会议偏多的问题（二）"), "{text}");
        let row = desk::row(page, "1.关于学习不深的问题")?;
        page.wait_for(&format!("{row} .state.s-done"))?;
        // What was deleted is not in that file any more: another one is asked for.
        saved(page)?;
        assert_eq!(page.eval("return asked.length", ())?, 2);
        Ok(())
    })
}

#[test]
fn what_is_damaged_is_told_and_changes_nothing() -> Result {
    with_page(|page| {
        page.eval(PICKER, ())?;
        desk::open(page, TEXT)?;
        let file = saved(page)?;
        let half: String = file.chars().take(file.chars().count() / 2).collect();
        page.drop_files("#gangmu", &[("半.gangmu", half.as_bytes())])?;
        page.wait_text(".toast", "不完整或已损坏")?;
        assert_eq!(desk::copy_all(page)?.0, TEXT);
        // Nobody chose one: nothing is said. The disk is full: the file is as it was.
        page.eval(
            "window.showSaveFilePicker = () => Promise.reject(new DOMException('', 'AbortError'))",
            (),
        )?;
        desk::command(page, "另存为文件")?;
        page.eval("window.showSaveFilePicker = async () => ({ name: 'a', createWritable: () => Promise.reject(new DOMException('', 'QuotaExceededError')) })", ())?;
        desk::command(page, "另存为文件")?;
        page.wait_text(".toast", "磁盘空间不足，文件没有变")
    })
}
