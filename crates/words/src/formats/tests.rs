use jiff::civil::date;
use lapor_domain::values::{Instant, Zone};

use crate::{Lang, Words};

const ID: Words = Words::new(Lang::Id);
const EN: Words = Words::new(Lang::En);

/// 2026-11-27T16:05:30Z.
const EVENING: Instant = Instant(1_795_795_530_000_000);

#[test]
fn numbers() {
    for (number, id, en) in [
        (0, "0", "0"),
        (999, "999", "999"),
        (1_000, "1.000", "1,000"),
        (83_762, "83.762", "83,762"),
        (-1_234_567, "-1.234.567", "-1,234,567"),
        (i64::MIN, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"),
    ] {
        assert_eq!(ID.number(number), id);
        assert_eq!(EN.number(number), en);
    }
}

#[test]
fn shares() {
    for (share, id, en) in [
        (0.0, "0%", "0%"),
        (0.43, "43%", "43%"),
        (0.4349, "43,5%", "43.5%"),
        (1.0, "100%", "100%"),
        (-0.005, "-0,5%", "-0.5%"),
        (12.5, "1.250%", "1,250%"),
    ] {
        assert_eq!(ID.percent(share), id);
        assert_eq!(EN.percent(share), en);
    }
}

#[test]
fn days_carry_their_weekday() {
    assert_eq!(ID.date(date(2026, 11, 27)), "Jumat, 27 November 2026");
    assert_eq!(EN.date(date(2026, 11, 27)), "Friday, 27 November 2026");
    assert_eq!(ID.date(date(2027, 3, 7)), "Minggu, 7 Maret 2027");
    assert_eq!(ID.date_short(date(2026, 8, 1)), "1 Agu 2026");
    assert_eq!(EN.date_short(date(2026, 8, 1)), "1 Aug 2026");
}

#[test]
fn hours_are_those_of_the_zone() {
    assert_eq!(ID.date_time(EVENING, Zone::Wib), "Jumat, 27 November 2026 pukul 23.05 WIB");
    assert_eq!(ID.date_time(EVENING, Zone::Wit), "Sabtu, 28 November 2026 pukul 01.05 WIT");
    assert_eq!(EN.date_time(EVENING, Zone::Wita), "Saturday, 28 November 2026, 00:05 WITA");
    assert_eq!(ID.date_time_short(EVENING, Zone::Wib), "27 Nov 2026, 23.05 WIB");
}

#[test]
fn a_due_midnight_reads_as_the_day_before() {
    let due = Zone::Wita.midnight(date(2026, 12, 1));
    assert_eq!(ID.last_day(due, Zone::Wita), "Senin, 30 November 2026");
}
