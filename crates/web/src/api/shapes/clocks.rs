//! Clocks as sums that anyone can add up again.

use super::rfc3339;
use jiff::civil::Date;
use lapor_app::office::Present;
use lapor_domain::cases::case::Case;
use lapor_domain::deadlines::calendar::DayStatus;
use lapor_domain::deadlines::clocks::{Clock, Extension, Owner};
use lapor_domain::deadlines::instruments::Length;
use lapor_domain::deadlines::sum::{Day, Skipped, Sum, sum};
use lapor_domain::law::LegalStatus;
use lapor_domain::values::{Instant, InstrumentCode};
use lapor_words::{Lang, Words};
use serde::Serialize;
use utoipa::ToSchema;

/// A clock of the case with the sum of its due date.
#[derive(Serialize, ToSchema)]
#[schema(as = Clock)]
pub(crate) struct ClockShape {
    /// Which clock.
    #[schema(example = "resolution")]
    kind: &'static str,
    /// Its name.
    name: String,
    /// What it is for.
    meaning: String,
    /// The how-many-th of its kind.
    number: u16,
    /// Whose time it is: `desk`, `lead`, `arbiter`, `reporter` or `everybody`.
    owner: &'static str,
    /// `running`, `paused`, `breached` (late, and still counting) or `ended`.
    status: &'static str,
    /// When it started.
    #[schema(format = DateTime)]
    started_at: String,
    /// The first instant at which it is late; null without a limit.
    #[schema(format = DateTime)]
    due_at: Option<String>,
    /// The last day on which it is in time.
    #[schema(format = Date)]
    last_day: Option<String>,
    /// When it ran out, where it did.
    #[schema(format = DateTime)]
    breached_at: Option<String>,
    /// When it stopped, where it did.
    #[schema(format = DateTime)]
    ended_at: Option<String>,
    /// How long it runs, without what was added.
    length: LengthShape,
    /// What was added to its length.
    extensions: Vec<ExtensionShape>,
    /// Where its length comes from.
    basis: BasisShape,
    /// How many of its days have been counted by now, or by its end.
    days_counted: u16,
    /// The days that do not count.
    skipped: Vec<SkippedShape>,
    /// Whether the last day lies past the last year the calendar knows.
    provisional: bool,
    /// Whether the due date assumes that the present pause lasts as long as it may.
    assumes_longest_pause: bool,
    /// The zone whose midnight ends it.
    #[schema(example = "WIB")]
    zone: &'static str,
}

/// How long a clock runs.
#[derive(Serialize, ToSchema)]
#[schema(as = Length)]
pub(crate) struct LengthShape {
    /// How many days; null without a limit.
    days: Option<u16>,
    /// `working_days`, `calendar_days` or `unlimited`.
    unit: &'static str,
    /// The same in words.
    text: String,
}

/// Days that were added to a clock.
#[derive(Serialize, ToSchema)]
#[schema(as = Extension)]
pub(crate) struct ExtensionShape {
    /// When they were added.
    #[schema(format = DateTime)]
    extended_at: String,
    /// How many.
    length: LengthShape,
    /// What allows so many.
    basis: BasisShape,
}

/// Where a length comes from, and what that is worth.
#[derive(Serialize, ToSchema)]
#[schema(as = Basis)]
pub(crate) struct BasisShape {
    /// Code of the instrument.
    instrument: String,
    /// How it is cited.
    name: String,
    /// `in_force`, `repealed`, `unverified` or `house_rule`. Nothing unverified is stated as law.
    legal_status: &'static str,
    /// The same in words.
    legal_status_text: String,
    /// What a reader should know about its standing.
    note: String,
}

/// A day that does not count.
#[derive(Serialize, ToSchema)]
#[schema(as = SkippedDay)]
pub(crate) struct SkippedShape {
    /// The day.
    #[schema(format = Date)]
    date: String,
    /// `weekend`, `national_holiday`, `joint_leave`, `election_day`, `paused` or `withdrawn`.
    why: &'static str,
    /// What the day is called, where it has a name.
    name: Option<String>,
    /// Whether a decree may still move it.
    estimated: bool,
}

/// Every clock of a case.
pub(super) fn clocks(case: &Case, present: &Present, words: Words) -> Vec<ClockShape> {
    let calendar = &present.book.rulebook.calendar;
    case.clocks.iter().map(|clock| shape(clock, &sum(clock, calendar), present, words)).collect()
}

fn shape(clock: &Clock, sum: &Sum, present: &Present, words: Words) -> ClockShape {
    let zone = sum.zone;
    let at = |instant: Option<Instant>| instant.map(|instant| rfc3339(instant, zone));
    let until = zone.date_of(clock.ended_at.unwrap_or(present.now));
    ClockShape {
        kind: sum.kind.code(),
        name: words.named("clock", sum.kind.code()),
        meaning: words.named("clock", &format!("{}-meaning", sum.kind.code())),
        number: clock.number,
        owner: owner(sum.kind.row().owner),
        status: status(clock, present.now),
        started_at: rfc3339(sum.started_at, zone),
        due_at: at(clock.due_at),
        last_day: sum.last_day.map(|day| day.to_string()),
        breached_at: at(clock.breached_at),
        ended_at: at(clock.ended_at),
        length: length(sum.length, words),
        extensions: sum.extensions.iter().map(|one| extension(one, sum, present, words)).collect(),
        basis: basis(&sum.instrument, present, words),
        days_counted: counted(&sum.days, until),
        skipped: sum.days.iter().filter_map(skipped).collect(),
        provisional: sum.is_provisional,
        assumes_longest_pause: sum.assumes_longest_pause,
        zone: zone.code(),
    }
}

fn owner(owner: Owner) -> &'static str {
    match owner {
        Owner::Desk => "desk",
        Owner::Lead => "lead",
        Owner::Arbiter => "arbiter",
        Owner::Reporter => "reporter",
        Owner::Everybody => "everybody",
    }
}

fn status(clock: &Clock, now: Instant) -> &'static str {
    match clock {
        _ if !clock.is_open() => "ended",
        _ if clock.breached_at.is_some() || clock.is_overdue(now) => "breached",
        _ if clock.is_paused() => "paused",
        _ => "running",
    }
}

fn length(length: Length, words: Words) -> LengthShape {
    let (days, unit) = match length {
        Length::WorkingDays(days) => (Some(days), "working_days"),
        Length::CalendarDays(days) => (Some(days), "calendar_days"),
        Length::Unlimited => (None, "unlimited"),
    };
    LengthShape { days, unit, text: words.length(length) }
}

fn extension(one: &Extension, sum: &Sum, present: &Present, words: Words) -> ExtensionShape {
    ExtensionShape {
        extended_at: rfc3339(one.at, sum.zone),
        length: length(sum.length.with_days(one.days), words),
        basis: basis(&one.instrument, present, words),
    }
}

fn basis(code: &InstrumentCode, present: &Present, words: Words) -> BasisShape {
    let instrument = present.book.rulebook.instruments.get(code);
    let code = code.to_string();
    let Some(instrument) = instrument else {
        let status = LegalStatus::Unverified;
        return BasisShape {
            name: code.clone(),
            instrument: code,
            legal_status: status.code(),
            legal_status_text: words.standing(status),
            note: String::new(),
        };
    };
    let (name, note) = match words.lang() {
        Lang::Id => (&instrument.name, &instrument.note),
        Lang::En => (&instrument.name_en, &instrument.note_en),
    };
    BasisShape {
        instrument: code,
        name: name.clone(),
        legal_status: instrument.status.code(),
        legal_status_text: words.standing(instrument.status),
        note: note.clone(),
    }
}

fn counted(days: &[Day], until: Date) -> u16 {
    let counts = days.iter().filter(|day| day.date <= until).filter_map(|day| day.counted.as_ref().ok());
    counts.max().copied().unwrap_or_default()
}

fn skipped(day: &Day) -> Option<SkippedShape> {
    let (why, name, estimated) = match day.counted.as_ref().err()? {
        Skipped::Weekend => ("weekend", None, false),
        Skipped::Paused => ("paused", None, false),
        Skipped::Withdrawn => ("withdrawn", None, false),
        Skipped::Listed { name, kind, status } => {
            (kind.code(), Some(name.clone()), *status == DayStatus::Estimated)
        }
    };
    Some(SkippedShape { date: day.date.to_string(), why, name, estimated })
}
