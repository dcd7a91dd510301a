//! Terms that are no words: whose a case is, and what it is filtered by. A sign that no word has begins each.

use crate::db::{Bind, Val};
use crate::scope::Part;
use lapor_domain::cases::case::Case;
use lapor_domain::cases::facts::Value;
use lapor_domain::reports::Kind;
use lapor_domain::values::{AreaCode, InstitutionCode, TopicCode};

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
    /// Open, or ended.
    pub state: Option<State>,
}

/// Whether a case goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is open.
    Open,
    /// It has ended.
    Ended,
}

impl Filters {
    pub(super) fn tokens(&self) -> Vec<String> {
        let state = self.state.map(|state| state_token(state == State::Open));
        [
            self.topic.as_ref().map(|topic| format!("#t:{topic}")),
            self.kind.map(|kind| format!("#k:{}", kind.put())),
            self.area.as_ref().map(|area| format!("@w:{area}")),
            self.institution.as_ref().map(|code| format!("@i:{code}")),
            state,
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The state that is asked for, as values: the index may be late, the case is not.
    pub(super) fn statuses(&self) -> Vec<Val> {
        let asked = self.state.map(|state| match state {
            State::Open => "open",
            State::Ended => "ended",
        });
        let mut values: Vec<Val> = asked.into_iter().map(Bind::into_val).collect();
        values.resize(7, Val::Text(None));
        values
    }
}

fn state_token(is_open: bool) -> String {
    if is_open { "#o" } else { "#e" }.to_owned()
}

/// The tokens of a case.
pub(super) fn of_case(case: &Case) -> Vec<String> {
    let mut tokens = vec![state_token(case.status.is_open()), format!("#k:{}", case.kind.put())];
    tokens.extend(case.topic.as_ref().map(|topic| format!("#t:{topic}")));
    let areas = std::iter::successors(case.area.clone(), AreaCode::parent);
    tokens.extend(areas.map(|area| format!("@w:{area}")));
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
