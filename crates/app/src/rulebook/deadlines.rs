//! The working calendar, the lengths of clocks, and limits.

use super::{Files, Mistake, line_of};
use jiff::civil::Date;
use lapor_domain::deadlines::calendar::{Calendar, DayKind, DayStatus, ListedDay};
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::deadlines::instruments::{Class, Instrument, Instruments, Length, Limits, Term};
use lapor_domain::law::LegalStatus;
use lapor_domain::values::{AreaCode, InstrumentCode, Revision};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct YearFile {
    year: i16,
    #[serde(default)]
    day: Vec<DayRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DayRow {
    date: String,
    name: String,
    kind: String,
    status: String,
    #[serde(rename = "source")]
    _source: String,
    #[serde(default)]
    areas: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InstrumentFile {
    code: String,
    name: String,
    name_en: String,
    status: String,
    note: String,
    note_en: String,
    #[serde(default)]
    term: Vec<TermRow>,
    limits: Option<LimitsRow>,
    extension: Option<ExtensionRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermRow {
    clock: String,
    class: Option<String>,
    working_days: Option<u16>,
    calendar_days: Option<u16>,
    unlimited: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExtensionRow {
    working_days: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitsRow {
    contest_hk: u16,
    reopen_hk: u16,
    /// Rulebooks from before there were withdrawals do not say it: then it is as long as for reopening.
    resume_hk: Option<u16>,
    reopenings: u16,
    contests: u16,
    pausing_questions: u16,
    pause_hk: u16,
    binding_after_declines: u16,
    /// Rulebooks from before there were promises do not say it: then once.
    promise_renewals: Option<u16>,
}

/// Reads all years of the calendar.
pub(super) fn calendar(files: &Files, revision: Revision, mistakes: &mut Vec<Mistake>) -> Calendar {
    let mut rows = Vec::new();
    for path in files.below("holidays/") {
        let Some(file) = files.toml::<YearFile>(path, mistakes) else { continue };
        for row in file.day {
            match listed(&row, file.year) {
                Ok(day) => rows.push(day),
                Err(what) => mistakes.push(Mistake {
                    file: path.into(),
                    line: line_of(files.text(path), &format!("date = \"{}\"", row.date)),
                    what,
                }),
            }
        }
    }
    Calendar::new(revision, rows)
}

fn listed(row: &DayRow, year: i16) -> Result<ListedDay, String> {
    let date: Date = row.date.parse().map_err(|_| format!("{:?} is no date like 2026-01-31", row.date))?;
    if date.year() != year {
        return Err(format!("{date} is not in {year}, the year of this file"));
    }
    let status = match row.status.as_str() {
        "fixed" => DayStatus::Fixed,
        "estimated" => DayStatus::Estimated,
        other => return Err(format!("there is no status {other:?}; write fixed or estimated")),
    };
    Ok(ListedDay {
        date,
        name: row.name.clone(),
        kind: DayKind::from_code(&row.kind).ok_or_else(|| format!("there is no kind {:?}", row.kind))?,
        status,
        areas: row.areas.iter().map(|area| AreaCode::new(area)).collect(),
    })
}

/// Reads all instruments.
pub(super) fn instruments(files: &Files, mistakes: &mut Vec<Mistake>) -> Instruments {
    let mut list = Vec::new();
    let mut terms: Vec<(ClockKind, Option<Class>, Term)> = Vec::new();
    let mut limits = None;
    let mut house = None;
    let mut extension = None;
    for path in files.below("instruments/") {
        let Some(file) = files.toml::<InstrumentFile>(path, mistakes) else { continue };
        for row in &file.term {
            let read = term(row, &file.code).and_then(|term| once(&terms, term));
            match read {
                Ok(term) => terms.push(term),
                Err(what) => {
                    let line = line_of(files.text(path), &format!("clock = \"{}\"", row.clock));
                    mistakes.push(Mistake { file: path.into(), line, what });
                }
            }
        }
        if file.limits.is_some() {
            house = Some(InstrumentCode::new(&file.code));
        }
        limits = file.limits.as_ref().map(limits_of).or(limits);
        extension =
            file.extension.as_ref().map(|row| extension_of(row.working_days, &file.code)).or(extension);
        match LegalStatus::from_code(&file.status) {
            Some(status) => list.push(instrument(file, status)),
            None => mistakes.push(Mistake {
                file: path.into(),
                line: line_of(files.text(path), "status ="),
                what: format!("there is no legal status {:?}", file.status),
            }),
        }
    }
    if let Some(house) = &house {
        terms.extend(older_terms(&terms, house));
    }
    // Rulebooks from before there were extensions do not say how long one may be.
    let extension = extension.or(house.map(|house| extension_of(10, house.as_str())));
    missing_terms(&terms, mistakes);
    let limits = limits.unwrap_or_else(|| {
        let what = "no instrument has a [limits] table".to_string();
        mistakes.push(Mistake { file: "instruments".into(), line: 0, what });
        NO_LIMITS
    });
    let instruments = Instruments::new(list, terms, limits);
    extension.into_iter().fold(instruments, Instruments::with_extension)
}

fn extension_of(working_days: u16, instrument: &str) -> Term {
    Term { length: Length::WorkingDays(working_days), instrument: InstrumentCode::new(instrument) }
}

/// Rulebooks from before there were promises do not say how far away one may be, nor those from before there were
/// disputes how long an arbiter has, nor those from before there were extensions how long the work may take at most.
fn older_terms(terms: &[TermOf], house: &InstrumentCode) -> Vec<TermOf> {
    let later = [
        (ClockKind::Promise, Length::CalendarDays(90)),
        (ClockKind::Arbitration, Length::WorkingDays(2)),
        (ClockKind::OuterLimit, Length::CalendarDays(60)),
    ];
    let is_unsaid = |(clock, _): &(ClockKind, Length)| !terms.iter().any(|(said, _, _)| said == clock);
    let term = |(clock, length)| (clock, None, Term { length, instrument: house.clone() });
    later.into_iter().filter(is_unsaid).map(term).collect()
}

/// Stands in while mistakes are collected; a rulebook with mistakes is never used.
const NO_LIMITS: Limits = Limits {
    contest_hk: 0,
    reopen_hk: 0,
    resume_hk: 0,
    reopenings: 0,
    contests: 0,
    pausing_questions: 0,
    pause_hk: 0,
    binding_after_declines: 0,
    promise_renewals: 0,
};

fn instrument(file: InstrumentFile, status: LegalStatus) -> Instrument {
    Instrument {
        code: InstrumentCode::new(&file.code),
        name: file.name,
        name_en: file.name_en,
        status,
        note: file.note,
        note_en: file.note_en,
    }
}

fn limits_of(row: &LimitsRow) -> Limits {
    Limits {
        contest_hk: row.contest_hk,
        reopen_hk: row.reopen_hk,
        resume_hk: row.resume_hk.unwrap_or(row.reopen_hk),
        reopenings: row.reopenings,
        contests: row.contests,
        pausing_questions: row.pausing_questions,
        pause_hk: row.pause_hk,
        binding_after_declines: row.binding_after_declines,
        promise_renewals: row.promise_renewals.unwrap_or(1),
    }
}

type TermOf = (ClockKind, Option<Class>, Term);

fn term(row: &TermRow, instrument: &str) -> Result<TermOf, String> {
    let clock =
        ClockKind::from_code(&row.clock).ok_or_else(|| format!("there is no clock {:?}", row.clock))?;
    let class = match &row.class {
        Some(code) => Some(Class::from_code(code).ok_or_else(|| format!("there is no class {code:?}"))?),
        None => None,
    };
    let length = match (row.working_days, row.calendar_days, row.unlimited) {
        (Some(days), None, None) if days > 0 => Length::WorkingDays(days),
        (None, Some(days), None) if days > 0 => Length::CalendarDays(days),
        (None, None, Some(true)) => Length::Unlimited,
        _ => return Err("give one of working_days, calendar_days or unlimited = true".into()),
    };
    Ok((clock, class, Term { length, instrument: InstrumentCode::new(instrument) }))
}

fn once(terms: &[TermOf], new: TermOf) -> Result<TermOf, String> {
    let other = terms.iter().find(|(clock, class, _)| (*clock, *class) == (new.0, new.1));
    match other {
        None => Ok(new),
        Some((_, _, term)) => {
            Err(format!("the clock {} already has a length from {}", new.0.code(), term.instrument))
        }
    }
}

fn missing_terms(terms: &[TermOf], mistakes: &mut Vec<Mistake>) {
    for clock in ClockKind::ALL {
        for class in Class::ALL {
            let is_for = |(kind, of, _): &TermOf| *kind == clock && of.is_none_or(|of| of == class);
            let is_needed = clock == ClockKind::Resolution || class != Class::Reopened;
            if is_needed && !terms.iter().any(is_for) {
                let what = format!("no length for the clock {} of class {}", clock.code(), class.code());
                mistakes.push(Mistake { file: "instruments".into(), line: 0, what });
            }
        }
    }
}
