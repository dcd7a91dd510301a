//! When people write and when offices work.

use super::dice::Dice;
use jiff::civil::{Date, Weekday};
use lapor_domain::rulebook::Rulebook;
use lapor_domain::values::{AreaCode, Instant, Zone};

/// How far back the first reports lie. Unit: days.
const DAYS: i64 = 3 * 365;
/// How many more reports come in on the last day than came in on the first.
const GROWTH: f64 = 0.6;
/// How much of a day a Saturday and a Sunday are.
const WEEKEND: (f64, f64) = (0.55, 0.45);
/// How many of the last day's reports nobody has finished with yet, for each that is over.
const UNFINISHED: f64 = 6.0;
/// After how many days about two thirds of these are over.
const FINISHED_AFTER: f64 = 18.0;
/// How many are left lying for years.
const NEGLECTED: f64 = 0.03;

/// How many write in each hour of the day, one hundred on the best.
const HOURS: [u8; 24] =
    [12, 7, 4, 3, 4, 9, 22, 45, 74, 96, 100, 92, 66, 78, 84, 79, 68, 54, 50, 62, 70, 60, 42, 24];

/// The hours of an office.
const OFFICE: (i64, i64) = (8, 16);

const HOUR: i64 = 3600;
const DAY: f64 = 86_400.0;

/// The days on which reports are sent, with how many of all.
pub struct Sending {
    today: Date,
    /// For each day from the first on: the reports up to its end, and which share of its own is not finished.
    days: Vec<(f64, f64)>,
}

/// When one report was sent, and whether it should be finished by now.
pub struct Sent {
    /// When.
    pub at: Instant,
    /// How many days ago.
    pub days_ago: f64,
    /// Which share of the reports of that day is not finished.
    pub unfinished: f64,
}

impl Sending {
    /// Three years up to `now`.
    pub fn until(now: Instant) -> Self {
        let today = Zone::Wib.date_of(now);
        let mut sum = 0.0;
        let day = |nth: i64| {
            let ago = (DAYS - nth) as f64;
            let date = days_before(today, DAYS - nth);
            let weight = match date.weekday() {
                Weekday::Saturday => WEEKEND.0,
                Weekday::Sunday => WEEKEND.1,
                _ => 1.0,
            };
            let finished = 1.0 + GROWTH * nth as f64 / DAYS as f64;
            let unfinished = UNFINISHED * (-ago / FINISHED_AFTER).exp() + NEGLECTED;
            sum += weight * (finished + unfinished);
            (sum, unfinished / (finished + unfinished))
        };
        Sending { today, days: (0..=DAYS).map(day).collect() }
    }

    /// When the `nth` of `all` is sent: each at least as late as the one before, but for the hour.
    pub fn nth(&self, nth: u64, all: u64, dice: &mut Dice) -> Sent {
        let total = self.days.last().map_or(0.0, |(sum, _)| *sum);
        let sought = total * (nth as f64 + dice.unit()) / all.max(1) as f64;
        let day = self.days.partition_point(|(sum, _)| *sum < sought).min(self.days.len() - 1);
        let ago = DAYS - i64::try_from(day).unwrap_or(DAYS);
        let midnight = Zone::Wib.midnight(days_before(self.today, ago));
        let at = Instant(midnight.plus_seconds(hour(dice) * HOUR + second(dice)).0 + below(dice, 1_000_000));
        Sent { at, days_ago: ago as f64, unfinished: self.days[day].1 }
    }
}

fn days_before(date: Date, days: i64) -> Date {
    date.saturating_sub(jiff::Span::new().days(days))
}

fn hour(dice: &mut Dice) -> i64 {
    let all: usize = HOURS.iter().map(|share| usize::from(*share)).sum();
    let mut left = dice.below(all);
    for (share, hour) in HOURS.iter().zip(0..) {
        match left.checked_sub(usize::from(*share)) {
            Some(rest) => left = rest,
            None => return hour,
        }
    }
    0
}

fn second(dice: &mut Dice) -> i64 {
    below(dice, 3600)
}

fn below(dice: &mut Dice, count: usize) -> i64 {
    i64::try_from(dice.below(count)).unwrap_or_default()
}

/// A while after `from`, at any hour.
pub fn later(from: Instant, days: f64) -> Instant {
    from.plus_seconds((days * DAY) as i64 + 60)
}

/// The first moment not before `at` at which an office there works.
pub fn at_work(
    at: Instant,
    (zone, area): (Zone, Option<&AreaCode>),
    rulebook: &Rulebook,
    dice: &mut Dice,
) -> Instant {
    let mut date = zone.date_of(at);
    let of_day = (at.0 - zone.midnight(date).0).div_euclid(1_000_000);
    let is_open = |date| rulebook.calendar.day_off(date, area).is_none();
    if is_open(date) && (OFFICE.0 * HOUR..OFFICE.1 * HOUR).contains(&of_day) {
        return at;
    }
    if of_day >= OFFICE.0 * HOUR {
        date = date.saturating_add(jiff::Span::new().days(1));
    }
    while !is_open(date) {
        date = date.saturating_add(jiff::Span::new().days(1));
    }
    zone.midnight(date).plus_seconds(OFFICE.0 * HOUR + below(dice, 4 * 3600))
}
