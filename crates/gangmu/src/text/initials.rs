//! The first letters of characters in 拼音: 整改情况 is z g q k.
//!
//! One letter for each of U+4E00..=U+9FA5, 12.6 KB when compressed, drawn from the crate
//! `pinyin` (MIT; a test holds the table to it). The crate itself would cost the page 80 KB, or
//! 120 KB with second readings. Of these only those that reports meet are listed.

/// The first letters, `-` where there is none, from [`FIRST`] on; a capital says that [`OTHERS`]
/// knows more.
const TABLE: &[u8] = include_bytes!("initials.txt");
const FIRST: u32 = 0x4E00;

/// Characters whose readings begin with different letters, with all of these.
const OTHERS: &str = "行xh重zc长zc调dt乐ly会hk单dsc查cz藏cz曾cz参csc省sx朝cz盛sc降jx校xj解jx弹dt传cz便bp率ls系xj仇cq折zs石sd车cj栖qx屏pb强qj尾wy贾jg给gj吓xh夹jg铅qy万wm匙cs卜bp翟zd尉wy奇qj晟sc乘cs术sz似s宿sx厦sx壳kq刹sc秘mb泌mb粘zn臭cx畜cx否fp合hg虹hj见jx巷xh吁xy轧yz侗dt陂bp埔pb堡bp泊bp浒hx筠jy涡wg圩wx荥xy莞gw歙sx枞cz六l识sz殖zs伯b还hx叶yx";

/// Whether a reading of `c` begins with `letter`, `a` to `z`.
pub fn begins_with(c: char, letter: u8) -> bool {
    let at = u32::from(c).wrapping_sub(FIRST) as usize;
    match TABLE.get(at) {
        None => false,
        Some(b'A'..=b'Z') => others(c).contains(&letter),
        Some(first) => *first == letter,
    }
}

/// The first letter of the usual reading of `c`, `a` to `z`; `None` for what has none.
pub fn first_letter(c: char) -> Option<u8> {
    let at = u32::from(c).wrapping_sub(FIRST) as usize;
    let letter = TABLE.get(at)?.to_ascii_lowercase();
    letter.is_ascii_lowercase().then_some(letter)
}

fn others(c: char) -> &'static [u8] {
    let Some(at) = OTHERS.find(c) else {
        return &[];
    };
    let letters = &OTHERS.as_bytes()[at + c.len_utf8()..];
    let n = letters.iter().take_while(|b| b.is_ascii()).count();
    &letters[..n]
}

#[cfg(test)]
mod tests {
    use super::*;
    use pinyin::ToPinyin;

    #[test]
    fn the_table_is_the_crates() {
        assert_eq!(TABLE.len(), 0x9FA5 - 0x4E00 + 1);
        for (c, letter) in ('\u{4E00}'..='\u{9FA5}').zip(TABLE) {
            let first = c.to_pinyin().and_then(|p| p.plain().chars().next());
            // lü has no letter of its own on a keyboard; it begins with l in any case.
            let own = char::from(letter.to_ascii_lowercase());
            assert_eq!(first.unwrap_or('-'), own, "{c}");
            assert_eq!(letter.is_ascii_uppercase(), OTHERS.contains(c), "{c}");
            assert!(
                !OTHERS.contains(c) || others(c).contains(&(own as u8)),
                "{c}"
            );
        }
    }

    #[test]
    fn readings() {
        for (c, letters) in [('整', "z"), ('长', "zc"), ('行', "xh"), ('率', "ls")] {
            for letter in b'a'..=b'z' {
                let want = letters.as_bytes().contains(&letter);
                assert_eq!(begins_with(c, letter), want, "{c} {letter}");
            }
        }
        assert!(!begins_with('，', b'd') && !begins_with('a', b'a'));
    }
}
