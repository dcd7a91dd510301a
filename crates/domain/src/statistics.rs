//! Statistik publik: what is counted for everybody to see, by which margins, and how a figure is kept from telling of
//! one person.
//!
//! Topic, province, channel and institution tell the whole country apart. A regency is told within its province and a unit
//! within its institution, each by itself.

pub mod figures;
pub mod within;

use crate::areas::AreaLevel;
use crate::cases::case::Case;
use crate::cases::events::Event;
use crate::cases::facts::Fact;
use crate::cases::moves::MoveName;
use crate::cases::status::{Ending, Status};
use crate::coded::coded_enum;
use crate::deadlines::clocks::{Clock, ClockKind};
use crate::reports::Age;
use crate::values::{AreaCode, CaseId, Instant, UnitCode, Zone};

/// From how many points on a rating says that the reporter is satisfied.
const SATISFIED_FROM: u16 = 4;

coded_enum! {
    /// By what figures are told apart: one thing at a time. Two together would be about a handful of people.
    Margin {
        /// Not at all: the whole country. Alone here, secret cases count.
        Country = "country",
        /// The topic.
        Topic = "topic",
        /// The province of the place.
        Province = "province",
        /// Kabupaten/kota: the regency or city of the place, told within its province.
        Regency = "regency",
        /// The door that the report came through.
        Channel = "channel",
        /// The responsible institution, at the moment at which it happened.
        Institution = "institution",
        /// Unit kerja: the unit of the responsible institution, told within that institution.
        Unit = "unit",
    }
}

impl Margin {
    /// By what the country is told apart before this tells one part of it apart; none where it is the country itself
    /// that is told apart.
    pub const fn within(self) -> Option<Margin> {
        match self {
            Margin::Regency => Some(Margin::Province),
            Margin::Unit => Some(Margin::Institution),
            Margin::Country | Margin::Topic | Margin::Province | Margin::Channel | Margin::Institution => {
                None
            }
        }
    }

    /// Those by which the whole country is told apart, in order.
    pub fn of_country() -> impl Iterator<Item = Margin> {
        Margin::ALL.iter().copied().filter(|margin| margin.within().is_none())
    }

    /// The code of what a part lies in: of a regency its province, of a unit its institution.
    pub fn above(self, code: &str) -> Option<String> {
        match self {
            Margin::Regency => AreaCode::new(code).at_level(AreaLevel::Province).map(|area| area.to_string()),
            Margin::Unit => code.parse::<UnitCode>().ok().map(|unit| unit.institution.to_string()),
            Margin::Country | Margin::Topic | Margin::Province | Margin::Channel | Margin::Institution => {
                None
            }
        }
    }
}

coded_enum! {
    /// Something that happens to cases and is counted on its day.
    Flow {
        /// A report was received.
        Received = "received",
        /// A case was passed to an institution, for the first time or again.
        Passed = "passed",
        /// A unit of the institution was named for the case, for the first time or instead of another.
        Assigned = "assigned",
        /// The institution's first response (that it works on it, a promise or an answer) came in time.
        InTime = "in-time",
        /// The time for a first response ran out without one.
        Late = "late",
        /// The institution answered.
        Answered = "answered",
        /// It ended: the reporter confirmed that it is solved.
        Confirmed = "confirmed",
        /// It ended: answered, and the reporter stayed silent.
        Silent = "silent",
        /// It ended: refused by law.
        Refused = "refused",
        /// It ended: the reporter did not complete the report.
        Incomplete = "incomplete",
        /// It ended: rejected by the desk.
        Rejected = "rejected",
        /// It ended: withdrawn by the reporter.
        Withdrawn = "withdrawn",
        /// The reporter said that it is not solved.
        Reopened = "reopened",
        /// The reporter rated the answer.
        Rated = "rated",
        /// The reporter rated the answer as good or very good.
        Satisfied = "satisfied",
    }
}

impl Flow {
    /// By what it is told apart. No margin counts what nobody would be shown by it.
    pub const fn margins(self) -> &'static [Margin] {
        match self {
            Flow::Received => {
                &[Margin::Country, Margin::Topic, Margin::Province, Margin::Regency, Margin::Channel]
            }
            Flow::Passed => &[Margin::Country, Margin::Institution],
            Flow::InTime | Flow::Late => &[Margin::Country, Margin::Institution, Margin::Unit],
            Flow::Assigned => &[Margin::Unit],
            _ => &[Margin::Country],
        }
    }

    /// The flow of the province or institution that this one is told within: a unit's cases are those that were passed
    /// to its institution.
    pub const fn whole(self) -> Flow {
        match self {
            Flow::Assigned => Flow::Passed,
            other => other,
        }
    }

    fn of_ending(status: Status) -> Option<Flow> {
        match status {
            Status::Closed(Ending::ConfirmedSolved) => Some(Flow::Confirmed),
            Status::Closed(Ending::AnsweredNoReply) => Some(Flow::Silent),
            Status::Closed(Ending::RefusedByLaw) => Some(Flow::Refused),
            Status::Closed(Ending::Incomplete) => Some(Flow::Incomplete),
            Status::Rejected => Some(Flow::Rejected),
            Status::Withdrawn => Some(Flow::Withdrawn),
            _ => None,
        }
    }
}

/// One case in one place of the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The version of the case that the Decision made.
    pub version: u64,
    /// The day: its midnight.
    pub day: Instant,
    /// By what.
    pub margin: Margin,
    /// Which of these; empty for the whole country.
    pub code: String,
    /// What happened.
    pub flow: Flow,
}

/// The day that an instant belongs to: the country counts its days in the west, wherever the case is.
pub fn day_of(at: Instant) -> Instant {
    Zone::Wib.midnight(Zone::Wib.date_of(at))
}

/// What happened in the life of a case, in order; none when the events are no life of a case.
///
/// A flow belongs to the day, the topic, the place and the institution of its moment: a case that changes hands later
/// takes nothing along. A secret case counts in the whole country alone, and a case that was taken over from an older
/// system nowhere: when it was received, and whether in time, is that system's to say.
pub fn flows(id: CaseId, events: &[Event]) -> Option<Vec<Counted>> {
    let (first, rest) = events.split_first()?;
    let mut case = Case::begin(id, first)?;
    if case.age == Age::Historic {
        return Some(Vec::new());
    }
    let mut counted = Vec::new();
    count(&mut counted, first, &case, &[Flow::Received]);
    for event in rest {
        let flows = happened(&case, event);
        case.apply(event);
        count(&mut counted, event, &case, &flows);
    }
    Some(counted)
}

fn count(counted: &mut Vec<Counted>, event: &Event, case: &Case, flows: &[Flow]) {
    let margins = flows.iter().flat_map(|flow| flow.margins().iter().map(|margin| (*flow, *margin)));
    counted.extend(margins.filter_map(|(flow, margin)| {
        let code = code(margin, case)?;
        Some(Counted { version: event.version, day: day_of(event.at), margin, code, flow })
    }));
}

/// Where a case counts by a margin; none where it does not.
fn code(margin: Margin, case: &Case) -> Option<String> {
    if margin == Margin::Country {
        return Some(String::new());
    }
    if case.is_secret() {
        return None;
    }
    match margin {
        Margin::Country => None,
        Margin::Topic => case.topic.as_ref().map(ToString::to_string),
        Margin::Province => case
            .area
            .as_ref()
            .and_then(|area| area.at_level(AreaLevel::Province))
            .map(|area| area.to_string()),
        Margin::Regency => {
            case.area.as_ref().and_then(|area| area.at_level(AreaLevel::Regency)).map(|area| area.to_string())
        }
        Margin::Channel => Some(case.channel.code().to_owned()),
        Margin::Institution => case.lead.as_ref().map(|lead| lead.institution.to_string()),
        // A unit that acts for another institution is no part of the one that is responsible.
        Margin::Unit => case
            .lead
            .as_ref()
            .and_then(|lead| lead.unit.as_ref().filter(|unit| unit.institution == lead.institution))
            .map(ToString::to_string),
    }
}

/// What an event is, to a case as it was before it.
fn happened(before: &Case, event: &Event) -> Vec<Flow> {
    match &event.fact {
        Fact::LeadNamed { unit, .. } => {
            std::iter::once(Flow::Passed).chain(unit.as_ref().map(|_| Flow::Assigned)).collect()
        }
        Fact::Assigned { unit, .. } => {
            let before = before.lead.as_ref().and_then(|lead| lead.unit.as_ref());
            (before != Some(unit)).then_some(Flow::Assigned).into_iter().collect()
        }
        Fact::Answered { .. } => vec![Flow::Answered],
        Fact::Rated { rating } if rating.points() >= SATISFIED_FROM => vec![Flow::Rated, Flow::Satisfied],
        Fact::Rated { .. } => vec![Flow::Rated],
        Fact::ClockBreached { kind: ClockKind::FirstResponse } => {
            awaited(before).map(|_| Flow::Late).into_iter().collect()
        }
        Fact::Moved { name, to } => moved(before, *name, *to, event.at),
        _ => Vec::new(),
    }
}

fn moved(before: &Case, name: MoveName, to: Status, at: Instant) -> Vec<Flow> {
    let is_handed_on = matches!(
        name,
        MoveName::Decline | MoveName::DeclineAgain | MoveName::Rearbitrate | MoveName::TakeFromParty
    );
    let is_response = !is_handed_on && ClockKind::FirstResponse.row().stops.contains(&name);
    let response = awaited(before).filter(|_| is_response).map(|clock| match clock.has_run_out(at) {
        // Nobody has told the clock yet: the response was faster than the sweep.
        true => Flow::Late,
        false => Flow::InTime,
    });
    let ending = Flow::of_ending(to).filter(|_| before.status.is_open() && !to.is_open());
    let reopened = (name == MoveName::Reopen).then_some(Flow::Reopened);
    response.into_iter().chain(ending).chain(reopened).collect()
}

/// The clock of a first response that is still awaited and not yet counted as late.
fn awaited(case: &Case) -> Option<&Clock> {
    case.open_clock(ClockKind::FirstResponse).filter(|clock| clock.breached_at.is_none())
}
