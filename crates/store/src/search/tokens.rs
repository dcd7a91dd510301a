//! Terms that are no words: whose a case is, and what it is filtered by. A sign that no word has begins each.

use crate::db::{Bind, Val};
use crate::scope::Part;
use lapor_domain::cases::case::Case;
use lapor_domain::cases::facts::Value;
use lapor_domain::cases::status::Status;
use lapor_domain::reports::{Channel, Kind};
use lapor_domain::values::{AreaCode, InstitutionCode, TopicCode, UnitKindCode};

/// Changes whenever the same case would get other tokens: an index made under another number is made again.
pub(super) const VERSION: u32 = 2;

/// What a case must be, besides holding the words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Its topic.
    pub topic: Option<TopicCode>,
    /// Its kind of report.
    pub kind: Option<Kind>,
    /// Where: this area or inside it.
    pub area: Option<AreaCode>,
    /// Who is responsible.
    pub institution: Option<InstitutionCode>,
    /// Which kind of unit has it.
    pub unit: Option<UnitKindCode>,
    /// Through which door it came.
    pub channel: Option<Channel>,
    /// Where it stands.
    pub state: Option<State>,
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is open.
    Open,
    /// It has ended.
    Ended,
    /// It stands in this status, whatever the status carries.
    At(Status),
}

impl State {
    /// Whether a case of this status is asked for.
    pub fn holds(self, status: Status) -> bool {
        match self {
            State::Open => status.is_open(),
            State::Ended => !status.is_open(),
            State::At(asked) => asked.code() == status.code(),
        }
    }

    fn token(self) -> String {
        match self {
            State::Open => OPEN.to_owned(),
            State::Ended => ENDED.to_owned(),
            State::At(status) => format!("#s:{}", status.code()),
        }
    }
}

impl Filters {
    pub(super) fn tokens(&self) -> Vec<String> {
        [
            self.topic.as_ref().map(|topic| format!("#t:{topic}")),
            self.kind.map(|kind| format!("#k:{}", kind.put())),
            self.area.as_ref().map(|area| format!("@w:{area}")),
            self.institution.as_ref().map(|code| format!("@i:{code}")),
            self.unit.as_ref().map(|kind| format!("@u:{kind}")),
            self.channel.map(|channel| format!("#c:{}", channel.code())),
            self.state.map(State::token),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The state that is asked for, as values: the index may be late, the case is not. All that is open, or has
    /// ended, has one name, however many statuses there are.
    pub(super) fn statuses(&self) -> Vec<Val> {
        let mut values: Vec<Val> = match self.state {
            None => Vec::new(),
            Some(State::Open) => vec!["open".into_val()],
            Some(State::Ended) => vec!["ended".into_val()],
            Some(asked) => {
                let statuses = Status::ALL.into_iter().filter(|status| asked.holds(*status));
                statuses.map(|status| status.full_code().into_val()).collect()
            }
        };
        values.resize(7, Val::Text(None));
        values
    }
}

const OPEN: &str = "#o";
const ENDED: &str = "#e";

/// The tokens of a case.
pub(super) fn of_case(case: &Case) -> Vec<String> {
    let state = if case.status.is_open() { State::Open } else { State::Ended };
    let mut tokens = vec![state.token(), State::At(case.status).token()];
    tokens.extend([format!("#k:{}", case.kind.put()), format!("#c:{}", case.channel.code())]);
    tokens.extend(case.topic.as_ref().map(|topic| format!("#t:{topic}")));
    let areas = std::iter::successors(case.area.clone(), AreaCode::parent);
    tokens.extend(areas.map(|area| format!("@w:{area}")));
    let unit = case.lead.as_ref().and_then(|lead| lead.unit.as_ref());
    tokens.extend(unit.map(|unit| format!("@u:{}", unit.kind)));
    match &case.lead {
        Some(lead) => tokens.extend([format!("@i:{}", lead.institution), format!("@a:{}", lead.acting)]),
        None => tokens.push(NO_LEAD.to_owned()),
    }
    tokens
}

const NO_LEAD: &str = "@n";

/// One of these must stand with a case of the part; none when the part holds no case of the index.
pub(super) fn of_part(part: &Part) -> Option<Vec<String>> {
    Some(match part {
        Part::National => Vec::new(),
        Part::Below(codes) => codes.iter().map(|code| format!("@i:{code}")).collect(),
        Part::AtDeskIn(area) => vec![format!("@w:{area}")],
        Part::Acting(code) => vec![format!("@a:{code}")],
        Part::Responsible(code) => vec![format!("@i:{code}")],
        Part::Circle(_) => return None,
    })
}
