//! Texts that nobody writes: deep, long, of one kind. Each comes to an end, and says what it said.

/// A line of ten thousand of those.
fn deep(open: &str) -> String {
    open.repeat(10_000)
}

#[test]
fn what_is_nested_without_end_is_words() {
    let lines = [
        "（",
        "“",
        "《",
        "[",
        "{",
        "<div>",
        "1.",
        "一、",
        "（一）",
        "①",
    ];
    for open in lines {
        let text = ["某局报告\n", &deep(open), "\n二、乙\n"].concat();
        assert_eq!(gangmu::parse(&text).write(), text, "{open}");
    }
    for (name, trial) in trials::ALL {
        for begin in [
            String::new(),
            "{\"format\":\"gangmu-desk\",\"version\":1,\"tail\":\"\",\"next\":9,\"text\":\"\",\"parts\":".to_owned(),
        ] {
            println!("{name}");
            trial([begin.as_str(), &deep("[")].concat().as_bytes());
            trial([begin.as_str(), &deep("{\"a\":")].concat().as_bytes());
        }
    }
}

#[test]
fn a_hundred_thousand_lines_of_a_character_are_a_text() {
    let text = ["某局报告\n", &"甲\n".repeat(100_000)].concat();
    let outline = gangmu::parse(&text);
    assert_eq!(outline.write(), text);
    assert_eq!(outline.root().totals().figures().words, 100_004);
}
