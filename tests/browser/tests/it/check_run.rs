//! A supervisor's run over a compilation: what is stated beside what is listed, problems ticked off,
//! the sentence taken along.

use browser_tests::{Result, with_page};

use super::desk;

/// One more report, which lists fewer problems than it states.
const MISCOUNTED: &str = "
石桥镇关于巡察整改情况的通报
巡察反馈3个问题，现将整改情况通报如下。
一、巡察反馈问题整改情况
1.关于考勤不严的问题
整改情况：正在推进。一是每日通报。
2.关于公开不够的问题
整改情况：已完成整改。一是限时公开。
";

#[test]
fn the_differing_claim_is_found_and_problems_are_ticked_off() -> Result {
    let (text, n_reports) = desk::compilation();
    let text = format!("{text}\n{MISCOUNTED}");
    with_page(|page| {
        desk::open(page, &text)?;
        // The report whose own numbers do not come out.
        let mut differing = None;
        for at in 1..=n_reports + 2 {
            let entry = format!(".side ul:first-of-type li:nth-child({at}) .entry");
            if page.count(&entry)? == 0 {
                break;
            }
            page.click(&entry)?;
            page.wait_for(&format!("{entry}.shown"))?;
            // Whoever is read has its findings counted, or is told to have none.
            page.press("F7")?;
            page.wait_until(
                "return document.querySelector('.checks .card, .checks .none, .checks .summary') != null",
            )?;
            page.click(".tabs [role=tab]:first-child")?;
            page.wait_for(".figures")?;
            let claims = page.texts(".claims .claim")?;
            if let Some(claim) = claims.iter().find(|c| c.contains("实列")) {
                differing = Some(claim.clone());
                break;
            }
        }
        let claim = differing.ok_or("no report states what it does not list")?;
        page.eval(
            "[...document.querySelectorAll('.claims .claim')].find(c => c.innerText.includes('实列')).click()",
            (),
        )?;
        page.wait_for(".row.focus mark")?;
        let marked = page.text(".row.focus mark")?;
        assert!(claim.contains(&marked), "{claim} {marked}");
        // Problems are ticked off: the sentence follows, and is copied.
        page.press("F9")?;
        desk::scope(page, "全部各篇")?;
        page.wait_for(".lrow[data-id]")?;
        page.wait_for(".sentence span")?;
        let before = page.text(".sentence span")?;
        page.eval("document.querySelector('.lrow[data-id] .tick').click()", ())?;
        page.wait_until_with(
            "return document.querySelector('.sentence span').innerText !== arguments[0]",
            before.as_str(),
        )?;
        let after = page.text(".sentence span")?;
        let (copied, _) = desk::copied(page, || page.click(".sentence .button"))?;
        assert_eq!(copied, after);
        assert!(after.contains("个问题"), "{after}");
        Ok(())
    })
}
