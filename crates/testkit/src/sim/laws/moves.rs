//! What every move keeps to.

use super::{OfMoves, Step};
use lapor_domain::actors::{Actor, Role};
use lapor_domain::cases::case::Lead;
use lapor_domain::cases::commands::{AnswerKind, Command, RejectionCode};
use lapor_domain::cases::events::Event;
use lapor_domain::cases::facts::{Bond, Fact, Grade, Rung};
use lapor_domain::cases::moves::{MoveName, table};
use lapor_domain::cases::parties::Party;
use lapor_domain::cases::status::Status;
use lapor_domain::cases::visibility::{Sight, Viewer, sight};
use lapor_domain::deadlines::clocks::{Clock, ClockKind, Owner, Standstill};
use lapor_domain::reports::{Age, WORDS_LIMIT};
use lapor_domain::routing::book::RoutingBook;
use lapor_domain::routing::reasons::Decides;
use lapor_domain::rulebook::Rulebook;
use lapor_domain::values::{Instant, InstitutionCode, UserId, Zone};

use MoveName::*;

const DECLINES: &[MoveName] = &[Decline, DeclineToNamed, DeclineAgain];

/// What holds of every move but the first.
pub const MOVES: &[OfMoves] = &[
    // The shape of a move, the only laws that ask the table of moves.
    ("a decision is one row of the table, and one version", |step| {
        let moves = step.new.iter().filter(|event| matches!(event.fact, Fact::Moved { .. })).count();
        moves == 1 && step.new.iter().all(|event| event.version == step.before.version + 1)
    }),
    ("nothing happens outside the table", |step| {
        let leads = |from| from == step.before.status;
        table().iter().any(|row| {
            row.name == step.name
                && row.command == step.command.name()
                && row.from.iter().any(|from| leads(*from))
                && row.to.reaches(step.before.status).contains(&step.after.status)
        })
    }),
    ("nobody acts on what they may not see", |step| {
        let sees = |staff: &&lapor_domain::actors::Staff| {
            let viewer = Viewer::Staff((*staff).clone());
            sight(&viewer, step.before, &step.present.book.rulebook) != Sight::Nothing
        };
        step.staff().is_none_or(|staff| sees(&staff))
    }),
    ("whom a report accuses does nothing to it", |step| {
        let is_one = |staff: &lapor_domain::actors::Staff| {
            let circles = || staff.circles.iter().map(|seat| &seat.unit);
            step.before.parties.iter().any(|party| match party {
                Party::Institution(code) => {
                    &staff.institution == code || circles().any(|unit| &unit.institution == code)
                }
                Party::Unit(unit) => staff.unit.as_ref() == Some(unit) || circles().any(|one| one == unit),
                Party::Official(user) => staff.user == *user,
            })
        };
        !step.staff().is_some_and(is_one)
    }),
    ("the program sends no report anywhere that accuses somebody", |step| {
        !matches!(step.name, RouteBySystem | ArbitrationLapsed) || step.before.parties.is_empty()
    }),
    ("whoever is named is one more, and is somebody", |step| {
        let is_known = |party: &Party| match party {
            Party::Institution(code) => step.present.book.rulebook.institution(code).is_some(),
            Party::Unit(unit) => step.present.book.rulebook.unit_kind(&unit.kind).is_some(),
            Party::Official(user) => step.present.directory.seated.contains(user),
        };
        let more = step.after.parties.len() - step.before.parties.len();
        let is_named = matches!(step.name, NameParty | TakeFromParty);
        more == usize::from(is_named) && (!is_named || step.after.parties.last().is_some_and(is_known))
    }),
    ("somebody at the national desk is left who is not accused", |step| {
        let desks = &step.present.directory.desks;
        let is_free = |(code, user): &(InstitutionCode, UserId)| {
            !step.after.parties.contains(&Party::Institution(code.clone()))
                && !step.after.parties.contains(&Party::Official(*user))
        };
        !matches!(step.name, NameParty | TakeFromParty) || desks.iter().any(is_free)
    }),
    ("what an accused has goes back to the desk, and only that", |step| {
        let is_taken = step.before.lead.is_some() && step.after.lead.is_none();
        match step.name {
            TakeFromParty => is_taken && step.after.status == Status::Received,
            NameParty => !is_taken && step.after.status == step.before.status,
            _ => true,
        }
    }),
    ("the work is extended once, in time, by the desk or the circle that has it, and by few days", |step| {
        let Command::Extend { days, .. } = step.command else { return step.name != Extend };
        let in_time = step
            .before
            .open_clock(ClockKind::Resolution)
            .is_some_and(|clock| !clock.is_overdue(step.present.now) && clock.breached_at.is_none());
        let is_theirs = step.is_by(Role::Admin) || step.before.is_secret();
        is_theirs && in_time && (1..=10).contains(days) && step.earlier(&[Extend]) == 0
    }),
    ("an extension ends later, and within sixty days of work", |step| {
        let resolution =
            |case: &lapor_domain::cases::case::Case| case.open_clock(ClockKind::Resolution).cloned();
        // While it was withdrawn nobody worked on it.
        let stood = |clock: &Clock| -> i64 {
            let of_reporter = clock.pauses.iter().filter(|pause| pause.why == Standstill::Withdrawal);
            of_reporter.filter_map(|pause| Some((pause.until?.0 - pause.from.0) / 86_400_000_000 + 1)).sum()
        };
        let ends =
            |clock: Option<Clock>| clock.map(|one| (one.due_at, one.started_at.plus_days(62 + stood(&one))));
        let (before, after) = (ends(resolution(step.before)), ends(resolution(step.after)));
        step.name != Extend
            || after
                .is_some_and(|(due, limit)| due <= Some(limit) && before.is_some_and(|(was, _)| was < due))
    }),
    ("who did it stands in the journal", |step| {
        step.new.iter().all(|event| event.by == lapor_domain::cases::events::Doer::from(step.actor))
    }),
    ("only the reporter ends, accepts, rates, contests or takes up a report again", |step| {
        let is_reporters = matches!(
            step.name,
            ConfirmSolved | ConfirmRefusal | ConfirmPromise | Rate | Contest | Reopen | Withdraw | Resume
        );
        !is_reporters || step.actor == &Actor::Reporter
    }),
    // Where moves lead.
    ("an ending ends", |step| {
        let is_ending = matches!(
            step.name,
            ConfirmSolved
                | ConfirmRefusal
                | ConfirmPromise
                | CloseBySilence
                | CloseRefusalBySilence
                | LapseAtDesk
                | Reject
                | Withdraw
        );
        !is_ending || !step.after.status.is_open()
    }),
    ("what is taken up again is open", |step| {
        !matches!(step.name, Reopen | ReturnToWork | Revive | Contest | Resume) || step.after.status.is_open()
    }),
    ("a resumed report is where it was", |step| {
        step.name != Resume || Some(step.after.status) == step.before.withdrawn_from
    }),
    ("an end of a question leads back to where it was asked", |step| {
        let is_end = matches!(step.name, ReplyToQuestion | CancelQuestion | LapseAtWork);
        !is_end || Some(step.after.status) == step.before.status.back()
    }),
    // Texts.
    ("a message says something, and not too much", |step| {
        step.message.is_none_or(|one| !one.text.trim().is_empty() && one.text.chars().count() <= WORDS_LIMIT)
    }),
    ("a refusal quotes its law", |step| {
        let is_refusal = matches!(step.name, AnswerRefused | CorrectAnswer)
            && step.after.last_answer == Some(AnswerKind::Refused);
        !is_refusal || step.message.is_some_and(|one| !one.law.trim().is_empty())
    }),
    ("an answer is of the kind that was given", |step| {
        let kind = match step.name {
            AnswerDone | Deliver => AnswerKind::Done,
            AnswerInformation => AnswerKind::Information,
            AnswerRefused => AnswerKind::Refused,
            _ => return true,
        };
        let given = match step.command {
            Command::Answer { kind, .. } => *kind,
            _ => kind,
        };
        step.after.last_answer == Some(kind) && given == kind
    }),
    // Who is responsible.
    ("who is responsible exists, and is reached", |step| match new_lead(step) {
        Some(lead) => {
            let rulebook = &step.present.book.rulebook;
            let is_reached =
                step.after.is_secret() || step.present.directory.connected.contains(&lead.acting);
            let is_known = rulebook.institution(&lead.institution).is_some();
            is_known && is_reached && rulebook.is_at_or_below(&lead.institution, &lead.acting)
        }
        None => true,
    }),
    ("whoever routes names somebody", |step| {
        let names = matches!(
            step.name,
            RouteByPerson | RouteBySystem | DeclineToNamed | Arbitrate | ArbitrationLapsed
        );
        names == new_lead(step).is_some()
    }),
    ("a unit is of the institution it is named with", |step| {
        let of_new = |lead: &Lead| lead.unit.as_ref().is_none_or(|unit| unit.institution == lead.institution);
        let of_assigned = |lead: &Lead| {
            let is_own = |code| code == &lead.institution || code == &lead.acting;
            lead.unit.as_ref().is_some_and(|unit| is_own(&unit.institution))
        };
        let is_known = |lead: &Lead| {
            let kind = lead.unit.as_ref().map(|unit| &unit.kind);
            kind.is_none_or(|kind| step.present.book.rulebook.unit_kind(kind).is_some())
        };
        match (new_lead(step), step.name) {
            (Some(lead), _) => of_new(lead) && is_known(lead),
            (None, Assign) => {
                step.after.lead.as_ref().is_some_and(|lead| of_assigned(lead) && is_known(lead))
            }
            _ => true,
        }
    }),
    ("an officer who gets it is of the lead, or of its circle", |step| {
        let lead = step.after.lead.as_ref();
        let officer = lead.and_then(|lead| Some((lead, lead.officer?)));
        step.name != Assign
            || officer.is_none_or(|(lead, officer)| match &lead.circle {
                Some(circle) => step.present.directory.circle_members.contains(&(circle.clone(), officer)),
                None => step.present.directory.officers.contains(&(lead.acting.clone(), officer)),
            })
    }),
    ("a secret case goes to a circle that has a head", |step| {
        let circle = new_lead(step).and_then(|lead| lead.circle.as_ref());
        circle.is_none_or(|circle| step.present.directory.circles.contains(circle))
    }),
    ("a coordinator names only what stands below", |step| {
        let rulebook = &step.present.book.rulebook;
        match (step.staff().filter(|_| step.is_by(Role::Coordinator)), new_lead(step)) {
            (Some(staff), Some(lead)) => rulebook.is_at_or_below(&lead.institution, &staff.institution),
            _ => true,
        }
    }),
    ("the program sends nothing secret, sensitive or supervised to anybody", |step| {
        let is_by_program = matches!(step.name, RouteBySystem | DeclineToNamed | ArbitrationLapsed);
        !is_by_program || !(step.before.is_secret() || needs_person(step, &step.present.book.rulebook))
    }),
    ("the program routes only what it is sure of, and what never came back", |step| {
        let is_sure = match step.command {
            Command::RouteAsProposed(proposal) => proposal.decides == Decides::System,
            _ => false,
        };
        step.name != RouteBySystem || (is_sure && step.earlier(DECLINES) + step.earlier(&[Contest]) == 0)
    }),
    // Second opinions.
    ("whoever rejected does not reject again, nor route unless alone and told of above", |step| {
        let user = step.actor.user();
        let is_same = step.earlier(&[Contest]) > 0 && user.is_some() && user == step.before.rejected_by;
        let is_alone = step.present.directory.nationals.iter().all(|other| Some(*other) == user);
        match step.name {
            Reject => !is_same,
            // On the highest list there is nobody left to tell.
            RouteByPerson => !is_same || (is_alone && step.after.raised >= Rung::National),
            _ => true,
        }
    }),
    ("an arbiter has not routed it to any of them", |step| {
        let routed = |event: &Event| {
            let is_route = matches!(event.fact, Fact::Moved { name: RouteByPerson, .. });
            is_route && event.by.user() == step.actor.user()
        };
        step.name != Arbitrate || !step.past.iter().any(routed)
    }),
    ("the second decline goes to the arbiter, and no later one is heard", |step| {
        let limit = usize::from(limits(step).binding_after_declines);
        let is_second = step.earlier(DECLINES) + 1 >= limit;
        let is_free = step.before.lead.as_ref().is_some_and(|lead| lead.bond == Bond::Free);
        !DECLINES.contains(&step.name) || (is_free && is_second == (step.after.status == Status::Disputed))
    }),
    ("a decline that is followed is followed to whom it names", |step| match step.command {
        Command::Decline { instead, .. } if step.name == DeclineToNamed => {
            let before = step.before.lead.as_ref().map(|lead| &lead.institution);
            let after = step.after.lead.as_ref().map(|lead| &lead.institution);
            after == instead.as_ref() && before != after
        }
        Command::Decline { instead: Some(instead), .. } => {
            step.present.book.rulebook.institution(instead).is_some()
        }
        _ => true,
    }),
    ("what the arbiter or the map decides is binding, and only that is looked at again", |step| {
        let bond = |lead: &Option<Lead>| lead.as_ref().map(|lead| lead.bond);
        match step.name {
            Arbitrate | ArbitrationLapsed => bond(&step.after.lead) == Some(Bond::Binding),
            Rearbitrate => bond(&step.before.lead) == Some(Bond::Binding),
            _ => true,
        }
    }),
    // How often, and how long.
    ("what is limited in number stays within its limit", |step| {
        let limits = limits(step);
        let since_promise = step
            .past
            .iter()
            .rposition(|event| matches!(event.fact, Fact::Moved { name: AnswerPromised, .. }))
            .unwrap_or_default();
        let is_renewal = |event: &&Event| matches!(event.fact, Fact::Moved { name: RenewPromise, .. });
        let renewals = step.past[since_promise..].iter().filter(is_renewal).count();
        match step.name {
            Contest => step.times(&[Contest]) <= usize::from(limits.contests),
            Reopen => step.times(&[Reopen]) <= usize::from(limits.reopenings),
            RenewPromise => renewals < usize::from(limits.promise_renewals),
            MessageWhileAnswered => step.before.counters.reply_restarts == 0,
            Rate => step.before.rating.is_none(),
            _ => true,
        }
    }),
    ("what must be done within some working days is", |step| {
        let limits = limits(step);
        let length_hk = match step.name {
            Contest => limits.contest_hk,
            Reopen => limits.reopen_hk,
            Resume => limits.resume_hk,
            _ => return true,
        };
        let case = step.before;
        let Some(ended_at) = case.ended_at else { return true };
        let calendar = &step.present.book.rulebook.calendar;
        let (first, now) = (case.zone.date_of(ended_at), case.zone.date_of(step.present.now));
        calendar.working_days_between(first, now, case.area.as_ref()) <= i64::from(length_hk)
    }),
    ("no report is refused for its emptiness before a question", |step| {
        let is_empty =
            matches!(step.command, Command::Reject { code: RejectionCode::NoSubstanceAfterAsking, .. });
        step.name != Reject || !is_empty || step.earlier(&[AskAtDesk, AskAtWork]) > 0
    }),
    ("nobody can be pressed to withdraw what is supervised", |step| {
        step.name != Withdraw || step.before.grade == Grade::Plain
    }),
    ("a promise is for a day to come, near, and put off before its day", |step| {
        let Command::Promise { until, .. } = step.command else { return true };
        let zone = zone_of_lead(step);
        let today = zone.date_of(step.present.now);
        let days = (*until - today).get_days();
        let is_early = step.before.open_clock(ClockKind::Promise).is_none_or(|clock| today < last_day(clock));
        (1..=90).contains(&days) && is_early
    }),
    // What time does.
    ("nothing runs out before its time", |step| {
        let is_over = |kind| {
            step.before.open_clock(kind).is_some_and(|clock: &Clock| clock.is_overdue(step.present.now))
        };
        match step.name {
            LapseAtDesk | LapseAtWork => is_over(ClockKind::Completion),
            PromiseBroken => is_over(ClockKind::Promise),
            CloseBySilence | CloseRefusalBySilence => is_over(ClockKind::ReporterReply),
            ArbitrationLapsed | ArbitrationMissed => is_over(ClockKind::Arbitration),
            Escalate | RecordBreach => breached(step).is_some_and(is_over),
            _ => true,
        }
    }),
    ("a breach is recorded once", |step| {
        let is_new = |kind| step.before.open_clock(kind).is_some_and(|clock| clock.breached_at.is_none());
        breached(step).is_none_or(is_new)
    }),
    ("a case taken over is not raised by the program", |step| {
        let is_raised = step.has_new(|fact| matches!(fact, Fact::Raised { .. }));
        match step.name {
            Escalate => step.before.age == Age::Live,
            RecordBreach => step.before.age == Age::Historic && !is_raised,
            _ => true,
        }
    }),
    ("the reporter raises what is late, once for each time, and higher", |step| {
        let is_ours = |clock: &&Clock| matches!(clock.kind.row().owner, Owner::Desk | Owner::Lead);
        let ours = || step.before.clocks.iter().filter(is_ours).filter(|one| one.kind != ClockKind::Promise);
        let is_late = ours().any(|clock| clock.is_overdue(step.present.now));
        let missed = ours().filter(|clock| clock.has_run_out(step.present.now)).count();
        step.name != EscalateByReporter
            || (is_late
                && step.times(&[EscalateByReporter]) <= missed
                && step.after.raised > step.before.raised)
    }),
    ("the first questions stop the clock of who asks, later ones do not", |step| {
        let (kinds, asked) = match step.name {
            AskAtDesk => (vec![ClockKind::Verification], step.earlier(&[AskAtDesk])),
            AskAtWork if step.before.status == Status::Routed => {
                (vec![ClockKind::FirstResponse, ClockKind::Resolution], step.earlier(&[AskAtWork]))
            }
            AskAtWork => (vec![ClockKind::Resolution], step.earlier(&[AskAtWork])),
            _ => return true,
        };
        let pauses = asked < usize::from(limits(step).pausing_questions);
        let is_paused = |kind| step.after.open_clock(kind).is_some_and(Clock::is_paused);
        kinds.into_iter().all(|kind| is_paused(kind) == pauses)
    }),
    ("what begins anew begins now", |step| {
        let kinds: &[ClockKind] = match step.name {
            RouteByPerson | RouteBySystem | DeclineToNamed | Arbitrate | ArbitrationLapsed => {
                &[ClockKind::FirstResponse]
            }
            Contest | Decline | Revive | TakeFromParty => &[ClockKind::Verification],
            Reopen | ReturnToWork | PromiseBroken => &[ClockKind::Resolution],
            AnswerPromised | RenewPromise => &[ClockKind::Promise],
            AnswerDone | AnswerInformation | AnswerRefused | Deliver | CorrectAnswer
            | MessageWhileAnswered => &[ClockKind::ReporterReply],
            AskAtDesk | AskAtWork => &[ClockKind::Completion],
            DeclineAgain | Rearbitrate => &[ClockKind::Arbitration],
            _ => &[],
        };
        let starts_now = |kind: &ClockKind| started(step, *kind) == Some(step.present.now);
        kinds.iter().all(starts_now)
    }),
    ("a promise runs to its day", |step| match step.command {
        Command::Promise { until, .. } => {
            step.after.open_clock(ClockKind::Promise).is_some_and(|clock| last_day(clock) == *until)
        }
        _ => true,
    }),
    ("the time to answer goes on when another gets the case", |step| {
        let goes_on = matches!(
            step.name,
            Decline | DeclineToNamed | DeclineAgain | Arbitrate | ArbitrationLapsed | Rearbitrate
        );
        let kind = ClockKind::Resolution;
        let before = step.before.open_clock(kind).map(|clock| clock.number);
        !goes_on || step.after.open_clock(kind).map(|clock| clock.number) == before
    }),
];

/// The lead that this move named.
fn new_lead<'a>(step: &Step<'a>) -> Option<&'a Lead> {
    let is_new = step.has_new(|fact| matches!(fact, Fact::LeadNamed { .. }));
    step.after.lead.as_ref().filter(|_| is_new)
}

fn needs_person(step: &Step<'_>, rulebook: &Rulebook) -> bool {
    let topic = step.before.topic.as_ref().and_then(|code| rulebook.topic(code));
    step.before.grade == Grade::Supervised || topic.is_some_and(|topic| topic.needs_person())
}

fn limits<'a>(step: &Step<'a>) -> &'a lapor_domain::deadlines::instruments::Limits {
    step.present.book.rulebook.instruments.limits()
}

fn zone_of_lead(step: &Step<'_>) -> Zone {
    let lead = step.after.lead.as_ref();
    let known = lead.and_then(|lead| step.present.book.rulebook.institution(&lead.institution));
    known.map_or(Zone::Wib, |one| one.zone)
}

/// The last whole day of a clock.
fn last_day(clock: &Clock) -> jiff::civil::Date {
    let due = clock.due_at.unwrap_or(clock.started_at);
    clock.place.zone.date_of(Instant(due.0 - 1))
}

/// The clock whose running out this move recorded.
fn breached(step: &Step<'_>) -> Option<ClockKind> {
    step.new.iter().find_map(|event| match event.fact {
        Fact::ClockBreached { kind } => Some(kind),
        _ => None,
    })
}

fn started(step: &Step<'_>, kind: ClockKind) -> Option<Instant> {
    step.after.open_clock(kind).map(|clock| clock.started_at)
}
