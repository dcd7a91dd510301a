//! Hari libur nasional, cuti bersama, hari pemungutan suara: the calendar, one file for each year.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

/// The years that have a file.
pub const YEARS: RangeInclusive<u16> = 2019..=2027;
/// Path of the hand-kept corrections under `rulebook/`.
pub const AMENDMENTS: &str = "holidays/amendments.toml";
/// Where a row that nobody amended comes from.
const PACKAGE: &str = "package holidays 0.109";

/// Why a day is free.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Hari libur nasional.
    NationalHoliday,
    /// Cuti bersama.
    JointLeave,
    /// Hari pemungutan suara.
    ElectionDay,
}

impl Kind {
    /// The code in the files.
    pub const fn code(self) -> &'static str {
        match self {
            Kind::NationalHoliday => "national_holiday",
            Kind::JointLeave => "joint_leave",
            Kind::ElectionDay => "election_day",
        }
    }
}

/// How sure the date is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Named by decree.
    Fixed,
    /// Waits for the sighting of the moon.
    Estimated,
}

impl Status {
    /// The code in the files.
    pub const fn code(self) -> &'static str {
        match self {
            Status::Fixed => "fixed",
            Status::Estimated => "estimated",
        }
    }
}

/// One free day.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// ISO date.
    pub date: String,
    /// Its Indonesian name.
    pub name: String,
    /// Why it is free.
    pub kind: Kind,
    /// How sure the date is.
    pub status: Status,
    /// Who says so.
    #[serde(default)]
    pub source: String,
    /// The areas where it is free; everywhere when empty.
    #[serde(default)]
    pub areas: Vec<String>,
}

/// Path of a year's file under `rulebook/`.
pub fn file(year: u16) -> PathBuf {
    format!("holidays/{year}.toml").into()
}

/// Reads the rows that the script took from the package.
pub fn parse_package(text: &str) -> Result<Vec<Day>> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
    rows.map(|row| Ok(Day { source: PACKAGE.to_owned(), ..row? })).collect()
}

/// Reads the hand-kept corrections.
pub fn parse_amendments(text: &str) -> Result<Vec<Day>> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Amendments {
        #[serde(default)]
        day: Vec<Day>,
    }
    Ok(toml::from_str::<Amendments>(text).context(AMENDMENTS)?.day)
}

/// The calendar: an amendment replaces the row with its date and areas, or is added.
pub fn merge(package: Vec<Day>, amendments: Vec<Day>) -> Result<Vec<Day>> {
    let mut days = BTreeMap::new();
    for day in package {
        let taken = days.insert((day.date.clone(), day.areas.clone()), day);
        ensure!(taken.is_none(), "the package gives a day twice: {taken:?}");
    }
    let mut amended = std::collections::HashSet::new();
    for day in amendments {
        let key = (day.date.clone(), day.areas.clone());
        ensure!(amended.insert(key.clone()), "{AMENDMENTS}: {} is amended twice", day.date);
        days.insert(key, day);
    }
    Ok(days.into_values().collect())
}

/// The text of a year's file.
pub fn render(year: u16, days: &[Day]) -> String {
    let mut text = format!(
        "# Hari libur {year}. Made by `cargo xtask rulebook` from the package `holidays` 0.109 (MIT)\n\
         # and amendments.toml; change that file, not this one.\n\
         # To be confirmed against the decrees by the operator.\n\nyear = {year}\n"
    );
    for day in days.iter().filter(|day| day.date.starts_with(&year.to_string())) {
        let quoted = |value: &str| toml::Value::from(value).to_string();
        let _ = write!(
            text,
            "\n[[day]]\ndate = \"{}\"\nname = {}\nkind = \"{}\"\nstatus = \"{}\"\nsource = {}\n",
            day.date,
            quoted(&day.name),
            day.kind.code(),
            day.status.code(),
            quoted(&day.source),
        );
        if !day.areas.is_empty() {
            let areas: Vec<String> = day.areas.iter().map(|area| quoted(area)).collect();
            let _ = writeln!(text, "areas = [{}]", areas.join(", "));
        }
    }
    text
}

/// Reads a year's file.
pub fn read(folder: &Path, year: u16) -> Result<Vec<Day>> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Year {
        year: u16,
        day: Vec<Day>,
    }
    let path = file(year);
    let name = path.display().to_string();
    let text = std::fs::read_to_string(folder.join(&path)).with_context(|| name.clone())?;
    let read: Year = toml::from_str(&text).with_context(|| name.clone())?;
    ensure!(read.year == year, "{name}: says that it is for {}", read.year);
    Ok(read.day)
}

/// What is wrong with a year's days, each in a sentence.
pub fn problems(year: u16, days: &[Day]) -> Vec<String> {
    let name = file(year).display().to_string();
    let mut found = Vec::new();
    if !days.is_sorted_by(|a, b| (&a.date, &a.areas) < (&b.date, &b.areas)) {
        found.push(format!("{name}: days are not in order or not unique"));
    }
    for day in days {
        if !day.date.starts_with(&format!("{year}-")) || day.date.len() != 10 {
            found.push(format!("{name}: {} is not a date of {year}", day.date));
        }
        if day.name.is_empty() || day.source.is_empty() {
            found.push(format!("{name}: {} lacks its name or source", day.date));
        }
    }
    let national =
        days.iter().filter(|day| day.kind == Kind::NationalHoliday && day.areas.is_empty()).count();
    if !(15..=18).contains(&national) {
        found.push(format!("{name}: {national} national holidays; a year has 15 to 18"));
    }
    found
}
