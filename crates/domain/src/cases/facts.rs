//! What the journal keeps: typed facts. Codes, ids, dates and counters; no personal data, no free text.

use super::commands::{AnswerKind, DeclineReason, RejectionCode};
use super::moves::MoveName;
use super::parties::Party;
use super::status::Status;
use crate::coded::coded_enum;
use crate::deadlines::clocks::ClockKind;
use crate::deadlines::instruments::Length;
use crate::reports::{Age, Channel, Kind, Secrecy};
use crate::satisfaction::Rating;
use crate::values::{
    AreaCode, Instant, InstitutionCode, InstrumentCode, Revision, Ticket, TopicCode, UnitCode, UserId, Zone,
};
use jiff::civil::Date;

/// A value that a fact may hold, as text and back.
pub trait Value: Sized {
    /// As text.
    fn put(&self) -> String;
    /// Back from text; none when it is not such a value.
    fn take(text: &str) -> Option<Self>;
}

/// Values with a code of their own.
macro_rules! coded {
    ($($kind:ty: $put:ident, $take:ident);* $(;)?) => {$(
        impl Value for $kind {
            fn put(&self) -> String { self.$put().to_string() }
            fn take(text: &str) -> Option<Self> { <$kind>::$take(text) }
        }
    )*};
}

coded! {
    MoveName: code, from_code;
    Status: full_code, from_full_code;
    ClockKind: code, from_code;
    Kind: code, from_code;
    Secrecy: code, from_code;
    Channel: code, from_code;
    Age: code, from_code;
    Zone: code, from_code;
    AnswerKind: code, from_code;
    DeclineReason: code, from_code;
    RejectionCode: code, from_code;
    Purpose: code, from_code;
    Rung: code, from_code;
    Grade: code, from_code;
    Bond: code, from_code;
}

/// Codes of the rulebook.
macro_rules! rulebook_codes {
    ($($kind:ident),* $(,)?) => {$(
        impl Value for $kind {
            fn put(&self) -> String { self.to_string() }
            fn take(text: &str) -> Option<Self> { (!text.is_empty()).then(|| $kind::new(text)) }
        }
    )*};
}

rulebook_codes!(InstitutionCode, AreaCode, TopicCode, InstrumentCode);

/// Whole numbers.
macro_rules! numbers {
    ($($kind:ty: $inner:ty, $wrap:expr, $unwrap:expr);* $(;)?) => {$(
        impl Value for $kind {
            fn put(&self) -> String { let unwrap: fn(&$kind) -> $inner = $unwrap; unwrap(self).to_string() }
            fn take(text: &str) -> Option<Self> { text.parse::<$inner>().ok().map($wrap) }
        }
    )*};
}

numbers! {
    Instant: i64, Instant, |at| at.0;
    UserId: i64, UserId, |user| user.0;
    Revision: i64, Revision, |revision| revision.0;
    u16: u16, |number| number, |number| *number;
}

/// A list, each with a space after the one before: no code has a space.
impl<T: Value> Value for Vec<T> {
    fn put(&self) -> String {
        self.iter().map(Value::put).collect::<Vec<_>>().join(" ")
    }

    fn take(text: &str) -> Option<Self> {
        text.split_whitespace().map(T::take).collect()
    }
}

impl Value for Date {
    fn put(&self) -> String {
        self.to_string()
    }

    fn take(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Value for Rating {
    fn put(&self) -> String {
        self.points().to_string()
    }

    fn take(text: &str) -> Option<Self> {
        text.parse().ok().and_then(Rating::from_points)
    }
}

/// An institution by its code, a unit by its own, which has a stroke, and a member of staff by their key after a sign that
/// no code begins with.
impl Value for Party {
    fn put(&self) -> String {
        match self {
            Party::Institution(code) => code.put(),
            Party::Unit(unit) => unit.put(),
            Party::Official(user) => format!("@{}", user.put()),
        }
    }

    fn take(text: &str) -> Option<Self> {
        match text.strip_prefix('@') {
            Some(user) => UserId::take(user).map(Party::Official),
            None if text.contains('/') => UnitCode::take(text).map(Party::Unit),
            None => InstitutionCode::take(text).map(Party::Institution),
        }
    }
}

impl Value for UnitCode {
    fn put(&self) -> String {
        self.to_string()
    }

    fn take(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Value for Ticket {
    fn put(&self) -> String {
        self.to_string()
    }

    fn take(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Value for Length {
    fn put(&self) -> String {
        match self {
            Length::WorkingDays(days) => format!("hk:{days}"),
            Length::CalendarDays(days) => format!("days:{days}"),
            Length::Unlimited => "unlimited".to_string(),
        }
    }

    fn take(text: &str) -> Option<Self> {
        match text.split_once(':') {
            None => (text == "unlimited").then_some(Length::Unlimited),
            Some(("hk", days)) => days.parse().ok().map(Length::WorkingDays),
            Some(("days", days)) => days.parse().ok().map(Length::CalendarDays),
            Some(_) => None,
        }
    }
}

impl<T: Value> Value for Option<T> {
    fn put(&self) -> String {
        self.as_ref().map_or_else(String::new, Value::put)
    }

    fn take(text: &str) -> Option<Self> {
        match text {
            "" => Some(None),
            text => T::take(text).map(Some),
        }
    }
}

coded_enum! {
    /// What a message of the thread is for.
    Purpose {
        /// A question to the reporter.
        Question = "question",
        /// The reporter's reply to it.
        Reply = "reply",
        /// Something the reporter adds.
        Addition = "addition",
        /// The lead begins.
        Start = "start",
        /// How far it is.
        Progress = "progress",
        /// The answer.
        Answer = "answer",
        /// What is promised, and by when.
        Promise = "promise",
        /// Why the desk refuses.
        Rejection = "rejection",
        /// Why the rejection is wrong.
        Contest = "contest",
        /// Why another is responsible.
        Decline = "decline",
        /// Why the arbiter decides so.
        Ruling = "ruling",
        /// What the arbiter did not know when it was decided.
        NewFacts = "new-facts",
        /// What is not solved.
        Reopening = "reopening",
        /// The answer, put right.
        Correction = "correction",
        /// Why it goes back to work.
        Return = "return",
        /// Whom the report accuses, and of what.
        Accusation = "accusation",
        /// Why it takes longer.
        Extension = "extension",
    }
}

coded_enum! {
    /// How high a case has been raised.
    Rung {
        /// Nowhere yet: its officer's.
        Officer = "officer",
        /// The institution's desk.
        Admin = "admin",
        /// The coordinator above.
        Coordinator = "coordinator",
        /// The national desk.
        National = "national",
        /// The Ombudsman's list.
        Ombudsman = "ombudsman",
    }
}

coded_enum! {
    /// Berkadar pengawasan or not.
    Grade {
        /// Tidak berkadar pengawasan.
        Plain = "plain",
        /// Berkadar pengawasan: misconduct, corruption, abuse of office.
        Supervised = "supervised",
    }
}

coded_enum! {
    /// Whether the lead may still decline.
    Bond {
        /// It may.
        Free = "free",
        /// It may not: the arbiter decided, or the desk after a dispute was not yet one.
        Binding = "binding",
    }
}

/// Declares the facts once: the enum, its codes, its values to text and back.
macro_rules! facts {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $kind:ty),* $(,)? }),* $(,)?) => {
        /// Something that happened to a case. State is the fold of these.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Fact { $($(#[$doc])* $name { $($(#[$fdoc])* $field: $kind),* }),* }

        impl Fact {
            /// The code in the journal.
            pub const fn code(&self) -> &'static str {
                match self { $(Fact::$name { .. } => stringify!($name)),* }
            }

            /// The names of what a fact holds, in the order in which the journal keeps it; none when the code is not one of ours.
            pub fn fields(code: &str) -> Option<&'static [&'static str]> {
                match code {
                    $(stringify!($name) => Some(&[$(stringify!($field)),*]),)*
                    _ => None,
                }
            }

            /// What it holds, by name, in the order of [`Fact::fields`].
            pub fn values(&self) -> Vec<(&'static str, String)> {
                match self { $(Fact::$name { $($field),* } => vec![$((stringify!($field), $field.put())),*]),* }
            }

            /// Back from the journal; none when the code or a value is not one of ours.
            pub fn read(code: &str, value: &dyn Fn(&str) -> Option<String>) -> Option<Fact> {
                match code {
                    $(stringify!($name) => Some(Fact::$name {
                        $($field: <$kind as Value>::take(&value(stringify!($field))?)?),*
                    }),)*
                    _ => None,
                }
            }
        }
    };
}

// The journal keeps values by their place: a field that is added later stands last in its fact, and is an Option.
facts! {
    /// A report was received.
    Submitted {
        /// Its public number.
        ticket: Ticket,
        /// The kind of report.
        kind: Kind,
        /// Berkadar pengawasan or not.
        grade: Grade,
        /// Secret or open.
        secrecy: Secrecy,
        /// As it happens, or taken over.
        age: Age,
        /// Through which door.
        channel: Channel,
        /// The topic found or chosen.
        topic: Option<TopicCode>,
        /// Where.
        area: Option<AreaCode>,
        /// The zone of that place.
        zone: Zone,
        /// When the person sent it, as stated.
        sent_at: Instant,
    },
    /// The program's proposal, kept with the case.
    Proposed {
        /// The institution it names.
        institution: Option<InstitutionCode>,
        /// The unit it names.
        unit: Option<UnitCode>,
        /// How sure it is. Unit: percent.
        confidence_percent: u16,
    },
    /// A row of the table was taken.
    Moved {
        /// Which row.
        name: MoveName,
        /// The status after it.
        to: Status,
    },
    /// Someone became responsible.
    LeadNamed {
        /// The responsible institution.
        institution: InstitutionCode,
        /// The connected institution that acts: it, or the nearest above.
        acting: InstitutionCode,
        /// The unit.
        unit: Option<UnitCode>,
        /// The circle of a secret case.
        circle: Option<UnitCode>,
        /// Whether it may decline.
        bond: Bond,
    },
    /// A unit, and perhaps an officer, was named.
    Assigned {
        /// The unit.
        unit: UnitCode,
        /// The officer.
        officer: Option<UserId>,
    },
    /// The lead said that it is not responsible.
    Declined {
        /// On which ground.
        reason: DeclineReason,
        /// Who instead.
        instead: Option<InstitutionCode>,
    },
    /// Who is responsible is in dispute: nobody is, until it is decided.
    Disputed {
        /// Which institutions say that it is not theirs.
        between: Vec<InstitutionCode>,
        /// Who of the desks had routed it to them.
        routed_by: Vec<UserId>,
    },
    /// The desk refused the report.
    RejectedFor {
        /// Why.
        code: RejectionCode,
    },
    /// The lead answered.
    Answered {
        /// What kind of answer.
        kind: AnswerKind,
    },
    /// The lead promised an act by a day.
    Promised {
        /// The day.
        until: Date,
    },
    /// The reporter rated the answer.
    Rated {
        /// How good it is.
        rating: Rating,
    },
    /// A message joined the thread; its text is kept apart.
    MessageAdded {
        /// What it is for.
        purpose: Purpose,
    },
    /// A clock started.
    ClockStarted {
        /// Which.
        kind: ClockKind,
        /// From when it counts.
        started_at: Instant,
        /// Whose midnight ends it.
        zone: Zone,
        /// Whose regional holidays it skips.
        area: Option<AreaCode>,
        /// How long.
        length: Length,
        /// By which instrument.
        instrument: InstrumentCode,
        /// With which calendar.
        calendar: Revision,
        /// How many working days its pauses may add together.
        pause_limit_hk: Option<u16>,
        /// When it is due, as summed then.
        due_at: Option<Instant>,
    },
    /// A clock stood still.
    ClockPaused {
        /// Which.
        kind: ClockKind,
        /// At most until.
        at_most_until: Instant,
        /// When it is due if the pause lasts that long.
        due_at: Option<Instant>,
    },
    /// A clock ran on.
    ClockResumed {
        /// Which.
        kind: ClockKind,
        /// When it is due now.
        due_at: Option<Instant>,
    },
    /// A clock stopped.
    ClockStopped {
        /// Which.
        kind: ClockKind,
    },
    /// A clock stopped with a withdrawal, and may go on.
    ClockSuspended {
        /// Which.
        kind: ClockKind,
    },
    /// A clock goes on with what was left at the withdrawal.
    ClockTakenUp {
        /// Which.
        kind: ClockKind,
        /// Until when at most the question that pauses it is out, where one does.
        question_until: Option<Instant>,
        /// When it is due now.
        due_at: Option<Instant>,
    },
    /// A clock ran out.
    ClockBreached {
        /// Which.
        kind: ClockKind,
    },
    /// The case was raised.
    Raised {
        /// Where it is listed now.
        to: Rung,
    },
    /// Somebody is accused.
    PartyNamed {
        /// Who.
        party: Party,
    },
    /// Days were added to a clock.
    ClockExtended {
        /// Which.
        kind: ClockKind,
        /// How many, of its own kind.
        days: u16,
        /// By which instrument.
        instrument: InstrumentCode,
        /// When it is due now.
        due_at: Option<Instant>,
    },
}
