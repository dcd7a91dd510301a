//! Laporan serupa: open cases that may tell of the same matter as one that a member of staff looks at.

use super::{Seen, Ticket};
use crate::error::Error;
use crate::office::App;
use crate::terms::{bands_of, of_report, told};
use lapor_domain::actors::Staff;
use lapor_domain::areas::AreaLevel;
use lapor_domain::cases::status::Status;
use lapor_domain::values::{AreaCode, Instant, InstitutionCode};
use lapor_store::alike::{Asked, Candidate, candidates};
use lapor_store::scope::Scope;
use lapor_text::alike::{Between, Likeness, Name, Nearness, Sketch};

/// How many are offered.
const OFFERED: usize = 5;

/// How many texts are compared at most.
const COMPARED: u32 = 24;

/// How many words one reason quotes.
const QUOTED: usize = 5;

/// How much of a report is shown. Unit: characters.
const GIST: usize = 120;

/// An open case that may tell of the same matter. It is offered and nothing follows from it.
#[derive(Clone, PartialEq)]
pub struct Similar {
    /// Its public number.
    pub ticket: Ticket,
    /// Where it stands.
    pub status: Status,
    /// Who is responsible.
    pub lead_institution: Option<InstitutionCode>,
    /// The title, or how the words begin.
    pub gist: String,
    /// How much they are alike, from 0 to 1.
    pub score: f32,
    /// Why it is offered.
    pub reasons: Vec<Alike>,
}

/// One reason why a case is offered as alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alike {
    /// Both are about the same village.
    SameVillage,
    /// One of them does not say which village it is about.
    VillageUnsaid,
    /// Both name this road.
    SameRoad(String),
    /// Both name this place.
    SameName(String),
    /// Both say this of RT, RW, lanes or house numbers.
    SameNumbers(Vec<String>),
    /// Words that stand in both.
    Words(Vec<String>),
    /// How far apart they came. Unit: days.
    DaysApart(u32),
}

/// Open cases within the scope of a member of staff that may tell of the same matter as the one they look at, the
/// likeliest first. There are none for a secret case: its words are compared with nothing; nor for one that has ended.
///
/// # Errors
/// The records can't be read.
pub async fn similar(app: &App, staff: &Staff, seen: &Seen) -> Result<Vec<Similar>, Error> {
    let case = &seen.case;
    if case.is_secret() || !case.status.is_open() {
        return Ok(Vec::new());
    }
    let asked = Asked {
        scope: Scope::of(staff, &app.book().rulebook),
        case: case.id,
        bands: bands_of(&of_report(&seen.report), case.area.as_ref()),
        limit: COMPARED,
    };
    let found = candidates(&app.store, &asked).await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let report = &seen.report;
    let own = Sketch::of(&told(report.title.as_deref(), &report.words, report.place.as_deref()));
    let compared = found.into_iter().map(|one| {
        let theirs = Sketch::of(&told(one.title.as_deref(), &one.words, one.place.as_deref()));
        let between = Between {
            nearness: nearness(case.area.as_ref(), one.area.as_ref()),
            days: days_apart(case.received_at, one.received_at),
        };
        (own.compare(&theirs, between), one)
    });
    let mut offered: Vec<(Likeness, Candidate)> =
        compared.filter(|(likeness, _)| likeness.is_offered()).collect();
    // Of equals the newest comes first, as the candidates do.
    offered.sort_by(|(one, _), (other, _)| other.score.total_cmp(&one.score));
    Ok(offered.into_iter().take(OFFERED).map(|(likeness, one)| of(likeness, one)).collect())
}

fn of(likeness: Likeness, one: Candidate) -> Similar {
    Similar {
        gist: one.title.unwrap_or_else(|| one.words.chars().take(GIST).collect()),
        ticket: one.ticket,
        status: one.status,
        lead_institution: one.lead_institution,
        score: likeness.score,
        reasons: reasons(likeness),
    }
}

fn reasons(likeness: Likeness) -> Vec<Alike> {
    let mut reasons = vec![match likeness.between.nearness {
        Nearness::Same => Alike::SameVillage,
        Nearness::Unsaid | Nearness::Elsewhere => Alike::VillageUnsaid,
    }];
    let named =
        |name: Name| if name.is_road() { Alike::SameRoad(name.name) } else { Alike::SameName(name.name) };
    for reason in likeness.same_names.into_iter().map(named) {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let numbers: Vec<String> = likeness
        .same_numbers
        .iter()
        .map(|one| format!("{} {}", one.label.to_uppercase(), one.number))
        .collect();
    if !numbers.is_empty() {
        reasons.push(Alike::SameNumbers(numbers));
    }
    if !likeness.words.is_empty() {
        reasons.push(Alike::Words(likeness.words.into_iter().take(QUOTED).collect()));
    }
    reasons.push(Alike::DaysApart(likeness.between.days));
    reasons
}

/// What two areas say of each other. There are no coordinates: a village is the nearest that is known.
fn nearness(one: Option<&AreaCode>, other: Option<&AreaCode>) -> Nearness {
    let Some((one, other)) = one.zip(other) else { return Nearness::Unsaid };
    if one == other && one.level() == AreaLevel::Village {
        return Nearness::Same;
    }
    if one.is_within(other) || other.is_within(one) { Nearness::Unsaid } else { Nearness::Elsewhere }
}

/// Microseconds of a day.
const DAY_US: u64 = 86_400_000_000;

fn days_apart(one: Instant, other: Instant) -> u32 {
    u32::try_from(one.0.abs_diff(other.0) / DAY_US).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
