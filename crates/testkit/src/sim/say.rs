//! What is said with each command. The list of commands has no wildcard: who adds one is asked for it here.

use super::country::{INSTITUTIONS, NATIONAL_DESK, UNIT_KINDS, unit};
use super::dice::Dice;
use super::model::{Known, Model};
use lapor_domain::actors::Role;
use lapor_domain::cases::commands::{AnswerKind, Command, CommandName, DeclineReason, RejectionCode};
use lapor_domain::cases::disputes::Findings;
use lapor_domain::cases::parties::Party;
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::reports::WORDS_LIMIT;
use lapor_domain::routing::propose::Proposal;
use lapor_domain::routing::reasons::{Decides, Why};
use lapor_domain::satisfaction::Rating;
use lapor_domain::values::{InstitutionCode, UnitCode, UserId, Zone};

/// The command with what somebody might say with it, mostly sound; none where it is no command on a case.
pub fn say(name: CommandName, about: (&Model, &Known), dice: &mut Dice) -> Option<Command> {
    let (model, known) = about;
    let text = text(dice);
    Some(match name {
        CommandName::Submit => return None,
        CommandName::Route if dice.is_one_in(3) => Command::RouteAsProposed(proposal(dice)),
        CommandName::Route => {
            let institution = institution(dice);
            let unit = unit_of(&institution, dice);
            Command::Route { institution, unit }
        }
        CommandName::Ask => Command::Ask { text },
        CommandName::CancelQuestion => Command::CancelQuestion,
        CommandName::Reply => Command::Reply { text },
        CommandName::Lapse => Command::Lapse,
        CommandName::Reject => Command::Reject { code: *dice.pick(&RejectionCode::ALL), text },
        CommandName::Contest => Command::Contest { text },
        CommandName::Assign => assign(model, known, dice),
        CommandName::Start => Command::Start { text },
        CommandName::Progress => Command::Progress { text },
        CommandName::Decline => {
            let reason = *dice.pick(&DeclineReason::ALL);
            let instead = match dice.below(3) {
                0 => None,
                1 => Some(institution(dice)),
                _ => model.findings(known).holder.map(|holder| holder.institution),
            };
            Command::Decline { reason, text, instead, found: Findings::default() }
        }
        CommandName::Arbitrate => {
            let institution = institution(dice);
            let unit = unit_of(&institution, dice);
            Command::Arbitrate { institution, unit, text }
        }
        CommandName::LapseArbitration => Command::LapseArbitration(Findings::default()),
        CommandName::Rearbitrate => Command::Rearbitrate { text, found: Findings::default() },
        CommandName::Answer => Command::Answer { kind: *dice.pick(&AnswerKind::ALL), text, law: law(dice) },
        CommandName::Promise => Command::Promise { text, until: day(model, dice) },
        CommandName::Deliver => Command::Deliver { text },
        CommandName::BreakPromise => Command::BreakPromise,
        CommandName::Confirm => Command::Confirm,
        CommandName::Close => Command::Close,
        CommandName::Reopen => Command::Reopen { text },
        CommandName::Expire => Command::Expire(*dice.pick(&ClockKind::ALL)),
        CommandName::Escalate => Command::Escalate,
        CommandName::Withdraw => Command::Withdraw,
        CommandName::Resume => Command::Resume,
        CommandName::Rate => Command::Rate(*dice.pick(&Rating::ALL)),
        CommandName::CorrectAnswer => Command::CorrectAnswer { text, law: law(dice) },
        CommandName::ReturnToWork => Command::ReturnToWork { text },
        CommandName::NameParty => Command::NameParty { party: party(model, known, dice), text },
        CommandName::Extend => Command::Extend { text, days: days(dice) },
    })
}

fn text(dice: &mut Dice) -> String {
    match dice.below(60) {
        0..4 => "  ".to_owned(),
        4 => "x".repeat(WORDS_LIMIT + 1),
        5 => "nol\0".to_owned(),
        _ => "Kami sudah melihatnya.".to_owned(),
    }
}

fn law(dice: &mut Dice) -> String {
    if dice.is_one_in(3) { String::new() } else { "UU 38/2004".to_owned() }
}

fn institution(dice: &mut Dice) -> InstitutionCode {
    InstitutionCode::new(dice.word(INSTITUTIONS))
}

/// Mostly one of its own.
fn unit_of(institution: &InstitutionCode, dice: &mut Dice) -> Option<UnitCode> {
    let of = match dice.below(8) {
        0..2 => return None,
        2 => dice.word(INSTITUTIONS),
        _ => institution.as_str(),
    };
    let kind = if dice.is_one_in(2) { UNIT_KINDS[0] } else { dice.word(UNIT_KINDS) };
    Some(unit(of, kind))
}

fn assign(model: &Model, known: &Known, dice: &mut Dice) -> Command {
    let lead = known.case.lead.as_ref();
    let of = match lead.filter(|_| !dice.is_one_in(5)) {
        Some(lead) => lead.institution.clone(),
        None => institution(dice),
    };
    let unit = unit(of.as_str(), dice.word(UNIT_KINDS));
    let is_fit = |place: &usize| {
        let staff = &model.people[*place];
        let is_of_lead = lead.is_some_and(|lead| lead.acting == staff.institution);
        staff.role == Role::Officer && is_of_lead
    };
    let fit: Vec<usize> = (0..model.people.len()).filter(is_fit).collect();
    let officer = match dice.below(5) {
        0 => None,
        1 => Some(dice.below(model.people.len())),
        _ if fit.is_empty() => None,
        _ => Some(*dice.pick(&fit)),
    };
    // By place in the list: keys of people differ from one set of records to the next.
    Command::Assign { unit, officer: officer.map(|place| UserId(place as i64)) }
}

/// Mostly whoever has to do with the case: the others lose nothing by it.
fn party(model: &Model, known: &Known, dice: &mut Dice) -> Party {
    let lead = known.case.lead.as_ref();
    let of = match lead.filter(|_| dice.is_one_in(2)) {
        Some(lead) => lead.institution.clone(),
        None if dice.is_one_in(4) => InstitutionCode::new(NATIONAL_DESK),
        None => institution(dice),
    };
    match dice.below(4) {
        0 => Party::Institution(of),
        1 => Party::Unit(unit(of.as_str(), dice.word(UNIT_KINDS))),
        // By place in the list; one place further sits nobody.
        _ => Party::Official(UserId(dice.below(model.people.len() + 1) as i64)),
    }
}

/// More than may be asked for, and less, now and then.
fn days(dice: &mut Dice) -> u16 {
    let days = match dice.below(6) {
        0 => *dice.pick(&[0, 11, 60]),
        _ => dice.between(1, 10),
    };
    u16::try_from(days).expect("days are few")
}

/// What the program might have proposed.
fn proposal(dice: &mut Dice) -> Proposal {
    let decides = if dice.is_one_in(4) { Decides::Person(Why::BelowThreshold) } else { Decides::System };
    Proposal {
        topic: None,
        institution: (!dice.is_one_in(6)).then(|| institution(dice)),
        unit: None,
        confidence: 0.9,
        reasons: Vec::new(),
        alternatives: Vec::new(),
        suggestions: Vec::new(),
        decides,
    }
}

fn day(model: &Model, dice: &mut Dice) -> jiff::civil::Date {
    let days = match dice.below(8) {
        0 => 0,
        1 => -3,
        2 => dice.between(88, 120),
        _ => dice.between(1, 30),
    };
    Zone::Wib.date_of(model.present.now.plus_days(days))
}
