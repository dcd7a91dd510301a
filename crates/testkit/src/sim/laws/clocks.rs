//! Whose time runs, and when.

use super::{OfCases, holder};
use lapor_domain::cases::case::Case;
use lapor_domain::cases::facts::Rung;
use lapor_domain::cases::status::Status;
use lapor_domain::deadlines::clocks::ClockKind;
use lapor_domain::deadlines::sum::sum;
use lapor_domain::reports::Age;

fn runs(case: &Case, kind: ClockKind) -> bool {
    case.open_clock(kind).is_some()
}

/// What holds of the clocks of every case at every moment.
pub const CLOCKS: &[OfCases] = &[
    ("every open case has a clock, and only an open one", |case, _| {
        let has_one = case.clocks.iter().any(|clock| clock.is_open() && clock.due_at.is_some());
        case.status.is_open() == has_one
    }),
    ("one clock of a kind runs at a time", |case, _| {
        let open =
            |kind: &ClockKind| case.clocks.iter().filter(|one| one.kind == *kind && one.is_open()).count();
        ClockKind::ALL.iter().all(|kind| open(kind) <= 1)
    }),
    ("the reporter waits as long as the case is open", |case, _| {
        runs(case, ClockKind::TotalWait) == case.status.is_open()
    }),
    ("the total wait counts from when it was sent, and never pauses", |case, _| {
        let mut waits = case.clocks.iter().filter(|clock| clock.kind == ClockKind::TotalWait);
        waits.all(|clock| {
            clock.pauses.is_empty() && clock.started_at == case.sent_at && clock.due_at.is_none()
        })
    }),
    ("the desk's time runs while the desk has it", |case, _| {
        runs(case, ClockKind::Verification) == (holder(case) == Status::Received)
    }),
    ("the first response is owed until the work begins", |case, _| {
        runs(case, ClockKind::FirstResponse) == (holder(case) == Status::Routed)
    }),
    ("the answer is owed while the lead has it, and no longer", |case, _| match holder(case) {
        Status::Routed | Status::InProgress => runs(case, ClockKind::Resolution),
        Status::Promised | Status::Answered => !runs(case, ClockKind::Resolution),
        _ => true,
    }),
    ("a question is out as long as the reporter's time to reply runs", |case, _| {
        runs(case, ClockKind::Completion) == matches!(case.status, Status::AwaitingReporter(_))
    }),
    ("a promise has its day", |case, _| runs(case, ClockKind::Promise) == (case.status == Status::Promised)),
    ("a dispute has its arbiter's time", |case, _| {
        runs(case, ClockKind::Arbitration) == (case.status == Status::Disputed)
    }),
    ("after an answer it is the reporter's turn", |case, _| {
        runs(case, ClockKind::ReporterReply) == (case.status == Status::Answered)
    }),
    ("a clock stands still only while a question is out", |case, _| {
        let is_asked = matches!(case.status, Status::AwaitingReporter(_));
        is_asked || !case.clocks.iter().any(|clock| clock.is_paused())
    }),
    ("when a clock is due follows from what it keeps", |case, present| {
        let calendar = &present.book.rulebook.calendar;
        case.clocks
            .iter()
            .filter(|clock| clock.is_open())
            .all(|clock| clock.due_at == sum(clock, calendar).due_at)
    }),
    ("what was missed is told above, but for cases taken over", |case, _| {
        let mut open = case.clocks.iter().filter(|clock| clock.is_open() && clock.breached_at.is_some());
        case.age == Age::Historic || open.all(|_| case.raised > Rung::Officer)
    }),
];

/// What holds of every case once the program has looked at what ran out.
pub const AFTER_A_LOOK: &[OfCases] =
    &[("what ran out is recorded, or has led somewhere", |case, present| {
        let late = |kind: &ClockKind| {
            case.open_clock(*kind).is_some_and(|one| one.is_overdue(present.now) && one.breached_at.is_none())
        };
        !ClockKind::ALL.iter().any(late)
    })];
