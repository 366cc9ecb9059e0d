//! Browsers killed at any moment: no report is lost, and of what was written last next to nothing. As often as
//! `GANGMU_KILLS` says, 8 times if it says nothing; how much was lost is printed.

use std::time::Instant;

use browser_tests::{Options, Page, Result, json};

use super::desk;

/// So many of the last steps may be on their way when the browser goes.
const MOST_LOST: usize = 20;

const FIRST: &str = "甲镇关于整改情况的报告\n一、整改情况\n1.关于学习不深的问题\n整改情况：正在推进。\n2.关于会议偏多的问题\n整改情况：正在推进。\n二、下一步打算\n抓好落实。\n";

fn n_kills() -> usize {
    let said = std::env::var("GANGMU_KILLS").ok();
    said.and_then(|n| n.parse().ok()).unwrap_or(8)
}

/// Numbers that look random.
fn random(seed: usize, below: usize) -> usize {
    (seed.wrapping_mul(7919) ^ (seed >> 3)).wrapping_mul(104_729) % below
}

/// What stands behind the mark, in whatever report.
fn written(page: &Page) -> Result<String> {
    let text = desk::copy_all(page)?.0;
    let behind = text.split_once("记录：").map_or("", |(_, behind)| behind);
    Ok(behind.lines().next().unwrap_or_default().to_owned())
}

#[test]
fn of_what_is_typed_next_to_nothing_is_lost() -> Result {
    let page = Page::open()?;
    desk::open(&page, FIRST)?;
    desk::edit(&page, "抓好落实。")?;
    page.press("End")?;
    page.type_text("记录：")?;
    desk::wait_kept(&page)?;
    let (mut page, mut known) = (page, String::new());
    for kill in 0..n_kills() {
        desk::edit(&page, "抓好落实。记录：")?;
        page.press("End")?;
        let mut typed = Vec::new();
        for key in 0..random(kill + 11, 90) + 20 {
            let word = char::from(b'a' + ((kill + key) % 26) as u8).to_string();
            page.type_text(&word)?;
            typed.push((Instant::now(), word));
        }
        let profile = page.kill()?;
        let killed = Instant::now();
        page = Options::new().profile(&profile).open()?;
        desk::row(&page, "抓好落实。记录：")?;
        let now = written(&page)?;
        let all = typed
            .iter()
            .fold(known.clone(), |all, (_, word)| all + word);
        assert!(
            all.starts_with(&now) && now.starts_with(&known),
            "{now:?} of {all:?}"
        );
        let n_lost = all.len() - now.len();
        let since = typed[typed.len() - n_lost..]
            .first()
            .map(|(at, _)| killed - *at);
        println!(
            "kill {kill}: {n_lost} of {} keys lost, {since:?}",
            typed.len()
        );
        assert!(n_lost <= MOST_LOST, "{n_lost} keys");
        known = now;
    }
    page.close()
}

#[test]
fn no_report_is_lost_in_moves_ticks_and_pastes() -> Result {
    let page = Page::open()?;
    desk::open(&page, FIRST)?;
    desk::wait_kept(&page)?;
    let mut page = page;
    let long =
        "乙镇关于整改情况的报告\n".to_owned() + &"一、情况\n正文若干，不必细看。\n".repeat(100_000);
    for kill in 0..n_kills() {
        match kill % 3 {
            0 => {
                desk::stand(&page, "1.关于")?;
                for _ in 0..random(kill + 5, 9) + 1 {
                    page.press("Alt+ArrowDown")?;
                    page.press("Alt+ArrowUp")?;
                }
            }
            1 => {
                page.press("F9")?;
                page.wait_for(".ledger .lrow[data-id] select")?;
                for _ in 0..random(kill + 5, 5) + 1 {
                    page.press("Control+Enter")?;
                }
            }
            _ => {
                let paste = "const c = new DataTransfer(); c.setData('text/plain', arguments[0]); \
                    document.body.dispatchEvent(new ClipboardEvent('paste', {clipboardData: c, bubbles: true, cancelable: true}))";
                page.eval(paste, json!([long]))?;
            }
        }
        let profile = page.kill()?;
        page = Options::new().profile(&profile).open()?;
        page.wait_for(".row, .ledger .lrow[data-id]")?;
        if page.count(".ledger")? > 0 {
            page.press("F9")?;
        }
        let text = desk::copy_all(&page)?.0;
        for part in [
            "甲镇关于整改情况的报告",
            "关于学习不深的问题",
            "关于会议偏多的问题",
            "抓好落实。",
        ] {
            assert!(text.contains(part), "kill {kill}: {part} is lost");
        }
        // The long one is there as a whole, or not at all.
        let n = text.matches("不必细看").count();
        assert!(n % 100_000 == 0, "kill {kill}: {n} lines");
        if n > 0 {
            println!("kill {kill}: the paste of 4 MB is there");
            desk::command(&page, "移除本篇")?;
            desk::wait_kept(&page)?;
        }
    }
    page.close()
}
