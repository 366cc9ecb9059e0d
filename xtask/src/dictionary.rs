//! jieba's dictionary and its model, as the page has them: made from the crates' own files, wherever
//! cargo keeps them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use gangmu_dictionary::{Dictionary, Model, encode};

use crate::{Result, paths, shell};

/// Where the words are: the crate, and the file in it.
const WORDS: (&str, &str) = ("jieba-rs", "src/data/dict.txt");
/// Where the model for other words is.
const MODEL: (&str, &str) = ("jieba-macros", "src/hmm.model");

/// The dictionary small, and held to its source: every word comes back with its frequency, and every
/// number of the model to the last bit. Of the source it lacks the tags alone.
pub fn made() -> Result<String> {
    let [words, model] = sources()?;
    let (words, model) = (read(&words)?, read(&model)?);
    let small = encode(&words, &model).map_err(|e| format!("jieba's data: {e}."))?;
    let changed = || "The dictionary does not come back as it was.".to_owned();
    let dictionary = Dictionary::new(small.as_bytes()).ok_or_else(changed)?;
    let mut back = String::with_capacity(words.len());
    dictionary.for_each(|word, frequency| back += &format!("{word} {frequency}\n"));
    let lines = words.lines().filter_map(|line| line.rsplit_once(' '));
    if !lines.map(|(line, _)| line).eq(back.lines()) || !is_model(dictionary.model(), &model) {
        return Err(changed());
    }
    Ok(small)
}

/// The files of the words and of the model.
pub fn sources() -> Result<[PathBuf; 2]> {
    let mut cargo = shell::cargo();
    cargo.args(["metadata", "--format-version", "1", "--quiet"]);
    cargo
        .arg("--manifest-path")
        .arg(paths::root().join("Cargo.toml"));
    let metadata: serde_json::Value = serde_json::from_str(&shell::read(&mut cargo)?)
        .map_err(|e| format!("cargo metadata is no JSON: {e}."))?;
    let path = |(name, file): (&str, &str)| -> Result<PathBuf> {
        let packages = metadata["packages"].as_array().into_iter().flatten();
        let mut found = packages.filter(|package| package["name"] == name);
        let manifest = found.find_map(|package| package["manifest_path"].as_str());
        let manifest = manifest.ok_or(format!("cargo metadata does not know {name}."))?;
        Ok(PathBuf::from(manifest).with_file_name("").join(file))
    };
    Ok([path(WORDS)?, path(MODEL)?])
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|e| format!("{} cannot be read: {e}.", path.display()))
}

/// Whether `model` has every number of the file, and no more; read as jieba-macros reads it.
fn is_model(model: &Model, file: &str) -> bool {
    const NEVER: f64 = -3.14e100;
    let mut lines = file.lines().filter(|line| !line.starts_with('#'));
    let numbers = |line: &str| -> Vec<f64> {
        let numbers = line.split(' ').map(|n| n.parse().unwrap_or(f64::NAN));
        numbers.collect()
    };
    let steps: Vec<Vec<f64>> = lines.by_ref().take(5).map(numbers).collect();
    let mut shares: HashMap<char, [f64; 4]> = HashMap::new();
    for (state, line) in lines.enumerate() {
        for pair in line.split(',') {
            let Some((c, share)) = pair.split_once(':') else {
                return false;
            };
            let row = shares.entry(c.chars().next().unwrap_or_default());
            row.or_insert([NEVER; 4])[state] = share.parse().unwrap_or(f64::NAN);
        }
    }
    let begin = steps[0] == model.begin();
    let is_step = |from: usize, to: usize| steps[1 + from][to] == model.step(from, to);
    let unknown = [NEVER; 4];
    begin
        && (0..16).all(|at| is_step(at / 4, at % 4))
        && ('\u{4e00}'..='\u{9fd5}').all(|c| shares.get(&c).unwrap_or(&unknown) == model.shares(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gangmu_dictionary::Jieba;
    use std::io::BufReader;

    /// Whatever a report may hold, and what it will not.
    const TEXTS: [&str; 12] = [
        "王小明和欧阳倩茹在南京市长江大桥上研究生命起源，随后赴克拉玛依调研。",
        "坚持“三会一课”制度，立行立改，以案促改；压茬推进、销号管理，整改率达98.6%。",
        "2024年3月5日，A3纸、5G基站、X光片、T恤、AA制、卡拉OK各3.5万元，合计1,024.00元。",
        "part-no. WES-5.4.5_b v1.2.3 50% C++ C# a&b foo_bar -x- e-mail@example.com",
        "龘靐齉爩鱻麤 㐀㐁㑇 𠀀𠀁𪚥 鿿 々〇ㄅ ⼀",
        "　　全角ＡＢＣ１２３，制表\t换行\r\n回车\r末尾\n\n",
        "😀表情👨‍👩‍👧和\u{200b}零宽、\u{feff}标记",
        "他说的确实在理他来到了网易杭研大厦工程处女干事每月经过下属科室",
        "結婚的和尚未結婚的人們，臺灣與香港的繁體中文。",
        "買賣雙方簽署備忘錄後，劉德華於銅鑼灣發言。",
        "ÀÉß ελληνικά русский 日本語のテキスト 한국어",
        "",
    ];

    /// Every token of every text is that of jieba-rs with its own data: of the texts here, of the
    /// dictionary itself, of the report that is shipped as an example, and of the annotated reports,
    /// if they are there.
    #[test]
    fn tokens_are_those_of_jieba() {
        let [words, _] = sources().expect("the crates' files");
        let words = read(&words).expect("the dictionary");
        let small = made().expect("the dictionary, small");
        let ours = Jieba::new(Dictionary::new(small.as_bytes()).expect("the dictionary"));
        let mut file = BufReader::new(words.as_bytes());
        let theirs = jieba_rs::Jieba::with_dict(&mut file).expect("the dictionary");
        let mut texts: Vec<String> = TEXTS.map(str::to_owned).into();
        texts.push(TEXTS.concat());
        // Names and neighbours that nobody wrote.
        let spelled = words.lines().filter_map(|line| line.split(' ').next());
        let spelled: Vec<&str> = spelled.collect();
        texts.push(spelled.concat());
        texts.push(spelled.iter().rev().step_by(7).copied().collect());
        let characters = ('\u{4e00}'..='\u{9fff}').cycle().step_by(7919);
        texts.push(characters.take(60_000).collect());
        let folders = [
            paths::annotated_reports(),
            paths::root().join("tests/data/reports"),
        ];
        for folder in folders {
            let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
            let files = files.map(|file| file.path());
            let files = files.filter(|path| path.extension().is_some_and(|e| e == "txt"));
            texts.extend(files.filter_map(|path| std::fs::read_to_string(path).ok()));
        }
        for text in &texts {
            for guesses in [true, false] {
                let expected = theirs.cut(text, guesses);
                let expected: Vec<usize> = expected.iter().map(|token| token.byte_end).collect();
                let found = ours.cut(text, guesses);
                let differ = found.iter().zip(&expected).find(|(a, b)| a != b);
                let near = differ.map(|(a, b)| text[..*a.max(b)].chars().rev().take(30));
                let near: Option<Vec<char>> = near.map(Iterator::collect);
                assert!(found == expected, "{differ:?} {near:?}");
            }
        }
    }
}
