//! THE CLOCK TABLE: what starts, pauses and stops each clock, whose it is, and what its expiry asks for.
//!
//! Lengths are data (see [`super::instruments`]); a clock keeps its inputs, and `due_at` follows from them.

use super::instruments::Length;
use crate::cases::moves::MoveName::{self, *};
use crate::values::{AreaCode, Instant, InstrumentCode, Revision, Zone};

/// Jenis tenggat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ClockKind {
    /// Verifikasi: the desk routes or rejects.
    Verification,
    /// Tindak lanjut pertama: the lead tells the reporter that it works on it.
    FirstResponse,
    /// Penyelesaian: the lead answers. It belongs to the case; a transfer does not restart it.
    Resolution,
    /// Kelengkapan: the reporter replies to a question.
    Completion,
    /// Janji: what was promised is done by its day.
    Promise,
    /// Tanggapan pelapor: the reporter says whether it is solved.
    ReporterReply,
    /// Pemutusan sengketa: the arbiter decides who is responsible.
    Arbitration,
    /// Batas terluar: past it, the work has taken too long whatever was agreed on the way.
    OuterLimit,
    /// Total waktu tunggu: what the reporter has waited, all told.
    TotalWait,
}

impl ClockKind {
    /// Every clock.
    pub const ALL: [ClockKind; 9] = [
        ClockKind::Verification,
        ClockKind::FirstResponse,
        ClockKind::Resolution,
        ClockKind::Completion,
        ClockKind::Promise,
        ClockKind::ReporterReply,
        ClockKind::Arbitration,
        ClockKind::OuterLimit,
        ClockKind::TotalWait,
    ];

    /// The code in the rulebook, the journal and the API.
    pub const fn code(self) -> &'static str {
        match self {
            ClockKind::Verification => "verification",
            ClockKind::FirstResponse => "first_response",
            ClockKind::Resolution => "resolution",
            ClockKind::Completion => "completion",
            ClockKind::Promise => "promise",
            ClockKind::ReporterReply => "reporter_reply",
            ClockKind::Arbitration => "arbitration",
            ClockKind::OuterLimit => "outer_limit",
            ClockKind::TotalWait => "total_wait",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        ClockKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Its row of the table.
    pub fn row(self) -> &'static ClockRow {
        table().iter().find(|row| row.kind == self).expect("the table has a row for every clock")
    }
}

/// Whose time it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    /// The national desk, or a coordinator's.
    Desk,
    /// The lead institution.
    Lead,
    /// The arbiter.
    Arbiter,
    /// The reporter.
    Reporter,
    /// Nobody's: it is shown to everybody.
    Everybody,
}

/// What the deadline sweep asks for when a clock has run out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Expiry {
    /// The case is marked and listed one level up.
    Escalate,
    /// The case is marked and listed with everybody above: the national desk, and the Ombudsman.
    EscalateToTop,
    /// The question lapses.
    Lapse,
    /// The case closes by the reporter's silence.
    Close,
    /// The promise is broken.
    BreakPromise,
    /// The duty map decides in the arbiter's place.
    LapseArbitration,
    /// Nothing: it cannot expire.
    Never,
}

/// One row of the clock table.
#[derive(Clone, Debug)]
pub struct ClockRow {
    /// Which clock.
    pub kind: ClockKind,
    /// Whose time it is.
    pub owner: Owner,
    /// Moves that start it, unless it already runs.
    pub starts: &'static [MoveName],
    /// Moves that stop it. Leaving the open statuses stops every clock besides; after a withdrawal it can go on.
    pub stops: &'static [MoveName],
    /// Moves that pause it.
    pub pauses: &'static [MoveName],
    /// Moves that let it run on.
    pub resumes: &'static [MoveName],
    /// Moves that start it anew, with the length for work taken up again where there is one.
    pub restarts: &'static [MoveName],
    /// What its expiry asks for.
    pub on_expiry: Expiry,
}

const QUESTION_ENDS: &[MoveName] = &[ReplyToQuestion, CancelQuestion, LapseAtWork];
/// The same, and a question of whom the report accuses is out no more.
const EVERY_QUESTION_ENDS: &[MoveName] = &[ReplyToQuestion, CancelQuestion, LapseAtWork, TakeFromParty];

/// The table in force: [`TABLE`], but in a build that tries what is noticed when something is missing in it.
pub fn table() -> &'static [ClockRow] {
    #[cfg(feature = "mutants")]
    return crate::mutants::in_force().clocks;
    #[cfg(not(feature = "mutants"))]
    TABLE
}

/// The table.
pub const TABLE: &[ClockRow] = &[
    ClockRow {
        kind: ClockKind::Verification,
        owner: Owner::Desk,
        starts: &[Submit, Contest, Decline, Revive, TakeFromParty],
        stops: &[RouteByPerson, RouteBySystem, Reject],
        pauses: &[AskAtDesk],
        resumes: QUESTION_ENDS,
        restarts: &[],
        on_expiry: Expiry::Escalate,
    },
    ClockRow {
        kind: ClockKind::FirstResponse,
        owner: Owner::Lead,
        starts: &[RouteByPerson, RouteBySystem, Arbitrate, ArbitrationLapsed],
        stops: &[
            Start,
            AnswerDone,
            AnswerInformation,
            AnswerRefused,
            AnswerPromised,
            Decline,
            DeclineAgain,
            Rearbitrate,
            TakeFromParty,
        ],
        pauses: &[AskAtWork],
        resumes: QUESTION_ENDS,
        // Whoever gets it from another lead has as long as whoever gets it from a desk.
        restarts: &[DeclineToNamed],
        on_expiry: Expiry::Escalate,
    },
    ClockRow {
        kind: ClockKind::Resolution,
        owner: Owner::Lead,
        starts: &[RouteByPerson, RouteBySystem],
        stops: &[AnswerDone, AnswerInformation, AnswerRefused, AnswerPromised],
        pauses: &[AskAtWork],
        resumes: EVERY_QUESTION_ENDS,
        restarts: &[Reopen, ReturnToWork, PromiseBroken],
        on_expiry: Expiry::Escalate,
    },
    ClockRow {
        kind: ClockKind::Completion,
        owner: Owner::Reporter,
        starts: &[AskAtDesk, AskAtWork],
        stops: EVERY_QUESTION_ENDS,
        pauses: &[],
        resumes: &[],
        restarts: &[],
        on_expiry: Expiry::Lapse,
    },
    ClockRow {
        kind: ClockKind::Promise,
        owner: Owner::Lead,
        starts: &[AnswerPromised],
        stops: &[Deliver, PromiseBroken, Reopen, TakeFromParty],
        pauses: &[],
        resumes: &[],
        restarts: &[RenewPromise],
        on_expiry: Expiry::BreakPromise,
    },
    ClockRow {
        kind: ClockKind::ReporterReply,
        owner: Owner::Reporter,
        starts: &[AnswerDone, AnswerInformation, AnswerRefused, Deliver],
        stops: &[Reopen, ReturnToWork, TakeFromParty],
        pauses: &[],
        resumes: &[],
        restarts: &[MessageWhileAnswered, CorrectAnswer],
        on_expiry: Expiry::Close,
    },
    ClockRow {
        kind: ClockKind::Arbitration,
        owner: Owner::Arbiter,
        starts: &[DeclineAgain, Rearbitrate],
        stops: &[Arbitrate, ArbitrationLapsed],
        pauses: &[],
        resumes: &[],
        restarts: &[],
        on_expiry: Expiry::LapseArbitration,
    },
    ClockRow {
        kind: ClockKind::OuterLimit,
        owner: Owner::Lead,
        // It counts from where the resolution did. It is written down with the first of these moves after which it can
        // matter (see `cases/extensions.rs`): most cases never get there, and keep no row of it.
        starts: &[RouteByPerson, RouteBySystem, AskAtWork, Extend, Escalate],
        stops: &[AnswerDone, AnswerInformation, AnswerRefused, AnswerPromised],
        pauses: &[],
        resumes: &[],
        restarts: &[],
        on_expiry: Expiry::EscalateToTop,
    },
    ClockRow {
        kind: ClockKind::TotalWait,
        owner: Owner::Everybody,
        starts: &[Submit, Revive, Contest, Reopen, ReturnToWork, Resume],
        stops: &[],
        pauses: &[],
        resumes: &[],
        restarts: &[],
        on_expiry: Expiry::Never,
    },
];

/// Where a clock counts: its zone, and the area whose regional holidays apply. Frozen at its start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockPlace {
    /// Whose midnight ends it.
    pub zone: Zone,
    /// Whose regional holidays it skips.
    pub area: Option<AreaCode>,
}

/// Why a clock stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standstill {
    /// A question was out. All questions together pause a clock for a limited time.
    Question,
    /// The reporter had withdrawn the report.
    Withdrawal,
}

/// A stretch in which a clock stood still.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Why.
    pub why: Standstill,
    /// When it began.
    pub from: Instant,
    /// When it ended; none while it lasts.
    pub until: Option<Instant>,
    /// The longest it may last, which `due_at` assumes while it does.
    pub at_most_until: Instant,
}

/// Perpanjangan: days that were added to a clock, in its own kind of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// When they were added.
    pub at: Instant,
    /// How many.
    pub days: u16,
    /// The instrument that allows so many.
    pub instrument: InstrumentCode,
}

/// A clock of one case: its inputs, and what follows from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Which clock.
    pub kind: ClockKind,
    /// The how-many-th of its kind in this case, from 1.
    pub number: u16,
    /// When it started.
    pub started_at: Instant,
    /// Where it counts.
    pub place: ClockPlace,
    /// How long it runs.
    pub length: Length,
    /// The instrument its length comes from, as in force when it started.
    pub instrument: InstrumentCode,
    /// The calendar it was summed with.
    pub calendar: Revision,
    /// The stretches in which it stood still.
    pub pauses: Vec<Pause>,
    /// What was added to its length.
    pub extensions: Vec<Extension>,
    /// How many working days its pauses may add together; none means no limit.
    pub pause_limit_hk: Option<u16>,
    /// The first instant at which it is overdue. Derived; none when it has no limit.
    pub due_at: Option<Instant>,
    /// When its expiry was recorded.
    pub breached_at: Option<Instant>,
    /// When it stopped.
    pub ended_at: Option<Instant>,
}

impl Pause {
    fn lasts(&self, why: Standstill) -> bool {
        self.why == why && self.until.is_none()
    }
}

impl Clock {
    /// Whether it still counts, paused or not.
    pub fn is_open(&self) -> bool {
        self.ended_at.is_none()
    }

    /// Whether it stands still now.
    pub fn is_paused(&self) -> bool {
        self.is_open() && self.pauses.iter().any(|pause| pause.until.is_none())
    }

    /// Whether it stopped with a withdrawal, and could go on.
    pub fn is_suspended(&self) -> bool {
        !self.is_open() && self.pauses.iter().any(|pause| pause.lasts(Standstill::Withdrawal))
    }

    /// Whether a question that is still out pauses it.
    pub fn awaits_reply(&self) -> bool {
        self.pauses.iter().any(|pause| pause.lasts(Standstill::Question))
    }

    /// How long it runs with what was added.
    pub fn whole_length(&self) -> Length {
        let added = self.extensions.iter().map(|extension| extension.days).sum();
        self.length.longer_by(added)
    }

    /// The stretches for which the report was withdrawn.
    pub fn withdrawals(&self) -> impl Iterator<Item = &Pause> {
        self.pauses.iter().filter(|pause| pause.why == Standstill::Withdrawal)
    }

    /// A question goes out, for which the clock waits until then at most.
    pub(crate) fn pause(&mut self, from: Instant, at_most_until: Instant) {
        self.pauses.push(Pause { why: Standstill::Question, from, until: None, at_most_until });
    }

    /// The question that was out has come to its end.
    pub(crate) fn run_on(&mut self, now: Instant) {
        self.lasting(Standstill::Question, |pause| pause.until = Some(now));
    }

    /// The report is withdrawn. If it stays so, nothing of this clock is skipped.
    pub(crate) fn suspend(&mut self, now: Instant) {
        self.pauses.push(Pause { why: Standstill::Withdrawal, from: now, until: None, at_most_until: now });
        self.ended_at = Some(now);
    }

    /// The report is taken up again; a question that was out then, is out until `question_until` at most.
    pub(crate) fn take_up(&mut self, now: Instant, question_until: Option<Instant>) {
        self.lasting(Standstill::Withdrawal, |pause| {
            pause.until = Some(now);
            pause.at_most_until = Instant(now.0 + 1);
        });
        if let Some(limit) = question_until {
            self.lasting(Standstill::Question, |pause| pause.at_most_until = limit);
        }
        self.ended_at = None;
    }

    fn lasting(&mut self, why: Standstill, change: impl FnOnce(&mut Pause)) {
        if let Some(pause) = self.pauses.iter_mut().rev().find(|pause| pause.lasts(why)) {
            change(pause);
        }
    }

    /// Whether its time has run out at `now`.
    pub fn is_overdue(&self, now: Instant) -> bool {
        self.is_open() && self.has_run_out(now)
    }

    /// Whether its time had run out when it stopped, or has run out at `now` where it has not.
    pub fn has_run_out(&self, now: Instant) -> bool {
        self.due_at.is_some_and(|due| self.ended_at.unwrap_or(now) >= due)
    }
}

#[cfg(test)]
mod tests;
