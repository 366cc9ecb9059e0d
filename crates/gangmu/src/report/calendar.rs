//! Days of the Gregorian calendar, by which all dates of a report are judged.

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, as 2024.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// The day, if there is such a one.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let real = (1..=12).contains(&month) && (1..=days(year, month)).contains(&day);
        real.then_some(Self { year, month, day })
    }

    /// The last day of the month, if there is such a one.
    pub fn end_of(year: u16, month: u8) -> Option<Self> {
        Self::new(year, month, days(year, month))
    }

    /// The same day so many months later, or the last day of that month.
    pub fn plus_months(self, n: u32) -> Self {
        let months = u32::from(self.month) - 1 + n;
        let year = self.year.saturating_add((months / 12) as u16);
        let month = (months % 12 + 1) as u8;
        let day = self.day.min(days(year, month));
        Self { year, month, day }
    }
}

fn days(year: u16, month: u8) -> u8 {
    days_of_month(Some(year.into()), month.into())
}

/// How many days the month has, 1 to 12; February has 29 where the year is not known.
pub fn days_of_month(year: Option<u32>, month: u32) -> u8 {
    let leap = |y: u32| y.is_multiple_of(4) && !y.is_multiple_of(100) || y.is_multiple_of(400);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_none_or(leap) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Datelike, Months, NaiveDate};
    use proptest::prelude::*;

    fn theirs(date: Date) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
    }

    proptest! {
        /// The days are those of the crate chrono.
        #[test]
        fn days_are_those_that_are(year in 1u16..3000, month in 0u8..15, day in 0u8..35) {
            let it = Date { year, month, day };
            prop_assert_eq!(Date::new(year, month, day), theirs(it).map(|_| it));
        }

        #[test]
        fn months_are_added(year in 1u16..3000, month in 1u8..13, day in 1u8..29, n in 0u32..600) {
            for day in [Date::new(year, month, day), Date::end_of(year, month)] {
                let day = day.expect("a day of every month, or its last");
                let later = theirs(day).expect("a day").checked_add_months(Months::new(n));
                let later = later.expect("years are few");
                let want = (later.year(), later.month(), later.day());
                let got = day.plus_months(n);
                prop_assert_eq!((got.year.into(), got.month.into(), got.day.into()), want);
            }
        }
    }

    #[test]
    fn a_february_of_any_year() {
        assert_eq!(days_of_month(None, 2), 29);
        assert_eq!(days_of_month(None, 4), 30);
    }
}
