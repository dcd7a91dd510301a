//! A lawful no: what is refused, why, and by which rule.

use super::moves::Source;
use std::fmt;

/// Why a command is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RefusalCode {
    /// No row of the command starts from the case's status.
    NotNow,
    /// The row is for someone else.
    NotYours,
    /// The case changed since it was read.
    Stale,
    /// A text is needed.
    TextMissing,
    /// The text is too long.
    TextTooLong,
    /// The text holds a sign that no text has, such as NUL.
    ControlSign,
    /// No such institution.
    InstitutionUnknown,
    /// The unit belongs to another institution, or its kind is unknown.
    UnitUnknown,
    /// The officer is not of the lead, or not of the secret case's circle.
    OfficerUnknown,
    /// Neither the institution nor any above it is connected.
    Unreachable,
    /// A secret case needs a unit, so that its circle is known.
    UnitNeeded,
    /// Neither the unit nor the same unit one level up has a circle with a head.
    NoCircle,
    /// Someone else must decide after a contest.
    SamePerson,
    /// A secret report is never routed by the program.
    SecretByPerson,
    /// A supervised or sensitive report is never routed by the program.
    SupervisedByPerson,
    /// The proposal leaves the decision to a person.
    ProposalAbstains,
    /// A report without substance is asked about before it is refused.
    AskFirst,
    /// Contested as often as allowed.
    ContestUsed,
    /// The time to contest is over.
    ContestOver,
    /// Reopened as often as allowed.
    ReopeningUsed,
    /// The time to reopen is over.
    ReopeningOver,
    /// Who is responsible is binding by now.
    Binding,
    /// Nothing is binding that could be looked at again.
    NotBinding,
    /// Whoever routed it does not arbitrate.
    OwnRouting,
    /// A refusal must quote its law.
    LawMissing,
    /// The clock has not run out.
    NotExpired,
    /// No clock of the case has run out.
    NothingBreached,
    /// It is on the highest list already.
    AtTheTop,
    /// The reporter has raised it for every clock that ran out.
    RaisedAlready,
    /// The program does not route what came back to the desk.
    RoutedBefore,
    /// A supervised report is not withdrawn.
    SupervisedStays,
    /// The time to take it up again is over.
    ResumingOver,
    /// The answer has its rating.
    RatedAlready,
    /// There is no such rating.
    RatingMissing,
    /// A promise needs a day that is still to come.
    PromisePast,
    /// The promised day is too far away.
    PromiseTooLong,
    /// The promise was put off as often as allowed.
    PromiseRenewed,
    /// The promised day has come.
    PromiseDue,
    /// Whom the report accuses is not given it.
    Accused,
    /// A report that accuses somebody is routed by a person.
    AccusedByPerson,
    /// The party is named already.
    PartyNamedBefore,
    /// As many parties are named as can be.
    PartiesFull,
    /// Nobody would be left to handle the report.
    NobodyLeft,
    /// Whom it accuses had it to its end: it is opened again first.
    OpenFirst,
    /// The work was extended already.
    ExtensionUsed,
    /// The time for the work has run out: what was missed stays missed.
    LimitPassed,
    /// No such number of days may be added.
    ExtensionDays,
    /// It would take longer than the outer limit allows.
    BeyondOuterLimit,
}

impl RefusalCode {
    /// Every code.
    pub const ALL: [RefusalCode; 48] = [
        RefusalCode::NotNow,
        RefusalCode::NotYours,
        RefusalCode::Stale,
        RefusalCode::TextMissing,
        RefusalCode::TextTooLong,
        RefusalCode::ControlSign,
        RefusalCode::InstitutionUnknown,
        RefusalCode::UnitUnknown,
        RefusalCode::OfficerUnknown,
        RefusalCode::Unreachable,
        RefusalCode::UnitNeeded,
        RefusalCode::NoCircle,
        RefusalCode::SamePerson,
        RefusalCode::SecretByPerson,
        RefusalCode::SupervisedByPerson,
        RefusalCode::ProposalAbstains,
        RefusalCode::AskFirst,
        RefusalCode::ContestUsed,
        RefusalCode::ContestOver,
        RefusalCode::ReopeningUsed,
        RefusalCode::ReopeningOver,
        RefusalCode::Binding,
        RefusalCode::NotBinding,
        RefusalCode::OwnRouting,
        RefusalCode::LawMissing,
        RefusalCode::NotExpired,
        RefusalCode::NothingBreached,
        RefusalCode::AtTheTop,
        RefusalCode::RaisedAlready,
        RefusalCode::RoutedBefore,
        RefusalCode::SupervisedStays,
        RefusalCode::ResumingOver,
        RefusalCode::RatedAlready,
        RefusalCode::RatingMissing,
        RefusalCode::PromisePast,
        RefusalCode::PromiseTooLong,
        RefusalCode::PromiseRenewed,
        RefusalCode::PromiseDue,
        RefusalCode::Accused,
        RefusalCode::AccusedByPerson,
        RefusalCode::PartyNamedBefore,
        RefusalCode::PartiesFull,
        RefusalCode::NobodyLeft,
        RefusalCode::OpenFirst,
        RefusalCode::ExtensionUsed,
        RefusalCode::LimitPassed,
        RefusalCode::ExtensionDays,
        RefusalCode::BeyondOuterLimit,
    ];

    /// Stable code.
    pub const fn code(self) -> &'static str {
        match self {
            RefusalCode::NotNow => "not-now",
            RefusalCode::NotYours => "not-yours",
            RefusalCode::Stale => "stale",
            RefusalCode::TextMissing => "text-missing",
            RefusalCode::TextTooLong => "text-too-long",
            RefusalCode::ControlSign => "control-sign",
            RefusalCode::InstitutionUnknown => "institution-unknown",
            RefusalCode::UnitUnknown => "unit-unknown",
            RefusalCode::OfficerUnknown => "officer-unknown",
            RefusalCode::Unreachable => "unreachable",
            RefusalCode::UnitNeeded => "unit-needed",
            RefusalCode::NoCircle => "no-circle",
            RefusalCode::SamePerson => "same-person",
            RefusalCode::SecretByPerson => "secret-by-person",
            RefusalCode::SupervisedByPerson => "supervised-by-person",
            RefusalCode::ProposalAbstains => "proposal-abstains",
            RefusalCode::AskFirst => "ask-first",
            RefusalCode::ContestUsed => "contest-used",
            RefusalCode::ContestOver => "contest-over",
            RefusalCode::ReopeningUsed => "reopening-used",
            RefusalCode::ReopeningOver => "reopening-over",
            RefusalCode::Binding => "binding",
            RefusalCode::NotBinding => "not-binding",
            RefusalCode::OwnRouting => "own-routing",
            RefusalCode::LawMissing => "law-missing",
            RefusalCode::NotExpired => "not-expired",
            RefusalCode::NothingBreached => "nothing-breached",
            RefusalCode::AtTheTop => "at-the-top",
            RefusalCode::RaisedAlready => "raised-already",
            RefusalCode::RoutedBefore => "routed-before",
            RefusalCode::SupervisedStays => "supervised-stays",
            RefusalCode::ResumingOver => "resuming-over",
            RefusalCode::RatedAlready => "rated-already",
            RefusalCode::RatingMissing => "rating-missing",
            RefusalCode::PromisePast => "promise-past",
            RefusalCode::PromiseTooLong => "promise-too-long",
            RefusalCode::PromiseRenewed => "promise-renewed",
            RefusalCode::PromiseDue => "promise-due",
            RefusalCode::Accused => "accused",
            RefusalCode::AccusedByPerson => "accused-by-person",
            RefusalCode::PartyNamedBefore => "party-named-before",
            RefusalCode::PartiesFull => "parties-full",
            RefusalCode::NobodyLeft => "nobody-left",
            RefusalCode::OpenFirst => "open-first",
            RefusalCode::ExtensionUsed => "extension-used",
            RefusalCode::LimitPassed => "limit-passed",
            RefusalCode::ExtensionDays => "extension-days",
            RefusalCode::BeyondOuterLimit => "beyond-outer-limit",
        }
    }

    /// The field of a form that caused it; none when it is about the case as a whole.
    pub const fn field(self) -> Option<&'static str> {
        match self {
            RefusalCode::TextMissing | RefusalCode::TextTooLong | RefusalCode::ControlSign => Some("text"),
            RefusalCode::InstitutionUnknown | RefusalCode::Unreachable => Some("institution"),
            RefusalCode::UnitUnknown | RefusalCode::UnitNeeded | RefusalCode::NoCircle => Some("unit"),
            RefusalCode::OfficerUnknown => Some("officer"),
            RefusalCode::LawMissing => Some("law"),
            RefusalCode::AskFirst => Some("code"),
            RefusalCode::RatingMissing => Some("rating"),
            RefusalCode::PromisePast | RefusalCode::PromiseTooLong => Some("until"),
            RefusalCode::ExtensionDays | RefusalCode::BeyondOuterLimit => Some("days"),
            _ => None,
        }
    }
}

/// A lawful no, as data. It is shown to people in their language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub code: RefusalCode,
    /// What the sentence needs: names with their values.
    pub args: Vec<(&'static str, String)>,
    /// The rule, where a row of the table has one.
    pub source: Option<Source>,
}

impl Refusal {
    /// A refusal without arguments.
    pub fn because(code: RefusalCode) -> Self {
        Refusal { code, args: Vec::new(), source: None }
    }

    /// Adds an argument.
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Adds the rule.
    pub fn by(mut self, source: Source) -> Self {
        self.source = Some(source);
        self
    }
}

impl fmt::Display for Refusal {
    /// For logs; people get a sentence from the catalogues.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "refused: {}", self.code.code())
    }
}

impl std::error::Error for Refusal {}
