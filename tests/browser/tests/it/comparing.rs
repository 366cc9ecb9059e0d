//! Two versions compared, and last month's ledger: with mouse and keys, wide and narrow.

use browser_tests::{Error, Options, Page, Result, with_page};
use files::write::{Form, Job, write};
use gangmu::text::Language;

use super::desk;

const OLD: &str = "\
某局关于整改情况的报告
一、总体情况
共有问题2个，已完成1个。
二、整改情况
1.关于学习不深的问题
责任单位：办公室
整改情况：已完成整改。一是制定计划；二是集中学习6次。
2.关于会议偏多的问题
整改情况：正在推进。合并同类会议，减少陪会人员。
三、下一步打算
持续抓好后续整改。
";

const NEW: &str = "\
某局关于整改情况的报告
一、总体情况
共有问题3个，已完成1个。
二、整改情况
1.关于会议偏多的问题
整改情况：正在推进。合并同类会议，减少陪会人员。
2.关于学习不深的问题
责任单位：综合科
整改情况：已完成整改。一是制定计划；二是集中学习8次。
3.关于台账不规范的问题
整改情况：持续推进。重新登记台账。
";

const LAST: &str = "序号\t问题\t责任单位\t完成时限\t整改状态\t备注\n1\t学习不深\t办公室\t2024年6月30日\t持续推进\t\n2\t会议偏多\t综合科\t2024年12月底\t已完成\t已压减三成\n";

/// Compares what is open with a text that is put into the field.
fn compare(page: &Page, name: &str, text: &str) -> Result {
    desk::command(page, name)?;
    page.wait_for(".choose textarea")?;
    page.focus(".choose textarea")?;
    page.insert_text(text)?;
    page.click(".choose .primary")?;
    page.wait_for(".changes, .compare .wrong")
}

/// Kinds and words of the changes that are seen.
fn seen(page: &Page) -> Result<Vec<String>> {
    let body = "return [...document.querySelectorAll('.change')].filter(c => c.offsetHeight).map(c => \
        c.querySelector('.kind').textContent + '|' + \
        [...c.querySelectorAll('del, ins')].map(m => m.tagName + ' ' + m.textContent).join('|'))";
    Ok(desk::strings(&page.eval(body, ())?))
}

#[test]
fn what_differs_is_shown_filtered_and_gone_to() -> Result {
    with_page(|page| {
        desk::open(page, OLD)?;
        compare(page, "比较", NEW)?;
        page.wait_text(".said", "共有6处不同：移动1处，修改3处，新增1处，删除1处")?;
        page.wait_text(".compare .figures", "问题 2 → 3")?;
        let all = seen(page)?;
        assert_eq!(all.len(), 6, "{all:?}");
        assert!(all[0].ends_with("|DEL 2|INS 3"), "{all:?}");
        // By keys from one to the next; the first has the focus.
        page.wait_for(".change:focus [data-go='0']")?;
        page.press("ArrowDown")?;
        page.wait_for(".change:focus [data-go='1']")?;
        page.press("Shift+F8")?;
        page.wait_for(".change:focus [data-go='0']")?;
        // One kind alone.
        page.click(".compare .segments button:nth-child(2)")?;
        page.wait_until("return [...document.querySelectorAll('.change')].filter(c => c.offsetHeight).length === 1")?;
        assert!(seen(page)?[0].starts_with("移动|"));
        // To its place, and back.
        page.click(".change[data-kind='moved'] [data-go]")?;
        page.wait_gone(".changes")?;
        page.wait_text(".row:focus", "关于会议偏多的问题")?;
        page.click(".toasts .act")?;
        page.wait_for(".changes .change")?;
        page.press("Escape")?;
        page.wait_gone(".changes")
    })
}

#[test]
fn changes_are_taken_over_one_by_one_and_all() -> Result {
    with_page(|page| {
        desk::open(page, OLD)?;
        compare(page, "比较", NEW)?;
        page.wait_for("[data-kind='gone'] [data-take]")?;
        page.click("[data-kind='gone'] [data-take]")?;
        page.wait_text(".said", "共有5处不同")?;
        // The one behind it has the focus, and a key takes back.
        page.wait_for(".change:focus")?;
        page.press("Ctrl+z")?;
        page.wait_text(".said", "共有6处不同")?;
        page.click("[data-kind='gone'] [data-take]")?;
        page.wait_text(".said", "共有5处不同")?;
        page.click(".modal footer .primary")?;
        page.wait_text(".said", "两篇一致")?;
        page.press("Escape")?;
        desk::row(page, "3.关于台账不规范的问题")?;
        page.press("Ctrl+z")?;
        desk::row(page, "2.关于会议偏多的问题")?;
        page.press("Ctrl+z")?;
        desk::row(page, "三、下一步打算").map(drop)
    })
}

#[test]
fn the_same_is_said_to_be_and_what_is_no_report_is_told() -> Result {
    with_page(|page| {
        desk::open(page, OLD)?;
        compare(page, "比较", OLD)?;
        page.wait_text(".said", "两篇一致")?;
        page.press("Escape")?;
        compare(page, "上月台账对照", "没有问题的一句话。")?;
        page.wait_text(".compare .wrong", "没有认出问题")?;
        page.wait_for(".choose textarea").map(drop)
    })
}

#[test]
fn last_months_ledger_comes_from_a_file_and_is_carried_on() -> Result {
    with_page(|page| {
        desk::open(page, OLD)?;
        desk::command(page, "上月台账对照")?;
        page.pick_files(
            ".choose .ways button:last-child",
            &[("last.tsv", LAST.as_bytes())],
        )?;
        page.wait_text(".said", "对照问题2项：状态倒退1项，有进展1项")?;
        page.wait_text("[data-kind='back']", "责任单位/责任人：综合科")?;
        page.click(".modal footer .primary")?;
        page.wait_text(".toasts", "已沿用上月所载 4 处")?;
        page.press("Escape")?;
        page.wait_gone(".changes")?;
        page.press("F9")?;
        page.wait_text(".ledger", "已压减三成")?;
        page.press("Ctrl+z")?;
        page.wait_until(
            "return !document.querySelector('.ledger').textContent.includes('已压减三成')",
        )
    })
}

/// A ledger as a workbook or as a document with a table, as our own program writes them.
fn written(form: Form, ledger: &str) -> Vec<u8> {
    let outline = gangmu::compare::read_ledger(ledger);
    let rows = gangmu::ledger(&outline, outline.root().id);
    let job = Job {
        texts: &[],
        rows: &rows,
        reports: &[],
        columns: None,
        title: "",
        today: None,
        before: None,
        language: Language::Chinese,
        options: &files::write::Options::default(),
    };
    write(form, &job).expect("there are rows")
}

#[test]
fn last_months_ledger_comes_as_a_workbook_and_as_a_document() -> Result {
    for (name, form) in [("上月.xlsx", Form::Xlsx), ("上月.docx", Form::Table)] {
        with_page(|page| {
            desk::open(page, OLD)?;
            desk::command(page, "上月台账对照")?;
            let file = written(form, LAST);
            page.pick_files(".choose .ways button:last-child", &[(name, &file)])?;
            page.wait_text(".said", "对照问题2项：状态倒退1项，有进展1项")?;
            page.wait_text(".compare .names", name)?;
            page.wait_text("[data-kind='back']", "责任单位/责任人：综合科")?;
            page.click(".modal footer .primary")?;
            page.wait_text(".toasts", "已沿用上月所载 4 处")
        })?;
    }
    Ok(())
}

#[test]
fn the_table_is_copied_for_word() -> Result {
    with_page(|page| {
        desk::open(page, OLD)?;
        compare(page, "比较", NEW)?;
        page.wait_for(".changes .change")?;
        page.click(".modal footer button:nth-child(4)")?;
        page.wait_text(".toasts", "已复制")?;
        let (plain, html) = page.clipboard()?;
        assert!(
            plain.starts_with("序号\t位置\t类别\t原文\t现文\r\n"),
            "{plain}"
        );
        assert!(
            html.contains("<table") && html.contains("line-through"),
            "{html}"
        );
        Ok(())
    })
}

#[test]
fn sides_stand_beside_each_other_or_one_below_the_other() -> Result {
    for (width, beside) in [(1280, true), (360, false)] {
        Options::new().size(width, 800).with_page(|page| {
            desk::open(page, OLD)?;
            page.press("Alt+Shift+d")?;
            page.wait_for(".choose textarea")?;
            page.focus(".choose textarea")?;
            page.insert_text(NEW)?;
            page.click(".choose .primary")?;
            page.wait_for(".changes .change")?;
            let rects = "const [a, b] = [...document.querySelectorAll('.change .sides')][0].children; \
                return a.getBoundingClientRect().top === b.getBoundingClientRect().top";
            assert_eq!(page.eval(rects, ())?, beside);
            let wide = "return document.querySelector('.modal .inside').scrollWidth <= \
                document.querySelector('.modal .inside').clientWidth";
            match page.eval(wide, ())? == true {
                true => Ok(()),
                false => Err(Error(format!("At {width} it is wider than the page."))),
            }
        })?;
    }
    Ok(())
}
