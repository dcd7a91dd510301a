//! The journal of a case as a timeline: one entry for each move.

use super::threads::who;
use super::{BookNames, datetime};
use crate::components::{Entry, Icon, Tone};
use lapor_domain::cases::events::Event;
use lapor_domain::cases::facts::Fact;
use lapor_domain::cases::moves::MoveName;
use lapor_domain::deadlines::instruments::Length;
use lapor_domain::values::Zone;
use lapor_words::Words;
use maud::{Markup, html};

/// What happened, oldest first; the last entry is where things stand.
pub(crate) fn entries(words: Words, journal: &[Event], names: BookNames<'_>, zone: Zone) -> Vec<Entry> {
    let moves: Vec<(&Event, MoveName)> = journal
        .iter()
        .filter_map(|event| match event.fact {
            Fact::Moved { name, .. } => Some((event, name)),
            _ => None,
        })
        .collect();
    let last = moves.len().saturating_sub(1);
    moves
        .into_iter()
        .enumerate()
        .map(|(at, (event, name))| {
            let together: Vec<&Event> = journal.iter().filter(|one| one.version == event.version).collect();
            let (icon, tone) = look(name);
            Entry {
                title: title(words, name, &together, names),
                when: words.date_time_short(event.at, zone),
                datetime: datetime(event.at),
                body: Some(body(words, event, &together, names)),
                icon,
                tone,
                is_now: at == last,
            }
        })
        .collect()
}

fn title(words: Words, name: MoveName, together: &[&Event], names: BookNames<'_>) -> String {
    let institution = together.iter().find_map(|event| match &event.fact {
        Fact::LeadNamed { institution, .. } => Some(names.of_institution(institution)),
        _ => None,
    });
    words.event(name, institution.as_deref())
}

/// Who did it, and what else it brought.
fn body(words: Words, event: &Event, together: &[&Event], names: BookNames<'_>) -> Markup {
    let details: Vec<String> =
        together.iter().filter_map(|event| detail(words, &event.fact, names)).collect();
    html! {
        p.hint { (who(words, &event.by, names)) }
        @if !details.is_empty() { p { (details.join("; ")) } }
    }
}

fn detail(words: Words, fact: &Fact, names: BookNames<'_>) -> Option<String> {
    match fact {
        Fact::LeadNamed { institution, acting, .. } if acting != institution => {
            let name = names.of_institution(acting);
            Some(words.say("timeline-acting", &[("institution", (&name).into())]))
        }
        Fact::Assigned { unit, .. } => Some(names.of_unit(unit)),
        Fact::Declined { reason, .. } => Some(words.decline_reason(*reason)),
        Fact::Disputed { between, .. } => {
            let institutions = names.of_institutions(between);
            Some(words.say("timeline-disputed", &[("institutions", (&institutions).into())]))
        }
        Fact::RejectedFor { code } => Some(words.rejection(*code)),
        Fact::PartyNamed { party } => Some(names.of_party(words, party)),
        Fact::Promised { until } => {
            Some(words.say("timeline-promised", &[("day", (&words.date(*until)).into())]))
        }
        Fact::Rated { rating } => Some(words.rating(*rating)),
        Fact::ClockExtended { days, .. } => {
            let length = words.length(Length::WorkingDays(*days));
            Some(words.say("timeline-extended", &[("length", (&length).into())]))
        }
        Fact::ClockBreached { kind } => Some(words.named("clock", kind.code())),
        Fact::Raised { to } => {
            let rung = words.rung(*to);
            Some(words.say("timeline-raised", &[("rung", (&rung).into())]))
        }
        _ => None,
    }
}

const fn look(name: MoveName) -> (Icon, Tone) {
    match name {
        MoveName::Submit | MoveName::Revive | MoveName::Resume => (Icon::Inbox, Tone::Info),
        MoveName::RouteByPerson
        | MoveName::RouteBySystem
        | MoveName::Decline
        | MoveName::DeclineToNamed
        | MoveName::Arbitrate
        | MoveName::ArbitrationLapsed => (Icon::Forward, Tone::Info),
        MoveName::DeclineAgain | MoveName::Rearbitrate | MoveName::TakeFromParty => {
            (Icon::Forward, Tone::Warning)
        }
        MoveName::NameParty => (Icon::Info, Tone::Warning),
        MoveName::AskAtDesk | MoveName::AskAtWork => (Icon::Question, Tone::Warning),
        MoveName::CancelQuestion | MoveName::LapseAtDesk | MoveName::LapseAtWork => (Icon::Info, Tone::Plain),
        MoveName::ReplyToQuestion | MoveName::Message | MoveName::MessageWhileAnswered | MoveName::Rate => {
            (Icon::Speech, Tone::Plain)
        }
        MoveName::Withdraw => (Icon::Cross, Tone::Plain),
        MoveName::Reject => (Icon::Cross, Tone::Danger),
        MoveName::Contest | MoveName::Reopen | MoveName::ReturnToWork | MoveName::PromiseBroken => {
            (Icon::Warning, Tone::Warning)
        }
        MoveName::AnswerPromised | MoveName::RenewPromise => (Icon::Speech, Tone::Info),
        MoveName::Extend => (Icon::Work, Tone::Warning),
        MoveName::Assign | MoveName::Start | MoveName::Progress => (Icon::Work, Tone::Info),
        MoveName::AnswerDone | MoveName::AnswerInformation | MoveName::Deliver => (Icon::Speech, Tone::Good),
        MoveName::AnswerRefused | MoveName::CorrectAnswer => (Icon::Speech, Tone::Warning),
        MoveName::ConfirmSolved | MoveName::ConfirmPromise => (Icon::Check, Tone::Good),
        MoveName::ConfirmRefusal | MoveName::CloseBySilence | MoveName::CloseRefusalBySilence => {
            (Icon::Check, Tone::Plain)
        }
        MoveName::Escalate
        | MoveName::RecordBreach
        | MoveName::ArbitrationMissed
        | MoveName::EscalateByReporter => (Icon::Warning, Tone::Danger),
    }
}
