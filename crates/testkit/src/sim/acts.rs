//! What can happen in a world. An act holds all it needs, so that a story can be told again without some of them.

use lapor_domain::cases::commands::Command;
use lapor_domain::reports::{Age, Channel, Kind, Secrecy};
use std::fmt;

/// Who says a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Who reported it.
    Reporter,
    /// The program by itself.
    Program,
    /// A member of staff, by their place in the list.
    Person(usize),
}

/// What a person had before their eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eyes {
    /// They need not have looked.
    Closed,
    /// The case as it is.
    Fresh,
    /// The case as it was before its last change that must be read.
    Stale,
}

/// A report as it is sent.
#[derive(Clone, Debug)]
pub struct Sent {
    pub words: &'static str,
    pub kind: Kind,
    pub area: &'static str,
    pub institution: &'static str,
    pub secrecy: Option<Secrecy>,
    pub age: Age,
    pub channel: Channel,
    /// How long ago it was sent. Unit: days.
    pub days_ago: i64,
    pub email: &'static str,
}

/// Somebody says something about a case.
#[derive(Clone)]
pub struct Saying {
    /// The case, by the number of its report.
    pub number: usize,
    pub who: Who,
    pub command: Command,
    pub eyes: Eyes,
}

/// Something that happens.
#[derive(Clone)]
pub enum Act {
    /// A report is sent.
    Report(usize, Sent),
    /// A command is said.
    Say(Saying),
    /// A command is said, the answer is lost, and it is said again.
    SayTwice(Saying),
    /// A command is said, and the program dies within so many microseconds; then it is said again.
    SayAndDie(Saying, u64),
    /// Time passes. Unit: seconds.
    Wait(i64),
    /// The program looks at what ran out.
    Sweep,
    /// A member of staff opens a case.
    Look(usize, usize),
    /// A member of staff looks through their lists.
    List(usize),
    /// The reporter opens their case.
    LookAsReporter(usize),
    /// The desk of an institution is left.
    Leave,
    /// It is taken again.
    Return,
    /// The program dies and is started again.
    Die,
    /// What was decided has its effects; the worker dies in the middle of it, or does not.
    Work(Carrier),
}

/// How the worker fares that carries letters out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// It comes back.
    Lives,
    /// It hands a letter over and dies before it can note it.
    Dies,
    /// Nobody takes the letters now.
    FindsNobody,
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Act::Report(number, sent) => write!(f, "report {number} is sent: {sent:?}"),
            Act::Say(saying) => write!(f, "{saying}"),
            Act::SayTwice(saying) => write!(f, "{saying}, and again because the answer is lost"),
            Act::SayAndDie(saying, after) => {
                write!(f, "{saying}, and the program dies within {after} microseconds; again")
            }
            Act::Wait(seconds) => write!(f, "{:.1} days pass", *seconds as f64 / 86_400.0),
            Act::Sweep => write!(f, "the program looks at what ran out"),
            Act::Look(number, person) => write!(f, "person {person} opens report {number}"),
            Act::List(person) => write!(f, "person {person} looks through their lists"),
            Act::LookAsReporter(number) => write!(f, "the reporter opens report {number}"),
            Act::Leave => write!(f, "a desk is left"),
            Act::Return => write!(f, "the desk is taken again"),
            Act::Die => write!(f, "the program dies and is started again"),
            Act::Work(carrier) => write!(f, "the workers work; the carrier: {carrier:?}"),
        }
    }
}

impl fmt::Display for Saying {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Saying { number, who, command, eyes } = self;
        write!(f, "on report {number}, {who:?} (eyes {eyes:?}) says {}", command.name().code())?;
        match command {
            Command::Route { institution, unit } | Command::Arbitrate { institution, unit, .. } => {
                write!(f, " {institution} {:?}", unit.as_ref().map(ToString::to_string))
            }
            Command::RouteAsProposed(proposal) => {
                write!(f, " {:?} as proposed, {:?}", proposal.institution, proposal.decides)
            }
            Command::Assign { unit, officer } => write!(f, " {unit} {officer:?}"),
            Command::Decline { instead, .. } => write!(f, ", instead {instead:?}"),
            Command::Answer { kind, law, .. } => write!(f, " {} law {law:?}", kind.code()),
            Command::Promise { until, .. } => write!(f, " by {until}"),
            Command::Reject { code, .. } => write!(f, " as {}", code.code()),
            Command::Expire(kind) => write!(f, " {}", kind.code()),
            _ => Ok(()),
        }?;
        match command.text().map(|text| text.chars().count()) {
            Some(length) if length > 40 => write!(f, " with {length} signs"),
            Some(_) => write!(f, " with {:?}", command.text().unwrap_or_default()),
            None => Ok(()),
        }
    }
}
