//! What staff type on a case's page, read as a command.

use crate::fault::Fault;
use crate::reader::Reader;
use crate::site::Site;
use crate::viewer::{Person, Seated};
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use jiff::civil::Date;
use lapor_app::perform::Envelope;
use lapor_app::personal::{Exposed, in_answer, kinds};
use lapor_domain::cases::commands::{AnswerKind, Command, CommandName, DeclineReason, RejectionCode};
use lapor_domain::cases::disputes::Findings;
use lapor_domain::cases::parties::Party;
use lapor_domain::reports::WORDS_LIMIT;
use lapor_domain::values::{InstitutionCode, Ticket, UnitCode, UnitKindCode, UserId};
use serde::Deserialize;

use super::typed::Typed;

/// Everything that a form of the case's page can carry. Each form sends some of it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct CaseForm {
    /// The seat in which the form was shown.
    pub seat: String,
    /// What the person had read.
    pub seen_version: String,
    /// Makes a second press of the button the same request.
    pub token: String,
    /// What the reporter is told.
    pub text: String,
    /// The institution to route to.
    pub institution: String,
    /// The kind of unit.
    pub unit: String,
    /// The institution whose unit it is, where the form knows it.
    pub unit_of: String,
    /// The officer.
    pub officer: String,
    /// Why the report is refused.
    pub code: String,
    /// Why it is not our business.
    pub reason: String,
    /// Whose it is.
    pub instead: String,
    /// The name of whose it is, as typed.
    pub instead_q: String,
    /// The kind of answer.
    pub kind: String,
    /// The law that a refusal quotes.
    pub law: String,
    /// The day by which something is promised.
    pub until: String,
    /// The name of whom the report accuses, as typed.
    pub party_q: String,
    /// How many days are to be added.
    pub days: String,
    /// Of which kinds of personal data this form has warned.
    pub warned: String,
}

/// A field that was left open where something must be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Open(pub &'static str);

impl CaseForm {
    /// The command that the form of this name says.
    ///
    /// # Errors
    /// The field in which something must be chosen first.
    pub(super) fn command(&self, name: CommandName) -> Result<Command, Open> {
        let text = self.text.clone();
        Ok(match name {
            CommandName::Route => self.route()?,
            CommandName::Ask => Command::Ask { text },
            CommandName::CancelQuestion => Command::CancelQuestion,
            CommandName::Reject => {
                Command::Reject { code: RejectionCode::from_code(&self.code).ok_or(Open("code"))?, text }
            }
            CommandName::Assign => {
                let unit = unit(&self.unit_of, &self.unit).ok_or(Open("unit"))?;
                Command::Assign { unit, officer: self.officer()? }
            }
            CommandName::Start => Command::Start { text },
            CommandName::Progress => Command::Progress { text },
            CommandName::Decline => self.decline(text)?,
            CommandName::Arbitrate => self.arbitrate(text)?,
            CommandName::Rearbitrate => Command::Rearbitrate { text, found: Findings::default() },
            CommandName::Promise => Command::Promise { text, until: self.until() },
            CommandName::Deliver => Command::Deliver { text },
            CommandName::CorrectAnswer => Command::CorrectAnswer { text, law: self.law.clone() },
            CommandName::ReturnToWork => Command::ReturnToWork { text },
            CommandName::NameParty => self.accuse(text)?,
            CommandName::Extend => Command::Extend { text, days: self.days() },
            _ => {
                let kind = AnswerKind::from_code(&self.kind).ok_or(Open("kind"))?;
                Command::Answer { kind, text, law: self.law_for(kind) }
            }
        })
    }

    /// What the text gives away of a person that this form has not warned of yet. Only kinds travel with the form,
    /// never what was found. A text that is too long is refused, so nobody is warned of what is in it.
    pub(super) fn unwarned(&self) -> Vec<Exposed> {
        if self.text.chars().count() > WORDS_LIMIT {
            return Vec::new();
        }
        let told: Vec<&str> = kinds().filter(|kind| self.warned.split(' ').any(|one| one == *kind)).collect();
        let found = in_answer(&self.text);
        if found.iter().all(|one| told.contains(&one.kind)) { Vec::new() } else { found }
    }

    /// What is no day is none to come, and is refused as such.
    fn until(&self) -> Date {
        self.until.trim().parse().unwrap_or(Date::MIN)
    }

    /// What is no number is none that may be added, and is refused as such.
    fn days(&self) -> u16 {
        self.days.trim().parse().unwrap_or_default()
    }

    /// Nobody when none was chosen; what is no choice of the list is not taken for nobody.
    fn officer(&self) -> Result<Option<UserId>, Open> {
        match self.officer.as_str() {
            "" => Ok(None),
            chosen => chosen.parse().map(|id| Some(UserId(id))).map_err(|_| Open("officer")),
        }
    }

    /// An officer who was chosen is accused themselves, whatever else was.
    fn accuse(&self, text: String) -> Result<Command, Open> {
        let party = match self.officer()? {
            Some(officer) => Party::Official(officer),
            None => Party::written(&self.institution, &self.unit).ok_or(Open("institution"))?,
        };
        Ok(Command::NameParty { party, text })
    }

    fn route(&self) -> Result<Command, Open> {
        Ok(Command::Route { institution: self.lead()?, unit: unit(&self.institution, &self.unit) })
    }

    fn arbitrate(&self, text: String) -> Result<Command, Open> {
        Ok(Command::Arbitrate { institution: self.lead()?, unit: unit(&self.institution, &self.unit), text })
    }

    fn lead(&self) -> Result<InstitutionCode, Open> {
        match self.institution.as_str() {
            "" => Err(Open("institution")),
            code => Ok(InstitutionCode::new(code)),
        }
    }

    /// A name that was typed but not found in the list yet must be chosen from it.
    fn decline(&self, text: String) -> Result<Command, Open> {
        let reason = DeclineReason::from_code(&self.reason).ok_or(Open("reason"))?;
        if self.instead.is_empty() && !self.instead_q.trim().is_empty() {
            return Err(Open("instead"));
        }
        let instead = Some(self.instead.as_str()).filter(|code| !code.is_empty());
        let instead = instead.map(InstitutionCode::new);
        Ok(Command::Decline { reason, text, instead, found: Findings::default() })
    }

    /// Only a refusal quotes its law; what was typed beside another answer is no part of it.
    fn law_for(&self, kind: AnswerKind) -> String {
        match kind {
            AnswerKind::Refused => self.law.clone(),
            AnswerKind::Done | AnswerKind::Information => String::new(),
        }
    }

    /// What comes with the command. A form without a readable version has seen nothing.
    pub(super) fn envelope(&self) -> Envelope {
        Envelope {
            seen: Some(self.seen_version.parse().unwrap_or(u64::MAX)),
            key: Some(self.token.clone()).filter(|token| !token.is_empty()),
        }
    }
}

fn unit(institution: &str, kind: &str) -> Option<UnitCode> {
    let is_named = !institution.is_empty() && !kind.is_empty();
    is_named
        .then(|| UnitCode { institution: InstitutionCode::new(institution), kind: UnitKindCode::new(kind) })
}

/// What staff do to cases.
const BY_STAFF: [CommandName; 17] = [
    CommandName::Route,
    CommandName::Ask,
    CommandName::CancelQuestion,
    CommandName::Reject,
    CommandName::Assign,
    CommandName::Start,
    CommandName::Progress,
    CommandName::Decline,
    CommandName::Arbitrate,
    CommandName::Rearbitrate,
    CommandName::Answer,
    CommandName::Promise,
    CommandName::Deliver,
    CommandName::CorrectAnswer,
    CommandName::ReturnToWork,
    CommandName::NameParty,
    CommandName::Extend,
];

/// The command of staff with this code, for addresses.
pub(super) fn command_of(code: &str) -> Option<CommandName> {
    BY_STAFF.into_iter().find(|name| name.code() == code)
}

/// The case that an address names.
pub(crate) struct At(pub Ticket);

impl FromRequestParts<Site> for At {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fault> {
        let Path(ticket) =
            Path::<String>::from_request_parts(parts, site).await.map_err(|_| Fault::NotFound)?;
        ticket.parse().map(At).map_err(|_| Fault::NotFound)
    }
}

/// A form that a member of staff sent on a case.
pub(crate) struct Posted {
    /// Who reads the answer.
    pub(super) reader: Reader,
    /// Who sent it.
    pub(super) person: Person,
    /// Them in the seat that the form was shown in; none when it has ended since.
    pub(super) seated: Option<Seated>,
    /// On which case.
    pub(super) ticket: Ticket,
    /// What it holds.
    pub(super) form: CaseForm,
}

impl FromRequest<Site> for Posted {
    type Rejection = Fault;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Fault> {
        let (mut parts, body) = request.into_parts();
        let reader = Reader::of(&parts);
        let person = Person::from_request_parts(&mut parts, site).await?;
        let At(ticket) = At::from_request_parts(&mut parts, site).await?;
        let Typed(form) = Typed::<CaseForm>::from_request(Request::from_parts(parts, body), site).await?;
        let seated = person.in_seat_of(site, &form.seat).await?;
        Ok(Posted { reader, person, seated, ticket, form })
    }
}

#[cfg(test)]
mod tests;
