//! A case on the desk.

mod acts;
mod alike;
mod facts;
mod marks;
pub(super) mod page;
mod places;
mod proposal;

use super::actions::No;
use super::forms::{At, CaseForm, command_of};
use crate::fault::Fault;
use crate::reader::Reader;
use crate::site::Site;
use crate::viewer::Seated;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use lapor_app::look::{self, Seen, Similar};
use lapor_app::personal::Exposed;
use lapor_domain::cases::commands::CommandName;
use lapor_domain::cases::refusal::RefusalCode;
use lapor_domain::values::{Ticket, UserId};
use lapor_words::Words;
use maud::Markup;
use serde::Deserialize;

/// What the address asks for besides the case.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The command that was just done.
    done: String,
    /// The institution that is looked for.
    institution_q: String,
}

/// A case with everything that its page needs.
pub(super) struct CaseView {
    seen: Seen,
    officers: Vec<(UserId, String)>,
    similar: Vec<Similar>,
    done: Option<CommandName>,
    institution_q: String,
    draft: Option<Draft>,
}

/// A form that came back.
pub(super) struct Draft {
    name: CommandName,
    form: CaseForm,
    /// What its text gives away of a person, where nothing else keeps it from being sent.
    exposed: Vec<Exposed>,
    /// What is wrong: the field, none for the case as a whole; and the sentence.
    flaws: Vec<(Option<&'static str>, String)>,
    /// The answer's status.
    pub(super) status: StatusCode,
}

impl Draft {
    /// The form with the reason why it comes back.
    pub(super) fn new(words: Words, name: CommandName, form: CaseForm, no: No) -> Draft {
        let (field, text, is_stale) = match &no {
            No::NotYet(exposed) => {
                let exposed = exposed.clone();
                return Draft { name, form, exposed, flaws: Vec::new(), status: StatusCode::OK };
            }
            No::Open(open) => (Some(open.0), words.word("field-choose"), false),
            No::Refused(refusal) => {
                (refusal.code.field(), words.refusal(refusal), refusal.code == RefusalCode::Stale)
            }
        };
        let mut flaws = vec![(field, text)];
        let has_text = !matches!(name, CommandName::Route | CommandName::Assign);
        if matches!(no, No::Open(_)) && has_text && form.text.trim().is_empty() {
            flaws.push((Some("text"), words.named("refusal", RefusalCode::TextMissing.code())));
        }
        let status = if is_stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
        Draft { name, form, exposed: Vec::new(), flaws, status }
    }

    /// The sentence about a field.
    fn flaw(&self, field: &str) -> Option<&str> {
        self.flaws.iter().find(|(at, _)| *at == Some(field)).map(|(_, text)| text.as_str())
    }
}

impl CaseView {
    /// Opens the case. Where a view must be logged, it is by now.
    pub(super) async fn load(site: &Site, seated: &Seated, ticket: Ticket) -> Result<CaseView, Fault> {
        let seen = look::as_staff(&site.app, ticket, &seated.staff).await?;
        let can = |name| seen.actions.contains(&name);
        let officers = match &seen.case.lead {
            Some(lead) if can(CommandName::Assign) => look::assignable(&site.app, lead).await?,
            Some(lead) if can(CommandName::NameParty) => look::accusable(&site.app, lead).await?,
            _ => Vec::new(),
        };
        // What is only offered must not keep the case from its desk, nor what was typed from coming back.
        let similar = look::similar(&site.app, &seated.staff, &seen).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "similar reports can't be looked for");
            Vec::new()
        });
        Ok(CaseView { seen, officers, similar, done: None, institution_q: String::new(), draft: None })
    }

    /// With a form that came back.
    pub(super) fn with(self, draft: Draft) -> CaseView {
        CaseView { draft: Some(draft), ..self }
    }

    fn asked(self, asked: Asked) -> CaseView {
        CaseView { done: command_of(&asked.done), institution_q: asked.institution_q, ..self }
    }
}

/// The case's page.
pub(crate) async fn show(
    State(site): State<Site>,
    reader: Reader,
    seated: Seated,
    At(ticket): At,
    Query(asked): Query<Asked>,
) -> Result<Markup, Fault> {
    let view = CaseView::load(&site, &seated, ticket).await?.asked(asked);
    Ok(page::case(&site, &reader, &seated, &view))
}
