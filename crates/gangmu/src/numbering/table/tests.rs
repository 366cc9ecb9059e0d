//! The table holds together.

use super::*;
use crate::numbering::marker_of;

#[test]
fn rows_stand_in_the_order_of_their_names() {
    for (at, row) in FORMS.iter().enumerate() {
        assert_eq!(row.form as usize, at);
    }
    for (at, row) in SERIES.iter().enumerate() {
        assert_eq!(row.series as usize, at);
    }
    let usual = FORMS.iter().filter(|r| r.is_usual).map(|r| r.stands_for);
    assert_eq!(usual.collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
}

#[test]
fn every_shape_is_its_form_and_counts_on() {
    for row in FORMS {
        for spelled in row.shapes.iter().flat_map(|s| [s.0, s.1]) {
            let marker = marker_of(spelled).expect(spelled);
            assert_eq!((marker.form, marker.len), (row.form, spelled.len()));
            for n in 1..=20 {
                let next = marker.spell(n);
                let read = marker_of(&next).map(|m| (m.form, m.ordinal, m.len));
                assert_eq!(read, Some((row.form, n, next.len())), "{next}");
            }
        }
    }
}
