//! Rules on words know traditional characters, tell what stands there, and mend it in its own.

use super::{clean, findings, fixes, fixes_by, found};
use crate::check::{Settings, read_words};

#[test]
fn wrong_characters() {
    let id = "wrong-character";
    fixes(
        id,
        "一、關於學習不實到問題\n己完成整改，尚末辦結1項，抓的不緊，進一部加強黨風廉正建設，按裝監控。\n",
        "一、關於學習不實的問題\n已完成整改，尚未辦結1項，抓得不緊，進一步加強黨風廉政建設，安裝監控。\n",
    );
    fixes(id, "截止目前，復蓋面達9成。\n", "截至目前，覆蓋面達9成。\n");
    // Another character than any that stands there is not guessed at.
    let none = findings(id, "落實一崗雙則。\n", &Settings::default());
    assert!(none.len() == 1 && none[0].1 == "一崗雙則" && none[0].0.fix.is_none());
    assert!(none[0].0.message.zh.starts_with("“一崗雙則”疑为"));
    fixes(
        id,
        "壓實責任，落實一崗雙則。\n",
        "壓實責任，落實一崗雙責。\n",
    );
    // What is the same in both.
    fixes(id, "落实一岗双则。\n", "落实一岗双责。\n");
    clean(
        id,
        &["一、關於學習不實的問題\n自己完成，週末辦理，抓得不緊，進一步加強，黨風廉政建設。\n"],
    );
}

#[test]
fn names_of_units() {
    let text = "市市場監督管理局牽頭。\n市場監管局配合。\n";
    assert_eq!(found("organisation-name", text), ["市場監管局"]);
    let all = findings("organisation-name", text, &Settings::default());
    assert!(all[0].0.message.zh.contains("“市場監督管理局”"));
    clean(
        "organisation-name",
        &["市場監督管理局（以下簡稱市場監管局）牽頭，市場監管局配合。"],
    );
    let text = "南坡鎮黨委關於巡察整改進展情況的通報\n縣委巡察組對北坡鎮黨委開展了巡察，我局高度重視。\n中共北坡鎮委員會\n";
    let all = findings("other-unit", text, &Settings::default());
    let said: Vec<_> = all
        .iter()
        .map(|(f, at)| (at.as_str(), f.message.zh.as_str()))
        .collect();
    let other = "此处是“北坡鎮”，标题是“南坡鎮”。";
    assert_eq!(
        said,
        [
            ("北坡鎮", other),
            ("我局", "自称“我局”，标题是“南坡鎮”。"),
            ("中共北坡鎮委員會", other)
        ]
    );
    clean(
        "other-unit",
        &[&text.replace('北', "南").replace("我局", "我鎮")],
    );
}

#[test]
fn a_letter_for_the_party() {
    let id = "redacted-character";
    let all = findings(id, "加強D員教育，D組負責。\n", &Settings::default());
    assert!(all.len() == 1 && all[0].0.fix.is_none());
    fixes(
        id,
        "黨建薄弱，加強D員教育。\n",
        "黨建薄弱，加強黨員教育。\n",
    );
    fixes(id, "加强D员教育。\n", "加强党员教育。\n");
}

#[test]
fn words_of_the_list() {
    let settings = Settings {
        words: read_words("按装\t必错\t安装\n臺\t提示\t台\n"),
        ..Settings::default()
    };
    fixes_by("user-word", "按裝設備。\n", "安裝設備。\n", &settings);
    // A word that differs by its characters alone is meant as it is.
    fixes_by("user-word", "臺账、台账。\n", "台账、台账。\n", &settings);
}

#[test]
fn what_a_notice_asks_for() {
    clean(
        "missing-closing",
        &[
            "某局關於巡察整改情況的通報\n一、甲\n文。\n歡迎監督，聯繫電話：0000。\n某局\n2023年8月1日\n",
        ],
    );
}
