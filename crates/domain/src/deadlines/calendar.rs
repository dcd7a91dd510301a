//! Hari kerja: which days count.

use crate::values::{AreaCode, Revision};
use jiff::civil::{Date, Weekday};
use std::collections::BTreeMap;
use std::ops::Bound;

/// Why the calendar lists a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayKind {
    /// Hari libur nasional.
    NationalHoliday,
    /// Cuti bersama: joint leave decreed by three ministers each year.
    JointLeave,
    /// Hari pemungutan suara.
    ElectionDay,
}

impl DayKind {
    /// Every kind.
    pub const ALL: [DayKind; 3] = [DayKind::NationalHoliday, DayKind::JointLeave, DayKind::ElectionDay];

    /// The code in the rulebook.
    pub const fn code(self) -> &'static str {
        match self {
            DayKind::NationalHoliday => "national_holiday",
            DayKind::JointLeave => "joint_leave",
            DayKind::ElectionDay => "election_day",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        DayKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Whether a listed day is decreed or foreseen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayStatus {
    /// Decreed, or fixed by law.
    Fixed,
    /// Foreseen by calculation; a decree may move it.
    Estimated,
}

/// One row of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedDay {
    /// The day.
    pub date: Date,
    /// What it is called, in Indonesian.
    pub name: String,
    /// Why it is listed.
    pub kind: DayKind,
    /// Decreed or foreseen.
    pub status: DayStatus,
    /// Where it applies; empty means everywhere.
    pub areas: Vec<AreaCode>,
}

/// Why a day is not a working day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayOff<'a> {
    /// Saturday or Sunday.
    Weekend,
    /// A row of the calendar.
    Listed(&'a ListedDay),
}

/// The working calendar of one rulebook revision.
#[derive(Clone, Debug)]
pub struct Calendar {
    revision: Revision,
    days: BTreeMap<Date, Vec<ListedDay>>,
}

impl Calendar {
    /// Makes the calendar from its rows.
    pub fn new(revision: Revision, rows: Vec<ListedDay>) -> Self {
        let mut days: BTreeMap<Date, Vec<ListedDay>> = BTreeMap::new();
        for row in rows {
            days.entry(row.date).or_default().push(row);
        }
        Calendar { revision, days }
    }

    /// The revision it belongs to.
    pub fn revision(&self) -> Revision {
        self.revision
    }

    /// The last year with rows. A date past it is provisional.
    pub fn known_through(&self) -> i16 {
        self.days.last_key_value().map_or(0, |(date, _)| date.year())
    }

    /// Why `date` is no working day at `area`; none when it is one.
    pub fn day_off(&self, date: Date, area: Option<&AreaCode>) -> Option<DayOff<'_>> {
        if matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
            return Some(DayOff::Weekend);
        }
        let rows = self.days.get(&date)?;
        rows.iter().find(|row| row.applies_at(area)).map(DayOff::Listed)
    }

    /// How many working days lie after `from` and not after `to`; none when `to` is not later. Weeks are reckoned and
    /// listed days looked up, so that a long time costs no more than a short one.
    pub fn working_days_between(&self, from: Date, to: Date, area: Option<&AreaCode>) -> i64 {
        let all = i64::from((to - from).get_days());
        if all <= 0 {
            return 0;
        }
        let first = i64::from(from.weekday().to_monday_zero_offset());
        let is_weekday = |after: &i64| (first + after) % 7 < 5;
        let weekdays = all / 7 * 5 + (1..=all % 7).filter(is_weekday).count() as i64;
        let listed = self.days.range((Bound::Excluded(from), Bound::Included(to)));
        let off = listed.filter(|(day, _)| matches!(self.day_off(**day, area), Some(DayOff::Listed(_))));
        weekdays - off.count() as i64
    }

    /// The `count`-th working day after `date`, which itself does not count.
    pub fn working_day_after(&self, date: Date, count: u16, area: Option<&AreaCode>) -> Date {
        let mut day = date;
        let mut left = count;
        while left > 0 {
            day = day.saturating_add(jiff::Span::new().days(1));
            if self.day_off(day, area).is_none() {
                left -= 1;
            }
        }
        day
    }
}

impl ListedDay {
    fn applies_at(&self, area: Option<&AreaCode>) -> bool {
        self.areas.is_empty()
            || area.is_some_and(|area| self.areas.iter().any(|listed| area.is_within(listed)))
    }
}

#[cfg(test)]
mod tests;
