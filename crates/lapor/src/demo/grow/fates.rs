//! Where lives are headed and what happens on the way. The rules decide what becomes of it.

use super::dice::Dice;
use super::moments::Sent;
use lapor_domain::cases::case::Case;
use lapor_domain::cases::commands::AnswerKind;
use lapor_domain::cases::facts::Bond;
use lapor_domain::cases::status::{Ending, Interrupted, Status};
use lapor_domain::deadlines::clocks::ClockKind;

/// Where cases stand that are over, with their shares.
const OVER: [(Status, f64); 6] = [
    (Status::Closed(Ending::AnsweredNoReply), 0.40),
    (Status::Closed(Ending::ConfirmedSolved), 0.31),
    (Status::Closed(Ending::RefusedByLaw), 0.10),
    (Status::Rejected, 0.08),
    (Status::Closed(Ending::Incomplete), 0.07),
    (Status::Withdrawn, 0.04),
];

/// Where cases stand that are not over, with their shares.
const OPEN: [(Status, f64); 9] = [
    (Status::InProgress, 0.19),
    (Status::Answered, 0.15),
    (Status::Promised, 0.08),
    (Status::Disputed, 0.05),
    (Status::Routed, 0.13),
    (Status::Received, 0.10),
    (Status::AwaitingReporter(Interrupted::InProgress), 0.10),
    (Status::AwaitingReporter(Interrupted::Routed), 0.10),
    (Status::AwaitingReporter(Interrupted::Received), 0.10),
];

/// What somebody does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The desk names who is responsible.
    Route,
    /// Whoever has it asks the reporter.
    Ask,
    /// Whoever asked takes it back.
    TakeBack,
    /// The reporter writes.
    Write,
    /// The desk refuses it.
    Reject,
    /// The reporter contests that.
    Contest,
    /// The admin names a unit.
    Assign,
    /// The lead begins.
    Start,
    /// The lead tells how far it is.
    Progress,
    /// The lead says that it is somebody else's.
    Decline,
    /// The arbiter decides whose it is.
    Arbitrate,
    /// The arbiter looks again.
    Rearbitrate,
    /// The lead answers.
    Answer(AnswerKind),
    /// The lead promises an act by a day, or puts it off.
    Promise,
    /// The lead does what it promised.
    Deliver,
    /// The reporter accepts it.
    Confirm,
    /// The reporter does not.
    Reopen,
    /// The reporter has waited too long.
    Escalate,
    /// The reporter takes the report back.
    Withdraw,
    /// The reporter takes it up again.
    Resume,
    /// The reporter rates the answer.
    Rate,
    /// The lead puts its answer right.
    Correct,
    /// The desk of the country finds that the answer is none.
    Return,
    /// The lead takes more time.
    Extend,
}

impl Act {
    /// How long people think about it, on average. Unit: days.
    pub const fn mean_days(self) -> f64 {
        match self {
            Act::Route => 1.1,
            Act::Ask => 1.5,
            Act::TakeBack => 2.0,
            Act::Write => 2.5,
            Act::Reject => 1.6,
            Act::Contest => 5.0,
            Act::Assign => 0.8,
            Act::Start => 1.8,
            Act::Progress => 3.0,
            Act::Decline => 2.2,
            Act::Arbitrate => 0.9,
            Act::Rearbitrate => 3.0,
            Act::Answer(_) => 4.5,
            Act::Promise => 4.0,
            Act::Deliver => 12.0,
            Act::Confirm => 2.0,
            Act::Reopen => 3.5,
            Act::Escalate => 9.0,
            Act::Withdraw => 3.0,
            Act::Resume => 6.0,
            Act::Rate => 1.5,
            Act::Correct => 0.6,
            Act::Return => 4.0,
            Act::Extend => 3.0,
        }
    }

    /// Whether an office does it.
    pub const fn is_of_office(self) -> bool {
        !matches!(
            self,
            Act::Write
                | Act::Contest
                | Act::Confirm
                | Act::Reopen
                | Act::Escalate
                | Act::Withdraw
                | Act::Resume
                | Act::Rate
        )
    }
}

/// What comes of an open question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Replied,
    TakenBack,
    Silence,
}

impl Outcome {
    fn of(dice: &mut Dice) -> Self {
        match dice.unit() {
            share if share < 0.74 => Outcome::Replied,
            share if share < 0.84 => Outcome::TakenBack,
            _ => Outcome::Silence,
        }
    }
}

/// Where a life is headed, and what is still to happen on the way.
pub struct Fate {
    /// Where it stands at last, if nothing comes between.
    pub end: Status,
    /// How much longer than usual its offices take.
    pub slowness: f64,
    answer: AnswerKind,
    questions_at_desk: u8,
    questions_at_work: u8,
    outcome: Outcome,
    wrong_rejections: u8,
    contests: u8,
    declines: u8,
    arbitrates: bool,
    rearbitrations: u8,
    assigned: bool,
    starts: bool,
    progresses: u8,
    additions: u8,
    remarks: u8,
    lapses: u8,
    escalations: u8,
    reopenings: u8,
    resumptions: u8,
    withdrawals: u8,
    ratings: u8,
    corrections: u8,
    returns: u8,
    promises: u8,
    keeps: bool,
    confirms: bool,
    renewals: u8,
    extensions: u8,
}

impl Fate {
    /// The fate of a report sent then. `place` from 0 to 1 says which of all the fates of its day it is.
    pub fn of(place: f64, sent: &Sent, dice: &mut Dice) -> Self {
        let end = match place < sent.unfinished {
            true => drawn(&OPEN, place / sent.unfinished),
            false => drawn(&OVER, (place - sent.unfinished) / (1.0 - sent.unfinished)),
        };
        let count = |share: f64, dice: &mut Dice| u8::from(dice.happens(share));
        let answer = match end {
            Status::Closed(Ending::RefusedByLaw) => AnswerKind::Refused,
            _ if dice.happens(0.25) => AnswerKind::Information,
            _ => AnswerKind::Done,
        };
        // What only just came in has not been left lying.
        let pace = (sent.days_ago / 16.0).clamp(0.02, 1.0);
        let pace = if end.is_open() { pace } else { 1.0 };
        let neglect = if dice.happens(0.16) { 2.0 + dice.wait(3.0) } else { 1.0 };
        let resumptions = count(0.02, dice);
        Fate {
            end,
            slowness: pace * neglect,
            answer,
            questions_at_desk: count(0.07, dice) + u8::from(end == AT_DESK || end == INCOMPLETE),
            questions_at_work: count(0.11, dice) + count(0.02, dice),
            outcome: Outcome::of(dice),
            wrong_rejections: count(0.02, dice),
            contests: count(if end == Status::Rejected { 0.2 } else { 0.0 }, dice),
            declines: match end {
                Status::Disputed => 2,
                _ => count(0.09, dice) + count(0.06, dice),
            },
            arbitrates: dice.happens(0.6),
            rearbitrations: count(0.3, dice),
            assigned: dice.happens(0.3),
            starts: dice.happens(0.82),
            progresses: count(0.35, dice) + count(0.12, dice) + count(0.06, dice),
            additions: count(0.12, dice),
            remarks: count(0.09, dice) + count(0.02, dice),
            lapses: count(0.3, dice),
            escalations: count(0.05, dice),
            reopenings: count(0.07, dice) + count(0.015, dice),
            resumptions,
            withdrawals: resumptions + u8::from(end == Status::Withdrawn),
            ratings: count(0.3, dice),
            corrections: count(0.03, dice),
            returns: count(0.015, dice),
            promises: count(0.04, dice),
            keeps: dice.happens(0.7),
            confirms: dice.happens(0.5),
            renewals: count(0.2, dice),
            extensions: count(0.05, dice),
        }
    }

    /// What somebody does next to a case that stands so; none when nobody does anything more.
    pub fn next(&self, case: &Case) -> Option<Act> {
        match case.status {
            Status::Received => self.at_desk(),
            Status::AwaitingReporter(_) => self.asked(case),
            Status::Routed | Status::InProgress => self.at_work(case),
            Status::Disputed => self.disputed(case),
            Status::Promised => self.promised(),
            Status::Answered => self.answered(),
            Status::Closed(Ending::Incomplete) => (self.end != INCOMPLETE).then_some(Act::Write),
            Status::Closed(_) if self.reopenings > 0 && self.end != Status::Answered => Some(Act::Reopen),
            Status::Closed(_) if self.ratings > 0 => Some(Act::Rate),
            Status::Closed(_) => (self.additions > 0).then_some(Act::Write),
            Status::Withdrawn => (self.resumptions > 0).then_some(Act::Resume),
            Status::Rejected => (self.wrong_rejections + self.contests > 0).then_some(Act::Contest),
        }
    }

    fn at_desk(&self) -> Option<Act> {
        match self.end {
            _ if self.questions_at_desk > 0 => Some(Act::Ask),
            Status::Received | INCOMPLETE => None,
            Status::Rejected => Some(Act::Reject),
            _ if self.wrong_rejections > 0 => Some(Act::Reject),
            _ => Some(Act::Route),
        }
    }

    /// Whether the case is to stay at the desk that asks, refuses or has not looked yet.
    fn stays_at_desk(&self) -> bool {
        matches!(self.end, Status::Received | AT_DESK | INCOMPLETE | Status::Rejected)
    }

    fn asked(&self, case: &Case) -> Option<Act> {
        let is_last = match case.status {
            AT_DESK => self.questions_at_desk == 0,
            _ => self.questions_at_work == 0,
        };
        match self.outcome {
            _ if is_last && self.end == case.status => None,
            _ if is_last && self.end == INCOMPLETE => None,
            Outcome::Replied => Some(Act::Write),
            Outcome::TakenBack => Some(Act::TakeBack),
            // The desk's question closes the case; few come back to it.
            Outcome::Silence => (case.status == AT_DESK && self.lapses == 0).then_some(Act::Write),
        }
    }

    fn at_work(&self, case: &Case) -> Option<Act> {
        let is_begun = case.status == Status::InProgress;
        let is_there = case.status == self.end;
        let asks_here = Some(self.end) == case.status.asking();
        let is_bound = case.lead.as_ref().is_some_and(|lead| lead.bond == Bond::Binding);
        match () {
            () if (self.stays_at_desk() || self.declines > 0) && !is_bound => Some(Act::Decline),
            () if is_bound && self.rearbitrations > 0 => Some(Act::Rearbitrate),
            () if self.assigned => Some(Act::Assign),
            () if self.withdrawals > 0 => Some(Act::Withdraw),
            () if self.questions_at_work > 0 || asks_here => Some(Act::Ask),
            () if self.escalations > 0 => Some(Act::Escalate),
            () if self.additions > 0 => Some(Act::Write),
            () if is_begun && self.extensions > 0 => Some(Act::Extend),
            () if is_begun && self.progresses > 0 => Some(Act::Progress),
            () if is_there => None,
            () if !is_begun && (self.starts || self.needs_work_begun()) => Some(Act::Start),
            () if self.promises > 0 || self.end == Status::Promised => Some(Act::Promise),
            () => Some(Act::Answer(self.answer)),
        }
    }

    fn needs_work_begun(&self) -> bool {
        matches!(self.end, Status::InProgress | Status::AwaitingReporter(Interrupted::InProgress))
    }

    /// Some disputes wait until their time is over; what the program may not decide then, the arbiter does late.
    fn disputed(&self, case: &Case) -> Option<Act> {
        let is_missed =
            case.open_clock(ClockKind::Arbitration).is_some_and(|clock| clock.breached_at.is_some());
        let is_decided = self.end != Status::Disputed && (self.arbitrates || is_missed);
        is_decided.then_some(Act::Arbitrate)
    }

    fn promised(&self) -> Option<Act> {
        match self.end {
            _ if self.renewals > 0 => Some(Act::Promise),
            Status::Promised => None,
            _ if !self.keeps => None,
            // Some see that it is done before they are told.
            Status::Closed(Ending::ConfirmedSolved) if self.confirms => Some(Act::Confirm),
            _ => Some(Act::Deliver),
        }
    }

    fn answered(&self) -> Option<Act> {
        match self.end {
            _ if self.corrections > 0 => Some(Act::Correct),
            _ if self.remarks > 0 => Some(Act::Write),
            _ if self.returns > 0 => Some(Act::Return),
            _ if self.reopenings > 0 => Some(Act::Reopen),
            Status::InProgress | Status::AwaitingReporter(_) => Some(Act::Reopen),
            Status::Closed(Ending::ConfirmedSolved) => Some(Act::Confirm),
            Status::Closed(Ending::RefusedByLaw) if self.confirms => Some(Act::Confirm),
            _ => None,
        }
    }

    /// Whether after this act the case stands where it is headed.
    pub fn is_last(&self, act: Act) -> bool {
        match act {
            Act::Ask => matches!(self.end, Status::AwaitingReporter(_)) && self.questions_left() <= 1,
            Act::Promise => self.end == Status::Promised,
            Act::Decline => self.end == Status::Disputed && self.declines == 1,
            Act::Answer(_) | Act::Deliver => {
                self.end == Status::Answered && self.reopenings + self.returns == 0
            }
            _ => false,
        }
    }

    fn questions_left(&self) -> u8 {
        if self.end == AT_DESK { self.questions_at_desk } else { self.questions_at_work }
    }

    /// It went to the wrong door.
    pub fn expects_decline(&mut self) {
        self.declines = self.declines.max(1);
    }

    /// Notes that it was done, or tried.
    pub fn did(&mut self, act: Act, before: Status, dice: &mut Dice) {
        let less = |count: &mut u8| *count = count.saturating_sub(1);
        match act {
            Act::Ask if before == Status::Received => less(&mut self.questions_at_desk),
            Act::Ask => less(&mut self.questions_at_work),
            Act::Write if before == INCOMPLETE => less(&mut self.lapses),
            Act::Write if before == Status::Answered => less(&mut self.remarks),
            Act::Write if before.back().is_none() => less(&mut self.additions),
            Act::Contest if self.wrong_rejections > 0 => self.wrong_rejections = 0,
            Act::Contest => less(&mut self.contests),
            Act::Promise if before == Status::Promised => less(&mut self.renewals),
            Act::Promise => less(&mut self.promises),
            Act::Decline => less(&mut self.declines),
            Act::Rearbitrate => less(&mut self.rearbitrations),
            Act::Assign => self.assigned = false,
            Act::Progress => less(&mut self.progresses),
            Act::Escalate => less(&mut self.escalations),
            Act::Reopen => less(&mut self.reopenings),
            Act::Withdraw => less(&mut self.withdrawals),
            Act::Resume => less(&mut self.resumptions),
            Act::Rate => less(&mut self.ratings),
            Act::Correct => less(&mut self.corrections),
            Act::Return => less(&mut self.returns),
            Act::Extend => less(&mut self.extensions),
            _ => {}
        }
        self.outcome = Outcome::of(dice);
    }
}

const AT_DESK: Status = Status::AwaitingReporter(Interrupted::Received);
const INCOMPLETE: Status = Status::Closed(Ending::Incomplete);

/// The status at `place` of the shares, from 0 to 1.
fn drawn(shares: &[(Status, f64)], place: f64) -> Status {
    let mut left = place;
    for (status, share) in shares {
        left -= share;
        if left < 0.0 {
            return *status;
        }
    }
    shares[0].0
}
