//! A clock's sum in words, so that anyone can count it again.

use jiff::civil::Date;
use lapor_domain::deadlines::calendar::{DayKind, DayStatus};
use lapor_domain::deadlines::clocks::{Extension, Owner};
use lapor_domain::deadlines::instruments::{Instruments, Length};
use lapor_domain::deadlines::sum::{Skipped, Sum};
use lapor_domain::law::LegalStatus;
use lapor_domain::values::InstrumentCode;

use crate::catalogue::Words;

/// A sum, written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumWords {
    /// What the clock is called.
    pub title: String,
    /// What it is for, to a citizen.
    pub meaning: String,
    /// How long it runs.
    pub length: String,
    /// When it started.
    pub start: String,
    /// The last day on which it is in time; none for a clock without limit.
    pub last_day: Option<String>,
    /// The same as a sentence.
    pub due: String,
    /// The basis of its length with what it is worth; never stated as law where it is not.
    pub basis: String,
    /// The days that did not count, and why; neighbouring days of one reason are one row.
    pub skipped: Vec<(String, String)>,
    /// Said where the calendar does not reach that far yet.
    pub provisional: Option<String>,
    /// Said where the sum assumes the longest pause.
    pub pause: Option<String>,
    /// What was added to its length: how much, when, and by which rule.
    pub extensions: Vec<String>,
}

impl Words {
    /// The sum in words. An instrument that `instruments` does not hold is called by its code, as unverified.
    pub fn sum(&self, sum: &Sum, instruments: &Instruments) -> SumWords {
        let clock = sum.kind.code();
        let last_day = sum.last_day.map(|day| self.date(day));
        let due = match &last_day {
            Some(day) => self.say("clock-due-by", &[("day", day.into())]),
            None => self.word("clock-no-limit"),
        };
        SumWords {
            title: self.named("clock", clock),
            meaning: self.named("clock", &format!("{clock}-meaning")),
            length: self.length(sum.length),
            start: self.date_time(sum.started_at, sum.zone),
            due,
            last_day,
            basis: self.clock_basis(sum, instruments),
            skipped: self.skipped(sum),
            provisional: sum.is_provisional.then(|| self.word("sum-provisional")),
            pause: sum.assumes_longest_pause.then(|| self.word("sum-longest-pause")),
            extensions: sum.extensions.iter().map(|one| self.extension(one, sum, instruments)).collect(),
        }
    }

    /// How long a clock runs.
    pub fn length(&self, length: Length) -> String {
        match length {
            Length::WorkingDays(days) => self.say("days-working", &[("days", i64::from(days).into())]),
            Length::CalendarDays(days) => self.say("days-calendar", &[("days", i64::from(days).into())]),
            Length::Unlimited => self.word("days-unlimited"),
        }
    }

    fn clock_basis(&self, sum: &Sum, instruments: &Instruments) -> String {
        let key = match sum.kind.row().owner {
            Owner::Desk | Owner::Lead | Owner::Arbiter => "clock-basis-target",
            Owner::Reporter => "clock-basis-reporter",
            Owner::Everybody => "clock-basis-everybody",
        };
        let (name, standing) = self.instrument(&sum.instrument, instruments);
        let note = instruments.get(&sum.instrument);
        let note = note.map_or("", |one| if self.is_english() { &one.note_en } else { &one.note });
        let standing = match note {
            "" => standing,
            note if note.contains(&standing) => note.to_string(),
            note => format!("{standing}; {note}"),
        };
        let length = self.length(sum.length);
        self.say(
            key,
            &[("length", (&length).into()), ("name", (&name).into()), ("standing", (&standing).into())],
        )
    }

    /// What an instrument is called, and what it is worth.
    fn instrument(&self, code: &InstrumentCode, instruments: &Instruments) -> (String, String) {
        let instrument = instruments.get(code);
        let name = instrument.map_or_else(
            || code.to_string(),
            |one| if self.is_english() { one.name_en.clone() } else { one.name.clone() },
        );
        (name, self.standing(instrument.map_or(LegalStatus::Unverified, |one| one.status)))
    }

    fn extension(&self, extension: &Extension, sum: &Sum, instruments: &Instruments) -> String {
        let (name, standing) = self.instrument(&extension.instrument, instruments);
        let length = self.length(sum.length.with_days(extension.days));
        let day = self.date(sum.zone.date_of(extension.at));
        self.say(
            "sum-extension",
            &[
                ("length", (&length).into()),
                ("day", (&day).into()),
                ("name", (&name).into()),
                ("standing", (&standing).into()),
            ],
        )
    }

    /// What a legal basis is worth.
    pub fn standing(&self, status: LegalStatus) -> String {
        self.named("legal-status", status.code())
    }

    fn is_english(&self) -> bool {
        self.lang() == crate::Lang::En
    }

    fn skipped(&self, sum: &Sum) -> Vec<(String, String)> {
        let mut runs: Vec<(Date, Date, String)> = Vec::new();
        for day in &sum.days {
            let Err(skipped) = &day.counted else { continue };
            let why = self.skipped_why(skipped);
            match runs.last_mut() {
                Some((_, last, known))
                    if *known == why && last.tomorrow().is_ok_and(|next| next == day.date) =>
                {
                    *last = day.date;
                }
                _ => runs.push((day.date, day.date, why)),
            }
        }
        runs.into_iter().map(|(first, last, why)| (self.days(first, last), why)).collect()
    }

    /// One day, or the first and the last of a run.
    fn days(&self, first: Date, last: Date) -> String {
        match first == last {
            true => self.date(first),
            false => self.say(
                "day-run",
                &[("first", (&self.date_short(first)).into()), ("last", (&self.date_short(last)).into())],
            ),
        }
    }

    fn skipped_why(&self, skipped: &Skipped) -> String {
        match skipped {
            Skipped::Weekend => self.word("skipped-weekend"),
            Skipped::Paused => self.word("skipped-paused"),
            Skipped::Withdrawn => self.word("skipped-withdrawn"),
            Skipped::Listed { name, kind, status } => {
                let kind = self.day_kind(*kind);
                let key = match status {
                    DayStatus::Fixed => "skipped-listed",
                    DayStatus::Estimated => "skipped-listed-estimated",
                };
                self.say(key, &[("name", name.into()), ("kind", (&kind).into())])
            }
        }
    }

    /// Why the calendar lists a day.
    pub fn day_kind(&self, kind: DayKind) -> String {
        self.named("day-kind", kind.code())
    }
}

#[cfg(test)]
mod tests;
