//! Traditional characters and what they are in simplified writing, one for one.

use super::sort_by_key;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Traditional characters of official texts, each with its simplified one behind it. Those that
/// simplified texts use too (乾, 著, 藉) and those that stand for several (鍾) are left out.
const PAIRS: &str = "\
    進进組组責责織织單单黨党問问於于況况關关題题項项業业實实區区製制對对務务強强髮发發发會会動动資资\
    縣县設设導导規规個个體体產产閤合專专國国學学領领員员幹干機机辦办時时監监點点嚴严議议爲为報报計计\
    覈核範范經经習习級级調调確确執执臺台檯台視视標标現现風风檢检堅坚處处審审衕同質质長长結结鎮镇過过\
    續续統统決决評评與与態态內内優优層层見见將将職职繫系係系記记併并並并饋馈環环訓训羣群紀纪營营細细\
    農农條条運运來来後后屬属認认聯联據据創创門门轉转頭头數数違违綜综場场債债濟济識识夠够選选準准論论\
    際际迴回貫贯協协總总書书鄉乡權权電电財财積积備备徹彻達达衆众約约傳传萬万兩两險险隊队從从壓压預预\
    賬账舉举類类極极則则間间圍围負负談谈應应錄录彔录針针納纳構构錶表護护訪访費费億亿難难緊紧興兴隱隐\
    話话號号肅肃戶户網网糰团團团參参雙双車车購购證证請请証证補补礎础講讲節节揮挥複复當当復复園园價价\
    義义編编籤签簽签斷断遷迁繞绕廣广試试週周註注採采帶带崗岗寀采驗验銷销訂订擔担籌筹掛挂勢势輪轮討讨\
    裏里佈布啓启別别維维蘇苏繳缴勵励輕轻蓋盖醫医較较蹤踪課课紮扎穩稳氣气儲储駐驻額额觀观術术東东鞏巩\
    階阶溝沟庫库衛卫沒没廠厂誌志訴诉熱热養养閑闲邊边稅税盤盘測测樹树鏈链踐践畝亩顯显陣阵闆板覺觉舊旧\
    減减裝装罰罚綠绿牽牵無无們们佔占謀谋績绩爭争欄栏檔档貿贸華华穫获獲获暫暂讓让絕绝遊游給给紅红澤泽\
    幫帮塊块雲云遺遗盡尽獎奖滿满冊册齊齐閉闭鍵键鉤钩讀读親亲灣湾敗败徑径彙汇寫写匯汇駕驾還还適适賦赋\
    變变詢询繼继糾纠種种樓楼擴扩屆届館馆頻频響响離离雜杂絲丝療疗獻献龍龙隨随銀银載载貼贴終终紡纺潔洁\
    殘残寬宽兒儿輛辆貢贡詳详診诊聽听緩缓綢绸筆笔狀状煉炼歷历樣样曆历換换廳厅鬆松須须順顺軟软說说臨临\
    絡络簡简碼码畢毕潤润滯滞歸归損损愛爱師师屢屡償偿鬥斗頓顿錯错釘钉鄰邻轄辖趕赶賽赛詐诈虛虚練练築筑\
    稈秆異异獨独燒烧歡欢暢畅彈弹陸陆閱阅鋒锋銜衔連连薦荐莊庄競竞淨净橋桥擬拟捲卷憑凭圖图齡龄顧顾陳陈\
    鍛锻輔辅貳贰謹谨諾诺衝冲藝艺蕩荡籠笼盪荡潛潜沖冲樁桩擺摆撐撑揚扬懲惩恆恒廢废廈厦婦妇壯壮噸吨喫吃\
    剛刚亂乱鮮鲜騰腾頂顶韻韵鍋锅鋪铺釐厘遠远輸输軌轨貸贷誠诚該该覽览蝦虾藥药脫脱脈脉聞闻縱纵縮缩緻致\
    紛纷糧粮礙碍爐炉漁渔渙涣歲岁橫横榮荣棟栋晉晋擊击撥拨慮虑嶺岭墾垦塗涂倉仓黃黄麗丽驅驱騙骗頁页隻只\
    闖闯鑒鉴鑑鉴遞递蹟迹跡迹賄贿豬猪誤误訟讼臉脸腦脑聲声纖纤紙纸紓纾稱称獄狱燈灯樂乐擇择搖摇帳帐帥帅\
    島岛嬰婴壘垒圓圆噴喷吳吴厲厉兌兑儀仪麥麦驟骤飲饮飯饭靜静陽阳閘闸鐵铁錦锦邁迈辭辞輓挽軍军趙赵貨货\
    譟噪偉伟僅仅劃划劑剂勝胜勞劳啟启嚮向塵尘壇坛奪夺奮奋幾几彎弯慶庆樑梁殺杀濕湿為为爾尔獸兽眾众礦矿\
    糞粪線线蟲虫語语誡诫貧贫買买輿舆這这郵邮鐘钟開开雞鸡頒颁顏颜餘余魚鱼麵面麼么徵征裡里";

struct Table {
    /// By the low bits of the first two of a character's three bytes: a bit for each last byte
    /// that makes it a traditional one.
    known: [u64; 1024],
    /// In order of the traditional ones.
    pairs: Vec<(char, char)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut known = [0; 1024];
    let mut chars = PAIRS.chars();
    let mut pairs = Vec::with_capacity(PAIRS.len() / 6);
    while let (Some(traditional), Some(simplified)) = (chars.next(), chars.next()) {
        let code = traditional as usize;
        known[code >> 6 & 0x3FF] |= 1 << (code & 0x3F);
        pairs.push((traditional, simplified));
    }
    sort_by_key(&mut pairs, |(traditional, _)| *traditional);
    Table { known, pairs }
});

/// `text` with simplified characters for the traditional ones of a table; borrowed if it holds
/// none. Every character keeps its length in bytes, so a range of one is the same range of the
/// other.
pub fn simplified(text: &str) -> Cow<'_, str> {
    let table = &*TABLE;
    let Some(first) = table.first_in(text) else {
        return Cow::Borrowed(text);
    };
    let mut plain = String::with_capacity(text.len());
    plain.push_str(&text[..first]);
    plain.extend(text[first..].chars().map(|c| table.simplify(c)));
    Cow::Owned(plain)
}

/// The simplified character for a traditional one; any other as it is.
pub(crate) fn simplified_char(c: char) -> char {
    TABLE.simplify(c)
}

/// Whether traditional texts may write the character otherwise.
pub(crate) fn has_variant(c: char) -> bool {
    TABLE.pairs.iter().any(|(_, simplified)| *simplified == c)
}

impl Table {
    fn simplify(&self, c: char) -> char {
        let code = c as usize;
        if self.known[code >> 6 & 0x3FF] >> (code & 0x3F) & 1 == 0 {
            return c;
        }
        let found = self.pairs.binary_search_by_key(&c, |pair| pair.0);
        found.map_or(c, |at| self.pairs[at].1)
    }

    /// The byte at which the first traditional character of `text` stands.
    fn first_in(&self, text: &str) -> Option<usize> {
        let mut rest = text.as_bytes();
        loop {
            while let [first @ 0xE0..0xF0, second, third, behind @ ..] = rest {
                let place = usize::from(first & 0xF) << 6 | usize::from(second & 0x3F);
                if self.known[place] >> (third & 0x3F) & 1 == 1 {
                    return Some(text.len() - rest.len());
                }
                rest = behind;
            }
            rest = match rest {
                [0..0x80, behind @ ..] | [0x80..0xE0, _, behind @ ..] => behind,
                [_, _, _, _, behind @ ..] => behind,
                _ => return None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn one_for_one_and_of_one_length() {
        let chars: Vec<char> = PAIRS.chars().collect();
        let mut seen = HashSet::new();
        for pair in chars.chunks(2) {
            assert!(seen.insert(pair[0]), "{} stands twice", pair[0]);
            assert_eq!(pair[0].len_utf8(), pair[1].len_utf8(), "{pair:?}");
            assert_eq!(pair[0].len_utf8(), 3);
        }
        assert!(chars.chunks(2).all(|pair| !seen.contains(&pair[1])));
    }

    #[test]
    fn words_of_reports() {
        let text = "關於黨組織整改責任落實情況的報告：反饋的2個問題已辦結，其餘繼續推進，臺賬、經費、領導。";
        assert_eq!(
            simplified(text),
            "关于党组织整改责任落实情况的报告：反馈的2个问题已办结，其余继续推进，台账、经费、领导。"
        );
        assert_eq!(simplified(text).len(), text.len());
        let plain = "乾隆年间的著作𠮷，abc（一）";
        assert!(matches!(simplified(plain), Cow::Borrowed(p) if p == plain));
        assert!(matches!(simplified(""), Cow::Borrowed("")));
    }
}
