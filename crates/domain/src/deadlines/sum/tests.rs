use super::*;
use crate::deadlines::calendar::ListedDay;
use crate::deadlines::clocks::ClockPlace;
use crate::values::{AreaCode, Revision};
use jiff::civil::date;

/// Monday 8 July 2024 is free; the calendar knows 2024.
fn calendar() -> Calendar {
    let free = ListedDay {
        date: date(2024, 7, 8),
        name: "Libur".to_string(),
        kind: DayKind::NationalHoliday,
        status: DayStatus::Estimated,
        areas: Vec::<AreaCode>::new(),
    };
    Calendar::new(Revision(1), vec![free])
}

fn at(day: Date, hour: i64) -> Instant {
    Zone::Wib.midnight(day).plus_seconds(hour * 3600)
}

fn clock(length: Length, pauses: Vec<Pause>) -> Clock {
    Clock {
        kind: ClockKind::Resolution,
        number: 1,
        started_at: at(date(2024, 7, 4), 9),
        place: ClockPlace { zone: Zone::Wib, area: None },
        length,
        instrument: InstrumentCode::new("RULE"),
        calendar: Revision(1),
        pauses,
        extensions: Vec::new(),
        pause_limit_hk: None,
        due_at: None,
        breached_at: None,
        ended_at: None,
    }
}

fn last_day(clock: &Clock) -> Date {
    sum(clock, &calendar()).last_day.expect("it has a limit")
}

/// The sum as it is read aloud: each day with its number, or why it was skipped.
fn told(sum: &Sum) -> Vec<String> {
    let word = |day: &Day| match &day.counted {
        Ok(number) => format!("{} {number}", day.date.day()),
        Err(Skipped::Weekend) => format!("{} weekend", day.date.day()),
        Err(Skipped::Listed { name, .. }) => format!("{} {name}", day.date.day()),
        Err(Skipped::Paused) => format!("{} paused", day.date.day()),
        Err(Skipped::Withdrawn) => format!("{} withdrawn", day.date.day()),
    };
    sum.days.iter().map(word).collect()
}

#[test]
fn a_sum_tells_every_day() {
    let found = sum(&clock(Length::WorkingDays(3), Vec::new()), &calendar());
    assert_eq!(told(&found), ["5 1", "6 weekend", "7 weekend", "8 Libur", "9 2", "10 3"]);
    assert_eq!(found.started_on, date(2024, 7, 4));
    assert_eq!(found.due_at, Some(Zone::Wib.midnight(date(2024, 7, 11))));
    assert!(!found.is_provisional && !found.assumes_longest_pause);
}

#[test]
fn calendar_days_count_every_day_and_no_limit_counts_none() {
    assert_eq!(last_day(&clock(Length::CalendarDays(30), Vec::new())), date(2024, 8, 3));
    let endless = sum(&clock(Length::Unlimited, Vec::new()), &calendar());
    assert_eq!((endless.days.len(), endless.due_at), (0, None));
}

#[test]
fn past_the_known_years_a_date_is_provisional() {
    assert!(sum(&clock(Length::WorkingDays(130), Vec::new()), &calendar()).is_provisional);
}

#[test]
fn a_pause_takes_out_the_working_days_after_its_first_up_to_its_last() {
    let most = at(date(2024, 8, 30), 0);
    let pause =
        |from, until| Pause { why: Standstill::Question, from, until: Some(until), at_most_until: most };
    let day = |day| date(2024, 7, day);
    let table = [
        ("asked and replied on one day", vec![pause(at(day(5), 9), at(day(5), 15))], day(10)),
        ("replied on the next working day", vec![pause(at(day(5), 9), at(day(9), 9))], day(11)),
        ("over the weekend only", vec![pause(at(day(5), 9), at(day(7), 9))], day(10)),
        (
            "two pauses that share a day",
            vec![pause(at(day(5), 9), at(day(9), 9)), pause(at(day(9), 10), at(day(10), 9))],
            day(12),
        ),
        ("after it was due", vec![pause(at(day(11), 9), at(day(16), 9))], day(10)),
    ];
    for (story, pauses, expected) in table {
        assert_eq!(last_day(&clock(Length::WorkingDays(3), pauses)), expected, "{story}");
    }
}

#[test]
fn a_pause_lasts_no_longer_than_it_may() {
    let from = at(date(2024, 7, 5), 9);
    let at_most_until = at(date(2024, 7, 11), 0);
    let waiting = clock(
        Length::WorkingDays(3),
        vec![Pause { why: Standstill::Question, from, until: None, at_most_until }],
    );
    assert_eq!(last_day(&waiting), date(2024, 7, 12), "9 and 10 July are out");
    assert!(sum(&waiting, &calendar()).assumes_longest_pause);

    for late in [at_most_until, at_most_until.plus_seconds(5), at(date(2024, 7, 16), 9)] {
        let lapsed = clock(
            Length::WorkingDays(3),
            vec![Pause { why: Standstill::Question, from, until: Some(late), at_most_until }],
        );
        assert_eq!(last_day(&lapsed), date(2024, 7, 12), "however late the lapse is recorded");
    }
}

#[test]
fn pauses_together_take_out_no_more_than_their_limit() {
    let pause = Pause {
        why: Standstill::Question,
        from: at(date(2024, 7, 5), 9),
        until: Some(at(date(2024, 7, 31), 9)),
        at_most_until: at(date(2024, 8, 5), 0),
    };
    let mut limited = clock(Length::WorkingDays(3), vec![pause]);
    limited.pause_limit_hk = Some(2);
    assert_eq!(
        told(&sum(&limited, &calendar()))[3..],
        ["8 Libur", "9 paused", "10 paused", "11 2", "12 3"].map(String::from)
    );
}

/// Withdrawn on Friday the 5th, taken up again on Wednesday the 10th.
fn withdrawn(length: Length) -> Clock {
    let mut clock = clock(length, Vec::new());
    clock.pause_limit_hk = Some(0);
    clock.suspend(at(date(2024, 7, 5), 9));
    clock.take_up(at(date(2024, 7, 10), 9), None);
    clock
}

#[test]
fn what_was_left_at_a_withdrawal_goes_on_and_no_limit_of_pauses_holds_for_it() {
    let found = sum(&withdrawn(Length::WorkingDays(3)), &calendar());
    assert_eq!(
        told(&found),
        ["5 1", "6 weekend", "7 weekend", "8 Libur", "9 withdrawn", "10 withdrawn", "11 2", "12 3"]
    );
    let found = sum(&withdrawn(Length::CalendarDays(3)), &calendar());
    assert_eq!(
        told(&found),
        ["5 1", "6 withdrawn", "7 withdrawn", "8 withdrawn", "9 withdrawn", "10 withdrawn", "11 2", "12 3"]
    );
}

#[test]
fn of_a_report_that_stays_withdrawn_the_sum_stays_as_it_was() {
    let mut stopped = clock(Length::WorkingDays(3), Vec::new());
    stopped.suspend(at(date(2024, 7, 5), 9));
    assert!(stopped.is_suspended() && !stopped.is_paused());
    assert_eq!(last_day(&stopped), date(2024, 7, 10));
}
