//! Due dates against an oracle of its own: numpy over the reference calendar (`data/make_due_dates.py`).

use jiff::Timestamp;
use lapor_domain::deadlines::calendar::{Calendar, DayKind, DayStatus, ListedDay};
use lapor_domain::deadlines::clocks::{Clock, ClockKind, ClockPlace};
use lapor_domain::deadlines::instruments::Length;
use lapor_domain::deadlines::sum::sum;
use lapor_domain::values::{AreaCode, Instant, InstrumentCode, Revision, Zone};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Year {
    #[serde(default)]
    day: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    date: String,
    name: String,
    kind: String,
    status: String,
    #[serde(default)]
    areas: Vec<String>,
}

impl Row {
    fn listed(self) -> ListedDay {
        ListedDay {
            date: self.date.parse().expect("a date"),
            name: self.name,
            kind: DayKind::from_code(&self.kind).expect("a kind of day"),
            status: match self.status.as_str() {
                "fixed" => DayStatus::Fixed,
                "estimated" => DayStatus::Estimated,
                other => panic!("status {other}"),
            },
            areas: self.areas.iter().map(|code| AreaCode::new(code)).collect(),
        }
    }
}

/// The rulebook's own calendar, 2019 to 2027.
fn calendar() -> Calendar {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook/holidays");
    let rows = (2019..=2027).flat_map(|year| {
        let text = std::fs::read_to_string(folder.join(format!("{year}.toml"))).expect("a year's file");
        toml::from_str::<Year>(&text).expect("a year of days").day
    });
    Calendar::new(Revision(1), rows.map(Row::listed).collect())
}

fn instant(iso: &str) -> Instant {
    Instant(iso.parse::<Timestamp>().expect("an instant").as_microsecond())
}

fn clock(started_at: Instant, zone: Zone, length_hk: u16) -> Clock {
    Clock {
        kind: ClockKind::Resolution,
        number: 1,
        started_at,
        place: ClockPlace { zone, area: None },
        length: Length::WorkingDays(length_hk),
        instrument: InstrumentCode::new("RULE"),
        calendar: Revision(1),
        pauses: Vec::new(),
        extensions: Vec::new(),
        pause_limit_hk: None,
        due_at: None,
        breached_at: None,
        ended_at: None,
    }
}

#[test]
fn every_due_date_equals_the_oracles() {
    let calendar = calendar();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/data/due_dates.csv");
    let mut rows = 0;
    for record in csv::Reader::from_path(file).expect("the oracle's file").records() {
        let record = record.expect("a row");
        let zone = Zone::from_code(&record[1]).expect("a zone");
        let length = record[2].parse().expect("a length");
        let found = sum(&clock(instant(&record[0]), zone, length), &calendar);
        assert_eq!(found.due_at, Some(instant(&record[3])), "{record:?}");
        let counted = found.days.iter().filter(|day| day.counted.is_ok()).count();
        assert_eq!(counted, usize::from(length), "{record:?}: the sum shows every day it counts");
        rows += 1;
    }
    assert_eq!(rows, 232);
}
