//! Where a report goes, and why.

use crate::sentences::NamesOf;
use lapor_app::office::Present;
use lapor_domain::cases::case::{Case, Lead};
use lapor_domain::cases::events::Event;
use lapor_domain::cases::facts::Fact;
use lapor_domain::cases::moves::MoveName;
use lapor_domain::routing::propose::Proposal;
use lapor_domain::routing::reasons::{Decides, Reason};
use lapor_domain::values::{InstitutionCode, TopicCode, UnitCode};
use lapor_words::{Names, Words};
use serde::Serialize;
use utoipa::ToSchema;

/// Where a report goes, and why.
#[derive(Serialize, ToSchema)]
#[schema(as = Routing)]
pub(crate) struct RouteShape {
    /// Code of the responsible institution; while the report waits, of the proposed one. Null when none is known.
    institution: Option<String>,
    /// Its name.
    institution_name: Option<String>,
    /// Code of its unit, where known.
    unit: Option<String>,
    /// The unit's name.
    unit_name: Option<String>,
    /// Code of the connected institution that acts for the responsible one, where that is another.
    acting: Option<String>,
    /// Code of the topic.
    topic: Option<String>,
    /// Its name.
    topic_name: Option<String>,
    /// `proposed` while the report waits for a decision, `decided` afterwards.
    state: &'static str,
    /// Who decided, or is to decide: `system` or `person`.
    decided_by: &'static str,
    /// Why a person decides; null when the system could.
    waits_because: Option<WhyShape>,
    /// How sure the proposal is, 0 to 1.
    #[schema(minimum = 0, maximum = 1)]
    confidence: f32,
    /// The steps of the proposal; empty when a person named another institution.
    reasons: Vec<ReasonShape>,
    /// The same in one sentence.
    text: String,
}

/// Why a person decides.
#[derive(Serialize, ToSchema)]
#[schema(as = Why)]
pub(crate) struct WhyShape {
    /// Stable code.
    code: &'static str,
    /// In words.
    text: String,
}

/// One step of a proposal.
#[derive(Serialize, ToSchema)]
#[schema(as = Reason)]
pub(crate) struct ReasonShape {
    /// Which rule spoke.
    #[schema(example = "duty")]
    rule: &'static str,
    /// What it says.
    text: String,
    /// The phrases of the report that it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<String>,
}

/// What is decided and what was proposed, joined.
pub(super) fn route(
    case: &Case,
    proposal: Option<&Proposal>,
    decided_by: &'static str,
    present: &Present,
    words: Words,
) -> RouteShape {
    let names = NamesOf(&present.book.rulebook);
    let lead = case.lead.as_ref();
    let institution =
        lead.map(|lead| &lead.institution).or(proposal.and_then(|one| one.institution.as_ref()));
    let unit = match lead {
        Some(lead) => lead.unit.as_ref(),
        None => proposal.and_then(|one| one.unit.as_ref()),
    };
    let followed = proposal.filter(|one| lead.is_none() || one.institution.as_ref() == institution);
    let topic = case.topic.as_ref();
    RouteShape {
        institution: institution.map(InstitutionCode::to_string),
        institution_name: institution.and_then(|code| names.institution(code.as_str())),
        unit: unit.map(UnitCode::to_string),
        unit_name: unit.and_then(|unit| names.unit(unit.kind.as_str())),
        acting: lead.filter(|lead| lead.acting != lead.institution).map(|lead| lead.acting.to_string()),
        topic: topic.map(TopicCode::to_string),
        topic_name: topic.and_then(|code| names.topic(code.as_str(), words.lang())),
        state: if lead.is_some() { "decided" } else { "proposed" },
        decided_by,
        waits_because: proposal.filter(|_| lead.is_none()).and_then(|one| waits(one, words)),
        confidence: followed.map_or(0.0, |one| (one.confidence * 100.0).round() / 100.0),
        reasons: followed.map_or_else(Vec::new, |one| reasons(one, &names, words)),
        text: text(lead, followed, &names, words),
    }
}

fn waits(proposal: &Proposal, words: Words) -> Option<WhyShape> {
    match proposal.decides {
        Decides::System => None,
        Decides::Person(why) => Some(WhyShape { code: why.code(), text: words.why(why) }),
    }
}

fn reasons(proposal: &Proposal, names: &NamesOf<'_>, words: Words) -> Vec<ReasonShape> {
    let shape = |reason: &Reason| ReasonShape {
        rule: reason.rule.code(),
        text: words.reason(reason, names),
        words: phrases(reason),
    };
    proposal.reasons.iter().map(shape).collect()
}

fn phrases(reason: &Reason) -> Vec<String> {
    let joined = reason.args.iter().find(|(name, _)| *name == "words").map_or("", |(_, value)| value);
    joined.split('|').filter(|phrase| !phrase.is_empty()).map(str::to_string).collect()
}

fn text(lead: Option<&Lead>, proposal: Option<&Proposal>, names: &NamesOf<'_>, words: Words) -> String {
    match (lead, proposal) {
        (_, Some(proposal)) => words.route_sentence(proposal, names),
        (Some(lead), None) => names.institution(lead.institution.as_str()).unwrap_or_default(),
        (None, None) => String::new(),
    }
}

/// Who routed last by the journal; a person, as long as nobody has.
pub(super) fn decided_by(journal: &[Event]) -> &'static str {
    let last = journal.iter().rev().find_map(|event| match &event.fact {
        Fact::Moved { name: MoveName::RouteBySystem | MoveName::ArbitrationLapsed, .. } => Some("system"),
        Fact::LeadNamed { .. }
        | Fact::Moved {
            name:
                MoveName::Decline
                | MoveName::DeclineAgain
                | MoveName::Rearbitrate
                | MoveName::TakeFromParty,
            ..
        } => Some("person"),
        _ => None,
    });
    last.unwrap_or("person")
}
