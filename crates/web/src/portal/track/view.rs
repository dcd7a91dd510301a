//! A case as its reporter reads it: what was seen, put into words.

use crate::views::BookNames;
use lapor_app::look::{Message, Seen};
use lapor_domain::actors::Role;
use lapor_domain::cases::commands::{AnswerKind, CommandName};
use lapor_domain::cases::facts::{Fact, Purpose};
use lapor_domain::cases::moves::MoveName;
use lapor_domain::cases::status::{Ending, Status};
use lapor_words::Words;
use maud::Markup;

use super::acts::Act;

/// Where a case went, and why.
pub(in crate::portal) struct Way {
    /// Who is responsible; none while it is at the desk.
    pub institution: Option<String>,
    /// Who acts for it while it is not connected.
    pub acting: Option<String>,
    /// One sentence: why.
    pub sentence: String,
    /// The steps that led there.
    pub steps: Vec<String>,
}

/// The way of a case.
pub(in crate::portal) fn way(words: Words, seen: &Seen, names: BookNames<'_>) -> Way {
    let proposal = seen.proposal.as_ref();
    let steps = proposal
        .map(|one| one.reasons.iter().map(|reason| words.reason(reason, &names)).collect())
        .unwrap_or_default();
    let Some(lead) = &seen.case.lead else {
        return waiting(words, seen, names, steps);
    };
    let institution = match &lead.unit {
        Some(unit) => words.say(
            "unit-of-institution",
            &[
                ("unit", (&names.of_unit(unit)).into()),
                ("institution", (&names.of_institution(&lead.institution)).into()),
            ],
        ),
        None => names.of_institution(&lead.institution),
    };
    let acting = (lead.acting != lead.institution).then(|| names.of_institution(&lead.acting));
    let named = named_by(seen);
    let is_as_proposed = proposal.and_then(|one| one.institution.as_ref()) == Some(&lead.institution);
    let sentence = match (named, proposal) {
        (Some(MoveName::RouteBySystem), Some(one)) => words.route_sentence(one, &names),
        (Some(MoveName::DeclineToNamed), _) => words.word("portal-way-by-decline"),
        (Some(MoveName::Arbitrate), _) => words.word("portal-way-by-arbiter"),
        (Some(MoveName::ArbitrationLapsed), _) => words.word("portal-way-by-duties"),
        _ => words.word("portal-way-by-person"),
    };
    let steps = if is_as_proposed { steps } else { Vec::new() };
    Way { institution: Some(institution), acting, sentence, steps }
}

/// While nobody has it: at the desk, with the steps of the proposal, or before the arbiter.
fn waiting(words: Words, seen: &Seen, names: BookNames<'_>, steps: Vec<String>) -> Way {
    let dispute = seen.case.dispute.as_ref().filter(|_| seen.case.status == Status::Disputed);
    let (sentence, steps) = match dispute {
        Some(dispute) => {
            let institutions = names.of_institutions(&dispute.between);
            let key = if is_reviewed(seen) { "portal-way-reviewed" } else { "portal-way-disputed" };
            let sentence = words.say(key, &[("institutions", (&institutions).into())]);
            (sentence, Vec::new())
        }
        None => (words.waits_at_desk(seen.proposal.as_ref(), seen.case.secrecy), steps),
    };
    Way { institution: None, acting: None, sentence, steps }
}

/// Whether the arbiter looks again at what was decided, rather than for the first time.
fn is_reviewed(seen: &Seen) -> bool {
    let mut moves = seen.journal.iter().rev().filter_map(|event| match event.fact {
        Fact::Moved { name, to: Status::Disputed } => Some(name),
        _ => None,
    });
    moves.find(|name| matches!(name, MoveName::DeclineAgain | MoveName::Rearbitrate))
        == Some(MoveName::Rearbitrate)
}

/// The move that named the present lead.
fn named_by(seen: &Seen) -> Option<MoveName> {
    let named = seen.journal.iter().rfind(|event| matches!(event.fact, Fact::LeadNamed { .. }))?;
    let mut events = seen.journal.iter().filter(|event| event.version == named.version);
    events.find_map(|event| match event.fact {
        Fact::Moved { name, .. } => Some(name),
        _ => None,
    })
}

/// What the reporter should read before they act: the question, the answer, the reason of a rejection.
pub(super) fn to_answer(seen: &Seen) -> Option<&Message> {
    let purposes: &[Purpose] = match seen.case.status {
        Status::AwaitingReporter(_) | Status::Closed(Ending::Incomplete) => &[Purpose::Question],
        Status::Promised => &[Purpose::Promise],
        Status::Answered => &[Purpose::Answer, Purpose::Correction],
        Status::Closed(_) => &[Purpose::Answer, Purpose::Correction, Purpose::Promise],
        Status::Rejected => &[Purpose::Rejection],
        _ => return None,
    };
    seen.thread.iter().rev().find(|message| purposes.contains(&message.purpose))
}

/// Which rule a rejection rests on, in words.
pub(super) fn rejection(words: Words, seen: &Seen) -> Option<(String, String)> {
    if seen.case.status != Status::Rejected {
        return None;
    }
    seen.journal.iter().rev().find_map(|event| match event.fact {
        Fact::RejectedFor { code } => Some((words.rejection(code), words.rejection_rule(code))),
        _ => None,
    })
}

/// How a form is called, asked and sent, as the case stands.
pub(super) struct Form {
    /// Which.
    pub act: Act,
    /// What it is about, for a heading.
    pub title: String,
    /// What it asks to write; none for a button alone.
    pub label: Option<String>,
    /// More about it.
    pub hint: Option<String>,
    /// Its button.
    pub button: String,
    /// Whether the case waits for it, or it is only possible.
    pub is_awaited: bool,
    /// Fields besides the text.
    pub more: Option<Markup>,
}

/// The forms that the case allows now, the most awaited first.
pub(super) fn forms(words: Words, seen: &Seen) -> Vec<Form> {
    let is_allowed = |act: Act| seen.actions.contains(&act.command());
    let status = seen.case.status;
    let is_asked = matches!(status, Status::AwaitingReporter(_) | Status::Closed(Ending::Incomplete));
    let is_refusal = seen.case.last_answer == Some(AnswerKind::Refused);
    let reply = match status {
        Status::AwaitingReporter(_) => ("portal-act-reply", words.action(CommandName::Reply)),
        Status::Closed(Ending::Incomplete) => ("portal-act-revive", words.word("action-revive")),
        _ => ("portal-act-message", words.word("action-message")),
    };
    let confirm = if is_refusal { "action-confirm-refusal" } else { "action-confirm" };
    let confirm = ("portal-act-confirm", words.word(confirm));
    let reopen = ("portal-act-reopen", words.action(CommandName::Reopen));
    let is_promised = status == Status::Promised;
    let (confirm, reopen) = match is_promised {
        true => (
            ("portal-act-confirm-promise", confirm.1),
            ("portal-act-refuse-promise", words.word("action-refuse-promise")),
        ),
        false => (confirm, reopen),
    };
    let forms = [
        form(words, Act::Confirm, confirm.0, confirm.1),
        form(words, Act::Reopen, reopen.0, reopen.1),
        form(words, Act::Contest, "portal-act-contest", words.action(CommandName::Contest)),
        form(words, Act::Resume, "portal-act-resume", words.action(CommandName::Resume)),
        form(words, Act::Rate, "portal-act-rate", words.action(CommandName::Rate)),
        form(words, Act::Reply, reply.0, reply.1),
        form(words, Act::Escalate, "portal-act-escalate", words.action(CommandName::Escalate)),
        form(words, Act::Accuse, "portal-act-accuse", words.action(CommandName::NameParty)),
        form(words, Act::Withdraw, "portal-act-withdraw", words.action(CommandName::Withdraw)),
    ];
    let allowed = forms.into_iter().filter(|form| is_allowed(form.act));
    let is_awaited = |act: Act| match act {
        Act::Reply => is_asked,
        Act::Rate | Act::Withdraw | Act::Accuse => false,
        Act::Confirm | Act::Reopen => !is_promised,
        _ => true,
    };
    allowed.map(|form| Form { is_awaited: is_awaited(form.act), ..form }).collect()
}

fn form(words: Words, act: Act, key: &str, button: String) -> Form {
    let part = |end: &str| {
        let key = format!("{key}-{end}");
        words.has(&key).then(|| words.word(&key))
    };
    Form {
        act,
        title: part("title").unwrap_or_default(),
        label: part("label"),
        hint: part("hint"),
        button,
        is_awaited: false,
        more: None,
    }
}

/// Who opened a secret case, and when.
pub(super) fn openings(words: Words, seen: &Seen, names: BookNames<'_>) -> Vec<String> {
    seen.openings
        .iter()
        .map(|opening| {
            let role = match Role::from_code(&opening.role) {
                Some(role) => words.role(role),
                None => opening.role.clone(),
            };
            let institution = names.of_institution(&opening.institution);
            let when = words.date_time_short(opening.at, seen.case.zone);
            words.say(
                "portal-track-opening",
                &[("when", (&when).into()), ("role", (&role).into()), ("institution", (&institution).into())],
            )
        })
        .collect()
}
