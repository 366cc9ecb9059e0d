//! Several lines pasted into a row: as rows, as words.

use browser_tests::{Result, with_page};

use super::desk::{self, SECTIONS};

const LINES: &str = "（一）加强学习\n每周一次。一是读原文；二是谈体会。\n（二）加强督查\n";

#[test]
pub fn as_rows_they_keep_their_structure() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        desk::edit(page, "责任已压实。")?;
        page.paste(LINES)?;
        page.wait_for(".dialog")?;
        desk::push(page, "逐行插入")?;
        page.wait_gone(".dialog")?;
        desk::row(page, "1.加强学习")?;
        desk::row(page, "二是谈体会")?;
        assert_eq!(
            desk::written(page)?,
            "某某镇关于整改情况的报告\n一、组织情况\n（一）成立专班\n专班已成立。\n（二）压实责任\n责任已压实。\n1.加强学习\n每周一次。一是读原文；二是谈体会。\n2.加强督查\n（三）督促检查\n已检查三轮。\n二、整改情况\n整改已完成。\n"
        );
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, SECTIONS, "one step");
        Ok(())
    })
}

#[test]
pub fn as_words_they_take_the_place_of_the_selection() -> Result {
    with_page(|page| {
        desk::open(page, SECTIONS)?;
        desk::edit(page, "责任已压实。")?;
        page.press("ArrowLeft")?;
        page.press("Shift+Home")?;
        page.paste("清单\n已\n建立")?;
        page.wait_for(".dialog")?;
        desk::push(page, "并入本行")?;
        desk::wait_caret(page, "清单已建立", "。")?;
        assert_eq!(
            desk::written(page)?,
            SECTIONS.replace("责任已压实", "清单已建立")
        );
        page.press("Ctrl+z")?;
        assert_eq!(desk::written(page)?, SECTIONS);
        Ok(())
    })
}
