//! Documents of our own, by hand.

use super::*;

#[track_caller]
fn page(objects: &str) -> Vec<(String, i32, i32)> {
    let text = format!("<ofd:Page xmlns:ofd='http://www.ofdspec.org/2016'>{objects}</ofd:Page>");
    let mut found = Found::default();
    page::read(&text, 0, &mut found).unwrap();
    let round = |piece: Placed| (piece.text, piece.x.round() as i32, piece.y.round() as i32);
    found.pieces.into_iter().map(round).collect()
}

#[test]
fn text_objects_are_pieces_at_their_places() {
    let own = "<ofd:TextObject Boundary='20 30 100 8' Size='5'>\
        <ofd:TextCode X='0' Y='5' DeltaX='g 1 5'>总体</ofd:TextCode>\
        <ofd:TextCode X='50'>甲</ofd:TextCode></ofd:TextObject>";
    assert_eq!(page(own), [("总体".into(), 20, 35), ("甲".into(), 70, 35)]);
    let scaled = "<ofd:TextObject Boundary='20 30 100 8' CTM='0.5 0 0 0.5 1 2' Size='10'>\
        <ofd:TextCode X='4' Y='10'>乙</ofd:TextCode></ofd:TextObject>";
    assert_eq!(page(scaled), [("乙".into(), 23, 37)]);
    let apart = "<ofd:TextObject Boundary='0 0 100 8' Size='5'>\
        <ofd:TextCode X='0' Y='5' DeltaX='5 30'>甲乙丙</ofd:TextCode></ofd:TextObject>";
    assert_eq!(page(apart), [("甲乙".into(), 0, 5), ("丙".into(), 35, 5)]);
    let lines = "<ofd:TextObject Boundary='0 0 100 8' Size='5'>\
        <ofd:TextCode X='0' Y='5' DeltaX='5 -5' DeltaY='0 8'>甲乙丙</ofd:TextCode></ofd:TextObject>";
    assert_eq!(page(lines), [("甲乙".into(), 0, 5), ("丙".into(), 0, 13)]);
    let tilted = "<ofd:TextObject Boundary='0 0 99 99' CTM='0.7 0.7 -0.7 0.7 0 0' Size='20'>\
        <ofd:TextCode X='0' Y='5'>内部资料</ofd:TextCode></ofd:TextObject>";
    assert_eq!(page(tilted), []);
    let odd = "<ofd:TextObject Boundary='x' Size='NaN'><ofd:TextCode DeltaX='g 99999999 1 g'>甲</ofd:TextCode></ofd:TextObject>";
    assert_eq!(page(odd).len(), 1);
}
