//! Status laporan.

/// What an open question interrupted, and what its end goes back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Interrupted {
    /// The desk asked.
    Received,
    /// The lead asked before it began.
    Routed,
    /// The lead asked while at work.
    InProgress,
}

/// How a closed case ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ending {
    /// The reporter confirmed that it is solved.
    ConfirmedSolved,
    /// A refusal that quotes the law, confirmed or met with silence.
    RefusedByLaw,
    /// Answered, and the reporter stayed silent. Never counted as satisfied.
    AnsweredNoReply,
    /// The reporter did not complete the report. It can be revived.
    Incomplete,
}

impl Ending {
    /// Every ending.
    pub const ALL: [Ending; 4] =
        [Ending::ConfirmedSolved, Ending::RefusedByLaw, Ending::AnsweredNoReply, Ending::Incomplete];

    /// The code in the records and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Ending::ConfirmedSolved => "ConfirmedSolved",
            Ending::RefusedByLaw => "RefusedByLaw",
            Ending::AnsweredNoReply => "AnsweredNoReply",
            Ending::Incomplete => "Incomplete",
        }
    }
}

/// Status laporan: where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Belum Terverifikasi: at the national desk or a coordinator's.
    Received,
    /// Ditunda (menunggu pelapor): a question is out.
    AwaitingReporter(Interrupted),
    /// Belum Ditindaklanjuti: the lead has it, nothing done yet.
    Routed,
    /// Diproses: the lead has told the reporter that it works on it.
    InProgress,
    /// Sengketa Wewenang: the arbiter decides who is responsible.
    Disputed,
    /// Dijanjikan: answered with an act by a date.
    Promised,
    /// Ditanggapi: answered; the reporter's turn.
    Answered,
    /// Selesai.
    Closed(Ending),
    /// Ditolak: with a code, its rule, and how to contest.
    Rejected,
    /// Dibatalkan: by the reporter, who may take it up again.
    Withdrawn,
}

use Status::*;

impl Status {
    /// Every status, with what it carries.
    pub const ALL: [Status; 15] = [
        Received,
        AwaitingReporter(Interrupted::Received),
        AwaitingReporter(Interrupted::Routed),
        AwaitingReporter(Interrupted::InProgress),
        Routed,
        InProgress,
        Disputed,
        Promised,
        Answered,
        Closed(Ending::ConfirmedSolved),
        Closed(Ending::RefusedByLaw),
        Closed(Ending::AnsweredNoReply),
        Closed(Ending::Incomplete),
        Rejected,
        Withdrawn,
    ];

    /// The code people and the API see, without what it carries.
    pub const fn code(self) -> &'static str {
        match self {
            Received => "Received",
            AwaitingReporter(_) => "AwaitingReporter",
            Routed => "Routed",
            InProgress => "InProgress",
            Disputed => "Disputed",
            Promised => "Promised",
            Answered => "Answered",
            Closed(_) => "Closed",
            Rejected => "Rejected",
            Withdrawn => "Withdrawn",
        }
    }

    /// The code with what it carries, as the records and the journal keep it.
    pub const fn full_code(self) -> &'static str {
        match self {
            AwaitingReporter(Interrupted::Received) => "AwaitingReporter/Received",
            AwaitingReporter(Interrupted::Routed) => "AwaitingReporter/Routed",
            AwaitingReporter(Interrupted::InProgress) => "AwaitingReporter/InProgress",
            Closed(Ending::ConfirmedSolved) => "Closed/ConfirmedSolved",
            Closed(Ending::RefusedByLaw) => "Closed/RefusedByLaw",
            Closed(Ending::AnsweredNoReply) => "Closed/AnsweredNoReply",
            Closed(Ending::Incomplete) => "Closed/Incomplete",
            other => other.code(),
        }
    }

    /// Reads the full code.
    pub fn from_full_code(code: &str) -> Option<Self> {
        Status::ALL.into_iter().find(|status| status.full_code() == code)
    }

    /// Whether somebody still owes something.
    pub const fn is_open(self) -> bool {
        !matches!(self, Closed(_) | Rejected | Withdrawn)
    }

    /// How it ended, when it did.
    pub const fn ending(self) -> Option<Ending> {
        match self {
            Closed(ending) => Some(ending),
            _ => None,
        }
    }

    /// The status in which a question asked now is awaited; none where nobody asks.
    pub const fn asking(self) -> Option<Status> {
        match self {
            Received => Some(AwaitingReporter(Interrupted::Received)),
            Routed => Some(AwaitingReporter(Interrupted::Routed)),
            InProgress => Some(AwaitingReporter(Interrupted::InProgress)),
            _ => None,
        }
    }

    /// The status that an open question interrupted. What a withdrawal left is kept with the case.
    pub const fn back(self) -> Option<Status> {
        match self {
            AwaitingReporter(Interrupted::Received) => Some(Received),
            AwaitingReporter(Interrupted::Routed) => Some(Routed),
            AwaitingReporter(Interrupted::InProgress) => Some(InProgress),
            _ => None,
        }
    }
}
