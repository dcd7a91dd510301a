use super::*;
use jiff::civil::{Date, date};
use lapor_domain::deadlines::calendar::{DayKind, DayStatus, ListedDay};
use lapor_domain::values::Revision;
use lapor_words::Lang;

/// A Friday off, between two ordinary weeks.
fn calendar() -> Calendar {
    let day = ListedDay {
        date: date(2026, 3, 13),
        name: "Hari contoh".into(),
        kind: DayKind::JointLeave,
        status: DayStatus::Fixed,
        areas: Vec::new(),
    };
    Calendar::new(Revision(1), vec![day])
}

fn said(last_day: Date, today: Date) -> String {
    let zone = Zone::Wit;
    let after = last_day.tomorrow().expect("a day after it");
    let due = Due { at: zone.midnight(after), zone, area: None };
    let noon = zone.midnight(today).plus_seconds(12 * 3600);
    left(Words::new(Lang::Id), due, &calendar(), noon).2
}

#[test]
fn what_is_left_counts_working_days_after_today() {
    assert_eq!(said(date(2026, 3, 16), date(2026, 3, 11)), "sisa 2 hari kerja");
    assert_eq!(said(date(2026, 3, 16), date(2026, 3, 12)), "sisa 1 hari kerja");
    assert_eq!(said(date(2026, 3, 16), date(2026, 3, 14)), "sisa 1 hari kerja");
    assert_eq!(said(date(2026, 3, 16), date(2026, 3, 16)), "batas hari ini");
}

#[test]
fn a_late_case_counts_the_working_days_since() {
    assert_eq!(said(date(2026, 3, 12), date(2026, 3, 14)), "Terlambat");
    assert_eq!(said(date(2026, 3, 12), date(2026, 3, 16)), "terlambat 1 hari kerja");
    assert_eq!(said(date(2026, 3, 12), date(2026, 3, 18)), "terlambat 3 hari kerja");
}

#[test]
fn the_day_is_that_of_the_clocks_own_zone() {
    let due_at = Zone::Wit.midnight(date(2026, 3, 17));
    let due = Due { at: due_at, zone: Zone::Wit, area: None };
    let evening_before = Instant(due_at.0 - 1);
    assert_eq!(left(Words::new(Lang::Id), due, &calendar(), evening_before).2, "batas hari ini");
    assert_eq!(left(Words::new(Lang::Id), due, &calendar(), due_at).0, Tone::Danger);
}

#[test]
fn a_clock_of_calendar_days_counts_calendar_days() {
    let zone = Zone::Wib;
    let due = Due { at: zone.midnight(date(2026, 3, 17)), zone, area: None };
    let said = |today| calendar_days_left(Words::new(Lang::Id), due, zone.midnight(today)).into_string();
    assert!(said(date(2026, 3, 6)).contains("sisa 10 hari<"), "{}", said(date(2026, 3, 6)));
    assert!(said(date(2026, 3, 16)).contains("batas hari ini"));
    assert!(said(date(2026, 3, 17)).contains("Terlambat"));
}
