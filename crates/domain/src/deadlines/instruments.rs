//! Dasar tenggat: how long each clock is, and by which instrument.

use super::clocks::ClockKind;
use crate::law::LegalStatus;
use crate::values::InstrumentCode;
use std::collections::HashMap;

/// How long a clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Length {
    /// Hari kerja: working days.
    WorkingDays(u16),
    /// Calendar days.
    CalendarDays(u16),
    /// It only counts up.
    Unlimited,
}

impl Length {
    /// So many days of the same kind.
    pub const fn with_days(self, days: u16) -> Length {
        match self {
            Length::WorkingDays(_) => Length::WorkingDays(days),
            Length::CalendarDays(_) => Length::CalendarDays(days),
            Length::Unlimited => Length::Unlimited,
        }
    }

    /// So many days more, of the same kind.
    pub const fn longer_by(self, days: u16) -> Length {
        match self {
            Length::WorkingDays(own) | Length::CalendarDays(own) => self.with_days(own.saturating_add(days)),
            Length::Unlimited => Length::Unlimited,
        }
    }
}

/// The class of a report, where a clock's length depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// Permintaan informasi.
    Information,
    /// Aspirasi.
    Aspiration,
    /// Pengaduan tidak berkadar pengawasan.
    Complaint,
    /// Pengaduan berkadar pengawasan.
    SupervisedComplaint,
    /// Work taken up again after "not solved".
    Reopened,
}

impl Class {
    /// Every class.
    pub const ALL: [Class; 5] = [
        Class::Information,
        Class::Aspiration,
        Class::Complaint,
        Class::SupervisedComplaint,
        Class::Reopened,
    ];

    /// The code in the rulebook.
    pub const fn code(self) -> &'static str {
        match self {
            Class::Information => "information",
            Class::Aspiration => "aspiration",
            Class::Complaint => "complaint",
            Class::SupervisedComplaint => "supervised_complaint",
            Class::Reopened => "reopened",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        Class::ALL.into_iter().find(|class| class.code() == code)
    }
}

/// A regulation, or a practice or rule of the house that stands in for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Its code.
    pub code: InstrumentCode,
    /// How it is cited.
    pub name: String,
    /// How it is cited in English.
    pub name_en: String,
    /// Whether it is law today.
    pub status: LegalStatus,
    /// What a reader should know about its standing, in Indonesian; may be empty.
    pub note: String,
    /// The same in English.
    pub note_en: String,
}

/// A length and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// How long.
    pub length: Length,
    /// By which instrument.
    pub instrument: InstrumentCode,
}

/// Windows and counts that guard moves. They are house rules unless an instrument says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long a rejection can be contested.
    pub contest_hk: u16,
    /// How long after an ending the reporter may say that it is not solved.
    pub reopen_hk: u16,
    /// How long after a withdrawal the reporter may take the report up again.
    pub resume_hk: u16,
    /// How often a reporter may reopen.
    pub reopenings: u16,
    /// How often a rejection may be contested.
    pub contests: u16,
    /// How many questions of one side pause its clocks.
    pub pausing_questions: u16,
    /// How many working days all pauses of a clock at work may add together.
    pub pause_hk: u16,
    /// Which decline, by whomever, goes to the arbiter, after whom nobody may decline any more.
    pub binding_after_declines: u16,
    /// How often the day of a promise may be put off.
    pub promise_renewals: u16,
}

/// All terms and limits of one rulebook revision.
#[derive(Clone, Debug)]
pub struct Instruments {
    list: HashMap<InstrumentCode, Instrument>,
    terms: HashMap<(ClockKind, Option<Class>), Term>,
    limits: Limits,
    extension: Option<Term>,
}

impl Instruments {
    /// Joins instruments, terms and limits. `terms` without a class hold for every class.
    pub fn new(list: Vec<Instrument>, terms: Vec<(ClockKind, Option<Class>, Term)>, limits: Limits) -> Self {
        Instruments {
            list: list.into_iter().map(|one| (one.code.clone(), one)).collect(),
            terms: terms.into_iter().map(|(clock, class, term)| ((clock, class), term)).collect(),
            limits,
            extension: None,
        }
    }

    /// The same, with how long one extension of the work may be.
    pub fn with_extension(self, extension: Term) -> Self {
        Instruments { extension: Some(extension), ..self }
    }

    /// The instrument with this code.
    pub fn get(&self, code: &InstrumentCode) -> Option<&Instrument> {
        self.list.get(code)
    }

    /// Every instrument.
    pub fn all(&self) -> impl Iterator<Item = &Instrument> {
        self.list.values()
    }

    /// How long `clock` runs for a report of `class`.
    pub fn term(&self, clock: ClockKind, class: Class) -> Option<&Term> {
        self.terms.get(&(clock, Some(class))).or_else(|| self.terms.get(&(clock, None)))
    }

    /// How long one extension of the work may be, and by which instrument; none where there are none.
    pub fn extension(&self) -> Option<&Term> {
        self.extension.as_ref()
    }

    /// The windows and counts.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }
}
