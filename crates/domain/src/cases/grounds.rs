//! What a command chooses from closed lists: the kind of an answer, why an institution declines, why the desk refuses.

/// What kind of answer the lead gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnswerKind {
    /// It was done.
    Done,
    /// What was asked is told.
    Information,
    /// It can't be done by law.
    Refused,
}

impl AnswerKind {
    /// Every kind.
    pub const ALL: [AnswerKind; 3] = [AnswerKind::Done, AnswerKind::Information, AnswerKind::Refused];

    /// The code in forms, the API and the journal.
    pub const fn code(self) -> &'static str {
        match self {
            AnswerKind::Done => "done",
            AnswerKind::Information => "information",
            AnswerKind::Refused => "refused",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        AnswerKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Why an institution says that it is not responsible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeclineReason {
    /// The law gives the duty to another.
    Law,
    /// It happened in another's area.
    Area,
    /// Another unit or institution has the duty.
    Duty,
}

impl DeclineReason {
    /// Every reason.
    pub const ALL: [DeclineReason; 3] = [DeclineReason::Law, DeclineReason::Area, DeclineReason::Duty];

    /// The code in forms, the API and the journal.
    pub const fn code(self) -> &'static str {
        match self {
            DeclineReason::Law => "law",
            DeclineReason::Area => "area",
            DeclineReason::Duty => "duty",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        DeclineReason::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// Why the desk refuses a report. There is none for incomplete, wrong door, anonymous or duplicate.
///
/// Source: unverified which of these SP4N's own rules know; house rule until then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RejectionCode {
    /// Bukan pelayanan publik.
    NotPublicService,
    /// Sedang diperiksa pengadilan.
    InCourt,
    /// Tidak ada isi setelah ditanyakan.
    NoSubstanceAfterAsking,
    /// Hanya makian.
    AbusiveOnly,
    /// Spam.
    Spam,
}

impl RejectionCode {
    /// Every code.
    pub const ALL: [RejectionCode; 5] = [
        RejectionCode::NotPublicService,
        RejectionCode::InCourt,
        RejectionCode::NoSubstanceAfterAsking,
        RejectionCode::AbusiveOnly,
        RejectionCode::Spam,
    ];

    /// The code in forms, the API and the journal.
    pub const fn code(self) -> &'static str {
        match self {
            RejectionCode::NotPublicService => "not_public_service",
            RejectionCode::InCourt => "in_court",
            RejectionCode::NoSubstanceAfterAsking => "no_substance_after_asking",
            RejectionCode::AbusiveOnly => "abusive_only",
            RejectionCode::Spam => "spam",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        RejectionCode::ALL.into_iter().find(|one| one.code() == code)
    }
}
