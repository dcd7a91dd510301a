//! How numbers, shares, days and hours read in each language.

use jiff::civil::Date;
use lapor_domain::values::{Instant, Zone};

use crate::catalogue::Words;
use crate::languages::Lang;

impl Words {
    /// A whole number with the separators of the language: `1.234.567`, `1,234,567`.
    pub fn number(&self, number: i64) -> String {
        grouped(number, self.lang())
    }

    /// A share between 0 and 1 as a percentage with at most one decimal: `43,5%`, `43.5%`.
    pub fn percent(&self, share: f64) -> String {
        let tenths = (share * 1000.0).round() as i64;
        let point = match self.lang() {
            Lang::Id => ',',
            Lang::En => '.',
        };
        let sign = if tenths < 0 { "-" } else { "" };
        let whole = grouped((tenths / 10).abs(), self.lang());
        match (tenths % 10).abs() {
            0 => format!("{sign}{whole}%"),
            tenth => format!("{sign}{whole}{point}{tenth}%"),
        }
    }

    /// A day with its weekday: `Jumat, 27 November 2026`.
    pub fn date(&self, on: Date) -> String {
        let weekday = self.word(&format!("weekday-{}", on.weekday().to_monday_one_offset()));
        let month = self.word(&format!("month-{}", on.month()));
        self.dated("date-long", &weekday, &month, on)
    }

    /// A day in little room, without its weekday: `27 Nov 2026`.
    pub fn date_short(&self, on: Date) -> String {
        let month = self.word(&format!("month-short-{}", on.month()));
        self.dated("date-short", "", &month, on)
    }

    /// A point in time on the clocks of `zone`: `Jumat, 27 November 2026 pukul 14.05 WIB`.
    pub fn date_time(&self, at: Instant, zone: Zone) -> String {
        self.timed("date-time", &self.date(zone.date_of(at)), at, zone)
    }

    /// A point in time in little room: `27 Nov 2026, 14.05 WIB`.
    pub fn date_time_short(&self, at: Instant, zone: Zone) -> String {
        self.timed("date-time-short", &self.date_short(zone.date_of(at)), at, zone)
    }

    /// The last day on which something due at `due` is still in time.
    ///
    /// A clock ends at the midnight *after* its last day; people read that day, not the midnight.
    pub fn last_day(&self, due: Instant, zone: Zone) -> String {
        self.date(zone.date_of(Instant(due.0 - 1)))
    }

    fn dated(&self, key: &str, weekday: &str, month: &str, on: Date) -> String {
        // A year is no count: passed as text, it gets no separator.
        let (day, year) = (on.day().to_string(), on.year().to_string());
        self.say(
            key,
            &[
                ("weekday", weekday.into()),
                ("day", (&day).into()),
                ("month", month.into()),
                ("year", (&year).into()),
            ],
        )
    }

    fn timed(&self, key: &str, date: &str, at: Instant, zone: Zone) -> String {
        let minutes = (at.0.div_euclid(1_000_000) + zone.offset_seconds()).rem_euclid(86_400) / 60;
        let (hour, minute) = (format!("{:02}", minutes / 60), format!("{:02}", minutes % 60));
        self.say(
            key,
            &[
                ("date", date.into()),
                ("hour", (&hour).into()),
                ("minute", (&minute).into()),
                ("zone", zone.code().into()),
            ],
        )
    }
}

/// Groups the digits of `number` by three.
pub(crate) fn grouped(number: i64, lang: Lang) -> String {
    let separator = match lang {
        Lang::Id => '.',
        Lang::En => ',',
    };
    let digits = number.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        out.push('-');
    }
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests;
