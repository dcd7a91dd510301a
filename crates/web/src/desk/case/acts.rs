//! The forms of a case: only for what its viewer may do now.

mod grounds;
mod leads;
mod parties;

use super::places::Offer;
use super::{CaseView, Draft};
use crate::components::{
    Button, Choice, Choices, Field, Look, actions, button, hidden_fields, radios, textarea_field,
};
use crate::views::Warning;
use data_encoding::BASE64URL_NOPAD;
use lapor_app::book::Book;
use lapor_domain::cases::commands::CommandName;
use lapor_domain::cases::status::Status;
use lapor_domain::reports::WORDS_LIMIT;
use lapor_domain::rulebook::Directory;
use lapor_words::Words;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// A command with the end of its form's address.
struct Act {
    name: CommandName,
    path: &'static str,
    look: Look,
}

/// The forms, in the order in which they stand; the first that is lawful stands open.
const ACTS: [Act; 17] = [
    Act { name: CommandName::Route, path: "routing", look: Look::Primary },
    Act { name: CommandName::Arbitrate, path: "arbitration", look: Look::Primary },
    Act { name: CommandName::Start, path: "start", look: Look::Primary },
    Act { name: CommandName::Answer, path: "answers", look: Look::Primary },
    Act { name: CommandName::Deliver, path: "promises/delivery", look: Look::Primary },
    Act { name: CommandName::Promise, path: "promises", look: Look::Primary },
    Act { name: CommandName::Progress, path: "progress", look: Look::Primary },
    Act { name: CommandName::CancelQuestion, path: "questions/cancellation", look: Look::Secondary },
    Act { name: CommandName::Ask, path: "questions", look: Look::Primary },
    Act { name: CommandName::Assign, path: "assignments", look: Look::Primary },
    Act { name: CommandName::Decline, path: "declines", look: Look::Danger },
    Act { name: CommandName::Reject, path: "rejection", look: Look::Danger },
    Act { name: CommandName::CorrectAnswer, path: "answers/correction", look: Look::Primary },
    Act { name: CommandName::Rearbitrate, path: "arbitration/review", look: Look::Danger },
    Act { name: CommandName::ReturnToWork, path: "returns", look: Look::Danger },
    Act { name: CommandName::NameParty, path: "parties", look: Look::Danger },
    Act { name: CommandName::Extend, path: "extensions", look: Look::Secondary },
];

/// The forms of one case.
pub(super) struct Acts<'a> {
    /// The reader's words.
    pub words: Words,
    /// The rulebook with its indexes.
    pub book: &'a Book,
    /// Who is at work.
    pub directory: &'a Directory,
    /// The case.
    pub view: &'a CaseView,
    /// The seat in which the forms are shown, as they carry it.
    pub seat: String,
}

impl Acts<'_> {
    /// All lawful forms.
    pub(super) fn forms(&self) -> Markup {
        let lawful: Vec<&Act> =
            ACTS.iter().filter(|act| self.view.seen.actions.contains(&act.name)).collect();
        let open = self.view.draft.as_ref().map(|draft| draft.name).filter(|name| is_among(&lawful, *name));
        let open = open.or(lawful.first().map(|act| act.name));
        html! {
            @if lawful.is_empty() { p.hint { (self.words.word("desk-case-no-actions")) } }
            @for act in &lawful {
                details.act id=(act.name.code()) open[Some(act.name) == open] {
                    summary { strong { (self.label(act.name)) } }
                    div { (self.form(act)) }
                }
            }
        }
    }

    fn form(&self, act: &Act) -> Markup {
        let case = &self.view.seen.case;
        let (version, token) = (case.seen_version.to_string(), token());
        let label = self.label(act.name);
        let warned = self.warned(act.name);
        html! {
            @if matches!(act.name, CommandName::Route | CommandName::Arbitrate) { (self.lead_search(act.name)) }
            form method="post" action={ "/desk/cases/" (case.ticket) "/" (act.path) } {
                (hidden_fields(&[("seat", &self.seat), ("seen_version", &version), ("token", &token)]))
                @if !warned.is_empty() { (hidden_fields(&[("warned", &warned)])) }
                (self.warning(act.name))
                (self.fields(act.name))
                (actions(&button(&Button { label: &label, look: act.look, ..Button::default() })))
            }
        }
    }

    fn fields(&self, name: CommandName) -> Markup {
        match name {
            CommandName::Route => self.lead(name),
            CommandName::Arbitrate => html! { (self.lead(name)) (self.text(name)) },
            CommandName::CancelQuestion => {
                html! { p { (self.words.word("desk-act-cancel-question-about")) } }
            }
            CommandName::Assign => self.assign(),
            CommandName::Reject => html! { (self.rejections()) (self.text(name)) },
            CommandName::Decline => {
                html! { (self.what_follows()) (self.declines()) (self.text(name)) (self.instead()) }
            }
            CommandName::Answer => html! { (self.answers()) (self.text(name)) (self.law(name)) },
            CommandName::Promise => html! { (self.text(name)) (self.until(name)) },
            CommandName::Extend => html! { (self.text(name)) (self.days(name)) },
            CommandName::CorrectAnswer => html! { (self.text(name)) (self.law(name)) },
            CommandName::NameParty => html! { (self.accused()) (self.text(name)) },
            _ => self.text(name),
        }
    }

    /// What a form is called; a promise that was given can only be put off.
    fn label(&self, name: CommandName) -> String {
        match (name, self.view.seen.case.status) {
            (CommandName::Promise, Status::Promised) => self.words.word("action-renew-promise"),
            _ => self.words.action(name),
        }
    }

    /// The form of this command that came back.
    fn draft(&self, name: CommandName) -> Option<&Draft> {
        self.view.draft.as_ref().filter(|draft| draft.name == name)
    }

    /// The kinds of personal data that the form of this command has warned of.
    fn warned(&self, name: CommandName) -> String {
        let Some(draft) = self.draft(name) else { return String::new() };
        let now = draft.exposed.iter().map(|one| one.kind);
        let kinds: BTreeSet<&str> = draft.form.warned.split_whitespace().chain(now).collect();
        kinds.into_iter().collect::<Vec<_>>().join(" ")
    }

    /// What the text gives away of a person, above it.
    fn warning(&self, name: CommandName) -> Markup {
        let Some(draft) = self.draft(name) else { return html! {} };
        let (words, found) = (self.words, draft.exposed.as_slice());
        Warning { words, who: "answer", found, change: html! {} }.shown(|_| &draft.form.text)
    }

    fn flaw(&self, name: CommandName, field: &str) -> Option<&str> {
        self.draft(name)?.flaw(field)
    }

    /// Where an error of a form leads.
    pub(super) fn error_id(&self, draft: &Draft, field: Option<&str>) -> String {
        let name = draft.name;
        match field {
            _ if !self.view.seen.actions.contains(&name) => "content".to_owned(),
            None => name.code().to_owned(),
            Some("institution") if name == CommandName::Decline => id(name, "instead_q"),
            Some("instead") if self.places().found(&draft.form.instead_q).is_empty() => id(name, "instead_q"),
            Some(field) => id(name, field),
        }
    }

    fn text(&self, name: CommandName) -> Markup {
        let label = self.words.named("desk-act-text", name.code());
        let hint = self.words.named_with("desk-act-text", name.code(), "-hint", &[]);
        textarea_field(
            self.words,
            &Field {
                name: "text",
                id: Some(&id(name, "text")),
                label: &label,
                hint: Some(&hint),
                value: self.draft(name).map_or("", |draft| &draft.form.text),
                error: self.flaw(name, "text"),
                max_chars: Some(WORDS_LIMIT),
                rows: 5,
                ..Field::default()
            },
        )
    }

    fn choose(&self, name: CommandName, field: &'static str, offers: &[Offer], chosen: &str) -> Markup {
        let legend = self.words.named("desk-act-choose", field);
        radios(
            self.words,
            &Choices {
                name: field,
                id: Some(&id(name, field)),
                legend: &legend,
                choices: &choices(offers),
                chosen: &[chosen],
                error: self.flaw(name, field),
                ..Choices::default()
            },
        )
    }
}

fn is_among(acts: &[&Act], name: CommandName) -> bool {
    acts.iter().any(|act| act.name == name)
}

fn choices(offers: &[Offer]) -> Vec<Choice<'_>> {
    offers.iter().map(|Offer { value, label, hint }| Choice { value, label, hint: hint.as_deref() }).collect()
}

/// One page has several fields of one name; the command in front keeps their ids apart.
fn id(name: CommandName, field: &str) -> String {
    format!("{}-{field}", name.code())
}

/// A fresh idempotency key: whoever presses twice does it once.
fn token() -> String {
    BASE64URL_NOPAD.encode(&rand::random::<[u8; 16]>())
}
