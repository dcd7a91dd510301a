//! Cases as rows of a list. Of a secret case a row says its number, its topic and its dates.

use crate::components::{Column, Holds, Icon, Table, TableRow, Tone, chip, table};
use crate::views::{BookNames, Due, days_between, left, status_chip};
use lapor_app::look::QueueRow;
use lapor_domain::areas::AreaLevel;
use lapor_domain::cases::facts::Rung;
use lapor_domain::cases::status::Status;
use lapor_domain::deadlines::clocks::Owner;
use lapor_domain::reports::{Age, Secrecy};
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::rulebook::Rulebook;
use lapor_domain::values::{AreaCode, Instant, Zone};
use lapor_words::Words;
use maud::{Markup, html};

/// What rows are written with.
pub(super) struct Rows<'a> {
    /// The reader's words.
    pub words: Words,
    /// The names, and the calendar.
    pub rulebook: &'a Rulebook,
    /// Now.
    pub now: Instant,
}

/// Where the records cut the beginning of a report. Unit: characters.
const CUT_AT: usize = 120;

/// The columns: their word, and what they hold.
const COLUMNS: [(&str, Holds); 7] = [
    ("ticket", Holds::Words),
    ("due", Holds::State),
    ("gist", Holds::Gist),
    ("status", Holds::State),
    ("subject", Holds::Words),
    ("lead", Holds::Words),
    ("age", Holds::Number),
];

impl Rows<'_> {
    /// The table.
    pub(super) fn table(&self, caption: &str, rows: &[QueueRow]) -> Markup {
        let labels = COLUMNS.map(|(key, _)| self.words.named("desk-column", key));
        let columns: Vec<Column<'_>> =
            labels.iter().zip(COLUMNS).map(|(label, (_, holds))| Column { label, holds }).collect();
        let rows = rows.iter().map(|row| self.row(row)).collect();
        table(&Table { caption, columns: &columns, rows })
    }

    fn row(&self, row: &QueueRow) -> TableRow {
        let is_secret = row.secrecy == Secrecy::Secret;
        let open = |cell: Markup| {
            if is_secret {
                html! {}
            } else {
                cell
            }
        };
        let (tone, due) = self.due(row);
        let cells = vec![
            html! { a href={ "/desk/cases/" (row.ticket) } { (row.ticket) } },
            due,
            html! { (open(self.gist(row))) (self.flags(row)) },
            status_chip(row.status, &self.words.status(row.status).label),
            html! { (self.topic(row)) (open(self.area(row))) },
            open(self.lead(row)),
            html! { (self.words.say("clock-waited", &[("days", self.age(row).into())])) },
        ];
        TableRow { cells, tone }
    }

    fn gist(&self, row: &QueueRow) -> Markup {
        html! {
            @if let Some(gist) = &row.gist {
                div dir="auto" { (gist) @if gist.chars().count() == CUT_AT { "…" } }
            }
        }
    }

    fn flags(&self, row: &QueueRow) -> Markup {
        let words = self.words;
        html! {
            @if row.secrecy == Secrecy::Secret {
                (chip(Tone::Warning, Icon::Lock, &words.secrecy(row.secrecy))) " "
            }
            @if self.tells_raised(row) {
                (chip(Tone::Warning, Icon::Warning, &words.say("desk-flag-raised", &[("rung", (&words.rung(row.raised)).into())]))) " "
            }
            @if row.age == Age::Historic { (chip(Tone::Plain, Icon::Info, &words.word("desk-flag-historic"))) " " }
        }
    }

    /// While a case waits at the national desk, that it was raised to this desk says no more than "late".
    fn tells_raised(&self, row: &QueueRow) -> bool {
        let is_at_desk = matches!(row.status, Status::Received | Status::Disputed);
        let lowest = if is_at_desk { Rung::National } else { Rung::Officer };
        row.raised > lowest
    }

    fn due(&self, row: &QueueRow) -> (Tone, Markup) {
        let Some((at, owner)) = row.next_due_at.zip(row.next_clock.map(|clock| clock.row().owner)) else {
            return (Tone::Plain, html! {});
        };
        if !row.status.is_open() {
            return (Tone::Plain, html! {});
        }
        let (zone, area) = self.place(row, owner);
        let due = Due { at, zone, area: area.as_ref() };
        let (tone, icon, text) = left(self.words, due, &self.rulebook.calendar, self.now);
        (if tone == Tone::Info { Tone::Plain } else { tone }, chip(tone, icon, &text))
    }

    /// Where the row's next clock counts its days, as the domain places clocks of this owner.
    fn place(&self, row: &QueueRow, owner: Owner) -> (Zone, Option<AreaCode>) {
        let lead = row.lead_institution.as_ref().and_then(|code| self.rulebook.institution(code));
        let lead_zone = lead.map_or(Zone::Wib, |lead| lead.zone);
        match owner {
            Owner::Desk | Owner::Arbiter => (Zone::Wib, None),
            Owner::Lead => (lead_zone, lead.and_then(|lead| lead.area.clone())),
            Owner::Reporter | Owner::Everybody => (lead_zone.min(self.zone(row)), row.area.clone()),
        }
    }

    fn zone(&self, row: &QueueRow) -> Zone {
        row.area.as_ref().map_or(Zone::Wib, |area| self.rulebook.areas.zone_of(area))
    }

    fn area(&self, row: &QueueRow) -> Markup {
        let regency =
            row.area.as_ref().map(|area| area.at_level(AreaLevel::Regency).unwrap_or_else(|| area.clone()));
        html! { @if let Some(area) = regency { div.hint { (BookNames(self.rulebook).of_area(&area)) } } }
    }

    fn topic(&self, row: &QueueRow) -> Markup {
        let names = BookNames(self.rulebook);
        html! {
            @match &row.topic {
                Some(topic) => (names.of_topic(self.words, topic)),
                None => (self.words.word("desk-topic-unclear")),
            }
        }
    }

    fn lead(&self, row: &QueueRow) -> Markup {
        let names = BookNames(self.rulebook);
        html! {
            @if row.lead_institution.is_none() { span.hint { (self.words.word("desk-lead-none")) } }
            @if let Some(lead) = &row.lead_institution {
                (names.short(lead))
                @if let Some(unit) = &row.unit { div.hint { (names.of_unit(unit)) } }
            }
        }
    }

    fn age(&self, row: &QueueRow) -> i64 {
        days_between(row.received_at, self.now, self.zone(row))
    }
}
