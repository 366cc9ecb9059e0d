//! Moving nodes up and down.

use super::{check, down, refused, up};

#[test]
fn a_section_passes_its_neighbour() {
    check(
        "题\n一、甲\n甲文。\n‸二、乙\n乙文。\n三、丙",
        up,
        "题\n一、‸乙\n乙文。\n二、甲\n甲文。\n三、丙",
    );
    check(
        "题\n‸一、甲\n甲文。\n二、乙\n乙文。\n三、丙",
        down,
        "题\n一、乙\n乙文。\n二、甲\n甲文。\n三、丙",
    );
}

#[test]
fn the_last_section_has_no_line_end() {
    check("一、甲\n二、‸乙", up, "一、乙\n二、甲");
    check("一、甲\n‸二、乙\n\n", up, "一、乙\n二、甲\n\n");
}

#[test]
fn the_first_words_keep_the_space_before_them() {
    check(
        "\n\n　　‸一、甲\n　　二、乙\n",
        down,
        "\n\n　　一、乙\n　　二、甲\n",
    );
    check(
        "‸一、甲\r\n二、乙\r\n三、丙\r\n",
        down,
        "一、乙\r\n二、甲\r\n三、丙\r\n",
    );
    check(
        "\u{feff}‸一、甲\r\r二、乙",
        down,
        "\u{feff}一、乙\r\r二、甲",
    );
}

#[test]
fn deeper_sections_restart() {
    check(
        "一、甲\n（一）子\n1.孙\n2.孙\n（二）丑\n1.寅\n‸2.卯\n二、乙\n（一）辰\n1.巳",
        down,
        "一、甲\n（一）子\n1.孙\n2.孙\n（二）丑\n1.寅\n二、乙\n（一）辰\n1.卯\n2.巳",
    );
    check(
        "一、甲\n（一）子\n1.孙\n二、乙\n（一）辰\n‸1.巳\n2.午",
        up,
        "一、甲\n（一）子\n1.孙\n2.巳\n二、乙\n（一）辰\n1.午",
    );
    check(
        "一、甲\n（一）子\n子文。\n‸（二）丑\n丑文。\n二、乙\n乙文。\n（一）寅",
        down,
        "一、甲\n（一）子\n子文。\n二、乙\n乙文。\n（一）丑\n丑文。\n（二）寅",
    );
}

#[test]
fn at_the_edges_nothing_moves() {
    refused("‸一、甲\n二、乙", up);
    refused("一、甲\n‸二、乙", down);
    refused("‸文。\n一、甲", up);
    refused("一、甲\n‸文。", down);
    refused("一、甲。一‸是子；二是丑。\n二、乙", up);
    refused("一、甲。一是子；二是‸丑。\n二、乙", down);
}

#[test]
fn a_paragraph_crosses_the_edges_of_sections() {
    check(
        "一、甲\n‸子。\n丑。\n二、乙\n寅。",
        down,
        "一、甲\n丑。\n子。\n二、乙\n寅。",
    );
    check(
        "一、甲\n子。\n‸丑。\n二、乙\n寅。",
        down,
        "一、甲\n子。\n二、乙\n丑。\n寅。",
    );
    check(
        "一、甲\n子。\n二、乙\n‸丑。\n寅。",
        up,
        "一、甲\n子。\n丑。\n二、乙\n寅。",
    );
    check("‸子。\n一、甲\n丑。", down, "一、甲\n子。\n丑。");
    check(
        "子。\n‸一、甲\n丑。\n二、乙",
        down,
        "子。\n一、乙\n二、甲\n丑。",
    );
    check("子。\n‸丑。\n一、甲", up, "丑。\n子。\n一、甲");
}

#[test]
fn a_paragraph_passes_run_on_words_as_a_whole() {
    check(
        "1.甲。一是子；二是丑。\n‸文。\n2.乙",
        up,
        "文。\n1.甲。一是子；二是丑。\n2.乙",
    );
    check(
        "一、甲\n整改情况：一是子；二是丑。\n‸文。",
        up,
        "一、甲\n文。\n整改情况：一是子；二是丑。",
    );
    check(
        "一、甲\n‸文。\n整改情况：一是子；二是丑。\n尾。",
        down,
        "一、甲\n整改情况：一是子；二是丑。\n文。\n尾。",
    );
    check(
        "1.甲\n‸文。\n2.乙。一是子；二是丑。\n尾。",
        down,
        "1.甲\n2.乙。一是子；二是丑。\n文。\n尾。",
    );
}

#[test]
fn run_on_words_become_a_paragraph() {
    check(
        "1.甲。‸文一。\n文二。\n2.乙",
        down,
        "1.甲。\n文二。\n文一。\n2.乙",
    );
    check(
        "1.甲。‸文。一是子；二是丑。\n2.乙",
        down,
        "1.甲。一是子；二是丑。\n文。\n2.乙",
    );
    check("1.甲\n2.乙。‸文。", up, "1.甲\n文。\n2.乙。");
    check(
        "一、甲\n整改情况：‸文。\n尾。",
        down,
        "一、甲\n整改情况：\n文。\n尾。",
    );
}

#[test]
fn an_item_passes_its_neighbour() {
    check(
        "一、甲\n整改情况：一是子；‸二是丑；三是寅。",
        up,
        "一、甲\n整改情况：一是‸丑；二是子；三是寅。",
    );
    check(
        "一、甲\n整改情况：一是子；‸二是丑；三是寅。\n二、乙",
        down,
        "一、甲\n整改情况：一是子；二是寅；三是丑。\n二、乙",
    );
    check("1.甲。一‸是子。二是丑。", down, "1.甲。一是丑。二是子。");
    check(
        "首先，子；‸其次，丑；最后，寅。",
        up,
        "首先，丑；其次，子；最后，寅。",
    );
    check(
        "一、甲\n‸一是子；\n二是丑；\n三是寅。",
        down,
        "一、甲\n一是丑；\n二是子；\n三是寅。",
    );
}

#[test]
fn an_item_does_not_pass_the_words_before_the_first() {
    refused("1.甲。已改。‸一是子；二是丑。", up);
}

#[test]
fn an_item_goes_into_the_next_sentence() {
    check(
        "1.甲\n整改情况：一是子；‸二是丑。\n2.乙\n整改情况：一是寅；二是卯。",
        down,
        "1.甲\n整改情况：一是子。\n2.乙\n整改情况：一是‸丑；二是寅；三是卯。",
    );
    check(
        "1.甲\n整改情况：一是子；二是丑。\n2.乙\n整改情况：‸一是寅；二是卯。",
        up,
        "1.甲\n整改情况：一是子；二是丑；三是‸寅。\n2.乙\n整改情况：一是卯。",
    );
    check(
        "1.甲\n一是子；二是丑。\n2.乙\n‸一是寅；二是卯。",
        up,
        "1.甲\n一是子；二是丑；三是寅。\n2.乙\n一是卯。",
    );
    check(
        "1.甲\n一是子；\n‸二是丑。\n2.乙\n一是寅；\n二是卯。\n",
        down,
        "1.甲\n一是子。\n2.乙\n一是丑；\n二是寅；\n三是卯。\n",
    );
    check(
        "1.甲\n‸一是子；二是丑。\n2.乙\n一是寅。",
        down,
        "1.甲\n一是丑；二是子。\n2.乙\n一是寅。",
    );
}

#[test]
fn two_enumerations_in_one_paragraph_stay_two() {
    check(
        "一、甲\n文。一是子；二是丑。要求：一要寅；‸二要卯。",
        up,
        "一、甲\n文。一是子；二是丑。要求：一要卯；二要寅。",
    );
    check(
        "一、甲\n文。一是子；‸二是丑。一是寅；二是卯。",
        up,
        "一、甲\n文。一是丑；二是子。一是寅；二是卯。",
    );
    check(
        "一、甲\n文。一是子；‸二是丑。一要寅；二要卯。",
        down,
        "一、甲\n文。一是子。一要丑；二要寅；三要卯。",
    );
}

#[test]
fn junk_glued_in_front_of_a_heading() {
    check(
        "一、甲\n##paidbegin##‸二、乙\n乙文。\n三、丙",
        down,
        "一、甲\n##paidbegin##\n二、丙\n三、乙\n乙文。",
    );
    check(
        "一、甲\n‸文。\n##paidbegin##二、乙\n乙文。",
        down,
        "一、甲\n##paidbegin##\n文。\n二、乙\n乙文。",
    );
    check(
        "一、甲\n‸##paidbegin##二、乙\n乙文。",
        down,
        "一、甲\n二、乙\n##paidbegin##\n乙文。",
    );
}

#[test]
fn half_width() {
    check(
        "一、甲\n(一)子,文\n‸(二)丑,文\n",
        up,
        "一、甲\n(一)丑,文\n(二)子,文\n",
    );
    check(
        "一、甲\n整改情况:一是子;‸二是丑。\n",
        up,
        "一、甲\n整改情况:一是丑;二是子。\n",
    );
}

#[test]
fn an_item_passes_into_a_sentence_of_problems() {
    check(
        "一、甲\n整改情况：‸一是子。\n二、乙\n一是关于丑的问题。\n二是关于寅的问题。\n",
        down,
        "一、甲\n整改情况：\n二、乙\n一是‸子。\n二是关于丑的问题。\n三是关于寅的问题。\n",
    );
}
