//! Kabar: which moves the reporter is told of, where they left a way to be reached.

use super::case::Case;
use super::events::Event;
use super::facts::{Fact, Value};
use super::moves::MoveName;
use crate::reports::Age;

/// Declares the kinds of news once, with their codes.
macro_rules! news {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// What a letter to the reporter is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum News { $($(#[$doc])* $name),* }

        impl News {
            /// Every kind.
            pub const ALL: &'static [News] = &[$(News::$name),*];

            /// The code in the outbox and in the catalogues.
            pub const fn code(self) -> &'static str {
                match self { $(News::$name => stringify!($name)),* }
            }
        }
    };
}

news! {
    /// The report has arrived.
    Received,
    /// An institution is responsible now.
    Routed,
    /// Somebody asks the reporter.
    Asked,
    /// The question was taken back.
    QuestionCancelled,
    /// The work goes on without the reply.
    WorkGoesOn,
    /// Closed until the reporter completes it.
    Incomplete,
    /// The work has begun.
    Started,
    /// The work goes forward.
    Progress,
    /// The institution is not responsible; the desk looks for another.
    Declined,
    /// There is an answer.
    Answered,
    /// The desk refused the report.
    Rejected,
    /// Somebody else looks at the rejection.
    Contested,
    /// The case is open again.
    Reopened,
    /// The case is closed.
    Closed,
    /// Time ran out, and somebody above is told.
    Raised,
    /// The reporter took the report back.
    Withdrawn,
    /// The answer was put right.
    Corrected,
    /// An act is promised by a day.
    Promised,
    /// What was promised was not done in time.
    PromiseBroken,
    /// Several institutions declined; the arbiter decides.
    Disputed,
    /// The arbiter looks again at what was decided.
    Reviewed,
    /// The institution takes more time, and says why.
    Extended,
}

impl Value for News {
    fn put(&self) -> String {
        self.code().to_string()
    }

    fn take(text: &str) -> Option<Self> {
        News::ALL.iter().copied().find(|news| news.code() == text)
    }
}

impl MoveName {
    /// What the reporter is told of this move; none where they did it themselves a moment ago, or where it
    /// is the institution's own affair.
    pub const fn news(self) -> Option<News> {
        match self {
            MoveName::Submit => Some(News::Received),
            MoveName::RouteByPerson
            | MoveName::RouteBySystem
            | MoveName::DeclineToNamed
            | MoveName::Arbitrate
            | MoveName::ArbitrationLapsed => Some(News::Routed),
            MoveName::DeclineAgain => Some(News::Disputed),
            MoveName::Rearbitrate => Some(News::Reviewed),
            MoveName::AskAtDesk | MoveName::AskAtWork => Some(News::Asked),
            MoveName::CancelQuestion => Some(News::QuestionCancelled),
            MoveName::LapseAtDesk => Some(News::Incomplete),
            MoveName::LapseAtWork => Some(News::WorkGoesOn),
            MoveName::Reject => Some(News::Rejected),
            MoveName::Contest => Some(News::Contested),
            MoveName::Start => Some(News::Started),
            MoveName::Progress => Some(News::Progress),
            MoveName::Decline => Some(News::Declined),
            MoveName::AnswerDone
            | MoveName::AnswerInformation
            | MoveName::AnswerRefused
            | MoveName::Deliver => Some(News::Answered),
            MoveName::AnswerPromised | MoveName::RenewPromise => Some(News::Promised),
            MoveName::PromiseBroken => Some(News::PromiseBroken),
            MoveName::ConfirmSolved
            | MoveName::ConfirmRefusal
            | MoveName::ConfirmPromise
            | MoveName::CloseBySilence
            | MoveName::CloseRefusalBySilence => Some(News::Closed),
            MoveName::Reopen | MoveName::Revive | MoveName::Resume | MoveName::ReturnToWork => {
                Some(News::Reopened)
            }
            MoveName::Extend => Some(News::Extended),
            MoveName::Withdraw => Some(News::Withdrawn),
            MoveName::CorrectAnswer => Some(News::Corrected),
            MoveName::Escalate | MoveName::ArbitrationMissed => Some(News::Raised),
            MoveName::ReplyToQuestion
            | MoveName::Message
            | MoveName::MessageWhileAnswered
            | MoveName::Assign
            | MoveName::RecordBreach
            | MoveName::Rate
            | MoveName::NameParty
            | MoveName::TakeFromParty
            | MoveName::EscalateByReporter => None,
        }
    }
}

/// The one piece of news that a Decision owes the reporter, with the version it belongs to.
///
/// A report that is routed as it arrives is told of once: the receipt says where it went. Cases taken over
/// from an older system are told of by nobody: their reporters would be flooded with the past.
pub fn owed(case: &Case, events: &[Event]) -> Option<(u64, News)> {
    if case.age == Age::Historic {
        return None;
    }
    events.iter().find_map(|event| match &event.fact {
        Fact::Moved { name, .. } => name.news().map(|news| (event.version, news)),
        _ => None,
    })
}

#[cfg(test)]
mod tests;
