use super::*;
use jiff::civil::date;

/// 2024: Monday 8 July is free everywhere, Tuesday 9 July in province 51 only.
fn calendar() -> Calendar {
    let row = |date, kind, areas: &[&str]| ListedDay {
        date,
        name: "Libur".to_string(),
        kind,
        status: DayStatus::Fixed,
        areas: areas.iter().map(|code| AreaCode::new(code)).collect(),
    };
    Calendar::new(
        Revision(1),
        vec![
            row(date(2024, 7, 8), DayKind::NationalHoliday, &[]),
            row(date(2024, 7, 9), DayKind::ElectionDay, &["51"]),
            row(date(2024, 7, 13), DayKind::JointLeave, &[]),
        ],
    )
}

#[test]
fn a_day_is_off_for_its_weekend_or_for_a_row_that_applies_there() {
    let calendar = calendar();
    let off = |date, area: Option<&str>| {
        calendar.day_off(date, area.map(AreaCode::new).as_ref()).map(|off| match off {
            DayOff::Weekend => None,
            DayOff::Listed(row) => Some(row.kind),
        })
    };
    let weekend = Some(None);
    let table = [
        (date(2024, 7, 5), None, None),
        (date(2024, 7, 6), None, weekend),
        (date(2024, 7, 7), None, weekend),
        (date(2024, 7, 8), None, Some(Some(DayKind::NationalHoliday))),
        (date(2024, 7, 8), Some("11"), Some(Some(DayKind::NationalHoliday))),
        (date(2024, 7, 9), None, None),
        (date(2024, 7, 9), Some("51"), Some(Some(DayKind::ElectionDay))),
        (date(2024, 7, 9), Some("51.04.01"), Some(Some(DayKind::ElectionDay))),
        (date(2024, 7, 9), Some("52"), None),
        (date(2024, 7, 13), None, weekend),
    ];
    for (on, area, expected) in table {
        assert_eq!(off(on, area), expected, "{on} at {area:?}");
    }
}

#[test]
fn the_start_does_not_count_and_free_days_are_passed_over() {
    let calendar = calendar();
    let bali = AreaCode::new("51.04");
    let table = [
        (date(2024, 7, 1), 0, None, date(2024, 7, 1)),
        (date(2024, 7, 1), 1, None, date(2024, 7, 2)),
        (date(2024, 7, 4), 1, None, date(2024, 7, 5)),
        (date(2024, 7, 5), 1, None, date(2024, 7, 9)),
        (date(2024, 7, 6), 1, None, date(2024, 7, 9)),
        (date(2024, 7, 5), 1, Some(&bali), date(2024, 7, 10)),
        (date(2024, 7, 1), 14, None, date(2024, 7, 22)),
    ];
    for (start, count, area, expected) in table {
        assert_eq!(calendar.working_day_after(start, count, area), expected, "{count} after {start}");
    }
}

#[test]
fn the_calendar_knows_how_far_it_goes() {
    assert_eq!(calendar().known_through(), 2024);
    assert_eq!(Calendar::new(Revision(1), Vec::new()).known_through(), 0);
}

#[test]
fn working_days_between_two_days_are_those_that_one_would_count() {
    let calendar = calendar();
    let areas = [None, Some(AreaCode::new("51.04")), Some(AreaCode::new("52"))];
    let day = |number: i32| date(2024, 6, 20).saturating_add(jiff::Span::new().days(number));
    let counted = |from: i32, to: i32, area: Option<&AreaCode>| {
        (from + 1..=to).filter(|number| calendar.day_off(day(*number), area).is_none()).count() as i64
    };
    for area in &areas {
        for from in 0..25 {
            for to in 0..60 {
                let between = calendar.working_days_between(day(from), day(to), area.as_ref());
                assert_eq!(
                    between,
                    counted(from, to, area.as_ref()),
                    "{} to {}, {area:?}",
                    day(from),
                    day(to)
                );
            }
        }
    }
}
