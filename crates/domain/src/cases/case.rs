//! The state of a case, and how each fact changes it.

use super::commands::AnswerKind;
use super::disputes::Dispute;
use super::events::Event;
use super::facts::{Bond, Fact, Grade, Rung};
use super::moves::{MoveName, Notice};
use super::parties::Party;
use super::status::Status;
use crate::deadlines::clocks::{Clock, ClockKind, ClockPlace, Extension, Owner, Pause};
use crate::reports::{Age, Channel, Kind, Secrecy};
use crate::satisfaction::Rating;
use crate::values::{AreaCode, CaseId, Instant, InstitutionCode, Ticket, TopicCode, UnitCode, UserId, Zone};

/// Instansi penanggung jawab: who owes the citizen the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The responsible institution.
    pub institution: InstitutionCode,
    /// The connected institution that acts: the same, or the nearest above it.
    pub acting: InstitutionCode,
    /// The unit; none until one is named.
    pub unit: Option<UnitCode>,
    /// The officer; none until one is named.
    pub officer: Option<UserId>,
    /// The circle of a secret case.
    pub circle: Option<UnitCode>,
    /// Whether it may still decline.
    pub bond: Bond,
}

/// What was counted, because a rule limits it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Questions of the desk.
    pub desk_questions: u16,
    /// Questions of the lead.
    pub work_questions: u16,
    /// Declines, by whomever.
    pub declines: u16,
    /// Contests.
    pub contests: u16,
    /// Reopenings.
    pub reopenings: u16,
    /// Messages that restarted the reporter's clock since the last answer.
    pub reply_restarts: u16,
    /// How often the reporter raised it.
    pub reporter_raises: u16,
    /// How often the present promise was put off.
    pub promise_renewals: u16,
}

/// Perkara: a received report with its whole present state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Internal key.
    pub id: CaseId,
    /// Public number.
    pub ticket: Ticket,
    /// Counts every change.
    pub version: u64,
    /// Counts the changes that a person must have read.
    pub seen_version: u64,
    /// Where it stands.
    pub status: Status,
    /// The kind of report.
    pub kind: Kind,
    /// Berkadar pengawasan or not.
    pub grade: Grade,
    /// Secret or open.
    pub secrecy: Secrecy,
    /// As it happened, or taken over.
    pub age: Age,
    /// Through which door it came.
    pub channel: Channel,
    /// The topic.
    pub topic: Option<TopicCode>,
    /// Where.
    pub area: Option<AreaCode>,
    /// The zone of that place.
    pub zone: Zone,
    /// When the person sent it, as stated.
    pub sent_at: Instant,
    /// When it was received.
    pub received_at: Instant,
    /// Who owes the answer; none while it is at the desk.
    pub lead: Option<Lead>,
    /// What rules have counted.
    pub counters: Counters,
    /// The kind of the last answer.
    pub last_answer: Option<AnswerKind>,
    /// Who wrote the last answer.
    pub answered_by: Option<UserId>,
    /// What the reporter says of the last answer; none while they say nothing.
    pub rating: Option<Rating>,
    /// Who rejected it last.
    pub rejected_by: Option<UserId>,
    /// What the withdrawal left, while it is withdrawn.
    pub withdrawn_from: Option<Status>,
    /// When it last left the open statuses.
    pub ended_at: Option<Instant>,
    /// Between whom it is or was in dispute; none if it never was.
    pub dispute: Option<Dispute>,
    /// How high it has been raised.
    pub raised: Rung,
    /// Whom it accuses, the first one first. None of them is its lead.
    pub parties: Vec<Party>,
    /// All its clocks, also those that stopped.
    pub clocks: Vec<Clock>,
}

impl Case {
    /// Builds the case from all its journal rows, in order; none when they are no life of a case.
    pub fn fold(id: CaseId, events: &[Event]) -> Option<Case> {
        let (first, rest) = events.split_first()?;
        let mut case = Case::begin(id, first)?;
        for event in rest {
            case.apply(event);
        }
        Some(case)
    }

    /// The case that a [`Fact::Submitted`] begins.
    pub fn begin(id: CaseId, event: &Event) -> Option<Case> {
        let Fact::Submitted { ticket, kind, grade, secrecy, age, channel, topic, area, zone, sent_at } =
            &event.fact
        else {
            return None;
        };
        Some(Case {
            id,
            ticket: *ticket,
            version: 0,
            seen_version: 0,
            status: Status::Received,
            kind: *kind,
            grade: *grade,
            secrecy: *secrecy,
            age: *age,
            channel: *channel,
            topic: topic.clone(),
            area: area.clone(),
            zone: *zone,
            sent_at: *sent_at,
            received_at: event.at,
            lead: None,
            counters: Counters::default(),
            last_answer: None,
            answered_by: None,
            rating: None,
            rejected_by: None,
            withdrawn_from: None,
            ended_at: None,
            dispute: None,
            raised: Rung::Officer,
            parties: Vec::new(),
            clocks: Vec::new(),
        })
    }

    /// The clock of this kind that still counts.
    pub fn open_clock(&self, kind: ClockKind) -> Option<&Clock> {
        self.clocks.iter().find(|clock| clock.kind == kind && clock.is_open())
    }

    /// What an open question interrupted, or a withdrawal left.
    pub fn back(&self) -> Option<Status> {
        self.status.back().or(self.withdrawn_from)
    }

    /// Whether it is secret.
    pub fn is_secret(&self) -> bool {
        self.secrecy == Secrecy::Secret
    }

    /// Changes the state by one fact. Nothing else changes it.
    pub fn apply(&mut self, event: &Event) {
        match &event.fact {
            Fact::Submitted { .. } | Fact::Proposed { .. } | Fact::MessageAdded { .. } => {}
            Fact::Moved { name, to } => self.apply_move(*name, *to, event),
            Fact::LeadNamed { institution, acting, unit, circle, bond } => {
                self.lead = Some(Lead {
                    institution: institution.clone(),
                    acting: acting.clone(),
                    unit: unit.clone(),
                    officer: None,
                    circle: circle.clone(),
                    bond: *bond,
                });
                self.lower_for_new_lead();
            }
            Fact::Assigned { unit, officer } => {
                if let Some(lead) = &mut self.lead {
                    lead.unit = Some(unit.clone());
                    lead.officer = *officer;
                }
            }
            Fact::Declined { .. } => self.lead = None,
            Fact::Disputed { between, routed_by } => {
                self.lead = None;
                self.dispute = Some(Dispute { between: between.clone(), routed_by: routed_by.clone() });
            }
            Fact::RejectedFor { .. } => self.rejected_by = event.by.user(),
            Fact::Answered { kind } => {
                self.last_answer = Some(*kind);
                self.answered_by = event.by.user();
                self.rating = None;
            }
            Fact::Promised { .. } => {
                self.last_answer = None;
                self.answered_by = None;
                self.rating = None;
            }
            Fact::Rated { rating } => self.rating = Some(*rating),
            Fact::Raised { to } => self.raised = *to,
            Fact::PartyNamed { party } => self.accuse(party),
            Fact::ClockStarted { .. }
            | Fact::ClockPaused { .. }
            | Fact::ClockResumed { .. }
            | Fact::ClockStopped { .. }
            | Fact::ClockSuspended { .. }
            | Fact::ClockTakenUp { .. }
            | Fact::ClockBreached { .. }
            | Fact::ClockExtended { .. } => self.apply_clock(&event.fact, event.at),
        }
    }

    /// What the desk was late with is no fault of the lead: it begins at the bottom of the ladder, unless
    /// a clock of its own has run out already.
    fn lower_for_new_lead(&mut self) {
        let is_late = |clock: &Clock| {
            clock.is_open() && clock.breached_at.is_some() && clock.kind.row().owner == Owner::Lead
        };
        if !self.clocks.iter().any(is_late) {
            self.raised = Rung::Officer;
        }
    }

    fn apply_move(&mut self, name: MoveName, to: Status, event: &Event) {
        self.version = event.version;
        if name.notice() == Notice::ToRead {
            self.seen_version += 1;
        }
        match name {
            MoveName::AskAtDesk => self.counters.desk_questions += 1,
            MoveName::AskAtWork => self.counters.work_questions += 1,
            MoveName::Decline | MoveName::DeclineToNamed | MoveName::DeclineAgain => {
                self.counters.declines += 1;
            }
            MoveName::Contest => self.counters.contests += 1,
            MoveName::Reopen => self.counters.reopenings += 1,
            MoveName::MessageWhileAnswered => self.counters.reply_restarts += 1,
            MoveName::EscalateByReporter => self.counters.reporter_raises += 1,
            MoveName::AnswerPromised => self.counters.promise_renewals = 0,
            MoveName::RenewPromise => self.counters.promise_renewals += 1,
            MoveName::Deliver
            | MoveName::AnswerDone
            | MoveName::AnswerInformation
            | MoveName::AnswerRefused
            | MoveName::CorrectAnswer => {
                self.counters.reply_restarts = 0;
            }
            _ => {}
        }
        self.ended_at = match (self.status.is_open(), to.is_open()) {
            (_, true) => None,
            (true, false) => Some(event.at),
            (false, false) => self.ended_at,
        };
        self.withdrawn_from = match (self.status, to) {
            (Status::Withdrawn, Status::Withdrawn) => self.withdrawn_from,
            (from, Status::Withdrawn) => Some(from),
            _ => None,
        };
        self.status = to;
    }

    fn apply_clock(&mut self, fact: &Fact, at: Instant) {
        match fact {
            Fact::ClockStarted {
                kind,
                started_at,
                zone,
                area,
                length,
                instrument,
                calendar,
                pause_limit_hk,
                due_at,
            } => {
                let pauses = self.pauses_before(*kind);
                let number = self.clocks.iter().filter(|clock| clock.kind == *kind).count() as u16 + 1;
                self.clocks.push(Clock {
                    kind: *kind,
                    number,
                    started_at: *started_at,
                    place: ClockPlace { zone: *zone, area: area.clone() },
                    length: *length,
                    instrument: instrument.clone(),
                    calendar: *calendar,
                    pauses,
                    extensions: Vec::new(),
                    pause_limit_hk: *pause_limit_hk,
                    due_at: *due_at,
                    breached_at: None,
                    ended_at: None,
                });
            }
            Fact::ClockPaused { kind, at_most_until, due_at } => self.with_clock(*kind, |clock| {
                clock.pause(at, *at_most_until);
                clock.due_at = *due_at;
            }),
            Fact::ClockResumed { kind, due_at } => self.with_clock(*kind, |clock| {
                clock.run_on(at);
                clock.due_at = *due_at;
            }),
            Fact::ClockStopped { kind } => self.with_clock(*kind, |clock| clock.ended_at = Some(at)),
            Fact::ClockSuspended { kind } => self.with_clock(*kind, |clock| clock.suspend(at)),
            Fact::ClockTakenUp { kind, question_until, due_at } => {
                let is_it = |clock: &&mut Clock| clock.kind == *kind && clock.is_suspended();
                if let Some(clock) = self.clocks.iter_mut().rev().find(is_it) {
                    clock.take_up(at, *question_until);
                    clock.due_at = *due_at;
                }
            }
            Fact::ClockBreached { kind } => self.with_clock(*kind, |clock| clock.breached_at = Some(at)),
            Fact::ClockExtended { kind, days, instrument, due_at } => self.with_clock(*kind, |clock| {
                clock.extensions.push(Extension { at, days: *days, instrument: instrument.clone() });
                clock.due_at = *due_at;
            }),
            _ => {}
        }
    }

    /// The outer limit counts from before it was written down: what was withdrawn since then it skips as well.
    pub(super) fn pauses_before(&self, kind: ClockKind) -> Vec<Pause> {
        let resolution = self.open_clock(ClockKind::Resolution).filter(|_| kind == ClockKind::OuterLimit);
        resolution.map_or_else(Vec::new, |clock| clock.withdrawals().cloned().collect())
    }

    fn with_clock(&mut self, kind: ClockKind, change: impl FnOnce(&mut Clock)) {
        if let Some(clock) = self.clocks.iter_mut().find(|clock| clock.kind == kind && clock.is_open()) {
            change(clock);
        }
    }
}
